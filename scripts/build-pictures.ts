/**
 * `npm run pictures`: pictures of the reports in `reports/` for the README, into `docs/pictures/`. Taken with the Chromium of the machine; other
 * versions and fonts make other bytes, so nothing compares them.
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { CHROMIUM, CHROMIUM_OPTIONS } from '../test/support/chromium.js';
import { REPORTS } from './build-samples.js';

const PICTURES = fileURLToPath(new URL('../docs/pictures', import.meta.url));
/** Larger ones make a repository heavy. */
const MOST_BYTES = 250_000;
/** Until drawings that are unpacked after the table stand. */
const SETTLED_MS = 1500;

/** A picture: of which report, what is scrolled to or opened, and how large the window is. */
interface Picture {
  readonly name: string;
  readonly report: 'manufacturer' | 'webshop';
  readonly at: string;
  readonly height: number;
}

const WIDTH = 1360;
const DENSE = 700;
const USUAL = 860;

const PICTURES_TAKEN: readonly Picture[] = [
  { name: 'first-page', report: 'manufacturer', at: '#summary', height: DENSE },
  { name: 'machines', report: 'manufacturer', at: '#machines', height: USUAL },
  { name: 'machine', report: 'manufacturer', at: '#m20', height: USUAL },
  { name: 'map', report: 'manufacturer', at: '#map', height: DENSE },
  { name: 'waves', report: 'manufacturer', at: '#waves', height: USUAL },
  { name: 'replication', report: 'manufacturer', at: '#replication', height: USUAL },
  { name: 'recovery', report: 'webshop', at: '#recovery', height: USUAL },
];

async function take(page: Page, { name, report, at, height }: Picture): Promise<void> {
  await page.setViewportSize({ width: WIDTH, height });
  const isMachine = /^#m\d+$/.test(at);
  await page.goto(`${pathToFileURL(join(REPORTS, `${report}.html`)).href}${isMachine ? at : ''}`);
  await page.waitForTimeout(SETTLED_MS);
  // A little further, so that nothing of the chapter before shows above the heading.
  if (at === '#summary') await page.evaluate('scrollTo(0, 0)');
  else if (!isMachine) await page.evaluate(`document.querySelector('${at}').scrollIntoView(); scrollBy(0, 24)`);
  await page.waitForTimeout(SETTLED_MS);
  const path = join(PICTURES, `${name}.png`);
  await page.screenshot({ path });
  const { size } = statSync(path);
  console.log(`${name}.png: ${size} bytes`);
  if (size > MOST_BYTES) process.exitCode = 1;
}

mkdirSync(PICTURES, { recursive: true });
const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_OPTIONS });
try {
  const page = await browser.newPage({ colorScheme: 'light', reducedMotion: 'reduce' });
  for (const picture of PICTURES_TAKEN) {
    await page.goto('about:blank');
    await take(page, picture);
  }
} finally {
  await browser.close();
}
