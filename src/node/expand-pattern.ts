import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, parse, sep } from 'node:path';
import { compareText } from '../model/index.js';

/** As many folders down as `**` reaches. */
const MOST_DEPTH = 8;
const ANY_FOLDERS = '**';

/** Whether a path that does not exist may be meant as a pattern. */
export const isPattern = (path: string): boolean => /[*?]/.test(path);

/**
 * The files and folders that a pattern stands for, for shells that leave patterns as they are: `*` is any text within a name, `?` one
 * character, and `**` as a whole name any number of folders, none included. Hidden names are matched only by a pattern that begins
 * with a point too, and `**` follows no links. On Windows upper and lower case are the same, and `\` parts names as `/` does.
 *
 * @returns ordered by their path, compared name by name; empty where nothing matches
 */
export async function expandPattern(pattern: string): Promise<readonly string[]> {
  const { root } = parse(pattern);
  const names = pattern
    .slice(root.length)
    .split(sep === '\\' ? /[\\/]+/ : /\/+/)
    .filter((name, index, all) => name !== '' && !(name === ANY_FOLDERS && all[index - 1] === ANY_FOLDERS));
  const found = new Set<string>();
  await expand({ found, base: root }, names, 0);
  return [...found]
    .map((path) => path.split('/'))
    .toSorted(compareNames)
    .map((path) => join(root, ...path));
}

/** Paths within `base`, with `/`. */
interface Search {
  readonly found: Set<string>;
  readonly base: string;
}

async function expand(search: Search, names: readonly string[], depth: number, folder = ''): Promise<void> {
  const [name, ...rest] = names;
  if (name === undefined) return;
  const isLast = rest.length === 0;
  if (name === ANY_FOLDERS) return expandAnyFolders(search, names, { depth, folder });
  if (!isPattern(name)) {
    const path = within(folder, name);
    if (!(await exists(join(search.base, path)))) return;
    if (isLast) search.found.add(path);
    else await expand(search, rest, depth, path);
    return;
  }
  const isMatch = matcherOf(name);
  for (const entry of await entriesOf(search, folder)) {
    if (!isMatch(entry.name)) continue;
    const path = within(folder, entry.name);
    if (isLast) search.found.add(path);
    else if (entry.isDirectory() || entry.isSymbolicLink()) await expand(search, rest, depth, path);
  }
}

/** What follows is looked for here and in every folder below; where nothing follows, every file below is meant. */
async function expandAnyFolders(
  search: Search,
  names: readonly string[],
  { depth, folder }: { readonly depth: number; readonly folder: string },
): Promise<void> {
  const rest = names.slice(1);
  await expand(search, rest, depth, folder);
  for (const entry of await entriesOf(search, folder)) {
    if (entry.name.startsWith('.')) continue;
    const path = within(folder, entry.name);
    if (entry.isDirectory() && depth < MOST_DEPTH) await expand(search, names, depth + 1, path);
    else if (entry.isFile() && rest.length === 0) search.found.add(path);
  }
}

const within = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** A folder that cannot be read holds nothing that matches. */
async function entriesOf({ base }: Search, folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(join(base, folder) || '.', { withFileTypes: true });
  } catch {
    return [];
  }
}

function matcherOf(pattern: string): (name: string) => boolean {
  const source = Array.from(pattern, (sign) => (sign === '*' ? '.*' : sign === '?' ? '.' : escaped(sign))).join('');
  const expression = new RegExp(`^${source.replace(/(?:\.\*)+/g, '.*')}$`, sep === '\\' ? 'isu' : 'su');
  return (name) => (pattern.startsWith('.') || !name.startsWith('.')) && expression.test(name);
}

const escaped = (sign: string): string => (/[\\^$.*+?()[\]{}|/-]/.test(sign) ? `\\${sign}` : sign);

function compareNames(left: readonly string[], right: readonly string[]): number {
  const at = left.findIndex((name, index) => name !== right[index]);
  return at < 0 ? left.length - right.length : compareText(left[at]!, right[at] ?? '');
}
