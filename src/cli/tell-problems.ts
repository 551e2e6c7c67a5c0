import type { Problem } from '../model/index.js';
import { kindWords, problemLines, tallyWords } from '../report/index.js';
import type { CommandLine } from './command-line.js';

/** Says on stderr that the input has errors or warnings, and of which kinds: an answer without a word on unread input would pass for a clean run. */
export function tellProblems(
  problems: readonly Problem[],
  line: CommandLine,
  where = 'run portolan check on it',
): void {
  const told = problems.filter(({ severity }) => severity !== 'info');
  if (told.length === 0) return;
  const kinds = kindWords(told);
  const isOne = kinds.length === 1;
  const listed = isOne ? ` ${kinds.join('')}; ${where}` : `\n${kinds.map((kind) => `  ${kind}\n`).join('')}${where}`;
  line.error(`The input has ${tallyWords(told).replace(/, /, ' and ')}:${listed}\n`);
}

/** Says each kind on stderr with places and remedies, for what `portolan check` does not read. */
export function listProblems(
  problems: readonly Problem[],
  line: CommandLine,
  { all, what = 'The workloads have' }: { readonly all: boolean; readonly what?: string },
): void {
  const told = problems.filter(({ severity }) => severity !== 'info');
  if (told.length > 0) line.error(`${what} ${problemLines(told, { all }).join('\n')}\n`);
}
