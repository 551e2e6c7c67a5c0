import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSampleMapping } from '../../../src/node/parse-sample-mapping.js';
import { readSampleMapping } from '../../../src/node/read-sample-mapping.js';
import { readSamples } from '../../../src/node/read-samples.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../../support/shared-material.js';
import { cores, record } from './recording.js';

const PLANETLAB = resolve(import.meta.dirname, '../../../datasets/mappings/planetlab.yaml');
const TRACES = 'data/utilisation/planetlab/20110303';

const mapping = (time: string, header = 'false') =>
  parseSampleMapping(
    `name: x\nformat: wide\nseparator: ','\nheader: ${header}\ntime: ${time}\nmachineFromFileName: '^(.+)\\.txt'\ncolumns:\n  ${header === 'true' ? 'cpu' : '1'}: { field: cpu, unit: cores }\n`,
    'm.yaml',
  );
const START = "{ start: '2026-03-01T00:00:00+10:00', intervalSeconds: 60 }";

describe('rows that print no times', () => {
  it('are one interval apart, line by line, so that a gap stays a gap', () => {
    const { told, problems, intervalMs } = record('1\n2\n\n4\n', { mapping: mapping(START).values, fileName: 'a.txt' });
    expect(problems).toEqual([]);
    expect(told).toEqual([
      'a 2026-02-28T14:00:00.000Z cpuUsedCores 1',
      'a 2026-02-28T14:01:00.000Z cpuUsedCores 2',
      'a 2026-02-28T14:03:00.000Z cpuUsedCores 4',
    ]);
    expect(intervalMs).toBe(60_000);
  });

  it('are counted below a header and comments', () => {
    const read = record('# source: x\ncpu\n1\n2\n', { mapping: mapping(START, 'true').values, fileName: 'a.txt' });
    expect(read.told.map((line) => line.split(' ')[1])).toEqual([
      '2026-02-28T14:00:00.000Z',
      '2026-02-28T14:01:00.000Z',
    ]);
  });

  it('are not seen in every text whose first column is not a number', () => {
    const options = { mapping: mapping(START).values, fileName: 'a.txt' };
    expect(record('name\nweb01\n', options).codes).toEqual(['1 unrecognised-samples']);
    expect(record('1,2\n', options).codes).toEqual(['1 unrecognised-samples']);
    expect(record('timestamp,machine,cpuUsedCores\n1772323200,b,1\n', options).told).toHaveLength(1);
    expect(record('1\n2\n', { ...options, fileName: 'a.csv' }).codes).toEqual(['- no-machine']);
  });

  it('need a start with a zone, and no format beside it', () => {
    const codes = (time: string) => mapping(time).problems.map(({ code, message }) => `${code} ${message}`);
    expect(codes("{ start: '2026-03-01', intervalSeconds: 60 }")[0]).toContain('time.start: is no time with a zone');
    expect(codes("{ start: '2026-03-01 00:00:00', intervalSeconds: 60, zone: UTC }")).toEqual([]);
    expect(codes("{ start: '2026-03-01T00:00:00Z' }")[0]).toContain('either format, or start');
    expect(codes("{ format: iso, start: '2026-03-01T00:00:00Z', intervalSeconds: 60 }")[0]).toContain('either format');
    expect(codes('{ format: iso }')[0]).toContain('mapping/incomplete no column has the field timestamp');
    expect(codes('{ zone: UTC }')[0]).toContain('either format, or start');
  });
});

describe.skipIf(!hasShared)(`the traces of PlanetLab${NEEDS_SHARED}`, () => {
  it('are a day of averages over five minutes each', async () => {
    const files = readdirSync(sharedPath(TRACES)).slice(0, 10);
    const paths = files.map((name) => sharedPath(`${TRACES}/${name}`));
    const reading = await readSamples(paths, { mapping: await readSampleMapping(PLANETLAB), coresOf: () => cores(2) });
    expect(reading.problems).toEqual([]);
    expect(reading.machines.map(({ name }) => name)).toEqual(files);
    for (const summary of reading.summaries) {
      expect(summary).toMatchObject({ format: 'mapped', rowsRead: 288, rowsUsed: 288, intervalMs: 300_000 });
      expect(summary.spanMs).toEqual([Date.UTC(2011, 2, 3), Date.UTC(2011, 2, 3, 23, 55)]);
    }
    const kinds = new Set(reading.peaks.series.map(({ granularity }) => granularity.kind));
    expect([...kinds]).toEqual(['average']);
  });
});
