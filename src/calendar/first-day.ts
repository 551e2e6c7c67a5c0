import { invariant } from '../model/index.js';
import type { WaveCalendarInput } from './calendar-terms.js';
import { dateOfDay, dayNumberAt, dayOfDate } from './wall-clock.js';
import type { TimeZone } from '../timeseries/index.js';

/** The first day of any work, in days since 1970-01-01 by the site's calendar, and which fact it comes from. */
export interface FirstDay {
  readonly day: number;
  readonly said: string;
}

/**
 * No work begins before the evidence of its plan ends: the day of the plan, the last observed connection, the last sample. A stated day is
 * taken if it is not earlier; without one, preparation comes between.
 */
export function deriveFirstDay(
  { plan, graph, peaks, settings }: Pick<WaveCalendarInput, 'plan' | 'graph' | 'peaks' | 'settings'>,
  site: TimeZone,
): FirstDay {
  const asOf = dayOfDate(plan.asOf.slice(0, 10));
  invariant(Number.isInteger(asOf), 'the day of a plan is YYYY-MM-DD');
  const facts = [
    { day: asOf, words: 'the day of the plan' },
    ...(graph.observed === null
      ? []
      : [{ day: dayOfDate(graph.observed.to.slice(0, 10)), words: 'the last day of the observed connections' }]),
    ...(peaks?.spanMs == null
      ? []
      : [{ day: dayNumberAt(site, peaks.spanMs[1]), words: 'the day of the last sample' }]),
  ];
  const last = facts.reduce((latest, fact) => (fact.day > latest.day ? fact : latest));
  const { firstDay, preparationDays } = settings;
  if (firstDay === null) {
    const day = last.day + preparationDays;
    return {
      day,
      said: `No first day of work is stated: it is taken to begin on ${dateOfDay(day)}, ${preparationDays} days of preparation after ${dateOfDay(last.day)}, ${last.words}.`,
    };
  }
  const stated = dayOfDate(firstDay);
  invariant(Number.isInteger(stated), 'the first day of a calendar is YYYY-MM-DD');
  return stated >= last.day
    ? { day: stated, said: `Work begins on ${firstDay}, by the settings.` }
    : {
        day: last.day,
        said: `Work begins on ${dateOfDay(last.day)}, ${last.words}: the settings have ${firstDay}, before the evidence of the plan ends.`,
      };
}
