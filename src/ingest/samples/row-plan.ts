import type { Reading } from '../../timeseries/index.js';
import { duplicateColumn } from '../problems.js';
import { unknownColumn } from './problems.js';
import type { ProblemLog } from './problem-log.js';
import type { RecognisedSamples } from './recognise-samples.js';
import { columnOfHeader, nearestColumns } from './sample-csv-columns.js';
import { factorOf, greatestOf, SAMPLE_FIELDS } from './sample-fields.js';
import type { SampleColumn, SampleField } from './sample-fields.js';
import type { SampleMapping } from './sample-mapping.js';

/** A cell that holds a number, and how it becomes one in the channel's unit. */
export interface NumberColumn {
  readonly index: number;
  readonly header: string;
  readonly factor: number;
  /** In the channel's unit. */
  readonly greatest: number;
}

/** A cell that becomes a reading as it stands. */
export interface Measure extends NumberColumn {
  readonly field: SampleField;
  readonly channel: Reading['channel'];
  readonly instance: string;
}

/** Processor use: `cores` as it stands, `percent` of all cores, `mhz` of the capacity. */
export interface CpuColumn extends NumberColumn {
  readonly kind: 'cores' | 'percent' | 'mhz';
  readonly unit: string;
}

/** Which cell of a row says what; an index of -1 stands for a column that is not there. */
export interface RowPlan {
  readonly width: number;
  readonly stamp: number;
  readonly machine: number;
  readonly machineId: number;
  readonly interval: NumberColumn | null;
  readonly cores: NumberColumn | null;
  readonly memory: Measure | null;
  readonly capacity: NumberColumn | null;
  readonly mhzPerCore: number | null;
  /** The best first: of several filled cells the first counts. */
  readonly cpu: readonly CpuColumn[];
  readonly measures: readonly Measure[];
  /** Percentages of the memory of the row. */
  readonly memoryShares: readonly Measure[];
  readonly skips: readonly { readonly index: number; readonly equals: string; readonly because: string }[];
  readonly used: readonly string[];
  readonly ignored: readonly string[];
}

interface Placed extends SampleColumn {
  readonly index: number;
  readonly header: string;
}

const numberColumn = (one: Placed): NumberColumn => ({
  index: one.index,
  header: one.header,
  factor: factorOf(one),
  greatest: greatestOf(one),
});

/** Plans how the rows below a header are read. Columns that say nothing known, or say it twice, are told and left out. */
export function planRows(
  recognised: RecognisedSamples,
  mapping: SampleMapping | null,
  { at, log }: { readonly at: { readonly file: string; readonly line: number }; readonly log: ProblemLog },
): RowPlan {
  const columns =
    recognised.format === 'mapped' && mapping !== null
      ? mappedColumns(recognised.header, mapping)
      : canonicalColumns(recognised.header, (header) => {
          const near = nearestColumns(header);
          if (near.length > 0)
            log.tell('unknown-column', { ...at, column: header }, (where) => unknownColumn(where, near));
        });
  const placed = distinct(columns, (one) => {
    log.tell('duplicate-column', { ...at, column: one.header }, (where) => duplicateColumn(where, one.index + 1));
  });
  const isMapped = recognised.format === 'mapped' && mapping !== null;
  const taken = new Set(placed.map(({ index }) => index));
  return {
    ...planOf(placed),
    width: recognised.header.length,
    mhzPerCore: isMapped ? mapping.mhzPerCore : null,
    skips: isMapped ? skipsOf(recognised.header, mapping) : [],
    used: placed.map(({ header }) => header),
    ignored: recognised.header.filter((name, index) => name !== '' && !taken.has(index)),
  };
}

function canonicalColumns(header: readonly string[], onUnknown: (header: string) => void): Placed[] {
  return header.flatMap((name, index) => {
    const column = columnOfHeader(name);
    if (column === null && name !== '') onUnknown(name);
    return column === null ? [] : [{ ...column, index, header: name }];
  });
}

const indexOf = (header: readonly string[], column: string | number): number =>
  typeof column === 'number' ? column - 1 : header.indexOf(column);

const mappedColumns = (header: readonly string[], { columns }: SampleMapping): Placed[] =>
  columns.map((one) => ({ ...one, index: indexOf(header, one.column), header: String(one.column) }));

const skipsOf = (header: readonly string[], { skipRows }: SampleMapping): RowPlan['skips'] =>
  skipRows.map(({ column, equals, because }) => ({ index: indexOf(header, column), equals: String(equals), because }));

/** The first column of each field, unit of processor use and instance. */
function distinct(columns: readonly Placed[], onLeftOut: (one: Placed) => void): Placed[] {
  const seen = new Set<string>();
  return columns.filter((one) => {
    // Processor use may stand there in several units, of which the best filled one counts.
    const key = [one.field, one.field === 'cpu' ? one.unit : '', one.instance].join('\n');
    const isKept = !seen.has(key);
    seen.add(key);
    if (!isKept) onLeftOut(one);
    return isKept;
  });
}

function planOf(columns: readonly Placed[]): Omit<RowPlan, 'width' | 'mhzPerCore' | 'skips' | 'used' | 'ignored'> {
  const find = (field: SampleField): Placed | undefined => columns.find((one) => one.field === field);
  const index = (field: SampleField): number => find(field)?.index ?? -1;
  const number = (field: SampleField): NumberColumn | null => {
    const found = find(field);
    return found === undefined ? null : numberColumn(found);
  };
  const measures = columns.flatMap((one) => measureOf(one) ?? []);
  const isShare = (one: Placed): boolean => one.unit === 'percent' && SAMPLE_FIELDS[one.field].quantity === 'memoryUse';
  const shares = new Set(columns.filter(isShare).map((one) => one.index));
  return {
    stamp: index('timestamp'),
    machine: index('machine'),
    machineId: index('machineId'),
    interval: number('interval'),
    cores: number('cores'),
    memory: measures.find(({ field }) => field === 'memory') ?? null,
    capacity: number('cpuCapacity'),
    cpu: columns
      .filter(({ field }) => field === 'cpu')
      .map(cpuColumnOf)
      .toSorted((left, right) => CPU_UNITS.indexOf(left.unit) - CPU_UNITS.indexOf(right.unit)),
    measures: measures.filter(({ field, index: at }) => field !== 'memory' && field !== 'cores' && !shares.has(at)),
    memoryShares: measures.filter(({ index: at }) => shares.has(at)),
  };
}

/** The most direct first. */
const CPU_UNITS: readonly string[] = ['cores', 'percentSum', 'MHz', 'GHz', 'percent', 'fraction'];

function cpuColumnOf(one: Placed): CpuColumn {
  const unit = one.unit ?? 'cores';
  const column = { ...numberColumn(one), unit };
  if (unit === 'MHz' || unit === 'GHz') return { ...column, greatest: GREATEST_MHZ, kind: 'mhz' };
  const isShare = unit === 'percent' || unit === 'fraction';
  return isShare ? { ...column, greatest: GREATEST_PERCENT, kind: 'percent' } : { ...column, kind: 'cores' };
}

/** A processor above its nominal clock reaches 200 %; ten times the cores is another unit. */
export const GREATEST_PERCENT = 1000;
const GREATEST_MHZ = 1e8;

function measureOf(one: Placed): Measure | null {
  const { channel } = SAMPLE_FIELDS[one.field];
  if (channel === null || one.field === 'cpu') return null;
  return { ...numberColumn(one), field: one.field, channel, instance: one.instance };
}
