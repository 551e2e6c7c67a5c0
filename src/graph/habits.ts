import { PRODUCTS } from '../dependency/index.js';
import type { UnansweredAttempts } from '../dependency/index.js';
import type { MachineRole, RoleEvidence } from '../model/index.js';
import type { CollectedEdge } from './collect-edges.js';
import type { OutsideEdge } from './graph.js';
import { DATA_PORTS, FOUNDATION_PORTS, LOGON_PORTS, WIDE } from './noise-rules.js';

/** So many machines, on so many ports, are tried by a scanner. */
const SCAN_TARGETS = 20;
const SCAN_PORTS = 3;
/** A scanner comes by seldom. */
const SCAN_CONNECTIONS_PER_DAY = 10;
/** One port of so many machines, and of at least half of all, is asked by what watches them. */
const WATCHED_TARGETS = 20;
/** So many machines must be logged on to. */
const LOGON_TARGETS = 5;
/** So many machines go through what passes their traffic on. */
const CARRIED_CLIENTS = 5;

const LOGON: ReadonlySet<number> = new Set(LOGON_PORTS);

export interface HabitInput {
  readonly edges: readonly CollectedEdge[];
  readonly outside: readonly OutsideEdge[];
  /** Attempts that nobody answered, where a source tells of them. */
  readonly unanswered: readonly UnansweredAttempts[];
  /** How many machines any connection names. */
  readonly seen: number;
  readonly placeOf: (id: string) => number;
}

/**
 * What machines are for by whom they ask and who asks them, where nothing else tells: no process, no tag. Places of machines; a
 * machine without a telling habit is absent.
 */
export function findHabits({
  edges,
  outside,
  unanswered,
  seen,
  placeOf,
}: HabitInput): ReadonlyMap<number, readonly RoleEvidence[]> {
  const asked = groupBy(edges, ({ client }) => client);
  const asking = groupBy(edges, ({ server }) => server);
  const calledFromOutside = new Set(
    outside.filter(({ direction }) => direction === 'isAsked').map(({ machine }) => placeOf(machine)),
  );
  const askedOutside = groupBy(
    outside.filter(({ direction }) => direction === 'asks'),
    ({ machine }) => placeOf(machine),
  );
  const clientsOfPort = countBy(edges, ({ server, port }) => server * 65_536 + port);
  const found = new Map<number, RoleEvidence[]>();
  const add = (place: number, evidence: RoleEvidence | null): boolean => {
    if (evidence === null) return false;
    const known = found.get(place);
    if (known === undefined) found.set(place, [evidence]);
    else known.push(evidence);
    return true;
  };
  const tryingBy = new Map(
    unanswered.flatMap((one) => (one.source.kind === 'machine' ? [[placeOf(one.source.id), one] as const] : [])),
  );
  for (const [place, attempts] of tryingBy) add(place, attemptsHabit(attempts, asked.get(place) ?? []));
  for (const [place, own] of asked) {
    if (found.has(place)) continue;
    const isAlone = ({ server, port }: CollectedEdge): boolean => clientsOfPort.get(server * 65_536 + port) === 1;
    if (add(place, scannerHabit(own, isAlone)) || add(place, watcherHabit(own, asking.get(place) ?? [], seen)))
      continue;
    add(place, logonHabit(own));
    if (!calledFromOutside.has(place)) add(place, batchHabit(own, asking.get(place) ?? []));
  }
  for (const [place, own] of asking) {
    add(place, carrierHabit(own, { outside: askedOutside.get(place) ?? [], seen }));
    add(place, keeperHabit(own, seen));
  }
  return found;
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return groups;
}

function countBy<T>(all: readonly T[], keyOf: (one: T) => number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}

const distinct = (numbers: readonly number[]): number => new Set(numbers).size;

const sign = (role: MachineRole, confidence: RoleEvidence['confidence'], said: string): RoleEvidence => ({
  ...{ role, product: null, from: 'port', confidence, said },
});

/** It tries ports that nobody else asks and on which nothing was seen to listen, of very many machines, and seldom. */
function scannerHabit(own: readonly CollectedEdge[], isAlone: (edge: CollectedEdge) => boolean): RoleEvidence | null {
  const tried = own.filter((edge) => edge.serverProcesses.length === 0 && isAlone(edge));
  const targets = distinct(tried.map(({ server }) => server));
  const ports = distinct(tried.map(({ port }) => port));
  if (targets < SCAN_TARGETS || ports < SCAN_PORTS || tried.length * 2 < own.length) return null;
  if (tried.length < targets * 2 || own.some(isOften)) return null;
  return sign('scanner', 'medium', `tries ${ports} ports of ${targets} machines that nobody else asks there`);
}

/** It tries very many addresses on several ports without an answer, and at least half as many as it gets answers from. */
function attemptsHabit({ targets, ports }: UnansweredAttempts, own: readonly CollectedEdge[]): RoleEvidence | null {
  const answering = distinct(own.map(({ server }) => server));
  if (targets < SCAN_TARGETS || ports < SCAN_PORTS || targets * 2 < answering) return null;
  return sign('scanner', 'medium', `tries ${targets} addresses on ${ports} ports that do not answer`);
}

const isOften = ({ connections, days, serverProcesses }: CollectedEdge): boolean =>
  serverProcesses.length === 0 && connections !== null && days > 0 && connections > days * SCAN_CONNECTIONS_PER_DAY;

function watcherHabit(
  own: readonly CollectedEdge[],
  askers: readonly CollectedEdge[],
  seen: number,
): RoleEvidence | null {
  const targets = countBy(
    own.filter(({ port }) => !FOUNDATION_PORTS.has(port) && !LOGON.has(port)),
    ({ port }) => port,
  );
  const [port, count] = [...targets].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0]);
  if (count < WATCHED_TARGETS || count * 2 < seen) return null;
  const keepsFor = distinct(askers.filter((edge) => DATA_PORTS.has(edge.port)).map(({ client }) => client));
  const said = `asks port ${port} of ${count} of ${seen} machines`;
  return keepsFor < WIDE
    ? sign('monitoring', 'medium', said)
    : sign('monitoring', 'low', `${said}, but ${keepsFor} ask it for data`);
}

/** A habit of monitoring in a machine that many ask for data. */
export const isDoubtfulWatcher = ({ role, from, product, confidence }: RoleEvidence): boolean =>
  role === 'monitoring' && from === 'port' && product === null && confidence === 'low';

function logonHabit(own: readonly CollectedEdge[]): RoleEvidence | null {
  const rest = own.filter(({ port }) => !FOUNDATION_PORTS.has(port));
  const logons = rest.filter(({ port }) => LOGON.has(port));
  const targets = distinct(logons.map(({ server }) => server));
  if (targets < LOGON_TARGETS || logons.length * 5 < rest.length * 4) return null;
  return sign('jumpHost', 'low', `logs on to ${targets} machines and asks hardly anything else`);
}

/** Nobody asks it, it asks for data, and in at most half of the slots in which it is seen at all. */
function batchHabit(own: readonly CollectedEdge[], askers: readonly CollectedEdge[]): RoleEvidence | null {
  const work = own.filter(({ port }) => DATA_PORTS.has(port) && port !== 445);
  const most = Math.max(...own.map(({ slots }) => slots));
  const busiest = Math.max(0, ...work.map(({ slots }) => slots));
  if (work.length === 0 || busiest === 0 || busiest * 2 > most) return null;
  if (askers.some((edge) => edge.serverProcesses.length > 0 && !isAgentPort(edge.port))) return null;
  const said = `asks for data in ${busiest} of the ${most} slots of six hours in which it is seen, and nobody asks it`;
  return sign('batch', 'medium', said);
}

const AGENT_PORTS: ReadonlySet<number> = new Set(
  PRODUCTS.filter(({ kind }) => kind === 'agent').flatMap(({ ports }) => ports),
);
const isAgentPort = (port: number): boolean => AGENT_PORTS.has(port);

/** Many ask it where nothing of its own listens, and it asks parties outside on the same port. */
function carrierHabit(
  askers: readonly CollectedEdge[],
  { outside, seen }: { readonly outside: readonly OutsideEdge[]; readonly seen: number },
): RoleEvidence | null {
  const passed = new Set(outside.map(({ port }) => port));
  const carried = askers.filter(({ port, serverProcesses }) => passed.has(port) && serverProcesses.length === 0);
  const clients = distinct(carried.map(({ client }) => client));
  if (clients < CARRIED_CLIENTS || clients * 4 < seen) return null;
  const parties = new Set(outside.map(({ party, addresses }) => `${party} ${addresses.join()}`)).size;
  const said = `${clients} machines ask it where nothing listens, and it asks ${parties} part${parties === 1 ? 'y' : 'ies'} outside on the same ports`;
  return sign('firewall', 'medium', said);
}

/** Ports of backup servers: NetBackup and Veeam. */
const BACKUP_PORTS: ReadonlySet<number> = new Set(
  PRODUCTS.filter(({ roles }) => roles.includes('backup')).flatMap(({ ports }) => ports),
);

/** At least half of all machines bring it what they keep. */
function keeperHabit(askers: readonly CollectedEdge[], seen: number): RoleEvidence | null {
  const clients = distinct(askers.filter(({ port }) => BACKUP_PORTS.has(port)).map(({ client }) => client));
  if (clients < WATCHED_TARGETS || clients * 2 < seen) return null;
  return sign('backup', 'medium', `${clients} of ${seen} machines ask it on a port of backup servers`);
}
