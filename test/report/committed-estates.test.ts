import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readReportContents } from '../../src/cli/report-contents.js';
import { drawEstateCharts } from '../../src/report/index.js';
import type { ReportContents } from '../../src/report/index.js';
import { deriveRisks } from '../../src/report/front/risks.js';
import { renderReportIn } from '../../src/report/html/page.js';
import { translatorOf } from '../../src/report/language/languages.js';
import { toDoWithoutRisk } from '../support/to-do-without-risk.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const DATASETS = resolve(import.meta.dirname, '../../datasets');
/** As in `scripts/build-samples.ts`, but without samples, whose days take minutes: `test/samples` reads those too. */
const ESTATES = {
  webshop: { region: 'eastus', waves: [] },
  manufacturer: { region: 'australiaeast', waves: ['waves.yaml'] },
} as const;
const MINUTES = 300_000;

describe.each(['webshop', 'manufacturer'] as const)('the report of %s', (name) => {
  let contents: ReportContents;
  let missing: readonly string[] = [];
  let page = '';
  beforeAll(async () => {
    const folder = join(DATASETS, name);
    const out = temporaryFolder();
    const { region, waves } = ESTATES[name];
    const run = async (...words: readonly string[]): Promise<void> => {
      const { exitCode, error } = await runCli(...words, folder, '--region', region, '--out', out, '--quiet');
      if (exitCode !== 0) throw new Error(error);
    };
    const settings = (option: string): readonly string[] => waves.flatMap((file) => [option, join(folder, file)]);
    const plans = ['--settings', join(folder, 'plans.yaml'), ...settings('--wave-settings')];
    await run('assess');
    await run('waves', ...settings('--settings'));
    await run('replication', 'plan', ...plans);
    await run('recovery', 'plan', ...plans);
    ({ contents } = await readReportContents(out, new AbortController().signal));
    const language = translatorOf('zh', contents);
    page = renderReportIn(contents, language, await drawEstateCharts(contents, 'zh'));
    missing = [...language.missing];
  }, MINUTES);

  it('has Chinese words for all that is said, in every chapter', () => {
    for (const chapter of ['waves', 'replication', 'recovery', 'map'])
      expect(page).toContain(`<section id="${chapter}"`);
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
