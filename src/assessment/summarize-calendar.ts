import type { MachineId } from '../model/index.js';
import type { Calendar, CalendarDay, MachineCalendar } from '../timeseries/index.js';
import type { AssessedCalendar } from './assessment.js';

const WHOLE = '#';
const NOTHING = '.';

/**
 * One sign for a day: `.` nothing seen, `1` to `9` so many whole tenths of it (`1` also for less than one), `#` all of it.
 *
 * @param share of the day, 0 to 1
 */
export function signOfDay(share: number): string {
  if (share <= 0) return NOTHING;
  return share >= 1 ? WHOLE : String(Math.max(1, Math.floor(share * 10)));
}

/** The days of one machine, a sign for each day of the calendar. */
export const signsOfDays = (days: readonly CalendarDay[], { seenBuckets }: MachineCalendar): string =>
  days.map(({ buckets }, index) => signOfDay(seenBuckets[index]! / buckets)).join('');

/** Down to a tenth of a percent, so that only all of it reads as 100; a trace of it does not read as nothing. */
const percentOf = (part: number, whole: number): number => {
  if (part === 0) return 0;
  return Math.max(0.1, Math.floor((1000 * part) / whole) / 10);
};

/**
 * The calendar of an estate, from those of its machines.
 *
 * @param counted the machines that count; one without a sample in the window does not
 */
export function summarizeCalendar(
  { zone, days, weekends, machines }: Calendar,
  counted: (machine: MachineId) => boolean = () => true,
): AssessedCalendar {
  const sampled = machines.filter(
    ({ machine, seenBuckets }) => counted(machine) && seenBuckets.some((buckets) => buckets > 0),
  );
  const monthEnds = machines[0]?.monthEnds ?? [];
  const counting = (test: (machine: MachineCalendar) => boolean): number => sampled.filter(test).length;
  return {
    zone,
    from: days[0]?.date ?? '',
    machines: sampled.length,
    machinesByDay: days.map((_, index) => counting(({ seenBuckets }) => seenBuckets[index]! > 0)),
    percentByDay: days.map(({ buckets }, index) =>
      percentOf(
        sampled.reduce((sum, { seenBuckets }) => sum + seenBuckets[index]!, 0),
        buckets * sampled.length,
      ),
    ),
    weekends,
    machinesWithEveryWeekend: counting(({ weekendsSeen }) => weekendsSeen === weekends),
    machinesWithoutWeekend: counting(({ weekendsSeen }) => weekendsSeen === 0),
    monthEnds: monthEnds.map(({ date, isQuarterEnd }, index) => ({
      date,
      isQuarterEnd,
      machines: counting((machine) => machine.monthEnds[index]!.isSeen),
    })),
  };
}
