/** What a chart of a machine shows; network is what goes out, as the need counts it. */
export type ChartQuantity = 'cpu' | 'memory' | 'diskIops' | 'diskThroughput' | 'network';

/** In the order in which they are drawn. */
export const CHART_QUANTITIES: readonly ChartQuantity[] = ['cpu', 'memory', 'diskIops', 'diskThroughput', 'network'];

/** Of the values of `MachineChart`: 10^6 bytes per second, GiB of 2^30 bytes. */
export type ChartUnit = 'cores' | 'GiB' | 'IOPS' | 'MB/s';

/** A line of a chart: the largest value of each span, in steps small enough for the eye. */
export interface ChartLine {
  /** The disk or NIC; empty for the machine, or for the sum of all. */
  readonly name: string;
  /** The value of the highest level: the largest of the line, rounded up to four digits. */
  readonly scale: number;
  /**
   * A sign for each span, in order of time: `LEVEL_SIGNS[0]` is nothing, that of `MachineCharts.levels` is `scale`, a blank is a gap: a span without
   * any sample. A level is rounded up, so that nothing is drawn lower than it was.
   */
  readonly points: string;
}

/** A value that a chart draws as a line from side to side, in at most four digits: rounded up, a limit down. */
export interface ChartMark {
  /** `percentile`: what was used at the percentile of the policy. `need`: what is asked of a size. `limit`: what the size has. */
  readonly kind: 'percentile' | 'need' | 'limit';
  /** `P95`, the size's name; empty for the need. */
  readonly label: string;
  readonly value: number;
}

export interface MachineChart {
  readonly quantity: ChartQuantity;
  readonly unit: ChartUnit;
  /** Averages of a minute and more hide peaks, and a chart of them never speaks of peaks. */
  readonly isOfAverages: boolean;
  /** The machine or the sum first, then its parts by name. */
  readonly lines: readonly ChartLine[];
  /** At most one of each kind, in the order of `ChartMark.kind`; what is unknown has none. */
  readonly marks: readonly ChartMark[];
}

/** Which days were seen, for a table with a row for each week. */
export interface ChartDays {
  /** `YYYY-MM-DD`: the first day. */
  readonly from: string;
  /** By whose clocks a day begins. */
  readonly zone: string;
  /** A sign for each day: `.` nothing seen, `1` to `9` tenths, `#` all. */
  readonly signs: string;
}

/** The drawings of one machine over the whole window. */
export interface MachineCharts {
  /** ISO 8601 in UTC: where the first span begins, a multiple of its length since the epoch. */
  readonly from: string;
  readonly hoursPerPoint: number;
  /** Minutes of the buckets of which a span holds the largest. */
  readonly bucketMinutes: number;
  /** Steps from nothing to `scale`. */
  readonly levels: number;
  readonly charts: readonly MachineChart[];
  /** Null where nobody counted days. */
  readonly days: ChartDays | null;
}

/** Levels from nothing to all. None of them means anything in markup, JSON or Base64 of a page. */
export const LEVEL_SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop';
