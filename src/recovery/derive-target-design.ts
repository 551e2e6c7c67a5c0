import type { DependencyGraph, GraphEdge } from '../graph/index.js';
import { compareText, countOf } from '../model/index.js';
import type { Estate, Machine, MachineId } from '../model/index.js';
import type { Site } from '../site/index.js';
import type { ResolvedStatements } from '../statements/index.js';
import { byName, graphInOrder } from './recovery-order.js';
import { askedByAddress, findEndpoints } from './endpoints.js';
import { createDatabaseFacts } from './model-outside.js';
import { findUserServices } from './model-services.js';
import type { RecoverySettings } from './recovery-settings.js';
import type { PointGeneration } from './retention.js';
import { createFlowCheck } from './security-check.js';
import { numberRules } from './security-number.js';
import type { NumberedRules } from './security-number.js';
import { draftOutsideRules } from './security-outside.js';
import { draftPlatformRules } from './security-platform.js';
import { findReplicas } from './security-replicas.js';
import type { DatabaseReplica, FoundReplicas } from './security-replicas.js';
import { draftSeenRules } from './security-rules.js';
import { draftServiceRules, isWindows } from './security-services.js';
import type { ServiceRules, ServicesInput } from './security-services.js';
import { findSecurityUnits, SECURITY_LIMITS, withDirectory, withReplicas } from './security-units.js';
import type { SecurityUnits } from './security-units.js';
import { planSubnets } from './subnets-plan.js';
import type { SettingsFault } from './settings-problems.js';
import type { TargetDesign } from './target-design.js';
import { calledByAddress, directorySteps, dnsRecords, linksOf, openStatements } from './target-design-notes.js';
import { protocolsOf } from '../waves/index.js';

export interface TargetQuestion {
  readonly graph: DependencyGraph;
  readonly estate: Pick<Estate, 'machines'>;
  /** Machines that the recovery site gets, and the day to which evidence is as old as it says; a plan of replication or of waves will do. */
  readonly plan: { readonly asOf: string; readonly machines: readonly { readonly id: MachineId }[] };
  readonly site: Site | null;
  readonly settings: RecoverySettings;
  /** Null: not chosen; a stated one is taken, and statements that differ stay open. */
  readonly region: string | null;
  readonly statements?: ResolvedStatements | null;
  /** What protects; null or absent: nobody states it, and the modernized one is taken. */
  readonly generation?: PointGeneration | null;
  /** `group` where absent: members of an availability group are treated alike. `exact`: only pairs that were seen. */
  readonly aggregation?: 'group' | 'exact';
}

/**
 * The network of the recovery site as data: subnets that mirror those of the site, rules with their evidence, what has to be reachable
 * outside, directory, names and links. Everything that is not known and shapes it stands in `open`.
 */
export const deriveTargetDesign = (question: TargetQuestion): TargetDesign => designTarget(question).design;

/** The same with what is wrong with the ranges that people stated. */
export function designTarget(given: TargetQuestion): {
  readonly design: TargetDesign;
  readonly faults: readonly SettingsFault[];
} {
  const question = { ...given, graph: graphInOrder(given.graph) };
  const { graph, estate, plan, site, settings, statements = null, aggregation = 'group' } = question;
  const planned = new Set(plan.machines.map(({ id }) => id));
  const machines = estate.machines.filter(({ id }) => planned.has(id)).sort(byName);
  const isPlanned = (id: MachineId): boolean => planned.has(id);
  const waysOut = graph.singlePoints.filter(({ kind }) => kind === 'egress').map(({ machine }) => machine);
  const controllers = controllersLeft(graph, planned);
  const left = new Set(controllers);
  const controllersOnSite = estate.machines.filter(({ id }) => left.has(id)).sort(byName);
  const subnetsPlan = planSubnets({
    ...{ machines, controllers: controllersOnSite },
    used: usedAddresses(estate, graph),
    site,
    settings,
    goesOut: goingOut(graph, waysOut),
  });
  const { vnet, subnets, addressOf, rooms } = subnetsPlan;
  const databases = createDatabaseFacts(site, statements);
  const { inRecovery } = databases;
  const found = findSecurityUnits({ graph, subnets, addressOf, aggregation, reserved: 1 + inRecovery.size });
  const withControllers = withDirectory(found, controllers, subnetsPlan.directory);
  const replicas = findReplicas({ outside: graph.outside, databases, units: withControllers, rooms });
  const units = withReplicas(withControllers, replicas.replicas);
  const services = findUserServices(graph);
  const entries = services.flatMap((one) => one.entries).filter(isPlanned);
  const inner = graph.edges.filter(({ client, server }) => isPlanned(client) && isPlanned(server));
  const region = regionOf(question);
  const numbered = rulesOf(question, {
    ...{ machines, subnets, addressOf, units, replicas, waysOut, entries, inner, region, controllers },
  });
  const { rules, operations, later, open, platform, asked } = numbered;
  const placed = machines.map(({ id, name }) => {
    const unit = units.unitOf.get(id)!;
    return {
      machine: id,
      name,
      subnet: unit.subnet,
      address: addressOf.get(id)!,
      securityGroup: unit.isGroup ? unit.named[0]! : null,
    };
  });
  const design = { machines: placed, securityGroups: units.securityGroups, rules };
  const kept = new Set(subnets.flatMap((one) => (one.isRangeKept ? one.machines : [])));
  const links = linksOf(site);
  const replaced = new Set([...controllers, ...waysOut]);
  const endpoints = findEndpoints(graph, { isPlanned, replaced, databases, replicas: replicas.replicas });
  const target: TargetDesign = {
    ...{ region, vnet, subnets, ...design, operations, later, platform, endpoints },
    check: checkDesign(design, inner.filter(isOfPlan), graph),
    directory: directorySteps(site, statements),
    dns: dnsRecords(site, settings),
    links: links.links,
    addresses: calledByAddress(graph, { site, isPlanned, isKept: (id) => kept.has(id) }),
    open: [
      ...openStatements(statements, region),
      ...subnetsPlan.open,
      ...links.open,
      ...open,
      ...asked,
      ...askedByAddress(graph.outside, rules),
      ...wideSides([...rules, ...operations, ...later]),
      ...replicas.replicas.map(replicaWords),
      ...openOfGraph(question, {
        ...{ planned, entries, endpoints, replaced },
        replicated: new Set(replicas.replicas.flatMap(({ parties }) => parties)),
      }),
    ],
  };
  return { design: target, faults: subnetsPlan.faults };
}

const replicaWords = ({ unit, parties, ready }: DatabaseReplica): string =>
  `${parties.join(', ')} on the site is answered for by the replica of ${ready.name}: which machine of the recovery site that is, at which address, in which subnet; rules call it ${unit.named[0]!} and take it for a machine of ${unit.subnet}`;

interface RulesContext {
  readonly machines: readonly Machine[];
  readonly subnets: TargetDesign['subnets'];
  readonly addressOf: ReadonlyMap<MachineId, string>;
  readonly units: SecurityUnits;
  readonly replicas: FoundReplicas;
  readonly waysOut: readonly MachineId[];
  readonly entries: readonly MachineId[];
  /** Edges between machines of the plan. */
  readonly inner: readonly GraphEdge[];
  readonly region: string | null;
  readonly controllers: readonly MachineId[];
}

function rulesOf(
  { graph, estate, plan, site, generation = null }: TargetQuestion,
  context: RulesContext,
): NumberedRules & Pick<TargetDesign, 'platform'> & Pick<ServiceRules, 'asked'> {
  const { machines, subnets, addressOf, units, replicas, waysOut, entries, inner, region, controllers } = context;
  const { asOf } = plan;
  const planned = new Set(machines.map(({ id }) => id));
  const replaced = new Set(controllers);
  const toDirectory = graph.edges.filter(({ client, server }) => planned.has(client) && replaced.has(server));
  const directory = directorySides(graph, { units, estate, planned: [...planned, ...controllers] });
  const newcomers = newcomersOf(units, estate, controllers);
  const services = draftServiceRules({
    ...{ subnets, machines, addressOf, site, region, generation },
    ...{ known: estate.machines, directory: directory.here },
    newcomers,
  });
  const numbered = numberRules(
    {
      seen: [
        ...draftSeenRules([...inner, ...toDirectory].filter(isOfPlan), units, { asOf, why: 'seen' }),
        ...draftOutsideRules({ graph, units, waysOut, asOf, replicaOf: replicas.replicaOf }),
      ],
      operations: operationRules(inner, units, asOf),
      platform: [
        ...draftPlatformRules({
          subnets,
          machines,
          addressOf,
          entries,
          directory,
          newcomers,
          replicas: replicas.replicas,
        }),
        ...services.open,
      ],
      later: services.later,
    },
    subnets,
  );
  return { ...numbered, platform: services.needs, asked: services.asked };
}

const isOfPlan = ({ kind }: GraphEdge): boolean => kind !== 'noise';

/** What a scanner tried and what calls into its subnet is no operation that anybody wants let through. */
const NEVER_OPENED: ReadonlySet<string> = new Set(['scan', 'name-chatter']);

function operationRules(
  inner: readonly GraphEdge[],
  units: SecurityUnits,
  asOf: string,
): ReturnType<typeof draftSeenRules> {
  const byRule = new Map<string, GraphEdge[]>();
  for (const edge of inner) {
    if (edge.noiseRule === null || NEVER_OPENED.has(edge.noiseRule)) continue;
    const known = byRule.get(edge.noiseRule);
    if (known === undefined) byRule.set(edge.noiseRule, [edge]);
    else known.push(edge);
  }
  return [...byRule]
    .sort(([left], [right]) => compareText(left, right))
    .flatMap(([rule, edges]) => draftSeenRules(edges, units, { asOf, why: `operations (${rule})` }));
}

const usedAddresses = ({ machines }: Pick<Estate, 'machines'>, { outside }: DependencyGraph): readonly string[] => [
  ...machines.flatMap(({ addresses, nics }) => [...addresses, ...nics.flatMap((nic) => nic.addresses)]),
  ...outside.flatMap(({ addresses }) => addresses),
];

/** Who asks parties outside, or goes out through what does. */
function goingOut({ outside, edges }: DependencyGraph, waysOut: readonly MachineId[]): (id: MachineId) => boolean {
  const ways = new Set(waysOut);
  const going = new Set(outside.flatMap(({ machine, direction }) => (direction === 'asks' ? machine : [])));
  for (const { client, server, kind } of edges) if (kind !== 'noise' && ways.has(server)) going.add(client);
  return (id) => going.has(id);
}

function newcomersOf(
  { unitOf }: SecurityUnits,
  { machines }: Pick<Estate, 'machines'>,
  controllers: readonly MachineId[],
): ServicesInput['newcomers'] {
  const replaced = new Set(controllers);
  const unit = controllers.map((id) => unitOf.get(id)).find((one) => one !== undefined);
  const windows = machines.filter((one) => replaced.has(one.id) && isWindows(one)).length;
  return unit === undefined ? null : { unit, windows };
}

/** Domain controllers of the site that machines of the plan ask and that are not in it. */
function controllersLeft({ edges, machines }: DependencyGraph, planned: ReadonlySet<MachineId>): readonly MachineId[] {
  const asked = new Set(
    edges.flatMap(({ client, server, kind }) => (kind !== 'noise' && planned.has(client) ? server : [])),
  );
  return machines.flatMap(({ id, role }) => (role === 'directory' && asked.has(id) && !planned.has(id) ? id : []));
}

interface SidesContext {
  readonly units: SecurityUnits;
  readonly estate: Pick<Estate, 'machines'>;
  readonly planned: readonly MachineId[];
}

function directorySides(
  graph: DependencyGraph,
  { units, estate, planned }: SidesContext,
): { readonly onSite: readonly string[]; readonly here: SecurityUnits['units'] } {
  const controllers = new Set(graph.machines.flatMap(({ id, role }) => (role === 'directory' ? id : [])));
  const here = new Set(planned.flatMap((id) => (controllers.has(id) ? (units.unitOf.get(id) ?? []) : [])));
  const onSite = estate.machines.filter(({ id }) => controllers.has(id)).flatMap(({ addresses }) => addresses);
  return {
    onSite: [...new Set(onSite)].sort(compareText),
    here: [...here].sort((left, right) => compareText(left.named.join(), right.named.join())),
  };
}

/** The one that was given, else what statements agree on, else that of the site file where no statement differs. */
function regionOf({ region, statements = null, site }: TargetQuestion): string | null {
  if (region !== null) return region;
  const [said] = statements?.targetRegion ?? [];
  if (said === undefined) return site?.replication?.targetRegion ?? null;
  return said.kind === 'stated' ? said.value.region : null;
}

function checkDesign(
  design: Pick<TargetDesign, 'machines' | 'securityGroups' | 'rules'>,
  edges: readonly GraphEdge[],
  { machines }: DependencyGraph,
): TargetDesign['check'] {
  const passes = createFlowCheck(design);
  const names = new Map(machines.map(({ id, name }) => [id, name] as const));
  const denied: string[] = [];
  const asked = edges.filter(({ client, server }) => client !== server);
  for (const edge of asked) {
    const { client, server, port } = edge;
    const isOpen = protocolsOf(edge).protocols.every((protocol) => passes({ client, server, port, protocol }));
    if (!isOpen) denied.push(`${names.get(client) ?? client} to ${names.get(server) ?? server} on port ${port}`);
  }
  return { seen: asked.length, allowed: asked.length - denied.length, denied };
}

const wideSides = (rules: TargetDesign['rules']): readonly string[] =>
  rules
    .filter((rule) => Math.max(rule.sources.length, rule.destinations.length) > SECURITY_LIMITS.addressesPerSide)
    .map(
      ({ name, subnet }) =>
        `${subnet}: ${name} names more than ${SECURITY_LIMITS.addressesPerSide} addresses on one side: split it`,
    );

interface OpenContext {
  readonly planned: ReadonlySet<MachineId>;
  readonly entries: readonly MachineId[];
  readonly endpoints: TargetDesign['endpoints'];
  /** Left behind, with something in Azure in their place. */
  readonly replaced: ReadonlySet<MachineId>;
  /** Parties of the site that a replica in the recovery site answers for, by name. */
  readonly replicated: ReadonlySet<string>;
}

function openOfGraph(
  { graph, estate }: TargetQuestion,
  { planned, entries, endpoints, replaced, replicated }: OpenContext,
): readonly string[] {
  const names = new Map(graph.machines.map(({ id, name }) => [id, name] as const));
  const asked = new Set(graph.outside.flatMap(({ machine, direction }) => (direction === 'isAsked' ? machine : [])));
  const unmet = entries.flatMap((id) => (asked.has(id) ? [] : (names.get(id) ?? id))).sort(compareText);
  const isLeft = (id: MachineId): boolean => !planned.has(id) && !replaced.has(id);
  const behind = new Set(
    graph.edges.flatMap(({ client, server, kind }) =>
      isLeft(server) && kind !== 'noise' && planned.has(client) ? server : [],
    ),
  );
  const unseen = graph.unseen.filter((id) => planned.has(id)).length;
  const odd = estate.machines.filter(
    ({ id, os }) => planned.has(id) && os.family !== 'linux' && os.family !== 'windows',
  ).length;
  const onSite = endpoints.flatMap(({ kind, name }) => (kind === 'site' && !replicated.has(name) ? name : []));
  return [
    ...(unmet.length === 0
      ? []
      : [
          `no connection tells who asks ${listed(unmet)}: who are the users, on which ports, through which balancer; no rule lets them in yet`,
        ]),
    ...(behind.size === 0
      ? []
      : [
          `asked by machines of the plan and not in it: ${listed([...behind].map((id) => names.get(id) ?? id).sort(compareText))}: what answers in their place`,
        ]),
    ...(onSite.length === 0
      ? []
      : [`asked on the site, and in no inventory: ${listed(onSite)}: what answers while the site is lost`]),
    ...(unseen === 0
      ? []
      : [
          `no connection names ${countOf(unseen, 'machine')} of the plan: no rule lets anything to or from ${themWords(unseen)}`,
        ]),
    ...(odd === 0
      ? []
      : [`the system of ${countOf(odd, 'machine')} is not known: how people log on to ${themWords(odd)}`]),
  ];
}

const themWords = (count: number): string => (count === 1 ? 'it' : 'them');

const MOST_LISTED = 8;
const listed = (all: readonly string[]): string =>
  all.length <= MOST_LISTED
    ? all.join(', ')
    : `${all.slice(0, MOST_LISTED).join(', ')} and ${all.length - MOST_LISTED} more`;
