import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CONNECTION_MAPPING_KEYS } from '../../src/node/connection-mapping-schema.js';
import { readConnectionMapping, readConnections, separateConnections } from '../../src/node/index.js';
import { parseConnectionMapping } from '../../src/node/parse-connection-mapping.js';
import { temporaryFolder } from '../support/run-cli.js';

const ROOT = resolve(import.meta.dirname, '../..');
const SHIPPED = join(ROOT, 'datasets/mappings/cisco-hosts.yaml');
const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/connection-mapping.schema.json'), 'utf8')) as {
  readonly properties: Readonly<Record<string, { readonly properties?: object }>>;
};
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
const folder = temporaryFolder();
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const GOOD = `name: flows
separator: ';'
columns:
  client: src
  server: [dst]
  port: dport
`;

describe('a mapping of tables of connections', () => {
  it('that ships is good, by the reader and by the published schema', async () => {
    expect(validate(parse(readFileSync(SHIPPED, 'utf8')))).toBe(true);
    expect(await readConnectionMapping(SHIPPED)).toMatchObject({ name: 'Cisco host graphs', header: false });
  });

  it('has the keys of the schema', () => {
    expect(Object.keys(schema.properties).toSorted()).toEqual(CONNECTION_MAPPING_KEYS.file.toSorted());
    for (const key of ['columns', 'services'] as const) {
      const inner = Object.keys(schema.properties[key]?.properties ?? {});
      expect(inner.toSorted()).toEqual(CONNECTION_MAPPING_KEYS[key].toSorted());
    }
  });

  it.each([
    ['name: [', 'bad-yaml', 1],
    [GOOD.replace('client:', 'cleint:'), 'unknown-key', 4],
    [GOOD.replace("';'", "'ab'"), 'bad-value', 2],
    [GOOD.replace('  port: dport\n', ''), 'incomplete', 3],
    [GOOD.replace('  client: src\n', ''), 'incomplete', 3],
    [`${GOOD}header: false\n`, 'incomplete', 3],
    [`${GOOD}services: { column: x, pattern: '(' }\n`, 'bad-value', 7],
    [`${GOOD}services: { column: x, pattern: '(\\d+)' }\n`, 'bad-value', 7],
    [GOOD.replace('src', '{}'), 'bad-value', 4],
    ['', 'bad-value', 1],
  ])('with a fault is refused with its line: %j', (text, code, line) => {
    const { values, problems } = parseConnectionMapping(text, 'm.yaml');
    expect(values).toBeNull();
    expect(problems[0]).toMatchObject({ code: `mapping/${code}`, severity: 'error', at: { file: 'm.yaml', line } });
    expect(problems[0]?.remedy).not.toBe('');
  });

  it('is told whole in the error of its reader', async () => {
    const path = put('bad.yaml', `${GOOD}colour: red\nservices: 7\n`);
    await expect(readConnectionMapping(path)).rejects.toThrow(/services[\s\S]*line 7: colour/);
  });

  it('reads its tables plain and packed, and leaves what it does not know to others', async () => {
    const table = 'g1\t1\t2\t1p6-22,1p17-4\ng2\t1\t2\t1p6-625\n';
    const files = [put('a.txt', table), put('b.csv.gz', gzipSync(table)), put('c.log', table)];
    const notes = put('notes.txt', 'one\ntwo\n');
    const mapping = await readConnectionMapping(SHIPPED);
    expect(await separateConnections([...files, notes], mapping)).toEqual({ connections: files, others: [notes] });
    expect((await separateConnections(files)).connections).toEqual([]);
    const { counts, connections } = await readConnections(files, [], { mapping });
    expect(counts).toEqual({ read: 6, used: 2, repeated: 4, skipped: 0 });
    expect(
      connections.map(({ source, port, protocol }) => [source.kind === 'other' && source.name, port, protocol]),
    ).toEqual([
      ['g1/1', 1, 'tcp'],
      ['g1/1', 1, 'udp'],
      ['g2/1', 1, 'tcp'],
    ]);
  });
});
