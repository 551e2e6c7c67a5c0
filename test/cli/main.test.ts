import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');

describe('the program in a pipe', () => {
  it('ends quietly where its reader has seen enough', async () => {
    const child = spawn(process.execPath, [MAIN, 'catalog', '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let error = '';
    child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
    const exitCode = await new Promise((done) => child.on('close', done));
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
  });
});
