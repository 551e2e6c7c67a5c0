import { z } from 'zod';
import { DEFAULT_REPLICATION_SETTINGS } from '../../replication/index.js';
import type { ReplicationSettings } from '../../replication/index.js';
import type { Problem, SourceLocation } from '../../model/index.js';
import { refuseSettings } from '../parse-wave-settings.js';
import { hintFor, openYaml, placeAt } from '../yaml-document.js';
import type { OpenedYaml } from '../yaml-document.js';
import { overlay } from './overlay.js';
import { parseKey } from './parse-key.js';
import type { ContinuitySettings } from './read-continuity-settings.js';
import { REPLICATION_SETTINGS_SCHEMA } from './replication-settings-schema.js';

/** `replication` alone would be a site file's: both kinds of file lie in one folder. */
const REPLICATION = 'replicationPlan';
const TOP_KEYS: readonly string[] = [REPLICATION];

/** A whole file, as `schemas/continuity-settings.schema.json` publishes it. */
export const CONTINUITY_SETTINGS_FILE_SCHEMA: z.ZodType = z.strictObject({
  [REPLICATION]: REPLICATION_SETTINGS_SCHEMA.nullable().optional(),
});

/**
 * Reads a file of settings for the plans of replication and recovery: YAML 1.2, without aliases. What it leaves out is as the defaults have it.
 *
 * @param file its label, for messages and for the places of entries
 * @throws {AssessmentError} `continuity-settings/bad-yaml`, `continuity-settings/unknown-key` with the nearest known keys,
 *   `continuity-settings/bad-value`; all faults of the file are told at once, each with its line
 */
export function parseContinuitySettings(text: string, file: string): ContinuitySettings {
  const opened = openYaml(text, file);
  if (!('document' in opened)) {
    return refuseSettings([
      problem('bad-yaml', { file, line: opened.line }, [
        `the settings are no YAML: ${opened.found}`,
        'write them as YAML 1.2, each key once and without aliases',
      ]),
    ]);
  }
  const content: unknown = opened.content ?? {};
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return refuseSettings([
      problem('bad-value', { file, line: 1 }, [
        'the file holds no keys',
        `write settings under ${TOP_KEYS.join(', ')}`,
      ]),
    ]);
  }
  const strange = Object.keys(content).filter((key) => !TOP_KEYS.includes(key));
  const replication = parseKey(opened, REPLICATION, REPLICATION_SETTINGS_SCHEMA);
  const problems = [
    ...strange.map((key) =>
      problem('unknown-key', placeAt([key], opened), [`${key} is not a key of these settings`, hintFor(key, TOP_KEYS)]),
    ),
    ...replication.problems,
  ];
  if (problems.length > 0) return refuseSettings(problems);
  return { replication: replicationOf(replication.given, opened) };
}

function replicationOf(
  given: z.infer<typeof REPLICATION_SETTINGS_SCHEMA> | null,
  opened: OpenedYaml,
): ReplicationSettings {
  const laid = overlay(DEFAULT_REPLICATION_SETTINGS, given);
  const leftOut = (given?.leftOut ?? []).map((disk, index) => ({
    ...disk,
    at: placeAt([REPLICATION, 'leftOut', index], opened),
  }));
  return { ...laid, leftOut };
}

const problem = (
  code: string,
  at: SourceLocation,
  [message, remedy]: readonly [message: string, remedy: string],
): Problem => ({ code: `continuity-settings/${code}`, severity: 'error', at, message, remedy });
