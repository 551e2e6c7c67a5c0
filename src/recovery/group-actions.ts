import type { DependencyGraph, GraphMachine } from '../graph/index.js';
import { compareText, visibleLine } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import { DRILL_DIRECTORY } from '../site/index.js';
import type { PlannedAction, RecoveryGroup } from './groups.js';
import { basisOfMinutes } from './recovery-defaults.js';
import { engineOfProduct } from './recovery-engines.js';
import type { RecoveryEngine } from './recovery-engines.js';
import { RECOVERY_SOURCES } from './recovery-sources.js';
import type { RecoverySettings } from './recovery-settings.js';
import type { StandbyDatabase } from './standby.js';

const ALWAYS = ['test', 'failover', 'plannedFailover'] as const;
const FOR_REAL = ['failover', 'plannedFailover'] as const;

/** Minutes of the actions that every plan gets; ours, for people to change by actions of their own. */
const OUR_MINUTES = { directory: 3, database: 4, middleware: 2, egress: 2, wait: 1 } as const;
const OURS = RECOVERY_SOURCES.own;

const MOST_NAMES = 12;

/** `a, b and c`, cut where there are many; what hostile names hold is shown. */
export function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map(visibleLine);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

/** The plan stops until groups of others are through; the wait itself is on the path by them. */
export function waitAction(waitsFor: RecoveryGroup['waitsFor']): PlannedAction {
  const words = namesOf(waitsFor.map(({ plan, group }) => `group ${group} of ${plan}`));
  return {
    when: 'before',
    kind: 'manual',
    purpose: 'wait',
    title: `Wait for ${words}`,
    lines: [`Go on when ${words} has started and its actions are done. The machines of this plan are made meanwhile.`],
    minutes: OUR_MINUTES.wait,
    basis: `to see it and to confirm; ${OURS}`,
    scope: ALWAYS,
  };
}

/** Nobody can lower a time to live once the site is lost, so it is low always; and before a planned failover it is looked at. */
export const ttlAction = ({ network }: RecoverySettings): PlannedAction => ({
  when: 'before',
  kind: 'manual',
  purpose: 'ttl',
  title: 'Lower the time to live of the names that switch',
  lines: [
    `A day before: ${network.dnsTtlSeconds} s at every record that switches site, and wait until the old time to live has run out.`,
    'Of an unplanned failover it is too late: keep it so low always.',
  ],
  minutes: 0,
  basis: 'done a day before, not on the path (rule R-DNS-1)',
  scope: ['plannedFailover'],
});

const EGRESS_WORDS = { natGateway: 'the NAT gateway', firewall: 'the firewall' } as const;

export const egressAction = ({ network }: RecoverySettings): PlannedAction => ({
  when: 'before',
  kind: 'manual',
  purpose: 'egress',
  title: 'Check the way out of the recovery site',
  lines: [
    `From the recovery network reach each party outside through ${network.egress === null ? 'the NAT gateway or firewall that is planned' : EGRESS_WORDS[network.egress]}: a new network has no way out by itself.`,
    'Its public addresses are other ones: partners that allow by address must know them beforehand.',
  ],
  minutes: OUR_MINUTES.egress,
  basis: OURS,
  scope: ALWAYS,
});

export const directoryAction = (machines: readonly GraphMachine[]): PlannedAction => ({
  when: 'after',
  kind: 'manual',
  purpose: 'directory',
  title: `Check the directory on ${namesOf(machines.map(({ name }) => name))}`,
  lines: [
    ...DRILL_DIRECTORY.passedTests.map((test) => `dcdiag /test:${test}`),
    'net share',
    `Shared: ${DRILL_DIRECTORY.shares.join(' and ')}. In a test: in an isolated network, with this controller as its DNS server, and only one.`,
    'Machines of the recovery network ask it for names.',
  ],
  minutes: OUR_MINUTES.directory,
  basis: OURS,
  scope: ALWAYS,
});

/** What serves the data of machines, by what clients ask of them, else by the surest sign of their roles; others are left out. */
export function enginesOf({ machines, edges }: DependencyGraph): ReadonlyMap<MachineId, RecoveryEngine> {
  const found = new Map<MachineId, RecoveryEngine>();
  for (const { server, isStateful, product } of edges) {
    if (isStateful && !found.has(server) && isKnown(product)) found.set(server, engineOfProduct(product));
  }
  for (const { id, roles } of machines) {
    const sign = found.has(id) ? undefined : roles.find(({ product }) => isKnown(product));
    if (sign !== undefined) found.set(id, engineOfProduct(sign.product));
  }
  return found;
}

const isKnown = (product: string | null): boolean => engineOfProduct(product).products.length > 0;

/** One action for each engine of a group that keeps data; people of one engine work on its machines beside each other. */
export function keeperActions(
  machines: readonly GraphMachine[],
  { graph, engines }: { readonly graph: DependencyGraph; readonly engines: ReadonlyMap<MachineId, RecoveryEngine> },
  tier: 'database' | 'middleware',
): readonly PlannedAction[] {
  const byEngine = new Map<RecoveryEngine, GraphMachine[]>();
  for (const machine of machines) {
    const engine = engines.get(machine.id) ?? engineOfProduct(null);
    // A file server or a licence server has no statements of its own.
    if (engine.products.length === 0 && machine.role !== 'database') continue;
    const own = byEngine.get(engine);
    if (own === undefined) byEngine.set(engine, [machine]);
    else own.push(machine);
  }
  return [...byEngine]
    .sort(([left], [right]) => compareText(left.name, right.name))
    .map(([engine, own]) => keeperAction(engine, own, replicaWords(own, graph), tier));
}

function replicaWords(machines: readonly GraphMachine[], { availabilityGroups }: DependencyGraph): readonly string[] {
  const ids = new Set<MachineId>(machines.map(({ id }) => id));
  return availabilityGroups
    .filter((group) => group.kind !== 'pool' && group.machines.filter((id) => ids.has(id)).length > 1)
    .map(
      ({ name }) => `${visibleLine(name)}: exactly one of its members takes writes, the others become its replicas.`,
    );
}

function keeperAction(
  engine: RecoveryEngine,
  machines: readonly GraphMachine[],
  replicas: readonly string[],
  tier: 'database' | 'middleware',
): PlannedAction {
  return {
    when: 'after',
    kind: 'manual',
    purpose: 'data',
    title: `${engine.name}: check what came up, and let one take writes (${namesOf(machines.map(({ name }) => name))})`,
    lines: [
      ...engine.check,
      engine.expect,
      ...replicas,
      'The old primary is off, or cannot be reached: if it comes back, it must not take writes.',
    ],
    minutes: OUR_MINUTES[tier],
    basis: OURS,
    scope: ALWAYS,
  };
}

/** A replica that runs in the recovery site already. */
export const promoteAction = ({ name, engine, said }: StandbyDatabase, when: PlannedAction['when']): PlannedAction => ({
  when,
  kind: 'manual',
  purpose: 'data',
  title: `${engine.name}: promote ${visibleLine(name)} in the recovery site`,
  lines: [
    `That it runs there is stated (${visibleLine(said)}) and in no inventory: see that it does before anything is built on it.`,
    'Fence the old primary first: off, or cut from the network. Where it can still be reached, stop its writes and let the replica come to its position.',
    ...engine.promote,
    engine.expect,
    'Of all that hold this data, on both sites, exactly one takes writes. In a test: on a copy of the replica, in the isolated network.',
  ],
  minutes: OUR_MINUTES.database,
  basis: OURS,
  scope: ALWAYS,
});

export const verifyAction = (settings: RecoverySettings): PlannedAction => ({
  when: 'after',
  kind: 'manual',
  purpose: 'verify',
  title: 'Verify before users come',
  lines: [
    'Log on, place a real order from end to end, read it back from the database.',
    'Write down the newest transaction that is there: it tells the data that was lost.',
  ],
  minutes: settings.minutes.verify,
  basis: basisOfMinutes('verify', settings),
  scope: ALWAYS,
});

export const switchAction = (settings: RecoverySettings): PlannedAction => ({
  when: 'after',
  kind: 'manual',
  purpose: 'switch',
  title: 'Switch the names to the recovery site',
  lines: [
    'Change the records of all names that users and branches ask, or the priority in Traffic Manager or Front Door.',
    'Flush the forwarders of branches: old answers there kept users on the lost site before.',
  ],
  minutes: settings.minutes.dnsSwitch,
  basis: basisOfMinutes('dnsSwitch', settings),
  scope: FOR_REAL,
});
