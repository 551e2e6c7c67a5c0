import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connection, ConnectionMapping, Dependencies } from '../../src/dependency/index.js';
import { CLASSIC_HEADER, readForms } from '../support/connection-export.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../support/shared-material.js';

const RUNS = { seed: 20_261_121, numRuns: 60 };

/** One connection as it happened; every form says it in its own way. */
interface Happened {
  readonly client: number;
  readonly server: number;
  readonly clientPort: number;
  readonly port: number;
  readonly day: number;
}

const happened: fc.Arbitrary<Happened> = fc
  .record({
    client: fc.integer({ min: 1, max: 4 }),
    server: fc.integer({ min: 1, max: 4 }),
    clientPort: fc.integer({ min: 40_000, max: 40_030 }),
    port: fc.constantFrom(22, 80, 443, 5432),
    day: fc.integer({ min: 1, max: 3 }),
  })
  .filter(({ client, server }) => client !== server);

const address = (machine: number): string => `10.0.0.${machine}`;
const uid = ({ client, server, clientPort, port, day }: Happened): string =>
  `C${client}.${server}.${clientPort}.${port}.${day}`;
const stamp = ({ day, clientPort }: Happened): string =>
  `2026-11-0${day}T10:00:${String(clientPort % 60).padStart(2, '0')}Z`;
const second = (one: Happened): number => Date.UTC(2026, 10, one.day, 10, 0, one.clientPort % 60) / 1000;

const FIELDS = ['ts', 'uid', 'id.orig_h', 'id.orig_p', 'id.resp_h', 'id.resp_p', 'proto'];
const cells = (one: Happened): readonly (string | number)[] => [
  ...[`${second(one)}.000000`, uid(one), address(one.client), one.clientPort, address(one.server), one.port, 'tcp'],
];

const asFlow = (all: readonly Happened[]): string =>
  [
    'time,clientAddress,serverAddress,port,protocol,connections',
    ...all.map((one) => [stamp(one), address(one.client), address(one.server), one.port, 'tcp', 1].join(',')),
  ].join('\n');
const asZeek = (all: readonly Happened[]): string =>
  ['#separator \\x09', '#path\tconn', `#fields\t${FIELDS.join('\t')}`, ...all.map((one) => cells(one).join('\t'))].join(
    '\n',
  );
const asJson = (all: readonly Happened[]): string =>
  all
    .map((one) => {
      const [ts, id, source, sourcePort, target, port, proto] = cells(one);
      return JSON.stringify({
        ...{ ts: Number(ts), uid: id, 'id.orig_h': source, 'id.orig_p': sourcePort },
        ...{ 'id.resp_h': target, 'id.resp_p': port, proto },
      });
    })
    .join('\n');
const asMapped = (all: readonly Happened[]): string =>
  all.map((one) => [stamp(one), address(one.client), address(one.server), `${one.port}/tcp`, 1].join('|')).join('\n');
const MAPPING: ConnectionMapping = {
  ...{ name: 'twin', separator: '|', header: false, comment: null },
  columns: { time: [1], clientAddress: [2], serverAddress: [3], connections: [5] },
  services: { column: 4, separator: ';', pattern: /^(?<port>\d+)\/(?<protocol>\w+)$/ },
};
/** What each machine would print of the sockets that it holds, of either side. */
const asCaptures = (all: readonly Happened[]): readonly string[] =>
  [1, 2, 3, 4].map((machine) => {
    const own = all.filter(({ client, server }) => client === machine || server === machine);
    const line = (local: string, remote: string): string => `tcp ESTAB 0 0 ${local} ${remote}`;
    return [
      'Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port Process',
      ...[22, 80, 443, 5432].map((port) => `tcp LISTEN 0 128 0.0.0.0:${port} 0.0.0.0:*`),
      ...own.map((one) => {
        const ends = [`${address(one.client)}:${one.clientPort}`, `${address(one.server)}:${one.port}`] as const;
        return one.client === machine ? line(ends[0], ends[1]) : line(ends[1], ends[0]);
      }),
    ].join('\n');
  });

const keyOf = ({ client, server, port }: Happened): string => `${address(client)} ${address(server)} ${port}`;

/** Filters all that happened for each connection; what tells two apart depends on the form. */
function bruteForce(all: readonly Happened[], tell: (one: Happened) => string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...new Set(all.map(keyOf))].map((key) => [key, new Set(all.filter((one) => keyOf(one) === key).map(tell)).size]),
  );
}

const nameOf = (end: Connection['source']): string =>
  end.kind === 'machine' ? end.name : (end.addresses[0] ?? end.name);
const countsOf = ({ connections }: Dependencies): Readonly<Record<string, number | null>> =>
  Object.fromEntries(
    connections.map(({ source, target, port, count }) => [`${nameOf(source)} ${nameOf(target)} ${port}`, count]),
  );
const read = (texts: readonly string[]): Dependencies =>
  readForms(
    texts.map((text, index) => ({ file: `${index}.txt`, text })),
    [],
    { mapping: MAPPING },
  );

const lists = fc.array(happened, { minLength: 1, maxLength: 40 });
const FORMS: readonly (readonly [
  string,
  (all: readonly Happened[]) => readonly string[],
  (one: Happened) => string,
])[] = [
  ["Portolan's own CSV", (all) => [asFlow(all)], stamp],
  ['Zeek', (all) => [asZeek(all)], uid],
  ['Zeek in JSON', (all) => [asJson(all)], uid],
  ['a mapping', (all) => [asMapped(all)], stamp],
  ['captures of both ends', asCaptures, ({ clientPort }) => String(clientPort)],
];

describe.each(FORMS)('the aggregation of %s', (_, textsOf, tell) => {
  it('is that of a twin that filters all for every connection', () => {
    fc.assert(
      fc.property(lists, (all) => {
        const found = read(textsOf(all));
        expect(countsOf(found)).toEqual(bruteForce(all, tell));
        const { read: rows, used, repeated, skipped } = found.counts;
        expect([used + repeated, skipped]).toEqual([rows, 0]);
      }),
      RUNS,
    );
  });

  it('does not depend on the order of rows, nor on how they are split into files', () => {
    fc.assert(
      fc.property(
        lists.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.nat(40)),
        ),
        ([all, shuffled, cut]) => {
          const parts = [shuffled.slice(0, cut), shuffled.slice(cut)].filter((part) => part.length > 0);
          expect(countsOf(read(parts.flatMap(textsOf)))).toEqual(countsOf(read(textsOf(all))));
        },
      ),
      RUNS,
    );
  });
});

describe('any text', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      ...[
        '"',
        '""',
        '\0',
        '__proto__',
        '\ufeff',
        '\r',
        ',,,,,',
        '{"id":null}',
        '#fields',
        '#separator \\x00',
        '[::]:1 *:*',
      ],
      'x'.repeat(70_000),
      'tcp ESTAB 0 0 10.0.0.1:1 10.0.0.2:2 users:((',
      '#fields\tid.orig_h\tid.resp_h\tid.resp_p',
    ),
  );
  const headers = fc.constantFrom(
    ...[CLASSIC_HEADER, 'client,server,port', '#fields\tid.orig_h\tid.resp_h\tid.resp_p', ''],
    ...['{"id.orig_h":"1.1.1.1","id.resp_h":"2.2.2.2","id.resp_p":1}', 'State Recv-Q Send-Q Local Address:Port Peer'],
    '  Proto  Local Address          Foreign Address        State           PID',
  );

  it('below any header is read without an exception, each row of it once', () => {
    fc.assert(
      fc.property(headers, fc.array(hostile, { maxLength: 8 }), (header, lines) => {
        const { counts, inputs } = read([[header, ...lines].join('\n')]);
        expect(counts.used + counts.repeated + counts.skipped).toBe(counts.read);
        const [sheet] = inputs[0]!.sheets;
        const reasons = (sheet!.skippedBecause ?? []).reduce((sum, { count }) => sum + count, 0);
        expect(reasons).toBe(counts.repeated + counts.skipped);
      }),
      { ...RUNS, numRuns: 200 },
    );
  });
});

const readShared = (folder: string, mapping: ConnectionMapping | null = null): Dependencies => {
  const path = sharedPath(`data/dependencies/${folder}`);
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:csv|log\.gz|txt\.gz)$/.test(name),
  );
  const text = (name: string): string => {
    const bytes = readFileSync(join(path, name));
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  };
  return readForms(
    files.toSorted().map((file) => ({ file, text: text(file) })),
    [],
    { mapping },
  );
};

const CISCO: ConnectionMapping = {
  ...{ name: 'cisco', separator: '\t', header: false, comment: '#' },
  columns: { client: [1, 2], server: [1, 3] },
  services: { column: 4, separator: ',', pattern: /^(?<port>\d+)p(?<protocol>\d+)-\d+$/ },
};

// Rows and distinct services were counted with awk, cut and sort -u.
describe.skipIf(!hasShared)(`real files${NEEDS_SHARED}`, () => {
  it.each([
    ['cisco-hosts/graphs', { read: 107_867, used: 42_559, repeated: 65_308, skipped: 0 }, 120_435],
    // 32 services are of protocol 112, VRRP, which has no ports; four rows name nothing else.
    ['cisco-hosts/g21/dir_no_packets_etc', { read: 7917, used: 3097, repeated: 4816, skipped: 4 }, 10_577 - 32],
    [
      'cisco-hosts/g21/dir_includes_packets_and_other_nodes',
      { read: 123_952, used: 4709, repeated: 119_243, skipped: 0 },
      8705,
    ],
  ])('of Cisco in %s are read whole through a mapping', (folder, counts, connections) => {
    const found = readShared(folder, CISCO);
    expect(found.counts).toEqual(counts);
    expect(found.connections).toHaveLength(connections);
    expect(new Set(found.connections.map(({ protocol }) => protocol))).toEqual(new Set(['tcp', 'udp']));
  });

  it('of Zeek are read whole: logs without ends are told and left', () => {
    const found = readShared('zeek-wrccdc');
    // dns 53,615, rdp 4,122, known_services 1,579, ntlm 422, smb_mapping 393 and kerberos 11; 9,497 queries have no answer.
    expect(found.counts.read).toBe(53_615 + 4122 + 1579 + 422 + 393 + 11);
    expect(found.counts.skipped).toBe(9497);
    const refused = found.problems.filter(({ code }) => code === 'dependency/no-header');
    expect(refused.map(({ at }) => at?.file)).toEqual(['known_hosts.log.gz', 'software.log.gz']);
    expect(found.connections.every(({ direction, days }) => direction === 'stated' && days === 1)).toBe(true);
    expect(found.unanswered?.reduce((sum, { count }) => sum + count, 0)).toBe(9497);
  });
});
