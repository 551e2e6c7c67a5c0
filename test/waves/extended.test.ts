import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutsAfter, planWaves, rulesAfter, scorePlan } from '../../src/waves/index.js';
import type { WaveMachine, WavePlan } from '../../src/waves/index.js';
import { compareNames } from '../../src/waves/name-order.js';
import { aGivenPlan, aGraphEdge, anAvailabilityGroup, aWaveInput, aWaveMachine } from '../support/a-wave-estate.js';

const foundation = (name: string, role: 'directory' | 'dns' | 'firewall'): WaveMachine =>
  aWaveMachine({ name, role, tier: 'foundation', unplanned: { kind: 'foundation', reason: 'it is extended' } });

const cutPorts = ({ cuts }: WavePlan): readonly (readonly [string, string, number])[] =>
  cuts.map(({ client, server, port }) => [client, server, port]);

describe('what is extended into Azure', () => {
  const machines = [
    aWaveMachine({ name: 'web10' }),
    aWaveMachine({ name: 'web2' }),
    foundation('dc01', 'directory'),
    foundation('fw01', 'firewall'),
    aWaveMachine({ name: 'old01', unplanned: { kind: 'blocked', reason: 'not ready' } }),
  ];
  const edges = [
    aGraphEdge({ client: 'web10', server: 'dc01', port: 389, connectionsPerDay: 100.5 }),
    aGraphEdge({ client: 'web2', server: 'dc01', port: 53, connectionsPerDay: 20 }),
    aGraphEdge({ client: 'web2', server: 'dc01', port: 50_123 }),
    aGraphEdge({ client: 'web2', server: 'fw01', port: 8443 }),
    aGraphEdge({ client: 'web2', server: 'dc01', port: 1433 }),
    aGraphEdge({ client: 'dc01', server: 'web2', port: 443 }),
    aGraphEdge({ client: 'web10', server: 'old01', port: 1521 }),
  ];
  const plan = planWaves(aWaveInput({ machines, edges, settings: { waves: 1 } }));

  it('answers where its clients are, so that only what it does not answer is cut', () => {
    expect(cutPorts(plan)).toEqual([
      ['dc01', 'web2', 443],
      ['web2', 'dc01', 1433],
      ['web10', 'old01', 1521],
    ]);
    expect(plan.cuts.every(({ until, after }) => until === null && after === 1)).toBe(true);
  });

  it('is told once, with who asks it and what passes between the sites', () => {
    const [directory, firewall, ...others] = plan.extended;
    expect(others).toEqual([]);
    expect(directory).toMatchObject({
      role: 'directory',
      machines: ['dc01'],
      askedBy: ['web2', 'web10'],
      connectionsPerDay: 120.5,
    });
    expect(directory!.betweenSites.map(({ from }) => from)).toEqual([
      53, 88, 123, 135, 389, 445, 464, 636, 3268, 3269, 49_152,
    ]);
    expect(firewall).toMatchObject({ role: 'firewall', askedBy: ['web2'], connectionsPerDay: null, betweenSites: [] });
  });

  it('crosses as any other where a plan moves it in a wave', () => {
    const moved = scorePlan(aWaveInput({ machines, edges }), aGivenPlan(2, { web10: 1, web2: 1, dc01: 2 }));
    expect(moved.extended.map(({ role }) => role)).toEqual(['directory', 'firewall']);
    expect(cutPorts(moved)).toContainEqual(['web10', 'dc01', 389]);
  });
});

describe('boundaries', () => {
  it('count what the cuts say, wave by wave', () => {
    const edge = fc.record({
      client: fc.integer({ min: 0, max: 7 }),
      server: fc.integer({ min: 0, max: 7 }),
      port: fc.constantFrom(80, 443),
      perDay: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: null }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(edge, { selector: ({ client, server, port }) => `${client} ${server} ${port}`, maxLength: 20 }),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 8, maxLength: 8 }),
        (found, waves) => {
          const input = aWaveInput({
            machines: waves.map((_wave, index) => aWaveMachine({ name: `m${index}` })),
            edges: found
              .filter(({ client, server }) => client !== server)
              .map(({ client, server, port, perDay }) =>
                aGraphEdge({ client: `m${client}`, server: `m${server}`, port, connectionsPerDay: perDay }),
              ),
          });
          const given = aGivenPlan(3, Object.fromEntries(waves.map((wave, index) => [`m${index}`, wave])));
          const plan = scorePlan(input, given);
          for (const boundary of plan.boundaries) {
            const { after } = boundary;
            const crossing = found.filter(
              ({ client, server }) => waves[client]! <= after !== waves[server]! <= after && client !== server,
            );
            const cuts = cutsAfter(plan, after);
            expect(boundary.dependencies).toBe(crossing.length);
            expect(cuts).toHaveLength(crossing.length);
            expect(boundary.pairs).toBe(new Set(crossing.map(({ client, server }) => `${client} ${server}`)).size);
            const known = crossing.flatMap(({ perDay }) => perDay ?? []);
            const sum = known.reduce((total, perDay) => total + perDay, 0);
            expect(boundary.connectionsPerDay).toBe(known.length === 0 && crossing.length > 0 ? null : sum);
            const rules = rulesAfter(plan, after);
            expect(rules.map((rule) => [rule.clients.length, rule.servers.length])).toEqual(
              boundary.firewall.map((rule) => [rule.clients, rule.servers]),
            );
            expect(new Set(rules.flatMap(({ clients }) => clients))).toEqual(new Set(cuts.map(({ client }) => client)));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('names', () => {
  it('are in the order in which people count', () => {
    const names = ['web10', 'Web2', 'web02', 'app1', 'web2b', 'web', '__proto__', 'web1'];
    expect([...names].sort(compareNames)).toEqual([
      '__proto__',
      'app1',
      'web',
      'web1',
      'Web2',
      'web02',
      'web2b',
      'web10',
    ]);
  });

  it('number the zones of a group, however its members are listed', () => {
    const names = ['fe10', 'fe02', 'fe01', 'fe03'];
    const plan = planWaves(
      aWaveInput({
        machines: names.map((name) => aWaveMachine({ name })),
        availabilityGroups: [anAvailabilityGroup('fe', names)],
      }),
    );
    expect(plan.machines.map(({ name, zone }) => [name, zone])).toEqual([
      ['fe10', 1],
      ['fe02', 2],
      ['fe01', 1],
      ['fe03', 3],
    ]);
    expect(plan.waves[0]!.machines).toEqual(['fe01', 'fe02', 'fe03', 'fe10']);
    expect(plan.machines[0]!.why.at(-1)).toBe('the members of fe (replicas: fe01, fe02, fe03, fe10) move together');
  });
});
