import { bytesOfGib, toMachineId } from '../../src/model/index.js';
import type {
  DiskChurn,
  LimitConditions,
  MachineChurn,
  ReplicatedDisk,
  ReplicatedMachine,
} from '../../src/replication/index.js';

/** A data disk of 100 GiB that goes to P10; a test states only what matters to it. */
export const aReplicatedDisk = (overrides: Partial<ReplicatedDisk> = {}): ReplicatedDisk => ({
  name: 'Hard disk 2',
  isOs: false,
  sizeBytes: bytesOfGib(100),
  sizeBasis: 'stated',
  usedBytes: null,
  target: { type: 'premium', tier: 'P10', sizeGiB: 128 },
  instance: 'Hard disk 2',
  leftOut: null,
  ...overrides,
});

export const aReplicatedMachine = ({
  name = 'db01',
  ...overrides
}: Partial<ReplicatedMachine> = {}): ReplicatedMachine => ({
  id: toMachineId(name),
  name,
  source: 'vmware',
  generation: 'modernized',
  because: 'the test',
  wave: null,
  manager: 'vc01',
  host: 'esx01',
  memoryBytes: bytesOfGib(16),
  firmware: null,
  disks: [aReplicatedDisk()],
  ...overrides,
});

export const aDiskChurn = (overrides: Partial<DiskChurn> = {}): DiskChurn => ({
  ...{ disk: 'Hard disk 2', basis: 'minuteSums', minutes: 1440, averageMBps: 1, p95MBps: 1, peakMBps: 1, peakAt: null },
  ...{ gbPerDay: 86.4, ioKB: 8 },
  ...overrides,
});

export const aMachineChurn = (machine: ReplicatedMachine, overrides: Partial<MachineChurn> = {}): MachineChurn => ({
  machine: machine.id,
  disks: machine.disks.map(({ name }) => aDiskChurn({ disk: name })),
  ...{ averageMBps: 1, p95MBps: 1, peakMBps: 1, peakAt: null, gbPerDay: 86.4, unmeasuredDisks: 0, intervalSeconds: 20 },
  ...overrides,
});

/** Protection without growth, so that a test's figures are those of the table. */
export const LIMIT_CONDITIONS: LimitConditions = {
  purpose: { value: 'protect' },
  scenario: 'recovery',
  highChurn: { value: false },
  growthPercent: { value: 0 },
  settings: { ioKB: null, highChurn: null },
};
