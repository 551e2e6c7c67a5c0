import { visibleLine } from './visible-text.js';

/** Where in an input something stands. Everything is counted from 1, the way an editor or a spreadsheet shows it. */
export interface SourceLocation {
  /** The input's label: its file name, with as many parent folders as it takes to tell two inputs apart. */
  readonly file: string;
  /** The sheet of a workbook; absent for text. */
  readonly sheet?: string;
  /** The line of a text or the row of a sheet; absent where the whole file is meant. */
  readonly line?: number;
  /** The header of the column, as printed in the file. */
  readonly column?: string;
}

export type Severity = 'error' | 'warning' | 'info';

/** Something wrong or noteworthy in the input. The rest of the input was still read. */
export interface Problem {
  /** Stable, such as `ingest/bad-number`; callers and tests match on this and never on the message. */
  readonly code: string;
  readonly severity: Severity;
  readonly at: SourceLocation | null;
  /** What was found. */
  readonly message: string;
  /** What to do next. */
  readonly remedy: string;
  /** How many times it was found, where repeats are told once with the first place; absent means once. */
  readonly count?: number;
}

/** What could be read, and what was wrong with the rest. */
export interface Parsed<T> {
  readonly values: T;
  readonly problems: readonly Problem[];
}

/** The run cannot go on: no such file, an unreadable policy, a full disk. The CLI ends with exit code 2. */
export class AssessmentError extends Error {
  override readonly name = 'AssessmentError';
  readonly problem: Problem;

  constructor(problem: Problem, options?: { readonly cause?: unknown }) {
    super(formatProblem(problem), options);
    this.problem = problem;
  }
}

/** `perf.csv:812 [cpuPercent]`, or `estate.xlsx!vInfo:7 [CPUs]` in a workbook. */
export function formatLocation({ file, sheet, line, column }: SourceLocation): string {
  const where = `${file}${sheet === undefined ? '' : `!${sheet}`}${line === undefined ? '' : `:${line}`}`;
  return column === undefined ? where : `${where} [${column}]`;
}

/** Two lines: what was found and where, then what to do. Names from outside cannot move the cursor of a terminal. */
export function formatProblem({ at, severity, code, message, remedy, count }: Problem): string {
  const where = at === null ? '' : `${formatLocation(at)}: `;
  const times = count === undefined || count < 2 ? '' : ` (${count} times, the first is shown)`;
  const text = `${where}${severity} ${code}: ${message}${times}\n  remedy: ${remedy}`;
  return text.split('\n').map(visibleLine).join('\n');
}
