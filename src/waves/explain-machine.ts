import { countOf } from '../model/index.js';
import type { Placement } from './placement.js';
import { earlyWavesOf } from './count-cost.js';
import { isHardGroup, statefulTies } from './hard-groups.js';
import type { HardGroup } from './hard-groups.js';
import { compareNames } from './name-order.js';
import { listNames } from './plan-problems.js';
import type { MovingEdge, PlanTerms } from './plan-terms.js';
import { ofUnknownPurpose } from './unknown-purpose.js';
import { waveInWords } from './wave-words.js';

/** What explains a machine's place, prepared once for all machines. */
export type MachineExplainer = (machine: number) => readonly string[];

/** The strongest are enough: a database that fifty ask would fill a page. */
const MOST_SAID = 2;

/** What is told of a machine that may as well be given up. */
const ASK_FIRST =
  'ask the owner first: no application, role or connection says what it is for, and it may be given up; it goes where there is room';

/** Why each machine is in its wave: what decided it first, what it goes by after that. */
export function createExplainer(placement: Placement): MachineExplainer {
  const { terms, waves, allowed, groups, days, input, names } = placement;
  const wordless = ofUnknownPurpose(placement);
  const groupOf = new Map(groups.flatMap((group) => group.machines.map((machine) => [machine, group] as const)));
  const applicationOf = new Map(
    terms.applications.flatMap((application) => application.machines.map((machine) => [machine, application] as const)),
  );
  const together = new Map(
    terms.applications.map((application) => [application, countByWave(application.machines, waves)]),
  );
  const servers = neighboursOf(terms, ({ client, server }) => [client, server]);
  const clients = neighboursOf(terms, ({ client, server }) => [server, client]);
  const availability = availabilityOf(placement, groupOf);
  const firstProduction = firstWave(terms.production, waves);
  const productionOf = new Map(terms.orders.map(({ name, after }) => [name, firstWave(after, waves)]));
  const early = earlyWavesOf(days.length, input.settings.earlyWaves);
  const decided = (machine: number): readonly string[] => {
    const { pin, tier } = allowed[machine]!;
    if (pin !== null) return [`pinned to wave ${pin.wave ?? 0} by ${pin.who}: ${pin.why}`];
    return tier === null ? [] : [`its tier ${tier.tier} goes in ${wavesInWords(tier.first, tier.last)}`];
  };
  const frozen = (machine: number): readonly string[] =>
    allowed[machine]!.freezes.map(({ freeze, wave }) => `${waveInWords(names, wave)} lies in a freeze: ${freeze.why}`);
  const states = new Map<number, MovingEdge[]>();
  for (const tie of statefulTies(terms)) {
    for (const machine of [tie.client, tie.server]) {
      const known = states.get(machine);
      if (known === undefined) states.set(machine, [tie]);
      else known.push(tie);
    }
  }
  const byGroup = (machine: number): readonly string[] => {
    const group = groupOf.get(machine);
    if (group === undefined || group.machines.length === 1) return [];
    const held = (states.get(machine) ?? []).filter(
      ({ client, server }) => groupOf.get(client) === groupOf.get(server),
    );
    return [
      ...(availability.get(machine) ?? []).slice(0, MOST_SAID),
      ...(input.settings.strategy === 'application' ? wordsOfTies(held, machine) : []),
    ];
  };
  const wordsOfTies = (held: readonly MovingEdge[], machine: number): readonly string[] =>
    held.slice(0, MOST_SAID).map(({ client, server, edge }) => {
      const what = `${edge.product ?? 'stateful'}, port ${edge.port}`;
      return client === machine
        ? `works with what ${terms.machines[server]!.name} keeps (${what})`
        : `keeps what ${terms.machines[client]!.name} works with (${what})`;
    });
  const ofApplication = (machine: number): readonly string[] => {
    const application = applicationOf.get(machine);
    if (application === undefined) return [];
    const { machines, name } = application;
    const beside = together.get(application)?.get(waves[machine]!) ?? 0;
    const { environment } = terms.machines[machine]!;
    const kind = environment === 'production' ? 'production' : 'development and test';
    return [
      beside === machines.length
        ? `all ${machines.length} machines of ${name} (${kind}) move in this wave`
        : `${beside} of the ${machines.length} machines of ${name} (${kind}) move in this wave`,
    ];
  };
  const byCalls = (machine: number): readonly string[] => [
    ...placesOf(servers.get(machine), machine, { waves, what: 'that it asks' }),
    ...placesOf(clients.get(machine), machine, { waves, what: 'that ask it' }),
  ];
  const byCare = (machine: number): readonly string[] => {
    const { criticality, environment, application } = terms.machines[machine]!;
    const at = waves[machine]!;
    if (environment === 'nonProduction') {
      if (firstProduction !== null && at < firstProduction)
        return [`development and test, before the first of production in ${waveInWords(names, firstProduction)}`];
      const own = application === null ? null : (productionOf.get(application) ?? null);
      return own !== null && at < own
        ? [`development and test, before production of its application in ${waveInWords(names, own)}`]
        : [];
    }
    return criticality === 'high' && early > 0 && at >= early ? ['of high criticality, so not in an early wave'] : [];
  };
  return (machine) => {
    const reasons = [
      ...(wordless.has(machine) ? [ASK_FIRST] : []),
      ...decided(machine),
      ...frozen(machine),
      ...byGroup(machine),
      ...ofApplication(machine),
      ...byCalls(machine),
      ...byCare(machine),
    ];
    return reasons.length > 0
      ? reasons
      : ['nothing ties it to other machines of the plan, so it goes where there is room'];
  };
}

function countByWave(machines: readonly number[], waves: Int32Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const machine of machines) counts.set(waves[machine]!, (counts.get(waves[machine]!) ?? 0) + 1);
  return counts;
}

type Neighbours = ReadonlyMap<number, ReadonlySet<number>>;

function neighboursOf(
  { edges }: PlanTerms,
  endsOf: (edge: MovingEdge) => readonly [of: number, other: number],
): Neighbours {
  const found = new Map<number, Set<number>>();
  for (const edge of edges) {
    const [of, other] = endsOf(edge);
    const known = found.get(of);
    if (known === undefined) found.set(of, new Set([other]));
    else known.add(other);
  }
  return found;
}

/** The availability groups that a machine is a member of itself, with the members that are held with it. */
function availabilityOf(
  { input, terms }: Placement,
  groupOf: ReadonlyMap<number, HardGroup>,
): ReadonlyMap<number, readonly string[]> {
  const said = new Map<number, string[]>();
  for (const { name, kind, machines } of input.graph.availabilityGroups.filter(isHardGroup)) {
    const members = machines
      .flatMap((id) => terms.indexOf.get(id) ?? [])
      .sort((left, right) => compareNames(terms.machines[left]!.name, terms.machines[right]!.name));
    if (new Set(members.map((member) => groupOf.get(member))).size !== 1 || members.length < 2) continue;
    const names = listNames(members.map((member) => terms.machines[member]!.name));
    const words = `the members of ${name} (${kind}: ${names}) move together`;
    for (const member of members) said.set(member, [...(said.get(member) ?? []), words]);
  }
  return said;
}

const firstWave = (machines: readonly number[], waves: Int32Array): number | null =>
  machines.length === 0 ? null : machines.reduce((first, machine) => Math.min(first, waves[machine]!), waves.length);

/** Where the others stand, from the machine's own wave: only what there is any of. */
function placesOf(
  others: ReadonlySet<number> | undefined,
  machine: number,
  { waves, what }: { readonly waves: Int32Array; readonly what: string },
): readonly string[] {
  if (others === undefined || others.size === 0) return [];
  const at = waves[machine]!;
  let [same, before] = [0, 0];
  for (const other of others) {
    if (waves[other] === at) same += 1;
    else if (waves[other]! < at) before += 1;
  }
  const after = others.size - same - before;
  const parts = [
    `${same} in this wave`,
    ...(before > 0 ? [`${before} before`] : []),
    ...(after > 0 ? [`${after} after`] : []),
  ];
  return [`of ${countOf(others.size, 'machine')} ${what}: ${parts.join(', ')}`];
}

const wavesInWords = (first: number, last: number): string =>
  first === last ? `wave ${first + 1}` : `waves ${first + 1} to ${last + 1}`;
