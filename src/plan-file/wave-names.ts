import { compareText } from '../model/index.js';

/** `Wave 2`, `wave-02 (pilot)`, `第三批`, `Wave IV`: the one number that a name has; null where it has none or several. */
export function numberIn(label: string): number | null {
  const plain = label.normalize('NFKC');
  const found = plain.match(/\d+/g) ?? [];
  if (found.length > 0) return found.length === 1 && found[0].length <= 4 ? Number.parseInt(found[0], 10) : null;
  return onlyOne([...romanIn(plain), ...chineseIn(plain)]);
}

const onlyOne = (numbers: readonly number[]): number | null => (numbers.length === 1 ? numbers[0]! : null);

/** Roman numbers up to 39 in capitals, as a word of their own: `IX`. */
function romanIn(text: string): readonly number[] {
  const words = text.match(/(?<![\p{L}\p{N}])X{0,3}(?:IX|IV|V?I{0,3})(?![\p{L}\p{N}])/gu) ?? [];
  return words.filter((word) => word !== '').map(valueOfRoman);
}

const ROMAN: ReadonlyMap<string, number> = new Map([
  ['I', 1],
  ['V', 5],
  ['X', 10],
]);

/** A smaller sign before a larger one is taken away from it. */
function valueOfRoman(word: string): number {
  const signs = Array.from(word, (sign) => ROMAN.get(sign)!);
  return signs.reduce((sum, value, index) => (value < (signs[index + 1] ?? 0) ? sum - value : sum + value), 0);
}

const CHINESE_DIGITS = '零一二三四五六七八九';

/** Chinese numbers up to 99: `三`, `十二`, `二十`; only where the sign of an ordinal or of a wave stands beside them. */
const chineseIn = (text: string): readonly number[] =>
  [...text.matchAll(/第([一二三四五六七八九十]{1,3})|([一二三四五六七八九十]{1,3})(?=批|期|波)/gu)].flatMap(
    ([, ordinal, counted]) => valueOfChinese(ordinal ?? counted ?? '') ?? [],
  );

function valueOfChinese(word: string): number | null {
  const [, tens, ten, ones] = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(word) ?? [];
  if (ten === undefined) return tens !== undefined && ones === undefined ? CHINESE_DIGITS.indexOf(tens) : null;
  return (
    10 * (tens === undefined ? 1 : CHINESE_DIGITS.indexOf(tens)) +
    (ones === undefined ? 0 : CHINESE_DIGITS.indexOf(ones))
  );
}

/** Names in order, their numbers by value: `W2` before `W10`. Total: names that differ are never equal. */
export function compareNames(left: string, right: string): number {
  const [own, others] = [partsOf(left), partsOf(right)];
  for (let index = 0; index < Math.min(own.length, others.length); index += 1) {
    const order = compareParts(own[index]!, others[index]!);
    if (order !== 0) return order;
  }
  return own.length - others.length || compareText(left, right);
}

const partsOf = (name: string): readonly string[] => name.match(/\d+|\D+/g) ?? [];

/** Runs of digits by value, however long they are. */
function compareParts(left: string, right: string): number {
  if (!/^\d/.test(left) || !/^\d/.test(right)) return compareText(left, right);
  const [own, other] = [left.replace(/^0+/, ''), right.replace(/^0+/, '')];
  return own.length - other.length || compareText(own, other);
}
