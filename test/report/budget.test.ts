import { describe, expect, it } from 'vitest';
import { renderReportHtml } from '../../src/report/index.js';
import { inventReportWithPlans } from '../support/invented-chapters.js';
import { temporaryFolder } from '../support/run-cli.js';

const bytesOf = (page: string): number => Buffer.byteLength(page, 'utf8');

describe('the bytes of a report with samples and every chapter', () => {
  const folder = temporaryFolder();

  it.each([
    [1000, 2_000_000],
    [10_000, 12_000_000],
  ])('are for %i machines at most %i', { timeout: 600_000 }, async (machines, most) => {
    const page = renderReportHtml(await inventReportWithPlans(machines, folder));
    for (const id of ['map', 'waves', 'replication', 'recovery']) expect(page).toContain(`<section id="${id}"`);
    expect(bytesOf(page)).toBeLessThanOrEqual(most);
  });
});
