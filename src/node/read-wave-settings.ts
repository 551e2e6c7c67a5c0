import type { CalendarSettings } from '../calendar/index.js';
import type { CutoverSettings } from '../cutover/index.js';
import type { WaveSettings } from '../waves/index.js';
import { readSettingsText, refuseSettings } from './settings-file.js';

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
  const { text, file } = await readSettingsText(path, {
    code: 'wave-settings',
    remedy: 'write * for machines that are settled alike',
  });
  // The schema library takes as long to load as the catalogue: only who brings settings pays for it.
  const [{ parseWaveSettings }, { parseCalendarSettings }, { parseCutoverSettings }] = await Promise.all([
    import('./parse-wave-settings.js'),
    import('./parse-calendar-settings.js'),
    import('./parse-cutover-settings.js'),
  ]);
  const { settings, document } = parseWaveSettings(text, file);
  const [calendar, cutover] = [parseCalendarSettings(document), parseCutoverSettings(document)];
  const problems = [...calendar.problems, ...cutover.problems];
  return problems.length > 0
    ? refuseSettings(problems)
    : { settings, calendar: calendar.values, cutover: cutover.values };
}
