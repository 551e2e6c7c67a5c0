import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The input that stands for what comes on stdin. */
const STDIN = '-';

/**
 * Works on the paths of inputs. Where `-` is among them, what comes on stdin is put into a file for the time of the work, since
 * inputs are read more than once: to tell what they are, to hash them, and to read them. Its label is `stdin`. `signal` ends the
 * waiting for it.
 */
export async function withStdin<Result>(
  paths: readonly string[],
  signal: AbortSignal,
  work: (files: readonly string[]) => Promise<Result>,
): Promise<Result> {
  if (!paths.includes(STDIN)) return work(paths);
  const folder = await mkdtemp(join(tmpdir(), 'portolan-'));
  try {
    const file = join(folder, 'stdin');
    await pipeline(process.stdin, createWriteStream(file), { signal }).catch((cause: unknown) => {
      signal.throwIfAborted();
      throw cause;
    });
    return await work(paths.map((path) => (path === STDIN ? file : path)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
