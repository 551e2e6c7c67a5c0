import type { Command } from 'commander';
import { AssessmentError } from '../model/index.js';
import { EXPORT_COLUMNS, exportPeaks } from '../node/index.js';
import type { ExportFormat } from '../node/index.js';
import type { CommandLine } from './command-line.js';

interface ExportOptions {
  readonly json?: boolean;
}

const FORMATS: readonly ExportFormat[] = ['csv', 'parquet'];

function formatOf(target: string): ExportFormat {
  const found = FORMATS.find((format) => target.toLowerCase().endsWith(`.${format}`));
  if (found !== undefined) return found;
  throw new AssessmentError({
    code: 'cli/bad-option',
    severity: 'error',
    at: null,
    message: `"${target}" ends neither in .csv nor in .parquet`,
    remedy: 'name the file that is to be written so that its end says what it should be',
  });
}

async function exportStore(store: string, target: string, options: ExportOptions, line: CommandLine): Promise<void> {
  const format = formatOf(target);
  const rows = await exportPeaks(store, target, format);
  line.out(
    options.json === true
      ? `${JSON.stringify({ written: target, format, rows, columns: EXPORT_COLUMNS }, null, 2)}\n`
      : `${rows} rows of ${EXPORT_COLUMNS.join(', ')} written to ${target}\n`,
  );
}

export function addExportCommand(program: Command, line: CommandLine): void {
  program
    .command('export')
    .description(
      'write the peaks of a store as a table, one row for each series and bucket, of 10 minutes unless the store has others',
    )
    .argument('<store>', 'a peaks.store')
    .argument('<file>', 'what to write: a name that ends in .csv or .parquet')
    .option('--json', 'print JSON on stdout')
    .action((store: string, target: string, options: ExportOptions) => exportStore(store, target, options, line));
}
