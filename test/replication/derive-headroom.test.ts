import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, bytesOfGib, toMachineId } from '../../src/model/index.js';
import type { EstateDatastore } from '../../src/model/index.js';
import { deriveHeadroom } from '../../src/replication/index.js';
import type { DatastoreHeadroom, HeadroomInput, MachineCopy } from '../../src/replication/index.js';
import { worstOverMean } from '../../src/replication/snapshot-growth.js';
import { aDisk, aMachine } from '../support/a-machine.js';
import { aDiskChurn, aMachineChurn, aReplicatedDisk, aReplicatedMachine } from './limit-cases.js';

const GB = 1_000_000_000;
const RESOLVED = { growthPercent: { value: 0 }, foldPercent: { value: null } };
const copyOf = (name: string, hours: number): MachineCopy => ({
  ...{
    machine: toMachineId(name),
    batch: 'b',
    bytes: 1,
    cycles: 2,
    lastCycleMinutes: 30,
    longestCycleMinutes: 30,
    lastChangeBytes: null,
  },
  ...{ lastSyncMinutes: null, neverCatchesUp: null },
  ...{ from: '2026-12-01T00:00:00.000Z', to: new Date(Date.UTC(2026, 11, 1) + hours * 3_600_000).toISOString() },
});
const aDatastore = (name: string, freeBytes: number | null): EstateDatastore => ({
  ...{ name, manager: null, type: 'VMFS', capacityBytes: null, provisionedBytes: null, usedBytes: null },
  ...{ freeBytes: freeBytes === null ? null : bytes(freeBytes), at: { file: 'f' } },
});

/** Machines of one disk each, 10 MB/s, copied for an hour: 36 GB each. */
function headroom(
  names: readonly string[],
  more: Partial<HeadroomInput> = {},
  disks = 1,
): readonly DatastoreHeadroom[] {
  const list = Array.from({ length: disks }, (_, index) => `Hard disk ${index + 1}`);
  const machines = names.map((name) =>
    aReplicatedMachine({ name, generation: 'agentless', disks: list.map((disk) => aReplicatedDisk({ name: disk })) }),
  );
  return deriveHeadroom({
    machines,
    churn: {
      machines: machines.map((machine) =>
        aMachineChurn(machine, { disks: list.map((disk) => aDiskChurn({ disk, averageMBps: 10 })) }),
      ),
    },
    initial: { machines: names.map((name) => copyOf(name, 1)) },
    estate: {
      machines: names.map((name) =>
        aMachine({ id: toMachineId(name), name, disks: list.map((disk) => aDisk({ name: disk, datastore: 'ds1' })) }),
      ),
      datastores: [aDatastore('ds1', 40 * GB), aDatastore('ds2', 900 * GB)],
    },
    site: null,
    resolved: RESOLVED,
    ...more,
  });
}

describe('headroom of datastores', () => {
  it('is growth in the longest cycle against what is free', () => {
    expect(headroom(['a'])).toMatchObject([{ name: 'ds1', growthBytes: 36 * GB, state: 'enough', remedies: [] }]);
    const [short] = headroom(['a', 'b']);
    expect(short).toMatchObject({ growthBytes: 72 * GB, state: 'short', machines: ['a', 'b'] });
    expect(short?.remedies).toEqual([
      'enlarge the datastore by 30 GiB before replication starts',
      'replicate its machines one at a time: the largest, a, grows by 33.5 GiB and fits',
      expect.stringMatching(
        /^or move disks off it: Hard disk 1 of a \(128 GiB, growing by 33.5\) to ds2, .* that is enough/,
      ),
      expect.stringMatching(/shorter first cycle/),
    ]);
  });

  it('counts no more snapshots than the product takes of a datastore at once, but all of one machine', () => {
    const names = Array.from({ length: 40 }, (_, index) => `m${index}`);
    expect(headroom(names)[0]?.growthBytes).toBe(15 * 36 * GB);
    expect(headroom(['a'], {}, 20)[0]?.growthBytes).toBe(20 * 36 * GB);
  });

  it('never reckons more than the disk holds, and folds where somebody measured it', () => {
    const [long] = headroom(['a'], { initial: { machines: [copyOf('a', 1000)] } });
    expect(long?.growthBytes).toBe(bytesOfGib(100));
    const folded = headroom(['a'], { resolved: { growthPercent: { value: 50 }, foldPercent: { value: 20 } } });
    expect(folded[0]?.growthBytes).toBeCloseTo(36 * GB * 1.5 * 0.2, -1);
  });

  it('takes the busiest stretch of that length where minutes are known', () => {
    const minutes = new Float64Array(240).fill(10);
    minutes.fill(40, 60, 120);
    const machine = aReplicatedMachine({
      name: 'a',
      generation: 'agentless',
      disks: [aReplicatedDisk({ name: 'Hard disk 1' })],
    });
    const churn = {
      machines: [aMachineChurn(machine, { disks: [aDiskChurn({ disk: 'Hard disk 1', averageMBps: 10 })] })],
    };
    const [found] = headroom(['a'], { churn: { ...churn, bytesByMinute: () => ({ bytes: minutes }) } });
    expect(found?.growthBytes).toBeCloseTo((36 * GB * 40) / 17.5, -1);
  });

  it('is unknown without samples, without a planned copy and without free space', () => {
    expect(headroom(['a'], { initial: { machines: [] } })[0]).toMatchObject({ state: 'unknown', growthBytes: null });
    expect(headroom(['a'], { churn: { machines: [] } })[0]?.state).toBe('unknown');
    const estate = {
      machines: [aMachine({ id: toMachineId('a'), name: 'a', disks: [aDisk({ datastore: 'other' })] })],
    };
    expect(headroom(['a'], { estate })).toMatchObject([{ name: 'other', state: 'unknown', freeBytes: null }]);
  });

  it("takes the site file's where the inventory has none, with its growth where no disk is placed", () => {
    const estate = { machines: [aMachine({ id: toMachineId('a'), name: 'a', disks: [aDisk({ datastore: null })] })] };
    const site = { datastores: [{ name: 'ds9', freeGB: 100, snapshotGrowthGB: 200 }] };
    expect(headroom(['a'], { estate, site })).toMatchObject([
      { name: 'ds9', state: 'short', growthBytes: bytesOfGib(200) },
    ]);
  });

  it('asks for the busiest stretch as a brute force does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (values, minutes) => {
          const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
          const length = Math.min(minutes, values.length);
          const sums = values
            .slice(0, values.length - length + 1)
            .map((_, at) => values.slice(at, at + length).reduce((a, b) => a + b, 0));
          const wanted =
            mean === 0 ? 1 : Math.max(1, (Math.max(...sums) + mean * (minutes - length)) / (mean * minutes));
          expect(worstOverMean(Float64Array.from(values), minutes)).toBeCloseTo(wanted, 9);
        },
      ),
    );
  });
});
