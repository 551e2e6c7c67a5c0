import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, deriveAssessment } from '../../src/assessment/index.js';
import type { Assessment, AssessmentInput, Policy } from '../../src/assessment/index.js';
import type { Catalogue, RegionOffer } from '../../src/catalog/index.js';
import { bytes, bytesPerSecond, cores, iops, toMachineId } from '../../src/model/index.js';
import type { Estate, Machine } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/index.js';
import { deriveSizeMarket, matchSize } from '../../src/sizing/index.js';
import type { DiskNeed, MachineNeed, MatchPolicies, SizeChoice } from '../../src/sizing/index.js';
import { aDisk, aMachine } from '../support/a-machine.js';
import { smallMarkets } from '../support/small-market.js';
import type { SmallMarket } from '../support/small-market.js';

const SEED = 20_261_121;

/** Chosen together, and by price alone: `last` and `disksFirst` put something before the price, and say so. */
const byPrice = (policies: MatchPolicies): MatchPolicies => ({
  ...policies,
  sizes: {
    ...policies.sizes,
    choice: 'joint',
    retiring: policies.sizes.retiring === 'last' ? 'allowed' : policies.sizes.retiring,
  },
});

const answer = (small: SmallMarket, need = small.need, policies = byPrice(small.policies)): SizeChoice =>
  matchSize(need, deriveSizeMarket(small.catalogue, small.offer, policies));

/** What an answer costs; infinite for none. An answer whose licence is unknown has no cost to compare. */
function costOf(choice: SizeChoice): number | null {
  if (choice.kind === 'noMatch') return Infinity;
  return choice.isLicenceUnknown ? null : choice.perMonth;
}
const isAtMost = (left: SizeChoice, right: SizeChoice): boolean => {
  const [a, b] = [costOf(left), costOf(right)];
  return a === null || b === null || a <= b;
};

/** A need and one that is nowhere smaller; what is unknown stays unknown. */
const grown = fc.record({
  cores: fc.double({ min: 1, max: 3, noNaN: true }),
  memory: fc.double({ min: 1, max: 3, noNaN: true }),
  disk: fc.double({ min: 1, max: 3, noNaN: true }),
  total: fc.double({ min: 1, max: 3, noNaN: true }),
  network: fc.double({ min: 1, max: 3, noNaN: true }),
});
type Growth = typeof grown extends fc.Arbitrary<infer Value> ? Value : never;

function grow(need: MachineNeed, by: Growth): MachineNeed {
  const times = <T>(value: number | null, factor: number, brand: (value: number) => T): T | null =>
    value === null ? null : brand(value * factor);
  const growDisk = (disk: DiskNeed): DiskNeed => ({
    ...disk,
    sizeBytes: bytes(Math.ceil(disk.sizeBytes * by.disk)),
    iops: times(disk.iops, by.disk, iops),
    bytesPerSecond: times(disk.bytesPerSecond, by.disk, bytesPerSecond),
  });
  return {
    ...need,
    cores: cores(need.cores * by.cores),
    memoryBytes: bytes(Math.ceil(need.memoryBytes * by.memory)),
    disks: need.disks.map(growDisk),
    totalIops: times(need.totalIops, by.total, iops),
    totalBytesPerSecond: times(need.totalBytesPerSecond, by.total, bytesPerSecond),
    networkOutBytesPerSecond: times(need.networkOutBytesPerSecond, by.network, bytesPerSecond),
  };
}

describe('the choice', () => {
  it('never gets cheaper with more headroom', () => {
    let compared = 0;
    fc.assert(
      fc.property(smallMarkets, grown, (small, by) => {
        const choice = answer(small);
        if (choice.kind === 'match') compared += 1;
        return isAtMost(choice, answer(small, grow(small.need, by)));
      }),
      { numRuns: 3000, seed: SEED },
    );
    expect(compared).toBeGreaterThan(500);
  });

  it('never gets dearer where one more size is sold', () => {
    fc.assert(
      fc.property(smallMarkets, fc.nat(), (small, at) => {
        const index = at % small.catalogue.sizes.length;
        const prices = small.offer.prices.with(index, null);
        return isAtMost(answer(small), answer({ ...small, offer: { ...small.offer, prices } }));
      }),
      { numRuns: 2000, seed: SEED },
    );
  });

  it('never gets dearer where the policy allows one kind more', () => {
    fc.assert(
      fc.property(
        smallMarkets,
        fc.constantFrom('constrainedCores' as const, 'confidential' as const, 'accelerated' as const),
        (small, kind) => {
          const { sizes, ...others } = byPrice(small.policies);
          const allowing = (isAllowed: boolean): SizeChoice =>
            answer(small, small.need, { ...others, sizes: { ...sizes, [kind]: isAllowed } });
          return isAtMost(allowing(true), allowing(false));
        },
      ),
      { numRuns: 2000, seed: SEED },
    );
  });

  it('does not depend on the order of sizes, tiers or disks', () => {
    fc.assert(
      fc.property(smallMarkets, (small) => {
        const { catalogue, offer, need } = small;
        const turned: SmallMarket = {
          ...small,
          catalogue: {
            ...catalogue,
            sizes: catalogue.sizes.toReversed(),
            diskTiers: catalogue.diskTiers.toReversed(),
            provisionedDisks: catalogue.provisionedDisks.toReversed(),
          },
          offer: { ...offer, prices: offer.prices.toReversed(), zones: offer.zones.toReversed() },
          need: { ...need, disks: need.disks.toReversed() },
        };
        const [one, other] = [answer(small), answer(turned)];
        expect(costOf(other)).toBe(costOf(one));
        if (one.kind === 'match' && other.kind === 'match') expect(other.size.name).toBe(one.size.name);
      }),
      { numRuns: 2000, seed: SEED },
    );
  });
});

describe('an assessment', () => {
  let catalogue: Catalogue;
  let west: RegionOffer;
  let north: RegionOffer;
  beforeAll(async () => {
    catalogue = await readCatalogue();
    [west, north] = [await readRegionOffer(catalogue, 'westeurope'), await readRegionOffer(catalogue, 'northeurope')];
  });

  const machines = fc.uniqueArray(
    fc.record({
      name: fc.integer({ min: 1, max: 99 }).map((index) => `m${String(index)}`),
      cores: fc.integer({ min: 1, max: 32 }).map(cores),
      memoryBytes: fc.integer({ min: 1, max: 128 }).map((value) => bytes(value * 2 ** 30)),
      disks: fc.array(
        fc.integer({ min: 10, max: 1500 }).map((value) => aDisk({ sizeBytes: bytes(value * 2 ** 30) })),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 2, maxLength: 12, selector: ({ name }) => name },
  );
  const machineOf = (parts: Partial<Machine> & { readonly name: string }): Machine =>
    aMachine({ ...parts, id: toMachineId(parts.name) });

  const assess = (of: readonly Machine[], given: Partial<AssessmentInput> = {}): Assessment => {
    const estate: Estate = {
      machines: of,
      inputs: [],
      counts: { rows: of.length, machines: of.length, merged: 0, skipped: 0 },
      problems: [],
    };
    return deriveAssessment({
      estate,
      peaks: null,
      catalogue,
      offer: west,
      policy: DEFAULT_POLICY satisfies Policy,
      regionIsAssumed: false,
      asOf: null,
      priceSheet: null,
      engineVersion: 'test',
      ...given,
    });
  };
  const byId = ({ machines: assessed }: Assessment): ReadonlyMap<string, unknown> =>
    new Map(assessed.map((machine) => [machine.id, machine]));

  it('says the same of each machine and of all, in whatever order they come', () => {
    fc.assert(
      fc.property(machines, fc.nat(), (parts, turn) => {
        const estate = parts.map(machineOf);
        const at = turn % estate.length;
        const turned = [...estate.slice(at), ...estate.slice(0, at)].toReversed();
        const [one, other] = [assess(estate), assess(turned)];
        expect(byId(other)).toEqual(byId(one));
        expect(other.totals).toEqual(one.totals);
      }),
      { numRuns: 25, seed: SEED },
    );
  });

  it('changes nothing but words with the currency', () => {
    fc.assert(
      fc.property(machines, fc.double({ min: 0.5, max: 150, noNaN: true }), (parts, usdToCurrency) => {
        const estate = parts.map(machineOf);
        const sheet = {
          name: 's',
          date: '2026-08-22',
          currency: 'AUD',
          usdToCurrency,
          vms: [],
          disks: [],
          defenderPerServerMonth: null,
        };
        const [dollars, others] = [
          assess(estate),
          assess(estate, { priceSheet: sheet as unknown as AssessmentInput['priceSheet'] }),
        ];
        expect(others.totals).toEqual(dollars.totals);
        const told = ({ machines: assessed }: Assessment): unknown =>
          assessed.map(({ size, disks, refused, need, readiness, cost }) => [
            size,
            disks,
            refused,
            need,
            readiness,
            cost?.lines.map(({ kind, label, perMonth, source }) => [kind, label, perMonth, source]),
          ]);
        expect(told(others)).toEqual(told(dollars));
      }),
      { numRuns: 15, seed: SEED },
    );
  });

  it('keeps needs, sources and readiness of a machine with the region, and sizes it by what the region sells', () => {
    fc.assert(
      fc.property(machines, (parts) => {
        const estate = parts.map(machineOf);
        const [here, there] = [assess(estate), assess(estate, { offer: north })];
        const told = ({ machines: assessed }: Assessment): unknown =>
          assessed.map(({ id, need, source, readiness, environment, origins }) => [
            id,
            need,
            source,
            readiness,
            environment,
            origins,
          ]);
        expect(told(there)).toEqual(told(here));
        for (const { size } of there.machines) {
          const index = catalogue.sizes.findIndex(({ name }) => name === size?.name);
          expect(north.prices[index]?.base).toBeGreaterThan(0);
        }
      }),
      { numRuns: 15, seed: SEED },
    );
  });
});
