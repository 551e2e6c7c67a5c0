import type { EstateMachine } from './estate-machine.js';
import type { LoadShape, Rhythm } from './load-shape.js';
import { mixText } from './mix.js';
import { ROLES, SYSTEMS } from './roles.js';
import type { Role, RoleName, SystemName } from './roles.js';
import { seededRandom } from './seeded-random.js';
import type { SeededRandom } from './seeded-random.js';
import type { EstateZone } from './site-clock.js';

/** An application of an invented estate: its users, its weight and its machines. */
export interface Application {
  readonly name: string;
  /** First part of the names of its machines. */
  readonly key: string;
  readonly platform: 'vsphere' | 'hyperv';
  readonly users: EstateZone;
  readonly criticality: 'high' | 'medium' | 'low';
  readonly hasMonthEnd?: boolean;
  /** Instead of the rhythm of its roles: shoppers rather than desks. */
  readonly rhythm?: Rhythm;
  /** How many of each role in production, then in test. */
  readonly tiers: Readonly<Partial<Record<RoleName, readonly [production: number, test?: number]>>>;
}

/** Where machines of an estate run. */
export interface Site {
  readonly seed: number;
  readonly domain: string;
  readonly hypervHosts: readonly string[];
}

interface Place {
  readonly site: Site;
  readonly application: Application;
  readonly role: RoleName;
  readonly environment: 'production' | 'test';
  /** Within role and environment, from 1. */
  readonly number: number;
}

/** The machines of applications, in their order; a machine is the same whatever stands before it. */
export const growMachines = (site: Site, applications: readonly Application[]): readonly EstateMachine[] =>
  applications.flatMap((application) =>
    Object.entries(application.tiers).flatMap(([role, [production, test = 0]]) => {
      const of = (environment: 'production' | 'test', count: number): EstateMachine[] =>
        Array.from({ length: count }, (_, index) =>
          growMachine({ site, application, role: role as RoleName, environment, number: index + 1 }),
        );
      return [...of('production', production), ...of('test', test)];
    }),
  );

function growMachine(place: Place): EstateMachine {
  const { site, application, environment, number } = place;
  const role = ROLES[place.role];
  const name = `${application.key}-${role.prefix}${environment === 'test' ? '-t' : ''}${String(number).padStart(2, '0')}`;
  const random = seededRandom(mixText(site.seed, name));
  const system = random.pick(role.systems);
  const isWindows = isWindowsSystem(system);
  const isProduction = environment === 'production';
  return {
    name,
    id: uuidOf(random),
    platform: application.platform,
    ...hostOf({ site, application, isProduction, random }),
    application: application.name,
    environment,
    criticality: isProduction ? application.criticality : 'low',
    role: place.role,
    users: application.users,
    os: SYSTEMS[system][application.platform === 'vsphere' ? 0 : 1],
    isWindows,
    isEfi: ['w2019', 'w2022', 'rhel8', 'ubuntu'].includes(system) && random.chance(0.6),
    isOn: isProduction || !random.chance(0.08),
    isTemplate: false,
    cores: random.pick(role.cores),
    memoryMiB: random.pick(role.memoryGiB) * 1024,
    disks: [isWindows ? 80 : 40, ...random.pick(role.dataDisks)].map((gib) => ({ gib, isRaw: false })),
    snapshots: random.chance(0.06) ? random.integer(1, 3) : 0,
    address: '',
    mac: '',
    hasDynamicMemory: application.platform === 'hyperv' && place.role !== 'sqlserver' && random.chance(0.7),
    load: loadOf({ role, application, environment, random }),
  };
}

export const isWindowsSystem = (system: SystemName): boolean => system.startsWith('w');

const hex = (random: SeededRandom, digits: number): string =>
  Array.from({ length: digits }, () => random.integer(0, 15).toString(16)).join('');

/** Of the form of a random UUID, version 4. */
const uuidOf = (random: SeededRandom): string =>
  `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 12)}`;

const ESX_HOSTS = { production: 8, test: 3 };

function hostOf(one: {
  readonly site: Site;
  readonly application: Application;
  readonly isProduction: boolean;
  readonly random: SeededRandom;
}): { readonly host: string; readonly cluster: string } {
  const { site, application, isProduction, random } = one;
  if (application.platform === 'hyperv') return { host: random.pick(site.hypervHosts), cluster: 'HVCLUSTER1' };
  const number = random.integer(1, isProduction ? ESX_HOSTS.production : ESX_HOSTS.test);
  const host = `esx-${isProduction ? 'p' : 't'}${String(number).padStart(2, '0')}.${site.domain}`;
  return { host, cluster: isProduction ? 'Cluster-PROD' : 'Cluster-TEST' };
}

const between = (random: SeededRandom, [from, to]: readonly [number, number]): number =>
  Math.round((from + random.next() * (to - from)) * 100) / 100;

/** The peaks of 10 minutes lie half as high again as their busy means. */
const MEAN_OF_PEAK = 0.66;

/** Machines of a test environment do a fifth of the work. */
const TEST_SHARE = 0.2;

function loadOf(one: {
  readonly role: Role;
  readonly application: Application;
  readonly environment: 'production' | 'test';
  readonly random: SeededRandom;
}): LoadShape {
  const { role, application, environment, random } = one;
  const share = environment === 'test' ? TEST_SHARE : 1;
  const memory = between(random, role.memory);
  const network = between(random, role.networkKiB) * share;
  return {
    seed: Math.floor(random.next() * 2 ** 32),
    rhythm: role.rhythm === 'office' ? (application.rhythm ?? 'office') : role.rhythm,
    zone: application.users,
    hasMonthEnd: application.hasMonthEnd ?? false,
    cpuPercent: between(random, role.cpu) * MEAN_OF_PEAK * share,
    burst: { perMille: random.integer(25, 140), factor: random.integer(17, 28) / 10 },
    memoryPercent: { least: Math.round(memory * 0.8), greatest: Math.round(memory) },
    leakDays: null,
    iops: Math.round(between(random, role.iops) * share) + 2,
    readsPerMille: role.readsPerMille,
    bytesPerOperation: role.bytesPerOperation,
    networkKiB: { in: Math.round(network * 0.4) + 1, out: Math.round(network) + 1 },
    exactPeakPercent: null,
    resized: null,
    gaps: [],
    isScanned: role.rhythm !== 'nightly',
  };
}
