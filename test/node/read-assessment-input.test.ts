import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { deriveAssessment } from '../../src/assessment/index.js';
import { AssessmentError } from '../../src/model/index.js';
import { readAssessmentInput, readInputs, serializeAssessment } from '../../src/node/index.js';
import { runCli } from '../support/run-cli.js';

const folder = mkdtempSync(join(tmpdir(), 'portolan-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const inventory = file(
  'inventory.csv',
  'machine,cores,memoryMiB,os\nweb-1,4,8192,Ubuntu 22.04\nweb-2,2,4096,Debian 12\n',
);
const samples = file(
  'samples.csv',
  `timestamp,machine,cpuUsedCores\n${Array.from({ length: 90 }, (_, at) => `${new Date(Date.UTC(2026, 5, 1) + at * 20_000).toISOString()},web-1,${at % 3}`).join('\n')}\n`,
);

describe('readAssessmentInput', () => {
  it('gives what portolan assess rests on', async () => {
    const options = { region: 'westeurope', asOf: '2026-06-02', zone: 'Europe/Madrid', bucketMinutes: 15 };
    const assessment = deriveAssessment(await readAssessmentInput([inventory, samples], options));
    const asked = ['--region', 'westeurope', '--as-of', '2026-06-02', '--zone', 'Europe/Madrid'];
    const { out } = await runCli('assess', inventory, samples, ...asked, '--bucket-minutes', '15', '--json');
    expect(serializeAssessment(assessment)).toBe(out);
    expect(assessment.machines).toHaveLength(2);
  });

  it('assumes the region where none is named, and tells each step', async () => {
    const steps: string[] = [];
    const input = await readAssessmentInput([inventory], { onStep: (what) => steps.push(what) });
    expect(input).toMatchObject({ regionIsAssumed: true, offer: { region: { name: 'eastus' } }, peaks: null });
    expect(steps).toEqual(['reading the catalogue', 'reading 1 input', 'assessing 2 machines']);
  });

  it('refuses a zone that is none, and inputs without a machine', async () => {
    const failure = async (promise: Promise<unknown>): Promise<string> =>
      promise.then(
        () => 'nothing',
        (cause: unknown) => (cause instanceof AssessmentError ? cause.problem.code : String(cause)),
      );
    expect(await failure(readAssessmentInput([inventory], { zone: 'Mars' }))).toBe('ingest/unknown-zone');
    const empty = file('empty.csv', 'machine,cores,memoryMiB,os\n');
    expect(await failure(readAssessmentInput([empty]))).toBe('ingest/no-machines');
    expect((await readInputs([empty])).estate.machines).toEqual([]);
  });
});
