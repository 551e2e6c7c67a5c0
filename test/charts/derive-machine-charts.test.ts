import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveMachineCharts, deriveMachineChartValues, LEVEL_SIGNS, unpackCharts } from '../../src/charts/index.js';
import { deriveChartValues } from '../../src/charts/derive-chart-values.js';
import { spanHoursOf } from '../../src/charts/derive-machine-charts.js';
import { shortDown, shortUp } from '../../src/charts/short-number.js';
import type { Instant, Milliseconds } from '../../src/model/index.js';
import { ALL_INSTANCES, WHOLE_MACHINE } from '../../src/timeseries/index.js';
import type { BucketSeries, Channel, Window } from '../../src/timeseries/index.js';
import { anAssessedMachine } from '../support/an-assessed-machine.js';
import { aCalendar, aSampledMachine } from '../support/a-sampled-machine.js';
import { aBucketSeries } from '../support/invented-peaks.js';
import { largestBySpan } from './brute-force.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START_MS = Date.UTC(2026, 6, 1);
const machine = anAssessedMachine({ name: 'app-01' });

const windowOf = (startMs: number, endMs: number): Window => ({ startMs: startMs as Instant, endMs: endMs as Instant });
const series = (channel: Channel, instance: string, maxima: readonly number[]): BucketSeries =>
  aBucketSeries(machine.id, [channel, instance], Float64Array.from(maxima));
const context = (window: Window) => ({ window, calendar: null });

/** Values of use, noughts, tiny and large ones, and gaps. */
const buckets = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.double({ min: 0, max: 5000, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1e-9, 0.1 + 0.2, 1e12) },
    { weight: 2, arbitrary: fc.constant(NaN) },
  ),
  { minLength: 1, maxLength: 400 },
);
/** Windows that begin and end at any bucket, before, within and behind what was sampled. */
const windows = fc
  .tuple(fc.integer({ min: -100, max: 200 }), fc.integer({ min: 1, max: 500 }))
  .map(([from, length]) => windowOf(START_MS + from * 600_000, START_MS + (from + length) * 600_000));

describe('the charts of a machine', () => {
  it('has the largest bucket of each 6 hours, and a blank where nothing was sampled', () => {
    // Three days: the first quiet but for one peak, the second not sampled, the third at a core.
    const maxima = Array.from({ length: 3 * 144 }, (_, index) => (index < 144 ? 0.5 : index < 288 ? NaN : 1));
    maxima[40] = 2;
    const window = windowOf(START_MS - 27 * DAY_MS, START_MS + 3 * DAY_MS);
    const charts = deriveMachineCharts([series('cpuUsedCores', WHOLE_MACHINE, maxima)], machine, context(window))!;
    expect(charts).toMatchObject({ from: '2026-06-04T00:00:00.000Z', hoursPerPoint: 6, bucketMinutes: 10, levels: 32 });
    expect(charts.charts).toHaveLength(1);
    expect(charts.charts[0]!.lines).toEqual([
      { name: '', scale: 2, points: `${' '.repeat(108)}8${LEVEL_SIGNS[32]!}88${' '.repeat(4)}GGGG` },
    ]);
    expect([...unpackCharts(charts).charts[0]!.lines[0]!.values.slice(-4)]).toEqual([1, 1, 1, 1]);
  });

  it('takes the units and sums of the need, guest memory before consumed, and no series without a value', () => {
    const window = windowOf(START_MS, START_MS + DAY_MS);
    const found = deriveChartValues(
      [
        series('memoryConsumedBytes', WHOLE_MACHINE, [8 * 2 ** 30]),
        series('memoryGuestUsedBytes', WHOLE_MACHINE, [NaN]),
        series('memoryActiveBytes', WHOLE_MACHINE, [2 ** 30]),
        series('diskIops', ALL_INSTANCES, [70]),
        series('diskIops', 'Hard disk 2', [60]),
        series('diskIops', 'Hard disk 1', [50]),
        series('diskBytesPerSecond', ALL_INSTANCES, [3_500_000]),
        series('diskWriteIops', ALL_INSTANCES, [9]),
        series('networkInBytesPerSecond', ALL_INSTANCES, [1e9]),
        series('networkOutBytesPerSecond', ALL_INSTANCES, [2_000_000]),
      ],
      machine,
      { window, stepMs: DAY_MS, withParts: true },
    );
    expect(
      found.map(({ quantity, unit, lines }) => [quantity, unit, lines.map((line) => [line.name, ...line.values])]),
    ).toEqual([
      ['memory', 'GiB', [['', 8]]],
      [
        'diskIops',
        'IOPS',
        [
          ['', 70],
          ['Hard disk 1', 50],
          ['Hard disk 2', 60],
        ],
      ],
      ['diskThroughput', 'MB/s', [['', 3.5]]],
      ['network', 'MB/s', [['', 2]]],
    ]);
  });

  it('never lies below a bucket, never a level above it, and keeps every gap: as found by asking every bucket', () => {
    fc.assert(
      fc.property(buckets, windows, (maxima, window) => {
        const cpu = series('cpuUsedCores', WHOLE_MACHINE, maxima);
        const packed = deriveMachineCharts([cpu], machine, context(window));
        const stepMs = spanHoursOf(window) * HOUR_MS;
        const expected = largestBySpan(cpu, { window, stepMs });
        if (packed === null) {
          expect(expected.every((value) => value === null)).toBe(true);
          return;
        }
        const [line] = packed.charts[0]!.lines;
        const values = [...unpackCharts(packed).charts[0]!.lines[0]!.values];
        expect(values.map((value) => (Number.isNaN(value) ? null : 0))).toEqual(
          expected.map((value) => (value === null ? null : 0)),
        );
        const step = line!.scale / packed.levels;
        expected.forEach((value, span) => {
          if (value === null) return;
          // What is left below is the noise of the thirteenth digit that `shortUp` takes for nothing.
          expect(values[span]!).toBeGreaterThanOrEqual(value * (1 - 1e-11));
          expect(values[span]!).toBeLessThanOrEqual((value + step) * (1 + 1e-11));
        });
      }),
    );
  });

  it('gives a larger value no lower level', () => {
    fc.assert(
      fc.property(buckets, (maxima) => {
        const window = windowOf(START_MS, START_MS + maxima.length * 600_000);
        const cpu = series('cpuUsedCores', WHOLE_MACHINE, maxima);
        const packed = deriveMachineCharts([cpu], machine, context(window));
        if (packed === null) return;
        const expected = largestBySpan(cpu, { window, stepMs: packed.hoursPerPoint * HOUR_MS });
        const levels = Array.from(packed.charts[0]!.lines[0]!.points, (sign) => LEVEL_SIGNS.indexOf(sign));
        const pairs = expected
          .flatMap((value, span) => (value === null ? [] : [{ value, level: levels[span]! }]))
          .sort((left, right) => left.value - right.value || left.level - right.level);
        for (let index = 1; index < pairs.length; index += 1) {
          expect(pairs[index]!.level).toBeGreaterThanOrEqual(pairs[index - 1]!.level);
        }
        for (const { value, level } of pairs) expect(level === 0).toBe(value === 0);
      }),
    );
  });

  it('has at most 121 spans in 600 bytes, each beginning at a multiple of its length', () => {
    fc.assert(
      fc.property(windows, fc.integer({ min: 1, max: 730 }), ({ endMs }, days) => {
        const window = windowOf(endMs - days * DAY_MS, endMs);
        const packed = deriveMachineCharts([series('cpuUsedCores', WHOLE_MACHINE, [1])], machine, context(window));
        if (packed === null) return;
        expect(packed.charts[0]!.lines[0]!.points.length).toBeLessThanOrEqual(122);
        expect(JSON.stringify(packed.charts[0]).length).toBeLessThanOrEqual(600);
        expect(Date.parse(packed.from) % (packed.hoursPerPoint * HOUR_MS)).toBe(0);
        if (days === 30) expect(packed.hoursPerPoint).toBe(6);
      }),
    );
  });

  it('marks what was used at the percentile, the need and the limit in the unit of the chart', () => {
    const at = {
      percentile: 95,
      values: 4320,
      at: '2026-07-02T00:00:00.000Z',
      intervalSeconds: 20,
      kind: 'sample' as const,
    };
    const { need, size } = machine;
    const assessed = {
      ...machine,
      size: size ?? { name: 'Standard_D4as_v5', vcpus: 4, memoryMiB: 16384, acu: null },
      need: {
        ...need!,
        networkOutBytesPerSecond: 1_300_000,
        networkSteps: [
          { kind: 'used', text: '', value: 1_000_000, sample: at },
          { kind: 'comfort', text: '', value: 1_300_000 },
        ],
      },
      limits: [{ limit: 'network', needs: 10_400_000, has: 12_500_000_000 }],
    } as unknown as typeof machine;
    const window = windowOf(START_MS, START_MS + DAY_MS);
    const found = deriveMachineCharts(
      [series('networkOutBytesPerSecond', ALL_INSTANCES, [1e6])],
      assessed,
      context(window),
    )!;
    expect(found.charts[0]!.marks).toEqual([
      { kind: 'percentile', label: 'P95', value: 1 },
      { kind: 'need', label: '', value: 1.3 },
      { kind: 'limit', label: assessed.size!.name, value: 1562 },
    ]);
  });

  it('says where a chart is of averages, and which days were seen', () => {
    const window = windowOf(START_MS, START_MS + DAY_MS);
    const averages = {
      ...series('cpuUsedCores', WHOLE_MACHINE, [1]),
      granularity: { intervalMs: 300_000 as Milliseconds, kind: 'average' as const },
    };
    const sampled = aSampledMachine();
    const calendar = aCalendar();
    const found = deriveMachineCharts([averages], sampled, { window, calendar })!;
    expect(found.charts[0]!.isOfAverages).toBe(true);
    expect(found.days).toEqual({ from: calendar.from, zone: calendar.zone, signs: sampled.coverage!.days });
  });

  it('has every bucket as it is for a page of its own', () => {
    fc.assert(
      fc.property(buckets, windows, (maxima, window) => {
        const cpu = series('cpuUsedCores', WHOLE_MACHINE, maxima);
        const found = deriveMachineChartValues([cpu], machine, context(window));
        const expected = largestBySpan(cpu, { window, stepMs: 600_000 });
        if (found === null) expect(expected.every((value) => value === null)).toBe(true);
        else expect([...found.charts[0]!.lines[0]!.values]).toEqual(expected.map((value) => value ?? NaN));
      }),
    );
  });
});

describe('a short number', () => {
  it.each([
    [20.00232, 20.01, 20],
    [1234.5, 1235, 1234],
    [12_345, 12_350, 12_340],
    [0.00004, 0.001, 0],
    [0.1 * 3, 0.3, 0.3],
    [0, 0, 0],
    [9999.5, 10_000, 9999],
  ])('of %d is %d upwards and %d downwards', (value, up, down) => {
    expect(shortUp(value)).toBe(up);
    expect(shortDown(value)).toBe(down);
  });

  it('encloses its value, with at most four digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e15, noNaN: true }), (value) => {
        expect(shortUp(value)).toBeGreaterThanOrEqual(value * (1 - 1e-11));
        expect(shortDown(value)).toBeLessThanOrEqual(value * (1 + 1e-11));
        const digits = shortUp(value).toExponential().split('e')[0]!.replace('.', '');
        expect(digits.length).toBeLessThanOrEqual(4);
      }),
    );
  });
});
