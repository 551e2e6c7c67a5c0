import { APPLIANCE_SIZES, figure, MOST_PER_VCENTER, SITE_PAGES } from '../site/index.js';
import type { ApplianceRow } from '../site/index.js';

/** What a server of replication carries. */
export interface ServerLoad {
  readonly machines: number;
  readonly churnGBPerDay: number;
}

export type SizedServer = keyof typeof APPLIANCE_SIZES;

/** Where each kind of server finds its sizes. */
export const SIZE_SOURCES: Readonly<Record<SizedServer, string>> = {
  configurationServer: SITE_PAGES.capacity,
  processServer: SITE_PAGES.capacity,
  replication: `${SITE_PAGES.applianceMatrix}; ${SITE_PAGES.applianceDeploy}`,
};

/** The smallest size whose row takes both the machines and the churn, so that the larger need decides; null: more than one takes. */
export const serverSizeFor = (kind: SizedServer, { machines, churnGBPerDay }: ServerLoad): ApplianceRow | null =>
  APPLIANCE_SIZES[kind].find((row) => machines <= row.mostMachines && churnGBPerDay <= row.mostGBPerDay) ?? null;

/** The most that one server of a kind takes. */
export const largestServer = (kind: SizedServer): ApplianceRow => APPLIANCE_SIZES[kind].at(-1)!;

/** Machines that need a second configuration server, once more, by the text on deployments of more than 500 machines. */
export const MOST_IN_LARGE_DEPLOYMENT = 650;

/** How a classic deployment grows. */
export interface ClassicScale {
  /** Of the configuration server with its own process server; null where one does not take the load. */
  readonly size: ApplianceRow | null;
  readonly configurationServers: number;
  /** What to do beyond one of them, by every rule that asks for it; empty where one is enough. */
  readonly actions: readonly ('deploy another configuration server' | 'deploy scale-out process server')[];
}

/**
 * What a classic deployment takes, to judge one that is found: another configuration server beyond 200 machines, a process server beyond
 * 2 TB of churn a day.
 */
export function classicScaleOf({ machines, churnGBPerDay }: ServerLoad): ClassicScale {
  const { mostMachines, mostGBPerDay } = largestServer('configurationServer');
  const configurationServers = Math.max(1, Math.ceil(machines / mostMachines));
  return {
    size: serverSizeFor('configurationServer', { machines, churnGBPerDay }),
    configurationServers,
    actions: [
      ...(configurationServers > 1 ? (['deploy another configuration server'] as const) : []),
      ...(churnGBPerDay > mostGBPerDay ? (['deploy scale-out process server'] as const) : []),
    ],
  };
}

/** Of 16 processors, printed in the text beside the table and in no row of it; it carries what the largest row does. */
const PRINTED_BESIDE: Pick<ApplianceRow, 'cpus' | 'memoryGB'> = { cpus: 16, memoryGB: 24 };

/** Ways to carry a load by process servers: one large one, or the fewest of each smaller size, all of one size; those that work. */
export function processServerOptions({ machines, churnGBPerDay }: ServerLoad): readonly (Pick<
  ApplianceRow,
  'cpus' | 'memoryGB'
> & {
  readonly count: number;
})[] {
  const rows = APPLIANCE_SIZES.processServer;
  const options = rows.map(({ cpus, memoryGB, mostMachines, mostGBPerDay }) => ({
    count: Math.max(1, Math.ceil(machines / mostMachines), Math.ceil(churnGBPerDay / mostGBPerDay)),
    cpus,
    memoryGB,
  }));
  const isOneEnough = options.at(-1)!.count === 1;
  return [...(isOneEnough ? [{ count: 1, ...PRINTED_BESIDE }] : []), ...options.toReversed()];
}

/** Least cache disk that a process server should have apart, whatever its size. */
export const SEPARATE_CACHE_GB = 600;

const [LEAST_REPLICATION] = APPLIANCE_SIZES.replication;

/** The replication appliance: what it takes at least. Pages contradict each other on its memory; 32 GB satisfy all of them. */
export const REPLICATION_APPLIANCE: {
  readonly cpus: number;
  readonly memoryGB: number;
  readonly osDiskGB: number;
  readonly dataDiskGB: number;
} = {
  cpus: LEAST_REPLICATION!.cpus,
  memoryGB: LEAST_REPLICATION!.memoryGB,
  osDiskGB: 80,
  dataDiskGB: LEAST_REPLICATION!.cacheGB,
};

/** The appliance of Azure Migrate, its disk and the systems it runs on. */
export const MIGRATE_APPLIANCE_DISK_GB = 80;
export const MIGRATE_APPLIANCE_SYSTEMS: readonly string[] = ['Windows Server 2019', 'Windows Server 2022'];

/** Whether Azure Migrate replicates so many machines of one vCenter at once, and what it takes. */
export function migrateScaleOf(machines: number): {
  readonly isSupported: boolean;
  readonly needsScaleOut: boolean;
  readonly said: string;
} {
  const { alone, scaledOut } = MOST_PER_VCENTER;
  if (machines <= alone)
    return { isSupported: true, needsScaleOut: false, said: `one appliance takes ${alone} machines` };
  if (machines <= scaledOut) {
    return {
      isSupported: true,
      needsScaleOut: true,
      said: `beyond ${alone} machines a scale-out appliance is needed beside it, which can be added once a machine replicates`,
    };
  }
  return {
    isSupported: false,
    needsScaleOut: true,
    said: `${figure(machines)} machines at once are more than one vCenter takes (${scaledOut} with a scale-out appliance): replicate in waves, so that no more run at once, or split the scope over several vCenters with an appliance each`,
  };
}
