import { compareText } from '../model/index.js';
import type { Machine } from '../model/index.js';
import type { ConnectionEnd } from './connection.js';
import type { FoundMachine, PrintedEnd } from './find-machine.js';
import type { TextNumbers } from './texts.js';

/** Ends by keys, each of one machine or party however it is printed. */
export interface Join {
  /** All but the first two may be 0, which is none. */
  readonly keyOf: (name: number, address: number, id: number) => string;
  /** The ends by their keys, with all addresses that stand for each. */
  readonly finish: () => ReadonlyMap<string, ConnectionEnd>;
}

interface JoinContext {
  readonly texts: TextNumbers;
  readonly find: (end: PrintedEnd) => FoundMachine;
  /** The end that an address stands for where no inventory tells, by the number of its text: captures tell whose it is. */
  readonly owners: ReadonlyMap<number, PrintedEnd>;
}

export function createJoin({ texts, find, owners }: JoinContext): Join {
  const joined = new Map<string, string>();
  const found = new Map<string, FoundEnd[]>();
  return {
    keyOf: (name, address, id) => {
      const printed = `${name}:${address}:${id}`;
      const known = joined.get(printed);
      if (known !== undefined) return known;
      const asPrinted = { name: texts.textOf(name), address: texts.textOf(address), id: texts.textOf(id) };
      const { result, end } = resolve(asPrinted, { find, owner: owners.get(address) ?? null });
      const key = keyOf(result, end);
      joined.set(printed, key);
      const ends = found.get(key);
      if (ends === undefined) found.set(key, [{ result, end: asPrinted }]);
      else ends.push({ result, end: asPrinted });
      if (end !== asPrinted) found.get(key)!.push({ result, end });
      return key;
    },
    finish: () => new Map([...found].map(([key, ends]) => [key, endFrom(ends)])),
  };
}

/** The inventory first; where it does not know an end without a name, the capture of the machine that has the address. */
function resolve(
  end: PrintedEnd,
  { find, owner }: { readonly find: JoinContext['find']; readonly owner: PrintedEnd | null },
): FoundEnd {
  const result = find(end);
  if (result.kind !== 'unknown' || end.name !== '' || owner === null) return { result, end };
  return { result: find(owner), end: owner };
}

/** Parties outside are told apart by name, and by address where they have none. */
function keyOf(result: FoundMachine, { name, address }: PrintedEnd): string {
  if (result.kind === 'machine') return `machine ${result.machine.id}`;
  return name === '' ? `other  ${address}` : `other ${name.toLowerCase()}`;
}

/** What one printed form of an end was found to be. */
interface FoundEnd {
  readonly result: FoundMachine;
  readonly end: PrintedEnd;
}

/** From the surest sign to the weakest. */
const SIGNS = ['uuid', 'name', 'address'] as const;

function endFrom(found: readonly FoundEnd[]): ConnectionEnd {
  const results = found.map(({ result }) => result);
  const joined = results.filter((result) => result.kind === 'machine');
  const [first] = joined;
  if (first !== undefined) {
    const { id, name }: Machine = first.machine;
    return { kind: 'machine', id, name, by: SIGNS.find((sign) => joined.some(({ by }) => by === sign)) ?? first.by };
  }
  const candidates = new Set(
    results.flatMap((result) => (result.kind === 'ambiguous' ? result.candidates.map(({ id }) => id) : [])),
  );
  const inOrder = (texts: readonly string[]): string[] =>
    [...new Set(texts)].filter((text) => text !== '').toSorted(compareText);
  return {
    kind: 'other',
    name: inOrder(found.map(({ end }) => end.name))[0] ?? '',
    addresses: inOrder(found.map(({ end }) => end.address)),
    why: candidates.size > 0 ? 'ambiguous' : 'unknown',
    candidates: [...candidates].toSorted(compareText),
  };
}
