import type { Assessment, CostTotal } from '../../assessment/index.js';
import { micros } from '../../model/index.js';
import type { Micros } from '../../model/index.js';
import { deriveCostRange, rangeEndWords } from '../front/cost-range.js';
import { deriveDataQuality } from '../front/data-quality.js';
import { factWords } from '../front/quality-words.js';
import { BIGGEST_RISKS, deriveRisks } from '../front/risks.js';
import { formatCount, formatCountOf } from '../figures.js';
import { READINESS_STATES, READINESS_WORDS, TERMS_WORDS } from '../words.js';
import { dollarColumn, dollars, tableOf } from './estate-cells.js';
import type { EstateContents } from './estate-contents.js';
import { amountColumn, countColumn, dayColumn, textColumn } from './table.js';
import type { ReportTable } from './table.js';

const MONTHS = 12;
const MIB_PER_GIB = 1024;

interface Line {
  readonly about: string;
  readonly what: string;
  readonly count?: number | null;
  readonly cost?: Micros | null;
  /** ISO 8601 without a time. */
  readonly day?: string;
  /** What the figure is, or why there is none. */
  readonly said?: string;
}

/** Counts and sums of the estate; those of money are those of the assessment, digit by digit. */
export const summaryTable = (contents: EstateContents): ReportTable =>
  tableOf<Line>(
    {
      id: 'summary',
      title: 'Summary',
      said: 'Counts that reconcile, the biggest risks, the quality of the data, and what the estate costs in Azure. An empty cell is unknown, and the last column says why.',
    },
    [
      [textColumn('About', 24), ({ about }) => about],
      [textColumn('What', 44), ({ what }) => what],
      [countColumn('Count'), ({ count }) => count ?? null],
      [dollarColumn('Cost'), ({ cost }) => dollars(cost)],
      [amountColumn('Cost', 'USD a year', 2), ({ cost }) => (cost == null ? null : dollars(micros(MONTHS * cost)))],
      [dayColumn('Day'), ({ day }) => day ?? null],
      [textColumn('Said', 90), ({ said }) => said ?? null],
    ],
    [
      ...[...scopeLines(contents), ...riskLines(contents), ...qualityLines(contents), ...rangeLines(contents)],
      ...[...costLines(contents), ...scenarioLines(contents), ...outputLines(contents)],
    ],
  );

function scopeLines({ assessment }: EstateContents): readonly Line[] {
  const { asOf, region, window, catalogue, counts, totals, engine } = assessment;
  const line = (what: string, count: number, said?: string): Line => ({
    ...{ about: 'Machines', what, count },
    ...(said === undefined ? {} : { said }),
  });
  return [
    { about: 'Assessment', what: 'As of', day: asOf, said: 'the day that the assessment is of' },
    { about: 'Assessment', what: 'Region', said: `${region.displayName}${region.isAssumed ? ' (assumed)' : ''}` },
    {
      ...{ about: 'Assessment', what: 'Samples' },
      said: window === null ? 'none' : `${window.days} days, ${window.from} to ${window.to}, UTC`,
    },
    { about: 'Assessment', what: 'Catalogue', day: catalogue.date, said: `${catalogue.ageDays} days old then` },
    { about: 'Assessment', what: 'Made by', said: `${engine.name} ${engine.version}` },
    line('Rows read', counts.rows, 'machines + merged + skipped'),
    line('Rows merged', counts.merged),
    line('Rows skipped', counts.skipped),
    line('All', counts.machines, 'assessed + out of scope'),
    line('Out of scope', counts.outOfScope),
    line('Assessed', counts.assessed, 'with a size + without a size'),
    line('With a size', counts.sized),
    line('Without a size', counts.unsized),
    line('Powered off', totals.poweredOff.machines, `of those assessed${offOutOfScope(counts, totals)}`),
    ...READINESS_STATES.map((state) => ({
      ...line(READINESS_WORDS[state], counts.readiness[state]),
      about: 'Readiness',
    })),
  ];
}

/** The counts of the assessment are of all machines that were found. */
const offOutOfScope = ({ poweredOff }: Assessment['counts'], totals: Assessment['totals']): string => {
  const others = poweredOff - totals.poweredOff.machines;
  return others === 0 ? '' : `; ${others} more of those out of scope`;
};

/** Those of the first page of the report, in its order. */
const riskLines = (contents: EstateContents): readonly Line[] =>
  deriveRisks(contents)
    .slice(0, BIGGEST_RISKS)
    .map(({ title, why, machines, perMonth }) => ({
      ...{ about: 'Biggest risks', what: title, count: machines.length, cost: perMonth },
      said: `${why} Machines that it touches, and what they cost as far as it is known.`,
    }));

function qualityLines({ assessment }: EstateContents): readonly Line[] {
  if (assessment.machines.length === 0) return [];
  const about = 'Quality of the data';
  const quality = deriveDataQuality(assessment);
  return [
    { about, what: `Grade ${quality.grade}`, said: 'of A to E, the worst of the grades below' },
    ...quality.facts.map((fact) => ({
      ...{ about, what: `Grade ${fact.grade} in part` },
      said: factWords(fact, quality, assessment),
    })),
  ];
}

/** Between what a month can cost by the prices that are known. */
function rangeLines({ assessment }: EstateContents): readonly Line[] {
  const range = deriveCostRange(assessment);
  if (range === null) return [];
  const { low, high, unpriced, unsized } = range;
  const missing =
    unpriced + unsized === 0
      ? ''
      : `; in neither end: ${formatCountOf(unpriced, 'machine')} with an unknown price and ${formatCount(unsized)} without a size`;
  return [
    { about: 'Cost range', what: 'At the least', cost: low.perMonth, said: `${rangeEndWords(low)}${missing}` },
    { about: 'Cost range', what: 'At the most', cost: high.perMonth, said: `${rangeEndWords(high)}${missing}` },
  ];
}

/** Not one line of any machine is known: such a sum is no zero. That of no machine is. */
const isUnknown = ({ machines, known }: CostTotal): boolean =>
  machines > 0 && Object.values(known).every((count) => count === 0);

function totalLines(about: string, total: CostTotal): readonly Line[] {
  const orUnknown = (amount: Micros | null): Micros | null => (isUnknown(total) ? null : amount);
  const part = (what: string, name: keyof CostTotal['known']): Line => ({
    ...{ about, what, count: total.known[name], cost: orUnknown(total[name]) },
    said: partWords(total, name),
  });
  return [
    {
      ...{ about, what: 'All that is known', count: total.machines, cost: orUnknown(total.perMonth) },
      said: `of so many machines; ${total.machinesWithUnknown} with an unknown line, ${total.machinesUnsized} without a size`,
    },
    part('Compute', 'compute'),
    part('Windows licences', 'licence'),
    part('Disks', 'storage'),
    part('Services', 'services'),
    { about, what: 'vCPU', count: total.vcpus, said: `${total.cores} cores at the source` },
    { about, what: 'Memory, GiB', count: total.targetMemoryMiB / MIB_PER_GIB, said: 'of the sizes chosen' },
    { about, what: 'Storage, GiB', count: total.storageGiB, said: 'of the disks chosen' },
  ];
}

function partWords({ machines, machinesUnsized, unknown }: CostTotal, name: keyof CostTotal['known']): string {
  if (machines > 0 && machinesUnsized === machines) return 'unknown: none of these machines has a size';
  return unknown[name] === 0 ? 'of so many machines' : `of so many machines; unknown of ${unknown[name]} and in no sum`;
}

function costLines({ assessment: { totals } }: EstateContents): readonly Line[] {
  return [
    ...totalLines('All machines', totals.all),
    ...totalLines('Running machines', totals.running),
    ...totalLines('Powered-off machines', totals.poweredOff),
    ...(totals.asIs === null ? [] : totalLines('Sized as configured', totals.asIs)),
  ];
}

const scenarioLines = ({ assessment: { totals } }: EstateContents): readonly Line[] =>
  totals.scenarios.map(({ terms, known, unknown, perMonth, payAsYouGoOfKnown }) => ({
    ...{ about: 'Other terms', what: TERMS_WORDS[terms], count: known, cost: perMonth },
    said: [
      'compute, licences, disks and services of so many machines',
      ...(payAsYouGoOfKnown === null
        ? []
        : [`as they stand ${(payAsYouGoOfKnown / 1_000_000).toFixed(2)} pay as you go`]),
      ...(unknown === 0 ? [] : [`${unknown} have no price under these terms`]),
    ].join('; '),
  }));

/** What else lies in the folder, and what to run for what does not. */
function outputLines({ waves, graph, replication, recovery }: EstateContents): readonly Line[] {
  const output = (what: string, count: number | null, run: string): Line => ({
    ...{ about: 'In the folder', what, count },
    said: count === null ? `not in the folder: run portolan ${run} into it` : 'in the folder',
  });
  return [
    output('Waves', waves?.waves.length ?? null, 'waves'),
    output('Dependencies', graph?.edges.length ?? null, 'graph'),
    output('Machines replicated', replication?.counts.replicated ?? null, 'replication plan'),
    output('Machines protected', recovery?.counts.protected ?? null, 'recovery plan'),
  ];
}
