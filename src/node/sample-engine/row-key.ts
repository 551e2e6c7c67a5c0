import type { RowForm } from './row-form.js';

/** What the cells of a key say, or null where the row reader must read them: blanks, inner quotes, no UTF-8. */
export function partsOfKey(
  bytes: Uint8Array,
  { key, separator }: RowForm,
): { readonly name: string; readonly id: string } | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // another encoding, which the row reader tells
  }
  const cells = text.split(separator).map(plainCell);
  if (cells.length !== key.length || cells.includes(null)) return null;
  const at = (part: 'name' | 'id'): string => cells[key.indexOf(part)] ?? '';
  return at('name') === '' && at('id') === '' ? null : { name: at('name'), id: at('id') };
}

function plainCell(cell: string): string | null {
  const text = cell.length >= 2 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1) : cell;
  return isPlainKey(text) ? text : null;
}

/** More is for the row reader to tell. */
const MOST_CHARACTERS = 1000;

/** Whether every reader takes a text for the same name. */
export const isPlainKey = (text: string): boolean =>
  text.length <= MOST_CHARACTERS && text.trim() === text && !/["\0\r\n]/.test(text);
