import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SAMPLE_CSV_COLUMNS, SAMPLE_FIELDS, unitsOfField } from '../../../src/ingest/index.js';
import type { SampleField } from '../../../src/ingest/index.js';
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

  it('shows examples that are read without a problem', () => {
    const samples = blocks.filter(({ text }) => text.includes('timestamp,machine'));
    expect(samples).toHaveLength(2);
    for (const { text } of samples)
      expect(record(text)).toMatchObject({ problems: [], summary: { kind: 'samples-csv' } });
    const [mapping] = blocks.filter(({ language }) => language === 'yaml');
    expect(parseSampleMapping(mapping!.text, 'docs/samples.md').problems).toEqual([]);
  });
});
