import type { Instant, Milliseconds, Problem } from '../../model/index.js';
import { MAX_CELL_CHARACTERS } from '../columns.js';
import { assumedEncoding, shown, unclosedQuote } from '../problems.js';
import { createChunkDecoder } from './decode-chunks.js';
import { createLineFeed, MAX_LINE_CHARACTERS } from './line-feed.js';
import { openSamples } from './open-samples.js';
import type { OpenedSamples, SampleEnvironment } from './open-samples.js';
import {
  cutShort,
  hugeLine,
  noSampleRows,
  notSamples,
  nulsInLine,
  raggedSampleRow,
  repeatedStamps,
} from './problems.js';
import { createProblemLog } from './problem-log.js';
import type { ProblemLog } from './problem-log.js';
import { commentOf, isPreamble, recogniseSampleHeader } from './recognise-samples.js';
import type { RecognisedSamples } from './recognise-samples.js';
import type { SampleFileSummary } from './sample-summary.js';
import { countSkip, emptyTally } from './sample-tally.js';
import { splitCells } from './split-cells.js';

/** Takes one file of samples, piece by piece. */
export interface SampleFileReader {
  /** The next piece, cut anywhere: bytes of any encoding, or text. One file is fed in one of the two. */
  readonly push: (piece: Uint8Array | string) => void;
  /** Whether the rest of the file need not be read: it is no file of samples. */
  readonly isRefused: () => boolean;
  /** Ends the file. `cutBy`: why it ended too early; its last line, which may be half a line, is left out. */
  readonly end: (cutBy?: string) => { readonly summary: SampleFileSummary; readonly problems: readonly Problem[] };
}

/** Comments and blank lines above a header; after more of them no header will come. */
const MAX_PREAMBLE_LINES = 1000;
const MAX_COMMENTS = 100;
const MAX_COMMENT_CHARACTERS = 1000;

/** The state of one file between its lines. */
interface FileState {
  readonly environment: SampleEnvironment;
  readonly file: string;
  readonly fileName: string;
  readonly log: ProblemLog;
  readonly tally: ReturnType<typeof emptyTally>;
  readonly comments: Map<string, string>;
  recognised: RecognisedSamples | null;
  opened: OpenedSamples | null;
  width: number;
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
    file,
    fileName,
    log: createProblemLog(),
    tally: emptyTally(),
    comments: new Map(),
    recognised: null,
    opened: null,
    width: 0,
    isRefused: false,
  };
  const decoder = createChunkDecoder();
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
    end: (cutBy) => {
      pushText(decoder.end());
      feed.end(cutBy !== undefined);
      return finishFile(state, { hasGuessed: decoder.hasGuessed(), cutBy });
    },
  };
}

interface LineNote {
  readonly lineNumber: number;
  readonly isHuge: boolean;
}

function readHeadLine(state: FileState, line: string, note: LineNote): void {
  if (!note.isHuge && note.lineNumber <= MAX_PREAMBLE_LINES && isPreamble(line)) {
    keepComment(state.comments, line);
    return;
  }
  const { environment, file, fileName, comments, log, tally } = state;
  const recognised = note.isHuge ? null : recogniseSampleHeader(line, environment.mapping);
  state.recognised = recognised;
  if (recognised === null) {
    const place = { file, line: note.lineNumber };
    log.tell('not-samples', place, (at) => notSamples(at, `the first line is "${shown(line)}"`));
    state.isRefused = true;
    return;
  }
  const header = { file, fileName, line: note.lineNumber, recognised, comments, log, tally };
  const opened = openSamples(environment, header);
  state.opened = opened;
  state.isRefused = opened === null;
  if (opened === null) return;
  const isRow = recognised.header.length === 0;
  state.width = isRow ? splitCells(line, recognised.separator).cells.length : opened.width;
  if (isRow) readRowLine(state, opened, line, note);
}

function keepComment(comments: Map<string, string>, line: string): void {
  const comment = commentOf(line);
  if (comment === null || comments.size >= MAX_COMMENTS) return;
  comments.set(comment[0], comment[1].slice(0, MAX_COMMENT_CHARACTERS));
}

const isBlank = (cell: string): boolean => cell.trim() === '';
const isEmptyRow = (cells: readonly string[]): boolean => isBlank(cells[0] ?? '') && cells.every(isBlank);

function readRowLine(state: FileState, { reader, readRow }: OpenedSamples, printed: string, note: LineNote): void {
  const { log, tally, recognised } = state;
  const at = { file: state.file, line: note.lineNumber };
  const line = printed.includes('\0') ? printed.replaceAll('\0', '') : printed;
  if (line.length < printed.length) log.tell('nul-bytes', at, nulsInLine);
  const { cells, isUnclosed } = splitCells(line, recognised?.separator ?? ',');
  if (isEmptyRow(cells)) {
    tally.rowsEmpty += 1;
    return;
  }
  tally.rowsRead += 1;
  if (isUnclosed) log.tell('unclosed-quote', at, unclosedQuote);
  const fault = faultOfRow(state, cells, note.isHuge);
  if (fault !== null) {
    log.tell(fault, at, (where) =>
      fault === 'wrong number of cells'
        ? raggedSampleRow(where, cells.length, state.width)
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

/** What keeps a whole row from being read. Blank cells behind the last column do no harm. */
function faultOfRow(
  { width }: FileState,
  cells: readonly string[],
  isHuge: boolean,
): 'line or cell too long' | 'wrong number of cells' | null {
  if (isHuge || cells.some(({ length }) => length > MAX_CELL_CHARACTERS)) return 'line or cell too long';
  const isWhole = cells.length === width || (cells.length > width && cells.slice(width).every(isBlank));
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
  return { summary: summaryOf(state), problems: log.list() };
}

function summaryOf({ file, recognised, tally, opened, comments }: FileState): SampleFileSummary {
  const what =
    opened === null ? NOT_SAMPLES : { kind: 'samples-csv' as const, used: opened.used, ignored: opened.ignored };
  return {
    file,
    kind: what.kind,
    format: opened === null || recognised === null ? null : recognised.format,
    recognisedBy: recognised === null ? 'nothing: no header of samples was found' : recognised.by,
    rowsRead: tally.rowsRead,
    rowsUsed: tally.rowsUsed,
    rowsSkipped: [...tally.skipped].map(([reason, count]) => ({ reason, count })),
    rowsEmpty: tally.rowsEmpty,
    readings: tally.readings,
    machines: tally.machines.size,
    repeatedStamps: tally.repeatedStamps,
    spanMs: tally.machines.size === 0 ? null : [tally.firstMs as Instant, tally.lastMs as Instant],
    intervalMs: onlyInterval(tally.intervals),
    columnsUsed: what.used,
    columnsIgnored: what.ignored,
    comments,
  };
}

const NOT_SAMPLES = { kind: 'unrecognised' as const, used: [], ignored: [] };

function onlyInterval(seconds: ReadonlySet<number>): Milliseconds | null {
  const [first, ...others] = seconds;
  return first === undefined || others.length > 0 ? null : ((first * 1000) as Milliseconds);
}
