import type { Rhythm } from './load-shape.js';

export type RoleName =
  | 'web'
  | 'gateway'
  | 'api'
  | 'app'
  | 'redis'
  | 'rabbitmq'
  | 'oracle'
  | 'postgresql'
  | 'sqlserver'
  | 'batch'
  | 'file'
  | 'log'
  | 'directory'
  | 'jump'
  | 'monitor'
  | 'backup'
  | 'scanner'
  | 'compute'
  | 'recommendation'
  | 'firewall'
  | 'other';

type Range = readonly [from: number, to: number];

/** What machines of a role are like, before chance picks within it. */
export interface Role {
  /** In names of machines. */
  readonly prefix: string;
  /** What a tag `role` says where somebody knows it; null where nobody would write one. */
  readonly tag: string | null;
  readonly systems: readonly SystemName[];
  readonly cores: readonly number[];
  readonly memoryGiB: readonly number[];
  /** GiB beside the disk of the system. */
  readonly dataDisks: readonly (readonly number[])[];
  readonly rhythm: Rhythm;
  /** Percent at the peaks of a busy hour, between bursts. */
  readonly cpu: Range;
  readonly memory: Range;
  readonly iops: Range;
  readonly readsPerMille: number;
  readonly bytesPerOperation: number;
  readonly networkKiB: Range;
  readonly process: string;
  /** Where it listens; 0 where nothing asks it. */
  readonly port: number;
}

export type SystemName =
  | 'w2003'
  | 'w2008r2'
  | 'w2012r2'
  | 'w2016'
  | 'w2019'
  | 'w2022'
  | 'rhel7'
  | 'rhel8'
  | 'ubuntu'
  | 'sles15'
  | 'otherLinux'
  | 'photon';

/** Operating systems, named as vSphere prints them; what the guest tells Hyper-V stands beside. */
export const SYSTEMS: Readonly<Record<SystemName, readonly [vsphere: string, guest: string]>> = {
  w2003: ['Microsoft Windows Server 2003 (32-bit)', 'Windows Server 2003'],
  w2008r2: ['Microsoft Windows Server 2008 R2 (64-bit)', 'Windows Server 2008 R2 Standard'],
  w2012r2: ['Microsoft Windows Server 2012 R2 (64-bit)', 'Windows Server 2012 R2 Standard'],
  w2016: ['Microsoft Windows Server 2016 (64-bit)', 'Windows Server 2016 Standard'],
  w2019: ['Microsoft Windows Server 2019 (64-bit)', 'Windows Server 2019 Standard'],
  w2022: ['Microsoft Windows Server 2022 (64-bit)', 'Windows Server 2022 Standard'],
  rhel7: ['Red Hat Enterprise Linux 7 (64-bit)', 'Red Hat Enterprise Linux 7.9'],
  rhel8: ['Red Hat Enterprise Linux 8 (64-bit)', 'Red Hat Enterprise Linux 8.10'],
  ubuntu: ['Ubuntu Linux (64-bit)', 'Ubuntu 22.04'],
  sles15: ['SUSE Linux Enterprise 15 (64-bit)', 'SUSE Linux Enterprise Server 15'],
  otherLinux: ['Other 3.x or later Linux (64-bit)', 'Linux'],
  photon: ['VMware Photon OS (64-bit)', 'VMware Photon OS'],
};

const LINUX = ['rhel8', 'rhel8', 'ubuntu', 'rhel7'] as const;
const WINDOWS = ['w2016', 'w2019', 'w2019', 'w2022', 'w2012r2'] as const;

const COMMON = {
  tag: null,
  dataDisks: [[]],
  rhythm: 'office',
  readsPerMille: 550,
  bytesPerOperation: 8192,
  networkKiB: [40, 600],
} as const satisfies Partial<Role>;

const small = { ...COMMON, cores: [2], memoryGiB: [4, 8], cpu: [5, 14], memory: [30, 55], iops: [10, 60] } as const;
const database = {
  ...COMMON,
  tag: 'database',
  rhythm: 'office',
  readsPerMille: 640,
  bytesPerOperation: 16_384,
  networkKiB: [800, 6000],
} as const;

export const ROLES: Readonly<Record<RoleName, Role>> = {
  web: {
    ...COMMON,
    ...{ prefix: 'web', systems: ['ubuntu', 'rhel8', 'ubuntu', 'rhel8', 'w2019'], cores: [2, 4], memoryGiB: [4, 8] },
    ...{ dataDisks: [[], [40]], cpu: [8, 32], memory: [30, 60], iops: [15, 90] },
    ...{ networkKiB: [900, 9000], process: 'nginx', port: 443 },
  },
  gateway: {
    ...COMMON,
    ...{ prefix: 'gw', systems: ['rhel8'], cores: [4], memoryGiB: [8], cpu: [12, 38], memory: [25, 50] },
    ...{ iops: [10, 60], networkKiB: [2000, 12_000], process: 'envoy', port: 8443 },
  },
  api: {
    ...COMMON,
    ...{ prefix: 'api', systems: LINUX, cores: [4, 8], memoryGiB: [8, 16, 32], dataDisks: [[], [100]] },
    ...{ cpu: [12, 42], memory: [32, 68], iops: [25, 200], networkKiB: [300, 4000], process: 'python3', port: 8080 },
  },
  app: {
    ...COMMON,
    ...{ prefix: 'app', systems: WINDOWS, cores: [4, 8], memoryGiB: [8, 16, 24], dataDisks: [[100], [60, 200]] },
    ...{ cpu: [6, 38], memory: [32, 72], iops: [30, 260], process: 'w3wp.exe', port: 8443 },
  },
  redis: {
    ...COMMON,
    ...{ prefix: 'redis', tag: 'cache', systems: ['rhel8'], cores: [4, 8], memoryGiB: [32, 64], dataDisks: [[100]] },
    ...{ cpu: [5, 20], memory: [62, 84], iops: [15, 110], readsPerMille: 120, bytesPerOperation: 65_536 },
    ...{ networkKiB: [900, 8000], process: 'redis-server', port: 6379 },
  },
  rabbitmq: {
    ...COMMON,
    ...{ prefix: 'mq', systems: ['rhel8'], cores: [4], memoryGiB: [16], dataDisks: [[200]], cpu: [14, 36] },
    ...{ memory: [30, 58], iops: [120, 600], readsPerMille: 250, process: 'beam.smp', port: 5672 },
  },
  oracle: {
    ...database,
    ...{ prefix: 'ora', systems: ['rhel7', 'rhel8'], cores: [16, 24], memoryGiB: [128, 256] },
    ...{ dataDisks: [[500, 1000, 1000, 200]], cpu: [18, 44], memory: [74, 88], iops: [1500, 4200] },
    ...{ process: 'oracle', port: 1521 },
  },
  postgresql: {
    ...database,
    ...{ prefix: 'pg', systems: ['rhel8'], cores: [8, 16], memoryGiB: [64, 128], dataDisks: [[500, 200]] },
    ...{ cpu: [14, 42], memory: [62, 84], iops: [600, 2600], process: 'postgres', port: 5432 },
  },
  sqlserver: {
    ...database,
    ...{ prefix: 'sql', systems: ['w2019', 'w2016'], cores: [8, 16], memoryGiB: [64, 128], dataDisks: [[500, 500]] },
    ...{ cpu: [10, 36], memory: [70, 88], iops: [600, 2800], process: 'sqlservr.exe', port: 1433 },
  },
  batch: {
    ...COMMON,
    ...{ prefix: 'batch', tag: 'batch', systems: ['rhel8', 'w2016'], cores: [8], memoryGiB: [32], dataDisks: [[300]] },
    ...{ rhythm: 'nightly', cpu: [55, 80], memory: [35, 70], iops: [400, 1400], process: 'java', port: 0 },
  },
  file: {
    ...COMMON,
    ...{ prefix: 'file', systems: ['w2016'], cores: [4], memoryGiB: [16], dataDisks: [[2000], [1000, 1000]] },
    ...{ cpu: [4, 14], memory: [25, 45], iops: [80, 420], bytesPerOperation: 32_768, process: 'System', port: 445 },
  },
  log: {
    ...COMMON,
    ...{ prefix: 'log', systems: ['ubuntu'], cores: [8], memoryGiB: [32], dataDisks: [[2000]] },
    ...{ rhythm: 'roundTheClock', cpu: [20, 42], memory: [45, 70], iops: [350, 1100], readsPerMille: 150 },
    ...{ bytesPerOperation: 32_768, networkKiB: [2000, 5000], process: 'java', port: 5044 },
  },
  directory: {
    ...COMMON,
    ...{ prefix: 'dc', tag: 'directory', systems: ['w2016', 'w2022'], cores: [2], memoryGiB: [8], cpu: [6, 16] },
    ...{ memory: [35, 60], iops: [15, 90], process: 'lsass.exe', port: 389 },
  },
  jump: { ...small, prefix: 'jump', systems: ['w2022', 'rhel8'], process: 'sshd', port: 22 },
  monitor: {
    ...small,
    ...{ prefix: 'mon', systems: ['ubuntu'], rhythm: 'roundTheClock', cores: [4], memoryGiB: [16], dataDisks: [[500]] },
    ...{ process: 'prometheus', port: 9090 },
  },
  backup: {
    ...small,
    ...{ prefix: 'bkp', systems: ['w2019'], rhythm: 'nightly', cores: [8], memoryGiB: [32], dataDisks: [[4000]] },
    ...{ cpu: [20, 45], iops: [500, 1500], bytesPerOperation: 131_072, process: 'bkpsvc.exe', port: 13_724 },
  },
  scanner: { ...small, prefix: 'scan', systems: ['rhel8'], rhythm: 'nightly', process: 'scand', port: 0 },
  compute: {
    ...COMMON,
    ...{ prefix: 'sim', systems: ['ubuntu'], cores: [16], memoryGiB: [32], dataDisks: [[200]], cpu: [10, 10] },
    ...{ memory: [20, 22], iops: [30, 60], process: 'solver', port: 9000 },
  },
  recommendation: {
    ...COMMON,
    ...{ prefix: 'rec', systems: ['ubuntu'], cores: [8], memoryGiB: [32], dataDisks: [[200]], rhythm: 'shop' },
    ...{ cpu: [28, 45], memory: [45, 70], iops: [20, 80], networkKiB: [900, 2500] },
    ...{ process: 'tensorflow_model_server', port: 8501 },
  },
  firewall: {
    ...small,
    ...{ prefix: 'nat', systems: ['otherLinux'], rhythm: 'shop', memoryGiB: [2], networkKiB: [3000, 9000] },
    ...{ process: 'conntrackd', port: 0 },
  },
  other: { ...small, prefix: 'srv', systems: ['otherLinux'], process: 'init', port: 0 },
};
