import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../src/model/index.js';
import { DEFAULT_RECOVERY_SETTINGS, derivePoints, keptBands, keptSpacing } from '../../src/recovery/index.js';
import type { PointsInput } from '../../src/recovery/derive-points.js';
import type { PointsPlan, RecoverySettings } from '../../src/recovery/index.js';
import { deriveReplicationCost, DEFAULT_REPLICATION_SETTINGS } from '../../src/replication/index.js';
import type { MachineChurn, ReplicatedMachine } from '../../src/replication/index.js';
import { aReplicatedDisk, aReplicatedMachine } from '../replication/a-first-copy.js';
import type { Site } from '../../src/site/index.js';
import type { Statement } from '../../src/statements/index.js';

const SAID = { said: 'the brief', at: { file: 'statements.yaml' }, decides: false, note: null };
const objective = (minutes: number, consistency: 'app' | 'crash' | null = null): Statement => ({
  ...SAID,
  topic: 'recoveryPointObjective',
  minutes,
  consistency,
});

const plan = (
  site: Site | null,
  more: {
    readonly statements?: readonly Statement[];
    readonly settings?: Partial<RecoverySettings>;
    readonly lagMinutes?: number;
    readonly churn?: readonly MachineChurn[];
    readonly machines?: readonly ReplicatedMachine[];
    readonly bytesByMinute?: PointsInput['bytesByMinute'];
    readonly growthPercent?: number;
  } = {},
): PointsPlan =>
  derivePoints({
    site,
    statements: more.statements ?? [],
    settings: { ...DEFAULT_RECOVERY_SETTINGS, ...more.settings },
    churn: more.churn ?? [],
    ...(more.machines === undefined ? {} : { machines: more.machines }),
    ...(more.bytesByMinute === undefined ? {} : { bytesByMinute: more.bytesByMinute }),
    growthPercent: more.growthPercent ?? 0,
    bandwidth:
      more.lagMinutes === undefined
        ? null
        : {
            given: {
              mbps: 100,
              metPercent: 100,
              worstRpoMinutes: more.lagMinutes,
              worstAt: null,
              breaches: [],
              mostBacklogBytes: 0,
              backlogAtEndBytes: 0,
            },
          },
  });

const check = ({ policy }: PointsPlan, id: string): PointsPlan['policy']['checks'][number] | undefined =>
  policy.checks.find((one) => one.id === id);

const BRIEF_0: Site = {
  replication: { generation: 'classic', retentionHours: 120, appConsistentMinutes: 60, rpoThresholdMinutes: 30 },
};

describe('the policy of recovery points', () => {
  it('refuses five days on a configuration server, with the way out', () => {
    const found = check(plan(BRIEF_0), 'retention');
    expect(found?.state).toBe('broken');
    expect(found?.said).toContain('120 h');
    expect(found?.remedies).toEqual([
      'use the modernized generation, which keeps up to 15 days',
      'keep points for 24 h, or for 72 h where every disk is standard (which they are is not known), and take what must reach further back from a backup',
    ]);
    expect(check(plan(BRIEF_0), 'generation')?.said).toContain('unsupported since 30 March 2026');
    expect(check(plan({ replication: { generation: 'modernized', retentionHours: 120 } }), 'retention')?.state).toBe(
      'kept',
    );
  });

  it('cannot tell 48 h on a classic server without its storage', () => {
    const on = (storage: 'premium' | 'standard' | null): string | undefined =>
      check(
        plan({ replication: { generation: 'classic', retentionHours: 48 } }, { settings: { pointStorage: storage } }),
        'retention',
      )?.state;
    expect([on(null), on('premium'), on('standard')]).toEqual(['unknown', 'broken', 'kept']);
  });

  it('takes the documented default where nobody states a retention, and makes no application-consistent points by itself', () => {
    const found = plan({ replication: { generation: 'modernized' } });
    expect(found.policy).toMatchObject({ retentionHours: 24, appConsistentMinutes: null, crashConsistentMinutes: 5 });
    expect(found.rpo[1]).toMatchObject({ kind: 'appConsistent', worstMinutes: null, isMet: null });
  });

  it('leaves a value unknown that two contradict, and says both', () => {
    const said: Statement = { ...SAID, topic: 'retention', hours: 72, isAnyPoint: false };
    const found = plan({ replication: { generation: 'modernized', retentionHours: 120 } }, { statements: [said] });
    expect(found.policy.retentionHours).toBeNull();
    expect(check(found, 'retention-contradicted')?.said).toContain('120 h in the site file, but 72 h in the brief');
    expect(check(found, 'retention')?.state).toBe('unknown');
    expect(found.kept).toMatchObject({ rows: [], total: 0 });
    const decided: Statement = { ...said, decides: true };
    const settled = plan(
      { replication: { generation: 'modernized' } },
      { statements: [{ ...said, hours: 24 }, decided] },
    );
    expect(settled.policy.retentionHours).toBe(72);
  });

  it('says that any moment of five days is not there', () => {
    const said: Statement = { ...SAID, topic: 'retention', hours: 120, isAnyPoint: true };
    const found = check(plan({ replication: { generation: 'modernized' } }, { statements: [said] }), 'any-point');
    expect(found).toMatchObject({ state: 'broken' });
    expect(found?.said).toContain('all of the last 2 h are kept, of those older than 2 h one for each 2 hours');
  });

  it('says that any moment of five days contradicts a retention of a day, set or by default', () => {
    const said: Statement = { ...SAID, topic: 'retention', hours: 120, isAnyPoint: true };
    for (const retentionHours of [12, 24]) {
      const found = plan(null, { statements: [said], settings: { generation: 'modernized', retentionHours } });
      const told = check(found, 'any-point');
      expect(told?.state).toBe('broken');
      expect(told?.said).toContain('contradicted: any moment within 120 h is expected (the brief, statements.yaml)');
      expect(told?.said).toContain(`points are kept ${retentionHours} h (the settings): nothing older is there`);
    }
    const least = plan(null, { statements: [said], settings: { generation: 'modernized', retentionHours: 2 } });
    expect(check(least, 'any-point')?.said).not.toContain('thinned');
  });

  it('limits the way out of a classic server to what its own disks can be kept for', () => {
    const disk = (type: string) => aReplicatedDisk(1e9, { target: { type, tier: null, sizeGiB: 64 } });
    const outOf = (types: readonly string[], storage: 'standard' | null = null): string | undefined => {
      const machines = [aReplicatedMachine('a', 1e9, { generation: 'classic', disks: types.map(disk) })];
      return check(plan(BRIEF_0, { machines, settings: { pointStorage: storage } }), 'retention')?.remedies[1];
    };
    expect(outOf(['premium', 'standardSsd'])).toContain('keep points for 24 h, since 1 of 2 target disks are premium');
    expect(outOf(['premium'], 'standard')).toContain('keep points for 24 h');
    expect(outOf(['standardSsd'])).toContain('keep points for 72 h, since 1 of 1 target disks are standard');
    expect(outOf([], 'standard')).toContain('keep points for 72 h (standard, the settings)');
  });

  it('is not led astray by a statement that the disks are standard where one of them is premium', () => {
    const disk = (type: string) => aReplicatedDisk(1e9, { target: { type, tier: null, sizeGiB: 64 } });
    const held = (types: readonly string[], retentionHours: number) =>
      check(
        plan(
          { replication: { generation: 'classic', storage: 'standard', retentionHours } },
          { machines: [aReplicatedMachine('a', 1e9, { generation: 'classic', disks: types.map(disk) })] },
        ),
        'retention',
      );
    expect([24, 25, 72].map((hours) => held(['premium', 'standardSsd'], hours)?.state)).toEqual([
      ...['kept', 'broken', 'broken'],
    ]);
    expect([72, 73].map((hours) => held(['standardSsd'], hours)?.state)).toEqual(['kept', 'broken']);
    expect(held(['premium', 'standardSsd'], 25)?.said).toContain(
      'and standard is stated (the site file), but 1 of 2 target disks are premium',
    );
    expect(held(['standardSsd'], 73)?.said).not.toContain('is stated');
  });

  it('keeps points of unmanaged disks for three days, with the way out', () => {
    const held = (generation: 'modernized' | 'azureToAzure', retentionHours: number) =>
      check(plan(null, { settings: { generation, pointStorage: 'unmanaged', retentionHours } }), 'retention');
    for (const generation of ['modernized', 'azureToAzure'] as const) {
      expect([72, 73].map((hours) => held(generation, hours)?.state)).toEqual(['kept', 'broken']);
      expect(held(generation, 73)?.said).toBe(
        'points are to be kept 73 h (the settings), but at most 72 h (3 days) are kept on unmanaged disks (the settings), as documented for machines in Azure',
      );
      expect(held(generation, 73)?.remedies).toEqual([
        'replicate to managed disks, on which points are kept up to 15 days',
        'keep points for 72 h, and take what must reach further back from a backup',
      ]);
    }
  });

  it('refuses frequencies outside of 1 to 12 hours and those that points do not outlive', () => {
    const state = (appConsistentMinutes: number, retentionHours: number): string | undefined =>
      check(plan({ replication: { generation: 'modernized', appConsistentMinutes, retentionHours } }), 'app-frequency')
        ?.state;
    expect([state(59, 24), state(60, 24), state(720, 24), state(721, 24), state(240, 4), state(0, 24)]).toEqual([
      ...['broken', 'kept', 'kept', 'broken', 'broken', 'kept'],
    ]);
  });
});

describe('how old a point is at worst', () => {
  it('cannot hold 30 minutes with hourly application-consistent points', () => {
    const [crash, app] = plan(BRIEF_0, { statements: [objective(30)], lagMinutes: 10 }).rpo;
    expect(crash).toMatchObject({ worstMinutes: 15, isMet: true });
    expect(app).toMatchObject({ worstMinutes: 70, isMet: false });
    expect(app?.said).toContain('an objective of 30 min cannot hold for points that come every 60 min');
  });

  it('leaves crash-consistent points open where the lag is unknown, and never guesses it', () => {
    const [crash, app] = plan(BRIEF_0).rpo;
    expect(crash).toMatchObject({ worstMinutes: null, isMet: null });
    expect(crash?.said).toContain('at least 5 min');
    expect(app).toMatchObject({ worstMinutes: null, isMet: false });
    expect(plan(BRIEF_0, { settings: { rpoMinutes: 4 } }).rpo[0]).toMatchObject({ isMet: false });
  });

  it('asks nothing of application-consistent points where the objective is meant for the others', () => {
    const site: Site = { replication: { generation: 'modernized', appConsistentMinutes: 60 } };
    expect(plan(site, { statements: [objective(30, 'crash')] }).rpo[1]).toMatchObject({
      objectiveMinutes: null,
      isMet: null,
    });
  });
});

/** The same by making every point and thinning it: the slots are counted by age. */
function simulated(retentionHours: number, appMinutes: number | null): { crash: number; app: number } {
  const kept = new Map<string, 'crash' | 'app'>();
  const days = retentionHours / 24;
  const spacing = (age: number): number | null => {
    if (age < 120) return null;
    if (days <= 1) return 60;
    return age < 7 * 1440 || days <= 7 ? 120 : 240;
  };
  for (let age = 0; age < retentionHours * 60; age += 5) {
    const slot = spacing(age);
    const kinds = ['crash', ...(appMinutes !== null && age % appMinutes === 0 ? ['app'] : [])] as const;
    for (const kind of kinds) {
      const key = slot === null ? `${age} ${kind}` : `slot ${slot} ${Math.floor(age / slot)}`;
      if (kept.get(key) !== 'app') kept.set(key, kind as 'crash' | 'app');
    }
  }
  const of = (kind: string): number => [...kept.values()].filter((one) => one === kind).length;
  return { crash: of('crash'), app: of('app') };
}

describe('points that are kept', () => {
  const kept = (retentionHours: number, appConsistentMinutes: number): PointsPlan['kept'] =>
    plan({ replication: { generation: 'modernized', retentionHours, appConsistentMinutes } }).kept;

  it('are 24 crash-consistent and 2 application-consistent ones in the last two hours of the documented example', () => {
    expect(kept(24, 60).rows).toEqual([
      { fromHours: 0, toHours: 2, spacingHours: null, crashConsistent: 24, appConsistent: 2 },
      { fromHours: 2, toHours: 24, spacingHours: 1, crashConsistent: 0, appConsistent: 22 },
    ]);
  });

  it('are those that a simulation leaves, whole days and hours that divide the day', () => {
    const hours = fc.integer({ min: 1, max: 15 });
    const app = fc.constantFrom(60, 120, 240, 360, 720);
    fc.assert(
      fc.property(hours, app, (days, appMinutes) => {
        const rows = kept(days * 24, appMinutes).rows;
        const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((all, row) => all + of(row), 0);
        const twin = simulated(days * 24, appMinutes);
        // Over two hours a point every four is there or not, by when one looks.
        const total = sum((row) => row.crashConsistent + row.appConsistent);
        expect(Math.abs(total - twin.crash - twin.app)).toBeLessThanOrEqual(1);
        expect(Math.abs(sum((row) => row.appConsistent) - twin.app)).toBeLessThanOrEqual(2);
      }),
    );
    expect(keptBands(24).length).toBe(2);
  });

  it.each([
    [360, 2, 'all'],
    [360, 2.01, 2],
    [360, 168, 2],
    [360, 168.01, 4],
    [360, 360, 4],
    [360, 360.01, 'none'],
    [168, 168, 2],
    [24, 2, 'all'],
    [24, 2.01, 1],
    [24, 24, 1],
    [24, 24.01, 'none'],
    [0, 0, 'latestOnly'],
  ] as const)('of a retention of %d h, %d h old: %s', (retention, age, expected) => {
    const spacing = keptSpacing(retention, age);
    expect(spacing.kind === 'oneIn' ? spacing.hours : spacing.kind).toBe(expected);
  });

  it('become 12 more from one day to three by the arithmetic of the page, 13 with the two hours that are not thinned', () => {
    // The page divides whole days, 24/1 and 72/2; of the first two hours, which it keeps whole, that takes 2 slots here and 1 there.
    expect(72 / 2 - 24 / 1).toBe(12);
    expect((kept(72, 60).total ?? 0) - (kept(24, 60).total ?? 0)).toBe(12 + (2 - 1));
  });

  it('lie in bands without a gap, and the spacing of an age is that of its band', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 360 }), fc.double({ min: 0, max: 1, noNaN: true }), (hours, share) => {
        const bands = keptBands(hours);
        expect(bands[0]?.fromHours).toBe(0);
        expect(bands.at(-1)?.toHours).toBe(hours);
        for (const [index, band] of bands.entries()) expect(band.fromHours).toBe(bands[index - 1]?.toHours ?? 0);
        const age = hours * share;
        const band = bands.find(({ toHours }) => age <= toHours);
        const wanted = band?.spacingHours == null ? { kind: 'all' } : { kind: 'oneIn', hours: band.spacingHours };
        expect(keptSpacing(hours, age)).toEqual(wanted);
      }),
    );
    expect(keptSpacing(0, 0)).toEqual({ kind: 'latestOnly' });
    expect(keptSpacing(24, 25)).toEqual({ kind: 'none' });
  });

  it('need what is written until they go, and nothing is made up where that is unknown', () => {
    const churn = (machine: string, gbPerDay: number | null): MachineChurn => ({
      machine: toMachineId(machine),
      disks: [],
      averageMBps: null,
      p95MBps: null,
      peakMBps: null,
      peakAt: null,
      gbPerDay,
      unmeasuredDisks: 0,
      intervalSeconds: null,
    });
    const site: Site = { replication: { generation: 'modernized', retentionHours: 24 } };
    const { storage } = plan(site, { churn: [churn('b', 10), churn('a', null)] }).kept;
    expect(storage.map(({ machine, bytes }) => [machine, bytes])).toEqual([
      ['a', null],
      ['b', 10e9],
    ]);
  });

  it('need at most what the worst measured stretch wrote after growth, in total as the cost of replication has it', () => {
    // Four days: 1 GB, 2 GB, 8 GB, 1 GB; the worst two of them are 10 GB, 12 after growth.
    const bytes = Float64Array.from(
      { length: 4 * 1440 },
      (_, minute) => ([1, 2, 8, 1][Math.floor(minute / 1440)]! * 1e9) / 1440,
    );
    const id = toMachineId('a');
    const machines = [aReplicatedMachine('a', 50e9, { id, generation: 'modernized' })];
    const churn: readonly MachineChurn[] = [
      {
        ...{ machine: id, disks: [], averageMBps: null, p95MBps: null, peakMBps: null, peakAt: null },
        ...{ gbPerDay: 3, unmeasuredDisks: 0, intervalSeconds: 60 },
      },
    ];
    const bytesByMinute = () => ({ startMs: 0, bytes });
    const keptFor = (retentionHours: number): PointsPlan['kept'] =>
      plan(
        { replication: { generation: 'modernized', retentionHours } },
        { ...{ churn, machines, bytesByMinute }, growthPercent: 20 },
      ).kept;
    const { storage, inTotal } = keptFor(48);
    expect(inTotal).toMatchObject({ changedBytes: 12e9, bytes: 12e9 + inTotal!.fullBytes });
    expect(inTotal!.said).toMatch(/12 GB of changes.* our upper bound$/u);
    expect(storage[0]!.said).toMatch(/^our upper bound: 12 GB of changes in its worst 48 h after growth/u);
    expect(keptFor(120).inTotal!.said).toContain('no upper bound');
    const cost = deriveReplicationCost({
      ...{ machines, churn: { machines: churn, bytesByMinute }, retentionHours: 48, purpose: 'protect' },
      ...{ asOf: '2026-11-01', offer: null, initial: { machines: [], waves: [] } },
      settings: { ...DEFAULT_REPLICATION_SETTINGS, growthPercent: 20 },
    });
    expect(cost.lines.find(({ kind }) => kind === 'snapshot')?.quantity).toBe(12);
  });
});

describe('points of machines that Hyper-V hosts replicate', () => {
  const id = (name: string): MachineChurn['machine'] => toMachineId(name);
  const machines = [
    aReplicatedMachine('agent', 50e9, { id: id('agent'), generation: 'modernized' }),
    aReplicatedMachine('hv', 50e9, { id: id('hv'), source: 'hyperv', generation: 'hyperV' }),
  ];
  const churn = ['agent', 'hv'].map((name): MachineChurn => ({
    ...{ machine: id(name), disks: [], averageMBps: null, p95MBps: null, peakMBps: null, peakAt: null },
    ...{ gbPerDay: 24, unmeasuredDisks: 0, intervalSeconds: 60 },
  }));
  const mixed = (retentionHours?: number, appConsistentMinutes?: number): PointsPlan =>
    plan(
      {
        replication: {
          generation: 'modernized',
          ...(retentionHours === undefined ? {} : { retentionHours }),
          ...(appConsistentMinutes === undefined ? {} : { appConsistentMinutes }),
        },
      },
      { machines, churn },
    );
  const checkOf = (found: PointsPlan, name: string): PointsPlan['policy']['checks'][number] =>
    found.hyperV!.policy.checks.find((one) => one.id === name)!;

  it('have a policy of their own beside that of an agent, a day at most', () => {
    const states = [0, 24, 25, 120].map((hours) => checkOf(mixed(hours), 'retention').state);
    expect(states).toEqual(['kept', 'kept', 'broken', 'broken']);
    const five = mixed(120);
    expect(check(five, 'retention')?.state).toBe('kept');
    expect(checkOf(five, 'retention')).toMatchObject({
      said: 'points are to be kept 120 h (the site file), but those of Hyper-V machines are kept at most 24 h',
      source: expect.stringContaining('hyper-v-azure-tutorial.md (12/21/2022)') as string,
    });
    expect(checkOf(five, 'retention').remedies).toEqual([
      'keep points of Hyper-V machines for 24 h, and take what must reach further back from a backup',
      expect.stringMatching(/^or protect them as physical machines/) as string,
    ]);
  });

  it('take the documented defaults, which are not those of an agent', () => {
    const { policy, hyperV } = mixed();
    expect(policy).toMatchObject({ generation: 'modernized', retentionHours: 24, appConsistentMinutes: null });
    expect(hyperV!.policy).toMatchObject({
      ...{ generation: 'hyperV', retentionHours: 2, appConsistentMinutes: 60, crashConsistentMinutes: 5 },
    });
    expect(checkOf(mixed(), 'crash-frequency').said).toMatch(/30 seconds can be chosen, but not for premium storage/);
    expect(checkOf(mixed(), 'multi-vm').said).toMatch(/multi-VM consistency is that of an agent/);
  });

  it('come at whole hours within the retention where they are application-consistent', () => {
    const state = (minutes: number, hours: number): string => checkOf(mixed(hours, minutes), 'app-frequency').state;
    expect([state(60, 24), state(90, 24), state(720, 24), state(780, 24), state(120, 2), state(0, 24)]).toEqual([
      ...['kept', 'broken', 'kept', 'broken', 'broken', 'kept'],
    ]);
  });

  it('are counted apart, and what they need for the time for which they can be kept', () => {
    const { kept, hyperV } = mixed(120);
    expect(kept.storage.map(({ machine }) => machine)).toEqual(['agent']);
    expect(hyperV!.kept).toMatchObject({ rows: [], total: null });
    expect(hyperV!.kept.storage.map(({ machine }) => machine)).toEqual(['hv']);
    // 24 GB a day: a day of them, against five.
    expect([kept.inTotal!.changedBytes, hyperV!.kept.inTotal!.changedBytes]).toEqual([120e9, 24e9]);
    expect(hyperV!.kept.said.join()).toMatch(/no page says how many there are.*120 h are asked for, which are refused/);
  });

  it('are all there is where no machine has an agent', () => {
    const only = plan(null, { machines: [machines[1]!], churn: [churn[1]!] });
    expect(only).not.toHaveProperty('hyperV');
    expect(only.policy.generation).toBe('hyperV');
    expect(only.rpo[0]?.said).toMatch(/^crash-consistent points of Hyper-V machines are made every 5 min/);
    expect(plan(null, { machines: [machines[0]!], churn: [churn[0]!] })).not.toHaveProperty('hyperV');
  });
});
