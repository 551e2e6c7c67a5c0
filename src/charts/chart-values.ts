import type { ChartDays, ChartMark, ChartQuantity, ChartUnit, MachineCharts } from './machine-charts.js';
import { LEVEL_SIGNS } from './machine-charts.js';

/** A line as numbers; `NaN` is a gap. */
export interface LineValues {
  /** The disk or NIC; empty for the machine, or for the sum of all. */
  readonly name: string;
  /** In the unit of the chart, a value for each span. */
  readonly values: Float64Array;
  /** At most one of each kind. */
  readonly marks: readonly ChartMark[];
}

/** A chart as numbers. */
export interface ChartValues {
  readonly quantity: ChartQuantity;
  readonly unit: ChartUnit;
  readonly isOfAverages: boolean;
  /** The machine or the sum first, then its parts by name. */
  readonly lines: readonly LineValues[];
}

/** The charts of one machine as numbers: what is drawn. */
export interface MachineChartValues {
  /** Epoch milliseconds: where the first span begins. */
  readonly fromMs: number;
  /** The length of a span. */
  readonly stepMs: number;
  readonly bucketMs: number;
  readonly charts: readonly ChartValues[];
  readonly days: ChartDays | null;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Charts as a page carries them, as numbers again: each level as the value that it stands for, never below what was packed. */
export function unpackCharts(packed: MachineCharts): MachineChartValues {
  const { from, hoursPerPoint, bucketMinutes, levels, charts, days } = packed;
  return {
    fromMs: Date.parse(from),
    stepMs: hoursPerPoint * HOUR_MS,
    bucketMs: bucketMinutes * MINUTE_MS,
    charts: charts.map(({ lines, marks, ...chart }) => ({
      ...chart,
      lines: lines.map(({ name, scale, points }, index) => ({
        name,
        marks: index === 0 ? marks : [],
        values: Float64Array.from(points, (sign) => valueOf(sign, scale, levels)),
      })),
    })),
    days,
  };
}

/** The highest level is the scale itself, without the noise of a division. */
function valueOf(sign: string, scale: number, levels: number): number {
  const level = LEVEL_SIGNS.indexOf(sign);
  if (level < 0) return NaN;
  return level === levels ? scale : (scale * level) / levels;
}
