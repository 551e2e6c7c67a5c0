import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { ASSUMPTION_KEYS, ASSUMPTIONS, CASE_PROFILES, resolveAssumptions } from '../../src/business-case/index.js';
import type { AssumptionDefinition } from '../../src/business-case/index.js';
import { AssessmentError } from '../../src/model/index.js';
import { parseAssumptions, parseAssumptionWords } from '../../src/node/index.js';

const problemOf = (act: () => unknown): AssessmentError['problem'] => {
  try {
    act();
  } catch (error) {
    if (error instanceof AssessmentError) return error.problem;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('a file of assumptions', () => {
  it('names a profile and changes single lines of it', () => {
    const text =
      'extends: azure-migrate\ngrowthPercent: 3.5\nsqlServerMachines: 0\nmigratedPercentByYear: [0, 40, 100]\narc: off\n';
    const { profile, changes } = parseAssumptions(text, 'ours.yaml');
    expect(profile?.name).toBe('azure-migrate');
    expect(changes).toEqual({
      growthPercent: 3.5,
      sqlServerMachines: 0,
      migratedPercentByYear: [0, 40, 100],
      arc: 'off',
    });
    const { values, used } = resolveAssumptions(profile!, [{ changes, saidIn: 'ours.yaml' }]);
    expect(values).toMatchObject({ growthPercent: 3.5, azureGrowth: 'once', waccPercent: 7, vmwareUsdPerCore: null });
    const of = (key: string) => used.find((one) => one.key === key);
    expect(of('growthPercent')).toMatchObject({ origin: 'yours', source: 'ours.yaml' });
    expect(of('azureGrowth')).toMatchObject({
      origin: 'default',
      source: expect.stringContaining('2024-10-29') as string,
    });
    expect(of('vmwareUsdPerCore')).toMatchObject({ origin: 'unknown', value: null });
  });

  it('may be JSON, and may say that a price is not known', () => {
    expect(parseAssumptions('{"waccPercent": 9, "vmwareUsdPerCore": null}', 'a.json').changes).toEqual({
      waccPercent: 9,
      vmwareUsdPerCore: null,
    });
    expect(parseAssumptions('', 'empty.yaml')).toEqual({ profile: null, changes: {} });
  });

  it('tells all faults at once, each with its line', () => {
    const text =
      'growthPrecent: 3\nwaccPercent: seven\narc: maybe\nmigratedPercentByYear: [50, 20]\nhardwareYears: null\n';
    const { code, at, message, remedy } = problemOf(() => parseAssumptions(text, 'ours.yaml'));
    expect({ code, at }).toEqual({ code: 'assumptions/unknown-key', at: { file: 'ours.yaml', line: 1 } });
    expect(remedy).toContain('growthPercent');
    expect(message).toContain('line 2: waccPercent is "seven", not a number from 0 to 1000 (%)');
    expect(message).toContain('line 3: arc is "maybe", which is none of its choices');
    expect(message).toContain(
      'line 4: migratedPercentByYear is [50,20], not a list of 1 to 6 percentages that never fall',
    );
    expect(message).toContain('line 5: hardwareYears has a documented value and cannot be unknown');
  });

  it.each([
    ['extends: nobody', 'assumptions/unknown-profile'],
    ['growthPercent: 1\ngrowthPercent: 2', 'assumptions/bad-yaml'],
    ['a: &x 1\nb: *x', 'assumptions/bad-yaml'],
    ['- growthPercent', 'assumptions/bad-value'],
    ['growthPercent: .inf', 'assumptions/bad-value'],
    ['growthPercent: .nan', 'assumptions/bad-value'],
    ['machinesPerAdministrator: 0', 'assumptions/bad-value'],
    ['unusedEnergyPercent: 100', 'assumptions/bad-value'],
    ['__proto__: { growthPercent: 9 }', 'assumptions/unknown-key'],
    ['constructor: 1', 'assumptions/unknown-key'],
    ['['.repeat(20_000), 'assumptions/bad-yaml'],
  ])('refuses %j', (text, code) => {
    expect(problemOf(() => parseAssumptions(text, 'x.yaml')).code).toBe(code);
  });
});

describe('assumptions on the command line', () => {
  it('are a key, an equals sign and a value', () => {
    expect(
      parseAssumptionWords(['growthPercent=3', 'migratedPercentByYear=[0,50,100]', 'arc=on', 'monitorUsdPerGb=null']),
    ).toEqual({
      growthPercent: 3,
      migratedPercentByYear: [0, 50, 100],
      arc: 'on',
      monitorUsdPerGb: null,
    });
  });

  it.each(['growthPercent', 'growthPercent=', 'growth=3', 'growthPercent=3%', 'extends=azure-migrate', '=3'])(
    'refuses %s',
    (word) => {
      expect(problemOf(() => parseAssumptionWords([word])).code).toMatch(/^assumptions\//);
    },
  );
});

const schemaOf = (definition: AssumptionDefinition): object => {
  const description = `${definition.meaning} [${definition.source}]`;
  const common = { description, default: definition.value };
  switch (definition.kind) {
    case 'choice':
      return { type: 'string', enum: definition.choices, ...common };
    case 'ramp':
      return {
        type: 'array',
        minItems: 1,
        maxItems: 6,
        items: { type: 'number', minimum: 0, maximum: 100 },
        ...common,
      };
    case 'number': {
      const number = definition.isCount ? 'integer' : 'number';
      const type = definition.value === null ? [number, 'null'] : number;
      const { least: minimum, most: maximum, unit } = definition;
      return { type, minimum, maximum, ...common, description: unit === '' ? description : `${unit}: ${description}` };
    }
  }
};

const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:portolan:schema:assumptions:1',
  title: 'Portolan file of assumptions',
  description:
    'What a business case assumes in place of the profile it extends. Defaults are those of the profile portolan.',
  type: 'object',
  additionalProperties: false,
  properties: {
    extends: { type: 'string', enum: CASE_PROFILES.map(({ name }) => name), description: 'The profile to start from.' },
    ...Object.fromEntries(ASSUMPTION_KEYS.map((key) => [key, schemaOf(ASSUMPTIONS[key])])),
  },
};

describe('the schema of assumptions', () => {
  it('is what the code takes', async () => {
    await expect(`${JSON.stringify(SCHEMA, null, 2)}\n`).toMatchFileSnapshot('../../schemas/assumptions.schema.json');
  });

  it('takes and refuses what the code does', () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(SCHEMA);
    expect(validate({ extends: 'azure-migrate', growthPercent: 3, vmwareUsdPerCore: null })).toBe(true);
    for (const wrong of [
      { growthPrecent: 3 },
      { hardwareYears: null },
      { arc: 'maybe' },
      { unusedEnergyPercent: 100 },
    ]) {
      expect(validate(wrong)).toBe(false);
      expect(() => parseAssumptions(JSON.stringify(wrong), 'x')).toThrow();
    }
  });
});
