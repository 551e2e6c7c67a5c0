import type { WaveCalendar } from '../calendar/index.js';
import type { PlannedWave, WavePlan } from '../waves/index.js';
import { dayWords } from './waves-words.js';

/** When a wave is cut over, as every part of a report says it. */
export interface CutoverDay {
  /** `YYYY-MM-DD`, by the clock of the users where a calendar dates it; null: nothing dates it, or nothing but a day that the calendar refuses. */
  readonly date: string | null;
  /** `2027-02-06`; `2026-09-26, day 0` where the plan counts days; `day 14` where nothing dates them. */
  readonly words: string;
  /** The same in a heading, which has no room for the note: `planned 2027-02-06 (no window)`. */
  readonly inShort: string;
  /** What nobody should read the day without; null: nothing. */
  readonly note: string | null;
}

/** The calendar of a plan as far as it dates cutovers; null: there is none, and the plan's days stand alone. */
export type CutoverDates = Pick<WaveCalendar, 'windows' | 'days'> | null;

type DatedWave = Pick<PlannedWave, 'number' | 'cutover' | 'day'>;

/** A day of the plan that its calendar refuses: with the wave's own window, or with that of a wave before it. */
export const REFUSED_DAY = 'planned day of the wave plan; the calendar finds no window that is allowed for it' as const;
const REFUSED_COUNT = 'no date: the calendar finds no window that is allowed for it';

/** The calendar's day where it has a window; the plan's where there is no calendar, or where the calendar refuses it, which is told. */
export function cutoverDay(wave: DatedWave, calendar: CutoverDates): CutoverDay {
  const planned = dayWords(wave);
  if (calendar === null) return { date: wave.cutover, words: planned, inShort: planned, note: null };
  const index = calendar.windows.findIndex((window) => window.wave === wave.number);
  const window = calendar.windows[index];
  if (window === undefined) {
    const note = wave.cutover === null ? REFUSED_COUNT : REFUSED_DAY;
    return { date: null, words: planned, inShort: `planned ${planned} (no window)`, note };
  }
  const date = window.localFrom.slice(0, 10);
  if (wave.cutover === null) {
    const day = calendar.days[index] ?? wave.day;
    const words = `${date}, day ${day}`;
    return { date, words, inShort: words, note: day === wave.day ? null : `the plan counts day ${wave.day}` };
  }
  return { date, words: date, inShort: date, note: date === wave.cutover ? null : `the plan has ${wave.cutover}` };
}

/** Waves that a calendar leaves without a window: whatever day the plan names, they cannot be cut over as things stand. */
export const wavesWithoutWindow = (plan: Pick<WavePlan, 'waves'>, calendar: CutoverDates): readonly PlannedWave[] =>
  calendar === null
    ? []
    : plan.waves.filter(({ number }) => calendar.windows.every((window) => window.wave !== number));

/** `Wave 2, wave 3`: numbers, since lists with names are read as sentences. */
export const wavesInList = (waves: readonly Pick<PlannedWave, 'number'>[]): string =>
  waves.map(({ number }, index) => `${index === 0 ? 'Wave' : 'wave'} ${number}`).join(', ');
