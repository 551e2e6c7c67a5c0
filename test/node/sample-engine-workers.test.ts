import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeSegment } from '../../src/timeseries/index.js';
import type { BucketSeries } from '../../src/timeseries/index.js';
import type { SampleReading } from '../../src/ingest/index.js';
import type * as sources from '../../src/node/index.js';
import { writeSampleFile } from '../bench/sample-files.js';

// Workers are started from the compiled package, which `npm test` builds first and the types need not know.
const compiled = new URL('../../dist/node/index.js', import.meta.url).href;
const { readSamples, readSamplesByMachine } = (await import(compiled)) as typeof sources;

const storeOf = ({ peaks }: SampleReading): string => Buffer.from(encodeSegment(peaks)).toString('base64');

describe('samples on several threads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-workers-'));
  const byMachine = join(folder, 'by-machine.csv');
  const byTime = join(folder, 'by-time.csv');
  /** Of a file of 1 MB. */
  const PART_BYTES = 100_000;

  beforeAll(() => {
    writeSampleFile(byMachine, { machines: 12, ticks: 1200, order: 'machine' });
    writeSampleFile(byTime, { machines: 200, ticks: 60, order: 'time' });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const ODD_LINES = [2, 4000, 8000, 14_000];

  const expectSame = async (paths: readonly string[]): Promise<SampleReading> => {
    const alone = await readSamples(paths, { workers: 0 });
    for (const workers of [1, 2, 3]) {
      const together = await readSamples(paths, { workers, partBytes: PART_BYTES });
      expect(storeOf(together)).toBe(storeOf(alone));
      expect({ ...together, peaks: null }).toEqual({ ...alone, peaks: null });
    }
    return alone;
  };

  it('gives the same bytes of the store and the same words with any number of them', async () => {
    expect((await expectSame([byMachine])).machines).toHaveLength(12);
    expect((await expectSame([byTime])).machines).toHaveLength(200);
  });

  it('tells odd rows by their lines, wherever the file was cut', async () => {
    const odd = join(folder, 'odd.csv');
    const lines = readFileSync(byMachine, 'utf8').split('\n');
    for (const line of ODD_LINES) lines[line - 1] = `${lines[line - 1]!},one cell too many`;
    lines[9000] = lines[9000]!.replace(/,\d+\.\d+,/, ',1e1,');
    writeFileSync(odd, lines.join('\n'));
    const { problems } = await expectSame([odd]);
    const told = problems.filter(({ at }) => at?.line !== undefined).map(({ at }) => at!.line);
    expect(told).toEqual(ODD_LINES);
  });

  it('uses nothing of an archive that turns out to be damaged while others are read', async () => {
    const packed = gzipSync(readFileSync(byTime));
    const broken = join(folder, 'broken.csv.gz');
    writeFileSync(broken, packed.subarray(0, packed.length - 8));
    const whole = join(folder, 'whole.csv.gz');
    writeFileSync(whole, gzipSync(readFileSync(byMachine)));
    const { machines, problems } = await expectSame([broken, whole]);
    expect([machines.length, problems.map(({ code }) => code)]).toEqual([12, ['ingest/damaged-gzip']]);
  });

  it('counts a stamp once that comes in two parts, or in two files', async () => {
    const twice = join(folder, 'twice.csv');
    writeFileSync(twice, readFileSync(byTime));
    appendFileSync(twice, readFileSync(byTime, 'utf8').split('\n').slice(1, 500).join('\n'));
    const { notes } = await expectSame([twice]);
    expect(notes.duplicates).toBeGreaterThan(3000);
    const both = await expectSame([byTime, twice]);
    const [once, again] = [(await readSamples([byTime])).peaks, both.peaks];
    expect(Buffer.from(encodeSegment(again)).equals(Buffer.from(encodeSegment(once)))).toBe(true);
  });

  it('reads packed files ahead of their turn', async () => {
    const packed = [0, 1, 2].map((index) => {
      const path = join(folder, `${index}.csv.gz`);
      const plain = join(folder, `${index}.csv`);
      writeSampleFile(plain, { machines: 40 + index, ticks: 100, order: 'time' });
      writeFileSync(path, gzipSync(readFileSync(plain), { level: 1 }));
      return path;
    });
    const { summaries } = await expectSame(packed);
    expect(summaries.map(({ rowsUsed }) => rowsUsed)).toEqual([4000, 4100, 4200]);
  });

  it('gives machine by machine what it gives at once', async () => {
    const whole = await readSamples([byTime], { workers: 0 });
    const series: BucketSeries[] = [];
    const closed = await readSamplesByMachine([byTime], { workers: 2, partBytes: PART_BYTES }, (ofMachine) => {
      series.push(...ofMachine);
    });
    expect(series).toEqual(whole.peaks.series);
    expect(closed.notes).toEqual(whole.notes);
  });
});
