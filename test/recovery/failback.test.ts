import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../src/model/index.js';
import type { Machine } from '../../src/model/index.js';
import { DEFAULT_RECOVERY_SETTINGS, deriveFailback } from '../../src/recovery/index.js';
import type { FailbackPlan, FailbackWay, RecoverySettings } from '../../src/recovery/index.js';
import type { MachineChurn } from '../../src/replication/index.js';
import type { Site } from '../../src/site/index.js';
import { bytesOfGib } from '../../src/model/index.js';
import { aCondition, aDisk, aMachine } from '../support/a-machine.js';

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
  } = {},
): FailbackPlan =>
  deriveFailback({
    ...{ site, statements: [], machines: more.machines ?? [aVm('a'), aVm('b')], churn: more.churn ?? [] },
    settings: {
      ...DEFAULT_RECOVERY_SETTINGS,
      failback: { ...DEFAULT_RECOVERY_SETTINGS.failback, ...more.failback },
    },
  });

const way = ({ ways }: FailbackPlan, name: FailbackWay['way']): FailbackWay => ways.find((one) => one.way === name)!;
const broken = (own: FailbackWay): readonly string[] =>
  own.conditions.filter(({ state }) => state === 'broken').map(({ condition }) => condition);

describe('failback by Site Recovery', () => {
  it('goes home to machines that are still there, with what changed alone', () => {
    const found = plan(HOME, { churn: [churnOf('a', 10), churnOf('b', 35)], failback: { mbps: 100 } });
    expect(found.recommended).toBe('siteRecoveryOriginal');
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

  it('is hindered by what the documents name, and by machines of Hyper-V, which do not come home to VMware', () => {
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
    const hyperV = plan(HOME, { machines: [aVm('h', { source: 'hyperv' })] });
    expect(broken(way(hyperV, 'siteRecoveryOriginal'))).toEqual(['the machines come home to VMware']);
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
    expect(steps('modernized')).not.toContain('master target');
    expect(steps('modernized')).toContain('Until the commit it can be cancelled');
  });
});

describe('the three other ways', () => {
  it('are chosen by where home is and by object storage', () => {
    const states = (platform: string | null, hasObjectStorage: boolean | null): readonly string[] => {
      const found = plan(HOME, { failback: { platform, hasObjectStorage, mbps: 1000 } });
      return (['automated', 'conditionalAutomated', 'general'] as const).map((name) => way(found, name).state);
    };
    expect(states('AWS', null)).toEqual(['possible', 'impossible', 'unknown']);
    expect(states('VMware', true)).toEqual(['impossible', 'possible', 'unknown']);
    expect(states('VMware', false)).toEqual(['impossible', 'impossible', 'unknown']);
    expect(states(null, null)).toEqual(['impossible', 'unknown', 'unknown']);
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
    expect(found.why).toContain('the stated way is impossible');
    const large = plan(HOME, { failback: { platform: 'VMware', hasObjectStorage: true, mbps: 1 } });
    expect(broken(way(large, 'conditionalAutomated'))).toEqual(['the data is not large']);
  });
});

describe('what is chosen', () => {
  it('is what people state, unless it is impossible, and nothing where no failback is wanted', () => {
    expect(plan({ failback: { wanted: false } })).toMatchObject({ recommended: null });
    expect(plan({ failback: { wanted: true, mode: 'hyperBdrConditional' } }).recommended).toBe('conditionalAutomated');
    expect(plan({ failback: { wanted: true, mode: 'azure', location: 'alternate' } }).recommended).toBe(
      'siteRecoveryAlternate',
    );
    const open = plan(null);
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
    expect(found.warnings.join()).toContain('size of 1 machine:');
  });
});
