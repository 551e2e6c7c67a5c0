import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { parsePriceSheet } from '../../src/catalog/index.js';
import { readCatalogue } from '../../src/node/read-catalogue.js';

const catalogue = await readCatalogue();
const FOLDER = path.join(import.meta.dirname, 'price-sheets');
const read = (name: string): string => readFileSync(path.join(FOLDER, name), 'utf8');
const named = (kind: 'good' | 'bad'): readonly string[] =>
  readdirSync(FOLDER).filter((name) => name.endsWith(`.${kind}.yaml`));

const found = (text: string) =>
  parsePriceSheet(text, 'prices.yaml', catalogue).problems.map(({ code, at }) => `${at?.line ?? '-'} ${code}`);

describe('a price sheet', () => {
  it('becomes nanos of a US dollar, divided by its rate', () => {
    const { values, problems } = parsePriceSheet(read('full.good.yaml'), 'full.yaml', catalogue);
    expect(problems).toEqual([]);
    expect(values).toEqual({
      name: 'Contoso EA',
      date: '2026-07-01',
      currency: 'AUD',
      usdToCurrency: 1.52,
      vm: [
        {
          ...{ size: 'Standard_D4as_v5', region: null, base: 200_000_000, windows: 400_000_000 },
          ...{ reserved1Year: null, reserved3Year: null, savings1Year: null, savings3Year: null },
        },
        {
          ...{ size: 'Standard_D4as_v5', region: 'australiaeast', base: 150_000_000, windows: 350_000_000 },
          ...{
            reserved1Year: 100_000_000,
            reserved3Year: 65_000_000,
            savings1Year: 125_000_000,
            savings3Year: 75_000_000,
          },
        },
      ],
      disks: [
        { tier: 'PremiumSSD/LRS/P10', region: null, perMonth: 18_750_000_000 },
        { tier: 'StandardSSD/ZRS/E10', region: 'eastus', perMonth: 8_000_000_000 },
      ],
      defenderPerServerMonth: 14_407_894_737,
    });
  });

  it('without a currency is in US dollars, and without a name takes that of its file', () => {
    const { values } = parsePriceSheet(read('dollars.good.yaml'), 'dollars.yaml');
    expect(values).toMatchObject({
      name: 'dollars.yaml',
      currency: 'USD',
      usdToCurrency: 1,
      defenderPerServerMonth: null,
    });
    expect(values?.vm[0]).toMatchObject({ reserved3Year: 31_200_000, base: null });
  });

  it('takes names as people write them, and hands them on as the catalogue does', () => {
    const text = 'date: 2026-07-01\nvm: [{size: d4as_v5, region: East US, base: 0.1}]';
    expect(parsePriceSheet(text, 'a.yaml', catalogue).values?.vm[0]).toMatchObject({
      size: 'Standard_D4as_v5',
      region: 'eastus',
    });
  });

  it('keeps every digit of a price in dollars, quoted or not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 14 }), fc.boolean(), (nanos, isQuoted) => {
        const digits = String(nanos).padStart(10, '0');
        const price = `${digits.slice(0, -9)}.${digits.slice(-9)}`;
        const text = `date: 2026-07-01\nvm: [{size: x, base: ${isQuoted ? `'${price}'` : price}}]`;
        expect(parsePriceSheet(text, 'a.yaml').values?.vm[0]?.base).toBe(nanos);
      }),
    );
  });
});

describe('a faulty price sheet is refused whole, and every fault has its line', () => {
  it.each([
    ['unknown-key.bad.yaml', ['4 price-sheet/unknown-key']],
    ['no-rate.bad.yaml', ['2 price-sheet/bad-currency', '2 price-sheet/missing-rate']],
    [
      'prices.bad.yaml',
      [
        ...[
          '4 price-sheet/bad-price',
          '6 price-sheet/bad-price',
          '8 price-sheet/bad-price',
          '9 price-sheet/missing-key',
        ],
        ...['10 price-sheet/no-price', '11 price-sheet/bad-value', '1 price-sheet/bad-date'],
      ],
    ],
  ])('%s', (name, expected) => {
    const { values, problems } = parsePriceSheet(read(name), name, catalogue);
    expect(values).toBeNull();
    expect(problems.map(({ code, at }) => `${at?.line ?? '-'} ${code}`)).toEqual(expected);
    for (const { at, remedy } of problems) {
      expect(at?.file).toBe(name);
      expect(remedy).not.toBe('');
    }
  });

  it('says what an unknown key may have meant', () => {
    const { problems } = parsePriceSheet(read('unknown-key.bad.yaml'), 'a.yaml');
    expect(problems[0]).toMatchObject({
      message: '"baze" is no key of a price sheet here',
      remedy: 'did you mean base?',
    });
  });

  it.each([
    ['', ['- price-sheet/bad-value']],
    ['- a', ['1 price-sheet/bad-value']],
    ['just text', ['1 price-sheet/bad-value']],
    ['date: [2026]', ['1 price-sheet/bad-value']],
    ['vm: []', ['1 price-sheet/missing-key']],
    ['date: 2026-02-29', ['1 price-sheet/bad-date']],
    ['date: 2026-07-01\ndate: 2026-07-02', ['2 price-sheet/bad-yaml']],
    ['date: 2026-07-01\nvm:\n\t- size: x', ['3 price-sheet/bad-yaml']],
    ['date: 2026-07-01\n---\ndate: 2026-07-01', ['2 price-sheet/bad-yaml']],
    ['date: 2026-07-01\nusdToCurrency: 1.5', ['2 price-sheet/rate-without-currency']],
    ['date: 2026-07-01\ncurrency: AUD\nusdToCurrency: 0', ['3 price-sheet/bad-price']],
    ['date: 2026-07-01\ncurrency: AUD\nusdToCurrency: 1e1', ['3 price-sheet/bad-price']],
    ['date: 2026-07-01\nvm:\n - size: Standard_D4as_v55\n   base: 1', ['3 price-sheet/unknown-size']],
    ['date: 2026-07-01\nvm:\n - size: D4as_v5\n   region: eastuss\n   base: 1', ['4 price-sheet/unknown-region']],
    ['date: 2026-07-01\ndisks:\n - tier: PremiumSSD/LRS/P11\n   perMonth: 1', ['3 price-sheet/unknown-tier']],
    ['date: 2026-07-01\ndisks:\n - tier: PremiumSSDv2/LRS\n   perMonth: 1', ['3 price-sheet/unknown-tier']],
    ['date: 2026-07-01\ndisks:\n - tier: PremiumSSD/LRS/P10', ['3 price-sheet/no-price']],
    ['date: 2026-07-01\nvm:\n - size: D4as_v5\n   base: 0.3\n   windows: 0.1', ['5 price-sheet/windows-below-base']],
    [
      'date: 2026-07-01\nvm:\n - {size: D4as_v5, base: 1}\n - {size: Standard_D4as_v5, base: 2}',
      ['4 price-sheet/duplicate'],
    ],
    ['date: 2026-07-01\nvm:\n - {size: D4as_v5, base: 99999999}', ['3 price-sheet/bad-price']],
    ['date: 2026-07-01\nvm:\n - {size: D4as_v5, base: .nan}', ['3 price-sheet/bad-price']],
    ['date: 2026-07-01\nvm:\n - {size: D4as_v5, base: 0x10}', ['3 price-sheet/bad-price']],
    ['date: 2026-07-01\nvm:\n - {size: D4as_v5, base: true}', ['3 price-sheet/bad-value']],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
    expect(parsePriceSheet(text, 'prices.yaml', catalogue).values).toBeNull();
  });

  it('suggests the nearest size, region and tier', () => {
    const text = [
      'date: 2026-07-01',
      'vm: [{size: Standard_D4as_v55, base: 1}, {size: D4as_v5, region: eastuss, base: 1}]',
      'disks: [{tier: PremiumSSD/LRS/P11, perMonth: 1}]',
    ].join('\n');
    const remedies = parsePriceSheet(text, 'a.yaml', catalogue).problems.map(({ remedy }) => remedy);
    expect(remedies[0]).toContain('Standard_D4as_v5');
    expect(remedies[1]).toContain('eastus (East US)');
    expect(remedies[2]).toContain('PremiumSSD/LRS/P10');
  });
});

describe('a hostile price sheet', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('reaches no prototype with the key %s', (key) => {
    const text = `date: 2026-07-01\n${key}: {polluted: true}\nvm: [{size: D4as_v5, base: 1, ${key}: 1}]`;
    expect(found(text)).toEqual(['2 price-sheet/unknown-key', '3 price-sheet/unknown-key']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('cannot swell by aliases', () => {
    const levels = Array.from({ length: 30 }, (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}]`);
    const bomb = ['date: 2026-07-01', 'l0: &l0 boom', ...levels, 'vm: *l30'].join('\n');
    const codes = found(bomb);
    expect(codes).toContain('33 price-sheet/alias');
    expect(codes).toHaveLength(32);
  });

  it('is refused for an alias in any place', () => {
    expect(found('date: &d 2026-07-01\nname: *d')).toEqual(['2 price-sheet/alias']);
    expect(found('date: 2026-07-01\nvm: [&a {size: D4as_v5, base: 1}, *a]')).toEqual(['2 price-sheet/alias']);
  });

  it('cannot exhaust the stack by nesting', () => {
    const text = `date: 2026-07-01\nvm: ${'['.repeat(100_000)}`;
    expect(parsePriceSheet(text, 'a.yaml').values).toBeNull();
  });

  it('never throws', () => {
    const word = fc.constantFrom(
      'date',
      'vm',
      'size',
      '-',
      ':',
      ' ',
      '\n',
      '  ',
      '&a',
      '*a',
      '{',
      '}',
      '[',
      ']',
      '2026-07-01',
      '!!binary',
      '<<',
      '"',
      '%',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(text, (input) => {
        const { values, problems } = parsePriceSheet(input, 'a.yaml', catalogue);
        expect(values === null).toBe(problems.length > 0);
      }),
    );
  });
});

describe('the schema of a price sheet', () => {
  const schema = JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, '../../schemas/price-sheet.schema.json'), 'utf8'),
  ) as { readonly examples: readonly unknown[] };
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(schema);

  it.each(named('good'))('accepts %s, as the reader does', (name) => {
    expect(validate(parseYaml(read(name)))).toBe(true);
    expect(parsePriceSheet(read(name), name, catalogue).problems).toEqual([]);
  });

  it.each(named('bad'))('refuses %s, as the reader does', (name) => {
    expect(validate(parseYaml(read(name)))).toBe(false);
    expect(parsePriceSheet(read(name), name, catalogue).values).toBeNull();
  });

  it('accepts its own examples, and so does the reader: YAML holds all of JSON', () => {
    for (const example of schema.examples) {
      expect(validate(example)).toBe(true);
      expect(parsePriceSheet(JSON.stringify(example), 'example.json', catalogue).problems).toEqual([]);
    }
  });
});
