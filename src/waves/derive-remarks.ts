import { isHardGroup, statefulTies } from './hard-groups.js';
import type { Placement } from './placement.js';
import { listNames } from './plan-problems.js';
import { deriveTierBands } from './tier-bands.js';
import type { WaveBoundary } from './wave-plan.js';

const TIERS = 3;
const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** How a plan differs from what people expect of the other strategy, and what that is worth, in sentences with numbers. */
export function deriveRemarks(placement: Placement, boundaries: readonly WaveBoundary[]): readonly string[] {
  const { strategy } = placement.input.settings;
  const own = strategy === 'tier' ? priceOfTiers(placement, boundaries) : againstTiers(placement);
  return [...own, ...testWithProduction(placement), ...unheldGroups(placement), ...unknownRoles(placement)];
}

/** The same machines by tiers, on the days of three waves as far apart as these. */
function againstTiers({ terms, waves, days, input }: Placement): readonly string[] {
  const bands = deriveTierBands(terms.machines, TIERS);
  if (bands.size < 2) return [];
  const byTier = terms.machines.map(({ tier }): number | null => bands.get(tier)?.[0] ?? null);
  const isParted = (machines: readonly number[], of: (machine: number) => number | null): boolean =>
    new Set(machines.map(of).filter((wave) => wave !== null)).size > 1;
  const torn = terms.applications.filter(({ machines }) => isParted(machines, (machine) => byTier[machine] ?? null));
  const tornHere = terms.applications.filter(({ machines }) => isParted(machines, (machine) => waves[machine]!));
  const ties = terms.edges.filter(({ edge }) => edge.isStateful);
  const gapDays = input.settings.daysBetweenWaves;
  const crossing = ties.flatMap(({ client, server }) => {
    const [asking, asked] = [byTier[client] ?? null, byTier[server] ?? null];
    return asking === null || asked === null || asking === asked ? [] : [Math.abs(asking - asked) * gapDays];
  });
  const here = ties.filter(({ client, server }) => waves[client] !== waves[server]);
  const dayOf = (machine: number): number => days[waves[machine]!]!;
  const hereDays = here.reduce((sum, { client, server }) => sum + Math.abs(dayOf(client) - dayOf(server)), 0);
  const tierDays = crossing.reduce((sum, gap) => sum + gap, 0);
  const names = torn.map(({ name }) => name);
  return [
    `by tiers (stateless, middleware and business APIs, databases) ${torn.length} of ${plural(terms.applications.length, 'application', 'applications')} would be parted${torn.length === 0 ? '' : ` (${listNames([...new Set(names)], 4)})`}; this plan parts ${tornHere.length}`,
    `by tiers ${plural(crossing.length, 'stateful dependency', 'stateful dependencies')} would cross the link, ${tierDays} days in all at ${gapDays} days between waves; here ${here.length} do, ${hereDays} days in all`,
    'so this plan has waves of whole applications from web server to database in place of one wave for each tier; ask for the strategy tier where the link bears the calls',
  ];
}

function priceOfTiers({ terms, waves, days }: Placement, boundaries: readonly WaveBoundary[]): readonly string[] {
  const crossing = terms.edges.filter(({ client, server }) => waves[client] !== waves[server]);
  const dayOf = (machine: number): number => days[waves[machine]!]!;
  const inDays = crossing.reduce((sum, { client, server }) => sum + Math.abs(dayOf(client) - dayOf(server)), 0);
  const parted = terms.applications.filter(
    ({ machines }) => new Set(machines.map((machine) => waves[machine])).size > 1,
  );
  const counted = crossing.filter(({ edge }) => edge.connectionsPerDay !== null);
  const calls = counted.reduce((sum, { edge }) => sum + (edge.connectionsPerDay ?? 0), 0);
  const stateful = crossing.filter(({ edge }) => edge.isStateful).length;
  const waiting = boundaries.flatMap(({ after, latencySecondsPerDay }) =>
    latencySecondsPerDay === null || latencySecondsPerDay === 0
      ? []
      : [`after wave ${after} the link adds ${latencySecondsPerDay} seconds of waiting a day`],
  );
  return [
    `tiers part ${parted.length} of ${plural(terms.applications.length, 'application', 'applications')} on purpose; under application they would move whole`,
    `${plural(crossing.length, 'dependency', 'dependencies')} cross the link for a while (${stateful} of them stateful), ${inDays} days in all, with ${Math.round(calls)} connections a day as far as they were counted (${counted.length} of them)`,
    ...waiting,
    ...(terms.edges.length > 0 && waiting.length === 0
      ? ['state the round trip of the link to learn how much waiting that adds']
      : []),
  ];
}

/** Where all of a tier has one wave, its test cannot go before its production, whatever the weights say. */
function testWithProduction({ terms, allowed, input }: Placement): readonly string[] {
  if (input.settings.strategy !== 'tier') return [];
  const ofTier = new Map<string, { isWide: boolean; production: boolean; others: boolean }>();
  for (const [machine, { tier }] of allowed.entries()) {
    if (tier === null) continue;
    const known = ofTier.get(tier.tier) ?? { isWide: tier.last > tier.first, production: false, others: false };
    if (terms.machines[machine]!.environment === 'production') known.production = true;
    else known.others = true;
    ofTier.set(tier.tier, known);
  }
  const both = [...ofTier].filter(([, { production, others }]) => production && others);
  const narrow = both.filter(([, { isWide }]) => !isWide).map(([tier]) => tier);
  if (narrow.length === 0) return [];
  return [
    `development and test of the ${narrow.length === 1 ? 'tier' : 'tiers'} ${listNames(narrow)} move in one wave with their production, since ${narrow.length === 1 ? 'it has one wave' : 'each of these has one wave'}: no weight can change that; with ${2 * ofTier.size} waves each tier has two, and test can go first where that is worth the days`,
    'whatever the number of waves, the order of tiers moves the web servers of production before the databases of test: test before production of a whole application takes the strategy application',
  ];
}

function unheldGroups({ terms, unheld, groups, input }: Placement): readonly string[] {
  const apart = unheld.map(({ name, machines, why }) => {
    const names = listNames(machines.map((machine) => terms.machines[machine]!.name));
    const because = why === 'tooLarge' ? 'no wave bears them together' : 'pins leave them no wave in common';
    return `the members of ${name} (${names}) are not held together: ${because}`;
  });
  const guessed = input.graph.availabilityGroups.filter((group) => !isHardGroup(group)).map(({ name }) => name);
  const told =
    guessed.length === 0
      ? []
      : [`the signs for ${listNames(guessed)} being availability groups are weak; they get zones and may be parted`];
  const groupOf = new Map(
    groups.flatMap(({ machines }, group) => machines.map((machine) => [machine, group] as const)),
  );
  const parted = statefulTies(terms).filter(({ client, server }) => groupOf.get(client) !== groupOf.get(server)).length;
  const isHeld = input.settings.strategy === 'application';
  const ties =
    isHeld && parted > 0
      ? [
          `${plural(parted, 'stateful dependency', 'stateful dependencies')} within an application could not be held in one wave and are weighed instead`,
        ]
      : [];
  return [...apart, ...told, ...ties];
}

function unknownRoles({ terms, input }: Placement): readonly string[] {
  if (input.settings.strategy !== 'tier') return [];
  const free = terms.machines.filter(({ tier }) => tier === 'unknown').length;
  return free === 0
    ? []
    : [`of ${plural(free, 'machine', 'machines')} no tier is known; they go where they cost least`];
}
