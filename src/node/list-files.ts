import type { Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { AssessmentError, compareText } from '../model/index.js';
import type { Problem } from '../model/index.js';
import { expandPattern, isPattern } from './expand-pattern.js';

/** Folders within folders within the one that is given; further down lies no export that people sort by hand. */
const MAX_DEPTH = 8;

/**
 * The files that paths stand for, each once, by their full path. A path that does not exist and holds `*` or `?` is a pattern, see
 * `expandPattern`, and stands for what it matches. A folder stands for the files in it and in its folders,
 * ordered by their path within it. Hidden files and folders and links are left out, and so is what an earlier assessment wrote.
 *
 * @param told receives a note for each folder of which something was left out; hidden files are left out without a word
 * @throws {AssessmentError} `ingest/no-input`: a path does not exist, a pattern matches nothing, or there is no file at all
 */
export async function listFiles(paths: readonly string[], told: Problem[] = []): Promise<string[]> {
  const files: string[] = [];
  let outputs = 0;
  for (const path of await withoutPatterns(paths)) {
    const found = await statOf(path);
    if (!found.isDirectory()) {
      files.push(resolve(path));
      continue;
    }
    const walk: Walk = { root: resolve(path), files: [], left: [], outputs: [] };
    await walkFolder(walk, '', 0);
    files.push(...walk.files.toSorted(compareText).map((name) => join(walk.root, name)));
    outputs += walk.outputs.length;
    told.push(...notesOf(walk));
  }
  const unique = [...new Set(files)];
  if (unique.length > 0) return unique;
  throw new AssessmentError(
    outputs > 0
      ? noInput(
          'there is no file to read beside what an earlier assessment wrote',
          'name the inputs of that assessment; its peaks.store is read where it is named itself',
        )
      : noInput('there is no file to read', 'name an inventory file, or a folder that holds some'),
  );
}

async function withoutPatterns(paths: readonly string[]): Promise<readonly string[]> {
  const all: string[] = [];
  for (const path of paths) {
    const isThere = await stat(path).then(
      () => true,
      () => false,
    );
    const matches = isThere || !isPattern(path) ? [path] : await expandPattern(path);
    if (matches.length === 0) throw new AssessmentError(noInput(`nothing matches ${path}`, NO_MATCH));
    all.push(...matches);
  }
  return all;
}

const NO_MATCH =
  'check the pattern: * is any text within a name, ? one character, ** any number of folders; hidden names need a point of their own';

/** One folder that was given, and what is in it; all by its path within that folder, with `/`. */
interface Walk {
  readonly root: string;
  readonly files: string[];
  readonly left: { readonly name: string; readonly what: string }[];
  /** Folders in which an assessment wrote its answer; empty text for the root. */
  readonly outputs: string[];
}

async function walkFolder(walk: Walk, folder: string, depth: number): Promise<void> {
  let entries: Dirent[];
  try {
    entries = await readdir(join(walk.root, folder), { withFileTypes: true });
  } catch {
    walk.left.push({ name: folder === '' ? '.' : folder, what: 'the unreadable folder' });
    return;
  }
  const isOutput = await holdsOutput(join(walk.root, folder), entries);
  if (isOutput) walk.outputs.push(folder);
  for (const entry of entries) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const what = whyLeft(entry, depth);
    if (what !== null) walk.left.push({ name, what });
    else if (entry.isDirectory()) await walkFolder(walk, name, depth + 1);
    else if (isTaken(entry, isOutput)) walk.files.push(name);
  }
}

const isHidden = ({ name }: Dirent): boolean => name.startsWith('.');

const isTaken = (entry: Dirent, isOutput: boolean): boolean =>
  !isHidden(entry) && !(isOutput && OUTPUT_FILE.test(entry.name));

/** What is told of an entry that is left out; null for one that is followed, and for a hidden file. */
function whyLeft(entry: Dirent, depth: number): string | null {
  if (entry.isFile()) return null;
  if (entry.isSymbolicLink()) return 'the link';
  if (!entry.isDirectory()) return 'the special file';
  if (isHidden(entry)) return 'the hidden folder';
  return depth === MAX_DEPTH ? `more than ${MAX_DEPTH} folders down, the folder` : null;
}

const holdsOutput = async (folder: string, entries: readonly Dirent[]): Promise<boolean> =>
  entries.some((entry) => entry.isFile() && entry.name === OUTPUT_MARK) && isAssessment(join(folder, OUTPUT_MARK));

const OUTPUT_MARK = 'assessment.json';
/** What `assess` writes beside its answer. */
const OUTPUT_FILE = /^(?:assessment(?:\.lock)?\.json|sizes\.csv|report\.html|peaks\.store)(?:\..*\.part|\.lock.*)?$/;
const MARK_BYTES = 256;

/** Somebody else's file may have the same name. */
async function isAssessment(path: string): Promise<boolean> {
  try {
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(MARK_BYTES), 0, MARK_BYTES, 0);
      return /^\{\s*"schemaVersion":/.test(buffer.toString('utf8', 0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch {
    return false;
  }
}

const noInput = (message: string, remedy: string): Problem => ({
  code: 'ingest/no-input',
  severity: 'error',
  at: null,
  message,
  remedy,
});

/** What of a folder was left out: told once, by names alone. */
function notesOf({ root, left, outputs }: Walk): Problem[] {
  const notes: Problem[] = [];
  const at = { file: basename(root) };
  if (outputs.length > 0) {
    const names = listed(outputs.map((name) => quoted(name === '' ? basename(root) : name)));
    notes.push({
      code: 'ingest/own-output',
      severity: 'info',
      at,
      message: `an earlier assessment wrote its answer to ${names}; those files are output and were not read as input`,
      remedy: 'keep output in a folder beside the inputs; a peaks.store in it is read where it is named itself',
    });
  }
  if (left.length > 0) {
    const words = left
      .toSorted((one, other) => compareText(one.name, other.name))
      .map(({ name, what }) => `${what} ${quoted(name)}`);
    notes.push({
      code: 'ingest/not-followed',
      severity: 'info',
      at,
      message: `not followed: ${listed(words)}`,
      remedy:
        'name the folders and the targets of the links as inputs of their own, if they hold inventories or samples',
    });
  }
  return notes;
}

const quoted = (name: string): string => `"${name.replace(/\p{C}/gu, ' ')}"`;

const LISTED = 6;

/** The first few, and how many more. */
const listed = (words: readonly string[]): string =>
  `${words.slice(0, LISTED).join(', ')}${words.length > LISTED ? ` and ${words.length - LISTED} more` : ''}`;

async function statOf(path: string): Promise<{ isDirectory: () => boolean }> {
  try {
    return await stat(path);
  } catch (cause) {
    throw new AssessmentError(noInput(`there is no ${path}`, 'check the path'), { cause });
  }
}

/** File names, with as many parent folders as it takes to tell them apart. */
export function labelsOf(files: readonly string[]): string[] {
  const parts = files.map((file) => file.split(sep).filter((part) => part !== ''));
  const labels = parts.map((own) => own.join('/'));
  let shared = parts.map((_, index) => index);
  for (let depth = 1; shared.length > 0; depth += 1) {
    const count = new Map<string, number>();
    const suffix = parts.map((own) => own.slice(-depth).join('/'));
    for (const label of suffix) count.set(label, (count.get(label) ?? 0) + 1);
    shared = shared.filter((index) => {
      if (depth >= parts[index]!.length) return false;
      if (count.get(suffix[index]!)! > 1) return true;
      labels[index] = suffix[index]!;
      return false;
    });
  }
  return labels;
}
