import { formatLocation } from '../model/index.js';
import type { SamplesSummary } from '../assessment/index.js';
import type { Estate, InputSummary, Problem, SheetSummary } from '../model/index.js';
import { formatCount, formatCountOf } from './figures.js';
import { alignRows, joinLines, wrap } from './lines.js';
import { samplesLines } from './samples-text.js';
import { PROBLEM_SEVERITIES, PROBLEM_SEVERITY_WORDS } from './words.js';

const PROBLEMS_SHOWN = 20;
const COLUMNS_SHOWN = 6;
const INDENT = 2;

/**
 * What `check` tells before anything is sized: what each input was taken for and why, what became of its rows, which
 * columns nobody reads, what the samples are and which days they show, and what is wrong, worst first. Names from the input
 * cannot move the cursor of the terminal.
 *
 * @param samples null where there are none
 */
export const renderCheckText = (estate: Estate, samples: SamplesSummary | null = null): string =>
  joinLines([
    ...estate.inputs.flatMap(inputLines),
    ...countLines(estate),
    '',
    ...(samples === null ? [] : [...samplesLines(samples), '']),
    ...problemLines(estate.problems),
  ]);

/** What one input was taken for and what became of its rows. */
export function inputLines({ file, kind, recognisedBy, sheets }: InputSummary): readonly string[] {
  const used = sheets.filter(({ isUsed }) => isUsed);
  const unused = sheets.filter(({ isUsed }) => !isUsed).map(({ name }) => name);
  return [
    ...wrap(file),
    ...wrap(`taken for ${kind}: ${recognisedBy}`, INDENT),
    ...(used.length === 0 ? [] : alignRows([SHEET_HEAD, ...used.map(sheetRow)], INDENT, [1, 3, 5, 7])),
    ...used.flatMap(ignoredLines),
    ...(unused.length === 0 ? [] : wrap(`not used: ${shortened(unused)}`, INDENT, INDENT + 2)),
    '',
  ];
}

const SHEET_HEAD: readonly string[] = ['sheet', 'rows read', '=', 'used', '+', 'skipped', ' ', 'empty'];

const sheetRow = ({ name, rowsRead, rowsUsed, rowsSkipped, rowsEmpty }: SheetSummary): readonly string[] => [
  name,
  formatCount(rowsRead),
  '=',
  formatCount(rowsUsed),
  '+',
  formatCount(rowsSkipped),
  ' ',
  formatCount(rowsEmpty),
];

const ignoredLines = ({ name, columnsIgnored }: SheetSummary): readonly string[] =>
  columnsIgnored.length === 0
    ? []
    : wrap(
        `${name}: ${formatCountOf(columnsIgnored.length, 'column')} ignored: ${shortened(columnsIgnored)}`,
        INDENT,
        INDENT + 2,
      );

/** The first few, and how many there are beside them. */
function shortened(names: readonly string[]): string {
  const rest = names.length - COLUMNS_SHOWN;
  const shown = names.slice(0, COLUMNS_SHOWN).join(', ');
  return rest > 0 ? `${shown} and ${formatCount(rest)} more` : shown;
}

function countLines({ counts: { rows, machines, merged, skipped } }: Estate): readonly string[] {
  return [
    `${formatCountOf(rows, 'row')} = ${formatCountOf(machines, 'machine')} + ${formatCount(merged)} merged into another + ` +
      `${formatCount(skipped)} skipped`,
  ];
}

/** Repeats that ingest told once count as often as they were found. */
const timesOf = ({ count }: Problem): number => count ?? 1;

/** What is wrong, worst first, as many as a terminal shows. */
export function problemLines(problems: readonly Problem[]): readonly string[] {
  if (problems.length === 0) return ['No problems.'];
  const tallies = PROBLEM_SEVERITIES.flatMap((severity) => {
    const count = problems
      .filter((problem) => problem.severity === severity)
      .reduce((sum, problem) => sum + timesOf(problem), 0);
    return count === 0 ? [] : [formatCountOf(count, PROBLEM_SEVERITY_WORDS[severity])];
  });
  const sorted = PROBLEM_SEVERITIES.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
  const kinds = groupKinds(sorted);
  const rest = kinds.slice(PROBLEMS_SHOWN).reduce((sum, kind) => sum + kind.length, 0);
  return [
    `${tallies.join(', ')}:`,
    ...kinds.slice(0, PROBLEMS_SHOWN).flatMap(problemText),
    ...(rest === 0 ? [] : [`and ${formatCountOf(rest, 'more problem')}; --json tells them all`]),
  ];
}

/** A kind of problem that more files have is told once for all of them. */
const FILES_TOLD_ONE_BY_ONE = 5;
const FILES_LISTED = 3;

const filesOf = (problems: readonly Problem[]): readonly string[] => [
  ...new Set(problems.flatMap(({ at }) => (at === null ? [] : [at.file]))),
];

/** Problems in their order, those of a kind that many files have together at the place of the first. */
function groupKinds(problems: readonly Problem[]): readonly (readonly Problem[])[] {
  const byKind = new Map<string, Problem[]>();
  for (const problem of problems) {
    const known = byKind.get(kindOf(problem));
    if (known === undefined) byKind.set(kindOf(problem), [problem]);
    else known.push(problem);
  }
  const grouped = new Set([...byKind.values()].filter((kind) => filesOf(kind).length > FILES_TOLD_ONE_BY_ONE));
  return problems.flatMap((problem) => {
    const kind = byKind.get(kindOf(problem))!;
    if (!grouped.has(kind)) return [[problem]];
    return kind[0] === problem ? [kind] : [];
  });
}

const kindOf = ({ severity, code }: Problem): string => `${severity} ${code}`;

/** One problem, or several of one kind that many files have. */
function problemText(kind: readonly Problem[]): readonly string[] {
  const { at, severity, code, message, remedy } = kind[0]!;
  const files = kind.length === 1 ? [] : filesOf(kind);
  const where = at === null ? '' : `${files.length === 0 ? formatLocation(at) : listedFiles(files)}: `;
  const count = kind.reduce((sum, problem) => sum + timesOf(problem), 0);
  const over = files.length === 0 ? '' : ` in ${formatCountOf(files.length, 'file')}`;
  const times = count < 2 ? '' : ` (${formatCount(count)} times${over}, the first is shown)`;
  return [
    ...wrap(`${where}${PROBLEM_SEVERITY_WORDS[severity]} ${code}: ${message}${times}`, INDENT, INDENT + 2),
    ...wrap(`remedy: ${remedy}`, INDENT + 2, INDENT + 4),
  ];
}

const listedFiles = (files: readonly string[]): string =>
  `${files.slice(0, FILES_LISTED).join(', ')} and ${formatCountOf(files.length - FILES_LISTED, 'more file')}`;
