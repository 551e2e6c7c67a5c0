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

/** By their smaller and larger place. */
export function findTies({ machines, edges }: Wiring): readonly MemberTie[] {
  const served = new Set(edges.map(({ server, edge }) => `${server} ${edge.product ?? ''}`));
  const asked = new Set(edges.map(({ client, server, edge }) => `${client} ${server} ${edge.port}`));
  const ties: MemberTie[] = [];
  for (const one of edges) {
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

function tieOf({ client, server, edge }: PlacedEdge, { machines, served, isBothWays }: Seen): MemberTie | null {
  const [asker, target] = [machines[client]!, machines[server]!];
  const isDirectory = asker.role === 'directory' && target.role === 'directory';
  const isOneApplication = isDirectory || (asker.application !== null && asker.application === target.application);
  if (!isDirectory && !mayBeOne(asker, target)) return null;
  const isAlike = isOneApplication || isNamedAlike(asker, target);
  const way = isBothWays ? 'both ways' : 'one way';
  const ends = { left: Math.min(client, server), right: Math.max(client, server), isBothWays, isOneApplication };
  const ofCluster = clusterPort(edge.port);
  if (ofCluster !== null && (isBothWays || isAlike)) {
    const { kind, product, words } = ofCluster;
    return {
      ...ends,
      kind,
      product,
      said: `they speak ${way} on port ${edge.port}, which is for members alone (${words})`,
    };
  }
  const kind = edge.product === null ? undefined : DATA_PRODUCTS.get(edge.product);
  if (kind === undefined || !served.has(`${client} ${edge.product}`) || !(isBothWays || isAlike)) return null;
  const said = `each serves ${edge.product}, and they ask each other ${way} on port ${edge.port}`;
  return {
    ...ends,
    kind,
    product: edge.product,
    said: isBothWays ? said : said.replace('they ask each other', 'one asks the other'),
  };
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
