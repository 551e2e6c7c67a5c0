import { describe, expect, it } from 'vitest';
import { deriveRoles, deriveServices, PRODUCTS } from '../../src/dependency/index.js';
import type { MachineServices } from '../../src/dependency/index.js';
import { toMachineId } from '../../src/model/index.js';
import type { Machine, OsFamily } from '../../src/model/index.js';
import { aMachine } from '../support/a-machine.js';
import { newForm, readExports } from '../support/connection-export.js';

const named = (name: string, more: Partial<Machine> = {}): Machine =>
  aMachine({ id: toMachineId(name), name, uuid: null, addresses: [], nics: [], tags: [], annotation: null, ...more });

/** `web01:nginx > api01:python3:8080`: who asks whom; a process may be empty. */
const rowOf = (text: string): string => {
  const [from, to] = text.split(' > ') as [string, string];
  const [source, sourceProcess = ''] = from.split(':');
  const [target, targetProcess = '', port = ''] = to.split(':');
  return `2026-11-09,appl,,${source},,,${sourceProcess},,${target},,,${targetProcess},${port},10`;
};

function servicesOf(...rows: readonly string[]): (name: string) => MachineServices | null {
  const names = new Set(rows.flatMap((row) => row.split(' > ').map((end) => end.split(':')[0]!)));
  const services = deriveServices(
    readExports(
      [newForm(...rows.map(rowOf))],
      [...names].map((name) => named(name)),
    ),
  );
  return (name) => services.get(toMachineId(name)) ?? null;
}

const signs = (machine: Machine, services: MachineServices | null = null): readonly string[] =>
  deriveRoles(machine, services).map(({ role, from, confidence, product }) =>
    [role, from, confidence, product ?? '-'].join(' '),
  );

describe('services of a machine', () => {
  it('count their clients without the machine itself, and know the product by its process', () => {
    const of = servicesOf('x1:java > x2:postgres:5432', 'x3: > x2:postgres:5432', 'x2:postgres > x2:postgres:5432');
    const [service, ...others] = of('x2')?.serves ?? [];
    expect(others).toEqual([]);
    expect(service).toMatchObject({
      port: 5432,
      by: 'process',
      clients: 2,
      clientMachines: 2,
      connections: 20,
      days: 1,
    });
    expect(service?.product?.id).toBe('postgresql');
    expect(service?.clientProcesses).toEqual(['java']);
  });

  it('know Logstash behind Java by its port, and Windows sharing files from its kernel', () => {
    const of = servicesOf('a:filebeat > l1:java:5044', 'a:System > f1:System:445', 'a:curl > j1:java:8443');
    expect(of('l1')?.serves[0]?.product?.id).toBe('logstash');
    expect(of('f1')?.serves[0]?.product?.id).toBe('windows-file');
    expect(of('j1')?.serves[0]?.product?.id).toBe('java');
  });

  it('take a program on the port of a product for the program that it is', () => {
    const of = servicesOf('a: > b:python3:8001', 'a: > c:myapp:5432');
    expect(of('b')?.serves[0]?.product?.id).toBe('python');
    expect(of('c')?.serves[0]?.product).toBeNull();
  });

  it.each([
    ...[
      'nginx',
      'httpd',
      'w3wp.exe',
      'envoy',
      'kong',
      'node',
      'python3.11',
      'gunicorn',
      'uvicorn',
      'java',
      'tomcat9.exe',
    ],
    ...[
      'redis-server',
      'beam.smp',
      'postgres',
      'mysqld',
      'oracle',
      'tnslsnr',
      'sqlservr.exe',
      'mongod',
      'named',
      'dns.exe',
    ],
    ...['smbd', 'tensorflow_model_server', 'rsyslogd', 'elasticsearch', 'C:\\apps\\NGINX.EXE', '/usr/sbin/nginx'],
  ])('know %s', (process) => {
    const of = servicesOf(`a: > b:${process.replaceAll(':', '')}:4711`);
    expect(of('b')?.serves[0]?.product).not.toBeNull();
  });

  it('take lsass for a directory on the ports of one only', () => {
    const of = servicesOf('a:lsass.exe > dc:lsass.exe:389', 'a: > member:lsass.exe:49664');
    expect(of('dc')?.serves[0]?.product?.id).toBe('active-directory');
    expect(of('member')?.serves[0]?.product).toBeNull();
    expect(signs(named('a'), of('a'))).toEqual([]);
  });
});

describe('roles of a machine', () => {
  it('come from tags, processes, notes and names, the surest first, each kind of sign once', () => {
    const of = servicesOf('a:java > shop-db01:postgres:5432', 'b:java > shop-db01:postgres:5433');
    const machine = named('shop-db01', {
      tags: [['Role', 'database']],
      annotation: 'PostgreSQL 14, moved from oracle db',
    });
    expect(signs(machine, of('shop-db01'))).toEqual([
      'database tag high -',
      'database process high postgresql',
      'database annotation low postgresql',
      'database name low -',
    ]);
    expect(deriveRoles(machine, of('shop-db01'))[1]?.said).toBe('process postgres serves port 5432 to 1 client');
  });

  it('put a decision before all, with its words', () => {
    const decided = [
      { role: 'cache', product: null, from: 'decision', confidence: 'high', said: 'decided by A. Nand on 2026-11-01' },
    ] as const;
    expect(deriveRoles(named('web01'), null, decided)).toEqual([
      { role: 'cache', product: null, from: 'decision', confidence: 'high', said: 'decided by A. Nand on 2026-11-01' },
      { role: 'web', product: null, from: 'name', confidence: 'low', said: '"web" in its name' },
    ]);
  });

  it('take nobody for a server because a scanner tried its ports', () => {
    const of = servicesOf('scan:scand > x1::443', 'x1:java > y1:postgres:5432');
    expect(signs(named('x1'), of('x1'))).toEqual(['application process medium java']);
  });

  it('take a port for a weak sign where nobody looked into the machine', () => {
    const of = servicesOf('a:java > printer::5432');
    expect(signs(named('printer'), of('printer'))).toEqual(['database port low postgresql']);
  });

  it('know web servers by asking, gateways between web servers and programs, and APIs behind them', () => {
    const of = servicesOf('w:nginx > g:nginx:443', 'g:nginx > p:python3:8080', 'p:python3 > d:postgres:5432');
    expect(signs(named('w'), of('w'))).toEqual(['web process high nginx']);
    expect(signs(named('g'), of('g'))).toEqual(['gateway process high nginx']);
    expect(signs(named('p'), of('p'))).toEqual(['api process medium python']);
  });

  it('know IIS with a database behind it as an application, and alone as a web server', () => {
    const of = servicesOf('u: > i1:w3wp.exe:443', 'i1:w3wp.exe > d:sqlservr.exe:1433', 'u: > i2:w3wp.exe:443');
    expect(signs(named('i1'), of('i1'))).toEqual(['application process high iis']);
    expect(signs(named('i2'), of('i2'))).toEqual(['web process high iis']);
  });

  it('know a jump host by its log-ons, from five machines on', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, index) => `j:mstsc.exe > m${index}:svchost.exe:3389`);
    expect(signs(named('j'), servicesOf(...rows(4))('j'))).toEqual([]);
    expect(signs(named('j'), servicesOf(...rows(5))('j'))).toEqual(['jumpHost process medium -']);
  });

  it('do not follow from agents, whatever asks them', () => {
    const of = servicesOf('mon:prometheus > x:node_exporter:9100', 'j:ssh > x:sshd:22');
    expect(signs(named('x'), of('x'))).toEqual([]);
    expect(signs(named('y'), of('mon'))).toEqual(['monitoring process high prometheus']);
  });

  it.each([
    ['DC01', 'directory'],
    ['erp-ora02', 'database'],
    ['shop-gw01.corp.example', 'gateway'],
    ['fe03', 'web'],
    ['nat01', 'firewall'],
    ['appl-vmware01', null],
    ['webinar', null],
    ['__proto__', null],
  ])('read the name %s as %s', (name, role) => {
    expect(deriveRoles(named(name), null).map((one) => one.role)).toEqual(role === null ? [] : [role]);
  });
});

describe('what an inventory of the software found of SQL Server', () => {
  const looked = (name: string, found: Partial<Machine['condition']>, family: OsFamily = 'windows'): Machine => {
    const machine = named(name);
    return { ...machine, os: { ...machine.os, family }, condition: { ...machine.condition, ...found } };
  };

  it('makes a database whatever the machine is called; a service of it surely', () => {
    expect(signs(looked('APPVM7', { sqlServersFound: 3, sqlServiceFound: true }))).toEqual([
      'database software high sql-server',
    ]);
    expect(signs(looked('vm7', { sqlServersFound: 1, sqlServiceFound: false }))).toEqual([
      'database software medium sql-server',
    ]);
    expect(deriveRoles(looked('vm7', { sqlServersFound: 1, sqlServiceFound: false }), null)[0]?.said).toBe(
      'the inventory of its software found 1 SQL Server',
    );
  });

  it.each([
    ['crm-sql01', 'windows', []],
    ['crm-sql01', 'linux', []],
    ['crm-db01', 'windows', []],
    ['crm-db01', 'linux', ['database name low -']],
    ['crm-ora01', 'windows', ['database name low -']],
    ['crm-web01', 'windows', ['web name low -']],
  ] as const)('refutes the name %s on %s where none was found: %j', (name, family, expected) => {
    expect(signs(looked(name, { sqlServersFound: 0, sqlServiceFound: false }, family))).toEqual(expected);
  });

  it('leaves the name where nobody looked', () => {
    expect(signs(looked('crm-sql01', {}))).toEqual(['database name low -']);
  });
});

describe('the table of products', () => {
  it('names each product, process and port once', () => {
    const unique = (values: readonly unknown[]): void => {
      expect(new Set(values).size).toBe(values.length);
    };
    unique(PRODUCTS.map(({ id }) => id));
    unique(PRODUCTS.flatMap(({ processes }) => processes));
    unique(PRODUCTS.flatMap(({ ports }) => ports));
    expect(PRODUCTS.flatMap(({ processes }) => processes).every((process) => process === process.toLowerCase())).toBe(
      true,
    );
  });
});

describe('a tag of a role that is short for a product', () => {
  it.each([
    ['oracle', 'oracle'],
    ['SQLServer', 'sql-server'],
    ['mssql', 'sql-server'],
    ['database', null],
  ])('role=%s tells the product %s', (value, product) => {
    const [sign] = deriveRoles(aMachine({ name: 'x', tags: [['role', value]] }), null);
    expect(sign).toMatchObject({ role: 'database', from: 'tag', confidence: 'high', product });
  });
});
