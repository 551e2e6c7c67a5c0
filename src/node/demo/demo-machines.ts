import { seededRandom } from './seeded-random.js';
import type { SeededRandom } from './seeded-random.js';

/** One machine of the invented manufacturer that the demo assesses. */
export interface DemoMachine {
  readonly name: string;
  readonly uuid: string;
  readonly application: string;
  readonly environment: 'Production' | 'Test';
  readonly os: string;
  readonly isWindows: boolean;
  readonly isEfi: boolean;
  readonly isOn: boolean;
  readonly isTemplate: boolean;
  readonly cores: number;
  readonly memoryMiB: number;
  /** GiB, the OS disk first. */
  readonly disks: readonly number[];
  readonly hasRawDisk: boolean;
  readonly snapshots: number;
  readonly addresses: readonly string[];
  readonly host: string;
  readonly cluster: string;
  /** Percent of what is configured, at the 95th percentile of a month. */
  readonly cpuPercent: number;
  readonly memoryPercent: number;
  readonly diskIops: number;
  readonly diskMBps: number;
  readonly networkMBps: number;
}

/** A tier of the estate, after brief 3: how many machines, how large, how busy. */
interface Tier {
  readonly prefix: string;
  readonly application: string;
  readonly count: number;
  readonly systems: readonly string[];
  readonly cores: readonly number[];
  readonly memoryGiB: readonly number[];
  readonly dataDisks: readonly (readonly number[])[];
  readonly cpu: readonly [from: number, to: number];
  readonly memory: readonly [from: number, to: number];
  readonly iops: readonly [from: number, to: number];
}

const W2012R2 = 'Microsoft Windows Server 2012 R2 (64-bit)';
const W2016 = 'Microsoft Windows Server 2016 (64-bit)';
const W2019 = 'Microsoft Windows Server 2019 (64-bit)';
const W2022 = 'Microsoft Windows Server 2022 (64-bit)';
const RHEL7 = 'Red Hat Enterprise Linux 7 (64-bit)';
const RHEL8 = 'Red Hat Enterprise Linux 8 (64-bit)';
const UBUNTU = 'Ubuntu Linux (64-bit)';

/** On vSphere: the three tiers of the manufacturer and what keeps them running. */
const VSPHERE_TIERS: readonly Tier[] = [
  {
    prefix: 'web',
    application: 'Storefront',
    count: 62,
    systems: [UBUNTU, RHEL8, W2019],
    cores: [2, 4],
    memoryGiB: [4, 8],
    dataDisks: [[], [40]],
    cpu: [8, 35],
    memory: [25, 60],
    iops: [20, 180],
  },
  {
    prefix: 'api',
    application: 'Order API',
    count: 58,
    systems: [RHEL8, RHEL7, UBUNTU],
    cores: [4, 8],
    memoryGiB: [8, 16, 32],
    dataDisks: [[], [100]],
    cpu: [12, 55],
    memory: [30, 70],
    iops: [30, 300],
  },
  {
    prefix: 'gw',
    application: 'API gateway',
    count: 6,
    systems: [RHEL8],
    cores: [4],
    memoryGiB: [8],
    dataDisks: [[]],
    cpu: [10, 40],
    memory: [20, 50],
    iops: [10, 80],
  },
  {
    prefix: 'redis',
    application: 'Cache',
    count: 9,
    systems: [RHEL8],
    cores: [4, 8],
    memoryGiB: [32, 64],
    dataDisks: [[100]],
    cpu: [5, 25],
    memory: [60, 85],
    iops: [20, 150],
  },
  {
    prefix: 'mq',
    application: 'Messaging',
    count: 6,
    systems: [RHEL8],
    cores: [4],
    memoryGiB: [16],
    dataDisks: [[200]],
    cpu: [15, 45],
    memory: [30, 60],
    iops: [200, 900],
  },
  {
    prefix: 'ora',
    application: 'ERP database',
    count: 8,
    systems: [RHEL7, RHEL8],
    cores: [16, 24],
    memoryGiB: [128, 256],
    dataDisks: [[500, 1000, 1000, 200]],
    cpu: [20, 55],
    memory: [70, 90],
    iops: [2500, 7000],
  },
  {
    prefix: 'pg',
    application: 'Order database',
    count: 10,
    systems: [RHEL8],
    cores: [8, 16],
    memoryGiB: [64, 128],
    dataDisks: [[500, 200]],
    cpu: [15, 60],
    memory: [60, 85],
    iops: [900, 4000],
  },
  {
    prefix: 'app',
    application: 'Plant scheduling',
    count: 44,
    systems: [W2012R2, W2016, W2019, W2022],
    cores: [4, 8],
    memoryGiB: [8, 16, 24],
    dataDisks: [[100], [60, 200]],
    cpu: [6, 45],
    memory: [30, 75],
    iops: [30, 400],
  },
  {
    prefix: 'dc',
    application: 'Directory',
    count: 4,
    systems: [W2016, W2022],
    cores: [2],
    memoryGiB: [8],
    dataDisks: [[]],
    cpu: [5, 20],
    memory: [30, 60],
    iops: [20, 120],
  },
  {
    prefix: 'log',
    application: 'Logging',
    count: 5,
    systems: [UBUNTU],
    cores: [8],
    memoryGiB: [32],
    dataDisks: [[2000]],
    cpu: [20, 50],
    memory: [40, 70],
    iops: [500, 1800],
  },
];

/** From a tool that measures: servers outside vSphere, with figures of use. */
const MEASURED_TIERS: readonly Tier[] = [
  {
    prefix: 'hv-app',
    application: 'Warehouse',
    count: 40,
    systems: ['Windows Server 2016', 'Windows Server 2019'],
    cores: [4, 8, 16],
    memoryGiB: [16, 32],
    dataDisks: [[200]],
    cpu: [4, 30],
    memory: [20, 60],
    iops: [40, 450],
  },
  {
    prefix: 'hv-sql',
    application: 'Warehouse database',
    count: 8,
    systems: ['Windows Server 2019'],
    cores: [16],
    memoryGiB: [128],
    dataDisks: [[500, 500]],
    cpu: [10, 40],
    memory: [55, 85],
    iops: [900, 4200],
  },
  {
    prefix: 'hv-file',
    application: 'File service',
    count: 6,
    systems: ['Windows Server 2016'],
    cores: [4],
    memoryGiB: [16],
    dataDisks: [[2000]],
    cpu: [3, 15],
    memory: [20, 45],
    iops: [100, 700],
  },
  {
    prefix: 'srv-mes',
    application: 'Plant control',
    count: 12,
    systems: ['Windows Server 2012 R2', 'Red Hat Enterprise Linux 7'],
    cores: [8],
    memoryGiB: [32],
    dataDisks: [[300]],
    cpu: [10, 60],
    memory: [30, 70],
    iops: [100, 900],
  },
];

const hex = (random: SeededRandom, digits: number): string =>
  Array.from({ length: digits }, () => random.integer(0, 15).toString(16)).join('');

const uuid = (random: SeededRandom): string => [8, 4, 4, 4, 12].map((digits) => hex(random, digits)).join('-');

const between = (random: SeededRandom, [from, to]: readonly [number, number]): number =>
  Math.round((from + random.next() * (to - from)) * 100) / 100;

const HOSTS_PER_CLUSTER = 8;

function machineOf(tier: Tier, index: number, random: SeededRandom): DemoMachine {
  const os = random.pick(tier.systems);
  const isProduction = random.chance(0.75);
  const cluster = isProduction ? 'Cluster-PROD' : 'Cluster-TEST';
  const iops = between(random, tier.iops);
  const isWindows = os.includes('Windows');
  return {
    name: `${tier.prefix}-${isProduction ? 'p' : 't'}${String(index + 1).padStart(3, '0')}`,
    uuid: uuid(random),
    application: tier.application,
    environment: isProduction ? 'Production' : 'Test',
    os,
    isWindows,
    isEfi: /2019|2022|Linux 8/.test(os) && random.chance(0.6),
    isOn: !random.chance(0.05),
    isTemplate: false,
    cores: random.pick(tier.cores),
    memoryMiB: random.pick(tier.memoryGiB) * 1024,
    disks: [isWindows ? 80 : 40, ...random.pick(tier.dataDisks)],
    hasRawDisk: tier.prefix === 'ora' && index < 2,
    snapshots: random.chance(0.06) ? random.integer(1, 3) : 0,
    addresses: [`10.${random.integer(10, 30)}.${random.integer(0, 250)}.${random.integer(2, 250)}`],
    host: `esx-${isProduction ? 'p' : 't'}${String(random.integer(1, HOSTS_PER_CLUSTER)).padStart(2, '0')}.plant.example`,
    cluster,
    cpuPercent: between(random, tier.cpu),
    memoryPercent: between(random, tier.memory),
    diskIops: Math.round(iops),
    diskMBps: Math.round(iops * between(random, [0.02, 0.06]) * 100) / 100,
    networkMBps: between(random, [0.1, 18]),
  };
}

/** Machines that every real estate has and that a report must have an answer for. */
function oddities(random: SeededRandom): readonly DemoMachine[] {
  const base = machineOf({ ...VSPHERE_TIERS[7]!, prefix: 'odd' }, 0, random);
  const on = { ...base, isOn: true, isTemplate: false, environment: 'Production' as const };
  return [
    {
      ...on,
      name: 'legacy-erp01',
      uuid: uuid(random),
      os: 'Microsoft Windows Server 2003 (32-bit)',
      isEfi: false,
      cores: 2,
      memoryMiB: 4096,
    },
    { ...on, name: 'legacy-crm01', uuid: uuid(random), os: 'Microsoft Windows Server 2008 R2 (64-bit)', isEfi: true },
    {
      ...on,
      name: 'hana-p001',
      uuid: uuid(random),
      os: 'SUSE Linux Enterprise 15 (64-bit)',
      isWindows: false,
      cores: 96,
      memoryMiB: 3 * 1024 * 1024,
      disks: [100, 4000, 4000],
    },
    { ...on, name: 'archive-p001', uuid: uuid(random), os: UBUNTU, isWindows: false, disks: [40, 40_000] },
    {
      ...on,
      name: 'nat-p001',
      uuid: uuid(random),
      os: 'Other 3.x or later Linux (64-bit)',
      isWindows: false,
      cores: 2,
      memoryMiB: 2048,
      disks: [16],
    },
    { ...on, name: 'tmpl-w2022', uuid: uuid(random), os: W2022, isTemplate: true, isOn: false },
    { ...on, name: 'tmpl-rhel8', uuid: uuid(random), os: RHEL8, isWindows: false, isTemplate: true, isOn: false },
    {
      ...on,
      name: 'vCLS-7f2c',
      uuid: uuid(random),
      os: 'Other 3.x or later Linux (64-bit)',
      isWindows: false,
      cores: 1,
      memoryMiB: 128,
      disks: [2],
    },
    {
      ...on,
      name: 'vcsa01',
      uuid: uuid(random),
      os: 'VMware Photon OS (64-bit)',
      isWindows: false,
      cores: 4,
      memoryMiB: 19_456,
      disks: [50, 300],
    },
  ];
}

const SEED = 20_260_822;

const grow = (tiers: readonly Tier[], random: SeededRandom): readonly DemoMachine[] =>
  tiers.flatMap((tier) => Array.from({ length: tier.count }, (_, index) => machineOf(tier, index, random)));

/** The two halves of the demo's estate: machines in vCenter, and servers that a tool measured. Always the same. */
export function demoMachines(): {
  readonly vsphere: readonly DemoMachine[];
  readonly measured: readonly DemoMachine[];
} {
  const random = seededRandom(SEED);
  const vsphere = [...grow(VSPHERE_TIERS, random), ...oddities(random)];
  return { vsphere, measured: grow(MEASURED_TIERS, random) };
}
