import type { AvailabilityPlan, RecoveryPlan } from '../../recovery/index.js';
import type { ReplicationPlan } from '../../replication/index.js';
import type { DependencyGraph } from '../../graph/index.js';
import type { ReportContents } from '../contents.js';

type Named = readonly (string | null | undefined)[];

/**
 * Names of the input and of what is proposed for Azure: in a table they stand in the same columns as words of ours, and no language changes
 * them. Cost: linear in machines, disks and rules.
 */
export function namesOf(contents: ReportContents): ReadonlySet<string> {
  const { assessment, graph, waves, replication, recovery, backTest } = contents;
  const names: Named[] = [
    [
      `${assessment.engine.name} ${assessment.engine.version}`,
      assessment.policy.name,
      assessment.region.name,
      assessment.region.displayName,
    ],
    ...(backTest === null ? [] : [backTest.rules.map(({ name }) => name)]),
    ...assessment.machines.map(({ name, application, criticality, source }) => [
      ...[name, application, criticality, source.os, source.host, source.cluster, source.datacenter],
      ...source.addresses,
    ]),
    ...assessment.outOfScope.map(({ name }) => [name]),
    ...(graph === null ? [] : ofGraph(graph)),
    ...(waves === null ? [] : waves.machines.map(({ name, application }) => [name, application])),
    ...(waves === null ? [] : waves.unplanned.map(({ name }) => [name])),
    ...(replication === null ? [] : ofReplication(replication)),
    ...(recovery === null ? [] : ofRecovery(recovery)),
  ];
  return new Set(names.flat().filter((name): name is string => typeof name === 'string' && name !== ''));
}

const ofGraph = ({ machines, groups, availabilityGroups, outside, edges }: DependencyGraph): readonly Named[] => [
  ...machines.map(({ name, application, roles }) => [name, application, ...roles.map(({ product }) => product)]),
  ...groups.map(({ name }) => [name]),
  ...availabilityGroups.map(({ name, product }) => [name, product]),
  ...outside.map(({ party, addresses }) => [party, ...addresses]),
  ...edges.map(({ product, clientProcesses, serverProcesses }) => [product, ...clientProcesses, ...serverProcesses]),
];

const ofReplication = ({ machines, unreplicated, placement }: ReplicationPlan): readonly Named[] => [
  ...machines.map(({ name, host, manager, disks }) => [name, host, manager, ...disks.map((disk) => disk.name)]),
  ...unreplicated.map(({ name }) => [name]),
  ...placement.appliances.map(({ name }) => [name]),
  ...placement.cacheAccounts.map(({ name }) => [name]),
];

const ofRecovery = ({ machines, availability, groups, target }: RecoveryPlan): readonly Named[] => [
  ...machines.map(({ name, application }) => [name, application]),
  ...availability.flatMap(ofAvailability),
  ...groups.runs.map(({ name }) => [name]),
  ...target.endpoints.map(({ name, addresses, service }) => [name, service, ...addresses]),
  ...target.links.map(({ name }) => [name]),
  ...target.dns.map(({ name }) => [name]),
  ...target.subnets.map(({ name }) => [name]),
  ...target.securityGroups.map(({ name }) => [name]),
  ...target.rules.map(({ name }) => [name]),
  [target.vnet.name],
];

const ofAvailability = ({ service, entries, present, withPlan }: AvailabilityPlan): readonly Named[] => [
  [service, ...entries],
  ...[present, withPlan].flatMap(({ elements }) =>
    elements.filter(({ kind }) => kind !== 'site' && kind !== 'service').map(({ name }) => [name]),
  ),
];
