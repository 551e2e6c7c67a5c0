import type { LineValues } from './chart-values.js';

/** A limit further above all else than this is named and not drawn: what the machine did would be a line at the foot of the chart. */
const FAR_ABOVE = 1.6;
const HEADROOM = 1.05;

/** The value at the top of a chart: a little above what it draws, the limit too unless it lies far above all else. */
export function topOf({ values, marks }: LineValues): number {
  let highest = 0;
  for (const value of values) if (value > highest) highest = value;
  for (const { kind, value } of marks) if (kind !== 'limit' && value > highest) highest = value;
  const limit = marks.find(({ kind }) => kind === 'limit')?.value ?? 0;
  const drawnTo = limit <= highest * FAR_ABOVE ? Math.max(highest, limit) : highest;
  return drawnTo > 0 ? drawnTo * HEADROOM : 1;
}
