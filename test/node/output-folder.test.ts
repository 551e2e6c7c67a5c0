import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serializeAssessment, writeOutputFolder } from '../../src/node/index.js';
import { renderSizesCsv } from '../../src/report/index.js';
import { anAssessment } from '../support/an-assessment.js';
import { temporaryFolder } from '../support/run-cli.js';
import { reportPage } from '../support/report-page.js';

const folder = temporaryFolder();
const assessment = anAssessment();
const files = [
  { name: 'assessment.json', text: serializeAssessment(assessment) },
  { name: 'sizes.csv', text: renderSizesCsv(assessment) },
  { name: 'report.html', text: reportPage(assessment) },
];

describe('an output folder', () => {
  it('takes the same files again', async () => {
    await writeOutputFolder(folder, files);
    const older = serializeAssessment({ ...assessment, engine: { ...assessment.engine, version: '0.0.1' } });
    writeFileSync(join(folder, 'assessment.json'), JSON.stringify(JSON.parse(older)));
    expect(await writeOutputFolder(folder, files)).toEqual(files.map(({ name }) => join(folder, name)));
    expect(readFileSync(join(folder, 'assessment.json'), 'utf8')).toBe(files[0]!.text);
  });

  it.each([
    ['assessment.json', '{"schemaVersion":1,"engine":{"name":"other"}}'],
    ['assessment.json', '{"schemaVersion":1,"by":"host"}'],
    ['sizes.csv', 'machine,cores,memoryMiB\nweb,4,8192\n'],
    ['report.html', '<!doctype html>\n<html lang="en"><title>My report</title>'],
  ])('keeps a %s that holds %s, and writes nothing beside it', async (name, text) => {
    await writeOutputFolder(folder, files);
    writeFileSync(join(folder, name), text);
    const others = files.filter((file) => file.name !== name);
    for (const other of others) writeFileSync(join(folder, other.name), '');
    await expect(writeOutputFolder(folder, files)).rejects.toMatchObject({
      problem: { code: 'node/foreign-target', at: { file: name } },
    });
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
    expect(others.map((other) => readFileSync(join(folder, other.name), 'utf8'))).toEqual(['', '']);
    writeFileSync(join(folder, name), '');
  });
});
