import { expect, it } from 'vitest';
import { fuzzSamples } from '../../../scripts/fuzz-samples.js';

it('reads 2,000 damaged files without a crash, a loss, or a difference between bytes and rows', async () => {
  const { recognised, byBytes, failures } = await fuzzSamples({ runs: 2000, seed: 20_260_301 });
  expect(failures.map(({ seed, what }) => `${seed}: ${what}`)).toEqual([]);
  // The damage leaves most of them readable, else nothing was tried.
  expect(recognised).toBeGreaterThan(1000);
  expect(byBytes).toBeGreaterThan(60);
});

it('reads by bytes as by rows what a longer run once read otherwise: two returns behind the header', async () => {
  const { failures, recognised } = await fuzzSamples({ runs: 1, seed: 50_597 });
  expect({ failures, recognised }).toEqual({ failures: [], recognised: 1 });
});
