import { compareText } from '../model/index.js';
import { sha256 } from '../recovery/index.js';
import type { NameKind } from './field-kinds.js';

/** A name of the data: all spellings that differ in case alone are one. */
export interface Name {
  /** In lower case. */
  readonly text: string;
  /** By where it was met first; the kind decides what its pseudonym is called. */
  readonly kind: NameKind;
  /** As it is spelt in the data. */
  readonly spellings: Set<string>;
  /** What numbers follow where it is not its own text: the name of the machine that an id is of. */
  readonly order: string;
  /** The name that this one is a part of and shares its pseudonym with: `esx01` of `esx01.shop.example`. */
  readonly shortOf: string | null;
  /** What follows the pseudonym and is nobody's secret: `.csv.gz`, `.postgres.database.azure.com`. */
  readonly ending: string;
}

/** What pseudonyms begin with, and how many digits their numbers have at least. */
const FORMS: Readonly<Record<NameKind, readonly [word: string, digits: number]>> = {
  machine: ['machine', 4],
  id: ['id', 4],
  host: ['host', 2],
  cluster: ['cluster', 2],
  datacenter: ['datacenter', 2],
  manager: ['manager', 2],
  datastore: ['datastore', 2],
  application: ['app', 2],
  group: ['group', 2],
  network: ['network', 2],
  subnet: ['subnet', 2],
  securityGroup: ['asg', 2],
  rule: ['rule', 4],
  party: ['party', 2],
  link: ['link', 2],
  domain: ['domain', 2],
  person: ['person', 2],
  note: ['note', 2],
  file: ['file', 2],
  sheet: ['sheet', 2],
  column: ['column', 2],
  device: ['disk', 2],
  criticality: ['criticality', 2],
  policy: ['policy', 2],
  priceSheet: ['pricesheet', 2],
  account: ['account', 2],
  pattern: ['pattern', 2],
  hardware: ['hardware', 2],
  text: ['text', 2],
};

/** Digits of the hash that a pseudonym with a key shows; twice as many where two names share them. */
const HASH_DIGITS = 8;

/**
 * A pseudonym for each name, by its text. Without a key they are numbered in the order of the names of their kind; with one they are the first digits
 * of SHA-256 over key, kind and name, so that names that come or go change no other. None equals a name of the data.
 */
export function namePseudonyms(names: ReadonlyMap<string, Name>, key: string | null): ReadonlyMap<string, string> {
  const byKind = new Map<NameKind, Name[]>();
  for (const name of names.values()) {
    if (name.shortOf !== null) continue;
    const list = byKind.get(name.kind);
    if (list === undefined) byKind.set(name.kind, [name]);
    else list.push(name);
  }
  const given = new Map<string, string>();
  for (const [kind, list] of byKind) {
    list.sort((one, other) => compareText(one.order, other.order) || compareText(one.text, other.text));
    const stems = key === null ? numbered(kind, list, names) : hashed(kind, list, key, names);
    list.forEach((name, place) => given.set(name.text, `${stems[place] ?? ''}${name.ending}`));
  }
  for (const name of names.values()) {
    if (name.shortOf !== null) given.set(name.text, given.get(name.shortOf) ?? name.text);
  }
  return given;
}

function numbered(kind: NameKind, list: readonly Name[], names: ReadonlyMap<string, Name>): readonly string[] {
  const [word, digits] = FORMS[kind];
  let number = 0;
  return list.map(({ ending }) => {
    for (;;) {
      number += 1;
      const stem = `${word}-${String(number).padStart(digits, '0')}`;
      if (!names.has(stem) && !names.has(stem + ending)) return stem;
    }
  });
}

function hashed(
  kind: NameKind,
  list: readonly Name[],
  key: string,
  names: ReadonlyMap<string, Name>,
): readonly string[] {
  const [word] = FORMS[kind];
  const encoder = new TextEncoder();
  const digests = list.map(({ text }) => sha256(encoder.encode(`${key}\u0000${kind}\u0000${text}`)));
  const sharing = new Map<string, number>();
  for (const digest of digests) {
    const start = digest.slice(0, HASH_DIGITS);
    sharing.set(start, (sharing.get(start) ?? 0) + 1);
  }
  return digests.map((digest) => {
    const short = `${word}-${digest.slice(0, HASH_DIGITS)}`;
    const isTaken = names.has(short) || (sharing.get(digest.slice(0, HASH_DIGITS)) ?? 0) > 1;
    return isTaken ? `${word}-${digest}` : short;
  });
}

/** A key that only who has all the names has, for where the owner gives none. */
export function keyOfNames(texts: Iterable<string>): string {
  return sha256(new TextEncoder().encode([...texts].sort(compareText).join('\u0000')));
}
