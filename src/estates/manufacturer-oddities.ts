import type { EstateMachine } from './estate-machine.js';
import { growMachines, isWindowsSystem } from './grow-machines.js';
import type { Site } from './grow-machines.js';
import { SYSTEMS } from './roles.js';
import type { RoleName, SystemName } from './roles.js';

/** What tells an odd machine from a small server of its platform. */
interface Oddity {
  readonly name: string;
  readonly platform?: 'vsphere' | 'hyperv';
  readonly application?: string;
  readonly role?: RoleName;
  readonly system: SystemName;
  readonly isEfi?: boolean;
  readonly isOn?: boolean;
  readonly isTemplate?: boolean;
  readonly cores?: number;
  readonly memoryMiB?: number;
  readonly gib?: readonly number[];
  /** The last disk is one of the storage or of the host itself. */
  readonly hasRawDisk?: boolean;
}

/** More than any disk of Azure holds: 64 TiB are 65,536 GiB. */
const VAULT_GIB = 70_000;

/** Machines that every real estate has and that a report must have an answer for. */
const ODDITIES: readonly Oddity[] = [
  { name: 'legacy-erp01', application: 'Old ERP', role: 'app', system: 'w2003', cores: 2, memoryMiB: 4096 },
  { name: 'legacy-crm01', application: 'Old ERP', role: 'app', system: 'w2008r2', isEfi: true },
  {
    ...{ name: 'hana-p001', application: 'SAP', role: 'other', system: 'sles15', isEfi: true },
    ...{ cores: 96, memoryMiB: 3 * 1024 * 1024, gib: [100, 4000, 4000] },
  },
  { name: 'archive-p001', application: 'Archive', role: 'file', system: 'ubuntu', gib: [40, 40_000] },
  { name: 'nat-p001', application: 'Shared services', role: 'firewall', system: 'otherLinux', gib: [16] },
  { name: 'vcsa01', system: 'photon', cores: 4, memoryMiB: 19_456, gib: [50, 300] },
  { name: 'vCLS-7f2c', system: 'otherLinux', cores: 1, memoryMiB: 128, gib: [2] },
  { name: 'vCLS-91ab', system: 'otherLinux', cores: 1, memoryMiB: 128, gib: [2] },
  { name: 'tmpl-w2022', system: 'w2022', isTemplate: true, isOn: false },
  { name: 'tmpl-rhel8', system: 'rhel8', isTemplate: true, isOn: false },
  { name: 'tmpl-ubuntu', system: 'ubuntu', isTemplate: true, isOn: false },
  { name: 'old-crm-web01', system: 'w2012r2', isOn: false },
  { name: 'old-crm-db01', system: 'w2012r2', isOn: false, cores: 8, memoryMiB: 65_536, gib: [80, 800] },
  { name: 'zz-delete-me', system: 'rhel7', isOn: false },
  { name: 'test-clone-2', system: 'rhel7', isOn: false },
  { name: 'SRV-0815', system: 'w2016' },
  { name: 'SRV-0816', system: 'w2016' },
  { name: 'franks-box', system: 'ubuntu' },
  {
    ...{ name: 'fs-vault01', platform: 'hyperv', application: 'File service', role: 'file', system: 'w2019' },
    ...{ isEfi: true, cores: 8, memoryMiB: 32_768, gib: [80, VAULT_GIB], hasRawDisk: true },
  },
  { name: 'tmpl-hv-w2019', platform: 'hyperv', system: 'w2019', isOn: false },
  { name: 'hv-old01', platform: 'hyperv', system: 'w2008r2', isOn: false },
  { name: 'AzureMigrate-01', platform: 'hyperv', system: 'w2016', cores: 8, memoryMiB: 16_384 },
];

export const manufacturerOddities = (site: Site): readonly EstateMachine[] =>
  ODDITIES.map((oddity) => oddMachine(site, oddity));

function oddMachine(site: Site, oddity: Oddity): EstateMachine {
  const { name, platform = 'vsphere', application = null, role = 'other', system, isOn = true } = oddity;
  const isWindows = isWindowsSystem(system);
  const key = name.toLowerCase();
  const [base] = growMachines(site, [
    { name, key, platform, users: 'Australia/Melbourne', criticality: 'low', tiers: { [role]: [1] } },
  ]);
  const gib = oddity.gib ?? [isWindows ? 80 : 40];
  return {
    ...base!,
    name,
    application,
    os: SYSTEMS[system][platform === 'vsphere' ? 0 : 1],
    isWindows,
    isEfi: oddity.isEfi ?? false,
    isOn,
    isTemplate: oddity.isTemplate ?? false,
    cores: oddity.cores ?? 2,
    memoryMiB: oddity.memoryMiB ?? 4096,
    disks: gib.map((size, index) => ({ gib: size, isRaw: oddity.hasRawDisk === true && index === gib.length - 1 })),
    snapshots: 0,
  };
}
