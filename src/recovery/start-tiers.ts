import type { DependencyGraph, GraphEdge, GraphMachine } from '../graph/index.js';
import type { MachineId, MachineRole } from '../model/index.js';
import type { RecoverySettings } from './recovery-settings.js';

/** When a machine starts, by what it is for; each tier has its minutes in the settings. */
export type StartTier = keyof RecoverySettings['minutes']['start'];

/**
 * From the first to start to the last: directory and names first, as Microsoft's page on Active Directory asks; databases, the middle and
 * the web behind them, as its page on recovery plans shows. That there are six, and what belongs into which, is ours.
 */
export const START_TIERS: readonly StartTier[] = ['directory', 'database', 'middleware', 'application', 'web', 'other'];

const TIER_OF: Readonly<Record<MachineRole, StartTier>> = {
  directory: 'directory',
  dns: 'directory',
  firewall: 'directory',
  database: 'database',
  file: 'database',
  clusterNode: 'database',
  cache: 'middleware',
  queue: 'middleware',
  licenceServer: 'middleware',
  api: 'application',
  application: 'application',
  batch: 'application',
  compute: 'application',
  web: 'web',
  gateway: 'web',
  log: 'other',
  jumpHost: 'other',
  monitoring: 'other',
  backup: 'other',
  scanner: 'other',
};

export const rankOf = (tier: StartTier): number => START_TIERS.indexOf(tier);

/**
 * The tier of each machine: by the surest sign of its role, and a machine that keeps what others work with starts no later than those that
 * keep such things. One without a role starts with the first of those that ask it, and last where nobody does.
 */
export function startTiers({
  machines,
  edges,
}: Pick<DependencyGraph, 'machines' | 'edges'>): ReadonlyMap<MachineId, StartTier> {
  const needed = edges.filter(({ kind, client, server }) => kind === 'dependency' && client !== server);
  const byId = new Map(machines.map((machine) => [machine.id, machine] as const));
  const tiers = new Map<MachineId, StartTier>();
  for (const machine of machines) {
    if (machine.role !== null && !isGuessedWayOut(machine)) tiers.set(machine.id, TIER_OF[machine.role]);
  }
  for (const edge of needed) {
    const tier = edge.isStateful ? keeperTier(edge, byId.get(edge.server)) : null;
    if (tier !== null) raise(tiers, edge.server, tier);
  }
  spread(needed, tiers);
  return new Map(machines.map(({ id }) => [id, tiers.get(id) ?? 'other'] as const));
}

/** A name alone makes no machine the ground of all others: were it a way out, no copy of it would start at all. */
export const isGuessedWayOut = ({ role, roles }: GraphMachine): boolean =>
  role === 'firewall' && roles.every((one) => one.role !== 'firewall' || one.confidence === 'low');

function raise(tiers: Map<MachineId, StartTier>, id: MachineId, tier: StartTier): void {
  const now = tiers.get(id);
  if (now === undefined || rankOf(tier) < rankOf(now)) tiers.set(id, tier);
}

/** What it keeps, where more than its name or a bare port says so: many machines answer on the port of file shares without keeping anything. */
function keeperTier({ product }: GraphEdge, server: GraphMachine | undefined): StartTier | null {
  const signs = server?.roles.filter(
    (one) => one.confidence !== 'low' && (product === null || one.product === product),
  );
  const tiers = (signs ?? []).map(({ role }) => TIER_OF[role]);
  return tiers.find((tier) => tier === 'database' || tier === 'middleware') ?? null;
}

/** Machines without any sign take the first tier of those that ask them, from the first tier on, through others without a sign. */
function spread(needed: readonly GraphEdge[], tiers: Map<MachineId, StartTier>): void {
  const asked = new Map<MachineId, MachineId[]>();
  for (const { client, server } of needed) {
    if (tiers.has(server)) continue;
    const own = asked.get(client);
    if (own === undefined) asked.set(client, [server]);
    else own.push(server);
  }
  for (const tier of START_TIERS) {
    const queue = [...tiers].filter(([, own]) => own === tier).map(([id]) => id);
    for (let client = queue.pop(); client !== undefined; client = queue.pop()) {
      for (const server of asked.get(client) ?? []) {
        if (tiers.has(server)) continue;
        tiers.set(server, tier);
        queue.push(server);
      }
    }
  }
}
