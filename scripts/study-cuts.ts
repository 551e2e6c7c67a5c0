/**
 * Every shared host graph cut into 2, 4, 8 and 16 parts by the search for waves and by METIS, at the balance that METIS reached: measures
 * what `docs/waves.md` says of it. Takes some minutes.
 *
 *   tsx scripts/study-cuts.ts
 */
import { PARTS, compareCuts } from '../test/bench/compare-cuts.js';

compareCuts(() => PARTS);
