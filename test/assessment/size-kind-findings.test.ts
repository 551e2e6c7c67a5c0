import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../src/assessment/index.js';
import { deriveSizeKindFindings } from '../../src/assessment/size-kind-findings.js';
import { findSize } from '../../src/catalog/index.js';
import type { Catalogue } from '../../src/catalog/index.js';
import { readCatalogue } from '../../src/node/index.js';
import type { CreditEvidence } from '../../src/sizing/index.js';
import { aNeed } from '../support/a-need.js';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await readCatalogue();
});

const evidence: CreditEvidence = {
  fromMs: Date.UTC(2026, 7, 3),
  toMs: Date.UTC(2026, 7, 10),
  stepMinutes: 10,
  steps: 1008,
  gaps: 3,
  gapCores: 1.9,
  meanCores: 0.1,
  comfort: 1.3,
  verdicts: [
    {
      size: 'Standard_B2s_v2',
      isLasting: true,
      creditsPerHour: 24,
      startCredits: 60,
      leastCredits: 41.5,
      leastAtMs: Date.UTC(2026, 7, 4),
      netPerHour: 18,
    },
  ],
};

describe('the findings about a kind of size', () => {
  it('tell of a burstable size how low its credits get, when, by which rate, and what would empty them', () => {
    const [found] = deriveSizeKindFindings(
      findSize(catalogue, 'B2s_v2')!,
      aNeed({ credits: evidence }),
      DEFAULT_POLICY.cost,
    );
    expect(found?.message).toContain('start at 60, earn 24 an hour and never fall below 41.5 (2026-08-04 00:00 UTC)');
    expect(found?.message).toContain('the page prints 24 credits an hour and its baseline gives 48');
    expect(found?.message).toContain('3 of 1008 steps without a sample count as the busiest seen, 1.9 cores');
    expect(found?.remedy).toContain('41.5 vCPU-minutes more');
    expect(found?.remedy).toContain('a mean above 0.4 cores');
  });

  it('say that nothing is proven where the policy asks for no proof', () => {
    const [found] = deriveSizeKindFindings(findSize(catalogue, 'B2s_v2')!, aNeed(), DEFAULT_POLICY.cost);
    expect(found?.message).toContain('nothing shows that its credits last');
  });

  it('tell the core licences of a constrained-core size, and their cost where the policy states it', () => {
    const size = findSize(catalogue, 'E16-4s_v5')!;
    const [counted] = deriveSizeKindFindings(size, aNeed(), DEFAULT_POLICY.cost);
    expect(counted?.message).toBe(
      'Standard_E16-4s_v5 shows 4 of 16 vCPUs: SQL Server takes 4 core licences instead of 16; Oracle 2 processor licences ' +
        'instead of 8, or 4 instead of 16 where a vCPU is a whole core',
    );
    const priced = { ...DEFAULT_POLICY.cost, sqlServerCorePerYear: 7000, oracleProcessorPerYear: 10_450.5 };
    const [told] = deriveSizeKindFindings(size, aNeed(), priced);
    expect(told?.message).toContain('4 core licences instead of 16 (28,000.00 USD instead of 112,000.00 USD a year)');
    expect(told?.message).toContain('(20,901.00 USD instead of 83,604.00 USD a year)');
  });

  it('say nothing of any other size', () => {
    expect(deriveSizeKindFindings(findSize(catalogue, 'D4as_v5')!, aNeed(), DEFAULT_POLICY.cost)).toEqual([]);
  });
});
