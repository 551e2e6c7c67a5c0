import type { AssessedMachine } from '../../assessment/index.js';
import { BYTES_PER_GIB, compareText } from '../../model/index.js';
import type { ReportContents } from '../contents.js';
import { formatCount, formatCountOf, formatMoney } from '../figures.js';
import { amountColumn, countColumn, textColumn } from '../tables/table.js';
import { barChart, countChart } from './bars.js';
import type { EstateChart } from './chart.js';
import { moneyCell } from './money.js';
import { squareChart } from './square.js';

/** What the sizes are beside what the machines have today, and the disks. */
export function sizeCharts({ assessment: { machines, catalogue } }: ReportContents): readonly EstateChart[] {
  const sized = machines.flatMap((machine) => (machine.size === null ? [] : [{ ...machine, size: machine.size }]));
  if (sized.length === 0) return [];
  const unsized = machines.length - sized.length;
  const without =
    unsized === 0
      ? ''
      : ` ${formatCountOf(unsized, 'machine')} without a size ${unsized === 1 ? 'is' : 'are'} not counted.`;
  const cores = sized.flatMap(({ source, size }) =>
    source.cores === null ? [] : [{ from: source.cores, to: size.vcpus }],
  );
  const memory = sized.flatMap(({ source, size }) =>
    source.memoryBytes === null ? [] : [{ from: source.memoryBytes / BYTES_PER_GIB, to: size.memoryMiB / 1024 }],
  );
  return [
    ...squareChart({
      ...{ id: 'cores-at-source-and-in-azure', title: 'Cores and vCPU', pairs: cores, without },
      ...{ from: 'Cores at the source', to: 'vCPU of the size', unit: null, what: 'fewer vCPU' },
    }),
    ...squareChart({
      ...{ id: 'memory-at-source-and-in-azure', title: 'Memory at the source and in Azure', pairs: memory, without },
      ...{ from: 'Memory at the source', to: 'Memory of the size', unit: 'GiB', what: 'less memory' },
    }),
    coresChart(cores, without),
    seriesChart(sized, without),
    ...diskChart(sized, catalogue, without),
  ];
}

/** Machines by how many cores they have, and how many vCPU they get: two bars in a row would hide which is more, so the ticks say the source. */
function coresChart(pairs: readonly { readonly from: number; readonly to: number }[], without: string): EstateChart {
  const numbers = [...new Set(pairs.flatMap(({ from, to }) => [from, to]))].sort((left, right) => left - right);
  const rows = numbers.map((number) => ({
    number,
    before: pairs.filter(({ from }) => from === number).length,
    after: pairs.filter(({ to }) => to === number).length,
  }));
  const sum = (of: (pair: { readonly from: number; readonly to: number }) => number): number =>
    pairs.reduce((total, pair) => total + of(pair), 0);
  const said = `${formatCount(sum(({ from }) => from))} cores at the source become ${formatCountOf(
    sum(({ to }) => to),
    'vCPU',
    'vCPU',
  )} in Azure.${without}`;
  return barChart({
    chapter: 'sizes',
    table: {
      ...{ id: 'machines-by-cores', title: 'Machines by cores', said },
      columns: [
        textColumn('Cores or vCPU'),
        countColumn('At the source', 'machines'),
        countColumn('In Azure', 'machines'),
      ],
      rows: [
        ...rows.map(({ number, before, after }) => [formatCount(number), before, after]),
        ['Sum', pairs.length, pairs.length],
      ],
    },
    bars: rows.map(({ number, before, after }) => ({
      name: formatCount(number),
      parts: [after],
      end: `${formatCount(after)} in Azure, ${formatCount(before)} at the source`,
      against: before,
    })),
    keys: [{ label: 'In Azure', colour: 'c1' }],
    category: 'Cores or vCPU',
    amount: 'Machines',
    against: 'Machines of so many cores at the source',
  });
}

/** `Dsv5` of `Standard_D4s_v5`; a name of another form stands as it is. */
export function seriesOfSize(name: string): string {
  const parts = /^(?:Standard|Basic)_([A-Z]+)\d+(?:-\d+)?([a-z]*)(?:_([A-Z]\w*?))?(?:_(v\d+))?$/.exec(name);
  if (parts === null) return name;
  const [, family = '', features = '', accelerator, version = ''] = parts;
  return `${family}${features}${accelerator === undefined ? '' : ` ${accelerator} `}${version}`.trim();
}

const MOST_SERIES = 12;

function countsOf(names: readonly string[]): readonly { readonly name: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((left, right) => right.count - left.count || compareText(left.name, right.name));
}

function seriesChart(sized: readonly { readonly size: { readonly name: string } }[], without: string): EstateChart {
  const counts = countsOf(sized.map(({ size }) => seriesOfSize(size.name)));
  const shown = counts.length <= MOST_SERIES + 1 ? counts.length : MOST_SERIES;
  const others = counts.slice(shown);
  const rest = {
    name: `${formatCount(others.length)} other series`,
    count: others.reduce((sum, one) => sum + one.count, 0),
  };
  const said = `${formatCountOf(counts.length, 'series', 'series')}; ${counts[0]?.name ?? ''} is the commonest, with ${formatCount(counts[0]?.count ?? 0)} of ${formatCountOf(sized.length, 'machine')}.${without}`;
  return countChart({
    chapter: 'sizes',
    table: { id: 'machines-by-series', title: 'Series of sizes', said, columns: [textColumn('Series')] },
    counts: others.length === 0 ? counts : [...counts.slice(0, shown), rest],
    amount: 'Machines',
  });
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  StandardHDD: 'Standard HDD',
  StandardSSD: 'Standard SSD',
  PremiumSSD: 'Premium SSD',
  PremiumSSDv2: 'Premium SSD v2',
  UltraDisk: 'Ultra Disk',
};
const MOST_TIERS = 14;

/** Disks by what is bought, of the machines that have a size: their bills are what is summed everywhere else. */
function diskChart(
  machines: readonly AssessedMachine[],
  currency: ReportContents['assessment']['catalogue'],
  without: string,
): readonly EstateChart[] {
  const chosen = machines.flatMap(({ disks }) => disks.filter((disk) => disk !== null));
  if (chosen.length === 0) return [];
  const missing = machines.reduce((sum, { disks }) => sum + disks.filter((disk) => disk === null).length, 0);
  const nameOf = ({ type, tier }: (typeof chosen)[number]): string =>
    `${TYPE_WORDS[type] ?? type}${tier === null ? '' : ` ${tier}`}`;
  const counts = countsOf(chosen.map(nameOf));
  const shown = counts.length <= MOST_TIERS + 1 ? counts.length : MOST_TIERS;
  const names = counts.slice(0, shown).map(({ name }) => name);
  const other = `${formatCount(counts.length - shown)} other tiers`;
  const groups = [...names, ...(shown === counts.length ? [] : [other])].map((name) => ({
    name,
    disks: chosen.filter((disk) => (names.includes(nameOf(disk)) ? nameOf(disk) : other) === name),
  }));
  const rowOf = (name: string, disks: typeof chosen): readonly (string | number | null)[] => {
    const known = disks.flatMap(({ perMonth }) => (perMonth === null ? [] : [perMonth]));
    const sum = known.reduce<number>((total, one) => total + one, 0) as (typeof known)[number];
    return [
      name,
      disks.length,
      disks.reduce((total, { sizeGiB }) => total + sizeGiB, 0),
      known.length === 0 ? null : moneyCell(sum, currency),
      disks.length - known.length,
    ];
  };
  const all = chosen.reduce<number>((sum, { perMonth }) => sum + (perMonth ?? 0), 0);
  const priced = chosen.some(({ perMonth }) => perMonth !== null)
    ? `, ${formatMoney(all as never, currency)} a month`
    : '';
  const said = `${formatCountOf(chosen.length, 'disk')}${priced}.${missing === 0 ? '' : ` For ${formatCountOf(missing, 'disk')} none fits.`}${without}`;
  return [
    barChart({
      chapter: 'sizes',
      table: {
        ...{ id: 'disks-by-tier', title: 'Disks by tier', said },
        columns: [
          textColumn('Tier'),
          countColumn('Disks'),
          countColumn('Size', 'GiB'),
          amountColumn('Cost', `${currency.currency} per month`, 2),
          countColumn('Unknown price', 'disks'),
        ],
        rows: [...groups.map(({ name, disks }) => rowOf(name, disks)), rowOf('Sum', chosen)],
      },
      bars: groups.map(({ name, disks }) => ({ name, parts: [disks.length], end: formatCount(disks.length) })),
      keys: [{ label: 'Disks', colour: 'c1' }],
      category: 'Tier',
      amount: 'Disks',
    }),
  ];
}
