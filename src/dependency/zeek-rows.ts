import type { FormReader, OpenForm } from './form.js';
import { NO_PROCESS, portOf, protocolOf } from './flow-row.js';
import type { FlowRow, Protocol, RowTime } from './flow-row.js';
import type { Fate, RowSink } from './row-sink.js';
import { parseMoment } from './slot.js';
import { ownCopy } from './texts.js';
import { isUnanswered } from './zeek-states.js';

/** Gives the field of a record of Zeek by its name; empty where it is unset, empty or missing. */
export type ZeekField = (name: string) => string;

/** Logs whose protocol runs over TCP alone, so that they do not print it. */
const TCP_LOGS: ReadonlySet<string> = new Set([
  ...['conn_tcp', 'dce_rpc', 'ftp', 'http', 'irc', 'modbus', 'mysql', 'ntlm', 'postgresql', 'rdp', 'rfb', 'smb_cmd'],
  ...['smb_files', 'smb_mapping', 'smtp', 'socks', 'ssh'],
]);

const ENDS = ['id.orig_h', 'id.resp_h', 'id.resp_p'] as const;
const OFFERS = ['host', 'port_num', 'port_proto'] as const;

export const hasEdges = (fields: readonly string[]): boolean =>
  [ENDS, OFFERS].some((needed) => needed.every((name) => fields.includes(name)));

const USED = [...ENDS, ...OFFERS, 'ts', 'uid', 'proto', 'conn_state', 'history', 'rcode', 'service'] as const;

/** What columns of a log mean something here. */
export const columnsOf = (fields: readonly string[]): ReturnType<FormReader['columns']> => ({
  used: fields.filter((name) => USED.some((one) => one === name) && name !== 'service'),
  ignored: fields.filter((name) => !USED.some((one) => one === name) || name === 'service'),
});

/** Takes one record, of which it is known who began it; `path` is the name of its log, empty for unknown. */
export function takeZeekRecord(
  sink: RowSink,
  field: ZeekField,
  { path, line }: { readonly path: string; readonly line: number },
): Fate {
  const isOffer = field('host') !== '' && field('port_num') !== '';
  return isOffer && field('id.resp_h') === '' ? takeOffer(sink, field, line) : takeEdge(sink, field, { path, line });
}

function takeEdge(
  sink: RowSink,
  field: ZeekField,
  { path, line }: { readonly path: string; readonly line: number },
): Fate {
  const printed = field('proto');
  const protocol = printed === '' ? (TCP_LOGS.has(path) ? 'tcp' : null) : (protocolOf(printed) ?? 'none');
  if (protocol === 'none') return sink.refuse('no-ports', line, printed);
  const port = portOf(field('id.resp_p'));
  const source = { name: '', address: field('id.orig_h'), id: '' };
  const target = { name: '', address: field('id.resp_h'), id: '' };
  if (port === null && source.address !== '' && target.address !== '') {
    return sink.refuse('bad-port', line, field('id.resp_p'));
  }
  const row: FlowRow = {
    ...{ tool: 'zeek', source, target, sourceProcess: NO_PROCESS, targetProcess: NO_PROCESS },
    ...{ port: port ?? 0, protocol, calledBy: null, count: 1 },
    // Of a connection in whose midst the capture began, Zeek saw nobody begin.
    isStated: field('conn_state') !== 'OTH',
    time: timeOf(field),
  };
  if (isUnanswered(path, field, { protocol, port: row.port })) {
    addAttempt(sink, row, line);
    return sink.refuse('unanswered', line);
  }
  return sink.add(row, line);
}

/** Several logs tell of one connection by its id, which counts once. */
function timeOf(field: ZeekField): RowTime {
  const moment = parseMoment(field('ts'));
  if (moment === null) return { kind: 'none' };
  const uid = field('uid');
  return { kind: 'mark', mark: uid === '' ? String(moment.micros ?? moment.day) : ownCopy(uid), day: moment.day };
}

function takeOffer({ run, refuse }: RowSink, field: ZeekField, line: number): Fate {
  const port = portOf(field('port_num'));
  if (port === null) return refuse('bad-port', line, field('port_num'));
  const protocol: Protocol | null = protocolOf(field('port_proto')) ?? null;
  const address = run.texts.numberOfAddress(field('host'));
  const key = `${address}:${port}:${protocol ?? ''}`;
  if (run.offers.has(key)) return 'repeated';
  run.offers.set(key, { name: 0, address, port, protocol });
  return 'used';
}

function addAttempt({ run, fileIndex }: RowSink, { source, target, port }: FlowRow, line: number): void {
  const { texts, unanswered } = run;
  const address = texts.numberOfAddress(source.address);
  const key = String(address);
  let known = unanswered.get(key);
  if (known === undefined) {
    known = { name: 0, address, count: 0, targets: new Set(), ports: new Set(), file: fileIndex, line };
    unanswered.set(key, known);
  }
  known.count += 1;
  known.targets.add(texts.numberOfAddress(target.address));
  known.ports.add(port);
}

interface Header {
  separator: string;
  unset: string;
  empty: string;
  path: string;
  fields: readonly string[];
  at: ReadonlyMap<string, number>;
}

/** `\x09` stands for a tab; another text for itself. */
const unescaped = (text: string): string =>
  text.replace(/\\x([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Takes in one line of the header, which may come again further down with other fields, as rotated logs have it. */
function takeHeaderLine(header: Header, line: string): void {
  const name = /^#(\w+)/.exec(line)?.[1] ?? '';
  const rest = line.slice(name.length + 1);
  if (name === 'separator') {
    header.separator = unescaped(rest.trim()) || '\t';
    return;
  }
  const values = rest.split(header.separator).slice(1);
  const [first = ''] = values;
  if (name === 'unset_field') header.unset = first;
  else if (name === 'empty_field') header.empty = first;
  else if (name === 'path') header.path = first;
  else if (name === 'fields') {
    header.fields = values.map(ownCopy);
    header.at = new Map(header.fields.map((field, index) => [field, index]));
  }
}

const TSV_WORDS = 'the header of a log of Zeek';

/** A log of Zeek as it writes them by default: a header of lines with `#`, then one record a line. */
export const openZeekForm: OpenForm = (line, { sink, above }) => {
  if (!line.startsWith('#fields')) return null;
  const header: Header = { separator: '\t', unset: '-', empty: '(empty)', path: '', fields: [], at: new Map() };
  for (const one of above) if (one.startsWith('#')) takeHeaderLine(header, one);
  takeHeaderLine(header, line);
  if (!hasEdges(header.fields)) return null;
  return {
    by: `${TSV_WORDS}${header.path === '' ? '' : ` (${header.path})`}`,
    separator: null,
    columns: () => columnsOf(header.fields),
    take: (record, at) => {
      if (record.startsWith('#')) takeHeaderLine(header, record);
      else if (record.trim() === '') sink.rowsEmpty += 1;
      else sink.settle(takeLine(sink, header, record, at));
    },
  };
};

function takeLine(sink: RowSink, header: Header, record: string, line: number): Fate {
  if (!hasEdges(header.fields)) return sink.refuse('bad-row', line);
  const cells = record.split(header.separator);
  if (cells.length < header.fields.length) return sink.refuse('short-row', line);
  const field: ZeekField = (name) => {
    const cell = cells[header.at.get(name) ?? -1] ?? '';
    return cell === header.unset || cell === header.empty ? '' : cell.trim();
  };
  return takeZeekRecord(sink, field, { path: header.path, line });
}
