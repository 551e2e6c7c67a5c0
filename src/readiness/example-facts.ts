import { bytesOfGib } from '../model/index.js';
import type { OperatingSystem } from '../model/index.js';
import type { DiskFacts, ReadinessFacts } from './facts.js';

/** A plain operating system for examples: 64-bit, nothing else known but what is given. */
export const exampleOs = (overrides: Partial<OperatingSystem>): OperatingSystem => ({
  name: null,
  family: 'unknown',
  product: null,
  version: null,
  edition: null,
  isOrLater: false,
  architecture: 'x64',
  guestId: null,
  ...overrides,
});

export const windowsServer = (version: string | null, overrides: Partial<OperatingSystem> = {}): OperatingSystem =>
  exampleOs({
    name: `Windows Server ${version ?? ''}`.trim(),
    family: 'windows',
    product: 'windows-server',
    version,
    ...overrides,
  });

export const linux = (
  product: string | null,
  version: string | null,
  name: string = product ?? 'Linux',
): OperatingSystem => exampleOs({ name, family: 'linux', product, version });

/** An OS disk of 128 GiB of which everything is known and nothing is in the way. */
export const exampleDisk = (overrides: Partial<DiskFacts> = {}): DiskFacts => ({
  name: 'Hard disk 1',
  sizeBytes: bytesOfGib(128),
  isEstimated: false,
  isOs: true,
  isRawDevice: false,
  isIndependent: false,
  isShared: false,
  isEncrypted: false,
  ...overrides,
});

/** The easy case: a small VMware machine with Windows Server 2022 on BIOS, to which every rule says yes. */
export function exampleFacts(overrides: Partial<ReadinessFacts> = {}): ReadinessFacts {
  return {
    name: 'web01',
    source: 'vmware',
    fromImport: false,
    os: windowsServer('2022'),
    firmware: 'bios',
    cores: 4,
    memoryBytes: bytesOfGib(16),
    disks: [exampleDisk()],
    diskCount: 1,
    nicCount: 1,
    addresses: ['10.0.0.1'],
    snapshotCount: 0,
    changeTracking: true,
    chosen: { vcpus: 4, memoryBytes: bytesOfGib(16) },
    ...overrides,
  };
}
