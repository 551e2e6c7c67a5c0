import type { Origin, Problem } from '../../model/index.js';
import type {
  AnswerCounts,
  AnsweredDisk,
  AnsweredMachine,
  AnswerGeneration,
  AnswerProperties,
  AzureMigrateAnswer,
  SizingCriterion,
} from './answer.js';
import {
  ambiguousOwner,
  conflictingAnswer,
  currencyUnknown,
  duplicateAnswer,
  orphanOfAnswer,
} from './answer-problems.js';
import { issuesIn } from './answer-values.js';
import type { DiskField } from './disk-rules.js';
import type { IssueField } from './issue-rules.js';
import { createMachineIndex } from './machine-index.js';
import type { MachineIndex } from './machine-index.js';
import type { MachineField } from './machine-rules.js';
import type { AnswerRows } from './read-answer-rows.js';
import { diskOfRow } from './read-disk-row.js';
import { machineOfRow, mainComputeOf } from './read-machine-row.js';

/** The sheets of one answer, read. */
export interface AnswerParts {
  /** The leading sheet first: its rows are the machines, those of the others add to them. */
  readonly machines: readonly AnswerRows<MachineField>[];
  readonly disks: readonly AnswerRows<DiskField>[];
  readonly issues: readonly { readonly rows: AnswerRows<IssueField>; readonly isOwn: boolean }[];
  readonly settings: AnswerProperties;
  readonly criterion: SizingCriterion | null;
  readonly problems: Problem[];
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Draft = Writable<AnsweredMachine>;
type Counts = Writable<AnswerCounts>;

/** One answer from its sheets: machines joined over them, disks and issues joined to machines, every row accounted for. */
export function buildAnswer(parts: AnswerParts): AzureMigrateAnswer {
  const { machines: sheets, settings, problems } = parts;
  const counts: Counts = { rows: 0, machines: 0, merged: 0, duplicates: 0, disks: 0, issues: 0, skipped: 0 };
  const currency = settings.currency?.value ?? null;
  const index = createMachineIndex<Draft>();
  for (const sheet of sheets) addMachines(sheet, { index, counts, currency, problems });
  const hasDiskRows = new Set<Draft>();
  for (const sheet of parts.disks) addDisks(sheet, { index, counts, currency, problems, hasDiskRows });
  for (const { rows, isOwn } of parts.issues) addIssues(rows, { index, counts, isOwn, problems });
  const machines = index.all();
  const [first] = sheets;
  if (machines.some(hasMoneyWithoutCurrency) && first !== undefined) problems.push(currencyUnknown(placeOf(first)));
  return {
    file: first?.grid.file ?? '',
    sheets: sheets.flatMap(({ grid }) => (grid.sheet === null ? [] : [grid.sheet])),
    generation: generationOf(sheets),
    criterion: parts.criterion,
    properties: settings,
    machines,
    counts,
  };
}

interface Context {
  readonly index: MachineIndex<Draft>;
  readonly counts: Counts;
  readonly currency: string | null;
  readonly problems: Problem[];
}

const placeOf = ({ grid, table }: AnswerRows<string> | AnswerRows<MachineField>): Origin => ({
  file: grid.file,
  ...(grid.sheet === null ? {} : { sheet: grid.sheet }),
  line: table.bound.table.headerLine,
  how: 'read',
});

function addMachines(sheet: AnswerRows<MachineField>, { index, counts, currency, problems }: Context): void {
  const seenHere = new Set<Draft>();
  count(counts, sheet);
  for (const keyed of sheet.rows) {
    const machine = machineOfRow(keyed, currency, problems);
    const known = index.find(keyed);
    if (known === null) {
      const draft: Draft = { ...machine };
      index.add(draft);
      seenHere.add(draft);
      counts.machines += 1;
    } else if (known === 'several') {
      problems.push(ambiguousOwner(machine.origin, 'this row', machine.name));
      counts.skipped += 1;
    } else if (seenHere.has(known)) {
      problems.push(duplicateAnswer(machine.origin, machine.name, differencesOf(known, machine)));
      counts.duplicates += 1;
    } else {
      seenHere.add(known);
      mergeInto(known, machine, problems);
      counts.merged += 1;
    }
  }
}

/** Rows of a sheet that name a machine, and those that do not. */
function count(counts: Counts, sheet: { readonly rows: readonly unknown[]; readonly skipped: number }): void {
  counts.rows += sheet.rows.length + sheet.skipped;
  counts.skipped += sheet.skipped;
}

const COMPARED = ['readiness', 'size', 'cores', 'memoryBytes', 'os', 'environment'] as const;

const differencesOf = (one: AnsweredMachine, other: AnsweredMachine): string[] =>
  COMPARED.filter((field) => one[field] !== null && other[field] !== null && one[field] !== other[field]);

/** Fills what the first row lacks; where both say something else, the first is kept and the difference told. */
function mergeInto(draft: Draft, other: AnsweredMachine, problems: Problem[]): void {
  for (const field of differencesOf(draft, other) as (typeof COMPARED)[number][]) {
    const values = { field, kept: String(draft[field]), other: String(other[field]) };
    problems.push(conflictingAnswer(other.origin, draft.name, values));
  }
  const filled = Object.fromEntries(
    (Object.keys(other) as (keyof AnsweredMachine)[])
      .filter((key) => draft[key] === null && other[key] !== null)
      .map((key) => [key, other[key]]),
  ) as Partial<AnsweredMachine>;
  const terms = new Set(draft.compute.map((one) => one.terms));
  const compute = [...draft.compute, ...other.compute.filter((one) => !terms.has(one.terms))];
  Object.assign(draft, filled, {
    issues: [...new Set([...draft.issues, ...other.issues])],
    dataIssues: [...new Set([...draft.dataIssues, ...other.dataIssues])],
    storageSkus: draft.storageSkus.length > 0 ? draft.storageSkus : other.storageSkus,
    addresses: draft.addresses.length > 0 ? draft.addresses : other.addresses,
    macs: draft.macs.length > 0 ? draft.macs : other.macs,
    disks: draft.disks.length > 0 ? draft.disks : other.disks,
    compute,
    computePerMonth: mainComputeOf(compute),
    alsoAt: [...draft.alsoAt, other.origin],
  } satisfies Partial<AnsweredMachine>);
}

/** A sheet of disks says more than the lists in a machine's row, and takes their place. */
function addDisks(
  sheet: AnswerRows<DiskField>,
  { index, counts, currency, problems, hasDiskRows }: Context & { readonly hasDiskRows: Set<Draft> },
): void {
  count(counts, sheet);
  const found = new Map<Draft, AnsweredDisk[]>();
  for (const keyed of sheet.rows) {
    const machine = index.find(keyed);
    if (machine === null || machine === 'several') {
      const what = `the disk "${keyed.row.text('diskName') ?? ''}"`;
      const report = machine === null ? orphanOfAnswer : ambiguousOwner;
      problems.push(report(keyed.row.origin, what, keyed.name));
      counts.skipped += 1;
      continue;
    }
    const disks = found.get(machine) ?? [];
    disks.push(diskOfRow(keyed.row, currency, disks.length + 1));
    found.set(machine, disks);
    counts.disks += 1;
  }
  for (const [machine, disks] of found) {
    machine.disks = hasDiskRows.has(machine) ? [...machine.disks, ...disks] : disks;
    hasDiskRows.add(machine);
  }
}

function addIssues(
  sheet: AnswerRows<IssueField>,
  context: Omit<Context, 'currency'> & { readonly isOwn: boolean },
): void {
  const { index, counts, isOwn, problems } = context;
  if (isOwn) count(counts, sheet);
  for (const { row, ...key } of sheet.rows) {
    const machine = index.find(key);
    if (machine === null || machine === 'several') {
      if (!isOwn) continue;
      const report = machine === null ? orphanOfAnswer : ambiguousOwner;
      problems.push(report(row.origin, 'an issue', key.name));
      counts.skipped += 1;
      continue;
    }
    const issues = [...issuesIn(row.text('issues')), ...issuesIn(row.text('warnings'))];
    machine.issues = [...new Set([...machine.issues, ...issues])];
    machine.dataIssues = [...new Set([...machine.dataIssues, ...issuesIn(row.text('dataIssues'))])];
    if (!isOwn) counts.rows += 1;
    counts.issues += 1;
  }
}

const hasMoneyWithoutCurrency = (machine: AnsweredMachine): boolean =>
  [...machine.compute.map(({ perMonth }) => perMonth), machine.storagePerMonth, machine.totalPerMonth].some(
    (money) => money !== null && money.currency === null,
  );

/** Words that only one generation writes, in headers without case and signs, and in names of sheets. */
const SIGNS: readonly (readonly [AnswerGeneration, RegExp])[] = [
  ['portal-2025', /^(?:server_?name|migration_?readiness|recommended_?compute_?sku|onprem_?.+|monthly_.+_cost_.+)$/i],
  ['export-utility', /rehost|^recommended vm size$|^machine id$|\(in (?:mb|gb|%)\)$|\(pay as you go/i],
  [
    'portal-2024',
    /^(?:all_)?assessed_machines$|^(?:compute|storage) monthly cost|^recommended size$|^cpu usage ?\(%\)$/i,
  ],
];

/** The generation of which most signs are found; unknown where there are none, or as many of two. */
function generationOf(sheets: readonly AnswerRows<MachineField>[]): AnswerGeneration {
  const texts = sheets.flatMap(({ grid, table }) => [grid.sheet ?? '', ...table.bound.table.header]);
  const scores = SIGNS.map(([generation, sign]) => ({
    generation,
    score: texts.filter((text) => sign.test(text)).length,
  })).toSorted((one, other) => other.score - one.score);
  const [best, second] = scores;
  return best !== undefined && best.score > (second?.score ?? 0) ? best.generation : 'unknown';
}
