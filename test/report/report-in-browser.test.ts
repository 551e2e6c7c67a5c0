import axe from 'axe-core';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  anAssessedMachine,
  anAssessment,
  aMachineOfUnknownPrice,
  anUnsizedMachine,
  HOSTILE_NAMES,
} from '../support/an-assessment.js';
import { CHROMIUM, CHROMIUM_OPTIONS } from '../support/chromium.js';
import { reportPage } from '../support/report-page.js';

const machines = [
  ...Array.from({ length: 60 }, (_, index) => anAssessedMachine({ name: `app-${String(index).padStart(2, '0')}` })),
  ...HOSTILE_NAMES.map((name) => anAssessedMachine({ name, power: 'off' })),
  {
    ...aMachineOfUnknownPrice(),
    name: 'cache-with-a-name-that-is-much-longer-than-any-column-is-wide.example.internal',
  },
  anUnsizedMachine(),
];

const MANY = 200;
/** Pixels between the margins of the page. */
const A4_TEXT_WIDTH = 703;
/** Pixels of two lines of a row on paper with their padding; three have 44. */
const TWO_LINES = 36;
/** Rules of axe that are only moderate, and that hold here all the same. */
const MODERATE: ReadonlySet<string> = new Set(['heading-order', 'landmark-unique']);

describe.skipIf(!existsSync(CHROMIUM))(`the report in a browser (skipped where ${CHROMIUM} is missing)`, () => {
  let browser: Browser;
  let folder: string;
  let address: string;
  /** Of more machines than any screen shows. */
  let longAddress: string;
  const open: Page[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'portolan-report-'));
    const file = join(folder, 'report.html');
    writeFileSync(file, reportPage(anAssessment({ machines })));
    address = pathToFileURL(file).href;
    const long = join(folder, 'long.html');
    const some = Array.from({ length: MANY }, (_, index) => anAssessedMachine({ name: `app-${index}` }));
    writeFileSync(long, reportPage(anAssessment({ machines: some })));
    longAddress = pathToFileURL(long).href;
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
    options: BrowserContextOptions = {},
    hash = '',
  ): Promise<{ page: Page; faults: string[]; requests: string[] }> {
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
    await page.goto(address + hash);
    return { page, faults, requests };
  }

  const row = '#machine-view tbody tr[data-place]';
  const shownWords = (page: Page): Promise<string | null> => page.textContent('#shown');
  const names = (page: Page): Promise<string[]> => page.locator(`${row} th bdi`).allTextContents();

  it('opens from a file without a word on the console and asks for nothing else', async () => {
    const { page, faults, requests } = await visit();
    await page.click(`${row} a`);
    await page.waitForSelector('#machine-page .why-panel');
    expect(faults).toEqual([]);
    expect(requests).toEqual([address]);
    expect(await page.locator('img, iframe, [onerror], [onload], [onmouseover]').count()).toBe(0);
    expect(await page.locator('script:not([type])').count()).toBe(1);
  });

  it('draws the rows in sight and no others', async () => {
    const { page } = await visit();
    expect(await shownWords(page)).toBe(`${machines.length} of ${machines.length} machines shown`);
    expect(await page.locator(row).count()).toBeLessThan(machines.length);
    const first = (await names(page))[0];
    await page.evaluate("document.getElementById('machine-view').scrollTop = 1e6");
    await expect.poll(async () => (await names(page)).at(-1)).toBe('legacy-hpux');
    expect(await names(page)).not.toContain(first);
  });

  it.each([
    ['at once', [2560, 1440], [2560, 1440]],
    ['after the window has grown', [1024, 700], [2560, 1440]],
  ] as const)('fills its frame on a tall screen %s', async (_, [width, height], [wide, tall]) => {
    const page = await browser.newPage({ viewport: { width, height } });
    open.push(page);
    await page.goto(longAddress);
    await page.waitForSelector(row);
    await page.setViewportSize({ width: wide, height: tall });
    const ends = (): Promise<[number, number]> =>
      page.evaluate<[number, number]>(
        "[document.getElementById('machine-view'), [...document.querySelectorAll('#machine-view tr[data-place]')].at(-1)].map((part) => part.getBoundingClientRect().bottom)",
      );
    await expect.poll(async () => (await ends())[0]).toBeGreaterThan(1000);
    await expect.poll(async () => (([frame, last]) => last >= frame)(await ends())).toBe(true);
    expect(await page.locator(row).count()).toBeLessThan(MANY);
  });

  it('has no two entries of one name in the filter of findings', async () => {
    const { page } = await visit();
    const entries = await page.locator('#finding-filter option').allTextContents();
    expect(entries.length).toBeGreaterThan(2);
    expect(new Set(entries).size).toBe(entries.length);
  });

  it('filters rows by search and by choice, and says how many are left', async () => {
    const { page } = await visit();
    await page.fill('#search', 'APP-1');
    expect(await names(page)).toHaveLength(10);
    expect(await shownWords(page)).toBe(`10 of ${machines.length} machines shown`);
    await page.fill('#search', 'no such machine');
    expect(await names(page)).toEqual([]);
    await page.click('button[type=reset]');
    await expect.poll(() => shownWords(page)).toContain(`${machines.length} of`);
    const rarest = await page.locator('select[data-filter=readiness] option').last().textContent();
    await page.selectOption('select[data-filter=readiness]', { label: rarest! });
    expect(rarest).toContain(`(${(await names(page)).length})`);
    expect(await names(page)).toContain('legacy-hpux');
  });

  it('shows the machines of a finding that an address names', async () => {
    const { page } = await visit({}, '#finding-0');
    await expect.poll(() => shownWords(page)).not.toContain(`${machines.length} of`);
  });

  it('shows a column that is asked for, with its filter', async () => {
    const { page } = await visit();
    await page.click('#columns-choice summary');
    await page.getByLabel('Power', { exact: true }).first().check();
    expect(await page.locator('#machine-view thead').textContent()).toContain('Power');
    await page.selectOption('select[data-filter=power]', { label: `powered off (${HOSTILE_NAMES.length})` });
    expect(await names(page)).toHaveLength(HOSTILE_NAMES.length);
  });

  it('sorts by a column both ways and leaves what is unknown at the end', async () => {
    const { page } = await visit();
    const before = await names(page);
    const end = async (): Promise<string | undefined> => {
      await page.evaluate("document.getElementById('machine-view').scrollTop = 1e6");
      await expect.poll(async () => (await names(page)).at(-1)).toBe('legacy-hpux');
      return (await names(page)).at(-2);
    };
    await page.click('#machine-view thead >> text=USD / month');
    expect((await names(page))[0]).toContain('cache-with');
    await page.click('#machine-view thead >> text=USD / month');
    expect(await end()).toContain('cache-with');
    expect(await page.locator('[aria-sort=descending]').count()).toBe(1);
    await page.click('button[type=reset]');
    await expect.poll(async () => (await names(page)).slice(0, 20)).toEqual(before.slice(0, 20));
  });

  it('walks the table and opens a machine with the keyboard, and comes back', async () => {
    const { page } = await visit();
    await page.focus(`${row} a`);
    for (let step = 0; step < 40; step++) await page.keyboard.press('ArrowDown');
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('app-40');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#machine-page .why-panel');
    expect(await page.textContent('#machine-title')).toBe('app-40');
    expect(await page.textContent('#machine-page')).toContain('16 cores x 20 % used = 3.2 cores');
    expect(await page.locator('#summary').isVisible()).toBe(false);
    await page.click('.walk >> text=Next');
    await expect.poll(() => page.textContent('#machine-title')).toBe('app-41');
    await page.click('.walk >> text=All machines');
    await expect.poll(() => page.locator('#summary').isVisible()).toBe(true);
    await expect.poll(() => names(page)).toContain('app-40');
  });

  it.each(['reduce', 'no-preference'] as const)(
    'leads from a machine to chapters, and back to the place that was left, motion: %s',
    async (reducedMotion) => {
      const { page } = await visit({ reducedMotion }, '#m3');
      const topOf = (id: string): Promise<number> =>
        page.evaluate<number>(`Math.round(Math.abs(document.getElementById('${id}').getBoundingClientRect().top))`);
      const focused = (): Promise<string> =>
        page.evaluate<string>("document.activeElement.closest('section')?.id ?? ''");
      await page.waitForSelector('#machine-page .why-panel');
      for (const chapter of ['cost', 'machines']) {
        await page.evaluate(`document.querySelector('nav a[href="#${chapter}"]').click()`);
        await expect.poll(() => page.locator('#summary').isVisible()).toBe(true);
        await expect.poll(() => topOf(chapter)).toBeLessThan(100);
        expect(await focused()).toBe(chapter);
        const left = await page.evaluate<number>('scrollY');
        expect(left).toBeGreaterThan(500);
        await page.evaluate("location.hash = '#m5'");
        await page.waitForSelector('#machine-page .why-panel');
        await page.goBack();
        await expect.poll(() => page.evaluate<number>('scrollY')).toBe(left);
        await page.goForward();
        await page.waitForSelector('#machine-page .why-panel');
      }
      await page.click('.walk >> text=All machines');
      await expect.poll(() => topOf('machines')).toBeLessThan(100);
      expect(await focused()).toBe('machines');
    },
  );

  it.each(HOSTILE_NAMES.map((name, index) => [JSON.stringify(name), index]))('shows %s as a text', async (_, index) => {
    const { page, faults } = await visit({}, `#m${61 + index}`);
    await page.waitForSelector('#machine-page .why-panel');
    expect(faults).toEqual([]);
    expect(await page.locator('#machine-page script, #machine-page img').count()).toBe(0);
  });

  it('shows the whole table and every reason without its script', async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    expect(await page.locator('.machines tbody tr').count()).toBe(machines.length);
    expect(await page.locator('#controls').isVisible()).toBe(false);
    expect(await page.locator('#choose').isVisible()).toBe(false);
    const alignment =
      "getComputedStyle([...document.querySelectorAll('.machines td')].find((cell) => cell.textContent.trim() === '16')).textAlign";
    expect(await page.evaluate<string>(alignment)).toBe('right');
    expect(await page.locator('.why-panel, .caveat:has-text("packed")').first().isVisible()).toBe(true);
  });

  it.each([1440, 1024, 820, 390])('fits a width of %i pixels, the list and a machine', async (width) => {
    for (const hash of ['', '#m1']) {
      const { page } = await visit({ viewport: { width, height: 900 } }, hash);
      if (hash !== '') await page.waitForSelector('#machine-page .why-panel');
      const [needed, given] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, innerWidth]',
      );
      expect(needed, hash).toBeLessThanOrEqual(given);
    }
  });

  it('follows a dark setting on the screen and never on paper, where every row stands', async () => {
    const { page } = await visit({ colorScheme: 'dark' });
    const paper = (): Promise<string> => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    expect(await paper()).toBe('rgb(15, 26, 36)');
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await paper()).toBe('rgb(255, 255, 255)');
    expect(await page.locator('#controls').isVisible()).toBe(false);
    expect(await page.locator('#machine-print tbody tr').count()).toBe(machines.length);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  });

  it.each([1440, 1024])(
    'has every column that is shown unasked in sight at a width of %i, cost among them',
    async (width) => {
      const { page } = await visit({ viewport: { width, height: 900 } });
      const [needed, given] = await page.evaluate<[number, number]>(
        "(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])(document.getElementById('machine-view'))",
      );
      expect(needed).toBeLessThanOrEqual(given);
      expect(await page.locator('#machine-view thead th').last().textContent()).toBe('USD / month');
    },
  );

  it('gives a machine at most two lines of paper, and breaks no size within', async () => {
    const { page } = await visit();
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await page.setViewportSize({ width: A4_TEXT_WIDTH, height: 900 });
    await page.emulateMedia({ media: 'print' });
    const lines = (cell: string): Promise<number[]> =>
      page.evaluate<number[]>(
        `[...document.querySelectorAll('#machine-print tbody tr')].filter((row) => row.textContent.startsWith('app-')).map((row) => { const range = document.createRange(); range.selectNodeContents(${cell}); return new Set([...range.getClientRects()].map(({ top }) => Math.round(top / 6))).size; })`,
      );
    const size = await page.locator('#machine-print thead th').allTextContents();
    expect(new Set(await lines(`row.cells[${size.indexOf('Size')}]`))).toEqual(new Set([1]));
    const heights = await page.evaluate<number[]>(
      "[...document.querySelectorAll('#machine-print tbody tr')].filter((row) => row.textContent.startsWith('app-')).map((row) => row.getBoundingClientRect().height)",
    );
    expect(Math.max(...heights)).toBeLessThan(TWO_LINES);
  });

  it.each(['light', 'dark'] as const)('has no serious fault of accessibility, %s', async (colorScheme) => {
    for (const hash of ['', '#m1']) {
      const { page } = await visit({ colorScheme, bypassCSP: true }, hash);
      if (hash !== '') await page.waitForSelector('#machine-page .why-panel');
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
      const serious = violations.filter(
        ({ id, impact }) => impact === 'serious' || impact === 'critical' || MODERATE.has(id),
      );
      expect(serious.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html)])).toEqual([]);
    }
  });

  it('keeps the head of the table in sight', async () => {
    const { page } = await visit();
    await page.evaluate("document.getElementById('machine-view').scrollTop = 900");
    const [head, view] = await page.evaluate<[number, number]>(
      "[document.querySelector('#machine-view thead'), document.getElementById('machine-view')].map((part) => part.getBoundingClientRect().top)",
    );
    expect(head - view).toBeLessThan(2);
  });
});
