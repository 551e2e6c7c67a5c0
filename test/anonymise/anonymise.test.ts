import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressPseudonyms, readAddress, writeAddress } from '../../src/anonymise/addresses.js';
import { fieldKind } from '../../src/anonymise/field-kinds.js';
import { anonymise } from '../../src/anonymise/index.js';

const HOSTILE = [
  'db',
  'a',
  'disk',
  'ready',
  'production',
  '1',
  'and',
  '__proto__',
  '</script>',
  '=HYPERLINK("x")',
  'machine-0001',
  'constructor',
  '$&',
  '.*',
];
const name = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.stringMatching(/^[a-z]{2,6}-?[a-z]{0,4}\d{2}$/u),
  fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== ''),
);
const estateNames = fc.uniqueArray(name, {
  minLength: 2,
  maxLength: 12,
  selector: (text) => text.trim().toLowerCase(),
});

interface Small {
  readonly assessment: {
    readonly machines: readonly {
      readonly id: string;
      readonly name: string;
      readonly power: string;
      readonly application: string | null;
      readonly findings: readonly { readonly rule: string; readonly message: string }[];
    }[];
    readonly problems: readonly { readonly code: string; readonly message: string; readonly remedy: string }[];
    readonly counts: { readonly machines: number };
  };
  readonly graph: {
    readonly edges: readonly { readonly client: string; readonly server: string; readonly port: number }[];
  };
}

const idOf = (text: string): string => `id of ${text}`;
const estateOf = (names: readonly string[]): Small => ({
  assessment: {
    machines: names.map((text, place) => ({
      id: idOf(text),
      name: place % 2 === 0 ? text : text.toUpperCase(),
      power: 'on',
      application: null,
      findings: [{ rule: 'migration/ready', message: `"${text}" holds 1 disk` }],
    })),
    problems: [{ code: 'graph/x', message: `${names.join(', ')} are asked on port 80`, remedy: 'ask' }],
    counts: { machines: names.length },
  },
  graph: { edges: names.map((text) => ({ client: idOf(text), server: idOf(names[0]!), port: 443 })) },
});
const NUMBERED = { key: null, words: [] };
const pseudonymsOf = (names: readonly string[], key: string | null): ReadonlyMap<string, string> => {
  const { contents } = anonymise(estateOf(names), { key, words: [] });
  return new Map(contents.assessment.machines.map((machine, place) => [names[place]!, machine.name]));
};

describe('anonymise', () => {
  it('replaces names whole, the same everywhere, different ones differently, and nothing else', () => {
    fc.assert(
      fc.property(estateNames, (names) => {
        const original = estateOf(names);
        const { contents } = anonymise(original, NUMBERED);
        const { machines, problems, counts } = contents.assessment;
        const given = machines.map((machine) => machine.name);
        expect(new Set(given).size).toBe(names.length);
        const originals = new Set(names.map((text) => text.trim().toLowerCase()));
        for (const pseudonym of given) expect(originals.has(pseudonym)).toBe(false);
        expect(contents.graph.edges.map(({ client }) => client)).toEqual(machines.map(({ id }) => id));
        expect(contents.graph.edges.map(({ port }) => port)).toEqual(original.graph.edges.map(({ port }) => port));
        expect([counts, machines.map(({ power }) => power)]).toEqual([
          original.assessment.counts,
          names.map(() => 'on'),
        ]);
        for (const [place, { findings }] of machines.entries()) {
          expect(findings[0]!.rule).toBe('migration/ready');
          if (!names[place]!.includes('"'))
            expect(findings[0]!.message.startsWith(`"${given[place]!}" holds 1 `)).toBe(true);
        }
        const clear = names.filter((text) => /^[a-z]+-?[a-z]*\d{2}$/u.test(text));
        for (const text of clear) expect(` ${problems[0]!.message} `).not.toMatch(new RegExp(`[ ,]${text}[ ,]`, 'iu'));
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of rows; with a key not on other names either', () => {
    fc.assert(
      fc.property(estateNames, (names) => {
        const reversed = [...names].reverse();
        const byName = pseudonymsOf(names, null);
        const again = pseudonymsOf(reversed, null);
        for (const text of names) expect(again.get(text)).toBe(byName.get(text));
        const keyed = pseudonymsOf(names, 'key');
        const fewer = pseudonymsOf(names.slice(1), 'key');
        for (const text of names.slice(1)) expect(fewer.get(text)).toBe(keyed.get(text));
        expect(pseudonymsOf(names, 'other key').get(names[0]!)).not.toBe(keyed.get(names[0]!));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the words of sentences where a machine is called like one', () => {
    const { contents } = anonymise(
      {
        assessment: {
          machines: [
            { id: 'm1', name: 'disk', power: 'on' },
            { id: 'm2', name: 'a', power: 'on' },
            { id: 'm3', name: 'fe01', power: 'on' },
            { id: 'm4', name: 'Finance', power: 'on' },
          ],
          policyWords: ['a disk of each machine'],
          problems: [
            {
              code: 'x/y',
              message: 'fe01, a and Finance ask a service; finance is not told; FE01-data and fe011',
              remedy: '',
            },
          ],
        },
      },
      NUMBERED,
    );
    expect(contents.assessment.policyWords).toEqual(['a disk of each machine']);
    expect(contents.assessment.problems[0]!.message).toBe(
      'machine-0003, machine-0001 and machine-0004 ask a service; finance is not told; machine-0003-data and fe011',
    );
  });

  it('withholds what statements say, whose words nobody can tell from names', () => {
    const problems = [{ code: 'statements/x', message: 'Contoso says "yes"', remedy: 'ask Contoso', at: null }];
    expect(JSON.stringify(anonymise({ assessment: { problems } }, NUMBERED).contents)).not.toContain('Contoso');
  });
});

const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((rest) => `10.${rest.join('.')}`);
const common = (one: string, other: string): number => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
};

describe('pseudonyms of addresses', () => {
  it('keep the neighbourhood of private addresses, bit by bit, and their networks', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(octets, { minLength: 2, maxLength: 8 }),
        fc.integer({ min: 9, max: 31 }),
        (addresses, prefix) => {
          const bits = (text: string): string => readAddress(text)!.bits;
          const network = writeAddress({ bits: bits(addresses[0]!).slice(0, prefix).padEnd(32, '0'), prefix });
          const map = addressPseudonyms(new Set([...addresses, network]), 'key');
          for (const one of addresses) {
            expect(map(one).startsWith('10.')).toBe(true);
            for (const other of addresses) {
              expect(common(bits(map(one)), bits(map(other)))).toBe(common(bits(one), bits(other)));
            }
          }
          const mapped = readAddress(map(network))!;
          expect(mapped.prefix).toBe(prefix);
          expect(bits(map(addresses[0]!)).slice(0, prefix)).toBe(mapped.bits.slice(0, prefix));
          expect(mapped.bits.slice(prefix)).not.toContain('1');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keep away from the networks of the originals, while a private range has room', () => {
    const originals = [
      '10.255.0.0/22',
      '10.40.0.51',
      '10.40.0.52',
      '10.10.1.5',
      '172.16.3.4',
      '192.168.7.20',
      'fd12:3456:789a::5',
    ];
    const front = (text: string): string =>
      text
        .split('.')
        .slice(0, text.startsWith('192.') ? 3 : 2)
        .join('.');
    for (let number = 0; number < 200; number += 1) {
      const map = addressPseudonyms(new Set(originals), `key ${number}`);
      const fronts = originals.filter((text) => !text.includes(':')).map(front);
      for (const text of originals) {
        if (text.includes(':')) expect(map(text)).not.toMatch(/^fd12:3456:789a:/u);
        else expect(fronts, `${text} as ${map(text)}`).not.toContain(front(map(text)));
      }
      expect(map('10.255.0.0/22')).toMatch(/\/22$/u);
    }
  });

  it('put up with a network of the originals where they fill the range', () => {
    const originals = Array.from({ length: 256 }, (_, second) => `10.${second}.0.1`);
    const map = addressPseudonyms(new Set(originals), 'key');
    expect(new Set(originals.map(map)).size).toBe(256);
  });

  it("number public addresses within documentation ranges, and leave what is nobody's", () => {
    const originals = [
      '8.8.8.8',
      '52.1.2.3',
      '203.0.113.1',
      '127.0.0.1',
      '0.0.0.0/0',
      '168.63.129.16',
      '255.255.255.0',
      '::1',
      '::/0',
    ];
    const map = addressPseudonyms(new Set(originals), 'key');
    expect(originals.map(map)).toEqual([
      ...[
        '203.0.113.2',
        '203.0.113.3',
        '203.0.113.4',
        '127.0.0.1',
        '0.0.0.0/0',
        '168.63.129.16',
        '255.255.255.0',
        '::1',
        '::/0',
      ],
    ]);
    expect(addressPseudonyms(new Set(['2a02:1::5']), 'key')('2a02:1::5')).toMatch(/^2001:db8:/u);
    expect(addressPseudonyms(new Set(['fe80::1:2:3:4']), 'key')('fe80::1:2:3:4')).toMatch(/^fe80::/u);
    expect(readAddress('1.2.3')).toBeNull();
    expect(readAddress('256.1.1.1')).toBeNull();
  });
});

type Schema = Readonly<Record<string, unknown>>;
const DOCUMENTS = ['assessment', 'graph', 'waves', 'calendar', 'replication', 'recovery', 'whatif', 'backtest'];
const CALLED: Readonly<Record<string, string>> = { whatif: 'whatIf', backtest: 'backTest' };

/** Paths of strings that a schema restricts to certain values. */
function closedPaths(document: string): readonly string[] {
  const root = JSON.parse(
    readFileSync(resolve(import.meta.dirname, `../../schemas/${document}.schema.json`), 'utf8'),
  ) as Schema;
  const found = new Set<string>();
  const walk = (value: unknown, path: readonly string[], within: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    const schema = value as Schema;
    const reference = schema['$ref'];
    if (typeof reference === 'string' && reference.startsWith('#/') && !within.includes(reference)) {
      const target = reference
        .slice(2)
        .split('/')
        .reduce<unknown>((at, key) => (at as Schema)[key], root);
      walk(target, path, [...within, reference]);
    }
    for (const key of ['anyOf', 'oneOf', 'allOf']) {
      const options = schema[key];
      if (Array.isArray(options)) for (const option of options) walk(option, path, within);
    }
    const values = schema['enum'] ?? [schema['const']];
    if (Array.isArray(values) && values.some((entry) => typeof entry === 'string')) found.add(path.join('.'));
    const properties = schema['properties'] as Schema | undefined;
    for (const [key, entry] of Object.entries(properties ?? {})) walk(entry, [...path, key], within);
    walk(schema['items'], path, within);
    for (const entry of (schema['prefixItems'] ?? []) as readonly unknown[]) walk(entry, path, within);
  };
  walk(root, [CALLED[document] ?? document], []);
  return [...found];
}

it('leaves every field alone whose values a schema lists', () => {
  const paths = DOCUMENTS.flatMap(closedPaths);
  expect(paths.length).toBeGreaterThan(150);
  expect(paths.filter((path) => fieldKind(path.split('.')) !== 'fixed')).toEqual([]);
});

describe('columns of a file of samples', () => {
  it('keep their words and lose the names of disks and NICs, plain ones too; those that every product gives stay', () => {
    const columnsUsed = [
      'timestamp',
      'disk[Payroll].readIops',
      'nic[vmnic-acme].outBytesPerSecond',
      'disk[sda].readIops',
      'nic[3]',
    ];
    const { contents, pseudonyms } = anonymise({ inputs: [{ sheets: [{ columnsUsed }] }] }, { key: null, words: [] });
    expect(pseudonyms.map(({ kind, original }) => [kind, original])).toEqual([
      ['device', 'Payroll'],
      ['device', 'sda'],
      ['device', 'vmnic-acme'],
    ]);
    const [first, , last] = pseudonyms.map(({ pseudonym }) => pseudonym);
    expect(contents.inputs[0]!.sheets[0]!.columnsUsed).toEqual([
      'timestamp',
      `disk[${first}].readIops`,
      `nic[${last}].outBytesPerSecond`,
      `disk[${pseudonyms[1]!.pseudonym}].readIops`,
      'nic[3]',
    ]);
  });
});
