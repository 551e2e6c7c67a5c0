import type { DependencyGraph } from '../graph/index.js';
import { compareText } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import { readyDatabaseWords } from './model-outside.js';
import { createNamer } from './security-names.js';
import type { DatabaseReplica } from './security-replicas.js';
import type { TargetSecurityGroup, TargetSubnet } from './target-design.js';

/**
 * Limits of network security groups. Source: MicrosoftDocs/azure-docs, includes/azure-virtual-network-limits.md (12/05/2022): 1,000 rules
 * for each group, 4,000 addresses and ranges for each side of a rule, 100 application security groups within all rules of one. Priorities 100
 * to 4096: network-security-groups-overview.md (07/15/2025), which also lets a rule name one application security group alone, where the page
 * of limits says ten: the stricter one is kept.
 */
export const SECURITY_LIMITS = {
  rulesPerGroup: 1000,
  addressesPerSide: 4000,
  securityGroupsPerGroup: 100,
  priority: { first: 100, last: 4096 },
} as const;

/** Machines that rules treat alike. */
export interface SecurityUnit {
  readonly id: string;
  /** What rules call it: one application security group, or addresses. */
  readonly named: readonly string[];
  readonly isGroup: boolean;
  readonly subnet: string;
  readonly machines: readonly MachineId[];
}

export interface SecurityUnits {
  readonly units: readonly SecurityUnit[];
  readonly unitOf: ReadonlyMap<MachineId, SecurityUnit>;
  readonly securityGroups: readonly TargetSecurityGroup[];
}

export interface UnitsInput {
  readonly graph: DependencyGraph;
  readonly subnets: readonly TargetSubnet[];
  readonly addressOf: ReadonlyMap<MachineId, string>;
  /** `group`: members of an availability group are treated alike (ours); `exact`: every machine by itself. */
  readonly aggregation: 'group' | 'exact';
  /** Places that are left for groups of the recovery site's own machines. */
  readonly reserved: number;
}

/**
 * Members of one availability group in one subnet are one unit, named by an application security group; what nothing is like is named by its
 * address. Groups found with low confidence stay apart. Where there are more groups than rules of one network security group may name, the
 * smallest are named by their addresses, which says the same.
 */
export function findSecurityUnits({ graph, subnets, addressOf, aggregation, reserved }: UnitsInput): SecurityUnits {
  const sure = aggregation === 'exact' ? [] : graph.availabilityGroups.filter(({ confidence }) => confidence !== 'low');
  const groupOf = new Map(sure.flatMap((group) => group.machines.map((id) => [id, group] as const)));
  const sets = new Map<string, { readonly subnet: string; readonly name: string; readonly machines: MachineId[] }>();
  for (const { name: subnet, machines } of subnets) {
    for (const id of machines) {
      const group = groupOf.get(id);
      const key = group === undefined ? `machine\n${id}` : `${subnet}\n${group.machines[0]!}`;
      const known = sets.get(key);
      if (known === undefined) sets.set(key, { subnet, name: group?.name ?? id, machines: [id] });
      else known.machines.push(id);
    }
  }
  const alike = [...sets.values()]
    .filter(({ machines }) => machines.length > 1)
    .sort(
      (left, right) =>
        right.machines.length - left.machines.length || compareText(left.machines[0]!, right.machines[0]!),
    );
  const grouped = new Set(alike.slice(0, Math.max(0, SECURITY_LIMITS.securityGroupsPerGroup - reserved)));
  const nameOf = createNamer('asg-');
  const securityGroups: TargetSecurityGroup[] = [];
  const units = [...sets].map(([id, set]): SecurityUnit => {
    const { subnet, machines } = set;
    if (!grouped.has(set))
      return { id, named: machines.map((one) => addressOf.get(one)!), isGroup: false, subnet, machines };
    const name = nameOf(set.name);
    const said =
      'members of one availability group, which rules treat alike (ours): any of them may be asked as the others are';
    securityGroups.push({ name, subnet, machines, said });
    return { id, named: [name], isGroup: true, subnet, machines };
  });
  return {
    units,
    securityGroups,
    unitOf: new Map(units.flatMap((unit) => unit.machines.map((id) => [id, unit] as const))),
  };
}

/**
 * The domain controllers of the recovery site, which are new there: they answer for those of the site that the plan leaves behind.
 *
 * @param subnet where they stand; null: there are none
 */
export function withDirectory(
  { units, unitOf, securityGroups }: SecurityUnits,
  controllers: readonly MachineId[],
  subnet: string | null,
): SecurityUnits {
  if (controllers.length === 0 || subnet === null) return { units, unitOf, securityGroups };
  const taken = new Set(securityGroups.map(({ name }) => name));
  const name = taken.has('asg-directory') ? 'asg-directory-new' : 'asg-directory';
  const unit: SecurityUnit = { id: 'directory', named: [name], isGroup: true, subnet, machines: controllers };
  const said = 'the writable domain controllers of the recovery site, which are promoted there and not copied';
  return {
    units: [...units, unit],
    unitOf: new Map([...unitOf, ...controllers.map((id) => [id, unit] as const)]),
    securityGroups: [...securityGroups, { name, subnet, machines: [], said }],
  };
}

/** Databases that stand ready in the recovery site, each a group of rules without machines of the plan. */
export const withReplicas = (
  { units, unitOf, securityGroups }: SecurityUnits,
  replicas: readonly DatabaseReplica[],
): SecurityUnits => ({
  units: [...units, ...replicas.map(({ unit }) => unit)],
  unitOf,
  securityGroups: [
    ...securityGroups,
    ...replicas.map(({ unit, parties, ready }) => ({
      ...{ name: unit.named[0]!, subnet: unit.subnet, machines: [] },
      said: `in place of ${parties.join(', ')}: ${readyDatabaseWords(ready)}`,
    })),
  ],
});
