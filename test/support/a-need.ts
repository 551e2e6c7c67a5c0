import { bytesOfGib, cores } from '../../src/model/index.js';
import type { DiskNeed, MachineNeed } from '../../src/sizing/index.js';

/** A data disk of which only the size is known. */
export const aDiskNeed = (overrides: Partial<DiskNeed> = {}): DiskNeed => ({
  name: 'data',
  isOs: false,
  sizeBytes: bytesOfGib(100),
  sizeBasis: 'stated',
  iops: null,
  bytesPerSecond: null,
  ...overrides,
});

/** 4 cores, 16 GiB, one OS disk, BIOS, Linux, production. */
export const aNeed = (overrides: Partial<MachineNeed> = {}): MachineNeed => {
  const need: MachineNeed = {
    basis: 'allocated',
    cores: cores(4),
    memoryBytes: bytesOfGib(16),
    coresSteps: [],
    memorySteps: [],
    cpuPercent: null,
    memoryPercent: null,
    disks: [aDiskNeed({ name: 'os', isOs: true })],
    diskCount: 1,
    nicCount: 1,
    totalIops: null,
    totalBytesPerSecond: null,
    networkOutBytesPerSecond: null,
    generation: 1,
    architecture: 'x64',
    isWindows: false,
    environment: 'production',
    environmentIsAssumed: false,
    missing: [],
    ...overrides,
  };
  return { ...need, diskCount: overrides.diskCount ?? need.disks.length };
};
