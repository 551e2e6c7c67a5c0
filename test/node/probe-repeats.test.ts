import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probeRepeats } from '../../src/node/index.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'probe-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const START = Date.UTC(2026, 2, 1);

/** Three hours of two machines every 20 s; `valueAt` is asked for the second since the start. */
function csvOf(valueAt: (second: number, machine: number) => string): string {
  const rows = Array.from({ length: 540 }, (_, index) => index * 20).flatMap((second) =>
    [1, 2].map((machine) => {
      const stamp = new Date(START + second * 1000).toISOString();
      return `${stamp},m${machine},4,${valueAt(second, machine)}`;
    }),
  );
  return `# zone: UTC\n# interval: 20\n# source: vsphere\ntimestamp,machine,cores,cpuPercent\n${rows.join('\n')}\n`;
}

const busy = (second: number, machine: number): string => String(((second / 20) * 37 + machine * 11) % 97);

async function probed(name: string, content: string | Uint8Array): Promise<unknown> {
  const path = join(folder, name);
  await writeFile(path, content);
  return (await probeRepeats([path])).repeats;
}

describe('the probe for values that repeat', () => {
  const averages = csvOf((second, machine) => busy(Math.floor(second / 300) * 20, machine));
  const found = (machine: string): unknown => ({ machine, statedMs: 20_000, intervalMs: 300_000, sign: 'repeats' });

  it('finds averages of five minutes printed as samples of 20 s, packed or not', async () => {
    const both = [found('samples:m1'), found('samples:m2')];
    expect(await probed('averages.csv', averages)).toEqual(both);
    expect(await probed('averages.csv.gz', gzipSync(averages))).toEqual(both);
  });

  it('looks into Parquet alike', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const stored = async (name: string, csv: string): Promise<unknown> => {
      await writeFile(join(folder, 'rows.csv'), csv);
      const rows = `SELECT * FROM read_csv('${join(folder, 'rows.csv')}', comment = '#', header = true)`;
      const path = join(folder, name);
      await connection.run(`COPY (${rows}) TO '${path}' (FORMAT parquet, KV_METADATA {interval: '20', zone: 'UTC'})`);
      return (await probeRepeats([path])).repeats;
    };
    expect(await stored('averages.parquet', averages)).toEqual([found('samples:m1'), found('samples:m2')]);
    expect(await stored('samples.parquet', csvOf(busy))).toEqual([]);
    connection.closeSync();
    instance.closeSync();
  });

  it('finds nothing in samples, nor in a machine that idles', async () => {
    expect(await probed('samples.csv', csvOf(busy))).toEqual([]);
    expect(
      await probed(
        'idle.csv',
        csvOf(() => '0.5'),
      ),
    ).toEqual([]);
    expect(
      await probed(
        'asleep.csv',
        csvOf((second) => (second % 7000 < 40 ? '2' : '0.5')),
      ),
    ).toEqual([]);
  });

  it('finds one machine of averages beside one of samples', async () => {
    const mixed = csvOf((second, machine) => busy(machine === 1 ? Math.floor(second / 300) * 20 : second, machine));
    expect(await probed('mixed.csv', mixed)).toEqual([found('samples:m1')]);
  });

  it('leaves what cannot be read to the reader of samples', async () => {
    expect(await probed('cut.csv.gz', gzipSync(averages).subarray(0, 40))).toEqual([]);
    expect(await probed('other.csv', 'a,b\n1,2\n')).toEqual([]);
  });
});
