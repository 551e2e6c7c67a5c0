import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, findProfile, PROFILES } from '../../src/assessment/index.js';
import type { Policy } from '../../src/assessment/index.js';
import { NOT_COMPARED_RULES, POLICY_RULES, policySteps } from '../../src/second-opinion/index.js';

const sections = (policy: Policy): readonly (readonly [path: string, value: unknown])[] =>
  Object.entries(policy).flatMap(([section, fields]) =>
    typeof fields === 'string'
      ? []
      : Object.entries(fields as object).map(([field, value]) => [`${section}.${field}`, value] as const),
  );

describe('the steps from one policy to another', () => {
  it('have every field of a policy exactly once, but for those that no compared amount depends on', () => {
    const listed = [...POLICY_RULES.flatMap(({ fields }) => fields), ...NOT_COMPARED_RULES];
    expect(listed.toSorted()).toEqual(
      sections(DEFAULT_POLICY)
        .map(([path]) => path)
        .toSorted(),
    );
  });

  it('are none between a policy and itself', () => {
    for (const profile of PROFILES) expect(policySteps(profile, profile)).toEqual([]);
  });

  it('end at ours, change what they name alone, and say so in sentences', () => {
    const profiles = fc.constantFrom(...PROFILES);
    fc.assert(
      fc.property(profiles, profiles, (theirs, ours) => {
        const steps = policySteps(theirs, ours);
        let before = theirs;
        for (const { reason, policy, from, to } of steps) {
          const rule = POLICY_RULES.find((one) => one.reason === reason)!;
          const earlier = new Map(sections(before));
          const changed = sections(policy).filter(
            ([path, value]) => JSON.stringify(value) !== JSON.stringify(earlier.get(path)),
          );
          expect(changed.length).toBeGreaterThan(0);
          for (const [path] of changed) expect(rule.fields).toContain(path);
          expect(from.length + to.length).toBeGreaterThan(0);
          before = policy;
        }
        const last = new Map(sections(before));
        for (const [path, value] of sections(ours)) {
          if (!NOT_COMPARED_RULES.includes(path)) expect(last.get(path), path).toEqual(value);
        }
      }),
      { seed: 20261121 },
    );
  });

  it('go in the documented order', () => {
    const reasons = policySteps(findProfile('azure-migrate-2023')!, DEFAULT_POLICY).map(({ reason }) => reason);
    const order = POLICY_RULES.map(({ reason }) => reason);
    expect(reasons).toEqual(order.filter((reason) => reasons.includes(reason)));
    expect(reasons).toContain('comfort');
    expect(reasons).toContain('bootGeneration');
  });
});
