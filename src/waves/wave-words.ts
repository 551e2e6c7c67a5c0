import { visibleLine } from '../model/index.js';

const SHOWN_CHARACTERS = 60;

/** A whole number with thousands separators, as the reports have it: `12,345`. */
export const countInWords = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/**
 * A wave, from 0, as sentences name it: by its number, and by what people call it where that says something else: `wave 3 ("Pilot B")`.
 *
 * @param names of all waves, as `Placement` and `PlannedWave` have them
 */
export function waveInWords(names: readonly string[], wave: number): string {
  const number = `wave ${wave + 1}`;
  const name = (names[wave] ?? '').trim();
  if (name === '' || name.toLowerCase() === number) return number;
  const line = visibleLine(name.slice(0, SHOWN_CHARACTERS));
  return `${number} ("${line}${name.length > SHOWN_CHARACTERS ? '…' : ''}")`;
}
