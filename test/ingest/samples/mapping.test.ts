import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { SAMPLE_FIELDS, unitsOfField } from '../../../src/ingest/index.js';
import type { SampleField, SampleMapping } from '../../../src/ingest/index.js';
import { parseSampleMapping } from '../../../src/node/parse-sample-mapping.js';
import { SAMPLE_MAPPING_KEYS } from '../../../src/node/sample-mapping-schema.js';
import { record } from './recording.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const BITBRAINS = readFileSync(resolve(ROOT, 'datasets/mappings/bitbrains.yaml'), 'utf8');
const schema = JSON.parse(readFileSync(resolve(ROOT, 'schemas/sample-mapping.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema);

interface WithProperties {
  readonly properties: Readonly<Record<string, unknown>>;
}
interface PublishedSchema {
  readonly properties: { readonly time: WithProperties; readonly skipRows: { readonly items: WithProperties } };
  readonly $defs: { readonly column: { readonly oneOf: readonly WithProperties[] } };
}

const mappingOf = (text: string): SampleMapping => {
  const { values, problems } = parseSampleMapping(text, 'mapping.yaml');
  expect(problems).toEqual([]);
  return values!;
};
const faults = (text: string): readonly string[] =>
  parseSampleMapping(text, 'mapping.yaml').problems.map(({ code, at }) => `${at?.line ?? '-'} ${code}`);
const told = (mapping: string, text: string, fileName = 'samples.csv'): readonly string[] =>
  record(text, { mapping: mappingOf(mapping), fileName }).told;

const PERFMON = `name: perfmon
format: wide
separator: ","
time: { format: 'MM/dd/yyyy HH:mm:ss.SSS', zone: America/New_York }
intervalSeconds: 15
columns:
  Time: { field: timestamp }
  Host: { field: machine }
  '% CPU': { field: cpu, unit: percent }
  Cores: { field: cores }
  Used KB: { field: memoryUsed, unit: KB }
  C reads: { field: disk.readIops, instance: 'C:' }
  D reads: { field: disk.readIops, instance: 'D:' }
  Net Mbit: { field: nic.outThroughput, unit: Mbit/s }
`;

describe('a column mapping', () => {
  it('gives the columns of another tool their fields and units', () => {
    expect(
      told(
        PERFMON,
        'Time,Host,Cores,% CPU,Used KB,C reads,D reads,Net Mbit,Comment\n03/01/2026 19:00:00.000,web01,4,50,1024,1,2,8,x\n',
      ).toSorted(),
    ).toEqual(
      [
        ...[
          'allocatedCores 4',
          'cpuUsedCores 2',
          'memoryGuestUsedBytes 1048576',
          'diskReadIops[C:] 1',
          'diskReadIops[D:] 2',
        ],
        'networkOutBytesPerSecond 1000000',
      ]
        .map((line) => `web01 2026-03-02T00:00:00.000Z ${line}`)
        .toSorted(),
    );
  });

  it('reads files without header by position, with decimal commas, and takes the machine from the name of the file', () => {
    const text = `name: x\nformat: wide\nseparator: ";"\nheader: false\ndecimal: comma\ntime: { format: epochMilliseconds }\nmachineFromFileName: 'vm-(.+)\\.csv'\nmhzPerCore: 2000\ncolumns:\n  1: { field: timestamp }\n  3: { field: cpu, unit: MHz }\nskipRows:\n  - { column: 2, equals: off, because: switched off }\n`;
    const { told: lines, summary } = record('1772323200000;on;1000,5\n1772323220000;off;5\n', {
      mapping: mappingOf(text),
      fileName: 'vm-web01.csv',
    });
    expect(lines).toEqual(['web01 2026-03-01T00:00:00.000Z cpuUsedCores 0.50025']);
    expect(summary).toMatchObject({ rowsRead: 2, rowsUsed: 1, rowsSkipped: [{ reason: 'switched off', count: 1 }] });
    const other = record('1772323200000;on;1\n', { mapping: mappingOf(text), fileName: 'web01.csv' });
    expect(other.codes).toEqual(['- no-machine']);
    expect(other.summary.kind).toBe('unrecognised');
  });

  it('takes memory in percent of the memory of the row', () => {
    const text = `name: x\nformat: wide\nseparator: ","\ntime: { format: auto }\ncolumns:\n  t: { field: timestamp }\n  m: { field: machine }\n  gb: { field: memory, unit: GB }\n  pct: { field: memoryActive, unit: percent }\n`;
    const { told: lines, codes } = record('t,m,gb,pct\n1772323200,a,2,50\n1772323220,a,,50\n1772323240,a,0,50\n', {
      mapping: mappingOf(text),
    });
    expect(lines).toEqual([
      'a 2026-03-01T00:00:00.000Z allocatedMemoryBytes 2147483648',
      'a 2026-03-01T00:00:00.000Z memoryActiveBytes 1073741824',
    ]);
    expect(codes).toEqual(['3 percent-without-memory', '4 no-allocation', '4 percent-without-memory']);
  });

  it('turns MHz into cores row by row, so that a resized machine is right', () => {
    const row = (second: number, cores: number, capacity: number, used: number): string =>
      `${second};\t${cores};\t${capacity};\t${used};\t0;\t1024;\t0;\t0;\t0;\t0;\t0\n`;
    const header = parseYaml(BITBRAINS) as { readonly columns: Readonly<Record<string, unknown>> };
    const names = Object.keys(header.columns);
    names.splice(4, 0, 'CPU usage [%]');
    const {
      told: lines,
      codes,
      summary,
    } = record(
      `${names.join(';\t')}\n${row(1372629804, 2, 5000, 2500)}${row(1372630104, 4, 10_000, 2500)}${row(1372630104, 0, 0, 0)}${row(1372630404, 4, 10_000, 11_000)}`,
      { mapping: mappingOf(BITBRAINS), fileName: '7.csv' },
    );
    expect(lines.filter((line) => line.includes('cpuUsed')).map((line) => line.split(' ')[3])).toEqual([
      '1',
      '1',
      '4.4',
    ]);
    expect(codes).toEqual(['5 over-100-percent', '- repeated-stamps']);
    expect(summary).toMatchObject({ rowsUsed: 3, repeatedStamps: 1, intervalMs: 300_000, format: 'mapped' });
  });

  it('fits only files that have its columns', () => {
    const misfit = record('Zeit,Host,Cores,Used KB,C reads,D reads,Net Mbit\n', { mapping: mappingOf(PERFMON) });
    expect(misfit.codes).toEqual(['1 mapping-does-not-fit']);
    expect(misfit.problems[0]!.message).toBe(
      'the mapping "perfmon" does not fit: no column Time, % CPU; the file has Zeit, Host, Cores, Used KB, C reads, D reads, Net Mbit',
    );
    expect(
      record('timestamp,machine,cpuUsedCores\n1772323200,a,1\n', { mapping: mappingOf(PERFMON) }).told,
    ).toHaveLength(1);
  });
});

describe('the file of a mapping', () => {
  it('that ships is good, by the reader and by the published schema', () => {
    expect(mappingOf(BITBRAINS).columns).toHaveLength(10);
    expect([validate(parseYaml(BITBRAINS)), validate.errors]).toEqual([true, null]);
    expect([validate(parseYaml(PERFMON)), validate.errors]).toEqual([true, null]);
  });

  it('is refused with the line and the nearest key', () => {
    const { problems } = parseSampleMapping(
      PERFMON.replace('separator', 'seperator').replace('instance', 'instnce'),
      'm.yaml',
    );
    expect(problems.map(({ code, at, remedy }) => `${at?.line ?? ''} ${code} ${remedy}`).toSorted()).toEqual([
      expect.stringMatching(/^1 mapping\/bad-value/),
      '12 mapping/unknown-key did you mean instance?',
      '3 mapping/unknown-key did you mean separator?',
    ]);
  });

  it('names the word that is none of those known, and the nearest', () => {
    const { problems } = parseSampleMapping(PERFMON.replace('field: machine', 'field: machin'), 'm.yaml');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(/^columns\.Host\.field: "machin" is none of timestamp, machine, /);
    expect(problems[0]?.remedy).toMatch(/^did you mean machine/);
    const far = parseSampleMapping(PERFMON.replace('field: machine', 'field: [1]'), 'm.yaml');
    expect(far.problems[0]?.message).toMatch(/^columns\.Host\.field is none of timestamp, /);
  });

  it('is refused where a value or the whole cannot be', () => {
    expect(faults(PERFMON.replace('unit: KB', 'unit: KBit'))).toEqual(['11 mapping/bad-value']);
    expect(faults(PERFMON.replace(', unit: KB', ''))).toEqual(['11 mapping/bad-value']);
    expect(faults(PERFMON.replace('field: machine', 'field: machin'))).toEqual(['8 mapping/bad-value']);
    expect(faults(PERFMON.replace('America/New_York', 'America/Gotham'))).toEqual(['4 mapping/bad-value']);
    expect(faults(PERFMON.replace('yyyy', 'yy'))).toEqual(['4 mapping/bad-value']);
    expect(faults(PERFMON.replace("separator: ','", '').replace('","', '",,"'))).toEqual(['3 mapping/bad-value']);
    expect(faults(PERFMON.replace('  Host: { field: machine }\n', ''))).toEqual(['6 mapping/incomplete']);
    expect(faults(PERFMON.replace('unit: percent', 'unit: MHz'))).toEqual(['6 mapping/incomplete']);
    expect(faults(PERFMON.replace("instance: 'D:'", "instance: 'C:'"))).toEqual(['6 mapping/incomplete']);
    expect(faults(`${PERFMON}machineFromFileName: '('\n`)).toEqual(['15 mapping/bad-value']);
    expect(faults(`${PERFMON}machineFromFileName: 'x'\n`)).toEqual(['15 mapping/bad-value']);
    expect(faults('columns: [')).toEqual(['1 mapping/bad-yaml']);
    expect(faults('a: &a 1\nb: *a\n')).toEqual(['1 mapping/bad-yaml']);
    expect(faults('')).not.toEqual([]);
  });

  it('has the keys of the schema', () => {
    const { properties, $defs } = schema as unknown as PublishedSchema;
    expect(SAMPLE_MAPPING_KEYS.file).toEqual(Object.keys(properties));
    expect(SAMPLE_MAPPING_KEYS.time).toEqual(Object.keys(properties.time.properties));
    expect(SAMPLE_MAPPING_KEYS.skipRow).toEqual(Object.keys(properties.skipRows.items.properties));
    const ofColumns = $defs.column.oneOf.flatMap((one) => Object.keys(one.properties));
    expect(new Set(SAMPLE_MAPPING_KEYS.column)).toEqual(new Set(ofColumns));
  });

  it('takes for each field the units that the schema takes', () => {
    for (const field of Object.keys(SAMPLE_FIELDS) as SampleField[]) {
      for (const unit of [...unitsOfField(field), 'parsec', null]) {
        const column = unit === null ? { field } : { field, unit };
        const columns = { t: { field: 'timestamp' }, m: { field: 'machine' }, c: column };
        const file = { name: 'x', format: 'wide', separator: ',', time: { format: 'auto' }, columns };
        const codes = parseSampleMapping(JSON.stringify(file), 'x.yaml').problems.map(({ code }) => code);
        expect([field, unit, codes.includes('mapping/bad-value')]).toEqual([field, unit, !validate(file)]);
      }
    }
  });

  it('never makes reading throw, and lets no hostile key through', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('abc:{}[]-&*!#|>"\'\n ,0')), maxLength: 200 }),
        (text) => {
          expect(parseSampleMapping(text, 'x').values).toBeNull();
        },
      ),
    );
    expect(faults(`${PERFMON}__proto__: { polluted: true }\n`)).not.toEqual([]);
    expect(parseSampleMapping('['.repeat(20_000), 'x').problems[0]?.code).toBe('mapping/bad-yaml');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
