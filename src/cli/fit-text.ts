import { columnsOf } from '../model/start.js';

/** Less room than this beside a label, and the rest goes under the label instead. */
const NARROWEST_REST = 24;
const STEP_IN = 2;

/** Where the lines after the first begin: under the last cell of a row, else a little further in than the first. */
function hangingOf(line: string, columns: number): number {
  const indent = line.length - line.trimStart().length;
  const cells = [...line.trimStart().matchAll(/\S {2,}(?=\S)/g)];
  const last = cells.at(-1);
  if (last !== undefined) {
    const place = columnsOf(line.slice(0, indent + last.index + last[0].length));
    if (columns - place >= NARROWEST_REST) return place;
  }
  return indent + STEP_IN;
}

/** One line, broken at single blanks; a word that is longer than a line is left whole, so that a path can be copied. */
function fitLine(line: string, columns: number): readonly string[] {
  if (columnsOf(line) <= columns) return [line];
  const hanging = ' '.repeat(hangingOf(line, columns));
  const lines: string[] = [];
  let current = '';
  let isEmpty = true;
  // Blanks before a word stay with it: those between cells, and those before the first.
  for (const [piece, blanks, word] of line.matchAll(/( *)([^ ]+)/g) as Iterable<[string, string, string]>) {
    if (!isEmpty && columnsOf(current) + columnsOf(piece) > columns) {
      lines.push(current);
      current = hanging + word;
    } else {
      current += blanks + word;
    }
    isEmpty = false;
  }
  return [...lines, current];
}

/** Text for a terminal of so many columns: lines that are longer are broken between words; all others stay as they are. */
export const fitText = (text: string, columns: number): string =>
  text
    .split('\n')
    .flatMap((line) => fitLine(line, columns))
    .join('\n');
