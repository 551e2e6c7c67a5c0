import { join } from 'node:path';
import { writeOutputFolder } from '../node/index.js';
import type { OutputFile } from '../node/index.js';
import { estateChartSpecs, machineChartSpecs, specIndex } from '../report/index.js';
import type { ReportContents } from '../report/index.js';

/** Where the specs of machines stand within the folder of specs. */
const MACHINES_FOLDER = 'machines';
/** Files that are held at once: some megabytes. */
const FILES_AT_ONCE = 100;

/** Writes every chart of a report as a spec, and the list of them; returns the paths. */
export async function writeSpecs(folder: string, contents: ReportContents): Promise<readonly string[]> {
  const index = { name: 'index.json', text: `${JSON.stringify(specIndex(contents), null, 2)}\n` };
  const written = [...(await writeOutputFolder(folder, [index, ...estateChartSpecs(contents)]))];
  let batch: OutputFile[] = [];
  const put = async (): Promise<void> => {
    if (batch.length > 0) written.push(...(await writeOutputFolder(join(folder, MACHINES_FOLDER), batch)));
    batch = [];
  };
  for (const file of machineChartSpecs(contents)) {
    batch.push(file);
    if (batch.length === FILES_AT_ONCE) await put();
  }
  await put();
  return written;
}
