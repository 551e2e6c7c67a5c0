import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  decodeText,
  describeMisfit,
  gridOfSheet,
  gridsOfJson,
  joinEstate,
  looksLikeJson,
  looksLikeSamples,
  parseCsv,
  readInventories,
} from '../ingest/index.js';
import type { EstatePart, InventoryFile, SampleMapping } from '../ingest/index.js';
import { AssessmentError } from '../model/index.js';
import type { Estate, InputSummary, Problem } from '../model/index.js';
import { looksLikePeaksStore } from '../timeseries/index.js';
import { peaksStoreGiven, unreadableFile } from './file-problems.js';
import { labelsOf, listFiles } from './list-files.js';
import { CHANGED_BLOCKS_KIND, inputOfChangedBlocks, isChangedBlocksFile } from './read-changed-blocks.js';
import { isExportedPeaks } from './exported-peaks.js';
import { nameOfBinary } from './name-of-binary.js';
import { peaksGiven } from './parquet/parquet-problems.js';
import { readHead, recogniseSampleFile } from './recognise-sample-file.js';
import {
  DECISIONS_KIND,
  inputOfYaml,
  notAnInputYaml,
  recogniseYaml,
  settingsAmongInputs,
  SETTINGS_KIND,
  SITE_KIND,
  STATEMENTS_KIND,
} from './recognise-yaml.js';
import { looksLikeOle2, looksLikeZip, readWorkbook } from './read-workbook.js';
import { looksLikeGzip, packedTwice, packingOf, unpackGzip } from './unpack-gzip.js';

/** A larger text is refused, packed or not; an inventory of 20,000 machines has about 10 MiB. */
const MAX_FILE_BYTES = 256 * 1_048_576;

/**
 * Reads inventories into one estate. A folder stands for the files in it and in its folders, see `listFiles`; a file packed by
 * gzip stands for what is in it. A file that cannot be read or recognised is a problem, and the others are read; a file of samples, statements or decisions is listed as
 * such and left to `readSamples`, `readStatements` or `readDecisions`.
 *
 * @param mapping of samples: a file that it was meant for and does not fit is told by its columns
 * @throws {AssessmentError} `ingest/no-input`: a path does not exist, or nothing could be read at all
 */
export async function readEstate(paths: readonly string[], mapping: SampleMapping | null = null): Promise<Estate> {
  const told: Problem[] = [];
  const files = await listFiles(paths, told);
  const labels = labelsOf(files);
  const opened: (InventoryFile | Problem)[] = [];
  const leftToOthers: InputSummary[] = [];
  const misfits = new Map<string, Problem>();
  for (const [index, path] of files.entries()) {
    const other = await inputOfOthers(path, labels[index]!);
    const yaml = other === null ? await recogniseYaml(path) : null;
    if (yaml?.kind === 'other') opened.push(notAnInputYaml(yaml.keys, labels[index]!));
    else if (yaml !== null) {
      leftToOthers.push(inputOfYaml(yaml, labels[index]!));
      told.push(...settingsAmongInputs(yaml, labels[index]!));
    } else if (other === null) {
      const file = await openFile(path, labels[index]!);
      opened.push(file);
      const misfit = mapping === null || !('grids' in file) ? null : await misfitOf(path, file, mapping);
      if (misfit !== null) misfits.set(labels[index]!, misfit);
    } else leftToOthers.push(other);
  }
  const readable = opened.filter((one): one is InventoryFile => 'grids' in one);
  const failed = opened.filter((one): one is Problem => !('grids' in one));
  const joined = joinEstate([...readInventories(readable), partOfFailures(failed), partOfOthers(leftToOthers)]);
  const estate = { ...joined, problems: joined.problems.map((problem) => misfitFor(problem, misfits) ?? problem) };
  const isAnyRead = estate.inputs.some(({ kind }) => !UNREAD_KINDS.has(kind));
  if (isAnyRead) return { ...estate, problems: [...estate.problems, ...told] };
  throw new AssessmentError(nothingReadable(estate.problems, files.length));
}

/** How samples and changed blocks are listed, which others read; null for any other file. */
async function inputOfOthers(path: string, file: string): Promise<InputSummary | null> {
  const samples = await recogniseSampleFile(path);
  if (samples !== null) return { file, kind: samples.kind, recognisedBy: samples.by, sheets: [] };
  return (await isChangedBlocksFile(path)) ? inputOfChangedBlocks(file) : null;
}

/** Why the mapping does not fit a file; null for a workbook, and where the mapping is not about it. */
async function misfitOf(
  path: string,
  { file, isWorkbook, grids }: InventoryFile,
  mapping: SampleMapping,
): Promise<Problem | null> {
  if (isWorkbook) return null;
  const { bytes } = await readHead(path);
  const isLikeSamples = grids.some(looksLikeSamples);
  return describeMisfit(decodeText(bytes, '').text, mapping, { at: { file }, isLikeSamples });
}

/** Of a file that is no inventory, the columns that the mapping lacks say more than that it is none. */
const misfitFor = ({ code, at }: Problem, misfits: ReadonlyMap<string, Problem>): Problem | null =>
  code === 'ingest/unrecognised' && at !== null ? (misfits.get(at.file) ?? null) : null;

const UNREAD_KINDS: ReadonlySet<string> = new Set([
  ...['unrecognised', 'rvtools-other', 'samples-csv', 'samples-parquet'],
  SITE_KIND,
  STATEMENTS_KIND,
  DECISIONS_KIND,
  SETTINGS_KIND,
  CHANGED_BLOCKS_KIND,
]);

const noInput = (message: string, remedy: string): Problem => ({
  code: 'ingest/no-input',
  severity: 'error',
  at: null,
  message,
  remedy,
});

/** With one file its own problem tells more than "nothing". */
function nothingReadable(problems: readonly Problem[], files: number): Problem {
  const first = problems.find(({ severity }) => severity === 'error');
  if (first !== undefined && files === 1) return first;
  const why = first === undefined ? '' : `; the first problem: ${first.at?.file ?? ''}: ${first.message}`;
  return noInput(
    `none of the ${files} files could be read as an inventory${why}`,
    'give an RVTools workbook or its CSV files, an Azure Migrate import CSV, or a CSV with the columns of the inventory format',
  );
}

const partOfFailures = (problems: readonly Problem[]): EstatePart => ({
  inputs: problems.map(({ at, message }) => ({
    file: at?.file ?? '',
    kind: 'unrecognised',
    recognisedBy: message,
    sheets: [],
  })),
  read: { machines: [], rows: 0, merged: 0, skipped: 0 },
  problems,
});

/** What is no inventory is listed and left to whoever reads it. */
const partOfOthers = (inputs: readonly InputSummary[]): EstatePart => ({
  inputs,
  read: { machines: [], rows: 0, merged: 0, skipped: 0 },
  problems: [],
});

/** One input opened, whatever it is: a workbook, a text, either packed; or why it cannot be. */
export async function openFile(path: string, file: string): Promise<InventoryFile | Problem> {
  const stored = await contentOf(path, file);
  if ('code' in stored) return stored;
  const content = looksLikeGzip(stored) ? await unpackGzip(stored, file, MAX_FILE_BYTES) : stored;
  if ('code' in content) return content;
  const group = dirname(path);
  const problems: Problem[] = [];
  if (looksLikeZip(content) || looksLikeOle2(content)) {
    const reading = readWorkbook(content, file);
    if (reading.kind === 'refused') return reading.problem;
    const grids = reading.workbook.sheets.map((sheet) => gridOfSheet(sheet, file, problems));
    return { file, group, isWorkbook: true, grids, problems };
  }
  if (looksLikePeaksStore(content)) return peaksStoreGiven(file);
  if (content !== stored && packingOf(content) !== null) return packedTwice(file);
  const binary = nameOfBinary(content);
  return binary === null ? openText(content, { file, group }) : notAnInventory(file, binary);
}

function openText(
  content: Uint8Array,
  { file, group }: { readonly file: string; readonly group: string },
): InventoryFile | Problem {
  const problems: Problem[] = [];
  const decoded = decodeText(content, file);
  if (isExportedPeaks(decoded.text)) return peaksGiven(file);
  const grids = looksLikeJson(decoded.text)
    ? gridsOfJson(decoded.text, file, problems)
    : [parseCsv(decoded.text, file, problems)];
  return { file, group, isWorkbook: false, grids, problems: [...decoded.problems, ...problems] };
}

const notAnInventory = (file: string, what: string): Problem => ({
  code: 'ingest/unrecognised',
  severity: 'error',
  at: { file },
  message: `this is ${what}, not an inventory`,
  remedy: 'give an RVTools workbook or its CSV files, an Azure Migrate import CSV, or a CSV of the inventory format',
});

async function contentOf(path: string, file: string): Promise<Uint8Array | Problem> {
  try {
    const { size } = await stat(path);
    if (size <= MAX_FILE_BYTES) return await readFile(path);
    return {
      code: 'ingest/huge-file',
      severity: 'error',
      at: { file },
      message: `the file has ${size} bytes, more than the ${MAX_FILE_BYTES} that are read`,
      remedy: 'give the inventory alone, or split it',
    };
  } catch (cause) {
    return unreadableFile(file, cause);
  }
}
