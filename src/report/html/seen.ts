import type { AssessedCalendar, AssessedCoverage, Assessment } from '../../assessment/index.js';
import { CALENDAR_LEGEND, calendarWords, daysByWeek, daysWords, percentWords, weeksOf } from '../calendar-words.js';
import type { DayOfWeek, Week } from '../calendar-words.js';
import { formatCount, formatCountOf } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { section, sentences } from './parts.js';

const WEEKDAYS: readonly string[] = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * Which days the samples of the estate show: a table of weeks whose shades repeat the percentages in its cells, so that it
 * reads without colours, on paper and aloud. Nothing where there are no samples.
 */
export const renderSeen = ({ calendar, machines }: Assessment, figures: Html = nothing): Html =>
  calendar === null
    ? nothing
    : section(
        'seen',
        'What the samples saw',
        html`<p class="lead">
            How much of each day holds samples, over ${formatCountOf(calendar.machines, 'machine')}; days begin at
            midnight ${calendar.zone}. A weekend or a turn of the month counts as seen where half of its two days is.
            What was not seen may need more than any size here gives.
          </p>
          ${heat(calendar)}${starTable(machines.flatMap(({ coverage }) => coverage ?? []))}
          ${sentences(
            calendarWords(calendar).map((words) => `${words[0]!.toUpperCase()}${words.slice(1)}.`),
            '',
          )}
          ${figures}`,
      );

const heat = (calendar: AssessedCalendar): Html =>
  html`<table class="heat">
    <caption class="unseen">
      Share of each day that holds samples, a row for each week
    </caption>
    <thead>
      <tr>
        <th scope="col">Week of</th>
        ${WEEKDAYS.map((weekday) => html`<th scope="col"><abbr title="${weekday}">${weekday.slice(0, 2)}</abbr></th>`)}
      </tr>
    </thead>
    <tbody>
      ${weeksOf(calendar).map((week) => weekRow(week, calendar.machines))}
    </tbody>
  </table>`;

const weekRow = ({ monday, days }: Week, machines: number): Html =>
  html`<tr>
    <th scope="row">${monday}</th>
    ${days.map((day) => (day === null ? html`<td></td>` : dayCell(day, machines)))}
  </tr> `;

/** Five shades are as many as eyes tell apart; the figure says the rest. */
const shadeOf = (percent: number): number => (percent >= 100 ? 5 : Math.ceil(percent / 25));

function dayCell({ date, machines, percent, ends }: DayOfWeek, all: number): Html {
  const mark = ends === null ? nothing : html`<b>${ends}</b>`;
  return html`<td
    class="h${shadeOf(percent)}"
    title="${date}: ${formatCount(machines)} of ${formatCount(all)} machines"
  >
    <small>${Number(date.slice(8))}</small>${percentWords(percent)}${mark}
  </td>`;
}

const STARS = [5, 4, 3, 2, 1] as const;

/** How many machines have how many of Azure Migrate's stars. */
function starTable(coverages: readonly AssessedCoverage[]): Html {
  const counts = STARS.map((stars) => coverages.filter((coverage) => coverage.stars === stars).length);
  return html`<p class="stars">
    Coverage in the stars of Azure Migrate:
    ${STARS.map((stars, index) => html`${index === 0 ? '' : ', '}<span class="nowrap"><b>${formatCount(counts[index]!)}</b> with ${stars}</span>`)}.
  </p>`;
}

/** The days of one machine as signs, and the sentence that says the same. */
export const renderDays = (coverage: AssessedCoverage, calendar: AssessedCalendar): Html =>
  html`<p class="source">${daysWords(coverage, calendar)}</p>
    <p class="days" aria-hidden="true">${daysByWeek(coverage.days, calendar.from)}</p>
    <p class="source" aria-hidden="true">${CALENDAR_LEGEND}</p>`;
