import type { WaveCalendar } from '../../calendar/index.js';
import type { ReplicationPlan } from '../../replication/index.js';
import type { WavePlan } from '../../waves/index.js';
import { formatCount, formatCountOf } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { MADE_WORDS, namesOf, UNPLANNED_WORDS, waveNamesOf } from '../waves-words.js';
import { packedWhenMany } from './packed-part.js';
import { fold, section, when } from './parts.js';
import type { FoldKind } from './parts.js';
import { renderCalendar } from './waves-calendar.js';
import { datedFirstCopies, firstCopiesNote } from './waves-first-copies.js';
import { renderLink } from './waves-link.js';
import {
  gapFact,
  renderConditions,
  renderMoves,
  renderPlanBasis,
  renderPlanCost,
  renderPlannedMachines,
  renderPlannedWaves,
  renderUnplanned,
} from './waves-parts.js';

/** Beyond these the page of the plan alone lists: this one has all machines in its table already. */
const MOST_LISTED = 400;
const MOST_BREACHES = 25;

/**
 * What waves.html shows, as a chapter of the report: the waves stand open, all else is behind its heading and a sentence. Runbooks are files
 * of their own, called by name.
 *
 * @param replication the plan of the same report, whose first copies go before those of the calendar; null: it has none
 */
export function renderWavesChapter(
  plan: WavePlan,
  calendar: WaveCalendar | null,
  replication: ReplicationPlan | null,
): Html {
  const nameOf = namesOf(plan);
  return section(
    'waves',
    'Waves',
    html`<p class="lead">
        ${formatCountOf(plan.waves.length, 'wave')}, ${MADE_WORDS[plan.made]}, of ${formatCount(plan.counts.planned)} of
        ${formatCountOf(plan.counts.machines, 'machine')}. Cost: ${formatCount(plan.cost.total)} points; gap to the
        best: ${gapFact(plan.bound)}. Confidence: ${plan.confidence.level}.
      </p>
      <div class="waves-parts">
        ${renderPlannedWaves(plan, calendar)}
        ${part('Cost, and how much better it could be', costWords(plan), renderPlanCost(plan))}
        ${part('Conditions', conditionWords(plan), renderConditions(plan, nameOf, MOST_BREACHES))}
        ${part('What has to work across the link', linkWords(plan), packedWhenMany(plan.machines.length, { id: 'waves-link', elsewhere: 'waves.html' }, renderLink(plan, nameOf)))}
        ${calendar === null ? nothing : calendarPart(plan, calendar, replication)}
        ${when(plan.moves.length > 0, () => part('Moved', `${formatCountOf(plan.moves.length, 'move')} from the plan that was given`, renderMoves(plan, nameOf)))}
        ${machines(plan, calendar, nameOf)} ${unplanned(plan)}
        ${part('What this rests on', `Settings; confidence ${plan.confidence.level}`, renderPlanBasis(plan))}
        ${runbooks(plan)}
      </div>`,
  );
}

const part = (title: string, words: string, body: Html, kind: FoldKind = 'essential'): Html =>
  html`<h3>${title}</h3>
    ${fold(words, body, kind)}`;

/** What replaces its first copies stands open before it: whoever reads only the dates would take the wrong ones. */
function calendarPart(plan: WavePlan, calendar: WaveCalendar, replication: ReplicationPlan | null): Html {
  const waveOf = waveNamesOf(plan);
  const packed = { id: 'waves-calendar', elsewhere: 'waves.html and calendar.csv' };
  const whole = renderCalendar(calendar, waveOf, replication === null ? new Set() : datedFirstCopies(replication));
  return html`${part('Calendar', calendarWords(calendar), packedWhenMany(plan.machines.length, packed, whole))}
  ${replication === null ? nothing : firstCopiesNote(calendar, replication, waveOf)}`;
}

/** Each machine with why it is where it is: of more than a page bears, the page of the plan alone has them. */
const machines = (plan: WavePlan, calendar: WaveCalendar | null, nameOf: ReturnType<typeof namesOf>): Html =>
  plan.machines.length > MOST_LISTED
    ? html`<h3>Machines</h3>
        <p>
          The table of machines says the wave of each; why it is there stands in <code>waves.html</code>, which
          <code>portolan waves</code> writes.
        </p>`
    : part(
        'Machines',
        `Each of ${formatCountOf(plan.machines.length, 'machine')} with why it is in its wave`,
        renderPlannedMachines(plan, calendar, nameOf),
        'optional',
      );

function unplanned(plan: WavePlan): Html {
  const all = plan.unplanned.length;
  if (all === 0) return nothing;
  if (all <= MOST_LISTED) return part('In no wave', formatCountOf(all, 'machine'), renderUnplanned(plan));
  const counts = new Map<string, number>();
  for (const { kind } of plan.unplanned)
    counts.set(UNPLANNED_WORDS[kind], (counts.get(UNPLANNED_WORDS[kind]) ?? 0) + 1);
  const words = [...counts].map(([kind, count]) => `${kind}: ${formatCount(count)}`);
  return html`<h3>In no wave</h3>
    <p>${formatCountOf(all, 'machine')}. ${words.join('; ')}. <code>waves.html</code> names them.</p>`;
}

const costWords = ({ cost, bound }: WavePlan): string =>
  `${bound.isWeighed === false ? 'No dependency is known, so that there is nothing to weigh: ' : ''}${formatCount(cost.total)} points; no plan within the hard conditions costs less than ${formatCount(bound.bound)}`;

function conditionWords({ conditions }: WavePlan): string {
  const of = (state: string): string => formatCount(conditions.filter((one) => one.state === state).length);
  return `${of('kept')} kept, ${of('broken')} broken, ${of('notJudged')} not judged`;
}

function linkWords({ cuts, boundaries, outside }: WavePlan): string {
  const most = boundaries.reduce((found, { dependencies }) => Math.max(found, dependencies), 0);
  const parties =
    outside.length === 0 ? '' : ` ${formatCountOf(outside.length, 'entry', 'entries')} of parties in no inventory.`;
  return cuts.length === 0
    ? `No dependency between machines of the inventory crosses the link.${parties}`
    : `${formatCountOf(cuts.length, 'dependency', 'dependencies')} ever cross the link, at most ${formatCount(most)} at one time.${parties}`;
}

function calendarWords({ windows, problems }: WaveCalendar): string {
  const dated = windows.map(({ localFrom }) => localFrom.slice(0, 10)).join(', ');
  const wrong = problems.length === 0 ? '' : ` ${formatCountOf(problems.length, 'thing')} cannot be kept.`;
  return `${windows.length === 1 ? 'Cutover' : 'Cutovers'} by the clock of the users: ${dated === '' ? 'none' : dated}.${wrong}`;
}

const runbooks = ({ waves }: WavePlan): Html =>
  html`<h3>Runbooks</h3>
    <p>
      Step by step, a file for each wave:
      ${waves.map(({ number }, place) => html`${place === 0 ? '' : ', '}<a href="runbook-wave-${number}.md">runbook-wave-${number}.md</a>`)}.
    </p>`;
