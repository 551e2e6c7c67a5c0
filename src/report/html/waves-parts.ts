import type { CostLine, PlanCondition, PlannedWave, WavePlan } from '../../waves/index.js';
import { cutoverDay } from '../cutover-days.js';
import type { CutoverDates, CutoverDay } from '../cutover-days.js';
import { formatCount, formatCountOf } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { CONDITION_WORDS, labelWords, loadOf, missingWords, UNPLANNED_WORDS, waveNamesOf } from '../waves-words.js';
import type { namesOf } from '../waves-words.js';
import { fold, machineName, sentences, when } from './parts.js';
import { machineNames } from './waves-link.js';

// What waves.html and the report both show of a plan.

type NameOf = ReturnType<typeof namesOf>;

/** So many machines that move with one are named beside it; the group stands together in its wave anyway. */
const MOST_MATES = 8;

/** Beyond this share a bound says nothing of how good a plan is. */
const TELLING_PERCENT = 90;

/** How far a plan may be from the best, in a word or two. */
export function gapFact({ isOptimal, gapPercent, isWeighed }: WavePlan['bound']): string {
  if (isWeighed === false) return 'nothing to weigh: no dependency is known';
  if (isOptimal) return 'none: proven best';
  return gapPercent > TELLING_PERCENT ? 'not known: the bound tells nothing here' : `at most ${gapPercent} %`;
}

const RISK_TONES: Readonly<Record<PlannedWave['risk']['level'], string>> = {
  low: 'tone-ready',
  medium: 'tone-conditions',
  high: 'tone-blocked',
};

/** Every wave with what it takes, its risk and its applications, and what is remarkable about them. */
export function renderPlannedWaves(plan: WavePlan, calendar: CutoverDates): Html {
  return html`<div class="table-frame">
      <table class="listing">
        <thead>
          <tr>
            <th scope="col">Wave</th>
            <th scope="col">Cutover</th>
            <th scope="col" class="number">Machines</th>
            <th scope="col" class="number">Work (h)</th>
            <th scope="col" class="number">To copy</th>
            <th scope="col">Risk</th>
            <th scope="col">Applications</th>
          </tr>
        </thead>
        <tbody>
          ${plan.waves.map((wave) => waveRow(wave, cutoverDay(wave, calendar)))}
        </tbody>
      </table>
    </div>
    ${sentences(plan.remarks, 'Nothing else is remarkable.')}`;
}

/** Sentences name a wave by its number, so its row does too where its name says something else. */
const waveNumber = (wave: PlannedWave): string =>
  labelWords(wave) === String(wave.number) ? '' : `wave ${wave.number}; `;

const waveRow = (wave: PlannedWave, { words, note }: CutoverDay): Html =>
  html`<tr>
    <th scope="row">${wave.name}<small>${waveNumber(wave)}${wave.tiers.join(', ')}</small></th>
    <td data-label="Cutover">
      <span class="nowrap">${words}</span>${note === null ? nothing : html`<small>${note}</small>`}
    </td>
    <td class="number" data-label="Machines">${loadOf(wave, 'machines')}</td>
    <td class="number" data-label="Work (h)">${loadOf(wave, 'hours')}</td>
    <td class="number" data-label="To copy">${loadOf(wave, 'transferBytes')}</td>
    <td data-label="Risk">
      <span class="mark ${RISK_TONES[wave.risk.level]}">${wave.risk.level}</span>
      ${reasonsOf(wave)}
    </td>
    <td data-label="Applications">
      ${wave.applications.length === 0 ? html`<span class="quiet">none stated</span>` : wave.applications.join(', ')}
    </td>
  </tr>`;

/** A row stays a row: more reasons than a few open below them. */
const MOST_REASONS = 2;

function reasonsOf({ risk: { reasons } }: PlannedWave): Html {
  const small = (reason: string): Html => html`<small>${reason}</small>`;
  // One more would take the line that says so.
  const most = reasons.length > MOST_REASONS + 1 ? MOST_REASONS : reasons.length;
  return html`${reasons.slice(0, most).map(small)}
  ${when(reasons.length > most, () =>
    fold(formatCountOf(reasons.length - most, 'more reason'), html`${reasons.slice(most).map(small)}`),
  )}`;
}

/** What a plan costs, line by line, and how far it may be from the best. */
export function renderPlanCost(plan: WavePlan): Html {
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

/**
 * Each condition of a plan: kept, broken by whom, or why it cannot be judged.
 *
 * @param most so many breaches of a condition are listed, the rest is counted; left out: all
 */
export function renderConditions(plan: WavePlan, nameOf: NameOf, most: number = Number.POSITIVE_INFINITY): Html {
  return html`<div class="rules">${plan.conditions.map((one) => condition(one, nameOf, most))}</div>`;
}

function condition(
  { words, state, judged, kept, isHard, priority, broken, missing }: PlanCondition,
  nameOf: NameOf,
  most: number,
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
              ${broken
                .slice(0, most)
                .map(
                  ({ machines: ids, said }) =>
                    html`<li>${said}${ids.length === 0 ? '' : ': '}${machineNames(ids.map(nameOf))}</li>`,
                )}
              ${broken.length > most ? html`<li>and ${formatCount(broken.length - most)} more in waves.html</li>` : nothing}
            </ul>`,
          )
    }
  </div>`;
}

/** What planning anew moved, and why. */
export function renderMoves(plan: WavePlan, nameOf: NameOf): Html {
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

/** The machines of each wave, folded, with why they are there. */
export function renderPlannedMachines(plan: WavePlan, calendar: CutoverDates, nameOf: NameOf): Html {
  return html`${plan.waves.map((wave) => {
    const own = plan.machines.filter((one) => one.wave === wave.number);
    return fold(
      `${wave.name}, ${cutoverDay(wave, calendar).inShort}: ${formatCountOf(own.length, 'machine')}`,
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
                <td data-label="Application">
                  ${one.application ?? html`<span class="quiet">none stated</span>`}
                  ${when(one.applicationBy === 'found', () => html`<small>found in the connections</small>`)}
                </td>
                <td data-label="Role">
                  ${one.role ?? html`<span class="unknown-value">unknown</span>`}
                  ${when(one.zone !== null, () => html`<small>zone ${one.zone ?? ''}</small>`)}
                </td>
                <td data-label="Moves with">${machineNames(one.movesWith.map(nameOf), MOST_MATES)}</td>
                <td data-label="Why here">${one.why.map((text) => html`<small>${text}</small>`)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`,
    );
  })}`;
}

/** Who is in no wave, and why. */
export const renderUnplanned = (plan: WavePlan): Html =>
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

/** Settings, confidence and what was told while planning. */
export const renderPlanBasis = ({ settingsWords, confidence, problems }: WavePlan): Html =>
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
