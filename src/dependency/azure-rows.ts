import type { FormReader, OpenForm } from './form.js';
import { NO_PROCESS, portOf } from './flow-row.js';
import type { FlowRow, RowTime } from './flow-row.js';
import { parseHeader, wordsOfForm } from './header.js';
import type { ConnectionColumns } from './header.js';
import { addTime, entryOf, faultOfEnds } from './row-sink.js';
import type { Fate, RowSink } from './row-sink.js';
import type { SeenConnection } from './rows-seen.js';
import { parseDay, parseSlot } from './slot.js';
import { splitCells } from './split-cells.js';
import { ownCopy } from './texts.js';

/** Rows whose ends were told once are found by their text; more distinct ones than this are taken apart each time. */
const MOST_REMEMBERED = 262_144;

/** Azure Migrate's exports, see `parseHeader`. */
export const openAzureForm: OpenForm = (line, { sink }) => {
  const columns = parseHeader(line);
  if (columns === null) return null;
  return {
    by: wordsOfForm(columns.form),
    separator: columns.separator,
    take: takerOf(columns, sink),
    columns: () => columns,
  };
};

function takerOf(columns: ConnectionColumns, sink: RowSink): FormReader['take'] {
  const parts = partsBetween(columns);
  const remembered = new Map<string, SeenConnection>();
  const times = new Map<string, RowTime | null>();
  const timeOf = (text: string, line: number): RowTime => {
    let time = times.get(text);
    if (time === undefined) {
      time = parseTime(columns, text);
      if (times.size < MOST_REMEMBERED) times.set(ownCopy(text), time);
    }
    if (time === null && columns.time !== null) sink.note('bad-time', line, text);
    return time ?? { kind: 'none' };
  };
  return (record, line) => {
    const cut = parts(record);
    const known = cut === null ? undefined : remembered.get(cut.middle);
    if (cut !== null && known !== undefined) {
      const seenAt = { time: timeOf(cut.time, line), count: countOf(sink, columns, cut.count, line) };
      sink.settle(addTime(known, seenAt) ? 'used' : 'repeated');
      return;
    }
    const cells = splitCells(record, columns.separator);
    if (cells.every((cell) => cell.trim() === '')) {
      sink.rowsEmpty += 1;
      return;
    }
    const row = rowOf(columns, cells, { sink, line });
    if (row === null) {
      sink.settle('skipped');
      return;
    }
    const cell = (index: number | null): string => (index === null ? '' : (cells[index] ?? '').trim());
    const whole: FlowRow = {
      ...row,
      time: timeOf(cell(columns.time), line),
      count: countOf(sink, columns, cell(columns.count), line),
    };
    const fate: Fate = sink.add(whole, line);
    sink.settle(fate);
    if (cut !== null && fate !== 'skipped' && remembered.size < MOST_REMEMBERED) {
      remembered.set(ownCopy(cut.middle), entryOf(sink, whole, line));
    }
  };
}

interface CutRow {
  readonly time: string;
  readonly middle: string;
  readonly count: string;
}

/**
 * The documented order has the time first and the count last, so that all between them comes again and again. Null for a row with
 * quotes, and for each row of a file with another order.
 */
function partsBetween({ form, time, count, width, separator }: ConnectionColumns): (record: string) => CutRow | null {
  if (time !== 0 || width < 3) return () => null;
  if (form === 'classic') {
    return (record) => {
      const first = record.indexOf(separator);
      if (first < 0 || record.includes('"')) return null;
      return { time: record.slice(0, first).trim(), middle: record.slice(first + 1), count: '' };
    };
  }
  if (count !== width - 1) return () => null;
  return (record) => {
    const first = record.indexOf(separator);
    const last = record.lastIndexOf(separator);
    if (first < 0 || last <= first || record.includes('"')) return null;
    const middle = record.slice(first + 1, last);
    return { time: record.slice(0, first).trim(), middle, count: record.slice(last + 1).trim() };
  };
}

function parseTime({ form }: ConnectionColumns, text: string): RowTime | null {
  if (form === 'classic') {
    const slot = parseSlot(text);
    return slot === null ? null : { kind: 'slot', startMinute: slot.startMinute };
  }
  const day = parseDay(text);
  return day === null ? null : { kind: 'day', day };
}

/** Without its time and its count. Null for one that is refused, which is told. */
function rowOf(
  columns: ConnectionColumns,
  cells: readonly string[],
  { sink, line }: { readonly sink: RowSink; readonly line: number },
): Omit<FlowRow, 'time' | 'count'> | null {
  const at = (index: number | null): string => (index === null ? '' : (cells[index] ?? '').trim());
  if (cells.length <= columns.port) {
    sink.refuse('short-row', line);
    return null;
  }
  const source = { name: at(columns.sourceName), address: at(columns.sourceAddress), id: at(columns.sourceId) };
  const target = { name: at(columns.targetName), address: at(columns.targetAddress), id: at(columns.targetId) };
  const port = portOf(at(columns.port));
  const fault = faultOfEnds({ source, target }) ?? (port === null ? 'bad-port' : null);
  if (fault !== null || port === null) {
    sink.refuse(fault ?? 'bad-port', line, fault === 'bad-port' ? at(columns.port) : '');
    return null;
  }
  return {
    tool: 'azure',
    source,
    target,
    sourceProcess: { process: processOf(at(columns.sourceProcess)), application: at(columns.sourceApplication) },
    targetProcess: { process: processOf(at(columns.targetProcess)), application: at(columns.targetApplication) },
    port,
    protocol: null,
    calledBy: null,
    isStated: false,
  };
}

/** What the export prints where it does not know the process. */
const processOf = (text: string): string => (/^unknown process$/i.test(text) ? NO_PROCESS.process : text);

/** A missing count stands for 1; null in the classic form. */
function countOf(sink: RowSink, { form }: ConnectionColumns, text: string, line: number): number | null {
  return form === 'classic' ? null : parseCount(sink, text, line);
}

/** A number of connections as printed; a missing one stands for 1, and so does one that is no number, with a word. */
export function parseCount(sink: RowSink, text: string, line: number): number {
  if (text === '') return 1;
  const number = /^\d{1,15}(?:\.0)?$/.test(text) ? Number.parseInt(text, 10) : 0;
  if (number >= 1) return number;
  sink.note('bad-count', line, text);
  return 1;
}
