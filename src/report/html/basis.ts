import type { Assessment } from '../../assessment/index.js';
import { formatAmount, formatCount, formatCountOf } from '../figures.js';
import { given, html, nothing } from '../html.js';
import type { Html, HtmlValue } from '../html.js';
import { priceDateWords } from '../words.js';
import { fold, section, sentences } from './parts.js';

/** What everything above rests on: assumptions, policy, catalogue, prices. */
export const renderBasis = (assessment: Assessment): Html =>
  section(
    'basis',
    'What this rests on',
    html`<div class="columns">
        <div>
          <h3>Assumptions</h3>
          ${sentences(assessment.assumptions, 'None.')}
        </div>
        <div>
          <h3>Catalogue and prices</h3>
          ${catalogueFacts(assessment)}
        </div>
      </div>
      <h3>Policy “${given(assessment.policy.name)}”</h3>
      <p class="lead">${assessment.policy.description}</p>
      <div class="policy">${sentences(assessment.policyWords, 'The policy has no words.')}</div>
      ${fold(
        'The policy, value by value',
        html`<table class="listing values">
          <tbody>
            ${leavesOf('', assessment.policy).map(leafRow)}
          </tbody>
        </table>`,
        'optional',
      )}`,
  );

function catalogueFacts({ catalogue, asOf, region }: Assessment): Html {
  const { date, ageDays, pricesUsed, sizes, priceSheet, currency, usdToCurrency } = catalogue;
  const facts: readonly (readonly [string, HtmlValue])[] = [
    [
      'Region',
      html`${given(`${region.displayName} (${region.name})`)}${region.isAssumed ? ', assumed: none was asked for' : ''}`,
    ],
    ['Catalogue', `${date}, ${formatCountOf(ageDays, 'day')} old on ${asOf}, ${formatCount(sizes)} sizes`],
    [
      'Prices',
      `${priceDateWords(catalogue)}${pricesUsed === null || pricesUsed.oldest === pricesUsed.newest ? '' : ' (each line of a bill names its source and date)'}, list prices${priceSheet === null ? '' : ` with the price sheet “${priceSheet}” laid over them`}`,
    ],
    ['Currency', usdToCurrency === 1 ? currency : `${currency}, 1 USD = ${formatAmount(usdToCurrency, 6)} ${currency}`],
  ];
  return html`<dl class="facts">
      ${facts.map(
        ([label, text]) =>
          html`<dt>${label}</dt>
            <dd>${text}</dd>`,
      )}
    </dl>
    ${
      usdToCurrency === 1
        ? nothing
        : html`<p class="quiet">
            Amounts are kept in US dollars and converted where they are shown; workings are in US dollars.
          </p>`
    }`;
}

/** The policy as paths and values: `sizing.comfort.cpu` is 1.3. Lists stand in one line. */
function leavesOf(path: string, value: unknown): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) return [[path, value.length === 0 ? 'none' : value.join(', ')]];
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, child]) =>
      leavesOf(path === '' ? key : `${path}.${key}`, child ?? 'not stated'),
    );
  }
  return [[path, String(value)]];
}

const leafRow = ([path, text]: readonly [string, string]): Html =>
  html`<tr>
    <th scope="row">${given(path)}</th>
    <td>${given(text)}</td>
  </tr>`;

const TERMS: readonly (readonly [string, string])[] = [
  ['Machine', 'A virtual or physical computer at the source.'],
  ['Size', 'A kind of virtual machine that Azure sells, with its vCPUs, memory and limits, such as Standard_D4as_v5.'],
  [
    'Need',
    'What a machine requires of a size and of disks: what it has or uses, times a comfort factor, not below the floors of the policy.',
  ],
  ['Comfort factor', 'Headroom: used CPU of 3.2 cores with a factor of 1.3 needs 4.16 cores.'],
  ['vCPU', 'A virtual processor of a size; usually one hardware thread.'],
  ['GiB', '2^30 bytes, about 1.07 billion. Disks and memory are sold in it. MB is 10^6 bytes.'],
  ['Tier', 'A disk sold in a fixed step of size, IOPS and throughput: P10 is a Premium SSD of 128 GiB.'],
  ['IOPS', 'Read and write operations of a disk per second.'],
  ['Finding', 'The answer of one rule about one machine, with what to do about it.'],
  ['Ready with conditions', 'Works in Azure once the remedies of its findings are done.'],
  [
    'Coverage',
    'How much of the points that sizing needs the samples hold: buckets of 10 minutes, times CPU, memory, disks and NICs.',
  ],
  ['Average', 'One value for more than a minute. The peaks within it are gone, so its maximum is never called one.'],
  ['Out of scope', 'Found in the input and not to be moved, such as templates and parts of vSphere itself.'],
  [
    'Reservation, savings plan',
    'A commitment of one or three years to a size, or to a sum per hour, for a lower price.',
  ],
  [
    'Hybrid Benefit',
    'Windows Server licences that are owned already are used in Azure, and the licence is not paid again.',
  ],
  ['Unknown', 'No source says. An unknown price is in no sum, and an unknown is never zero.'],
];

/** The words of the report that a reader may not share. */
export const renderGlossary = (): Html =>
  section(
    'glossary',
    'Words used here',
    html`<dl class="glossary">
      ${TERMS.map(
        ([word, meaning]) =>
          html`<div>
            <dt>${word}</dt>
            <dd>${meaning}</dd>
          </div>`,
      )}
    </dl>`,
  );
