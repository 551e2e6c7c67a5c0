/**
 * Benchmarks, run by `npm run bench`, or some of them by name: `npm run bench -- store`. Medians of several rounds after a
 * warm-up, and ratios within one run. Each checks its answer before it is timed. Nothing here is a test, and no test is timed.
 */
import { benchConnections } from './connections.js';
import { benchInventory } from './inventory.js';
import { benchReadiness } from './readiness.js';
import { benchReplication } from './replication.js';
import { benchReport } from './report.js';
import { benchSamples } from './samples.js';
import { benchSizing } from './sizing.js';
import { benchStart } from './start.js';
import { benchStore } from './store.js';
import { ROUNDS } from './timing.js';
import { benchWaves } from './waves.js';
import { benchWhatIf } from './whatif.js';
import { benchWorkbook } from './workbook.js';

const BENCHES: ReadonlyMap<string, () => Promise<void>> = new Map([
  ['start', benchStart],
  ['inventory', benchInventory],
  ['readiness', benchReadiness],
  ['sizing', benchSizing],
  ['store', benchStore],
  ['samples', benchSamples],
  ['whatif', benchWhatIf],
  ['connections', benchConnections],
  ['waves', benchWaves],
  ['replication', benchReplication],
  ['workbook', benchWorkbook],
  ['report', benchReport],
]);

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !BENCHES.has(name));
if (unknown.length > 0) {
  console.error(`there is no benchmark ${unknown.join(', ')}; there are ${[...BENCHES.keys()].join(', ')}`);
  process.exitCode = 2;
} else {
  console.log(`Node ${process.version}, ${ROUNDS} rounds after a warm-up`);
  for (const name of asked.length === 0 ? BENCHES.keys() : asked) {
    console.log(`\n${name}`);
    await BENCHES.get(name)!();
  }
  console.log(`\npeak memory of this process: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
}
