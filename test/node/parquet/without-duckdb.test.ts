import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it, vi } from 'vitest';
import { withParquet } from '../../../src/node/parquet/open-parquet.js';
import { temporaryFolder } from '../../support/run-cli.js';

vi.mock(import('../../../src/node/parquet/read-with-duckdb.js'), async (original) => ({
  ...(await original()),
  loadDuckDb: () => Promise.resolve(null),
}));

it('says what to install and why where a Parquet file takes DuckDB and it is not there', async () => {
  const path = join(temporaryFolder(), 'large.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const told = async (query: string, mostSmallBytes: number): Promise<unknown> => {
    await connection.run(query);
    return withParquet(path, { file: 'large.parquet', maxBytes: 1e9, mostSmallBytes }, () => Promise.resolve('read'));
  };
  const plain = `COPY (SELECT 1 AS cores) TO '${path}' (FORMAT parquet)`;
  expect(await told(plain, 1e6)).toBe('read');
  expect(await told(plain, 10)).toMatchObject({
    code: 'ingest/needs-duckdb',
    message: expect.stringMatching(
      /^this Parquet file has \d+ bytes, more than the 10 that are read without help/,
    ) as string,
    remedy: expect.stringContaining('npm install @duckdb/node-api') as string,
  });
  expect(await told(`COPY (SELECT 1 AS cores) TO '${path}' (FORMAT parquet, COMPRESSION lz4_raw)`, 1e6)).toMatchObject({
    code: 'ingest/needs-duckdb',
    message: expect.stringContaining('packed by LZ4_RAW') as string,
  });
  connection.closeSync();
  instance.closeSync();
});
