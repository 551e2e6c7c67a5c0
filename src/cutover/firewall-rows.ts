import { csvCell } from '../model/index.js';
import type { Estate, MachineId } from '../model/index.js';
import type { DependencyGraph } from '../graph/index.js';
import type { WavePlan } from '../waves/index.js';
import { keptAddressOf, planAddresses } from './address-plan.js';
import { bridgeOf } from './bridge.js';
import type { Bridge } from './bridge.js';
import { bridgedRows } from './bridged-rows.js';
import type { CutoverSettings } from './cutover-settings.js';
import { protocolWords, rowOf } from './firewall-row.js';
import type { FirewallEnd, FirewallRow } from './firewall-row.js';
import { viewPlan, viewWave } from './wave-view.js';

export interface FirewallInput {
  readonly plan: WavePlan;
  readonly estate: Pick<Estate, 'machines'>;
  /** With both, ends in Azure have their addresses there, and what comes by NAT or a proxy comes from that. Left out: addresses of today. */
  readonly graph?: DependencyGraph;
  readonly settings?: CutoverSettings;
}

/** What the settings say of addresses, by machine. */
interface Addressing {
  /** Null: the address in Azure is not stated; the second is what it has today. */
  readonly inAzure: (id: MachineId) => Pick<FirewallEnd, 'addresses' | 'today'>;
  readonly bridges: readonly Bridge[];
}

/**
 * All that crosses the link, once each: dependencies, traffic of operations, and parties in no inventory that stand on the site or
 * nobody knows where; in the order of the plan, then what goes on asking an old address. What leaves Azure for the internet needs no rule of
 * the link.
 *
 * Where the address plan of a machine has NAT or a proxy, its questions come from there, so that one row stands for all its clients; it stays, since
 * clients that follow to Azure go on asking the old address until they are told the name.
 */
export function deriveFirewallRows(input: FirewallInput): readonly FirewallRow[] {
  const { plan, estate } = input;
  const machines = new Map(estate.machines.map((machine) => [machine.id, machine]));
  const { inAzure, bridges } = addressingOf(input);
  const endOf = (id: MachineId, isInAzure: boolean): FirewallEnd => {
    const machine = machines.get(id);
    const own = isInAzure ? inAzure(id) : { addresses: machine?.addresses ?? [] };
    return { id, name: machine?.name ?? id, ...own };
  };
  const bridged = bridgedRows(bridges, endOf);
  const dependencies = plan.cuts.flatMap(
    (cut) => bridged.rowsOf(cut) ?? [rowOf(cut, cut.product, 'dependency', endOf)],
  );
  return [
    ...dependencies,
    ...bridged.rest(),
    ...plan.operations.map((cut) => rowOf(cut, null, `operations: ${cut.rule}`, endOf)),
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
          from: isAsking ? endOf(one.machine, true) : party,
          to: isAsking ? party : endOf(one.machine, true),
        };
      }),
  ];
}

function addressingOf({ plan, estate, graph, settings }: FirewallInput): Addressing {
  const today = new Map(estate.machines.map(({ id, addresses }) => [id, addresses]));
  if (graph === undefined || settings === undefined) {
    return { inAzure: (id) => ({ addresses: today.get(id) ?? [] }), bridges: [] };
  }
  const view = viewPlan({ plan, graph, calendar: null, estate, settings });
  const known = new Map<MachineId, string | null>();
  const bridges: Bridge[] = [];
  for (const wave of plan.waves) {
    const own = viewWave(view, wave);
    for (const machine of own.machines) {
      known.set(machine.id, machine.stated?.newAddress ?? keptAddressOf(machine, own));
    }
    bridges.push(...planAddresses(own).plans.flatMap((one) => bridgeOf(one, own) ?? []));
  }
  return {
    inAzure: (id) => {
      const address = known.get(id) ?? null;
      return address === null ? { addresses: [], today: today.get(id) ?? [] } : { addresses: [address] };
    },
    bridges,
  };
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
 * stand with `; ` between them. An empty `closeAfterWave`: it stays open. `not stated`: the machine is in Azure then, and `newAddress` has to
 * be stated for it; an end without an address is named so that it can be found out.
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
  ...[from.name, addressWords(from), to.name, addressWords(to), why],
];

/** Never an address that holds only today: nobody is to write a rule with it. */
const addressWords = ({ addresses, today }: FirewallEnd): string => {
  if (addresses.length > 0) return addresses.join('; ');
  if (today === undefined) return '';
  return today.length === 0 ? 'not stated' : `not stated, today ${today.join(' and ')}`;
};
