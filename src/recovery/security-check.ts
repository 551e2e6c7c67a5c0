import type { MachineId } from '../model/index.js';
import { parseAddress } from '../site/index.js';
import { holdsAddress, parseRange } from './subnets-ranges.js';
import type { AddressRange } from './subnets-ranges.js';
import type { SecurityRule, TargetDesign } from './target-design.js';

/** A new connection between two machines of the recovery site. */
export interface AskedFlow {
  readonly client: MachineId;
  readonly server: MachineId;
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
}

/**
 * Whether the rules let a connection through: those of the client's subnet outbound and those of the server's inbound, each by the first
 * that fits in the order of priorities; answers to it need no rule, since the groups keep state. What no rule fits is let through within the
 * network, as Azure's own last rules do; a design of ours denies it before.
 *
 * Source: network-security-groups-overview.md (07/15/2025).
 */
export function createFlowCheck(
  design: Pick<TargetDesign, 'machines' | 'securityGroups' | 'rules'>,
): (flow: AskedFlow) => boolean {
  const placeOf = new Map(design.machines.map((one) => [one.machine, one] as const));
  const groupsOf = new Map<MachineId, string[]>();
  for (const { name, machines } of design.securityGroups) {
    for (const id of machines) groupsOf.set(id, [...(groupsOf.get(id) ?? []), name]);
  }
  const chains = new Map<string, ReadRule[]>();
  for (const rule of design.rules) {
    const key = `${rule.subnet}\n${rule.direction}`;
    const chain = chains.get(key);
    const read: ReadRule = { ...rule, from: readSide(rule.sources), to: readSide(rule.destinations) };
    if (chain === undefined) chains.set(key, [read]);
    else chain.push(read);
  }
  for (const chain of chains.values()) chain.sort((left, right) => left.priority - right.priority);
  const endOf = (id: MachineId): End | null => {
    const place = placeOf.get(id);
    if (place === undefined) return null;
    return {
      subnet: place.subnet,
      names: [...(groupsOf.get(id) ?? []), place.address],
      address: parseAddress(place.address),
    };
  };
  return ({ client, server, protocol, port }) => {
    const [from, to] = [endOf(client), endOf(server)];
    if (from === null || to === null) return false;
    const passes = (chain: readonly ReadRule[] | undefined): boolean => {
      const found = chain?.find(
        (rule) =>
          (rule.protocol === 'any' || rule.protocol === protocol) &&
          rule.ports.some((ports) => hasPort(ports, port)) &&
          isOn(rule.from, from) &&
          isOn(rule.to, to),
      );
      return found === undefined || found.access === 'allow';
    };
    return passes(chains.get(`${from.subnet}\noutbound`)) && passes(chains.get(`${to.subnet}\ninbound`));
  };
}

interface End {
  readonly subnet: string;
  /** Its groups and its address. */
  readonly names: readonly string[];
  readonly address: number | null;
}

/** A side of a rule, read once. */
interface Side {
  readonly isAll: boolean;
  readonly names: ReadonlySet<string>;
  readonly ranges: readonly AddressRange[];
}

interface ReadRule extends SecurityRule {
  readonly from: Side;
  readonly to: Side;
}

const readSide = (names: readonly string[]): Side => ({
  isAll: names.includes('*'),
  names: new Set(names),
  ranges: names.flatMap((name) => parseRange(name) ?? []),
});

const isOn = ({ isAll, names, ranges }: Side, end: End): boolean =>
  isAll ||
  end.names.some((name) => names.has(name)) ||
  (end.address !== null && ranges.some((range) => holdsAddress(range, end.address!)));

function hasPort(ports: string, port: number): boolean {
  if (ports === '*') return true;
  const [from = '', to = from] = ports.split('-');
  return port >= Number(from) && port <= Number(to);
}
