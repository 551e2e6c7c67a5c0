import type { Micros } from '../model/index.js';
import type {
  ComparedAnswer,
  ComparedMachine,
  OtherAnswer,
  ReasonSum,
  SecondOpinion,
  StepReason,
} from '../second-opinion/index.js';
import { formatCount, formatCountOf, formatMoney } from './figures.js';
import type { Currency } from './figures.js';
import { alignRows, joinLines, wrap } from './lines.js';
import { REASON_WORDS } from './second-opinion-words.js';

const INDENT = 2;

/** Money with its sign: what ours costs more or less than theirs. */
const signed = (amount: Micros | null, currency: Currency): string =>
  amount !== null && amount > 0 ? `+${formatMoney(amount, currency)}` : formatMoney(amount, currency);

/** The two answers beside each other: the sum by reason, the rules that differ, then every machine with its steps. */
export const renderSecondOpinionText = (opinion: SecondOpinion): string =>
  joinLines([
    ...headLines(opinion),
    '',
    'Difference by reason (ours less theirs, per month)',
    ...reasonLines(opinion),
    ...settingLines(opinion.theirs),
    '',
    'Rules in the order applied',
    ...ruleLines(opinion),
    '',
    'Machines',
    ...opinion.machines.flatMap((machine) => machineLines(machine, opinion)),
    ...aloneLines('Only in their answer', opinion.onlyTheirs),
    ...aloneLines('Only in ours', opinion.onlyOurs),
    '',
    'Notes',
    ...opinion.notes.flatMap((note) => wrap(note, INDENT, INDENT)),
  ]);

function headLines({ ours, theirs, region, asOf, priceDate, totals, ...currency }: SecondOpinion): readonly string[] {
  const whose =
    theirs.kind === 'export'
      ? `the export ${theirs.file ?? ''} (${theirs.generation ?? 'unknown'})`
      : `the profile ${theirs.policy}`;
  const money = (amount: Micros): string => formatMoney(amount, currency);
  return [
    ...wrap(`Second opinion: policy ${ours.policy} beside ${whose}`),
    ...wrap(`${region.displayName}${region.isAssumed ? ' (assumed)' : ''} as of ${asOf}, prices up to ${priceDate}`),
    ...wrap(
      `${formatCountOf(totals.machines, 'machine')} in both answers, ${formatCount(totals.sameSize)} with the same size; the cost of ` +
        `${formatCount(totals.known)} is known on both sides, of ${formatCount(totals.unknown)} it is not`,
    ),
    ...wrap(
      `theirs ${money(totals.theirs)}, ours ${money(totals.ours)}, difference ${signed(totals.difference, currency)} per month`,
    ),
  ];
}

const titleOf = (reasons: readonly StepReason[]): string =>
  reasons.length === 1
    ? REASON_WORDS[reasons[0]!]
    : `together, since what lies between has no known cost: ${reasons.map((reason) => REASON_WORDS[reason]).join('; ')}`;

function reasonLines({ totals, ...currency }: SecondOpinion): readonly string[] {
  if (totals.byReason.length === 0) return wrap('none: both answers are alike', INDENT);
  const countWords = ({ machines, resized, unknown }: ReasonSum): string =>
    `${formatCountOf(machines, 'machine')}, ${formatCount(resized)} resized${unknown === 0 ? '' : `, ${formatCount(unknown)} of unknown cost`}`;
  const rows = totals.byReason.map((sum) => [
    sum.unknown === sum.machines ? 'unknown' : signed(sum.perMonth, currency),
    countWords(sum),
    titleOf(sum.reasons),
  ]);
  return alignRows([...rows, [signed(totals.difference, currency), '', 'in all']], INDENT, [0]);
}

const settingLines = ({ settings }: OtherAnswer): readonly string[] =>
  settings.length === 0
    ? []
    : [
        '',
        'Settings of their assessment',
        ...alignRows(
          settings.map(({ label, printed, isImitated, words }) => [
            label,
            printed,
            isImitated ? `imitated: ${words}` : `not imitated: ${words}`,
          ]),
          INDENT,
          [],
        ),
      ];

const ruleLines = ({ order }: SecondOpinion): readonly string[] =>
  order.flatMap(({ reason, from, to }, index) => [
    ...wrap(`${index + 1}. ${REASON_WORDS[reason]}`, INDENT, INDENT + 3),
    ...from.flatMap((sentence) => wrap(`theirs: ${sentence}`, INDENT + 3, INDENT + 5)),
    ...to.flatMap((sentence) => wrap(`ours: ${sentence}`, INDENT + 3, INDENT + 5)),
  ]);

function answerWords({ size, vcpus, memoryMiB, disks, compute, storage }: ComparedAnswer, currency: Currency): string {
  const about = vcpus === null || memoryMiB === null ? '' : ` (${vcpus} vCPU, ${memoryMiB / 1024} GiB)`;
  const counted = new Map<string, number>();
  for (const disk of disks) counted.set(disk, (counted.get(disk) ?? 0) + 1);
  const words = [...counted].map(([disk, count]) => (count === 1 ? disk : `${count} x ${disk}`)).join(', ');
  const what = size === null ? 'no size' : `${size}${about}`;
  return `${what}; compute ${formatMoney(compute, currency)}, storage ${formatMoney(storage, currency)}${words === '' ? '' : ` (${words})`}`;
}

function theirSizeLines({ theirSize }: ComparedMachine): readonly string[] {
  if (theirSize === null) return [];
  if (theirSize.kind === 'keepsAll') return wrap('their size keeps every limit of ours', INDENT + 2, INDENT + 4);
  const why = {
    fails: 'their size fails a limit that ours keeps',
    leftOut: 'their size would do, and our policy leaves it out',
    unknown: 'whether their size would do is unknown',
  }[theirSize.kind];
  return wrap(`${why}: ${theirSize.why}`, INDENT + 2, INDENT + 4);
}

function machineLines(machine: ComparedMachine, currency: Currency): readonly string[] {
  const { name, matchedBy, theirs, ours, difference, compared, theirAmount, steps, unknown } = machine;
  const basis = compared === 'compute' ? ' (compute alone: storage is not known on both sides)' : '';
  const repriced = theirAmount === 'atOurPrices' && machine.at !== null ? ', their size at our prices' : '';
  return [
    ...wrap(
      `${name}: ${signed(difference, currency)}${basis}${repriced}${matchedBy === 'name' ? '; matched by name' : ''}`,
      INDENT,
      INDENT + 2,
    ),
    ...wrap(`theirs ${answerWords(theirs, currency)}`, INDENT + 2, INDENT + 4),
    ...wrap(`ours   ${answerWords(ours, currency)}`, INDENT + 2, INDENT + 4),
    ...theirSizeLines(machine),
    ...alignRows(
      steps.map(({ reasons, perMonth, sizeBefore, sizeAfter }) => [
        signed(perMonth, currency),
        `${titleOf(reasons)}${sizeBefore === sizeAfter ? '' : ` (${sizeBefore ?? 'no size'} -> ${sizeAfter ?? 'no size'})`}`,
      ]),
      INDENT + 2,
      [0],
    ),
    ...unknown.flatMap((words) => wrap(words, INDENT + 2, INDENT + 4)),
  ];
}

const aloneLines = (title: string, machines: SecondOpinion['onlyOurs']): readonly string[] =>
  machines.length === 0
    ? []
    : ['', title, ...machines.flatMap(({ name, reason }) => wrap(`${name}: ${reason}`, INDENT, INDENT + 2))];
