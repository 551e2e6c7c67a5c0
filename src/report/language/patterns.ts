import { invariant } from '../../model/index.js';

/** One way to read a text: pieces of ours and between them values, one fewer than pieces. */
export interface Pattern {
  readonly pieces: readonly string[];
  readonly kinds: readonly ValueKind[];
  /** Number of the value between pieces, as the translation names it. */
  readonly numbers: readonly number[];
  readonly translation: string;
  /** Characters of ours: of two patterns that fit, the one with more is meant. */
  readonly weight: number;
}

/** `given` stays as it is, `words` are translated in their turn. */
export type ValueKind = 'given' | 'number' | 'date' | 'words';

const KINDS: Readonly<Record<string, ValueKind>> = { '': 'given', '#': 'number', '@': 'date', '~': 'words' };
const VALUE = /\{(\d+)([#@~]?)\}/g;
const FORMS = /\(s\)|\(([^()|{}]*\|[^()|{}]*)\)/;

/** Every form of a key: `{0#} machine(s)` is two. */
export function formsOf(key: string): readonly string[] {
  const found = FORMS.exec(key);
  if (found === null) return [key];
  const [whole, choices] = found;
  const forms = choices === undefined ? ['', 's'] : choices.split('|');
  return forms.flatMap((form) => formsOf(key.slice(0, found.index) + form + key.slice(found.index + whole.length)));
}

export function patternOf(key: string, translation: string): Pattern {
  const pieces: string[] = [];
  const kinds: ValueKind[] = [];
  const numbers: number[] = [];
  let from = 0;
  for (const found of key.matchAll(VALUE)) {
    pieces.push(key.slice(from, found.index));
    numbers.push(Number(found[1]));
    kinds.push(KINDS[found[2] ?? ''] ?? 'given');
    from = found.index + found[0].length;
  }
  pieces.push(key.slice(from));
  invariant(
    pieces.slice(1, -1).every((piece) => piece !== ''),
    'words stand between two values of a pattern',
  );
  return { pieces, kinds, numbers, translation, weight: pieces.join('').length };
}

const NUMBER = /^(?:< )?-?\d+(?:,\d{3})*(?:\.\d+)?$/;
const DATE = /^\d{4}-\d\d-\d\d(?: \d\d:\d\d(?: UTC)?)?$/;
/** A name does not run from one sentence into the next. */
const SENTENCE_END = /[a-z)”"]\. [A-Z]/;
const fits = (kind: ValueKind, value: string): boolean => {
  if (kind === 'number') return NUMBER.test(value);
  if (kind === 'date') return DATE.test(value);
  return value !== '' && (kind === 'words' || !SENTENCE_END.test(value));
};

/**
 * The values of a text that a pattern reads, or null. A text that can be read in two ways, such as a name that holds words of ours, is not
 * read at all: what is the customer's is never taken for ours.
 */
function valuesIn(text: string, pattern: Pattern): readonly string[] | null {
  const { pieces } = pattern;
  const first = pieces[0]!;
  const last = pieces[pieces.length - 1]!;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return null;
  const body = { text, end: text.length - last.length };
  const shortest = read(body, pattern, (from, piece) => placesForward(text, piece, from, body.end));
  if (shortest === null) return null;
  const longest = read(body, pattern, (from, piece) => placesForward(text, piece, from, body.end).toReversed());
  return longest?.every((value, index) => value === shortest[index]) === true ? shortest : null;
}

function placesForward(text: string, piece: string, from: number, end: number): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(piece, from + 1); at >= 0 && at + piece.length <= end; at = text.indexOf(piece, at + 1))
    places.push(at);
  return places;
}

/** Tries places in the order given; a place that failed for a piece is not tried again, so the cost is at most pieces times places squared. */
function read(
  { text, end }: { readonly text: string; readonly end: number },
  { pieces, kinds }: Pattern,
  placesOf: (from: number, piece: string) => readonly number[],
): readonly string[] | null {
  const failed = new Set<number>();
  const values: string[] = [];
  const step = (index: number, from: number): boolean => {
    const kind = kinds[index]!;
    if (index === kinds.length - 1) {
      const value = text.slice(from, end);
      if (!fits(kind, value)) return false;
      values[index] = value;
      return true;
    }
    const key = index * (text.length + 1) + from;
    if (failed.has(key)) return false;
    const piece = pieces[index + 1]!;
    for (const at of placesOf(from, piece)) {
      const value = text.slice(from, at);
      if (fits(kind, value) && step(index + 1, at + piece.length)) {
        values[index] = value;
        return true;
      }
    }
    failed.add(key);
    return false;
  };
  return step(0, pieces[0]!.length) ? values : null;
}

const WORD = /[A-Za-z]+/g;

/** Whole words of the pieces: one that ends where a value begins may be longer in a text. */
function wordsOfPattern({ pieces }: Pattern): readonly string[] {
  return pieces.flatMap((piece, index) =>
    [...piece.matchAll(WORD)].flatMap(({ 0: word, index: at }) => {
      const isCut = (at === 0 && index > 0) || (at + word.length === piece.length && index < pieces.length - 1);
      return isCut ? [] : [word];
    }),
  );
}

/** Patterns by the rarest of their words, so that a text is held against few of some thousand. */
export class PatternIndex {
  readonly #byWord = new Map<string, Pattern[]>();
  readonly #others: Pattern[] = [];

  constructor(patterns: readonly Pattern[]) {
    const uses = new Map<string, number>();
    const worded = patterns.map((pattern) => ({ pattern, words: wordsOfPattern(pattern) }));
    for (const { words } of worded) for (const word of new Set(words)) uses.set(word, (uses.get(word) ?? 0) + 1);
    for (const { pattern, words } of worded) {
      const rarest = words.toSorted((left, right) => uses.get(left)! - uses.get(right)!)[0];
      if (rarest === undefined) this.#others.push(pattern);
      else this.#byWord.set(rarest, [...(this.#byWord.get(rarest) ?? []), pattern]);
    }
  }

  /** The patterns that read a text with its values, the one that says most of it first. */
  *find(text: string): Generator<{ readonly pattern: Pattern; readonly values: readonly string[] }> {
    const candidates = [...this.#others];
    for (const word of new Set(text.match(WORD) ?? [])) candidates.push(...(this.#byWord.get(word) ?? []));
    candidates.sort((left, right) => right.weight - left.weight);
    for (const pattern of candidates) {
      const values = valuesIn(text, pattern);
      if (values !== null) yield { pattern, values };
    }
  }
}
