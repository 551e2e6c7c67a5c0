import type { OpenForm } from './form.js';
import { NO_PROCESS, portOf } from './flow-row.js';
import type { FlowRow } from './flow-row.js';
import { parseHeader, wordsOfForm } from './header.js';
import type { ConnectionColumns } from './header.js';
import { createRepeats, parseTime } from './azure-repeats.js';
import { addTime, entryOf, faultOfEnds } from './row-sink.js';
import type { RowSink } from './row-sink.js';
import type { SeenConnection } from './rows-seen.js';
import { splitCells } from './split-cells.js';

/** Azure Migrate's exports, see `parseHeader`. */
export const openAzureForm: OpenForm = (line, { sink }) => {
  const columns = parseHeader(line);
  if (columns === null) return null;
  const repeats = createRepeats(columns, sink);
  return {
    by: wordsOfForm(columns.form),
    separator: columns.separator,
    take: (record, at) => {
      const seen = takeRecord(record, at, { columns, sink });
      repeats.settle(record.includes('"') ? null : seen);
    },
    takeBytes: repeats.take,
    columns: () => columns,
  };
};

interface AzureContext {
  readonly columns: ConnectionColumns;
  readonly sink: RowSink;
}

/** @returns the entry of its connection; null for a row that is not used */
function takeRecord(record: string, line: number, { columns, sink }: AzureContext): SeenConnection | null {
  const cells = splitCells(record, columns.separator);
  if (cells.every((cell) => cell.trim() === '')) {
    sink.rowsEmpty += 1;
    return null;
  }
  const row = rowOf(columns, cells, { sink, line });
  if (row === null) {
    sink.settle('skipped');
    return null;
  }
  const cell = (index: number | null): string => (index === null ? '' : (cells[index] ?? '').trim());
  const time = parseTime(columns, cell(columns.time));
  if (time === null && columns.time !== null) sink.note('bad-time', line, cell(columns.time));
  const count = columns.form === 'classic' ? null : parseCount(sink, cell(columns.count), line);
  const whole: FlowRow = { ...row, time: time ?? { kind: 'none' }, count };
  const entry = entryOf(sink, whole, line);
  sink.settle(addTime(entry, whole.time, count) ? 'used' : 'repeated');
  return entry;
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

/** A number of connections as printed; a missing one stands for 1, and so does one that is no number, with a word. */
export function parseCount(sink: RowSink, text: string, line: number): number {
  if (text === '') return 1;
  const number = /^\d{1,15}(?:\.0)?$/.test(text) ? Number.parseInt(text, 10) : 0;
  if (number >= 1) return number;
  sink.note('bad-count', line, text);
  return 1;
}
