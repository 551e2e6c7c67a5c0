import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendPeaksStore, openPeaksStore, readPeaksStore } from '../../../src/node/peaks-store.js';
import { readMachineMaxima, sliceWindow } from '../../../src/timeseries/index.js';
import type { PeakSet, SeriesKey, SeriesMaxima } from '../../../src/timeseries/index.js';
import type { Instant } from '../../../src/model/index.js';
import { inventSampledEstate } from '../../support/invented-peaks.js';
import { temporaryFolder } from '../../support/run-cli.js';

const folder = temporaryFolder();
const { peaks } = inventSampledEstate(20, 3);
const DAY_MS = 86_400_000;
const isWanted = ({ channel }: SeriesKey): boolean => channel === 'cpuUsedCores' || channel === 'diskIops';

async function readAll(path: string): Promise<readonly (readonly SeriesMaxima[])[]> {
  const store = await openPeaksStore(path);
  const machines: (readonly SeriesMaxima[])[] = [];
  for await (const series of readMachineMaxima(store, isWanted)) machines.push(series);
  await store.close();
  return machines;
}

/** What the whole store says of the same series, without what maxima do not tell. */
async function expectedOf(path: string): Promise<readonly SeriesMaxima[]> {
  const { values } = await readPeaksStore(path);
  return values.series
    .filter(({ key }) => isWanted(key))
    .map(({ key, granularity, bucketMs, startMs, maxima }) => ({ key, granularity, bucketMs, startMs, maxima }));
}

const bare = ({ key, granularity, bucketMs, startMs, maxima }: SeriesMaxima): SeriesMaxima => ({
  ...{ key, granularity, bucketMs, startMs, maxima },
});

describe('the maxima of a store, machine by machine', () => {
  it('are those of the whole store, all series of a machine together', async () => {
    const path = join(folder, 'one.store');
    await appendPeaksStore(path, peaks);
    const machines = await readAll(path);
    expect(machines.flat().map(bare)).toEqual(await expectedOf(path));
    expect(machines.map((series) => new Set(series.map(({ key }) => key.machine)).size)).toEqual(machines.map(() => 1));
    expect(new Set(machines.map(([first]) => first!.key.machine)).size).toBe(machines.length);
  });

  it('are joined where machines lie in several appends, which come last', async () => {
    const path = join(folder, 'two.store');
    const start = peaks.series[0]!.startMs;
    const half = (start + 2 * DAY_MS) as Instant;
    const late = new Set(peaks.series.slice(0, 30).map(({ key }) => key.machine));
    const part = (from: number, to: number, of: PeakSet['series']): PeakSet => ({
      series: of.map((one) => sliceWindow(one, from as Instant, to as Instant)),
      spanMs: [from as Instant, (to - 1) as Instant],
    });
    await appendPeaksStore(path, part(start, half, peaks.series));
    await appendPeaksStore(
      path,
      part(
        half,
        start + 3 * DAY_MS,
        peaks.series.filter(({ key }) => late.has(key.machine)),
      ),
    );
    const machines = await readAll(path);
    const expected = await expectedOf(path);
    const inSeveral = ({ key }: SeriesMaxima): boolean => late.has(key.machine);
    expect(machines.flat().map(bare)).toEqual([
      ...expected.filter((one) => !inSeveral(one)),
      ...expected.filter(inSeveral),
    ]);
  });
});
