import type { AssessedCalendar, AssessedMachine } from '../../assessment/index.js';
import type { NeedStep } from '../../sizing/index.js';
import type { ReportContents } from '../contents.js';
import { formatAmount, formatCount, formatCountOf } from '../figures.js';
import { amountColumn, countColumn, textColumn } from '../tables/table.js';
import { barChart } from './bars.js';
import type { EstateChart } from './chart.js';
import { PALETTE } from './palette.js';
import { flatTitle, specOf } from './spec.js';

/** What the samples saw, and how much of what is configured they saw in use. */
export function sampleCharts({ assessment: { calendar, machines } }: ReportContents): readonly EstateChart[] {
  if (calendar === null) return [];
  return [
    daysChart(calendar),
    ...useChart(machines, {
      ...{ id: 'processor-use', title: 'Use of processors', what: 'processors' },
      stepsOf: ({ coresSteps }) => coresSteps,
      wholeOf: ({ source }) => source.cores,
    }),
    ...useChart(machines, {
      ...{ id: 'memory-use', title: 'Use of memory', what: 'memory' },
      stepsOf: ({ memorySteps }) => memorySteps,
      wholeOf: ({ source }) => source.memoryBytes,
    }),
  ];
}

/** To the right, half of a day's label: it stands in the middle below its bar. */
const FRAME = { left: 40, right: 36, top: 24, bottom: 36 };
const HEIGHT = 150;
const DAY_MS = 86_400_000;
/** Labels of so many days fit below the plot. */
const MOST_DAYS = 5;

/** Days as they follow on each other: text of the calendar alone, so that no clock and no zone is asked. */
function daysOf({ from, percentByDay }: AssessedCalendar): readonly string[] {
  const first = Date.parse(`${from}T00:00:00Z`);
  return percentByDay.map((_, day) => new Date(first + day * DAY_MS).toISOString().slice(0, 10));
}

function daysChart(calendar: AssessedCalendar): EstateChart {
  const { percentByDay, machinesByDay, machines, zone } = calendar;
  const days = daysOf(calendar);
  const empty = machinesByDay.filter((count) => count === 0).length;
  const said = `${formatCountOf(machines, 'machine')} with samples; ${empty === 0 ? `every one of ${formatCountOf(days.length, 'day')} shows some` : `${formatCount(empty)} of ${formatCountOf(days.length, 'day')} show none`}.`;
  const table = {
    ...{ id: 'samples-by-day', title: 'Samples by day', said },
    columns: [
      textColumn(`Day (${zone})`),
      amountColumn('Buckets with a sample', '%'),
      countColumn('Machines with a sample'),
    ],
    rows: days.map((day, at) => [day, percentByDay[at] ?? null, machinesByDay[at] ?? null]),
  };
  const values = days.map((day, at) => ({ day, percent: percentByDay[at] ?? 0 }));
  const step = Math.ceil(days.length / MOST_DAYS);
  const labelled = days.filter((_, at) => at % step === 0);
  const layer = [
    {
      data: { values },
      mark: { type: 'bar', color: PALETTE.c1 },
      encoding: {
        x: {
          ...{ field: 'day', type: 'ordinal', sort: null },
          scale: { domain: days, paddingInner: 0.15, paddingOuter: 0 },
          axis: {
            values: labelled,
            labelAngle: 0,
            ticks: true,
            // As far from the title as the labels of other charts, which have no ticks.
            ...{ tickSize: 3, labelPadding: 3 },
            tickColor: PALETTE.line,
            grid: false,
            title: `Day (${zone})`,
            labelOverlap: false,
          },
        },
        y: {
          ...{ field: 'percent', type: 'quantitative', scale: { domain: [0, 100] } },
          axis: { ...flatTitle('Buckets with a sample, %', FRAME), values: [0, 50, 100] },
        },
      },
    },
  ];
  const spec = specOf({ id: table.id, title: table.title, said, frame: FRAME, height: HEIGHT, layer });
  return { chapter: 'seen', table, keys: [], spec, frame: FRAME, isEssential: false };
}

interface Use {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly stepsOf: (need: NonNullable<AssessedMachine['need']>) => readonly NeedStep[];
  readonly wholeOf: (machine: AssessedMachine) => number | null;
}

const TENTHS = 10;
const PERCENT = 100;

/** The percentile of the samples that a size rests on, as a share of what is configured; null where no samples decide. */
function shareOf(machine: AssessedMachine, { stepsOf, wholeOf }: Use): number | null {
  const used = machine.need === null ? undefined : stepsOf(machine.need).find(({ sample }) => sample !== undefined);
  const whole = wholeOf(machine);
  return used === undefined || whole === null || whole <= 0 ? null : used.value / whole;
}

/** Machines by tenths of what is configured. */
function useChart(machines: readonly AssessedMachine[], use: Use): readonly EstateChart[] {
  const shares = machines.flatMap((machine) => shareOf(machine, use) ?? []);
  if (shares.length === 0) return [];
  const sorted = [...shares].sort((left, right) => left - right);
  // Half of the machines lie at or below it: the nearest rank, as all percentiles here.
  const median = sorted[Math.ceil(sorted.length / 2) - 1]!;
  const bins = Array.from({ length: TENTHS }, (_, at) => ({
    name: `${at * TENTHS} to ${(at + 1) * TENTHS} %`,
    count: shares.filter((share) => Math.min(TENTHS - 1, Math.floor(share * TENTHS)) === at && share <= 1).length,
  }));
  const above = shares.filter((share) => share > 1).length;
  const rows = above === 0 ? bins : [...bins, { name: 'over 100 %', count: above }];
  const rest = machines.length - shares.length;
  const said = `At the percentile that its size rests on, half of the ${formatCountOf(shares.length, 'machine')} with samples use at most ${formatAmount(median * PERCENT, 1)} % of the ${use.what} configured.${rest === 0 ? '' : ` Of ${formatCountOf(rest, 'machine')} no samples say it.`}`;
  return [
    barChart({
      chapter: 'seen',
      table: {
        ...{ id: use.id, title: use.title, said },
        columns: [textColumn('Share of what is configured'), countColumn('Machines')],
        rows: [...rows.map(({ name, count }) => [name, count]), ['Sum', shares.length]],
      },
      bars: rows.map(({ name, count }) => ({ name, parts: [count], end: formatCount(count) })),
      keys: [{ label: 'Machines', colour: 'c1' }],
      category: 'Share of what is configured',
      amount: 'Machines',
    }),
  ];
}
