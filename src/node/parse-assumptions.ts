import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import {
  ASSUMPTION_KEYS,
  ASSUMPTIONS,
  CASE_PROFILES,
  findCaseProfile,
  isUnknownAllowed,
} from '../business-case/index.js';
import type { AssumptionChanges, AssumptionDefinition, AssumptionKey, CaseProfile } from '../business-case/index.js';
import { AssessmentError, nearestNames } from '../model/index.js';
import type { Problem, SourceLocation } from '../model/index.js';
import { lineOfPath } from './yaml-lines.js';

/** What a file assumes: the profile it starts from and what it changes of it. */
export interface StatedAssumptions {
  /** Null where it names none. */
  readonly profile: CaseProfile | null;
  readonly changes: AssumptionChanges;
}

type Place = (key: string) => SourceLocation | null;
type Told = readonly [code: string, message: string, remedy: string];

const EXTENDS = 'extends';
const MOST_RAMP_YEARS = 6;
const SUGGESTIONS = 2;
const LONGEST_TOLD = 60;

const told = (value: unknown): string => JSON.stringify(value).slice(0, LONGEST_TOLD);

function numberFault(
  key: string,
  definition: AssumptionDefinition & { kind: 'number' },
  value: unknown,
): string | null {
  if (value === null)
    return isUnknownAllowed(definition) ? null : `${key} has a documented value and cannot be unknown`;
  const { least, most, unit } = definition;
  const isRight = typeof value === 'number' && value >= least && value <= most;
  return isRight
    ? null
    : `${key} is ${told(value)}, not a number from ${least} to ${most}${unit === '' ? '' : ` (${unit})`}`;
}

function rampFault(key: string, value: unknown): string | null {
  const isList = Array.isArray(value) && value.length > 0 && value.length <= MOST_RAMP_YEARS;
  const isRising =
    isList &&
    value.every((share: unknown, year) => {
      const before: unknown = value[year - 1] ?? 0;
      return typeof share === 'number' && share >= Number(before) && share <= 100;
    });
  return isRising
    ? null
    : `${key} is ${told(value)}, not a list of 1 to ${MOST_RAMP_YEARS} percentages that never fall`;
}

function faultOf(key: AssumptionKey, value: unknown): string | null {
  const definition = ASSUMPTIONS[key];
  switch (definition.kind) {
    case 'number':
      return numberFault(key, definition, value);
    case 'ramp':
      return rampFault(key, value);
    case 'choice':
      return definition.choices.some((one) => one === value)
        ? null
        : `${key} is ${told(value)}, which is none of its choices`;
  }
}

function remedyOf(key: AssumptionKey): string {
  const definition = ASSUMPTIONS[key];
  const { meaning } = definition;
  if (definition.kind === 'choice') return `${meaning}: write ${definition.choices.join(' or ')}`;
  if (definition.kind === 'ramp') return `${meaning}: write it such as [0, 20, 50, 100]`;
  return `${meaning}: write it in digits with an optional decimal point${isUnknownAllowed(definition) ? ', or null where nobody knows' : ''}`;
}

function hintFor(key: string): string {
  const near = nearestNames(key, [...ASSUMPTION_KEYS, EXTENDS], SUGGESTIONS);
  return near.length > 0
    ? `did you mean ${near.join(' or ')}?`
    : 'docs/business-case.md lists them all, and so does portolan business-case --json';
}

const isKey = (key: string): key is AssumptionKey => Object.hasOwn(ASSUMPTIONS, key);

function toldOf(key: string, value: unknown): Told | null {
  if (!isKey(key)) return ['unknown-key', `${key.slice(0, LONGEST_TOLD)} is not an assumption`, hintFor(key)];
  const fault = faultOf(key, value);
  return fault === null ? null : ['bad-value', fault, remedyOf(key)];
}

function profileOf(name: unknown): CaseProfile | Told {
  const found = typeof name === 'string' ? findCaseProfile(name) : null;
  const names = CASE_PROFILES.map((profile) => profile.name).join(', ');
  return (
    found ?? ['unknown-profile', `extends is ${told(name)}, which is no profile of assumptions`, `name one of ${names}`]
  );
}

const problemAt = ([code, message, remedy]: Told, at: SourceLocation | null): Problem => ({
  code: `assumptions/${code}`,
  severity: 'error',
  at,
  message,
  remedy,
});

function refuse(problems: readonly Problem[]): void {
  const [first, ...others] = problems;
  if (first === undefined) return;
  const message = [
    first.message,
    ...others.map(
      (problem) =>
        `${problem.at?.line === undefined ? '' : `line ${problem.at.line}: `}${problem.message} (${problem.remedy})`,
    ),
  ];
  throw new AssessmentError({ ...first, message: message.join('\n  ') });
}

function checkAll(entries: readonly (readonly [string, unknown])[], place: Place): StatedAssumptions {
  const problems: Problem[] = [];
  const changes: Partial<Record<AssumptionKey, unknown>> = {};
  let profile: CaseProfile | null = null;
  for (const [key, value] of entries) {
    if (key === EXTENDS) {
      const found = profileOf(value);
      if ('name' in found) profile = found;
      else problems.push(problemAt(found, place(key)));
      continue;
    }
    const fault = toldOf(key, value);
    if (fault !== null) problems.push(problemAt(fault, place(key)));
    else if (isKey(key)) changes[key] = value;
  }
  refuse(problems);
  return { profile, changes: changes as AssumptionChanges };
}

interface Opened {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly content: unknown;
}

function open(text: string, file: string): Opened {
  const notYaml = (found: string, line: number): AssessmentError =>
    new AssessmentError(
      problemAt(
        [
          'bad-yaml',
          `the assumptions are no YAML: ${found.split('\n')[0] ?? ''}`,
          'write one assumption a line, such as growthPercent: 3, each once and without aliases',
        ],
        { file, line },
      ),
    );
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, version: '1.2' });
    const [first] = document.errors;
    if (first !== undefined) throw notYaml(first.message, first.linePos?.[0].line ?? 1);
    return { document, lines, content: document.toJS({ maxAliasCount: 0 }) };
  } catch (cause) {
    if (cause instanceof AssessmentError) throw cause;
    // Aliases, and nesting too deep for the parser's recursion.
    throw notYaml(cause instanceof Error ? cause.message : String(cause), 1);
  }
}

/**
 * Reads a file of assumptions: YAML 1.2 (and so JSON) with the keys of `schemas/assumptions.schema.json`, and `extends` for the
 * profile they change.
 *
 * @param file its label, for messages
 * @throws {AssessmentError} `assumptions/bad-yaml`, `assumptions/unknown-key` with the nearest known ones,
 *   `assumptions/bad-value`, `assumptions/unknown-profile`; all faults at once, each with its line
 */
export function parseAssumptions(text: string, file: string): StatedAssumptions {
  const { document, lines, content: found } = open(text, file);
  const content = found ?? {}; // nothing is said, and nothing is changed
  if (typeof content !== 'object' || Array.isArray(content)) {
    throw new AssessmentError(
      problemAt(
        [
          'bad-value',
          'the file is not a list of keys and values',
          'write one assumption a line, such as growthPercent: 3',
        ],
        { file, line: 1 },
      ),
    );
  }
  return checkAll(Object.entries(content), (key) => ({ file, line: lineOfPath(document, [key], lines) }));
}

/**
 * Reads assumptions of a command line, such as `growthPercent=3` or `migratedPercentByYear=[0,50,100]`.
 *
 * @throws {AssessmentError} as `parseAssumptions`, and `assumptions/bad-yaml` for a text without `=`
 */
export function parseAssumptionWords(words: readonly string[]): AssumptionChanges {
  const entries = words.map((word): readonly [string, unknown] => {
    const [key = '', ...others] = word.split('=');
    if (others.length > 0 && key !== EXTENDS) return [key.trim(), open(others.join('='), '--assume').content];
    throw new AssessmentError(
      problemAt(
        [
          'bad-yaml',
          `--assume "${word.slice(0, LONGEST_TOLD)}" is no assumption`,
          'write a key, an equals sign and a value, such as --assume growthPercent=3',
        ],
        null,
      ),
    );
  });
  return checkAll(entries, () => null).changes;
}
