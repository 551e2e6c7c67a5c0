import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfGib, cores, toMachineId } from '../../src/model/index.js';
import type { Milliseconds } from '../../src/model/index.js';
import { ALL_INSTANCES, WHOLE_MACHINE } from '../../src/timeseries/index.js';
import type { BucketSeries, Channel } from '../../src/timeseries/index.js';
import { classifyUtilisation, deriveUtilisation, DOCUMENTED_THRESHOLDS } from '../../src/utilisation/index.js';
import type { UsedPercent, UtilisationFigures, UtilisationQuestion } from '../../src/utilisation/index.js';
import { aBucketSeries } from '../support/invented-peaks.js';

const used = (usual: number, highest = usual): UsedPercent => ({ usual, highest });
const figures = (cpu: number | null, memory: number | null, network: number | null): UtilisationFigures => ({
  isOn: true,
  cpu: cpu === null ? null : used(cpu),
  memory: memory === null ? null : used(memory),
  network: network === null ? null : used(network),
  oneDirection: null,
  issue: null,
});

describe('the class of a machine', () => {
  it.each([
    // CPU, memory, network in percent, class, mixed
    [6, 6, 3, 'active', false],
    [4, 4, 1, 'idle', false],
    [5, 5, 2, 'idle', false], // at the threshold is not above it
    [0, 0, 0, 'zombie', false],
    [0, 0, 0.0001, 'idle', false],
    [1, 60, 0.1, 'idle', true], // memory alone: a system holds some by being on
    [40, 2, 0.1, 'active', true],
    [1, 60, 5, 'active', true],
    [null, null, null, 'unknown', false],
    [1, 1, null, 'unknown', false],
    [0, null, 0, 'unknown', false],
    [40, null, null, 'active', false], // use that was seen is proof
    [null, 60, null, 'unknown', false],
  ] as const)('%s %% CPU, %s %% memory, %s %% network: %s', (...[cpu, memory, network, expected, isMixed]) => {
    expect(classifyUtilisation(figures(cpu, memory, network))).toMatchObject({ class: expected, isMixed });
  });

  it('takes memory for use where it is told to', () => {
    const thresholds = { ...DOCUMENTED_THRESHOLDS, mixed: 'anyAboveIsActive' } as const;
    expect(classifyUtilisation(figures(1, 60, 0.1), thresholds)).toMatchObject({ class: 'active', isMixed: true });
  });

  it('calls no machine a zombie that ever did anything, or of which something may have been missed', () => {
    const nothing = figures(0, 0, 0);
    expect(classifyUtilisation({ ...nothing, cpu: used(0, 30) }).class).toBe('idle');
    expect(classifyUtilisation({ ...nothing, issue: 'a gap' })).toMatchObject({ class: 'unknown', group: 'unknown' });
    expect(classifyUtilisation({ ...nothing, isOn: false }).class).toBe('unknown');
    expect(classifyUtilisation(nothing).group).toBe('decommission');
  });

  it('never falls back when a figure rises, and says every figure', () => {
    const percent = fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: null });
    const rank = { zombie: 0, idle: 1, unknown: 1, active: 2 };
    fc.assert(
      fc.property(
        percent,
        percent,
        percent,
        fc.double({ min: 0, max: 100, noNaN: true }),
        (cpu, memory, network, more) => {
          const before = classifyUtilisation(figures(cpu, memory, network));
          expect(before.reasons).toHaveLength(3);
          if (cpu === null) return;
          const after = classifyUtilisation(figures(cpu + more, memory, network));
          expect(rank[after.class]).toBeGreaterThanOrEqual(rank[before.class]);
        },
      ),
      { seed: 20261121, numRuns: 300 },
    );
  });
});

const ID = toMachineId('m');
const MACHINE = { power: 'on', cores: cores(4), memoryBytes: bytesOfGib(16) } as const;
const QUESTION: UtilisationQuestion = {
  thresholds: DOCUMENTED_THRESHOLDS,
  percent: 95,
  method: 'nearestRank',
  linkBytesPerSecond: 125_000_000,
  leastDays: 7,
  leastCoveragePercent: 50,
};
const WEEK = 1008;

const series = (channel: Channel, maxima: Float64Array): BucketSeries =>
  aBucketSeries(ID, [channel, channel.startsWith('network') ? ALL_INSTANCES : WHOLE_MACHINE], maxima);

/** A week in which every bucket is the same. */
const flat = (value: number, buckets = WEEK): Float64Array => new Float64Array(buckets).fill(value);

const quiet = (cpu: Float64Array, memoryBytes: number, network: number): readonly BucketSeries[] => [
  series('cpuUsedCores', cpu),
  series('memoryGuestUsedBytes', flat(memoryBytes, cpu.length)),
  series('networkInBytesPerSecond', flat(network, cpu.length)),
  series('networkOutBytesPerSecond', flat(0, cpu.length)),
];

describe('the class of a machine from its samples', () => {
  it('holds P95 against the thresholds: 5 % of its buckets may be busier', () => {
    // 0.1 of 4 cores is 2.5 %; 50 of 1008 buckets are 4.96 %.
    const rarely = flat(0.1).fill(4, 0, 50);
    const often = flat(0.1).fill(4, 0, 51);
    const ofRarely = deriveUtilisation(MACHINE, quiet(rarely, 2 ** 30, 1000), QUESTION);
    expect(ofRarely.class).toBe('idle');
    expect(ofRarely.reasons[0]).toBe('CPU 2.5 % (highest 100 %), not above 5 %');
    expect(deriveUtilisation(MACHINE, quiet(often, 2 ** 30, 1000), QUESTION).class).toBe('active');
  });

  it('takes the busier direction of the link: 2 % of 1 Gbit/s are 2.5 MB/s', () => {
    expect(deriveUtilisation(MACHINE, quiet(flat(0), 0, 2_500_000), QUESTION).class).toBe('idle');
    expect(deriveUtilisation(MACHINE, quiet(flat(0), 0, 2_500_001), QUESTION).class).toBe('active');
  });

  it('calls nothing idle without samples, over few days, with gaps, or with a direction unseen', () => {
    expect(deriveUtilisation(MACHINE, null, QUESTION)).toMatchObject({ class: 'unknown', group: 'unknown' });
    expect(deriveUtilisation(MACHINE, [], QUESTION).class).toBe('unknown');
    expect(deriveUtilisation(MACHINE, quiet(flat(0.1, WEEK - 1), 0, 0), QUESTION).class).toBe('unknown');
    const gaps = flat(0.1).map((value, index) =>
      index > 0 && index < WEEK - 1 && index % 3 !== 0 ? Number.NaN : value,
    );
    const ofGaps = deriveUtilisation(MACHINE, quiet(gaps, 0, 0), QUESTION);
    expect(ofGaps).toMatchObject({ class: 'unknown' });
    expect(ofGaps.reasons.at(-1)).toMatch(/cpuUsedCores was seen for 33\.\d % of that time, less than 50 %/);
    expect(deriveUtilisation(MACHINE, quiet(flat(0), 0, 0).slice(0, 3), QUESTION).class).toBe('unknown');
    expect(deriveUtilisation({ ...MACHINE, cores: null }, quiet(flat(0), 0, 0), QUESTION).class).toBe('unknown');
  });

  it('says which direction of the network nobody measured, and what the other shows', () => {
    const all = quiet(flat(0), 0, 250_000);
    const without = (channel: Channel) =>
      deriveUtilisation(
        MACHINE,
        all.filter(({ key }) => key.channel !== channel),
        QUESTION,
      ).reasons[2];
    expect(without('networkInBytesPerSecond')).toBe(
      'incoming network was not measured; outgoing 0 % (highest 0 %), not above 2 %',
    );
    expect(without('networkOutBytesPerSecond')).toBe(
      'outgoing network was not measured; incoming 0.2 % (highest 0.2 %), not above 2 %',
    );
    expect(deriveUtilisation(MACHINE, all.slice(0, 2), QUESTION).reasons[2]).toBe('network was not measured');
  });

  it('misses nothing in averages that fill one bucket in twelve', () => {
    const hours = flat(Number.NaN).map((value, index) => (index % 12 === 0 ? 0 : value));
    const two = { intervalMs: 7_200_000 as Milliseconds, kind: 'average' } as const;
    const sparse = quiet(hours, 0, 0).map((one) => ({
      ...one,
      maxima: hours,
      counts: Uint32Array.from(hours, (value) => Number(!Number.isNaN(value))),
      granularity: two,
    }));
    expect(deriveUtilisation(MACHINE, sparse, QUESTION).class).toBe('zombie');
  });

  it('looks at no samples of a machine that is off', () => {
    const off = deriveUtilisation({ ...MACHINE, power: 'off' }, quiet(flat(4), 2 ** 33, 1e8), QUESTION);
    expect(off).toMatchObject({ class: 'unknown', reasons: ['it is not running'] });
  });
});
