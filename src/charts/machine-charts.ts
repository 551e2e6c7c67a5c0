/** What a chart of a machine shows; a chart of disks or NICs has a line for each of them besides their sum. */
export type ChartQuantity = 'cpu' | 'memory' | 'diskIops' | 'diskThroughput' | 'network';

/** Of the values of `MachineChart`: 10^6 bytes per second, GiB of 2^30 bytes. */
export type ChartUnit = 'cores' | 'GiB' | 'IOPS' | 'MB/s';

/** A line of a chart: the largest 10-minute peak of each span, in steps small enough for the eye. */
export interface ChartLine {
  /** The disk or NIC; empty for the machine, or for the sum of all. */
  readonly name: string;
  /** The value of the highest level. */
  readonly scale: number;
  /**
   * A sign for each span, in order of time: `LEVEL_SIGNS[0]` is nothing, the last one is `scale`, a blank is a gap. A level is rounded up, so that
   * nothing is drawn lower than it was.
   */
  readonly points: string;
}

/** A value that a chart draws as a line from side to side. */
export interface ChartMark {
  /** `percentile`: what was used at the percentile of the policy. `need`: what is asked of a size. `limit`: what the size has. */
  readonly kind: 'percentile' | 'need' | 'limit';
  /** `P95`, `need`, `Standard_D4as_v5`. */
  readonly label: string;
  readonly value: number;
}

export interface MachineChart {
  readonly quantity: ChartQuantity;
  readonly unit: ChartUnit;
  /** The machine or the sum first, then its parts by name. */
  readonly lines: readonly ChartLine[];
  readonly marks: readonly ChartMark[];
}

/** The drawings of one machine over the whole window. */
export interface MachineCharts {
  /** ISO 8601 in UTC: where the first span begins. */
  readonly from: string;
  readonly hoursPerPoint: number;
  readonly charts: readonly MachineChart[];
}

/** Levels from nothing to all. None of them means anything in markup, JSON or Base64 of a page. */
export const LEVEL_SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop';
