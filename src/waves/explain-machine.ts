import type { Placement } from './placement.js';
import { earlyWavesOf } from './count-cost.js';
import { statefulTies } from './hard-groups.js';
import type { MovingEdge } from './plan-terms.js';

/** What explains a machine's place, prepared once for all machines. */
export type MachineExplainer = (machine: number) => readonly string[];

/** The strongest are enough: a database that fifty ask would fill a page. */
const MOST_SAID = 2;

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Why each machine is in its wave: what decided it first, what it goes by after that. */
export function createExplainer(placement: Placement): MachineExplainer {
  const { terms, waves, allowed, groups, days, input } = placement;
  const groupOf = new Map(groups.flatMap((group) => group.machines.map((machine) => [machine, group] as const)));
  const applicationOf = new Map(
    terms.applications.flatMap((application) => application.machines.map((machine) => [machine, application] as const)),
  );
  const servers = new Map<number, Set<number>>();
  for (const { client, server } of terms.edges) {
    const known = servers.get(client);
    if (known === undefined) servers.set(client, new Set([server]));
    else known.add(server);
  }
  const early = earlyWavesOf(days.length, input.settings.earlyWaves);
  const decided = (machine: number): readonly string[] => {
    const { pin, tier } = allowed[machine]!;
    if (pin !== null) return [`pinned to wave ${pin.wave ?? 0} by ${pin.who}: ${pin.why}`];
    return tier === null ? [] : [`its tier ${tier.tier} goes in ${wavesInWords(tier.first, tier.last)}`];
  };
  const frozen = (machine: number): readonly string[] =>
    allowed[machine]!.freezes.map(({ freeze, wave }) => `wave ${wave + 1} lies in a freeze: ${freeze.why}`);
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
      ...group.said.slice(0, MOST_SAID),
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
    const beside = machines.filter((other) => waves[other] === waves[machine]).length;
    const { environment } = terms.machines[machine]!;
    const kind = environment === 'production' ? 'production' : 'development and test';
    return [
      beside === machines.length
        ? `all ${machines.length} machines of ${name} (${kind}) move in this wave`
        : `${beside} of the ${machines.length} machines of ${name} (${kind}) move in this wave`,
    ];
  };
  const byCalls = (machine: number): readonly string[] => {
    const asked = [...(servers.get(machine) ?? [])];
    if (asked.length === 0) return [];
    const same = asked.filter((server) => waves[server] === waves[machine]).length;
    const before = asked.filter((server) => waves[server]! < waves[machine]!).length;
    return [
      `of ${plural(asked.length, 'machine', 'machines')} that it asks, ${same} move with it, ${before} before and ${asked.length - same - before} after it`,
    ];
  };
  const byCare = (machine: number): readonly string[] => {
    const { criticality, environment } = terms.machines[machine]!;
    if (environment === 'nonProduction' && terms.production.length > 0)
      return ['non-production goes before production'];
    return criticality === 'high' && early > 0 && waves[machine]! >= early
      ? ['of high criticality, so not in an early wave']
      : [];
  };
  return (machine) => {
    const reasons = [
      ...decided(machine),
      ...frozen(machine),
      ...byGroup(machine),
      ...ofApplication(machine),
      ...byCalls(machine),
      ...byCare(machine),
    ];
    return reasons.length > 0 ? reasons : ['nothing ties it to other machines, so it goes where there is room'];
  };
}

const wavesInWords = (first: number, last: number): string =>
  first === last ? `wave ${first + 1}` : `waves ${first + 1} to ${last + 1}`;
