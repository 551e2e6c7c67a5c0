import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assessment/index.js';
import { createContentHasher } from '../../src/node/xxhash64.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const samplesOf = (machine: string): string =>
  'timestamp,machine,cores,cpuPercent,memoryMiB,memoryUsedMiB\n' +
  Array.from({ length: 400 }, (_, at) => {
    const stamp = new Date(Date.UTC(2026, 2, 2) + at * 20_000).toISOString();
    return `${stamp},${machine},4,${at % 90},8192,${2000 + at}\n`;
  }).join('');
const GOOD = put('good.csv', samplesOf('db01'));
const BROKEN = samplesOf('web01');

/** One frame of one block that is stored as it is, with a checksum behind. */
function zstdOf(text: string): Buffer {
  const bytes = Buffer.from(text);
  const head = Buffer.alloc(3);
  head.writeUIntLE((bytes.length << 3) | 1, 0, 3);
  const sum = Buffer.alloc(4);
  const hasher = createContentHasher();
  hasher.update(bytes);
  sum.writeUInt32LE(hasher.low32());
  return Buffer.concat([Buffer.from('28b52ffd0460', 'hex'), head, bytes, sum]);
}

/** The last row would be of another machine, and nothing but the checksum shows it. */
function flipped(archive: Buffer): Buffer {
  const changed = Buffer.from(archive);
  changed[changed.lastIndexOf('web01')]! ^= 1;
  return changed;
}

const stored = gzipSync(BROKEN, { level: 0 });
const zstd = zstdOf(BROKEN);
const CASES = [
  ['truncated.csv.gz', stored.subarray(0, stored.length - 3000), 'ingest/damaged-gzip', 'unexpected end of file'],
  ['flipped.csv.gz', flipped(stored), 'ingest/damaged-gzip', 'incorrect data check'],
  ['truncated.csv.zst', zstd.subarray(0, zstd.length - 3000), 'ingest/damaged-zstd', 'unexpected end of file'],
  ['flipped.csv.zst', flipped(zstd), 'ingest/damaged-zstd', 'incorrect data check'],
] as const;

describe('every command that answers', () => {
  const file = put('cut.csv.gz', stored.subarray(0, stored.length - 3000));
  it.each(['explain', 'licences', 'joint', 'whatif', 'business-case', 'second-opinion'])(
    'tells on stderr that an input was left out: %s',
    async (command) => {
      const words = command === 'explain' ? ['db01'] : [];
      const { exitCode, error } = await runCli(
        command,
        ...words,
        file,
        GOOD,
        ...(command === 'joint' ? ['--by', 'host'] : []),
      );
      expect(exitCode).toBe(0);
      expect(error).toContain('The input has 1 error');
      expect(error).toContain('ingest/damaged-gzip; run portolan check on it');
    },
  );
});

describe.each(CASES)('%s', (name, content, code, why) => {
  const file = put(name, content);
  const told = (text: string): void => {
    // A line of its own may be wrapped.
    const plain = text.replaceAll(/\s+/g, ' ');
    expect(plain).toContain(`${name}: error ${code}:`);
    expect(plain).toContain(why);
  };

  it('is told by check as an error, and gives no machine', async () => {
    const { exitCode, out } = await runCli('check', file, GOOD);
    expect(exitCode).toBe(0);
    told(out);
    expect(out).not.toContain('web0');
    for (const words of [['--strict'], ['--fail-on', 'error']]) {
      expect((await runCli('check', file, GOOD, ...words)).exitCode).toBe(1);
    }
  });

  it('is told by assess as an error, and gives no machine; alone it ends the run', async () => {
    const folderOut = join(folder, `out-${name}`);
    const { exitCode } = await runCli('assess', file, GOOD, '--out', folderOut, '--strict');
    expect(exitCode).toBe(1);
    const { machines, problems } = JSON.parse(readFileSync(join(folderOut, 'assessment.json'), 'utf8')) as Assessment;
    expect(machines.map((machine) => machine.name)).toEqual(['db01']);
    expect(problems.filter(({ severity }) => severity === 'error').map((one) => [one.code, one.at])).toEqual([
      [code, { file: name }],
    ]);
    expect((await runCli('assess', file, '--out', join(folder, `alone-${name}`))).exitCode).toBe(2);
  });

  it('is told by ingest as an error, and the store holds nothing of it; alone it ends the run', async () => {
    const store = join(folder, `${name}.store`);
    const { exitCode, out } = await runCli('ingest', file, GOOD, '--store', store);
    expect(exitCode).toBe(0);
    told(out);
    expect((await runCli('check', store, '--json')).out).not.toContain('web0');
    expect((await runCli('ingest', file, GOOD, '--store', store, '--strict')).exitCode).toBe(1);
    expect((await runCli('ingest', file, '--store', join(folder, `${name}.alone`))).exitCode).toBe(2);
    // Copied again and whole, it is taken.
    const whole = put(`whole-${name}`, name.endsWith('zst') ? zstd : stored);
    expect((await runCli('ingest', whole, '--store', store, '--strict')).exitCode).toBe(0);
  });
});
