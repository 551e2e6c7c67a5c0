import { invariant } from '../model/index.js';
import { visibleText } from '../model/index.js';

const MARKUP: unique symbol = Symbol('markup');

/** Text that is markup already. Only `html` and `raw` make one: no string of an input, however it is shaped, can pass for it. */
export interface Html {
  readonly [MARKUP]: MarkupNode;
}

/**
 * What a piece of markup is made of: text that is escaped already, a template with what stands between its literals, or one piece after
 * another. Kept as a tree so that many pieces from the same templates can be packed without repeating the templates.
 */
export type MarkupNode = string | MarkupTemplate | MarkupLate | readonly MarkupNode[];

export interface MarkupTemplate {
  /** One more than values; the same object for the same place in our sources. */
  readonly literals: readonly string[];
  readonly values: readonly MarkupNode[];
}

/** A piece that depends on the language of the page, such as what is packed before it is written. */
interface MarkupLate {
  readonly make: (language: PageLanguage) => Html;
}

/** What a page is written in, as far as pieces of markup ask for it. */
export interface PageLanguage {
  /** A text of ours, such as the words of a table; not escaped. */
  readonly words: (text: string) => string;
  /** A text that is a name of the input or words of ours, such as a cell of a table: a name stays as it is. Not escaped. */
  readonly nameOrWords: (text: string) => string;
  readonly markup: (markup: Html) => Html;
  /** What the foot of a page says of all that was said before it. */
  readonly note: () => Html;
  /** What the page says it is written in (BCP 47). */
  readonly tag: string;
  /** Rules of style after those of the page. */
  readonly style: string;
}

/** What a template takes. There is no null on purpose: whoever has nothing to say says `nothing`, or that a value is unknown. */
export type HtmlValue = string | number | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Escapes for both text and quoted attribute values; control characters come out as their pictures. */
export const escapeHtml = (text: string): string =>
  visibleText(text).replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? character);

const literalsOf = new WeakMap<TemplateStringsArray, readonly string[]>();

/**
 * Markup that escapes by default: `html\`<td title="${name}">${name}</td>\`` is safe for any `name`.
 * Nested `Html`, and arrays of it, go in as they are; strings are escaped; numbers must be finite.
 *
 * @throws {InvariantError} a value stands in an attribute without quotes, where escaping could not contain it
 */
export function html(template: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let literals = literalsOf.get(template);
  if (literals === undefined) {
    literals = template.map(unindented);
    literalsOf.set(template, literals);
  }
  literals.forEach((literal, index) => {
    invariant(index === values.length || !literal.endsWith('='), 'a value in an attribute stands in quotes');
  });
  if (values.length === 0) return raw(literals[0] ?? '');
  return { [MARKUP]: { literals, values: values.map(nodeOfValue) } };
}

/** Declares a text of ours to be markup. Never for text that comes from an input. */
export const raw = (trusted: string): Html => ({ [MARKUP]: trusted });

/** The empty piece of markup. */
export const nothing: Html = raw('');

/** English: as it stands in our sources. */
export const AS_WRITTEN: PageLanguage = {
  ...{ words: (text) => text, nameOrWords: (text) => text, markup: (markup) => markup },
  ...{ note: () => nothing, tag: 'en', style: '' },
};

const GIVEN: readonly string[] = ['', ''];

/** A text of the input where words of ours might stand: no language changes it. The same characters as without. */
export const given = (text: string): Html => ({ [MARKUP]: { literals: GIVEN, values: [escapeHtml(text)] } });

/** Markup that is made when the language of the page is known. */
export const late = (make: (language: PageLanguage) => Html): Html => ({ [MARKUP]: { make } });

/** A name of the input or words of ours, where nothing but the names of the input tells which. The same characters as without in English. */
export const nameOrWords = (text: string): Html => late((language) => given(language.nameOrWords(text)));

/** The text of a piece of markup, ready to be written to a file. */
export function toText(markup: Html): string {
  const pieces: string[] = [];
  addText(markup[MARKUP], pieces);
  return pieces.join('');
}

/** The tree of a piece of markup, for whoever packs it. */
export const nodeOf = (markup: Html): MarkupNode => markup[MARKUP];

/** A tree as a piece of markup again, for whoever made another of it. Never for text that comes from an input. */
export const markupOf = (node: MarkupNode): Html => ({ [MARKUP]: node });

export const isTemplate = (node: MarkupNode): node is MarkupTemplate => typeof node === 'object' && 'literals' in node;

export const isLate = (node: MarkupNode): node is MarkupLate => typeof node === 'object' && 'make' in node;

/** Whether a template only says that its value is the input's. */
export const isGiven = ({ literals }: MarkupTemplate): boolean => literals === GIVEN;

function addText(node: MarkupNode, pieces: string[]): void {
  if (typeof node === 'string') pieces.push(node);
  else if (isLate(node)) addText(nodeOf(node.make(AS_WRITTEN)), pieces);
  else if (isTemplate(node)) {
    node.literals.forEach((literal, index) => {
      pieces.push(literal);
      const value = node.values[index];
      if (value !== undefined) addText(value, pieces);
    });
  } else for (const item of node) addText(item, pieces);
}

/** Indentation of the source is not for the reader: a line break with the blanks around it is one line break. */
const unindented = (literal: string): string => literal.replace(/[ \t]*\n\s*/g, '\n');

function nodeOfValue(value: HtmlValue): MarkupNode {
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), `a number in a report is finite, found ${value}`);
    return String(value);
  }
  return isList(value) ? value.map(nodeOf) : value[MARKUP];
}

const isList = (value: Html | readonly Html[]): value is readonly Html[] => Array.isArray(value);
