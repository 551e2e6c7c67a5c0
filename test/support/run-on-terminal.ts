import { run } from '../../src/cli/run.js';
import type { CliResult } from './run-cli.js';

/** Where a command line runs: absent parts are as in a pipe, with no variable set. */
export interface Surroundings {
  /** Of the terminal that both stdout and stderr go to; absent: they go into pipes. */
  readonly columns?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs the command line in this process as it would run on such a terminal. */
export async function runOnTerminal(
  { columns, environment = {} }: Surroundings,
  ...words: readonly string[]
): Promise<CliResult> {
  let out = '';
  let error = '';
  const width = (): number => columns ?? 0;
  const exitCode = await run({
    arguments: words,
    out: (text) => (out += text),
    error: (text) => (error += text),
    today: '2026-11-20',
    isTerminal: columns !== undefined,
    columns: width,
    environment,
    ...(columns === undefined ? {} : { outTerminal: { columns: width } }),
  });
  return { exitCode, out, error };
}
