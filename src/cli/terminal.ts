import type { CommandLine } from './command-line.js';

/** Of a pipe or a file, whatever the terminal beside it is, and of a terminal that does not know. */
const USUAL_COLUMNS = 80;

/** As wide as a terminal says it is; some do not know, and say 0. */
export function widthOf(columns: (() => number) | undefined): number {
  const width = columns?.() ?? 0;
  return width > 0 ? width : USUAL_COLUMNS;
}

/** How wide help is set: as the terminal that it goes to, and 80 columns in a pipe or a file. */
export const widthOfOut = ({ outTerminal }: CommandLine): number => widthOf(outTerminal?.columns);

/**
 * Whether output on stdout may have colour: on a terminal that has any, unless `NO_COLOR` is set; also elsewhere where
 * `FORCE_COLOR` is set to something else than 0 or false. (no-color.org; `FORCE_COLOR` as Node reads it.)
 */
export function hasColour({ outTerminal, environment = {} }: CommandLine): boolean {
  const { NO_COLOR = '', FORCE_COLOR, TERM } = environment;
  if (NO_COLOR !== '' || FORCE_COLOR === '0' || FORCE_COLOR === 'false') return false;
  if (FORCE_COLOR !== undefined) return true;
  return outTerminal !== undefined && TERM !== 'dumb';
}
