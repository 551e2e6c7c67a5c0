import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveAssessment } from '../../src/assessment/index.js';
import type { AssessmentInput } from '../../src/assessment/index.js';
import { readAssessmentInput } from '../../src/node/index.js';
import {
  DEFAULT_REPLICATION_SETTINGS,
  deriveConcurrency,
  derivePlacement,
  deriveReplicationPlan,
} from '../../src/replication/index.js';
import type {
  ConcurrencyInput,
  PlacementPlan,
  ReplicatedMachine,
  ReplicationPlan,
  WaveFill,
} from '../../src/replication/index.js';
import { areCovered } from '../../src/replication/concurrency.js';
import type { WaveCalendar } from '../../src/calendar/index.js';
import type { WavePlan } from '../../src/waves/index.js';
import { writeMadeEstate } from './a-plan.js';
import { aMachineChurn, aReplicatedMachine, LIMIT_CONDITIONS } from './limit-cases.js';
import { temporaryFolder } from '../support/run-cli.js';

const day = (number: number, hour = 0): string => new Date(Date.UTC(2027, 0, number, hour)).toISOString();
const fill = (wave: number, dates: Partial<WaveFill>): WaveFill => ({
  ...{
    wave,
    window: null,
    due: null,
    from: null,
    to: null,
    state: 'fits',
    spareHours: null,
    lastSyncMinutes: null,
    slotDelayHours: 0,
    keepsUp: true,
    unknownMachines: 0,
  },
  ...{ said: '', warnings: [], remedies: [] },
  ...dates,
});
const many = (
  count: number,
  wave: number | null,
  changes: Partial<ReplicatedMachine> = {},
): readonly ReplicatedMachine[] =>
  Array.from({ length: count }, (_, index) =>
    aReplicatedMachine({ ...changes, name: `w${wave ?? 0}-m${index}`, wave }),
  );

type Derived = ReturnType<typeof deriveConcurrency>;
const derive = (
  machines: readonly ReplicatedMachine[],
  waves: readonly WaveFill[],
  more: Partial<ConcurrencyInput> = {},
) =>
  deriveConcurrency({ machines, initial: { waves, wavesAtHalf: waves }, calendar: null, purpose: 'migrate', ...more });

/** Two waves of 20 and 30 machines: the first is cut over on the 10th, the second is copied from so on. */
const two = (secondFrom: string, more: Partial<ConcurrencyInput> = {}): Derived =>
  derive(
    [...many(20, 1), ...many(30, 2)],
    [
      fill(1, { from: day(1), to: day(2), window: day(10) }),
      fill(2, { from: secondFrom, to: day(15), window: day(20) }),
    ],
    more,
  );

describe('who replicates beside whom', () => {
  it('is a wave from its first copy to the end of its window', () => {
    expect(two(day(5)).concurrency).toMatchObject({ basis: 'schedule', mostAtOnce: 50, at: '2027-01-05T00:00:00Z' });
    // A window without an end lasts for the day of its cutover.
    expect(two(day(10, 23)).concurrency.mostAtOnce).toBe(50);
    expect(two(day(11)).concurrency).toMatchObject({ machines: 50, mostAtOnce: 30, at: '2027-01-11T00:00:00Z' });
    const calendar = { windows: [{ wave: 1, to: day(10, 4) }] } as unknown as ConcurrencyInput['calendar'];
    expect(two(day(10, 4), { calendar }).concurrency.mostAtOnce).toBe(30);
    expect(two(day(10, 3), { calendar }).concurrency.mostAtOnce).toBe(50);
  });

  it('keeps a late wave until its last copy is done, and for good where that never is', () => {
    const machines = [...many(20, 1), ...many(30, 2)];
    const second = fill(2, { from: day(12), to: day(13), window: day(20) });
    const late = derive(machines, [fill(1, { from: day(1), to: day(14), window: day(10) }), second]);
    expect(late.concurrency.mostAtOnce).toBe(50);
    const never = derive(machines, [fill(1, { from: day(1), to: null, window: day(10) }), second]);
    expect(never.concurrency.mostAtOnce).toBe(50);
    expect(never.concurrency.waves[0]).toEqual({ wave: 1, machines: 20, from: '2027-01-01T00:00:00Z', to: null });
  });

  it.each([
    ['no waves', [fill(0, { from: day(1), to: day(2) })], {}, /no plan of waves/],
    ['nothing dated', [fill(1, {}), fill(2, {})], {}, /first copies of wave 1, wave 2 begin is unknown/],
    ['no windows', [fill(1, { from: day(1), to: day(2) })], {}, /wave 1 are cut over is unknown/],
    ['protection', [fill(1, { from: day(1), to: day(2), window: day(3) })], { purpose: 'protect' }, /no end/],
  ] as const)('is everybody with %s, and says so', (_what, waves, more, words) => {
    const machines = waves.flatMap(({ wave }) => many(5, wave === 0 ? null : wave));
    const { concurrency, moments } = derive(machines, waves, more);
    expect(concurrency).toMatchObject({ basis: 'allAtOnce', mostAtOnce: machines.length, at: null });
    expect(concurrency.said).toMatch(words);
    expect(moments.map(({ size }) => size)).toEqual([machines.length]);
  });

  it('is what counting hour by hour finds', () => {
    const wave = fc.record({
      count: fc.integer({ min: 1, max: 9 }),
      from: fc.nat(200),
      copy: fc.integer({ min: 1, max: 100 }),
      window: fc.nat(300),
    });
    fc.assert(
      fc.property(fc.array(wave, { minLength: 1, maxLength: 6 }), (all) => {
        const atHour = (hour: number): string => day(1, hour);
        const machines = all.flatMap(({ count }, index) => many(count, index + 1));
        const fills = all.map(({ from, copy, window }, index) =>
          fill(index + 1, { from: atHour(from), to: atHour(from + copy), window: atHour(window) }),
        );
        const { concurrency, moments } = derive(machines, fills);
        const activeAt = (hour: number) =>
          all.flatMap(({ from, copy, window }, index) =>
            from <= hour && hour < Math.max(window + 24, from + copy) ? [index] : [],
          );
        const sums = Array.from({ length: 700 }, (_, hour) =>
          activeAt(hour).reduce((sum, index) => sum + all[index]!.count, 0),
        );
        expect(concurrency.mostAtOnce).toBe(Math.max(...sums));
        const sets = Array.from({ length: 700 }, (_, hour) => {
          const waves = activeAt(hour).map((index) => index + 1);
          return new Set(machines.filter((one) => waves.includes(one.wave!)).map(({ id }) => id));
        });
        expect(areCovered(sets, moments)).toBe(true);
        expect(
          moments.some((one, at) => moments.some((other, index) => index !== at && areCovered([one], [other]))),
        ).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

describe('appliances and cache accounts by the schedule', () => {
  const LINK = { mbps: { value: null }, zone: { value: 'UTC' }, throttles: { value: [] }, blackouts: { value: [] } };
  const placed = (
    machines: readonly ReplicatedMachine[],
    together: Derived,
    iops = 100,
  ): Omit<PlacementPlan, 'datastores'> =>
    derivePlacement({
      machines,
      churn: { machines: machines.map((machine) => aMachineChurn(machine, { gbPerDay: 6 })) },
      verdicts: [],
      site: null,
      resolved: { ...LIMIT_CONDITIONS, ...LINK },
      iops: machines.map(({ id, disks }) => ({ machine: id, total: iops, disks: disks.map(() => iops) })),
      together,
    });
  const apart = (machines: readonly ReplicatedMachine[]): Derived =>
    derive(machines, [
      fill(1, { from: day(1), to: day(2), window: day(3) }),
      fill(2, { from: day(5), to: day(6), window: day(7) }),
    ]);

  it('are those of the larger wave where waves follow each other, and tell what all at once would take', () => {
    const machines = [...many(140, 1), ...many(150, 2)];
    const { appliances, cacheAccounts, concurrency, said } = placed(machines, apart(machines), 200);
    // 150 machines and 900 GB a day take 8 processors; 290 at once would take two appliances. 150 x 200 operations are 1.5 accounts.
    expect(appliances.map(({ vcpus, atOnce, machines: own }) => [vcpus, atOnce, own.length])).toEqual([
      [8, { machines: 150, churnGBPerDay: 900 }, 290],
    ]);
    expect(cacheAccounts.map(({ iops, machines: own }) => [own.length, iops! <= 20_000])).toEqual([
      [145, true],
      [145, true],
    ]);
    expect(concurrency).toMatchObject({
      ...{ mostAtOnce: 150, planned: { appliances: 1, cacheAccounts: 2 } },
      ifAllAtOnce: { appliances: 2, cacheAccounts: 3 },
    });
    expect(said.join('\n')).toMatch(/at most 150 of 290 machines replicate at the same time/);
    expect(said.join('\n')).toMatch(
      /If all machines replicated at once: 2 appliances and 3 cache accounts in place of 1 appliance and 2 cache accounts/,
    );
  });

  it('need no scale-out where no more than 300 machines meet', () => {
    const machines = [...many(300, 1, { generation: 'agentless' }), ...many(200, 2, { generation: 'agentless' })];
    const { appliances, concurrency } = placed(machines, apart(machines));
    expect(appliances.map(({ kind }) => kind)).toEqual(['azureMigrate']);
    expect(appliances[0]!.said).toMatch(/^500 machines, at most 300 of them at the same time, of vc01/);
    expect(concurrency.ifAllAtOnce.appliances).toBe(2);
  });

  it('never load an appliance beyond its table at any time, and hold every machine once', () => {
    const wave = fc.record({
      count: fc.integer({ min: 1, max: 120 }),
      from: fc.nat(6),
      length: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(wave, { minLength: 1, maxLength: 5 }), (all) => {
        const machines = all.flatMap(({ count }, index) => many(count, index + 1));
        const together = derive(
          machines,
          all.map(({ from, length }, index) =>
            fill(index + 1, { from: day(1 + from), to: day(1 + from, 1), window: day(1 + from + length) }),
          ),
        );
        const { appliances, concurrency } = placed(machines, together);
        expect(appliances.flatMap((one) => one.machines).toSorted()).toEqual(machines.map(({ id }) => id).toSorted());
        for (const { machines: own } of appliances) {
          for (const moment of together.moments)
            expect(own.filter((id) => moment.has(id)).length).toBeLessThanOrEqual(200);
        }
        expect(concurrency.planned.appliances).toBeLessThanOrEqual(concurrency.ifAllAtOnce.appliances);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a plan with waves', () => {
  const COUNT = 310;
  let input: AssessmentInput;
  beforeAll(async () => {
    const machines = Array.from({ length: COUNT }, (_, index) => ({ name: `m${index}`, writes: () => 1000 }));
    input = await readAssessmentInput(
      writeMadeEstate(temporaryFolder(), machines, { from: '2026-11-02T00:00:00Z', minutes: 6 }),
    );
  });

  const planned = (
    dates: readonly { readonly wave: number; readonly from: string; readonly window: string }[],
  ): ReplicationPlan => {
    const { estate, peaks, offer } = input;
    const waves = {
      waves: [1, 2].map((number) => ({ number, cutover: null })),
      machines: estate.machines.map(({ id, name }, index) => ({ id, name, wave: index % 2 === 0 ? 1 : 2 })),
      unplanned: [],
    } as unknown as WavePlan;
    return deriveReplicationPlan({
      ...{ estate, peaks, offer, waves, site: null, engineVersion: 'test' },
      calendar: {
        windows: dates.map(({ wave, window }) => ({ wave, from: window, to: window })),
        events: dates.map(({ wave, from }) => ({ kind: 'initialReplication', wave, from })),
      } as unknown as WaveCalendar,
      assessment: deriveAssessment(input),
      settings: {
        ...DEFAULT_REPLICATION_SETTINGS,
        link: { mbps: 10_000, zone: null, throttles: null, blackouts: null, applianceMbps: null },
      },
    });
  };
  const first = { wave: 1, from: '2027-01-01T00:00:00Z', window: '2027-01-10T00:00:00Z' };
  const kinds = ({ placement }: ReplicationPlan): readonly string[] => placement.appliances.map(({ kind }) => kind);

  it('counts appliances for the waves that meet, and copies with as many', () => {
    const meeting = planned([first, { wave: 2, from: '2027-01-05T00:00:00Z', window: '2027-01-20T00:00:00Z' }]);
    expect(kinds(meeting)).toEqual(['azureMigrate', 'scaleOut']);
    expect(meeting.placement.concurrency).toMatchObject({ basis: 'schedule', mostAtOnce: COUNT });
    expect(meeting.initial.batches[0]!.boundBy).not.toMatch(/of one appliance/);
    const apart = planned([first, { wave: 2, from: '2027-01-12T00:00:00Z', window: '2027-01-20T00:00:00Z' }]);
    expect(kinds(apart)).toEqual(['azureMigrate']);
    expect(apart.placement.concurrency).toMatchObject({ mostAtOnce: COUNT / 2, ifAllAtOnce: { appliances: 2 } });
    // 52 disks at once of one appliance, two of each machine.
    expect(apart.initial.batches[0]).toMatchObject({
      boundBy: expect.stringMatching(/^52 disks at once of one appliance/) as string,
    });
    expect(apart.initial.batches[0]!.machines).toHaveLength(26);
  });
});
