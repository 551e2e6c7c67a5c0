import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectionEnd } from '../../src/dependency/index.js';
import { newForm, readForms } from '../support/connection-export.js';

/** A row of Azure Migrate by what folding and turning round look at; processes are empty where none is known. */
interface Row {
  readonly source: string;
  readonly target: string;
  readonly port: number;
  readonly asks: string;
  readonly serves: string;
}

interface Told {
  readonly source: string;
  readonly target: string;
  readonly port: number;
  readonly count: number;
  readonly doubtful: boolean;
  readonly turned: number;
  readonly folded: string;
}

const SERVICE_PORTS = [21, 111, 135, 443];
const HANDED_OUT = [50_001, 50_002, 50_003, 50_004, 50_005, 50_006, 50_007];

/** Mostly of one pair and of processes unknown, so that many ports of one pair meet. */
const row: fc.Arbitrary<Row> = fc
  .record({
    source: fc.constantFrom('a', 'a', 'a', 'b', 'c'),
    target: fc.constantFrom('b', 'b', 'b', 'a', 'd'),
    port: fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom(...SERVICE_PORTS) },
      { weight: 4, arbitrary: fc.constantFrom(...HANDED_OUT) },
    ),
    asks: fc.constantFrom('', '', '', 'vsftpd', 'java'),
    serves: fc.constantFrom('vsftpd', 'java', ''),
    isKnown: fc.integer({ min: 0, max: 9 }),
  })
  // What serves is known of a service mostly, and hardly ever of a port that is handed out.
  .map(({ isKnown, serves, ...one }) => ({ ...one, serves: one.port < 1000 || isKnown === 0 ? serves : '' }));

const textOf = ({ source, target, port, asks, serves }: Row): string =>
  ['2026-11-01', 'appl', '', source, '', '', asks, '', target, '', '', serves, port, 1].join(',');

/** One row at a time may differ from another only in its processes, so each says something of its own once doubles are out. */
const distinct = (rows: readonly Row[]): readonly Row[] => [...new Map(rows.map((one) => [textOf(one), one])).values()];

const sameService = (left: Row, right: Row): boolean =>
  left.source === right.source && left.target === right.target && left.port === right.port;

/** Folding and turning round by the words of the documentation: every question asks all rows again. */
function twin(rows: readonly Row[]): readonly Told[] {
  const isHandedOut = (one: Row): boolean =>
    one.port >= 32_768 && !rows.some((other) => sameService(one, other) && other.serves !== '');
  const askers = (end: string, port: number, butFor: string): number =>
    new Set(
      rows.filter((one) => one.target === end && one.port === port && one.source !== butFor).map((one) => one.source),
    ).size;
  const isServed = (end: string, port: number): boolean => port >= 32_768 && askers(end, port, '') >= 3;
  const seen = rows.map((one) => ({ ...one, from: one, count: 1, turned: 0 }));
  const turnedRound = seen.map((one) => {
    const round = { ...one, source: one.target, target: one.source, turned: 1 };
    if (!isHandedOut(one) || one.source === one.target || isServed(one.target, one.port)) return one;
    if (askers(one.source, one.port, one.target) >= 2) return round;
    const own = new Set(rows.filter((other) => sameService(one, other)).map(({ asks }) => asks));
    const answered = new Set(
      rows
        .filter((other) => other.source === one.target && other.target === one.source && !isHandedOut(other))
        .filter(({ serves }) => serves !== '' && own.has(serves))
        .map(({ port }) => port),
    );
    return answered.size === 1 ? { ...round, port: [...answered][0]!, count: 0, serves: one.asks } : one;
  });
  const isOpen = (one: (typeof turnedRound)[number]): boolean => {
    const group = turnedRound.filter((other) => sameService(one, other));
    // What was turned round says by its own process what serves there.
    const serves = group.some((other) => (other.turned === 1 ? other.from.asks : other.from.serves) !== '');
    return one.port >= 32_768 && !serves;
  };
  const isFoldable = (one: (typeof turnedRound)[number]): boolean => isOpen(one) && !isServed(one.target, one.port);
  const pairPorts = (one: (typeof turnedRound)[number]): readonly number[] =>
    [
      ...new Set(
        turnedRound
          .filter((other) => other.source === one.source && other.target === one.target && isFoldable(other))
          .map(({ port }) => port),
      ),
    ].toSorted((left, right) => left - right);
  const uses = (source: string, target: string, port: number): boolean =>
    turnedRound.some((one) => one.source === source && one.target === target && one.port === port);
  const told = turnedRound.map((one): Told => {
    const ports = isFoldable(one) ? pairPorts(one) : [];
    const isFolded = ports.length >= 5;
    const own = turnedRound.filter((other) =>
      isFolded
        ? other.source === one.source && other.target === one.target && isFoldable(other)
        : sameService(one, other),
    );
    const isRpc = [135, 111].some((port) => uses(one.source, one.target, port));
    const isFtp = uses(one.source, one.target, 21) || uses(one.target, one.source, 21);
    const by = isRpc ? 'rpc' : isFtp ? 'ftp' : 'none';
    const turned = own.reduce((sum, other) => sum + other.turned, 0);
    return {
      ...{ source: one.source, target: one.target, port: isFolded ? ports[0]! : one.port },
      count: own.reduce((sum, other) => sum + other.count, 0),
      doubtful: isFoldable(one) && turned === 0 && !(isFolded && by !== 'none'),
      turned,
      folded: isFolded ? `${ports.length} ${ports[0]!} ${ports.at(-1)!} ${by}` : '',
    };
  });
  return [...new Map(told.map((one) => [keyOf(one), one])).values()].toSorted(inOrder);
}

const keyOf = ({ source, target, port }: Told): string => `${source} ${target} ${port}`;
const inOrder = (left: Told, right: Told): number => (keyOf(left) < keyOf(right) ? -1 : 1);
const nameOf = (end: ConnectionEnd): string => end.name;

const read = (rows: readonly Row[]): readonly Told[] =>
  readForms([{ file: 'new.csv', text: newForm(...rows.map(textOf)) }], [])
    .connections.map(({ source, target, port, count, direction, turnedRows, folded }) => ({
      ...{
        source: nameOf(source),
        target: nameOf(target),
        port,
        count: count ?? 0,
        doubtful: direction === 'doubtful',
      },
      turned: turnedRows ?? 0,
      folded: folded === undefined ? '' : `${folded.ports} ${folded.from} ${folded.to} ${folded.by ?? 'none'}`,
    }))
    .toSorted(inOrder);

describe('folding and turning round', () => {
  it('are those of a twin that asks all rows again for every row', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40, size: 'max' }).map(distinct), (rows) => {
        const expected = twin(rows);
        for (const one of expected) {
          if (one.folded !== '') met.add(`folded ${one.folded.split(' ').at(-1)!}`);
          if (one.turned > 0) met.add(one.port < 1000 ? 'answers' : 'served elsewhere');
          if (one.doubtful) met.add('doubtful');
        }
        expect(read(rows)).toEqual(expected);
      }),
      { seed: 20_261_122, numRuns: 600 },
    );
    // A property that never met a case would say nothing of it.
    expect([...met].toSorted()).toEqual(
      ['answers', 'doubtful', 'folded ftp', 'folded none', 'folded rpc', 'served elsewhere'].toSorted(),
    );
  });
});
