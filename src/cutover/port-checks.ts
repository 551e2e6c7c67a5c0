import { compareText } from '../model/index.js';
import type { MachineId, OsFamily } from '../model/index.js';
import { protocolsOf } from '../waves/index.js';
import type { GraphEdge } from '../graph/index.js';
import { groupAlike } from './group-alike.js';
import { reachLines } from './reach-commands.js';
import type { ReachTarget } from './reach-commands.js';
import { commentLine, listWords } from './safe-text.js';
import type { KnownMachine, WaveView } from './wave-view.js';

/** One port of one machine, asked by one client. */
export interface PortCheck {
  readonly client: KnownMachine;
  readonly server: KnownMachine;
  readonly port: number;
  readonly protocol: 'tcp' | 'udp' | null;
  readonly product: string | null;
}

export const checksOf = (edges: readonly GraphEdge[], { known }: WaveView): readonly PortCheck[] =>
  edges.map(({ client, server, port, protocol, product }) => ({
    ...{ client: known(client), server: known(server) },
    ...{ port, protocol, product },
  }));

/** Those of one operating system, whose commands are of one shell, in the order in which the first of each stands. */
export const checksByFamily = (checks: readonly PortCheck[]): readonly (readonly PortCheck[])[] =>
  groupAlike(checks, ({ client }) => client.family);

export const nameOf = ({ name }: KnownMachine): string => name;

/** Without repetition, in their order. */
export function machinesOf(checks: readonly PortCheck[], end: 'client' | 'server'): readonly KnownMachine[] {
  return [...new Map(checks.map((check) => [check[end].id, check[end]] as const)).values()];
}

const inOrder = (left: PortCheck, right: PortCheck): number =>
  left.port - right.port ||
  compareText(left.server.name, right.server.name) ||
  compareText(left.server.id, right.server.id) ||
  compareText(`${left.protocol}`, `${right.protocol}`);

/**
 * The commands of checks of one operating system: one block for each set of clients that ask the same, so that whoever has logged on somewhere
 * does all that is to be done there.
 *
 * @param on where a block runs, before the names of its clients
 * @param hostOf how a server is called; null: it has nothing that could stand in a command
 */
export function checkLines(
  checks: readonly PortCheck[],
  on: string,
  hostOf: (server: KnownMachine) => string | null,
): readonly string[] {
  const family: OsFamily = checks[0]?.client.family ?? 'unknown';
  const byClient = groupAlike(checks, ({ client }) => client.id).map((own) => ({
    client: own[0]!.client,
    targets: own.toSorted(inOrder).map(({ server, port, protocol }): ReachTarget & { readonly id: MachineId } => ({
      ...{ id: server.id, host: hostOf(server), name: server.name },
      ...{ port, protocol },
    })),
  }));
  const alike = groupAlike(byClient, ({ targets }) =>
    JSON.stringify(targets.map(({ id, port, protocol }) => [id, port, protocol])),
  );
  return alike.flatMap((own) => [
    commentLine(`${on}${own.map(({ client }) => client.name).join(', ')}`),
    ...reachLines(family, own[0]!.targets),
  ]);
}

/** The checks as rows to be ticked, by port: who asks whom. Each check is in exactly one row. */
export function checkRows(checks: readonly PortCheck[]): readonly string[] {
  const byPort = groupAlike(checks.toSorted(inOrder), ({ port, protocol, product }) =>
    JSON.stringify([port, protocol, product]),
  );
  return byPort.flatMap((own) => {
    const byClient = groupAlike(own, ({ client }) => client.id).map((asked) => ({
      client: asked[0]!.client,
      servers: machinesOf(asked, 'server'),
    }));
    return groupAlike(byClient, ({ servers }) => JSON.stringify(servers.map(({ id }) => id))).map((alike) => {
      const clients = alike.map(({ client }) => client);
      return `${portWords(own[0]!)}: ${listWords(clients.map(nameOf))} ${clients.length === 1 ? 'asks' : 'ask'} ${listWords(alike[0]!.servers.map(nameOf))}.`;
    });
  });
}

/** `tcp+udp 53, windows-dns`. */
export const portWords = ({ port, protocol, product }: Pick<PortCheck, 'port' | 'protocol' | 'product'>): string =>
  `${protocolsOf({ port, protocol, product }).protocols.join('+')} ${port}${product === null ? '' : `, ${product}`}`;

/** What a group of machines of one operating system is called. */
export function familyWords(family: OsFamily): string {
  if (family === 'windows') return 'Windows';
  if (family === 'linux') return 'Linux';
  return family === 'other' ? 'other systems' : 'systems that no source names';
}
