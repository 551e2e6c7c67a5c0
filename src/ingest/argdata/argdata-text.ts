import type { Problem } from '../../model/index.js';
import { badTag } from '../problems.js';
import { mapFound } from '../sourced.js';
import type { Found, MachineDraft } from '../sourced.js';

/** A list without the quotes of `["10.0.0.1","fe80::1"]`. */
export const unquoted = (found: Found<string> | null): Found<string> | null =>
  mapFound(found, (text) => text.replace(/["']/g, ' '));

/** Tags as an object of JSON (`{"env":"prod"}`), or as `env=prod;owner:ann`; a tag without a key is reported. */
export function putArgdataTags(draft: MachineDraft, found: Found<string> | null, problems: Problem[]): void {
  if (found === null) return;
  for (const [key, value] of pairsOf(found.value)) {
    if (key === '') problems.push(badTag(found.origin, value));
    else draft.tags.push({ value: [key, value], origin: found.origin });
  }
}

function pairsOf(text: string): (readonly [key: string, value: string])[] {
  if (text.startsWith('{')) {
    const pairs = pairsOfJson(text);
    if (pairs !== null) return pairs;
  }
  const parts = text.split(';').map((part) => part.trim());
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const split = part.search(/[=:]/);
      return split < 1 ? ['', part] : [part.slice(0, split).trim(), part.slice(split + 1).trim()];
    });
}

function pairsOfJson(text: string): (readonly [string, string])[] | null {
  try {
    const tags: unknown = JSON.parse(text);
    if (typeof tags !== 'object' || tags === null) return null;
    return Object.entries(tags).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]);
  } catch {
    return null; // then it is read as plain pairs, which reports what it cannot read
  }
}
