import { describe, expect, it } from 'vitest';
import { deriveBackTest } from '../../src/backtest/index.js';
import type { BackTest } from '../../src/backtest/index.js';
import { seededDays } from '../../src/backtest/seeded-days.js';
import { aBigMachine, aPolicy, aSeries, anInput, DAY } from './weekly-machine.js';

const DAYS = 28;

/** Days of 3 cores, and so many days at the end whose every bucket has 6. */
const withBusyDays = (busy: number): number[] =>
  Array.from({ length: DAYS * DAY }, (_, index) => (index >= (DAYS - busy) * DAY ? 6 : 3));

async function flipsOf(values: number[], seed = 1, draws = 200): Promise<BackTest['machines'][number]['flips']> {
  const machine = aBigMachine();
  const input = await anInput([machine], [aSeries(machine.id, 'cpuUsedCores', values)], {
    policy: aPolicy(95),
    flips: { draws, seed },
  });
  return deriveBackTest({
    ...input,
    estate: { ...input.estate, machines: [{ ...machine, memoryBytes: (8 * 1_073_741_824) as never }] },
  }).machines[0]!.flips;
}

describe('the flip rate', () => {
  it('is nothing where every day is like the others', async () => {
    expect(await flipsOf(withBusyDays(0))).toMatchObject({
      flips: 0,
      days: DAYS,
      nearest: null,
      size: 'Standard_D4as_v5',
    });
  });

  it('is the share of draws with too many or too few of the days that decide', async () => {
    // P95 of 28 days is 6 where at least 2 days are busy. One is, so 4 vCPU; a draw of 28 holds it k times with the binomial law, and
    // 1 - (27/28)^28 - (27/28)^27 = 26.4 % of the draws hold it twice or more.
    const flips = await flipsOf(withBusyDays(1));
    expect(flips).toMatchObject({
      size: 'Standard_D4as_v5',
      nearest: { size: 'Standard_D8as_v5', draws: flips?.flips },
    });
    const expected = 1 - (27 / 28) ** 28 - (27 / 28) ** 27;
    const share = (flips?.flips ?? 0) / 200;
    // Four standard deviations of a share of 200 draws.
    expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 200));
  });

  it('is exactly what the drawn days say', async () => {
    const days = seededDays(DAYS, 9, aBigMachine().id);
    const flipped = Array.from({ length: 50 }, days).filter((drawn) => {
      // Rank 3,831 of 4,032 is the percentile: it is 6 where more than 201 buckets, that is two days, are.
      return drawn.filter((day) => day === DAYS - 1).length * DAY > 4032 - 3831;
    });
    expect((await flipsOf(withBusyDays(1), 9, 50))?.flips).toBe(flipped.length);
  });

  it('is the same for the same seed, and another for another', async () => {
    expect(await flipsOf(withBusyDays(1), 3, 60)).toEqual(await flipsOf(withBusyDays(1), 3, 60));
    const rates = await Promise.all([3, 4, 5].map((seed) => flipsOf(withBusyDays(1), seed, 60)));
    expect(new Set(rates.map((rate) => rate?.flips)).size).toBeGreaterThan(1);
  });

  it('never speaks of a confidence', async () => {
    const words = [(await flipsOf(withBusyDays(0)))?.words, (await flipsOf(withBusyDays(1)))?.words].join(' ');
    expect(words).not.toMatch(/confiden|probab|certain|safe/i);
    expect(words).toContain('200 draws');
  });
});
