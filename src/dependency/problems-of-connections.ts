import type { Machine, Problem } from '../model/index.js';
import type { Connection, ConnectionEnd, UnansweredAttempts } from './connection.js';
import {
  ambiguousEnds,
  behindNat,
  doubtfulDirections,
  foldedPorts,
  noSourceKnown,
  turnedRows,
  unansweredAttempts,
} from './problems.js';
import { roleOfName, rolesOfTag } from './role-words.js';

interface Read {
  readonly connections: readonly Connection[];
  readonly unanswered: readonly UnansweredAttempts[];
  readonly machines: readonly Machine[];
}

const shownEnd = (end: ConnectionEnd): string =>
  end.kind === 'other' && end.name === '' ? end.addresses.join(', ') : end.name;

/** What all connections together leave open. */
export function problemsOfConnections({ connections, unanswered, machines }: Read): readonly Problem[] {
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
  const folded = connections.filter((one) => one.folded !== undefined);
  const turned = connections.filter((one) => one.turnedRows !== undefined);
  const natted = firewallsAsking(connections, machines);
  return [
    ...(ambiguous.size === 0 ? [] : [ambiguousEnds([...ambiguous.values()])]),
    ...(strangers.size === 0 || machines.length === 0 ? [] : [noSourceKnown([...strangers])]),
    ...(natted.length === 0 ? [] : [behindNat(natted)]),
    ...(turned.length === 0 ? [] : [turnedRows(turned[0]!.origin, turned.length)]),
    ...(folded.length === 0
      ? []
      : [
          foldedPorts(folded[0]!.origin, {
            connections: folded.length,
            ports: folded.reduce((sum, one) => sum + (one.folded?.ports ?? 0), 0),
          }),
        ]),
    ...(doubtful.length === 0 ? [] : [doubtfulDirections(doubtful[0]!.origin, doubtful.length)]),
    ...(unanswered.length === 0
      ? []
      : [unansweredAttempts(unanswered.map((one) => ({ ...one, shown: shownEnd(one.source) })))]),
  ];
}

/** What tells that a machine is a firewall: the word of people, else its name; null where nothing does. */
function firewallSign({ name, tags }: Machine): string | null {
  for (const [key, value] of tags) {
    if (key.toLowerCase() === 'role' && rolesOfTag(value).includes('firewall')) return `tag role=${value}`;
  }
  const found = roleOfName(name);
  return found?.role === 'firewall' ? `"${found.part}" in its name` : null;
}

/** Firewalls that ask others: behind source NAT whoever asked has their address. */
function firewallsAsking(
  connections: readonly Connection[],
  machines: readonly Machine[],
): readonly {
  readonly shown: string;
  readonly sign: string;
  readonly connections: number;
  readonly clients: readonly string[];
}[] {
  return machines.flatMap((machine) => {
    const sign = firewallSign(machine);
    if (sign === null) return [];
    const isIt = (end: ConnectionEnd): boolean => end.kind === 'machine' && end.id === machine.id;
    const asking = connections.filter(({ source, target }) => isIt(source) && !isIt(target));
    const clients = new Set(
      connections.filter(({ source, target }) => isIt(target) && !isIt(source)).map((one) => shownEnd(one.source)),
    );
    return asking.length === 0
      ? []
      : [{ shown: machine.name, sign, connections: asking.length, clients: [...clients] }];
  });
}
