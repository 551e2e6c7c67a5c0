import { rulesAfter } from '../../waves/index.js';
import type { ExtendedService, LinkRule, WaveBoundary, WavePlan } from '../../waves/index.js';
import { formatCount, formatCountOf } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { askedWords, callsWords, EXTENDED_WORDS, portsWords, portWords, untilWords } from '../waves-words.js';
import type { namesOf } from '../waves-words.js';
import { fold, machineName } from './parts.js';

type NameOf = ReturnType<typeof namesOf>;

/** So many machines of a rule are named; the page of a large estate would name each in every wave. */
const MOST_NAMED = 12;

/** What was extended, and what crosses the link after each wave. */
export const renderLink = (plan: WavePlan, nameOf: NameOf): Html =>
  html`${plan.extended.length === 0 ? nothing : extended(plan.extended)}
  ${plan.boundaries.map((one) => boundary(one, rulesAfter(plan, one.after), nameOf))}`;

const extended = (services: readonly ExtendedService[]): Html =>
  html`<h3>Extended before the first wave</h3>
    <div class="table-frame">
      <table class="listing">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">How it answers</th>
            <th scope="col">Between the sites, in both directions</th>
          </tr>
        </thead>
        <tbody>
          ${services.map(
            (one) =>
              html`<tr>
                <th scope="row">${EXTENDED_WORDS[one.role]}<small>${askedWords(one)}</small></th>
                <td>${one.words}<small>${one.source}</small></td>
                <td>
                  ${
                    one.betweenSites.length === 0
                      ? html`<span class="quiet">nothing</span>`
                      : one.betweenSites.map((ports) => html`<small>${portsWords(ports)} ${ports.service}</small>`)
                  }
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;

function boundary(one: WaveBoundary, rules: readonly LinkRule[], nameOf: NameOf): Html {
  const { after, days, dependencies, pairs } = one;
  const title = html`<h3>After wave ${after}, ${untilWords(days)}</h3>`;
  if (dependencies === 0)
    return html`${title}
      <p class="quiet">Nothing crosses the link.</p>`;
  return html`${title}
    <p>
      ${formatCountOf(dependencies, 'dependency', 'dependencies')} of ${formatCountOf(pairs, 'pair')} of machines:
      ${callsWords(one)}.
    </p>
    ${fold(
      `${formatCountOf(rules.length, 'rule')} for the firewall`,
      html`<div class="table-frame">
        <table class="listing">
          <thead>
            <tr>
              <th scope="col">Into</th>
              <th scope="col" class="number">Port</th>
              <th scope="col">From</th>
              <th scope="col">To</th>
            </tr>
          </thead>
          <tbody>
            ${rules.map(
              (rule) =>
                html`<tr>
                  <td data-label="Into">${rule.direction === 'toAzure' ? 'Azure' : 'the site'}</td>
                  <td class="number" data-label="Port">${portWords(rule)}</td>
                  <td data-label="From">${machineNames(rule.clients.map(nameOf), MOST_NAMED)}</td>
                  <td data-label="To">${machineNames(rule.servers.map(nameOf), MOST_NAMED)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
    )}`;
}

/** Names one after the other; beyond \`most\` the rest is counted. */
export const machineNames = (all: readonly string[], most: number = all.length): readonly Html[] => [
  ...all.slice(0, most).map((name, index) => html`${index === 0 ? '' : ', '}${machineName(name)}`),
  ...(all.length > most ? [html` and ${formatCount(all.length - most)} more`] : []),
];
