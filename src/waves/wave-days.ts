import { isEmptyPart } from './named-part.js';
import { noPlan } from './plan-problems.js';
import type { WaveSettings } from './wave-settings.js';

const MS_PER_DAY = 86_400_000;
/** No move is planned for later; a day with a year of five digits is none that other tools read. */
const LAST_DAY = '2199-12-31';

/** When each wave cuts over. */
export interface WaveDays {
  /** Days after the first cutover, ascending, the first 0. */
  readonly days: readonly number[];
  /** `YYYY-MM-DD`; null where no date was stated. */
  readonly dates: readonly (string | null)[];
}

/** Whole days from one `YYYY-MM-DD` to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);

const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * MS_PER_DAY).toISOString().slice(0, 10);

const beyond = (date: string): Error =>
  noPlan(
    `a wave would cut over on ${date.length > LAST_DAY.length ? 'a day behind the year 9999' : date}; plans end with ${LAST_DAY}`,
    'state an earlier first cutover, fewer waves, fewer days between them, or shorter freezes',
  );

/** A day on which nobody may cut over is put off to the day after the freeze; stated days are not touched. */
function outOfFreeze(date: string, { freezes }: WaveSettings): string {
  if (date > LAST_DAY || date.length > LAST_DAY.length) throw beyond(date);
  let free = date;
  for (let isMoved = true; isMoved;) {
    isMoved = false;
    for (const freeze of freezes) {
      if (!isEmptyPart(freeze) || free < freeze.from || free > freeze.to) continue;
      if (freeze.to >= LAST_DAY) {
        throw noPlan(
          `no wave can cut over from ${free} on: everything is frozen until ${freeze.to} (${freeze.why})`,
          'write the last day on which the freeze holds, or the machines or applications that it is for',
          freeze.at,
        );
      }
      free = addDays(freeze.to, 1);
      isMoved = true;
    }
  }
  return free;
}

/**
 * The days of `count` waves: the stated cutovers first, then one after the other at the stated distance, each put off to the day after
 * a freeze of everybody that it would fall into. Without any date days are counted from the first cutover, and the freezes hold for
 * nobody.
 *
 * @throws {AssessmentError} `waves/no-plan`: a cutover would lie behind the year 2199, by a freeze or by the distance of the waves
 */
export function deriveWaveDays(settings: WaveSettings, count: number): WaveDays {
  const { firstCutover, cutovers, daysBetweenWaves } = settings;
  const dates: string[] = cutovers.slice(0, count);
  if (dates.length === 0 && firstCutover !== null && count > 0) dates.push(outOfFreeze(firstCutover, settings));
  const [first] = dates;
  if (first === undefined) {
    return {
      days: Array.from({ length: count }, (_, wave) => wave * daysBetweenWaves),
      dates: Array.from({ length: count }, () => null),
    };
  }
  while (dates.length < count) dates.push(outOfFreeze(addDays(dates.at(-1)!, daysBetweenWaves), settings));
  return { days: dates.map((date) => daysBetween(first, date)), dates };
}
