import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../../src/assessment/index.js';
import { parseRules, parseTarget } from '../../src/backtest/index.js';
import { allowedBy } from '../../src/backtest/rules.js';

describe('rules', () => {
  it('change percentile and comfort of the policy, and nothing else', () => {
    const [rule, max] = parseRules('P99x1.15, max', DEFAULT_POLICY);
    expect(rule?.name).toBe('p99x1.15');
    const { sizing } = DEFAULT_POLICY;
    const comfort = { cpu: 1.15, memory: 1.15, diskPerformance: 1.15, network: 1.15, diskSize: 1 };
    expect(rule?.policy).toEqual({
      ...DEFAULT_POLICY,
      sizing: { ...sizing, percentile: 99, percentileOfDatabases: 99, comfort },
    });
    expect(max?.policy.sizing).toMatchObject({ percentile: 100, comfort: { cpu: 1 } });
  });

  it.each(['p95y1', '', 'p0x1', 'p101', 'p95x0', 'p95x11', 'max,max', 'p99.5x1'])('refuse "%s"', (text) => {
    expect(() => parseRules(text, DEFAULT_POLICY)).toThrow(/rule|P0|P101|comfort/);
  });

  it('read a target in percent', () => {
    expect(parseTarget('0.1%')).toBe(0.1);
    expect(parseTarget(' 0 % ')).toBe(0);
    for (const text of ['0.1', '100%', '-1%', 'x']) expect(() => parseTarget(text)).toThrow(/is no target/);
  });

  it('allow the whole buckets of a share', () => {
    expect(allowedBy(0.1, 2000)).toBe(2);
    expect(allowedBy(0.1, 1999)).toBe(1);
    expect(allowedBy(0, 5000)).toBe(0);
    expect(allowedBy(0.3, 1000)).toBe(3);
  });
});
