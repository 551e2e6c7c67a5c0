import { compareText } from '../model/index.js';
import type { Machine, Problem } from '../model/index.js';
import { connectCaptures } from './capture-connections.js';
import type { CapturedConnections } from './capture-connections.js';
import type { Connection, ConnectionEnd, UnansweredAttempts } from './connection.js';
import { connectionOf } from './connection-of.js';
import { machineFinder } from './find-machine.js';
import { foldPorts, isDoubtfulGroup, servedPorts, turnRound } from './fold-ports.js';
import { groupParts, keyOfGroup } from './group-parts.js';
import { createJoin } from './join-ends.js';
import type { Join } from './join-ends.js';
import { capturesOfNone } from './problems.js';
import { problemsOfConnections } from './problems-of-connections.js';
import type { RunState, Unanswered } from './run-state.js';

export interface AggregateOptions {
  readonly machines: readonly Machine[];
  readonly files: readonly string[];
  /** Every port stays by itself and as the rows have it: neither folded nor turned round. */
  readonly keepPorts: boolean;
}

/** Joins both ends of what was seen to machines and sums what is one connection. Cost: linear but for the sort of the result. */
export function aggregate(
  run: RunState,
  { machines, files, keepPorts }: AggregateOptions,
): {
  readonly connections: readonly Connection[];
  readonly unanswered: readonly UnansweredAttempts[];
  readonly problems: readonly Problem[];
} {
  const find = machineFinder(machines);
  const captured = connectCaptures(run, files, find);
  const join = createJoin({ texts: run.texts, find, owners: captured.owners });
  const all = groupParts(allParts(run, captured), join, run.texts);
  const served = servedPorts(all, offeredKeys(run, captured, join));
  const groups = keepPorts ? all : foldPorts(turnRound(all, served), served);
  const attempts = attemptsOf(run, join);
  const ends = join.finish();
  const connections = groups
    .map((group) => ({ key: keyOfGroup(group), group }))
    .toSorted((left, right) => compareText(left.key, right.key))
    .map(({ group }) => connectionOf(group, isDoubtfulGroup(group, served), { ends, texts: run.texts, files }));
  const unanswered = attempts
    .map(({ key, known }) => ({
      source: ends.get(key)!,
      ...{ count: known.count, targets: known.targets.size, ports: known.ports.size },
      origin: { file: files[known.file]!, line: known.line },
    }))
    .toSorted((left, right) => right.count - left.count || compareText(shown(left.source), shown(right.source)));
  const told = machines.length === 0 || captured.ofNone.length === 0 ? [] : [capturesOfNone(captured.ofNone)];
  return {
    ...{ connections, unanswered },
    problems: [...told, ...problemsOfConnections({ connections, unanswered, machines })],
  };
}

const shown = (end: ConnectionEnd): string =>
  end.kind === 'machine' ? end.id : `${end.name}\n${end.addresses.join(' ')}`;

function* allParts(run: RunState, captured: CapturedConnections) {
  yield* run.seen.values();
  yield* captured.parts;
}

function offeredKeys({ texts, offers }: RunState, { listening }: CapturedConnections, join: Join): ReadonlySet<string> {
  const { numberOf } = texts;
  return new Set([
    ...[...offers.values()].map(({ name, address, port }) => `${join.keyOf(name, address, 0)}\n${port}`),
    ...listening.map(({ end, port }) => `${join.keyOf(numberOf(end.name), numberOf(end.address), 0)}\n${port}`),
  ]);
}

/** A machine with several addresses tries from all of them. */
function attemptsOf({ unanswered }: RunState, join: Join) {
  const byEnd = new Map<string, ReturnType<typeof copyOf>>();
  for (const one of unanswered.values()) {
    const key = join.keyOf(one.name, one.address, 0);
    const known = byEnd.get(key);
    if (known === undefined) {
      byEnd.set(key, copyOf(one));
      continue;
    }
    known.count += one.count;
    for (const target of one.targets) known.targets.add(target);
    for (const port of one.ports) known.ports.add(port);
    if (one.file < known.file || (one.file === known.file && one.line < known.line)) {
      known.file = one.file;
      known.line = one.line;
    }
  }
  return [...byEnd].map(([key, known]) => ({ key, known }));
}

const copyOf = ({ count, targets, ports, file, line }: Unanswered) => ({
  ...{ count, file, line },
  targets: new Set(targets),
  ports: new Set(ports),
});
