import { beforeAll, describe, expect, it } from 'vitest';
import { contentsOfAssessment, drawEstateCharts, renderReportHtml } from '../../../src/report/index.js';
import type { ReportContents } from '../../../src/report/index.js';
import { escapeHtml } from '../../../src/report/html.js';
import { renderReportIn } from '../../../src/report/html/page.js';
import { placesOf } from '../../../src/report/language/compile-template.js';
import { translatorOf } from '../../../src/report/language/languages.js';
import { formsOf } from '../../../src/report/language/patterns.js';
import { CHINESE } from '../../../src/report/language/zh.js';
import { aFinding, anAssessedMachine, anAssessment, HOSTILE_NAMES } from '../../support/an-assessment.js';
import { inventReports } from '../../support/every-chapter.js';
import { temporaryFolder } from '../../support/run-cli.js';

const numbersOf = (key: string): readonly string[] => placesOf(key.replace(/\{(\d+)[#@~]\}/g, '{$1}'));
const named = (text: string): readonly string[] => [...text.matchAll(/\{[a-z]\w*\}/g)].map(([name]) => name).toSorted();

describe('the Chinese catalogue', () => {
  const entries = [...Object.entries(CHINESE.messages), ...Object.entries(CHINESE.patterns)];

  it('names in each translation the places of its English, each once', () => {
    for (const [key, text] of entries) {
      expect(numbersOf(text), key).toEqual(numbersOf(key));
      expect(named(text), key).toEqual(named(key));
    }
  });

  it('says every message in Chinese, and holds a value in every pattern', () => {
    expect(entries.filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
    for (const key of Object.keys(CHINESE.patterns)) expect(key).toMatch(/\{\d+[#@~]?\}/);
    for (const key of Object.keys(CHINESE.messages)) expect(key).not.toMatch(/\{\d+[#@~]\}|\(s\)/);
  });

  it('has one reading for each form of a pattern', () => {
    const forms = Object.keys(CHINESE.patterns).flatMap(formsOf);
    expect(forms.filter((form, index) => forms.indexOf(form) !== index)).toEqual([]);
  });
});

/** Text of a page that a reader sees, without what is given, escaped as it stands. */
function runsOf(page: string): readonly string[] {
  return page
    .replace(/<(script|style|bdi|code)\b[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<(th|td|tr|small|p|li|option|title|dd|dt|caption|h\d|summary|div|span|b|i|a|abbr|label)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '\n')
    .split('\n')
    .map((run) => run.trim())
    .filter((run) => run !== '');
}

describe('the report in Chinese', () => {
  let pages: readonly string[] = [];
  let reports: readonly ReportContents[] = [];
  const missing = new Set<string>();
  const folder = temporaryFolder();
  beforeAll(async () => {
    reports = await inventReports(folder);
    const made: string[] = [];
    for (const contents of reports) {
      const language = translatorOf('zh', contents);
      made.push(renderReportIn(contents, language, await drawEstateCharts(contents, 'zh')));
      for (const text of language.missing) missing.add(text);
    }
    pages = made;
  });

  it('has words for all that the invented estates have it say, in every chapter and every drawing', () => {
    for (const chapter of ['waves', 'replication', 'recovery', 'map', 'whatif', 'backtest'])
      expect(pages.some((page) => page.includes(`<section id="${chapter}"`))).toBe(true);
    expect([...missing]).toEqual([]);
    for (const page of pages) expect(page).not.toContain('以英文显示');
  });

  it('says what it is written in, and brings fonts for it', () => {
    for (const page of pages) {
      expect(page).toContain('<html lang="zh-CN">');
      expect(page).toContain('Noto Sans CJK SC');
    }
  });

  it('leaves no English but what is given: sources, codes, places, names of sizes and products', () => {
    const left = new Set<string>();
    for (const page of pages)
      for (const run of runsOf(page)) if (/(?:\b[a-z]{2,}\b[ ,;:]+){3}/.test(run) && !GIVEN.test(run)) left.add(run);
    expect([...left]).toEqual([]);
  });

  it('draws charts with the words of the page, and leaves no word of ours in a drawing', () => {
    const drawn = pages.flatMap((page) => page.match(/<svg viewBox[^]*?<\/svg>/g) ?? []);
    expect(drawn.length).toBeGreaterThan(20);
    const texts = drawn.flatMap((svg) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!));
    expect(texts).toContain('计算机');
    const ours =
      /\b(?:per month|of the size|at the source|in Azure|Machines|Running|Terms|unknown|over 100|Week from)\b/;
    expect(texts.filter((text) => ours.test(text))).toEqual([]);
  });

  it('has the same tags as the English one, whatever is said, but in drawings, which make room for words', async () => {
    const undrawn = (page: string): string => page.replace(/<svg viewBox="0 0 [^]*?<\/svg>/g, '');
    for (const [index, contents] of reports.entries()) {
      const english = renderReportHtml(contents, { figures: await drawEstateCharts(contents) });
      expect(tagsOf(undrawn(pages[index]!))).toEqual(tagsOf(undrawn(english)));
    }
  });

  it('leaves names alone that are words of ours', () => {
    const names = ['Ready', 'Unknown', 'powered on', ...HOSTILE_NAMES];
    const machines = names.map((name) =>
      anAssessedMachine({ name, application: name, findings: [aFinding({ message: 'free words of a rule' })] }),
    );
    const contents = contentsOfAssessment(anAssessment({ machines }));
    const english = renderReportHtml(contents);
    const chinese = renderReportHtml(contents, { language: 'zh' });
    const shown = (page: string): readonly string[] =>
      page.replace(/<div class="figure-table".*?<\/div>/gs, '').match(/<bdi[^>]*>.*?<\/bdi>/gs) ?? [];
    expect(shown(chinese)).toEqual(shown(english));
    for (const name of names) expect(chinese).toContain(`<th scope="row" class=""><bdi>${escapeHtml(name)}</bdi></th>`);
    expect(chinese).toMatch(/本页有 [1-9]\d* 句话暂无中文译文/);
  });
});

/** Texts that quote documents, files and commands in the language that they are written in. */
const GIVEN =
  /&lt;!--|\.md|read \d{4}|Get-VM|lsblk|RVTools|xlsx|\.date|documentation|OS according to|^Portolan defaults/;

/** Names of all tags in their order, without inline tags, which a language may order otherwise. */
const tagsOf = (page: string): readonly string[] =>
  [...page.slice(page.indexOf('<body>'), page.lastIndexOf('<script>')).matchAll(/<(\/?[a-z][a-z0-9]*)/g)]
    .map(([, name]) => name!)
    .toSorted();
