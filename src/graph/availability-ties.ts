import { PRODUCTS } from '../dependency/index.js';
import { clusterPort } from './cluster-ports.js';
import type { AvailabilityGroup, GraphMachine } from './graph.js';
import { nameStem } from './name-stem.js';
import type { PlacedEdge, Wiring } from './wiring.js';

/** That two machines speak to each other as members of one group do. */
export interface MemberTie {
  readonly left: number;
  readonly right: number;
  readonly kind: Exclude<AvailabilityGroup['kind'], 'pool'>;
  readonly product: string | null;
  readonly isBothWays: boolean;
  readonly isOneApplication: boolean;
  readonly said: string;
}

/** Products of which one asks another for nothing but copies and votes, and what such a group is. */
const DATA_PRODUCTS: ReadonlyMap<string, 'replicas' | 'cluster'> = new Map(
  PRODUCTS.flatMap(({ id, roles }): [string, 'replicas' | 'cluster'][] => {
    if (roles.includes('queue')) return [[id, 'cluster']];
    return roles.some((role) => role === 'database' || role === 'cache' || role === 'directory' || role === 'dns')
      ? [[id, 'replicas']]
      : [];
  }),
);

/** Only such an edge can make members of its ends: all others are left aside, and they are most. */
const mayTell = ({ port, product }: PlacedEdge['edge']): boolean =>
  clusterPort(port) !== null || (product !== null && DATA_PRODUCTS.has(product));

/** By their smaller and larger place. */
export function findTies({ machines, edges }: Wiring): readonly MemberTie[] {
  const telling = edges.filter(({ edge }) => mayTell(edge));
  const served = new Set(telling.map(({ server, edge }) => `${server} ${edge.product ?? ''}`));
  const ports = new Set(telling.map(({ edge }) => edge.port));
  const asked = new Set(
    edges.flatMap(({ client, server, edge }) => (ports.has(edge.port) ? `${client} ${server} ${edge.port}` : [])),
  );
  const ties: MemberTie[] = [];
  for (const one of telling) {
    const isBothWays = asked.has(`${one.server} ${one.client} ${one.edge.port}`);
    if (isBothWays && one.client > one.server) continue; // told by the edge the other way
    const tie = tieOf(one, { machines, served, isBothWays });
    if (tie !== null) ties.push(tie);
  }
  return ties;
}

interface Seen {
  readonly machines: readonly GraphMachine[];
  /** `place product` of all that is asked. */
  readonly served: ReadonlySet<string>;
  readonly isBothWays: boolean;
}

function tieOf(one: PlacedEdge, { machines, served, isBothWays }: Seen): MemberTie | null {
  const { client, server, edge } = one;
  const [asker, target] = [machines[client]!, machines[server]!];
  const isDirectory = asker.role === 'directory' && target.role === 'directory';
  if (!isDirectory && !mayBeOne(asker, target)) return null;
  const isOneApplication = isDirectory || (asker.application !== null && asker.application === target.application);
  if (!isBothWays && !isOneApplication && !isNamedAlike(asker, target)) return null;
  const ends = { left: Math.min(client, server), right: Math.max(client, server), isBothWays, isOneApplication };
  const kind = kindOf(edge, served.has(`${client} ${edge.product}`), isBothWays);
  return kind === null ? null : { ...ends, ...kind };
}

/** What makes members of two ends by the port alone, or by what both serve. */
function kindOf(
  { port, product }: PlacedEdge['edge'],
  isServedByBoth: boolean,
  isBothWays: boolean,
): Pick<MemberTie, 'kind' | 'product' | 'said'> | null {
  const ofCluster = clusterPort(port);
  if (ofCluster !== null) {
    const way = isBothWays ? 'both ways' : 'one way';
    const said = `they speak ${way} on port ${port}, which is for members alone (${ofCluster.words})`;
    return { kind: ofCluster.kind, product: ofCluster.product, said };
  }
  const kind = product === null ? undefined : DATA_PRODUCTS.get(product);
  if (kind === undefined || !isServedByBoth) return null;
  const who = isBothWays ? 'they ask each other both ways' : 'one asks the other';
  return { kind, product, said: `each serves ${product}, and ${who} on port ${port}` };
}

/** Controllers of a directory copy all of it to each other, whoever owns them. A link between the databases of two applications, or from test to production, makes no replicas of them. */
const mayBeOne = (left: GraphMachine, right: GraphMachine): boolean =>
  isSameOrUnknown(left.application, right.application) && isSameOrUnknown(left.environment, right.environment);

const isSameOrUnknown = (left: string | null, right: string | null): boolean =>
  left === null || right === null || left === right;

const isNamedAlike = (left: GraphMachine, right: GraphMachine): boolean => {
  const stem = nameStem(left.name);
  return stem !== null && stem === nameStem(right.name);
};
