import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from 'vitest';
import { readConnections, separateConnections } from '../../src/node/index.js';
import { temporaryFolder } from '../support/run-cli.js';

const ROWS = 20_000;
const folder = temporaryFolder();
const plain = join(folder, 'flows.csv');
const packed = join(folder, 'flows.csv.zst');

beforeAll(async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = `SELECT 'app' || (i % 40) AS client, 'db' || (i % 7) AS server, 1 + i % 30 AS port, 'tcp' AS protocol FROM range(${ROWS}) t(i)`;
  await connection.run(`COPY (${rows}) TO '${plain}' (FORMAT csv, HEADER)`);
  await connection.run(`COPY (${rows}) TO '${packed}' (FORMAT csv, HEADER, COMPRESSION zstd)`);
  connection.closeSync();
  instance.closeSync();
});

describe('connections packed by zstd', () => {
  it('are recognised, and read as the text is', async () => {
    expect(await separateConnections([packed])).toEqual({ connections: [packed], others: [] });
    const [whole, text] = [await readConnections([packed], []), await readConnections([plain], [])];
    expect(whole.counts).toEqual({ read: ROWS, used: 840, repeated: ROWS - 840, skipped: 0 });
    expect(whole.counts).toEqual(text.counts);
    const withoutFile = ({ connections }: typeof whole) =>
      connections.map(({ origin, ...rest }) => ({ ...rest, line: origin.line }));
    expect(withoutFile(whole)).toEqual(withoutFile(text));
  });

  it('that are cut off give nothing, and the others are read', async () => {
    const bytes = readFileSync(packed);
    const cut = join(folder, 'cut.csv.zst');
    writeFileSync(cut, bytes.subarray(0, bytes.length - 10));
    const { counts, problems } = await readConnections([cut, plain], []);
    expect(counts.read).toBe(ROWS);
    expect(problems.map(({ code, at }) => [code, at?.file])).toEqual([['ingest/damaged-zstd', 'cut.csv.zst']]);
  });
});
