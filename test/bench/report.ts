/** The report of 1,000 and 10,000 machines with samples: rendered, opened and scrolled in a browser, beside the same rows as a plain table. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { renderReportHtml } from '../../src/report/index.js';
import { CHROMIUM, CHROMIUM_OPTIONS } from '../support/chromium.js';
import { inventReport } from '../support/invented-report.js';
import { expectEqual, ROUNDS, time } from './timing.js';

const COUNTS = [1000, 10_000];
const STEPS = 120;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** From the start of the navigation to the first frame behind the first row, by the browser's own clock. */
const INTERACTIVE = `new Promise((done) => {
  const look = () => document.querySelector('tbody tr a, tbody tr th')
    ? requestAnimationFrame(() => setTimeout(() => done(performance.now())))
    : requestAnimationFrame(look);
  look();
})`;

/** Scrolls from the first row to the last, a frame each step; the longest task on the way, ms; 0: none over 50. */
const scrolled = (steps: number): string => `new Promise((done) => {
  let longest = 0;
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) longest = Math.max(longest, duration); }).observe({ type: 'longtask' });
  const view = document.getElementById('machine-view') ?? document.scrollingElement;
  let step = 0;
  const go = () => {
    view.scrollTop = (view.scrollHeight * ++step) / ${steps};
    if (step < ${steps}) requestAnimationFrame(go);
    else setTimeout(() => done(longest), 100);
  };
  go();
})`;

async function inBrowser(
  browser: Browser,
  file: string,
): Promise<{ readonly openMs: number; readonly taskMs: number }> {
  const open: number[] = [];
  const tasks: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page: Page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(pathToFileURL(file).href, { waitUntil: 'commit' });
    open.push(await page.evaluate<number>(INTERACTIVE));
    await page.waitForLoadState('load');
    tasks.push(await page.evaluate<number>(scrolled(STEPS)));
    await page.close();
  }
  return { openMs: median(open), taskMs: median(tasks) };
}

/** The rows of the report as anybody would write them: one table. */
const plainTable = (report: string): string => {
  const from = report.indexOf('<table class="machines">');
  return `<!doctype html><meta charset="utf-8"><style>td,th{border:1px solid;padding:4px}</style>${report.slice(from, report.indexOf('</table>', from))}</table>`;
};

export async function benchReport(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-bench-'));
  const browser = existsSync(CHROMIUM)
    ? await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_OPTIONS })
    : null;
  if (browser === null) console.log(`  the browser's part is skipped: ${CHROMIUM} is missing`);
  try {
    for (const count of COUNTS) {
      const contents = await inventReport(count);
      let report = '';
      await time(`render ${count} machines`, () => (report = renderReportHtml(contents)).length);
      expectEqual('rows of the report', report.match(/<tr id=m\d+>/g)?.length ?? 0, count);
      console.log(`  ${Buffer.byteLength(report)} bytes`);
      if (browser === null) continue;
      for (const [name, text] of [
        ['report', report],
        ['plain table', plainTable(report)],
      ] as const) {
        const file = join(folder, 'page.html');
        writeFileSync(file, text);
        const { openMs, taskMs } = await inBrowser(browser, file);
        console.log(
          `  ${name}: interactive after ${openMs.toFixed(0)} ms, longest task of a scroll in ${STEPS} steps ${taskMs.toFixed(0)} ms (0: none over 50)`,
        );
      }
    }
  } finally {
    await browser?.close();
    rmSync(folder, { recursive: true });
  }
}
