import type { InputSummary, Instant, Milliseconds } from '../../model/index.js';

/** Why a row gave nothing; the texts of skip rules come beside these. */
export type SkipReason =
  | 'no machine'
  | 'not of a machine'
  | 'no usable stamp'
  | 'wrong number of cells'
  | 'line or cell too long'
  | 'unknown counter'
  | 'counter not needed'
  | 'nothing measured'
  | 'no usable value';

/** Lines, each undefined where it is not known. */
export type SampleEdges = readonly [first: number | undefined, last: number | undefined];

/** What became of one file. `rowsRead = rowsUsed + the counts of rowsSkipped`. */
export interface SampleFileSummary {
  readonly file: string;
  readonly kind: 'samples-csv' | 'samples-parquet' | 'unrecognised';
  readonly format: 'wide' | 'long' | 'mapped' | 'dialect' | null;
  /** Which form of another tool it is, such as `pdh-csv`; null for Portolan's own and mapped ones. */
  readonly dialect: string | null;
  /** What made us take it for that, in words. */
  readonly recognisedBy: string;
  /** Rows below the header that hold anything. */
  readonly rowsRead: number;
  /** Rows of which at least one value was taken. */
  readonly rowsUsed: number;
  /** By reason, the first met first. */
  readonly rowsSkipped: readonly { readonly reason: string; readonly count: number }[];
  readonly rowsEmpty: number;
  /** Values taken; a row has up to one per column. */
  readonly readings: number;
  readonly machines: number;
  /** Rows with the stamp of the row of the same machine before them; 0 in the long form, where that is usual. */
  readonly repeatedStamps: number;
  /** Earliest and latest stamp of the rows that were placed, skipped ones included; null where there is none. */
  readonly spanMs: readonly [first: Instant, last: Instant] | null;
  /** The lines of those two rows, the first of several of that stamp. */
  readonly spanLines: SampleEdges;
  /** What one sample stands for, where the file or the mapping says one number. */
  readonly intervalMs: Milliseconds | null;
  readonly columnsUsed: readonly string[];
  readonly columnsIgnored: readonly string[];
  /** How many columns those are: one entry may stand for several of a kind. */
  readonly columnsIgnoredCount: number;
  /** Where rows name their counter: those that are not read, with their rows, most rows first. */
  readonly countersIgnored: readonly { readonly name: string; readonly rows: number }[];
  /** The comments above the header, such as `source`, by their key in lower case. */
  readonly comments: ReadonlyMap<string, string>;
}

/** The summary as one input of an estate, so that one list tells what became of every file. */
export function inputOfSamples(summary: SampleFileSummary): InputSummary {
  const { file, kind, recognisedBy, rowsRead, rowsUsed, rowsEmpty, columnsUsed, columnsIgnored } = summary;
  const isUsed = kind !== 'unrecognised';
  const rows = { rowsRead, rowsUsed, rowsSkipped: rowsRead - rowsUsed, rowsEmpty };
  const reasons = summary.rowsSkipped.length === 0 ? {} : { skippedBecause: summary.rowsSkipped };
  const { columnsIgnoredCount, countersIgnored } = summary;
  const count = columnsIgnoredCount === columnsIgnored.length ? {} : { columnsIgnoredCount };
  const counters = countersIgnored.length === 0 ? {} : { countersIgnored };
  const sheet = { name: file, isUsed, ...rows, ...reasons, columnsUsed, columnsIgnored, ...count, ...counters };
  return { file, kind, recognisedBy, sheets: isUsed ? [sheet] : [] };
}
