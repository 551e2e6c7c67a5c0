import { visibleLine } from '../model/index.js';

const HOST = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_][a-z0-9_-]{0,62})*$/i;
/** PowerShell takes typographic quotes for plain ones, so that each of them ends a text. */
const POWERSHELL_QUOTES = /['\u2018\u2019\u201a\u201b]/g;
const FINAL_BACKSLASHES = /\\+$/;

/**
 * Whether a text can stand for a machine in a command or a record: letters, digits, `-`, `_` and dots, never a hyphen first, by which
 * a command would take it for an option.
 */
export const isHostName = (text: string): boolean => HOST.test(text);

/** One argument of a POSIX shell. */
export const quoteForShell = (text: string): string => `'${visibleLine(text).replaceAll("'", "'\\''")}'`;

/** One argument of PowerShell, in which only the quote itself is doubled. */
export const quoteForPowerShell = (text: string): string => `'${visibleLine(text).replace(POWERSHELL_QUOTES, '$&$&')}'`;

/** A line that shells and configuration files skip; a backslash at its end would draw the next one in. */
export const commentLine = (text: string): string => `# ${visibleLine(text).replace(FINAL_BACKSLASHES, '\u2216')}`;

/** `a, b and c`; what hostile names hold is shown. */
export function listWords(names: readonly string[]): string {
  const shown = names.map(visibleLine);
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}
