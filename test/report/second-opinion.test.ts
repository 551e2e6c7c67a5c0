import { beforeAll, describe, expect, it } from 'vitest';
import { renderSecondOpinionCsv, renderSecondOpinionText } from '../../src/report/index.js';
import type { SecondOpinion } from '../../src/second-opinion/index.js';
import { micros, toMachineId } from '../../src/model/index.js';
import { HOSTILE_NAMES } from '../support/an-assessed-machine.js';
import { aMachine } from '../support/a-machine.js';
import { aMarket, anOpinion } from '../second-opinion/opinions.js';

let opinion: SecondOpinion;
beforeAll(async () => {
  opinion = anOpinion({ market: await aMarket(), machines: [aMachine(), aMachine({ name: 'db01' })] });
});

/** Cells of a CSV without line ends inside cells. */
const rowsOf = (csv: string): readonly (readonly string[])[] =>
  csv
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) =>
      (line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')),
    );

describe('the CSV of a second opinion', () => {
  it('has a row for each machine and step, whose amounts add up to the digit', () => {
    const [header = [], ...rows] = rowsOf(renderSecondOpinionCsv(opinion));
    const at = (name: string): number => header.indexOf(name);
    for (const { name, difference, steps } of opinion.machines) {
      const own = rows.filter((row) => row[at('name')] === name);
      expect(own).toHaveLength(1 + steps.length);
      const amounts = own.map((row) => Math.round(Number(row[at('differenceUsdPerMonth')]) * 1e6));
      expect(amounts[0]).toBe(difference);
      expect(amounts.slice(1).reduce((sum, amount) => sum + amount, 0)).toBe(difference);
    }
  });

  it('starts no cell that a spreadsheet would run, whatever a machine is called', () => {
    const machines = HOSTILE_NAMES.map((name) => ({
      ...opinion.machines[0]!,
      name,
      id: toMachineId(name),
      unknown: [name],
    }));
    const alone = HOSTILE_NAMES.map((name) => ({ name, reason: name }));
    const csv = renderSecondOpinionCsv({ ...opinion, machines, onlyOurs: alone, onlyTheirs: alone });
    expect(csv).not.toMatch(/(^|,|\n)"?[=+@\t]/);
    expect(csv).not.toMatch(/(^|,|\n)"?-(?![\d.]+(,|\r|$))/);
  });

  it('leaves a cell empty for what is unknown', () => {
    const machine = { ...opinion.machines[0]!, difference: null, compared: null, steps: [] };
    const [header = [], row = []] = rowsOf(renderSecondOpinionCsv({ ...opinion, machines: [machine] }));
    expect(row[header.indexOf('differenceUsdPerMonth')]).toBe('');
    expect(row[header.indexOf('compared')]).toBe('');
  });
});

describe('the text of a second opinion', () => {
  it('tells both answers, the sum by reason, every rule that differs and every machine', async () => {
    const text = renderSecondOpinionText(opinion);
    await expect(text).toMatchFileSnapshot('../golden/report/second-opinion.txt');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('says unknown for unknown, and never zero', () => {
    const first = opinion.machines[0]!;
    const theirs = { ...first.theirs, size: null, vcpus: null, memoryMiB: null, compute: null, storage: null };
    const machine = {
      ...first,
      theirs,
      difference: null,
      compared: null,
      steps: [],
      unknown: ['they have no size: no issue is given'],
    };
    const totals = {
      ...opinion.totals,
      known: 0,
      unknown: 1,
      theirs: micros(0),
      ours: micros(0),
      difference: micros(0),
      byReason: [],
    };
    const text = renderSecondOpinionText({ ...opinion, machines: [machine], totals });
    expect(text).toContain('web01: unknown');
    expect(text).toContain('no size; compute unknown, storage unknown');
  });

  it('prints control characters visibly', () => {
    const machines = HOSTILE_NAMES.map((name) => ({ ...opinion.machines[0]!, name }));

    expect(renderSecondOpinionText({ ...opinion, machines })).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});
