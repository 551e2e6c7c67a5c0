import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { AssessmentError } from '../../src/model/index.js';
import { DECISION_KEYS, DECISIONS_FILE_SCHEMA } from '../../src/node/decisions-schema.js';
import { parseDecisions } from '../../src/node/parse-decisions.js';
import { readDecisions, separateDecisions } from '../../src/node/read-decisions.js';
import { readEstate } from '../../src/node/read-inputs.js';
import { temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const put = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const SAID = 'machines: [app-01], who: Ana Lim, when: 2026-08-01, why: agreed';
const list = (...decisions: readonly string[]): string =>
  `decisions:\n${decisions.map((one) => `- { ${one} }\n`).join('')}`;
const parsed = (text: string) => parseDecisions(text, 'd.yaml');
const codes = (text: string): readonly string[] => parsed(text).problems.map(({ code }) => code);

const WHOLE = `title: Review of August
decisions:
  - decide: accept
    machines: [web-*, fe01..fe03]
    rule: migration/snapshots
    who: Ana Lim
    when: 2026-08-01
    why: snapshots are removed the night before the move
    until: 2026-12-31
  - decide: override
    machines: [db01]
    field: disks[0].sizeGiB
    value: 512.5
    who: Ben Ito
    when: 2026-08-02
    why: grown last week
  - { decide: exclude, ${SAID} }
  - { decide: include, ${SAID} }
  - { decide: suggestion, service: app-service, answer: decline, ${SAID} }
  - { decide: method, method: replicateNatively, ${SAID} }
`;

describe('a file of decisions', () => {
  it('gives each decision with its line', () => {
    const { values, problems } = parsed(WHOLE);
    expect(problems).toEqual([]);
    expect(values[0]).toEqual({
      kind: 'accept',
      at: { file: 'd.yaml', line: 3 },
      machines: ['web-*', 'fe01..fe03'],
      rule: 'migration/snapshots',
      who: 'Ana Lim',
      when: '2026-08-01',
      why: 'snapshots are removed the night before the move',
      until: '2026-12-31',
    });
    expect(values.slice(1)).toMatchObject([
      { kind: 'override', field: 'disks[0].sizeGiB', value: 512.5, until: null, at: { line: 10 } },
      { kind: 'exclude', at: { line: 17 } },
      { kind: 'include' },
      { kind: 'suggestion', service: 'app-service', isAccepted: false },
      { kind: 'method', method: 'replicateNatively', at: { line: 20 } },
    ]);
  });

  it('is the same as JSON', () => {
    const json = JSON.stringify(parse(WHOLE), null, 1);
    const bare = (text: string) => parsed(text).values.map((one) => ({ ...one, at: null }));
    expect(bare(json)).toEqual(bare(WHOLE));
  });

  it('asks who decided, when, why and about which machines', () => {
    for (const key of ['who', 'when', 'why', 'machines']) {
      const text = list(`decide: exclude, ${SAID.replace(new RegExp(`${key}: (\\[[^\\]]*\\]|[^,]*),? ?`), '')}`);
      const { values, problems } = parsed(text);
      expect(values, key).toEqual([]);
      expect(problems, key).toMatchObject([{ code: 'decisions/bad-value', severity: 'error', at: { line: 2 } }]);
      expect(problems[0]?.remedy, key).toContain(`write the key ${key}`);
    }
  });

  it('keeps the good ones beside a faulty one', () => {
    const { values, problems } = parsed(list(`decide: exclude, ${SAID}`, `decide: method, method: fly, ${SAID}`));
    expect(values).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'decisions/bad-value', at: { line: 3 } }]);
  });

  it('names the nearest key, kind and field', () => {
    const hint = (text: string) => parsed(text).problems.map(({ code, remedy }) => `${code} ${remedy}`);
    expect(hint(list(`decide: exclude, untill: 2026-09-01, ${SAID}`))).toEqual([
      'decisions/unknown-key did you mean until?',
    ]);
    expect(hint(list(`decide: acept, ${SAID}`))).toEqual(['decisions/unknown-kind did you mean accept?']);
    expect(hint(list(`decide: override, field: core, value: 4, ${SAID}`))).toEqual([
      'decisions/unknown-field did you mean cores?',
    ]);
    expect(hint(list(`decide: override, field: memory, value: 4, ${SAID}`))[0]).toContain('memoryMiB');
    expect(hint('decision: x\ndecisions: []\n')[0]).toContain('did you mean decisions?');
  });

  it('refuses days that are none, values that a field does not take, and what is no range or rule', () => {
    for (const fields of [
      `decide: exclude, ${SAID.replace('2026-08-01', '2026-02-30')}`,
      `decide: exclude, ${SAID.replace('2026-08-01', '1.8.2026')}`,
      `decide: exclude, until: 2026-07-31, ${SAID}`,
      `decide: exclude, ${SAID.replace('why: agreed', 'why: " "')}`,
      `decide: exclude, ${SAID.replace('app-01', '"a9..a1"')}`,
      `decide: override, field: cores, value: four, ${SAID}`,
      `decide: override, field: cores, value: .nan, ${SAID}`,
      `decide: override, field: firmware, value: uefi, ${SAID}`,
      `decide: accept, rule: everything, ${SAID}`,
      `decide: accept, rule: "*", ${SAID}`,
    ]) {
      expect(codes(list(fields)), fields).toEqual(['decisions/bad-value']);
    }
    expect(parsed(list(`decide: override, field: cores, value: 0, ${SAID}`)).problems[0]?.message).toContain(
      'a whole number from 1 to 4096',
    );
    expect(parsed('decisions: []')).toEqual({ values: [], problems: [] });
    expect(codes('decisions: 5')).toEqual(['decisions/bad-value']);
    expect(codes('- a list')).toEqual(['decisions/bad-value']);
  });

  it('lets nothing hostile through', () => {
    const one = `decide: exclude, ${SAID}`;
    expect(codes(list(`${one}, __proto__: { polluted: true }`))).toEqual(['decisions/unknown-key']);
    expect(codes(`__proto__: { polluted: true }\n${list(one)}`)).toEqual(['decisions/unknown-key']);
    expect(codes(list(`decide: __proto__, ${SAID}`))).toEqual(['decisions/unknown-kind']);
    expect(codes(list(`decide: constructor, ${SAID}`))).toEqual(['decisions/unknown-kind']);
    for (const field of ['__proto__', 'constructor', 'disks[0].constructor', 'origins.name']) {
      expect(codes(list(`decide: override, field: "${field}", value: 1, ${SAID}`)), field).toEqual([
        'decisions/unknown-field',
      ]);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    const bomb = 'a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ndecisions: [*c,*c,*c,*c,*c,*c,*c,*c]';
    for (const text of [bomb, 'decisions: *nowhere', '*!', '['.repeat(20_000)]) {
      expect(codes(text)).toEqual(['decisions/bad-yaml']);
    }
    expect(parsed(`decisions:\n${`- 1\n`.repeat(5001)}`)).toMatchObject({
      values: [],
      problems: [{ code: 'decisions/bad-value' }],
    });
    const wide = Array.from({ length: 201 }, (_, index) => `g${index}*`);
    expect(parsed(list(one.replace('app-01', wide.join(', '))))).toMatchObject({
      values: [],
      problems: [{ code: 'decisions/bad-value' }],
    });
  });

  it('takes anything or tells a problem, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { values, problems } = parsed(text);
        expect(values.length + problems.length).toBeGreaterThan(0);
      }),
      { seed: 20260822 },
    );
    const entry = fc.record({ decide: fc.constantFrom(...DECISION_KEYS.keys(), 'other'), why: fc.anything() });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1 }), (decisions) => {
        const { values, problems } = parsed(JSON.stringify({ decisions }));
        expect(values.length + problems.length).toBeGreaterThan(0);
      }),
      { seed: 20260822 },
    );
  });
});

describe('decisions among the inputs', () => {
  const csv = 'machine,cores,memoryMiB,os\nweb01,2,4096,Ubuntu 22.04\n';

  it('are recognised by their content, YAML or JSON, whatever their name, and listed', async () => {
    const one = list(`decide: exclude, ${SAID}`);
    const paths = [put('review.txt', `# agreed\n---\n${one}`), put('d.json', JSON.stringify(parse(one), null, 2))];
    paths.push(put('e.json', JSON.stringify({ title: 'a "b"', ...(parse(one) as object) })));
    paths.push(put('a.csv', csv), put('hosts.json', '[{"decisions": [1]}]'));
    const { decisions, others } = await separateDecisions(paths);
    expect([decisions, others]).toEqual([paths.slice(0, 3), paths.slice(3)]);
    expect((await readDecisions(decisions)).decisions).toHaveLength(3);
    const { inputs } = await readEstate(paths.slice(0, 4));
    expect(inputs.map(({ kind }) => kind).sort()).toEqual(['decisions', 'decisions', 'decisions', 'inventory-csv']);
    await expect(readEstate(paths.slice(0, 1))).rejects.toBeInstanceOf(AssessmentError);
  });

  it('are told where they are too large; a file that an option names must be there, and counts once', async () => {
    const good = put('good.yaml', list(`decide: exclude, ${SAID}`));
    const large = put('large.yaml', `decisions: []\n# ${'x'.repeat(4_194_304)}\n`);
    const { decisions, problems, inputs } = await readDecisions([good, large], good);
    expect(decisions).toHaveLength(1);
    expect(inputs.map(({ file, kind }) => [file, kind])).toEqual([
      ['good.yaml', 'decisions'],
      ['large.yaml', 'decisions'],
    ]);
    expect(problems).toMatchObject([{ code: 'decisions/huge-file', at: { file: 'large.yaml' } }]);
    await expect(readDecisions([], join(folder, 'gone.yaml'))).rejects.toThrow('node/cannot-read');
  });
});

describe('the published schema of decisions', () => {
  const schema = z.toJSONSchema(DECISIONS_FILE_SCHEMA, { target: 'draft-2020-12', io: 'input' });

  it('is the one that files are checked against', async () => {
    const text = JSON.stringify(
      { $id: 'urn:portolan:schema:decisions:1', title: 'Portolan file of decisions', ...schema },
      null,
      2,
    );
    await expect(`${text}\n`).toMatchFileSnapshot('../../schemas/decisions.schema.json');
  });

  it('takes what the program takes and refuses what it refuses', () => {
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(parse(WHOLE))).toBe(true);
    for (const fields of [
      'decide: exclude, machines: [a], who: x, when: 2026-08-01',
      `decide: exclude, extra: 1, ${SAID}`,
      `decide: method, method: fly, ${SAID}`,
      `decide: exclude, ${SAID.replace('2026-08-01', 'today')}`,
    ]) {
      expect(validate(parse(list(fields))), fields).toBe(false);
      expect(codes(list(fields)).length, fields).toBeGreaterThan(0);
    }
  });
});
