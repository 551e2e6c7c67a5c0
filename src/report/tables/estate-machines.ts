import type { AssessedMachine, Assessment, OutOfScopeMachine } from '../../assessment/index.js';
import type { PriceTerms } from '../../cost/index.js';
import { BYTES_PER_MB, micros } from '../../model/index.js';
import type { FindingSeverity } from '../../readiness/index.js';
import type { PlannedMachine, WavePlan } from '../../waves/index.js';
import { formatCountOf } from '../figures.js';
import {
  BASIS_WORDS,
  ENVIRONMENT_WORDS,
  METHOD_WORDS,
  missingWords,
  POWER_WORDS,
  PRICE_TERMS,
  READINESS_WORDS,
  TERMS_WORDS,
} from '../words.js';
import { dollarColumn, dollars, gibOfBytes, gibOfMib, listed, needed, tableOf, yesOrNo } from './estate-cells.js';
import type { ColumnOf } from './estate-cells.js';
import { amountColumn, countColumn, noteColumn, textColumn } from './table.js';
import type { ReportTable, TableCell, TableColumn } from './table.js';

/** A machine of the estate, and where the plan of waves has it. */
interface MachineRow {
  readonly about: AssessedMachine | OutOfScopeMachine;
  /** null: out of scope. */
  readonly machine: AssessedMachine | null;
  readonly planned: PlannedMachine | null;
  /** Why it is in no wave; null where it is in one, or nothing was planned. */
  readonly unplanned: string | null;
}

/** A column about assessed machines only: out of scope leaves it empty. */
const assessed = (column: TableColumn, of: (machine: AssessedMachine) => TableCell): ColumnOf<MachineRow> => [
  column,
  ({ machine }) => (machine === null ? null : of(machine)),
];

const ABOUT: readonly ColumnOf<MachineRow>[] = [
  [textColumn('Machine'), ({ about }) => about.name],
  [
    textColumn('Status', 14),
    ({ machine }) => (machine === null ? 'out of scope' : machine.size === null ? 'without a size' : 'sized'),
  ],
  [
    textColumn('Why not sized', 40),
    ({ about, machine }) =>
      machine === null ? (about as OutOfScopeMachine).reason : (machine.unsized?.reason ?? null),
  ],
  assessed(textColumn('What would size it', 40), ({ unsized }) => unsized?.remedy ?? null),
  [textColumn('Power', 12), ({ about }) => POWER_WORDS[about.power]],
  assessed(textColumn('Environment', 14), ({ environment }) => ENVIRONMENT_WORDS[environment]),
  assessed(textColumn('Environment assumed', 10), ({ environmentIsAssumed }) => yesOrNo(environmentIsAssumed)),
  assessed(textColumn('Application'), ({ application }) => application),
  assessed(textColumn('Criticality', 12), ({ criticality }) => criticality),
  assessed(textColumn('Operating system', 30), ({ source }) => source.os),
  assessed(textColumn('Host'), ({ source }) => source.host),
  assessed(textColumn('Cluster'), ({ source }) => source.cluster),
];

const MOVING: readonly ColumnOf<MachineRow>[] = [
  assessed(textColumn('Readiness', 20), ({ readiness }) => READINESS_WORDS[readiness.state]),
  assessed(textColumn('Why this readiness', 50), whyReadiness),
  assessed(textColumn('Migration', 20), ({ readiness }) => READINESS_WORDS[readiness.migration]),
  assessed(textColumn('Protection', 20), ({ readiness }) => READINESS_WORDS[readiness.protection]),
  assessed(textColumn('Security', 20), ({ readiness }) => READINESS_WORDS[readiness.security]),
  assessed(countColumn('Findings'), ({ findings }) => findings.length),
  assessed(textColumn('Method', 16), ({ method }) => METHOD_WORDS[method.kind]),
  assessed(textColumn('Why this method', 40), ({ method }) => method.reason),
];

const WAVE: readonly ColumnOf<MachineRow>[] = [
  [countColumn('Wave'), ({ planned }) => planned?.wave ?? null],
  [
    textColumn('Why there, or in none', 50),
    ({ planned, unplanned }) => (planned === null ? unplanned : listed(planned.why)),
  ],
];

const NEED: readonly ColumnOf<MachineRow>[] = [
  assessed(amountColumn('Cores now', null, 0), ({ source }) => source.cores),
  assessed(amountColumn('Memory now', 'GiB'), ({ source }) => gibOfBytes(source.memoryBytes)),
  assessed(textColumn('Need follows', 30), ({ need }) => (need === null ? null : BASIS_WORDS[need.basis])),
  assessed(amountColumn('Needs', 'cores', 2), ({ need }) => needed(need?.cores)),
  assessed(amountColumn('Needs memory', 'GiB', 2), ({ need }) => needed(gibOfBytes(need?.memoryBytes))),
  assessed(amountColumn('Needs disk', 'IOPS', 0), ({ need }) => needed(need?.totalIops)),
  assessed(amountColumn('Needs throughput', 'MB/s'), ({ need }) =>
    needed(need?.totalBytesPerSecond == null ? null : need.totalBytesPerSecond / BYTES_PER_MB),
  ),
  assessed(amountColumn('Needs network out', 'Mb/s'), ({ need }) =>
    needed(need?.networkOutBytesPerSecond == null ? null : (need.networkOutBytesPerSecond * 8) / 1e6),
  ),
  assessed(textColumn('Why these needs', 60), whyNeed),
  assessed(textColumn('What is unknown of them', 40), ({ need }) =>
    need === null || need.missing.length === 0 ? null : missingWords(need),
  ),
];

const SIZE: readonly ColumnOf<MachineRow>[] = [
  assessed(textColumn('Azure size', 24), ({ size }) => size?.name ?? null),
  assessed(countColumn('vCPU'), ({ size }) => size?.vcpus ?? null),
  assessed(amountColumn('Memory', 'GiB'), ({ size }) => gibOfMib(size?.memoryMiB)),
  assessed(textColumn('Why this size', 60), whySize),
  assessed(countColumn('Disks'), ({ disks, size }) => (size === null ? null : disks.length)),
  assessed(countColumn('Storage', 'GiB'), ({ disks, size }) =>
    size === null ? null : disks.reduce((sum, disk) => sum + (disk?.sizeGiB ?? 0), 0),
  ),
];

const COST: readonly ColumnOf<MachineRow>[] = [
  assessed(dollarColumn('Compute'), ({ cost }) => dollars(cost?.compute)),
  assessed(dollarColumn('Windows licence'), ({ cost }) => dollars(cost?.licence)),
  assessed(dollarColumn('Disks'), ({ cost }) => dollars(cost?.storage)),
  assessed(dollarColumn('Services'), ({ cost }) => dollars(cost?.services)),
  assessed(dollarColumn('All that is known'), knownCost),
  assessed(countColumn('Lines of unknown price'), ({ cost }) => cost?.unknownLines ?? null),
  assessed(textColumn('What is unknown of the cost', 40), unknownCost),
  ...PRICE_TERMS.map((terms) =>
    assessed(dollarColumn(`All under: ${TERMS_WORDS[terms]}`), (machine) => underTerms(machine, terms)),
  ),
];

const SEEN: readonly ColumnOf<MachineRow>[] = [
  assessed(amountColumn('Coverage', '%', 2), ({ coverage }) => coverage?.percent ?? null),
  assessed(countColumn('Confidence', 'stars of 5'), ({ coverage }) => coverage?.stars ?? null),
  assessed(textColumn('Samples', 40), samplesWords),
  [noteColumn('Id'), ({ about }) => about.id],
];

const COLUMNS = [...ABOUT, ...MOVING, ...WAVE, ...NEED, ...SIZE, ...COST, ...SEEN];

/** Every machine once, those without a size and out of scope too, each empty cell with its reason in a cell beside it. */
export function machineTable({ machines, outOfScope }: Assessment, waves: WavePlan | null): ReportTable {
  const planned = new Map(waves?.machines.map((machine) => [machine.id, machine]));
  const unplanned = new Map(waves?.unplanned.map(({ id, reason }) => [id, reason]));
  const rows = [
    ...machines.map((machine) => ({ about: machine, machine })),
    ...outOfScope.map((about) => ({ about, machine: null })),
  ];
  return tableOf(
    {
      id: 'machines',
      title: 'Machines',
      said: 'Every machine with its readiness, need, size and cost. A column “All under” is compute, licence, disks and services, as far as they are known; it sums to the line of the same terms in the summary.',
    },
    COLUMNS,
    rows.map((row) => ({
      ...row,
      planned: planned.get(row.about.id) ?? null,
      unplanned: waves === null ? 'no waves were planned' : (unplanned.get(row.about.id) ?? 'out of scope'),
    })),
  );
}

/** Severities that a readiness hangs on. */
const DECIDING: ReadonlySet<FindingSeverity> = new Set<FindingSeverity>(['blocks', 'unknown', 'conditions']);

/** Readiness answers whether a machine may run in Azure: findings on other questions, or that nothing hangs on, are no reason for it. */
function whyReadiness({ readiness, findings }: AssessedMachine): string {
  const open = findings.filter(
    ({ accepted, question, severity }) => accepted === undefined && question === 'azure' && DECIDING.has(severity),
  );
  const [first] = open;
  if (first === undefined) return `nothing stands in the way (${readiness.code})`;
  const more = open.length - 1;
  return more === 0 ? first.message : `${first.message}; and ${formatCountOf(more, 'finding')} more`;
}

/** The last step of each quantity that decides, as the trace has it. */
function whyNeed({ need }: AssessedMachine): string | null {
  if (need === null) return 'cores or memory are unknown';
  const steps = [need.coresSteps, need.memorySteps].map((own) => own.map(({ text }) => text).join(', then '));
  return listed(steps.filter((text) => text !== ''));
}

function whySize({ size, unsized, nextDown, unchecked }: AssessedMachine): string | null {
  if (size === null) return unsized?.reason ?? null;
  return listed([
    'the cheapest that covers the need',
    ...(nextDown === null ? [] : [`next down ${nextDown.name}: ${nextDown.distance}`]),
    ...(unchecked.length === 0 ? [] : [`not checked, since the catalogue does not know it: ${unchecked.join(', ')}`]),
  ]);
}

/** A sum of nothing known is no zero. */
function knownCost({ cost }: AssessedMachine): number | null {
  const isKnown = cost?.lines.some(({ perMonth }) => perMonth !== null) === true;
  return isKnown ? dollars(cost.perMonth) : null;
}

/** All of a bill with compute and licence under other terms; unknown where either has no price, as in the sums of the estate. */
function underTerms({ cost }: AssessedMachine, terms: PriceTerms): number | null {
  const under = cost?.scenarios[terms] ?? null;
  if (cost === null || under === null || cost.scenarios.payAsYouGo === null) return null;
  return dollars(micros(cost.perMonth - (cost.compute ?? 0) - (cost.licence ?? 0) + under));
}

function unknownCost({ cost, unsized }: AssessedMachine): string | null {
  if (cost === null) return unsized === null ? 'nothing was priced' : 'it has no size';
  return listed(
    cost.lines.filter(({ perMonth }) => perMonth === null).map(({ label, working }) => `${label}: ${working}`),
  );
}

function samplesWords({ coverage }: AssessedMachine): string {
  if (coverage === null) return 'none';
  const kinds = coverage.granularities.map(
    ({ intervalSeconds, kind, series }) =>
      `${formatCountOf(series, 'series', 'series')} of ${kind} of ${intervalSeconds} s`,
  );
  return listed(kinds) ?? 'none';
}
