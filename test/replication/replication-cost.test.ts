import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegionOffer } from '../../src/catalog/index.js';
import { nanos, toMachineId } from '../../src/model/index.js';
import { DEFAULT_REPLICATION_SETTINGS, deriveReplicationCost } from '../../src/replication/index.js';
import type {
  MachineCopy,
  ReplicatedMachine,
  ReplicationCost,
  ReplicationCostInput,
} from '../../src/replication/index.js';
import { aReplicatedDisk, aReplicatedMachine } from './a-first-copy.js';

const GB = 1_000_000_000;
const P30 = { type: 'premium', tier: 'P30', sizeGiB: 1024 };

const anOffer = (): RegionOffer =>
  ({
    ...{ region: { name: 'australiaeast' }, provisionedDiskPrices: new Map() },
    diskPrices: new Map([['PremiumSSD/LRS/P30', nanos(100_000_000_000)]]),
    diskPriceSources: new Map([['PremiumSSD/LRS/P30', 'a price list']]),
  }) as unknown as RegionOffer;

const aCopy = (machine: string, from: string | null, to: string | null, bytes = 300 * GB): MachineCopy => ({
  ...{ machine: toMachineId(machine), batch: 'wave-1/batch-1', from, to, bytes, cycles: null },
  ...{
    lastCycleMinutes: null,
    longestCycleMinutes: null,
    lastChangeBytes: null,
    lastSyncMinutes: null,
    neverCatchesUp: null,
  },
});

const aMachine = (name: string, changes: Partial<ReplicatedMachine> = {}): ReplicatedMachine =>
  aReplicatedMachine(name, 500 * GB, { disks: [aReplicatedDisk(500 * GB, { target: P30 })], ...changes });

/** One machine from the middle of November to the middle of December, 10 GB a day of changes, nothing grown, folded or compressed. */
const anInput = (changes: Partial<ReplicationCostInput> = {}): ReplicationCostInput => ({
  machines: [aMachine('db')],
  churn: { machines: [{ machine: toMachineId('db'), gbPerDay: 10 }] },
  initial: {
    machines: [aCopy('db', '2026-11-16T00:00:00Z', '2026-11-18T00:00:00Z')],
    waves: [
      {
        ...{
          wave: 1,
          window: '2026-12-16T00:00:00Z',
          due: null,
          from: null,
          to: null,
          state: 'fits',
          slotDelayHours: 0,
          spareHours: 0,
        },
        ...{ keepsUp: true, unknownMachines: 0, lastSyncMinutes: null, said: '', warnings: [], remedies: [] },
      },
    ],
  },
  ...{ purpose: 'migrate', asOf: '2026-11-01', offer: anOffer(), retentionHours: null },
  settings: { ...DEFAULT_REPLICATION_SETTINGS, growthPercent: 0, compressionPercent: 0 },
  ...changes,
});

const prices = (changes: Partial<ReplicationCostInput['settings']['prices']>): ReplicationCostInput['settings'] => ({
  ...{ ...DEFAULT_REPLICATION_SETTINGS, growthPercent: 0, compressionPercent: 0 },
  prices: { ...DEFAULT_REPLICATION_SETTINGS.prices, ...changes },
});

const short = ({ lines }: ReplicationCost): readonly (readonly unknown[])[] =>
  lines.map(({ kind, month, quantity, perMonth }) => [kind, month, quantity, perMonth]);

describe('the cost of a migration', () => {
  it('counts the days from the first copy to the window, month by month, by hand', () => {
    const cost = deriveReplicationCost(anInput());
    // November has 15 of 30 days, December 15 of 31; the copy of 300 GB lies in November, 150 GB of changes in each.
    expect(short(cost)).toEqual([
      ['instance', '2026-11', 0.5, null],
      ['cache', '2026-11', 5, null],
      ['seedDisk', '2026-11', 0.5, 50_000_000],
      ['egress', '2026-11', 450, null],
      ['instance', '2026-12', 0.484, null],
      ['cache', '2026-12', 4.839, null],
      ['seedDisk', '2026-12', 0.484, 48_400_000],
      ['egress', '2026-12', 150, null],
    ]);
    expect(cost.months).toEqual([
      { month: '2026-11', known: 50_000_000, unknown: ['instance', 'cache', 'egress'], isAtLeast: false },
      { month: '2026-12', known: 48_400_000, unknown: ['instance', 'cache', 'egress'], isAtLeast: false },
    ]);
  });

  it('lets the price of what leaves Azure stand for nothing that goes into it', () => {
    const { lines } = deriveReplicationCost(anInput({ settings: prices({ linkGBOut: 0.05 }) }));
    const into = lines.filter(({ kind }) => kind === 'egress');
    expect(into.map(({ perMonth }) => perMonth)).toEqual([null, null]);
    expect(into[0]).toMatchObject({ unit: 'GB sent over the link into Azure' });
    expect(into[0]!.said).toContain('The price of linkGBOut is for what leaves Azure: nothing does here');
  });

  it('takes the prices that people give, for all that has one', () => {
    const settings = prices({ instancePerMonth: 20, cacheGBPerMonth: 0.02, seedGBPerMonth: 0.1, linkGBIn: 0.05 });
    const cost = deriveReplicationCost(anInput({ settings }));
    expect(cost.months.every(({ unknown }) => unknown.length === 0)).toBe(true);
    expect(cost.lines.every(({ priceSource }) => priceSource === 'the settings')).toBe(true);
    expect(cost.lines.find(({ kind }) => kind === 'egress')?.perMonth).toBe(22_500_000);
    expect(cost.lines.find(({ kind }) => kind === 'instance')?.perMonth).toBe(10_000_000);
  });

  it('leaves the first 31 days of Site Recovery free, and charges its fee behind them', () => {
    const machines = [aMachine('db', { generation: 'modernized' })];
    const initial = {
      ...anInput().initial,
      machines: [aCopy('db', '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z')],
    };
    const cost = deriveReplicationCost(anInput({ machines, initial }));
    // 31 days from 1 November end on 2 December: 14 of 31 days until the 16th are paid at 25 dollars a month.
    expect(short(cost).filter(([kind]) => kind === 'instance')).toEqual([
      ['instance', '2026-11', 0, 0],
      ['instance', '2026-12', 0.452, 11_300_000],
    ]);
  });

  it('says which disks have no price: no target, bought in parts, a tier that the catalogue does not sell', () => {
    const disks = [
      aReplicatedDisk(GB),
      aReplicatedDisk(GB, { target: { type: 'premiumV2', tier: null, sizeGiB: 64 } }),
      aReplicatedDisk(GB, { target: { type: 'premium', tier: 'P99', sizeGiB: 64 } }),
      aReplicatedDisk(GB, { target: { type: '__proto__', tier: 'P30', sizeGiB: 64 } }),
      aReplicatedDisk(GB, { target: P30, leftOut: 'scratch' }),
    ];
    const { lines } = deriveReplicationCost(anInput({ machines: [aMachine('db', { disks })] }));
    const seeds = lines.filter(({ kind, month }) => kind === 'seedDisk' && month === '2026-11');
    expect(seeds.map(({ perMonth }) => perMonth)).toEqual([null, null, null, null]);
  });
});

describe('the cost of protection', () => {
  it('is counted from the first copy on, up to one whole month behind the days that are free, with recovery points', () => {
    const machines = [aMachine('db', { generation: 'modernized' })];
    const cost = deriveReplicationCost(anInput({ machines, purpose: 'protect', retentionHours: 72 }));
    expect(cost.months.map(({ month }) => month)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    // From 16 November: 15 of 30 days, and free until 17 December, behind which 15 of 31 days are paid.
    expect(short(cost).filter(([kind]) => kind === 'instance' || kind === 'seedDisk')).toEqual([
      ['instance', '2026-11', 0, 0],
      ['seedDisk', '2026-11', 0.5, 50_000_000],
      ['instance', '2026-12', 0.484, 12_100_000],
      ['seedDisk', '2026-12', 1, 100_000_000],
      ['instance', '2027-01', 1, 25_000_000],
      ['seedDisk', '2027-01', 1, 100_000_000],
      ['instance', '2027-02', 1, 25_000_000],
      ['seedDisk', '2027-02', 1, 100_000_000],
    ]);
    expect(cost.said.join()).toContain('2027-02 is the first whole month behind them');
    expect(short(cost).slice(-5)).toEqual([
      ['instance', '2027-02', 1, 25_000_000],
      ['cache', '2027-02', 10, null],
      ['seedDisk', '2027-02', 1, 100_000_000],
      ['snapshot', '2027-02', 30, null],
      ['egress', '2027-02', 280, null],
    ]);
  });

  it('keeps points as they are written, and sends them compressed; nothing of an agent folds', () => {
    const machines = [aMachine('db', { generation: 'modernized' })];
    const input = anInput({ machines, purpose: 'protect', retentionHours: 24 });
    const shares = { growthPercent: 30, compressionPercent: 30, foldPercent: 40 };
    const { lines } = deriveReplicationCost({ ...input, settings: { ...input.settings, ...shares } });
    const steady = lines.filter(({ month }) => month === '2027-02');
    const of = (kind: string): number => steady.find((line) => line.kind === kind)!.quantity;
    // 10 GB a day are written: 13 are kept, 9.1 cross the link on each of the 28 days of February.
    expect([of('snapshot'), of('cache'), of('egress')]).toEqual([13, 9.1, 254.8]);
    expect(steady.find(({ kind }) => kind === 'instance')!.said).toMatch(/first 31 days of each are over/);
  });

  it('keeps points of Hyper-V for a day at most, as its policy does, however long they are asked for', () => {
    const snapshotOf = (generation: 'hyperV' | 'modernized', retentionHours: number) => {
      const machines = [aMachine('db', { generation })];
      const { lines } = deriveReplicationCost(anInput({ machines, purpose: 'protect', retentionHours }));
      return lines.find(({ kind, month }) => kind === 'snapshot' && month === '2027-02')!;
    };
    expect([12, 24, 72].map((hours) => snapshotOf('hyperV', hours).quantity)).toEqual([5, 10, 10]);
    expect([12, 24, 72].map((hours) => snapshotOf('modernized', hours).quantity)).toEqual([5, 10, 30]);
    expect(snapshotOf('hyperV', 72).said).toContain('Points of Hyper-V machines are counted for 24 h');
    expect(snapshotOf('hyperV', 24).said).not.toContain('Hyper-V');
    expect(snapshotOf('modernized', 72).said).not.toContain('Hyper-V');
  });

  it('is that of the month of the plan where no copy is dated', () => {
    const cost = deriveReplicationCost(anInput({ initial: { machines: [], waves: [] } }));
    expect(cost.months.map(({ month }) => month)).toEqual(['2026-11']);
  });
});

describe('first copies that never begin or end', () => {
  const machines = ['db', 'late', 'slow'].map((name) => aMachine(name, { generation: 'modernized' }));
  const initial = {
    ...anInput().initial,
    machines: [
      aCopy('db', '2026-11-16T00:00:00Z', '2026-11-18T00:00:00Z'),
      aCopy('slow', '2026-11-18T00:00:00Z', null),
      aCopy('late', null, null),
    ],
  };

  it('are in no sum of a migration, or up to its last day without their bytes, and every sum is at least', () => {
    const cost = deriveReplicationCost(anInput({ machines, initial }));
    const seeds = cost.lines.filter(({ kind }) => kind === 'seedDisk').map(({ quantity }) => quantity);
    // db 15 of 30 days and slow 13 of them in November, 15 of 31 of both in December; late is nowhere.
    expect(seeds).toEqual([0.933, 0.968]);
    // The 300 GB of db alone: nobody knows how much of those of slow was sent.
    expect(cost.lines.find(({ kind }) => kind === 'egress')?.said).toMatch(/^300 GB of first copies/);
    expect(cost.months.map(({ isAtLeast }) => isAtLeast)).toEqual([true, true]);
    expect(cost.said[0]).toBe(
      'The first copy of 1 machine never begins within 730 days (late), since what goes before them does not end: what they cost is unknown and in no sum.',
    );
    expect(cost.said[1]).toContain('(slow), since the link is too slow for it: their lines run to the last day');
  });

  it('are in no sum of steady protection, which they never reach', () => {
    const cost = deriveReplicationCost(anInput({ machines, initial, purpose: 'protect', retentionHours: 72 }));
    expect(cost.lines.filter(({ kind }) => kind === 'seedDisk').at(-1)?.quantity).toBe(1);
    expect(cost.lines.at(-1)?.said).toContain('all machines that ever are copied');
    expect(cost.months.every(({ isAtLeast }) => isAtLeast)).toBe(true);
    expect(cost.said.join('\n')).toContain('never protected, and what they cost is unknown');
  });

  it('leave nothing to price where there are no others', () => {
    const none = { ...initial, machines: [aCopy('late', null, null)] };
    const cost = deriveReplicationCost(anInput({ machines: [machines[1]!], initial: none, purpose: 'protect' }));
    expect([cost.lines, cost.months]).toEqual([[], []]);
    expect(cost.said).toHaveLength(1);
  });
});

describe('the books', () => {
  const aDay = fc.integer({ min: 0, max: 200 });
  const stated = fc.record({
    begin: aDay,
    copy: fc.integer({ min: 1, max: 20 }),
    generation: fc.constantFrom('agentless', 'modernized', 'classic', 'agentBased', 'hyperV'),
    hasTarget: fc.boolean(),
    gbPerDay: fc.option(fc.integer({ min: 0, max: 500 })),
  });

  it('reconcile: a month is the sum of its lines, all of bytes and days is counted once, nothing unknown is nothing', () => {
    fc.assert(
      fc.property(fc.array(stated, { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 90 }), (list, wait) => {
        const at = (day: number): string => new Date(Date.UTC(2026, 9, 1) + day * 86_400_000).toISOString();
        const machines = list.map(({ generation, hasTarget }, index) =>
          aMachine(`m${index}`, {
            generation,
            disks: [aReplicatedDisk(GB, { target: hasTarget ? P30 : null })],
          }),
        );
        const last = Math.max(...list.map(({ begin, copy }) => begin + copy)) + wait;
        const base = anInput();
        const cost = deriveReplicationCost(
          anInput({
            machines,
            churn: { machines: list.map(({ gbPerDay }, index) => ({ machine: toMachineId(`m${index}`), gbPerDay })) },
            initial: {
              machines: list.map(({ begin, copy }, index) => aCopy(`m${index}`, at(begin), at(begin + copy))),
              waves: [{ ...base.initial.waves[0]!, window: at(last) }],
            },
          }),
        );
        for (const { month, known, unknown } of cost.months) {
          const own = cost.lines.filter((line) => line.month === month);
          expect(own.reduce((sum, { perMonth }) => sum + (perMonth ?? 0), 0)).toBe(known);
          expect(Number.isSafeInteger(known)).toBe(true);
          expect(new Set(own.filter(({ perMonth }) => perMonth === null).map(({ kind }) => kind))).toEqual(
            new Set(unknown),
          );
        }
        const sent = cost.lines
          .filter(({ kind }) => kind === 'egress')
          .reduce((sum, { quantity }) => sum + quantity, 0);
        const wanted = list.reduce((sum, { begin, gbPerDay }) => sum + 300 + (gbPerDay ?? 0) * (last - begin), 0);
        expect(Math.abs(sent - wanted)).toBeLessThan(0.01);
        const names = cost.months.map(({ month }) => month);
        expect(names).toEqual(names.toSorted());
      }),
      { numRuns: 50 },
    );
  });
});
