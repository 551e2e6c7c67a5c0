import { outsideAfter, rulesAfter } from '../../waves/index.js';
import type { ExtendedService, LinkRule, OutsideDependency, WaveBoundary, WavePlan } from '../../waves/index.js';
import { formatCount, formatCountOf } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import {
  askedWords,
  ASSUMED_WORDS,
  callsWords,
  EXTENDED_WORDS,
  hasAssumed,
  isQuiet,
  outsideWords,
  partyWords,
  portsWords,
  portWords,
  untilWords,
  waveNamesOf,
} from '../waves-words.js';
import type { namesOf } from '../waves-words.js';
import { fold, machineName } from './parts.js';

type NameOf = ReturnType<typeof namesOf>;

/** So many machines of a rule are named; the page of a large estate would name each in every wave. */
const MOST_NAMED = 12;

/** What was extended, and what crosses the link after each wave. */
export const renderLink = (plan: WavePlan, nameOf: NameOf): Html =>
  html`${plan.extended.length === 0 ? nothing : extended(plan.extended)}
  ${plan.boundaries.map((one) => boundary(one, plan, nameOf))}
  ${hasAssumed(plan) ? html`<p class="quiet">${ASSUMED_WORDS}.</p>` : nothing}`;

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

function boundary(one: WaveBoundary, plan: WavePlan, nameOf: NameOf): Html {
  const { after, days, dependencies, pairs } = one;
  const title = html`<h3>After ${waveNamesOf(plan)(after)}, ${untilWords(days)}</h3>`;
  if (isQuiet(one))
    return html`${title}
      <p class="quiet">Nothing crosses the link.</p>`;
  const rules = rulesAfter(plan, after);
  return html`${title}
    <p>
      ${
        dependencies === 0
          ? 'No dependency between machines of the inventory.'
          : `${formatCountOf(dependencies, 'dependency', 'dependencies')} of ${formatCountOf(pairs, 'pair')} of machines: ${callsWords(one)}.`
      }
    </p>
    ${rules.length === 0 ? nothing : fold(`${formatCountOf(rules.length, 'rule')} for the firewall`, ruleTable(rules, nameOf))}
    ${one.outside.length === 0 ? nothing : outside(one, outsideAfter(plan, after), nameOf)}
    ${one.operations.length === 0 ? nothing : operations(one)}`;
}

const HEAD = ['Into', 'Port', 'From', 'To'];

const frame = (head: readonly string[], rows: readonly Html[]): Html =>
  html`<div class="table-frame">
    <table class="listing">
      <thead>
        <tr>
          ${head.map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;

const ruleTable = (rules: readonly LinkRule[], nameOf: NameOf): Html =>
  frame(
    HEAD,
    rules.map(
      (rule) =>
        html`<tr>
          <td data-label="Into">${rule.direction === 'toAzure' ? 'Azure' : 'the site'}</td>
          <td data-label="Port">${portWords(rule)}</td>
          <td data-label="From">${machineNames(rule.clients.map(nameOf), MOST_NAMED)}</td>
          <td data-label="To">${machineNames(rule.servers.map(nameOf), MOST_NAMED)}</td>
        </tr>`,
    ),
  );

/** Parties in no inventory: each rule with its machines and its parties. */
function outside({ outside: rules }: WaveBoundary, own: readonly OutsideDependency[], nameOf: NameOf): Html {
  const byRule = new Map<string, OutsideDependency[]>();
  const keyOf = ({ direction, where, port, protocol }: (typeof rules)[number] | OutsideDependency): string =>
    `${direction} ${where} ${port} ${protocol ?? ''}`;
  for (const one of own) byRule.set(keyOf(one), [...(byRule.get(keyOf(one)) ?? []), one]);
  return fold(
    `${formatCountOf(rules.length, 'rule')} for parties in no inventory`,
    frame(
      ['What', 'Port', 'Machines', 'Parties'],
      rules.map((rule) => {
        const found = byRule.get(keyOf(rule)) ?? [];
        return html`<tr>
          <td data-label="What">
            ${outsideWords(rule)}${found.some(({ isStateful }) => isStateful) ? html`<small>keeps data</small>` : nothing}
          </td>
          <td data-label="Port">${portWords(rule)}</td>
          <td data-label="Machines">
            ${machineNames([...new Set(found.map(({ machine }) => nameOf(machine)))], MOST_NAMED)}
          </td>
          <td data-label="Parties">${machineNames([...new Set(found.map(partyWords))], MOST_NAMED)}</td>
        </tr>`;
      }),
    ),
  );
}

const operations = ({ operations: rules }: WaveBoundary): Html =>
  fold(
    `${formatCountOf(rules.length, 'rule')} for operations: monitoring, backup and the like, in no cost`,
    frame(
      ['What', 'Into', 'Port', 'From', 'To'],
      rules.map(
        (rule) =>
          html`<tr>
            <td data-label="What">${rule.words}</td>
            <td data-label="Into">${rule.direction === 'toAzure' ? 'Azure' : 'the site'}</td>
            <td data-label="Port">${portWords(rule)}</td>
            <td data-label="From">${formatCountOf(rule.clients, 'machine')}</td>
            <td data-label="To">${formatCountOf(rule.servers, 'machine')}</td>
          </tr>`,
      ),
    ),
  );

/** Names one after the other; beyond \`most\` the rest is counted. */
export const machineNames = (all: readonly string[], most: number = all.length): readonly Html[] => [
  ...all.slice(0, most).map((name, index) => html`${index === 0 ? '' : ', '}${machineName(name)}`),
  ...(all.length > most ? [html` and ${formatCount(all.length - most)} more`] : []),
];
