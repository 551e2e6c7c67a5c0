import { BYTES_PER_GIB, BYTES_PER_MB } from '../model/index.js';
import type { Joint, JointGroup, JointMeasure, JointMetric } from '../joint/index.js';
import { formatAmount, formatCount, formatCountOf } from './figures.js';
import { alignRows, joinLines, wrap } from './lines.js';

const INDENT = 2;
/** How many groups and machines are listed unless all are asked for. */
const TOLD_GROUPS = 12;
const TOLD_MACHINES = 5;

const METRICS: Readonly<Record<JointMetric, { readonly words: string; readonly unit: number }>> = {
  cpuCores: { words: 'CPU cores', unit: 1 },
  memoryBytes: { words: 'memory GiB', unit: BYTES_PER_GIB },
  diskIops: { words: 'disk IOPS', unit: 1 },
  diskBytesPerSecond: { words: 'disk MB/s', unit: BYTES_PER_MB },
  networkInBytesPerSecond: { words: 'net in MB/s', unit: BYTES_PER_MB },
  networkOutBytesPerSecond: { words: 'net out MB/s', unit: BYTES_PER_MB },
};

const HEADINGS = ['', 'sum peaks', 'joint peak', 'ratio', 'at (UTC)', 'seen', 'sum P95', 'joint P95'];
const RIGHT = [1, 2, 3, 5, 6, 7];

const SHOWN_DIGITS = 3;
const MOST_DECIMALS = 4;

/** Decimals for three digits that count: with one alone the two bounds of a small group would read alike. */
const decimalsOf = (value: number): number =>
  value <= 0 ? 1 : Math.min(MOST_DECIMALS, Math.max(1, SHOWN_DIGITS - 1 - Math.floor(Math.log10(value))));

const ratioWords = (ratio: number | null): string => (ratio === null ? '-' : ratio.toFixed(2));

function rowOf({
  metric,
  upper,
  lower,
  sumOfPeaks,
  sumOfP95s,
  p95,
  measured,
  ...rest
}: JointMeasure): readonly string[] {
  const { words, unit } = METRICS[metric];
  const show = (value: number): string => formatAmount(value / unit, decimalsOf(value / unit));
  const { coincidence } = rest;
  return [
    words,
    show(sumOfPeaks),
    `${show(lower.peak)}-${show(upper.peak)}`,
    `${ratioWords(coincidence.lower)}-${ratioWords(coincidence.upper)}`,
    upper.at.slice(5, 16).replace('T', ' '),
    `${formatCount(upper.machinesWithData)}/${formatCount(measured)}`,
    show(sumOfP95s),
    show(p95),
  ];
}

function notesOf({ measures, machines, poweredOff }: JointGroup): readonly string[] {
  const least = Math.min(...measures.map(({ measured }) => measured));
  const isAnyUnmeasured = measures.length > 0 && least < machines;
  const averages = Math.max(0, ...measures.map(({ ofAverages }) => ofAverages));
  const maxima = Math.max(0, ...measures.map(({ ofMaxima }) => ofMaxima));
  const gaps = measures.filter(({ coverage }) => coverage.filled < coverage.expected);
  return [
    ...(gaps.length === 0
      ? []
      : wrap(
          `gaps: of all machines in all buckets were seen ${gaps.map(({ metric, coverage }) => `${METRICS[metric].words} ${formatAmount(coverage.percent, 1)} %`).join(', ')}`,
          INDENT,
          INDENT * 2,
        )),
    ...(isAnyUnmeasured
      ? wrap(
          `not measured: ${measures
            .filter(({ measured }) => measured < machines)
            .map(({ metric, measured }) => `${METRICS[metric].words} of ${formatCount(machines - measured)}`)
            .join(
              ', ',
            )}; what they add is unknown${poweredOff === 0 ? '' : ` (${formatCount(poweredOff)} powered off)`}`,
          INDENT,
          INDENT * 2,
        )
      : []),
    ...(averages === 0
      ? []
      : wrap(`averages of ${formatCountOf(averages, 'machine')}: true peaks may lie above`, INDENT, INDENT * 2)),
    ...(maxima === 0
      ? []
      : wrap(
          `maxima that the source states, of ${formatCountOf(maxima, 'machine')}: they have no means for the lower bound`,
          INDENT,
          INDENT * 2,
        )),
  ];
}

function groupLines(group: JointGroup): readonly string[] {
  const { name, manager, machines, measures } = group;
  const title = `${name}${manager === null ? '' : ` (${manager})`}: ${formatCountOf(machines, 'machine')}`;
  if (measures.length === 0) return ['', ...wrap(`${title}, none of them sampled in this window`, 0, INDENT)];
  return [
    '',
    ...wrap(title, 0, INDENT),
    ...alignRows([HEADINGS, ...measures.map(rowOf)], INDENT, RIGHT),
    ...notesOf(group),
  ];
}

function ungroupedLines({ ungrouped, by }: Joint): readonly string[] {
  if (ungrouped.length === 0) return [];
  const told = ungrouped.slice(0, TOLD_MACHINES);
  const rest = ungrouped.length - told.length;
  return [
    '',
    ...wrap(
      `${formatCountOf(ungrouped.length, 'machine')} of no group (${by} is not known): ${told.join(', ')}${rest === 0 ? '' : ` and ${formatCount(rest)} more`}`,
      0,
      INDENT,
    ),
  ];
}

function severalLines({ inSeveralGroups, by }: Joint, all: boolean): readonly string[] {
  if (inSeveralGroups.length === 0) return [];
  const told = all ? inSeveralGroups : inSeveralGroups.slice(0, TOLD_MACHINES);
  const rest = inSeveralGroups.length - told.length;
  const words = told.map(({ machine, groups }) => `${machine} (${groups.join(', ')})`).join('; ');
  return [
    '',
    ...wrap(
      `note: ${formatCountOf(inSeveralGroups.length, 'machine')} of several groups by ${by}, counted in each of them and once in the whole estate: ${words}${rest === 0 ? '' : ` and ${formatCount(rest)} more`}`,
      0,
      INDENT,
    ),
  ];
}

/** Joint use for the terminal: the whole estate, then group by group. */
export function renderJointText(joint: Joint, { all }: { readonly all: boolean }): string {
  const { groups, window, bucketMinutes, estate, activeMemoryOnly } = joint;
  const told = all ? groups : groups.slice(0, TOLD_GROUPS);
  const rest = groups.length - told.length;
  const day = (instant: string): string => `${instant.slice(0, 16).replace('T', ' ')} UTC`;
  return joinLines([
    ...wrap(
      `Peak of the sum against sum of the peaks, by ${joint.by}, ${day(window.from)} to ${day(window.to)}, in buckets of ${bucketMinutes} minutes. ` +
        'The joint peak lies between the sum of the means of a bucket (or the greatest peak of one machine) and the sum of the maxima; the time is that of the latter. ' +
        'A machine without a value in a bucket adds nothing to it: "seen" is how many had one when the joint peak came.',
      0,
      INDENT,
    ),
    ...groupLines(estate),
    ...told.flatMap(groupLines),
    ...(rest === 0 ? [] : ['', ...wrap(`and ${formatCountOf(rest, 'group')}: --all lists them, --json has them`)]),
    ...severalLines(joint, all),
    ...ungroupedLines(joint),
    ...(activeMemoryOnly === 0
      ? []
      : wrap(
          `${formatCountOf(activeMemoryOnly, 'machine')} with active memory alone, which is a sampled working set and is left out`,
          0,
          INDENT,
        )),
  ]);
}
