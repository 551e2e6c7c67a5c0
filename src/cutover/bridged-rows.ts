import { visibleLine } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import type { CutDependency } from '../waves/index.js';
import type { Bridge } from './bridge.js';
import { protocolWords, rowOf } from './firewall-row.js';
import type { EndOf, FirewallRow } from './firewall-row.js';
import { listWords } from './safe-text.js';

const portKey = (server: MachineId, port: number, protocol: 'tcp' | 'udp' | null): string =>
  `${server} ${port} ${protocol ?? 'tcp'}`;

type BridgedPort = Bridge['plan']['ports'][number];

/** One port of one bridge. */
interface Bridged {
  readonly key: string;
  readonly bridge: Bridge;
  readonly port: BridgedPort;
}

/** Rows of dependencies that go by a bridge: each bridge and port once, whoever asks it. */
export interface BridgedRows {
  /** Null: the dependency goes by no bridge. Each to be asked once. */
  readonly rowsOf: (cut: CutDependency) => readonly FirewallRow[] | null;
  /** At the end: what no dependency across the link shows. */
  readonly rest: () => readonly FirewallRow[];
}

/** Takes the dependencies that go by one of the bridges, and remembers which bridges have their rows. */
export function bridgedRows(bridges: readonly Bridge[], endOf: EndOf): BridgedRows {
  const all = bridges.flatMap((bridge) =>
    bridge.plan.ports.map((port): Bridged => ({
      ...{ bridge, port },
      key: portKey(bridge.plan.machine.id, port.port, port.protocol),
    })),
  );
  const byKey = new Map(all.map((one) => [one.key, one]));
  const written = new Set<string>();
  const asked = new Set<string>();
  const once = (one: Bridged): readonly FirewallRow[] => {
    if (written.has(one.key)) return [];
    written.add(one.key);
    return questionRows(one, endOf);
  };
  return {
    rowsOf: (cut) => {
      const found = byKey.get(portKey(cut.server, cut.port, cut.protocol));
      if (found?.port.clients.some(({ id }) => id === cut.client) !== true) return null;
      if (cut.inAzure === 'server') return once(found);
      if (found.bridge.side === 'azure') return null;
      // It asks the old address before the machine moves, and goes on asking it there.
      asked.add(`${cut.client} ${found.key}`);
      const why = `dependency; from wave ${found.bridge.wave} on by ${found.bridge.source.name}`;
      return [{ ...rowOf(cut, cut.product, why, endOf), until: null }];
    },
    rest: () =>
      all.flatMap((one) => [
        ...once(one),
        ...(one.bridge.side === 'site' ? hairpinRows(one, endOf, (client) => asked.has(`${client} ${one.key}`)) : []),
      ]),
  };
}

/** What the bridge asks for its clients; of one in Azure, what its clients ask it. */
function questionRows({ bridge, port }: Bridged, endOf: EndOf): readonly FirewallRow[] {
  const shared: Omit<FirewallRow, 'from' | 'why'> = {
    ...{ after: bridge.wave, until: null, port: port.port, protocol: protocolWords(port) },
    direction: 'toAzure',
    to: bridge.target,
  };
  if (bridge.side === 'site') {
    return [
      { ...shared, from: bridge.source, why: `dependency, of ${listWords(port.clients.map(({ name }) => name))}` },
    ];
  }
  return port.clients.map((client) => ({
    ...{ ...shared, from: endOf(client.id, false) },
    why: `dependency on ${visibleLine(bridge.plan.machine.name)}, which has to let ${visibleLine(bridge.source.name)} in`,
  }));
}

function hairpinRows(
  { bridge: { hairpins, plan, source }, port }: Bridged,
  endOf: EndOf,
  isAsking: (client: MachineId) => boolean,
): readonly FirewallRow[] {
  const clients = new Set(port.clients.map(({ id }) => id));
  const open = hairpins.filter(({ client }) => clients.has(client.id) && !isAsking(client.id));
  return open.map(({ client, after }) => ({
    ...{ after, until: null, direction: 'toSite', port: port.port, protocol: protocolWords(port) },
    from: endOf(client.id, true),
    to: { id: plan.machine.id, name: plan.machine.name, addresses: plan.oldAddress === null ? [] : [plan.oldAddress] },
    why: `hairpin: asks the old address from Azure, and ${visibleLine(source.name)} leads it back there; ends when it asks by name`,
  }));
}
