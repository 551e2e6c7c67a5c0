import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../src/model/index.js';
import type { Machine } from '../../src/model/index.js';
import { DEFAULT_RECOVERY_SETTINGS, deriveFailback } from '../../src/recovery/index.js';
import type { FailbackGroup, FailbackPlan, FailbackWay, RecoverySettings } from '../../src/recovery/index.js';
import type { MachineChurn, ReplicatedMachine } from '../../src/replication/index.js';
import type { Site } from '../../src/site/index.js';
import { bytes, bytesOfGib } from '../../src/model/index.js';
import { aCondition, aDisk, aMachine } from '../support/a-machine.js';
import { aReplicatedMachine } from '../replication/a-first-copy.js';

const HOME: Site = {
  replication: { generation: 'modernized' },
  vcenters: [{ name: 'vc', role: 'azureSiteRecovery' }],
  failback: { wanted: true, location: 'original', hasDiskUuid: true, isEsxLicensed: true, hasRdm: false },
};

const aVm = (name: string, overrides: Partial<Machine> = {}): Machine =>
  aMachine({ id: toMachineId(name), name, disks: [aDisk({ isOs: true, usedBytes: bytesOfGib(100) })], ...overrides });

const churnOf = (machine: string, gbPerDay: number | null): MachineChurn => ({
  ...{ machine: toMachineId(machine), disks: [], averageMBps: null, p95MBps: null, peakMBps: null, peakAt: null },
  ...{ gbPerDay, unmeasuredDisks: 0, intervalSeconds: 60 },
});

const plan = (
  site: Site | null,
  more: {
    readonly machines?: readonly Machine[];
    readonly churn?: readonly MachineChurn[];
    readonly failback?: Partial<RecoverySettings['failback']>;
    readonly replicated?: readonly ReplicatedMachine[];
  } = {},
): FailbackPlan =>
  deriveFailback({
    ...{ site, statements: [], machines: more.machines ?? [aVm('a'), aVm('b')], churn: more.churn ?? [] },
    replicated: more.replicated ?? [],
    settings: {
      ...DEFAULT_RECOVERY_SETTINGS,
      failback: { ...DEFAULT_RECOVERY_SETTINGS.failback, ...more.failback },
    },
  });

/** The one group of a plan of one platform, or that of a platform. */
const groupOf = ({ groups }: FailbackPlan, platform?: FailbackGroup['platform']): FailbackGroup =>
  groups.find((one) => platform === undefined || one.platform === platform)!;
const way = (found: FailbackPlan, name: FailbackWay['way'], platform?: FailbackGroup['platform']): FailbackWay =>
  groupOf(found, platform).ways.find((one) => one.way === name)!;
const broken = (own: FailbackWay): readonly string[] =>
  own.conditions.filter(({ state }) => state === 'broken').map(({ condition }) => condition);

describe('failback by Site Recovery', () => {
  it('goes home to machines that are still there, with what changed alone', () => {
    const found = plan(HOME, { churn: [churnOf('a', 10), churnOf('b', 35)], failback: { mbps: 100 } });
    expect(groupOf(found).recommended).toBe('siteRecoveryOriginal');
    const own = way(found, 'siteRecoveryOriginal');
    expect(own).toMatchObject({ state: 'possible', fullBytes: null, changedBytesPerDay: 45e9 });
    // 45 GB over 100 Mb/s
    expect(own.transferHours).toBeCloseTo(1, 9);
    // The last 5 min of 45 GB a day take 12.5 s; 8 min to start and 10 to verify
    expect(own.downtimeMinutes).toBe(19);
    expect(broken(way(found, 'siteRecoveryAlternate'))).toEqual(['the machines are gone, or are wanted elsewhere']);
  });

  it('copies all to an alternate location, where raw devices cannot be made again', () => {
    const site: Site = { ...HOME, failback: { ...HOME.failback, location: 'alternate', hasRdm: undefined } };
    const found = way(plan(site, { failback: { mbps: 1000 } }), 'siteRecoveryAlternate');
    expect(found.fullBytes).toBe(2 * 100 * 2 ** 30);
    expect(found.transferHours).toBeCloseTo((2 * 100 * 2 ** 30 * 8) / 1e9 / 3600, 9);
    const raw = aVm('raw', { disks: [aDisk({ isRawDevice: true })] });
    expect(broken(way(plan(site, { machines: [raw] }), 'siteRecoveryAlternate'))).toEqual([
      'no machine has a raw device',
    ]);
  });

  it('asks the inventory for disk.enableUUID where the site file is silent', () => {
    const site: Site = { ...HOME, failback: { ...HOME.failback, hasDiskUuid: undefined } };
    const of = (diskUuidEnabled: boolean | null): string | undefined =>
      way(
        plan(site, { machines: [aVm('a', { condition: aCondition({ diskUuidEnabled }) })] }),
        'siteRecoveryOriginal',
      ).conditions.find(({ condition }) => condition === 'disk.enableUUID is TRUE')?.state;
    expect([of(true), of(false), of(null)]).toEqual(['kept', 'broken', 'unknown']);
  });

  it('is hindered by what the documents name', () => {
    const classic: Site = {
      ...HOME,
      replication: { generation: 'classic' },
      vcenters: [{ name: 'vc', role: 'readOnly' }],
      network: { links: [{ name: 'er', kind: 'expressRoute', peering: 'microsoft' }] },
      failback: { ...HOME.failback, isEsxLicensed: false, attachedDisks: 61 },
    };
    expect(broken(way(plan(classic), 'siteRecoveryOriginal'))).toEqual([
      'ESXi is licensed',
      'the vCenter account may write',
      'a site-to-site VPN or ExpressRoute with private peering leads home',
      'at most 60 disks are attached to the master target',
    ]);
    expect(
      broken(
        way(
          plan({ ...classic, failback: { ...classic.failback, location: 'alternate', datastore: 'nfs' } }),
          'siteRecoveryAlternate',
        ),
      ),
    ).toContain('the datastore is VMFS or vSAN');
  });

  it('keeps a temporary process server and a master target to the classic generation, and cancelling to the other', () => {
    const steps = (generation: 'classic' | 'modernized'): string =>
      way(plan({ ...HOME, replication: { generation } }), 'siteRecoveryOriginal').steps.join('\n');
    expect(steps('classic')).toContain('temporary process server');
    expect(steps('classic')).toContain('Run the unplanned failover from Azure');
    expect(steps('classic')).toMatch(
      /master target .* with an LSI controller and a retention drive, without snapshots, and never move it by storage vMotion; at most 60 disks/,
    );
    expect(steps('modernized')).not.toContain('master target');
    expect(steps('modernized')).toContain('Until the commit it can be cancelled');
  });
});

describe('the three other ways', () => {
  it('are chosen by where home is and by object storage', () => {
    const states = (platform: string | null, hasObjectStorage: boolean | null): readonly string[] => {
      const churn = [churnOf('a', 1), churnOf('b', 1)];
      const found = plan(HOME, { churn, failback: { platform, hasObjectStorage, mbps: 1000 } });
      return (['automated', 'conditionalAutomated', 'general'] as const).map((name) => way(found, name).state);
    };
    expect(states('AWS', null)).toEqual(['possible', 'impossible', 'unknown']);
    expect(states('VMware', true)).toEqual(['impossible', 'possible', 'unknown']);
    expect(states('VMware', false)).toEqual(['impossible', 'impossible', 'unknown']);
    expect(states(null, null)).toEqual(['impossible', 'unknown', 'unknown']);
    expect(states('Hyper-V', true)).toEqual(['impossible', 'impossible', 'unknown']);
  });

  it('stop the business for a quarter of an hour on a quick cloud, and for all data through object storage', () => {
    const churn = [churnOf('a', 10), churnOf('b', 35)];
    const quick = way(plan(HOME, { churn, failback: { platform: 'AWS', mbps: 1000 } }), 'automated');
    // 30 min of 45 GB a day over 1 Gb/s take 7.5 s; 15 min are documented, 10 to verify
    expect(quick.downtimeMinutes).toBe(26);
    const staged = way(
      plan(HOME, { failback: { platform: 'VMware', hasObjectStorage: true, mbps: 100 } }),
      'conditionalAutomated',
    );
    expect(staged.downtimeMinutes).toBe(Math.ceil((2 * 100 * 2 ** 30 * 8) / 1e8 / 60 + 18));
    expect(way(plan(HOME), 'general').downtimeMinutes).toBeNull();
  });

  it('refuse a target that does not match, and staging of large data', () => {
    const site: Site = {
      ...HOME,
      failback: {
        ...{ wanted: true, mode: 'hyperBdrGeneral', sourceDisks: 3, targetDisks: 2, isEveryTargetDiskAsLarge: true },
        ...{ sourceBoot: 'uefi', targetBoot: 'bios', isOriginalSnapshotTaken: false },
      },
    };
    const found = plan(site);
    expect(broken(way(found, 'general'))).toEqual([
      ...['the target has as many disks', 'it starts by the same firmware', 'a snapshot of the original is taken'],
    ]);
    expect(groupOf(found).why).toContain('the stated way is impossible');
    const large = plan(HOME, { failback: { platform: 'VMware', hasObjectStorage: true, mbps: 1 } });
    expect(broken(way(large, 'conditionalAutomated'))).toEqual(['the data is not large']);
  });
});

describe('what is chosen', () => {
  it('is what people state, unless it is impossible, and nothing where no failback is wanted', () => {
    const recommended = (site: Site): FailbackGroup['recommended'] => groupOf(plan(site)).recommended;
    expect(recommended({ failback: { wanted: false } })).toBeNull();
    expect(recommended({ failback: { wanted: true, mode: 'hyperBdrConditional' } })).toBe('conditionalAutomated');
    expect(recommended({ failback: { wanted: true, mode: 'azure', location: 'alternate' } })).toBe(
      'siteRecoveryAlternate',
    );
    const open = groupOf(plan(null));
    expect(open.why).toContain('still to be settled');
  });

  it('warns of two writers, by what the site says', () => {
    const { warnings } = plan({
      databases: [{ name: 'shop', writers: 2 }],
      failover: { activeSite: 'azure', oldPrimaryPower: 'on', writableSites: 2 },
    });
    expect(warnings.join('\n')).toContain('shop has 2 writable copies');
    expect(warnings.join('\n')).toContain('shut it down now');
  });

  it('makes no bytes up for a machine without a size', () => {
    const bare = aVm('bare', { disks: [], storageBytes: null, storageUsedBytes: null });
    const found = plan(
      { ...HOME, failback: { ...HOME.failback, location: 'alternate' } },
      { machines: [bare, aVm('a')], failback: { mbps: 100 } },
    );
    expect(way(found, 'siteRecoveryAlternate')).toMatchObject({ fullBytes: null, transferHours: null });
    expect(groupOf(found).warnings.join()).toContain('size of 1 machine:');
  });
});

describe('platforms', () => {
  const GB = 1e9;
  const churn = [churnOf('v', 24), churnOf('h', 48)];
  const both = [
    aVm('v', { disks: [aDisk({ isOs: true, usedBytes: bytes(90 * GB) })] }),
    aVm('h', { source: 'hyperv', disks: [aDisk({ isOs: true, usedBytes: bytes(45 * GB) })] }),
  ];
  const CHECKPOINTS = 'no machine at home has a checkpoint';

  it('are judged each by itself: Hyper-V hinders no machine of VMware', () => {
    const alone = plan(HOME, { machines: both.slice(0, 1), churn, failback: { mbps: 100 } });
    const found = plan(HOME, { machines: both, churn, failback: { mbps: 100 } });
    expect(found.groups.map(({ platform, machines }) => [platform, machines.length])).toEqual([
      ['vmware', 1],
      ['hyperv', 1],
    ]);
    expect(groupOf(found, 'vmware')).toEqual(groupOf(alone));
    expect(groupOf(found, 'vmware').recommended).toBe('siteRecoveryOriginal');
    expect(groupOf(found, 'hyperv').recommended).toBe('hyperVOriginal');
  });

  it('share one link: hours and last changes add, starts do not', () => {
    const found = plan(HOME, { machines: both, churn, failback: { mbps: 100 } });
    // One day away: 24 GB and 48 GB over 100 Mb/s.
    expect(way(found, 'siteRecoveryOriginal', 'vmware').transferHours).toBeCloseTo(24 / 45, 9);
    expect(way(found, 'hyperVOriginal', 'hyperv').transferHours).toBeCloseTo(48 / 45, 9);
    expect(found.together.transferHours).toBeCloseTo(72 / 45, 9);
    // VMware: 5 min of 24 GB a day cross in 6.7 s. Hyper-V: 64 min of 48 GB a day in 171 s. 18 min to start and to verify, once.
    expect(found.groups.map(({ ways }) => ways[0]!.downtimeMinutes)).toEqual([19, 21]);
    expect(found.together.downtimeMinutes).toBe(21);
    expect(found.together.said).toContain('VMware, Hyper-V share the link home of 100 Mb/s');
  });

  it('of Hyper-V come home by a planned failover: to the host they left, to another, or as whole disks', () => {
    const alternate: Site = { ...HOME, failback: { ...HOME.failback, location: 'alternate' } };
    const found = plan(alternate, { machines: both, churn, failback: { mbps: 100 } });
    expect(groupOf(found, 'hyperv').recommended).toBe('hyperVAlternate');
    // 45 GB in an hour; meanwhile 2 GB are written, which take 160 s, and 18 min follow.
    expect(way(found, 'hyperVAlternate', 'hyperv')).toMatchObject({ fullBytes: 45 * GB, transferHours: 1 });
    expect(way(found, 'hyperVAlternate', 'hyperv').downtimeMinutes).toBe(21);
    // The same hour, but the business stands.
    expect(way(found, 'hyperVFullDownload', 'hyperv')).toMatchObject({ state: 'possible', downtimeMinutes: 78 });
    expect(broken(way(found, 'hyperVOriginal', 'hyperv'))).toEqual(['the machines are still there']);
    expect(way(found, 'hyperVOriginal', 'hyperv').source).toContain('hyper-v-azure-architecture');
    const slow = plan(alternate, { machines: both, churn, failback: { mbps: 10 } });
    expect(broken(way(slow, 'hyperVFullDownload', 'hyperv'))).toEqual(['the data is not large']);
    expect(way(found, 'hyperVOriginal', 'hyperv').steps.join()).toContain('Synchronize data before failover');
  });

  it('of Hyper-V need checkpoints to be deleted, which closes nothing today', () => {
    const state = (snapshotCount: number | null): FailbackWay['conditions'][number] =>
      way(
        plan(HOME, { machines: [aVm('h', { source: 'hyperv', condition: aCondition({ snapshotCount }) })] }),
        'hyperVOriginal',
      ).conditions.find(({ condition }) => condition === CHECKPOINTS)!;
    expect([state(0).state, state(2).state, state(null).state]).toEqual(['kept', 'unknown', 'unknown']);
    expect(state(2).said).toContain('delete these before the way home: h');
  });

  it('that are physical come home as machines of VMware, made anew', () => {
    const found = plan(HOME, { machines: [aVm('p', { source: 'physical' })] });
    expect(broken(way(found, 'siteRecoveryOriginal'))).toEqual(['the machines come home to VMware']);
    expect(groupOf(found).recommended).toBe('siteRecoveryAlternate');
  });

  it('that nobody knows leave it open, and no machine leaves no group', () => {
    const found = plan(HOME, { machines: [aVm('x', { source: 'other' })] });
    expect(way(found, 'siteRecoveryOriginal').state).toBe('unknown');
    expect(plan(HOME, { machines: [] })).toMatchObject({ groups: [], together: { said: 'no machine comes home' } });
  });

  it('lead elsewhere where the settings say so, and then Site Recovery leads nobody there', () => {
    const found = plan(HOME, { machines: both, failback: { platform: 'AWS', mbps: 1000 } });
    expect(found.groups.map(({ recommended }) => recommended)).toEqual(['automated', 'automated']);
  });
});

describe('a condition that some machines break', () => {
  const raw = aVm('raw', { disks: [aDisk({ isRawDevice: true })] });
  const fine = aVm('fine', { disks: [aDisk({ isRawDevice: false })] });
  const site: Site = { ...HOME, failback: { ...HOME.failback, location: 'alternate', hasRdm: undefined } };

  it('closes the way to them alone', () => {
    const found = plan(site, { machines: [raw, fine] });
    expect(way(found, 'siteRecoveryAlternate')).toMatchObject({ state: 'unknown', except: ['raw'] });
    expect(groupOf(found).recommended).toBe('siteRecoveryAlternate');
    expect(groupOf(found).why).toContain('raw cannot take it');
  });

  it('is said to be kept by the others alone, where some break it', () => {
    const own = (machines: readonly Machine[]): FailbackWay['conditions'][number] =>
      way(plan(site, { machines }), 'siteRecoveryAlternate').conditions.find(
        ({ condition }) => condition === 'no machine has a raw device',
      )!;
    expect(own([raw, fine])).toMatchObject({ state: 'kept', except: ['raw'] });
    expect(own([raw, fine]).said).toBe('raw devices cannot be made again elsewhere: raw; of the others none has one');
    expect(own([raw]).said).not.toContain('others');
    expect(own([raw, fine, aVm('x', { disks: [aDisk({ isRawDevice: null })] })]).said).not.toContain('none has one');
  });

  it('leaves its bytes and changes to the way that it takes', () => {
    const GB = 1e9;
    const machines = [
      aVm('raw', { disks: [aDisk({ isRawDevice: true, usedBytes: bytes(70 * GB) })] }),
      aVm('fine', { disks: [aDisk({ isRawDevice: false, usedBytes: bytes(30 * GB) })] }),
    ];
    const found = plan(site, { machines, churn: [churnOf('raw', 9), churnOf('fine', 2)], failback: { mbps: 100 } });
    expect(way(found, 'siteRecoveryAlternate')).toMatchObject({ fullBytes: 30 * GB, changedBytesPerDay: 2 * GB });
    expect(way(found, 'siteRecoveryAlternate').transferHours).toBeCloseTo(30 / 45, 9);
    expect(way(found, 'general')).toMatchObject({ except: [], fullBytes: 100 * GB, changedBytesPerDay: 11 * GB });
  });
});

describe('what comes home', () => {
  const GB = 1e9;
  const alternate: Site = { ...HOME, failback: { ...HOME.failback, location: 'alternate' } };

  it('is what is in Azure: no disk that is left out of replication', () => {
    const disks = [40, 500].map((gb) => aDisk({ usedBytes: bytes(gb * GB) }));
    const base = aReplicatedMachine('a', 1);
    const replicated = {
      ...base,
      id: toMachineId('a'),
      disks: [40, 500].map((gb) => ({
        ...base.disks[0]!,
        ...{ sizeBytes: gb * GB, usedBytes: null, leftOut: gb === 500 ? 'not wanted' : null },
      })),
    };
    const found = plan(alternate, { machines: [aVm('a', { disks })], replicated: [replicated] });
    expect(way(found, 'siteRecoveryAlternate').fullBytes).toBe(40 * GB);
    expect(groupOf(found).warnings.join('\n')).toContain('1 disk with 500.0 GB is left out of replication');
    const all = plan(alternate, { machines: [aVm('a', { disks })] });
    expect(way(all, 'siteRecoveryAlternate').fullBytes).toBe(540 * GB);
    expect(groupOf(all).warnings.join('\n')).not.toContain('left out of replication');
  });

  it('rests on the pages of its own generation', () => {
    const source = (generation: 'classic' | 'modernized'): string =>
      way(plan({ ...alternate, replication: { generation } }), 'siteRecoveryAlternate').source;
    expect(source('classic')).not.toContain('modernized');
    expect(source('classic')).toMatch(
      /vmware-azure-failback\.md .*vmware-azure-reprotect\.md .*failover-failback-overview\.md/,
    );
    expect(source('modernized')).toContain('failover-failback-overview-modernized');
    expect(source('modernized')).not.toContain('vmware-azure-reprotect');
  });
});

describe('a link home that is slower than what is written', () => {
  const GB = 1e9;
  const LINK = 'the link home carries more than is written';
  const said = (own: FailbackWay): string => own.conditions.find(({ condition }) => condition === LINK)?.said ?? '';

  it('closes every way that has to catch up, with the least that is needed, and promises no minutes', () => {
    // 108 GB a day cross at 10 Mb/s; 216 GB take more than 20.
    const churn = [churnOf('a', 200), churnOf('b', 16)];
    const found = plan(HOME, { churn, failback: { mbps: 10 } });
    const own = way(found, 'siteRecoveryOriginal');
    expect(own).toMatchObject({ state: 'impossible', transferHours: null, lastHours: null, downtimeMinutes: null });
    expect(own.changedBytesPerDay).toBe(216 * GB);
    expect(said(own)).toBe(
      'changes never catch up at 10 Mb/s: 216.0 GB a day are written, and 108.0 GB a day cross; at least 21 Mb/s are needed',
    );
    expect(own.downtimeSaid).toContain('never catch up');
    expect(way(found, 'general')).toMatchObject({ state: 'impossible', downtimeMinutes: null });
    expect(groupOf(found)).toMatchObject({ recommended: null });
    expect(groupOf(found).why).toContain('at least 21 Mb/s are needed');
    expect(way(plan(HOME, { churn, failback: { mbps: 20 } }), 'siteRecoveryOriginal').state).toBe('impossible');
    expect(way(plan(HOME, { churn, failback: { mbps: 21 } }), 'siteRecoveryOriginal').state).toBe('possible');
  });

  it('leaves the way open in which the business stands while all crosses', () => {
    const machines = [aVm('a', { disks: [aDisk({ isOs: true, usedBytes: bytes(10 * GB) })] })];
    const churn = [churnOf('a', 200)];
    const found = plan(HOME, { machines, churn, failback: { mbps: 10, platform: 'VMware', hasObjectStorage: true } });
    expect(groupOf(found).recommended).toBe('conditionalAutomated');
    expect(way(found, 'conditionalAutomated').conditions.map(({ condition }) => condition)).not.toContain(LINK);
  });

  it('is found by those that are measured, and is unknown where only others could break it', () => {
    const state = (gbPerDay: number): string =>
      way(
        plan(HOME, { churn: [churnOf('a', gbPerDay), churnOf('b', null)], failback: { mbps: 10 } }),
        'general',
      ).conditions.find(({ condition }) => condition === LINK)!.state;
    expect([state(200), state(20)]).toEqual(['broken', 'unknown']);
    const unknown = plan(HOME, { churn: [churnOf('a', 1), churnOf('b', 1)] });
    expect(way(unknown, 'siteRecoveryOriginal').state).toBe('unknown');
    expect(groupOf(unknown)).toMatchObject({ recommended: 'siteRecoveryOriginal' });
    expect(groupOf(unknown).why).toContain(`still to be settled: ${LINK}`);
  });

  it('is found of two platforms together that would fit alone', () => {
    const machines = [aVm('v'), aVm('h', { source: 'hyperv' })];
    const churn = [churnOf('v', 60), churnOf('h', 60)];
    const { groups, together } = plan(HOME, { machines, churn, failback: { mbps: 10 } });
    expect(groups.map(({ recommended }) => recommended)).toEqual(['siteRecoveryOriginal', 'hyperVOriginal']);
    expect(together).toMatchObject({ transferHours: null, downtimeMinutes: null });
    expect(together.said).toContain('at the same time changes never catch up at 10 Mb/s: 120.0 GB a day');
  });

  it('never makes a way longer or closes it by being faster', () => {
    const gb = fc.integer({ min: 0, max: 2000 });
    const mbps = fc.integer({ min: 1, max: 400 });
    const places = fc.constantFrom('original' as const, 'alternate' as const);
    const homes = fc.constantFrom(null, 'VMware', 'AWS');
    fc.assert(
      fc.property(fc.tuple(gb, gb, gb), mbps, mbps, fc.tuple(places, homes), ([v, h, held], slow, more, [to, home]) => {
        const disks = [aDisk({ isOs: true, usedBytes: bytes(held * GB) })];
        const machines = [aVm('v', { disks }), aVm('h', { source: 'hyperv', disks })];
        const at = (of: number): FailbackPlan =>
          plan(HOME, {
            ...{ machines, churn: [churnOf('v', v), churnOf('h', h)] },
            failback: { mbps: of, to, platform: home, hasObjectStorage: true },
          });
        const minutes = (own: { readonly downtimeMinutes: number | null }): number => own.downtimeMinutes ?? Infinity;
        const [before, after] = [at(slow), at(slow + more)];
        before.groups.forEach(({ ways }, group) => {
          ways.forEach((own, index) => {
            const faster = after.groups[group]!.ways[index]!;
            expect(minutes(faster)).toBeLessThanOrEqual(minutes(own));
            if (own.state !== 'impossible') expect(faster.state).not.toBe('impossible');
          });
        });
      }),
      { numRuns: 100 },
    );
  });
});
