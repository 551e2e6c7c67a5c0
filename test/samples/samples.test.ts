import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildSample, commandsOf, REPORTS, SAMPLES } from '../../scripts/build-samples.js';
import { ESTATE_NAMES } from '../../src/estates/index.js';

const MAX_BYTES = 2_000_000;
/** Sixteen days of 320 machines are made, read and planned anew, on two cores in some minutes. */
const MINUTES = 1_800_000;

describe.each(ESTATE_NAMES)('reports/%s.html', (name) => {
  const path = join(REPORTS, `${name}.html`);

  it('is what its commands make, byte for byte', { timeout: MINUTES }, async () => {
    const made = await buildSample(name);
    // Compared as a flag: a difference of a megabyte in one line helps nobody.
    expect(made === readFileSync(path, 'utf8'), `${path}: run npm run samples -- ${name}`).toBe(true);
  });

  it('is small enough to commit, and names no folder of the machine that made it', () => {
    expect(statSync(path).size).toBeLessThan(MAX_BYTES);
    expect(readFileSync(path, 'utf8')).not.toMatch(/portolan-samples-|\/tmp\/|\/home\//);
  });

  it('is explained beside it with every command and its days', () => {
    const words = readFileSync(join(REPORTS, 'README.md'), 'utf8');
    for (const command of commandsOf(name)) expect(words).toContain(`portolan ${command}`);
    expect(words).toContain(`--estate ${name} --days ${SAMPLES[name].days}`);
  });
});
