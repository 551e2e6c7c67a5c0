const DAY_MS = 86_400_000;
const DAYS_A_WEEK = 7;
/** 1 January 1970 was a Thursday. */
const EPOCH_WEEKDAY = 3;

/** Steps that people count in. */
const STEPS = [1, 2, 2.5, 5, 10] as const;

/**
 * Round values from 0 to `top`, at most `most` of them besides 0.
 *
 * Worked example: 3.9 with at most 4 gives 0, 1, 2, 3; 0.62 gives 0, 0.2, 0.4, 0.6.
 *
 * @param top above 0
 */
export function valueTicks(top: number, most: number): readonly number[] {
  const exponent = Number((top / most).toExponential().split('e')[1]);
  const unit = (step: number): number => Number(`${step}e${exponent}`);
  const step = STEPS.map(unit).find((one) => one * most >= top) ?? unit(10);
  const ticks: number[] = [];
  for (let index = 0; index * step <= top; index += 1) ticks.push(Number((index * step).toPrecision(6)));
  return ticks;
}

/** A midnight of UTC on the axis of time. */
export interface DayTick {
  readonly atMs: number;
  /** `08-31`; null: a tick without a date. */
  readonly label: string | null;
}

/**
 * The midnights from `fromMs` to `toMs`. Dates stand at Mondays where there are two or more, else at any day, as many as there is room for.
 *
 * @param mostLabels at least 1
 */
export function dayTicks(fromMs: number, toMs: number, mostLabels: number): readonly DayTick[] {
  const first = Math.ceil(fromMs / DAY_MS);
  const days: number[] = [];
  for (let day = first; day * DAY_MS < toMs; day += 1) days.push(day);
  const mondays = days.filter((day) => (day + EPOCH_WEEKDAY) % DAYS_A_WEEK === 0);
  const candidates = mondays.length >= 2 ? mondays : days;
  const every = Math.ceil(candidates.length / mostLabels);
  const labelled = new Set(candidates.filter((_, index) => index % every === 0));
  return days.map((day) => ({
    atMs: day * DAY_MS,
    label: labelled.has(day) ? new Date(day * DAY_MS).toISOString().slice(5, 10) : null,
  }));
}

/**
 * Places for labels of one column as near as can be to where they want to be, `apart` pixels from each other, within `[least, most]`.
 *
 * @param wanted in any order; the places come in the same order
 */
export function placeLabels(
  wanted: readonly number[],
  { apart, least, most }: { readonly apart: number; readonly least: number; readonly most: number },
): readonly number[] {
  const order = wanted.map((_, index) => index).sort((left, right) => wanted[left]! - wanted[right]! || left - right);
  const places = [...wanted];
  let before = least - apart;
  for (const index of order) {
    places[index] = Math.max(wanted[index]!, before + apart);
    before = places[index];
  }
  let after = most + apart;
  for (const index of [...order].reverse()) {
    places[index] = Math.min(places[index]!, after - apart);
    after = places[index];
  }
  return places;
}
