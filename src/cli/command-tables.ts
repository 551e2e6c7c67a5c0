import type { Command } from 'commander';
import { AssessmentError } from '../model/index.js';
import { writeOutputFolder } from '../node/index.js';
import { formatCountOf } from '../report/index.js';
import { addAnonymiseOptions, anonymised, writePseudonyms } from './anonymise-folder.js';
import type { AnonymiseChoice } from './anonymise-folder.js';
import type { CommandLine } from './command-line.js';
import { TABLE_FORMATS, tableFiles } from './estate-outputs.js';
import type { TableFormat } from './estate-outputs.js';
import { readReportContents } from './report-contents.js';
import { listProblems } from './tell-problems.js';

interface TablesOptions extends AnonymiseChoice {
  readonly format: string;
  readonly out: string;
  readonly json?: boolean;
}

function formatOf(asked: string): TableFormat {
  const found = TABLE_FORMATS.find((format) => format === asked.toLowerCase());
  if (found !== undefined) return found;
  throw new AssessmentError({
    code: 'cli/bad-option',
    severity: 'error',
    at: null,
    message: `--format "${asked}" is none that tables are written in`,
    remedy: `use ${TABLE_FORMATS.join(' or ')}`,
  });
}

async function writeTables(path: string, options: TablesOptions, line: CommandLine): Promise<void> {
  const format = formatOf(options.format);
  const found = await readReportContents(path, new AbortController().signal);
  const { read, pseudonyms } = await anonymised(found, path, options);
  const { folder } = read;
  const files = await tableFiles(folder, format);
  const written = await writeOutputFolder(options.out, files);
  await writePseudonyms(pseudonyms, options);
  const { machines } = folder.assessment;
  line.out(
    options.json === true
      ? `${JSON.stringify({ schemaVersion: 1, written, problems: folder.problems }, null, 2)}\n`
      : `${formatCountOf(files.length, 'table')} of ${formatCountOf(machines.length, 'machine')} as ${format === 'csv' ? 'CSV' : 'Parquet'} in ${options.out}\n`,
  );
  listProblems(folder.problems, line, { all: true, what: 'The folder has' });
}

export function addTablesCommand(program: Command, line: CommandLine): void {
  const command = program
    .command('tables')
    .description('every table of an output folder as CSV or Parquet: machines, disks, findings, costs, waves, plans')
    .argument('<folder>', 'the folder that portolan assess wrote, with whatever else was run into it')
    .option('--format <name>', 'csv or parquet', 'csv')
    .requiredOption('--out <folder>', 'where to write')
    .option('--json', 'print what was written as JSON');
  addAnonymiseOptions(command).action((path: string, options: TablesOptions) => writeTables(path, options, line));
}
