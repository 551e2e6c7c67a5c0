import { z } from 'zod';
import type { SourceLocation } from '../../model/index.js';
import { DEFAULT_RECOVERY_SETTINGS } from '../../recovery/index.js';
import type { RecoverySettings } from '../../recovery/index.js';
import { DEFAULT_REPLICATION_SETTINGS } from '../../replication/index.js';
import type { ReplicationSettings } from '../../replication/index.js';
import { openSettings, refuseSettings } from '../settings-file.js';
import type { SettingsKind } from '../settings-file.js';
import { placeAt } from '../yaml-document.js';
import type { OpenedYaml } from '../yaml-document.js';
import { overlay } from './overlay.js';
import { parseKey } from './parse-key.js';
import type { ContinuitySettings } from './read-continuity-settings.js';
import { RECOVERY_SETTINGS_SCHEMA } from './recovery-settings-schema.js';
import type { GivenRecoverySettings } from './recovery-settings-schema.js';
import { REPLICATION_SETTINGS_SCHEMA } from './replication-settings-schema.js';
import type { GivenReplicationSettings } from './replication-settings-schema.js';

/** `replication` alone would be a site file's: both kinds of file lie in one folder. */
const REPLICATION = 'replicationPlan';
const RECOVERY = 'recoveryPlan';
const KIND: SettingsKind = { code: 'continuity-settings', topKeys: [REPLICATION, RECOVERY] };

/** A whole file, as `schemas/continuity-settings.schema.json` publishes it. */
export const CONTINUITY_SETTINGS_FILE_SCHEMA: z.ZodType = z.strictObject({
  [REPLICATION]: REPLICATION_SETTINGS_SCHEMA.nullable().optional(),
  [RECOVERY]: RECOVERY_SETTINGS_SCHEMA.nullable().optional(),
});

/**
 * Reads a file of settings for the plans of replication and recovery: YAML 1.2, without aliases. What it leaves out is as the defaults have it.
 *
 * @param file its label, for messages and for the places of entries
 * @throws {AssessmentError} `continuity-settings/bad-yaml`, `continuity-settings/unknown-key` with the nearest known keys,
 *   `continuity-settings/bad-value`; all faults of the file are told at once, each with its line
 */
export function parseContinuitySettings(text: string, file: string): ContinuitySettings {
  const { opened, problems: strange } = openSettings(text, file, KIND);
  const replication = parseKey(opened, REPLICATION, REPLICATION_SETTINGS_SCHEMA);
  const recovery = parseKey(opened, RECOVERY, RECOVERY_SETTINGS_SCHEMA);
  const problems = [...strange, ...replication.problems, ...recovery.problems];
  if (problems.length > 0) return refuseSettings(problems);
  const placeUnder =
    (key: string) =>
    (path: string): SourceLocation =>
      placeAt([key, ...path.split('.').map(stepOf)], opened);
  return {
    replication: replicationOf(replication.given, opened),
    recovery: recoveryOf(recovery.given, opened),
    placeOfReplication: placeUnder(REPLICATION),
    placeOfRecovery: placeUnder(RECOVERY),
  };
}

/** Entries of lists go by their number. */
const stepOf = (part: string): string | number => (/^\d+$/.test(part) ? Number(part) : part);

function replicationOf(given: GivenReplicationSettings | null, opened: OpenedYaml): ReplicationSettings {
  const laid = overlay(DEFAULT_REPLICATION_SETTINGS, given);
  const leftOut = (given?.leftOut ?? []).map((disk, index) => ({
    ...disk,
    at: placeAt([REPLICATION, 'leftOut', index], opened),
  }));
  const folds = (given?.folds ?? []).map(({ disk, ...fold }, index) => ({
    ...{ ...fold, disk: disk ?? null },
    at: placeAt([REPLICATION, 'folds', index], opened),
  }));
  return { ...laid, leftOut, folds };
}

function recoveryOf(given: GivenRecoverySettings | null, opened: OpenedYaml): RecoverySettings {
  const laid = overlay(DEFAULT_RECOVERY_SETTINGS, given);
  const actions = (given?.actions ?? []).map(({ group, machines, ...action }, index) => ({
    ...action,
    group: group ?? null,
    machines: machines ?? [],
    at: placeAt([RECOVERY, 'actions', index], opened),
  }));
  const elements = (given?.elements ?? []).map(({ name, mtbfHours, mttrHours, availabilityPercent, needed }) => ({
    ...{ name, mtbfHours: mtbfHours ?? null, mttrHours: mttrHours ?? null },
    ...{ availabilityPercent: availabilityPercent ?? null, needed: needed ?? null },
  }));
  return { ...laid, actions, elements };
}
