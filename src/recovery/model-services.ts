import type { ApplicationGroup, DependencyGraph } from '../graph/index.js';
import { compareText } from '../model/index.js';
import type { MachineId } from '../model/index.js';

/** What users ask: an application by the machines that meet them. */
export interface UserService {
  readonly name: string;
  readonly entries: readonly MachineId[];
  /** Why those. */
  readonly said: string;
}

type Candidate = Omit<UserService, 'name'> & { readonly group: ApplicationGroup };

/**
 * The services that users ask, one for each application, by name. The entries of an application are those of its machines that parties
 * outside ask; where no connection tells of any, its web servers and gateways. Of those only the ones that no other machine of the
 * application asks: a gateway stands before its web servers. Where no application of the estate has entries, every application that no other
 * one asks is taken for a service. Applications of tests have no users.
 */
export function findUserServices(graph: DependencyGraph): readonly UserService[] {
  const groups = graph.groups.filter(({ environment }) => environment !== 'nonProduction');
  const found = groups.flatMap((group) => entriesOf(group, graph) ?? []);
  const services = found.length > 0 ? found : rootsOf(groups, graph);
  const counts = new Map<string, number>();
  for (const { group } of services) counts.set(group.name, (counts.get(group.name) ?? 0) + 1);
  return services
    .map(({ group, entries, said }): UserService => {
      const isUnique = counts.get(group.name) === 1;
      const name = isUnique ? group.name : `${group.name} (${group.environment ?? 'environment not known'})`;
      return { name, entries, said };
    })
    .sort((left, right) => compareText(left.name, right.name) || compareText(left.entries[0]!, right.entries[0]!));
}

function entriesOf(group: ApplicationGroup, graph: DependencyGraph): Candidate | null {
  const asked = new Set(graph.outside.flatMap(({ machine, direction }) => (direction === 'isAsked' ? machine : [])));
  const users = new Set(graph.machines.flatMap(({ id, tier }) => (isForUsers(tier) ? id : [])));
  const fromOutside = group.machines.filter((id) => asked.has(id) && users.has(id));
  if (fromOutside.length > 0) {
    return { group, entries: firstOf(fromOutside, group, graph), said: 'parties outside ask them' };
  }
  const meeting = new Set(graph.machines.flatMap(({ id, role }) => (role === 'web' || role === 'gateway' ? id : [])));
  const webs = group.machines.filter((id) => meeting.has(id));
  if (webs.length === 0) return null;
  return {
    group,
    entries: firstOf(webs, group, graph),
    said: 'the web servers and gateways of the application: no connection tells which machines users ask',
  };
}

const isForUsers = (tier: string): boolean => tier !== 'foundation' && tier !== 'operations';

/** Without those that others of the application ask; all of them where each is asked. */
function firstOf(
  entries: readonly MachineId[],
  { machines }: ApplicationGroup,
  { edges, availabilityGroups }: DependencyGraph,
): readonly MachineId[] {
  const own = new Set(machines);
  const groupOf = new Map(availabilityGroups.flatMap((one) => one.machines.map((id) => [id, one] as const)));
  const behind = new Set<MachineId>();
  for (const { client, server, kind } of edges) {
    const isOfGroup = groupOf.get(client) !== undefined && groupOf.get(client) === groupOf.get(server);
    if (kind === 'dependency' && own.has(client) && !isOfGroup) behind.add(server);
  }
  const first = entries.filter((id) => !behind.has(id));
  return (first.length > 0 ? first : entries).toSorted(compareText);
}

function rootsOf(groups: readonly ApplicationGroup[], { edges, machines }: DependencyGraph): readonly Candidate[] {
  const groupOf = new Map(groups.flatMap((group) => group.machines.map((id) => [id, group] as const)));
  const tierOf = new Map(machines.map(({ id, tier }) => [id, tier] as const));
  const asked = new Set<ApplicationGroup>();
  for (const { client, server, kind } of edges) {
    const [from, to] = [groupOf.get(client), groupOf.get(server)];
    if (kind === 'dependency' && to !== undefined && from !== to) asked.add(to);
  }
  return groups.flatMap((group): readonly Candidate[] => {
    const entries = group.machines.filter((id) => isForUsers(tierOf.get(id) ?? 'unknown')).toSorted(compareText);
    const said = 'no other application asks it, and no connection tells which machines users ask';
    return asked.has(group) || entries.length === 0 ? [] : [{ group, entries, said }];
  });
}
