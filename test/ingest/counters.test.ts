import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CounterSource, Metric, RollUp } from '../../src/ingest/counters.js';
import {
  completeDataPoints,
  counterOf,
  COUNTERS,
  hypervCoresUsed,
  hypervMemoryUsed,
  isCounterClass,
  PHYSICAL_DATA_POINT_MINUTES_2020,
  ROLL_UPS,
} from '../../src/ingest/counters.js';
import { absent, Reader, truthCases } from '../readiness/truth.js';

describe('the table of counters', () => {
  it('names each metric of a source once, and every metric of VMware', () => {
    const keys = COUNTERS.map(({ source, metric }) => `${source} ${metric}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(COUNTERS.filter(({ source }) => source === 'vmware')).toHaveLength(8);
  });

  it('knows no operations per second on Hyper-V', () => {
    expect(counterOf('hyperv', 'diskReadIops')).toBeNull();
    expect(counterOf('hyperv', 'diskReadMBps')?.counter).toBe('Read Bytes/Second');
  });

  it("takes both names of Hyper-V's memory counters, in any case", () => {
    const memory = counterOf('hyperv', 'memory')!;
    expect(isCounterClass(memory, 'Hyper-V Dynamic Memory Server')).toBe(true);
    expect(isCounterClass(memory, 'hyper-v dynamic memory vm')).toBe(true);
    expect(isCounterClass(memory, 'Hyper-V Dynamic Memory Balancer')).toBe(false);
  });
});

describe('what Hyper-V counters mean', () => {
  it('four virtual processors at 50 % are two cores in use', () => {
    expect(hypervCoresUsed([50, 50, 50, 50])).toBe(2);
    expect(hypervCoresUsed([])).toBe(0);
  });

  it('pressure of 150 % on 2,048 MiB is a wish for 3,072 MiB', () => {
    expect(hypervMemoryUsed({ pressurePercent: 150, visibleMemory: 2048 })).toBe(3072);
  });

  it('no machine uses more cores than it has virtual processors', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 })), (runTimes) => {
        expect(hypervCoresUsed(runTimes)).toBeLessThanOrEqual(runTimes.length);
      }),
    );
  });
});

describe('the roll-up', () => {
  it('makes 144 points a day and 1,008 a week of ten minutes', () => {
    expect([completeDataPoints('Day', 10), completeDataPoints('Week', 10)]).toEqual([144, 1008]);
  });

  it('takes 30 samples of VMware and 20 of Hyper-V for one point', () => {
    const samples = ROLL_UPS.map(({ source, sampleSeconds, dataPointMinutes }) => [
      source,
      (dataPointMinutes * 60) / sampleSeconds,
    ]);
    expect(Object.fromEntries(samples)).toMatchObject({ vmware: 30, hyperv: 20, physical: 1 });
  });
});

describe(`cases of counters${absent}`, () => {
  it.skipIf(absent !== '').each(truthCases('counters'))('%s', (_id, found) => {
    const [input, wanted] = [new Reader(found.input), new Reader(found.expected)];
    const source = input.text('source') as CounterSource;
    const counter = input.has('metric') ? counterOf(source, input.text('metric') as Metric) : null;
    if (wanted.has('counter')) expect(counter?.counter).toBe(wanted.take('counter'));
    if (wanted.has('counterClass')) expect(isCounterClass(counter!, wanted.text('counterClass')!)).toBe(true);
    if (wanted.has('memoryUsedMB')) {
      const pressurePercent = input.number('currentPressurePct')!;
      const visibleMemory = input.number('guestVisiblePhysicalMemoryMB')!;
      expect(hypervMemoryUsed({ pressurePercent, visibleMemory })).toBe(wanted.take('memoryUsedMB'));
    }
    for (const key of ['coresUsed', 'cpuUsedCores']) {
      if (!wanted.has(key)) continue;
      const runTimes = (input.take('guestRunTimePct') ?? input.take('guestRunTimePercents')) as readonly number[];
      expect(hypervCoresUsed(runTimes)).toBeCloseTo(wanted.number(key)!, 9);
    }
    input.end('the input');
    wanted.end('the expectation');
  });
});

function rollUpOf(source: string): RollUp {
  const found = ROLL_UPS.find((rollUp) => rollUp.source === source.toLowerCase().replace(/[^a-z]|server$/g, ''));
  if (found === undefined) throw new Error(`no roll-up of ${source}`);
  return found;
}

describe(`cases of the roll-up${absent}`, () => {
  it.skipIf(absent !== '').each(truthCases('rollup'))('%s', (_id, found) => {
    const [input, wanted] = [new Reader(found.input), new Reader(found.expected)];
    const rollUp = rollUpOf(input.text('source')!);
    const isEarlier = input.number('docYear') === 2020 && rollUp.source === 'physical';
    const dataPointMinutes = isEarlier ? PHYSICAL_DATA_POINT_MINUTES_2020 : rollUp.dataPointMinutes;
    const seconds = input.number('sampleIntervalSeconds') ?? wanted.number('sampleIntervalSeconds');
    if (seconds !== undefined) expect(rollUp.sampleSeconds).toBe(seconds);
    if (wanted.has('dataPointMinutes')) expect(dataPointMinutes).toBe(wanted.take('dataPointMinutes'));
    if (wanted.has('samplesPerDataPoint')) {
      expect((dataPointMinutes * 60) / rollUp.sampleSeconds).toBe(wanted.take('samplesPerDataPoint'));
    }
    for (const key of ['aggregation', 'aggregationForSizing']) {
      if (wanted.has(key)) expect(rollUp.aggregation).toBe(wanted.take(key));
    }
    if (wanted.has('alsoSent')) expect(rollUp.alsoSent).toEqual(wanted.take('alsoSent'));
    const history = input.text('timeRange') as 'Day' | 'Week' | undefined;
    if (wanted.has('dataPointsWhenComplete')) {
      expect(completeDataPoints(history!, dataPointMinutes)).toBe(wanted.take('dataPointsWhenComplete'));
    }
    input.end('the input');
    wanted.end('the expectation');
  });
});
