import { visibleLine } from '../../model/index.js';

export const FONT_SIZE = 11;
const NARROW = /[iljtfrI.,;:|!()[\]' ]/;
const WIDE = /[mwMW@%]/;
const LAST_NARROW = 0x24ff;

/** Of a character in a common sans serif at this size, rather too much than too little: what draws has no fonts, and must not need any. */
function widthOfCharacter(character: string): number {
  if (NARROW.test(character)) return 4;
  if (WIDE.test(character)) return 10;
  if ((character.codePointAt(0) ?? 0) > LAST_NARROW) return FONT_SIZE;
  return /[A-Z]/.test(character) ? 7.8 : 6.6;
}

/** How wide a text is drawn, in pixels, about. */
export const textWidth = (text: string): number =>
  Array.from(text).reduce((width, character) => width + widthOfCharacter(character), 0);

const MAKER = /^Microsoft (?=\S)/;

/**
 * The names as labels no wider than that: a line each, cut where they are longer, and no two alike. Where one is, all go without their maker,
 * who says least of a name: what tells one system from another stands behind it.
 */
export function distinctLabels(names: readonly string[], widest: number): readonly string[] {
  const taken = new Set<string>();
  const whole = names.map((name) => visibleLine(name));
  const isTight = whole.some((line) => textWidth(line) > widest);
  const lines = isTight ? whole.map((line) => line.replace(MAKER, '')) : whole;
  return lines.map((line) => {
    let label = cutTo(line, widest);
    for (let count = 2; taken.has(label); count += 1) label = `${cutTo(line, widest - 24)} (${count})`;
    taken.add(label);
    return label;
  });
}

/** Cut in the middle: names of one kind often differ at their end alone. */
function cutTo(line: string, widest: number): string {
  if (textWidth(line) <= widest) return line;
  const characters = Array.from(line);
  let kept = characters.length - 1;
  const cut = (): string =>
    `${characters.slice(0, Math.ceil(kept / 2)).join('')}…${characters.slice(characters.length - Math.floor(kept / 2)).join('')}`;
  while (kept > 1 && textWidth(cut()) > widest) kept -= 1;
  return cut();
}
