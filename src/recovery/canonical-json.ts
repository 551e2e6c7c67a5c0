import { compareText } from '../model/index.js';

/** What canonical JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * JSON with one form for each value: no spaces, keys in the order of code units, numbers and texts as ECMAScript writes them. Two values
 * have the same bytes exactly where they are equal.
 *
 * Source: RFC 8785, JSON Canonicalization Scheme.
 *
 * @throws {RangeError} a number that is not finite, or a text with half of a surrogate pair, for which UTF-8 has no bytes of its own
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value === 'string') return textOf(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('JSON has no form for a number that is not finite');
    return JSON.stringify(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value).sort(([left], [right]) => compareText(left, right));
  return `{${entries.map(([key, own]) => `${textOf(key)}:${canonicalJson(own)}`).join(',')}}`;
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

function textOf(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new RangeError('half of a surrogate pair has no form in UTF-8');
  return JSON.stringify(text);
}
