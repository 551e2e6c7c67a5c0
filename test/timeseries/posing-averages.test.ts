import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../src/model/index.js';
import {
  AVERAGES_AGAINST_FIVE_MINUTES,
  AVERAGES_AGAINST_SAMPLES,
  createRepeatWatch,
  describeMinuteReadings,
  describeShortfall,
  expectedShortfall,
  findPosingAverages,
  unmaskAverages,
} from '../../src/timeseries/index.js';
import type { PosingAverages, Reading, WatchedRows } from '../../src/timeseries/index.js';
import { aReading, MARCH, rollUp } from './readings.js';

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;
const STEP_MS = 20 * SECOND_MS;

const CHANNELS: readonly Partial<Reading>[] = [
  { channel: 'cpuUsedCores' },
  { channel: 'diskReadIops', instance: 'scsi0:0' },
  { channel: 'diskWriteBytesPerSecond', instance: 'scsi0:0' },
];

/** A number that looks like chance and is the same in every run. */
const noise = (seed: number): number => {
  const mixed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d);
  return (Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) >>> 8) % 1000;
};

/** Readings every 20 s; each value stands for `blockMs`, and the blocks begin `shiftMs` after the hour. */
function blocks(blockMs: number, days: number, shiftMs = 0): readonly Reading[] {
  return CHANNELS.flatMap((over, channel) =>
    Array.from({ length: (days * DAY_MS) / STEP_MS }, (_, index) => {
      const atMs = MARCH + index * STEP_MS;
      return aReading(atMs, noise(channel * 7919 + Math.floor((atMs - shiftMs) / blockMs)), over);
    }),
  );
}

const STATED = STEP_MS;
const found = (readings: readonly Reading[]): readonly PosingAverages[] =>
  findPosingAverages(rollUp(readings, STATED).peaks);

const rowsOf = (readings: readonly Reading[]): WatchedRows => {
  const watch = createRepeatWatch();
  for (const reading of readings) watch.sink.add(reading);
  return watch.found();
};
const watched = (readings: readonly Reading[]): readonly PosingAverages[] => rowsOf(readings).repeats;

const m = toMachineId('m');

describe('averages posing as samples', () => {
  it.each([
    ['half an hour', 1800, 0],
    ['half an hour, stamped at the end', 1800, 20],
    ['two hours', 7200, 0],
    ['two hours, beside the hour', 7200, 460],
  ])('are told from buckets where they are averages of %s', (_, seconds, shift) => {
    const intervalMs = seconds * SECOND_MS;
    expect(found(blocks(intervalMs, 5, shift * SECOND_MS))).toEqual([
      { machine: m, statedMs: STATED, intervalMs, sign: 'repeats' },
    ]);
  });

  it.each([
    ['two minutes', 120, 0],
    ['five minutes', 300, 0],
    ['five minutes, stamped at the end', 300, 20],
    ['half an hour', 1800, 0],
  ])('are told from rows where they are averages of %s', (_, seconds, shift) => {
    const intervalMs = seconds * SECOND_MS;
    expect(watched(blocks(intervalMs, 1, shift * SECOND_MS))).toEqual([
      { machine: m, statedMs: STATED, intervalMs, sign: 'repeats' },
    ]);
  });

  it('are told from stamps that lie farther apart than stated, whose written bytes are put right', () => {
    const readings = Array.from({ length: 288 }, (_, index) =>
      aReading(MARCH + index * 300 * SECOND_MS, 100, { channel: 'diskWriteBytesPerSecond', instance: 'scsi0:0' }),
    );
    const { peaks } = rollUp(readings, STATED);
    const unmasked = unmaskAverages(peaks, rowsOf(readings));
    expect(unmaskAverages(peaks).problems).toEqual([]);
    const written = unmasked.peaks.series.find(({ key }) => key.channel === 'diskWriteBytesPerSecond')!;
    expect(written.granularity).toEqual({ intervalMs: 300_000, kind: 'average' });
    expect(written.minuteSums!.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0)).toBe(100 * 86_400);
    expect(unmasked.problems).toMatchObject([{ code: 'samples/averages-posing-as-samples', severity: 'warning' }]);
    expect(unmasked.problems[0]!.message).toContain('stamps lie 300 s apart');
  });

  it('are told from one stamp in two hours', () => {
    const readings = Array.from({ length: 60 }, (_, index) => aReading(MARCH + index * 7_200_000, index));
    expect(found(readings)).toEqual([{ machine: m, statedMs: STATED, intervalMs: 7_200_000, sign: 'stamps' }]);
  });

  it('are called averages afterwards, once told for all machines, in all of their series', () => {
    const { peaks } = rollUp(
      [
        ...blocks(1_800_000, 5),
        ...blocks(1_800_000, 5).map((reading) => ({ ...reading, machine: toMachineId('n') })),
        aReading(MARCH, 4, { channel: 'allocatedCores' }),
      ],
      STATED,
    );
    const { peaks: named, problems } = unmaskAverages(peaks);
    expect(problems).toHaveLength(1);
    expect(problems[0]!.message).toContain('the values of "m" and 1 more');
    expect(problems[0]!.message).toContain('repeats 90 times');
    const kinds = named.series.map(({ key, granularity }) => `${key.channel} ${granularity.kind}`);
    expect(kinds.filter((kind) => kind.endsWith('sample'))).toEqual([]);
    expect(unmaskAverages(named).problems).toEqual([]);
  });
});

describe('what is no average posing as samples', () => {
  it('is a machine whose values change from sample to sample', () => {
    const readings = blocks(STEP_MS, 2);
    expect([found(readings), watched(readings)]).toEqual([[], []]);
    const { peaks } = rollUp(readings, STATED);
    expect(unmaskAverages(peaks)).toEqual({ peaks, problems: [] });
  });

  it('is an idle machine: one that never changes, and one that does so now and then', () => {
    const flat = blocks(1000 * DAY_MS, 5);
    expect([found(flat), watched(flat)]).toEqual([[], []]);
    // 40 times in 5 days something happens, for a while, at any second.
    const wakes = new Set(Array.from({ length: 40 }, (_, index) => noise(index) * 21 + noise(index + 77)));
    let level = 2;
    const idle = flat.slice(0, (5 * DAY_MS) / STEP_MS).map((reading, index) => {
      if (wakes.has(index)) level = level === 2 ? 3 : 2;
      return { ...reading, value: level };
    });
    expect([found(idle), watched(idle)]).toEqual([[], []]);
  });

  it('is an idle machine that wakes for a job every five minutes, for one sample', () => {
    const readings = Array.from({ length: (2 * DAY_MS) / STEP_MS }, (_, index) =>
      aReading(MARCH + index * STEP_MS, index % 15 === 0 ? 0.4 : 0.02),
    );
    expect([found(readings), watched(readings)]).toEqual([[], []]);
  });

  it('is a machine of which one counter alone is polled every half hour', () => {
    const memory = blocks(1_800_000, 5)
      .filter(({ channel }) => channel === 'cpuUsedCores')
      .map((reading): Reading => ({ ...reading, channel: 'memoryGuestUsedBytes' }));
    const readings = [...memory, ...blocks(STEP_MS, 5)];
    expect([found(readings), watched(readings)]).toEqual([[], []]);
  });

  it('is a source that misses every third sample, or that states its averages', () => {
    const holes = blocks(STEP_MS, 2).filter((_, index) => index % 3 !== 0);
    expect(found(holes)).toEqual([]);
    const stated = Array.from({ length: 288 }, (_, index) => aReading(MARCH + index * 300_000, noise(index)));
    expect(findPosingAverages(rollUp(stated, 300_000).peaks)).toEqual([]);
    expect([findPosingAverages(rollUp(stated).peaks), watched(stated)]).toEqual([[], []]);
  });

  it('is a source that takes three samples at the beginning of every ten minutes', () => {
    const readings = Array.from({ length: 600 }, (_, index) =>
      aReading(MARCH + Math.floor(index / 3) * 600_000 + (index % 3) * STEP_MS, noise(index)),
    );
    const { peaks } = rollUp(readings, STATED);
    expect(unmaskAverages(peaks, rowsOf(readings))).toEqual({ peaks, problems: [] });
  });

  it('is not decided by rows alone until twelve stamps have shown a change', () => {
    const few = blocks(300_000, 1).filter(({ atMs }) => atMs < MARCH + 12 * 300_000);
    expect(watched(few)).toEqual([]);
    const more = blocks(300_000, 1).filter(({ atMs }) => atMs < MARCH + 13 * 300_000);
    expect(watched(more)).toHaveLength(1);
  });
});

describe('bands of averages', () => {
  it('are dated, named and in order: longer averages read no less far below samples', () => {
    for (const { measuredOn, source, lengths } of [AVERAGES_AGAINST_SAMPLES, AVERAGES_AGAINST_FIVE_MINUTES]) {
      expect(measuredOn).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(source.length).toBeGreaterThan(20);
      for (const { bands } of lengths) {
        for (const { leastPercent, medianPercent, greatestPercent } of bands) {
          expect(leastPercent).toBeLessThanOrEqual(medianPercent);
          expect(medianPercent).toBeLessThanOrEqual(greatestPercent);
          expect(greatestPercent).toBeLessThan(100);
        }
      }
    }
    const medians = AVERAGES_AGAINST_SAMPLES.lengths.map(({ bands }) =>
      bands.map(({ medianPercent }) => medianPercent),
    );
    for (const [index, row] of medians.entries()) {
      for (const [at, median] of row.entries()) expect(median).toBeGreaterThanOrEqual(medians[index - 1]?.[at] ?? 0);
    }
  });

  it('are rounded as the documents print them, span the lengths between two, and say where they end', () => {
    expect(expectedShortfall(20_000, ['cpu'])).toBeNull();
    expect(expectedShortfall(60_000, ['cpu'])).toBeNull();
    expect(expectedShortfall(300_000, ['cpu'])).toEqual({ leastPercent: 40, greatestPercent: 51, reach: 'measured' });
    expect(expectedShortfall(600_000, ['cpu'])).toEqual({ leastPercent: 40, greatestPercent: 60, reach: 'between' });
    expect(expectedShortfall(DAY_MS, ['cpu'])).toEqual({ leastPercent: 44, greatestPercent: 61, reach: 'beyond' });
  });

  it('are told of readings of up to a minute as of what may be averages', () => {
    const kinds = new Set(['cpu', 'diskIops', 'network'] as const);
    expect(describeMinuteReadings(20_000, kinds)).toBeNull();
    expect(describeMinuteReadings(30_000, kinds)).toBeNull();
    expect(describeMinuteReadings(300_000, kinds)).toBeNull();
    expect(describeMinuteReadings(60_000, new Set())).toBeNull();
    expect(describeMinuteReadings(60_000, kinds)).toContain(
      'if the tool averages over them, peaks read 22 % to 32 % low (',
    );
    expect(describeMinuteReadings(45_000, kinds)).toContain('peaks read up to 32 % low (');
  });

  it('are told for what was sampled only', () => {
    expect(describeShortfall(300_000, new Set(['cpu', 'network']))).toBe(
      'CPU may read 40 % to 51 % below true peaks, network 44 % to 50 % (measured 2026-11-21 on 211 invented machines, 31 days of 20 s samples)',
    );
    expect(describeShortfall(300_000, new Set())).toBeNull();
    expect(describeShortfall(DAY_MS, new Set(['cpu']))).toContain('below true peaks or more (measured');
  });
});
