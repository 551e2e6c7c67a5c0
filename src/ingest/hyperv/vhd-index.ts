import { bytes } from '../../model/index.js';
import type { Bytes, Problem } from '../../model/index.js';
import { placeOfRow, textAt } from '../columns.js';
import type { Cursor } from '../columns.js';
import { ambiguousHypervRow } from '../problems.js';
import { derivedFrom } from '../sourced.js';
import type { Found, MachineDraft } from '../sourced.js';
import type { HypervDiskField } from './hyperv-columns.js';
import { hypervBytesAt, vhdTypeOf } from './hyperv-values.js';

/** What `Get-VHD`, or the same columns beside a drive, say of one file. */
export interface Vhd {
  readonly cursor: Cursor<HypervDiskField>;
  /** The machine, where the row names one. */
  readonly draft: MachineDraft | null;
  readonly host: string | null;
  /** Compared by `pathKey`; empty where the row has no path. */
  readonly key: string;
  readonly size: Found<Bytes> | null;
  readonly fileSize: Found<Bytes> | null;
  readonly type: Found<'fixed' | 'dynamic' | 'differencing' | null> | null;
  /** The file that this one is a difference to; empty for none. */
  readonly parentKey: string;
  isUsed: boolean;
}

export type VhdIndex = Map<string, Vhd[]>;

export function vhdAt(cursor: Cursor<HypervDiskField>, draft: MachineDraft | null): Vhd {
  const type = textAt(cursor, 'vhdType');
  return {
    cursor,
    draft,
    host: textAt(cursor, 'host')?.value.toLowerCase() ?? null,
    key: pathKey(textAt(cursor, 'path')?.value ?? ''),
    size: hypervBytesAt(cursor, 'size'),
    fileSize: hypervBytesAt(cursor, 'fileSize'),
    type: type === null ? null : { value: vhdTypeOf(type.value), origin: type.origin },
    parentKey: pathKey(textAt(cursor, 'parentPath')?.value ?? ''),
    isUsed: false,
  };
}

/** Windows compares paths without case, and writes one path with and without the `\\?\` before it. */
const pathKey = (path: string): string =>
  path
    .replaceAll('/', '\\')
    .replace(/^\\\\\?\\/, '')
    .toLowerCase();

export function addVhd(index: VhdIndex, vhd: Vhd): void {
  const list = index.get(vhd.key);
  if (list === undefined) index.set(vhd.key, [vhd]);
  else list.push(vhd);
}

/** Which file is looked for, and on whose behalf. */
export interface VhdSought {
  readonly key: string;
  readonly host: string | null;
  readonly draft: MachineDraft;
  readonly problems: Problem[];
}

/**
 * The file of a path. Hosts have the same paths, so of several the one that names the machine is taken, then the one that
 * names the host; files that agree are one. Where several sizes are left, none is taken and a problem says so.
 */
export function findVhd(index: VhdIndex, { key, host, draft, problems }: VhdSought): Vhd | null {
  const listed = key === '' ? [] : (index.get(key) ?? []);
  const possible = listed.filter((vhd) => (vhd.draft === null ? mayBeSeenFrom(host, vhd) : vhd.draft === draft));
  const ofMachine = preferring(possible, (vhd) => vhd.draft === draft);
  const found = preferring(ofMachine, (vhd) => host !== null && vhd.host === host);
  const [first] = found;
  if (first === undefined) return null;
  for (const vhd of found) vhd.isUsed = true;
  if (found.every((vhd) => isSameFile(vhd, first))) return first;
  problems.push(ambiguousHypervRow(placeOfRow(first.cursor), draft.core.values.name, found.length));
  return null;
}

/** A local path of another host is another file; a share or a cluster's volume is one wherever it is listed. */
const mayBeSeenFrom = (host: string | null, vhd: Vhd): boolean =>
  host === null || vhd.host === null || vhd.host === host || /^(?:\\\\|[a-z]:\\clusterstorage\\)/.test(vhd.key);

/** Those that fit, where any does. */
function preferring(vhds: readonly Vhd[], fits: (vhd: Vhd) => boolean): readonly Vhd[] {
  const fitting = vhds.filter(fits);
  return fitting.length > 0 ? fitting : vhds;
}

const isSameFile = (left: Vhd, right: Vhd): boolean =>
  left.size?.value === right.size?.value && left.fileSize?.value === right.fileSize?.value;

/** Deeper chains than this are not read: Hyper-V itself allows 50 checkpoints. */
const MAX_CHAIN = 64;

/** A file and those it is a difference to, from the newest to the base; null where one of them is not listed. */
export function chainOf(vhd: Vhd, index: VhdIndex, sought: VhdSought): readonly Vhd[] | null {
  const chain = [vhd];
  for (let last = vhd; last.parentKey !== '';) {
    const parent = chain.length < MAX_CHAIN ? findVhd(index, { ...sought, key: last.parentKey }) : null;
    if (parent === null || chain.includes(parent)) return null;
    chain.push(parent);
    last = parent;
  }
  return chain.at(-1)?.type?.value === 'differencing' ? null : chain;
}

/** What the files of a chain take up together, or null where one does not say. */
export function usedByChain(chain: readonly Vhd[]): Found<Bytes> | null {
  const [first] = chain;
  if (first?.fileSize == null || chain.some(({ fileSize }) => fileSize === null)) return null;
  if (chain.length === 1) return first.fileSize;
  const value = bytes(chain.reduce((sum, { fileSize }) => sum + (fileSize?.value ?? 0), 0));
  const origin = derivedFrom(first.fileSize.origin, 'the sum over the file, its checkpoints and its base');
  return { value, origin };
}
