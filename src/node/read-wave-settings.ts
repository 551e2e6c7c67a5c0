import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { decodeText } from '../ingest/index.js';
import type { CalendarSettings } from '../calendar/index.js';
import type { CutoverSettings } from '../cutover/index.js';
import { AssessmentError } from '../model/index.js';
import type { WaveSettings } from '../waves/index.js';
import { cannotRead } from './file-problems.js';

/** What people settle about waves has pages, not volumes. */
const MAX_FILE_BYTES = 4_194_304;

/** What a file of settings says under its three keys, each laid over its defaults. */
export interface ReadWaveSettings {
  readonly settings: WaveSettings;
  readonly calendar: CalendarSettings;
  readonly cutover: CutoverSettings;
}

/**
 * Reads a file of settings: the keys `waves` (`parseWaveSettings`), `calendar` (`parseCalendarSettings`) and `cutover`
 * (`parseCutoverSettings`), each optional.
 *
 * @throws {AssessmentError} `node/cannot-read`, `wave-settings/huge-file`, and what the parsers find, all faults of a key at once
 */
export async function readWaveSettings(path: string): Promise<ReadWaveSettings> {
  const file = basename(path);
  const { size } = await stat(path).catch((cause: unknown) => cannotRead(path, cause));
  if (size > MAX_FILE_BYTES) {
    throw new AssessmentError({
      code: 'wave-settings/huge-file',
      severity: 'error',
      at: { file },
      message: `the settings have ${size} bytes, more than the ${MAX_FILE_BYTES} that are read`,
      remedy: 'write * for machines that are settled alike',
    });
  }
  const content = await readFile(path).catch((cause: unknown) => cannotRead(path, cause));
  // The schema library takes as long to load as the catalogue: only who brings settings pays for it.
  const [{ parseWaveSettings, refuseSettings }, { parseCalendarSettings }, { parseCutoverSettings }] =
    await Promise.all([
      import('./parse-wave-settings.js'),
      import('./parse-calendar-settings.js'),
      import('./parse-cutover-settings.js'),
    ]);
  const { settings, document } = parseWaveSettings(decodeText(content, file).text, file);
  const [calendar, cutover] = [parseCalendarSettings(document), parseCutoverSettings(document)];
  const problems = [...calendar.problems, ...cutover.problems];
  return problems.length > 0
    ? refuseSettings(problems)
    : { settings, calendar: calendar.values, cutover: cutover.values };
}
