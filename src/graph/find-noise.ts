import type { MachineId, MachineRole, RoleEvidence } from '../model/index.js';
import type { CollectedEdge } from './collect-edges.js';
import type { NoiseFound } from './graph.js';
import { DATA_PORTS, FOUNDATION_PORTS, NOISE_RULES, WIDE } from './noise-rules.js';
import type { NoiseRule, NoiseSign } from './noise-rules.js';

const plainProcess = (process: string): string =>
  process
    .toLowerCase()
    .replace(/^.*[/\\]/, '')
    .replace(/\.exe$/, '');

/** Roles of which more than a name or a note tells. */
const toldRoles = (evidence: readonly RoleEvidence[]): ReadonlySet<MachineRole> =>
  new Set(evidence.filter(({ from }) => from !== 'name' && from !== 'annotation').map(({ role }) => role));

/** Of those, the roles of which more than ports and habits tell. */
const sureRoles = (evidence: readonly RoleEvidence[]): ReadonlySet<MachineRole> =>
  toldRoles(evidence.filter(({ from }) => from !== 'port'));

/** A rule's signs with their lists as sets, so that each edge is looked at once. */
interface ReadySign {
  readonly sign: NoiseSign;
  readonly ports: ReadonlySet<number> | null;
  readonly clients: ReadonlySet<string> | null;
  readonly servers: ReadonlySet<string> | null;
}

const READY: readonly { readonly rule: NoiseRule; readonly signs: readonly ReadySign[] }[] = NOISE_RULES.map(
  (rule) => ({
    rule,
    signs: rule.signs.map((sign) => ({
      sign,
      ports: sign.ports === undefined ? null : new Set(sign.ports),
      clients: sign.clientProcesses === undefined ? null : new Set(sign.clientProcesses),
      servers: sign.serverProcesses === undefined ? null : new Set(sign.serverProcesses),
    })),
  }),
);

interface Around {
  readonly rolesAt: (place: number) => ReadonlySet<MachineRole>;
  readonly sureAt: (place: number) => ReadonlySet<MachineRole>;
  /** How many machines a client asks on a port, and how many ask a server on one. */
  readonly targets: ReadonlyMap<number, number>;
  readonly askers: ReadonlyMap<number, number>;
}

const keyOf = (place: number, port: number): number => place * 65_536 + port;

const isAnyOf = (processes: readonly string[], wanted: ReadonlySet<string> | null): boolean =>
  wanted === null || processes.some((process) => wanted.has(plainProcess(process)));

/** What is brought to a server by agents: not what it keeps for others, and where it is only taken for one, what it fetches elsewhere. */
function isOwnPort(
  role: MachineRole | undefined,
  { server, port }: CollectedEdge,
  { sureAt, targets }: Around,
): boolean {
  if (role === undefined || DATA_PORTS.has(port)) return false;
  return sureAt(server).has(role) || (targets.get(keyOf(server, port)) ?? 0) >= WIDE;
}

function isWide({ client: isByClient }: NoiseSign, { client, server, port }: CollectedEdge, around: Around): boolean {
  const partners =
    isByClient === undefined ? around.askers.get(keyOf(server, port)) : around.targets.get(keyOf(client, port));
  return (partners ?? 0) >= WIDE;
}

function fits(ready: ReadySign, edge: CollectedEdge, around: Around): boolean {
  const { rolesAt } = around;
  const { sign, ports, clients, servers } = ready;
  const { client, server, port } = edge;
  if (ports?.has(port) === false) return false;
  if (!isAnyOf(edge.clientProcesses, clients) || !isAnyOf(edge.serverProcesses, servers)) return false;
  if (sign.client !== undefined && !rolesAt(client).has(sign.client)) return false;
  if (sign.server !== undefined && !rolesAt(server).has(sign.server)) return false;
  if (sign.isOwnPort === true && !isOwnPort(sign.server, edge, around)) return false;
  return sign.isWide === undefined || isWide(sign, edge, around);
}

/**
 * The rule by which each edge is noise, in the order of the edges; null for those that none fits.
 *
 * @param signsAt the evidence of the machine at a place
 */
export function findNoise(
  edges: readonly CollectedEdge[],
  signsAt: readonly (readonly RoleEvidence[])[],
): readonly (NoiseRule | null)[] {
  const targets = new Map<number, number>();
  const askers = new Map<number, number>();
  const count = (counts: Map<number, number>, key: number): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { client, server, port } of edges) {
    count(targets, keyOf(client, port));
    count(askers, keyOf(server, port));
  }
  const told = signsAt.map(toldRoles);
  const sure = signsAt.map(sureRoles);
  const around: Around = {
    rolesAt: (place) => told[place]!,
    sureAt: (place) => sure[place]!,
    ...{ targets, askers },
  };
  return edges.map((edge) => {
    // A scanner tries the ports of directories too; nobody else's call to them is noise.
    const rules = FOUNDATION_PORTS.has(edge.port) ? READY.slice(0, 1) : READY;
    return rules.find(({ signs }) => signs.some((sign) => fits(sign, edge, around)))?.rule ?? null;
  });
}

/** Of how many partners by one rule a machine must be the middle, to be named as who makes the noise. */
const MAKER_PARTNERS = 3;

/** What was found, in the order of the rules; rules that found nothing are left out. */
export function summariseNoise(
  edges: readonly CollectedEdge[],
  rules: readonly (NoiseRule | null)[],
  { kept, idAt }: { readonly kept: ReadonlySet<string>; readonly idAt: (place: number) => MachineId },
): readonly NoiseFound[] {
  return NOISE_RULES.flatMap((rule) => {
    const own = edges.filter((_edge, at) => rules[at] === rule);
    if (own.length === 0) return [];
    return [
      {
        rule: rule.id,
        words: rule.words,
        edges: own.length,
        machines: makersOf(own).map(idAt),
        isRemoved: !kept.has(rule.id),
      },
    ];
  });
}

/** Of each edge the end with more partners, where it has enough of them; in the order of ids. */
function makersOf(edges: readonly CollectedEdge[]): readonly number[] {
  const partners = new Map<number, Set<number>>();
  const note = (one: number, other: number): void => {
    const known = partners.get(one);
    if (known === undefined) partners.set(one, new Set([other]));
    else known.add(other);
  };
  for (const { client, server } of edges) {
    note(client, server);
    note(server, client);
  }
  const makers = new Set<number>();
  for (const { client, server } of edges) {
    const [ofClient, ofServer] = [partners.get(client)!.size, partners.get(server)!.size];
    const [middle, count] = ofServer > ofClient ? [server, ofServer] : [client, ofClient];
    if (count >= MAKER_PARTNERS) makers.add(middle);
  }
  return [...makers].sort((left, right) => left - right);
}
