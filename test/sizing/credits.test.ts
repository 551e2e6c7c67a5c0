import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../src/assessment/index.js';
import { findSize } from '../../src/catalog/index.js';
import type { Catalogue, RegionOffer } from '../../src/catalog/index.js';
import { bytesOfGib, cores, toMachineId } from '../../src/model/index.js';
import type { Instant, Milliseconds } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/index.js';
import { deriveCpuMeans } from '../../src/sizing/cpu-means.js';
import { runCredits } from '../../src/sizing/credit-run.js';
import { creditTermsOf } from '../../src/sizing/credit-terms.js';
import {
  certifyChoice,
  deriveCreditEvidence,
  deriveSizeMarket,
  explainRefusals,
  matchSize,
} from '../../src/sizing/index.js';
import type { CreditTerms, CreditVerdict, MachineNeed } from '../../src/sizing/index.js';
import { DEFAULT_BUCKET_MS, WHOLE_MACHINE } from '../../src/timeseries/index.js';
import type { BucketSeries } from '../../src/timeseries/index.js';
import { verifyCertificate } from '../../src/verify/index.js';
import { aNeed } from '../support/a-need.js';

const START = Date.parse('2026-08-03T00:00:00Z') as Instant;
const WEEK = 7 * 144;
const NONE = Number.NaN;

/** A CPU series of one sample a bucket; `NaN` leaves the bucket empty. */
const cpuSeries = (means: readonly number[], intervalMs = 20_000): BucketSeries => ({
  key: { machine: toMachineId('m'), channel: 'cpuUsedCores', instance: WHOLE_MACHINE },
  granularity: { intervalMs: intervalMs as Milliseconds, kind: intervalMs > 60_000 ? 'average' : 'sample' },
  startMs: START,
  maxima: Float64Array.from(means),
  sums: Float64Array.from(means),
  counts: Uint32Array.from(means, (mean) => (Number.isNaN(mean) ? 0 : 1)),
  bucketMs: DEFAULT_BUCKET_MS,
  minuteSums: null,
});

/** B2s_v2: 24 credits an hour as printed, 60 at the start, 576 at most. */
const B2S_V2: CreditTerms = { size: 'B', vcpus: 2, creditsPerHour: 24, startCredits: 60, maxCredits: 576 };

const run = (means: readonly number[], terms: CreditTerms = B2S_V2): CreditVerdict =>
  runCredits(deriveCpuMeans(cpuSeries(means), 1)!, terms);

let catalogue: Catalogue;
let offer: RegionOffer;
beforeAll(async () => {
  catalogue = await readCatalogue();
  offer = await readRegionOffer(catalogue, 'westeurope');
});

describe('the terms of a burstable size', () => {
  it('count on the smaller of the printed rate and that of the baseline', () => {
    const rate = (name: string): number | undefined => creditTermsOf(findSize(catalogue, name)!)?.creditsPerHour;
    // 2 vCPU x 40 % x 60 = 48, printed 24; 2 x 20 % x 60 = 24, printed 24; 8 x 17 % x 60 = 81.6, printed 81.
    expect([rate('B2s_v2'), rate('B2ts_v2'), rate('B8ms')]).toEqual([24, 24, 81]);
    expect(creditTermsOf(findSize(catalogue, 'B4s_v2')!)).toMatchObject({ startCredits: 120, maxCredits: 1150 });
  });

  it('are unknown where no source gives them', () => {
    expect(creditTermsOf(findSize(catalogue, 'B2as_v2')!)).toBeNull();
  });
});

describe('runCredits', () => {
  it('holds at exactly what is earned, and dips within a step', () => {
    // 0.4 cores use the 24 credits an hour: 4 in 10 minutes. All at once on 2 vCPU they dip by 4 x (1 - 0.4 / 2) = 3.2.
    expect(run(new Array<number>(WEEK).fill(0.4))).toMatchObject({
      isLasting: true,
      leastCredits: 56.8,
      netPerHour: 0,
    });
  });

  it('does not hold where more is spent than earned, however much is banked', () => {
    const verdict = run(new Array<number>(WEEK).fill(0.401));
    expect(verdict).toMatchObject({ isLasting: false, netPerHour: -0.06 });
  });

  it('runs dry in the fourth 10 minutes of a burst on all vCPUs', () => {
    // 60, then each step earns 4 and spends 20: 44, 28, 12, -4.
    const means = new Array<number>(WEEK).fill(0).map((_, at) => (at < 4 ? 2 : 0));
    expect(run(means)).toMatchObject({ isLasting: false, leastCredits: -4, leastAtMs: START + 3 * DEFAULT_BUCKET_MS });
    expect(run(means.map((mean, at) => (at === 3 ? 0 : mean)))).toMatchObject({ isLasting: true, leastCredits: 12 });
  });

  it('banks no more than the most, and survives a burst that the bank covers', () => {
    // A day banks 576; 35 full steps spend 16 net each: 560, so 16 are left; 37 would need 592.
    const burstOf = (steps: number): readonly number[] =>
      new Array<number>(WEEK).fill(0).map((_, at) => (at >= 200 && at < 200 + steps ? 2 : 0));
    expect(run(burstOf(35))).toMatchObject({ isLasting: true, leastCredits: 16 });
    expect(run(burstOf(37)).isLasting).toBe(false);
  });

  it('looks at what a second run of the same days would find', () => {
    // 34 full steps before midnight leave 576 - 34 x 16 = 32, and the first three of the next run take 48.
    const means = new Array<number>(WEEK).fill(0).map((_, at) => (at < 3 || at >= WEEK - 34 ? 2 : 0));
    const first = run(means);
    expect(first.netPerHour).toBeGreaterThan(0);
    expect(first.isLasting).toBe(false);
    expect(first.leastAtMs).toBe(START + DEFAULT_BUCKET_MS * 2);
  });

  const loads = fc.record({
    terms: fc.record({
      size: fc.constant('B'),
      vcpus: fc.integer({ min: 1, max: 8 }),
      creditsPerHour: fc.integer({ min: 3, max: 60 }),
      startCredits: fc.integer({ min: 0, max: 60 }),
      maxCredits: fc.integer({ min: 60, max: 400 }),
    }),
    shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 12 }),
    seed: fc.array(fc.nat({ max: 599 }), { minLength: 12, maxLength: 12 }),
  });

  /** Second by second: in each step the work is done on all vCPUs from some second on, wrapping round its end. */
  function simulate(means: readonly number[], terms: CreditTerms, starts: readonly number[]): number {
    let balance = terms.startCredits;
    let least = balance;
    for (let step = 0; step < 2 * means.length; step += 1) {
      const busySeconds = (means[step % means.length]! * 600) / terms.vcpus;
      const begin = starts[step % starts.length]!;
      for (let second = 0; second < 600; second += 1) {
        const since = (second - begin + 600) % 600;
        const used = Math.min(1, Math.max(0, busySeconds - since)) * (terms.vcpus / 60);
        balance = Math.min(terms.maxCredits, balance + terms.creditsPerHour / 3600 - used);
        least = Math.min(least, balance);
      }
    }
    return least;
  }

  it('bounds a simulation by the second, wherever in its steps the work lies', () => {
    fc.assert(
      fc.property(loads, ({ terms, shares, seed }) => {
        const means = shares.map((share) => share * share * terms.vcpus);
        const verdict = run(means, terms);
        // The run ends where it fails; what it says of the balance before that is all it says.
        if (!verdict.isLasting) return true;
        return simulate(means, terms, seed) >= verdict.leastCredits - 0.002 * means.length;
      }),
      { numRuns: 300, seed: 20261121 },
    );
  });

  it('is no more careful than it must be: some order of the work comes as low', () => {
    fc.assert(
      fc.property(loads, ({ terms, shares }) => {
        const means = shares.map((share) => share * share * terms.vcpus);
        const verdict = run(means, { ...terms, startCredits: 60, maxCredits: 100_000 });
        if (verdict.leastCredits < 0) return true;
        // With a bank that is never full the lowest point comes with the work at the start of each step.
        const least = simulate(means, { ...terms, startCredits: 60, maxCredits: 100_000 }, [0]);
        return Math.abs(least - verdict.leastCredits) < 0.2;
      }),
      { numRuns: 200, seed: 20261121 },
    );
  });
});

describe('deriveCpuMeans', () => {
  it('takes a gap for the busiest step seen, and leaves out what lies before the first sample', () => {
    const means = deriveCpuMeans(cpuSeries([NONE, 0.2, NONE, 1, 0.4, NONE]), 1.5)!;
    expect([...means.cores].map((value) => Math.round(value * 10) / 10)).toEqual([0.3, 1.5, 1.5, 0.6]);
    expect(means).toMatchObject({ startMs: START + DEFAULT_BUCKET_MS, stepMinutes: 10, gaps: 1, gapCores: 1.5 });
  });

  it('holds averages of two hours for two hours', () => {
    const series = cpuSeries(
      [0.2, ...new Array<number>(11).fill(NONE), 0.6, ...new Array<number>(11).fill(NONE)],
      7_200_000,
    );
    const means = deriveCpuMeans(series, 1)!;
    expect([...means.cores]).toEqual([0.2, 0.6]);
    expect(means).toMatchObject({ stepMinutes: 120, gaps: 0 });
  });
});

describe('burstable sizes under the policy that asks for proof', () => {
  const needWith = (means: readonly number[] | null, overrides: Partial<MachineNeed> = {}): MachineNeed => {
    const { creditTerms } = deriveSizeMarket(catalogue, offer, DEFAULT_POLICY);
    const credits = means === null ? null : deriveCreditEvidence([cpuSeries(means)], creditTerms, 1);
    return aNeed({
      cores: cores(2),
      memoryBytes: bytesOfGib(8),
      generation: 2,
      environment: 'nonProduction',
      ...(credits === null ? {} : { credits }),
      ...overrides,
    });
  };
  const choose = (need: MachineNeed): string | null => {
    const choice = matchSize(need, deriveSizeMarket(catalogue, offer, DEFAULT_POLICY));
    return choice.kind === 'match' ? choice.size.name : null;
  };
  const whyNot = (need: MachineNeed, name: string): string | undefined =>
    explainRefusals(need, deriveSizeMarket(catalogue, offer, DEFAULT_POLICY)).find((one) => one.name === name)?.why;
  const idle = new Array<number>(WEEK).fill(0.1);

  it('are chosen for non-production where the credits last', () => {
    expect(choose(needWith(idle))).toBe('Standard_B2s_v2');
  });

  it('are refused for production, without samples, with too few, and where credits run out', () => {
    const refused = (need: MachineNeed): string | undefined => whyNot(need, 'Standard_B2s_v2');
    expect(refused(needWith(idle, { environment: 'production' }))).toContain('keeps it for non-production');
    expect(refused(needWith(null))).toContain('without samples');
    expect(refused(needWith(idle.slice(0, 6 * 144)))).toContain('7 days of samples, and there are 6');
    expect(refused(needWith(new Array<number>(WEEK).fill(0.5)))).toContain('spends more than the 24 credits an hour');
    expect(refused(needWith(idle.map((mean, at) => (at < 5 ? 2 : mean))))).toContain(
      'fall to -4 at 2026-08-03 00:30 UTC',
    );
    expect(choose(needWith(new Array<number>(WEEK).fill(0.5)))).not.toMatch(/_B/);
  });

  it('are certified, and the certificate is run anew over the load', () => {
    const market = deriveSizeMarket(catalogue, offer, DEFAULT_POLICY);
    const load = idle.map((mean, at) => (at % 144 < 3 ? 1.5 : mean));
    const need = needWith(load);
    const certificate = certifyChoice(need, market);
    const faults = (cpu: readonly number[], of = need): string =>
      verifyCertificate(certificate, {
        need: of,
        policies: DEFAULT_POLICY,
        catalogue,
        offer,
        cpu: { cores: cpu, stepMinutes: 10 },
      })
        .map(({ message }) => message)
        .join('\n');
    expect(certificate.chosen?.size).toBe('Standard_B2s_v2');
    expect(faults(load)).toBe('');
    expect(faults(load.map((mean) => mean * 1.01))).toContain('credits over the load given');
    expect(faults(load.map(() => 0.5))).toContain('spends 30 credits an hour');
    const verdicts = need.credits!.verdicts.map((one) => ({ ...one, creditsPerHour: 48 }));
    expect(faults(load, { ...need, credits: { ...need.credits!, verdicts } })).toContain('earns 24 credits an hour');
  });

  it('are judged alike by the run and by the verifier, whatever the load', () => {
    const market = deriveSizeMarket(catalogue, offer, DEFAULT_POLICY);
    let burstable = 0;
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 24, maxLength: 24 }), (shares) => {
        const load = Array.from({ length: WEEK }, (_, at) => shares[at % 24]! ** 4 * 1.2);
        const need = needWith(load);
        const certificate = certifyChoice(need, market);
        if (certificate.chosen?.size.includes('_B') === true) burstable += 1;
        const cpu = { cores: load, stepMinutes: 10 };
        const subject = { need, policies: DEFAULT_POLICY, catalogue, offer, cpu };
        expect(verifyCertificate(certificate, subject)).toEqual([]);
      }),
      { numRuns: 60, seed: 20_261_121 },
    );
    expect(burstable).toBeGreaterThan(20);
  });

  it('are refused where no source gives their terms', () => {
    expect(whyNot(needWith(idle), 'Standard_B2as_v2')).toContain('no source gives its credit terms');
  });
});
