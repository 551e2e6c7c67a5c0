import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SheetCell } from '../../../src/ingest/index.js';
import { answerOf, aTold, exportUtility, portal2024, portal2025, readingOf, unaccounted } from './answers.js';

type Rows = readonly (readonly SheetCell[])[];

describe('hostile names and cells', () => {
  it.each([
    '__proto__',
    'constructor',
    'toString',
    '</script><script>alert(1)</script>',
    '=HYPERLINK("http://x")',
    'Ünï-cödé 服务器',
  ])('%s is the name of a machine', (name) => {
    const answer = answerOf(portal2024([aTold({ name })]));
    expect(answer.machines.map((one) => [one.name, one.disks.length])).toEqual([[name, 1]]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['size']).toBeUndefined();
  });

  it('headers named as parts of an object are columns as others', () => {
    const header = ['__proto__', 'constructor', 'Machine', 'Recommended size', 'Azure VM readiness', '</script>'];
    const reading = readingOf({ Machines: [header, ['a', 'b', 'x', 'D2s_v5', 'Ready', 'c']] });
    expect(reading.answers[0]?.machines).toMatchObject([{ name: 'x', size: 'Standard_D2s_v5' }]);
  });

  it('huge cells are cut and read on', () => {
    const long = 'x;'.repeat(20_000);
    const header = ['Machine', 'Recommended size', 'Azure readiness issues', 'Cores', 'Disk Names', long];
    const reading = readingOf({ Machines: [header, ['m', long, long, long, long, long]] });
    expect(reading.answers[0]?.machines).toMatchObject([{ name: 'm', size: null, cores: null, issues: ['x'] }]);
  });
});

const GENERATIONS = [portal2024, portal2025, exportUtility];

const anyCase = (text: string, bits: readonly boolean[]): string =>
  text
    .split('')
    .map((one, index) => (bits[index % bits.length] === true ? one.toUpperCase() : one.toLowerCase()))
    .join('');

/** A table with its columns in another order, some missing, some more, in any case, below some rows of preamble. */
const aMangling = fc.record({
  order: fc.array(fc.nat(1000), { minLength: 40, maxLength: 40 }),
  dropped: fc.array(fc.nat(40), { maxLength: 6 }),
  extra: fc.array(fc.string({ maxLength: 12 }), { maxLength: 3 }),
  bits: fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
  preamble: fc.array(fc.array(fc.string({ maxLength: 10 }), { maxLength: 3 }), { maxLength: 4 }),
});
type Mangling = typeof aMangling extends fc.Arbitrary<infer Value> ? Value : never;

function mangle([header = [], ...rows]: Rows, { order, dropped, extra, bits, preamble }: Mangling, keep: number): Rows {
  const columns = header
    .map((_, index) => index)
    .filter((index) => index <= keep || !dropped.includes(index))
    .toSorted((one, other) => order[one]! - order[other]! || one - other);
  const pick = (row: readonly SheetCell[]): SheetCell[] => columns.map((index) => row[index] ?? null);
  return [
    ...preamble,
    [...pick(header).map((cell) => anyCase(String(cell), bits)), ...extra],
    ...rows.map((row) => [...pick(row), ...extra.map(() => 'more')]),
  ];
}

describe('any order, case and choice of columns', () => {
  const machines = [aTold(), aTold({ name: 'db01', readiness: 'Not ready' }), aTold({ name: 'app01' })];

  it('gives the same machines, and accounts for every row', () => {
    fc.assert(
      fc.property(aMangling, fc.constantFrom(...GENERATIONS), (mangling, write) => {
        const sheets = Object.entries(write(machines)).map(([name, rows]) => {
          const isOfMachines = /machines|server/i.test(name);
          return [name, isOfMachines ? mangle(rows, mangling, 5) : rows] as const;
        });
        const { answers } = readingOf(Object.fromEntries(sheets));
        expect(answers.length).toBeGreaterThan(0);
        for (const answer of answers) {
          expect(answer.machines.map(({ name }) => name).toSorted()).toEqual(['app01', 'db01', 'web01']);
          expect(answer.machines.every(({ readiness }) => readiness !== null)).toBe(true);
          expect(unaccounted(answer)).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never throws, whatever the cells hold', () => {
    const cell = fc.oneof(
      fc.constantFrom<SheetCell>(
        'Machine',
        'Cores',
        'Ready',
        'Recommended size',
        'x',
        '-',
        'D2s_v5',
        'P10;',
        '1.234,5',
        '',
        null,
        -1,
        1e300,
      ),
      fc.string({ maxLength: 20 }),
      fc.double(),
      fc.boolean(),
    );
    const header = fc.constantFrom(
      'Machine',
      'Readiness',
      'Recommended size',
      'Cores',
      'Memory(MB)',
      'Disk names',
      'Compute cost EUR',
      'Disk read MBPS',
      'Group',
      'Storage (TB)',
    );
    fc.assert(
      fc.property(
        fc.array(header, { maxLength: 8 }),
        fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }),
        (names, rows) => {
          const { answers } = readingOf({ Sheet: [['Machine', 'Recommended size', ...names], ...rows] });
          for (const answer of answers) expect(unaccounted(answer)).toBe(0);
        },
      ),
      { numRuns: 150 },
    );
  });
});
