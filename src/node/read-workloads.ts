import { readFile, stat } from 'node:fs/promises';
import { decodeText } from '../ingest/index.js';
import type { Grid, SheetCell } from '../ingest/index.js';
import type { Problem } from '../model/index.js';
import type { DiscoveredWorkloads, Workload } from '../workloads/index.js';
import { unreadableFile } from './file-problems.js';
import { labelsOf } from './list-files.js';
import { openFile } from './read-inputs.js';
import { readHead } from './recognise-sample-file.js';

/** What people or scripts write about workloads has pages, not hundreds of megabytes. */
const MAX_FILE_BYTES = 32 * 1_048_576;

export interface WorkloadReading {
  readonly workloads: readonly Workload[];
  readonly problems: readonly Problem[];
}

/** Parts the files of workloads from the others, each in its order, by what is in them. */
export async function separateWorkloads(
  files: readonly string[],
): Promise<{ readonly workloads: readonly string[]; readonly others: readonly string[] }> {
  const workloads: string[] = [];
  const others: string[] = [];
  for (const path of files) ((await isWorkloadsFile(path)) ? workloads : others).push(path);
  return { workloads, others };
}

const NAMED_SO = /\.(?:ya?ml|csv|tsv|txt)$/i;

async function isWorkloadsFile(path: string): Promise<boolean> {
  if (!NAMED_SO.test(path)) return false;
  try {
    const { bytes, packing } = await readHead(path);
    if (packing !== null) return false;
    const { isWorkloadsText } = await import('./parse-workloads.js');
    return isWorkloadsText(decodeText(bytes, '').text);
  } catch {
    return false; // whoever reads the file for good reports why it cannot be read
  }
}

/** Reads files of workloads; what is wrong with one is told, and the others are read. */
export async function readWorkloads(paths: readonly string[]): Promise<WorkloadReading> {
  const labels = labelsOf(paths);
  const workloads: Workload[] = [];
  const problems: Problem[] = [];
  for (const [index, path] of paths.entries()) {
    const file = labels[index]!;
    const text = await textOf(path, file);
    if (typeof text !== 'string') {
      problems.push(text);
      continue;
    }
    const { parseWorkloads } = await import('./parse-workloads.js');
    const parsed = parseWorkloads(text, file);
    workloads.push(...parsed.values);
    problems.push(...parsed.problems);
  }
  return { workloads, problems };
}

async function textOf(path: string, file: string): Promise<string | Problem> {
  try {
    const { size } = await stat(path);
    if (size <= MAX_FILE_BYTES) return decodeText(await readFile(path), file).text;
    return {
      code: 'ingest/huge-file',
      severity: 'error',
      at: { file },
      message: `the file has ${size} bytes, more than the ${MAX_FILE_BYTES} that are read of workloads`,
      remedy: 'split the file',
    };
  } catch (cause) {
    return unreadableFile(file, cause);
  }
}

/** What Azure Migrate's discovery report says of workloads on each machine; other inputs say nothing of them. */
export async function readDiscoveredWorkloads(paths: readonly string[]): Promise<readonly DiscoveredWorkloads[]> {
  const labels = labelsOf(paths);
  const found: DiscoveredWorkloads[] = [];
  for (const [index, path] of paths.entries()) {
    if (!/\.(?:xlsx|xls|csv)$/i.test(path)) continue;
    const opened = await openFile(path, labels[index]!);
    if ('grids' in opened) found.push(...opened.grids.flatMap(discoveredIn));
  }
  return found;
}

const HEADER_WITHIN_ROWS = 30;
const textIn = (cell: SheetCell | undefined): string => String(cell ?? '').trim();
const plain = (cell: SheetCell): string =>
  textIn(cell)
    .toLowerCase()
    .replace(/[^a-z]/g, '');

/** Columns of the report of 2023; a count of -1 means that nobody could look. */
function discoveredIn({ rows }: Grid): readonly DiscoveredWorkloads[] {
  const headerIndex = rows
    .slice(0, HEADER_WITHIN_ROWS)
    .findIndex(({ cells }) => cells.some((cell) => plain(cell) === 'webapplicationscount'));
  const header = rows[headerIndex]?.cells.map(plain) ?? [];
  const [machine, web, sql, sqlCount] = [
    ...['machinename', 'webapplicationscount', 'issqlservicepresent', 'sqldiscoveryservercount'],
  ].map((title) => header.indexOf(title));
  if (headerIndex < 0 || machine === undefined || machine < 0) return [];
  const at = (cells: readonly SheetCell[], index: number | undefined): string =>
    index === undefined || index < 0 ? '' : textIn(cells[index]);
  return rows.slice(headerIndex + 1).flatMap(({ cells }): readonly DiscoveredWorkloads[] => {
    const name = at(cells, machine);
    if (name === '') return [];
    const isSeen = /^true$/i.test(at(cells, sql));
    const servers = countOf(at(cells, sqlCount));
    // Where nobody could look, "false" says nothing.
    const hasSqlServer = isSeen || (servers === null ? null : servers > 0);
    return [{ machine: name, hasSqlServer, webApps: countOf(at(cells, web)) }];
  });
}

function countOf(text: string): number | null {
  const value = text === '' ? Number.NaN : Number(text);
  return Number.isInteger(value) && value >= 0 ? value : null;
}
