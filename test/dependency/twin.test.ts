import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connection, Dependencies } from '../../src/dependency/index.js';
import { toMachineId } from '../../src/model/index.js';
import { aMachine } from '../support/a-machine.js';
import { CLASSIC_HEADER, NEW_HEADER, readExports } from '../support/connection-export.js';

const MACHINES = ['a', 'b', 'c', 'c'].map((name, index) =>
  aMachine({ id: toMachineId(`id${index}`), name, uuid: `uuid${index}`, addresses: [`10.0.0.${index}`], nics: [] }),
);

interface Row {
  readonly form: 'classic' | 'new';
  readonly time: string;
  readonly source: readonly [name: string, address: string];
  readonly target: readonly [name: string, address: string];
  readonly process: string;
  readonly port: string;
  readonly count: string;
}

const end = fc.constantFrom<readonly [string, string]>(
  ['a', '10.0.0.0'],
  ['A.corp', '10.0.0.0'],
  ['', '10.0.0.1'],
  ['', '010.0.0.1'],
  ['c', '10.0.0.2'],
  ['c', ''],
  ['', '203.0.113.9'],
  ['', '2001:DB8::1'],
  ['', '2001:db8:0:0:0:0:0:1'],
  ['outside.example', '203.0.113.8'],
  ['Outside.example', '203.0.113.7'],
  ['', ''],
);
const row: fc.Arbitrary<Row> = fc
  .record({
    form: fc.constantFrom<Row['form']>('classic', 'new'),
    day: fc.integer({ min: 1, max: 3 }),
    slot: fc.constantFrom('0:00-6:00', '18:00-0:00'),
    source: end,
    target: end,
    process: fc.constantFrom('nginx', 'Unknown process', ''),
    port: fc.constantFrom('80', '443', '50123', '0', ''),
    count: fc.constantFrom('', '1', '5', '12'),
  })
  .map(({ day, slot, ...rest }) => ({
    ...rest,
    time: rest.form === 'classic' ? `12/${day}/2024 ${slot}` : `2024-12-0${day}`,
  }));

const textOf = ({ form, time, source, target, process, port, count }: Row): string =>
  form === 'classic'
    ? [time, ...source, '', 'app', ...target, '', process, port].join(',')
    : [time, 'appl', '', ...source, '', 'app', '', ...target, '', process, port, count].join(',');

const filesOf = (rows: readonly Row[]): string[] =>
  (['classic', 'new'] as const).map((form) =>
    [form === 'classic' ? CLASSIC_HEADER : NEW_HEADER, ...rows.filter((one) => one.form === form).map(textOf)].join(
      '\n',
    ),
  );

const read = (rows: readonly Row[]): Dependencies => readExports(filesOf(rows), MACHINES);
const withoutOrigin = ({ connections }: Dependencies): readonly object[] =>
  connections.map((one) => ({ ...one, origin: null }));

/** Which machine, by the words of the documentation and nothing else; no index, no parsing but of these addresses. */
function nameOfEnd([name, address]: readonly [string, string]): string {
  const short = name.toLowerCase().split('.')[0];
  const number = /^0?10\.0\.0\.(\d)$/.exec(address)?.[1];
  if (short === 'a') return 'id0';
  if (short === 'c' && (number === '2' || number === '3')) return `id${number}`;
  if (name !== '') return `other:${name.toLowerCase()}`;
  if (number !== undefined) return `id${number}`;
  return address.includes(':') ? 'other:ipv6' : `other:${address}`;
}

/** The aggregation again, by filtering all rows for every connection. */
function bruteForce(
  rows: readonly Row[],
): ReadonlyMap<string, readonly [count: number | null, slots: number, days: number]> {
  const good = rows.filter(
    ({ source, target, port }) => source.join('') !== '' && target.join('') !== '' && Number(port) > 0,
  );
  const keyOf = (one: Row): string => `${nameOfEnd(one.source)} ${nameOfEnd(one.target)} ${Number(one.port)}`;
  const known = new Map<string, readonly [number | null, number, number]>();
  for (const key of new Set(good.map(keyOf))) {
    const own = good.filter((one) => keyOf(one) === key);
    const counted = own.filter(({ form }) => form === 'new');
    const plain = ({ source, target, process, time }: Row): string =>
      JSON.stringify([source, target, process === 'Unknown process' ? '' : process, time].flat()).replace(
        '010.',
        '10.',
      );
    const same = (one: Row): string => plain(one).replaceAll('2001:db8:0:0:0:0:0:1', '2001:DB8::1');
    const largest = new Map<string, number>();
    for (const one of counted) largest.set(same(one), Math.max(largest.get(same(one)) ?? 0, Number(one.count) || 1));
    const count = counted.length === 0 ? null : [...largest.values()].reduce((sum, value) => sum + value, 0);
    const slots = new Set(own.filter(({ form }) => form === 'classic').map(({ time }) => time)).size;
    const days = new Set(own.map(({ form, time }) => Number(form === 'classic' ? time.split('/')[1] : time.slice(8))))
      .size;
    known.set(key, [count, slots, days]);
  }
  return known;
}

const nameOf = ({ source }: Connection, at: Connection['source'] = source): string =>
  at.kind === 'machine'
    ? at.id
    : `other:${at.name !== '' ? at.name.toLowerCase() : at.addresses[0]!.includes(':') ? 'ipv6' : at.addresses[0]!}`;

const rows = fc.array(row, { maxLength: 40 });
const RUNS = { seed: 20_261_121, numRuns: 300 };

describe('the aggregation', () => {
  it('is that of a twin that filters all rows for every connection', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const found = read(given).connections.map((one): [string, readonly [number | null, number, number]] => [
          `${nameOf(one)} ${nameOf(one, one.target)} ${one.port}`,
          [one.count, one.slots, one.days],
        ]);
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(bruteForce(given)));
      }),
      RUNS,
    );
  });

  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(
        rows.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }))),
        ([given, shuffled]) => {
          expect(withoutOrigin(read(shuffled))).toEqual(withoutOrigin(read(given)));
          expect(read(shuffled).counts).toEqual(read(given).counts);
        },
      ),
      RUNS,
    );
  });

  it('does not change when rows are repeated, and its counts reconcile', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 3 }), (given, times) => {
        const once = read(given);
        const many = read(Array.from({ length: times }, () => given).flat());
        expect(withoutOrigin(many)).toEqual(withoutOrigin(once));
        const { read: all, used, repeated, skipped } = many.counts;
        expect(all).toBe(given.length * times);
        expect(used + repeated + skipped).toBe(all);
        expect(used).toBe(once.counts.used);
      }),
      RUNS,
    );
  });
});
