import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { TlsOptions } from 'node:tls';
import { afterAll } from 'vitest';

const LOOPBACK = '127.0.0.1';
const closers: (() => void)[] = [];

/** Closes every server of a test file at its end. Call it once at the top of the file. */
export function closeServersAfterwards(): void {
  afterAll(() => {
    for (const close of closers.splice(0)) close();
  });
}

function listening(server: Server): Promise<number> {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
  });
  closers.push(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return new Promise((resolve) => {
    server.listen(0, LOOPBACK, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** A port that takes connections and hears what is sent on them. */
export async function tcpServer(hear: (bytes: Buffer, socket: Socket) => void = () => undefined): Promise<number> {
  return listening(
    createServer((socket) => {
      socket.on('data', (bytes) => {
        hear(bytes, socket);
      });
    }),
  );
}

export const tlsServer = (options: TlsOptions): Promise<number> => {
  const server = createTlsServer(options);
  server.on('tlsClientError', () => undefined);
  return listening(server);
};

/** A port on which nothing listens: it was given and taken back. */
export async function refusedPort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, LOOPBACK, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A proxy that answers CONNECT with a status; at 200 it leads to a port of this machine, whatever was asked for. */
export async function proxyServer(status: number, leadsTo?: number): Promise<{ port: number; asked: string[] }> {
  const { connect } = await import('node:net');
  const asked: string[] = [];
  const port = await listening(
    createServer((client) => {
      client.once('data', (bytes) => {
        asked.push(bytes.toString('latin1'));
        client.write(`HTTP/1.1 ${status} Answer\r\nX-Test: yes\r\n\r\n`);
        if (leadsTo === undefined) return;
        const upstream = connect(leadsTo, LOOPBACK);
        upstream.on('error', () => undefined);
        client.pipe(upstream).pipe(client);
      });
    }),
  );
  return { port, asked };
}

/** What a test DNS server knows: addresses with a lifetime, or another name. */
export type DnsZone = Readonly<
  Record<string, { readonly addresses?: readonly string[]; readonly ttl?: number; readonly alias?: string }>
>;

const TYPE_A = 1;
const TYPE_CNAME = 5;

/** A DNS server on UDP; names that it does not know do not exist, and `silent` ones get no answer. */
export async function dnsServer(
  zone: DnsZone,
  silent: readonly string[] = [],
): Promise<{ port: number; asked: string[] }> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (query, from) => {
    const { name, type, end } = questionOf(query);
    asked.push(`${name} ${type}`);
    if (!silent.includes(name)) socket.send(answerTo(query, { name, type, end }, zone), from.port, from.address);
  });
  closers.push(() => socket.close());
  await new Promise<void>((resolve) => {
    socket.bind(0, LOOPBACK, resolve);
  });
  return { port: socket.address().port, asked };
}

interface Question {
  readonly name: string;
  readonly type: number;
  /** Where the question ends. */
  readonly end: number;
}

function questionOf(query: Buffer): Question {
  const labels: string[] = [];
  let at = 12;
  while (query[at] !== 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + query[at]!));
    at += query[at]! + 1;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

const nameBytes = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ]);

function record(name: string, type: number, ttl: number, content: Buffer): Buffer {
  const head = Buffer.alloc(10);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(1, 2);
  head.writeUInt32BE(ttl, 4);
  head.writeUInt16BE(content.length, 8);
  return Buffer.concat([nameBytes(name), head, content]);
}

function answerTo(query: Buffer, { name, type, end }: Question, zone: DnsZone): Buffer {
  const records: Buffer[] = [];
  let current = name;
  let entry = zone[current];
  while (entry?.alias !== undefined) {
    records.push(record(current, TYPE_CNAME, entry.ttl ?? 60, nameBytes(entry.alias)));
    if (type === TYPE_CNAME) break;
    current = entry.alias;
    entry = zone[current];
  }
  if (type === TYPE_A) {
    for (const address of entry?.addresses ?? []) {
      records.push(record(current, TYPE_A, entry?.ttl ?? 60, Buffer.from(address.split('.').map(Number))));
    }
  }
  const head = Buffer.alloc(12);
  head.writeUInt16BE(query.readUInt16BE(0), 0);
  head.writeUInt16BE(zone[name] === undefined ? 0x8183 : 0x8180, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records.length, 6);
  return Buffer.concat([head, query.subarray(12, end), ...records]);
}
