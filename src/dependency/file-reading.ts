import type { Problem, SourceLocation } from '../model/index.js';
import { parseAddress } from './address.js';
import type { ConnectionCounts } from './connection.js';
import type { RunState } from './connection-run.js';
import { HEADER_WITHIN_LINES, parseHeader, wordsOfForm } from './header.js';
import type { ConnectionColumns } from './header.js';
import {
  badCounts,
  hugeLine,
  noHeader,
  oddEncoding,
  SKIP_REASONS,
  skippedRows,
  unclosedQuote,
  unreadTimes,
} from './problems.js';
import type { SkipReason } from './problems.js';
import { createRecordReader } from './record-reader.js';
import { addDay, addSlot } from './rows-seen.js';
import type { SeenConnection } from './rows-seen.js';
import { parseDay, parseSlot } from './slot.js';
import { splitCells } from './split-cells.js';

/** What one file gave; complete once its reader has ended. */
export interface FileOutcome {
  readonly file: string;
  readonly by: string;
  readonly counts: ConnectionCounts;
  readonly skips: readonly { readonly reason: string; readonly count: number }[];
  readonly rowsEmpty: number;
  readonly columns: ConnectionColumns | null;
  readonly problems: readonly Problem[];
}

interface FileReading {
  readonly outcome: FileOutcome;
  readonly push: (bytes: Uint8Array) => void;
  readonly end: () => void;
}

/** A problem that many rows share: told once, at its first row. */
interface Repeated {
  readonly line: number;
  readonly found: string;
  count: number;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface State {
  readonly outcome: Mutable<Omit<FileOutcome, 'counts' | 'problems'>> & {
    readonly counts: Mutable<ConnectionCounts>;
    readonly problems: Problem[];
  };
  readonly index: number;
  readonly run: RunState;
  readonly repeated: Map<string, Repeated>;
}

const BAD_TIME = 'bad-time';
const BAD_COUNT = 'bad-count';
/** Quotes that are told one by one. */
const TOLD_ONE_BY_ONE = 5;

export function createFileReading(
  run: RunState,
  { file, index }: { readonly file: string; readonly index: number },
): FileReading {
  const state: State = {
    outcome: {
      file,
      by: 'no header of an export of connections was found',
      counts: { read: 0, used: 0, repeated: 0, skipped: 0 },
      skips: [],
      rowsEmpty: 0,
      columns: null,
      problems: [],
    },
    index,
    run,
    repeated: new Map(),
  };
  const { outcome } = state;
  const tellOnce = (code: string, tell: (at: SourceLocation) => Problem, line: number): void => {
    const told = outcome.problems.filter((one) => one.code.endsWith(code)).length;
    if (told < TOLD_ONE_BY_ONE) outcome.problems.push(tell({ file, line }));
  };
  const records = createRecordReader({
    separator: () => outcome.columns?.separator ?? ',',
    take: (record, line) => {
      takeRecord(state, record, line);
    },
    onUnclosed: (line) => {
      tellOnce('unclosed-quote', unclosedQuote, line);
    },
    onHuge: (line) => {
      tellOnce('huge-line', hugeLine, line);
    },
  });
  let decoder: TextDecoder | null = null;
  let hasOddBytes = false;
  const pushText = (text: string): void => {
    hasOddBytes ||= text.includes('\ufffd');
    records.push(text);
  };
  return {
    outcome,
    push: (bytes) => {
      if (bytes.length === 0) return;
      decoder ??= new TextDecoder(encodingOf(bytes));
      pushText(decoder.decode(bytes, { stream: true }));
    },
    end: () => {
      if (decoder !== null) pushText(decoder.decode());
      records.end();
      if (hasOddBytes) outcome.problems.push(oddEncoding(file));
      close(state);
    },
  };
}

/** By the byte-order mark; PowerShell of old writes UTF-16. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function close({ outcome, repeated }: State): void {
  const { file } = outcome;
  if (outcome.columns === null) {
    outcome.problems.push(noHeader(file));
    return;
  }
  const skips: { reason: string; count: number }[] = [];
  for (const [code, { line, found, count }] of repeated) {
    const at = { file, line };
    if (code === BAD_TIME) outcome.problems.push(unreadTimes(at, found, count));
    else if (code === BAD_COUNT) outcome.problems.push(badCounts(at, found, count));
    else {
      const reason = code as SkipReason;
      outcome.problems.push(skippedRows(at, reason, { count, found }));
      skips.push({ reason: `they have ${SKIP_REASONS[reason]}`, count });
    }
  }
  outcome.skips = skips;
}

function takeRecord(state: State, record: string, line: number): void {
  const { outcome } = state;
  if (outcome.columns === null) {
    if (line > HEADER_WITHIN_LINES) return;
    outcome.columns = parseHeader(record);
    if (outcome.columns !== null) outcome.by = wordsOfForm(outcome.columns.form);
    return;
  }
  const cells = splitCells(record, outcome.columns.separator);
  if (cells.every((cell) => cell.trim() === '')) {
    outcome.rowsEmpty += 1;
    return;
  }
  outcome.counts.read += 1;
  takeRow(state, cells, line);
}

function note(
  { repeated }: State,
  code: string,
  { line, found }: { readonly line: number; readonly found: string },
): void {
  const known = repeated.get(code);
  if (known === undefined) repeated.set(code, { line, found: found.slice(0, 200), count: 1 });
  else known.count += 1;
}

function takeRow(state: State, cells: readonly string[], line: number): void {
  const { outcome, run } = state;
  const columns = outcome.columns!;
  const at = (index: number | null): string => (index === null ? '' : (cells[index] ?? '').trim());
  const source = { name: at(columns.sourceName), address: at(columns.sourceAddress) };
  const target = { name: at(columns.targetName), address: at(columns.targetAddress) };
  const port = portOf(at(columns.port));
  const fault = faultOf({ source, target, port, isShort: cells.length <= columns.port });
  if (fault !== null || port === null) {
    outcome.counts.skipped += 1;
    note(state, fault ?? 'bad-port', { line, found: fault === 'bad-port' ? at(columns.port) : '' });
    return;
  }
  const { numberOf } = run.texts;
  const ends = {
    sourceName: numberOf(source.name),
    sourceAddress: numberOf(parseAddress(source.address) ?? source.address),
    targetName: numberOf(target.name),
    targetAddress: numberOf(parseAddress(target.address) ?? target.address),
    sourceProcess: numberOf(processOf(at(columns.sourceProcess))),
    sourceApplication: numberOf(at(columns.sourceApplication)),
    targetProcess: numberOf(processOf(at(columns.targetProcess))),
    targetApplication: numberOf(at(columns.targetApplication)),
  };
  const seen = entryOf(state, { ...ends, port, line });
  seen.sourceId = firstId(run, seen.sourceId, at(columns.sourceId));
  seen.targetId = firstId(run, seen.targetId, at(columns.targetId));
  const isNew = addTime(state, seen, { columns, time: at(columns.time), count: at(columns.count), line });
  if (isNew) outcome.counts.used += 1;
  else outcome.counts.repeated += 1;
}

interface NamedEnd {
  readonly name: string;
  readonly address: string;
}

function faultOf({
  source,
  target,
  port,
  isShort,
}: {
  readonly source: NamedEnd;
  readonly target: NamedEnd;
  readonly port: number | null;
  readonly isShort: boolean;
}): SkipReason | null {
  if (isShort) return 'short-row';
  if (source.name === '' && source.address === '') return 'no-source';
  if (target.name === '' && target.address === '') return 'no-target';
  return port === null ? 'bad-port' : null;
}

/** Spreadsheets may print `443.0`. */
function portOf(text: string): number | null {
  if (!/^\d{1,5}(?:\.0)?$/.test(text)) return null;
  const port = Number.parseInt(text, 10);
  return port >= 1 && port <= 65_535 ? port : null;
}

/** What the export prints where it does not know the process. */
const processOf = (text: string): string => (/^unknown process$/i.test(text) ? '' : text);

/** The first in order of the ids that rows give one end, so that the order of rows changes nothing; 0 is none. */
function firstId({ texts }: RunState, known: number, text: string): number {
  if (text === '') return known;
  const number = texts.numberOf(text);
  return known === 0 || texts.textOf(number) < texts.textOf(known) ? number : known;
}

type Row = Omit<
  SeenConnection,
  'sourceId' | 'targetId' | 'file' | 'slots' | 'days' | 'counts' | 'isTimeless' | 'timelessCount'
>;

function entryOf({ run, index }: State, row: Row): SeenConnection {
  const { sourceName, sourceAddress, targetName, targetAddress, port } = row;
  const processes = `${row.sourceProcess}:${row.sourceApplication}:${row.targetProcess}:${row.targetApplication}`;
  const key = `${sourceName}:${sourceAddress}:${targetName}:${targetAddress}:${port}:${processes}`;
  const known = run.seen.get(key);
  if (known !== undefined) return known;
  const entry: SeenConnection = {
    ...row,
    ...{ sourceId: 0, targetId: 0, file: index },
    ...{ slots: [], days: [], counts: [], isTimeless: false, timelessCount: null },
  };
  run.seen.set(key, entry);
  return entry;
}

interface TimeCells {
  readonly columns: ConnectionColumns;
  readonly time: string;
  readonly count: string;
  readonly line: number;
}

/** @returns whether the row says something new */
function addTime(state: State, seen: SeenConnection, { columns, time, count, line }: TimeCells): boolean {
  if (columns.form === 'classic') {
    const slot = parseSlot(time);
    return slot === null ? addTimeless(state, seen, { columns, time, count, line }) : addSlot(seen, slot.startMinute);
  }
  const day = parseDay(time);
  const number = countOf(state, count, line);
  return day === null ? addTimeless(state, seen, { columns, time, count, line }) : addDay(seen, day, number);
}

function addTimeless(state: State, seen: SeenConnection, { columns, time, count, line }: TimeCells): boolean {
  if (columns.time !== null) note(state, BAD_TIME, { line, found: time });
  const isNew = !seen.isTimeless;
  seen.isTimeless = true;
  if (columns.form === 'new') seen.timelessCount = Math.max(seen.timelessCount ?? 0, countOf(state, count, line));
  return isNew;
}

/** A missing count stands for 1. */
function countOf(state: State, text: string, line: number): number {
  if (text === '') return 1;
  const number = /^\d{1,15}(?:\.0)?$/.test(text) ? Number.parseInt(text, 10) : 0;
  if (number >= 1) return number;
  note(state, BAD_COUNT, { line, found: text });
  return 1;
}
