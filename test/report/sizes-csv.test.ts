import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderSizesCsv, SIZES_COLUMNS } from '../../src/report/index.js';
import { toMachineId } from '../../src/model/index.js';
import { aMachineOfUnknownPrice, anAssessedMachine, anAssessment, HOSTILE_NAMES } from '../support/an-assessment.js';

type Row = Readonly<Record<string, string>>;
const read = (text: string): readonly Row[] => parse(text, { columns: true });
const defused = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);

/** Sign by sign: a control has its picture, DEL its own, all else that a terminal obeys is replaced. */
const shown = (text: string): string =>
  Array.from(text, (sign) => {
    const code = sign.codePointAt(0)!;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return '\u2421';
    const isDirection = [0x61c, 0x200e, 0x200f].includes(code) || (code >= 0x202a && code <= 0x202e);
    const isIsolate = code >= 0x2066 && code <= 0x2069;
    return (code >= 0x80 && code <= 0x9f) || isDirection || isIsolate ? '\ufffd' : sign;
  }).join('');

describe('sizes.csv', () => {
  it('has a row for every machine, without a size and out of scope too', () => {
    const assessment = anAssessment();
    const rows = read(renderSizesCsv(assessment));
    const count = (status: string): number => rows.filter((row) => row['status'] === status).length;
    expect(rows).toHaveLength(assessment.counts.machines);
    expect(count('sized')).toBe(assessment.counts.sized);
    expect(count('unsized')).toBe(assessment.counts.unsized);
    expect(count('outOfScope')).toBe(assessment.counts.outOfScope);
    expect(rows.filter((row) => row['status'] !== 'sized' && row['reason'] === '')).toEqual([]);
  });

  it('names its columns once each and keeps their order', async () => {
    const names = SIZES_COLUMNS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    await expect(
      SIZES_COLUMNS.map(({ name, description }) => `${name}: ${description}\n`).join(''),
    ).toMatchFileSnapshot('../golden/report/sizes-columns.txt');
  });

  it('leaves an unknown price empty and writes a price of nothing as 0.00', () => {
    const [row] = read(renderSizesCsv(anAssessment({ machines: [aMachineOfUnknownPrice()] })));
    expect(row).toMatchObject({ computeUsdPerMonth: '', licenceUsdPerMonth: '0.00', unknownLines: '1' });
  });

  it('ends every line in CR LF and holds no mark at its start', () => {
    const text = renderSizesCsv(anAssessment());
    expect(text.startsWith('status,name,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('comes back through a parser as it was, with formulas defused and control signs shown', () => {
    const names = fc.oneof(fc.constantFrom(...HOSTILE_NAMES), fc.string({ unit: 'grapheme', minLength: 1 }));
    fc.assert(
      fc.property(names, fc.string({ minLength: 1 }), (name, os) => {
        const { source, ...rest } = anAssessedMachine();
        const machine = { ...rest, name, id: toMachineId('fixed'), source: { ...source, os } };
        const [row] = read(renderSizesCsv(anAssessment({ machines: [machine], outOfScope: [] })));
        expect(row).toMatchObject({
          name: shown(defused(name)),
          os: shown(defused(os)),
          usdPerMonth: '612.69',
          needCores: '4.16',
        });
      }),
    );
  });

  it('gives a spreadsheet no cell that starts a formula', () => {
    const machines = HOSTILE_NAMES.map((name) => anAssessedMachine({ name, id: toMachineId(name) }));
    const cells: readonly (readonly string[])[] = parse(renderSizesCsv(anAssessment({ machines })));
    expect(cells.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });
});
