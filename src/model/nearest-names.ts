import { compareText } from './order.js';

/** More differences than this, and a name is another name rather than a slip. */
const MOST_EDITS = 3;

/**
 * The names that a mistyped one may have meant, the nearest first, ties in code-unit order. Compares lower-case letters and
 * digits only, so `East-US 2` is no distance from `eastus2`; a name that contains the text or lies in it counts as one edit.
 *
 * @param count at most so many
 * @returns empty if nothing is near
 */
export function nearestNames(text: string, names: readonly string[], count: number): readonly string[] {
  const wanted = plain(text);
  return names
    .map((name) => ({ name, edits: editsBetween(wanted, plain(name)) }))
    .filter(({ edits, name }) => edits <= mostEdits(plain(name).length))
    .sort((left, right) => left.edits - right.edits || compareText(left.name, right.name))
    .slice(0, count)
    .map(({ name }) => name);
}

/** One slip for every three letters. */
const mostEdits = (length: number): number => Math.min(MOST_EDITS, Math.max(1, Math.floor(length / 3)));
const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

function editsBetween(left: string, right: string): number {
  const edits = levenshtein(left, right);
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length > 2 && long.includes(short) ? Math.min(1, edits) : edits;
}

function levenshtein(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > MOST_EDITS) return MOST_EDITS + 1;
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const change = left[row - 1] === right[column - 1] ? 0 : 1;
      const best = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + change);
      current.push(best);
    }
    previous = current;
  }
  return previous[right.length]!;
}
