import type { WavePlan } from '../waves/index.js';
import type { CalendarEvent, WaveCalendar } from './calendar.js';

const MOST_NAMES = 50;

/** What an event is about, in sentences: why then, how long it may slip, which machines, and for a cutover its parts. */
export function sentencesOf(event: CalendarEvent, calendar: WaveCalendar, plan: WavePlan): readonly string[] {
  const isCritical = calendar.criticalPath.includes(event.id);
  const slack = isCritical ? 'On the critical path: what delays it delays the last cutover.' : slackOf(event);
  const window = event.kind === 'cutover' ? calendar.windows.find(({ wave }) => wave === event.wave) : undefined;
  const downtime =
    window === undefined
      ? []
      : [
          `For the users (${window.zone}): ${window.localFrom} to ${window.localTo}.`,
          `Downtime ${window.downtimeMinutes} min: ${window.downtimeParts.map(({ words, minutes }) => `${words} (${minutes} min)`).join('; ')}.`,
        ];
  return [...event.basis, ...downtime, slack, ...machinesOf(event, plan)];
}

const BEHIND: ReadonlySet<CalendarEvent['kind']> = new Set(['watch', 'raiseTtl', 'decommission']);

/** What would move if it slipped for longer. */
function slackOf({ kind, slackHours }: CalendarEvent): string {
  const hours = `May slip by ${slackHours} h before`;
  if (BEHIND.has(kind)) return `${hours} the plan ends later; no cutover waits for it.`;
  return kind === 'cutover'
    ? `${hours} the last cutover moves, into a window of its own.`
    : `${hours} a cutover moves.`;
}

function machinesOf({ kind, wave }: CalendarEvent, plan: WavePlan): readonly string[] {
  if (wave === null || kind !== 'cutover') return [];
  const names = plan.machines.filter((machine) => machine.wave === wave).map(({ name }) => name);
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return [`${names.length} machines: ${names.slice(0, MOST_NAMES).join(', ')}${more}.`];
}
