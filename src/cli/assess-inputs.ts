import { deriveAssessment } from '../assessment/index.js';
import type { Assessment } from '../assessment/index.js';
import { applyPriceSheet } from '../catalog/index.js';
import { AssessmentError } from '../model/index.js';
import type { Estate } from '../model/index.js';
import { engineVersion, readCatalogue, readEstate, readPriceSheet, readRegionOffer } from '../node/index.js';
import type { CommandLine } from './command-line.js';
import { asOfOf, ASSUMED_REGION, policyOf } from './options.js';
import type { AssessOptions } from './options.js';

/** A report of nothing would look like a success. */
function refuseEmpty(estate: Estate): void {
  if (estate.machines.length > 0) return;
  const first = estate.problems[0];
  throw new AssessmentError({
    code: 'cli/no-machines',
    severity: 'error',
    at: null,
    message: `the inputs describe no machine: ${estate.counts.rows} rows read, ${estate.counts.skipped} skipped${first === undefined ? '' : `; the first problem: ${first.message}`}`,
    remedy: 'run portolan check on the same inputs to see what was read and why the rest was not',
  });
}

/** From files to an assessment in memory: the way that `assess`, `explain` and `demo` share. */
export async function assessInputs(
  paths: readonly string[],
  options: AssessOptions,
  line: CommandLine,
): Promise<Assessment> {
  const tell = (text: string): void => {
    if (line.isTerminal) line.error(`${text}\n`);
  };
  const policy = await policyOf(options);
  const asOf = asOfOf(options);
  tell('reading the catalogue');
  const catalogue = await readCatalogue();
  const listOffer = await readRegionOffer(catalogue, options.region ?? ASSUMED_REGION);
  const priceSheet = options.prices === undefined ? null : await readPriceSheet(options.prices, catalogue);
  const offer = priceSheet === null ? listOffer : applyPriceSheet(listOffer, catalogue, priceSheet);
  tell(`reading ${paths.length} ${paths.length === 1 ? 'input' : 'inputs'}`);
  const estate = await readEstate(paths);
  refuseEmpty(estate);
  tell(`assessing ${estate.machines.length} machines`);
  return deriveAssessment({
    estate,
    catalogue,
    offer,
    policy,
    regionIsAssumed: options.region === undefined,
    asOf,
    priceSheet,
    engineVersion: engineVersion(),
  });
}
