import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Modernisation } from '../../src/modernisation/index.js';
import { newForm } from '../support/connection-export.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { schemaErrors } from '../support/schema-errors.js';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);

const INVENTORY = `machine,cores,memoryMiB,os,disks,application,environment,tags
web01,2,4096,Ubuntu 22.04,40,Shop,production,
ora01,4,32768,Red Hat Enterprise Linux 8,128,Shop,production,
redis01,2,8192,Red Hat Enterprise Linux 8,40;100,Shop,production,role=cache
srv0815,2,4096,Ubuntu 22.04,40,,,
`;
const ROWS = newForm(
  '2026-11-09,appl,,web01,,nginx,nginx,,ora01,,Oracle Database,oracle,1521,40',
  '2026-11-09,appl,,web01,,nginx,nginx,,redis01,,,redis-server,6379,',
  '2026-11-09,appl,,web01,,nginx,nginx,,redis01,,,redis-server,6379,',
);

beforeAll(() => {
  writeFileSync(at('inventory.csv'), INVENTORY);
  writeFileSync(at('connections.csv.gz'), gzipSync(ROWS));
});

const paas = (...words: readonly string[]): ReturnType<typeof runCli> =>
  runCli('paas', at('inventory.csv'), at('connections.csv.gz'), '--region', 'australiaeast', ...words);

describe('portolan paas', () => {
  it('prints JSON that fits its schema, and writes the same', async () => {
    const { exitCode, out, error } = await paas('--json', '--out', at('out'));
    expect(error).toBe('');
    expect(exitCode).toBe(0);
    expect(readFileSync(join(at('out'), 'paas.json'), 'utf8')).toBe(out);
    const found = JSON.parse(out) as Modernisation;
    expect(schemaErrors('paas', found)).toBeNull();
    expect(found.connections).toEqual({ read: 3, used: 2, repeated: 1, skipped: 0 });
    expect(found.candidates.map(({ id, confidence, isSuggested }) => [id, confidence, isSuggested])).toEqual([
      ['web01 -> app-service', 'medium', true],
      ['ora01 -> oracle-vm', 'high', false],
      ['ora01 -> oracle-database-at-azure', 'medium', true],
      ['redis01 -> managed-redis', 'medium', true],
    ]);
  });

  it('shows what Oracle licences come to on the VM that is sized, although no tag names Oracle', async () => {
    const { candidates } = JSON.parse((await paas('--json')).out) as Modernisation;
    const vm = candidates.find(({ service }) => service === 'oracle-vm');
    // Four cores as they are need four vCPUs at least: two processors of Enterprise Edition, or one socket of Standard Edition 2.
    expect(vm?.evidence.at(-1)).toMatch(
      /^licences: 2 of enterprise, or 1 of standard2, or 0 of express processor licences in Azure/,
    );
  });

  it('tells services, the stateless tier, and what is unknown with how to get it', async () => {
    const { out } = await paas();
    expect(out).toContain('4 machines: 3 with a suggestion');
    expect(out).toContain('1 of 1 machine (100 %) could become services and never move');
    expect(out).toContain('note: Azure Cache for Redis retires');
    expect(out).toContain('Unknown of 1 machine: what the machine is for');
    expect(out).toContain('srv0815');
    const all = (await paas('--all')).out;
    expect(all).toContain('redis01 -> managed-redis: medium, suggested');
    expect(all).toContain('because process (high): process redis-server serves port 6379 to 1 client');
  });

  it('keeps an answer to what is not suggested, and the counts are those of the decisions', async () => {
    const decisions = at('decisions.yaml');
    const entry = (machine: string, service: string): string =>
      `  - { decide: suggestion, machines: [${machine}], service: ${service}, answer: accept, who: Ana Lim, when: 2026-11-01, why: agreed }\n`;
    writeFileSync(decisions, `decisions:\n${entry('web01', 'app-service')}${entry('srv0815', 'app-service')}`);
    const { out, error } = await paas('--json', '--decisions', decisions);
    expect(error).toBe('');
    const found = JSON.parse(out) as Modernisation;
    expect(schemaErrors('paas', found)).toBeNull();
    expect(found.counts).toMatchObject({ accepted: 1, declined: 0, answeredWithoutSuggestion: 1 });
    expect(found.answeredWithoutSuggestion[0]?.id).toBe('srv0815 -> app-service');
  });

  it('says that all is weak where no connections are given', async () => {
    const { out, exitCode } = await runCli('paas', at('inventory.csv'));
    expect(exitCode).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'no export of connections was given: all rests on tags, notes and names',
    );
  });

  it('refuses connections alone, since they describe no machine', async () => {
    const { exitCode, error } = await runCli('paas', at('connections.csv.gz'));
    expect(exitCode).toBe(2);
    expect(error).toContain('the inputs describe no machine');
  });
});

describe('connections among the inputs of other commands', () => {
  it('are listed by check with their rows', async () => {
    const { out, exitCode } = await runCli('check', at('inventory.csv'), at('connections.csv.gz'));
    expect(exitCode).toBe(0);
    expect(out).toContain("Azure Migrate's new export of connections");
    expect(out).toContain('1 row skipped: 1 repeating another row');
  });
});
