import type { AssessedMachine, Policy } from '../assessment/index.js';
import type { Limit, NeighbourSize, RefusedSize, RefusedSizes } from '../sizing/index.js';
import { formatCount, formatCountOf, formatGiB, formatMBps, formatMoney, formatSize } from './figures.js';
import type { Currency } from './figures.js';
import { alignRows, wrap } from './lines.js';
import { LIMIT_WORDS, performanceWords } from './words.js';

const INDENT = 2;

/** The size with its neighbours, what could not be checked, and the sizes that were refused. */
export function explainChoice(
  { size, unsized, unchecked, nextUp, nextDown, refused }: AssessedMachine,
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
        `${label}: ${size.name}, ${formatSize(size)}, ${formatMoney(size.perMonth, currency)} per month; ${size.distance}`,
        INDENT,
        INDENT + 2,
      );

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
