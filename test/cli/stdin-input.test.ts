import { mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const CSV = `timestamp,machine,cores,memoryMiB,cpuUsedCores\n${Array.from({ length: 50 }, (_, row) => `${1_772_323_200 + row * 20},web01,4,8192,${row % 3}\n`).join('')}`;

function given(content: string | Uint8Array): void {
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(
    Readable.from([Buffer.from(content)]) as unknown as NodeJS.ReadStream & { fd: 0 },
  );
}
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** What this process puts into the system's temporary folder: one of its own, since other tests use the shared one meanwhile. */
function ownTemporaryFiles(): () => readonly string[] {
  const own = join(folder, 'temporary');
  mkdirSync(own);
  vi.stubEnv('TMPDIR', own);
  expect(tmpdir()).toBe(own);
  return () => readdirSync(own);
}

describe('an input of -', () => {
  it('is what comes on stdin, for check and for assess, and leaves nothing behind', async () => {
    const temporaryFiles = ownTemporaryFiles();
    given(CSV);
    const checked = await runCli('check', '-');
    expect(checked.out).toContain('stdin\n  taken for samples-csv');
    given(gzipSync(CSV));
    const out = join(folder, 'out');
    const assessed = await runCli('assess', '-', '--out', out);
    expect([assessed.exitCode, assessed.error]).toEqual([0, '']);
    given(gzipSync(CSV));
    expect((await runCli('assess', '-', '--out', out, '--locked')).exitCode).toBe(0);
    given(CSV.replace(',2\n', ',3\n'));
    expect((await runCli('assess', '-', '--out', out, '--locked')).error).toContain('input 1: was stdin');
    expect(temporaryFiles()).toEqual([]);
  });

  it('is taken by explain too', async () => {
    given(CSV);
    const { out, exitCode } = await runCli('explain', 'web01', '-');
    expect(exitCode).toBe(0);
    expect(out).toContain('web01 -> Standard_');
    expect(out).toContain('stdin, derived: as last allocated in the samples');
  });

  it('is not waited for where an option is wrong', async () => {
    const read = vi.spyOn(process, 'stdin', 'get');
    expect((await runCli('assess', '-', '--as-of', 'today')).error).toContain('cli/bad-option');
    expect((await runCli('check', '-', '--as-of', 'today')).error).toContain('cli/bad-option');
    expect((await runCli('explain', 'web01', '-', '--as-of', 'today')).error).toContain('cli/bad-option');
    expect(read).not.toHaveBeenCalled();
  });
});
