import type { z } from 'zod';
import { DEFAULT_CUTOVER_SETTINGS } from '../cutover/index.js';
import type { CutoverSettings } from '../cutover/index.js';
import { plainMachineName } from '../model/index.js';
import type { Parsed, Problem } from '../model/index.js';
import { CUTOVER_KEYS, CUTOVER_SETTINGS_SCHEMA } from './cutover-settings-schema.js';
import { hintFor, nameOfPath, placeAt } from './yaml-document.js';
import type { OpenedYaml } from './yaml-document.js';
import type { YamlPath } from './yaml-lines.js';

const KEY = 'cutover';
const WHERE = 'docs/cutover.md says what each key takes';

/**
 * Reads the key `cutover` of an opened waves file and leaves the other keys alone; what it does not set is as in
 * `DEFAULT_CUTOVER_SETTINGS`.
 *
 * @returns the defaults where the key is missing or has a fault, and all faults at once, each with its line, in the order of lines. Codes:
 *   `cutover/unknown-key` with the nearest known ones, `cutover/bad-value`, `cutover/repeated-machine`
 */
export function parseCutoverSettings(opened: OpenedYaml): Parsed<CutoverSettings> {
  const { content } = opened;
  const isThere = typeof content === 'object' && content !== null && Object.hasOwn(content, KEY);
  const entry: unknown = isThere ? Reflect.get(content, KEY) : undefined;
  // `cutover:` with nothing below it is an empty key, not a wrong one.
  if (entry === undefined || entry === null) return { values: DEFAULT_CUTOVER_SETTINGS, problems: [] };
  const checked = CUTOVER_SETTINGS_SCHEMA.safeParse(entry);
  if (!checked.success) {
    const problems = checked.error.issues.flatMap((issue) => problemsOf(issue, opened));
    problems.sort((left, right) => (left.at?.line ?? 0) - (right.at?.line ?? 0));
    return { values: DEFAULT_CUTOVER_SETTINGS, problems };
  }
  return { values: checked.data, problems: repeatedMachines(checked.data, opened) };
}

const cutoverProblem = (
  code: string,
  path: YamlPath,
  opened: OpenedYaml,
  [message, remedy]: readonly [message: string, remedy: string],
): Problem => ({ code: `cutover/${code}`, severity: 'error', at: placeAt(path, opened), message, remedy });

/** Two entries of one machine contradict each other or are a slip; neither is chosen in silence. */
function repeatedMachines({ addresses }: CutoverSettings, opened: OpenedYaml): readonly Problem[] {
  const seen = new Set<string>();
  return addresses.flatMap(({ machine }, index) => {
    const key = plainMachineName(machine);
    const isRepeated = seen.has(key);
    seen.add(key);
    const path = [KEY, 'addresses', index, 'machine'];
    return isRepeated
      ? [
          cutoverProblem('repeated-machine', path, opened, [
            `${nameOfPath(path)}: "${machine}" has an entry above`,
            'write one entry for each machine',
          ]),
        ]
      : [];
  });
}

function problemsOf(issue: z.core.$ZodIssue, opened: OpenedYaml): readonly Problem[] {
  const path = [KEY, ...issue.path];
  if (issue.code !== 'unrecognized_keys') {
    return [cutoverProblem('bad-value', path, opened, [`${nameOfPath(path)}: ${issue.message}`, WHERE])];
  }
  const known = CUTOVER_KEYS.get(String(issue.path[0] ?? '')) ?? [];
  return issue.keys.map((key) =>
    cutoverProblem('unknown-key', [...path, key], opened, [
      `${nameOfPath([...path, key])} is not a key of ${nameOfPath(path)}`,
      hintFor(key, known),
    ]),
  );
}
