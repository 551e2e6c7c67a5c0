import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { ExitCode } from '../../src/cli/command-line.js';
import { run } from '../../src/cli/run.js';

export interface CliResult {
  readonly exitCode: ExitCode;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line in this process and keeps what it says. */
export async function runCli(...words: readonly string[]): Promise<CliResult> {
  let out = '';
  let error = '';
  const exitCode = await run({
    arguments: words,
    out: (text) => (out += text),
    error: (text) => (error += text),
    today: '2026-11-20',
    isTerminal: false,
  });
  return { exitCode, out, error };
}

/** A folder that is gone after the tests of this file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-test-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
