import type { SamplesSummary } from '../assessment/index.js';
import type { Estate, InputSummary, SheetSummary } from '../model/index.js';
import { formatCount, formatCountOf } from './figures.js';
import { alignRows, joinLines, wrap } from './lines.js';
import { problemLines, timesOf } from './problems-text.js';
import { samplesLines } from './samples-text.js';

const COLUMNS_SHOWN = 6;
const INDENT = 2;

/**
 * What `check` tells before anything is sized: what each input was taken for and why, what became of its rows, which
 * columns nobody reads, what the samples are and which days they show, and what is wrong, worst first. Names from the input
 * cannot move the cursor of the terminal.
 *
 * @param samples null where there are none
 * @param terms `all`: every problem, not three of a kind
 */
export const renderCheckText = (
  estate: Estate,
  samples: SamplesSummary | null = null,
  terms: { readonly all?: boolean } = {},
): string =>
  joinLines([
    ...estate.inputs.flatMap(inputLines),
    ...countLines(estate),
    '',
    ...(samples === null ? [] : [...samplesLines(samples), '']),
    ...problemLines(estate.problems, terms),
  ]);

/** What one input was taken for and what became of its rows. */
export function inputLines({ file, kind, recognisedBy, sheets }: InputSummary): readonly string[] {
  const used = sheets.filter(({ isUsed }) => isUsed);
  const unused = sheets.filter(({ isUsed }) => !isUsed).map(({ name }) => name);
  return [
    ...wrap(file),
    ...wrap(`taken for ${kind}: ${recognisedBy}`, INDENT),
    ...(used.length === 0 ? [] : alignRows([SHEET_HEAD, ...used.map(sheetRow)], INDENT, [1, 3, 5, 7])),
    ...used.flatMap(skippedLines),
    ...used.flatMap(ignoredLines),
    ...used.flatMap(ignoredCounterLines),
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

/** Why rows of a sheet gave nothing, where its reader counted the reasons. */
const skippedLines = ({ name, rowsSkipped, skippedBecause = [] }: SheetSummary): readonly string[] =>
  skippedBecause.length === 0
    ? []
    : wrap(
        `${name}: ${formatCountOf(rowsSkipped, 'row')} skipped: ${skippedBecause.map(({ reason, count }) => `${formatCount(count)} ${reason}`).join(', ')}`,
        INDENT,
        INDENT + 2,
      );

const ignoredLines = ({
  name,
  columnsIgnored,
  columnsIgnoredCount = columnsIgnored.length,
}: SheetSummary): readonly string[] =>
  columnsIgnored.length === 0
    ? []
    : wrap(
        `${name}: ${formatCountOf(columnsIgnoredCount, 'column')} ignored: ${shortened(columnsIgnored)}`,
        INDENT,
        INDENT + 2,
      );

/** Counters that rows name and nobody reads, the most frequent first. */
function ignoredCounterLines({ name, countersIgnored = [] }: SheetSummary): readonly string[] {
  if (countersIgnored.length === 0) return [];
  const rows = countersIgnored.reduce((sum, one) => sum + one.rows, 0);
  const counters = countersIgnored.map((one) => `${one.name} (${formatCount(one.rows)})`);
  return wrap(
    `${name}: ${formatCountOf(counters.length, 'counter')} ignored, ${formatCountOf(rows, 'row')}: ${shortened(counters)}`,
    INDENT,
    INDENT + 2,
  );
}

/** The first few, and how many there are beside them. */
function shortened(names: readonly string[]): string {
  const rest = names.length - COLUMNS_SHOWN;
  const shown = names.slice(0, COLUMNS_SHOWN).join(', ');
  return rest > 0 ? `${shown} and ${formatCount(rest)} more` : shown;
}

/** The problems that come with a row of which no machine could be made, in words that follow a number. */
const WHY_NO_MACHINE: Readonly<Record<string, string>> = {
  'ingest/no-name': 'without a name',
  'ingest/srm-placeholder': 'for placeholders of Site Recovery Manager',
  'ingest/deleted-machine': 'marked as deleted',
  'ingest/hyperv-replica': 'for replicas of Hyper-V',
};

/** `: 10 for placeholders of Site Recovery Manager, 2 without a name`; nothing where nothing is skipped. */
function skippedWords({ counts, problems }: Estate): string {
  if (counts.skipped === 0) return '';
  const byReason = Object.entries(WHY_NO_MACHINE).flatMap(([code, words]) => {
    const count = problems.filter((problem) => problem.code === code).reduce((sum, one) => sum + timesOf(one), 0);
    return count === 0 ? [] : [{ count, words }];
  });
  if (byReason.length === 0) return '';
  const told = byReason.reduce((sum, { count }) => sum + count, 0);
  const others = counts.skipped > told ? [{ count: counts.skipped - told, words: 'for other reasons' }] : [];
  const all = [...byReason, ...others].sort((left, right) => right.count - left.count);
  return `: ${all.map(({ count, words }) => `${formatCount(count)} ${words}`).join(', ')}`;
}

function countLines(estate: Estate): readonly string[] {
  const { rows, machines, merged, skipped } = estate.counts;
  return wrap(
    `${formatCountOf(rows, 'row')} = ${formatCountOf(machines, 'machine')} + ${formatCount(merged)} merged into another + ` +
      `${formatCount(skipped)} skipped${skippedWords(estate)}`,
    0,
    INDENT,
  );
}
