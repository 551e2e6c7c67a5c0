import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deriveMachineCharts, deriveMachineChartValues } from '../../src/charts/index.js';
import type { Instant } from '../../src/model/index.js';
import { contentsOfAssessment, renderMachineHtml, renderReportHtml } from '../../src/report/index.js';
import { ALL_INSTANCES, WHOLE_MACHINE } from '../../src/timeseries/index.js';
import { anAssessment } from '../support/an-assessment.js';
import { aCalendar, aSampledMachine } from '../support/a-sampled-machine.js';
import { CHROMIUM, CHROMIUM_OPTIONS } from '../support/chromium.js';
import { aBucketSeries } from '../support/invented-peaks.js';

const START_MS = Date.UTC(2026, 6, 1);
const DAYS = 30;
const HOSTILE = '<img src=x onerror=alert(1)>';
const calendar = aCalendar();
const machine = {
  ...aSampledMachine(),
  limits: [
    { limit: 'cores' as const, needs: 6.4, has: 8 },
    { limit: 'network' as const, needs: 0, has: 12_500_000_000 },
  ],
};
const window = { startMs: START_MS as Instant, endMs: (START_MS + DAYS * 86_400_000) as Instant };

/** Days and nights, not sampled on the tenth and eleventh day. */
const curve = (mean: number): Float64Array =>
  Float64Array.from({ length: DAYS * 144 }, (_, bucket) => {
    const day = Math.floor(bucket / 144);
    return day === 9 || day === 10 ? NaN : mean * (1 + Math.abs((bucket % 144) - 72) / 72);
  });
const series = [
  aBucketSeries(machine.id, ['cpuUsedCores', WHOLE_MACHINE], curve(3)),
  aBucketSeries(machine.id, ['networkOutBytesPerSecond', ALL_INSTANCES], curve(2e6)),
  aBucketSeries(machine.id, ['networkOutBytesPerSecond', HOSTILE], curve(2e6)),
];
const assessment = anAssessment({ machines: [machine], calendar });

describe.skipIf(!existsSync(CHROMIUM))(
  `charts of a machine in a browser (skipped where ${CHROMIUM} is missing)`,
  () => {
    let browser: Browser;
    let folder: string;
    const addresses = { report: '', page: '' };
    const open: Page[] = [];

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'portolan-charts-'));
      const charts = deriveMachineCharts(series, machine, { window, calendar })!;
      const report = renderReportHtml({ ...contentsOfAssessment(assessment), charts: new Map([[machine.id, charts]]) });
      const page = renderMachineHtml(
        assessment,
        machine,
        deriveMachineChartValues(series, machine, { window, calendar }),
      );
      for (const [name, text] of Object.entries({ report, page })) {
        const file = join(folder, `${name}.html`);
        writeFileSync(file, text);
        addresses[name as keyof typeof addresses] = pathToFileURL(file).href;
      }
      browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_OPTIONS });
    });

    afterEach(async () => {
      await Promise.all(open.splice(0).map((page) => page.close()));
    });

    afterAll(async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    });

    async function visit(
      name: keyof typeof addresses,
      {
        width = 1440,
        colorScheme = 'light',
      }: { readonly width?: number; readonly colorScheme?: 'light' | 'dark' } = {},
    ): Promise<{ readonly page: Page; readonly faults: string[]; readonly requests: string[] }> {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      open.push(page);
      const faults: string[] = [];
      const requests: string[] = [];
      page.on('console', (message) => faults.push(message.text()));
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(`${addresses[name]}${name === 'report' ? '#m1' : ''}`);
      await page.waitForSelector('.machine-chart .line, .machine-chart .narrow', {
        state: 'attached',
        timeout: 30_000,
      });
      return { page, faults, requests };
    }

    /** Boxes of texts within one drawing that lie over each other. */
    const overlaps = (page: Page): Promise<string[]> =>
      page.evaluate<string[]>(`[...document.querySelectorAll('.machine-chart')].flatMap((svg) => {
      const texts = [...svg.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
      const bounds = svg.getBoundingClientRect();
      const outside = texts.filter(([, box]) => box.right > bounds.right + 1 || box.left < bounds.left - 1);
      return [...outside.map(([text]) => text + ' lies outside'), ...texts.flatMap(([text, box], index) => texts.slice(index + 1)
        .filter(([, other]) => box.left < other.right && other.left < box.right && box.top + 2 < other.bottom && other.top + 2 < box.bottom)
        .map(([other]) => text + ' over ' + other))];
    })`);

    it.each([
      [1440, 'light'],
      [1440, 'dark'],
      [390, 'light'],
      [390, 'dark'],
    ] as const)('are drawn at %i pixels, %s, no text over another, nothing asked for', async (width, colorScheme) => {
      const { page, faults, requests } = await visit('report', { width, colorScheme });
      await expect.poll(() => page.locator('.machine-chart').count()).toBe(2);
      expect(faults).toEqual([]);
      expect(requests).toHaveLength(1);
      expect(await overlaps(page)).toEqual([]);
      const [needed, given] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, innerWidth]',
      );
      expect(needed).toBeLessThanOrEqual(given);
      const box = await page.locator('.machine-chart').first().boundingBox();
      expect(box!.width).toBeGreaterThan(300);
      expect(box!.height).toBeGreaterThan(150);
    });

    it('tell in words what they show, and what one point is', async () => {
      const { page } = await visit('report');
      const label = await page.locator('.machine-chart').first().getAttribute('aria-label');
      expect(label).toMatch(
        /^CPU in cores, maximum per 6 h of 10-minute peaks, rounded up, from 2026-07-01 00:00 to 2026-07-31 00:00 UTC: highest 6/,
      );
      expect(label).toMatch(/need [\d.]+, \S+ has 8, 8 of 120 spans without samples$/);
      expect(await page.textContent('.chart-note')).toContain('maximum per 6 h');
      expect(await page.locator('.machine-chart .gap').count()).toBe(2);
    });

    it('name a limit far above with its value instead of a flat line', async () => {
      const { page } = await visit('report');
      expect(await page.locator('.of-limit text').allTextContents()).toEqual(['limit 8', 'limit 1,562 ↑']);
    });

    it('show a row of days for each week, each day told', async () => {
      const { page } = await visit('report');
      const rows = page.locator('.days-seen tbody tr');
      expect(await rows.count()).toBe(5);
      expect(await rows.nth(1).locator('td').nth(2).textContent()).toBe('112026-03-11: about 0 % seen');
      expect(await page.locator('.days-seen td:not(:empty)').count()).toBe(30);
    });

    it('are drawn anew where the window becomes narrower', async () => {
      const { page } = await visit('report');
      const width = (): Promise<string | null> => page.locator('.machine-chart').first().getAttribute('width');
      const before = Number(await width());
      await page.setViewportSize({ width: 390, height: 900 });
      await expect.poll(async () => Number(await width())).toBeLessThan(before - 100);
      expect(await overlaps(page)).toEqual([]);
    });

    it.each([1440, 390])(
      'stand whole in the page of one machine, which needs no script, at %i pixels',
      async (width) => {
        const { page, faults, requests } = await visit('page', { width });
        expect(faults).toEqual([]);
        expect(requests).toHaveLength(1);
        expect(await page.locator('.machine-chart').count()).toBe(3);
        expect(await page.locator('img').count()).toBe(0);
        expect(await page.locator('figcaption b').allTextContents()).toEqual([
          'CPU',
          'Network out',
          `Network out of ${HOSTILE}`,
        ]);
        expect(await overlaps(page)).toEqual([]);
        const [needed, given] = await page.evaluate<[number, number]>(
          '[document.documentElement.scrollWidth, innerWidth]',
        );
        expect(needed).toBeLessThanOrEqual(given);
      },
    );
  },
);
