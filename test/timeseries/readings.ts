import fc from 'fast-check';
import { toMachineId } from '../../src/model/index.js';
import type { Instant } from '../../src/model/index.js';
import { BUCKET_MINUTES, createSampleSink, DEFAULT_SINK_OPTIONS, WHOLE_MACHINE } from '../../src/timeseries/index.js';
import type { PeakSet, Reading, RollUpNotes, SampleSinkOptions } from '../../src/timeseries/index.js';

/** 2026-03-01T00:00:00Z. */
export const MARCH = Date.UTC(2026, 2, 1);
export const instant = (atMs: number): Instant => atMs as Instant;

/** A reading in few words; CPU of machine `m` unless told. */
export const aReading = (atMs: number, value: number, over: Partial<Reading> = {}): Reading => ({
  machine: toMachineId('m'),
  channel: 'cpuUsedCores',
  instance: WHOLE_MACHINE,
  atMs: instant(atMs),
  value,
  ...over,
});

export function rollUp(
  readings: Iterable<Reading>,
  intervalMs: number | null = null,
  options: Partial<SampleSinkOptions> = {},
): { readonly peaks: PeakSet; readonly notes: RollUpNotes } {
  const sink = createSampleSink({ ...DEFAULT_SINK_OPTIONS, ...options });
  for (const reading of readings) sink.add(reading);
  return sink.finish(intervalMs as Parameters<typeof sink.finish>[0]);
}

/** Every field of a peak set as plain values, so that a comparison shows the first difference. */
export const plain = ({ series, spanMs }: PeakSet): unknown => ({
  spanMs,
  series: series.map((one) => ({
    ...one,
    maxima: [...one.maxima],
    sums: [...one.sums],
    counts: [...one.counts],
    minuteSums: one.minuteSums === null ? null : [...one.minuteSums],
  })),
});

/** Values whose bits lie between 2^-63 and 2^50, so that a test can add them exactly with integers. */
const someValue = fc.oneof(
  fc.nat(5),
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.double({ min: 0.001, max: 1e15, noNaN: true }),
);

const ofMachine = fc.record({
  channel: fc.constantFrom('cpuUsedCores', 'memoryConsumedBytes', 'allocatedCores', 'allocatedMemoryBytes'),
  instance: fc.constant(WHOLE_MACHINE),
});
const ofDisk = fc.record({
  channel: fc.constantFrom('diskReadIops', 'diskWriteIops', 'diskReadBytesPerSecond', 'diskWriteBytesPerSecond'),
  instance: fc.constantFrom('scsi0:0', 'scsi0:1', 'scsi1:0', WHOLE_MACHINE),
});
const ofNic = fc.record({
  channel: fc.constantFrom('networkInBytesPerSecond', 'networkOutBytesPerSecond'),
  instance: fc.constantFrom('4000', '4001', '*'),
});

/** A stamp on a 20-second grid of two hours around midnight, sometimes beside it; repeats happen. */
const someStamp = fc.oneof(
  fc.integer({ min: -180, max: 180 }).map((step) => MARCH + step * 20_000),
  fc.integer({ min: -3_600_000, max: 3_600_000 }).map((offset) => MARCH + offset),
);

/** Any length of buckets, and often the default. */
export const someBucketMinutes: fc.Arbitrary<number> = fc.oneof(fc.constant(10), fc.constantFrom(...BUCKET_MINUTES));

export const someReading: fc.Arbitrary<Reading> = fc
  .record({
    machine: fc.constantFrom('alpha', 'beta').map(toMachineId),
    series: fc.oneof(ofMachine, ofDisk, ofDisk, ofNic),
    atMs: someStamp.map(instant),
    value: someValue,
  })
  .map(({ series, ...rest }) => ({ ...rest, ...series }));

export const someReadings: fc.Arbitrary<Reading[]> = fc.array(someReading, { maxLength: 300, size: 'max' });
