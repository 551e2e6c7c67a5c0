import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../src/model/index.js';
import type { Instant, Milliseconds } from '../../src/model/index.js';
import { openPeaksStore, readPeaksStore, writePeaksStore } from '../../src/node/index.js';
import {
  coarsestGranularity,
  DEFAULT_BUCKET_MS,
  combineGranularities,
  createSampleSink,
  hidesPeaks,
  mergePeaks,
} from '../../src/timeseries/index.js';
import type { Channel, Granularity, PeakSet, Rollup } from '../../src/timeseries/index.js';
import { parseHeaderVersion2 } from '../../src/timeseries/peaks-store/header-version-2.js';
import { temporaryFolder } from '../support/run-cli.js';

const of = (seconds: number, kind: Granularity['kind']): Granularity => ({
  intervalMs: (seconds * 1000) as Milliseconds,
  kind,
});

describe('granularities together', () => {
  it.each([
    [[of(20, 'sample'), of(300, 'average')], of(300, 'average')],
    [[of(20, 'sample'), of(300, 'maximum')], of(300, 'maximum')],
    [[of(300, 'average'), of(3600, 'maximum')], of(3600, 'average')],
    [[of(300, 'summation'), of(300, 'maximum')], of(300, 'summation')],
    [[of(300, 'summation'), of(300, 'average')], of(300, 'average')],
    [[of(20, 'summation'), of(300, 'maximum')], of(300, 'maximum')],
    [[of(20, 'summation'), of(20, 'sample')], of(20, 'sample')],
    [[of(20, 'summation'), of(60, 'summation')], of(60, 'summation')],
  ])('%j are %j', (parts, together) => {
    expect(combineGranularities(parts)).toEqual(together);
    expect(combineGranularities(parts.toReversed())).toEqual(together);
  });

  it('claim no peak where one part hides it, in any order and grouping', () => {
    const one = fc
      .constantFrom(20, 60, 300, 7200)
      .chain((seconds) =>
        fc
          .constantFrom<Granularity['kind']>(seconds > 60 ? 'average' : 'sample', 'maximum', 'summation')
          .map((kind) => of(seconds, kind)),
      );
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 6 }), fc.nat(), (parts, cut) => {
        const together = combineGranularities(parts);
        expect(hidesPeaks(together)).toBe(parts.some(hidesPeaks));
        expect(together.intervalMs).toBe(Math.max(...parts.map(({ intervalMs }) => intervalMs)));
        const at = 1 + (cut % (parts.length - 1));
        const grouped = [parts.slice(0, at), parts.slice(at)].map(combineGranularities);
        expect(hidesPeaks(combineGranularities(grouped))).toBe(hidesPeaks(together));
        expect(combineGranularities(parts.toReversed())).toEqual(together);
      }),
      { seed: 20_261_121 },
    );
  });

  it('leave out a part of one stamp, which shows no interval', () => {
    const parts = [
      { granularity: of(600, 'average'), bucketMs: DEFAULT_BUCKET_MS, bucketCount: 1 },
      { granularity: of(300, 'maximum'), bucketMs: DEFAULT_BUCKET_MS, bucketCount: 9 },
    ];
    expect(coarsestGranularity(parts)).toEqual(of(300, 'maximum'));
  });
});

const START_MS = Date.UTC(2026, 2, 1);
const machine = toMachineId('m');

/** Values every 300 s, each channel and disk with what is stated of it. */
function peaksOf(
  series: readonly {
    readonly channel: Channel;
    readonly instance?: string;
    readonly rollups: readonly (Rollup | null)[];
  }[],
): PeakSet {
  const sink = createSampleSink();
  for (const { channel, instance = '', rollups } of series) {
    rollups.forEach((rollup, index) => {
      sink.add({
        machine,
        atMs: (START_MS + index * 300_000) as Instant,
        channel: channel as 'cpuUsedCores',
        instance,
        value: index + 1,
        rollup: rollup ?? undefined,
      });
    });
  }
  return sink.finish(null).peaks;
}

const kinds = ({ series }: PeakSet): readonly string[] =>
  series.map(
    ({ key, granularity }) => `${key.channel}${key.instance} ${granularity.kind} ${granularity.intervalMs / 1000}`,
  );

const stated = peaksOf([
  { channel: 'cpuUsedCores', rollups: ['maximum', 'maximum', 'maximum'] },
  { channel: 'memoryGuestUsedBytes', rollups: ['maximum', null, 'maximum'] },
  { channel: 'diskReadIops', instance: 'd', rollups: ['maximum', 'maximum', 'maximum'] },
  { channel: 'diskWriteIops', instance: 'd', rollups: ['summation', 'summation', 'summation'] },
]);
const STATED = [
  'cpuUsedCores maximum 300',
  'memoryGuestUsedBytes average 300',
  'diskReadIops* maximum 300',
  'diskReadIopsd maximum 300',
  'diskWriteIops* summation 300',
  'diskWriteIopsd summation 300',
  'diskIops* summation 300',
  'diskIopsd summation 300',
];

describe('what a source states of its values', () => {
  const root = temporaryFolder();

  it('is kept of series of which all values state it, and of sums by their parts', () => {
    expect(kinds(stated)).toEqual(STATED);
  });

  it('is in the store, where others left a zero', async () => {
    const path = join(root, 'stated.store');
    await writePeaksStore(path, stated);
    expect(kinds((await readPeaksStore(path)).values)).toEqual(STATED);
    const store = await openPeaksStore(path);
    expect(store.segments.flatMap(({ series }) => series.map(({ granularity }) => granularity.kind))).toEqual(
      STATED.map((words) => words.split(' ')[1]),
    );
    await store.close();
    const unstated = peaksOf([{ channel: 'cpuUsedCores', rollups: [null, null, null] }]);
    const maxima = peaksOf([{ channel: 'cpuUsedCores', rollups: ['maximum', 'maximum', 'maximum'] }]);
    const [plain, stating] = [join(root, 'plain.store'), join(root, 'maxima.store')];
    await writePeaksStore(plain, unstated);
    await writePeaksStore(stating, maxima);
    const [left, right] = [readFileSync(plain), readFileSync(stating)];
    // The byte of the record and the two checksums over it: those of the header and of the prologue.
    const differing = [...left].flatMap((byte, index) => (byte === right[index] ? [] : [index]));
    const record = differing.filter((index) => index >= 32);
    expect([left.length === right.length, record.length, right[record[0]!], left[record[0]!]]).toEqual([true, 1, 1, 0]);
    expect(differing.every((index) => index >= 24)).toBe(true);
  });

  it('of a kind that is not known is no header', async () => {
    const path = join(root, 'unknown.store');
    await writePeaksStore(path, stated);
    const bytes = readFileSync(path);
    const header = Uint8Array.from(bytes.subarray(32, 32 + bytes.readUInt32LE(12)));
    const bodyBytes = bytes.readUInt32LE(16);
    expect(parseHeaderVersion2(header, bodyBytes)).toMatchObject({ series: { length: 8 } });
    header[8 + bytes.readUInt32LE(32) + 13] = 9;
    expect(parseHeaderVersion2(header, bodyBytes)).toBeNull();
  });

  it('is gone where what joins it says otherwise', () => {
    const averages = peaksOf([{ channel: 'cpuUsedCores', rollups: [null, null, null, null] }]);
    const maxima = peaksOf([{ channel: 'cpuUsedCores', rollups: ['maximum', 'maximum', 'maximum', 'maximum'] }]);
    expect(kinds(mergePeaks([maxima, averages]))).toEqual(['cpuUsedCores average 300']);
    expect(kinds(mergePeaks([maxima, maxima]))).toEqual(['cpuUsedCores maximum 300']);
  });
});
