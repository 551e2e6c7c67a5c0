// The forms in which other tools write samples. What a dialect is and how one is added: `sample-dialect.ts`; what each of them
// reads: docs/samples.md, "Formats of other tools".
import { PDH_CSV } from './pdh-csv.js';
import { POWERCLI } from './powercli.js';
import { SADF } from './sadf.js';
import type { DialectHead, DialectMatch, SampleDialect } from './sample-dialect.js';
import { SINGLE_SERIES } from './single-series.js';

export type { DialectHead, DialectMatch } from './sample-dialect.js';

/** Every dialect, the more particular before the more general. */
const SAMPLE_DIALECTS: readonly SampleDialect[] = [PDH_CSV, POWERCLI, SADF, SINGLE_SERIES];

/** The first dialect that knows the first lines of a file; `'more'` where none does and further lines may decide. */
export function recogniseDialect(head: DialectHead): DialectMatch | 'more' | null {
  let needsMore = false;
  for (const { recognise } of SAMPLE_DIALECTS) {
    const found = recognise(head);
    if (found === 'more') needsMore = true;
    else if (found !== null) return found;
  }
  return needsMore && !head.isEnd ? 'more' : null;
}
