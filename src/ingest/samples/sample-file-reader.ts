import { compareText, invariant } from '../../model/index.js';
import type { Instant, Milliseconds, Problem } from '../../model/index.js';
import { MAX_CELL_CHARACTERS } from '../columns.js';
import { assumedEncoding, shown, unclosedQuote } from '../problems.js';
import { createChunkDecoder } from './decode-chunks.js';
import { createLineFeed, MAX_LINE_CHARACTERS } from './line-feed.js';
import { openSamples } from './open-samples.js';
import type { OpenedSamples, SampleEnvironment, WideRows } from './open-samples.js';
import { misfitOf } from './mapping-misfit.js';
import {
  cutShort,
  hugeLine,
  mappingDoesNotFit,
  noSampleRows,
  notSamples,
  nulsInLine,
  raggedSampleRow,
  repeatedStamps,
} from './problems.js';
import { createProblemLog } from './problem-log.js';
import type { ProblemLog } from './problem-log.js';
import { commentOf, isPreamble, MAX_HEAD_LINES, recogniseHead, recogniseTable } from './recognise-samples.js';
import type { RecognisedSamples } from './recognise-samples.js';
import type { SampleFileSummary } from './sample-summary.js';
import { tellUnread, withTimes } from './sample-table.js';
import type { SampleTable } from './sample-table.js';
import { countSkip, edgeLines, emptyTally } from './sample-tally.js';
import type { SampleTally } from './sample-tally.js';
import { splitCells } from './split-cells.js';
import type { SplitLine } from './split-cells.js';

/** Takes one file of samples, piece by piece. */
export interface SampleFileReader {
  /** The next piece, cut anywhere: bytes of any encoding, or text. One file is fed in one of the two. */
  readonly push: (piece: Uint8Array | string) => void;
  /** Whether the rest of the file need not be read: it is no file of samples. */
  readonly isRefused: () => boolean;
  /** For a reader of bytes: the rows below the header, once it was pushed; null before, and where they are not of that kind. */
  readonly wideRows: () => (WideRows & { readonly tally: SampleTally }) | null;
  /** Reads a line below the header that a reader of bytes leaves; `isGuessed`: it was no UTF-8. */
  readonly readLine: (line: string, lineNumber: number, isGuessed: boolean) => void;
  /** In place of `push`, for a table that is no text: what stands in place of a header. Rows come as cells, numbered from 1. */
  readonly openTable: (table: SampleTable) => void;
  readonly readCells: (cells: readonly string[], rowNumber: number) => void;
  /** Ends the file. `cutBy`: why it ended too early; its last line, which may be half a line, is left out. */
  readonly end: (cutBy?: string) => { readonly summary: SampleFileSummary; readonly problems: readonly Problem[] };
}

const MAX_COMMENTS = 100;
const MAX_COMMENT_CHARACTERS = 1000;

/** The state of one file between its lines. */
interface FileState {
  readonly environment: SampleEnvironment;
  kind: 'samples-csv' | SampleTable['kind'];
  readonly file: string;
  readonly fileName: string;
  readonly log: ProblemLog;
  readonly tally: ReturnType<typeof emptyTally>;
  readonly comments: Map<string, string>;
  /** The lines so far, until they are recognised; `characters` of them together. */
  readonly head: { readonly lines: string[]; characters: number };
  recognised: RecognisedSamples | null;
  opened: OpenedSamples | null;
  width: number | null;
  isRefused: boolean;
}

/**
 * Makes the reader of one file: recognises it by its header, gives what its rows hold to the sink, and holds no more of it
 * than one line.
 *
 * @param name `file`: the label of its problems; `fileName`: its bare name, from which a mapping may take the machine
 */
export function createSampleFileReader(
  environment: SampleEnvironment,
  { file, fileName }: { readonly file: string; readonly fileName: string },
): SampleFileReader {
  const state: FileState = {
    environment,
    kind: 'samples-csv',
    file,
    fileName,
    log: createProblemLog(),
    tally: emptyTally(),
    comments: new Map(),
    head: { lines: [], characters: 0 },
    recognised: null,
    opened: null,
    width: 0,
    isRefused: false,
  };
  const decoder = createChunkDecoder();
  let hasGuessed = false;
  const feed = createLineFeed((line, lineNumber, isHuge) => {
    if (state.isRefused) return;
    if (state.opened === null) readHeadLine(state, line, { lineNumber, isHuge });
    else readRowLine(state, state.opened, line, { lineNumber, isHuge });
  });
  let isStart = true;
  const pushText = (text: string): void => {
    feed.push(isStart && text.startsWith('\ufeff') ? text.slice(1) : text);
    if (text !== '') isStart = false;
  };
  return {
    push: (piece) => {
      pushText(typeof piece === 'string' ? piece : decoder.decode(piece));
    },
    isRefused: () => state.isRefused,
    wideRows: () => {
      const wide = state.opened?.wide ?? null;
      return wide === null ? null : { ...wide, tally: state.tally };
    },
    readLine: (line, lineNumber, isGuessed) => {
      invariant(state.opened !== null, 'lines are read below a header');
      hasGuessed ||= isGuessed;
      readRowLine(state, state.opened, line, { lineNumber, isHuge: line.length > MAX_LINE_CHARACTERS });
    },
    openTable: (table) => {
      openTable(state, table);
    },
    readCells: (cells, rowNumber) => {
      if (state.opened === null) return;
      readCut(
        state,
        state.opened,
        { cells, isUnclosed: false, count: cells.length },
        { lineNumber: rowNumber, isHuge: false },
      );
    },
    end: (cutBy) => {
      pushText(decoder.end());
      feed.end(cutBy !== undefined);
      if (state.opened === null && !state.isRefused && state.head.lines.length > 0) recogniseLines(state, true);
      return finishFile(state, { hasGuessed: hasGuessed || decoder.hasGuessed(), cutBy });
    },
  };
}

interface LineNote {
  readonly lineNumber: number;
  readonly isHuge: boolean;
}

function readHeadLine(state: FileState, line: string, note: LineNote): void {
  const { head } = state;
  if (note.isHuge) {
    tellNotSamples(state, line, note.lineNumber);
    return;
  }
  if (isPreamble(line)) keepComment(state.comments, line);
  head.lines.push(line);
  head.characters += line.length;
  recogniseLines(state, head.lines.length >= MAX_HEAD_LINES || head.characters > MAX_LINE_CHARACTERS);
}

/** `isEnd`: no further line will help to recognise the file. */
function recogniseLines(state: FileState, isEnd: boolean): void {
  const { environment, fileName, head } = state;
  const recognised = recogniseHead({ lines: head.lines, isEnd, fileName }, environment.mapping);
  if (recognised === 'more') return;
  state.recognised = recognised;
  if (recognised === null) refuse(state);
  else openRows(state, recognised);
}

/** A file of nothing but comments and blank lines is not refused before its end: it is empty. */
function refuse(state: FileState): void {
  const { lines } = state.head;
  const isLong = lines.length >= MAX_HEAD_LINES;
  const line = lines.find((one) => !isPreamble(one)) ?? (isLong ? lines.at(-1)! : '');
  if (line !== '') tellNotSamples(state, line, lines.indexOf(line) + 1);
}

function tellNotSamples(state: FileState, line: string, lineNumber: number): void {
  const at = { file: state.file, line: lineNumber };
  const misfit = misfitOf(line, state.environment.mapping);
  const what = state.kind === 'samples-csv' ? 'the first line is' : 'the columns are';
  state.log.tell('not-samples', at, (where) =>
    misfit === null ? notSamples(where, `${what} "${shown(line)}"`) : mappingDoesNotFit(where, misfit),
  );
  state.isRefused = true;
}

/** Plans how the rows are read, and reads those that were needed to recognise the file. */
function openRows(state: FileState, recognised: RecognisedSamples): void {
  const { environment, file, fileName, comments, head, log, tally } = state;
  const lines = head.lines.splice(0);
  const line = recognised.dialect?.headLines ?? lines.length;
  const opened = openSamples(environment, { file, fileName, line, recognised, comments, log, tally });
  state.opened = opened;
  state.isRefused = opened === null;
  if (opened === null) return;
  const isRow = recognised.dialect === null && recognised.header.length === 0;
  state.width = isRow ? splitCells(lines.at(-1)!, recognised.separator).cells.length : opened.width;
  const rows = isRow ? lines.slice(-1) : lines.slice(line);
  for (const [index, row] of rows.entries()) {
    readRowLine(state, opened, row, { lineNumber: lines.length - rows.length + index + 1, isHuge: false });
  }
}

/** A table has no header line: what is told of its columns has no line either. */
const NO_LINE = 0;

function openTable(state: FileState, table: SampleTable): void {
  const { kind, columns, unread, notes } = table;
  state.kind = kind;
  const { mapping } = state.environment;
  tellUnread(unread, { ...state, mapping });
  const recognised = recogniseTable(columns, mapping);
  state.recognised = recognised;
  if (recognised === null) {
    tellNotSamples(state, columns.join(mapping?.separator ?? ','), NO_LINE);
    return;
  }
  for (const [key, value] of notes) state.comments.set(key, value.slice(0, MAX_COMMENT_CHARACTERS));
  const environment = { ...state.environment, mapping: withTimes(mapping, table) };
  const { file, fileName, comments, log, tally } = state;
  const opened = openSamples(environment, { file, fileName, line: NO_LINE, recognised, comments, log, tally });
  state.opened =
    opened === null ? null : { ...opened, ignored: [...opened.ignored, ...unread.map(({ name }) => name)] };
  state.isRefused = opened === null;
  state.width = columns.length;
}

function keepComment(comments: Map<string, string>, line: string): void {
  const comment = commentOf(line);
  if (comment === null || comments.size >= MAX_COMMENTS) return;
  comments.set(comment[0], comment[1].slice(0, MAX_COMMENT_CHARACTERS));
}

const isBlank = (cell: string): boolean => cell.trim() === '';
const isEmptyRow = (cells: readonly string[]): boolean => isBlank(cells[0] ?? '') && cells.every(isBlank);

function readRowLine(state: FileState, opened: OpenedSamples, printed: string, note: LineNote): void {
  const { log, recognised } = state;
  const at = { file: state.file, line: note.lineNumber };
  const line = printed.includes('\0') ? printed.replaceAll('\0', '') : printed;
  if (line.length < printed.length) log.tell('nul-bytes', at, nulsInLine);
  readCut(state, opened, opened.split?.(line) ?? plainSplit(line, recognised?.separator ?? ','), note);
}

function readCut(
  state: FileState,
  { reader, readRow }: OpenedSamples,
  cut: ReturnType<typeof plainSplit>,
  note: LineNote,
): void {
  const { log, tally } = state;
  const at = { file: state.file, line: note.lineNumber };
  const { cells, isUnclosed } = cut;
  if (isEmptyRow(cells)) {
    tally.rowsEmpty += 1;
    return;
  }
  tally.rowsRead += 1;
  if (isUnclosed) log.tell('unclosed-quote', at, unclosedQuote);
  const fault = faultOfRow(state, cut, note.isHuge);
  if (fault !== null) {
    log.tell(fault, at, (where) =>
      fault === 'wrong number of cells'
        ? raggedSampleRow(where, cut.count, state.width ?? cut.count)
        : hugeLine(where, note.isHuge ? MAX_LINE_CHARACTERS : MAX_CELL_CHARACTERS),
    );
    countSkip(tally, fault);
    return;
  }
  const { row } = reader;
  row.cells = cells;
  row.line = note.lineNumber;
  row.taken = 0;
  row.faults = 0;
  readRow();
}

function plainSplit(line: string, separator: string): SplitLine & { readonly count: number } {
  const { cells, isUnclosed } = splitCells(line, separator);
  return { cells, isUnclosed, count: cells.length };
}

/** What keeps a whole row from being read. Blank cells behind the last column do no harm. */
function faultOfRow(
  { width }: FileState,
  { cells, count }: ReturnType<typeof plainSplit>,
  isHuge: boolean,
): 'line or cell too long' | 'wrong number of cells' | null {
  if (isHuge || cells.some(({ length }) => length > MAX_CELL_CHARACTERS)) return 'line or cell too long';
  const isWhole = width === null || count === width || (cells.length > width && cells.slice(width).every(isBlank));
  return isWhole ? null : 'wrong number of cells';
}

function finishFile(
  state: FileState,
  { hasGuessed, cutBy }: { readonly hasGuessed: boolean; readonly cutBy: string | undefined },
): { readonly summary: SampleFileSummary; readonly problems: readonly Problem[] } {
  const { file, log, tally, opened, isRefused } = state;
  opened?.reader.pending.flush();
  if (opened === null && !isRefused) log.tell('not-samples', { file }, (at) => notSamples(at, 'it is empty'));
  if (hasGuessed) log.tell('assumed-encoding', { file }, assumedEncoding);
  if (cutBy !== undefined) log.tell('cut-short', { file }, (at) => cutShort(at, cutBy));
  if (opened !== null && tally.rowsUsed === 0) log.tell('no-samples', { file }, noSampleRows);
  if (tally.repeatedStamps > 0 && state.recognised?.format !== 'long') {
    log.tell('repeated-stamps', { file }, (at) => repeatedStamps(at, tally.repeatedStamps));
  }
  return { summary: summaryOf(state), problems: log.list().map(withoutLine) };
}

function withoutLine(problem: Problem): Problem {
  if (problem.at?.line !== NO_LINE) return problem;
  const { file, column } = problem.at;
  return { ...problem, at: column === undefined ? { file } : { file, column } };
}

function summaryOf({ file, kind, recognised, tally, opened, comments }: FileState): SampleFileSummary {
  const what = opened === null ? NOT_SAMPLES : { kind, used: opened.used, ignored: opened.ignored };
  return {
    file,
    kind: what.kind,
    format: opened === null || recognised === null ? null : recognised.format,
    dialect: recognised?.dialect?.dialect ?? null,
    recognisedBy: recognised === null ? 'nothing: no header of samples was found' : recognised.by,
    rowsRead: tally.rowsRead,
    rowsUsed: tally.rowsUsed,
    rowsSkipped: [...tally.skipped].map(([reason, count]) => ({ reason, count })),
    rowsEmpty: tally.rowsEmpty,
    readings: tally.readings,
    machines: tally.machines.size,
    repeatedStamps: tally.repeatedStamps,
    spanMs: tally.machines.size === 0 ? null : [tally.firstMs as Instant, tally.lastMs as Instant],
    spanLines: edgeLines(tally),
    intervalMs: onlyInterval(tally.intervals),
    columnsUsed: what.used,
    columnsIgnored: what.ignored,
    columnsIgnoredCount: opened?.ignoredCount ?? what.ignored.length,
    countersIgnored: [...tally.ignoredCounters]
      .map(([name, rows]) => ({ name, rows }))
      .sort((left, right) => right.rows - left.rows || compareText(left.name, right.name)),
    comments,
  };
}

const NOT_SAMPLES = { kind: 'unrecognised' as const, used: [], ignored: [] };

function onlyInterval(seconds: ReadonlySet<number>): Milliseconds | null {
  const [first, ...others] = seconds;
  return first === undefined || others.length > 0 ? null : ((first * 1000) as Milliseconds);
}
