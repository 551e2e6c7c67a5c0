import type { SampleMapping } from '../ingest/index.js';
import type { Problem } from '../model/index.js';
import type { StoreSource } from '../timeseries/index.js';
import { hashContent } from './hash-content.js';
import type { ContentHash } from './hash-content.js';
import { alreadyInStore, givenTwice, grownSince, readOtherwise, unhashable } from './ingest-problems.js';
import { labelsOf } from './list-files.js';
import { nameThatMeans, readHead } from './recognise-sample-file.js';
import { Stopped, watchFiles } from './run-watch.js';
import type { FileWatch, WatchOptions } from './run-watch.js';
import { damagedArchive } from './unpack-gzip.js';

/** A file that a store does not hold yet. */
export interface NewFile {
  readonly path: string;
  /** The label under which all inputs of the run know it. */
  readonly file: string;
  readonly content: ContentHash;
}

interface LeftFile {
  readonly file: string;
  readonly problem: Problem;
  /** Whether the store holds all of it. */
  readonly isHeld: boolean;
}

/** Which of some files are new to a store, and why the others are left out. */
export interface ChosenFiles {
  readonly fresh: readonly NewFile[];
  readonly left: readonly LeftFile[];
  /** What is to be told of files whatever becomes of them. */
  readonly notes: readonly Problem[];
}

interface HowToChoose {
  readonly sources: readonly StoreSource[];
  /** How the new files are about to be read, see `StoreSource`; null: that is not compared. */
  readonly readAs: string | null;
  /** That by which they are read, since it may take machines from their names. */
  readonly mapping?: SampleMapping | null | undefined;
}

async function contentOf(
  { path, file }: { readonly path: string; readonly file: string },
  mapping: SampleMapping | null,
  { lengths, watch }: { readonly lengths: ReadonlySet<number>; readonly watch: FileWatch | undefined },
): Promise<ContentHash | Problem> {
  const head = await readHead(path);
  try {
    return await hashContent({ path, head }, lengths, { watch, name: nameThatMeans(path, head, mapping) });
  } catch (cause) {
    if (head.packing === null || !(cause instanceof Error && 'code' in cause)) throw cause;
    return damagedArchive(file, head.packing, cause.message);
  }
}

/**
 * Tells files by their content, and by their names where these are part of it: one that the store holds, one that was given
 * twice, and one whose beginning the store holds are left out, since their samples would count twice.
 */
export async function chooseNewFiles(
  paths: readonly string[],
  { sources, readAs, mapping = null }: HowToChoose,
  watch: WatchOptions = {},
): Promise<ChosenFiles> {
  const watches = watchFiles('hashing', paths, watch);
  const labels = labelsOf(paths);
  const known = new Map(sources.map((source) => [source.sha256, source]));
  const lengths = new Set(sources.map(({ bytes }) => bytes));
  const given = new Map<string, string>();
  const fresh: NewFile[] = [];
  const left: LeftFile[] = [];
  const notes: Problem[] = [];
  for (const [index, path] of paths.entries()) {
    const file = labels[index]!;
    const content = await contentOf({ path, file }, mapping, { lengths, watch: watches[index] }).catch(
      (cause: unknown) => {
        if (cause instanceof Stopped) throw cause;
        return unhashable(file, cause);
      },
    );
    const problem = 'code' in content ? content : reasonToLeave(file, content, { known, given });
    const source = 'code' in content ? undefined : known.get(content.sha256);
    if (problem !== null) left.push({ file, problem, isHeld: source !== undefined });
    if ('code' in content) continue;
    if (source !== undefined && readAs !== null && source.readAs !== readAs)
      notes.push(readOtherwise(file, source, readAs));
    if (problem !== null) continue;
    given.set(content.sha256, file);
    fresh.push({ path, file, content });
  }
  return { fresh, left, notes };
}

interface Known {
  readonly known: ReadonlyMap<string, StoreSource>;
  readonly given: ReadonlyMap<string, string>;
}

function reasonToLeave(file: string, content: ContentHash, { known, given }: Known): Problem | null {
  const source = known.get(content.sha256);
  if (source !== undefined) return alreadyInStore(file, source);
  const twin = given.get(content.sha256);
  if (twin !== undefined) return givenTwice(file, twin);
  for (const sha256 of content.beginnings.values()) {
    const grown = known.get(sha256);
    if (grown !== undefined) return grownSince(file, grown);
  }
  return null;
}
