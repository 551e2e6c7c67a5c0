import type { ChangedBlocks, ChangedBlocksFile, ChangedInterval, Problem, SourceLocation } from '../../model/index.js';
import { createChunkDecoder } from '../samples/decode-chunks.js';
import { createLineFeed } from '../samples/line-feed.js';
import { parseStamp } from '../samples/parse-stamp.js';
import { createProblemLog } from '../samples/problem-log.js';
import type { ProblemLog } from '../samples/problem-log.js';
import { splitCells } from '../samples/split-cells.js';
import { changedHeaderOf } from './columns.js';
import type { ChangedColumn, ChangedHeader } from './columns.js';
import { badAmount, badStamp, emptyCell, hugeRow, noZone, openQuote, reversedInterval } from './problems.js';

/** Takes one file in pieces of any size. */
export interface ChangedBlocksReader {
  readonly push: (bytes: Uint8Array) => void;
  readonly end: () => void;
}

/** Reads any number of files, one after the other; see `createChangedBlocksRun`. */
export interface ChangedBlocksRun {
  /** @param file its label in every location */
  readonly openFile: (file: string) => ChangedBlocksReader;
  readonly finish: () => ChangedBlocks;
}

interface OpenedFile {
  readonly log: ProblemLog;
  readonly intervals: ChangedInterval[];
  readonly counts: { file: string; rowsRead: number; rowsSkipped: number };
}

/**
 * Reads what changed on disks, interval by interval, from CSV with the columns `machine,disk,from,to,changed_bytes` and, where known,
 * `granularity_bytes` and `source`, in any order and beside others; separated by comma, semicolon or tab. Above the header there may be lines
 * that begin with `#`. A row with a fault is told with its line and skipped, and the others are read. Nothing is known of machines here.
 *
 * @param zone IANA name or offset by which times are meant that state none; null: such a row is skipped
 */
export function createChangedBlocksRun(zone: string | null): ChangedBlocksRun {
  const opened: OpenedFile[] = [];
  return {
    openFile: (file) => {
      const one: OpenedFile = {
        log: createProblemLog(),
        intervals: [],
        counts: { file, rowsRead: 0, rowsSkipped: 0 },
      };
      opened.push(one);
      return readerOf(one, zone);
    },
    finish: () => ({
      files: opened.map(({ counts }): ChangedBlocksFile => ({ ...counts })),
      intervals: opened.flatMap(({ intervals }) => intervals),
      problems: opened.flatMap(({ log }) => log.list()),
    }),
  };
}

function readerOf({ log, intervals, counts }: OpenedFile, zone: string | null): ChangedBlocksReader {
  let header: ChangedHeader | null = null;
  const { file } = counts;
  const takeRow = (line: string, lineNumber: number, isHuge: boolean): void => {
    if (header === null) {
      header = changedHeaderOf(line);
      return;
    }
    if (line.trim() === '' || line.startsWith('#')) return;
    counts.rowsRead += 1;
    const at = { file, line: lineNumber };
    const found = isHuge ? fault('huge', hugeRow) : rowOf(line, header, { at, zone });
    if (!('make' in found)) {
      intervals.push(found);
      return;
    }
    counts.rowsSkipped += 1;
    const { kind, make, column } = found;
    log.tell(kind, column === null ? at : { ...at, column }, make);
  };
  const decoder = createChunkDecoder();
  const lines = createLineFeed(takeRow);
  return {
    push: (bytes) => {
      lines.push(decoder.decode(bytes));
    },
    end: () => {
      lines.push(decoder.end());
      lines.end(false);
    },
  };
}

interface RowFault {
  readonly kind: string;
  readonly column: string | null;
  readonly make: (at: SourceLocation) => Problem;
}

const fault = (kind: string, make: RowFault['make'], column: string | null = null): RowFault => ({
  kind,
  column,
  make,
});

/** How the columns are called where a fault names one. */
const PRINTED: Readonly<Record<ChangedColumn, string>> = {
  ...{ machine: 'machine', disk: 'disk', from: 'from', to: 'to', source: 'source' },
  ...{ changedbytes: 'changed_bytes', granularitybytes: 'granularity_bytes' },
};

interface RowTerms {
  readonly at: SourceLocation;
  readonly zone: string | null;
}

function rowOf(
  line: string,
  { separator, columns }: ChangedHeader,
  { at, zone }: RowTerms,
): ChangedInterval | RowFault {
  const { cells, isUnclosed } = splitCells(line, separator);
  if (isUnclosed) return fault('quote', openQuote);
  const textOf = (column: ChangedColumn): string => (cells[columns.get(column) ?? -1] ?? '').trim();
  for (const column of ['machine', 'disk', 'from', 'to', 'changedbytes'] as const)
    if (textOf(column) === '') return fault('empty', emptyCell(PRINTED[column]), PRINTED[column]);
  const changedBytes = amountOf(textOf('changedbytes'));
  if (changedBytes === null) return wrongAmount('changedbytes', textOf('changedbytes'));
  const granularityBytes = textOf('granularitybytes') === '' ? null : amountOf(textOf('granularitybytes'));
  if (textOf('granularitybytes') !== '' && !granularityBytes)
    return wrongAmount('granularitybytes', textOf('granularitybytes'));
  const fromMs = stampOf('from', textOf('from'), zone);
  if (typeof fromMs !== 'number') return fromMs;
  const toMs = stampOf('to', textOf('to'), zone);
  if (typeof toMs !== 'number') return toMs;
  if (toMs <= fromMs) return fault('reversed', reversedInterval(textOf('from'), textOf('to')));
  const source = textOf('source');
  return {
    ...{ machine: textOf('machine'), disk: textOf('disk'), fromMs, toMs, changedBytes, granularityBytes },
    ...{ source: source === '' ? null : source, at },
  };
}

const wrongAmount = (column: ChangedColumn, text: string): RowFault =>
  fault('number', badAmount(PRINTED[column], text), PRINTED[column]);

/** Whole bytes that a number holds exactly; null for any other text. */
function amountOf(text: string): number | null {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : null;
}

function stampOf(column: 'from' | 'to', text: string, zone: string | null): number | RowFault {
  const found = parseStamp(text, zone);
  if (typeof found === 'number') return found;
  return found === 'noZone'
    ? fault('zone', noZone(column, text), column)
    : fault('stamp', badStamp(column, text), column);
}
