import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SecondOpinion } from '../../src/second-opinion/index.js';
import { aTold, portal2025 } from '../ingest/azure-migrate-answer/answers.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { schemaErrors } from '../support/schema-errors.js';
import { hasShared, NEEDS_SHARED, sharedPath } from '../support/shared-material.js';
import { aWorkbook } from '../support/workbook.js';

const WEBSHOP = resolve(import.meta.dirname, '../../datasets/webshop');
const folder = temporaryFolder();

describe('portolan second-opinion', () => {
  it('puts the profile that imitates Azure Migrate beside ours where no export is given', async () => {
    const { exitCode, out } = await runCli('second-opinion', WEBSHOP, '--region', 'westeurope');
    expect(exitCode).toBe(0);
    expect(out).toContain('Second opinion: policy portolan beside the profile azure-migrate');
    expect(out).toContain('Difference by reason');
    const { out: json } = await runCli('second-opinion', WEBSHOP, '--region', 'westeurope', '--json');
    expect(schemaErrors('second-opinion', JSON.parse(json))).toBeNull();
  });

  it('reads an export, and prints the same value as JSON and as CSV', async () => {
    const answer = join(folder, 'answer.xlsx');
    await writeFile(answer, aWorkbook(portal2025([aTold({ name: 'fe01' }), aTold({ name: 'nobody' })])));
    const words = ['second-opinion', WEBSHOP, '--region', 'eastus2', '--answer', answer] as const;
    const json = await runCli(...words, '--json');
    expect(json.exitCode).toBe(0);
    const opinion = JSON.parse(json.out) as SecondOpinion;
    expect(opinion.theirs).toMatchObject({ kind: 'export', file: 'answer.xlsx', generation: 'portal-2025' });
    expect(opinion.machines.map(({ name }) => name)).toEqual(['fe01']);
    expect(opinion.onlyTheirs.map(({ name }) => name)).toEqual(['nobody']);
    expect(json.out).not.toContain(folder);
    expect(schemaErrors('second-opinion', opinion)).toBeNull();
    expect(schemaErrors('second-opinion', { ...opinion, more: 1 })).not.toBeNull();
    const csv = await runCli(...words, '--csv');
    expect(csv.out.split('\r\n')[1]).toMatch(/^machine,fe01,/);
  });

  it('names what it was given where that is no answer, and options that contradict each other', async () => {
    const path = join(folder, 'none.csv');
    await writeFile(path, 'name,cores\nweb01,2\n');
    const none = await runCli('second-opinion', WEBSHOP, '--answer', path);
    expect([none.exitCode, none.error]).toEqual([2, expect.stringContaining('cli/no-answer') as string]);
    const both = await runCli('second-opinion', WEBSHOP, '--csv', '--json');
    expect([both.exitCode, both.error]).toEqual([2, expect.stringContaining('contradict') as string]);
    const profile = await runCli('second-opinion', WEBSHOP, '--imitate', 'portolan');
    expect([profile.exitCode, profile.error]).toEqual([2, expect.stringContaining('azure-migrate-2023') as string]);
  });

  it.skipIf(!hasShared)(`says of a real discovery report that it holds no answer${NEEDS_SHARED}`, async () => {
    const report = sharedPath('data/inventory/azure-migrate-export/AzureMigrate_Discovery_Report.xlsx');
    const { exitCode, error } = await runCli('second-opinion', WEBSHOP, '--answer', report);
    expect([exitCode, error]).toEqual([2, expect.stringContaining('cli/no-answer') as string]);
  });
});
