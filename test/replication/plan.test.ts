import { beforeAll, describe, expect, it } from 'vitest';
import { deriveAssessment } from '../../src/assessment/index.js';
import type { AssessmentInput } from '../../src/assessment/index.js';
import { readAssessmentInput } from '../../src/node/index.js';
import { DEFAULT_REPLICATION_SETTINGS, deriveReplicationPlan } from '../../src/replication/index.js';
import type { ReplicationPlan, ReplicationSettings } from '../../src/replication/index.js';
import { temporaryFolder } from '../support/run-cli.js';
import { writeMadeEstate } from './a-plan.js';

const MB = 1_000_000;
const DAY = 1440;

/** Two machines: one writes 1 MB/s all day, one 40 MB/s from midnight to noon and nothing then. */
const MACHINES = [
  { name: 'db01', writes: () => MB },
  { name: 'log01', writes: (minute: number) => (minute % DAY < DAY / 2 ? 40 * MB : 0) },
];

let input: AssessmentInput;
beforeAll(async () => {
  const files = writeMadeEstate(temporaryFolder(), MACHINES, { from: '2026-11-02T00:00:00Z', minutes: 2 * DAY });
  input = await readAssessmentInput(files);
});

function planned(settings: Partial<ReplicationSettings> = {}, peaks = input.peaks): ReplicationPlan {
  const { estate, offer } = input;
  return deriveReplicationPlan({
    ...{ estate, peaks, offer, waves: null, calendar: null, site: null, engineVersion: 'test' },
    assessment: deriveAssessment({ ...input, peaks }),
    settings: { ...DEFAULT_REPLICATION_SETTINGS, ...settings },
  });
}

const MODERNIZED: Partial<ReplicationSettings> = {
  purpose: 'protect',
  generation: { vmware: 'modernized', hyperv: null, physical: null },
};
const link = (mbps: number): ReplicationSettings['link'] => ({
  ...{ mbps, zone: null, throttles: null, blackouts: null, applianceMbps: null },
});

describe('a plan of replication', () => {
  it('counts every machine and disk once, and its sums are those of its parts', () => {
    const { counts, machines, unreplicated, churn, placement } = planned(MODERNIZED);
    expect(counts).toEqual({
      ...{ machines: 2, replicated: 2, unreplicated: 0 },
      ...{ disks: 4, machinesOfUnknownDisks: 0, disksLeftOut: 0, disksOverALimit: 1, datastoresShort: 0 },
    });
    expect(machines.length + unreplicated.length).toBe(counts.machines);
    const sum = (values: readonly (number | null)[]): number =>
      values.reduce<number>((all, one) => all + (one ?? 0), 0);
    expect(sum(churn.machines.map(({ gbPerDay }) => gbPerDay))).toBeCloseTo(churn.estate.gbPerDay!, 9);
    expect(sum(placement.appliances.map(({ churnGBPerDay }) => churnGBPerDay))).toBeCloseTo(
      1.3 * churn.estate.gbPerDay!,
      9,
    );
    expect(placement.appliances.flatMap((one) => one.machines).toSorted()).toEqual(machines.map(({ id }) => id));
    expect(placement.cacheAccounts.flatMap((one) => one.machines).toSorted()).toEqual(machines.map(({ id }) => id));
  });

  it('has the churn that was made', () => {
    const { churn } = planned(MODERNIZED);
    // 1 MB/s x 86,400 s; 40 MB/s for half of the minutes, so that the 95th percentile is the busy half.
    expect(churn.machines.map(({ gbPerDay, p95MBps, peakMBps }) => [gbPerDay, p95MBps, peakMBps])).toEqual([
      [86.4, 1, 1],
      [1728, 40, 40],
    ]);
    expect(churn.machines[1]!.disks[1]).toMatchObject({ averageMBps: 20, ioKB: 16, minutes: 2 * DAY });
    expect(churn.estate).toMatchObject({ averageMBps: 21, peakMBps: 41, gbPerDay: 1814.4 });
  });

  it('finds the bandwidth that a reckoning by hand finds', () => {
    const { bandwidth } = planned({ ...MODERNIZED, link: link(300) });
    // 41 MB/s x 1.3 x 0.7 x 8 = 298.48 Mb/s for 720 minutes. At B the byte sent at their end is 720 x (1 - B / 298.48) minutes old; an age of
    // 15, counted from the begin of its minute, leaves 14 and some of it: B from 292.26 on.
    expect(bandwidth.least.map(({ rpoMinutes, mbps100 }) => [rpoMinutes, mbps100])).toEqual([
      [15, 293],
      [30, 287],
      [60, 276],
    ]);
    expect(bandwidth.given).toMatchObject({ mbps: 300, metPercent: 100, breaches: [] });
  });

  it('judges the disk that writes too much, with what to do', () => {
    const { verdicts, avoided } = planned(MODERNIZED);
    const [calm, busy] = verdicts;
    expect(calm!.disks.flatMap((disk) => disk.verdicts).filter(({ state }) => state === 'over')).toEqual([]);
    const over = busy!.disks[1]!.verdicts.filter(({ state }) => state === 'over');
    expect(over.map(({ limit, value }) => [limit, value])).toContainEqual(['diskChurnP95', 52]);
    expect(over.every(({ remedies }) => remedies.length > 0)).toBe(true);
    expect(avoided).toEqual([]);
  });

  it('tells the limits that it keeps out of, by the generation or by leaving a disk out', () => {
    const agentless = planned();
    expect(agentless.counts.disksOverALimit).toBe(0);
    expect(agentless.avoided.map(({ disk, verdict }) => [disk, verdict.limit])).toContainEqual([
      'Disk 2',
      'diskChurnP95',
    ]);
    const at = { file: 'plans.yaml', line: 3 };
    const leftOut = [{ machine: 'log01', disk: 'Disk 2', instead: 'made anew', who: 'A. Architect', at }];
    const without = planned({ ...MODERNIZED, leftOut });
    expect(without.counts).toMatchObject({ disksLeftOut: 1, disksOverALimit: 0 });
    expect(without.churn.estate.gbPerDay).toBe(86.4);
    expect(without.avoided.every((one) => one.disk === 'Disk 2' && one.leftOut !== null)).toBe(true);
    expect(without.avoided.map(({ verdict }) => verdict.limit)).toContain('diskChurnP95');
  });

  it('tells the limits of Hyper-V that a machine of it keeps to by leaving a disk out, and no others', () => {
    const estate = {
      ...input.estate,
      machines: input.estate.machines.map((machine) => ({ ...machine, source: 'hyperv' as const })),
    };
    const planOf = (leftOut: ReplicationSettings['leftOut']): ReplicationPlan =>
      deriveReplicationPlan({
        ...{ estate, peaks: input.peaks, offer: input.offer, waves: null, calendar: null, site: null },
        ...{ engineVersion: 'test', assessment: deriveAssessment({ ...input, estate }) },
        settings: { ...DEFAULT_REPLICATION_SETTINGS, purpose: 'protect', leftOut },
      });
    const overOf = ({ verdicts }: ReplicationPlan) =>
      verdicts[1]!.verdicts
        .filter(({ limit, state }) => state === 'over' && limit.startsWith('machineChurn'))
        .map(({ limit, value }) => [limit, value]);
    const whole = planOf([]);
    expect(whole.machines.map(({ generation }) => generation)).toEqual(['hyperV', 'hyperV']);
    expect(whole.avoided).toEqual([]);
    // 20 MB/s in the mean, 40 at its 95th percentile and 1,728 GB a day, each 30 % more; writes of 16 KB.
    expect(overOf(whole)).toEqual([
      ['machineChurnMean', 26],
      ['machineChurnP95', 52],
      ['machineChurnPerDay', 2246.4],
    ]);
    const at = { file: 'plans.yaml', line: 3 };
    const without = planOf([{ machine: 'log01', disk: 'Disk 2', instead: 'made anew', who: 'A. Architect', at }]);
    expect(overOf(without)).toEqual([]);
    expect(without.avoided.map(({ machine, disk, verdict }) => [machine, disk, verdict.limit, verdict.value])).toEqual(
      overOf(whole).map((over) => [whole.machines[1]!.id, null, ...over]),
    );
    expect(without.avoided.every(({ leftOut }) => leftOut?.includes('A. Architect') === true)).toBe(true);
  });

  it('tells the place of what is wrong in settings, and of a site file that is of another estate', () => {
    const { estate, peaks, offer } = input;
    const site = {
      appliances: [{ name: 'app', kind: 'azureMigrate', machines: 312 }],
      disks: [{ machine: 'x9', disk: 'd' }],
    };
    const { problems } = deriveReplicationPlan({
      ...{ estate, peaks, offer, waves: null, calendar: null, engineVersion: 'test' },
      assessment: deriveAssessment(input),
      site: site as NonNullable<Parameters<typeof deriveReplicationPlan>[0]['site']>,
      settings: {
        ...DEFAULT_REPLICATION_SETTINGS,
        highChurn: true,
        link: { ...link(50), throttles: [{ from: '00:00', to: '24:00', mbps: 500 }] },
      },
      placeOf: (by, path) => ({ file: `${by}: ${path}` }),
    });
    expect(problems.map(({ code, severity, at }) => [code, severity, at?.file])).toEqual([
      ['replication/idle-throttle', 'warning', 'the settings: link.throttles.0'],
      ['replication/high-churn-refused', 'error', 'the settings: highChurn'],
      ['site/other-estate', 'warning', 'the site file: disks.0.machine'],
      ['replication/appliance-machines', 'warning', 'the site file: appliances.0.machines'],
    ]);
  });

  it('counts disks that an agent would read in what an agent would meet', () => {
    const estate = {
      ...input.estate,
      machines: input.estate.machines.map((machine) => ({
        ...machine,
        disks: machine.disks.map((disk) => (disk.name === 'Disk 2' ? { ...disk, isRawDevice: true } : disk)),
      })),
    };
    const { offer, peaks } = input;
    const { avoided, machines } = deriveReplicationPlan({
      ...{ estate, peaks, offer, waves: null, calendar: null, site: null, engineVersion: 'test' },
      assessment: deriveAssessment(input),
      settings: { ...DEFAULT_REPLICATION_SETTINGS, growthPercent: 50 },
    });
    expect(machines[1]!.disks[1]!.leftOut).toMatch(/raw device/);
    // 40 MB/s at the peak, half more: 60 of 54, all of it on the raw device.
    const own = avoided.find(({ machine, disk }) => machine === machines[1]!.id && disk === null);
    expect(own?.verdict).toMatchObject({ limit: 'machineChurn', value: 60, most: 54 });
  });

  it('takes one of two entries that leave out one disk alike, and none that contradict each other', () => {
    const entry = (who: string, line: number, instead = 'made anew') => ({
      ...{ machine: 'log01', disk: 'Disk 2', instead, who, at: { file: 'plans.yaml', line } },
    });
    const { machines, problems } = planned({ leftOut: [entry('Ada', 3), entry('Bob', 4)] });
    expect(machines[1]!.disks[1]!.leftOut).toMatch(/Ada/);
    expect(problems).toMatchObject([{ code: 'replication/twice-left-out', severity: 'warning', at: { line: 4 } }]);
    const other = planned({ leftOut: [entry('Ada', 3), entry('Bob', 4, 'copied by hand')] });
    expect(other.machines[1]!.disks[1]!.leftOut).toBeNull();
    expect(other.problems).toMatchObject([
      { code: 'replication/contradicted-left-out', severity: 'error', at: { line: 4 } },
    ]);
    expect(other.problems[0]!.message).toMatch(
      /plans\.yaml:3 says left out by Ada.*plans\.yaml:4 left out by Bob.*neither/,
    );
  });

  it('needs no less bandwidth for more churn', () => {
    const least = (growthPercent: number): number =>
      planned({ ...MODERNIZED, growthPercent }).bandwidth.least[0]!.mbps100!;
    expect(least(0)).toBeLessThan(least(30));
    expect(least(30)).toBeLessThan(least(100));
  });

  it('dates nothing without a bandwidth, and says what to write where', () => {
    const { initial } = planned();
    expect(initial.waves.map(({ state, to }) => [state, to])).toEqual([['unknown', null]]);
    expect(initial.waves[0]!.remedies.join()).toMatch(
      /mbps under link under replicationPlan .* replicationMbps under network/,
    );
  });

  it('knows nothing of churn without samples, and guesses nothing', () => {
    const { churn, bandwidth, verdicts, assumptions, placement } = planned({ ...MODERNIZED, link: link(300) }, null);
    expect(churn.estate).toMatchObject({
      gbPerDay: null,
      averageMBps: null,
      machinesMeasured: 0,
      machinesUnmeasured: 2,
    });
    expect(bandwidth).toMatchObject({ least: [], given: null });
    const states = verdicts.flatMap(({ disks }) => disks.flatMap((disk) => disk.verdicts));
    expect(states.filter(({ limit }) => limit === 'diskChurnP95').map(({ state }) => state)).toEqual(
      Array.from({ length: 4 }, () => 'unknown'),
    );
    expect(placement.appliances.map(({ churnGBPerDay }) => churnGBPerDay)).toEqual([null]);
    expect(assumptions[0]).toContain('No samples were given');
  });

  it('is the same, byte by byte, for the same input', () => {
    const settings = { ...MODERNIZED, link: link(300) };
    expect(JSON.stringify(planned(settings))).toBe(JSON.stringify(planned(settings)));
  });
});
