import { withTextWidth } from '../report/index.js';
import type { CommandLine } from './command-line.js';
import { fitText } from './fit-text.js';
import { paintText } from './paint-text.js';
import { hasColour, widthOfOut } from './terminal.js';

/**
 * What a person reads on stdout: on a terminal no line is longer than the terminal is wide, and there is colour where it may be; in a
 * pipe or a file it is set to 100 columns as it always was, whatever terminal stands beside it.
 */
export function asText(line: CommandLine, render: () => string): string {
  const columns = widthOfOut(line);
  const text = line.outTerminal === undefined ? render() : fitText(withTextWidth(columns, render), columns);
  return hasColour(line) ? paintText(text) : text;
}
