import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../../src/model/index.js';
import {
  DEFAULT_BUCKET_MS,
  compactSegments,
  decodeSegments,
  mergePeaks,
  openStore,
  originOf,
  segmentsOf,
} from '../../../src/timeseries/index.js';
import type { OpenStore, PeakSet, SegmentOptions, StoreOrigin } from '../../../src/timeseries/index.js';
import { aReading, MARCH, plain, rollUp, someReadings } from '../readings.js';
import { inMemory, joined, storeOf } from './open-stores.js';

const originOfStep = (index: number): StoreOrigin => ({
  sources: [
    {
      file: `${index}.csv`,
      bytes: index,
      sha256: `hash${index}`,
      bucketMs: DEFAULT_BUCKET_MS,
      readAs: '',
    },
  ],
  machines: ['alpha', 'beta', 'm'].map((name) => ({
    id: toMachineId(name),
    name: index % 2 === 0 ? name.toUpperCase() : name,
    sourceId: index === 1 ? `id-${name}` : '',
  })),
});

async function compacted(store: OpenStore): Promise<Uint8Array> {
  const segments: Uint8Array[] = [];
  for await (const segment of compactSegments(store)) segments.push(segment);
  return joined(...segments);
}

/** Appends with their origins, in an order of one's choice. */
const ordered = (sets: readonly PeakSet[], order: readonly number[]): Promise<OpenStore> =>
  storeOf(
    order.map((index) => sets[index]!),
    (at): SegmentOptions => ({ origin: originOfStep(order[at]!) }),
  );

const someAppends = fc.array(someReadings, { minLength: 1, maxLength: 5 }).chain((parts) =>
  fc.record({
    sets: fc.constant(parts.map((readings) => rollUp(readings).peaks)),
    order: fc.shuffledSubarray(
      parts.map((_, index) => index),
      { minLength: parts.length },
    ),
  }),
);

describe('a compacted store', () => {
  it('has the same bytes whatever the order of the appends, even where they share buckets', async () => {
    await fc.assert(
      fc.asyncProperty(someAppends, async ({ sets, order }) => {
        const inOrder = await compacted(await ordered(sets, [...sets.keys()]));
        expect(await compacted(await ordered(sets, order))).toEqual(inOrder);
      }),
      { numRuns: 40 },
    );
  });

  it('is what writing all peaks at once gives, and reads the same as before', async () => {
    await fc.assert(
      fc.asyncProperty(someAppends, async ({ sets, order }) => {
        const store = await ordered(sets, order);
        const bytes = await compacted(store);
        const merged = mergePeaks(sets);
        expect(bytes).toEqual(joined(...segmentsOf(merged, { origin: originOf(store) })));
        const { segments, problems } = decodeSegments(bytes, { file: 'peaks.store' });
        expect(problems).toEqual([]);
        expect(segments.map(plain)).toEqual([plain(merged)]);
      }),
      { numRuns: 40 },
    );
  });

  it('stays as it is when compacted again, and does not care when appends were compacted where none share a bucket', async () => {
    const days = [0, 1, 2].map((day) => {
      const first = MARCH + day * 86_400_000;
      return rollUp(Array.from({ length: 200 }, (_, at) => aReading(first + at * 20_000, Math.sqrt(at + day)))).peaks;
    });
    const atOnce = await compacted(await ordered(days, [0, 1, 2]));
    expect(await compacted(await openStore(inMemory(atOnce), { file: 'peaks.store' }))).toEqual(atOnce);
    const early = await compacted(await ordered(days.slice(0, 2), [1, 0]));
    const third = joined(...segmentsOf(days[2]!, { origin: originOfStep(2) }));
    const late = await openStore(inMemory(joined(early, third)), { file: 'peaks.store' });
    expect(await compacted(late)).toEqual(atOnce);
  });

  it('keeps every source once, and of two names of a machine always the same one', async () => {
    const { peaks } = rollUp([aReading(MARCH, 1)]);
    const origin = originOf(await ordered([peaks, peaks, peaks, peaks], [3, 1, 0, 1]));
    expect(origin.sources.map(({ file }) => file)).toEqual(['0.csv', '1.csv', '3.csv']);
    expect(origin.machines.find(({ id }) => id === 'm')).toEqual({ id: 'm', name: 'M', sourceId: 'id-m' });
  });

  it('of nothing is an append of nothing', async () => {
    const { segments } = decodeSegments(await compacted(await storeOf([])), { file: 'peaks.store' });
    expect(segments).toEqual([{ series: [], spanMs: null }]);
  });
});
