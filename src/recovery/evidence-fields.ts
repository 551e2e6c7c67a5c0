import type { EvidenceResult } from './evidence.js';

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string' && value !== '';
const isTruth: Check = (value) => typeof value === 'boolean';
const isTextOrNull: Check = (value) => value === null || isText(value);
const isNumberOrNull: Check = (value) => value === null || (typeof value === 'number' && Number.isFinite(value));
const isListOf =
  (each: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(each);
const hasFields =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.entries(checks).every(([key, check]) => check(own(value, key)));

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (fields: Fields, key: string): unknown => (Object.hasOwn(fields, key) ? fields[key] : undefined);

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

/** In UTC, on a day that there is: 30 February is none, though a date of it can be made. */
const isInstant: Check = (value) => {
  const day = typeof value === 'string' ? INSTANT.exec(value)?.[1] : undefined;
  if (day === undefined || Number.isNaN(Date.parse(String(value)))) return false;
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
};

/** What each field of evidence has to be, in the order of `DrillEvidence`. */
const FIELDS: readonly (readonly [name: string, check: Check, what: string])[] = [
  ['schemaVersion', (value) => value === 1, 'is not 1'],
  ['scenarioId', isText, 'is no text'],
  ['scenario', isText, 'is no text'],
  ['kind', (value) => value === 'planned' || value === 'unplanned', 'is neither planned nor unplanned'],
  ['plan', isText, 'is no text'],
  ['scope', isListOf(isText), 'is no list of names'],
  ['from', isInstant, 'is no instant in UTC, such as 2026-11-22T01:00:00Z'],
  ['to', isInstant, 'is no instant in UTC, such as 2026-11-22T02:00:00Z'],
  ['participants', isListOf(hasFields({ name: isText, role: isText })), 'is no list of names with roles'],
  [
    'results',
    isListOf(
      hasFields({
        ...{ measure: isText, unit: isText, objective: isNumberOrNull, measured: isNumberOrNull },
        isMet: (value) => value === null || isTruth(value),
      }),
    ),
    'is no list of measures with unit, objective, measured and isMet',
  ],
  ['deviations', isListOf(isText), 'is no list of texts'],
  [
    'lessons',
    isListOf(hasFields({ lesson: isText, owner: isText, due: isTextOrNull })),
    'is no list of lessons with owner and due',
  ],
  ['isCleanedUp', isTruth, 'is neither true nor false'],
  ['isSuccessful', isTruth, 'is neither true nor false'],
  [
    'approver',
    (value) => value === null || hasFields({ name: isText, role: isText, at: isInstant })(value),
    'is neither null nor a name with role and instant',
  ],
];

/** What keeps a value from being `DrillEvidence`, in words; empty where it is. */
export function evidenceFaults(value: unknown): readonly string[] {
  if (!isObject(value)) return ['it has no fields'];
  const wrong = FIELDS.filter(([name, check]) => !check(own(value, name))).map(([name, , what]) => `${name} ${what}`);
  if (wrong.length > 0) return wrong;
  const [from, to] = [Date.parse(String(own(value, 'from'))), Date.parse(String(own(value, 'to')))];
  return [
    ...(to < from ? ['it ends before it begins'] : []),
    ...(own(value, 'results') as readonly EvidenceResult[]).flatMap(unmetFault),
  ];
}

/** Of a time less is better, of an availability more; what is better of other measures nobody can tell, and they are taken as they are. */
const MORE_IS_BETTER = /^(?!.*unavailab).*(?:availab|uptime)/iu;
const LESS_IS_BETTER = /\b(?:rto|rpo)\b|recovery (?:time|point)|downtime/iu;
const TIME_UNIT = /^(?:ms|s|sec|seconds?|min|minutes?|h|hours?|d|days?)$/iu;
/** Of these times, more may be better. */
const LASTING = /retention|between failures|mtbf|kept|availab|uptime/iu;
const PERCENT = /^(?:%|percent)$/iu;

function isReached({ measure, unit, objective, measured }: EvidenceResult): boolean | null {
  if (objective === null || measured === null) return null;
  if (PERCENT.test(unit.trim())) return MORE_IS_BETTER.test(measure) ? measured >= objective : null;
  const isLess = LESS_IS_BETTER.test(measure) || (TIME_UNIT.test(unit.trim()) && !LASTING.test(measure));
  return isLess ? measured <= objective : null;
}

/** A verdict that its own figures deny. */
function unmetFault(result: EvidenceResult, index: number): readonly string[] {
  const { measure, unit, objective, measured, isMet } = result;
  const reached = isReached(result);
  if (reached === null || isMet === null || reached === isMet) return [];
  return [
    `results.${index}.isMet is ${String(isMet)}, but of ${measure} ${measured} ${unit} were measured against ${objective} ${unit}, which ${reached ? 'meets' : 'misses'} it`,
  ];
}
