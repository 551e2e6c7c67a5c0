import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SAMPLE_CSV_COLUMNS, SAMPLE_FIELDS, unitsOfField } from '../../../src/ingest/index.js';
import type { SampleField } from '../../../src/ingest/index.js';
import { toMachineId } from '../../../src/model/index.js';
import type { Instant } from '../../../src/model/index.js';
import { createSampleSink, deriveCoverage, starsOf } from '../../../src/timeseries/index.js';
import { parseSampleMapping } from '../../../src/node/parse-sample-mapping.js';
import { record } from './recording.js';

const PAGE = readFileSync(resolve(import.meta.dirname, '../../../docs/samples.md'), 'utf8');
const blocks = [...PAGE.matchAll(/```(\w*)\n([\s\S]*?)```/g)].map(([, language, text]) => ({ language, text: text! }));

describe('docs/samples.md', () => {
  it('lists every column with its meaning, and every field and unit of a mapping', () => {
    for (const { column, meaning } of SAMPLE_CSV_COLUMNS) {
      expect(PAGE).toMatch(
        new RegExp(`\\| \`${column.replace(/[[\].]/g, '\\$&')}\` +\\| ${meaning.replace(/[%/.]/g, '\\$&')} +\\|`),
      );
    }
    for (const field of Object.keys(SAMPLE_FIELDS) as SampleField[]) {
      for (const word of [field, ...unitsOfField(field)]) expect(PAGE).toContain(`\`${word}\``);
    }
  });

  it('counts the points needed and gives the stars as the code does', () => {
    const end = Date.parse('2026-03-31T00:00:00Z');
    const window = { startMs: (end - 30 * 86_400_000) as Instant, endMs: end as Instant };
    const sink = createSampleSink();
    const machine = toMachineId('web01');
    for (let atMs = window.startMs as number; atMs < end; atMs += 3_600_000) {
      sink.add({ machine, atMs: atMs as Instant, channel: 'cpuUsedCores', instance: '', value: 1 });
    }
    const { peaks } = sink.finish(null);
    const expected = new Map([[machine, { disks: 2, nics: 1 }]]);
    const [covered] = deriveCoverage(peaks, window, expected);
    expect(covered!.expectedPoints).toBe(51_840);
    expect(PAGE.replace(/\s+/g, ' ')).toContain('4,320 x 12 = 51,840 points');
    expect(((100 * covered!.presentPoints) / 4320).toFixed(2)).toBe('16.67');
    const [, bounds, stars] = /\| coverage (.*)\n.*\n\| stars(.*)/.exec(PAGE)!;
    const printed = (text: string): number[] => [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
    for (const [index, star] of printed(stars!).entries()) {
      const bound = printed(bounds!)[index] ?? 100;
      expect([starsOf(bound), starsOf(Math.min(100, bound + 0.01))], `${bound} %`).toEqual([
        star,
        Math.min(5, star + 1),
      ]);
    }
  });

  it('shows examples that are read without a problem', () => {
    const samples = blocks.filter(({ text }) => text.includes('timestamp,machine'));
    expect(samples).toHaveLength(2);
    for (const { text } of samples)
      expect(record(text)).toMatchObject({ problems: [], summary: { kind: 'samples-csv' } });
    const [mapping] = blocks.filter(({ language }) => language === 'yaml');
    expect(parseSampleMapping(mapping!.text, 'docs/samples.md').problems).toEqual([]);
  });
});
