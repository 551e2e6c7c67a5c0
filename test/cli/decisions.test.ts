import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AssessedMachine, Assessment } from '../../src/assessment/index.js';
import type { InputSummary, Problem } from '../../src/model/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);
const SAID = 'who: Ana Lim, when: 2026-08-01, why: agreed in the review';
const ROWS = [
  'machine,cores,memoryMiB,os,disks,firmware',
  'app-01,4,16384,Microsoft Windows Server 2003 (64-bit),64,bios',
  'web-01,8,8192,Ubuntu 22.04,64,efi',
  'web-02,8,8192,Ubuntu 22.04,64,efi',
  '',
];

const write = (name: string, ...decisions: readonly string[]): string => {
  writeFileSync(at(name), `decisions:\n${decisions.map((one) => `- { ${one}, ${SAID} }\n`).join('')}`);
  return at(name);
};

let inventory = '';
let decisions = '';
beforeAll(() => {
  inventory = at('inventory.csv');
  writeFileSync(inventory, ROWS.join('\n'));
  decisions = write(
    'decisions.yaml',
    'decide: accept, machines: [app-01], rule: os/windows-server-2003',
    'decide: override, machines: ["web-*"], field: cores, value: 2',
    'decide: exclude, machines: [web-02]',
    'decide: accept, machines: ["*"], rule: migration/snapshots',
    'decide: exclude, machines: [db-01]',
  );
});

const assessmentIn = (out: string): Assessment =>
  JSON.parse(readFileSync(join(out, 'assessment.json'), 'utf8')) as Assessment;
const withoutDecisions = (assessment: Assessment): unknown => ({
  ...assessment,
  inputs: assessment.inputs.map(({ file }) => file).filter((file) => !file.endsWith('.yaml')),
});

describe('portolan assess with decisions', () => {
  it('takes them among the inputs and by the option alike, and writes what the schema says', async () => {
    const [one, other] = [at('one'), at('other')];
    expect((await runCli('assess', inventory, decisions, '--out', one)).exitCode).toBe(0);
    const { exitCode, out } = await runCli('assess', inventory, '--decisions', decisions, '--out', other);
    expect(exitCode).toBe(0);
    expect(out).toContain('Decisions  5 = 3 applied + 1 changes nothing + 1 no such machine');
    expect(withoutDecisions(assessmentIn(one))).toEqual(withoutDecisions(assessmentIn(other)));
    const assessment = assessmentIn(other);
    expect(assessment.counts).toMatchObject({ machines: 3, assessed: 2, outOfScope: 1 });
    expect(assessment.machines.map(({ name, source }) => [name, source.cores])).toEqual([
      ['app-01', 4],
      ['web-01', 2],
    ]);
    expect(assessment.inputs.map(({ kind }) => kind)).toEqual(['inventory-csv', 'decisions']);
    const schema = JSON.parse(readFileSync('schemas/assessment.schema.json', 'utf8')) as object;
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(assessment), JSON.stringify(validate.errors)).toBe(true);
    expect(readFileSync(join(other, 'report.html'), 'utf8')).toContain('id="decisions"');
  });

  it('explains whose a figure is and who lives with a finding', async () => {
    const app = await runCli('explain', 'app-01', inventory, decisions);
    expect(app.out.replace(/\s+/g, ' ')).toContain('accepted by Ana Lim on 2026-08-01: agreed in the review');
    const web = await runCli('explain', 'web-01', inventory, decisions);
    expect(web.out.replace(/\s+/g, ' ')).toContain('in place of 8 (inventory.csv:3 [cores])');
    const left = await runCli('explain', 'web-02', inventory, decisions);
    expect(left.exitCode).toBe(2);
    expect(left.error).toContain('was not assessed: decided by Ana Lim on 2026-08-01');
  });

  it('is held by the lock: a changed file of the option or among the inputs is noticed', async () => {
    const changing = write('changing.yaml', 'decide: exclude, machines: [web-02]');
    for (const given of [['--decisions', changing], [changing]]) {
      const args = ['assess', inventory, ...given, '--out', at('locked')];
      write('changing.yaml', 'decide: exclude, machines: [web-02]');
      await runCli(...args);
      expect((await runCli(...args, '--locked')).exitCode).toBe(0);
      write('changing.yaml', 'decide: exclude, machines: [web-01]');
      const changed = await runCli(...args, '--locked');
      expect(changed.exitCode).toBe(2);
      expect(changed.error).toMatch(/cli\/lock-differs[^]*(decisions|input 2): was changing\.yaml/);
    }
    const without = await runCli('assess', inventory, '--out', at('locked'), '--locked');
    expect(without.exitCode).toBe(2);
  });

  it('refuses a file that is not there, and explains nothing from a folder under other decisions', async () => {
    const gone = await runCli('assess', inventory, '--decisions', at('gone.yaml'), '--out', at('none'));
    expect([gone.exitCode, gone.error.includes('gone.yaml')]).toEqual([2, true]);
    await runCli('assess', inventory, '--out', at('explained'));
    const folderOnly = await runCli('explain', 'web-01', at('explained'), '--decisions', decisions);
    expect(folderOnly.error).toContain('--decisions would change the answer');
  });
});

describe('portolan check with decisions', () => {
  it('lists the file and tells what does not hold, before anything is sized', async () => {
    const wrong = write(
      'wrong.yaml',
      'decide: override, machines: [app-01], field: cores, value: 4',
      'decide: override, machines: [web-01], field: cores, value: 2',
      'decide: override, machines: ["web-*"], field: cores, value: 16',
      'decide: accept, machines: [app-01], rule: migration/snapshot',
      'decide: exclude, machines: [app-01], until: 2026-08-02',
    );
    const { out, exitCode } = await runCli('check', inventory, wrong, '--as-of', '2026-08-22', '--json');
    expect(exitCode).toBe(0);
    const { inputs, problems } = JSON.parse(out) as {
      readonly inputs: readonly InputSummary[];
      readonly problems: readonly Problem[];
    };
    expect(inputs.at(-1)).toMatchObject({
      kind: 'decisions',
      recognisedBy: 'the key decisions; 5 decisions were read',
    });
    const told = problems.filter(({ code }) => code.startsWith('decisions/'));
    expect(told.map(({ code, at: place }) => [code, place?.line])).toEqual([
      ['decisions/stale', 2],
      ['decisions/unknown-rule', 5],
      ['decisions/expired', 6],
      ['decisions/contradicted', 3],
    ]);
    expect((await runCli('check', inventory, wrong, '--strict')).exitCode).toBe(1);
  });

  it('reads decisions alone, and of them alone nothing is assessed', async () => {
    const alone = await runCli('check', decisions, '--json');
    expect(alone.exitCode).toBe(0);
    expect((JSON.parse(alone.out) as { readonly problems: readonly Problem[] }).problems).toEqual([]);
    const nothing = await runCli('assess', decisions, '--out', at('nothing'));
    expect([nothing.exitCode, nothing.error.includes('ingest/no-machines')]).toEqual([2, true]);
  });
});

describe('decisions in other commands', () => {
  it('are a cause of their own kind in a diff: scope and data, in parts that add up', async () => {
    const [before, after] = [at('before'), at('after')];
    await runCli('assess', inventory, '--out', before);
    await runCli('assess', inventory, decisions, '--out', after);
    const { out, exitCode } = await runCli('diff', before, after, '--json');
    expect(exitCode).toBe(0);
    const found = JSON.parse(out) as {
      readonly change: { readonly perMonth: number };
      readonly causes: readonly {
        readonly cause: string;
        readonly change: { readonly perMonth: number };
        readonly machines: number;
      }[];
      readonly unattributed: readonly unknown[];
    };
    const sum = found.causes.reduce((total, { change }) => total + change.perMonth, 0);
    expect(sum).toBe(found.change.perMonth);
    expect(found.unattributed).toEqual([]);
    const changed = found.causes.filter(({ machines }) => machines > 0).map(({ cause }) => cause);
    expect(changed).toEqual(expect.arrayContaining(['scope', 'data']));
  });

  it('hold in a grid of policies too', async () => {
    const { out, exitCode } = await runCli('whatif', inventory, decisions, '--comforts', '1,1.3', '--json');
    expect(exitCode).toBe(0);
    const plain = await runCli('whatif', inventory, '--comforts', '1,1.3', '--json');
    const machinesIn = (text: string): string => /"machines": (\d+)/.exec(text)?.[1] ?? '';
    expect([machinesIn(plain.out), machinesIn(out)]).toEqual(['3', '2']);
  });

  it('print JSON with the accepted finding of a machine', async () => {
    const { out } = await runCli('explain', 'app-01', inventory, decisions, '--json');
    const { findings, readiness } = JSON.parse(out) as AssessedMachine;
    expect(findings.find(({ rule }) => rule === 'os/windows-server-2003')?.accepted?.who).toBe('Ana Lim');
    expect(readiness.state).toBe('ready');
  });
});
