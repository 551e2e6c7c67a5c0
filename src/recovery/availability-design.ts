import type { AvailabilityOf, ElementShare, ModelElement } from './availability.js';
import { lostShare } from './availability-closed.js';
import type { FailoverTerms } from './availability-closed.js';
import { hoursOf, percentDown } from './availability-words.js';
import { disagreementWords } from './check-simulation.js';
import type { BuiltModel } from './model-build.js';
import type { BuiltElement } from './model-elements.js';
import type { ModelDiagrams } from './model-diagram.js';
import { downShare } from './model-figures.js';
import { evaluateModel } from './model.js';
import { HOURS_PER_YEAR, simulateService } from './simulate.js';

export interface DesignInput {
  readonly design: AvailabilityOf['design'];
  readonly built: BuiltModel;
  /** Null: the closed form is too large. */
  readonly diagrams: ModelDiagrams | null;
  readonly failover: FailoverTerms | null;
  /** Share of time of planned maintenance. */
  readonly maintenance: number;
  readonly simulation: { readonly years: number; readonly seed: number };
}

/** The closed form lies within 3.29 standard errors of the simulation: chance alone breaks that once in a thousand times. */
const AGREES_WITHIN = 3.29 / 1.96;

/** One design of one service, in closed form and simulated. */
export function judgeDesign(input: DesignInput): AvailabilityOf {
  const { design, built, diagrams, failover, maintenance, simulation } = input;
  const { model, elements } = built;
  const open = 1 - maintenance;
  const simulated = simulateService({ model, elements, failover, ...simulation });
  const closed = diagrams === null ? null : open * (1 - lostShare(diagrams.root, elements, { failover }));
  const availability = closed ?? open * simulated.availability;
  const shares = diagrams === null || closed === null ? [] : sharesOf(input, diagrams, closed);
  const [mean, plusMinus] = [open * simulated.availability, open * simulated.plusMinus];
  const hoursPerYear = (1 - availability) * HOURS_PER_YEAR;
  const beside = {
    ...{ availability: mean, plusMinus, years: simulated.years, seed: simulation.seed },
    agrees: closed === null ? null : Math.abs(mean - closed) <= plusMinus * AGREES_WITHIN,
  };
  const doubt = disagreementWords({ availability, simulation: beside });
  return {
    ...{ design, availability, hoursPerYear, shares, notCounted: built.taken.notCounted },
    elements: elementsOf(built, diagrams),
    simulation: beside,
    said: [
      ...designWords(input, { closed, availability }),
      ...(doubt === null ? [] : [doubt]),
      ...singlePointWords(shares),
    ],
  };
}

function sharesOf(
  { built, failover, maintenance }: DesignInput,
  { root }: ModelDiagrams,
  availability: number,
): readonly ElementShare[] {
  const { model, elements } = built;
  const lost = 1 - availability;
  const shares = elements.map(({ id, name }, place): ElementShare => {
    const without = (1 - maintenance) * (1 - lostShare(root, elements, { failover, changes: { without: place } }));
    const isUp = new Uint8Array(elements.length).fill(1);
    isUp[place] = 0;
    const gained = without - availability;
    return {
      ...{ id, name, without },
      isSinglePoint: !evaluateModel(model, isUp),
      hoursPerYear: gained * HOURS_PER_YEAR,
      sharePercent: lost === 0 ? 0 : (gained / lost) * 100,
    };
  });
  return shares.sort(
    (left, right) => right.hoursPerYear - left.hoursPerYear || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0),
  );
}

/** The elements as they stand, then the groups with what they come to. */
function elementsOf({ elements, groups }: BuiltModel, diagrams: ModelDiagrams | null): readonly ModelElement[] {
  const down = Float64Array.from(elements, downShare);
  return [
    ...elements.map((element, place): ModelElement => {
      const { id, name, kind, mtbfHours, mttrHours, basis } = element;
      return {
        ...{ id, name, kind, mtbfHours, mttrHours, basis, redundancy: null },
        availability: 1 - down[place]!,
        reservation: reservationOf(element),
      };
    }),
    ...groups.map(({ node, name, members, needed, basis }): ModelElement => ({
      ...{ id: `group:${name}`, name, kind: 'group', mtbfHours: null, mttrHours: null, basis },
      availability: node === null || diagrams === null ? null : 1 - diagrams.node(node).unavailability(down),
      redundancy: { members, needed },
      reservation: null,
    })),
  ];
}

/** Hosts of a cluster may be got around in minutes, which their time to repair does not say. */
const reservationOf = ({ kind, cluster = null }: BuiltElement): string | null =>
  kind !== 'host'
    ? null
    : cluster === null
      ? 'down until it is repaired'
      : `down until it is repaired: restart of its machines on another host of ${cluster} (HA) is not counted unless it is stated as the time to repair`;

function designWords(
  { design, failover, maintenance, built }: DesignInput,
  { closed, availability }: { readonly closed: number | null; readonly availability: number },
): readonly string[] {
  const lost = hoursOf((1 - availability) * HOURS_PER_YEAR);
  const what = design === 'present' ? 'Today' : 'With the second site';
  const isBound = built.taken.notCounted.length > 0;
  return [
    isBound
      ? `${what} the service is there at most ${percentDown(availability)} of the time: ${lost} hours a year and more are lost`
      : `${what} the service is there ${percentDown(availability)} of the time: ${lost} hours a year are lost`,
    ...(closed === null
      ? ['the blocks are shared by too many to be answered in closed form: the figure is that of the simulation']
      : []),
    ...(maintenance > 0 ? [`of that, ${hoursOf(maintenance * HOURS_PER_YEAR)} hours are planned maintenance`] : []),
    ...(failover === null ? built.said : []),
  ];
}

function singlePointWords(shares: readonly ElementShare[]): readonly string[] {
  const single = shares.filter(({ isSinglePoint, hoursPerYear }) => isSinglePoint && hoursPerYear > 0);
  if (single.length === 0) return shares.length === 0 ? [] : ['no element takes the service down by itself'];
  return single
    .slice(0, 5)
    .map(
      ({ name, hoursPerYear, without }) =>
        `${name} takes the service down by itself: ${hoursOf(hoursPerYear)} hours a year; if it never failed, the service would be there ${percentDown(without)} of the time`,
    );
}
