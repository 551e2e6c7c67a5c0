/** Starting the program, beside starting Node with nothing to do. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { ratio, time } from './timing.js';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');

/** Starts Node once, and fails where what it prints is not what was to be timed. */
function start(words: readonly string[], expected: RegExp): void {
  const { status, stdout } = spawnSync(process.execPath, [...words], { encoding: 'utf8' });
  if (status !== 0 || !expected.test(stdout)) throw new Error(`node ${words.join(' ')} gave ${status}: ${stdout}`);
}

export async function benchStart(): Promise<void> {
  const nothing = await time('node -e 0', () => {
    start(['-e', '0'], /^$/);
  });
  const help = await time('portolan --help', () => {
    start([MAIN, '--help'], /^Usage: portolan/);
  });
  await time('portolan --version', () => {
    start([MAIN, '--version'], /^\d+\.\d+\.\d+\n$/);
  });
  await time('portolan', () => {
    start([MAIN], /portolan demo/);
  });
  await time('portolan assess --help, which reads in what assesses', () => {
    start([MAIN, 'assess', '--help'], /^Usage: portolan assess/);
  });
  ratio('the help over Node alone', help, nothing);
}
