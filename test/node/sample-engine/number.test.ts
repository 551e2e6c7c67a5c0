import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSamples } from '../../../src/node/read-samples.js';
import { temporaryFolder } from '../../support/run-cli.js';

const folder = temporaryFolder();

/** Limits of the two columns, beyond which a value is a fault. */
const COLUMNS = [
  { header: 'cpuUsedCores', channel: 'cpuUsedCores', greatest: 10_000, wholeDigits: 4 },
  { header: 'disk[a].readBytesPerSecond', channel: 'diskReadBytesPerSecond', greatest: 1e13, wholeDigits: 13 },
] as const;

/** A decimal of 1 to 17 digits with a point anywhere, also at an end, or none. */
const someDecimal = (wholeDigits: number): fc.Arbitrary<string> =>
  fc
    .record({
      digits: fc.oneof(
        fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 17 }).map((all) => all.join('')),
        fc.bigInt({ min: 0n, max: 2n ** 53n }).map(String),
        // Halfway between two doubles, where rounding is decided.
        fc.bigInt({ min: 0n, max: 2n ** 52n }).map((half) => String(2n * half + 2n ** 53n + 1n)),
        fc.double({ min: 0, max: 1e4, noNaN: true }).map((value) => value.toPrecision(17).replace(/\D|e.*/g, '')),
        fc.constantFrom(
          '9007199254740991',
          '9007199254740992',
          '9007199254740993',
          '99999999999999999',
          '0',
          '00',
          '1',
        ),
      ),
      point: fc.nat({ max: 17 }),
      hasPoint: fc.boolean(),
    })
    .map(({ digits, point, hasPoint }) => {
      if (!hasPoint) return digits.slice(0, wholeDigits);
      const at = Math.min(point, digits.length, wholeDigits);
      return `${digits.slice(0, at)}.${digits.slice(at)}`;
    })
    .filter((text) => text.length <= 18 && /\d/.test(text));

/** The values that were read, one machine to a text. */
async function valuesOf(
  texts: readonly string[],
  column: (typeof COLUMNS)[number],
  hasComma: boolean,
): Promise<number[]> {
  const separator = hasComma ? ';' : ',';
  const rows = texts.map((text, index) =>
    ['2026-03-01T00:00:00Z', `m${index}`, hasComma ? text.replace('.', ',') : text].join(separator),
  );
  const path = join(folder, 'numbers.csv');
  writeFileSync(path, `${['timestamp', 'machine', column.header].join(separator)}\n${rows.join('\n')}\n`);
  const { peaks, summaries } = await readSamples([path]);
  expect(summaries[0]!.rowsRead).toBe(texts.length);
  const found = new Map(
    peaks.series
      .filter(({ key }) => key.channel === column.channel && key.instance !== '*')
      .map(({ key, maxima, sums }) => [String(key.machine), Object.is(maxima[0], sums[0]) ? maxima[0]! : Number.NaN]),
  );
  return texts.map((_, index) => found.get(`samples:m${index}`) ?? Number.NaN);
}

describe('numbers of the kernel', () => {
  it.each(COLUMNS)('are those of the language to the last bit, in $header', async (column) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someDecimal(column.wholeDigits), { minLength: 1, maxLength: 400, size: 'max' }),
        fc.boolean(),
        async (texts, hasComma) => {
          const values = await valuesOf(texts, column, hasComma);
          texts.forEach((text, index) => {
            const expected = Number(text) <= column.greatest ? Number(text) : Number.NaN;
            if (!Object.is(values[index], expected)) expect([text, values[index]]).toEqual([text, expected]);
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  it('keep every place of a point in every number of digits', async () => {
    for (const digit of ['1', '9', '0']) {
      const texts = Array.from({ length: 17 }, (_, length) => digit.repeat(length + 1)).flatMap((digits) =>
        Array.from({ length: digits.length + 1 }, (_, at) => `${digits.slice(0, at)}.${digits.slice(at)}`),
      );
      const few = texts.filter((text) => text.indexOf('.') <= 13 && text.length <= 18);
      for (const hasComma of [false, true]) {
        const values = await valuesOf(few, COLUMNS[1], hasComma);
        expect(values).toEqual(few.map((text) => (Number(text) <= 1e13 ? Number(text) : Number.NaN)));
      }
    }
  });
});
