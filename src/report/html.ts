import { invariant } from '../model/index.js';
import { visibleText } from '../model/index.js';

const MARKUP: unique symbol = Symbol('markup');

/** Text that is markup already. Only `html` and `raw` make one: no string of an input, however it is shaped, can pass for it. */
export interface Html {
  readonly [MARKUP]: string;
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

/**
 * Markup that escapes by default: `html\`<td title="${name}">${name}</td>\`` is safe for any `name`.
 * Nested `Html`, and arrays of it, go in as they are; strings are escaped; numbers must be finite.
 *
 * @throws {InvariantError} a value stands in an attribute without quotes, where escaping could not contain it
 */
export function html(literals: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = unindented(literals[0] ?? '');
  for (let index = 0; index < values.length; index += 1) {
    invariant(!text.endsWith('='), 'a value in an attribute stands in quotes');
    text += markupOf(values[index]!) + unindented(literals[index + 1] ?? '');
  }
  return raw(text);
}

/** Declares a text of ours to be markup. Never for text that comes from an input. */
export const raw = (trusted: string): Html => ({ [MARKUP]: trusted });

/** The empty piece of markup. */
export const nothing: Html = raw('');

/** The text of a piece of markup, ready to be written to a file. */
export const toText = (markup: Html): string => markup[MARKUP];

/** Indentation of the source is not for the reader: a line break with the blanks around it is one line break. */
const unindented = (literal: string): string => literal.replace(/[ \t]*\n\s*/g, '\n');

function markupOf(value: HtmlValue): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), `a number in a report is finite, found ${value}`);
    return String(value);
  }
  return isList(value) ? value.map(toText).join('') : toText(value);
}

const isList = (value: Html | readonly Html[]): value is readonly Html[] => Array.isArray(value);
