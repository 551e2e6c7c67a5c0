import { isLoopback, isMulticast, isNobodys, parseAddress } from './address.js';
import type { CaptureHost } from './capture-host.js';
import { parseCapturedRow } from './capture-line.js';
import type { CapturedRow } from './capture-line.js';
import type { OpenForm } from './form.js';
import { portOf } from './flow-row.js';
import type { Protocol } from './flow-row.js';
import type { Fate, RowSink } from './row-sink.js';
import { parseMoment } from './slot.js';

const SS = /^\s*(?:Netid\s+)?State\s+Recv-Q\s+Send-Q\s+Local Address/i;
const NETSTAT_LINUX = /^\s*Proto\s+Recv-Q\s+Send-Q\s+Local Address\s+Foreign Address/i;
const NETSTAT_WINDOWS = /^\s*Proto\s+Local Address\s+Foreign Address\s+State/i;
/** Lines that frame the rows and are none: titles, headers of sections, names of programs below a row, comments, prompts. */
const FRAME = /^\s*(?:#|\$|>|Active\s|Proto\s|Netid\s|State\s+Recv-Q|\(|\[[^\]]*\]\s*$|Can not obtain|[A-Z]:\\)/i;

const toolOf = (line: string): string | null => {
  if (SS.test(line)) return 'ss';
  if (NETSTAT_LINUX.test(line)) return 'netstat of Linux';
  return NETSTAT_WINDOWS.test(line) ? 'netstat of Windows' : null;
};

/** `# host: web01`, `# time: 2026-11-21T10:00Z`: what people write above a capture. */
const STATEMENT = /^\s*#\s*(host|time)\s*[:=]\s*(\S.*)$/i;

function takeStatement(host: CaptureHost, line: string): void {
  const [, key, value = ''] = STATEMENT.exec(line) ?? [];
  if (key?.toLowerCase() === 'host') host.stated = value.trim().slice(0, 256);
  if (key?.toLowerCase() === 'time') host.day = parseMoment(value)?.day ?? host.day;
}

const NO_COLUMNS = { used: ['protocol', 'state', 'local and remote address and port', 'process'], ignored: [] };

/**
 * What `ss` or `netstat` printed on one machine: its rows wait until all files are read, since who serves shows only where what
 * listens is known, in this file or in that of the other end.
 */
export const openCaptureForm: OpenForm = (line, { sink, above, hostHint }) => {
  const tool = toolOf(line);
  if (tool === null) return null;
  const host: CaptureHost = {
    ...{ fileIndex: sink.fileIndex, stated: '', hint: hostHint, day: null, isTcp: false },
    ...{ addresses: new Set(), listeners: new Map(), sockets: new Map() },
  };
  for (const one of above) takeStatement(host, one);
  sink.run.hosts.push(host);
  return {
    by: `the header of ${tool}`,
    separator: null,
    columns: () => NO_COLUMNS,
    take: (record, at) => {
      takeStatement(host, record);
      if (record.trim() === '') sink.rowsEmpty += 1;
      else if (!FRAME.test(record)) sink.settle(takeRow(sink, host, record, at));
    },
  };
};

function takeRow(sink: RowSink, host: CaptureHost, record: string, line: number): Fate {
  const row = parseCapturedRow(record);
  if (row === null) return sink.refuse('bad-row', line, record.trim());
  if (row.protocol === 'none') return sink.refuse('no-ports', line);
  const localPort = portOf(row.local.port);
  if (localPort === null) return sink.refuse('bad-port', line, row.local.port);
  if (/^(?:TIME-WAIT|CLOSE-WAIT|LAST-ACK|FIN-WAIT-\d|LISTEN|SYN-)/.test(row.state))
    host.isTcp ||= row.protocol === null;
  if (row.state === 'LISTEN' || row.remote.port === '' || row.remote.port === '0') {
    return takeListener(sink, host, { ...row, protocol: row.protocol, port: localPort });
  }
  if (/^(?:SYN-|NEW-SYN|CLOSED?$)/.test(row.state)) return sink.refuse('unanswered', line);
  return takeSocket(sink, host, { ...row, localPort, line });
}

function takeListener(
  { run }: RowSink,
  host: CaptureHost,
  {
    port,
    protocol,
    process,
    local,
  }: Pick<CapturedRow, 'process' | 'local'> & {
    readonly port: number;
    readonly protocol: Protocol | null | 'none';
  },
): Fate {
  const known = protocol === 'none' ? null : protocol;
  noteAddress({ run }, host, local.address);
  const key = `${known ?? ''}:${port}`;
  const number = run.texts.numberOf(process);
  const listener = host.listeners.get(key);
  if (listener === undefined) {
    host.listeners.set(key, { port, protocol: known, process: number });
    return 'used';
  }
  listener.process ||= number;
  return 'repeated';
}

/** An address that the machine binds is its own; the unspecified, loopback and link-local ones tell none. */
function noteAddress({ run }: Pick<RowSink, 'run'>, host: CaptureHost, text: string): void {
  const address = parseAddress(text);
  if (address === null || isLoopback(address) || isNobodys(address) || isMulticast(address)) return;
  host.addresses.add(run.texts.numberOf(address));
}

function takeSocket(
  sink: RowSink,
  host: CaptureHost,
  { local, remote, localPort, line, ...row }: CapturedRow & { readonly localPort: number; readonly line: number },
): Fate {
  const remotePort = portOf(remote.port);
  if (remotePort === null) return sink.refuse('bad-port', line, remote.port);
  const { numberOf, numberOfAddress } = sink.run.texts;
  const protocol = row.protocol === 'none' ? null : row.protocol;
  noteAddress(sink, host, local.address);
  const localAddress = numberOfAddress(local.address);
  const remoteAddress = numberOfAddress(remote.address);
  const key = `${protocol ?? ''}:${localAddress}:${localPort}:${remoteAddress}:${remotePort}`;
  const process = numberOf(row.process);
  const known = host.sockets.get(key);
  if (known !== undefined) {
    known.process ||= process;
    return 'repeated';
  }
  host.sockets.set(key, { localAddress, localPort, remoteAddress, remotePort, protocol, process, line });
  return 'used';
}
