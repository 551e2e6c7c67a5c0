import type { CutoverWindow, WaveCalendar } from '../../calendar/index.js';
import { formatCount, formatCountOf } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { gantt } from './gantt.js';
import { sentences } from './parts.js';

/** Instants as people read them: `2026-12-05 04:00`; what stands behind is the offset of the zone, where there is one. */
const shortTime = (instant: string): string => instant.slice(0, 16).replace('T', ' ');
const localTime = (instant: string): string => `${shortTime(instant)}${instant.slice(16).replace(/^:\d\d/, ' ')}`;

/**
 * The windows of the cutovers, every piece of work on one scale, and the chain that nothing may slip in.
 *
 * @param waveOf what people call a wave, by its number
 * @param replaced waves whose first copies a plan of replication dates, so that these are an estimate
 */
export const renderCalendar = (
  calendar: WaveCalendar,
  waveOf: (wave: number) => string,
  replaced: ReadonlySet<number> = new Set(),
): Html =>
  html`<table class="listing windows">
      <thead>
        <tr>
          <th scope="col">Wave</th>
          <th scope="col">Window (users)</th>
          <th scope="col">Window (UTC)</th>
          <th scope="col" class="number">Downtime</th>
          <th scope="col">Why then</th>
        </tr>
      </thead>
      <tbody>
        ${calendar.windows.map((one) => windowRow(one, waveOf))}
      </tbody>
    </table>
    ${workChart(calendar)} ${eventTable(calendar, replaced)} ${replicatingNote(calendar)}
    <h3>Taken for granted</h3>
    ${sentences(calendar.assumptions, 'Nothing.')}
    ${
      calendar.problems.length === 0
        ? nothing
        : html`<h3>What cannot be kept</h3>
            ${sentences(
              calendar.problems.map(({ message, remedy }) => `${message}. ${remedy}`),
              'Nothing.',
            )}`
    }`;

const replicatingNote = ({ replicating: { most, from, to, limit } }: WaveCalendar): Html =>
  from === null || to === null
    ? nothing
    : html`<p>
        Replicating at once: at most ${formatCountOf(most, 'machine')}, from ${shortTime(from)} to ${shortTime(to)} UTC;
        the appliances bear ${formatCount(limit)}.
      </p>`;

const windowRow = (window: CutoverWindow, waveOf: (wave: number) => string): Html =>
  html`<tr>
    <th scope="row">${capitalised(waveOf(window.wave))}</th>
    <td class="nowrap" data-label="Window, users">
      ${localTime(window.localFrom)}<small>to ${localTime(window.localTo)}</small><small>${window.zone}</small>
      ${plannedNote(window)}
    </td>
    <td class="nowrap" data-label="Window, UTC">${shortTime(window.from)}<small>to ${shortTime(window.to)}</small></td>
    <td class="number" data-label="Downtime">${formatCount(window.downtimeMinutes)} min${batchNote(window)}</td>
    <td>
      ${
        window.usePercent === null
          ? 'quiet by assumption: not measured'
          : `${formatCount(Math.round(window.usePercent))} % of the mean use, over ${formatCountOf(window.measuredMachines, 'machine')}`
      }
      ${window.refused.slice(0, 3).map(({ from, why }) => html`<small>${window.usePercent === null ? 'earlier, or more within the hours taken for quiet' : 'quieter, or as quiet and earlier'}, and not taken: ${shortTime(from)}, ${why}</small>`)}
    </td>
  </tr>`;

const batchNote = ({ batches, outageMinutes }: CutoverWindow): Html =>
  batches.length < 2
    ? nothing
    : html`<small>${formatCount(batches.length)} batches, ${formatCount(outageMinutes)} min in all</small>`;
const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const plannedNote = ({ planned, localFrom }: CutoverWindow): Html =>
  planned === null || localFrom.startsWith(planned) ? nothing : html`<small>the plan has ${planned}</small>`;

const timeOf = (instant: string): number => Date.parse(instant);

/** All work on one scale; the table below has the same rows. */
function workChart({ events, criticalPath }: WaveCalendar): Html {
  const critical = new Set(criticalPath);
  const rows = events.map(({ id, title, from, to }) => ({
    ...{ label: title, fromMs: timeOf(from), toMs: timeOf(to), dueMs: null },
    tone: critical.has(id) ? 'tone-blocked' : 'tone-ready',
  }));
  return gantt(rows, {
    spoken: 'The work of all waves on one scale of time; the table below says the same',
    legend: [
      { tone: 'tone-blocked', text: 'critical path', more: ': what slips here puts off the end' },
      { tone: 'tone-ready', text: 'may slip', more: '' },
    ],
  });
}

const eventTable = ({ events, criticalPath }: WaveCalendar, replaced: ReadonlySet<number>): Html =>
  html`<table class="listing">
    <thead>
      <tr>
        <th scope="col">Work</th>
        <th scope="col">From (UTC)</th>
        <th scope="col">To (UTC)</th>
        <th scope="col" class="number">May slip</th>
        <th scope="col">Where it comes from</th>
      </tr>
    </thead>
    <tbody>
      ${events.map(
        ({ id, kind, wave, title, from, to, slackHours, basis }) =>
          html`<tr>
            <th scope="row">
              ${title}${kind === 'initialReplication' && replaced.has(wave ?? 0) ? html`<small>an estimate: the plan of replication replaces it</small>` : nothing}
            </th>
            <td class="nowrap" data-label="From (UTC)">${shortTime(from)}</td>
            <td class="nowrap" data-label="To (UTC)">${shortTime(to)}</td>
            <td class="number" data-label="May slip">
              ${slackHours === 0 ? 'not at all' : `${formatCount(Math.floor(slackHours))} h`}
              ${criticalPath.includes(id) ? html`<small>critical path</small>` : nothing}
            </td>
            <td>${basis.map((text) => html`<small>${text}</small>`)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
