import type { AssessmentDiff, Cause, DiffAnswer, DiffFigures, DiffMachine, DiffSideSummary } from '../diff/index.js';
import { micros } from '../model/index.js';
import { formatCount, formatCountOf, formatMoney } from './figures.js';
import { alignRows, joinLines, wrap } from './lines.js';

const INDENT = 2;
/** How many machines are listed unless all are asked for. */
const TOLD_MACHINES = 20;
const USD = { currency: 'USD', usdToCurrency: 1 };
const MIB_PER_GIB = 1024;

const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  data: 'data: what the inputs say',
  policy: 'policy: what was asked for',
  price: 'price: other prices for the same',
  catalogue: 'catalogue: another release chooses otherwise',
  scope: 'scope: machines of one side only',
  unattributed: 'unattributed: see below',
};

const signed = (value: number, show: (value: number) => string): string =>
  value === 0 ? '0' : `${value > 0 ? '+' : '-'}${show(Math.abs(value))}`;
const signedMoney = (amount: number): string =>
  amount === 0 ? '0.00 USD' : signed(amount, (value) => formatMoney(micros(value), USD));
const signedGiB = (value: number): string =>
  signed(value / MIB_PER_GIB, (gib) => formatCount(Math.round(gib * 100) / 100));

const figureCells = ({ perMonth, vcpus, memoryMiB, storageGiB }: DiffFigures): readonly string[] => [
  signedMoney(perMonth),
  signed(vcpus, formatCount),
  signedGiB(memoryMiB),
  signed(storageGiB, formatCount),
];

const sideLine = (name: string, side: DiffSideSummary): string =>
  `${name}: ${formatCountOf(side.machines, 'machine')}, ${formatMoney(side.figures.perMonth, USD)} a month, as of ${side.asOf}, ${side.region}, policy "${side.policy}", catalogue of ${side.catalogueDate}${side.priceSheet === null ? '' : `, prices "${side.priceSheet}"`}, engine ${side.engine}`;

const HEADINGS = ['cause', 'a month', 'vCPU', 'GiB memory', 'GiB disks', 'machines'];

function causeLines({ causes, change, machines }: AssessmentDiff): readonly string[] {
  const rows = causes
    .filter((one) => one.machines > 0)
    .map((one) => [CAUSE_WORDS[one.cause], ...figureCells(one.change), formatCount(one.machines)]);
  const total = ['together', ...figureCells(change), formatCount(machines.length)];
  return alignRows([HEADINGS, ...rows, total], INDENT, [1, 2, 3, 4, 5]);
}

const sizeWords = (answer: DiffAnswer | null): string =>
  answer === null ? 'not assessed' : (answer.size ?? `no size (${answer.readiness})`);

function machineLines({ name, before, after, change, byCause, note }: DiffMachine): readonly string[] {
  const [was, is] = [sizeWords(before), sizeWords(after)];
  const sizes = was === is ? was : `${was} -> ${is}`;
  const shares = Object.entries(byCause)
    .map(([cause, share]) => `${cause} ${signedMoney(share.perMonth)}`)
    .join(', ');
  const isTold = shares !== '' && Object.keys(byCause).length > 1;
  return [
    ...wrap(
      `${name}: ${signedMoney(change.perMonth)}; ${sizes}${isTold ? '' : shares === '' ? '' : `; ${Object.keys(byCause)[0]!}`}`,
      INDENT,
      INDENT + 2,
    ),
    ...(isTold ? wrap(shares, INDENT + 2) : []),
    ...(note === null ? [] : wrap(note, INDENT + 2)),
  ];
}

function policyLines({ policyChanges }: AssessmentDiff): readonly string[] {
  if (policyChanges.length === 0) return [];
  return [
    '',
    'Policy',
    ...policyChanges.flatMap(({ path, before, after }) => wrap(`${path}: ${before} -> ${after}`, INDENT, INDENT + 2)),
  ];
}

function unattributedLines({ unattributed }: AssessmentDiff): readonly string[] {
  if (unattributed.length === 0) return [];
  const told = unattributed.flatMap(({ reason, remedy, machines }) => [
    ...wrap(`${formatCountOf(machines, 'machine')}: ${reason}`, INDENT, INDENT + 2),
    ...wrap(`remedy: ${remedy}`, INDENT + 2),
  ]);
  return ['', 'Unattributed', ...told];
}

function listLines({ machines }: AssessmentDiff, all: boolean): readonly string[] {
  if (machines.length === 0) return [];
  const told = all ? machines : machines.slice(0, TOLD_MACHINES);
  const rest = machines.length - told.length;
  return [
    '',
    'Machines, the largest change first',
    ...told.flatMap(machineLines),
    ...(rest === 0
      ? []
      : wrap(`and ${formatCountOf(rest, 'machine')} more: --all lists them, --json has them`, INDENT)),
  ];
}

/** The change from one assessment to another, for the terminal. */
export function renderDiffText(diff: AssessmentDiff, { all }: { readonly all: boolean }): string {
  return joinLines([
    ...wrap(sideLine('Before', diff.before), 0, INDENT),
    ...wrap(sideLine('After', diff.after), 0, INDENT),
    '',
    ...(diff.isSame ? ['No machine differs.'] : causeLines(diff)),
    ...policyLines(diff),
    ...unattributedLines(diff),
    ...listLines(diff, all),
  ]);
}
