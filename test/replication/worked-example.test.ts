import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const docs = readFileSync(resolve(import.meta.dirname, '../../docs/replication.md'), 'utf8');

// The worked example of the whole estate is held against the plan it is of where that is made: test/samples.
describe('the example of folding by hand', () => {
  it('is the share that the page works out', () => {
    expect((24_000 + 12_000) / 120_000).toBe(0.3);
    expect(docs).toContain('1.3 x 0.3 x 0.7 = 0.273');
    expect(1.3 * 0.3 * 0.7).toBeCloseTo(0.273, 12);
    expect(docs).toContain('1,000 x 0.3 + 500 x 0.5 = 550');
  });
});
