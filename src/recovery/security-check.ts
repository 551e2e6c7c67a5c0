import type { MachineId } from '../model/index.js';
import { parseAddress } from '../site/index.js';
import { holdsAddress, parseRange } from './subnets-ranges.js';
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
  const groupsOf = new Map<MachineId, Set<string>>();
  for (const { name, machines } of design.securityGroups) {
    for (const id of machines) groupsOf.set(id, (groupsOf.get(id) ?? new Set<string>()).add(name));
  }
  const chains = new Map<string, SecurityRule[]>();
  for (const rule of design.rules) {
    const key = `${rule.subnet}\n${rule.direction}`;
    const chain = chains.get(key);
    if (chain === undefined) chains.set(key, [rule]);
    else chain.push(rule);
  }
  for (const chain of chains.values()) chain.sort((left, right) => left.priority - right.priority);
  const isNamed = (names: readonly string[], id: MachineId): boolean =>
    names.some(
      (name) => name === '*' || groupsOf.get(id)?.has(name) === true || isWithin(placeOf.get(id)!.address, name),
    );
  const passes = (chain: readonly SecurityRule[] | undefined, flow: AskedFlow): boolean => {
    const found = chain?.find(
      (rule) =>
        (rule.protocol === 'any' || rule.protocol === flow.protocol) &&
        rule.ports.some((ports) => hasPort(ports, flow.port)) &&
        isNamed(rule.sources, flow.client) &&
        isNamed(rule.destinations, flow.server),
    );
    return found === undefined || found.access === 'allow';
  };
  return (flow) => {
    const [client, server] = [placeOf.get(flow.client), placeOf.get(flow.server)];
    if (client === undefined || server === undefined) return false;
    return (
      passes(chains.get(`${client.subnet}\noutbound`), flow) && passes(chains.get(`${server.subnet}\ninbound`), flow)
    );
  };
}

function isWithin(address: string, name: string): boolean {
  if (name === address) return true;
  const [range, number] = [parseRange(name), parseAddress(address)];
  return range !== null && number !== null && holdsAddress(range, number);
}

function hasPort(ports: string, port: number): boolean {
  if (ports === '*') return true;
  const [from = '', to = from] = ports.split('-');
  return port >= Number(from) && port <= Number(to);
}
