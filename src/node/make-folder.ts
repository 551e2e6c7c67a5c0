import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

/**
 * Makes a folder and those above it, one level after the other, the topmost missing one first. `mkdir` with `recursive` never ends where a file
 * system says of a folder that its parent is missing although it is there, as `/proc` does.
 *
 * @throws what `mkdir` throws for the first level that cannot be made
 */
export async function makeFolder(folder: string): Promise<void> {
  const missing: string[] = [];
  for (let level = resolve(folder); !(await isThere(level)) && dirname(level) !== level; level = dirname(level)) {
    missing.push(level);
  }
  if (missing.length === 0) await mkdir(folder, { recursive: true });
  for (const level of missing.toReversed()) {
    try {
      await mkdir(level);
    } catch (cause) {
      // Somebody else made it meanwhile.
      if (codeOf(cause) !== 'EEXIST' || !(await isThere(level))) throw cause;
    }
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (cause: unknown) => {
      if (codeOf(cause) === 'ENOENT') return false;
      throw cause;
    },
  );
