import { readMarkup } from './read-markup.js';
import type { Part, Token } from './read-markup.js';

/** A template in another language: the same values between other literals, perhaps in another order. */
export interface CompiledTemplate {
  readonly literals: readonly string[];
  /** For each place between the literals which value stands there. */
  readonly order: readonly number[];
  /** For each of those places whether what stands there is text of ours, or nobody's to translate. */
  readonly isText: readonly boolean[];
}

/** Looks a message up; null where the language has none, which whoever looks up counts. Messages are plain text, not escaped. */
export type FindMessage = (message: string) => string | null;

/** Tags that end a sentence; all others stand within one. */
const BLOCKS = new Set(
  `address article aside blockquote body button caption col colgroup dd desc details div dl doctype dt figcaption figure footer form g h1 h2 h3
  h4 h5 head header hr html input label legend li main meta nav noscript ol optgroup option p path rect section select small style summary svg
  table tbody td template text textarea tfoot th thead title tr ul line circle use br`.split(/\s+/),
);

/** A part of a sentence: text, or a placeholder with what it stands for. */
type Atom =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'place'; readonly name: string; readonly slots: readonly Slot[] };

/** What is written: a literal, or a value that is text or not. */
type Slot = string | { readonly value: number; readonly isText: boolean };

/**
 * Translates the literals of a template. Sentences end at block-level tags; within one, values are `{0}`, `{1}`, … and tags `<0>…</0>`
 * in the order of the English. Tags, attributes and values are all kept, each once.
 */
export function compileTemplate(literals: readonly string[], find: FindMessage): CompiledTemplate {
  const slots: Slot[] = [];
  let sentence: Token[] = [];
  const flush = (): void => {
    if (sentence.length > 0) slots.push(...sentenceSlots(sentence, find));
    sentence = [];
  };
  for (const token of readMarkup(literals)) {
    const isBlock = 'name' in token && (BLOCKS.has(token.name) || token.name === 'script' || token.name === '');
    if (!isBlock) {
      sentence.push(token);
      continue;
    }
    flush();
    slots.push(...tokenSlots(token, find));
  }
  flush();
  return assembled(slots);
}

function assembled(slots: readonly Slot[]): CompiledTemplate {
  const literals = [''];
  const order: number[] = [];
  const isText: boolean[] = [];
  for (const slot of slots) {
    if (typeof slot === 'string') literals.push(`${literals.pop() ?? ''}${slot}`);
    else {
      literals.push('');
      order.push(slot.value);
      isText.push(slot.isText);
    }
  }
  return { literals, order, isText };
}

const partSlots = (parts: readonly Part[], isText: boolean): readonly Slot[] =>
  parts.map((part) => (typeof part === 'string' ? part : { value: part, isText }));

function tokenSlots(token: Token, find: FindMessage): readonly Slot[] {
  if (token.kind === 'text') return [token.text];
  if (token.kind === 'value') return [{ value: token.value, isText: true }];
  if (token.kind === 'left') return partSlots(token.parts, false);
  return token.parts.flatMap(({ isRead, parts }) =>
    isRead ? sentenceSlots(parts.map(partToken), find) : partSlots(parts, false),
  );
}

const partToken = (part: Part): Token =>
  typeof part === 'string' ? { kind: 'text', text: part } : { kind: 'value', value: part };

/** A sentence with its blanks at either end; tags around all of it are no part of it. */
function sentenceSlots(tokens: readonly Token[], find: FindMessage): readonly Slot[] {
  const bare = withoutEnds(tokens);
  if (bare !== null) {
    const { before, within, after } = bare;
    return [
      ...before.flatMap((token) => tokenSlots(token, find)),
      ...sentenceSlots(within, find),
      ...after.flatMap((token) => tokenSlots(token, find)),
    ];
  }
  const atoms = atomsOf(tokens, find);
  const { key, blanks } = keyOf(atoms);
  const translation = key === '' ? null : find(key);
  if (translation === null) return tokens.flatMap((token) => tokenSlots(token, find));
  const places = new Map(atoms.flatMap((atom) => (atom.kind === 'place' ? [[atom.name, atom.slots] as const] : [])));
  return [
    blanks[0],
    ...translation
      .split(PLACE)
      .flatMap((piece, index): readonly Slot[] => (index % 2 === 0 ? [escapeText(piece)] : (places.get(piece) ?? []))),
    blanks[1],
  ];
}

/** `{0}`, `<0>`, `</0>`, `<0/>`. */
const PLACE = /(\{\d+\}|<\/?\d+\/?>)/;
/** The placeholders of a message, in order by their text. */
export const placesOf = (message: string): readonly string[] =>
  message
    .split(PLACE)
    .filter((_, index) => index % 2 === 1)
    .toSorted();

interface Bare {
  readonly before: readonly Token[];
  readonly within: readonly Token[];
  readonly after: readonly Token[];
}

const isBlank = (token: Token): boolean => token.kind === 'text' && token.text.trim() === '';

/** Takes blanks and a pair of tags around a whole sentence off; null where there is none. */
function withoutEnds(tokens: readonly Token[]): Bare | null {
  const first = tokens.findIndex((token) => !isBlank(token));
  const last = tokens.findLastIndex((token) => !isBlank(token));
  const start = tokens[first];
  if (start?.kind !== 'tag') return null;
  if (start.place === 'open' && first < last && closeOf(tokens, first) === last) {
    return {
      before: tokens.slice(0, first + 1),
      within: tokens.slice(first + 1, last),
      after: tokens.slice(last),
    };
  }
  return null;
}

/** Where the tag that opens at a place closes, or -1. */
function closeOf(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind !== 'tag' || token.place === 'alone') continue;
    depth += token.place === 'open' ? 1 : -1;
    if (depth === 0) return at;
  }
  return -1;
}

function atomsOf(tokens: readonly Token[], find: FindMessage): readonly Atom[] {
  let values = 0;
  let tags = 0;
  const open: number[] = [];
  return tokens.map((token): Atom => {
    if (token.kind === 'text') return token;
    const slots = tokenSlots(token, find);
    if (token.kind === 'value') return { kind: 'place', name: `{${values++}}`, slots };
    if (token.kind === 'left' || token.place === 'alone') return { kind: 'place', name: `<${tags++}/>`, slots };
    if (token.place === 'open') {
      open.push(tags);
      return { kind: 'place', name: `<${tags++}>`, slots };
    }
    return { kind: 'place', name: `</${open.pop() ?? tags++}>`, slots };
  });
}

function keyOf(atoms: readonly Atom[]): { readonly key: string; readonly blanks: readonly [string, string] } {
  const whole = atoms.map((atom) => (atom.kind === 'text' ? unescapeText(atom.text) : atom.name)).join('');
  const key = whole.trim().replace(/\s+/g, ' ');
  return { key, blanks: [/^\s*/.exec(whole)![0], key === '' ? '' : /\s*$/.exec(whole)![0]] };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#96;': '`',
  '&nbsp;': '\u00a0',
};
const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Escaped text of a page as a reader sees it. */
export const unescapeText = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39|#96|nbsp);/g, (entity) => ENTITIES[entity]!);

/** Text as it stands in a page. What comes from a page has pictures for control characters already. */
export const escapeText = (text: string): string => text.replace(/[&<>"'`]/g, (sign) => SIGNS[sign]!);
