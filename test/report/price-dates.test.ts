import { describe, expect, it } from 'vitest';
import { deriveAssessment, DEFAULT_POLICY } from '../../src/assessment/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/index.js';
import { aMachine } from '../support/a-machine.js';
import { anAssessment } from '../support/an-assessment.js';
import { reportPage } from '../support/report-page.js';

describe('the dates of prices', () => {
  it('are told as a range where the bills rest on prices of several days', () => {
    const page = reportPage(anAssessment());
    expect(page).toContain('2025-05-16 to 2026-08-01, USD');
    expect(page).toContain('each line of a bill names its source and date');
    const { catalogue } = anAssessment();
    const alike = { ...catalogue, pricesUsed: { oldest: '2026-08-01', newest: '2026-08-01' } };
    expect(reportPage(anAssessment({ catalogue: alike }))).toContain('2026-08-01, USD');
  });

  it('are those of the lines of the bills', async () => {
    const catalogue = await readCatalogue();
    const offer = await readRegionOffer(catalogue, 'westeurope');
    const counts = { rows: 1, merged: 0, skipped: 0, machines: 1 };
    const estate = { inputs: [], counts, machines: [aMachine()], problems: [] };
    const run = { regionIsAssumed: false, asOf: null, priceSheet: null, peaks: null, engineVersion: 'test' };
    const assessment = deriveAssessment({ estate, catalogue, offer, policy: DEFAULT_POLICY, ...run });
    const sources = assessment.machines[0]!.cost!.lines.map(({ source }) => source?.slice(-10) ?? '').sort();
    expect(sources.length).toBeGreaterThan(1);
    expect(assessment.catalogue.pricesUsed).toEqual({ oldest: sources[0], newest: sources.at(-1) });
  });
});
