import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { decodeText } from '../../ingest/index.js';
import { AssessmentError } from '../../model/index.js';
import { DEFAULT_RECOVERY_SETTINGS } from '../../recovery/index.js';
import type { RecoverySettings } from '../../recovery/index.js';
import { DEFAULT_REPLICATION_SETTINGS } from '../../replication/index.js';
import type { ReplicationSettings } from '../../replication/index.js';
import { cannotRead } from '../file-problems.js';

/** What people settle about two plans has pages, not volumes. */
const MAX_FILE_BYTES = 4_194_304;

/** What a file of settings says under its keys, each laid over its defaults. */
export interface ContinuitySettings {
  readonly replication: ReplicationSettings;
  readonly recovery: RecoverySettings;
}

/** What holds without a file. */
export const DEFAULT_CONTINUITY_SETTINGS: ContinuitySettings = {
  replication: DEFAULT_REPLICATION_SETTINGS,
  recovery: DEFAULT_RECOVERY_SETTINGS,
};

/**
 * Reads a file of settings: the keys `replicationPlan` and `recoveryPlan`, each optional.
 *
 * @throws {AssessmentError} `node/cannot-read`, `continuity-settings/huge-file`, and what the parser finds, all faults at once
 */
export async function readContinuitySettings(path: string): Promise<ContinuitySettings> {
  const file = basename(path);
  const { size } = await stat(path).catch((cause: unknown) => cannotRead(path, cause));
  if (size > MAX_FILE_BYTES) {
    throw new AssessmentError({
      code: 'continuity-settings/huge-file',
      severity: 'error',
      at: { file },
      message: `the settings have ${size} bytes, more than the ${MAX_FILE_BYTES} that are read`,
      remedy: 'leave out what is as the defaults have it',
    });
  }
  const content = await readFile(path).catch((cause: unknown) => cannotRead(path, cause));
  // The schema library takes as long to load as the catalogue: only who brings settings pays for it.
  const { parseContinuitySettings } = await import('./parse-continuity-settings.js');
  return parseContinuitySettings(decodeText(content, file).text, file);
}
