import axe from 'axe-core';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, CHROMIUM_OPTIONS } from '../support/chromium.js';
import { newForm } from '../support/connection-export.js';
import { OPEN_ALL, seriousFindings, textContrasts } from '../support/page-checks.js';
import { runCli } from '../support/run-cli.js';

const HOSTILE = [
  '</script><script>alert(1)</script>',
  '=HYPERLINK("http://x")',
  '__proto__',
  '<img src=x onerror=alert(1)>',
];
const LONG = 'a-name-that-is-much-longer-than-any-column-is-wide-and-has-no-blank.example.internal';
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const APPS = ['Shop', 'Portal', HOSTILE[0]!, 'Ledger'];
const NAMES = [
  ...['web01', 'web02', 'db01', LONG, ...HOSTILE],
  ...Array.from({ length: 30 }, (_, index) => `app${String(index).padStart(2, '0')}`),
];
const INVENTORY = [
  'machine,id,cores,memoryMiB,os,disks,application,environment,tags',
  ...NAMES.map((name, index) =>
    [
      ...[cell(name), `m-${index}`, '2', '4096', 'Ubuntu 22.04', '40'],
      ...[cell(APPS[index % APPS.length]!), index % 5 === 0 ? 'test' : 'production', ''],
    ].join(','),
  ),
  'dc01,m-dc,2,4096,Windows Server 2022,60,,production,role=directory',
].join('\n');
/** Names of connections may not hold a comma or a quote. */
const CONNECTIONS = newForm(
  '2026-11-09,appl,,web01,,nginx,nginx,,db01,,PostgreSQL,postgres,5432,900',
  '2026-11-09,appl,,web02,,nginx,nginx,,db01,,PostgreSQL,postgres,5432,450',
  `2026-11-09,appl,,${LONG},,nginx,nginx,,web01,,,python3,8080,300`,
  '2026-11-09,appl,,__proto__,,nginx,nginx,,web01,,,python3,8080,7',
  '2026-11-09,appl,,web01,,nginx,nginx,,<img src=x onerror=alert(1)>,,,java,8443,70',
  ...Array.from({ length: 29 }, (_, index) => {
    const [one, other] = [index, index + 1].map((number) => `app${String(number).padStart(2, '0')}`);
    return `2026-11-09,appl,,${one!},,python3,python3,,${other!},,,python3,8080,${index + 1}`;
  }),
  ...['web01', 'web02', 'db01'].map((name) => `2026-11-09,appl,,${name},,,lsass,,dc01,,,lsass,389,5`),
);

describe.skipIf(!existsSync(CHROMIUM))(`the map in a browser (skipped where ${CHROMIUM} is missing)`, () => {
  let browser: Browser;
  let folder: string;
  let address: string;
  const open: Page[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'portolan-map-'));
    const at = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const out = join(folder, 'out');
    const inputs = [at('inventory.csv', INVENTORY), at('connections.csv', CONNECTIONS), '--region', 'australiaeast'];
    for (const line of [
      ['assess', ...inputs, '--out', out],
      ['waves', ...inputs, '--max-machines', '15', '--out', out],
      ['report', out],
    ]) {
      const run = await runCli(...line);
      expect(run.exitCode, run.error).toBe(0);
    }
    address = pathToFileURL(join(out, 'report.html')).href;
    browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_OPTIONS });
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((page) => page.close()));
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function visit(hash = '#map', options: BrowserContextOptions = {}) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
    open.push(page);
    const faults: string[] = [];
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(address + hash);
    return { page, faults };
  }

  /** As the page numbers it. */
  const numberOf = (name: string): number => NAMES.indexOf(name) + 1;
  const sideTitle = (page: Page): Promise<string | null> => page.textContent('#map-side h3');
  const lit = (page: Page): Promise<string[]> => page.locator('.map-figure:not(.off) .m.lit text').allTextContents();
  const viewBox = async (page: Page): Promise<readonly number[]> =>
    ((await page.getAttribute('.map-figure:not(.off) svg.map', 'viewBox')) ?? '').split(' ').map(Number);

  it('draws each machine once in each view, each name as a text, and lets no name become markup', async () => {
    const { page, faults } = await visit();
    await page.evaluate(OPEN_ALL);
    expect(await page.locator('#map-applications .m').count()).toBe(NAMES.length + 1);
    expect(await page.locator('#map-waves .m').count()).toBe(NAMES.length + 1);
    expect(await page.locator('#map-applications text:text-is("__proto__")').count()).toBe(1);
    expect(await page.locator('img, iframe, [onerror], [onload]').count()).toBe(0);
    expect(await page.locator('script:not([type])').count()).toBe(1);
    for (const name of HOSTILE) {
      await page.evaluate(`location.hash = '#map-${numberOf(name)}'`);
      await expect.poll(() => sideTitle(page)).toBe(name);
    }
    expect(faults).toEqual([]);
  });

  it('follows a machine that an address names: its neighbours are lit, and listed with port and count', async () => {
    const { page } = await visit(`#map-${numberOf('web01')}`);
    await expect.poll(() => sideTitle(page)).toBe('web01');
    expect((await lit(page)).toSorted()).toEqual(
      ['<img src=x onerror=ale…', '__proto__', 'a-name-that-is-much-lo…', 'db01', 'dc01', 'web01'].toSorted(),
    );
    const text = (await page.textContent('#map-side')) ?? '';
    expect(text).toMatch(/Asks \(3\).*db01.*5432.*connections: 900.*Is asked \(2\).*8080.*connections: 300/s);
    expect(await page.locator('.map-figure:not(.off) .followed path.out').count()).toBe(3);
    expect(await page.locator('.map-figure:not(.off) .followed path.in').count()).toBe(2);
  });

  it('goes from the page of a machine to its place on the map, and back', async () => {
    const { page } = await visit(`#m${numberOf('db01')}`);
    await page.click('#machine-page a:has-text("On the map")');
    await expect.poll(() => sideTitle(page)).toBe('db01');
    await page.click('#map-side a:has-text("its size and reasons")');
    await expect.poll(() => page.textContent('#machine-title')).toBe('db01');
  });

  it('is worked with the keyboard: arrows go to the next machine, Enter follows it, Escape shows all again', async () => {
    const { page } = await visit();
    await page.focus('#map-applications .m[tabindex="0"]');
    const focused = (): Promise<string> => page.evaluate<string>('document.activeElement.dataset.m');
    const first = await focused();
    await page.keyboard.press('ArrowDown');
    const second = await focused();
    expect(second).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe(first);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    const followed = Number(await focused());
    await expect.poll(() => sideTitle(page)).toBe([...NAMES, 'dc01'][followed - 1]);
    expect(await page.getAttribute(`#map-applications .m[data-m="${followed}"]`, 'aria-pressed')).toBe('true');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.following').count()).toBe(0);
  });

  it('finds a machine by its name and follows the first that is found', async () => {
    const { page } = await visit();
    await page.fill('#map-search', 'APP2');
    await expect.poll(() => page.textContent('#map-side')).toContain(`10 of ${NAMES.length + 1} machines`);
    await page.keyboard.press('Enter');
    await expect.poll(() => sideTitle(page)).toBe('app20');
  });

  it('brings the machine that is followed into sight, in either view and with keys, and fades the arrows of other lines', async () => {
    const { page } = await visit('#map', { viewport: { width: 1440, height: 420 } });
    const inSight = (what: string): Promise<boolean> =>
      page.evaluate<boolean>(
        `(({ top, bottom }) => top > 41 && bottom < innerHeight)(document.querySelector('.map-figure:not(.off) ${what}').getBoundingClientRect())`,
      );
    for (const name of ['web01', 'app27', 'dc01']) {
      await page.fill('#map-search', name);
      await page.focus('#map-search');
      await page.keyboard.press('Enter');
      await expect.poll(() => sideTitle(page)).toBe(name);
      await expect.poll(() => inSight('.m.self')).toBe(true);
    }
    expect(
      await page.evaluate<string>("getComputedStyle(document.querySelector('.following .tie:not(.lit)')).opacity"),
    ).toBe('0.2');
    await page.click('button[data-view=waves]');
    await expect.poll(() => page.locator('#map-waves .m.self').count()).toBe(1);
    await expect.poll(() => inSight('.m.self')).toBe(true);
    await page.click('button[data-view=applications]');
    await page.focus('#map-applications .m[tabindex="0"]');
    for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowDown');
    await expect.poll(() => inSight('.m[tabindex="0"]')).toBe(true);
  });

  it('has a list beside it that is no taller than the drawing needs', async () => {
    const { page } = await visit('#map', { viewport: { width: 1440, height: 2000 } });
    await expect.poll(() => page.locator('#map-side li').count()).toBeGreaterThan(5);
    const [views, side] = await page.evaluate<[number, number]>(
      "['.map-views', '#map-side'].map((part) => document.querySelector(part).getBoundingClientRect().height)",
    );
    expect(side).toBeLessThanOrEqual(Math.max(views, 340) + 1);
    expect(await page.locator('.map-hint').isVisible()).toBe(true);
  });

  it('keeps following in the other view, and says there in which wave', async () => {
    const { page } = await visit(`#map-${numberOf('db01')}`);
    await expect.poll(() => sideTitle(page)).toBe('db01');
    await page.click('button[data-view=waves]');
    await expect.poll(() => page.locator('#map-waves .m.self text').allTextContents()).toEqual(['db01']);
    expect(await page.locator('#map-applications').isVisible()).toBe(false);
    expect(await page.locator('#map-waves .panel-title').first().textContent()).toMatch(/^Wave 1, /);
  });

  it('follows a box: its lines and machines are listed', async () => {
    const { page } = await visit();
    await page.locator('#map-applications .box').first().locator('text.title').click();
    await expect.poll(() => page.textContent('#map-side')).toContain('Lines (');
    expect(await page.locator('#map-applications .box.self').count()).toBe(1);
  });

  it('zooms by buttons and keys and with the wheel and the control key; the wheel alone is left to the page', async () => {
    const { page } = await visit();
    const [, , whole] = await viewBox(page);
    await page.click('[data-zoom=in]');
    const [, , nearer] = await viewBox(page);
    expect(nearer!).toBeLessThan(whole!);
    await page.focus('#map-applications .m[tabindex="0"]');
    await page.keyboard.press('-');
    expect((await viewBox(page))[2]).toBeCloseTo(whole!, 3);
    const event = (ctrlKey: boolean): Promise<boolean> =>
      page.evaluate<boolean>(
        `document.querySelector('#map-applications').dispatchEvent(new WheelEvent('wheel', { deltaY: -120, ctrlKey: ${ctrlKey}, cancelable: true, bubbles: true, clientX: 300, clientY: 300 }))`,
      );
    expect(await event(false)).toBe(true);
    expect((await viewBox(page))[2]).toBeCloseTo(whole!, 3);
    expect(await event(true)).toBe(false);
    expect((await viewBox(page))[2]!).toBeLessThan(whole!);
    await page.click('[data-zoom=whole]');
    expect((await viewBox(page))[2]).toBe(whole);
  });

  it('is dragged without following what is under the pointer', async () => {
    const { page } = await visit();
    const first = page.locator('#map-applications .m').first();
    await first.hover();
    const box = (await first.boundingBox())!;
    const before = await viewBox(page);
    await page.mouse.move(box.x + 40, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 10, box.y + 8, { steps: 4 });
    await page.mouse.up();
    expect((await viewBox(page))[0]!).toBeGreaterThan(before[0]!);
    expect(await page.locator('.following').count()).toBe(0);
  });

  it('draws lines to shared services only when asked', async () => {
    const { page } = await visit();
    const shared = page.locator('#map-applications .tie.shared');
    const count = await shared.count();
    if (count > 0) expect(await shared.first().isVisible()).toBe(false);
    await page.check('#map-shared');
    expect(await page.locator('#map-applications .tie.shared:visible').count()).toBe(count);
  });

  it('shows both drawings, the tables and the waves without its script', async () => {
    const { page } = await visit('#map', { javaScriptEnabled: false });
    expect(await page.locator('svg.map:visible').count()).toBe(2);
    expect(await page.locator('#map-controls, #map-side').first().isVisible()).toBe(false);
    expect(await page.locator('#map th:has-text("web01")').first().isVisible()).toBe(true);
    expect(await page.textContent('#map figcaption')).toMatch(/^By application\.\s+\d+ edges = \d+ drawn/);
    expect(await page.locator('#waves tbody tr:visible').count()).toBeGreaterThan(1);
    const fold = page.locator('#waves details', { hasText: 'not judged' }).first();
    await fold.locator('summary').first().click();
    expect(await fold.locator('.rule').first().isVisible()).toBe(true);
  });

  it('calls runbooks by the names of their files', async () => {
    const { page } = await visit();
    const links = await page.locator('#waves a[href^=runbook]').allTextContents();
    expect(links.length).toBeGreaterThan(1);
    for (const name of links) expect(readFileSync(join(folder, 'out', name), 'utf8')).toContain('portolan runbook');
  });

  it.each([1440, 1024, 390])('fits a width of %i pixels, followed and with everything open', async (width) => {
    const { page } = await visit(`#map-${numberOf(LONG)}`, { viewport: { width, height: 900 } });
    await expect.poll(() => sideTitle(page)).toBe(LONG);
    await page.evaluate(OPEN_ALL.replace("'details'", "'details.fold'"));
    const [needed, given] = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, innerWidth]');
    expect(needed).toBeLessThanOrEqual(given);
  });

  it('has a frame no taller than its drawing on a phone, and begins anew where the width changes', async () => {
    const { page } = await visit('#map', { viewport: { width: 390, height: 800 } });
    const drawing = (): Promise<{ width: number; height: number }> =>
      page.evaluate("document.querySelector('.map-figure:not(.off) svg.map').getBoundingClientRect().toJSON()");
    const small = await drawing();
    const inSight = await viewBox(page);
    expect(small.height).toBeLessThanOrEqual(0.62 * 800 + 1);
    expect(inSight[2]! / inSight[3]!).toBeCloseTo(small.width / small.height, 1);
    await page.setViewportSize({ width: 1440, height: 800 });
    await expect.poll(async () => (await viewBox(page))[2]).toBeGreaterThan(inSight[2]! * 1.5);
    const wide = await drawing();
    expect((await viewBox(page))[2]! / wide.width).toBeLessThan(2);
    await page.setViewportSize({ width: 390, height: 800 });
    await expect.poll(() => viewBox(page)).toEqual(inSight);
  });

  it('prints both drawings whole, light, without controls', async () => {
    const { page } = await visit(`#map-${numberOf('db01')}`, { colorScheme: 'dark' });
    await expect.poll(() => sideTitle(page)).toBe('db01');
    await page.click('[data-zoom=in]');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('svg.map:visible').count()).toBe(2);
    expect((await viewBox(page))[0]).toBe(0);
    expect(await page.locator('#map-side, #map-controls').first().isVisible()).toBe(false);
    expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
  });

  it.each([
    [1440, 'light'],
    [390, 'dark'],
  ] as const)('stands out and has no serious finding of axe at %i pixels in %s colours', async (width, colorScheme) => {
    const { page } = await visit(`#map`, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    await page.evaluate(OPEN_ALL);
    await expect.poll(() => page.locator('#map-side li').count()).toBeGreaterThan(5);
    const contrasts = await textContrasts(page);
    expect(contrasts.filter(([, ratio]) => ratio < 4.5)).toEqual([]);
    await page.evaluate(axe.source);
    const all = await seriousFindings(page);
    expect(all.passes).toBeGreaterThan(10);
    expect(all.findings).toEqual([]);
    await page.evaluate(`location.hash = '#map-${numberOf('web01')}'`);
    await expect.poll(() => sideTitle(page)).toBe('web01');
    expect((await seriousFindings(page)).findings.filter((one) => !one.startsWith('color-contrast'))).toEqual([]);
  });
});
