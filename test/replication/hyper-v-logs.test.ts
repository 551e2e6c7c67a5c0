import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, bytesOfGib, toMachineId } from '../../src/model/index.js';
import type { EstateDatastore } from '../../src/model/index.js';
import { deriveLogRoom, deriveVerdicts } from '../../src/replication/index.js';
import type {
  DatastoreHeadroom,
  LimitVerdict,
  LogRoomInput,
  MachineCopy,
  ReplicatedMachine,
} from '../../src/replication/index.js';
import { diskLogs, logVerdict } from '../../src/replication/hyper-v-logs.js';
import { logRemedies } from '../../src/replication/log-remedies.js';
import type { LogTerms } from '../../src/replication/hyper-v-logs.js';
import { absent, replicationCases } from '../readiness/truth.js';
import { aDisk, aMachine } from '../support/a-machine.js';
import { aDiskChurn, aMachineChurn, aReplicatedDisk, aReplicatedMachine, LIMIT_CONDITIONS } from './limit-cases.js';

const MB = 1_000_000;
const GIB = bytesOfGib(1);

/** One disk of 100 GiB on HV1 that writes 1 MB/s. */
const aGuest = (changes: Partial<ReplicatedMachine> = {}): ReplicatedMachine =>
  aReplicatedMachine({
    ...{ name: 'a', generation: 'hyperV', source: 'hyperv', host: 'HV1', manager: 'HV1', wave: 1 },
    disks: [aReplicatedDisk()],
    ...changes,
  });

const churnOf = (machine: ReplicatedMachine, averageMBps: number | null = 1) =>
  aMachineChurn(machine, { disks: machine.disks.map(({ name }) => aDiskChurn({ disk: name, averageMBps })) });

const terms = (machine: ReplicatedMachine, changes: Partial<LogTerms> = {}): LogTerms => ({
  ...{ churn: churnOf(machine), written: null, copyHours: 1, backlogMinutes: 55, growthPercent: 0, foldPercent: null },
  ...changes,
});

describe('the log of a disk of Hyper-V', () => {
  it('holds what is written while changes wait, and beside it a snapshot while the first copy runs', () => {
    // An hour at 1 MB/s is 3.6 GB: in the log, and once more in the snapshot. 55 minutes and the 5 between two copies are an hour too.
    const guest = aGuest();
    expect(diskLogs(guest, terms(guest))).toEqual([
      {
        disk: 'Hard disk 2',
        sizeBytes: bytesOfGib(100),
        initialBytes: 7_200 * MB,
        backlogBytes: 3_600 * MB,
        unstoppedBytes: 3_600 * MB,
      },
    ]);
    const [folded] = diskLogs(guest, terms(guest, { foldPercent: 50, growthPercent: 100 }));
    // The log keeps every write; half of the blocks of the snapshot are written twice.
    expect(folded).toMatchObject({ initialBytes: 10_800 * MB, backlogBytes: 7_200 * MB });
  });

  it('takes the busiest stretch where minutes are known', () => {
    const guest = aGuest();
    const minutes = new Float64Array(240).fill(10);
    minutes.fill(40, 60, 120);
    const [log] = diskLogs(guest, terms(guest, { written: { bytes: minutes } }));
    expect(log!.backlogBytes).toBeCloseTo((3_600 * MB * 40) / 17.5, -1);
  });

  it('is never reckoned beyond the worst cases of the page', () => {
    const guest = aGuest();
    const [log] = diskLogs(guest, terms(guest, { copyHours: 10_000, backlogMinutes: Infinity }));
    expect(log).toMatchObject({ initialBytes: bytesOfGib(100), backlogBytes: bytesOfGib(50) });
  });

  it('is unknown without samples, copy or link', () => {
    const guest = aGuest();
    expect(diskLogs(guest, terms(guest, { churn: churnOf(guest, null) }))[0]).toMatchObject({
      ...{ initialBytes: null, backlogBytes: null },
    });
    expect(diskLogs(guest, terms(guest, { copyHours: null, backlogMinutes: null }))[0]).toMatchObject({
      ...{ initialBytes: null, backlogBytes: null },
    });
    const leftOut = aGuest({ disks: [aReplicatedDisk({ leftOut: 'by people' })] });
    expect(diskLogs(leftOut, terms(leftOut))).toEqual([]);
  });

  it('grows with the time that changes wait and with what is written', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), fc.nat(200), fc.nat(200), (minutes, more, mbps, faster) => {
        const guest = aGuest();
        const backlog = (backlogMinutes: number, mean: number): number =>
          diskLogs(guest, terms(guest, { backlogMinutes, churn: churnOf(guest, mean) }))[0]!.backlogBytes!;
        expect(backlog(minutes + more, mbps)).toBeGreaterThanOrEqual(backlog(minutes, mbps));
        expect(backlog(minutes, mbps + faster)).toBeGreaterThanOrEqual(backlog(minutes, mbps));
        expect(backlog(minutes, mbps)).toBeLessThanOrEqual(bytesOfGib(50));
      }),
    );
  });
});

describe('the verdict on it', () => {
  const verdict = (mbps: number | null, backlogMinutes: number | null, isOs = false): LimitVerdict => {
    const guest = aGuest({ disks: [aReplicatedDisk({ isOs })] });
    const [found] = deriveVerdicts({
      ...{ machines: [guest], churn: { machines: [churnOf(guest, mbps)] }, resolved: LIMIT_CONDITIONS, backlogMinutes },
    });
    return found!.disks[0]!.verdicts.find(({ limit }) => limit === 'hyperVLog')!;
  };

  it('is over from half of the disk on, with what to do, and in percent of the disk', () => {
    expect(verdict(1, 55)).toMatchObject({ state: 'within', most: 50, unit: '% of the disk' });
    expect(verdict(1, 55).value).toBeCloseTo((3_600 * MB * 100) / bytesOfGib(100), 6);
    const over = verdict(1, Infinity);
    expect(over).toMatchObject({ state: 'over', value: 50 });
    expect(over.said).toMatch(/without end beside its 100 GiB.*once it reaches that the machine copies itself anew/);
    expect(over.remedies[0]).toMatch(/widen the link/);
    expect(over.remedies[1]).toMatch(/^leave the disk out/);
    expect(verdict(1, Infinity, true).remedies[1]).toMatch(/disk of the system cannot be left out/);
  });

  it('names the throttle that does, how much shorter throttles, and the disk that bears the log', () => {
    const log = { disk: 'd', sizeBytes: bytesOfGib(100), initialBytes: null, backlogBytes: bytesOfGib(50) };
    const waits = {
      ...{ openMbps: 3000, throttles: '900 Mb/s from 08:00 to 18:00 every day' },
      ...{ leastThrottleMbps: () => 1100, shorterByMinutes: () => 90, leastOpenMbps: () => null },
      ...{ widestCause: () => null, unthrottledCause: () => null },
    };
    const terms = { mostWaitMinutes: 200, backlogMinutes: 300, limitPercent: 50, waits };
    const remedies = logRemedies({ ...log, unstoppedBytes: bytesOfGib(60) }, terms);
    expect(remedies).toEqual([
      expect.stringMatching(/^let no throttle go below 1100 Mb\/s .*wait 200 minutes at most in place of 300/),
      expect.stringMatching(/^or end each throttle 90 minutes earlier/),
      expect.stringMatching(/^or make the disk larger, at least 121 GiB in place of 100/),
    ]);
    const none = { ...waits, leastThrottleMbps: () => null, shorterByMinutes: () => null, leastOpenMbps: () => 4000 };
    const endless = { ...log, unstoppedBytes: Infinity };
    expect(logRemedies(endless, { ...terms, waits: none })).toEqual([
      expect.stringMatching(/^widen the open link from 3,?000 to at least 4000 Mb\/s/),
    ]);
    expect(logRemedies(endless, { ...terms, mostWaitMinutes: null })[0]).toMatch(/^no link helps/);
  });

  it('never prints a figure over its limit as the limit', () => {
    // 50 GiB and a little more: 1 MB/s for so many minutes, less the 5 between two copies.
    const over = verdict(1, (bytesOfGib(50) + 1e6) / MB / 60 - 5);
    expect(over.state).toBe('over');
    expect(over.value).toBeGreaterThan(50);
    expect(over.said).toMatch(/: 50\.0+1 % of the disk, limit 50 % of the disk; from the limit on/);
  });

  const PERCENT = 'hyperv hrl percent of disk';
  const documented = replicationCases('resync').filter(
    ([, { input }]) => absent !== '' || PERCENT in (input as object),
  );
  it.skipIf(absent !== '').each(documented)(
    `marks for a new copy as documented${absent}: %s`,
    (_id, { input, expected }) => {
      const sizeBytes = bytesOfGib(100);
      const percent = (input as Readonly<Record<string, number>>)[PERCENT]!;
      const held = (sizeBytes * percent) / 100;
      const log = { disk: 'd', sizeBytes, initialBytes: 0, backlogBytes: held, unstoppedBytes: held };
      const { state } = logVerdict(log, { isMeasured: true, isOs: false });
      expect({ markedForResync: state === 'over' }).toMatchObject(expected as object);
    },
  );

  it('is unknown where nobody measured it or knows the link, and none of other generations', () => {
    expect(verdict(null, 55).said).toMatch(/no sample/);
    expect(verdict(1, null).said).toMatch(/bandwidth/);
    const other = aReplicatedMachine({ generation: 'agentless' });
    const [found] = deriveVerdicts({
      ...{ machines: [other], churn: { machines: [churnOf(other)] }, resolved: LIMIT_CONDITIONS, backlogMinutes: 5 },
    });
    expect(found!.disks[0]!.verdicts.map(({ limit }) => limit)).not.toContain('hyperVLog');
  });
});

describe('room on the volumes of Hyper-V hosts', () => {
  const copyOf = (name: string): MachineCopy => ({
    ...{
      machine: toMachineId(name),
      batch: 'b',
      bytes: 1,
      cycles: null,
      lastCycleMinutes: null,
      longestCycleMinutes: null,
    },
    ...{ lastChangeBytes: null, lastSyncMinutes: null, neverCatchesUp: null },
    ...{ from: '2026-12-01T00:00:00Z', to: '2026-12-01T01:00:00Z' },
  });
  const room = (
    guests: readonly ReplicatedMachine[],
    volume: string | null = 'C:\\ClusterStorage\\Volume1',
    more: Partial<LogRoomInput> = {},
  ): readonly DatastoreHeadroom[] =>
    deriveLogRoom({
      machines: guests,
      churn: { machines: guests.map((guest) => churnOf(guest)) },
      initial: { machines: guests.map(({ name }) => copyOf(name)) },
      estate: {
        machines: guests.map(({ id, name, disks }) =>
          aMachine({
            ...{ id, name, disks: disks.map((disk) => aDisk({ name: disk.name, datastore: volume })) },
            placement: { ...aMachine().placement, cluster: null },
          }),
        ),
        datastores: volume === null ? [] : [aVolume(volume, 12 * GIB)],
      },
      ...{ site: null, backlogMinutes: 55 },
      resolved: { growthPercent: { value: 0 }, foldPercent: { value: null } },
      ...more,
    });
  const aVolume = (name: string, freeBytes: number): EstateDatastore => ({
    ...{ name, manager: null, type: null, capacityBytes: null, provisionedBytes: null, usedBytes: null },
    ...{ freeBytes: bytes(freeBytes), at: { file: 'f' } },
  });

  it('is that of the worst wave: its first copies beside the changes of the others', () => {
    expect(room([aGuest()])).toMatchObject([
      { kind: 'logs', name: 'C:\\ClusterStorage\\Volume1 of HV1', growthBytes: 7_200 * MB, state: 'enough' },
    ]);
    // Two waves of one machine: 7.2 GB of the one, 3.6 GB of the other. One wave of both: 14.4 GB, more than 12 GiB.
    expect(room([aGuest(), aGuest({ name: 'b', wave: 2 })])[0]).toMatchObject({
      ...{ growthBytes: 10_800 * MB, state: 'enough', machines: ['a', 'b'] },
    });
    const [short] = room([aGuest(), aGuest({ name: 'b' })]);
    expect(short).toMatchObject({ growthBytes: 14_400 * MB, state: 'short' });
    expect(short!.remedies).toEqual([
      'enlarge the volume by 2 GiB before replication is enabled',
      expect.stringMatching(/fewer of its machines at once/),
      expect.stringMatching(/when the link is open/),
    ]);
  });

  it('is unknown where the free room of the volume is, or the volume itself, with what it takes all the same', () => {
    const [unplaced] = room([aGuest()], null);
    expect(unplaced).toMatchObject({
      ...{ name: 'the volumes of HV1', state: 'unknown', freeBytes: null, growthBytes: 7_200 * MB },
    });
    expect(unplaced!.said).toMatch(/no input tells on which volume.*up to 6\.71 GiB.*at worst 100 GiB/);
    const [unmeasured] = room([aGuest()], null, { churn: { machines: [] } });
    expect(unmeasured).toMatchObject({ growthBytes: null, state: 'unknown' });
    expect(unmeasured!.said).toMatch(/room for logs unknown, since 1 of 1 disks.*at worst 100 GiB/);
  });

  it("takes the site file's free room of a volume that no inventory lists, and each host and volume once", () => {
    const stated = (name: string) => ({ site: { datastores: [{ name, freeGB: 1 }] } });
    const guests = [aGuest(), aGuest({ name: 'b', host: 'hv1' }), aGuest({ name: 'c', host: 'HV2' })];
    const estate = {
      machines: guests.map(({ id, name }) =>
        aMachine({ id, name, disks: [aDisk({ name: 'Hard disk 2', datastore: 'D:\\' })] }),
      ),
    };
    const rooms = (name: string) =>
      room(guests, 'D:\\', { ...stated(name), estate }).map((one) => [one.name, one.state, one.machines]);
    expect(rooms('d: of hv1')).toEqual([
      ['D:\\ of HV1', 'short', ['a', 'b']],
      ['D:\\ of HV2', 'unknown', ['c']],
    ]);
    // Two hosts have a volume D: nobody says whose room it is.
    expect(rooms('D:').map(([, state]) => state)).toEqual(['unknown', 'unknown']);
    expect(room([aGuest()], 'D:\\', { ...stated('D:'), estate })[0]).toMatchObject({ state: 'short' });
    expect(room([aReplicatedMachine({ generation: 'agentless' })])).toEqual([]);
  });

  it('counts a volume of a cluster, and a share, as one for all hosts that see it', () => {
    const guests = [aGuest(), aGuest({ name: 'b', host: 'HV2' })];
    const [volume, ...others] = room(guests);
    expect(others).toEqual([]);
    expect(volume).toMatchObject({
      name: 'C:\\ClusterStorage\\Volume1 of 2 hosts',
      growthBytes: 14_400 * MB,
      state: 'short',
    });
    expect(volume!.said).toMatch(
      /the paths of the disk files; it is a volume of a cluster.*HV1, HV2: it counts as one/,
    );
    expect(room(guests, '\\\\nas\\vms').map(({ name }) => name)).toEqual(['\\\\nas\\vms']);
    const estate = {
      machines: guests.map(({ id, name }, place) =>
        aMachine({
          ...{ id, name, disks: [aDisk({ name: 'Hard disk 2', datastore: 'C:\\ClusterStorage\\Volume1' })] },
          placement: { ...aMachine().placement, cluster: `cl${place}` },
        }),
      ),
    };
    expect(room(guests, null, { estate }).map(({ name }) => name)).toEqual([
      'C:\\ClusterStorage\\Volume1 of cl0',
      'C:\\ClusterStorage\\Volume1 of cl1',
    ]);
  });
});
