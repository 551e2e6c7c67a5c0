import type { FormReader, OpenForm } from './form.js';
import { portOf } from './flow-row.js';
import type { FlowRow } from './flow-row.js';
import { endsOfFields, FLOW_FIELDS, protocolIn, restOfFields, takeFields } from './flow-rows.js';
import type { FlowField } from './flow-rows.js';
import { faultOfEnds } from './row-sink.js';
import type { Fate, RowSink } from './row-sink.js';
import { splitCells } from './split-cells.js';
import type { Separator } from './split-cells.js';

/** Where a cell stands: by the name of its column, or by its place from 1. */
export type MappedColumn = string | number;

/** How to read a table of connections that another tool wrote. */
export interface ConnectionMapping {
  /** How summaries name it. */
  readonly name: string;
  readonly separator: Separator | ' ' | '|';
  /** Whether the first line that is no comment names the columns; without, columns go by their place. */
  readonly header: boolean;
  /** What begins a line that is a comment; null for none. */
  readonly comment: string | null;
  /** Several columns make one text, joined by `/`: a name that is one only together with another cell. */
  readonly columns: Partial<Readonly<Record<FlowField, readonly MappedColumn[]>>>;
  /** Several services in one cell; null where a row tells one, in the columns `port` and `protocol`. */
  readonly services: MappedServices | null;
}

export interface MappedServices {
  readonly column: MappedColumn;
  /** What parts one service from the next; empty where a cell holds one. */
  readonly separator: string;
  /** With the named groups `port` and, where it tells one, `protocol`: `tcp`, `udp`, 6 or 17. */
  readonly pattern: RegExp;
}

const nameOf = (text: string): string => text.trim().toLowerCase();

interface Places {
  readonly at: ReadonlyMap<FlowField, readonly number[]>;
  readonly services: number;
  readonly least: number;
  readonly header: readonly string[];
}

/** Where the columns of a mapping are; null where the header lacks one of them. */
function placesIn(mapping: ConnectionMapping, header: readonly string[]): Places | null {
  const names = header.map(nameOf);
  const place = (column: MappedColumn): number =>
    typeof column === 'number' ? column - 1 : names.indexOf(nameOf(column));
  const at = new Map<FlowField, readonly number[]>();
  for (const field of FLOW_FIELDS) {
    const columns = mapping.columns[field];
    if (columns !== undefined) at.set(field, columns.map(place));
  }
  const services = mapping.services === null ? -1 : place(mapping.services.column);
  const all = [...[...at.values()].flat(), ...(mapping.services === null ? [] : [services])];
  return all.some((index) => index < 0) ? null : { at, services, least: Math.max(...all) + 1, header };
}

const cellsOf = ({ separator }: ConnectionMapping, record: string): readonly string[] => {
  if (separator === ' ') return record.trim().split(/\s+/);
  return separator === '|' ? record.split('|') : splitCells(record, separator);
};

const isComment = ({ comment }: ConnectionMapping, record: string): boolean =>
  comment !== null && comment !== '' && record.startsWith(comment);

/**
 * A table of a mapping: by its header, which must have all columns that the mapping names; without one, by a first row that has as many
 * cells and a port where the mapping says.
 */
export const openMappedForm: OpenForm = (line, { sink }) => {
  const { mapping } = sink.run;
  if (mapping === null || isComment(mapping, line) || line.trim() === '') return null;
  const cells = cellsOf(mapping, line.replace(/^\ufeff/, ''));
  const places = placesIn(mapping, mapping.header ? cells : []);
  if (places === null || (!mapping.header && !hasService(mapping, places, cells))) return null;
  const { separator } = mapping;
  const take: FormReader['take'] = (record, at) => {
    if (record.trim() === '') sink.rowsEmpty += 1;
    else if (!isComment(mapping, record)) sink.settle(takeRow(sink, { mapping, places }, record, at));
  };
  return {
    by: `the mapping "${mapping.name}"`,
    separator: separator === ' ' || separator === '|' ? null : separator,
    take,
    takesHeader: !mapping.header,
    columns: () => columnsUsed(places),
  };
};

function columnsUsed({ at, services, header }: Places): ReturnType<FormReader['columns']> {
  const known = new Set([...[...at.values()].flat(), services]);
  const named = header.map((name, index) => ({ name: name.trim(), index })).filter(({ name }) => name !== '');
  if (header.length === 0) {
    return {
      used: [...known]
        .filter((index) => index >= 0)
        .toSorted((a, b) => a - b)
        .map((index) => `column ${index + 1}`),
      ignored: [],
    };
  }
  return {
    used: named.filter(({ index }) => known.has(index)).map(({ name }) => name),
    ignored: named.filter(({ index }) => !known.has(index)).map(({ name }) => name),
  };
}

function hasService(mapping: ConnectionMapping, { at, services, least }: Places, cells: readonly string[]): boolean {
  if (cells.length < least) return false;
  if (mapping.services !== null) return servicesIn(mapping.services, cells[services]!).some((one) => one.port !== null);
  return (at.get('port') ?? []).some((index) => portOf(cells[index]!.trim()) !== null);
}

interface MappedService {
  readonly text: string;
  readonly port: number | null;
  readonly protocol: string;
}

function servicesIn({ separator, pattern }: MappedServices, cell: string): readonly MappedService[] {
  const texts = separator === '' ? [cell] : cell.split(separator);
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => {
      const groups = pattern.exec(text)?.groups;
      return { text, port: portOf(groups?.['port'] ?? ''), protocol: groups?.['protocol'] ?? '' };
    });
}

function takeRow(
  sink: RowSink,
  { mapping, places }: { readonly mapping: ConnectionMapping; readonly places: Places },
  record: string,
  line: number,
): Fate {
  const cells = cellsOf(mapping, record);
  if (cells.length < places.least) return sink.refuse('short-row', line);
  const cell = (field: FlowField): string => {
    const parts = (places.at.get(field) ?? []).map((index) => cells[index]!.trim());
    return parts.some((part) => part === '') ? '' : parts.join('/');
  };
  const context = {
    ...({ tool: 'mapped', line } as const),
    counts: places.at.has('connections'),
    hasTime: places.at.has('time'),
  };
  if (mapping.services === null) return takeFields(sink, cell, context);
  const fault = faultOfEnds(endsOfFields(cell));
  if (fault !== null) return sink.refuse(fault, line);
  const services = servicesIn(mapping.services, cells[places.services]!);
  if (!services.some(({ port }) => port !== null)) return sink.refuse('bad-port', line, cells[places.services]);
  return takeServices(sink, { services, rest: restOfFields(sink, cell, context), line });
}

/** A row is new where one of its services is. */
function takeServices(
  sink: RowSink,
  {
    services,
    rest,
    line,
  }: {
    readonly services: readonly MappedService[];
    readonly rest: Omit<FlowRow, 'port' | 'protocol'>;
    readonly line: number;
  },
): Fate {
  const fates = new Set<Fate>();
  for (const { text, port, protocol: printed } of services) {
    const protocol = port === null ? null : protocolIn(sink, printed, line);
    if (port === null) sink.note('bad-service', line, text);
    else if (protocol === 'none') fates.add('skipped');
    else fates.add(sink.add({ ...rest, port, protocol }, line));
  }
  const fate = (['used', 'repeated'] as const).find((one) => fates.has(one));
  if (fate === undefined) return sink.refuse('no-ports', line);
  if (fates.has('skipped')) sink.note('service-without-ports', line, '');
  return fate;
}
