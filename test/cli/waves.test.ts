import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { WavePlan } from '../../src/waves/index.js';
import { newForm } from '../support/connection-export.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { schemaErrors } from '../support/schema-errors.js';

const folder = temporaryFolder();
const at = (...names: readonly string[]): string => join(folder, ...names);

const INVENTORY = `machine,id,cores,memoryMiB,os,disks,application,environment,tags
web01,00000000-0000-4000-8000-000000000001,2,4096,Ubuntu 22.04,40,Shop,production,role=web
web02,00000000-0000-4000-8000-000000000002,2,4096,Ubuntu 22.04,40,Shop,production,role=web
api01,00000000-0000-4000-8000-000000000003,4,8192,Ubuntu 22.04,40,Shop,production,role=api
db01,00000000-0000-4000-8000-000000000004,4,32768,Red Hat Enterprise Linux 8,128,Shop,production,role=database
hr-app,00000000-0000-4000-8000-000000000005,2,4096,Ubuntu 22.04,40,Personnel,production,role=application
hr-db,00000000-0000-4000-8000-000000000006,4,8192,Ubuntu 22.04,80,Personnel,production,role=database
test01,00000000-0000-4000-8000-000000000007,2,4096,Ubuntu 22.04,40,Shop,test,role=web
dc01,00000000-0000-4000-8000-000000000008,2,4096,Windows Server 2022,60,,production,role=directory
"'=HYPERLINK(""x"")",00000000-0000-4000-8000-000000000009,2,4096,Ubuntu 22.04,40,</script><script>alert(1)</script>,test,
`;
const CONNECTIONS = newForm(
  '2026-11-09,appl,,web01,,nginx,nginx,,api01,,,python3,8080,400',
  '2026-11-09,appl,,web02,,nginx,nginx,,api01,,,python3,8080,300',
  '2026-11-09,appl,,api01,,,python3,,db01,,PostgreSQL,postgres,5432,900',
  '2026-11-09,appl,,hr-app,,,python3,,hr-db,,PostgreSQL,postgres,5432,90',
  '2026-11-09,appl,,hr-app,,,python3,,db01,,PostgreSQL,postgres,5432,10',
  '2026-11-09,appl,,web01,,,lsass,,dc01,,,lsass,389,5',
);

let first: Awaited<ReturnType<typeof runCli>>;
beforeAll(async () => {
  writeFileSync(at('inventory.csv'), INVENTORY);
  writeFileSync(at('connections.csv'), CONNECTIONS);
  first = await waves(...CAPPED, '--json', '--out', at('out'));
});

const INPUTS = (): readonly string[] => [at('inventory.csv'), at('connections.csv'), '--region', 'australiaeast'];
const waves = (...words: readonly string[]): ReturnType<typeof runCli> => runCli('waves', ...INPUTS(), ...words);
const score = (plan: string, ...words: readonly string[]): ReturnType<typeof runCli> =>
  runCli('waves', 'score', plan, ...INPUTS(), ...words);
const planOf = ({ out, error, exitCode }: Awaited<ReturnType<typeof runCli>>): WavePlan => {
  expect(error.split('\n').filter((line) => line.includes('fault of Portolan'))).toEqual([]);
  expect(exitCode).toBe(0);
  return JSON.parse(out) as WavePlan;
};
const CAPPED = ['--max-machines', '4', '--first-cutover', '2027-02-06'];

describe('portolan waves', () => {
  it('writes the plan for people and for programs, a page, the calendar and a runbook for each wave', () => {
    const plan = planOf(first);
    expect(schemaErrors('waves', plan)).toBeNull();
    expect(readFileSync(at('out', 'waves.json'), 'utf8')).toBe(first.out);
    expect(readdirSync(at('out')).toSorted()).toEqual(
      [
        ...['calendar.csv', 'calendar.ics', 'calendar.json', 'firewall.csv', 'jira.csv', 'plan.csv'],
        ...['graph.json', 'waves.html', 'waves.json'],
        ...plan.waves.map(({ number }) => `runbook-wave-${number}.md`),
      ].toSorted(),
    );
    expect(schemaErrors('graph', JSON.parse(readFileSync(at('out', 'graph.json'), 'utf8')))).toBeNull();
    const { counts, cost } = plan;
    expect(counts.machines).toBe(9);
    expect(counts.machines).toBe(counts.planned + counts.unplanned);
    expect(cost.lines.reduce((sum, line) => sum + line.cost, 0)).toBe(cost.total);
    expect(plan.waves.every(({ machines }) => machines.length <= 4)).toBe(true);
    expect(plan.unplanned.map(({ name, kind }) => [name, kind])).toEqual([['dc01', 'foundation']]);
  });

  it('gives the same bytes again, and writes over what it wrote', async () => {
    const read = (): string =>
      readdirSync(at('out'))
        .map((name) => readFileSync(at('out', name), 'utf8'))
        .join('\n');
    const before = read();
    expect((await waves(...CAPPED, '--out', at('out'))).exitCode).toBe(0);
    expect(read()).toBe(before);
  });

  it('lets no name of the input become markup, a formula or a key', () => {
    const page = readFileSync(at('out', 'waves.html'), 'utf8');
    expect(page).not.toContain('<script>alert');
    expect(readFileSync(at('out', 'plan.csv'), 'utf8')).toMatch(/\r\n"'=HYPERLINK/);
    expect(readFileSync(at('out', 'jira.csv'), 'utf8')).not.toMatch(/(?:^|,)"?=HYPERLINK/m);
  });

  it('tells waves, cost, bound, conditions and what crosses the link', async () => {
    const { out } = await waves(...CAPPED);
    for (const words of [
      'Waves of 9 machines',
      'Cost ',
      'Conditions',
      'What has to work across the link',
      'In no wave',
    ]) {
      expect(out).toContain(words);
    }
    expect((await waves(...CAPPED, '--all')).out).toContain('db01');
  });

  it('scores its own plan as it was planned, from both files and from rows in any order', async () => {
    const plan = planOf(first);
    const [header = '', ...rows] = readFileSync(at('out', 'plan.csv'), 'utf8').trimEnd().split('\r\n');
    writeFileSync(at('shuffled.csv'), [header, ...rows.toReversed()].join('\n'));
    for (const file of [at('out', 'plan.csv'), at('out', 'waves.json'), at('shuffled.csv')]) {
      const scored = planOf(await score(file, ...CAPPED, '--json'));
      expect(scored.made).toBe('scored');
      expect(scored.cost).toEqual(plan.cost);
      expect(scored.conditions).toEqual(plan.conditions);
      expect(scored.boundaries).toEqual(plan.boundaries);
      expect(scored.waves).toEqual(plan.waves);
      expect(scored.machines).toEqual(plan.machines);
      expect(scored.unplanned).toEqual(plan.unplanned);
    }
  });

  it('keeps columns of people, and loses nothing on the way through', async () => {
    const text = readFileSync(at('out', 'plan.csv'), 'utf8').trimEnd().split('\r\n');
    const owned = text.map((line, index) => `${line},${index === 0 ? 'owner' : `person ${index}`}`).join('\r\n');
    writeFileSync(at('owned.csv'), `${owned}\r\n`);
    expect((await score(at('owned.csv'), ...CAPPED, '--out', at('scored'))).exitCode).toBe(0);
    expect(readFileSync(at('scored', 'plan.csv'), 'utf8')).toBe(`${owned}\r\n`);
  });

  it('throws no edit away: refuses to plan over an edited plan.csv, and goes on from it when asked', async () => {
    const path = at('mine', 'plan.csv');
    await waves(...CAPPED, '--out', at('mine'));
    const edited = readFileSync(path, 'utf8').replace(
      /^(hr-app,00000000-0000-4000-8000-000000000005,)(\d+)/m,
      (_all, head: string, wave: string) => `${head}${wave === '1' ? '2' : '1'}`,
    );
    writeFileSync(path, edited);
    const refused = await waves(...CAPPED, '--out', at('mine'));
    expect(refused.exitCode).toBe(2);
    expect(refused.error).toContain('plan/edited');
    expect(readFileSync(path, 'utf8')).toBe(edited);
    const kept = planOf(await waves(...CAPPED, '--keep', path, '--max-moves', '0', '--json'));
    const scored = planOf(await score(path, ...CAPPED, '--json'));
    expect(kept.machines.map(({ id, wave }) => [id, wave])).toEqual(scored.machines.map(({ id, wave }) => [id, wave]));
    expect(kept.cost).toEqual(scored.cost);
    const costs: number[] = [];
    for (const moves of [0, 1, 2, 3, 5, 9]) {
      const next = planOf(await waves(...CAPPED, '--keep', path, '--max-moves', String(moves), '--json'));
      expect(next.moves.reduce((sum, { machines }) => sum + machines.length, 0)).toBeLessThanOrEqual(moves);
      costs.push(next.cost.total);
    }
    expect(costs).toEqual(costs.toSorted((left, right) => right - left));
  });

  it('refuses what it cannot do, with what to do', async () => {
    for (const [words, code] of [
      [['--max-moves', '2'], 'cli/bad-option'],
      [['--keep', 'plan.csv'], 'cli/bad-option'],
      [['--strategy', 'random'], 'cli/bad-option'],
      [['--waves', '0'], 'cli/bad-option'],
      [['--first-cutover', '2027-02-30'], 'cli/bad-option'],
      [['--wave-profile', 'aws'], 'cli/bad-option'],
    ] as const) {
      const { exitCode, error } = await waves(...words);
      expect(exitCode).toBe(2);
      expect(error).toContain(code);
    }
    const none = await score(at('inventory.csv'));
    expect(none.exitCode).toBe(2);
    expect(none.error).toContain('plan/not-a-plan');
    expect((await score(at('missing.csv'))).error).toContain('node/cannot-read');
  });
});
