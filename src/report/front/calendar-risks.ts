import type { WaveCalendar } from '../../calendar/index.js';
import type { MachineId, Problem } from '../../model/index.js';
import type { PlannedWave, WavePlan } from '../../waves/index.js';
import { wavesInList, wavesWithoutWindow } from '../cutover-days.js';
import { formatCountOf } from '../figures.js';
import type { FoundRisk } from './risks.js';

/** Risks of days that a plan names and its calendar does not keep: waves without any window, and waves that it puts on another day. */
export const calendarRisks = (plan: WavePlan, calendar: WaveCalendar): readonly FoundRisk[] => [
  withoutWindow(plan, calendar),
  onAnotherDay(plan, calendar),
];

const machinesOf = (waves: readonly PlannedWave[]): readonly MachineId[] => [
  ...new Set(waves.flatMap(({ machines }) => machines)),
];

/** Why, and what to do about it, in the words of the calendar. */
function toldOf({ problems }: Pick<WaveCalendar, 'problems'>, codes: readonly string[]): string {
  const told = problems.filter(({ code }) => codes.includes(code));
  return told.map(({ message, remedy }: Problem) => ` ${message}. What to do: ${remedy}.`).join('');
}

function withoutWindow(plan: WavePlan, calendar: WaveCalendar): FoundRisk {
  const waves = wavesWithoutWindow(plan, calendar);
  const machines = machinesOf(waves);
  return {
    ...{ id: 'no-window', effect: 'stops', machines, places: ['waves', 'replication-windows'] },
    title: `${formatCountOf(machines.length, 'machine')} in waves without a window`,
    why: `${wavesInList(waves)}: no cutover is allowed as things stand, whatever day the plan names.${toldOf(calendar, ['calendar/no-window', 'calendar/transfer-too-long'])}`,
  };
}

function onAnotherDay(plan: WavePlan, calendar: WaveCalendar): FoundRisk {
  const moved = new Set(
    calendar.windows
      .filter(({ planned, localFrom }) => planned !== null && !localFrom.startsWith(planned))
      .map(({ wave }) => wave),
  );
  const waves = plan.waves.filter(({ number }) => moved.has(number));
  const machines = machinesOf(waves);
  return {
    ...{ id: 'another-day', effect: 'breaks', machines, places: ['waves'] },
    title: `${formatCountOf(machines.length, 'machine')} in waves whose day the calendar does not keep`,
    why: `${wavesInList(waves)}: the plan names one day, and the calendar has its window on another.${toldOf(calendar, ['calendar/date-not-kept', 'calendar/date-moved'])}`,
  };
}
