import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { isWorkloadsText, parseWorkloads } from '../../src/node/parse-workloads.js';
import { readDiscoveredWorkloads, readWorkloads, separateWorkloads } from '../../src/node/read-workloads.js';
import { WORKLOADS_FILE_SCHEMA } from '../../src/node/workloads-schema.js';
import {
  assessWorkloads,
  DEFAULT_WORKLOAD_POLICY,
  MYSQL_RULES,
  MYSQL_SIZE_RULE,
  POSTGRESQL_RULES,
  POSTGRESQL_SIZE_RULE,
  SQL_RULES,
  WEB_APP_RULES,
} from '../../src/workloads/index.js';
import { temporaryFolder } from '../support/run-cli.js';

const FIXTURES = resolve(import.meta.dirname, '../fixtures/workloads');
const fixture = (name: string): string => join(FIXTURES, name);
const textOf = (name: string): string => readFileSync(fixture(name), 'utf8');

const one = (body: string): string => `workloads:\n  - kind: postgresql\n    machine: pg01\n${body}`;

describe('files of workloads', () => {
  it('reach every rule', async () => {
    const { workloads, problems } = await readWorkloads(
      ['all-faults.yaml', 'mysql-8.0.yaml', 'plain.csv'].map(fixture),
    );
    expect(problems).toEqual([]);
    const input = { machines: [], discovered: [], policy: DEFAULT_WORKLOAD_POLICY, region: null };
    const answer = assessWorkloads({ workloads, ...input });
    const hit = new Set(
      answer.workloads.flatMap(({ targets }) => targets.flatMap(({ findings }) => findings.map(({ rule }) => rule))),
    );
    const rules = [...SQL_RULES, ...POSTGRESQL_RULES, ...MYSQL_RULES, ...WEB_APP_RULES];
    const ids = [...rules.map(({ id }) => id), MYSQL_SIZE_RULE.id, POSTGRESQL_SIZE_RULE.id];
    expect(ids.filter((id) => !hit.has(id))).toEqual([]);
  });

  it('read as what they state, with the place of each workload; what they leave out is unknown', () => {
    const { values, problems } = parseWorkloads(one('    version: 14\n    port: 5432\n    extensions: []\n'), 'w.yaml');
    expect(problems).toEqual([]);
    expect(values[0]).toMatchObject({
      name: 'pg01',
      machine: 'pg01',
      environment: null,
      at: { file: 'w.yaml', line: 2 },
    });
    expect(values[0]!.facts).toMatchObject({
      version: '14',
      port: 5432,
      extensions: [],
      customCollations: null,
      usesIpv6: null,
    });
  });

  it('read the same from CSV, where none is an empty list and an empty cell unknown', () => {
    const { values, problems } = parseWorkloads(textOf('plain.csv'), 'plain.csv');
    expect([values.length, problems]).toEqual([6, []]);
    expect(values[0]).toMatchObject({ at: { line: 2 }, facts: { userDatabases: 4, features: [], databases: null } });
    expect(values[1]).toMatchObject({ facts: { tlsVersions: ['1.2', '1.3'], customTypes: [], usesIpv6: false } });
    expect(values[3]).toMatchObject({ facts: { platform: 'java', ports: [80], applicationPools: null } });
  });

  it('are told all their faults at once, each with its line and what was near, and the others are read', () => {
    const text = `${one('    ports: 5432\n')}  - { kind: postgres, machine: a }\n  - { kind: mysql, machine: b, cores: many }\n  - { kind: mysql, machine: c }\n  - { kind: sqlServer, machine: d, databases: [{ name: x, datMiB: 1 }] }\n`;
    const { values, problems } = parseWorkloads(text, 'w.yaml');
    expect(values.map(({ machine }) => machine)).toEqual(['c']);
    expect(problems.map(({ code, at, remedy }) => [code, at?.line, remedy])).toEqual([
      ['workloads/unknown-key', 4, 'did you mean port?'],
      ['workloads/unknown-kind', 5, 'did you mean postgresql?'],
      ['workloads/bad-value', 6, expect.stringContaining('docs/workloads.md')],
      ['workloads/unknown-key', 8, 'did you mean dataMiB?'],
    ]);
  });

  it('refuse features that no rule knows', () => {
    const text = 'workloads: [{ kind: sqlServer, machine: a, features: [TraceFlag] }]';
    expect(parseWorkloads(text, 'w.yaml').problems[0]!.message).toContain('TraceFlags');
  });

  it.each([
    ['aliases', 'workloads: &a [*a]'],
    ['no list', 'workloads: 7'],
    ['a broken text', 'workloads: [{'],
    ['a prototype', 'workloads: [{ kind: __proto__, machine: x }]'],
    ['a key of a prototype', 'workloads: [{ kind: mysql, machine: x, __proto__: { cores: 1 }, constructor: 1 }]'],
    ['nesting', `workloads: ${'['.repeat(5000)}`],
    ['negative numbers', 'workloads: [{ kind: mysql, machine: x, cores: -1 }]'],
    ['endless numbers', 'workloads: [{ kind: mysql, machine: x, cores: .inf }]'],
  ])('refuse %s with a problem, not with a crash', (_what, text) => {
    const { values, problems } = parseWorkloads(text, 'w.yaml');
    expect(values).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect([problem.severity, problem.at?.file]).toEqual(['error', 'w.yaml']);
  });

  it('never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.boolean(), (noise, isCsv) => {
        const text = isCsv ? `kind,machine,name\n${noise}` : `workloads:\n  - ${noise}`;
        const { values, problems } = parseWorkloads(text, 'w');
        expect(values.length + problems.length).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200, seed: 20_261_121 },
    );
  });

  it('are told from inventories and statements by what is in them', async () => {
    const folder = temporaryFolder();
    const statements = join(folder, 's.yaml');
    writeFileSync(statements, 'statements: []\n');
    const files = ['all-faults.yaml', 'inventory.csv', 'plain.csv'].map(fixture);
    const { workloads, others } = await separateWorkloads([...files, statements]);
    expect(workloads).toEqual([files[0], files[2]]);
    expect(others).toEqual([files[1], statements]);
    expect(isWorkloadsText('machine,kind\n')).toBe(true);
    expect(isWorkloadsText('machine,mankind\n')).toBe(false);
  });

  it('may be as the published schema says', async () => {
    const schema = z.toJSONSchema(WORKLOADS_FILE_SCHEMA, { target: 'draft-2020-12', io: 'input' });
    const named = { $id: 'urn:portolan:schema:workloads:1', title: 'Portolan file of workloads', ...schema };
    const text = `${JSON.stringify(named, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../schemas/workloads.schema.json');
    const isValid = new Ajv2020({ strict: false }).compile(JSON.parse(text) as object);
    expect(isValid(parse(textOf('all-faults.yaml')))).toBe(true);
    expect(isValid({ workloads: [{ kind: 'mysql', machine: 'a', core: 1 }] })).toBe(false);
  });
});

describe('what a discovery report counts', () => {
  it('is read by its columns; -1 is a machine that nobody could look into', async () => {
    const file = join(temporaryFolder(), 'report.csv');
    writeFileSync(
      file,
      'Machine Name,Software Inventory Count,SQL Discovery Server Count,Is SQL Service Present,Web Applications Count,Operating System,Cores,Machine ID\n' +
        'A,10,1,true,0,Windows,2,x\nB,-1,-1,false,-1,Windows,2,y\nC,5,0,true,3,Windows,2,z\n',
    );
    expect(await readDiscoveredWorkloads([file, fixture('inventory.csv')])).toEqual([
      { machine: 'A', hasSqlServer: true, webApps: 0 },
      { machine: 'B', hasSqlServer: null, webApps: null },
      { machine: 'C', hasSqlServer: true, webApps: 3 },
    ]);
  });
});
