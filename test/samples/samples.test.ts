import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildSample, commandsOf, REPORTS, SAMPLES } from '../../scripts/build-samples.js';
import type { BuiltSample } from '../../scripts/build-samples.js';
import { ESTATE_NAMES } from '../../src/estates/index.js';
import type { ReplicationPlan } from '../../src/replication/index.js';
import { sentencesOf, WORKED_EXAMPLE } from './worked-example.js';

const MAX_BYTES = 2_000_000;
/** Sixteen days of 320 machines are made, read and planned anew, on two cores in some minutes. */
const MINUTES = 1_800_000;

describe.each(ESTATE_NAMES)('reports/%s.html', (name) => {
  const path = join(REPORTS, `${name}.html`);
  let made: BuiltSample;
  beforeAll(async () => {
    made = await buildSample(name);
  }, MINUTES);

  it('is what its commands make, byte for byte', () => {
    // Compared as a flag: a difference of a megabyte in one line helps nobody.
    expect(made.report === readFileSync(path, 'utf8'), `${path}: run npm run samples -- ${name}`).toBe(true);
  });

  it('has every sentence in Chinese too', () => {
    expect(made.chinese).toContain('<html lang="zh-CN">');
    expect(made.chinese).not.toContain('以英文显示');
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

  if (name === 'manufacturer') {
    it('is of the plan whose figures docs/replication.md works out', () => {
      const plan = JSON.parse(made.replication) as ReplicationPlan;
      for (const sentence of sentencesOf(plan)) expect(WORKED_EXAMPLE).toContain(sentence);
    });
  }
});
