import type { WaveCalendar } from '../calendar/index.js';
import { formatCount } from '../report/index.js';
import { scorePlan } from '../waves/index.js';
import type { GivenPlan, WaveInput, WavePlan } from '../waves/index.js';

/**
 * A plan without dates counts its days, and the calendar may find others: whoever reads the cost has to know what the same waves cost by those,
 * whether their order could be cheaper then, and what to write into `waves.yaml` to plan by them.
 */
export function withDays(plan: WavePlan, { days, windows }: WaveCalendar, input: WaveInput): WavePlan {
  const counted = plan.waves.map(({ day }) => day);
  const isSame = days.length !== counted.length || counted.every((day, wave) => day === days[wave]);
  if (isSame || plan.waves.some(({ cutover }) => cutover !== null)) return plan;
  const dates = windows.map(({ localFrom }) => localFrom.slice(0, 10));
  const found = `the plan counts its days (${counted.join(', ')}), and the calendar finds windows on days ${days.join(', ')}`;
  const isRising = dates.every((date, wave) => wave === 0 || date > dates[wave - 1]!);
  const lines = `to plan by them, write into the settings under waves: cutovers: [${dates.join(', ')}]`;
  const remark = `${found}: ${isRising ? costWords(plan, scoreBy(plan, dates, input), boundBy(plan, days)) : 'two waves share a day, so that no cost is reckoned with them'}; ${lines}`;
  return { ...plan, remarks: [...plan.remarks, remark] };
}

/** The same machines in the same waves, on other days. */
function scoreBy(plan: WavePlan, dates: readonly string[], input: WaveInput): WavePlan {
  const origin = { file: 'calendar', line: 1 };
  const given: GivenPlan = {
    ...{ file: 'calendar', form: 'portolan', strangers: [], problems: [] },
    waves: plan.waves.map(({ number, name }, wave) => ({ number, label: name, cutover: dates[wave]! })),
    machines: plan.machines.map(({ id, wave }) => ({ id, wave, origin })),
    counts: { read: plan.machines.length, used: plan.machines.length, skipped: 0 },
  };
  return scorePlan({ ...input, settings: { ...input.settings, firstCutover: null, cutovers: dates } }, given);
}

/**
 * What the bound of the counted days says of the calendar's: no line of the cost falls when waves lie further apart, and without dates no
 * freeze took a plan out of the count. So where no two waves are closer than counted it holds for the calendar's days too; else nothing does.
 */
function boundBy(plan: WavePlan, days: readonly number[]): number {
  const counted = plan.waves.map(({ day }) => day);
  const isWider = days.every((day, wave) => wave === 0 || day - days[wave - 1]! >= counted[wave]! - counted[wave - 1]!);
  return isWider ? plan.bound.bound : 0;
}

/** The bound is that of all plans with these waves on these days: what lies above it may be saved, and nobody knows more without planning. */
function costWords(plan: WavePlan, dated: WavePlan, least: number): string {
  const { total } = dated.cost;
  const bound = Math.max(dated.bound.bound, least);
  const broken = dated.conditions.filter(({ isHard, state }) => isHard && state === 'broken').map(({ words }) => words);
  const hard = broken.length === 0 ? '' : `, and breaks what must be kept: ${broken.join('; ')}`;
  const order =
    total <= bound
      ? 'no other order of these waves costs less on those days'
      : `on those days no plan costs less than ${formatCount(bound)}, so that another order of machines may save at most ${formatCount(total - bound)}`;
  return `it costs ${formatCount(plan.cost.total)} points with the days that are counted and ${formatCount(total)} with the calendar's${hard}; ${order}`;
}
