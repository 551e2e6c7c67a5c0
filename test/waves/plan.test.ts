import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssessmentError } from '../../src/model/index.js';
import {
  cutsAfter,
  DEFAULT_WAVE_SETTINGS,
  planWaves,
  replanWaves,
  rulesAfter,
  scorePlan,
  WAVE_PROFILES,
} from '../../src/waves/index.js';
import type { WaveInput, WaveSettings } from '../../src/waves/index.js';
import {
  aGivenPlan,
  aGraphEdge,
  anAvailabilityGroup,
  asGiven,
  aWaveInput,
  aWaveMachine,
  waveOf,
} from '../support/a-wave-estate.js';
import { costOfPlan } from './plan-cost-oracle.js';

const AT = { file: 'waves.yaml', line: 3 };
const NO_CAPACITY = DEFAULT_WAVE_SETTINGS.capacity;

/** The example of docs/waves.md. */
const shop = (settings: Partial<WaveSettings> = {}): WaveInput =>
  aWaveInput({
    machines: [
      aWaveMachine({ name: 'web01', application: 'Shop', criticality: 'high' }),
      aWaveMachine({ name: 'db01', application: 'Shop', criticality: 'low' }),
      aWaveMachine({ name: 'test01', application: 'Shop', environment: 'nonProduction' }),
    ],
    edges: [
      aGraphEdge({ client: 'web01', server: 'db01', port: 5432, isStateful: true, connectionsPerDay: 2500 }),
      aGraphEdge({ client: 'test01', server: 'db01', port: 5432, isStateful: true, connectionsPerDay: 500 }),
    ],
    settings: { capacity: { ...NO_CAPACITY, machines: 2 }, ...settings },
  });

const random: fc.Arbitrary<WaveInput> = fc.integer({ min: 2, max: 9 }).chain((count) => {
  const name = (index: number): string => `m${index}`;
  const index = fc.nat({ max: count - 1 });
  return fc
    .record({
      machines: fc.tuple(
        ...Array.from({ length: count }, (_, at) =>
          fc.record({
            application: fc.constantFrom(null, 'A', 'B'),
            environment: fc.constantFrom('production' as const, 'nonProduction' as const),
            criticality: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
            complexity: fc.nat({ max: 100 }),
            tier: fc.constantFrom('stateless' as const, 'middleware' as const, 'data' as const, 'unknown' as const),
            kind: fc.constantFrom(null, null, null, null, 'blocked' as const, 'foundation' as const),
            at: fc.constant(at),
          }),
        ),
      ),
      edges: fc.uniqueArray(
        fc.record({
          client: index,
          server: index,
          isStateful: fc.boolean(),
          connectionsPerDay: fc.option(fc.nat({ max: 4000 })),
        }),
        { maxLength: 2 * count, selector: ({ client, server }) => `${client} ${server}` },
      ),
      strategy: fc.constantFrom('application' as const, 'tier' as const),
      machinesPerWave: fc.integer({ min: 2, max: 6 }),
      weights: fc.record({
        waitPerDay: fc.nat({ max: 2 }),
        imbalance: fc.nat({ max: 9 }),
        mixedEnvironments: fc.nat({ max: 200 }),
      }),
    })
    .map(({ machines, edges, strategy, machinesPerWave, weights }) =>
      aWaveInput({
        machines: machines.map(({ kind, at, ...facts }) =>
          aWaveMachine({ name: name(at), ...facts, unplanned: kind === null ? null : { kind, reason: 'so it is' } }),
        ),
        edges: edges.map(({ client, server, ...edge }) =>
          aGraphEdge({ client: name(client), server: name(server), ...edge }),
        ),
        settings: {
          strategy,
          capacity: { ...NO_CAPACITY, machines: machinesPerWave },
          weights: { ...DEFAULT_WAVE_SETTINGS.weights, ...weights },
        },
      }),
    );
});

const refusalOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof AssessmentError) return `${error.problem.code}: ${error.problem.message}`;
    throw error;
  }
  return 'nothing';
};

describe('the worked example', () => {
  it('costs what the page says, and is proven to be the best', () => {
    const plan = planWaves(shop());
    expect([waveOf(plan, 'test01'), waveOf(plan, 'web01'), waveOf(plan, 'db01')]).toEqual([1, 2, 2]);
    const costs = Object.fromEntries(plan.cost.lines.filter(({ cost }) => cost > 0).map(({ id, cost }) => [id, cost]));
    expect(costs).toEqual({
      dependencyPerDay: 14,
      thousandConnectionsPerDay: 14,
      statefulPerDay: 56,
      serverLaterPerDay: 14,
    });
    expect(plan.cost.total).toBe(98);
    expect(plan.bound).toMatchObject({ bound: 98, gapPercent: 0, isOptimal: true, by: 'exhaustive' });
  });

  it('costs 384 the other way round', () => {
    const plan = scorePlan(shop(), aGivenPlan(2, { web01: 1, db01: 1, test01: 2 }));
    expect(plan.cost.total).toBe(384);
    expect(plan.bound).toMatchObject({ bound: 98, gapPercent: 75, isOptimal: false });
  });

  it('says what must work across the link in the meantime', () => {
    const plan = planWaves(shop({ link: { roundTripMs: 20, bitsPerSecond: null } }));
    const [first, last] = plan.boundaries;
    expect(first).toMatchObject({
      after: 1,
      days: 14,
      connectionsPerDay: 500,
      latencySecondsPerDay: 10,
      dependencies: 1,
      pairs: 1,
      firewall: [{ direction: 'toSite', port: 5432, protocol: 'tcp', clients: 1, servers: 1 }],
    });
    expect(plan.cuts).toMatchObject([
      { client: 'test01', server: 'db01', inAzure: 'client', after: 1, until: 2, days: 14 },
    ]);
    expect(cutsAfter(plan, 1)).toEqual(plan.cuts);
    expect(cutsAfter(plan, 2)).toEqual([]);
    expect(rulesAfter(plan, 1)).toEqual([
      { direction: 'toSite', port: 5432, protocol: 'tcp', clients: ['test01'], servers: ['db01'] },
    ]);
    expect(last).toMatchObject({ after: 2, days: null, dependencies: 0, firewall: [], connectionsPerDay: 0 });
  });
});

describe('planWaves', () => {
  it('costs what plan and graph alone cost, whatever the estate', () => {
    fc.assert(
      fc.property(random, (input) => {
        const plan = planWaves(input);
        expect(plan.cost.total).toBe(costOfPlan(plan, input.graph, input.machines));
        expect(plan.cost.lines.reduce((sum, { cost }) => sum + cost, 0)).toBe(plan.cost.total);
        expect(plan.bound.bound).toBeLessThanOrEqual(plan.cost.total);
        expect(plan.counts.planned + plan.counts.unplanned).toBe(plan.counts.machines);
        for (const { isHard, state, id } of plan.conditions) if (isHard) expect([id, state]).not.toContain('broken');
      }),
      { seed: 31, numRuns: 150 },
    );
  });

  it('is judged the same when it is given back', () => {
    fc.assert(
      fc.property(random, fc.boolean(), (input, isReversed) => {
        const plan = planWaves(input);
        const given = asGiven(plan);
        const machines = isReversed ? [...given.machines].reverse() : given.machines;
        const scored = scorePlan(input, { ...given, machines });
        expect(scored.cost).toEqual(plan.cost);
        expect(scored.conditions).toEqual(plan.conditions);
        expect(scored.boundaries).toEqual(plan.boundaries);
        expect(scored.cuts).toEqual(plan.cuts);
        expect(scored.waves).toEqual(plan.waves);
        expect(scored.machines).toEqual(plan.machines);
      }),
      { seed: 32, numRuns: 80 },
    );
  });

  it('keeps pairs together in different zones, and pins, freezes and capacities', () => {
    const machines = ['db1', 'db2', 'web1', 'web2', 'old1'].map((name) => aWaveMachine({ name }));
    const input = aWaveInput({
      machines,
      availabilityGroups: [anAvailabilityGroup('db', ['db1', 'db2'])],
      settings: {
        waves: 3,
        firstCutover: '2027-01-09',
        daysBetweenWaves: 7,
        pins: [{ machines: ['web1'], applications: [], wave: 2, who: 'Ada', why: 'her team is there', at: AT }],
        freezes: [
          { machines: ['db*'], applications: [], from: '2027-01-10', to: '2027-02-01', why: 'year end', at: AT },
        ],
        capacity: { ...NO_CAPACITY, machines: 2 },
      },
    });
    const plan = planWaves(input);
    expect([waveOf(plan, 'db1'), waveOf(plan, 'db2'), waveOf(plan, 'web1')]).toEqual([1, 1, 2]);
    expect(plan.machines.map(({ zone }) => zone)).toEqual([1, 2, null, null, null]);
    expect(plan.waves.map(({ cutover }) => cutover)).toEqual(['2027-01-09', '2027-01-16', '2027-01-23']);
    const states = Object.fromEntries(plan.conditions.map(({ id, state }) => [id, state]));
    expect(states).toMatchObject({
      pins: 'kept',
      freezes: 'kept',
      capacities: 'kept',
      'availability-together': 'kept',
    });
    expect(plan.machines[2]!.why[0]).toBe('pinned to wave 2 by Ada: her team is there');
  });

  it('puts a cutover off to the day after a freeze of everybody', () => {
    const plan = planWaves(
      shop({
        firstCutover: '2026-12-12',
        freezes: [{ machines: [], applications: [], from: '2026-12-20', to: '2027-01-03', why: 'holidays', at: AT }],
      }),
    );
    expect(plan.waves.map(({ cutover, day }) => [cutover, day])).toEqual([
      ['2026-12-12', 0],
      ['2027-01-04', 23],
    ]);
  });

  it('names who is in conflict where no plan fits', () => {
    expect(refusalOf(() => planWaves(shop({ waves: 1 })))).toBe(
      'waves/no-plan: 1 waves bear 2 machines, and 3 machines take 3',
    );
    expect(refusalOf(() => planWaves(shop({ capacity: { ...NO_CAPACITY, hours: 4 } })))).toBe(
      'waves/no-plan: no wave bears web01 (8), db01 (8), test01 (8): at most 4 hours',
    );
    const frozen = shop({
      waves: 2,
      cutovers: ['2027-01-09', '2027-01-23'],
      freezes: [{ machines: ['db01'], applications: [], from: '2027-01-01', to: '2027-02-01', why: 'audit', at: AT }],
    });
    expect(refusalOf(() => planWaves(frozen))).toContain('no wave is left for db01');
  });

  it('holds nothing but what was planned where nothing can move', () => {
    const input = aWaveInput({
      machines: [aWaveMachine({ name: 'dc1', tier: 'foundation', unplanned: { kind: 'foundation', reason: 'it is' } })],
    });
    const plan = planWaves(input);
    expect(plan).toMatchObject({ waves: [], machines: [], cost: { total: 0 }, counts: { machines: 1, unplanned: 1 } });
    expect(plan.unplanned).toEqual([{ id: 'dc1', name: 'dc1', kind: 'foundation', reason: 'it is' }]);
  });

  it('takes hostile names for names', () => {
    const names = ['__proto__', 'constructor', '</script>', '=HYPERLINK("x")'];
    const input = aWaveInput({
      machines: names.map((name) => aWaveMachine({ name, application: '__proto__' })),
      edges: [aGraphEdge({ client: '__proto__', server: 'constructor' })],
    });
    expect(planWaves(input).machines.map(({ name }) => name)).toEqual(names);
  });

  it('parts three tiers into three waves and prices what crosses', () => {
    const tiers = ['stateless', 'middleware', 'data'] as const;
    const input = aWaveInput({
      machines: tiers.map((tier) => aWaveMachine({ name: tier, tier, application: 'Shop' })),
      edges: [
        aGraphEdge({ client: 'stateless', server: 'middleware', connectionsPerDay: 1500 }),
        aGraphEdge({ client: 'middleware', server: 'data', isStateful: true }),
      ],
      settings: { strategy: 'tier' },
    });
    const plan = planWaves(input);
    expect(tiers.map((tier) => waveOf(plan, tier))).toEqual([1, 2, 3]);
    // (1 + 2) x 14 days and (1 + 4) x 14 days.
    expect(plan.cost.total).toBe(112);
    expect(plan.remarks[0]).toBe('tiers part 1 of 1 application on purpose; under application they would move whole');
  });
});

describe('scorePlan', () => {
  it('tells missing machines, and takes what is planned although blocked for a broken condition', () => {
    const input = aWaveInput({
      machines: [
        aWaveMachine({ name: 'a' }),
        aWaveMachine({ name: 'b' }),
        aWaveMachine({ name: 'c', unplanned: { kind: 'blocked', reason: 'its disk is too large' } }),
      ],
    });
    const plan = scorePlan(input, aGivenPlan(2, { a: 1, c: 2, b: null }));
    expect(plan.unplanned).toMatchObject([{ name: 'b', kind: 'missing' }]);
    const broken = plan.conditions
      .filter(({ state }) => state === 'broken')
      .map(({ id, broken: who }) => [id, who[0]!.said]);
    expect(broken).toContainEqual(['blocked-out', 'c is in wave 2, but its disk is too large']);
    expect(broken).toContainEqual(['complete', 'b is in no wave of the plan']);
    expect(plan.problems.map(({ code }) => code)).toEqual(['waves/undated', 'waves/missing']);
  });
});

describe('replanWaves', () => {
  const scattered = fc.array(fc.nat(), { minLength: 9, maxLength: 9 });

  it('never costs more with more moves, moves no more than it may, and keeps the rest', () => {
    fc.assert(
      fc.property(random, scattered, (input, places) => {
        const count = 3;
        const given = aGivenPlan(
          count,
          Object.fromEntries(input.machines.map(({ name }, index) => [name, (places[index]! % count) + 1])),
        );
        const start = scorePlan(input, given).cost.total;
        let before = start;
        for (let most = 0; most <= 5; most += 1) {
          const plan = replanWaves(input, given, most);
          expect(plan.cost.total).toBeLessThanOrEqual(before);
          before = plan.cost.total;
          const moved = plan.machines.filter(
            ({ id, wave }) => given.machines.find((one) => one.id === id)!.wave !== wave,
          );
          expect(moved.length).toBeLessThanOrEqual(most);
          expect(plan.moves.flatMap(({ machines }) => machines).sort()).toEqual(moved.map(({ id }) => id).sort());
          expect(plan.moves.reduce((sum, { change }) => sum + change, start)).toBe(plan.cost.total);
        }
      }),
      { seed: 33, numRuns: 20 },
    );
  });

  it('says what a move mends', () => {
    const input = shop();
    const given = aGivenPlan(2, { web01: 2, db01: 2, test01: 2 });
    const plan = replanWaves(input, given, 1);
    expect(plan.moves).toHaveLength(1);
    expect(plan.moves[0]).toMatchObject({ machines: ['test01'], from: 2, to: 1 });
    expect(plan.moves[0]!.said).toContain('mends 1 of "no wave takes more than it bears"');
  });
});

describe('the profiles', () => {
  it('let a higher condition of Azure Migrate weigh ten times the next', () => {
    const azure = WAVE_PROFILES.find(({ profile }) => profile === 'azure')!;
    const { weights } = azure;
    const perWave = [
      weights.twoWayApart,
      weights.applicationSpreadPerDay,
      weights.serverLaterPerDay,
      weights.testAfterProductionPerDay,
      weights.criticalEarly,
      weights.complexEarly * 10,
      weights.imbalance,
    ];
    for (const [at, weight] of perWave.slice(1).entries()) expect(perWave[at]! / weight).toBeGreaterThanOrEqual(10);
  });
});
