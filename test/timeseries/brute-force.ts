import { compareText } from '../../src/model/index.js';
import { CHANNELS } from '../../src/timeseries/index.js';
import type { Reading } from '../../src/timeseries/index.js';

/**
 * The sink again, by another road: all readings are kept, every sample is looked up by name, sums are added as integers.
 * Slow and plain on purpose.
 */
export interface TwinSeries {
  readonly key: { readonly machine: string; readonly channel: string; readonly instance: string };
  readonly intervalMs: number;
  readonly buckets: ReadonlyMap<number, { readonly maximum: number; readonly sum: number; readonly count: number }>;
  readonly minutes: ReadonlyMap<number, number> | null;
}

interface Sample {
  readonly atMs: number;
  readonly value: number;
}

const SCALE = 2 ** 80;
/** Correctly rounded: the conversion of a BigInt rounds to nearest even, and dividing by a power of two is exact. */
const exactSum = (values: readonly number[]): number =>
  Number(values.reduce((sum, value) => sum + BigInt(value * SCALE), 0n)) / SCALE;

const isSummed = (channel: string): boolean => channel.startsWith('disk') || channel.startsWith('network');

function medianGap(stamps: readonly number[]): number | null {
  const distinct = [...new Set(stamps)].sort((left, right) => left - right);
  const gaps = distinct.slice(1).map((stamp, index) => stamp - distinct[index]!);
  gaps.sort((left, right) => left - right);
  return gaps[Math.ceil(gaps.length / 2) - 1] ?? null;
}

/** The values of one stamp of one source series, the first to come first. */
const ranked = (readings: readonly Reading[], channel: string, instance: string, atMs: number): number[] =>
  readings
    .filter((one) => one.channel === channel && nameOf(one) === instance && one.atMs === atMs)
    .map(({ value }) => value);

const nameOf = ({ channel, instance }: Reading): string => (isSummed(channel) && instance === '' ? '*' : instance);

/** Adds ranked values place by place. */
const addRanks = (lists: readonly (readonly number[])[]): number[] => {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, rank) =>
    lists
      .map((list) => list[rank])
      .filter((value) => value !== undefined)
      .reduce((sum, value) => sum + value),
  );
};

export function rollUpSlowly(
  all: readonly Reading[],
  givenInterval: number | null,
  bucketMs = 600_000,
): readonly TwinSeries[] {
  const machines = [...new Set(all.map(({ machine }) => machine))];
  return machines
    .flatMap((machine) =>
      ofMachine(
        all.filter((one) => one.machine === machine),
        machine,
        { given: givenInterval, bucketMs },
      ),
    )
    .sort(
      (left, right) =>
        compareText(left.key.machine, right.key.machine) ||
        CHANNELS.findIndex((one) => one === left.key.channel) -
          CHANNELS.findIndex((one) => one === right.key.channel) ||
        compareText(left.key.instance, right.key.instance),
    );
}

function ofMachine(
  readings: readonly Reading[],
  machine: string,
  { given, bucketMs }: { readonly given: number | null; readonly bucketMs: number },
): TwinSeries[] {
  const found: TwinSeries[] = [];
  const stamps = [...new Set(readings.map(({ atMs }) => atMs as number))].sort((left, right) => left - right);
  const emit = (
    channel: string,
    instance: string,
    samples: readonly Sample[],
    parts: readonly (readonly number[])[],
  ): void => {
    if (samples.length === 0) return;
    const gaps = parts.map(medianGap).filter((gap) => gap !== null);
    const intervalMs = given ?? (gaps.length === 0 ? bucketMs : Math.max(...gaps));
    found.push({
      key: { machine, channel, instance },
      intervalMs,
      ...bucketed(samples, channel, { intervalMs, bucketMs }),
    });
  };
  const samplesOf = (valuesAt: (atMs: number) => readonly number[]): Sample[] =>
    stamps.flatMap((atMs) => valuesAt(atMs).map((value) => ({ atMs, value })));
  const stampsOf = (channels: readonly string[], instance: string | null): number[][] =>
    channels.flatMap((channel) =>
      [...new Set(readings.filter((one) => one.channel === channel).map(nameOf))]
        .filter((name) => instance === null || name === instance)
        .map((name) =>
          readings.filter((one) => one.channel === channel && nameOf(one) === name).map(({ atMs }) => atMs),
        ),
    );
  const instances = (...channels: readonly string[]): string[] =>
    [...new Set(readings.filter((one) => channels.includes(one.channel)).map(nameOf))]
      .filter((name) => name !== '*')
      .sort();
  const total = (channel: string, atMs: number): number[] => {
    const lists = instances(channel).map((instance) => ranked(readings, channel, instance, atMs));
    const sum = addRanks(lists);
    return sum.length > 0 ? sum : ranked(readings, channel, '*', atMs);
  };

  for (const channel of new Set(readings.map((one) => one.channel))) {
    for (const instance of instances(channel)) {
      emit(
        channel,
        instance,
        samplesOf((atMs) => ranked(readings, channel, instance, atMs)),
        stampsOf([channel], instance),
      );
    }
    if (isSummed(channel))
      emit(
        channel,
        '*',
        samplesOf((atMs) => total(channel, atMs)),
        stampsOf([channel], null),
      );
  }
  for (const what of ['Iops', 'BytesPerSecond']) {
    const [read, write] = [`diskRead${what}`, `diskWrite${what}`] as const;
    for (const disk of instances(read, write)) {
      const both = samplesOf((atMs) =>
        addRanks([ranked(readings, read, disk, atMs), ranked(readings, write, disk, atMs)]),
      );
      emit(`disk${what}`, disk, both, stampsOf([read, write], disk));
    }
    const all = samplesOf((atMs) => addRanks([total(read, atMs), total(write, atMs)]));
    emit(`disk${what}`, '*', all, stampsOf([read, write], null));
  }
  return found;
}

function bucketed(
  samples: readonly Sample[],
  channel: string,
  { intervalMs, bucketMs }: { readonly intervalMs: number; readonly bucketMs: number },
): Pick<TwinSeries, 'buckets' | 'minutes'> {
  const counted = samples.filter(({ atMs }, index) => atMs !== samples[index - 1]?.atMs);
  const by = (lengthMs: number, of: readonly Sample[]): Map<number, number[]> => {
    const groups = new Map<number, number[]>();
    for (const { atMs, value } of of) {
      const start = Math.floor(atMs / lengthMs) * lengthMs;
      groups.set(start, [...(groups.get(start) ?? []), value]);
    }
    return groups;
  };
  return {
    buckets: new Map(
      [...by(bucketMs, samples)].map(([start, values]) => {
        const once = by(bucketMs, counted).get(start) ?? [];
        return [start, { maximum: Math.max(...values), sum: exactSum(once), count: once.length }];
      }),
    ),
    minutes:
      channel === 'diskWriteBytesPerSecond'
        ? new Map([...by(60_000, counted)].map(([start, values]) => [start, (exactSum(values) * intervalMs) / 1000]))
        : null,
  };
}
