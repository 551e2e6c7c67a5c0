import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../src/dependency/index.js';
import { deriveGraph } from '../../src/graph/index.js';
import type { DependencyGraph } from '../../src/graph/index.js';
import { toMachineId } from '../../src/model/index.js';
import type { Machine } from '../../src/model/index.js';
import { aMachine } from '../support/a-machine.js';
import { plainConnection, plantedEstate } from '../support/planted-estate.js';

const named = (name: string, more: Partial<Machine> = {}): Machine =>
  aMachine({ id: toMachineId(name), name, uuid: null, addresses: [], nics: [], ...more });

const asks = (client: string, server: string, port: number, more: Partial<Connection> = {}): Connection => ({
  ...plainConnection(client, server, port),
  ...more,
});

const process = (name: string): Connection['sourceProcesses'] => [{ process: name, application: '' }];

const outside = (client: string, party: string, port: number): Connection => ({
  ...plainConnection(client, client, port),
  target: { kind: 'other', name: party, addresses: [], why: 'unknown', candidates: [] },
});

const graphOf = (names: readonly string[], connections: readonly Connection[]): ReturnType<typeof deriveGraph> =>
  deriveGraph({ machines: names.map((name) => named(name)), dependencies: { connections } });

const numbered = (start: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${start}${String(index + 1).padStart(2, '0')}`);

describe('edges', () => {
  it('are one for each client, server and port, with what all forms and protocols say of it', () => {
    const { edges, observed } = graphOf(
      ['a', 'b'],
      [
        asks('a', 'b', 5432, { ...{ protocol: 'tcp', count: 30, days: 2, from: '2026-11-09', to: '2026-11-10' } }),
        asks('a', 'b', 5432, { ...{ protocol: 'udp', count: 12, days: 3, from: '2026-11-08', to: '2026-11-10' } }),
        asks('a', 'a', 80),
      ],
    );
    expect(edges).toHaveLength(1);
    expect(edges[0]).toMatchObject({
      ...{ client: 'a', server: 'b', port: 5432, protocol: null, product: 'postgresql', kind: 'dependency' },
      ...{ isStateful: true, connections: 42, connectionsPerDay: 14, days: 3, from: '2026-11-08', to: '2026-11-10' },
      isByAddress: null,
    });
    expect(observed).toEqual({ from: '2026-11-08', to: '2026-11-10', days: 3 });
  });

  it('call by address where any source says so, and by name where one says that and none the other', () => {
    const byOf = (...called: Connection['calledBy'][]): unknown =>
      graphOf(
        ['a', 'b'],
        called.map((calledBy) => asks('a', 'b', 80, { calledBy })),
      ).edges[0]!.isByAddress;
    expect([byOf('name', 'address'), byOf('name', null), byOf(null)]).toEqual([true, false, null]);
  });

  it('leave out ends that could be several machines, and say so', () => {
    const ambiguous = asks('a', 'b', 80, {
      target: {
        kind: 'other',
        name: 'b',
        addresses: [],
        why: 'ambiguous',
        candidates: [toMachineId('b'), toMachineId('c')],
      },
    });
    const { edges, outside: parties, problems, unseen } = graphOf(['a', 'b', 'c'], [ambiguous]);
    expect([edges, parties, unseen]).toEqual([[], [], ['b', 'c']]);
    expect(problems.map(({ code }) => code)).toEqual(['graph/ambiguous-connections']);
  });
});

describe('noise', () => {
  const hosts = numbered('h', 30);
  const scan = hosts.flatMap((host) => [22, 80, 443, 3389].map((port) => asks('x', host, port)));

  it('of a scanner is known by its habit, and makes no web servers of those it tried', () => {
    const { noise, edges, machines } = graphOf([...hosts, 'x'], [...scan, asks('h01', 'h02', 5432)]);
    expect(noise).toEqual([
      { rule: 'scan', words: 'vulnerability scanner', edges: 120, machines: ['x'], isRemoved: true },
    ]);
    expect(edges.filter(({ kind }) => kind === 'dependency').map(({ port }) => port)).toEqual([5432]);
    expect(machines.find(({ name }) => name === 'x')?.role).toBe('scanner');
    expect(machines.find(({ name }) => name === 'h05')?.role).toBeNull();
  });

  it('is kept where it is asked to be', () => {
    const found = deriveGraph({
      machines: [...hosts, 'x'].map((name) => named(name)),
      dependencies: { connections: scan },
      keepNoise: ['scan', 'no-such-rule'],
    });
    expect(found.noise[0]).toMatchObject({ rule: 'scan', isRemoved: false });
    expect(found.edges.every(({ kind, noiseRule }) => kind === 'dependency' && noiseRule === null)).toBe(true);
    expect(found.problems.map(({ code }) => code)).toEqual(['graph/unknown-noise-rule']);
  });

  it('of a scanner is known by attempts that nobody answered, but not of one who is answered by many more', () => {
    const attempts = { count: 4000, targets: 200, ports: 12, origin: { file: 'conn.log', line: 1 } };
    const source = { kind: 'machine', id: toMachineId('x'), name: 'x', by: 'address' } as const;
    const found = (hosts: readonly string[], more: object): DependencyGraph =>
      deriveGraph({
        machines: [...hosts, 'x'].map((name) => named(name)),
        dependencies: {
          connections: hosts.map((host) => asks('x', host, 443)),
          unanswered: [{ source, ...attempts, ...more }],
        },
      });
    expect(found(['a', 'b'], {}).noise).toMatchObject([{ rule: 'scan', edges: 2 }]);
    expect(found(['a', 'b'], {}).machines.at(-1)?.role).toBe('scanner');
    expect(found(['a', 'b'], { ports: 2 }).noise).toEqual([]);
    expect(found(['a', 'b'], { targets: 19 }).noise).toEqual([]);
    expect(found(numbered('h', 19), { targets: 20 }).noise).toMatchObject([{ rule: 'scan' }]);
    expect(found(numbered('h', 41), { targets: 20 }).machines.at(-1)?.role).not.toBe('scanner');
  });

  it('of what asks one port of everybody is not what others ask of it for data', () => {
    const apps = Array.from({ length: 40 }, (_, index) => `m${index}`);
    const machines = [named('hub'), ...apps.map((name, index) => named(name, { application: `app${index % 4}` }))];
    const found = deriveGraph({
      machines,
      dependencies: { connections: apps.flatMap((name) => [asks(name, 'hub', 5432), asks('hub', name, 8443)]) },
    });
    const kept = found.edges.filter(({ kind }) => kind === 'dependency');
    expect(kept.map(({ client, port }) => [client, port])).toEqual(apps.toSorted().map((name) => [name, 5432]));
    expect(found.noise).toMatchObject([{ rule: 'monitoring', edges: 40, machines: ['hub'] }]);
    expect(found.machines[0]).toMatchObject({ name: 'hub', role: 'database' });
    expect(found.problems.map(({ code }) => code)).toEqual(['graph/contradicting-roles']);
  });

  it('of what is only taken for monitoring is what agents bring to the port that it asks of others', () => {
    const apps = numbered('m', 40);
    const ports = (port: number): readonly (string | null)[] =>
      graphOf(
        ['x', ...apps],
        apps.flatMap((name) => [asks(name, 'x', port), asks('x', name, 8443)]),
      )
        .edges.filter(({ server }) => server === 'x')
        .map(({ noiseRule }) => noiseRule);
    expect(new Set(ports(8443))).toEqual(new Set(['monitoring']));
    expect(new Set(ports(8080))).toEqual(new Set([null]));
  });

  it('is never a call for names or to the directory', () => {
    const connections = hosts.flatMap((host) => [
      asks(host, 'dc01', 53),
      asks(host, 'dc01', 389),
      asks(host, 'ntp', 123),
    ]);
    const { noise, hubs } = graphOf([...hosts, 'dc01', 'ntp'], connections);
    expect(noise.map(({ rule, machines }) => [rule, ...machines])).toEqual([['time', 'ntp']]);
    expect(hubs.map(({ machines, advice }) => [machines, advice])).toEqual([[['dc01'], 'extend']]);
  });
});

describe('roles by habit', () => {
  it('know what passes traffic on, although nothing of its own listens', () => {
    const hosts = numbered('h', 8);
    const { machines, singlePoints } = graphOf(
      [...hosts, 'n'],
      [...hosts.map((host) => asks(host, 'n', 443)), outside('n', 'pay.example', 443)],
    );
    expect(machines.at(-1)?.role).toBe('firewall');
    expect(singlePoints.find(({ kind }) => kind === 'egress')).toMatchObject({ machine: 'n', affects: hosts });
  });

  it('know work in batches by its hours', () => {
    const by = { sourceProcesses: process('java'), days: 7 };
    const names = { ...by, slots: 28, sourceProcesses: process('systemd-resolved') };
    const connections = [asks('b', 'd', 53, names), asks('b', 'p', 5432, { ...by, slots: 7 })];
    expect(graphOf(['b', 'd', 'p'], connections).machines[0]?.role).toBe('batch');
    const often = [connections[0]!, asks('b', 'p', 5432, { ...by, slots: 27 })];
    expect(graphOf(['b', 'd', 'p'], often).machines[0]?.role).toBe('application');
  });
});

describe('work in batches', () => {
  const by = (name: string) => ({ sourceProcesses: process(name) });
  const roleOf = (...connections: Parameters<typeof graphOf>[1][number][]): string | null | undefined =>
    graphOf(['b', 'd', 'p', 'c'], connections).machines[0]?.role;

  it('is known by the program that does it, where nobody asks the machine', () => {
    expect(roleOf(asks('b', 'd', 1433, by('DTExec.exe')))).toBe('batch');
    expect(roleOf(asks('b', 'p', 5432, by('airflow')), asks('b', 'p', 5432, by('python3')))).toBe('batch');
    expect(roleOf(asks('b', 'p', 5432, by('crond')), asks('p', 'b', 22))).toBe('batch');
    const [evidence] = graphOf(['b', 'd'], [asks('b', 'd', 1433, by('DTExec.exe'))]).machines[0]!.roles;
    expect(evidence).toMatchObject({ role: 'batch', from: 'process', confidence: 'high' });
    expect(evidence?.said).toContain('DTExec.exe (SQL Server Integration Services) asks for data on port 1433');
  });

  it('is no role of what others ask, of what asks for no data, and of agents of schedulers', () => {
    const agent = asks('b', 'd', 1433, by('sqlagent.exe'));
    const served = asks('c', 'b', 1433, { targetProcesses: process('sqlservr.exe') });
    expect(roleOf(agent, served)).toBe('database');
    const unknown = asks('c', 'b', 9999, { targetProcesses: process('ourserver') });
    expect(roleOf(asks('b', 'p', 5432, by('celery')), unknown)).not.toBe('batch');
    expect(roleOf(asks('b', 'd', 389, by('cron')))).not.toBe('batch');
    expect(roleOf(asks('b', 'd', 5432, by('cybAgent')))).not.toBe('batch');
  });
});

describe('availability groups', () => {
  const groupsOf = (names: readonly string[], connections: readonly Connection[]): readonly unknown[] =>
    graphOf(names, connections).availabilityGroups.map(({ kind, machines, confidence }) => [
      kind,
      confidence,
      ...machines,
    ]);

  it('are replicas where databases of one product ask each other, and a cluster where a port is for members alone', () => {
    const both = (left: string, right: string, port: number): readonly Connection[] => [
      asks(left, right, port),
      asks(right, left, port),
    ];
    expect(groupsOf(['pg-1', 'pg-2'], both('pg-1', 'pg-2', 5432))).toEqual([['replicas', 'high', 'pg-1', 'pg-2']]);
    expect(groupsOf(['x', 'y'], both('x', 'y', 25_672))).toEqual([['cluster', 'medium', 'x', 'y']]);
    expect(groupsOf(['sqla', 'web'], [asks('web', 'sqla', 1433)])).toEqual([]);
    // Replication is an edge of its own kind.
    expect(graphOf(['pg-1', 'pg-2'], both('pg-1', 'pg-2', 5432)).edges.map(({ kind }) => kind)).toEqual([
      'replication',
      'replication',
    ]);
  });

  it('are pools of equals by name and role, but databases that copy nothing are none', () => {
    const clients = ['c1', 'c2'].flatMap((client) =>
      ['web01', 'web02'].map((web) => asks(client, web, 443, { targetProcesses: process('nginx') })),
    );
    expect(groupsOf(['web01', 'web02', 'c1', 'c2'], clients)).toEqual([['pool', 'high', 'web01', 'web02']]);
    expect(groupsOf(['db01', 'db02'], [])).toEqual([]);
  });
});

describe('machines of which nobody said where they belong', () => {
  const groups = (connections: readonly Connection[]): readonly unknown[] => {
    const stated = ['s1', 's2'].map((name) => named(name, { application: 'Shop' }));
    const till = ['t1', 't2'].map((name) => named(name, { application: 'Till' }));
    const machines = [...stated, ...till, named('u1'), named('u2')];
    return deriveGraph({ machines, dependencies: { connections } }).groups.map((group) => [
      group.name,
      group.by,
      ...group.machines,
    ]);
  };

  it('join the stated group that more than half of the weight of their ties leads to', () => {
    // A database weighs 2, a call 1: 2 of 3 lead to Shop.
    expect(groups([asks('u1', 's1', 5432), asks('u1', 't1', 8080)])).toEqual([
      ['Shop', 'stated', 's1', 's2', 'u1'],
      ['Till', 'stated', 't1', 't2'],
    ]);
  });

  it('join none where it is just half, and form a group of their own where they are tied to each other', () => {
    const half = [asks('u1', 's1', 8080), asks('u1', 't1', 8080)];
    expect(groups(half)).toEqual([
      ['Shop', 'stated', 's1', 's2'],
      ['Till', 'stated', 't1', 't2'],
    ]);
    expect(groups([...half, asks('u1', 'u2', 8080)]).at(-1)).toEqual(['u1', 'found', 'u1', 'u2']);
  });
});

describe('the graph', () => {
  const { machines, connections } = plantedEstate({ seed: 3, applications: 6, noise: 0.2 });
  const expected = deriveGraph({ machines, dependencies: { connections } });

  it('does not depend on the order of connections or machines', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...connections], { minLength: connections.length }),
        fc.shuffledSubarray([...machines], { minLength: machines.length }),
        (shuffled, others) => {
          const found = deriveGraph({ machines: others, dependencies: { connections: shuffled } });
          const inOrder = machines.map(({ id }) => found.machines.find((one) => one.id === id));
          expect({ ...found, machines: inOrder }).toEqual(expected);
        },
      ),
      { seed: 1, numRuns: 10 },
    );
  });

  it('gains nothing but the machine by one that no connection names', () => {
    for (const name of ['aaa', 'host-5', 'zzz']) {
      const found = deriveGraph({ machines: [...machines, named(name)], dependencies: { connections } });
      expect({ ...found, machines: found.machines.slice(0, -1), unseen: [] }).toEqual(expected);
      expect(found.unseen).toEqual([name]);
    }
  });

  it('of no connections at all knows the machines and what was stated', () => {
    const found = deriveGraph({ machines: [named('a', { application: 'Shop' })], dependencies: null });
    expect(found).toMatchObject({ edges: [], outside: [], hubs: [], observed: null, unseen: ['a'] });
    expect(found.groups.map(({ name, by }) => [name, by])).toEqual([['Shop', 'stated']]);
  });
});
