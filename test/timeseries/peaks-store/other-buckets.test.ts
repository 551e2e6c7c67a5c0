import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../../src/model/index.js';
import type { Instant } from '../../../src/model/index.js';
import {
  appendPeaksStore,
  openPeaksStore,
  readPeaksStore,
  readStores,
  writePeaksStore,
} from '../../../src/node/index.js';
import { createSampleSink } from '../../../src/timeseries/index.js';
import type { PeakSet } from '../../../src/timeseries/index.js';
import { crc32c } from '../../../src/timeseries/peaks-store/crc-32.js';
import { temporaryFolder } from '../../support/run-cli.js';

const root = temporaryFolder();

function peaks(): PeakSet {
  const sink = createSampleSink();
  const atMs = Date.UTC(2026, 2, 1) as Instant;
  sink.add({ machine: toMachineId('m'), atMs, channel: 'cpuUsedCores', instance: '', value: 1 });
  return sink.finish(null).peaks;
}

/** A store whose header says one thing more, with checksums that hold. */
async function storeThatSays(name: string, more: Readonly<Record<string, unknown>>): Promise<string> {
  const path = join(root, name);
  await writePeaksStore(path, peaks());
  const bytes = readFileSync(path);
  const headerBytes = bytes.readUInt32LE(12);
  const jsonBytes = bytes.readUInt32LE(32);
  const text = JSON.parse(bytes.subarray(40, 40 + jsonBytes).toString()) as Record<string, unknown>;
  const json = JSON.stringify({ ...text, ...more });
  const padded = Buffer.from(json.padEnd(Math.ceil(json.length / 8) * 8, ' '));
  const lead = Buffer.from(bytes.subarray(32, 40));
  lead.writeUInt32LE(padded.length, 0);
  const record = bytes.subarray(40 + jsonBytes, 40 + jsonBytes + 88);
  const whole = Buffer.concat([lead, padded, record]);
  const header = Buffer.concat([whole, Buffer.alloc((32 - (whole.length % 32)) % 32)]);
  const prologue = Buffer.from(bytes.subarray(0, 32));
  prologue.writeUInt32LE(header.length, 12);
  prologue.writeUInt32LE(crc32c(header), 24);
  prologue.writeUInt32LE(crc32c(prologue.subarray(0, 28)), 28);
  writeFileSync(path, Buffer.concat([prologue, header, bytes.subarray(32 + headerBytes)]));
  return path;
}

describe('the length of buckets in a store', () => {
  it('is 10 minutes where the header does not say, or says so', async () => {
    const path = await storeThatSays('ten.store', { bucketMs: 600_000 });
    expect(await readPeaksStore(path)).toMatchObject({ problems: [], values: peaks() });
  });

  it.each([300_000, 1_200_000, 3_600_000])('of %i ms is read as it is', async (bucketMs) => {
    const path = await storeThatSays(`${bucketMs}.store`, { bucketMs });
    const { values, problems } = await readPeaksStore(path);
    expect(problems).toEqual([]);
    expect(values.series.map((one) => one.bucketMs)).toEqual([bucketMs]);
  });

  it.each([60_000, 300_000, 1_200_000, 3_600_000])(
    'of %i ms refuses peaks of others, and changes no byte',
    async (bucketMs) => {
      const path = await storeThatSays(`${bucketMs}.store`, { bucketMs });
      const before = readFileSync(path);
      const minutes = bucketMs / 60_000;
      const message = `has buckets of ${minutes} minutes, and this run counts in buckets of 10`;
      const problem = { code: 'timeseries/other-buckets', at: { file: `${bucketMs}.store` }, message };
      await expect(appendPeaksStore(path, peaks())).rejects.toMatchObject({ problem });
      await expect(readStores([path], { bucketMinutes: 10 })).rejects.toMatchObject({ problem });
      expect(readFileSync(path).equals(before)).toBe(true);
    },
  );

  it.each([420_000, 540_000, 7_200_000])('of %i ms, which divide no hour, ends a run', async (bucketMs) => {
    const path = await storeThatSays(`${bucketMs}.store`, { bucketMs });
    const before = readFileSync(path);
    const problem = { code: 'timeseries/other-buckets', at: { file: `${bucketMs}.store` } };
    const message = expect.stringContaining(`buckets of ${bucketMs / 60_000} minutes`) as string;
    const refused = { problem: { ...problem, message } };
    await expect(readPeaksStore(path)).rejects.toMatchObject(refused);
    await expect(openPeaksStore(path)).rejects.toMatchObject(refused);
    await expect(appendPeaksStore(path, peaks())).rejects.toMatchObject(refused);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is one in stores that are read together', async () => {
    const ten = await storeThatSays('first.store', {});
    const five = await storeThatSays('second.store', { bucketMs: 300_000 });
    const message = 'has buckets of 5 minutes, and this run counts in buckets of 10';
    const problem = { code: 'timeseries/other-buckets', at: { file: 'second.store' }, message };
    await expect(readStores([ten, five])).rejects.toMatchObject({ problem });
    const both = join(root, 'both.store');
    writeFileSync(both, Buffer.concat([readFileSync(ten), readFileSync(five)]));
    await expect(readPeaksStore(both)).rejects.toMatchObject({ problem: { ...problem, at: { file: 'both.store' } } });
  });

  it('that is none is no header', async () => {
    const path = await storeThatSays('none.store', { bucketMs: 'ten' });
    const { problems } = await readPeaksStore(path);
    expect(problems.map(({ code }) => code)).toEqual(['timeseries/damaged-peaks-store']);
  });
});
