import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemorySpool } from '../../timeseries/index.js';
import type { RecordSpool } from '../../timeseries/index.js';

/** A spool whose memory does not grow with what is written. */
export interface FileSpool extends RecordSpool {
  /** Gives the file back, if there is one. */
  readonly close: () => void;
}

const NUMBER_BYTES = 8;

/** Keeps so many bytes in memory, and what comes behind them in a file of its own among the temporary ones. */
export function createFileSpool(memoryBytes: number): FileSpool {
  const memory = createMemorySpool();
  let inMemory = 0;
  let inFile = 0;
  let file: { readonly path: string; readonly descriptor: number } | null = null;
  let buffer = new Float64Array(0);
  const open = (): number => {
    if (file === null) {
      const path = join(tmpdir(), `portolan-${randomUUID()}.records`);
      file = { path, descriptor: openSync(path, 'wx+', 0o600) };
      removeName(path);
    }
    return file.descriptor;
  };
  return {
    write: (records) => {
      if (file === null && (inMemory + records.length) * NUMBER_BYTES <= memoryBytes) {
        inMemory += records.length;
        return memory.write(records);
      }
      const descriptor = open();
      writeAll(
        descriptor,
        new Uint8Array(records.buffer, records.byteOffset, records.byteLength),
        inFile * NUMBER_BYTES,
      );
      inFile += records.length;
      return inMemory + inFile - records.length;
    },
    read: (at, length) => {
      if (at < inMemory) return memory.read(at, length);
      if (buffer.length < length) buffer = new Float64Array(length * 2);
      readAll(open(), new Uint8Array(buffer.buffer, 0, length * NUMBER_BYTES), (at - inMemory) * NUMBER_BYTES);
      return buffer.subarray(0, length);
    },
    close: () => {
      if (file === null) return;
      closeSync(file.descriptor);
      rmSync(file.path, { force: true });
      file = null;
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

function writeAll(descriptor: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length;) {
    done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
  }
}

function readAll(descriptor: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length;) {
    const read = readSync(descriptor, bytes, done, bytes.length - done, position + done);
    if (read === 0) throw new Error('a file of records ended before its end');
    done += read;
  }
}
