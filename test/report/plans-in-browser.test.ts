import axe from 'axe-core';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, CHROMIUM_OPTIONS } from '../support/chromium.js';
import { OPEN_ALL, seriousFindings, textContrasts } from '../support/page-checks.js';
import { temporaryFolder } from '../support/run-cli.js';
import { HOSTILE_NAMES, LONG_NAME, writePlans } from '../support/written-plans.js';

const PAGES = ['replication', 'recovery'] as const;
type PageName = (typeof PAGES)[number];
type Size = 'small' | 'large';
const WIDTHS = [1440, 1024, 820, 390] as const;
/** Machines of the large plan beside those of the small one. */
const LARGE = 120;
const each = PAGES.flatMap((name) => [['small', name] as const, ['large', name] as const]);

/** What is wider than its place: the page, or a table within its frame. */
const TOO_WIDE = `[
  ...(document.documentElement.scrollWidth > innerWidth ? ['page ' + document.documentElement.scrollWidth] : []),
  ...[...document.querySelectorAll('.table-frame')].filter((one) => one.scrollWidth > one.clientWidth + 1)
    .map((one) => one.querySelector('caption').textContent.trim() + ' ' + one.scrollWidth + ' in ' + one.clientWidth),
]`;

describe.skipIf(!existsSync(CHROMIUM))(`pages of plans in a browser (skipped where ${CHROMIUM} is missing)`, () => {
  let browser: Browser;
  const folders = new Map<Size, string>();
  const open: Page[] = [];
  const made = { small: temporaryFolder(), large: temporaryFolder() };
  const fileOf = (size: Size, name: PageName): string => join(folders.get(size)!, `${name}.html`);

  beforeAll(async () => {
    folders.set('small', await writePlans(made.small, 'small'));
    folders.set('large', await writePlans(made.large, LARGE));
    browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_OPTIONS });
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((page) => page.close()));
  });

  afterAll(async () => {
    await browser.close();
  });

  async function visit(size: Size, name: PageName, options: BrowserContextOptions = {}) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options });
    open.push(page);
    const faults: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => requests.push(request.url()));
    const address = pathToFileURL(fileOf(size, name)).href;
    await page.goto(address);
    return { page, faults, requests, address };
  }

  it.each(each)(
    '%s %s asks for nothing, says nothing on the console and lets no name become markup',
    async (...which) => {
      const { page, faults, requests, address } = await visit(...which);
      await page.evaluate(OPEN_ALL);
      expect(faults).toEqual([]);
      expect(requests).toEqual([address]);
      expect(await page.locator('script, img, iframe, link, object, [onerror], [onload]').count()).toBe(1);
      expect(readFileSync(fileOf(...which), 'utf8')).toMatch(
        /http-equiv="Content-Security-Policy" content="default-src 'none'; /,
      );
      const text = await page.locator('main').textContent();
      for (const hostile of [...HOSTILE_NAMES.slice(0, 5), LONG_NAME]) expect(text).toContain(hostile);
    },
  );

  it.each(each)('%s %s fits each width without scrolling sideways, everything open', async (...which) => {
    const { page } = await visit(...which);
    await page.evaluate(OPEN_ALL);
    const found: string[] = [];
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate<string[]>(TOO_WIDE);
      found.push(...wide.map((one) => `${width}: ${one}`));
    }
    expect(found).toEqual([]);
  });

  it.each(each)('%s %s has text that stands out, light, dark and on paper', async (...which) => {
    const { page } = await visit(...which);
    await page.evaluate(OPEN_ALL);
    for (const media of [
      { colorScheme: 'light' },
      { colorScheme: 'dark' },
      { colorScheme: 'dark', media: 'print' },
    ] as const) {
      await page.emulateMedia(media);
      // 4.5 to 1 is what WCAG 2.2 asks of text of any size (success criterion 1.4.3).
      const contrasts = await textContrasts(page);
      expect(contrasts.length).toBeGreaterThan(2);
      expect(contrasts.filter(([, ratio]) => ratio < 4.5)).toEqual([]);
    }
    expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
  });

  it.each(PAGES.flatMap((name) => [[name, 1440, 'light'] as const, [name, 390, 'dark'] as const]))(
    'axe finds nothing serious in small %s at %i pixels, %s',
    async (name, width, colorScheme) => {
      const { page } = await visit('small', name, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      await page.evaluate(OPEN_ALL);
      await page.evaluate(axe.source);
      const { findings, passes } = await seriousFindings(page);
      expect(passes).toBeGreaterThan(10);
      expect(findings).toEqual([]);
    },
  );

  it('puts what needs somebody first, the gravest before the rest, each with a way to its rows', async () => {
    for (const name of PAGES) {
      const { page } = await visit('small', name);
      expect(await page.locator('main section').first().getAttribute('id')).toBe('first');
      const words = await page.locator('.actions b').allTextContents();
      expect(words).toEqual(words.toSorted((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other)));
      expect(new Set(words)).toEqual(new Set(ORDER));
      for (const link of await page.locator('.actions a').all()) {
        expect(await page.locator((await link.getAttribute('href'))!).count()).toBe(1);
      }
    }
  });

  it('shows the rows of a long table that matter, and folds the others with their count', async () => {
    const { page } = await visit('large', 'replication', { javaScriptEnabled: false });
    const disks = page.locator('#machines table:visible').nth(1);
    expect(await disks.locator('caption').textContent()).toContain('Disks');
    const shown = await disks.locator('tbody th').allTextContents();
    expect(shown[0]).toContain('db01');
    expect(shown.length).toBeLessThanOrEqual(12);
    const fold = page.locator('#machines details:has(> summary:text-matches("^Disks: "))');
    const rows = await fold.locator('tbody th').count();
    expect(await fold.locator('summary').first().textContent()).toBe(`Disks: ${rows} more rows`);
    await fold.locator('summary').first().click();
    expect(await fold.locator('table').first().isVisible()).toBe(true);
  });

  it('says unknown where nothing is known, and shows no bare label for an empty cell', async () => {
    const { page } = await visit('small', 'replication', { viewport: { width: 390, height: 900 } });
    expect(await page.locator('#machines .unknown-value').count()).toBeGreaterThan(5);
    for (const name of PAGES) {
      const bare = await (
        await visit('small', name)
      ).page.evaluate<number>(
        "[...document.querySelectorAll('td[data-label]')].filter((one) => one.textContent.trim() === '').length",
      );
      expect(bare).toBe(0);
    }
  });

  it('names the bars and the unit of a chart, and says the same in tables', async () => {
    const { page } = await visit('small', 'recovery');
    expect(await page.locator('#time .gantt').getAttribute('aria-label')).toMatch(/table.* says? the same/);
    expect(await page.locator('#time .gantt .axis .label').textContent()).toContain('minutes from the disaster');
    const bars = await page.locator('#time .gantt .row').count();
    expect(bars).toBeGreaterThan(3);
    expect(await page.locator('#time details').first().locator('tbody th').count()).toBe(bars);
  });

  it.each(each)('%s %s cuts nothing off on paper and says what it folds', async (...which) => {
    // The width of A4 between the margins of the style sheet, in pixels.
    const { page } = await visit(...which, { viewport: { width: 703, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate<string[]>(TOO_WIDE)).toEqual([]);
    const folds = page.locator('main section > details.optional > summary');
    expect(await folds.count()).toBeGreaterThan(2);
    const said = await page.evaluate<string>(
      "[...document.querySelectorAll('details.optional > summary')].map((one) => getComputedStyle(one, '::after').content).join('')",
    );
    expect(said).not.toContain('folded');
    expect(await page.locator('.on-paper:has-text("is folded")').count()).toBe(1);
    // Within a table a list of names keeps the words that count it.
    const lists = page.locator('table:visible details.list');
    expect(await lists.locator('> summary:visible').count()).toBe(await lists.count());
    expect(await folds.count()).toBe(await page.locator('main section > details.optional > summary:visible').count());
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  });
});

const ORDER = ['To do', 'To mind', 'Unknown'];
