import { compareText } from '../model/index.js';
import { findPools } from './availability-pools.js';
import { findTies } from './availability-ties.js';
import type { MemberTie } from './availability-ties.js';
import type { AvailabilityGroup, GraphMachine } from './graph.js';
import { groupName, nameStem } from './name-stem.js';
import { createUnionFind } from './union-find.js';
import { ascending, groupBy } from './wiring.js';
import type { Wiring } from './wiring.js';

export interface AvailabilityFound {
  /** By their first machine; a machine is in one at most. */
  readonly groups: readonly AvailabilityGroup[];
  /** By machine. */
  readonly memberOf: ReadonlyMap<string, AvailabilityGroup>;
}

/**
 * Machines that stand in for each other. Replicas and clusters are known by what members say to each other: a port of members alone,
 * or a data service that asks another of its own product. Pools are known by what is the same about them: role, application,
 * environment and name, or the services and their clients. What copies or votes is no pool.
 */
export function findAvailabilityGroups(wiring: Wiring): AvailabilityFound {
  const tied = groupsOfTies(wiring, findTies(wiring));
  const taken = new Set(tied.flatMap(({ machines }) => machines));
  const groups = [...tied, ...findPools(wiring, taken)].sort((left, right) =>
    compareText(left.machines[0]!, right.machines[0]!),
  );
  return { groups, memberOf: new Map(groups.flatMap((group) => group.machines.map((id) => [id, group] as const))) };
}

function groupsOfTies({ machines }: Wiring, ties: readonly MemberTie[]): readonly AvailabilityGroup[] {
  const sets = createUnionFind(machines.length);
  for (const { left, right } of ties) sets.join(left, right);
  const tiesOf = groupBy(ties, ({ left }) => sets.rootOf(left));
  return [...tiesOf.values()].map((own) => groupOf(own, machines));
}

function groupOf(ties: readonly MemberTie[], machines: readonly GraphMachine[]): AvailabilityGroup {
  const places = [...new Set(ties.flatMap(({ left, right }) => [left, right]))].sort(ascending);
  const members = places.map((place) => machines[place]!);
  const products = new Set(ties.flatMap(({ product }) => product ?? []));
  const roles = new Set(members.flatMap(({ role }) => role ?? []));
  const isNamedAlike =
    new Set(members.map(({ name }) => nameStem(name))).size === 1 && nameStem(members[0]!.name) !== null;
  const said = [...new Set(ties.map((tie) => tie.said))].sort(compareText);
  return {
    name: groupName(members),
    kind: ties.some(({ kind }) => kind === 'cluster') ? 'cluster' : 'replicas',
    role: roles.size === 1 ? members[0]!.role : null,
    product: products.size === 1 ? [...products][0]! : null,
    machines: members.map(({ id }) => id),
    said: isNamedAlike ? [...said, `their names differ in their ends alone: ${nameStem(members[0]!.name)}`] : said,
    confidence: confidenceOf(ties, isNamedAlike),
  };
}

/** Both ways, and alike by name or application: high; one of the two: medium. */
function confidenceOf(ties: readonly MemberTie[], isNamedAlike: boolean): AvailabilityGroup['confidence'] {
  const isBothWays = ties.every((tie) => tie.isBothWays);
  const isOneApplication = ties.every((tie) => tie.isOneApplication);
  const isAlike = isNamedAlike || isOneApplication;
  if (isBothWays && isAlike) return 'high';
  return isBothWays || isAlike ? 'medium' : 'low';
}
