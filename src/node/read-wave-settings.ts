import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { decodeText } from '../ingest/index.js';
import { AssessmentError } from '../model/index.js';
import { cannotRead } from './file-problems.js';
import { parseWaveSettings } from './parse-wave-settings.js';
import type { WaveSettingsFile } from './parse-wave-settings.js';

/** What people settle about waves has pages, not volumes. */
const MAX_FILE_BYTES = 4_194_304;

/**
 * Reads a file of settings, see `parseWaveSettings`: the settings of waves, and the opened document for the keys `calendar` and `cutover`.
 *
 * @throws {AssessmentError} `node/cannot-read`, `wave-settings/huge-file`, and what the parser finds
 */
export async function readWaveSettings(path: string): Promise<WaveSettingsFile> {
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
  return parseWaveSettings(decodeText(content, file).text, file);
}
