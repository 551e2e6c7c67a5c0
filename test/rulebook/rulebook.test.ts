import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

import { AVS_RULES } from '../../src/avs/index.js';
import { MODERNISATION_RULES } from '../../src/modernisation/index.js';
import { RULES } from '../../src/readiness/index.js';
import { SITE_RULES } from '../../src/site/index.js';
import {
  describeRules,
  findRules,
  renderRulesMarkdown,
  renderRulesText,
  renderRuleText,
} from '../../src/rulebook/index.js';

const PAGE = resolve(import.meta.dirname, '../../docs/rules.md');

describe('the rulebook', () => {
  const rules = describeRules();

  it('holds every rule once, under an id of its own', () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const of = (area: string): readonly string[] => rules.filter((rule) => rule.area === area).map(({ id }) => id);
    expect(new Set(of('machine'))).toEqual(new Set(RULES.map(({ id }) => id)));
    expect(new Set(of('site'))).toEqual(new Set(SITE_RULES.map(({ id }) => id)));
    expect(new Set(of('service'))).toEqual(new Set(MODERNISATION_RULES.map(({ id }) => id)));
    expect(new Set(of('avs'))).toEqual(new Set(AVS_RULES.map(({ id }) => id)));
    expect(of('workload').length).toBeGreaterThan(80);
  });

  it('is what docs/rules.md says (npm run rules writes it anew)', () => {
    expect(readFileSync(PAGE, 'utf8')).toBe(renderRulesMarkdown(rules));
  });

  it('names for every fact a way to get it', () => {
    for (const { id, needs } of rules) {
      for (const { label, howToGet } of needs) {
        expect(label.length, id).toBeGreaterThan(3);
        expect(howToGet.length, id).toBeGreaterThan(0);
        for (const { how } of howToGet) expect(how.length, id).toBeGreaterThan(10);
      }
    }
  });

  it('writes remedies out that depend on the platform alone', () => {
    const remedies = rules.map(({ remedy }) => remedy);
    expect(remedies.filter((remedy) => remedy.includes('{howTo'))).toEqual([]);
    expect(findRules(rules, 'os/unknown').found[0]!.remedy).toMatch(/^VMware: .*; Hyper-V: .*; elsewhere: /);
  });

  it('finds a rule by its id, rules by their topic or beginning, and what a slip may have meant', () => {
    expect(findRules(rules, 'os/unknown').found.map(({ id }) => id)).toEqual(['os/unknown']);
    expect(findRules(rules, 'LIMITS').found.map(({ id }) => id)).toContain('limits/nics');
    const linux = findRules(rules, 'os/linux*').found.map(({ id }) => id);
    expect(linux.length).toBeGreaterThan(2);
    expect(linux.every((id) => id.startsWith('os/linux'))).toBe(true);
    const blind = findRules(rules, 'unknown/disks').found;
    expect(blind.map(({ id }) => id)).toContain('limits/disk-size');
    expect(blind.every(({ needs }) => needs.some(({ name }) => name === 'disks'))).toBe(true);
    expect(findRules(rules, 'os/unknwon')).toEqual({ found: [], nearest: ['os/unknown'] });
  });

  it('tells one rule in lines, and counts a list', async () => {
    const [rule] = findRules(rules, 'limits/nics').found;
    await expect(renderRuleText(rule!)).toMatchFileSnapshot('../golden/rules/limits-nics.txt');
    expect(renderRulesText(rules)).toContain(`${rules.length} rules in all`);
  });
});
