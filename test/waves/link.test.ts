import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutsideEdge } from '../../src/graph/index.js';
import { toMachineId } from '../../src/model/index.js';
import { operationsAfter, outsideAfter, planWaves, protocolsOf, scorePlan } from '../../src/waves/index.js';
import type { WaveInput } from '../../src/waves/index.js';
import { whereIs } from '../../src/waves/where-address.js';
import { aGivenPlan, aGraphEdge, aWaveInput, aWaveMachine } from '../support/a-wave-estate.js';

const anOutsideEdge = (machine: string, overrides: Partial<Omit<OutsideEdge, 'machine'>>): OutsideEdge => ({
  party: '',
  addresses: [],
  direction: 'asks',
  port: 443,
  protocol: null,
  connections: null,
  days: 7,
  ...{ from: '2026-11-01', to: '2026-11-07' },
  origin: { file: 'connections.csv', line: 2 },
  ...overrides,
  machine: toMachineId(machine),
});

const withOutside = (input: WaveInput, outside: readonly OutsideEdge[]): WaveInput => ({
  ...input,
  graph: { ...input.graph, outside },
});

/** An API that asks a database in no inventory, and a payment service; users of the internet ask the web server. */
const SHOP = withOutside(
  aWaveInput({
    machines: [
      aWaveMachine({ name: 'api01', role: 'api', tier: 'middleware', application: 'Shop' }),
      aWaveMachine({ name: 'web01', role: 'web', tier: 'stateless', application: 'Shop' }),
    ],
  }),
  [
    anOutsideEdge('api01', { party: 'mysql01', addresses: ['10.40.0.51'], port: 3306, connections: 700 }),
    anOutsideEdge('api01', { party: 'pay.example', addresses: ['203.0.113.9'] }),
    ...['198.51.100.1', '198.51.100.2', '198.51.100.3'].map((address) =>
      anOutsideEdge('web01', { addresses: [address], direction: 'isAsked', connections: 70 }),
    ),
  ],
);

describe('parties in no inventory', () => {
  const plan = planWaves(SHOP);

  it('are in the plan with where they stand, and users of the internet are one entry with their number', () => {
    expect(
      plan.outside.map(({ machine, party, parties, port, product, isStateful, connectionsPerDay, where }) => [
        ...[machine, party, parties, port, product, isStateful, connectionsPerDay, where],
      ]),
    ).toEqual([
      ['api01', 'mysql01', 1, 3306, 'mysql', true, 100, 'site'],
      ['api01', 'pay.example', 1, 443, null, false, null, 'internet'],
      ['web01', '', 3, 443, null, false, 30, 'internet'],
    ]);
  });

  it('are counted once each, however many rows tell of them', () => {
    const rows = ['198.51.100.1', '198.51.100.2', '198.51.100.1', '198.51.100.1'].map((address) =>
      anOutsideEdge('web01', { addresses: [address], direction: 'isAsked', connections: 70 }),
    );
    const [users] = planWaves(withOutside(SHOP, rows)).outside;
    expect([users!.parties, users!.connectionsPerDay]).toEqual([2, 40]);
    expect(planWaves(withOutside(SHOP, rows.slice(2))).outside).toMatchObject([
      { parties: 1, addresses: ['198.51.100.1'], connectionsPerDay: 20 },
    ]);
  });

  it('that keep data of a wave raise its risk, by name', () => {
    expect(plan.waves[0]!.risk.level).not.toBe('low');
    expect(plan.waves[0]!.risk.reasons.join('; ')).toContain('mysql01');
  });

  it('count from the wave of their machine on', () => {
    const scored = scorePlan(SHOP, aGivenPlan(2, { web01: 1, api01: 2 }));
    const partiesAfter = (wave: number): readonly string[] => outsideAfter(scored, wave).map(({ machine }) => machine);
    expect(partiesAfter(1)).toEqual(['web01']);
    expect(partiesAfter(2)).toEqual(['api01', 'api01', 'web01']);
  });
});

describe('where an address stands', () => {
  it.each([
    [['10.0.0.1'], 'site'],
    [['172.16.0.1'], 'site'],
    [['172.32.0.1'], 'internet'],
    [['192.168.1.1'], 'site'],
    [['100.64.0.1'], 'site'],
    [['100.128.0.1'], 'internet'],
    [['fd12:3456::1'], 'site'],
    [['2001:db8::1'], 'internet'],
    [['::ffff:10.0.0.1'], 'site'],
    [['8.8.8.8', '10.0.0.1'], 'site'],
    [['169.254.1.1'], 'unknown'],
    [['fe80::1%eth0'], 'unknown'],
    [['127.0.0.1'], 'unknown'],
    [['999.1.1.1'], 'unknown'],
    [[], 'unknown'],
  ] as const)('%j: %s', (addresses, where) => {
    expect(whereIs(addresses)).toBe(where);
  });
});

describe('traffic of operations', () => {
  it('is listed for as long as its ends are on two sides, and costs nothing: as counted from the definition', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const edge = fc.record({ client: name, server: name, port: fc.constantFrom(9100, 22) });
    const waves = fc.record({ a: fc.constantFrom(1, 2, 3), b: fc.constantFrom(1, 2, 3), c: fc.constantFrom(1, 2, 3) });
    fc.assert(
      fc.property(
        fc.uniqueArray(edge, { selector: (one) => JSON.stringify(one), maxLength: 8 }),
        waves,
        (edges, given) => {
          const machines = ['a', 'b', 'c'].map((one) => aWaveMachine({ name: one }));
          // One machine stays on the site for good.
          const stays = aWaveMachine({ name: 'd', unplanned: { kind: 'stays', reason: 'people left it' } });
          const noise = edges.map((one) => aGraphEdge({ ...one, kind: 'noise', noiseRule: 'monitoring' }));
          const plan = scorePlan(aWaveInput({ machines: [...machines, stays], edges: noise }), aGivenPlan(3, given));
          const sideOf = (machine: string, after: number): boolean =>
            machine !== 'd' && given[machine as 'a' | 'b' | 'c'] <= after;
          for (const after of [1, 2, 3]) {
            const crossing = edges.filter(({ client, server }) => sideOf(client, after) !== sideOf(server, after));
            const told = operationsAfter(plan, after).map(({ client, server, port }) => `${client} ${server} ${port}`);
            expect(told.toSorted()).toEqual(
              crossing.map(({ client, server, port }) => `${client} ${server} ${port}`).toSorted(),
            );
          }
          expect(plan.cost.lines.find(({ id }) => /dependency|link/i.test(id))?.cost ?? 0).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what a firewall lets through', () => {
  it('is what was stated, else what the service needs, else assumed', () => {
    expect(protocolsOf({ port: 53, protocol: null })).toMatchObject({ protocols: ['tcp', 'udp'], by: 'known' });
    expect(protocolsOf({ port: 53, protocol: 'udp' })).toMatchObject({ protocols: ['udp'], by: 'stated' });
    expect(protocolsOf({ port: 13306, protocol: null, product: 'mysql' })).toMatchObject({
      protocols: ['tcp'],
      by: 'known',
    });
    expect(protocolsOf({ port: 8443, protocol: null })).toEqual({ protocols: ['tcp'], by: 'assumed', source: null });
  });
});
