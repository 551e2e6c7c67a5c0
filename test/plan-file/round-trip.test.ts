import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWavePlan } from '../../src/node/read-wave-plan.js';
import { toMachineId } from '../../src/model/index.js';
import { planCsv } from '../../src/plan-file/index.js';
import { scorePlan } from '../../src/waves/index.js';
import { aMachine } from '../support/a-machine.js';
import { aWaveInput, aWaveMachine } from '../support/a-wave-estate.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'round-trip-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const NAMES = ['web01', 'db01', '=HYPERLINK("http://x")', '__proto__', '</script>'];
const MACHINES = NAMES.map((name) => aMachine({ id: toMachineId(name), name, application: 'Shop' }));
const INPUT = aWaveInput({ machines: NAMES.map((name) => aWaveMachine({ name, application: 'Shop' })) });

/** What we write of a plan that was given, and what was read. */
async function through(text: string) {
  const path = join(folder, 'plan.csv');
  writeFileSync(path, text);
  const read = await readWavePlan(path, MACHINES);
  return { ...read, written: planCsv(scorePlan(INPUT, read.given), read.extras) };
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const tableOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(quoted).join(',')).join('\r\n');

describe('a plan of people that is written anew', () => {
  it('keeps their columns, comments of several lines, labels and machines that nobody knows', async () => {
    const { written } = await through(
      tableOf([
        ['VM', 'App', 'Batch', 'Wave name', 'role', 'why', 'role', '=Owner()'],
        ['web01', 'shop-prod', '2', 'Pilot "B"', 'front', 'first\nsecond, "third"', 'r2', '=1+1'],
        ['db01', 'shop-prod', '1', '</script>', '', '', '', ''],
        ['old01', 'Attic', '1', '</script>', 'gone', 'a\tb', '', 'Ada'],
        ['', 'Barn', '2', 'Pilot "B"', '', 'all of it', '', ''],
      ]),
    );
    const [header, ...rows] = written.split('\r\n');
    expect(header).toMatch(/,why,App,role,why,role,'=Owner\(\)$/);
    expect(rows[0]).toMatch(/^web01,web01,2,"Pilot ""B""",,Shop,planned,/);
    expect(written).toContain(`,shop-prod,front,"first\nsecond, ""third""",r2,'=1+1\r\n`);
    expect(written).toContain(
      `\r\nold01,,1,</script>,,Attic,notInEstate,,,,,,,,,,,,no machine of the inputs,Attic,gone,"a\tb",,Ada\r\n`,
    );
    expect(written).toContain(
      `\r\n,,2,"Pilot ""B""",,Barn,notInEstate,,,,,,,,,,,,no machine of the inputs,Barn,,all of it,,\r\n`,
    );
    expect((await through(written)).written).toBe(written);
  });

  it('keeps what several rows say of one machine', async () => {
    const { extras } = await through('machine,wave,note\nweb01,1,b\nweb01,1,a\nweb01,1,a\nweb01,1,\n');
    expect(extras.byMachine.get(toMachineId('web01'))).toEqual(['a; b']);
  });

  it('is the same when it is read and written again, whatever people write', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.stringMatching(/^[=+\-@'",;\t\n\r a]{0,6}$/),
      fc.constantFrom('', '__proto__', "'=x", '</script>', '=HYPERLINK("http://x")', 'a\r\nb'),
    );
    const row = fc.tuple(fc.constantFrom(...NAMES, 'nobody'), fc.integer({ min: 1, max: 3 }), cell, cell);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
        const given = [['web01', 1, 'x', 'y'] as const, ...rows.filter(([name]) => name !== 'web01')];
        const first = await through(
          tableOf([['machine', 'wave', 'note', 'tier'], ...given.map((one) => one.map(String))]),
        );
        const second = await through(first.written);
        expect(second.written).toBe(first.written);
        expect([...second.extras.byMachine]).toEqual([...first.extras.byMachine]);
        const placesOf = ({ given: plan }: typeof first) => new Map(plan.machines.map(({ id, wave }) => [id, wave]));
        for (const [id, wave] of placesOf(first)) expect(placesOf(second).get(id) ?? null).toBe(wave);
      }),
      { numRuns: 60 },
    );
  });
});
