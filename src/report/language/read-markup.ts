/** What stands at a place of markup: a piece of its text or the number of a value. */
export type Part = string | number;

/** A run of parts within a tag: an attribute that people read, or all between. */
interface TagPart {
  readonly isRead: boolean;
  readonly parts: readonly Part[];
}

/** A piece of markup as it is read from left to right. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly value: number }
  | {
      readonly kind: 'tag';
      readonly name: string;
      readonly place: 'open' | 'close' | 'alone';
      readonly parts: readonly TagPart[];
    }
  /** An element that is nobody's to translate, with all that it holds. */
  | { readonly kind: 'left'; readonly name: string; readonly parts: readonly Part[] };

/** Attributes that are shown or read aloud. */
const READ_ATTRIBUTE = /\s(?:title|aria-label|placeholder|alt|data-label)="$/;
const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'meta', 'link', 'rect', 'path', 'circle', 'line', 'use']);
/** What they hold is the input's, or no text at all. */
const LEFT = new Set(['bdi', 'code', 'kbd', 'pre', 'script', 'style']);

/** Reads the literals of a template, values between them, as tokens. Our own markup: tags are closed and attributes quoted. */
export function readMarkup(literals: readonly string[]): readonly Token[] {
  const reader = new Reader(literals);
  const tokens: Token[] = [];
  for (let token = reader.next(); token !== null; token = reader.next()) tokens.push(token);
  return tokens;
}

/** A place in the literals: values stand at their ends. */
class Reader {
  readonly #literals: readonly string[];
  #literal = 0;
  #at = 0;

  constructor(literals: readonly string[]) {
    this.#literals = literals;
  }

  next(): Token | null {
    const value = this.#valueHere();
    if (value !== null) return { kind: 'value', value };
    const rest = this.#rest();
    if (rest === '') return null;
    if (!isTagStart(rest)) {
      const found = rest.slice(1).search(/<[!/a-zA-Z]/);
      return { kind: 'text', text: this.#take(found < 0 ? rest.length : found + 1) };
    }
    const tag = this.#tag();
    return tag.place === 'open' && LEFT.has(tag.name) ? this.#left(tag) : tag;
  }

  #rest(): string {
    return (this.#literals[this.#literal] ?? '').slice(this.#at);
  }

  #take(length: number): string {
    const text = this.#rest().slice(0, length);
    this.#at += length;
    return text;
  }

  /** At the end of a literal stands a value, but behind the last one. */
  #valueHere(): number | null {
    if (this.#rest() !== '' || this.#literal >= this.#literals.length - 1) return null;
    this.#at = 0;
    this.#literal += 1;
    return this.#literal - 1;
  }

  #tag(): Extract<Token, { kind: 'tag' }> {
    const { start, slash, name } = tagStart(this.#rest());
    const runs: Run[] = [{ isRead: false, parts: [this.#take(start.length)] }];
    let isQuoted = false;
    for (;;) {
      const value = this.#valueHere();
      if (value !== null) {
        runs[runs.length - 1]!.parts.push(value);
        continue;
      }
      const sign = this.#take(1);
      if (sign === '"') isQuoted = !isQuoted;
      addQuotable(runs, sign, isQuoted);
      if (sign === '' || (sign === '>' && !isQuoted)) break;
    }
    const isEmpty = lastText(runs[runs.length - 1]!.parts).endsWith('/>');
    return { kind: 'tag', name: name.toLowerCase(), place: placeOf(slash, name, isEmpty), parts: runs };
  }

  /** From an opening tag to its end, elements of its name within it counted. */
  #left({ name, parts }: Extract<Token, { kind: 'tag' }>): Token {
    const all: Part[] = parts.flatMap((run) => run.parts);
    const isOpaque = name === 'script' || name === 'style';
    for (let depth = 1; depth > 0;) {
      const value = this.#valueHere();
      if (value !== null) all.push(value);
      else if (this.#rest() === '') break;
      else if (this.#rest().startsWith(`</${name}`) || (!isOpaque && isTagStart(this.#rest()))) {
        const tag = this.#tag();
        all.push(...tag.parts.flatMap((run) => run.parts));
        if (tag.name === name && tag.place !== 'alone') depth += tag.place === 'open' ? 1 : -1;
      } else {
        const found = this.#rest().slice(1).indexOf('<');
        all.push(this.#take(found < 0 ? this.#rest().length : found + 1));
      }
    }
    return { kind: 'left', name, parts: all };
  }
}

function tagStart(text: string): { readonly start: string; readonly slash: string; readonly name: string } {
  const [start = '', slash = '', name = ''] = /^<([!/]?)([\w-]*)/.exec(text) ?? [];
  return { start, slash, name };
}

function placeOf(slash: string, name: string, isEmpty: boolean): 'open' | 'close' | 'alone' {
  if (slash === '/') return 'close';
  return slash === '!' || VOID.has(name) || isEmpty ? 'alone' : 'open';
}

const isTagStart = (text: string): boolean => /^<[!/a-zA-Z]/.test(text);

const lastText = (parts: readonly Part[]): string => {
  const last = parts[parts.length - 1];
  return typeof last === 'string' ? last : '';
};

function addSign(parts: Part[], sign: string): void {
  const last = parts[parts.length - 1];
  if (typeof last === 'string') parts[parts.length - 1] = last + sign;
  else parts.push(sign);
}

interface Run {
  readonly isRead: boolean;
  readonly parts: Part[];
}

/** An attribute that people read is a run of its own, between its quotes. */
function addQuotable(runs: Run[], sign: string, isQuoted: boolean): void {
  const run = runs[runs.length - 1]!;
  if (sign === '"' && !isQuoted && run.isRead) {
    runs.push({ isRead: false, parts: [sign] });
    return;
  }
  addSign(run.parts, sign);
  if (sign === '"' && isQuoted && READ_ATTRIBUTE.test(lastText(run.parts))) runs.push({ isRead: true, parts: [] });
}
