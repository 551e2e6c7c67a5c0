import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { estateFiles, sampleFiles } from '../estates/index.js';
import type { EstateFile, EstateMachine, InventedEstate, SampleFile } from '../estates/index.js';
import { makeFolder } from './make-folder.js';

/** Which part of an invented estate is written, and how. */
export interface EstateToWrite {
  readonly estate: InventedEstate;
  /** A part of its machines, as the estate holds them. */
  readonly machines: readonly EstateMachine[];
  /** The last so many days of samples; 0 for none. */
  readonly days: number;
  /**
   * `folders`: inventories in the folder itself, exports of hosts in `hyperv`, samples in `samples`, long texts packed.
   * `flat`: everything in one folder, as a user would drop it, nothing but samples packed.
   */
  readonly layout: 'folders' | 'flat';
}

/** What the web shop said of itself, which no generator invents. */
const WEBSHOP_STATEMENTS = new URL('../../datasets/webshop/statements.yaml', import.meta.url);

/** Longer texts are packed, so that a repository stays small. */
const PACKED_ABOVE_BYTES = 100_000;
/** A higher level takes several times as long for a tenth less. */
const SAMPLES_LEVEL = 1;

/** What is about to be written: files and rows of samples. */
export function describeSamples({ estate, machines, days }: EstateToWrite): {
  readonly files: number;
  readonly rows: number;
  readonly packedBytes: number;
} {
  const files = sampleFiles(estate, { machines, days });
  const rows = files.reduce((sum, { rowsAtMost }) => sum + rowsAtMost, 0);
  return { files: files.length, rows, packedBytes: rows * PACKED_BYTES_PER_ROW };
}

/** As measured over the manufacturer. */
const PACKED_BYTES_PER_ROW = 26;

/** The small files as they lie on disk: long texts packed. The same bytes on every machine with one version of zlib. */
export const packedEstateFiles = (
  estate: InventedEstate,
  machines: readonly EstateMachine[],
): readonly { readonly name: string; readonly bytes: Uint8Array }[] =>
  estateFiles(estate, machines).map(({ name, content }) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const isPacked = typeof content === 'string' && bytes.length > PACKED_ABOVE_BYTES;
    return isPacked ? { name: `${name}.gz`, bytes: gzipSync(bytes, { level: 9 }) } : { name, bytes };
  });

/** Writes an invented estate below a folder; what is there under the same names is replaced. Returns the paths written. */
export async function writeEstate(what: EstateToWrite, folder: string): Promise<readonly string[]> {
  const { estate, machines, days, layout } = what;
  const isFlat = layout === 'flat';
  const small: readonly (EstateFile | { readonly name: string; readonly bytes: Uint8Array })[] = isFlat
    ? estateFiles(estate, machines)
    : packedEstateFiles(estate, machines);
  const written: string[] = [];
  for (const file of small) {
    const path = join(folder, isFlat ? basename(file.name) : file.name);
    await makeFolder(dirname(path));
    await writeFile(path, 'bytes' in file ? file.bytes : file.content);
    written.push(path);
  }
  if (estate.name === 'webshop') {
    const path = join(folder, basename(WEBSHOP_STATEMENTS.pathname));
    await writeFile(path, await readFile(WEBSHOP_STATEMENTS));
    written.push(path);
  }
  const samples = sampleFiles(estate, { machines, days });
  const into = isFlat ? folder : join(folder, 'samples');
  if (samples.length > 0) await makeFolder(into);
  for (const file of samples) written.push(await writeSamples(file, into));
  return written;
}

async function writeSamples({ name, chunks }: SampleFile, folder: string): Promise<string> {
  const path = join(folder, `${name}.gz`);
  await pipeline(Readable.from(chunks()), createGzip({ level: SAMPLES_LEVEL }), createWriteStream(path));
  return path;
}
