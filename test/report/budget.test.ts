import { describe, expect, it } from 'vitest';
import { renderReportHtml } from '../../src/report/index.js';
import { inventReport } from '../support/invented-report.js';

const bytesOf = (page: string): number => Buffer.byteLength(page, 'utf8');

describe('the bytes of a report with samples', () => {
  it.each([
    [1000, 2_000_000],
    [10_000, 12_000_000],
  ])('are for %i machines at most %i', { timeout: 180_000 }, async (machines, most) => {
    expect(bytesOf(renderReportHtml(await inventReport(machines)))).toBeLessThanOrEqual(most);
  });
});
