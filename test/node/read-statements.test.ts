import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readFileSync } from 'node:fs';
import { AssessmentError } from '../../src/model/index.js';
import { parseStatements } from '../../src/node/parse-statements.js';
import { readEstate } from '../../src/node/read-inputs.js';
import { readStatements, separateStatements } from '../../src/node/read-statements.js';
import { STATEMENT_KEYS, STATEMENTS_FILE_SCHEMA } from '../../src/node/statements-schema.js';
import { temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const COUNT = 'statements:\n  - topic: machineCount\n    said: paragraph 1\n    count: 13\n';
const WEBSHOP = 'datasets/webshop/statements.yaml';
const parsed = (text: string) => parseStatements(text, 's.yaml');
const codes = (text: string): readonly string[] => parsed(text).problems.map(({ code }) => code);

describe('a file of statements', () => {
  it('gives each statement with its line and what it leaves unsaid', () => {
    expect(parsed(COUNT)).toEqual({
      values: [
        {
          topic: 'machineCount',
          said: 'paragraph 1',
          at: { file: 's.yaml', line: 2 },
          decides: false,
          note: null,
          count: 13,
        },
      ],
      problems: [],
    });
    const [group] = parsed('statements:\n- { topic: machineGroup, said: x, group: web, count: 2 }').values;
    expect(group).toMatchObject({ role: null, count: 2, machines: [] });
    const [kept] = parsed('statements:\n- { topic: retention, said: x, days: 5, anyPoint: true }').values;
    expect(kept).toMatchObject({ hours: 120, isAnyPoint: true });
    expect(kept).not.toHaveProperty('days');
  });

  it('keeps all statements of one topic, and the good ones beside a faulty one', () => {
    const text = `${COUNT}  - topic: machineCount\n    said: x\n    count: many\n  - topic: machineCount\n    said: y\n    count: 16\n`;
    const { values, problems } = parsed(text);
    expect(values.map((one) => 'count' in one && one.count)).toEqual([13, 16]);
    expect(problems).toMatchObject([{ code: 'statements/bad-value', severity: 'error', at: { line: 7 } }]);
  });

  it('refuses an unknown key and an unknown topic with line and hint', () => {
    expect(parsed(`${COUNT}    counts: 2\n`).problems).toMatchObject([
      { code: 'statements/unknown-key', at: { file: 's.yaml', line: 5 }, remedy: 'did you mean count?' },
    ]);
    expect(parsed('statement: x\nstatements: []\n').problems.map(({ remedy }) => remedy)).toContain(
      'did you mean statements?',
    );
    const [topic] = parsed('statements:\n  - said: x\n    topic: machineCuont\n').problems;
    expect(topic).toMatchObject({ code: 'statements/unknown-topic', at: { line: 3 } });
    expect(topic?.remedy).toContain('machineCount');
    expect(codes('statements:\n  - said: x\n')).toEqual(['statements/unknown-topic']);
    expect(codes('statements:\n  - a text\n')).toEqual(['statements/bad-value']);
  });

  it('refuses what says nothing or twice the same', () => {
    for (const fields of [
      'topic: machineGroup, said: x, group: web',
      'topic: retention, said: x',
      'topic: retention, said: x, days: 1, hours: 24',
      'topic: machineCount, said: " ", count: 1',
      'topic: machineCount, count: 1',
      'topic: machineGroup, said: x, group: web, machines: ["a9..a1"]',
      'topic: availability, said: x, phase: after, percent: 101',
    ]) {
      expect(codes(`statements:\n- { ${fields} }`), fields).toEqual(['statements/bad-value']);
    }
    expect(codes('statements: []')).toEqual(['statements/bad-value']);
    expect(codes('statements: 5')).toEqual(['statements/bad-value']);
    expect(codes('- a list')).toEqual(['statements/bad-value']);
  });

  it('lets nothing hostile through', () => {
    expect(codes(`${COUNT}    __proto__: { polluted: true }\n`)).toEqual(['statements/unknown-key']);
    expect(codes(`__proto__: { polluted: true }\n${COUNT}`)).toEqual(['statements/unknown-key']);
    expect(codes('statements:\n- { topic: __proto__, said: x }')).toEqual(['statements/unknown-topic']);
    expect(codes('statements:\n- { topic: constructor, said: x }')).toEqual(['statements/unknown-topic']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(parsed(`${COUNT}    count: 16\n`).problems).toMatchObject([
      { code: 'statements/bad-yaml', at: { line: 5 } },
    ]);
    const bomb = 'a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nstatements: [*c,*c,*c,*c,*c,*c,*c,*c]';
    for (const text of [bomb, 'statements: *nowhere', '*!', '['.repeat(20_000)]) {
      expect(codes(text)).toEqual(['statements/bad-yaml']);
    }
    const many = `statements:\n${'- { topic: machineCount, said: x, count: 1 }\n'.repeat(1001)}`;
    expect(parsed(many)).toMatchObject({ values: [], problems: [{ code: 'statements/bad-value' }] });
    const wide = Array.from({ length: 60 }, (_, index) => `g${index}x000..g${index}x999`);
    const endless = `statements:\n- { topic: machineGroup, said: x, group: all, machines: [${wide.join(', ')}] }`;
    expect(parsed(endless)).toMatchObject({ values: [], problems: [{ code: 'statements/bad-value' }] });
  });

  it('takes anything or tells a problem, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { values, problems } = parsed(text);
        expect(values.length + problems.length).toBeGreaterThan(0);
      }),
    );
    const entry = fc.record({ topic: fc.constantFrom(...STATEMENT_KEYS.keys(), 'other'), said: fc.anything() });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1 }), (statements) => {
        const { values, problems } = parsed(JSON.stringify({ statements }));
        expect(values.length + problems.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('statements among the inputs', () => {
  const csv = 'machine,cores,memoryMiB,os\nweb01,2,4096,Ubuntu 22.04\n';

  it('are recognised by their content, whatever their name, and listed', async () => {
    const paths = [put('brief.txt', `# said\n---\n"statements":\n- { topic: machineCount, said: x, count: 1 }\n`)];
    paths.push(put('flow.yml', '{title: x, statements: [{ topic: machineCount, said: x, count: 1 }]}'));
    paths.push(put('a.csv', csv), put('b.yaml', csv));
    const { statements, others } = await separateStatements(paths);
    expect([statements, others]).toEqual([paths.slice(0, 2), paths.slice(2)]);
    expect((await readStatements(statements)).statements).toHaveLength(2);
    const { inputs, problems } = await readEstate(paths);
    expect(Object.fromEntries(inputs.map(({ file, kind }) => [file, kind]))).toEqual({
      'brief.txt': 'statements',
      'flow.yml': 'statements',
      'a.csv': 'inventory-csv',
      'b.yaml': 'inventory-csv',
    });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('tell a YAML file of another kind how it is given', async () => {
    const given = async (text: string): Promise<string> => {
      const { problems } = await readEstate([put('a.csv', csv), put('other.yaml', text)]);
      return problems.map(({ code, message, remedy }) => `${code} ${message}; ${remedy}`).join('\n');
    };
    expect(await given('extends: portolan\n')).toBe(
      'ingest/unrecognised this is a policy, not an inventory, statements or decisions; give it with --policy',
    );
    expect(await given('name: x\ncurrency: EUR\nvm: []\n')).toContain('--prices');
    expect(await given('name: x\ntime: {}\ncolumns: {}\n')).toContain('give it with --mapping');
    expect(await given('name: x\ncolumns: {}\n')).toContain('--connections-mapping');
    expect(await given('waves: {}\n')).toContain('--settings of portolan waves');
    expect(await given('hello: world\n')).toContain('neither the key statements nor decisions');
  });

  it('are no inventory by themselves', async () => {
    await expect(readEstate([WEBSHOP])).rejects.toBeInstanceOf(AssessmentError);
  });

  it('are refused where they are too large or gone, and the others are read', async () => {
    const large = put('large.yaml', `${COUNT}# ${'x'.repeat(262_144)}\n`);
    const { statements, problems, inputs } = await readStatements([put('good.yaml', COUNT), large]);
    expect(statements).toHaveLength(1);
    expect(inputs.map(({ file }) => file)).toEqual(['good.yaml', 'large.yaml']);
    expect(problems).toMatchObject([{ code: 'statements/huge-file', at: { file: 'large.yaml' } }]);
  });
});

describe('the published schema of statements', () => {
  const schema = z.toJSONSchema(STATEMENTS_FILE_SCHEMA, { target: 'draft-2020-12', io: 'input' });

  it('is the one that files are checked against', async () => {
    const text = JSON.stringify(
      { $id: 'urn:portolan:schema:statements:1', title: 'Portolan file of statements', ...schema },
      null,
      2,
    );
    await expect(`${text}\n`).toMatchFileSnapshot('../../schemas/statements.schema.json');
  });

  it('takes what the program takes and refuses what it refuses', () => {
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(parse(COUNT))).toBe(true);
    expect(validate(parse(`${COUNT}    cuont: 2\n`))).toBe(false);
    const webshop = readFileSync(WEBSHOP, 'utf8');
    expect(validate(parse(webshop))).toBe(true);
    expect(parseStatements(webshop, 'statements.yaml').problems).toEqual([]);
  });
});
