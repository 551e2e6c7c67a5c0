import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assessment/index.js';
import type { InputSummary, Problem } from '../../src/model/index.js';
import { inventedEstate } from '../../src/estates/index.js';
import { writeEstate } from '../../src/node/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const WEBSHOP = 'datasets/webshop/statements.yaml';
const folder = temporaryFolder();
const inventory = join(folder, 'inventory.csv');
const names = ['fe01', 'fe02', 'fe03', ...numbered('api', 6), ...numbered('rec', 4), 'DC01', 'DC02', 'nat01'];

function numbered(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}0${index + 1}`);
}

/** The line of the file on which the n-th statement of a topic stands. */
function lineOf(topic: string, nth: number): number {
  const lines = readFileSync(WEBSHOP, 'utf8').split('\n');
  const found = lines.flatMap((text, index) => (text === `  - topic: ${topic}` ? [index + 1] : []));
  return found[nth - 1]!;
}

beforeAll(() => {
  const rows = names.map((name) => `${name},2,4096,Ubuntu 22.04,64`);
  writeFileSync(inventory, ['machine,cores,memoryMiB,os,disks', ...rows, ''].join('\n'));
});

interface CheckJson {
  readonly inputs: readonly InputSummary[];
  readonly problems: readonly Problem[];
}

describe('portolan check on what a web shop stated', () => {
  it('tells each contradiction of the brief with both of its places', async () => {
    const { exitCode, out } = await runCli('check', WEBSHOP, inventory, '--json');
    expect(exitCode).toBe(0);
    const { inputs, problems } = JSON.parse(out) as CheckJson;
    expect(inputs.map(({ kind }) => kind)).toEqual(['inventory-csv', 'statements']);
    const place = (topic: string, nth = 1): string => `(statements.yaml:${lineOf(topic, nth)})`;
    const told = (code: string): string => {
      const found = problems.filter((problem) => problem.code === `statements/${code}`);
      expect(found, code).toHaveLength(1);
      expect(found[0]).toMatchObject({ severity: 'warning', at: { file: 'statements.yaml' } });
      expect(found[0]!.remedy).toMatch(/^ask the customer/);
      return found[0]!.message;
    };
    const expected: readonly (readonly [code: string, ...parts: readonly string[]])[] = [
      [
        'machines-do-not-add-up',
        ...['13 machines', place('machineCount'), '16 listed', place('machineGroup'), '16 in the inventory'],
      ],
      ['database-differs', 'MySQL', place('database'), 'PostgreSQL', place('database', 2)],
      ['target-region-differs', 'East US', place('targetRegion'), 'Southeast Asia', place('targetRegion', 2)],
      [
        'rpo-against-recovery-points',
        ...['30 minutes', place('recoveryPointObjective'), '1 hour', place('appConsistentFrequency')],
      ],
      ['any-point-against-pruning', 'any point within 5 days', place('retention', 2), place('retention')],
      [
        'recovery-site-directory-differs',
        ...['additional', place('recoverySiteDirectory'), 'read-only', place('recoverySiteDirectory', 2)],
      ],
      ['retention-over-limit', '5 days', place('retention'), 'classic', place('replicationArchitecture')],
      ['machine-not-in-inventory', 'mysql01, mysql02', place('database'), 'inventory.csv'],
      ['availability-against-single-point', '99.95 %', place('availability', 2), place('singlePointOfFailure')],
    ];
    for (const [code, ...parts] of expected) {
      const message = told(code);
      for (const part of parts) expect(message).toContain(part);
    }
    expect(problems.filter(({ code }) => code.startsWith('statements/'))).toHaveLength(expected.length);
  });

  it('prints them, and ends as asked', async () => {
    const { exitCode, out, error } = await runCli('check', WEBSHOP, inventory, '--strict');
    expect(exitCode).toBe(1);
    expect(error).toContain('exit code 1 as asked');
    expect(out).toContain('taken for statements');
    expect(out).toContain('statements/target-region-differs');
    expect((await runCli('check', WEBSHOP, inventory, '--fail-on', 'error')).exitCode).toBe(0);
  });

  it('reads statements before there is any inventory', async () => {
    const { exitCode, out } = await runCli('check', WEBSHOP, '--json');
    expect(exitCode).toBe(0);
    const codes = (JSON.parse(out) as CheckJson).problems.map(({ code }) => code);
    expect(codes).toContain('statements/machines-do-not-add-up');
    expect(codes).not.toContain('statements/machine-not-in-inventory');
  });

  it('says how a policy is given', async () => {
    const policy = join(folder, 'policy.yaml');
    writeFileSync(policy, 'extends: portolan\n');
    const { exitCode, error } = await runCli('check', policy);
    expect(exitCode).toBe(2);
    expect(error).toContain('--policy');
  });
});

describe('portolan assess on what a web shop stated', () => {
  it('lists the statements and carries their contradictions', async () => {
    const { exitCode, out } = await runCli('assess', inventory, WEBSHOP, '--out', join(folder, 'out'), '--json');
    expect(exitCode).toBe(0);
    const { inputs, problems, machines } = JSON.parse(out) as Assessment;
    expect(inputs.map(({ kind }) => kind)).toContain('statements');
    expect(problems.map(({ code }) => code)).toContain('statements/database-differs');
    expect(machines).toHaveLength(16);
  });

  it('refuses statements alone', async () => {
    const { exitCode, error } = await runCli('assess', WEBSHOP, '--out', join(folder, 'none'));
    expect(exitCode).toBe(2);
    expect(error).toContain('ingest/no-machines');
  });
});

describe('the web shop of the demo', () => {
  it('comes with what was said of it, and check tells the contradictions beside its inventory', async () => {
    const into = join(folder, 'webshop');
    const estate = inventedEstate('webshop');
    await writeEstate({ estate, machines: estate.machines, days: 0, layout: 'folders' }, into);
    const { out } = await runCli('check', into, '--json');
    const { problems } = JSON.parse(out) as CheckJson;
    const codes = problems.map(({ code }) => code);
    for (const code of [
      'machines-do-not-add-up',
      'database-differs',
      'target-region-differs',
      'machine-not-in-inventory',
    ]) {
      expect(codes).toContain(`statements/${code}`);
    }
  });
});
