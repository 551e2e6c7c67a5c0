import { Option } from 'commander';
import type { Command } from 'commander';
import { writeOutputFolder } from '../node/index.js';
import type { OutputFile } from '../node/index.js';
import { drawEstateCharts, LANGUAGE_NAMES, renderReportHtml } from '../report/index.js';
import type { LanguageName } from '../report/index.js';
import { addAnonymiseOptions, anonymised, jsonFiles, onlyAnonymised, writePseudonyms } from './anonymise-folder.js';
import type { AnonymiseChoice } from './anonymise-folder.js';
import { DEFAULT_OUT } from './command-assess.js';
import type { CommandLine } from './command-line.js';
import { writeReportWorkbook } from './estate-outputs.js';
import { asLongRun } from './long-run.js';
import type { LongRun } from './long-run.js';
import { addQuietOption } from './options.js';
import { readReportContents } from './report-contents.js';
import { writeSpecs } from './write-specs.js';
import { listProblems } from './tell-problems.js';

interface ReportOptions extends AnonymiseChoice {
  readonly out?: string;
  readonly specs?: string;
  readonly language: LanguageName;
  readonly json?: boolean;
  readonly jsonToo?: boolean;
  readonly quiet?: boolean;
}

async function report(
  folder: string,
  options: ReportOptions,
  { line, signal, lastCall, commit }: LongRun,
): Promise<void> {
  const { read, pseudonyms } = await anonymised(await readReportContents(folder, signal), folder, options);
  if (options.jsonToo === true && options.anonymise !== true) throw onlyAnonymised('--json-too');
  const { contents } = read;
  const figures = await drawEstateCharts(contents, options.language);
  const files: readonly OutputFile[] = [
    { name: 'report.html', text: renderReportHtml(contents, { figures, language: options.language }) },
    { name: 'report.xlsx', text: await writeReportWorkbook(read.folder) },
    ...(options.jsonToo === true ? jsonFiles(read.folder) : []),
  ];
  await lastCall();
  commit();
  const written = [
    ...(await writeOutputFolder(options.out ?? folder, files)),
    ...(options.specs === undefined ? [] : await writeSpecs(options.specs, contents)),
  ];
  await writePseudonyms(pseudonyms, options);
  if (options.json === true) line.out(`${JSON.stringify({ written, problems: contents.leftOut }, null, 2)}\n`);
  else for (const path of written) line.out(`${path}\n`);
  if (options.language !== 'en') line.error('report.xlsx stays English: --language is of the page alone\n');
  listProblems(contents.leftOut, line, { all: true, what: 'The folder has' });
}

/** `report DIR`: whatever lies in an output folder, as one page. */
export function addReportCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('report')
    .description(
      'render what lies in an output folder: the assessment, waves, replication, recovery, what-if, back-test',
    )
    .argument('[folder]', 'where portolan assess wrote', DEFAULT_OUT)
    .option('--out <folder>', 'where to write; the folder itself unless named')
    .addOption(
      new Option('--language <language>', 'what report.html is written in; report.xlsx stays English')
        .choices(LANGUAGE_NAMES)
        .default('en'),
    )
    .option('--specs <folder>', 'also write the charts of the estate and of each machine there as Vega-Lite specs')
    .option('--json', 'print what was written and what was left out as JSON')
    .option(
      '--json-too',
      'with --anonymise: write the data behind the report as well, anonymised, for other commands to read',
    );
  addAnonymiseOptions(command);
  addQuietOption(command).action((folder: string, options: ReportOptions) =>
    asLongRun(
      line,
      {
        words: { before: 'nothing was written', after: 'by then all of it was written' },
        isQuiet: options.quiet === true,
      },
      (run) => report(folder, options, run),
    ),
  );
}
