import { parseAddress } from './address.js';
import { parseCount } from './azure-rows.js';
import type { FormReader, OpenForm } from './form.js';
import { portOf, protocolOf } from './flow-row.js';
import type { CalledBy, FlowRow, Protocol, RowTime } from './flow-row.js';
import { faultOfEnds } from './row-sink.js';
import type { Fate, RowSink } from './row-sink.js';
import type { Tool } from './rows-seen.js';
import { parseMoment } from './slot.js';
import { splitCells } from './split-cells.js';
import type { Separator } from './split-cells.js';

/** What a cell of a table of connections may mean: the columns of Portolan's own CSV, and those that a mapping may name. */
export const FLOW_FIELDS = [
  'time',
  'client',
  'clientAddress',
  'clientProcess',
  'clientApplication',
  'server',
  'serverAddress',
  'serverProcess',
  'serverApplication',
  'port',
  'protocol',
  'connections',
  'calledBy',
] as const;
export type FlowField = (typeof FLOW_FIELDS)[number];

const SEPARATORS: readonly Separator[] = [',', ';', '\t'];
const plain = (cell: string): string => cell.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

interface FlowColumns {
  readonly separator: Separator;
  readonly at: ReadonlyMap<FlowField, number>;
  readonly used: readonly string[];
  readonly ignored: readonly string[];
}

/** Whether a line is the header of Portolan's own CSV of connections: a client, a server and the port; null where not. */
function parseFlowHeader(line: string): FlowColumns | null {
  for (const separator of SEPARATORS) {
    const printed = splitCells(line.replace(/^\ufeff/, ''), separator).map((cell) => cell.trim());
    const header = printed.map(plain);
    const at = new Map<FlowField, number>();
    for (const field of FLOW_FIELDS) {
      const index = header.indexOf(field.toLowerCase());
      if (index >= 0) at.set(field, index);
    }
    const hasClient = at.has('client') || at.has('clientAddress');
    const hasServer = at.has('server') || at.has('serverAddress');
    if (!hasClient || !hasServer || !at.has('port')) continue;
    const known = new Set(at.values());
    return {
      separator,
      at,
      used: printed.filter((_, index) => known.has(index)),
      ignored: printed.filter((cell, index) => cell !== '' && !known.has(index)),
    };
  }
  return null;
}

const FLOW_WORDS = "the columns of Portolan's own CSV of connections";

/** Portolan's own CSV: `client,server,port` and more, see docs/connections.md. Who writes it says who asked whom. */
export const openFlowForm: OpenForm = (line, { sink }) => {
  const columns = parseFlowHeader(line);
  if (columns === null) return null;
  const take: FormReader['take'] = (record, at) => {
    const cells = splitCells(record, columns.separator);
    if (cells.every((cell) => cell.trim() === '')) {
      sink.rowsEmpty += 1;
      return;
    }
    const cell = (field: FlowField): string => (cells[columns.at.get(field) ?? -1] ?? '').trim();
    const counts = columns.at.has('connections');
    sink.settle(
      cells.length <= columns.at.get('port')!
        ? sink.refuse('short-row', at)
        : takeFields(sink, cell, { tool: 'flow', counts, hasTime: columns.at.has('time'), line: at }),
    );
  };
  return { by: FLOW_WORDS, separator: columns.separator, take, columns: () => columns };
};

interface FieldsContext {
  readonly tool: Tool;
  /** Whether there is a column of counts. */
  readonly counts: boolean;
  readonly hasTime: boolean;
  readonly line: number;
}

/** Takes the one service that a row of named fields tells. */
export function takeFields(sink: RowSink, cell: (field: FlowField) => string, context: FieldsContext): Fate {
  const port = portOf(cell('port'));
  const fault = faultOfEnds(endsOfFields(cell)) ?? (port === null ? 'bad-port' : null);
  if (fault !== null || port === null) {
    return sink.refuse(fault ?? 'bad-port', context.line, fault === 'bad-port' ? cell('port') : '');
  }
  const protocol = protocolIn(sink, cell('protocol'), context.line);
  if (protocol === 'none') return sink.refuse('no-ports', context.line, cell('protocol'));
  return sink.add({ ...restOfFields(sink, cell, context), port, protocol }, context.line);
}

/** Both ends of a row of named fields. */
export const endsOfFields = (cell: (field: FlowField) => string): Pick<FlowRow, 'source' | 'target'> => ({
  source: endOf(cell('client'), cell('clientAddress')),
  target: endOf(cell('server'), cell('serverAddress')),
});

/** An address that stands where the name may stand is both: some machines are called by theirs, the others are found by it. */
const endOf = (name: string, address: string): FlowRow['source'] => ({
  name,
  address: address === '' && parseAddress(name) !== null ? name : address,
  id: '',
});

/** All of a row but its port and its protocol. */
export function restOfFields(
  sink: RowSink,
  cell: (field: FlowField) => string,
  { tool, counts, hasTime, line }: FieldsContext,
): Omit<FlowRow, 'port' | 'protocol'> {
  return {
    tool,
    ...endsOfFields(cell),
    sourceProcess: { process: cell('clientProcess'), application: cell('clientApplication') },
    targetProcess: { process: cell('serverProcess'), application: cell('serverApplication') },
    calledBy: calledByIn(sink, cell('calledBy'), line),
    isStated: true,
    time: hasTime ? timeIn(sink, cell('time'), line) : { kind: 'none' },
    count: counts ? parseCount(sink, cell('connections'), line) : null,
  };
}

/** `none`: a protocol without ports; of another word it is told that it is none. */
export function protocolIn(sink: RowSink, text: string, line: number): Protocol | null | 'none' {
  const protocol = protocolOf(text);
  if (protocol === undefined) return null;
  if (protocol !== null) return protocol;
  if (/^(?:icmp6?|icmpv6|igmp|esp|gre|ah|sctp|ospf|\d{1,3})$/i.test(text)) {
    return 'none';
  }
  sink.note('bad-protocol', line, text);
  return null;
}

function calledByIn(sink: RowSink, text: string, line: number): CalledBy | null {
  const word = text.toLowerCase();
  if (word === 'name' || word === 'address') return word;
  if (word !== '') sink.note('bad-called-by', line, text);
  return null;
}

/** A day, or a moment of one; an empty cell is no time, and nothing is wrong with it. */
function timeIn(sink: RowSink, text: string, line: number): RowTime {
  if (text === '') return { kind: 'none' };
  const moment = parseMoment(text);
  if (moment === null) {
    sink.note('bad-time', line, text);
    return { kind: 'none' };
  }
  return moment.micros === null
    ? { kind: 'day', day: moment.day }
    : { kind: 'mark', mark: String(moment.micros), day: moment.day };
}
