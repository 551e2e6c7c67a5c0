import type { AssessedMachine, Policy } from '../assessment/index.js';
import { BYTES_PER_GIB, BYTES_PER_MB, roundLimitDown } from '../model/index.js';
import type { HeldLimit, Limit, MachineNeed, NeighbourSize, RefusedSize, RefusedSizes } from '../sizing/index.js';
import {
  formatAmount,
  formatNeed,
  formatCount,
  formatCountOf,
  formatGiB,
  formatMBps,
  formatMoney,
  formatSize,
} from './figures.js';
import type { Currency } from './figures.js';
import { alignRows, wrap } from './lines.js';
import { awayWords, moreWords } from './neighbour-words.js';
import { LIMIT_WORDS, performanceWords } from './words.js';

const INDENT = 2;

/** The size with its neighbours, what could not be checked, and the sizes that were refused. */
export function explainChoice(
  { size, unsized, need, limits, unchecked, nextUp, nextDown, refused }: AssessedMachine,
  { currency, sizing }: { readonly currency: Currency; readonly sizing: Policy['sizing'] },
): readonly string[] {
  const chosen =
    size === null
      ? [
          ...wrap(`none: ${unsized?.reason ?? 'unknown'}`, INDENT),
          ...wrap(`remedy: ${unsized?.remedy ?? 'unknown'}`, INDENT + 2, INDENT + 4),
        ]
      : [
          ...wrap(`${size.name}, ${formatSize(size)}: the cheapest that covers the need`, INDENT),
          ...wrap(performanceWords(size, sizing), INDENT, INDENT + 2),
          ...limitLines(limits, need),
          ...neighbour('next up', nextUp, currency),
          ...neighbour('next down', nextDown, currency),
        ];
  return [
    ...chosen,
    ...(unchecked.length === 0
      ? []
      : wrap(
          `not checked, because the catalogue does not know the figure: ${unchecked.join(', ')}`,
          INDENT,
          INDENT + 2,
        )),
    ...(refused === null ? [] : refusals(refused, currency)),
  ];
}

const neighbour = (label: string, size: NeighbourSize | null, currency: Currency): readonly string[] =>
  size === null
    ? wrap(`${label}: none in the series`, INDENT)
    : wrap(
        `${label}: ${size.name}, ${formatSize(size)}, ${formatMoney(size.perMonth, currency)} per month${moreWords(size, currency)}; ${size.distance}${awayWords(size)}`,
        INDENT,
        INDENT + 2,
      );

const LIMIT_UNITS: Readonly<Partial<Record<Limit, readonly [per: number, unit: string]>>> = {
  cores: [1, 'cores'],
  memory: [BYTES_PER_GIB, 'GiB'],
  diskIops: [1, 'IOPS'],
  diskThroughput: [BYTES_PER_MB, 'MB/s'],
  network: [1e6, 'Mb/s'],
};

/** Every limit that is an amount: what is needed, rounded up, and what the size has, rounded down. */
const limitLines = (limits: readonly HeldLimit[], need: MachineNeed | null): readonly string[] =>
  alignRows(
    limits.map(({ limit, needs, has }) => {
      const [per, unit] = LIMIT_UNITS[limit] ?? [1, ''];
      const offered = has === null ? 'unknown' : `${formatAmount(roundLimitDown(has / per, 3), 3)} ${unit}`.trim();
      return [
        LIMIT_NAMES[limit] ?? limit,
        isNeedUnknown(limit, need) ? 'need unknown' : `needs ${formatNeed(needs / per)}`,
        `has ${offered}`,
      ];
    }),
    INDENT + 2,
    [],
  );

/** A need that no source states limits no size; it is not a need of nothing. */
function isNeedUnknown(limit: Limit, need: MachineNeed | null): boolean {
  if (limit === 'nics') return need?.nicCount == null;
  if (limit === 'diskIops') return need?.totalIops == null;
  if (limit === 'diskThroughput') return need?.totalBytesPerSecond == null;
  return limit === 'network' && need?.networkOutBytesPerSecond == null;
}

const LIMIT_NAMES: Readonly<Partial<Record<Limit, string>>> = {
  cores: 'cores',
  memory: 'memory',
  dataDisks: 'data disks',
  nics: 'NICs',
  diskIops: 'disk operations',
  diskThroughput: 'disk throughput',
  network: 'network out',
};

function refusals({ byLimit, nearest, cheapest }: RefusedSizes, currency: Currency): readonly string[] {
  const counts = Object.entries(byLimit) as [Limit, number][];
  const whole = counts.reduce((sum, [, count]) => sum + count, 0);
  if (whole === 0) return [];
  const title = cheapest.length < whole ? `the cheapest ${formatCount(cheapest.length)} of them` : 'all of them';
  const list = (heading: string, sizes: readonly RefusedSize[]): readonly string[] =>
    sizes.length === 0
      ? []
      : [
          ...wrap(`${heading}:`, INDENT),
          ...alignRows(
            sizes.map(({ name, why, perMonth }) => [formatMoney(perMonth, currency), name, why]),
            INDENT + 2,
            [0],
          ),
        ];
  return [
    ...wrap(`${formatCountOf(whole, 'size')} refused, by the first limit each one fails:`, INDENT),
    ...alignRows(
      counts.map(([limit, count]) => [formatCount(count), LIMIT_WORDS[limit]]),
      INDENT + 2,
      [0],
    ),
    ...list('the next cheaper ones that the policy allows', nearest),
    ...list(title, cheapest),
  ];
}

/** Each disk with the source disk it stands for and the reason. */
export const explainDisks = ({ disks, need }: AssessedMachine, currency: Currency): readonly string[] =>
  disks.flatMap((disk, index) => {
    const wanted = need?.disks[index];
    const source =
      wanted === undefined
        ? (disk?.name ?? 'disk')
        : `${wanted.name} (${formatGiB(wanted.sizeBytes)}${wanted.isOs ? ', boot' : ''})`;
    if (disk === null) return wrap(`${source}: no disk fits`, INDENT);
    const tier = disk.tier === null ? disk.type : `${disk.type} ${disk.tier}`;
    return [
      ...wrap(
        `${source} -> ${tier} ${disk.redundancy}, ${formatCount(disk.sizeGiB)} GiB, ${formatCount(disk.iops)} IOPS, ` +
          `${formatMBps(disk.bytesPerSecond)}, ${formatMoney(disk.perMonth, currency)} per month`,
        INDENT,
        INDENT + 2,
      ),
      ...wrap(disk.reason, INDENT + 2),
    ];
  });

/** The bill line by line, with the arithmetic and the source of each price. */
export function explainBill({ cost }: AssessedMachine, currency: Currency): readonly string[] {
  if (cost === null) return [];
  const rows = cost.lines.map(({ label, perMonth }) => [formatMoney(perMonth, currency), label]);
  const sum = [
    formatMoney(cost.perMonth, currency),
    cost.unknownLines === 0 ? 'in all' : `known, and ${formatCountOf(cost.unknownLines, 'line')} unknown`,
  ];
  const aligned = alignRows([...rows, sum], INDENT, [0]);
  return aligned.flatMap((line, index) => {
    const detail = cost.lines[index];
    if (detail === undefined) return [line];
    return [line, ...wrap(`${detail.working}${detail.source === null ? '' : ` (${detail.source})`}`, INDENT + 4)];
  });
}
