import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AssessmentError } from '../../src/model/index.js';
import {
  CONTINUITY_SETTINGS_FILE_SCHEMA,
  parseContinuitySettings,
} from '../../src/node/continuity/parse-continuity-settings.js';
import { readContinuityInputs } from '../../src/node/continuity/read-continuity-inputs.js';
import {
  DEFAULT_CONTINUITY_SETTINGS,
  readContinuitySettings,
} from '../../src/node/continuity/read-continuity-settings.js';
import { overlay } from '../../src/node/continuity/overlay.js';

const WHOLE = `replicationPlan:
  purpose: migrate
  generation: { vmware: agentless }
  rpoMinutes: 30
  link:
    mbps: 400
    zone: Australia/Melbourne
    throttles:
      - { days: [monday], from: '08:00', to: '18:00', mbps: 100 }
    blackouts: [Monday;7:00;7h]
  foldPercent: 60
  leftOut:
    - { machine: erp-ora01, disk: Hard disk 3, instead: made anew, who: Ada }
  prices: { cacheGBPerMonth: 0.02 }
`;

const folder = mkdtempSync(join(tmpdir(), 'portolan-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const faultOf = (text: string): string => {
  try {
    parseContinuitySettings(text, 'plans.yaml');
  } catch (error) {
    if (error instanceof AssessmentError)
      return `${error.problem.at?.line ?? 0} ${error.problem.message} (${error.problem.remedy})`;
    throw error;
  }
  throw new Error('nothing was wrong');
};

describe('several faults of one file', () => {
  it('are told each with its line, and once what all of them ask to read', () => {
    const told = faultOf(
      'replicationPlan:\n  rpoMinutes: soon\n  purpos: migrate\n  growthPercent: much\n  link: { mbps: 0.5x }\n',
    );
    expect(told.match(/docs\/replication\.md/g)).toHaveLength(1);
    expect(told).toMatch(/\(docs\/replication\.md, .* say what each key takes\)$/);
    expect(told).toMatch(/line 3: replicationPlan\.purpos is not a key of these settings \(did you mean purpose\?\)/);
    expect(told).toMatch(/^2 replicationPlan\.rpoMinutes: [^()]*\n/);
  });
});

describe('parseContinuitySettings', () => {
  it('lays what the file states over the defaults, group by group', () => {
    const { replication } = parseContinuitySettings(WHOLE, 'plans.yaml');
    expect(replication).toMatchObject({
      purpose: 'migrate',
      generation: { vmware: 'agentless', hyperv: null, physical: null },
      rpoMinutes: 30,
      link: { mbps: 400, zone: 'Australia/Melbourne', blackouts: ['Monday;7:00;7h'] },
      growthPercent: 30,
      foldPercent: 60,
      leftOut: [{ machine: 'erp-ora01', at: { file: 'plans.yaml', line: 13 } }],
      prices: { cacheGBPerMonth: 0.02, seedGBPerMonth: null },
    });
  });

  it('takes an empty file and empty keys for the defaults', () => {
    for (const text of ['', 'replicationPlan:\n', '{}']) {
      expect(parseContinuitySettings(text, 'plans.yaml')).toMatchObject(DEFAULT_CONTINUITY_SETTINGS);
    }
  });

  it.each([
    ['replicationPlan:\n  rpoMinuts: 3\n', '2 replicationPlan.rpoMinuts is not a key', 'rpoMinutes'],
    ['replicationPlan:\n  link: { mpbs: 3 }\n', '2 replicationPlan.link.mpbs is not a key', 'mbps'],
    [
      'replicationPlan:\n  leftOut:\n    - { machine: a, dick: b, instead: c, who: d }\n',
      '3 replicationPlan.leftOut.1',
      'disk',
    ],
    ['replication: {}\n', '1 replication is not a key', 'replicationPlan'],
    [
      'replicationPlan: { link: { zone: Melbourne } }\n',
      '1 replicationPlan.link.zone: "Melbourne" is no time zone',
      'docs/',
    ],
    ['replicationPlan: { link: { blackouts: [soon] } }\n', 'is no blackout window', 'docs/'],
    ['replicationPlan: { growthPercent: -1 }\n', 'growthPercent', 'docs/'],
    ['replicationPlan:\n  link: { mbps: -5 }\n', '2 replicationPlan.link.mbps: -5 is below 0.001', 'docs/'],
    ['replicationPlan:\n  link: { mbps: 200000 }\n', '200000 is above 100000, the most', 'docs/'],
    ['replicationPlan:\n  link: { mbps: fast }\n', '"fast" is not a number', 'docs/'],
    ['replicationPlan:\n  purpose: copy\n', '2 replicationPlan.purpose: "copy" is none of migrate, protect', 'docs/'],
    ['replicationPlan:\n  link: { zone: Mars/Phobos }\n', '"Mars/Phobos" is no time zone', 'Australia'],
    ['replicationPlan:\n  link: { blackouts: [Moonday;7:00;7h] }\n', '"Moonday;7:00;7h" is no blackout window', 'Day;'],
    [
      "replicationPlan:\n  link:\n    throttles: [{ from: '25:00', to: '18:00', mbps: 1 }]\n",
      '3 replicationPlan.link.throttles.1.from: "25:00" is no time of the day',
      'midnight is "00:00"',
    ],
    ['replicationPlan:\n  leftOut: [{ machine: a, disk: b, who: c }]\n', 'leftOut.1.instead: it is missing', 'docs/'],
    ['- a\n', 'holds no keys', 'replicationPlan'],
    ['a: [\n', 'no YAML', 'YAML 1.2'],
    ['__proto__: { a: 1 }\n', '__proto__ is not a key', 'replicationPlan'],
    ['replicationPlan:\n  __proto__: { mbps: 1 }\n', '__proto__ is not a key', 'known here'],
  ])('refuses %j with its line and what was meant', (text, told, remedy) => {
    expect(faultOf(text)).toContain(told);
    expect(faultOf(text)).toContain(remedy);
  });

  it('takes 24:00 for the end of the day, and knows where each key stands', () => {
    const text =
      "replicationPlan:\n  highChurn: true\n  link:\n    throttles:\n      - { from: '18:00', to: '24:00', mbps: 1 }\n";
    const { replication, placeOfReplication } = parseContinuitySettings(text, 'plans.yaml');
    expect(replication.link.throttles).toEqual([{ from: '18:00', to: '24:00', mbps: 1 }]);
    expect(placeOfReplication!('highChurn')).toEqual({ file: 'plans.yaml', line: 2 });
    expect(placeOfReplication!('link.throttles.0')).toEqual({ file: 'plans.yaml', line: 5 });
  });

  it('tells all faults of a file at once', () => {
    const told = faultOf('strange: 1\nreplicationPlan:\n  growthPercent: -1\n  rpoMinuts: 3\n');
    expect(told).toContain('strange');
    expect(told).toContain('line 3');
    expect(told).toContain('line 4');
  });
});

describe('the schema of settings', () => {
  it('is the published one, and takes what is read', async () => {
    const schema = z.toJSONSchema(CONTINUITY_SETTINGS_FILE_SCHEMA, { unrepresentable: 'any' });
    const text = JSON.stringify(
      {
        $id: 'urn:portolan:schema:continuity-settings:1',
        title: 'Portolan settings of replication and recovery',
        ...schema,
      },
      null,
      2,
    );
    await expect(`${text}\n`).toMatchFileSnapshot('../../schemas/continuity-settings.schema.json');
    const validate = new Ajv2020({ strict: false }).compile(schema as object);
    expect(validate(parse(WHOLE)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ replicationPlan: { rpoMinuts: 3 } })).toBe(false);
  });
});

describe('overlay', () => {
  it('replaces lists and values, keeps what is left out, and lets null be said', () => {
    const base = { a: { b: 1 as number | null, c: [1, 2] }, d: 'x' };
    expect(overlay(base, { a: { b: null } })).toEqual({ a: { b: null, c: [1, 2] }, d: 'x' });
    expect(overlay(base, { a: { c: [] }, d: undefined })).toEqual({ a: { b: 1, c: [] }, d: 'x' });
    expect(overlay(base, null)).toBe(base);
  });
});

describe('reading beside inputs', () => {
  it('reads a file, and says of one that is missing that it cannot be read', async () => {
    const path = join(folder, 'plans.yaml');
    writeFileSync(path, WHOLE);
    expect((await readContinuitySettings(path)).replication.rpoMinutes).toBe(30);
    await expect(readContinuitySettings(join(folder, 'none.yaml'))).rejects.toThrow(AssessmentError);
  });

  it('finds the site file among the inputs, and asks where there are two', async () => {
    const [one, other] = [join(folder, 'site.yaml'), join(folder, 'other.yaml')];
    writeFileSync(one, 'title: one\nreplication: { rpoThresholdMinutes: 30 }\n');
    writeFileSync(join(folder, 'inventory.csv'), 'machine,cores\na,2\n');
    const found = await readContinuityInputs([one, join(folder, 'inventory.csv')], null);
    expect(found).toMatchObject({
      siteFile: 'site.yaml',
      site: { replication: { rpoThresholdMinutes: 30 } },
      statements: [],
    });
    writeFileSync(other, 'title: other\ndns: {}\n');
    await expect(readContinuityInputs([one, other], null)).rejects.toThrow('2 site files lie among the inputs');
    expect((await readContinuityInputs([one, other], other)).siteFile).toBe('other.yaml');
  });
});
