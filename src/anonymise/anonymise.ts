import { compareText } from '../model/index.js';
import { addressPseudonyms, readAddress, replaceAddresses } from './addresses.js';
import { collectNames } from './collect-names.js';
import { fieldKind } from './field-kinds.js';
import { keyOfNames, namePseudonyms } from './names.js';
import { nameReplacer } from './replace-names.js';
import type { NameReplacer } from './replace-names.js';
import { mapStrings } from './walk.js';

export interface AnonymiseOptions {
  /** What only the owner knows: pseudonyms follow from it and from each name alone. Null: they are numbered. */
  readonly key: string | null;
  /** What else must not be seen: the customer's name, words out of statements. Replaced as names are. */
  readonly words: readonly string[];
}

/** A name of the data and what stands in its place. */
export interface Pseudonym {
  /** What it names: `machine`, `host`, `address`. */
  readonly kind: string;
  /** As it is spelt in the data; the first spelling in our order where there are several. */
  readonly original: string;
  readonly pseudonym: string;
}

export interface Anonymised<T> {
  readonly contents: T;
  /** By kind, then by original: with it the owner translates back. It must not go where the contents go. */
  readonly pseudonyms: readonly Pseudonym[];
}

/**
 * The same data with pseudonyms in the place of every name: of machines, hosts, addresses, applications, people, files and the rest of
 * `docs/anonymise.md`. Numbers, dates, sizes, products and the order of lists stay. The same data and options give the same pseudonyms.
 *
 * Fields that hold names are replaced whole. Within sentences names are replaced on borders of words, the longest first, whatever their case; names
 * that are plain words only as they are spelt; numbers, single letters and words such as `and` only in quotes and beside other names.
 *
 * @param contents plain data by document: `assessment`, `graph`, `waves`, `replication`, `recovery` and the others of an output folder
 */
export function anonymise<T extends object>(contents: T, { key, words }: AnonymiseOptions): Anonymised<T> {
  const { names, addresses } = collectNames(contents, words);
  const addressOf = addressPseudonyms(addresses, key ?? keyOfNames([...names.keys(), ...addresses]));
  const pseudonyms = namePseudonyms(names, key);
  const replacer = nameReplacer(names, pseudonyms, (text) => replaceAddresses(text, addressOf));
  const done = {
    words: new Map<string, string>(),
    sentence: new Map<string, string>(),
    columns: new Map<string, string>(),
    name: new Map<string, string>(),
  };
  const replaced = mapStrings(contents, {
    text: (text, path) => {
      const treatment = treatmentOf(path);
      if (treatment === 'fixed') return text;
      let pseudonymous = done[treatment].get(text);
      if (pseudonymous === undefined) {
        pseudonymous = replaceIn(text, treatment, replacer, addressOf);
        done[treatment].set(text, pseudonymous);
      }
      return pseudonymous;
    },
    key: (text) => replacer.whole(text) ?? replacer.inWords(text),
    record: withoutStatements,
  });
  return { contents: replaced, pseudonyms: listPseudonyms() };

  function listPseudonyms(): readonly Pseudonym[] {
    const list: Pseudonym[] = [];
    for (const { text, kind, spellings } of names.values()) {
      const original = [...spellings].sort(compareText)[0] ?? text;
      list.push({ kind, original, pseudonym: pseudonyms.get(text) ?? text });
    }
    for (const address of addresses) {
      const pseudonym = addressOf(address);
      if (pseudonym !== address) list.push({ kind: 'address', original: address, pseudonym });
    }
    return list.sort((one, other) => compareText(one.kind, other.kind) || compareText(one.original, other.original));
  }
}

type Treatment = 'words' | 'sentence' | 'columns' | 'name';

function treatmentOf(path: readonly string[]): Treatment | 'fixed' {
  const kind = fieldKind(path);
  return kind === 'fixed' || kind === 'words' || kind === 'sentence' || kind === 'columns' ? kind : 'name';
}

function replaceIn(
  text: string,
  treatment: Treatment,
  replacer: NameReplacer,
  addressOf: (text: string) => string,
): string {
  if (treatment === 'words') return replacer.inWords(text);
  if (treatment === 'columns') return replacer.inColumn(text);
  if (readAddress(text) !== null) return addressOf(text);
  return replacer.whole(text) ?? replacer.inSentence(text);
}

const WITHHELD = 'what was stated is withheld from this anonymised copy';

/** Problems about statements are made of what people wrote, in which nothing tells names from other words. */
function withoutStatements(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { code, message, remedy } = record;
  if (typeof code !== 'string' || !code.startsWith('statements/') || typeof message !== 'string') return record;
  return { ...record, message: WITHHELD, ...(remedy === undefined ? {} : { remedy: 'see the original' }) };
}
