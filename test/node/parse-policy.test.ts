import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { DEFAULT_POLICY, describePolicy, findProfile, PROFILES } from '../../src/assessment/index.js';
import { AssessmentError } from '../../src/model/index.js';
import { parsePolicy } from '../../src/node/parse-policy.js';
import { POLICY_FILE_SCHEMA, POLICY_SCHEMA } from '../../src/node/policy-schema.js';

/** What refusing a file said. */
function refusal(text: string): AssessmentError['problem'] {
  try {
    parsePolicy(text, 'policy.yaml');
  } catch (error) {
    if (error instanceof AssessmentError) return error.problem;
    throw error;
  }
  throw new Error('the policy was taken');
}

describe('a policy file', () => {
  it('changes the lines it names and nothing else', () => {
    const policy = parsePolicy('extends: azure-migrate\nsizing:\n  comfort:\n    cpu: 1.5\n', 'policy.yaml');
    const base = findProfile('azure-migrate')!;
    expect(policy.sizing.comfort).toEqual({ ...base.sizing.comfort, cpu: 1.5 });
    expect({ ...policy, name: base.name, sizing: base.sizing }).toEqual(base);
  });

  it('starts from the default where it names no profile', () => {
    expect(parsePolicy('', 'policy.yaml')).toEqual({ ...DEFAULT_POLICY, name: 'portolan, changed by policy.yaml' });
  });

  it('replaces a union whole, so that no field of another kind stays behind', () => {
    const text = 'extends: azure-migrate-2023\nsizing: { performanceNumber: { kind: off } }';
    expect(parsePolicy(text, 'p.yaml').sizing.performanceNumber).toEqual({ kind: 'off' });
  });

  it('refuses an unknown key with its line and the nearest known one', () => {
    expect(refusal('sizing:\n  mode: asIs\n  confort:\n    cpu: 2\n')).toMatchObject({
      code: 'policy/unknown-key',
      at: { file: 'policy.yaml', line: 3 },
      remedy: 'did you mean comfort?',
    });
  });

  it('refuses a value of another kind with its line', () => {
    expect(refusal('cost:\n  hoursPerMonth: many\n')).toMatchObject({ code: 'policy/bad-value', at: { line: 2 } });
    expect(refusal('sizes:\n  series: ["("]\n')).toMatchObject({ code: 'policy/bad-value', at: { line: 2 } });
    expect(refusal('extends: azure\n')).toMatchObject({ code: 'policy/unknown-profile', at: { line: 1 } });
    expect(refusal('a: [')).toMatchObject({ code: 'policy/bad-yaml' });
    expect(refusal('- a list\n')).toMatchObject({ code: 'policy/bad-value' });
  });

  it('tells all faults at once', () => {
    expect(refusal('cost:\n  hoursPerMonth: many\n  bakup: true\n').message).toMatch(/hoursPerMonth[\s\S]*bakup/);
  });

  it('lets no hostile key through', () => {
    expect(refusal('__proto__:\n  polluted: true\n').code).toMatch(/^policy\//);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    const bomb = 'a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]';
    for (const text of [bomb, '*!', 'sizing: *nowhere', '['.repeat(20_000)]) {
      expect(refusal(text).code).toBe('policy/bad-yaml');
    }
  });

  it('takes anything or refuses it with a problem, never with another error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          parsePolicy(text, 'p.yaml');
        } catch (error) {
          expect(error).toBeInstanceOf(AssessmentError);
        }
      }),
    );
  });
});

describe('the published schema of a policy file', () => {
  const schema = z.toJSONSchema(POLICY_FILE_SCHEMA, { target: 'draft-2020-12' });

  it('is the one that files are checked against', async () => {
    const text = JSON.stringify(
      { $id: 'urn:portolan:schema:policy:1', title: 'Portolan policy file', ...schema },
      null,
      2,
    );
    await expect(`${text}\n`).toMatchFileSnapshot('../../schemas/policy.schema.json');
  });

  it('takes what the program takes and refuses what it refuses', () => {
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(parse('extends: portolan\nsizing: { comfort: { cpu: 1.2 } }'))).toBe(true);
    expect(validate(parse('sizing: { confort: { cpu: 1.2 } }'))).toBe(false);
  });
});

describe('the profiles', () => {
  it('are whole policies', () => {
    for (const profile of PROFILES) expect(POLICY_SCHEMA.parse(profile)).toEqual(profile);
  });

  it('are told in words that change with every value', () => {
    const words = describePolicy(DEFAULT_POLICY).join(' ');
    expect(words).toContain('CPU 1.3');
    expect(words).toContain('730 hours');
    const changed = describePolicy({ ...DEFAULT_POLICY, cost: { ...DEFAULT_POLICY.cost, hoursPerMonth: 744 } }).join(
      ' ',
    );
    expect(changed).toContain('744 hours');
    expect(new Set(PROFILES.map((profile) => describePolicy(profile).join(' '))).size).toBe(PROFILES.length);
  });
});
