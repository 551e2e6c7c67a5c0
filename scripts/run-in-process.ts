import { run } from '../src/cli/run.js';

/** What a command prints; null where it could not run, which is told on stderr. */
export async function runCli(...words: readonly string[]): Promise<string | null> {
  let out = '';
  const exitCode = await run({
    arguments: words,
    out: (text) => (out += text),
    error: (text) => void process.stderr.write(text),
    today: '2026-11-20',
    isTerminal: false,
  });
  return exitCode === 0 ? out : null;
}
