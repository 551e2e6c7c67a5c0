import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createConnectionRun } from '../dependency/index.js';
import type { ConnectionMapping, ConnectionRun, ConnectionRunOptions, Dependencies } from '../dependency/index.js';
import type { Machine, Problem } from '../model/index.js';
import { unreadableFile } from './file-problems.js';
import { labelsOf, listFiles } from './list-files.js';
import { readHead } from './recognise-sample-file.js';
import { isConnectionsText, isZipOfConnections, textsInZip } from './recognise-connections.js';
import { stoppable, watchFiles } from './run-watch.js';
import type { FileWatch, WatchOptions } from './run-watch.js';
import { damagedArchive, emptyArchive, unpackedStream } from './unpack-gzip.js';
import type { Packing } from './unpack-gzip.js';
import { looksLikeZip } from './read-workbook.js';

const CHUNK_BYTES = 1_048_576;
const MAX_UNPACKED_BYTES = 64 * 1024 ** 3;
/** A zip archive is held whole. */
const MAX_ZIP_BYTES = 256 * 1_048_576;

/** How files of connections are read. */
export interface ReadConnectionsOptions extends WatchOptions, ConnectionRunOptions {}

/**
 * Parts what tells of connections from the other inputs, each in its order; folders stand for their files. None is read.
 *
 * @param mapping of tables of another tool; without one such a table is none of connections
 */
export async function separateConnections(
  paths: readonly string[],
  mapping: ConnectionMapping | null = null,
): Promise<{ readonly connections: readonly string[]; readonly others: readonly string[] }> {
  const connections: string[] = [];
  const others: string[] = [];
  if (paths.length === 0) return { connections, others };
  for (const path of await listFiles(paths)) {
    ((await isConnectionsFile(path, mapping)) ? connections : others).push(path);
  }
  return { connections, others };
}

async function isConnectionsFile(path: string, mapping: ConnectionMapping | null): Promise<boolean> {
  try {
    const { bytes, packing } = await readHead(path);
    if (packing === null && looksLikeZip(bytes))
      return await isZipOfConnections(path, bytes, { maxBytes: MAX_ZIP_BYTES, mapping });
    return isConnectionsText(bytes, mapping);
  } catch {
    return false; // whoever reads the file for good reports why it cannot be read
  }
}

/**
 * Reads what tells of connections, see `createConnectionRun`: texts as they are, packed by gzip or zstd, or in a zip archive, as the
 * portal gives them. Files are streamed. Nothing is used of an archive that is cut off or damaged, and the others are read.
 *
 * @param machines of the estate, to which both ends are joined
 * @throws {AssessmentError} `ingest/no-input`: a path does not exist
 */
export async function readConnections(
  paths: readonly string[],
  machines: readonly Machine[],
  options: ReadConnectionsOptions = {},
): Promise<Dependencies> {
  const files = paths.length === 0 ? [] : await listFiles(paths);
  const labels = labelsOf(files);
  const { signal } = options;
  return stoppable(signal, async () => {
    const watches = watchFiles('reading', files, options);
    const inputs = files.map((path, index): Opened => ({ path, file: labels[index]!, watch: watches[index]! }));
    return readWhole(inputs, machines, options);
  });
}

interface Opened {
  readonly path: string;
  readonly file: string;
  readonly watch: FileWatch;
}

/** Rows of a damaged archive cannot be taken back: all files that are whole are read once more without it. */
async function readWhole(
  inputs: readonly Opened[],
  machines: readonly Machine[],
  { mapping = null, keepPorts = false }: ConnectionRunOptions,
): Promise<Dependencies> {
  const refused = new Map<Opened, Problem>();
  for (;;) {
    const run = createConnectionRun({ mapping, keepPorts });
    const whole = inputs.filter((input) => !refused.has(input));
    const fault = await readEach(run, whole, mapping);
    if (fault === null) {
      const read = run.finish(machines);
      return {
        ...read,
        inputs: [...read.inputs, ...[...refused].map(([{ file }, { message }]) => refusedInput(file, message))],
        problems: [...refused.values(), ...read.problems],
      };
    }
    refused.set(fault.input, fault.problem);
    for (const { watch } of whole) watch.restart();
  }
}

const refusedInput = (file: string, message: string) => ({
  file,
  kind: 'connections',
  recognisedBy: message,
  sheets: [],
});

interface Fault {
  readonly input: Opened;
  readonly problem: Problem;
}

async function readEach(
  run: ConnectionRun,
  inputs: readonly Opened[],
  mapping: ConnectionMapping | null,
): Promise<Fault | null> {
  for (const input of inputs) {
    const problem = await readOne(run, input, mapping);
    if (problem !== null) return { input, problem };
  }
  return null;
}

/** Null once the file is taken; what is wrong inside is told by the run. */
async function readOne(run: ConnectionRun, input: Opened, mapping: ConnectionMapping | null): Promise<Problem | null> {
  try {
    const { bytes, packing } = await readHead(input.path);
    const isZip = packing === null && looksLikeZip(bytes);
    return isZip ? await readZip(run, input, mapping) : await readStream(run, input, packing);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return unreadableFile(input.file, cause);
    throw cause;
  }
}

async function readStream(
  run: ConnectionRun,
  { path, file, watch }: Opened,
  packing: Packing | null,
): Promise<Problem | null> {
  const stream =
    packing === null ? createReadStream(path, { highWaterMark: CHUNK_BYTES }) : unpackedStream(path, watch.count);
  const reader = run.openFile(file);
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_UNPACKED_BYTES) return hugeFile(file, MAX_UNPACKED_BYTES);
      reader.push(chunk);
      if (packing === null) watch.count(chunk.length);
      await watch.turn();
    }
  } catch (cause) {
    const isDamaged = packing !== null && cause instanceof Error && 'code' in cause;
    if (isDamaged) return damagedArchive(file, packing, cause.message);
    throw cause;
  }
  if (packing !== null && size === 0) return emptyArchive(file, packing);
  reader.end();
  return null;
}

const hugeFile = (file: string, maxBytes: number): Problem => ({
  code: 'ingest/huge-file',
  severity: 'error',
  at: { file },
  message: `the export holds more than the ${maxBytes} bytes that are read; nothing of it is used`,
  remedy: 'export fewer days, or split the file',
});

async function readZip(
  run: ConnectionRun,
  { path, file, watch }: Opened,
  mapping: ConnectionMapping | null,
): Promise<Problem | null> {
  const { size } = await stat(path);
  if (size > MAX_ZIP_BYTES) return hugeFile(file, MAX_ZIP_BYTES);
  const texts = textsInZip(await readFile(path), file, mapping);
  if ('code' in texts) return texts;
  watch.count(size);
  for (const { name, bytes } of texts.parts()) {
    const reader = run.openFile(`${file}/${name}`);
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
      reader.push(bytes.subarray(at, at + CHUNK_BYTES));
      await watch.turn();
    }
    reader.end();
  }
  return null;
}
