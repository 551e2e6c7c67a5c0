import type { ReliabilityModel } from './model.js';
import { createEventQueue } from './simulate-queue.js';
import { exponential, uniformOf } from './simulate-random.js';
import type { Uniform } from './simulate-random.js';
import { createStateWalk } from './simulate-states.js';

/** Of a year of 365.25 days. */
export const HOURS_PER_YEAR = 8766;

/** Steps of a run: asked for more years than fit, it simulates fewer and says how many. */
const MOST_EVENTS = 3_000_000;

/** An element as it fails and is repaired; `mtbfHours` null: it never fails. */
interface FailingElement {
  readonly mtbfHours: number | null;
  readonly mttrHours: number;
  /** A failover gets around it. */
  readonly isCurable: boolean;
}

export interface SimulationInput {
  readonly model: ReliabilityModel;
  readonly elements: readonly FailingElement[];
  /** Null: there is no second site. */
  readonly failover: { readonly rtoHours: number; readonly success: number } | null;
  readonly years: number;
  readonly seed: number;
}

export interface SimulationResult {
  readonly availability: number;
  /** Half the width of the 95 % interval. */
  readonly plusMinus: number;
  /** Years that were simulated. */
  readonly years: number;
  /** Outages of the service seen. */
  readonly outages: number;
}

/**
 * The service year by year, as a check of the closed form: every element is an alternating renewal process with exponential times up
 * and with repairs that take as long as stated, each time. With a second site an outage ends after the time of the failover where the
 * failover works, which is drawn for each outage; while what is down cannot be got around, it does not end. Each year is one sample: the
 * interval is 1.96 standard errors of their mean. Where no year of the run had an outage, it is the rule of three: 3 outages in all years at
 * most, with a confidence of 95 %, each as long as the longest repair.
 *
 * It starts with everything up, and its first year does not count.
 */
export function simulateService(input: SimulationInput): SimulationResult {
  const years = yearsWithin(input);
  const { lost, outages } = runYears(input, years);
  const mean = lost.reduce((sum, hours) => sum + hours, 0) / years / HOURS_PER_YEAR;
  if (outages === 0) {
    const longest = Math.max(0, ...input.elements.map(({ mttrHours }) => mttrHours));
    return { availability: 1 - mean, plusMinus: (3 / years) * (longest / HOURS_PER_YEAR), years, outages };
  }
  const squares = lost.reduce((sum, hours) => sum + (hours / HOURS_PER_YEAR - mean) ** 2, 0);
  const error = years < 2 ? 1 : Math.sqrt(squares / (years - 1) / years);
  return { availability: 1 - mean, plusMinus: 1.96 * error, years, outages };
}

function yearsWithin({ elements, years }: SimulationInput): number {
  const perYear = elements.reduce(
    (sum, { mtbfHours, mttrHours }) =>
      sum + (mtbfHours === null ? 0 : (2 * HOURS_PER_YEAR) / Math.max(mtbfHours + mttrHours, 1e-9)),
    0,
  );
  return Math.max(1, Math.min(Math.floor(years), Math.floor(MOST_EVENTS / Math.max(perYear, 1e-9))));
}

/** Hours lost in each year. */
function runYears(input: SimulationInput, years: number): { readonly lost: Float64Array; readonly outages: number } {
  const { elements, seed } = input;
  const uniform = uniformOf(seed);
  const queue = createEventQueue(
    elements.map(({ mtbfHours }) => (mtbfHours === null ? Infinity : upTime(mtbfHours, uniform))),
  );
  const { start, next } = createStateWalk(input.model, elements);
  let state = start;
  const lost = new Float64Array(years + 1);
  const end = (years + 1) * HOURS_PER_YEAR;
  const outage: Outage = { isOpen: false, curedFrom: Infinity };
  let outages = 0;
  let now = 0;
  for (let at = queue.at(); ; at = queue.at()) {
    const until = Math.min(at, end);
    if (outage.isOpen) addLost(lost, now, until, { outage, isCurable: state.isCurable });
    if (at >= end) break;
    now = at;
    const place = queue.place();
    state = next(state, place);
    queue.moveFirst(
      now + (state.isDown(place) ? elements[place]!.mttrHours : upTime(elements[place]!.mtbfHours!, uniform)),
    );
    if (state.isUp) outage.isOpen = false;
    else if (!outage.isOpen) {
      if (now >= HOURS_PER_YEAR) outages += 1;
      Object.assign(outage, { isOpen: true, curedFrom: curedFrom(input, now, uniform) });
    }
  }
  return { lost: lost.slice(1), outages };
}

interface Outage {
  isOpen: boolean;
  curedFrom: number;
}

const upTime = (mtbfHours: number, uniform: Uniform): number => mtbfHours * exponential(uniform);

function curedFrom({ failover }: SimulationInput, now: number, uniform: Uniform): number {
  if (failover === null) return Infinity;
  return uniform() < failover.success ? now + failover.rtoHours : Infinity;
}

/** Adds the hours of an outage to the years in which they lie. */
function addLost(
  lost: Float64Array,
  from: number,
  until: number,
  { outage, isCurable }: { readonly outage: Outage; readonly isCurable: boolean },
): void {
  const to = isCurable ? Math.max(from, Math.min(until, outage.curedFrom)) : until;
  for (let at = from; at < to;) {
    const year = Math.floor(at / HOURS_PER_YEAR);
    const next = Math.min(to, (year + 1) * HOURS_PER_YEAR);
    lost[year] = lost[year]! + (next - at);
    at = next;
  }
}
