import type { Instant } from '../../model/index.js';
import type { SampleColumn } from './sample-fields.js';
import type { StampFormat } from './parse-stamp.js';

/** A column of somebody's CSV, by its header or, in a file without header, by its position from 1. */
export interface MappedColumn extends SampleColumn {
  readonly column: string | number;
}

/** Rows to leave out: those whose cell is this number or text. */
export interface SkipRule {
  readonly column: string | number;
  readonly equals: number | string;
  /** Why, as the summary prints it beside the count. */
  readonly because: string;
}

/**
 * How to read a CSV that another tool wrote: a value like any other, so it can be built in code as well as read from a file
 * (`parseSampleMapping` of `portolan/node`). One row holds one machine at one time.
 */
export interface SampleMapping {
  readonly name: string;
  /** One sign, or a sign and the blanks that follow it, such as `;` and a TAB. */
  readonly separator: string;
  readonly hasHeader: boolean;
  readonly decimal: 'point' | 'comma';
  readonly time: StampFormat;
  /** The zone of stamps that state none; null: they need one from the file or the caller. */
  readonly zone: string | null;
  /** The times of rows that print none: the first row, and the time from each line to the next. Absent: a column has them. */
  readonly rowTimes?: { readonly start: Instant; readonly intervalSeconds: number } | null;
  /** What one sample stands for, where no column says; null: inferred from the stamps. */
  readonly intervalSeconds: number | null;
  /** Matched against the name of the file; its group `machine`, else its first group, is the machine. */
  readonly machineFromFileName: string | null;
  /** What one core can do, where CPU use is in MHz and no column says. */
  readonly mhzPerCore: number | null;
  readonly columns: readonly MappedColumn[];
  readonly skipRows: readonly SkipRule[];
}

/**
 * What keeps a mapping from being read with, in words; empty for a good one. Checks what a schema cannot: that a row can be
 * placed, that figures in MHz can be turned into cores, and that percentages are percentages of something.
 */
export function faultsOfMapping({
  columns,
  machineFromFileName,
  mhzPerCore,
  rowTimes = null,
}: Pick<SampleMapping, 'columns' | 'machineFromFileName' | 'mhzPerCore' | 'rowTimes'>): readonly string[] {
  const has = (field: SampleColumn['field']): boolean => columns.some((one) => one.field === field);
  const faults: string[] = [];
  faults.push(...faultsOfTimes(has('timestamp'), rowTimes !== null, machineFromFileName !== null));
  if (!has('machine') && !has('machineId') && machineFromFileName === null) {
    faults.push('no column has the field machine, and there is no machineFromFileName');
  }
  const isMhz = columns.some(({ field, unit }) => field === 'cpu' && (unit === 'MHz' || unit === 'GHz'));
  if (isMhz && mhzPerCore === null && !(has('cpuCapacity') && has('cores'))) {
    faults.push('cpu in MHz needs the columns cpuCapacity and cores, or mhzPerCore');
  }
  const isShare = columns.some(({ field, unit }) => unit === 'percent' && field.startsWith('memory'));
  if (isShare && !has('memory')) {
    faults.push('memory in percent needs a column of the field memory in a unit of size');
  }
  return faults;
}

/** A row is placed by a column or by its number; in the second case the file is one of one machine. */
function faultsOfTimes(hasColumn: boolean, hasStart: boolean, isByFileName: boolean): readonly string[] {
  if (!hasColumn && !hasStart) return ['no column has the field timestamp, and time states no start'];
  if (!hasStart) return [];
  return [
    ...(hasColumn ? ['a column has the field timestamp, and time states a start too'] : []),
    ...(isByFileName ? [] : ['rows without times need machineFromFileName']),
  ];
}
