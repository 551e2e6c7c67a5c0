import { formatLocation } from '../model/index.js';
import type { Problem } from '../model/index.js';
import { formatCount, formatCountOf } from './figures.js';
import { wrap } from './lines.js';
import { PROBLEM_SEVERITIES, PROBLEM_SEVERITY_WORDS } from './words.js';

const INDENT = 2;
const EXAMPLES_SHOWN = 3;

/** Repeats that ingest told once count as often as they were found. */
export const timesOf = ({ count }: Problem): number => count ?? 1;

const timesOfAll = (problems: readonly Problem[]): number =>
  problems.reduce((sum, problem) => sum + timesOf(problem), 0);

/**
 * What is wrong, kind by kind, worst first: every kind with its number and up to three examples, so that many problems of one kind
 * never hide another.
 *
 * @param terms `all`: every problem one by one
 */
export function problemLines(
  problems: readonly Problem[],
  { all = false }: { readonly all?: boolean } = {},
): readonly string[] {
  if (problems.length === 0) return ['No problems.'];
  const kinds = kindsOf(problems);
  const cut = kinds.some((kind) => kind.length > EXAMPLES_SHOWN);
  return [
    `${tallyWords(problems)}:`,
    ...kinds.flatMap((kind) => (all || kind.length === 1 ? kind.flatMap(problemText) : kindText(kind))),
    ...(cut && !all ? ['--all lists every problem, --json has them as data'] : []),
  ];
}

/** `1 error, 25 warnings`; what there is none of is left out. */
export const tallyWords = (problems: readonly Problem[]): string =>
  PROBLEM_SEVERITIES.flatMap((severity) => {
    const count = timesOfAll(problems.filter((problem) => problem.severity === severity));
    return count === 0 ? [] : [formatCountOf(count, PROBLEM_SEVERITY_WORDS[severity])];
  }).join(', ');

/** Problems of one severity and code together, worst first, then in the order of their first. */
function kindsOf(problems: readonly Problem[]): readonly (readonly Problem[])[] {
  const sorted = PROBLEM_SEVERITIES.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
  const kinds = new Map<string, Problem[]>();
  for (const problem of sorted) {
    const key = `${problem.severity} ${problem.code}`;
    const known = kinds.get(key);
    if (known === undefined) kinds.set(key, [problem]);
    else known.push(problem);
  }
  return [...kinds.values()];
}

const fileOf = ({ at }: Problem): string | null => at?.file ?? null;

/** The first of each file until enough are told; where there are fewer files, others of them too. */
function examplesOf(kind: readonly Problem[]): readonly Problem[] {
  const files = new Set<string | null>();
  const firsts = kind.filter((problem) => {
    const isFirst = !files.has(fileOf(problem));
    files.add(fileOf(problem));
    return isFirst;
  });
  const chosen = new Set([...new Set([...firsts, ...kind])].slice(0, EXAMPLES_SHOWN));
  return kind.filter((problem) => chosen.has(problem));
}

const placeWords = ({ at }: Problem): string => (at === null ? '' : `${formatLocation(at)}: `);

const repeatWords = (problem: Problem): string =>
  timesOf(problem) < 2 ? '' : ` (${formatCount(timesOf(problem))} times, the first is shown)`;

function problemText(problem: Problem): readonly string[] {
  const { severity, code, message, remedy } = problem;
  return [
    ...wrap(
      `${placeWords(problem)}${PROBLEM_SEVERITY_WORDS[severity]} ${code}: ${message}${repeatWords(problem)}`,
      INDENT,
      INDENT + 2,
    ),
    ...wrap(`remedy: ${remedy}`, INDENT + 2, INDENT + 4),
  ];
}

/** Several problems of a kind: a remedy that all share is told once. */
function kindText(kind: readonly Problem[]): readonly string[] {
  const { severity, code, remedy } = kind[0]!;
  const files = new Set(kind.flatMap((problem) => fileOf(problem) ?? [])).size;
  const over = files < 2 ? '' : ` in ${formatCountOf(files, 'file')}`;
  const examples = examplesOf(kind);
  const isOneRemedy = kind.every((problem) => problem.remedy === remedy);
  const rest = timesOfAll(kind) - timesOfAll(examples);
  return [
    ...wrap(`${PROBLEM_SEVERITY_WORDS[severity]} ${code}, ${formatCount(timesOfAll(kind))} times${over}:`, INDENT),
    ...examples.flatMap((problem) => [
      ...wrap(`${placeWords(problem)}${problem.message}${repeatWords(problem)}`, INDENT + 2, INDENT + 4),
      ...(isOneRemedy ? [] : wrap(`remedy: ${problem.remedy}`, INDENT + 4, INDENT + 6)),
    ]),
    ...(rest === 0 ? [] : wrap(`and ${formatCount(rest)} more`, INDENT + 2)),
    ...(isOneRemedy ? wrap(`remedy: ${remedy}`, INDENT + 2, INDENT + 4) : []),
  ];
}

/** Every kind with its number, worst first: `2 ingest/bad-number`, `1 ingest/no-name`. */
export const kindWords = (problems: readonly Problem[]): readonly string[] =>
  kindsOf(problems).map((kind) => `${formatCount(timesOfAll(kind))} ${kind[0]!.code}`);
