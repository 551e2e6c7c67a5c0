import type { NameKind } from './field-kinds.js';
import type { Name } from './names.js';

/** How sure it is that a word of a sentence is meant as a name. */
type Clarity = 'clear' | 'plain' | 'weak';

interface Known {
  readonly name: Name;
  readonly clarity: Clarity;
  readonly pseudonym: string;
  /** Characters before its first letter or digit. */
  readonly lead: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly pseudonym: string;
}

const QUOTED = /"([^"\n]{1,200})"/gu;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
const PLAIN = /^[\p{L}\p{M}]+(?: [\p{L}\p{M}]+)*$/u;
/** Words that bind sentences: as names they are replaced only where a sentence shows that they are some. */
const BINDING: ReadonlySet<string> = new Set(
  `a all an and any are as at be both but by each for from goes had has have holds if in into is it its machine machines no nobody none not of on one or
  other others out over than that the their them then there they this to two unknown until up was what where which who with without`.split(
    /\s+/u,
  ),
);
/** Kinds that no sentence names: their plain words are left to it. */
const OUT_OF_SENTENCES: ReadonlySet<NameKind> = new Set(['column', 'sheet', 'criticality', 'rule']);
/** Between a name and a name, where nothing else stands between them. */
const BETWEEN_NAMES = /^(?:, | and |, and | or | asks |\/)$/u;

const clarityOf = (text: string): Clarity => {
  if (!/[\p{L}\p{N}]/u.test(text) || /^\p{N}+$/u.test(text) || Array.from(text).length === 1 || BINDING.has(text))
    return 'weak';
  return PLAIN.test(text) ? 'plain' : 'clear';
};

/** Replaces names within texts. */
export interface NameReplacer {
  /** The pseudonym of a text that is a name as a whole; null where it is none. */
  readonly whole: (text: string) => string | null;
  /** Every clear name, plain ones as they are spelt, weak ones where they stand in quotes or beside another name. */
  readonly inSentence: (text: string) => string;
  /** Clear names, and what stands in quotes. */
  readonly inWords: (text: string) => string;
  /** Clear names, and what stands in square brackets. */
  readonly inColumn: (text: string) => string;
}

/**
 * Finds names in sentences: the leftmost first, of those the longest; on borders of words.
 *
 * `clear` ones have a digit, a dash, a dot or the like, and are replaced in any case. `plain` ones are of letters and blanks only, as any word of a
 * sentence is: they are replaced where they stand as they are spelt, by themselves. `weak` ones (numbers, one letter, words such as `and`) would
 * take every sentence apart, and are replaced in quotes, in lists beside another name, and where they are the whole text.
 */
export function nameReplacer(
  names: ReadonlyMap<string, Name>,
  pseudonyms: ReadonlyMap<string, string>,
  replaceAddresses: (text: string) => string,
): NameReplacer {
  const byFirstWord = new Map<string, Known[]>();
  for (const name of names.values()) {
    if (OUT_OF_SENTENCES.has(name.kind) && clarityOf(name.text) !== 'clear') continue;
    const first = new RegExp(WORD.source, 'u').exec(name.text);
    if (first === null) continue;
    const known = {
      ...{ name, lead: first.index, clarity: clarityOf(name.text) },
      pseudonym: pseudonyms.get(name.text) ?? name.text,
    };
    const list = byFirstWord.get(first[0]);
    if (list === undefined) byFirstWord.set(first[0], [known]);
    else list.push(known);
  }
  for (const list of byFirstWord.values()) {
    list.sort((one, other) => other.name.text.length - one.name.text.length);
  }
  const whole = (text: string): string | null => pseudonyms.get(text.trim().toLowerCase()) ?? null;
  const replace = (text: string, takesPlain: boolean): string => {
    const spans = quotedSpans(text, whole);
    const weak: Span[] = [];
    findSpans(text, byFirstWord, ({ clarity, ...span }) => {
      if (isFree(span, spans)) {
        if (clarity === 'weak') weak.push(span);
        else if (clarity === 'clear' || takesPlain) spans.push(span);
        else return false;
        return clarity !== 'weak';
      }
      return false;
    });
    if (takesPlain) addBesideNames(text, spans, weak);
    return write(text, spans, replaceAddresses);
  };
  const inWords = (text: string): string => replace(text, false);
  const inColumn = (text: string): string =>
    inWords(
      text.replaceAll(INSTANCE, (bracketed: string, name: string) => {
        const pseudonym = whole(name);
        return pseudonym === null ? bracketed : `[${pseudonym}]`;
      }),
    );
  return { whole, inSentence: (text) => replace(text, true), inWords, inColumn };
}

const isFree = ({ from, to }: Span, spans: readonly Span[]): boolean =>
  spans.every((span) => to <= span.from || from >= span.to);

/** Names in quotes, whatever they are like. */
function quotedSpans(text: string, whole: (text: string) => string | null): Span[] {
  const spans: Span[] = [];
  for (const { index, 1: inner = '' } of quotedIn(text)) {
    const pseudonym = whole(inner);
    if (pseudonym !== null) spans.push({ from: index + 1, to: index + 1 + inner.length, pseudonym });
  }
  return spans;
}

const INSTANCE = /\[([^\]\n]{1,200})\]/gu;
/** What stands in square brackets: the disk or NIC of a column. */
export const bracketedIn = (text: string): Iterable<RegExpExecArray> => text.matchAll(INSTANCE);

/** What stands in double quotes on one line. */
export const quotedIn = (text: string): Iterable<RegExpExecArray> => text.matchAll(QUOTED);

/** Offers names from left to right, longer ones first; behind one that is taken it goes on. */
function findSpans(
  text: string,
  byFirstWord: ReadonlyMap<string, readonly Known[]>,
  take: (found: Span & { readonly clarity: Clarity }) => boolean,
): void {
  let taken = 0;
  for (const { index, 0: word } of text.matchAll(WORD)) {
    if (index < taken) continue;
    for (const known of byFirstWord.get(word.toLowerCase()) ?? []) {
      const { clarity, pseudonym } = known;
      const from = index - known.lead;
      const to = from + known.name.text.length;
      if (from < taken || !standsAt(text, from, known)) continue;
      if (!take({ from, to, pseudonym, clarity })) continue;
      taken = to;
      break;
    }
  }
}

/** Characters that bind a plain word to its neighbour: `disk` of `agent-disk`, of `disk_1` and of `disk.vmdk` is no name. */
const BINDS = /[\p{L}\p{N}\p{M}_\\@-]/u;

function standsAt(text: string, from: number, { name, clarity }: Known): boolean {
  const to = from + name.text.length;
  const found = text.slice(from, to);
  if (found.toLowerCase() !== name.text) return false;
  const [before, after] = [text.charAt(from - 1), text.charAt(to)];
  if (clarity === 'clear') {
    const starts = WORD_CHARACTER.test(found.charAt(0)) && WORD_CHARACTER.test(before);
    const ends = WORD_CHARACTER.test(found.at(-1) ?? '') && WORD_CHARACTER.test(after);
    return !starts && !ends;
  }
  if (!name.spellings.has(found)) return false;
  if (BINDS.test(before) || BINDS.test(after)) return false;
  return !(after === '.' && WORD_CHARACTER.test(text.charAt(to + 1))) && before !== '.';
}

/** Takes weak names that stand in a list beside a name, and those beside them. */
function addBesideNames(text: string, spans: Span[], weak: readonly Span[]): void {
  const touches = (one: Span): boolean =>
    spans.some(
      ({ from, to }) =>
        BETWEEN_NAMES.test(text.slice(to, Math.max(to, one.from))) ||
        BETWEEN_NAMES.test(text.slice(one.to, Math.max(one.to, from))),
    );
  let left = weak.filter((span) => isFree(span, spans));
  for (;;) {
    const next = left.filter(touches);
    if (next.length === 0) return;
    spans.push(...next);
    left = left.filter((span) => !next.includes(span));
  }
}

function write(text: string, spans: Span[], replaceAddresses: (text: string) => string): string {
  if (spans.length === 0) return replaceAddresses(text);
  spans.sort((one, other) => one.from - other.from);
  let written = '';
  let end = 0;
  for (const { from, to, pseudonym } of spans) {
    written += replaceAddresses(text.slice(end, from)) + pseudonym;
    end = to;
  }
  return written + replaceAddresses(text.slice(end));
}
