import { AssessmentError, countOf } from '../model/index.js';
import { deriveAllowedWaves } from './allowed-waves.js';
import { isHardGroup, statefulTies } from './hard-groups.js';
import type { Placement } from './placement.js';
import { listNames } from './plan-problems.js';
import { countTiers } from './tier-bands.js';
import { deriveWaveDays } from './wave-days.js';
import type { WaveDays } from './wave-days.js';
import type { WaveBoundary } from './wave-plan.js';
import { countInWords, waveInWords } from './wave-words.js';
import type { WaveSettings } from './wave-settings.js';

/** How a plan differs from what people expect of the other strategy, and what that is worth, in sentences with numbers. */
export function deriveRemarks(placement: Placement, boundaries: readonly WaveBoundary[]): readonly string[] {
  const { strategy } = placement.input.settings;
  const own = strategy === 'tier' ? priceOfTiers(placement, boundaries) : againstTiers(placement);
  return [...own, ...testWithProduction(placement), ...unheldGroups(placement), ...unknownRoles(placement)];
}

/** The waves that machines may be in under `tier`, by the same settings, pins and dates; null where it has no plan of its own. */
function wavesByTier({
  terms,
  input,
}: Placement): { readonly sets: readonly ReadonlySet<number>[]; readonly days: readonly number[] } | null {
  const settings = { ...input.settings, strategy: 'tier' as const };
  const pinned = settings.pins.reduce((most, { wave }) => Math.max(most, wave ?? 0), 0);
  const stated = settings.waves ?? (settings.cutovers.length > 0 ? settings.cutovers.length : null);
  const days = daysWithin(settings, stated ?? Math.max(countTiers(terms.machines), pinned));
  if (days === null) return null;
  const sets = deriveAllowedWaves(terms.machines, settings, days).map(({ waves }) => new Set(waves));
  return sets.some(({ size }) => size === 0) ? null : { sets, days: days.days };
}

/** Null where so many waves would not end before the last day of any plan: there is nothing to compare with then. */
function daysWithin(settings: WaveSettings, count: number): WaveDays | null {
  try {
    return deriveWaveDays(settings, count);
  } catch (error) {
    if (error instanceof AssessmentError) return null;
    throw error;
  }
}

/** Whether machines cannot be in one wave, whatever is chosen within what they may. */
const isSurelyParted = (sets: readonly ReadonlySet<number>[]): boolean => {
  const [first, ...others] = sets;
  return first !== undefined && ![...first].some((wave) => others.every((one) => one.has(wave)));
};

/** Days between the nearest two waves that two machines may be in. */
function leastDays(left: ReadonlySet<number>, right: ReadonlySet<number>, days: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const one of left)
    for (const other of right) least = Math.min(least, Math.abs((days[one] ?? 0) - (days[other] ?? 0)));
  return least;
}

/** Whether machines that need not be in different waves can be, by what they may. */
const mayBeParted = (sets: readonly ReadonlySet<number>[]): boolean =>
  sets.length > 1 && !isSurelyParted(sets) && new Set(sets.flatMap((one) => [...one])).size > 1;

/** Whether a plan by tiers may take more waves than tiers and settings say, for want of room. */
const mayGrow = ({ waves, cutovers, capacity, byWave }: WaveSettings): boolean =>
  waves === null &&
  cutovers.length === 0 &&
  (byWave.length > 0 || Object.values(capacity).some((limit: number | null) => limit !== null));

/**
 * The same machines by tiers, as far as the tiers decide it: what the strategy chooses freely, or more waves for want of room, can only
 * part more. What is left to choose is told beside what is certain.
 */
function againstTiers(placement: Placement): readonly string[] {
  const { terms, waves, days, input } = placement;
  if (countTiers(terms.machines) < 2) return [];
  const byTier = wavesByTier(placement);
  if (byTier === null)
    return ['by tiers there would be no plan of these settings: pins, freezes and dates leave no wave'];
  const { sets } = byTier;
  const setsOf = (machines: readonly number[]): readonly ReadonlySet<number>[] =>
    machines.map((machine) => sets[machine]!);
  const torn = terms.applications.filter(({ machines }) => isSurelyParted(setsOf(machines)));
  const open = terms.applications.filter(({ machines }) => mayBeParted(setsOf(machines)));
  const tornHere = terms.applications.filter(
    ({ machines }) => new Set(machines.map((machine) => waves[machine]!)).size > 1,
  );
  const ties = terms.edges.filter(({ edge }) => edge.isStateful);
  const crossing = ties.filter(({ client, server }) => isSurelyParted(setsOf([client, server])));
  const here = ties.filter(({ client, server }) => waves[client] !== waves[server]);
  const dayOf = (machine: number): number => days[waves[machine]!]!;
  const hereDays = here.reduce((sum, { client, server }) => sum + Math.abs(dayOf(client) - dayOf(server)), 0);
  const tierDays = crossing.reduce(
    (sum, { client, server }) => sum + leastDays(sets[client]!, sets[server]!, byTier.days),
    0,
  );
  const least = (isOpen: boolean): string => (isOpen || mayGrow(input.settings) ? 'at least ' : '');
  const isOpenTie = ties.some(({ client, server }) => sets[client]!.size > 1 || sets[server]!.size > 1);
  return [
    `by tiers (stateless, middleware and business APIs, databases) ${least(open.length > 0)}${torn.length} of ${countOf(terms.applications.length, 'application')} would be parted${named(torn)}; this plan parts ${tornHere.length}`,
    ...(open.length === 0
      ? []
      : [
          `${open.length} more may be parted by tiers${named(open)}: machines of operations, of unknown purpose or of a tier with several waves go where they cost least`,
        ]),
    `by tiers ${least(isOpenTie)}${countOf(crossing.length, 'stateful dependency', 'stateful dependencies')} between machines of the plan would cross the link, ${countInWords(tierDays)} days in all; here ${here.length} ${here.length === 1 ? 'does' : 'do'}, ${countInWords(hereDays)} days in all`,
    torn.length > tornHere.length || tierDays > hereDays ? SPARES_CROSSINGS : SPARES_NOTHING,
  ];
}

const SPARES_CROSSINGS =
  'so this plan has waves of whole applications from web server to database in place of one wave for each tier; ask for the strategy tier where the link bears the calls';
/** Figures that speak for neither are no reason. */
const SPARES_NOTHING =
  'as far as this is certain, tiers would part no more than this plan, which has waves of whole applications since its strategy says so; ask for the strategy tier to compare';

const named = (applications: readonly { readonly name: string }[]): string =>
  applications.length === 0 ? '' : ` (${listNames([...new Set(applications.map(({ name }) => name))], 4)})`;

function priceOfTiers(
  { terms, waves, days, names }: Placement,
  boundaries: readonly WaveBoundary[],
): readonly string[] {
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
      : [`after ${waveInWords(names, after - 1)} the link adds ${latencySecondsPerDay} seconds of waiting a day`],
  );
  return [
    `tiers part ${parted.length} of ${countOf(terms.applications.length, 'application')} on purpose; under application they would move whole`,
    `${countOf(crossing.length, 'dependency', 'dependencies')} cross the link for a while (${stateful} of them stateful), ${countInWords(inDays)} days in all, with ${countInWords(Math.round(calls))} connections a day as far as they were counted (${counted.length} of them)`,
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
  const parted = statefulTies(terms).filter(({ client, server }) => groupOf.get(client) !== groupOf.get(server));
  const nameOf = (machine: number): string => terms.machines[machine]!.name;
  const ends = listNames([...new Set(parted.map(({ client, server }) => `${nameOf(client)} -> ${nameOf(server)}`))], 4);
  const isHeld = input.settings.strategy === 'application';
  const ties =
    isHeld && parted.length > 0
      ? [
          `${countOf(parted.length, 'stateful dependency', 'stateful dependencies')} within an application (${ends}) could not be held in one wave: the condition leaves ${parted.length === 1 ? 'it out, and it is' : 'them out, and they are'} weighed instead`,
        ]
      : [];
  return [...apart, ...told, ...ties];
}

function unknownRoles({ terms, input }: Placement): readonly string[] {
  if (input.settings.strategy !== 'tier') return [];
  const free = terms.machines.filter(({ tier }) => tier === 'unknown').length;
  return free === 0 ? [] : [`of ${countOf(free, 'machine')} no tier is known; they go where they cost least`];
}
