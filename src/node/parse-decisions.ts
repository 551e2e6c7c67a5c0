import type { z } from 'zod';
import { FACT_FIELDS, factRule } from '../decisions/index.js';
import type { Decision } from '../decisions/index.js';
import { listMachines } from '../model/index.js';
import type { Parsed, Problem, SourceLocation } from '../model/index.js';
import { DECISION_KEYS, DECISION_SCHEMA, DECISIONS_FRAME_SCHEMA } from './decisions-schema.js';
import { entriesUnder, hintFor, nameOfPath, openYaml, placeAt } from './yaml-document.js';
import type { OpenedYaml } from './yaml-document.js';
import type { YamlPath } from './yaml-lines.js';

const MOST_PATTERNS = 200;
const MOST_NAMES = 50_000;
const MOST_DECISIONS = 5000;
const FRAME_KEYS: readonly string[] = ['title', 'decisions'];
const WHERE = 'docs/decisions.md and schemas/decisions.schema.json say what each key takes';

/**
 * Reads a file of decisions: YAML 1.2 or JSON with the keys of `schemas/decisions.schema.json`, without aliases.
 *
 * @param file its label, for problems and for the places of decisions
 * @returns every decision that has no fault, in the order of the file, and all faults at once, each with its line. Codes:
 *   `decisions/bad-yaml`, `decisions/unknown-key`, `decisions/unknown-kind` and `decisions/unknown-field` with the nearest known
 *   ones, `decisions/bad-value`
 */
export function parseDecisions(text: string, file: string): Parsed<readonly Decision[]> {
  const opened = openDecisions(text, file);
  if ('code' in opened) return { values: [], problems: [opened] };
  const checked = DECISIONS_FRAME_SCHEMA.safeParse(opened.content);
  const problems: Problem[] = [];
  if (!checked.success) problems.push(...checked.error.issues.flatMap((issue) => problemsOf(issue, [], opened)));
  const values: Decision[] = [];
  for (const [index, one] of entriesUnder(opened.content, 'decisions', MOST_DECISIONS).entries()) {
    const path = ['decisions', index];
    const decision = DECISION_SCHEMA.safeParse(one);
    if (!decision.success) {
      problems.push(...decision.error.issues.flatMap((issue) => problemsOf(issue, path, opened, one)));
      continue;
    }
    const at = placeAt(path, opened);
    const whole: Decision = { ...decision.data, at };
    const fault = faultOf(whole, path, opened);
    if (fault === null) values.push(whole);
    else problems.push(fault);
  }
  const endless = tooManyMachines(values, file);
  return endless === null ? { values, problems } : { values: [], problems: [...problems, endless] };
}

const decisionsProblem = (
  code: string,
  at: SourceLocation,
  [message, remedy]: readonly [message: string, remedy: string],
): Problem => ({ code: `decisions/${code}`, severity: 'error', at, message, remedy });

/** What only several keys together show. */
function faultOf(decision: Decision, path: YamlPath, opened: OpenedYaml): Problem | null {
  if (decision.kind === 'override' && factRule(decision.field) === null) {
    const known = FACT_FIELDS.map(({ name }) => name);
    const at = placeAt([...path, 'field'], opened);
    return decisionsProblem('unknown-field', at, [
      `"${decision.field}" is no field that a decision sets`,
      hintFor(decision.field, known),
    ]);
  }
  if (decision.until === null || decision.until >= decision.when) return null;
  return decisionsProblem('bad-value', placeAt([...path, 'until'], opened), [
    `${nameOfPath([...path, 'until'])}: ${decision.until} lies before ${decision.when}, the day of the decision`,
    'write the last day on which the decision holds',
  ]);
}

function openDecisions(text: string, file: string): OpenedYaml | Problem {
  const opened = openYaml(text, file);
  if ('document' in opened) return opened;
  return decisionsProblem('bad-yaml', { file, line: opened.line }, [
    `the decisions are no YAML: ${opened.found}`,
    'write them as YAML 1.2 or JSON, each key once and without aliases',
  ]);
}

function kindOf(one: unknown): string {
  const kind: unknown = typeof one === 'object' && one !== null ? Reflect.get(one, 'decide') : undefined;
  return typeof kind === 'string' ? kind : '';
}

const isMissing = (path: YamlPath, one: unknown): boolean =>
  path.length === 1 && typeof one === 'object' && one !== null && Reflect.get(one, path[0]!) === undefined;

/** Who decided, when and why are asked for by name: without them nobody can defend a decision. */
const MISSING: Readonly<Record<string, string>> = {
  who: 'says not who decided it',
  when: 'says not when it was decided',
  why: 'says not why',
  machines: 'names no machines',
};

function badValue(issue: z.core.$ZodIssue, path: YamlPath, one: unknown): readonly [message: string, remedy: string] {
  const key = String(issue.path[0] ?? '');
  const missing = Object.hasOwn(MISSING, key) && isMissing(issue.path, one) ? MISSING[key] : undefined;
  if (missing === undefined) return [`${nameOfPath(path)}: ${issue.message}`, WHERE];
  return [
    `${nameOfPath(path.slice(0, -1))} ${missing}`,
    `write the key ${key}: every decision has who, when, why and machines`,
  ];
}

/** @param within where in the file the checked value stands; @param one the decision, where it is one */
function problemsOf(
  issue: z.core.$ZodIssue,
  within: YamlPath,
  opened: OpenedYaml,
  one: unknown = null,
): readonly Problem[] {
  const path = [...within, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const known = within.length === 0 ? FRAME_KEYS : (DECISION_KEYS.get(kindOf(one)) ?? []);
    const owner = within.length === 0 ? 'a file of decisions' : `the decision ${kindOf(one)}`;
    return issue.keys.map((key) =>
      decisionsProblem('unknown-key', placeAt([...path, key], opened), [
        `${nameOfPath([...path, key])} is not a key of ${owner}`,
        hintFor(key, known),
      ]),
    );
  }
  if (issue.code === 'invalid_union' && within.length > 0 && issue.path[0] === 'decide') {
    const kind = kindOf(one);
    return [
      decisionsProblem('unknown-kind', placeAt(path, opened), [
        kind === ''
          ? `${nameOfPath(within)} says not what it decides`
          : `${nameOfPath(path)}: "${kind.slice(0, 100)}" is not a kind of decision`,
        hintFor(kind, [...DECISION_KEYS.keys()]),
      ]),
    ];
  }
  return [decisionsProblem('bad-value', placeAt(path, opened), badValue(issue, path, one))];
}

/** Lists without measure would take longer to compare than anybody waits. */
function tooManyMachines(decisions: readonly Decision[], file: string): Problem | null {
  let names = 0;
  let patterns = 0;
  for (const { machines } of decisions) {
    const list = listMachines(machines);
    names += list.names.length;
    patterns += list.patterns.length;
    if (names > MOST_NAMES || patterns > MOST_PATTERNS) {
      return decisionsProblem('bad-value', { file }, [
        `the decisions list more than the ${MOST_NAMES} machines or ${MOST_PATTERNS} patterns that are looked up`,
        'write one pattern for many machines, and one decision for what is decided alike',
      ]);
    }
  }
  return null;
}
