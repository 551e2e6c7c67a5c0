import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invariant } from '../../model/index.js';
import { createMemorySpool } from '../../timeseries/index.js';
import type { RecordSpool } from '../../timeseries/index.js';

/** A spool whose memory does not grow with what is written. */
export interface FileSpool extends RecordSpool {
  /** A place for a file that a worker fills: what stands there at `n` is read at `base + n`. */
  readonly reserve: () => { readonly path: string; readonly base: number };
  /** Gives the files back, if there are any. */
  readonly close: () => void;
}

/** A file of records being written. */
export interface RecordFile {
  /** Returns where the records are, in numbers of 64 bits. */
  readonly write: (records: Float64Array) => number;
  readonly close: () => void;
}

const NUMBER_BYTES = 8;
/** Places of each file; the first are those of the memory. */
const FILE_PLACES = 2 ** 40;

/** Makes the file with the first record. */
export function createRecordFile(path: string): RecordFile {
  let descriptor: number | null = null;
  let end = 0;
  return {
    write: (records) => {
      descriptor ??= openSync(path, 'wx', 0o600);
      writeAll(descriptor, new Uint8Array(records.buffer, records.byteOffset, records.byteLength), end * NUMBER_BYTES);
      end += records.length;
      return end - records.length;
    },
    close: () => {
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
    },
  };
}

/** Keeps so many bytes in memory, and what comes behind them in files of its own among the temporary ones. */
export function createFileSpool(memoryBytes: number): FileSpool {
  const memory = createMemorySpool();
  let inMemory = 0;
  const paths: string[] = [];
  const descriptors: (number | null)[] = [];
  let own: { readonly file: RecordFile; readonly base: number } | null = null;
  let buffer = new Float64Array(0);
  const reserve: FileSpool['reserve'] = () => {
    const path = join(tmpdir(), `portolan-${randomUUID()}.records`);
    descriptors.push(null);
    return { path, base: paths.push(path) * FILE_PLACES };
  };
  const openOwn = (): { readonly file: RecordFile; readonly base: number } => {
    const { path, base } = reserve();
    return { file: createRecordFile(path), base };
  };
  return {
    reserve,
    write: (records) => {
      if (own === null && (inMemory + records.length) * NUMBER_BYTES <= memoryBytes) {
        inMemory += records.length;
        return memory.write(records);
      }
      own ??= openOwn();
      return own.base + own.file.write(records);
    },
    read: (at, length) => {
      if (at < FILE_PLACES) return memory.read(at, length);
      const index = Math.floor(at / FILE_PLACES) - 1;
      const descriptor = (descriptors[index] ??= openNameless(paths[index]!));
      if (buffer.length < length) buffer = new Float64Array(length * 2);
      const bytes = new Uint8Array(buffer.buffer, 0, length * NUMBER_BYTES);
      readAll(descriptor, bytes, (at % FILE_PLACES) * NUMBER_BYTES);
      return buffer.subarray(0, length);
    },
    close: () => {
      own?.file.close();
      for (const descriptor of descriptors) if (descriptor !== null) closeSync(descriptor);
      for (const path of paths) rmSync(path, { force: true });
      paths.length = descriptors.length = 0;
    },
  };
}

/** Without a name a file is gone with the process that has it open, even where that is killed; not every system allows it. */
function removeName(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // `close` tries again
  }
}

const openNameless = (path: string): number => {
  const descriptor = openSync(path, 'r');
  removeName(path);
  return descriptor;
};

function writeAll(descriptor: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length;) {
    done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
  }
}

function readAll(descriptor: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length;) {
    const read = readSync(descriptor, bytes, done, bytes.length - done, position + done);
    invariant(read > 0, 'a file of records does not end before its end');
    done += read;
  }
}
