import type { AssessedMachine, Assessment } from '../../assessment/index.js';
import { BYTES_PER_GIB } from '../../model/index.js';
import type { DiskChoice } from '../../sizing/index.js';
import { formatAmount, formatNeed, formatCount, formatPlainMoney, formatSize } from '../figures.js';
import type { Currency } from '../figures.js';
import { html, nothing, raw } from '../html.js';
import type { Html } from '../html.js';
import { ENVIRONMENT_WORDS, POWER_WORDS, READINESS_WORDS } from '../words.js';
import { machineAnchor, machineName, orUnknown, readinessMark, section, severityDot } from './parts.js';
import { renderWhy } from './why.js';

const COLUMN_COUNT = 11;

/**
 * Every machine in scope as a row, with its reasons in a second row that the first one opens. Each machine is a
 * `tbody` of its own, so that sorting and filtering move whole machines. Works without a script; the script adds
 * search, filters and sorting over what stands here. Cost: linear in machines. The roles repeat what the elements are,
 * since the screen lays them out as a grid, and some browsers take a table that is no table box for no table.
 */
export const renderMachines = (assessment: Assessment): Html =>
  section(
    'machines',
    'Machines',
    assessment.machines.length === 0
      ? html`<p class="quiet">No machine is in scope, so there is nothing to size.</p>`
      : html`<p class="lead on-screen">Open a row for the reasons behind its size.</p>
          ${controls(assessment.machines)}${table(assessment)}`,
  );

interface Filter {
  readonly key: string;
  readonly label: string;
  readonly of: (machine: AssessedMachine) => string;
  readonly words: (value: string) => string;
}

const FILTERS: readonly Filter[] = [
  { key: 'readiness', label: 'Readiness', of: ({ readiness }) => readiness.state, words: wordsFrom(READINESS_WORDS) },
  {
    key: 'environment',
    label: 'Environment',
    of: ({ environment }) => environment,
    words: wordsFrom(ENVIRONMENT_WORDS),
  },
  { key: 'os', label: 'System', of: ({ source }) => source.osFamily, words: (value) => value },
  { key: 'power', label: 'Power', of: ({ power }) => power, words: wordsFrom(POWER_WORDS) },
];

function wordsFrom(words: Readonly<Record<string, string>>): (value: string) => string {
  return (value) => words[value] ?? value;
}

/** Hidden until the script shows them: a search box that does nothing is worse than none. */
function controls(machines: readonly AssessedMachine[]): Html {
  return html`<form class="controls" id="controls" role="search" hidden>
      <label class="search"
        ><span>Search</span
        ><input
          type="search"
          id="search"
          placeholder="Name, system, size, address…"
          autocomplete="off"
          spellcheck="false"
      /></label>
      ${FILTERS.map((filter) => filterSelect(filter, machines))}
      <label class="sort-by"
        ><span>Sort by</span
        ><select id="sort-by"></select
      ></label>
      <span class="buttons"
        ><button type="button" id="open-shown">Open shown</button><button type="button" id="close-all">Close all</button
        ><button type="reset">Reset</button></span
      >
    </form>
    <p class="shown" id="shown" role="status" data-total="${machines.length}">
      ${formatCount(machines.length)} of ${formatCount(machines.length)} machines shown
    </p> `;
}

function filterSelect({ key, label, of, words }: Filter, machines: readonly AssessedMachine[]): Html {
  const counts = new Map<string, number>();
  for (const machine of machines) counts.set(of(machine), (counts.get(of(machine)) ?? 0) + 1);
  return html`<label
    ><span>${label}</span
    ><select data-filter="${key}">
      <option value="">All</option>
      ${[...counts].map(
        ([value, count]) => html`<option value="${value}">${words(value)} (${formatCount(count)})</option>`,
      )}
    </select></label
  > `;
}

function table(assessment: Assessment): Html {
  const { machines, catalogue } = assessment;
  return html`<table role="table" class="machines" id="machine-table">
    <caption class="unseen">
      Machines in scope with what they have, what they need, and the size and disks chosen
    </caption>
    ${raw(`<colgroup>${['name', 'ready', 'n', 'n', 'n', 'n', 'n', 'size', 'disks', 'cost', 'finding'].map((name) => `<col class="c-${name}">`).join('')}</colgroup>`)}
    <thead role="rowgroup">
      <tr role="row" class="groups">
        <td role="cell" colspan="2"></td>
        <th role="columnheader" colspan="3" scope="colgroup">Source</th>
        <th role="columnheader" colspan="2" scope="colgroup">Need</th>
        <th role="columnheader" colspan="3" scope="colgroup">Azure</th>
        <td role="cell"></td>
      </tr>
      <tr role="row" class="heads">
        <th role="columnheader" scope="col">Machine</th>
        <th role="columnheader" scope="col">Readiness</th>
        <th role="columnheader" scope="col" class="number">Cores</th>
        <th role="columnheader" scope="col" class="number">GiB</th>
        <th role="columnheader" scope="col" class="number">Disks</th>
        <th role="columnheader" scope="col" class="number">Cores</th>
        <th role="columnheader" scope="col" class="number">GiB</th>
        <th role="columnheader" scope="col">Size</th>
        <th role="columnheader" scope="col">Disks</th>
        <th role="columnheader" scope="col" class="number">${catalogue.currency} / month</th>
        <th role="columnheader" scope="col">First finding</th>
      </tr>
    </thead>
    ${machines.map((machine, index) => machineBody(machine, machineAnchor(index), assessment))}
  </table> `;
}

function machineBody(machine: AssessedMachine, anchor: string, { catalogue, policy, calendar }: Assessment): Html {
  const { name, environment, power, source, readiness } = machine;
  const extra = [machine.application ?? '', source.host ?? '', source.cluster ?? '', ...source.addresses].join(' ');
  return html`<tbody
    role="rowgroup"
    id="${anchor}"
    data-readiness="${readiness.state}"
    data-environment="${environment}"
    data-os="${source.osFamily}"
    data-power="${power}"
    data-also="${extra}"
  >
    <tr role="row" class="row">
      <th role="rowheader" scope="row">
        <details class="toggle"><summary title="Why this size?">${machineName(name)}</summary></details>
        ${underName(machine)}
      </th>
      <td role="cell" data-label="Readiness">${readinessMark(readiness.state)}</td>
      ${sourceCells(machine)}${targetCells(machine, catalogue)}
      <td role="cell" data-label="First finding" class="finding">${firstFinding(machine)}</td>
    </tr>
    <tr role="row" class="why">
      <td role="cell" colspan="${COLUMN_COUNT}">
        ${renderWhy(machine, { currency: catalogue, sizing: policy.sizing, calendar })}
      </td>
    </tr>
  </tbody> `;
}

function underName({ source, environment, environmentIsAssumed, power }: AssessedMachine): Html {
  const words = [
    source.os ?? 'unknown system',
    `${ENVIRONMENT_WORDS[environment]}${environmentIsAssumed ? ' (assumed)' : ''}`,
    ...(power === 'on' ? [] : [POWER_WORDS[power]]),
  ];
  return html`<small>${words.join(' · ')}</small>`;
}

/** `data-value` is what the column sorts by; a cell without one sorts last in either direction. */
function numberCell(
  label: string,
  value: number | null,
  format: (value: number) => string,
  below: Html = nothing,
): Html {
  return value === null
    ? html`<td role="cell" class="number" data-label="${label}">${orUnknown(null)}${below}</td>`
    : html`<td role="cell" class="number" data-label="${label}" data-value="${value}">${format(value)}${below}</td>`;
}

const amount = (value: number): string => formatAmount(value);
const gibOf = (size: number): string => formatAmount(size / BYTES_PER_GIB, 1);
const needOfGiB = (size: number): string => formatNeed(size / BYTES_PER_GIB);

function sourceCells({ source, need }: AssessedMachine): Html {
  const { cores, memoryBytes, diskCount, storageBytes } = source;
  const storage = storageBytes === null ? nothing : html`<small>${gibOf(storageBytes)} GiB</small>`;
  return html`${numberCell('Source cores', cores, amount)}${numberCell('Source GiB', memoryBytes, gibOf)}${numberCell('Source disks', diskCount, formatCount, storage)}${numberCell('Need cores', need?.cores ?? null, formatNeed)}${numberCell('Need GiB', need?.memoryBytes ?? null, needOfGiB)}`;
}

function targetCells({ size, disks, cost, unsized }: AssessedMachine, currency: Currency): Html {
  const perMonth = cost === null ? null : cost.perMonth;
  const missing =
    cost !== null && cost.unknownLines > 0
      ? html`<small class="unknown-value">+ ${cost.unknownLines} unknown</small>`
      : nothing;
  const chosen =
    size === null
      ? html`<span class="no-size">No size</span><small>${unsized?.reason ?? ''}</small>`
      : html`<span class="size">${shortSize(size.name)}</span><small>${formatSize(size)}</small>`;
  return html`<td role="cell" data-label="Size" data-value="${size === null ? '' : size.vcpus * 1e9 + size.memoryMiB}">
      ${chosen}
    </td>
    <td role="cell" data-label="Azure disks">${tiersOf(disks)}</td>
    <td role="cell" class="number money" data-label="${currency.currency} / month" data-value="${perMonth ?? ''}">
      ${orUnknown(perMonth === null ? null : formatPlainMoney(perMonth, currency))}${missing}
    </td>`;
}

/** `Standard_D4as_v5` can break at its underscores: columns are narrow on a laptop. */
const shortSize = (name: string): Html =>
  html`${name.split('_').map((part, index) => (index === 0 ? html`${part}` : html`<wbr />_${part}`))}`;

/** `P10, 2 × P20`, in the order of the disks. */
function tiersOf(disks: readonly (DiskChoice | null)[]): Html {
  if (disks.length === 0) return html`<span class="quiet">–</span>`;
  const counts = new Map<string, number>();
  for (const disk of disks) {
    const tier = disk === null ? 'none fits' : (disk.tier ?? `${disk.type} ${formatCount(disk.sizeGiB)} GiB`);
    counts.set(tier, (counts.get(tier) ?? 0) + 1);
  }
  return html`${[...counts].map(([tier, count]) => (count === 1 ? tier : `${count} × ${tier}`)).join(', ')}`;
}

function firstFinding({ findings }: AssessedMachine): Html {
  const first = findings[0];
  if (first === undefined) return html`<span class="quiet">None</span>`;
  const more = findings.length === 1 ? nothing : html`<small>and ${findings.length - 1} more</small>`;
  return html`${severityDot(first.severity)}<span class="clamp">${first.message}</span>${more}`;
}
