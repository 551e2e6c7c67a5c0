import axe from 'axe-core';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentsOfAssessment, renderReportHtml } from '../../../src/report/index.js';
import { anAssessedMachine, anAssessment, anUnsizedMachine } from '../../support/an-assessment.js';
import { CHROMIUM, CHROMIUM_OPTIONS } from '../../support/chromium.js';
import { seriousFindings } from '../../support/page-checks.js';

const machines = [
  anAssessedMachine({ name: 'Ready', application: 'Unknown' }),
  anAssessedMachine({ name: 'web-01', power: 'off' }),
  anUnsizedMachine(),
];

describe.skipIf(!existsSync(CHROMIUM))(`the Chinese report in a browser (skipped where ${CHROMIUM} is missing)`, () => {
  let browser: Browser;
  let folder: string;
  let address: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'portolan-report-'));
    const file = join(folder, 'report.html');
    writeFileSync(file, renderReportHtml(contentsOfAssessment(anAssessment({ machines })), { language: 'zh' }));
    address = pathToFileURL(file).href;
    browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_OPTIONS });
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function visit(width: number, hash = ''): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(address + hash);
    return page;
  }

  it.each([1440, 390])(
    'is no wider than a window of %i pixels, and axe finds nothing serious',
    async (width) => {
      const page = await visit(width);
      await page.evaluate("for (const fold of document.querySelectorAll('details.fold')) fold.open = true");
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      // Added by the test alone: the page itself forbids scripts but its own.
      await page.evaluate(axe.source);
      const { findings, passes } = await seriousFindings(page);
      expect(findings).toEqual([]);
      expect(passes).toBeGreaterThan(20);
      await page.close();
    },
    60_000,
  );

  it('shows, filters and opens machines in Chinese, and names as they are', async () => {
    const page = await visit(1440);
    expect(await page.textContent('#shown')).toBe('显示 3 / 3 台计算机');
    const marks = await page.evaluate<string[]>(
      "[...document.querySelectorAll('#machine-view td .mark')].map((mark) => mark.className + ' ' + mark.textContent)",
    );
    expect(marks).toContain('mark tone-conditions 有条件就绪');
    await page.getByRole('link', { name: 'Ready', exact: true }).click();
    expect(await page.textContent('#machine-title')).toBe('Ready');
    await page.waitForSelector('.why-panel');
    expect(await page.textContent('.machine-facts')).toContain('Unknown');
    expect(await page.textContent('.why-panel')).toContain('为何选择此大小');
    await page.close();
  });
});
