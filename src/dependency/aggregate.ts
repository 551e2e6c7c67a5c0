import { compareText } from '../model/index.js';
import type { Machine, Problem } from '../model/index.js';
import { isLoopback } from './address.js';
import type { Connection, ConnectionEnd, ProcessSeen } from './connection.js';
import { isDoubtful } from './direction.js';
import { machineFinder } from './find-machine.js';
import type { FoundMachine, PrintedEnd } from './find-machine.js';
import { ambiguousEnds, doubtfulDirections, noSourceKnown } from './problems.js';
import type { SeenConnection } from './rows-seen.js';
import { dayText } from './slot.js';
import type { TextNumbers } from './texts.js';

interface Seen {
  readonly texts: TextNumbers;
  readonly seen: ReadonlyMap<string, SeenConnection>;
  readonly files: readonly string[];
}

const MINUTES_PER_DAY = 24 * 60;

/** Joins both ends of what was seen to machines and sums what is one connection. Cost: linear but for the sort of the result. */
export function aggregate(
  { texts, seen, files }: Seen,
  machines: readonly Machine[],
): { readonly connections: readonly Connection[]; readonly problems: readonly Problem[] } {
  const join = createJoin(texts, machines);
  const groups = new Map<
    string,
    { readonly source: JoinedEnd; readonly target: JoinedEnd; readonly parts: SeenConnection[] }
  >();
  for (const part of seen.values()) {
    const source = join.endOf(part.sourceName, part.sourceAddress, part.sourceId);
    const target = isLoopback(texts.textOf(part.targetAddress))
      ? source
      : join.endOf(part.targetName, part.targetAddress, part.targetId);
    const key = `${source.key}\n${target.key}\n${part.port}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { source, target, parts: [part] });
    else group.parts.push(part);
  }
  const ends = join.finish();
  const connections = [...groups]
    .toSorted(([left], [right]) => compareText(left, right))
    .map(([, { source, target, parts }]) =>
      connectionOf({ source: ends.get(source.key)!, target: ends.get(target.key)!, parts }, { texts, files }),
    );
  return { connections, problems: problemsOf(connections, machines.length > 0) };
}

interface JoinedEnd {
  readonly key: string;
}

interface Join {
  readonly endOf: (name: number, address: number, id: number) => JoinedEnd;
  /** The ends by their keys, with all addresses that stand for each. */
  readonly finish: () => ReadonlyMap<string, ConnectionEnd>;
}

function createJoin(texts: TextNumbers, machines: readonly Machine[]): Join {
  const find = machineFinder(machines);
  const joined = new Map<string, JoinedEnd>();
  const found = new Map<string, FoundEnd[]>();
  return {
    endOf: (name, address, id) => {
      const printed = `${name}:${address}:${id}`;
      const known = joined.get(printed);
      if (known !== undefined) return known;
      const end = { name: texts.textOf(name), address: texts.textOf(address), id: texts.textOf(id) };
      const result = find(end);
      const key = keyOf(result, end);
      joined.set(printed, { key });
      const ends = found.get(key);
      if (ends === undefined) found.set(key, [{ result, end }]);
      else ends.push({ result, end });
      return { key };
    },
    finish: () => new Map([...found].map(([key, ends]) => [key, endFrom(ends)])),
  };
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
    const { id, name } = first.machine;
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

function connectionOf(
  {
    source,
    target,
    parts,
  }: { readonly source: ConnectionEnd; readonly target: ConnectionEnd; readonly parts: readonly SeenConnection[] },
  { texts, files }: { readonly texts: TextNumbers; readonly files: readonly string[] },
): Connection {
  const { port } = parts[0]!;
  const slots = new Set(parts.flatMap((part) => part.slots));
  const days = new Set([
    ...[...slots].map((minute) => Math.floor(minute / MINUTES_PER_DAY)),
    ...parts.flatMap((part) => part.days),
  ]);
  const ordered = [...days].toSorted((left, right) => left - right);
  const first = parts.reduce((best, part) =>
    part.file < best.file || (part.file === best.file && part.line < best.line) ? part : best,
  );
  const sourceProcesses = processesOf(
    parts.map((part) => [part.sourceProcess, part.sourceApplication]),
    texts,
  );
  const targetProcesses = processesOf(
    parts.map((part) => [part.targetProcess, part.targetApplication]),
    texts,
  );
  return {
    source,
    target,
    port,
    protocol: null,
    calledBy: null,
    sourceProcesses,
    targetProcesses,
    count: countOf(parts),
    slots: slots.size,
    days: days.size,
    from: ordered.length === 0 ? null : dayText(ordered[0]!),
    to: ordered.length === 0 ? null : dayText(ordered.at(-1)!),
    direction: isDoubtful(port, targetProcesses) ? 'doubtful' : 'stated',
    origin: { file: files[first.file]!, line: first.line },
  };
}

function countOf(parts: readonly SeenConnection[]): number | null {
  let sum: number | null = null;
  for (const { counts, timelessCount } of parts) {
    for (const count of counts) sum = (sum ?? 0) + count;
    if (timelessCount !== null) sum = (sum ?? 0) + timelessCount;
  }
  return sum;
}

function processesOf(
  pairs: readonly (readonly [process: number, application: number])[],
  texts: TextNumbers,
): readonly ProcessSeen[] {
  const byKey = new Map(
    pairs.map(([process, application]) => [`${process}:${application}`, [process, application] as const]),
  );
  return [...byKey.values()]
    .map(([process, application]) => ({ process: texts.textOf(process), application: texts.textOf(application) }))
    .filter(({ process, application }) => process !== '' || application !== '')
    .toSorted(
      (left, right) => compareText(left.process, right.process) || compareText(left.application, right.application),
    );
}

const shownEnd = (end: ConnectionEnd & { readonly kind: 'other' }): string =>
  end.name === '' ? end.addresses.join(', ') : end.name;

function problemsOf(connections: readonly Connection[], hasInventory: boolean): readonly Problem[] {
  const others = connections.flatMap(({ source, target }) => [source, target]).filter((end) => end.kind === 'other');
  const ambiguous = new Map(
    others
      .filter(({ why }) => why === 'ambiguous')
      .map((end) => [shownEnd(end), { shown: shownEnd(end), candidates: end.candidates }]),
  );
  const strangers = new Set(
    connections.flatMap(({ source }) =>
      source.kind === 'other' && source.why === 'unknown' ? [shownEnd(source)] : [],
    ),
  );
  const doubtful = connections.filter(({ direction }) => direction === 'doubtful');
  return [
    ...(ambiguous.size === 0 ? [] : [ambiguousEnds([...ambiguous.values()])]),
    ...(strangers.size === 0 || !hasInventory ? [] : [noSourceKnown([...strangers])]),
    ...(doubtful.length === 0 ? [] : [doubtfulDirections(doubtful[0]!.origin, doubtful.length)]),
  ];
}
