import { describe, expect, it } from 'vitest';
import { recogniseConnections } from '../../src/dependency/index.js';
import type { Connection, ConnectionMapping } from '../../src/dependency/index.js';
import { toMachineId } from '../../src/model/index.js';
import { aMachine, aNic } from '../support/a-machine.js';
import { classic, readExports, readForms } from '../support/connection-export.js';

const machine = (name: string, ...addresses: readonly string[]) =>
  aMachine({ id: toMachineId(`m:${name}`), name, uuid: null, addresses, nics: [], tags: [] });
const WEB = machine('web01', '10.0.0.1');
const DB = machine('db01', '10.0.0.9');

/** `web01 -> db01:5432/tcp x3`, enough to see who serves whom. */
const shown = ({ source, target, port, protocol, count, direction }: Connection): string => {
  const [left, right] = [source, target].map((end) =>
    end.name === '' && end.kind === 'other' ? end.addresses[0]! : end.name,
  );
  return `${left} -> ${right}:${port}${protocol === null ? '' : `/${protocol}`}${count === null ? '' : ` x${count}`}${direction === 'doubtful' ? '?' : ''}`;
};
const read = (...files: readonly (string | Uint8Array)[]) => readExports(files, [WEB, DB]);
const codes = ({ problems }: { readonly problems: readonly { readonly code: string }[] }): readonly string[] =>
  problems.map(({ code }) => code.replace('dependency/', ''));

describe("Portolan's own CSV", () => {
  it('needs a client, a server and a port and no more', () => {
    const found = read('client,server,port\nweb01,db01,5432\nweb01,db01,5432\n');
    expect(found.connections.map(shown)).toEqual(['web01 -> db01:5432']);
    expect(found.counts).toEqual({ read: 2, used: 1, repeated: 1, skipped: 0 });
    expect(found.problems).toEqual([]);
  });

  it('tells time, protocol, processes, numbers and how the server was called', () => {
    const header =
      'time;client;client address;client process;server;server address;server process;port;protocol;connections;called by;bytes';
    const found = read(
      [
        header,
        '2026-11-20T10:00:00Z;web01;;nginx;db01;;postgres;5432;TCP;3;name;9',
        '2026-11-20T10:00:00Z;web01;;nginx;db01;;postgres;5432;6;3;name;9',
        '2026-11-21T10:05:00+01:00;web01;;nginx;;10.0.0.9;postgres;5432;tcp;;address;9',
        '2026-11-21;web01;;;db01;;;53;udp;2;;',
        '2026-11-21;web01;;;db01;;;0;icmp;2;;',
        '2026-11-21;web01;;;db01;;;53;gopher;2;maybe;',
      ].join('\n'),
    );
    expect(found.connections.map(shown)).toEqual(['web01 -> db01:53/udp x4', 'web01 -> db01:5432/tcp x4']);
    expect(found.connections[1]).toMatchObject({ calledBy: 'address', days: 2, from: '2026-11-20', to: '2026-11-21' });
    expect(found.connections[1]?.sourceProcesses).toEqual([{ process: 'nginx', application: '' }]);
    expect(found.counts).toEqual({ read: 6, used: 4, repeated: 1, skipped: 1 });
    expect(codes(found)).toEqual(['bad-protocol', 'bad-called-by', 'bad-port']);
    expect(found.inputs[0]?.sheets[0]?.columnsIgnored).toEqual(['bytes']);
  });

  it('finds machines by addresses that stand where their names may stand', () => {
    const found = read('client,server,port\n10.0.0.1,10.0.0.9,5432\nweb01,10.0.0.9,5433\nweb01,10.9.9.9,25\n');
    expect(found.connections.map(shown)).toEqual(['web01 -> db01:5432', 'web01 -> db01:5433', 'web01 -> 10.9.9.9:25']);
    const party = found.connections[2]!.target;
    expect(party.kind === 'other' && party.addresses).toEqual(['10.9.9.9']);
  });

  it('believes who writes it, whatever the port, and drops what no machine serves', () => {
    const found = read('client,server,serverAddress,port\nweb01,db01,,50123\nweb01,,239.1.2.3,5000\n');
    expect(found.connections.map(shown)).toEqual(['web01 -> db01:50123']);
    expect(codes(found)).toEqual(['multicast']);
  });
});

const CONN = [
  '#separator \\x09',
  '#set_separator\t,',
  '#empty_field\t(empty)',
  '#unset_field\t-',
  '#path\tconn',
  '#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tconn_state\thistory',
  '#types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tstring',
];
const conn = (uid: string, rest: string): string => `1521911720.865716\t${uid}\t${rest}`;

describe('logs of Zeek', () => {
  it('count a connection once by its id, and attempts that nobody answered apart', () => {
    const found = read(
      [
        ...CONN,
        conn('C1', '10.0.0.1\t40000\t10.0.0.9\t5432\ttcp\tSF\tShADadFf'),
        conn('C1', '10.0.0.1\t40000\t10.0.0.9\t5432\ttcp\tSF\tShADadFf'),
        conn('C2', '10.0.0.1\t40001\t10.0.0.9\t5432\ttcp\tRSTO\t-'),
        '#close\t2018-03-24',
        ...CONN.slice(0, 5),
        '#fields\tuid\tts\tid.resp_p\tid.resp_h\tid.orig_h\tproto\tconn_state\thistory',
        'C3\t1521998120.0\t5432\t10.0.0.9\t10.0.0.1\ttcp\tSF\t-',
        'C4\t1521998120.0\t22\t10.0.0.9\t203.0.113.5\ttcp\tS0\tS',
        'C5\t1521998120.0\t23\t10.0.0.1\t203.0.113.5\ttcp\tREJ\tSr',
        'C6\t1521998120.0\t514\t10.0.0.9\t10.0.0.1\tudp\tS0\tD',
        'C7\t1521998120.0\t8\t10.0.0.9\t10.0.0.1\ticmp\tOTH\t-',
        'C8\t1521998120.0',
      ].join('\n'),
    );
    expect(found.connections.map(shown)).toEqual(['web01 -> db01:514/udp x1', 'web01 -> db01:5432/tcp x3']);
    expect(found.connections[1]).toMatchObject({ days: 2, from: '2018-03-24', to: '2018-03-25', direction: 'stated' });
    expect(found.counts).toEqual({ read: 9, used: 4, repeated: 1, skipped: 4 });
    expect(found.unanswered).toMatchObject([{ count: 2, targets: 2, ports: 2, origin: { line: 19 } }]);
    expect(codes(found)).toEqual(['unanswered', 'no-ports', 'short-row', 'unanswered-attempts']);
  });

  it('are read as JSON, flat and nested, and a broken line costs itself alone', () => {
    const lines = [
      '{"ts":1521911720.8,"uid":"C1","id.orig_h":"10.0.0.1","id.orig_p":1,"id.resp_h":"10.0.0.9","id.resp_p":5432,"proto":"tcp","conn_state":"SF"}',
      '{"ts":"2018-03-24T17:15:20.8Z","uid":"C2","id":{"orig_h":"10.0.0.1","resp_h":"10.0.0.9","resp_p":5432},"proto":"tcp"}',
      '{"ts":1521911720.8,"uid":"C3","id.orig_h":"10.0.0.1","id.resp_h"',
      '{"__proto__":{"id.orig_h":"x"},"ts":1}',
      '[1,2]',
    ];
    const found = read(lines.join('\n'));
    expect(found.connections.map(shown)).toEqual(['web01 -> db01:5432/tcp x2']);
    expect(found.counts).toEqual({ read: 5, used: 2, repeated: 0, skipped: 3 });
    expect(found.problems).toMatchObject([{ code: 'dependency/bad-row', count: 3, at: { line: 3 } }]);
  });

  it('tell what listens without anybody who asks, which makes a handed-out port a service', () => {
    const known = [
      '#separator \\x09',
      '#path\tknown_services',
      '#fields\tts\thost\tport_num\tport_proto\tservice',
      '1521911720.6\t10.0.0.9\t50123\ttcp\tHTTP',
      '1521911721.6\t10.0.0.9\t50123\ttcp\tSSL',
    ].join('\n');
    const row = '12/18/2024 0:00-6:00,web01,10.0.0.1,,,db01,10.0.0.9,,,50123';
    expect(read(classic(row)).connections.map(shown)).toEqual(['web01 -> db01:50123?']);
    const both = read(known, classic(row));
    expect(both.connections.map(shown)).toEqual(['web01 -> db01:50123']);
    expect(both.counts).toEqual({ read: 3, used: 2, repeated: 1, skipped: 0 });
  });
});

const SS_WEB = `# host: web01
# time: 2026-11-21T10:00:00Z
Netid State  Recv-Q Send-Q Local Address:Port  Peer Address:Port Process
tcp   LISTEN 0      511    0.0.0.0:443         0.0.0.0:*         users:(("nginx",pid=812,fd=6))
tcp   ESTAB  0      0      10.0.0.1:443        203.0.113.7:51000 users:(("nginx",pid=812,fd=9))
tcp   ESTAB  0      0      10.0.0.1:41000      10.0.0.9:5432     users:(("php-fpm",pid=900,fd=3))
tcp   ESTAB  0      0      [::ffff:10.0.0.1]:41001 10.0.0.9:5432 users:(("php-fpm",pid=900,fd=4))
tcp   SYN-SENT 0    1      10.0.0.1:41002      10.0.0.9:9999
u_str ESTAB  0      0      * 12345             * 12346
`;
const NETSTAT_DB = `Active Internet connections (servers and established)
Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name
tcp        0      0 0.0.0.0:5432            0.0.0.0:*               LISTEN      77/postgres
tcp6       0      0 :::22                   :::*                    LISTEN      1/sshd
tcp        0      0 10.0.0.9:5432           10.0.0.1:41000          ESTABLISHED 88/postgres: web
tcp        0      0 10.0.0.9:5432           10.0.0.1:41001          TIME_WAIT   -
udp        0      0 0.0.0.0:123             0.0.0.0:*                           5/chronyd
`;

describe('captures of sockets', () => {
  it('show who serves by what listens, and a connection that both ends show counts once', () => {
    const expected = ['203.0.113.7 -> web01:443/tcp x1', 'web01 -> db01:5432/tcp x2'];
    const found = read(SS_WEB, NETSTAT_DB);
    expect(found.connections.map(shown).toSorted()).toEqual(expected);
    expect(read(NETSTAT_DB, SS_WEB, SS_WEB).connections.map(shown).toSorted()).toEqual(expected);
    const pair = found.connections.find(({ port }) => port === 5432)!;
    expect(pair.sourceProcesses).toEqual([{ process: 'php-fpm', application: '' }]);
    expect(pair.targetProcesses).toEqual([{ process: 'postgres', application: '' }]);
    expect(pair).toMatchObject({ days: 1, from: '2026-11-21' });
    expect(found.counts).toEqual({ read: 11, used: 9, repeated: 0, skipped: 2 });
    expect(codes(found).slice(0, 2)).toEqual(['unanswered', 'no-ports']);
  });

  it('of both ends count once without any inventory, by the addresses that each capture shows for its own', () => {
    const { connections } = readExports([SS_WEB, NETSTAT_DB]);
    expect(connections.map(shown)).toContain('web01 -> 10.0.0.9:5432/tcp x2');
    expect(connections).toHaveLength(2);
  });

  it('of Windows find the machine by its addresses, and guess by the ports without listeners', () => {
    const text = `
Active Connections

  Proto  Local Address          Foreign Address        State           PID
  TCP    10.0.0.9:1433          10.0.0.1:49777         ESTABLISHED     1234
  TCP    10.0.0.9:50001         203.0.113.9:443        TIME_WAIT       0
  TCP    10.0.0.9:50002         203.0.113.9:50003      ESTABLISHED     12
  TCP    127.0.0.1:50010        127.0.0.1:8080         ESTABLISHED     12
  UDP    0.0.0.0:123            *:*                                    800
`.replaceAll('\n', '\r\n');
    const withoutUdp = text.replace(/ {2}UDP.*\r\n/, '');
    expect(read(withoutUdp).connections.map(shown).toSorted()).toEqual([
      'db01 -> 203.0.113.9:443/tcp x1',
      'db01 -> 203.0.113.9:50003/tcp x1?',
      'db01 -> db01:8080/tcp x1',
      'web01 -> db01:1433/tcp x1',
    ]);
  });

  it('take the name of the file where a machine is called so and nothing else tells', () => {
    const text =
      'State Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nESTAB 0 0 192.0.2.1:40000 10.0.0.9:5432\n';
    const byName = readForms([{ file: 'captures/web01.ss.txt', text }], [WEB, DB]);
    expect(byName.connections.map(shown)).toEqual(['web01 -> db01:5432 x1']);
    const other = readForms([{ file: 'captures/notes.txt', text }], [WEB, DB]);
    expect(other.connections.map(shown)).toEqual(['192.0.2.1 -> db01:5432 x1']);
  });
});

const MAPPING: ConnectionMapping = {
  name: 'firewall log',
  separator: ' ',
  header: false,
  comment: '!',
  columns: { client: [1, 2], serverAddress: [3] },
  services: { column: 4, separator: ',', pattern: /^(?<port>\d+)\/(?<protocol>\w+)$/ },
};

describe('tables with a mapping', () => {
  it('may name an end by two cells and hold several services in one', () => {
    const text =
      '! a comment\nred  7 10.0.0.9 5432/tcp,53/udp,oops\nred 7 10.0.0.9 53/17\nblue 7 10.0.0.9 1/icmp\nblue 7\n';
    const found = readForms([{ file: 'a.log', text }], [DB], { mapping: MAPPING });
    expect(found.connections.map(shown)).toEqual(['red/7 -> db01:53/udp', 'red/7 -> db01:5432/tcp']);
    expect(found.counts).toEqual({ read: 4, used: 1, repeated: 1, skipped: 2 });
    expect(codes(found).slice(0, 3)).toEqual(['bad-service', 'no-ports', 'short-row']);
    expect(recogniseConnections(text, MAPPING)).toBe('the mapping "firewall log"');
    expect(recogniseConnections(text)).toBeNull();
  });

  it('find their columns by name, whatever their order', () => {
    const mapping: ConnectionMapping = {
      ...{ name: 'flows', separator: ';', header: true, comment: null, services: null },
      columns: { clientAddress: ['src'], serverAddress: ['dst'], port: ['dport'], time: ['at'], connections: ['n'] },
    };
    const text = 'x;DST;dport;src;at;n\n;10.0.0.9;5432;10.0.0.1;1521911720;4\n;10.0.0.9;5432;10.0.0.1;1521911720;4\n';
    const found = readForms([{ file: 'a.csv', text }], [WEB, DB], { mapping });
    expect(found.connections.map(shown)).toEqual(['web01 -> db01:5432 x4']);
    expect(found.counts).toMatchObject({ used: 1, repeated: 1 });
    expect(found.inputs[0]?.sheets[0]).toMatchObject({ columnsIgnored: ['x'] });
  });
});

const azure = (source: string, target: string, port: number, [from, to] = ['', '']): string =>
  `12/18/2024 0:00-6:00,${source},,,${from},${target},,,${to},${port}`;

describe('ports that are handed out', () => {
  it('of one pair are folded from five on, told, and left alone with keepPorts', () => {
    const text = classic(...[50_001, 50_003, 50_005, 50_007, 50_009].map((port) => azure('web01', 'db01', port)));
    const found = read(text);
    expect(found.connections.map(shown)).toEqual(['web01 -> db01:50001?']);
    expect(found.connections[0]?.folded).toEqual({ ports: 5, from: 50_001, to: 50_009, by: null });
    expect(codes(found)).toEqual(['folded-ports', 'doubtful-direction']);
    const kept = readForms([{ file: '1.csv', text }], [WEB, DB], { keepPorts: true });
    expect(kept.connections).toHaveLength(5);
  });

  it('behind a port mapper or FTP are of it, and not doubtful', () => {
    const ports = [50_001, 50_003, 50_005, 50_007, 50_009];
    const rpc = read(classic(azure('web01', 'db01', 135), ...ports.map((port) => azure('web01', 'db01', port))));
    expect(rpc.connections.map(({ folded, direction }) => [folded?.by, direction])).toEqual([
      [undefined, 'stated'],
      ['rpc', 'stated'],
    ]);
    const active = read(classic(azure('web01', 'db01', 21), ...ports.map((port) => azure('db01', 'web01', port))));
    expect(active.connections.map(({ folded }) => folded?.by)).toEqual(['ftp', undefined]);
  });

  it('are turned round where the source serves the target by the same process', () => {
    const found = read(
      classic(
        azure('web01', 'db01', 5432, ['nginx', 'postgres']),
        azure('db01', 'web01', 51_234, ['postgres', '']),
        azure('db01', 'web01', 51_235, ['backup', '']),
      ),
    );
    expect(found.connections.map(shown)).toEqual(['db01 -> web01:51235?', 'web01 -> db01:5432']);
    expect(found.connections[1]?.turnedRows).toBe(1);
    expect(codes(found)).toEqual(['turned-round', 'doubtful-direction']);
  });

  it('are services where three others ask, and a row the other way round is turned', () => {
    const found = read(
      classic(...['a', 'b', 'c'].map((name) => azure(name, 'db01', 50_123)), azure('db01', 'web01', 50_123)),
    );
    const expected = ['a', 'b', 'c', 'web01'].map((name) => `${name} -> db01:50123`);
    expect(found.connections.map(shown).toSorted()).toEqual(expected);
  });
});

describe('machines with several addresses and addresses of several machines', () => {
  it('are one machine by any NIC, and a firewall that asks is told', () => {
    const firewall = aMachine({
      ...{ id: toMachineId('m:fw01'), name: 'fw01', uuid: null, addresses: [], tags: [] },
      nics: [aNic({ addresses: ['10.0.0.254'] }), aNic({ addresses: ['10.1.0.254', 'fe80::1'] })],
    });
    const rows = ['10.0.0.254', '10.1.0.254'].map((address) => `12/18/2024 0:00-6:00,,${address},,,db01,,,,5432`);
    const found = readExports([classic(...rows)], [firewall, DB]);
    expect(found.connections.map(shown)).toEqual(['fw01 -> db01:5432']);
    expect(codes(found)).toEqual(['behind-nat']);
    expect(found.problems[0]?.message).toContain('"fw01"');
  });
});

describe('several tools', () => {
  it('that saw the same do not add up, and rows without a protocol join the one that is told', () => {
    const found = read(
      'time,client,server,port,protocol,connections\n2026-11-20,web01,db01,5432,tcp,7\n2026-11-21,web01,db01,5432,,5\n',
      [...CONN, conn('C1', '10.0.0.1\t1\t10.0.0.9\t5432\ttcp\tSF\t-')].join('\n'),
    );
    expect(found.connections.map(shown)).toEqual(['web01 -> db01:5432/tcp x12']);
    const both = read('client,server,port,protocol\nweb01,db01,53,tcp\nweb01,db01,53,udp\nweb01,db01,53,\n');
    expect(both.connections.map(shown)).toEqual(['web01 -> db01:53', 'web01 -> db01:53/tcp', 'web01 -> db01:53/udp']);
  });
});
