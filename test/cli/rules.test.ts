import { describe, expect, it } from 'vitest';

import { describeRules, renderRulesMarkdown } from '../../src/rulebook/index.js';
import { runCli } from '../support/run-cli.js';

describe('portolan rules', () => {
  it('lists every rule, and as JSON with all it says of itself', async () => {
    const { exitCode, out } = await runCli('rules');
    expect(exitCode).toBe(0);
    for (const { id } of describeRules()) expect(out).toContain(`  ${id} `);
    const { rules } = JSON.parse((await runCli('rules', '--json')).out) as { rules: unknown };
    expect(rules).toEqual(describeRules());
    expect((await runCli('rules', '--markdown')).out).toBe(renderRulesMarkdown(describeRules()));
  });

  it('tells one rule, a topic, and a beginning', async () => {
    const one = await runCli('rules', 'limits/nics');
    expect(one.out).toMatch(/^limits\/nics\n {2}question/);
    const topic = JSON.parse((await runCli('rules', 'limits', '--json')).out) as { rules: { id: string }[] };
    expect(topic.rules.length).toBeGreaterThan(1);
    expect(topic.rules.every(({ id }) => id.startsWith('limits/'))).toBe(true);
  });

  it('refuses a name that is none, and says what comes near', async () => {
    const { exitCode, error } = await runCli('rules', 'limits/nisc');
    expect(exitCode).toBe(2);
    expect(error).toContain('limits/nics');
    expect(error).toContain('portolan rules lists all');
  });
});
