import { compareText, countOf } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import { findCommunities } from './communities.js';
import type { Tie } from './communities.js';
import type { ApplicationGroup, GraphMachine } from './graph.js';
import { ascending, groupBy } from './wiring.js';
import type { Wiring } from './wiring.js';
import { weighTies } from './weigh-ties.js';

/**
 * Applications as groups. What people stated stands, one group for each application and environment. Machines of which nobody said
 * where they belong are placed by their ties, once hubs and noise are taken away: with the stated group that more than half of the
 * weight of their ties leads to, else with those of their community that have no application either. A machine that nothing ties
 * is in no group.
 *
 * @returns the stated first, by name and environment; then the found, by their first machine
 */
export function findApplicationGroups(wiring: Wiring, hubs: ReadonlySet<number>): readonly ApplicationGroup[] {
  const { machines, edges } = wiring;
  const statedOf = machines.map(keyOfStated);
  const isLeftOut = (place: number): boolean => hubs.has(place) || isOfEverybody(machines[place]!);
  const ties = weighTies(edges, isLeftOut);
  const drawn = drawnTo(ties, statedOf);
  const stated = [...groupBy(machines.keys(), (place) => statedOf[place] ?? drawn.get(place) ?? null)].flatMap(
    ([key, places]) => (key === null ? [] : [statedGroup(places, machines, statedOf)]),
  );
  stated.sort(
    (left, right) => compareText(left.name, right.name) || compareText(left.environment ?? '', right.environment ?? ''),
  );
  const isFree = (place: number): boolean => statedOf[place] === null && !drawn.has(place);
  return [
    ...stated,
    ...foundGroups(
      wiring,
      ties.filter(({ left, right }) => isFree(left) && isFree(right)),
    ),
  ];
}

const keyOfStated = ({ application, environment }: GraphMachine): string | null =>
  application === null ? null : JSON.stringify([application, environment]);

/** What serves the whole site belongs to no application. */
const isOfEverybody = ({ tier }: GraphMachine): boolean => tier === 'foundation' || tier === 'operations';

/** Machines without an application, and the stated group to which more than half of their ties lead. */
function drawnTo(ties: readonly Tie[], statedOf: readonly (string | null)[]): ReadonlyMap<number, string> {
  const weights = new Map<number, Map<string, number>>();
  const totals = new Map<number, number>();
  const note = (place: number, other: number, weight: number): void => {
    if (statedOf[place] !== null) return;
    totals.set(place, (totals.get(place) ?? 0) + weight);
    const group = statedOf[other];
    if (group === null || group === undefined) return;
    const own = weights.get(place) ?? new Map<string, number>();
    own.set(group, (own.get(group) ?? 0) + weight);
    weights.set(place, own);
  };
  for (const { left, right, weight } of ties) {
    note(left, right, weight);
    note(right, left, weight);
  }
  return new Map(
    [...weights].flatMap(([place, own]) => {
      const most = [...own].find(([, weight]) => weight * 2 > totals.get(place)!);
      return most === undefined ? [] : [[place, most[0]] as const];
    }),
  );
}

function statedGroup(
  places: readonly number[],
  machines: readonly GraphMachine[],
  statedOf: readonly (string | null)[],
): ApplicationGroup {
  const stated = places.filter((place) => statedOf[place] !== null);
  const drawn = places.filter((place) => statedOf[place] === null);
  const { application, environment } = machines[stated[0]!]!;
  const names = drawn.map((place) => machines[place]!.name).sort(compareText);
  const more =
    drawn.length === 0
      ? ''
      : `; ${countOf(drawn.length, 'machine')} of which nobody said so ${drawn.length === 1 ? 'is' : 'are'} tied to it more than to all others: ${names.join(', ')}`;
  return {
    ...{ name: application!, environment, by: 'stated' },
    machines: idsOf(places, machines),
    said: `stated for ${countOf(stated.length, 'machine')}${more}`,
  };
}

const idsOf = (places: readonly number[], machines: readonly GraphMachine[]): readonly MachineId[] =>
  [...places].sort(ascending).map((place) => machines[place]!.id);

function foundGroups({ machines }: Wiring, ties: readonly Tie[]): readonly ApplicationGroup[] {
  const labels = findCommunities(machines.length, ties);
  const strength = new Map<number, number>();
  const inner = new Map<number, number>();
  const outer = new Map<number, number>();
  for (const { left, right, weight } of ties) {
    const isInner = labels[left] === labels[right];
    for (const place of [left, right]) {
      if (isInner) strength.set(place, (strength.get(place) ?? 0) + weight);
      const sums = isInner ? inner : outer;
      sums.set(labels[place]!, (sums.get(labels[place]!) ?? 0) + (isInner ? 0.5 : 1));
    }
  }
  return [...groupBy(machines.keys(), (place) => labels[place]!)]
    .filter(([, places]) => places.length > 1)
    .map(([label, places]): ApplicationGroup => {
      const central = places.reduce((best, one) => ((strength.get(one) ?? 0) > (strength.get(best) ?? 0) ? one : best));
      const environments = new Set(places.map((place) => machines[place]!.environment));
      const [within, beyond] = [inner.get(label) ?? 0, outer.get(label) ?? 0];
      return {
        name: machines[central]!.name,
        environment: environments.size === 1 ? [...environments][0]! : null,
        by: 'found',
        machines: idsOf(places, machines),
        said: `found: ${countOf(within, 'pair')} of these ${places.length} machines speak to each other and ${beyond} to machines of other groups, hubs and noise aside; ${machines[central]!.name} has the strongest ties`,
      };
    });
}
