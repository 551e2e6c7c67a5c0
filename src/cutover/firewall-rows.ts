import { csvCell } from '../model/index.js';
import type { Estate, MachineId } from '../model/index.js';
import { protocolsOf } from '../waves/index.js';
import type { WavePlan } from '../waves/index.js';

/** One thing that has to pass between site and Azure, and for how long. */
export interface FirewallRow {
  /** Open it before this wave cuts over, from 1. */
  readonly after: number;
  /** Close it once this wave has cut over; null: it stays. */
  readonly until: number | null;
  readonly direction: 'toAzure' | 'toSite';
  readonly port: number;
  /** `tcp`, `tcp+udp`, `tcp (assumed)`. */
  readonly protocol: string;
  readonly from: FirewallEnd;
  readonly to: FirewallEnd;
  /** `dependency`, `operations: monitoring`, `in no inventory`. */
  readonly why: string;
}

interface FirewallEnd {
  readonly id: MachineId | null;
  readonly name: string;
  readonly addresses: readonly string[];
}

/**
 * All that crosses the link, once each: dependencies, traffic of operations, and parties in no inventory that stand on the site or
 * nobody knows where; in the order of the plan. What leaves Azure for the internet needs no rule of the link.
 */
export function deriveFirewallRows({ plan, estate }: FirewallInput): readonly FirewallRow[] {
  const machines = new Map(estate.machines.map((machine) => [machine.id, machine]));
  const endOf = (id: MachineId): FirewallEnd => {
    const machine = machines.get(id);
    return { id, name: machine?.name ?? id, addresses: machine?.addresses ?? [] };
  };
  const between = plan.cuts.map((cut) => ({ cut, product: cut.product, why: 'dependency' }));
  const operations = plan.operations.map((cut) => ({ cut, product: null, why: `operations: ${cut.rule}` }));
  return [
    ...[...between, ...operations].map(({ cut, product, why }): FirewallRow => {
      const { client, server, inAzure, port, protocol, after, until } = cut;
      return {
        ...{ after, until, port, why },
        direction: inAzure === 'server' ? 'toAzure' : 'toSite',
        protocol: protocolWords({ port, protocol, product }),
        from: endOf(client),
        to: endOf(server),
      };
    }),
    ...plan.outside
      .filter(({ where }) => where !== 'internet')
      .map((one): FirewallRow => {
        const party = { id: null, name: one.party, addresses: one.addresses };
        const isAsking = one.direction === 'asks';
        return {
          ...{ after: one.wave, until: null, port: one.port },
          why: one.where === 'site' ? 'in no inventory' : 'in no inventory, address not known',
          direction: isAsking ? 'toSite' : 'toAzure',
          protocol: protocolWords(one),
          from: isAsking ? endOf(one.machine) : party,
          to: isAsking ? party : endOf(one.machine),
        };
      }),
  ];
}

export interface FirewallInput {
  readonly plan: WavePlan;
  readonly estate: Pick<Estate, 'machines'>;
}

function protocolWords(asked: Parameters<typeof protocolsOf>[0]): string {
  const { protocols, by } = protocolsOf(asked);
  return `${protocols.join('+')}${by === 'assumed' ? ' (assumed)' : ''}`;
}

const COLUMNS = [
  'openBeforeWave',
  'closeAfterWave',
  'into',
  'protocol',
  'port',
  'from',
  'fromAddresses',
  'to',
  'toAddresses',
  'why',
];

/**
 * `firewall.csv`: one row for each pair of ends and port. RFC 4180, UTF-8 without a mark, lines end in CR LF; several addresses of an end
 * stand with `; ` between them. An empty `closeAfterWave`: it stays open.
 */
export const firewallCsv = (input: FirewallInput): string =>
  [COLUMNS, ...deriveFirewallRows(input).map(cellsOf)].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

const cellsOf = ({ after, until, direction, protocol, port, from, to, why }: FirewallRow): readonly string[] => [
  ...[
    String(after),
    until === null ? '' : String(until),
    direction === 'toAzure' ? 'Azure' : 'site',
    protocol,
    String(port),
  ],
  ...[from.name, from.addresses.join('; '), to.name, to.addresses.join('; '), why],
];
