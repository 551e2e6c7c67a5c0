import { compareText } from '../model/index.js';
import { isLoopback } from './address.js';
import type { CaptureHost, Listener, Socket } from './capture-host.js';
import { FIRST_EPHEMERAL_PORT } from './direction.js';
import type { FoundMachine, PrintedEnd } from './find-machine.js';
import type { FlowRow } from './flow-row.js';
import { productOfPort } from './products.js';
import { addMark, noTimes } from './rows-seen.js';
import type { SeenConnection } from './rows-seen.js';
import type { RunState } from './run-state.js';

type Find = (end: PrintedEnd) => FoundMachine;

/** What captures tell once all are there. */
export interface CapturedConnections {
  readonly parts: readonly SeenConnection[];
  /** Whose an address is, by the number of its text, where captures of one machine alone have it. */
  readonly owners: ReadonlyMap<number, PrintedEnd>;
  /** What listens, as the end that it is printed by. */
  readonly listening: readonly { readonly end: PrintedEnd; readonly port: number }[];
  /** Captures that are of no machine of the estate, with what they are taken for. */
  readonly ofNone: readonly { readonly file: string; readonly shown: string }[];
}

/**
 * Turns sockets into connections. Who serves is told, in this order, by what listens on the machine itself, by what a capture of the
 * other end shows to listen there, by a port that a product is known by, and by a port that no system hands out. A capture that shows
 * what listens shows all of it: then who does not listen asks.
 */
export function connectCaptures(run: RunState, files: readonly string[], find: Find): CapturedConnections {
  const captures = run.hosts.map((host) => ({
    host,
    end: endOfHost(run, host, { find, file: files[host.fileIndex]! }),
  }));
  const owners = ownersOf(captures);
  const listening = new Map<string, Listener>();
  for (const { host, end } of captures) {
    for (const listener of host.listeners.values()) {
      const key = listenerKey(end, listener.port);
      const known = listening.get(key);
      if (known === undefined) listening.set(key, { ...listener });
      else known.process ||= listener.process;
    }
  }
  const parts = new Map<string, SeenConnection>();
  for (const { host, end } of captures) {
    for (const socket of host.sockets.values()) connect(socket, { run, host, end, owners, listening, parts });
  }
  const listened = captures.flatMap(({ host, end }) => [...host.listeners.values()].map(({ port }) => ({ end, port })));
  const ofNone = captures.flatMap(({ host, end }) =>
    find(end).kind === 'machine' ? [] : [{ file: files[host.fileIndex]!, shown: end.name || end.address }],
  );
  return { parts: [...parts.values()], owners, listening: listened, ofNone };
}

const listenerKey = ({ name, address }: PrintedEnd, port: number): string => `${name}\n${address}\n${port}`;

interface HostContext {
  readonly find: Find;
  readonly file: string;
}

/**
 * The machine whose sockets they are: as the file states it; else the one machine of the estate that has the local addresses; else the
 * one by whose name the file is called; else the first of its addresses.
 */
function endOfHost({ texts }: RunState, host: CaptureHost, { find, file }: HostContext): PrintedEnd {
  const addresses = [...host.addresses].map(texts.textOf).toSorted(compareText);
  const byAddress = addresses.map((address) => ({ address, found: find({ name: '', address, id: '' }) }));
  if (host.stated !== '') {
    const named = find({ name: host.stated, address: '', id: '' });
    if (named.kind !== 'ambiguous') return { name: host.stated, address: '', id: '' };
    const deciding = addresses.find((address) => find({ name: host.stated, address, id: '' }).kind === 'machine');
    return { name: host.stated, address: deciding ?? '', id: '' };
  }
  const owned = byAddress.filter(({ found }) => found.kind === 'machine');
  const ids = new Set(owned.map(({ found }) => (found.kind === 'machine' ? found.machine.id : '')));
  if (ids.size === 1) return { name: '', address: owned[0]!.address, id: '' };
  if (host.hint !== '' && find({ name: host.hint, address: '', id: '' }).kind === 'machine') {
    return { name: host.hint, address: '', id: '' };
  }
  const [first] = addresses;
  return first === undefined
    ? { name: host.hint === '' ? file : host.hint, address: '', id: '' }
    : { name: '', address: first, id: '' };
}

/** An address that captures of two machines have, as those of container networks, is nobody's. */
function ownersOf(
  captures: readonly { readonly host: CaptureHost; readonly end: PrintedEnd }[],
): ReadonlyMap<number, PrintedEnd> {
  const owners = new Map<number, PrintedEnd | null>();
  for (const { host, end } of captures) {
    for (const address of host.addresses) {
      const known = owners.get(address);
      const isOther = known !== undefined && (known === null || listenerKey(known, 0) !== listenerKey(end, 0));
      owners.set(address, isOther ? null : end);
    }
  }
  return new Map([...owners].flatMap(([address, end]) => (end === null ? [] : [[address, end] as const])));
}

interface ConnectContext {
  readonly run: RunState;
  readonly host: CaptureHost;
  readonly end: PrintedEnd;
  readonly owners: ReadonlyMap<number, PrintedEnd>;
  readonly listening: ReadonlyMap<string, Listener>;
  readonly parts: Map<string, SeenConnection>;
}

function connect(socket: Socket, context: ConnectContext): void {
  const { run, host, end, owners } = context;
  const { texts } = run;
  const remoteText = texts.textOf(socket.remoteAddress);
  const outside = owners.get(socket.remoteAddress) ?? { name: '', address: remoteText, id: '' };
  const remote = isLoopback(remoteText) ? end : outside;
  const { isServer, isStated } = directionOf(socket, remote, context);
  const process = (listener: Listener | undefined, seen = 0) => ({
    process: texts.textOf(seen === 0 ? (listener?.process ?? 0) : seen),
    application: '',
  });
  const local = process(listenerOf(context, end, isServer ? socket.localPort : 0), socket.process);
  const far = process(listenerOf(context, remote, isServer ? 0 : socket.remotePort));
  const row: FlowRow = {
    ...{ tool: 'capture', calledBy: null, isStated, count: 1, time: { kind: 'none' } },
    ...(isServer ? { source: remote, target: end } : { source: end, target: remote }),
    ...(isServer ? { sourceProcess: far, targetProcess: local } : { sourceProcess: local, targetProcess: far }),
    port: isServer ? socket.localPort : socket.remotePort,
    protocol: socket.protocol ?? (host.isTcp ? 'tcp' : null),
  };
  const clientPort = isServer ? socket.remotePort : socket.localPort;
  addPart(context, row, { clientPort, day: host.day, line: socket.line });
}

const listenerOf = ({ listening }: ConnectContext, end: PrintedEnd, port: number): Listener | undefined =>
  listening.get(listenerKey(end, port));

function directionOf(
  { localPort, remotePort }: Socket,
  remote: PrintedEnd,
  context: ConnectContext,
): { readonly isServer: boolean; readonly isStated: boolean } {
  const stated = (isServer: boolean) => ({ isServer, isStated: true });
  if (listenerOf(context, context.end, localPort) !== undefined) {
    // Of a connection to itself both ports may be listened on; the lower one serves.
    const isOwn = listenerKey(remote, 0) === listenerKey(context.end, 0);
    return stated(!isOwn || listenerOf(context, remote, remotePort) === undefined || localPort <= remotePort);
  }
  if (listenerOf(context, remote, remotePort) !== undefined) return stated(false);
  if (context.host.listeners.size > 0) return stated(false);
  const known = [localPort, remotePort].map((port) => productOfPort(port) !== null);
  if (known[0] !== known[1]) return { isServer: known[0]!, isStated: false };
  const isHandedOut = [localPort, remotePort].map((port) => port >= FIRST_EPHEMERAL_PORT);
  return { isServer: isHandedOut[1]! && !isHandedOut[0]!, isStated: false };
}

/** Both ends print the port of the client, which tells connections of one pair apart: so one that both show counts once. */
function addPart(
  { run, host, parts }: ConnectContext,
  row: FlowRow,
  { clientPort, day, line }: { readonly clientPort: number; readonly day: number | null; readonly line: number },
): void {
  const { numberOf } = run.texts;
  const { source, target, sourceProcess, targetProcess, port, tool, protocol, calledBy, isStated } = row;
  const ends = {
    ...{ sourceName: numberOf(source.name), sourceAddress: numberOf(source.address) },
    ...{ targetName: numberOf(target.name), targetAddress: numberOf(target.address) },
    ...{ sourceProcess: numberOf(sourceProcess.process), sourceApplication: 0 },
    ...{ targetProcess: numberOf(targetProcess.process), targetApplication: 0 },
  };
  const key = `${Object.values(ends).join(':')}:${port}:${protocol ?? ''}:${isStated ? 1 : 0}`;
  let part = parts.get(key);
  if (part === undefined) {
    part = {
      ...{ ...ends, port, tool, protocol, calledBy, isStated, sourceId: 0, targetId: 0, file: host.fileIndex, line },
      ...noTimes(),
    };
    parts.set(key, part);
  }
  if (day === null) {
    part.isTimeless = true;
    part.marks ??= new Map();
    part.marks.set(String(clientPort), 1);
  } else addMark(part, String(clientPort), { day, count: 1 });
}
