import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { MachineId } from '../../src/model/index.js';
import { toMachineId } from '../../src/model/index.js';
import { readWavePlan } from '../../src/node/read-wave-plan.js';
import { aMachine } from '../support/a-machine.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-file-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const MACHINES = [
  aMachine({ id: toMachineId('id-1'), name: 'web01', application: 'Shop' }),
  aMachine({ id: toMachineId('id-2'), name: 'web02', application: 'Shop' }),
  aMachine({ id: toMachineId('id-3'), name: 'db01', application: 'Shop' }),
  aMachine({ id: toMachineId('id-4'), name: 'twin', application: null }),
  aMachine({ id: toMachineId('id-5'), name: 'twin', application: null }),
  aMachine({ id: toMachineId('id-6'), name: '=HYPERLINK("x")', application: '__proto__' }),
];

const read = (text: string, name = 'plan.csv') => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return readWavePlan(path, MACHINES);
};
const wavesOf = async (text: string, name?: string): Promise<Record<string, number | null>> => {
  const { given } = await read(text, name);
  return Object.fromEntries(given.machines.map(({ id, wave }) => [id, wave]));
};
const codesOf = async (text: string): Promise<readonly string[]> =>
  (await read(text)).given.problems.map(({ code }) => code);

describe('a table with a wave and a machine', () => {
  it('is a plan, whatever the other columns and their order are', async () => {
    const { given, extras } = await read('Owner;Wave;Server name\nAda;2;DB01\nBen;1;web01.shop.example\n');
    expect(given).toMatchObject({ form: 'table', counts: { read: 2, used: 2, skipped: 0 }, problems: [] });
    expect(given.waves).toEqual([
      { number: 1, label: 'Wave 1', cutover: null },
      { number: 2, label: 'Wave 2', cutover: null },
    ]);
    expect(given.machines.map(({ id, wave }) => [id, wave])).toEqual([
      ['id-1', 1],
      ['id-3', 2],
    ]);
    expect(extras.columns).toEqual(['Owner']);
    expect(extras.byMachine.get('id-3' as MachineId)).toEqual(['Ada']);
  });

  it('orders waves by day where each has one, though their numbers say otherwise', async () => {
    const text = 'machine,wave,cutover\nweb01,1,2027-03-01\nweb02,2,2027-02-01\n';
    expect(await wavesOf(text)).toEqual({ 'id-1': 2, 'id-2': 1 });
    expect(await codesOf(text)).toEqual(['plan/dates-against-numbers', 'plan/counted-anew']);
  });

  it('orders waves by the number in their name, and tells where only the name is left', async () => {
    expect(await wavesOf('machine,wave\nweb01,Wave 10\nweb02,Wave 9\n')).toEqual({ 'id-1': 2, 'id-2': 1 });
    expect(await wavesOf('machine,wave\nweb01,pilot\nweb02,main\n')).toEqual({ 'id-1': 2, 'id-2': 1 });
    expect(await codesOf('machine,wave\nweb01,pilot\nweb02,main\n')).toEqual(['plan/order-by-name']);
  });

  it('takes a row with an application alone for all its machines that have no row', async () => {
    const text = 'application,machine,wave\nShop,,1\nShop,db01,2\n';
    expect(await wavesOf(text)).toEqual({ 'id-1': 1, 'id-2': 1, 'id-3': 2 });
  });

  it('follows a number that was edited though the name of the wave was left', async () => {
    const own = 'machine,id,wave,waveName,cutover,application\n';
    const text = `${own}web01,id-1,1,Wave 1,2027-02-01,Shop\nweb02,id-2,2,Wave 1,2027-02-01,Shop\ndb01,id-3,2,Wave 2,2027-03-01,Shop\n=twin,id-4,2,Wave 2,2027-03-01,\n`;
    expect(await wavesOf(text)).toEqual({ 'id-1': 1, 'id-2': 2, 'id-3': 2, 'id-4': 2 });
    const { given } = await read(text);
    expect(given.waves.map(({ label, cutover }) => [label, cutover])).toEqual([
      ['Wave 1', '2027-02-01'],
      ['Wave 2', '2027-03-01'],
    ]);
    expect(given.problems.map(({ code }) => code)).toEqual(['plan/name-against-number', 'plan/contradicting-dates']);
  });

  it('tells rows that plan nothing, with their line, and reads the others', async () => {
    const text = 'machine,wave\nnobody,1\ntwin,1\n,2\nweb01,1\nweb01,2\nweb02,\ndb01,2\n';
    const { given } = await read(text);
    expect(given.counts).toEqual({ read: 7, used: 4, skipped: 3 });
    expect(given.problems.map(({ code, at }) => [code, at?.line])).toEqual([
      ['plan/unknown-machine', 2],
      ['plan/ambiguous-machine', 3],
      ['plan/no-machine', 4],
      ['plan/contradicting-waves', 5],
    ]);
    expect(given.machines.map(({ id, wave }) => [id, wave])).toEqual([
      ['id-1', null],
      ['id-2', null],
      ['id-3', 2],
    ]);
    expect(given.strangers.map(({ name, wave }) => [name, wave])).toEqual([
      ['nobody', 1],
      ['twin', 1],
      ['', 2],
    ]);
  });

  it('finds machines by what a file can show of their names', async () => {
    expect(await wavesOf(`machine,wave\n"'=HYPERLINK(""x"")",1\n`)).toEqual({ 'id-6': 1 });
    expect(await wavesOf('application,wave\n__proto__,1\n')).toEqual({ 'id-6': 1 });
  });

  it('orders waves by any number, and says so where it counts them anew', async () => {
    expect(await wavesOf('machine,wave\nweb01,1\nweb02,1.5\ndb01,2\n')).toEqual({ 'id-1': 1, 'id-2': 2, 'id-3': 3 });
    expect(await wavesOf('machine,wave\nweb01,0\nweb02,-1\ndb01,1000000000\n')).toEqual({
      'id-1': 2,
      'id-2': 1,
      'id-3': 3,
    });
    const { given } = await read('machine,wave\nweb01,9\nweb02,1\ndb01,3\n');
    expect(given.waves.map(({ label }) => label)).toEqual(['Wave 1', 'Wave 3', 'Wave 9']);
    expect(given.problems.map(({ code }) => code)).toEqual(['plan/counted-anew']);
  });

  it('knows the words of usual spreadsheets, and names its columns where it knows none', async () => {
    expect(await wavesOf('Server;Owner;Migration batch\nweb01;Ada;2\n')).toEqual({ 'id-1': 1 });
    await expect(read('Server;Owner;Team\nweb01;Ada;2\n')).rejects.toThrow(/"Server", "Owner", "Team"[^]*batch/);
  });

  it('is refused where it moves nothing', async () => {
    for (const text of ['machine,wave\n', 'machine,wave\nweb01,\n', 'machine,wave\nnobody,1\n']) {
      await expect(read(text)).rejects.toMatchObject({ problem: { code: 'plan/empty' } });
    }
  });

  it('tells a contradiction of many machines once, with their number', async () => {
    const { given } = await read('machine,wave\nweb01,1\nweb01,2\nweb02,1\nweb02,2\ndb01,1\n');
    expect(given.problems.map(({ code, count }) => [code, count])).toEqual([['plan/contradicting-waves', 2]]);
  });

  it('is refused where it has no wave', async () => {
    await expect(read('machine,cores\nweb01,4\n')).rejects.toMatchObject({ problem: { code: 'plan/not-a-plan' } });
    await expect(read('')).rejects.toMatchObject({ problem: { code: 'plan/not-a-plan' } });
  });

  it('reads the same from rows in any order', async () => {
    const rows = ['web01,1,x', 'web02,2,y', 'db01,2,z', 'nobody,1,', 'twin,3,', 'web01,1,w'];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
        const { given, extras } = await read(`machine,wave,note\n${shuffled.join('\n')}\n`);
        const { given: plain, extras: kept } = await read(`machine,wave,note\n${rows.join('\n')}\n`);
        const withoutLines = (one: typeof given) =>
          JSON.stringify(one, (key, value: unknown) => (key === 'line' ? undefined : value));
        expect(withoutLines(given)).toBe(withoutLines(plain));
        expect([...extras.byMachine]).toEqual([...kept.byMachine]);
      }),
      { numRuns: 30 },
    );
  });
});

const WAVE_ID = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Migrate/migrateProjects/p/waves/w1';
const RESOURCES = [
  {
    id: WAVE_ID,
    name: 'w1',
    type: 'microsoft.migrate/migrateprojects/waves',
    properties: {
      displayName: 'Pilot',
      plannedStartDate: '2027-01-04T00:00:00Z',
      plannedCompletionDate: '2027-01-25T00:00:00Z',
    },
  },
  ...[
    { inventoryDisplayName: 'web01', associatedWaveId: WAVE_ID.toUpperCase(), migrationStrategy: 'Rehost' },
    { inventoryDisplayName: 'web02', associatedWaveId: WAVE_ID, migrationStrategy: 'Retire' },
    { inventoryDisplayName: 'db01', associatedWaveId: '', associatedInventoryResourceId: '/a/machines/id-3' },
  ].map((properties, index) => ({
    id: `/entities/${index}`,
    name: `e${index}`,
    type: 'Microsoft.Migrate/MigrateProjects/MigrationEntities',
    properties,
  })),
];

describe("Azure Migrate's waves from Azure Resource Graph", () => {
  const expected = { 'id-1': 1, 'id-2': null, 'id-3': null };

  it('are a plan as a list, as an answer, one a line, and as CSV', async () => {
    expect(await wavesOf(JSON.stringify(RESOURCES), 'a.json')).toEqual(expected);
    expect(await wavesOf(JSON.stringify({ data: RESOURCES }), 'b.json')).toEqual(expected);
    expect(await wavesOf(RESOURCES.map((one) => JSON.stringify(one)).join('\n'), 'c.json')).toEqual(expected);
    const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const rows = RESOURCES.map(({ id, name, type, properties }) =>
      [id, name, type, cell(JSON.stringify(properties))].join(','),
    );
    expect(await wavesOf(`id,name,type,properties\n${rows.join('\n')}\n`)).toEqual(expected);
  });

  it('have the day by which all of a wave has moved', async () => {
    const { given } = await read(JSON.stringify(RESOURCES), 'a.json');
    expect(given).toMatchObject({
      form: 'azure-migrate',
      waves: [{ number: 1, label: 'Pilot', cutover: '2027-01-25' }],
    });
  });
});
