import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SampleReading } from '../../../src/ingest/index.js';
import { readSampleMapping } from '../../../src/node/read-sample-mapping.js';
import { readSamples } from '../../../src/node/read-samples.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../../support/shared-material.js';

const TRACES = 'data/utilisation/bitbrains-rnd';
const MAPPING = resolve(import.meta.dirname, '../../../datasets/mappings/bitbrains.yaml');

/** One line of the table in the README of the reference material, which was counted by other code. */
interface Counted {
  readonly file: string;
  readonly rows: number;
  readonly coresMax: number;
  readonly coresDistinct: number;
  readonly cpuPercentMax: number;
  readonly rowsOver: number;
  readonly duplicates: number;
  readonly rowsOff: number;
}

function table(): readonly Counted[] {
  const lines = readFileSync(sharedPath('data/README.md'), 'utf8').split('\n');
  return lines
    .filter((line) => /^\| 2013-\d\/\d+\.csv \|/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, file, rows, cores, cpu, over, , duplicates, off]) => ({
      file: file!,
      rows: Number(rows),
      coresMax: Number(cores!.split(',')[0]),
      coresDistinct: Number(cores!.split(',')[1]),
      cpuPercentMax: Number(cpu!.split('/')[1]),
      rowsOver: Number(over),
      duplicates: Number(duplicates),
      rowsOff: Number(off),
    }));
}

const read = async (file: string): Promise<SampleReading> =>
  readSamples([sharedPath(`${TRACES}/${file}`)], { mapping: await readSampleMapping(MAPPING) });

const countOf = (reading: SampleReading, code: string): number =>
  reading.problems.filter((one) => one.code === `ingest/${code}`).reduce((sum, { count }) => sum + (count ?? 1), 0);

describe.skipIf(!hasShared)(`the traces of Bitbrains${NEEDS_SHARED}`, () => {
  const counted = hasShared ? table() : [];

  it('are 25 files', () => {
    const files = readdirSync(sharedPath(TRACES), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.csv'),
    );
    expect(files.map((name) => name.replaceAll('\\', '/')).toSorted()).toEqual(
      counted.map(({ file }) => file).toSorted(),
    );
    expect(files).toHaveLength(25);
  });

  it.each(counted)('$file is read to the row', async (expected) => {
    const reading = await read(expected.file);
    const [summary] = reading.summaries;
    const off = summary!.rowsSkipped.filter(({ reason }) => reason.startsWith('no processor capacity'));
    expect(summary).toMatchObject({
      rowsRead: expected.rows,
      repeatedStamps: expected.duplicates,
      intervalMs: 300_000,
    });
    expect(off.map(({ count }) => count)).toEqual(expected.rowsOff === 0 ? [] : [expected.rowsOff]);
    expect(summary!.rowsUsed).toBe(expected.rows - expected.rowsOff);
    expect(countOf(reading, 'over-100-percent')).toBe(expected.rowsOver);
    expect(summary!.spanMs![0]).toBeGreaterThan(Date.UTC(2013, 5, 30));
    expect(summary!.spanMs![1]).toBeLessThan(Date.UTC(2013, 9, 2));
  });

  it.each(counted)('$file keeps its resizes and peaks', async (expected) => {
    const { peaks, machines } = await read(expected.file);
    const number = /(\d+)\.csv$/.exec(expected.file)![1]!;
    expect(machines).toMatchObject([{ id: `samples:${number}`, name: number, sourceId: '', isKnown: false }]);
    const maxima = (channel: string): readonly number[] =>
      [...peaks.series.find(({ key }) => key.channel === channel)!.maxima].filter((value) => !Number.isNaN(value));
    const cores = maxima('allocatedCores');
    expect(Math.max(...cores)).toBe(expected.coresMax);
    // Rows without capacity state no cores or some; each counts as one more value in the table.
    expect(new Set(cores).size).toBeLessThanOrEqual(expected.coresDistinct);
    expect(new Set(cores).size).toBeGreaterThanOrEqual(expected.coresDistinct - 1);
    expect(Math.max(...maxima('cpuUsedCores'))).toBeLessThanOrEqual(
      ((expected.cpuPercentMax + 0.06) / 100) * expected.coresMax,
    );
    for (const { granularity } of peaks.series) expect(granularity).toEqual({ intervalMs: 300_000, kind: 'average' });
  });

  it('uses more memory than provisioned in 24 rows, and prints 1.6703488E7', async () => {
    const months = ['2013-7', '2013-8', '2013-9'].map((month) => sharedPath(`${TRACES}/${month}`));
    const reading = await readSamples(months, { mapping: await readSampleMapping(MAPPING) });
    expect(countOf(reading, 'memory-above-provisioned')).toBe(24);
    expect(reading.peaks.series.some(({ maxima }) => maxima.includes(16_703_488 * 1024))).toBe(true);
    expect(reading.machines).toHaveLength(16);
    expect(reading.summaries.reduce((sum, { rowsRead }) => sum + rowsRead, 0)).toBe(208_341);
  });
});
