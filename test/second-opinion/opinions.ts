import { DEFAULT_POLICY, findProfile } from '../../src/assessment/index.js';
import type { AssessmentInput, Policy } from '../../src/assessment/index.js';
import type { Catalogue, RegionOffer } from '../../src/catalog/index.js';
import type { AzureMigrateAnswer } from '../../src/ingest/index.js';
import type { Estate, Machine } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/index.js';
import { deriveSecondOpinion } from '../../src/second-opinion/index.js';
import type { SecondOpinion } from '../../src/second-opinion/index.js';

/** The catalogue and one region of it, read once for a file of tests. */
export async function aMarket(region = 'eastus2'): Promise<{ catalogue: Catalogue; offer: RegionOffer }> {
  const catalogue = await readCatalogue();
  return { catalogue, offer: await readRegionOffer(catalogue, region) };
}

export interface Asked {
  readonly market: { readonly catalogue: Catalogue; readonly offer: RegionOffer };
  readonly machines: readonly Machine[];
  readonly answer?: AzureMigrateAnswer | null;
  readonly policy?: Policy;
  readonly imitating?: Policy;
  readonly more?: Partial<AssessmentInput>;
}

/** The input of an assessment of these machines, read from nowhere. */
export function anInput({ market, machines, policy = DEFAULT_POLICY, more = {} }: Asked): AssessmentInput {
  const counts = { rows: machines.length, merged: 0, skipped: 0, machines: machines.length };
  const estate: Estate = { inputs: [], counts, machines, problems: [] };
  const run = { regionIsAssumed: false, asOf: null, priceSheet: null, peaks: null, engineVersion: 'test' };
  return { estate, ...market, policy, ...run, ...more };
}

export const anOpinion = (asked: Asked): SecondOpinion =>
  deriveSecondOpinion({
    assessment: anInput(asked),
    answer: asked.answer ?? null,
    imitating: asked.imitating ?? findProfile('azure-migrate')!,
  });
