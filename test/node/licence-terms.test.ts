import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { DEFAULT_LICENCE_TERMS } from '../../src/licences/index.js';
import { AssessmentError } from '../../src/model/index.js';
import { LICENCE_TERMS_SCHEMA } from '../../src/node/licence-terms-schema.js';
import { parseLicenceTerms } from '../../src/node/parse-licence-terms.js';
import { readLicenceTerms } from '../../src/node/read-licence-terms.js';
import { temporaryFolder } from '../support/run-cli.js';

const FULL = `
rules: { windows: machines, oracleCoreFactor: 0.25 }
prices: { sqlStandardCore: 900 }
hosts:
  - { name: esx1, processors: 2, cores: 24, windowsEdition: datacenter }
machines:
  - { machines: [sql01..sql03, "db-*"], sqlServer: standard }
unlisted: none
`;

function refusal(text: string): AssessmentError['problem'] {
  try {
    parseLicenceTerms(text, 'terms.yaml');
  } catch (error) {
    if (error instanceof AssessmentError) return error.problem;
    throw error;
  }
  throw new Error('the terms were taken');
}

describe('a file of licence terms', () => {
  it('is laid over what is usual', () => {
    expect(parseLicenceTerms('', 't.yaml')).toEqual(DEFAULT_LICENCE_TERMS);
    expect(parseLicenceTerms(FULL, 't.yaml')).toEqual({
      rules: { ...DEFAULT_LICENCE_TERMS.rules, windows: 'machines', oracleCoreFactor: 0.25 },
      prices: { ...DEFAULT_LICENCE_TERMS.prices, sqlStandardCore: 900 },
      hosts: [{ name: 'esx1', processors: 2, cores: 24, cluster: null, windowsEdition: 'datacenter' }],
      machines: [{ machines: ['sql01..sql03', 'db-*'], sqlServer: 'standard', oracle: null, windowsEdition: null }],
      unlisted: 'none',
    });
  });

  it('refuses an unknown key with its line and the nearest known one', () => {
    expect(refusal('prices:\n  sqlStandardCores: 900\n')).toMatchObject({
      code: 'licences/unknown-key',
      at: { file: 'terms.yaml', line: 2 },
      remedy: 'did you mean sqlStandardCore?',
    });
  });

  it('refuses values that are none, all at once', () => {
    const problem = refusal('rules: { oracle: world }\nhosts:\n  - { name: a, processors: 4, cores: 2 }\n');
    expect(problem.code).toBe('licences/bad-value');
    expect(problem.message).toContain('hosts.1: has fewer cores than processors');
    expect(refusal('rules: { oracleCoreFactor: 0.123 }').message).toContain('more than two decimals');
    expect(refusal('machines: [{ machines: [b9..b2], sqlServer: none }]').message).toContain('no range of machines');
  });

  it('refuses what is no YAML, and aliases', () => {
    expect(refusal('rules: [').code).toBe('licences/bad-yaml');
    expect(refusal('a: &a 1\nb: *a\n').code).toBe('licences/bad-yaml');
  });

  it('is read from its path', async () => {
    const path = join(temporary, 'terms.yaml');
    writeFileSync(path, FULL);
    expect((await readLicenceTerms(path)).unlisted).toBe('none');
    await expect(readLicenceTerms(join(temporary, 'none.yaml'))).rejects.toThrow(AssessmentError);
  });
});

const temporary = temporaryFolder();

describe('the published schema of licence terms', () => {
  const schema = z.toJSONSchema(LICENCE_TERMS_SCHEMA, { target: 'draft-2020-12', io: 'input' });

  it('is the one that files are checked against', async () => {
    const named = { $id: 'urn:portolan:schema:licence-terms:1', title: 'Portolan file of licence terms', ...schema };
    const text = `${JSON.stringify(named, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../schemas/licence-terms.schema.json');
  });

  it('takes what the program takes and refuses what it refuses', () => {
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(parse(FULL))).toBe(true);
    expect(validate(parse('unlisted: perhaps'))).toBe(false);
  });
});
