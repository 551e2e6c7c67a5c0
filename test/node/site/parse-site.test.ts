import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { AssessmentError } from '../../../src/model/index.js';
import { parseSite } from '../../../src/node/site/parse-site.js';
import { readSite } from '../../../src/node/site/read-site.js';
import { renderSiteTemplate } from '../../../src/node/site/render-site-template.js';
import { siteJsonSchema } from '../../../src/node/site/site-schema.js';
import type { SchemaPart } from '../../../src/node/site/site-schema.js';
import { temporaryFolder } from '../../support/run-cli.js';

const folder = temporaryFolder();
const read = (text: string) => parseSite(text, 's.yaml');
const codes = (text: string): readonly string[] => read(text).problems.map(({ code }) => code);

describe('a site file', () => {
  it('gives the site and the line of each key', () => {
    const { values } = read('title: Here\nnetwork:\n  links:\n    - name: a\n    - name: b\n      kind: internet\n');
    expect(values?.site).toEqual({
      title: 'Here',
      network: { links: [{ name: 'a' }, { name: 'b', kind: 'internet' }] },
    });
    expect(values?.lines.get('network.links.1.kind')).toBe(6);
    expect(values?.lines.get('network.links.0')).toBe(4);
  });

  it('may be empty, and may be JSON', () => {
    for (const text of ['', '# nothing\n', '{}']) expect(read(text).values?.site, text).toEqual({});
    expect(read('{"replication": {"generation": "modernized"}}').values?.site.replication?.generation).toBe(
      'modernized',
    );
    expect(read('vcenters: [{ name: a, version: 8.0 }]').values?.site.vcenters?.[0]?.version).toBe('8');
  });

  it('tells all faults at once, each with its line and a hint', () => {
    const { values, problems } = read(
      'replicaton: {}\nnetwork:\n  links:\n    - name: a\n      kynd: vpn\n  replicationMbps: fast\ncutover: { on: 2026-02-30 }\n',
    );
    expect(values).toBeNull();
    const told = problems.map(({ code, at, remedy }) => `${code} ${at?.line ?? 0} ${remedy.slice(0, 25)}`).sort();
    expect(told).toEqual([
      'site/bad-value 6 docs/site.md and schemas/',
      'site/bad-value 7 docs/site.md and schemas/',
      'site/unknown-key 1 did you mean replication?',
      'site/unknown-key 5 did you mean kind?',
    ]);
  });

  it.each([
    ['machines: 5', 1],
    ['- a list', 1],
    ['title: 5', 1],
    ['drills: [5]', 1],
    ['network: { blackouts: [Someday] }', 1],
    ['network: { throttles: [{ from: 25:00, to: 1:00, mbps: 1 }] }', 2],
    ['machines: { list: [{ machines: [a9..a1] }] }', 1],
    ['replication: { retentionHours: -1 }', 1],
    ['replication: { retentionHours: .inf }', 1],
    ['replication: { highChurn: yes }', 1],
  ])('refuses %s', (text, most) => {
    const found = codes(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(most);
    expect(new Set(found)).toEqual(new Set(['site/bad-value']));
  });

  it.each([
    ['machines: { list: [{ role: x }] }', 'machines.list.1.machines: is missing'],
    ['machines: { list: [{ machines: [] }] }', 'machines.list.1.machines: has to have at least 1 entry'],
    ['drills: 5', 'drills: is not a list'],
    ['machines: 5', 'machines: is not a section with keys of its own'],
    ['replication: { highChurn: yes }', 'replication.highChurn: is not true or false'],
    ['replication: { retentionHours: -1 }', 'replication.retentionHours: has to be at least 0'],
    ['endpoints: { dataPort: 70000 }', 'endpoints.dataPort: has to be at most 65535'],
    ['endpoints: { cloud: moon }', 'endpoints.cloud: is none of public, government, china'],
  ])('says in plain words what is wrong with %s', (text, message) => {
    expect(read(text).problems.map((one) => one.message)).toEqual([message]);
  });

  it('lets nothing hostile through', () => {
    expect(codes('__proto__: { polluted: true }')).toEqual(['site/unknown-key']);
    expect(codes('replication: { __proto__: { polluted: true } }')).toEqual(['site/unknown-key']);
    expect(codes('constructor: 1')).toEqual(['site/unknown-key']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    const bomb = 'a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nproxies: [*c,*c,*c,*c,*c,*c,*c,*c]';
    for (const text of [bomb, 'title: *nowhere', '*!', '['.repeat(20_000), 'title: a\ntitle: b']) {
      expect(codes(text)).toEqual(['site/bad-yaml']);
    }
    expect(codes(`proxies: [${'{ address: a },'.repeat(5001)}]`)).toEqual(['site/bad-value']);
  });

  it('takes anything or tells a problem, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const { values, problems } = read(text);
        expect(values === null).toBe(problems.length > 0);
      }),
      { seed: 9 },
    );
    const keys = fc.constantFrom(...Object.keys(siteJsonSchema().properties ?? {}));
    fc.assert(
      fc.property(fc.dictionary(keys, fc.anything({ maxDepth: 3 })), (site) => {
        const { values, problems } = read(JSON.stringify(site));
        expect(values === null).toBe(problems.length > 0);
      }),
      { seed: 9 },
    );
  });

  it('ends the run with all faults where it cannot be read', async () => {
    const put = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    await expect(readSite(join(folder, 'gone.yaml'))).rejects.toThrow(/no such file/);
    await expect(readSite(put('large.yaml', `# ${'x'.repeat(1_048_576)}`))).rejects.toThrow(/site\/huge-file/);
    const failed = await readSite(put('bad.yaml', 'a: 1\nb: 2\n')).catch((cause: unknown) => cause);
    expect(failed).toBeInstanceOf(AssessmentError);
    expect((failed as AssessmentError).problem).toMatchObject({ code: 'site/unknown-key', at: { line: 1 } });
    expect((failed as AssessmentError).problem.message).toContain('bad.yaml:2');
  });
});

describe('the published schema of a site file', () => {
  const schema = siteJsonSchema();

  it('is the one that files are checked against', async () => {
    const text = JSON.stringify({ $id: 'urn:portolan:schema:site:1', title: 'Portolan site file', ...schema }, null, 2);
    await expect(`${text}\n`).toMatchFileSnapshot('../../../schemas/site.schema.json');
  });

  it('takes the sites that come with the package', () => {
    const validate = new Ajv2020({ strict: false }).compile(schema);
    for (const name of ['webshop', 'manufacturer']) {
      const text = readFileSync(`datasets/${name}/site.yaml`, 'utf8');
      expect(read(text).problems).toEqual([]);
      expect(validate(parse(text)), name).toBe(true);
    }
    expect(validate({ netwrok: {} })).toBe(false);
  });

  it('explains every key', () => {
    const silent = (part: SchemaPart, path: string): readonly string[] => [
      ...(path !== '' && part.description === undefined ? [path] : []),
      ...Object.entries({ ...part.properties, ...part.items?.properties }).flatMap(([key, one]) =>
        silent(one, `${path}.${key}`),
      ),
    ];
    expect(silent(schema, '')).toEqual([]);
  });
});

describe('the file that portolan site init writes', () => {
  const template = renderSiteTemplate();

  it('says nothing as it stands', () => {
    expect(template.split('\n').every((line) => line === '' || line.startsWith('#'))).toBe(true);
    expect(read(template).values?.site).toEqual({});
  });

  it('is a whole site file without its comment signs, with every key of the schema', () => {
    const [, ...sections] = template.split('\n\n');
    const text = sections.join('\n\n').replace(/^# /gm, '');
    const { values, problems } = read(text);
    expect(problems).toEqual([]);
    const keysOf = (part: SchemaPart): readonly string[] =>
      Object.entries({ ...part.properties, ...part.items?.properties }).flatMap(([key, one]) => [key, ...keysOf(one)]);
    const missing = keysOf(siteJsonSchema()).filter((key) => !text.includes(`${key}:`));
    expect(missing).toEqual([]);
    expect(Object.keys(values?.site ?? {})).toEqual(Object.keys(siteJsonSchema().properties ?? {}));
  });
});
