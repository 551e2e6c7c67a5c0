import type { CalendarEvent, CutoverWindow, WaveCalendar } from '../../calendar/index.js';
import { formatCount } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { sentences } from './parts.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WIDTH = 1000;
const ROW = 22;
const LABEL = 300;
/** Above the bars, for the dates. */
const HEAD = 22;
const SHOWN_CHARACTERS = 44;

/** Instants as people read them: `2026-12-05 04:00`; what stands behind is the offset of the zone, where there is one. */
const shortTime = (instant: string): string => instant.slice(0, 16).replace('T', ' ');
const localTime = (instant: string): string => `${shortTime(instant)}${instant.slice(16).replace(/^:\d\d/, ' ')}`;

/**
 * The windows of the cutovers, every piece of work on one scale, and the chain that nothing may slip in.
 *
 * @param waveOf what people call a wave, by its number
 */
export const renderCalendar = (calendar: WaveCalendar, waveOf: (wave: number) => string): Html =>
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
    ${gantt(calendar)} ${eventTable(calendar)} ${replicatingNote(calendar)}
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
        At most ${formatCount(most)} machines replicate at once, from ${shortTime(from)} to ${shortTime(to)} UTC; the
        appliances bear ${formatCount(limit)}.
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
          : `${formatCount(Math.round(window.usePercent))} % of the mean use, over ${formatCount(window.measuredMachines)} machines`
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

/** Bars on a scale of time, one row each: whole numbers only, so that the bytes are the same everywhere. */
function gantt({ events, criticalPath }: WaveCalendar): Html {
  if (events.length === 0) return nothing;
  const begin = events.reduce((first, { from }) => Math.min(first, timeOf(from)), Number.POSITIVE_INFINITY);
  const end = events.reduce((last, { to }) => Math.max(last, timeOf(to)), begin + HOUR_MS);
  const place = (at: number): number => LABEL + Math.round(((WIDTH - LABEL) * (at - begin)) / (end - begin));
  const critical = new Set(criticalPath);
  const height = HEAD + events.length * ROW;
  const bar = ({ id, title, from, to }: CalendarEvent, index: number): Html => {
    const x = place(timeOf(from));
    const width = Math.max(2, place(timeOf(to)) - x);
    const tone = critical.has(id) ? 'tone-blocked' : 'tone-ready';
    const y = HEAD + index * ROW;
    return html`<g>
      <text x="0" y="${y + 15}" font-size="12" fill="currentColor">${shortTitle(title)}</text>
      <rect class="${tone}" x="${x}" y="${y + 4}" width="${width}" height="${ROW - 8}" />
    </g>`;
  };
  const tick = (at: number): Html =>
    html`<g>
      <line class="tick" x1="${place(at)}" x2="${place(at)}" y1="${HEAD - 4}" y2="${height}" />
      <text x="${place(at)}" y="12" font-size="12" text-anchor="middle" fill="currentColor">
        ${new Date(at).toISOString().slice(0, 10)}
      </text>
    </g>`;
  return html`<p class="quiet legend">
      <span><b class="mark tone-blocked">critical path</b>: what slips here puts off the end</span>
      <b class="mark tone-ready">may slip</b>
    </p>
    <div class="chart-frame" tabindex="0" role="region" aria-label="All work on one scale of time">
      <svg
        viewBox="0 0 ${WIDTH} ${height}"
        width="100%"
        role="img"
        aria-label="The work of all waves on one scale of time; the table below says the same"
      >
        ${ticksBetween(begin, end).map(tick)} ${events.map(bar)}
      </svg>
    </div>`;
}

const shortTitle = (title: string): string =>
  title.length > SHOWN_CHARACTERS ? `${title.slice(0, SHOWN_CHARACTERS - 1)}…` : title;

/** Days between two ticks: the first that gives no more of them than have room. */
const TICK_DAYS: readonly number[] = [1, 2, 7, 14, 28, 56, 91, 182, 364, 728, 3640, 36_400];
const MOST_TICKS = 6;

/** Midnights, at least a little within the scale so that their dates are not cut off. */
function ticksBetween(begin: number, end: number): readonly number[] {
  const margin = Math.round((end - begin) / 20);
  const first = Math.ceil((begin + margin) / DAY_MS) * DAY_MS;
  const span = Math.max(0, end - margin - first);
  const step = (TICK_DAYS.find((days) => span / (days * DAY_MS) < MOST_TICKS) ?? TICK_DAYS.at(-1)!) * DAY_MS;
  return Array.from({ length: Math.floor(span / step) + 1 }, (_, index) => first + index * step).filter(
    (at) => at <= end - margin,
  );
}

const eventTable = ({ events, criticalPath }: WaveCalendar): Html =>
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
        ({ id, title, from, to, slackHours, basis }) =>
          html`<tr>
            <th scope="row">${title}</th>
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
