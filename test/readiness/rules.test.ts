import { describe, expect, it } from 'vitest';

import { UNKNOWN_CONDITION } from '../../src/model/index.js';
import type { ReadinessFacts } from '../../src/readiness/index.js';
import { deriveReadiness, RULES, VM_SUITABILITY_EXPLANATIONS } from '../../src/readiness/index.js';
import type { Rule } from '../../src/readiness/rule.js';
import { CATALOGUE, contextOf } from './catalogue.js';

/** Whether a rule speaks up about a machine, asked through the door, with all other rules running. */
function hits(rule: Rule, facts: ReadinessFacts): boolean {
  const { findings } = deriveReadiness(facts, contextOf(rule.editions.at(-1)!, {}, rule.methods?.[0]));
  return findings.some((finding) => finding.rule === rule.id);
}

describe('every rule', () => {
  it('has an id of its own, and a shape that all share', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    for (const rule of RULES) {
      expect(rule.id).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
      expect(rule.editions.length, rule.id).toBeGreaterThan(0);
      expect(rule.message, rule.id).not.toMatch(/\.$/);
      expect(rule.readOn, rule.id).toMatch(/^\d{4}-\d\d-\d\d$/);
      // A page bears its own date, or is told to have none.
      expect(rule.source, rule.id).toMatch(/.{10}.*(?:\b20\d\d\b|undated|read in its)/);
      if (rule.code !== null) expect(VM_SUITABILITY_EXPLANATIONS, rule.id).toContain(rule.code);
    }
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s was reviewed and its examples behave', (_id, rule) => {
    expect(rule.reviewBy > CATALOGUE.date, `${rule.id} is to be reviewed by ${rule.reviewBy}`).toBe(true);
    expect(rule.examples.passing.length).toBeGreaterThan(0);
    expect(rule.examples.failing.length).toBeGreaterThan(0);
    for (const facts of rule.examples.passing) expect(hits(rule, facts)).toBe(false);
    for (const facts of rule.examples.failing) expect(hits(rule, facts)).toBe(true);
  });

  it.each(RULES.filter(({ needs }) => needs.length > 0).map((rule) => [rule.id, rule] as const))(
    '%s answers unknown, never a hit, to a machine of which nothing is known',
    (_id, rule) => {
      const nothing: ReadinessFacts = {
        ...rule.examples.passing[0]!,
        os: { ...rule.examples.passing[0]!.os, version: null },
        firmware: 'efi',
        cores: null,
        memoryBytes: null,
        disks: [],
        diskCount: null,
        nicCount: null,
        addresses: [],
        chosen: null,
        secureBoot: null,
        nics: [],
        partitions: [],
        condition: UNKNOWN_CONDITION,
        allocatedMemoryBytes: null,
        memoryUsedPercent: null,
        pressure: [],
        roles: [],
      };
      const edition = rule.editions.at(-1)!;
      const verdict = rule.check(nothing, { ...contextOf(edition, {}, rule.methods?.[0]), azureState: 'ready' });
      expect(verdict.kind).not.toBe('hit');
      if (verdict.kind === 'unknown') expect(rule.needs).toContain(verdict.fact);
    },
  );
});
