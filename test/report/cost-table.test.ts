import { describe, expect, it } from 'vitest';
import type { CostTotal } from '../../src/assessment/index.js';
import { micros } from '../../src/model/index.js';
import { anAssessment, anUnsizedMachine } from '../support/an-assessment.js';
import { reportPage } from '../support/report-page.js';

describe('the table of costs', () => {
  const assessment = anAssessment();
  const row = (page: string, label: string): string =>
    new RegExp(`<th scope="row">${label}</th>[\\s\\S]*?</tr>`).exec(page)?.[0].replace(/\s+/g, ' ') ?? '';

  it('counts the machines of each line, with those whose price is unknown', () => {
    const page = reportPage(assessment);
    const { known, unknown } = assessment.totals.all;
    expect([known.compute, unknown.compute]).toEqual([4, 1]);
    expect(row(page, 'Compute')).toContain('<small>4 machines, 1 machine unknown</small>');
    expect(row(page, 'Storage')).toContain('<small>5 machines</small>');
  });

  it('has no label of a share where no share is told', () => {
    const { all } = assessment.totals;
    const whole = { ...all, machinesWithUnknown: 0 };
    const shares = (total: CostTotal): number =>
      reportPage(anAssessment({ totals: { ...assessment.totals, all: total } })).split('data-label="Share of all"')
        .length - 1;
    expect([all.machinesWithUnknown > 0, shares(all)]).toEqual([true, 0]);
    expect(shares(whole)).toBeGreaterThan(0);
  });

  it('says why twelve printed months may be another year, where they are', () => {
    const totals = { ...assessment.totals, asIs: null };
    const exact = reportPage(anAssessment({ totals }));
    expect(exact.includes('A year is twelve months before rounding')).toBe(false);
    const perMonth = micros(1_004_000); // 1.00 as printed, and 12.05 a year
    const total: CostTotal = { ...assessment.totals.all, perMonth, perYear: micros(12 * perMonth) };
    const rounded = reportPage(anAssessment({ totals: { ...totals, all: total } }));
    expect(rounded.includes('A year is twelve months before rounding')).toBe(true);
  });

  it('says why printed parts may add up to another sum, where they do', () => {
    const said = 'Sums are added up before rounding';
    const { running, poweredOff } = assessment.totals;
    const of = (part: CostTotal, perMonth: number): CostTotal => ({
      ...part,
      ...{ compute: micros(perMonth), licence: null, storage: null, services: null },
      ...{ perMonth: micros(perMonth), perYear: micros(12 * perMonth) },
    });
    const pageOf = (one: number, other: number): string => {
      const all = of(assessment.totals.all, one + other);
      const totals = { ...assessment.totals, running: of(running, one), poweredOff: of(poweredOff, other), all };
      return reportPage(anAssessment({ totals: { ...totals, asIs: null } }));
    };
    expect(pageOf(1_000_000, 2_000_000)).not.toContain(said);
    expect(pageOf(1_004_000, 2_004_000)).toContain(said);
  });

  it('shows no sum where no machine has a known cost, on the first page and in the table', () => {
    const page = reportPage(anAssessment({ machines: [anUnsizedMachine()] }));
    const summary = page.slice(page.indexOf('At a glance')).replace(/\s+/g, ' ');
    expect(summary).toContain(`No machine has a known cost: ${anUnsizedMachine().unsized!.reason} (1 machine).`);
    expect(summary).toContain('<b>unknown</b> <span>USD per month</span>');
    expect(row(page, 'Per month')).toContain('data-label="Running">unknown</td>');
    expect(row(page, 'Compute')).toContain(
      '<td class="number" data-label="Running"><span class="unknown-value">unknown</span></td>',
    );
  });
});
