import { plainMachineName } from '../model/index.js';
import type { Machine, MachineId, RoleEvidence } from '../model/index.js';
import type { Site } from '../site/index.js';

/** What knows that something else stands in Azure in a machine's place. */
export interface StandInQuestion {
  readonly machines: readonly Machine[];
  readonly site: Site | null;
  /** What connections and tags say that machines are for, the surest first; of those that are absent only the site file tells. */
  readonly roles?: ReadonlyMap<MachineId, readonly RoleEvidence[]>;
}

/** What takes a machine's place, and why it is not replicated. */
export interface StandIn {
  readonly by: 'directory' | 'egress';
  readonly reason: string;
}

/**
 * Machines whose place something of the target design takes, so that a copy of them is not wanted: firewalls and gateways with address
 * translation (NAT gateway or Azure Firewall), and domain controllers (new ones, which replicate by themselves). By a sign of medium
 * confidence at least, or by the site file, whose names mean nobody where several machines bear them. What people decided of a machine's
 * method holds over both, and so does a site file that says that a controller is replicated.
 */
export function findStandIns({ machines, site, roles = new Map() }: StandInQuestion): ReadonlyMap<MachineId, StandIn> {
  const named = namedBySite(site);
  const counts = new Map<string, number>();
  for (const { name } of machines) counts.set(plainMachineName(name), (counts.get(plainMachineName(name)) ?? 0) + 1);
  const found = new Map<MachineId, StandIn>();
  for (const { id, name, decided } of machines) {
    if ((decided?.method ?? null) !== null) continue;
    const plain = plainMachineName(name);
    const stated = counts.get(plain) === 1 ? named.get(plain) : undefined;
    const answer = stated === undefined ? bySign(roles.get(id) ?? []) : stated;
    if (answer !== null) found.set(id, answer);
  }
  return found;
}

const OVERRIDE = 'who wants a copy nevertheless decides so in the file of decisions';

const egress = (why: string): StandIn => ({
  by: 'egress',
  reason: `it is a way out of the site (${why}): its cards, addresses and routes mean nothing in a virtual network, so NAT gateway or Azure Firewall takes its place; ${OVERRIDE}`,
});

const directory = (why: string): StandIn => ({
  by: 'directory',
  reason: `it is a domain controller (${why}): new ones are promoted in Azure and replicate by themselves, while a copy that runs beside the original breaks the directory; ${OVERRIDE}`,
});

/** Null: the site file says that it is replicated as it is. */
function namedBySite(site: Site | null): ReadonlyMap<string, StandIn | null> {
  const named = new Map<string, StandIn | null>();
  for (const { name } of site?.network?.egressPoints ?? []) named.set(plainMachineName(name), egress('the site file'));
  for (const { name, site: where, isReplicated } of site?.directory?.domainControllers ?? []) {
    if (where === 'azure') continue;
    named.set(plainMachineName(name), isReplicated === true ? null : directory('the site file'));
  }
  return named;
}

function bySign(roles: readonly RoleEvidence[]): StandIn | null {
  for (const { role, confidence, said } of roles) {
    if (confidence === 'low') continue;
    if (role === 'firewall') return egress(`${said}; confidence ${confidence}`);
    if (role === 'directory') return directory(`${said}; confidence ${confidence}`);
  }
  return null;
}
