import axe from 'axe-core';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newForm } from '../support/connection-export.js';
import { CHROMIUM, CHROMIUM_OPTIONS } from '../support/chromium.js';
import { runCli } from '../support/run-cli.js';

const HOSTILE = [
  '</script><script>alert(1)</script>',
  '=HYPERLINK("http://x")',
  '__proto__',
  '<img src=x onerror=alert(1)>',
];
const LONG = 'a-name-that-is-much-longer-than-any-column-is-wide-and-has-no-blank.example.internal';
/** Tests that move after production, each a breach to list. */
const LATE = Array.from({ length: 40 }, (_, index) => `late${String(index).padStart(2, '0')}`);
const CELL = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Waves with names of their own, a part of the machines in conflict with what is asked of them, and dates. */
const PLAN = [
  'machine,wave,waveName,cutover,note',
  'test01,1,Pilot <b>,2027-02-06,',
  ...HOSTILE.map((name) => `${CELL(name)},2,${CELL(HOSTILE[0]!)},2027-02-20,"first\nsecond"`),
  'web01,2,,2027-02-20,',
  `${LONG},3,__proto__,2027-03-06,`,
  'db01,3,__proto__,2027-03-06,',
  'nobody,3,__proto__,2027-03-06,',
  ...LATE.map((name) => `${name},3,,2027-03-06,`),
].join('\r\n');
const INVENTORY = [
  'machine,id,cores,memoryMiB,os,disks,application,environment,tags',
  ...['test01', 'web01', 'db01', LONG, ...HOSTILE].map((name, index) =>
    [
      ...[CELL(name), `00000000-0000-4000-8000-00000000000${index}`, '2', '4096', 'Ubuntu 22.04', '40'],
      ...[CELL(index < 4 ? 'Shop' : HOSTILE[0]!), index === 0 ? 'test' : 'production', ''],
    ].join(','),
  ),
  ...LATE.map((name) => `${name},${name},2,4096,Ubuntu 22.04,40,Late,test,`),
  'dc01,00000000-0000-4000-8000-000000000009,2,4096,Windows Server 2022,60,,production,role=directory',
].join('\n');
const CONNECTIONS = newForm(
  '2026-11-09,appl,,web01,,nginx,nginx,,db01,,PostgreSQL,postgres,5432,900',
  `2026-11-09,appl,,${LONG},,nginx,nginx,,web01,,,python3,8080,300`,
  '2026-11-09,appl,,test01,,nginx,nginx,,db01,,PostgreSQL,postgres,5432,9',
  '2026-11-09,appl,,web01,,,lsass,,dc01,,,lsass,389,5',
);

/** What a page computes for every text that can be seen: its colour and the ground behind it. */
const CONTRASTS = `(() => {
  const parse = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const groundOf = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const [r, g, b, a = 1] = parse(getComputedStyle(at).backgroundColor);
      if (a === 1) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const found = new Map();
  for (const node of document.querySelectorAll('body *')) {
    if (![...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim() !== '')) continue;
    if (node.closest('script, style') || node.getClientRects().length === 0) continue;
    const style = getComputedStyle(node);
    const ink = parse(node.closest('svg') ? style.fill : style.color);
    const [a, b] = [light(ink), light(groundOf(node))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const key = ink.join(',') + ' on ' + groundOf(node).join(',');
    if (!found.has(key)) found.set(key, ratio);
  }
  return [...found];
})()`;

const OPEN_ALL = "for (const fold of document.querySelectorAll('details')) fold.open = true";

describe.skipIf(!existsSync(CHROMIUM))(`waves.html in a browser (skipped where ${CHROMIUM} is missing)`, () => {
  let browser: Browser;
  let folder: string;
  let address: string;
  let file: string;
  const open: Page[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'portolan-waves-'));
    const at = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const inputs = [at('inventory.csv', INVENTORY), at('connections.csv', CONNECTIONS), '--region', 'australiaeast'];
    const run = await runCli('waves', 'score', at('plan.csv', PLAN), ...inputs, '--out', join(folder, 'out'));
    expect(run.exitCode, run.error).toBe(0);
    file = join(folder, 'out', 'waves.html');
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

  async function visit(options: BrowserContextOptions = {}) {
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
    await page.goto(address);
    return { page, faults, requests };
  }

  it('opens from a file without a word on the console, asks for nothing else and lets no name become markup', async () => {
    const { page, faults, requests } = await visit();
    await page.evaluate(OPEN_ALL);
    expect(faults).toEqual([]);
    expect(requests).toEqual([address]);
    expect(await page.locator('script, img, iframe, link, [onerror], [onload], main b:has-text("Pilot")').count()).toBe(
      1,
    );
    expect(readFileSync(file, 'utf8')).toMatch(/http-equiv="Content-Security-Policy" content="default-src 'none'; /);
  });

  it('runs no script but its own, which its policy sees to', async () => {
    const { page, faults } = await visit();
    await page.evaluate(
      "document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = 1' }))",
    );
    expect(await page.title()).not.toBe('1');
    expect(faults.join()).toContain('Content Security Policy');
  });

  it('calls waves in headings and in the calendar as people do', async () => {
    const { page } = await visit();
    const headings = await page.locator('#link h3').allTextContents();
    expect(headings).toContain('After wave 1 ("Pilot <b>"), for 14 days');
    expect(headings.at(-1)).toMatch(/^After wave 3 \("__proto__"\), for as long as/);
    expect(await page.locator('#calendar .windows tbody th').allTextContents()).toEqual([
      'Wave 1 ("Pilot <b>")',
      `Wave 2 ("${HOSTILE[0]!}")`,
      'Wave 3 ("__proto__")',
    ]);
  });

  it.each([1440, 1024, 820, 390])('fits a width of %i pixels with everything open', async (width) => {
    const { page } = await visit({ viewport: { width, height: 900 } });
    await page.evaluate(OPEN_ALL);
    const [needed, given] = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, innerWidth]');
    expect(needed).toBeLessThanOrEqual(given);
  });

  it('shows its tables and opens its folds without its script', async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    expect(await page.locator('#waves tbody tr:visible').count()).toBe(3);
    expect(await page.locator('#calendar .windows tbody tr:visible').count()).toBe(3);
    const fold = page.locator('#machines details').first();
    expect(await fold.locator('table').isVisible()).toBe(false);
    await fold.locator('summary').click();
    expect(await fold.locator('tbody tr').allTextContents()).toEqual([expect.stringContaining('test01')]);
    expect(await fold.locator('table').isVisible()).toBe(true);
  });

  it.each(['light', 'dark'] as const)('has text that stands out from its ground in %s colours', async (colorScheme) => {
    const { page } = await visit({ colorScheme });
    await page.evaluate(OPEN_ALL);
    const contrasts = await page.evaluate<[string, number][]>(CONTRASTS);
    expect(contrasts.length).toBeGreaterThan(2);
    // 4.5 to 1 is what WCAG 2.2 asks of text of any size (success criterion 1.4.3).
    expect(contrasts.filter(([, ratio]) => ratio < 4.5)).toEqual([]);
  });

  it.each([
    ['screen', 1440],
    ['screen', 1000],
    ['screen', 390],
    ['print', 703],
  ] as const)('prints no label of the scale of time over another, %s of %i pixels', async (media, width) => {
    const { page } = await visit({ viewport: { width, height: 900 } });
    await page.emulateMedia({ media });
    await page.evaluate(OPEN_ALL);
    const scales = await page.evaluate<[number, number][][]>(
      "[...document.querySelectorAll('.gantt .axis .track')].map((track) => [...track.querySelectorAll('.tick')].filter((tick) => tick.getClientRects().length > 0).map((tick) => { const { left, right } = tick.getBoundingClientRect(); return [left, right]; }))",
    );
    expect(scales.flat().length).toBeGreaterThan(1);
    for (const ticks of scales)
      ticks.slice(1).forEach(([left], at) => {
        expect(left).toBeGreaterThan(ticks[at]![1]);
      });
  });

  it('is light on paper, opens what counts and names what it leaves out', async () => {
    const { page } = await visit({ colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(await page.locator('#machines tbody tr:visible').count()).toBe(8 + LATE.length);
    expect(await page.locator('#machines summary:visible').count()).toBe(3);
    expect(await page.locator('#runbooks .on-paper').isVisible()).toBe(true);
    const contrasts = await page.evaluate<[string, number][]>(CONTRASTS);
    expect(contrasts.filter(([, ratio]) => ratio < 4.5)).toEqual([]);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  });

  it.each([
    [1440, 'light'],
    [390, 'dark'],
  ] as const)('has no serious or critical finding of axe at %i pixels in %s colours', async (width, colorScheme) => {
    const { page } = await visit({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    await page.evaluate(OPEN_ALL);
    await page.evaluate(axe.source);
    const found = await page.evaluate<{
      violations: { id: string; impact: string; nodes: { html: string }[] }[];
      passes: unknown[];
    }>("axe.run(document, { resultTypes: ['violations', 'passes'] })");
    expect(found.passes.length).toBeGreaterThan(10);
    expect(
      found.violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .slice(0, 3)
              .map(({ html }) => html.slice(0, 120))
              .join(' | ')}`,
        ),
    ).toEqual([]);
  });
});
