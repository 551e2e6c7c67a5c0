import type { SampleRun } from '../ingest/index.js';
import type { Problem } from '../model/index.js';
import { labelsOf } from './list-files.js';
import { readHead } from './recognise-sample-file.js';
import type { FileWatch } from './run-watch.js';
import { damagedArchive, unpackedStream } from './unpack-gzip.js';
import type { Packing } from './unpack-gzip.js';

/**
 * Rows of a packed file went into a run before the archive turned out to be cut off or damaged. They cannot be told from good ones, nor taken
 * back. Has no `code`, by which readers know a fault of a file that they tell themselves.
 */
export class DamagedRows extends Error {
  override readonly name = 'DamagedRows';
  readonly file: string;
  readonly problem: Problem;

  constructor(file: string, problem: Problem) {
    super(`${file}: ${problem.message}`);
    this.file = file;
    this.problem = problem;
  }
}

/** Why reading stops within a packed file that is whole, and too large. The readers of bytes use the same words. */
export const tooMuchInside = (maxBytes: number): string => `more than ${maxBytes} bytes inside`;

/**
 * A run that takes no file which ends too early, if it is packed: what stands before a break is not known to be what was packed.
 *
 * @throws {DamagedRows} when such a file ends; the run is of no more use
 */
export const refusingDamaged = (
  run: SampleRun,
  { packing, maxUnpackedBytes }: { readonly packing: Packing | null; readonly maxUnpackedBytes: number },
): SampleRun => ({
  ...run,
  openFile: (file, ...terms) => {
    const reader = run.openFile(file, ...terms);
    const end: typeof reader.end = (cutBy) => {
      const isDamaged = packing !== null && cutBy !== undefined && cutBy !== tooMuchInside(maxUnpackedBytes);
      if (isDamaged) throw new DamagedRows(file, damagedArchive(file, packing, cutBy));
      return reader.end(cutBy);
    };
    return { ...reader, end };
  },
});

/** A packed file and how it is called. */
export interface PackedFile {
  readonly path: string;
  readonly file: string;
  readonly watch: FileWatch;
}

/**
 * Unpacks a file and keeps nothing.
 *
 * @returns what is wrong with the archive; null where nothing is, or where it is none
 */
export async function damageOf({ path, file, watch }: PackedFile, maxUnpackedBytes: number): Promise<Problem | null> {
  let bytes = 0;
  try {
    const { packing } = await readHead(path);
    if (packing === null) return null;
    try {
      for await (const chunk of unpackedStream(path) as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (bytes > maxUnpackedBytes) return null;
        await watch.turn();
      }
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause) return damagedArchive(file, packing, cause.message);
      throw cause;
    }
  } catch (cause) {
    // A file that cannot be read at all is told by whoever reads it for good.
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
  }
  return null;
}

/** The files of a reading that were not left out as damaged. */
export function withoutDamaged(
  paths: readonly string[],
  { problems }: { readonly problems: readonly Problem[] },
): readonly string[] {
  const damaged = new Set(problems.flatMap(({ code, at }) => (DAMAGED.has(code) && at !== null ? [at.file] : [])));
  const labels = labelsOf(paths);
  return paths.filter((_, index) => !damaged.has(labels[index]!));
}

const DAMAGED: ReadonlySet<string> = new Set(['ingest/damaged-gzip', 'ingest/damaged-zstd']);
