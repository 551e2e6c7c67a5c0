import { beforeAll, describe, expect, it } from 'vitest';
import { contentsOfAssessment, renderReportHtml } from '../../../src/report/index.js';
import { renderReportIn } from '../../../src/report/html/page.js';
import { placesOf } from '../../../src/report/language/compile-template.js';
import { translatorOf } from '../../../src/report/language/languages.js';
import { formsOf } from '../../../src/report/language/patterns.js';
import { CHINESE } from '../../../src/report/language/zh.js';
import { aFinding, anAssessedMachine, anAssessment, HOSTILE_NAMES } from '../../support/an-assessment.js';
import { inventReports } from '../../support/every-chapter.js';

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
  const language = translatorOf('zh');
  beforeAll(async () => {
    pages = (await inventReports()).map((contents) => renderReportIn(contents, language));
  });

  it('has words for all that the invented estates have it say', () => {
    expect([...language.missing]).toEqual([]);
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

  it('has the same tags as the English one, whatever is said', async () => {
    const reports = await inventReports();
    reports.forEach((contents, index) => {
      expect(tagsOf(pages[index]!)).toEqual(tagsOf(renderReportHtml(contents)));
    });
  });

  it('leaves names alone that are words of ours', () => {
    const names = ['Ready', 'Unknown', 'powered on', ...HOSTILE_NAMES];
    const machines = names.map((name) =>
      anAssessedMachine({ name, application: name, findings: [aFinding({ message: 'free words of a rule' })] }),
    );
    const contents = contentsOfAssessment(anAssessment({ machines }));
    const english = renderReportHtml(contents);
    const chinese = renderReportHtml(contents, { language: 'zh' });
    const shown = (page: string): readonly string[] => page.match(/<bdi[^>]*>.*?<\/bdi>/gs) ?? [];
    expect(shown(chinese)).toEqual(shown(english));
    expect(chinese).toMatch(/本页有 [1-9]\d* 句话暂无中文译文/);
  });
});

/** Texts that quote documents, files and commands in the language that they are written in. */
const GIVEN = /\.md|read \d{4}|Get-VM|lsblk|RVTools|xlsx|\.date|documentation|OS according to|^Portolan defaults/;

/** Names of all tags in their order, without inline tags, which a language may order otherwise. */
const tagsOf = (page: string): readonly string[] =>
  [...page.slice(page.indexOf('<body>'), page.lastIndexOf('<script>')).matchAll(/<(\/?[a-z][a-z0-9]*)/g)]
    .map(([, name]) => name!)
    .toSorted();
