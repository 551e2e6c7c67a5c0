import { DEFAULT_RECOVERY_SETTINGS } from '../../recovery/index.js';
import type { RecoverySettings } from '../../recovery/index.js';
import { DEFAULT_REPLICATION_SETTINGS } from '../../replication/index.js';
import type { ReplicationSettings } from '../../replication/index.js';
import type { SourceLocation } from '../../model/index.js';
import { readSettingsText } from '../settings-file.js';

/** What a file of settings says under its keys, each laid over its defaults. */
export interface ContinuitySettings {
  readonly replication: ReplicationSettings;
  readonly recovery: RecoverySettings;
  /** Where a key under `replicationPlan` stands, by its path such as `link.throttles.0`; absent: there is no file. */
  readonly placeOfReplication?: (path: string) => SourceLocation;
  /** The same of a key under `recoveryPlan`, such as `elements.0.needed`. */
  readonly placeOfRecovery?: (path: string) => SourceLocation;
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
  const { text, file } = await readSettingsText(path, {
    code: 'continuity-settings',
    remedy: 'leave out what is as the defaults have it',
  });
  // The schema library takes as long to load as the catalogue: only who brings settings pays for it.
  const { parseContinuitySettings } = await import('./parse-continuity-settings.js');
  return parseContinuitySettings(text, file);
}
