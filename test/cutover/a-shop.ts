import { DEFAULT_CUTOVER_SETTINGS } from '../../src/cutover/index.js';
import type { CutoverSettings, MachineAddress, RunbookInput } from '../../src/cutover/index.js';
import type { WaveCalendar } from '../../src/calendar/index.js';
import type { DependencyGraph, GraphEdge, GraphMachine, Tier } from '../../src/graph/index.js';
import { bytesOfGib, toMachineId } from '../../src/model/index.js';
import type { Estate, Machine, MachineId, MachineRole, Partition } from '../../src/model/index.js';
import type { PlannedMachine, PlannedWave, WavePlan } from '../../src/waves/index.js';
import { aDisk, aMachine, anOperatingSystem } from '../support/a-machine.js';

/** A machine of the shop in a few words. */
export interface ShopMachine {
  readonly name: string;
  readonly role: MachineRole | null;
  readonly tier: Tier;
  readonly address: string;
  readonly windows?: boolean;
  /** Null: in no wave. */
  readonly wave: number | null;
  readonly product?: string;
}

/** Three web servers, two APIs and a MySQL pair in three waves; two domain controllers and the NAT firewall beside them. */
const SHOP: readonly ShopMachine[] = [
  ...[1, 2, 3].map((index): ShopMachine => ({
    name: `shop-web${index}`,
    role: 'web',
    tier: 'stateless',
    address: `10.1.0.1${index}`,
    wave: 1,
  })),
  ...[1, 2].map((index): ShopMachine => ({
    name: `shop-api${index}`,
    role: 'api',
    tier: 'middleware',
    address: `10.1.1.1${index}`,
    wave: 2,
  })),
  ...[1, 2].map((index): ShopMachine => ({
    ...{ name: `shop-db${index}`, role: 'database', tier: 'data', address: `10.1.2.1${index}` },
    ...{ wave: 3, product: 'mysql' },
  })),
  { name: 'fw01', role: 'firewall', tier: 'foundation', address: '10.1.0.1', wave: null },
  { name: 'DC01', role: 'directory', tier: 'foundation', address: '10.1.3.1', windows: true, wave: null },
  { name: 'DC02', role: 'directory', tier: 'foundation', address: '10.1.3.2', windows: true, wave: null },
];

export const idOf = (name: string): MachineId => toMachineId(name.toLowerCase());

const partition = (name: string, gib: number): Partition => ({ name, capacityBytes: bytesOfGib(gib), usedBytes: null });

const machineOf = ({ name, address, windows, role }: ShopMachine): Machine =>
  aMachine({
    ...{ id: idOf(name), name, addresses: [address], nics: [], origins: {} },
    os:
      windows === true
        ? anOperatingSystem()
        : anOperatingSystem({ family: 'linux', product: 'debian', version: '12', edition: null }),
    disks: [
      aDisk({ name: 'Hard disk 1', address: 'scsi0:0', sizeBytes: bytesOfGib(40), isOs: true }),
      ...(role === 'database' ? [aDisk({ name: 'Hard disk 2', address: 'scsi0:1', sizeBytes: bytesOfGib(500) })] : []),
    ],
    partitions:
      windows === true
        ? [partition('C:\\', 40)]
        : [partition('/', 38), ...(role === 'database' ? [partition('/var/lib/mysql', 500)] : [])],
  });

export const edge = (client: string, server: string, port: number, more: Partial<GraphEdge> = {}): GraphEdge => ({
  ...{ client: idOf(client), server: idOf(server), port, protocol: 'tcp', product: null, kind: 'dependency' },
  ...{ noiseRule: null, isStateful: false, connections: 120, connectionsPerDay: 17, days: 7 },
  ...{ from: '2026-11-09', to: '2026-11-15', clientProcesses: [], serverProcesses: [], isByAddress: false },
  ...{ origin: { file: 'connections.csv', line: 2 } },
  ...more,
});

const MYSQL = { product: 'mysql', isStateful: true } as const;

/** Web asks API, API asks the first database by its address, the second database copies from the first, and all ask for names. */
const SHOP_EDGES: readonly GraphEdge[] = [
  ...['shop-web1', 'shop-web2', 'shop-web3'].flatMap((web) => [
    edge(web, 'shop-api1', 8080),
    edge(web, 'shop-api2', 8080),
  ]),
  edge('shop-api1', 'shop-db1', 3306, { ...MYSQL, isByAddress: true }),
  edge('shop-api2', 'shop-db1', 3306, { ...MYSQL, isByAddress: true }),
  edge('shop-db2', 'shop-db1', 3306, { ...MYSQL, kind: 'replication', connections: 1, isByAddress: null }),
  edge('shop-api1', 'DC01', 53, { protocol: 'udp' }),
  edge('shop-web1', 'shop-db2', 9100, { kind: 'noise', noiseRule: 'monitoring' }),
];

const graphMachine = ({ name, role, tier, product }: ShopMachine): GraphMachine => ({
  ...{ id: idOf(name), name, application: 'Shop', environment: 'production', role, tier },
  roles:
    role === null
      ? []
      : [{ role, product: product ?? null, from: 'process', confidence: 'high', said: `${name} serves` }],
});

export const graphOf = (machines: readonly ShopMachine[], edges: readonly GraphEdge[]): DependencyGraph => ({
  machines: machines.map(graphMachine),
  ...{ edges, outside: [], noise: [], hubs: [], groups: [], singlePoints: [] },
  availabilityGroups: machines.some(({ name }) => name === 'shop-db2')
    ? [
        {
          ...{ name: 'shop-db', kind: 'replicas', role: 'database', product: 'mysql', confidence: 'high' },
          machines: [idOf('shop-db1'), idOf('shop-db2')],
          said: ['Their names differ by their last digit.'],
        },
      ]
    : [],
  observed: { from: '2026-11-09', to: '2026-11-15', days: 7 },
  ...{ unseen: [], problems: [] },
});

const plannedMachine = ({ name, role, tier, wave }: ShopMachine): PlannedMachine => ({
  ...{
    id: idOf(name),
    name,
    wave: wave ?? 1,
    why: [],
    movesWith: [],
    zone: null,
    application: 'Shop',
    applicationBy: 'stated',
  },
  ...{
    environment: 'production',
    environmentIsAssumed: false,
    criticality: 'high',
    criticalityIsAssumed: false,
    role,
    tier,
  },
  ...{ method: 'agentless', readiness: 'ready', complexity: 10, complexityReasons: [] },
  ...{ priorityScore: 50, hours: 4, transferBytes: null },
});

const waveOf = (number: number, machines: readonly ShopMachine[]): PlannedWave => ({
  ...{ number, name: `Wave ${number}`, cutover: null, day: (number - 1) * 14, applications: ['Shop'] },
  machines: machines.filter(({ wave }) => wave === number).map(({ name }) => idOf(name)),
  ...{ environments: ['production'], tiers: [], loads: [], risk: { level: 'low', reasons: [] } },
});

/** What a runbook reads of a plan; the rest of a plan is not made up. */
export function planOf(machines: readonly ShopMachine[]): WavePlan {
  const numbers = [...new Set(machines.flatMap(({ wave }) => (wave === null ? [] : [wave])))].sort(
    (left, right) => left - right,
  );
  const plan: Pick<WavePlan, 'waves' | 'machines' | 'unplanned' | 'cuts' | 'boundaries' | 'outside' | 'operations'> = {
    waves: numbers.map((number) => waveOf(number, machines)),
    machines: machines.filter(({ wave }) => wave !== null).map(plannedMachine),
    unplanned: machines
      .filter(({ wave }) => wave === null)
      .map(({ name, role }) => ({
        ...{ id: idOf(name), name, reason: 'extended beforehand' },
        kind: role === 'directory' ? ('foundation' as const) : ('stays' as const),
      })),
    cuts: [],
    outside: [],
    operations: [],
    boundaries: [],
  };
  return plan as WavePlan;
}

export const estateOf = (machines: readonly ShopMachine[]): Estate => ({
  inputs: [],
  counts: { rows: machines.length, merged: 0, skipped: 0, machines: machines.length },
  machines: machines.map(machineOf),
  problems: [],
});

export const anAddress = (machine: string, more: Partial<MachineAddress> = {}): MachineAddress => ({
  ...{ machine, oldAddress: null, newAddress: null, name: null, isCalledByAddress: null, canChangeCode: null },
  ...{ treatment: null, loadBalancer: null },
  ...more,
});

/** The worked example of docs/cutover.md. */
export const SHOP_SETTINGS: CutoverSettings = {
  ...DEFAULT_CUTOVER_SETTINGS,
  applications: [
    { application: 'Shop', method: null, through: null, publicNames: ['www.shop.example'], canChangeCode: false },
  ],
  addresses: [anAddress('shop-db1', { newAddress: '10.20.2.11' })],
  dns: { ...DEFAULT_CUTOVER_SETTINGS.dns, zone: 'shop.example', oldTtlSeconds: 3600 },
  nat: { appliance: 'nftables', snat: '10.1.0.250', interface: 'eth1', firewall: null },
  databases: [{ machines: ['shop-db*'], replication: 'own', primary: 'shop-db1' }],
};

/** One window a wave, on Saturdays of December 2026. */
const SHOP_CALENDAR: WaveCalendar = {
  ...{
    schemaVersion: 1,
    project: '0000000000000000',
    zone: 'UTC',
    usersZone: 'UTC',
    replication: [],
    days: [0, 14, 21],
    replicating: { most: 0, from: null, to: null, limit: 300 },
    criticalPath: [],
    assumptions: [],
    problems: [],
  },
  windows: [1, 2, 3].map((wave) => ({
    ...{
      wave,
      planned: null,
      zone: 'UTC',
      usePercent: 8,
      measuredMachines: 7,
      downtimeMinutes: 20,
      downtimeParts: [],
      outageMinutes: 20,
      refused: [],
    },
    ...{
      from: `2026-12-${wave === 1 ? '05' : String(wave * 7 + 5)}T02:00:00Z`,
      to: `2026-12-${wave === 1 ? '05' : String(wave * 7 + 5)}T06:00:00Z`,
    },
    ...{ localFrom: '02:00', localTo: '06:00' },
    batches: [],
  })),
  events: [],
};

export const shopInput = (more: Partial<RunbookInput> = {}): RunbookInput => ({
  plan: planOf(SHOP),
  graph: graphOf(SHOP, SHOP_EDGES),
  calendar: SHOP_CALENDAR,
  estate: estateOf(SHOP),
  settings: SHOP_SETTINGS,
  ...more,
});
