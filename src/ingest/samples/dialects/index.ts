// The forms in which other tools write samples. What a dialect is and how one is added: `sample-dialect.ts`; what each of them
// reads: docs/samples.md, "Formats of other tools".
import { ARIA_OPERATIONS } from './aria-operations.js';
import { AZURE_PORTAL } from './azure-metrics.js';
import { AZURE_PERF_TABLE } from './azure-perf-table.js';
import { CLOUDWATCH } from './cloudwatch.js';
import { PDH_CSV } from './pdh-csv.js';
import { POWERCLI } from './powercli.js';
import { SADF } from './sadf.js';
import type { DialectHead, DialectMatch, SampleDialect } from './sample-dialect.js';
import { SINGLE_SERIES } from './single-series.js';
import { VSPHERE_CHART } from './vsphere-chart.js';

export type { DialectHead, DialectMatch } from './sample-dialect.js';

/** Every dialect, the more particular before the more general. */
const SAMPLE_DIALECTS: readonly SampleDialect[] = [
  PDH_CSV,
  POWERCLI,
  ARIA_OPERATIONS,
  VSPHERE_CHART,
  SADF,
  AZURE_PERF_TABLE,
  AZURE_PORTAL,
  CLOUDWATCH,
  SINGLE_SERIES,
];

/**
 * The first dialect that knows the first lines of a file; `'more'` where further lines may decide. One that needs more lines goes
 * before the more general ones behind it.
 */
export function recogniseDialect(head: DialectHead): DialectMatch | 'more' | null {
  for (const { recognise } of SAMPLE_DIALECTS) {
    const found = recognise(head);
    if (found !== null && !(found === 'more' && head.isEnd)) return found;
  }
  return null;
}
