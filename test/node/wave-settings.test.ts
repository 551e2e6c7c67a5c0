import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AssessmentError } from '../../src/model/index.js';
import { readWaveSettings } from '../../src/node/index.js';
import { parseWaveSettings } from '../../src/node/parse-wave-settings.js';
import { WAVE_SETTINGS_FILE_SCHEMA } from '../../src/node/wave-settings-schema.js';
import { DEFAULT_WAVE_SETTINGS, describeWaveSettings } from '../../src/waves/index.js';

const WHOLE = `waves:
  profile: azure
  name: our plan
  strategy: tier
  firstCutover: 2027-01-09
  daysBetweenWaves: 7
  weights:
    statefulPerDay: 9
  capacity:
    machines: 30
    hours: 160.5
  byWave:
    - { wave: 1, machines: 5 }
  link: { roundTripMs: 12 }
  keepNoise: [backup]
  freezes:
    - { from: 2026-12-20, to: 2027-01-03, why: holidays }
    - { from: 2027-01-28, to: 2027-02-02, why: month end, applications: [Finance] }
  pins:
    - { wave: 2, machines: [erp-*], who: Ada, why: her team is there }
    - { wave: out, machines: [fax01], who: Bob, why: it is given up }
calendar:
  zones: { site: Australia/Melbourne }
`;

const folder = mkdtempSync(join(tmpdir(), 'portolan-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const faultOf = (text: string): AssessmentError['problem'] => {
  try {
    parseWaveSettings(text, 'waves.yaml');
  } catch (error) {
    if (error instanceof AssessmentError) return error.problem;
    throw error;
  }
  throw new Error('nothing was wrong');
};

describe('parseWaveSettings', () => {
  it('lays what the file states over its profile', () => {
    const { settings, document } = parseWaveSettings(WHOLE, 'waves.yaml');
    expect(settings).toMatchObject({
      profile: 'our plan',
      strategy: 'tier',
      waves: null,
      firstCutover: '2027-01-09',
      capacity: { machines: 30, hours: 160.5, transferBytes: null, replicating: null },
      byWave: [{ wave: 1, machines: 5 }],
      link: { roundTripMs: 12, bitsPerSecond: null },
    });
    expect(settings.weights).toMatchObject({ statefulPerDay: 9, twoWayApart: 10_000_000 });
    expect(settings.pins).toMatchObject([
      { wave: 2, machines: ['erp-*'], applications: [], at: { file: 'waves.yaml', line: 20 } },
      { wave: null, machines: ['fax01'] },
    ]);
    expect(settings.freezes[1]).toMatchObject({ applications: ['Finance'], machines: [] });
    expect(document.content).toMatchObject({ calendar: { zones: { site: 'Australia/Melbourne' } } });
  });

  it('is the default where the file leaves it alone, and says whose weights it changed', () => {
    expect(parseWaveSettings('calendar: {}\n', 'waves.yaml').settings).toEqual(DEFAULT_WAVE_SETTINGS);
    expect(parseWaveSettings('', 'waves.yaml').settings).toEqual(DEFAULT_WAVE_SETTINGS);
    const { settings } = parseWaveSettings('waves: { weights: { waitPerDay: 1 } }\n', 'ours.yaml');
    expect(settings.profile).toBe('portolan, changed by ours.yaml');
  });

  it('tells every fault with its line and what may have been meant', () => {
    const problem = faultOf(`waves:
  strategie: tier
  weights: { statfulPerDay: 1 }
  daysBetweenWaves: 0
  pins: [{ wave: 1, why: so, machines: [a] }]
calender: {}
`);
    expect(problem).toMatchObject({
      code: 'wave-settings/unknown-key',
      at: { line: 6 },
      remedy: 'did you mean calendar?; docs/waves.md and schemas/wave-settings.schema.json say what each key takes',
    });
    for (const said of [
      'line 2: waves.strategie is not a key of these settings (did you mean strategy?)',
      'line 3: waves.weights.statfulPerDay is not a key of these settings (did you mean statefulPerDay?)',
      'line 4: waves.daysBetweenWaves',
      'line 5: waves.pins.1.who',
    ]) {
      expect(problem.message).toContain(said);
    }
  });

  it.each([
    ['waves: { cutovers: [2027-01-09, 2027-01-02] }', 'does not come after 2027-01-09'],
    ['waves: { cutovers: [2027-02-30] }', 'is a day that there is not'],
    ['waves: { firstCutover: 2027-01-09, cutovers: [2027-01-09] }', 'the cutovers are stated as well'],
    ['waves: { waves: 1, cutovers: [2027-01-09, 2027-01-16] }', '2 cutovers for 1 waves'],
    ['waves: { freezes: [{ from: 2027-01-09, to: 2027-01-02, why: x }] }', '2027-01-02 lies before 2027-01-09'],
    ['waves: { pins: [{ wave: 1, who: a, why: b }] }', 'names nobody'],
    ['waves: { waves: 2, pins: [{ wave: 3, who: a, why: b, machines: [c] }] }', 'wave 3 of 2'],
    ['- waves', 'the file holds no keys'],
    ['waves: [', 'the settings are no YAML'],
    ['a: &a [1]\nwaves: *a', 'the settings are no YAML'],
  ])('refuses %s', (text, said) => {
    expect(faultOf(text).message).toContain(said);
  });
});

describe('readWaveSettings', () => {
  it('reads a file, and says which it cannot read', async () => {
    const path = join(folder, 'waves.yaml');
    writeFileSync(path, WHOLE);
    expect((await readWaveSettings(path)).settings.profile).toBe('our plan');
    await expect(readWaveSettings(join(folder, 'none.yaml'))).rejects.toThrow(/node\/cannot-read/);
  });
});

describe('describeWaveSettings', () => {
  it('says what the value says', () => {
    const words = describeWaveSettings(parseWaveSettings(WHOLE, 'waves.yaml').settings).join('\n');
    for (const said of [
      'Profile our plan. Waves follow the tiers',
      'the first on 2027-01-09',
      'A wave bears at most 30 machines, 160.5 hours of people; waves 1 differ.',
      'a day of a stateful one in addition 9',
      'No cutover of any machine from 2026-12-20 to 2027-01-03: holidays.',
      'erp-* go in wave 2: her team is there (Ada).',
      'fax01 stay out of the plan: it is given up (Bob).',
      'round trip of 12 ms',
    ]) {
      expect(words).toContain(said);
    }
  });
});

describe('the published schema of settings', () => {
  const schema = z.toJSONSchema(WAVE_SETTINGS_FILE_SCHEMA, { target: 'draft-2020-12', io: 'input' });

  it('is the one that files are checked against', async () => {
    const title = 'Portolan settings of waves, calendar and cutover';
    const text = JSON.stringify({ $id: 'urn:portolan:schema:wave-settings:1', title, ...schema }, null, 2);
    await expect(`${text}\n`).toMatchFileSnapshot('../../schemas/wave-settings.schema.json');
  });

  it('takes what the program takes and refuses what it refuses', () => {
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(parse(WHOLE))).toBe(true);
    expect(validate({ waves: { strategie: 'tier' } })).toBe(false);
    expect(validate({ waves: { weights: { statefulPerDay: -1 } } })).toBe(false);
  });
});
