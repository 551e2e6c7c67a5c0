import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, deriveAssessment } from '../../src/assessment/index.js';
import type { Policy } from '../../src/assessment/index.js';
import { applyPriceSheet } from '../../src/catalog/index.js';
import type { Catalogue, PriceSheet, RegionOffer } from '../../src/catalog/index.js';
import { CAUSES, deriveDiff } from '../../src/diff/index.js';
import type { AssessmentDiff, Cause, DiffFigures, DiffSide, DiffWorld } from '../../src/diff/index.js';
import { bytesOfGib, cores, nanos, percent, toMachineId } from '../../src/model/index.js';
import type { Estate, Machine } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/index.js';
import { aMachine, anOperatingSystem, aStatedUse } from '../support/a-machine.js';

let catalogue: Catalogue;
let offers: ReadonlyMap<string, RegionOffer>;
let world: DiffWorld;
beforeAll(async () => {
  catalogue = await readCatalogue();
  const names = ['westeurope', 'australiaeast'];
  offers = new Map(
    await Promise.all(names.map(async (name) => [name, await readRegionOffer(catalogue, name)] as const)),
  );
  world = { catalogue, catalogueSha256: 'now', engineVersion: 'test', offerOf: (name) => offers.get(name)! };
});

const machine = (name: string, coreCount: number, used: number): Machine =>
  aMachine({
    id: toMachineId(`vmware:vc/${name}`),
    name,
    cores: cores(coreCount),
    memoryBytes: bytesOfGib(4 * coreCount),
    statedUse: aStatedUse({ cpuPercent: percent(used), memoryPercent: percent(used) }),
  });

const withComfort = (comfort: number): Policy => ({
  ...DEFAULT_POLICY,
  sizing: { ...DEFAULT_POLICY.sizing, comfort: { ...DEFAULT_POLICY.sizing.comfort, cpu: comfort, memory: comfort } },
});
const reserved: Policy = { ...DEFAULT_POLICY, cost: { ...DEFAULT_POLICY.cost, terms: 'reserved3Year' } };

const sheetOf = (base: number): PriceSheet => ({
  name: 'Contoso EA',
  date: '2026-07-01',
  currency: 'USD',
  usdToCurrency: 1,
  vm: ['Standard_D4as_v5', 'Standard_D8as_v5', 'Standard_D2as_v5'].map((size, index) => ({
    size,
    region: null,
    base: nanos(base * 2 ** index),
    windows: null,
    reserved1Year: null,
    reserved3Year: null,
    savings1Year: null,
    savings3Year: null,
  })),
  disks: [],
  defenderPerServerMonth: nanos(15_000_000_000),
});

interface Run {
  readonly machines: readonly Machine[];
  readonly policy?: Policy;
  readonly region?: string;
  readonly priceSheet?: PriceSheet | null;
  readonly data?: string;
}

function sideOf({
  machines,
  policy = DEFAULT_POLICY,
  region = 'westeurope',
  priceSheet = null,
  data = '',
}: Run): DiffSide {
  const counts = { rows: machines.length, merged: 0, skipped: 0, machines: machines.length };
  const estate: Estate = { inputs: [], counts, machines, problems: [] };
  const list = offers.get(region)!;
  const offer = priceSheet === null ? list : applyPriceSheet(list, catalogue, priceSheet);
  const rest = { regionIsAssumed: false, asOf: null, peaks: null, engineVersion: 'test' };
  const assessment = deriveAssessment({ estate, catalogue, offer, policy, priceSheet, ...rest });
  return { assessment, dataFingerprint: data === '' ? null : data, catalogueSha256: 'now', priceSheet };
}

const NOTHING: DiffFigures = { perMonth: 0 as DiffFigures['perMonth'], vcpus: 0, memoryMiB: 0, storageGiB: 0 };
const add = (all: readonly DiffFigures[]): DiffFigures =>
  all.reduce(
    (sum, one) => ({
      perMonth: (sum.perMonth + one.perMonth) as DiffFigures['perMonth'],
      vcpus: sum.vcpus + one.vcpus,
      memoryMiB: sum.memoryMiB + one.memoryMiB,
      storageGiB: sum.storageGiB + one.storageGiB,
    }),
    NOTHING,
  );

/** Every way in which the parts of a diff must add up. */
function expectReconciled({ before, after, change, causes, machines }: AssessmentDiff): void {
  expect(add([before.figures, change])).toEqual(after.figures);
  expect(add(causes.map((one) => one.change))).toEqual(change);
  expect(add(machines.map((one) => one.change))).toEqual(change);
  for (const one of machines) expect(add(Object.values(one.byCause))).toEqual(one.change);
  for (const { cause, change: share } of causes) {
    expect(add(machines.flatMap(({ byCause }) => byCause[cause] ?? []))).toEqual(share);
  }
}

const causesIn = ({ causes }: AssessmentDiff): readonly Cause[] =>
  causes.filter(({ machines }) => machines > 0).map(({ cause }) => cause);

const ESTATE = [machine('a', 16, 20), machine('b', 8, 60), machine('c', 4, 95), machine('d', 32, 50)];

describe('a diff of two assessments', () => {
  it('of the same answer is empty', () => {
    const diff = deriveDiff(sideOf({ machines: ESTATE }), sideOf({ machines: ESTATE }), world);
    expect(diff).toMatchObject({ isSame: true, machines: [], policyChanges: [], unattributed: [] });
    expectReconciled(diff);
  });

  it.each<[Cause, Run]>([
    ['policy', { machines: ESTATE, policy: withComfort(2) }],
    ['policy', { machines: ESTATE, policy: reserved }],
    ['policy', { machines: ESTATE, region: 'australiaeast' }],
    ['data', { machines: ESTATE.map((one) => ({ ...one, cores: cores(16), memoryBytes: bytesOfGib(64) })) }],
    ['price', { machines: ESTATE, priceSheet: sheetOf(20_000_000) }],
    ['scope', { machines: [...ESTATE.slice(1), machine('e', 8, 50)] }],
  ])('names the one cause there is: %s', (cause, run) => {
    const diff = deriveDiff(sideOf({ machines: ESTATE }), sideOf(run), world);
    expect(causesIn(diff)).toEqual([cause]);
    expect(diff.isSame).toBe(false);
    expectReconciled(diff);
  });

  it('shares what data and policy change together', () => {
    // 16 cores at 20 % and comfort 1.3 need 4.16 cores; at 40 % 8.32; at comfort 2 6.4; both 12.8.
    const [small, busy] = [[machine('a', 16, 20)], [machine('a', 16, 40)]];
    const run = (machines: readonly Machine[], policy?: Policy): number =>
      sideOf({ machines, ...(policy === undefined ? {} : { policy }) }).assessment.totals.all.perMonth;
    const [none, data, policy, both] = [
      run(small),
      run(busy),
      run(small, withComfort(2)),
      run(busy, withComfort(2)),
    ] as const;
    const diff = deriveDiff(sideOf({ machines: small }), sideOf({ machines: busy, policy: withComfort(2) }), world);
    const shareOf = (cause: Cause): number => diff.causes.find((one) => one.cause === cause)!.change.perMonth;
    expect(Math.abs(shareOf('data') - (data - none + both - policy) / 2)).toBeLessThan(1);
    expect(Math.abs(shareOf('policy') - (policy - none + both - data) / 2)).toBeLessThan(1);
    expect(shareOf('data') + shareOf('policy')).toBe(both - none);
    expectReconciled(diff);
  });

  it('says that a percentile needs the samples, where the inputs differ too, and not where they are the same', () => {
    const sampled = (side: DiffSide): DiffSide => ({
      ...side,
      assessment: {
        ...side.assessment,
        machines: side.assessment.machines.map((one) =>
          one.need === null
            ? one
            : { ...one, need: { ...one.need, percentile: { percent: 95, reason: 'the policy' } } },
        ),
      },
    });
    const higher: Policy = { ...withComfort(2), sizing: { ...withComfort(2).sizing, percentile: 99 } };
    const before = (data: string): DiffSide => sampled(sideOf({ machines: ESTATE, data }));
    const after = (data: string): DiffSide => sampled(sideOf({ machines: ESTATE, policy: higher, data }));
    const apart = deriveDiff(before('one'), after('two'), world);
    expect(causesIn(apart)).toEqual(['unattributed']);
    expect(apart.unattributed[0]?.reason).toContain('sizing.percentile');
    expectReconciled(apart);
    const together = deriveDiff(before('one'), after('one'), world);
    expect(causesIn(together)).toEqual(['policy']);
  });

  it('attributes nothing where a price sheet is not at hand, and says so', () => {
    const after = { ...sideOf({ machines: ESTATE, priceSheet: sheetOf(20_000_000) }), priceSheet: null };
    const diff = deriveDiff(sideOf({ machines: ESTATE }), after, world);
    expect(causesIn(diff)).toEqual(['unattributed']);
    expect(diff.unattributed[0]?.remedy).toContain('--prices-before');
    expectReconciled(diff);
  });

  it('tells another release apart: other prices of the same, other choices, and what no release explains', () => {
    const now = sideOf({ machines: ESTATE });
    const cheaper = now.assessment.machines.map((one) =>
      one.cost === null
        ? one
        : { ...one, cost: { ...one.cost, perMonth: (one.cost.perMonth - 1_000_000) as typeof one.cost.perMonth } },
    );
    const smaller = cheaper.map((one) =>
      one.size === null ? one : { ...one, size: { ...one.size, name: 'Standard_Old' } },
    );
    const earlier = (machines: typeof cheaper, sha: string, version = 'test'): DiffSide => ({
      ...now,
      catalogueSha256: sha,
      assessment: { ...now.assessment, machines, engine: { ...now.assessment.engine, version } },
    });
    expect(causesIn(deriveDiff(earlier(cheaper, 'then'), now, world))).toEqual(['price']);
    expect(causesIn(deriveDiff(earlier(smaller, 'then'), now, world))).toEqual(['catalogue']);
    expect(causesIn(deriveDiff(earlier(smaller, 'then', 'older'), now, world))).toEqual(['unattributed']);
    expect(causesIn(deriveDiff(earlier(cheaper, 'now'), now, world))).toEqual(['unattributed']);
    expectReconciled(deriveDiff(earlier(smaller, 'then'), now, world));
  });

  it('finds machines again by name where another inventory gives other ids', () => {
    const renamed = ESTATE.map((one) => ({ ...one, id: toMachineId(`other/${one.name}`) }));
    expect(deriveDiff(sideOf({ machines: ESTATE }), sideOf({ machines: renamed }), world).isSame).toBe(true);
  });

  it('adds up and turns its signs, whatever differs', () => {
    const runs = fc.record({
      machines: fc
        .uniqueArray(
          fc.record({
            name: fc.constantFrom('a', 'b', 'c', 'd'),
            size: fc.constantFrom(2, 8, 16),
            used: fc.integer({ min: 5, max: 100 }),
          }),
          { minLength: 1, maxLength: 4, selector: ({ name }) => name },
        )
        .map((all) => all.map(({ name, size, used }) => machine(name, size, used))),
      policy: fc.constantFrom(DEFAULT_POLICY, withComfort(1), withComfort(2), reserved),
      region: fc.constantFrom('westeurope', 'australiaeast'),
      priceSheet: fc.constantFrom(null, sheetOf(20_000_000), sheetOf(90_000_000)),
    });
    fc.assert(
      fc.property(runs, runs, (one, other) => {
        const [left, right] = [sideOf(one), sideOf(other)];
        const forth = deriveDiff(left, right, world);
        const back = deriveDiff(right, left, world);
        expectReconciled(forth);
        expect(forth.unattributed).toEqual([]);
        const negated = forth.causes.map(({ cause, change, machines }) => ({
          cause,
          machines,
          change: Object.fromEntries(Object.entries(change).map(([key, value]) => [key, 0 - value])),
        }));
        expect(back.causes).toEqual(negated);
        expect(back.isSame).toBe(forth.isSame);
        expect(forth.causes.map(({ cause }) => cause)).toEqual(CAUSES);
      }),
      { seed: 20_261_121, numRuns: 8 },
    );
  });
});

describe('the worked example of docs/diff.md', () => {
  it('shares 414.64 USD as 348.94 and 65.70', () => {
    const one = (cpu: number): Machine =>
      aMachine({
        cores: cores(16),
        memoryBytes: bytesOfGib(32),
        os: anOperatingSystem({ name: 'Ubuntu 22.04', family: 'linux' }),
        environment: 'production',
        statedUse: aStatedUse({ cpuPercent: percent(cpu), memoryPercent: percent(20) }),
      });
    const { sizing } = DEFAULT_POLICY;
    const two: Policy = { ...DEFAULT_POLICY, sizing: { ...sizing, comfort: { ...sizing.comfort, cpu: 2 } } };
    const diff = deriveDiff(sideOf({ machines: [one(15)] }), sideOf({ machines: [one(40)], policy: two }), world);
    expect(diff.machines[0]).toMatchObject({
      change: { perMonth: 414_640_000 },
      byCause: { data: { perMonth: 348_940_000, vcpus: 10 }, policy: { perMonth: 65_700_000, vcpus: 2 } },
    });
  });
});
