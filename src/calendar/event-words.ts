import { countOf } from '../model/index.js';
import type { WavePlan } from '../waves/index.js';
import type { CalendarEvent, CutoverWindow, WaveCalendar } from './calendar.js';
import { localOf } from './local-of.js';

const MOST_NAMES = 50;

/** What an event is about, in sentences: why then, how long it may slip, which machines, and for a cutover its parts. */
export function sentencesOf(event: CalendarEvent, calendar: WaveCalendar, plan: WavePlan): readonly string[] {
  const isCritical = calendar.criticalPath.includes(event.id);
  const path = isCritical ? 'On the critical path: ' : '';
  const slack = event.slackHours === 0 ? `${path}it cannot slip.` : `${path}it may slip by ${event.slackHours} h.`;
  const said = slack[0]!.toUpperCase() + slack.slice(1);
  const window = event.kind === 'cutover' ? calendar.windows.find(({ wave }) => wave === event.wave) : undefined;
  const downtime =
    window === undefined
      ? []
      : [
          `For the users (${window.zone}): ${window.localFrom} to ${window.localTo}.`,
          `Downtime ${window.downtimeMinutes} min: ${window.downtimeParts.map(({ words, minutes }) => `${words} (${minutes} min)`).join('; ')}.`,
        ];
  const batches = window === undefined ? [] : batchesOf(window, plan);
  return [...event.basis, ...downtime, said, ...(batches.length > 0 ? batches : machinesOf(event, plan))];
}

function machinesOf({ kind, wave }: CalendarEvent, plan: WavePlan): readonly string[] {
  if (wave === null || kind !== 'cutover') return [];
  const names = plan.machines.filter((machine) => machine.wave === wave).map(({ name }) => name);
  return [`${namesOf(names)}.`];
}

function namesOf(names: readonly string[]): string {
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `${countOf(names.length, 'machine')}: ${names.slice(0, MOST_NAMES).join(', ')}${more}`;
}

/** One batch is the whole wave, whose machines stand at the end. */
function batchesOf({ batches, zone }: CutoverWindow, plan: WavePlan): readonly string[] {
  if (batches.length < 2) return [];
  const nameOf = new Map(plan.machines.map(({ id, name }) => [id, name]));
  return batches.map(({ number, from, to, machines }) => {
    const [begin, end] = [from, to].map((instant) => localOf(instant, zone).slice(11, 16)) as [string, string];
    return `Batch ${number} of ${batches.length}, ${begin} to ${end} (${zone}), ${namesOf(machines.map((id) => nameOf.get(id) ?? id))}.`;
  });
}
