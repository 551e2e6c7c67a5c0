import type { OpenForm } from './form.js';
import type { Fate, RowSink } from './row-sink.js';
import { columnsOf, hasEdges, takeZeekRecord } from './zeek-rows.js';

const MOST_FIELDS = 1000;

type JsonRecord = ReadonlyMap<string, unknown>;

/** Null for a line that is no object. Zeek writes `"id.orig_h"`; what ships its logs elsewhere may nest `{"id": {"orig_h": …}}`. */
function parseRecord(line: string): JsonRecord | null {
  let content: unknown;
  try {
    content = JSON.parse(line.replace(/^\ufeff/, ''));
  } catch {
    return null; // the row is told as one of another form
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return null;
  const record = new Map<string, unknown>(Object.entries(content).slice(0, MOST_FIELDS));
  const id: unknown = record.get('id');
  if (typeof id === 'object' && id !== null) {
    for (const [name, value] of Object.entries(id).slice(0, MOST_FIELDS)) record.set(`id.${name}`, value);
  }
  return record;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

/** Logs of Zeek as one JSON object a line. Every line stands for itself; the fields of the first tell the columns. */
export const openZeekJsonForm: OpenForm = (line, { sink }) => {
  if (!/^\ufeff?\s*\{/.test(line)) return null;
  const first = parseRecord(line);
  if (first === null || !hasEdges([...first.keys()])) return null;
  const take = (record: string, at: number): void => {
    if (record.trim() === '') sink.rowsEmpty += 1;
    else sink.settle(takeJson(sink, record, at));
  };
  return {
    by: 'a log of Zeek in JSON, one object a line',
    separator: null,
    take,
    columns: () => columnsOf([...first.keys()]),
    takesHeader: true,
  };
};

function takeJson(sink: RowSink, line: string, at: number): Fate {
  const record = parseRecord(line);
  if (record === null || !hasEdges([...record.keys()])) return sink.refuse('bad-row', at);
  const path = textOf(record.get('_path'));
  return takeZeekRecord(sink, (name) => textOf(record.get(name)), { path, line: at });
}
