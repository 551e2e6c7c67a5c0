import type { Micros } from '../model/index.js';
import type { ComparedMachine, DifferenceStep, SecondOpinion } from '../second-opinion/index.js';
import type { Cell } from './sizes-columns.js';
import { cellText } from './sizes-csv.js';

interface OpinionRow {
  readonly kind: 'machine' | 'step' | 'onlyTheirs' | 'onlyOurs';
  readonly name: string;
  readonly machine: ComparedMachine | null;
  readonly step: DifferenceStep | null;
  readonly words: string | null;
}

const figure = (value: number | null | undefined): Cell => (value == null ? null : { figure: String(value) });
const dollars = (amount: Micros | null | undefined): Cell =>
  amount == null ? null : { figure: (amount / 1_000_000).toFixed(6).replace(/\.?0+$/, '') };

const ofMachine =
  (of: (machine: ComparedMachine) => Cell) =>
  ({ machine, kind }: OpinionRow): Cell =>
    machine === null || kind !== 'machine' ? null : of(machine);

const verdictWords = ({ theirSize }: ComparedMachine): string | null => {
  if (theirSize === null) return null;
  if (theirSize.kind === 'keepsAll') return 'keeps every limit';
  return theirSize.kind === 'unknown'
    ? `unknown: ${theirSize.why}`
    : `${theirSize.kind} (${theirSize.limit}): ${theirSize.why}`;
};

const COLUMNS: readonly (readonly [name: string, of: (row: OpinionRow) => Cell])[] = [
  ['row', ({ kind }) => kind],
  ['name', ({ name }) => name],
  ['id', ({ machine }) => machine?.id ?? null],
  ['matchedBy', ofMachine(({ matchedBy }) => matchedBy)],
  ['theirReadiness', ofMachine(({ theirs }) => theirs.readiness)],
  ['ourReadiness', ofMachine(({ ours }) => ours.readiness)],
  ['theirSize', ofMachine(({ theirs }) => theirs.size)],
  ['ourSize', ofMachine(({ ours }) => ours.size)],
  ['theirVcpus', ofMachine(({ theirs }) => figure(theirs.vcpus))],
  ['ourVcpus', ofMachine(({ ours }) => figure(ours.vcpus))],
  ['theirMemoryMiB', ofMachine(({ theirs }) => figure(theirs.memoryMiB))],
  ['ourMemoryMiB', ofMachine(({ ours }) => figure(ours.memoryMiB))],
  ['theirDisks', ofMachine(({ theirs }) => theirs.disks.join('; '))],
  ['ourDisks', ofMachine(({ ours }) => ours.disks.join('; '))],
  ['theirComputeUsdPerMonth', ofMachine(({ theirs }) => dollars(theirs.compute))],
  ['ourComputeUsdPerMonth', ofMachine(({ ours }) => dollars(ours.compute))],
  ['theirStorageUsdPerMonth', ofMachine(({ theirs }) => dollars(theirs.storage))],
  ['ourStorageUsdPerMonth', ofMachine(({ ours }) => dollars(ours.storage))],
  ['printedCurrency', ofMachine(({ printed }) => printed?.currency ?? null)],
  ['compared', ofMachine(({ compared }) => compared)],
  ['theirAmount', ofMachine(({ theirAmount }) => theirAmount)],
  ['theirSizeUnderOurLimits', ofMachine(verdictWords)],
  ['reasons', ({ step }) => step?.reasons.join(' + ') ?? null],
  ['sizeBefore', ({ step }) => step?.sizeBefore ?? null],
  ['sizeAfter', ({ step }) => step?.sizeAfter ?? null],
  ['disksBefore', ({ step }) => step?.disksBefore.join('; ') ?? null],
  ['disksAfter', ({ step }) => step?.disksAfter.join('; ') ?? null],
  ['differenceUsdPerMonth', ({ machine, step }) => dollars(step === null ? machine?.difference : step.perMonth)],
  ['words', ({ words }) => words],
];

const rowsOf = ({ machines, onlyTheirs, onlyOurs }: SecondOpinion): readonly OpinionRow[] => [
  ...machines.flatMap((machine): OpinionRow[] => [
    { kind: 'machine', name: machine.name, machine, step: null, words: machine.unknown.join('; ') },
    ...machine.steps.map((step): OpinionRow => ({ kind: 'step', name: machine.name, machine, step, words: null })),
  ]),
  ...onlyTheirs.map(({ name, reason }): OpinionRow => ({
    kind: 'onlyTheirs',
    name,
    machine: null,
    step: null,
    words: reason,
  })),
  ...onlyOurs.map(({ name, reason }): OpinionRow => ({
    kind: 'onlyOurs',
    name,
    machine: null,
    step: null,
    words: reason,
  })),
];

/**
 * A row for each machine and, below it, one for each step from their answer to ours; then the machines that only one side
 * has. RFC 4180, UTF-8, lines end in CR LF; money in US dollars with every digit, so that the steps add up; an empty cell is
 * unknown or does not apply. A text that a spreadsheet would run as a formula begins with an apostrophe.
 */
export function renderSecondOpinionCsv(opinion: SecondOpinion): string {
  const header = COLUMNS.map(([name]) => name).join(',');
  const lines = rowsOf(opinion).map((row) => COLUMNS.map(([, of]) => cellText(of(row))).join(','));
  return [header, ...lines].map((line) => `${line}\r\n`).join('');
}
