import { join } from 'node:path';
import { readReportContents } from '../../src/cli/report-contents.js';
import type { ReportContents } from '../../src/report/index.js';
import { runCli } from './run-cli.js';
import { writePlans } from './written-plans.js';

/** A report of a handful of machines that has the chapters of waves, replication and recovery, with much that is broken or unknown. */
export async function planReport(folder: string): Promise<ReportContents> {
  const out = await writePlans(folder, 'small');
  const inputs = ['inventory.csv', 'samples.csv', 'connections.csv'].map((name) => join(folder, name));
  for (const command of ['assess', 'waves']) {
    const { exitCode, error } = await runCli(command, ...inputs, '--region', 'australiaeast', '--out', out);
    if (exitCode !== 0) throw new Error(error);
  }
  const { contents } = await readReportContents(out, new AbortController().signal);
  return contents;
}
