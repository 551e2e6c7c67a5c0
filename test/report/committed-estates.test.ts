import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readReportContents } from '../../src/cli/report-contents.js';
import { drawEstateCharts } from '../../src/report/index.js';
import type { ReportContents } from '../../src/report/index.js';
import { deriveRisks } from '../../src/report/front/risks.js';
import { renderReportIn } from '../../src/report/html/page.js';
import { translatorOf } from '../../src/report/language/languages.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../support/shared-material.js';
import { toDoWithoutRisk } from '../support/to-do-without-risk.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const DATASETS = resolve(import.meta.dirname, '../../datasets');
/** As in `scripts/build-samples.ts`, but without samples, whose days take minutes: `test/samples` reads those too. */
const ESTATES = {
  webshop: { region: 'eastus', waves: [] },
  manufacturer: { region: 'australiaeast', waves: ['waves.yaml'] },
} as const;
const MINUTES = 300_000;

/** Runs commands on inputs, each with more options, into one folder. */
function runsOn(inputs: string, region: string, out: string): (...words: readonly string[]) => Promise<void> {
  return async (...words) => {
    const { exitCode, error } = await runCli(...words, inputs, '--region', region, '--out', out, '--quiet');
    if (exitCode !== 0) throw new Error(error);
  };
}

/** The Chinese page of an output folder, and what it had no words for. */
async function chineseOf(out: string) {
  const { contents } = await readReportContents(out, new AbortController().signal);
  const language = translatorOf('zh', contents);
  const page = renderReportIn(contents, language, await drawEstateCharts(contents, 'zh'));
  return { contents, page, missing: [...language.missing] };
}

const CHAPTERS = ['waves', 'replication', 'recovery', 'map'];

describe.each(['webshop', 'manufacturer'] as const)('the report of %s', (name) => {
  let contents: ReportContents;
  let missing: readonly string[] = [];
  let page = '';
  beforeAll(async () => {
    const folder = join(DATASETS, name);
    const out = temporaryFolder();
    const { region, waves } = ESTATES[name];
    const run = runsOn(folder, region, out);
    const settings = (option: string): readonly string[] => waves.flatMap((file) => [option, join(folder, file)]);
    const plans = ['--settings', join(folder, 'plans.yaml'), ...settings('--wave-settings')];
    await run('assess');
    await run('waves', ...settings('--settings'));
    await run('replication', 'plan', ...plans);
    await run('recovery', 'plan', ...plans);
    ({ contents, page, missing } = await chineseOf(out));
  }, MINUTES);

  it('has Chinese words for all that is said, in every chapter', () => {
    for (const chapter of CHAPTERS) expect(page).toContain(`<section id="${chapter}"`);
    expect(missing).toEqual([]);
  });

  it('has among its risks whatever the plans call to do, each leading to its section', () => {
    expect(toDoWithoutRisk(contents)).toEqual([]);
    const found = new Map(deriveRisks(contents).map((risk) => [risk.id, risk]));
    const { replication } = contents;
    if (name === 'manufacturer') {
      expect(replication!.counts.disksLeftOut).toBeGreaterThan(0);
      expect(found.get('disks-left-out')?.title).toContain(`${replication!.counts.disksLeftOut} disks`);
    }
    expect(found.get('drills')?.title).toMatch(/^Never drilled: \d+ of \d+ machines and \d+ of \d+ applications$/);
  });

  it('tells its risks in Chinese alone', () => {
    const language = translatorOf('zh', contents);
    const risks = deriveRisks(contents);
    expect(risks.length).toBeGreaterThan(3);
    for (const { title, why } of risks) {
      expect(language.words(title), title).toMatch(/\p{Script=Han}/u);
      expect(language.words(why), why).toMatch(/\p{Script=Han}/u);
    }
    expect([...language.missing]).toEqual([]);
  });
});

/** Of an estate that a stranger has at first: one workbook, hardly a date, no connection, no file of settings. */
describe.skipIf(!hasShared)(`the report of an inventory alone${NEEDS_SHARED}`, () => {
  it('has Chinese words for all that it cannot tell, too', { timeout: MINUTES }, async () => {
    const out = temporaryFolder();
    const run = runsOn(sharedPath('data/inventory/rvtools/SizingWorkshop-RVTools.xlsx'), 'eastus', out);
    await run('assess');
    await run('waves');
    await run('replication', 'plan');
    await run('recovery', 'plan');
    const { page, missing } = await chineseOf(out);
    for (const chapter of CHAPTERS) expect(page).toContain(`<section id="${chapter}"`);
    expect(missing).toEqual([]);
  });
});
