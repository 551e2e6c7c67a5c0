import type { WaveCalendar } from '../../calendar/index.js';
import type { Runbook } from '../../cutover/index.js';
import type { CostLine, PlanCondition, PlannedWave, WavePlan } from '../../waves/index.js';
import { formatCount, formatCountOf } from '../figures.js';
import { html, nothing, toText } from '../html.js';
import type { Html } from '../html.js';
import {
  CONDITION_WORDS,
  dayWords,
  labelWords,
  loadOf,
  MADE_WORDS,
  missingWords,
  namesOf,
  UNPLANNED_WORDS,
  waveNamesOf,
} from '../waves-words.js';
import { rhumbLines } from './bar.js';
import { pageFrame } from './frame.js';
import { fold, machineName, section, sentences, when } from './parts.js';
import { WAVES_STYLE } from './style-waves.js';
import { machineNames, renderLink } from './waves-link.js';
import { renderCalendar } from './waves-calendar.js';
import { renderRunbooks } from './waves-runbooks.js';

/** What stands beside a plan where it was made: dated windows, and what people work by. */
export interface WavesPageParts {
  readonly calendar: WaveCalendar | null;
  readonly runbooks: readonly Runbook[];
}

/** So many machines that move with one are named beside it; the group stands together in its wave anyway. */
const MOST_MATES = 8;

type NameOf = ReturnType<typeof namesOf>;

/**
 * A plan of waves as one HTML file that needs nothing else, as the report of an assessment does. The same plan gives the same bytes.
 * Cost: linear in machines and cut dependencies.
 */
export function renderWavesHtml(plan: WavePlan, { calendar, runbooks }: WavesPageParts): string {
  const nameOf = namesOf(plan);
  const parts: readonly (readonly [id: string, title: string, body: Html])[] = [
    ['waves', 'The waves', waves(plan)],
    ['cost', 'Cost, and how much better it could be', cost(plan)],
    ['conditions', 'Conditions', conditions(plan, nameOf)],
    ['link', 'What has to work across the link', renderLink(plan, nameOf)],
    ...(calendar === null ? [] : [['calendar', 'Calendar', renderCalendar(calendar, waveNamesOf(plan))] as const]),
    ...(runbooks.length === 0 ? [] : [['runbooks', 'Runbooks', renderRunbooks(runbooks, nameOf)] as const]),
    ...(plan.moves.length === 0 ? [] : [['moves', 'Moved', moves(plan, nameOf)] as const]),
    ['machines', 'Machines', machines(plan, nameOf)],
    ['unplanned', 'In no wave', unplanned(plan)],
    ['basis', 'What this rests on', basis(plan)],
  ];
  return toText(
    pageFrame(
      `Waves, ${plan.asOf}`,
      html`${masthead(plan, parts)}
        <main>${parts.map(([id, title, body]) => section(id, title, body))}</main>
        <footer>
          ${plan.engine.name} ${plan.engine.version} · as of ${plan.asOf} · nothing in this file was loaded from a
          network
        </footer>`,
      WAVES_STYLE,
    ),
  );
}

function masthead(plan: WavePlan, parts: readonly (readonly [string, string, Html])[]): Html {
  const { counts, settings, confidence, bound, cost: costs } = plan;
  const facts: readonly (readonly [string, string])[] = [
    ['As of', plan.asOf],
    ['Planned', `${formatCount(counts.planned)} of ${formatCount(counts.machines)}`],
    ['Strategy', settings.strategy],
    ['Profile', settings.profile],
    ['Cost', `${formatCount(costs.total)} points`],
    ['Gap', gapFact(bound)],
    ['Confidence', confidence.level],
  ];
  return html`<header class="masthead">
    ${rhumbLines()}
    <p class="kicker">Portolan · Plan of a move to Azure, ${MADE_WORDS[plan.made]}</p>
    <h1>${formatCountOf(plan.waves.length, 'wave')}</h1>
    <dl>
      ${facts.map(
        ([label, text]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${text}</dd>
          </div>`,
      )}
    </dl>
    <nav aria-label="Sections">${parts.map(([id, title]) => html`<a href="#${id}">${title}</a>`)}</nav>
  </header>`;
}

/** Beyond this share a bound says nothing of how good a plan is. */
const TELLING_PERCENT = 90;

function gapFact({ isOptimal, gapPercent }: WavePlan['bound']): string {
  if (isOptimal) return 'none: proven best';
  return gapPercent > TELLING_PERCENT ? 'not known: the bound tells nothing here' : `at most ${gapPercent} %`;
}

const RISK_TONES: Readonly<Record<PlannedWave['risk']['level'], string>> = {
  low: 'tone-ready',
  medium: 'tone-conditions',
  high: 'tone-blocked',
};

function waves(plan: WavePlan): Html {
  return html`<div class="table-frame">
      <table class="listing">
        <thead>
          <tr>
            <th scope="col">Wave</th>
            <th scope="col">Cutover</th>
            <th scope="col" class="number">Machines</th>
            <th scope="col" class="number">Hours</th>
            <th scope="col" class="number">To copy</th>
            <th scope="col">Risk</th>
            <th scope="col">Applications</th>
          </tr>
        </thead>
        <tbody>
          ${plan.waves.map(waveRow)}
        </tbody>
      </table>
    </div>
    ${sentences(plan.remarks, 'Nothing else is remarkable.')}`;
}

/** Sentences name a wave by its number, so its row does too where its name says something else. */
const waveNumber = (wave: PlannedWave): string =>
  labelWords(wave) === String(wave.number) ? '' : `wave ${wave.number}; `;

const waveRow = (wave: PlannedWave): Html =>
  html`<tr>
    <th scope="row">${wave.name}<small>${waveNumber(wave)}${wave.tiers.join(', ')}</small></th>
    <td class="nowrap" data-label="Cutover">${dayWords(wave)}</td>
    <td class="number" data-label="Machines">${loadOf(wave, 'machines')}</td>
    <td class="number" data-label="Hours">${loadOf(wave, 'hours')}</td>
    <td class="number" data-label="To copy">${loadOf(wave, 'transferBytes')}</td>
    <td>
      <span class="mark ${RISK_TONES[wave.risk.level]}">${wave.risk.level}</span>
      ${wave.risk.reasons.map((reason) => html`<small>${reason}</small>`)}
    </td>
    <td>
      ${wave.applications.length === 0 ? html`<span class="quiet">none stated</span>` : wave.applications.join(', ')}
    </td>
  </tr>`;

function cost(plan: WavePlan): Html {
  const row = ({ words, amount, weight, cost: points }: CostLine): Html =>
    html`<tr>
      <th scope="row">${words}</th>
      <td class="number" data-label="Amount">${formatCount(amount)}</td>
      <td class="number" data-label="Points each">${formatCount(weight)}</td>
      <td class="number" data-label="Points">${formatCount(points)}</td>
    </tr>`;
  return html`<p class="lead">
      Points are whole numbers that only mean something beside each other: each line is how much of something the plan
      does, times what the settings say that it costs. How good this is: ${plan.bound.said}.
    </p>
    ${missingWords(plan).map((words) => html`<p class="caveat">${words}</p>`)}
    <table class="stacking">
      <thead>
        <tr>
          <th scope="col">What costs</th>
          <th scope="col" class="number">Amount</th>
          <th scope="col" class="number">Points each</th>
          <th scope="col" class="number">Points</th>
        </tr>
      </thead>
      <tbody>
        ${plan.cost.lines.map(row)}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Together</th>
          <td></td>
          <td></td>
          <td class="number">${formatCount(plan.cost.total)}</td>
        </tr>
      </tfoot>
    </table>`;
}

const STATE_TONES: Readonly<Record<PlanCondition['state'], string>> = {
  kept: 'tone-ready',
  broken: 'tone-blocked',
  notJudged: 'tone-unknown',
};

function conditions(plan: WavePlan, nameOf: NameOf): Html {
  return html`<div class="rules">${plan.conditions.map((one) => condition(one, nameOf))}</div>`;
}

function condition(
  { words, state, judged, kept, isHard, priority, broken, missing }: PlanCondition,
  nameOf: NameOf,
): Html {
  const rank = `${isHard ? 'must be kept' : 'aim'}${priority === null ? '' : `; Azure Migrate's condition ${priority}`}`;
  return html`<div class="rule">
    <h3>
      <span class="mark ${STATE_TONES[state]}">${CONDITION_WORDS[state]}</span>
      ${when(state !== 'notJudged', () => html`<span class="tally">${formatCount(kept)} of ${formatCount(judged)}</span>`)}
    </h3>
    <p>${words}</p>
    <small>${rank}</small>
    ${missing === null ? nothing : html`<p class="caveat">${missing}</p>`}
    ${
      broken.length === 0
        ? nothing
        : fold(
            formatCountOf(broken.length, 'breach', 'breaches'),
            html`<ul class="plain" tabindex="0">
              ${broken.map(
                ({ machines: ids, said }) =>
                  html`<li>${said}${ids.length === 0 ? '' : ': '}${machineNames(ids.map(nameOf))}</li>`,
              )}
            </ul>`,
          )
    }
  </div>`;
}

function moves(plan: WavePlan, nameOf: NameOf): Html {
  const waveOf = waveNamesOf(plan);
  return html`<ul class="sentences">
    ${plan.moves.map(
      ({ machines: ids, from, to, change, said }) =>
        html`<li>
          ${machineNames(ids.map(nameOf))}: from ${waveOf(from)} to ${waveOf(to)},
          ${change < 0 ? `${formatCount(-change)} points less` : `${formatCount(change)} points more`}: ${said}
        </li>`,
    )}
  </ul>`;
}

function machines(plan: WavePlan, nameOf: NameOf): Html {
  return html`${plan.waves.map((wave) => {
    const own = plan.machines.filter((one) => one.wave === wave.number);
    return fold(
      `${wave.name}, ${dayWords(wave)}: ${formatCountOf(own.length, 'machine')}`,
      html`<table class="listing members">
        <thead>
          <tr>
            <th scope="col">Machine</th>
            <th scope="col">Application</th>
            <th scope="col">Role</th>
            <th scope="col">Moves with</th>
            <th scope="col">Why here</th>
          </tr>
        </thead>
        <tbody>
          ${own.map(
            (one) =>
              html`<tr>
                <th scope="row">
                  ${machineName(one.name)}
                  <small
                    >${one.environment === 'production' ? 'production' : 'non-production'}${one.environmentIsAssumed ? ' (assumed)' : ''}</small
                  >
                </th>
                <td>
                  ${one.application ?? html`<span class="quiet">none stated</span>`}
                  ${when(one.applicationBy === 'found', () => html`<small>found in the connections</small>`)}
                </td>
                <td>
                  ${one.role ?? html`<span class="unknown-value">unknown</span>`}
                  ${when(one.zone !== null, () => html`<small>zone ${one.zone ?? ''}</small>`)}
                </td>
                <td data-label="Moves with">${machineNames(one.movesWith.map(nameOf), MOST_MATES)}</td>
                <td>${one.why.map((text) => html`<small>${text}</small>`)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`,
    );
  })}`;
}

const unplanned = (plan: WavePlan): Html =>
  plan.unplanned.length === 0
    ? html`<p class="quiet">Every machine is in a wave.</p>`
    : html`<table class="listing">
        <tbody>
          ${plan.unplanned.map(
            ({ name, kind, reason }) =>
              html`<tr>
                <th scope="row">${machineName(name)}</th>
                <td>${UNPLANNED_WORDS[kind]}</td>
                <td>${reason}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;

const basis = ({ settingsWords, confidence, problems }: WavePlan): Html =>
  html`<div class="columns">
    <div>
      <h3>Settings</h3>
      ${sentences(settingsWords, 'No settings.')}
    </div>
    <div>
      <h3>Confidence: ${confidence.level}</h3>
      ${sentences(confidence.reasons, 'No reasons.')}
      <h3>Told while planning</h3>
      ${sentences(
        problems.map(({ message, remedy }) => `${message}. ${remedy}`),
        'Nothing.',
      )}
    </div>
  </div>`;
