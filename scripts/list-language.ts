// Lists what a report says that a language has no words for: `npm run language -- FOLDER...`, each folder as `portolan assess` wrote it.
// Without a folder: the reports of invented estates, which the tests hold against the catalogue.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReportContents } from '../src/cli/report-contents.js';
import { drawEstateCharts } from '../src/report/index.js';
import { translatorOf } from '../src/report/language/languages.js';
import { renderReportIn } from '../src/report/html/page.js';
import { inventReports } from '../test/support/every-chapter.js';

const folders = process.argv.slice(2);
const { signal } = new AbortController();
const reports =
  folders.length === 0
    ? await inventReports(await mkdtemp(join(tmpdir(), 'portolan-language-')))
    : await Promise.all(folders.map(async (folder) => (await readReportContents(folder, signal)).contents));
const missing = new Set<string>();
for (const contents of reports) {
  const language = translatorOf('zh', contents);
  renderReportIn(contents, language, await drawEstateCharts(contents, 'zh'));
  for (const text of language.missing) missing.add(text);
}

/** Dates and figures as a pattern of the catalogue writes them, so that a sentence is listed once. */
function asPattern(text: string): string {
  let number = 0;
  return text
    .replace(/(?<![\w.{<-])\d{4}-\d\d-\d\d(?: \d\d:\d\d(?: UTC)?)?(?![\w}>-])/g, () => `{${number++}@}`)
    .replace(/(?<![\w.{<-])\d[\d,]*(?:\.\d+)?(?![\w}>@#])/g, () => `{${number++}#}`);
}

const listed = new Map<string, string>();
for (const text of missing) listed.set(asPattern(text), text);
for (const [pattern, text] of [...listed].toSorted(([left], [right]) => (left < right ? -1 : 1)))
  process.stdout.write(`${JSON.stringify(pattern)}: '',${pattern === text ? '' : ` // ${text}`}\n`);
process.stderr.write(`${missing.size} texts, ${listed.size} sentences have no translation\n`);
