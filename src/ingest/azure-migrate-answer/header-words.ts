/** What a header says: its words, and the unit that stands in it. */
export interface HeaderWords {
  readonly words: readonly string[];
  readonly unit: HeaderUnit | null;
  /** The code of ISO 4217, or null. */
  readonly currency: string | null;
}

export type UnitKind = 'size' | 'rate' | 'percent';

/** A unit and how many bytes, bytes per second or percent it stands for. */
export interface HeaderUnit {
  readonly kind: UnitKind;
  readonly factor: number;
}

const KIB = 1024;
const unit = (kind: UnitKind, factor: number): HeaderUnit => ({ kind, factor });

/** Azure Migrate's "MB" of sizes is MiB; its "MBPS" is 10^6 bytes per second, in whatever case it is written. */
const UNITS: ReadonlyMap<string, HeaderUnit> = new Map([
  ['bytes', unit('size', 1)],
  ['kb', unit('size', KIB)],
  ['kib', unit('size', KIB)],
  ['mb', unit('size', KIB ** 2)],
  ['mib', unit('size', KIB ** 2)],
  ['megabytes', unit('size', KIB ** 2)],
  ['gb', unit('size', KIB ** 3)],
  ['gib', unit('size', KIB ** 3)],
  ['gigabytes', unit('size', KIB ** 3)],
  ['tb', unit('size', KIB ** 4)],
  ['tib', unit('size', KIB ** 4)],
  ['bytesps', unit('rate', 1)],
  ['kbps', unit('rate', 1000)],
  ['kibps', unit('rate', KIB)],
  ['mbps', unit('rate', 1_000_000)],
  ['mibps', unit('rate', KIB ** 2)],
  ['gbps', unit('rate', 1_000_000_000)],
  ['mbitps', unit('rate', 125_000)],
  ['percent', unit('percent', 1)],
  ['percentage', unit('percent', 1)],
  ['pct', unit('percent', 1)],
]);

/** The unit that a word such as `MB` or `MBps` names, or null. */
export const unitOfWord = (word: string): HeaderUnit | null =>
  UNITS.get(word.toLowerCase().replace(/\/s(?:ec)?$/, 'ps')) ?? null;

/** The currencies in which Azure prints prices. */
export const CURRENCIES: ReadonlySet<string> = new Set(
  (
    'ars aud brl cad chf cny czk dkk eur gbp hkd huf idr ils inr jpy krw mxn myr nok nzd pln rub sar sek sgd thb try twd ' +
    'usd zar aed clp cop'
  ).split(' '),
);

/** A longer cell is no header. */
const MAX_HEADER_CHARACTERS = 160;

/**
 * The words of a header in lower case. Words that are written together, as in `RecommendedVMSize` or `memorymb`, are taken
 * apart with the help of `vocabulary`, so that letter case says nothing.
 */
export function wordsOfHeader(header: string, vocabulary: ReadonlySet<string>): HeaderWords {
  const words: string[] = [];
  let found: HeaderUnit | null = null;
  let currency: string | null = null;
  for (const token of tokensOf(header).flatMap((one) => parted(one, vocabulary))) {
    const unitOfToken = UNITS.get(token);
    if (unitOfToken !== undefined) found ??= unitOfToken;
    else if (CURRENCIES.has(token)) currency ??= token.toUpperCase();
    else words.push(token);
  }
  return { words, unit: found, currency };
}

const tokensOf = (header: string): string[] =>
  header
    .slice(0, MAX_HEADER_CHARACTERS)
    .toLowerCase()
    .replaceAll('_', ' ')
    .replaceAll('%', ' percent ')
    .replaceAll('#', ' number ')
    .replace(/us\$/g, ' usd ')
    .replace(/a\$/g, ' aud ')
    .replaceAll('€', ' eur ')
    .replaceAll('£', ' gbp ')
    .replace(/\b(mbit|mib|mb|kib|kb|gb|bytes) ?(?:\/|per) ?s(?:ec(?:ond)?s?)?\b/g, '$1ps')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '');

/** The fewest known words that make up a token, or the token itself. */
function parted(token: string, vocabulary: ReadonlySet<string>): readonly string[] {
  if (isKnown(token, vocabulary) || token.length > MAX_PARTED || token.length < 4) return [token];
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= token.length; end += 1) {
    const ways = best.flatMap((before, start) => {
      const word = token.slice(start, end);
      return before !== null && word.length > 1 && isKnown(word, vocabulary) ? [[...before, word]] : [];
    });
    best.push(ways.toSorted((one, other) => one.length - other.length)[0] ?? null);
  }
  return best[token.length] ?? [token];
}

const MAX_PARTED = 60;

const isKnown = (word: string, vocabulary: ReadonlySet<string>): boolean =>
  vocabulary.has(word) || UNITS.has(word) || CURRENCIES.has(word);
