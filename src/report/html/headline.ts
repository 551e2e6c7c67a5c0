import type { AssessedMachine, Assessment, CostTotal } from '../../assessment/index.js';
import type { MachineNeed } from '../../sizing/index.js';
import type { ReportContents } from '../contents.js';
import { formatCount, formatCountOf } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { policyInShort } from '../front/policy-in-short.js';
import { BASIS_WORDS } from '../words.js';
import { costCard, savingCard } from './headline-cost.js';
import { lockInShort } from './lock.js';
import { section } from './parts.js';
import { qualityInShort } from './quality.js';
import { biggestRisks } from './risk-list.js';
import { scopeAndReadiness } from './scope-and-readiness.js';

/**
 * The first page: what was assessed, how much of it is ready, what it costs, what endangers it, and how far all of it can be trusted.
 *
 * @param places anchors of the report, to which risks may point
 */
export const renderHeadline = (contents: ReportContents, places: ReadonlySet<string>): Html =>
  section(
    'summary',
    'At a glance',
    html`<div class="glance">
        <div>${scopeAndReadiness(contents.assessment)}${savingCard(contents.assessment)}</div>
        <div>${costCard(contents.assessment)}</div>
      </div>
      ${biggestRisks(contents, places)}
      <div class="cards grounds">
        ${qualityInShort(contents.assessment)}${policyCard(contents.assessment)}${lockInShort(contents)}
      </div>`,
  );

/** What a sum leaves out. Without it a sum of unknown prices would read as cheap. */
export function caveat({ machinesWithUnknown, machinesUnsized }: CostTotal): Html {
  const missing = [
    ...(machinesWithUnknown === 0 ? [] : [`${formatCountOf(machinesWithUnknown, 'machine')} with an unknown price`]),
    ...(machinesUnsized === 0 ? [] : [`${formatCountOf(machinesUnsized, 'machine')} without a size`]),
  ];
  return missing.length === 0 ? nothing : html`<p class="caveat">Not complete: ${missing.join(', ')}.</p>`;
}

const policyCard = (assessment: Assessment): Html =>
  html`<div class="card">
    <h3>Policy “${assessment.policy.name}”</h3>
    <p>${policyInShort(assessment.policy).join(' ')}</p>
    ${basis(assessment)}
    <p><a href="#policy">The whole policy</a></p>
  </div>`;

/** Averages are no peaks, and whoever reads only this page must know. */
function averagesWords(machines: readonly AssessedMachine[]): string {
  const count = machines.filter(({ coverage }) => coverage?.isOfAverages === true).length;
  return count === 0
    ? ''
    : ` For ${formatCountOf(count, 'machine')} they are averages longer than a minute, of which no peak is claimed.`;
}

const NEED_BASES: readonly MachineNeed['basis'][] = ['sampled', 'stated', 'allocated'];

/** Figures state what they rest on; a size from what is configured is no statement about use. */
function basis({ machines, window }: Assessment): Html {
  const parts = NEED_BASES.map((kind) => ({ kind, count: machines.filter(({ need }) => need?.basis === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${formatCountOf(count, 'machine')} ${BASIS_WORDS[kind]}`);
  if (parts.length === 0) return nothing;
  const samples =
    window === null
      ? ' No samples were given, so there are no peaks to cover.'
      : ` Samples are looked at from ${window.from} to ${window.to}, ${formatCount(window.days)} days (UTC).${averagesWords(machines)}`;
  return html`<p class="quiet">Needs are derived for ${parts.join('; ')}.${samples}</p> `;
}
