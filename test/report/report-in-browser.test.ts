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

describe.skipIf(!existsSync(CHROMIUM))(`the report in a browser (skipped where ${CHROMIUM} is missing)`, () => {
  let browser: Browser;
  let folder: string;
  let address: string;
  const open: Page[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'portolan-report-'));
    const file = join(folder, 'report.html');
    writeFileSync(file, reportPage(anAssessment({ machines })));
    address = pathToFileURL(file).href;
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

  const shown = (page: Page): Promise<number> => page.locator('#machine-table > tbody:not([hidden])').count();

  it('opens from a file without a word on the console and asks for nothing else', async () => {
    const { page, faults, requests } = await visit();
    await page.click('text=Open shown');
    expect(faults).toEqual([]);
    expect(requests).toEqual([address]);
    expect(await shown(page)).toBe(machines.length);
    expect(await page.locator('script, img, iframe, [onerror], [onload], [onmouseover]').count()).toBe(1);
  });

  it('filters rows by search and by choice, and says how many are left', async () => {
    const { page } = await visit();
    await page.fill('#search', 'APP-1');
    expect(await shown(page)).toBe(10);
    expect(await page.textContent('#shown')).toBe(`10 of ${machines.length} machines shown`);
    await page.fill('#search', 'no such machine');
    expect(await shown(page)).toBe(0);
    await page.click('button[type=reset]');
    await expect.poll(() => shown(page)).toBe(machines.length);
    await page.selectOption('select[data-filter=power]', 'off');
    expect(await shown(page)).toBe(HOSTILE_NAMES.length);
    await page.selectOption('select[data-filter=environment]', 'nonProduction');
    expect(await shown(page)).toBe(0);
  });

  it('sorts by a column both ways and leaves what is unknown at the end', async () => {
    const { page } = await visit();
    const names = (): Promise<string[]> => page.locator('#machine-table tr.row .name').allTextContents();
    const before = await names();
    await page.click('.heads >> text=USD / month');
    expect((await names()).at(0)).toContain('cache-with');
    expect((await names()).at(-1)).toBe('legacy-hpux');
    await page.click('.heads >> text=USD / month');
    expect((await names()).at(-2)).toContain('cache-with');
    expect((await names()).at(-1)).toBe('legacy-hpux');
    expect(await page.locator('[aria-sort=descending]').count()).toBe(1);
    await page.click('button[type=reset]');
    await expect.poll(names).toEqual(before);
  });

  it('opens a row with the keyboard and with a click', async () => {
    const { page } = await visit();
    const why = page.locator('#m1 .why');
    expect(await why.isVisible()).toBe(false);
    await page.focus('#m1 summary');
    await page.keyboard.press('Enter');
    expect(await why.isVisible()).toBe(true);
    expect(await why.textContent()).toContain('16 cores x 20 % used = 3.2 cores');
    await page.click('#m1 .row .size');
    expect(await why.isVisible()).toBe(false);
  });

  it('opens the machine that an address names', async () => {
    const { page } = await visit({}, '#m3');
    expect(await page.locator('#m3 .why').isVisible()).toBe(true);
  });

  it('shows and opens everything without its script', async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    expect(await page.locator('#machine-table tr.row').count()).toBe(machines.length);
    expect(await page.locator('#controls').isVisible()).toBe(false);
    await page.click('#m2 summary');
    expect(await page.locator('#m2 .why').isVisible()).toBe(true);
  });

  it.each([1440, 1024, 820, 390])('fits a width of %i pixels, rows open', async (width) => {
    const { page } = await visit({ viewport: { width, height: 900 } });
    await page.click('text=Open shown');
    const [needed, given] = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, innerWidth]');
    expect(needed).toBeLessThanOrEqual(given);
  });

  it('follows a dark setting on the screen and never on paper', async () => {
    const { page } = await visit({ colorScheme: 'dark' });
    const paper = (): Promise<string> => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    expect(await paper()).toBe('rgb(15, 26, 36)');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await paper()).toBe('rgb(255, 255, 255)');
    expect(await page.locator('#controls').isVisible()).toBe(false);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  });

  it('keeps the head of the table in sight', async () => {
    const { page } = await visit();
    await page.evaluate("document.getElementById('m50').scrollIntoView({ block: 'center', behavior: 'instant' })");
    expect(
      await page.evaluate<number>("document.querySelector('#machine-table thead').getBoundingClientRect().top"),
    ).toBe(0);
  });
});
