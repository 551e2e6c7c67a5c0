import { APPLIANCE_WORDS } from './address-plan.js';
import type { AddressPlan } from './address-plan.js';
import type { FirewallEnd } from './firewall-row.js';
import type { KnownMachine, WaveView } from './wave-view.js';

/** A client that is on the same side as the machine from a wave on, and asks the old address on the other side. */
interface Hairpin {
  readonly client: KnownMachine;
  /** From 1. */
  readonly after: number;
}

/** What stands between clients of an old address and the machine in Azure. */
export interface Bridge {
  readonly plan: AddressPlan;
  /** The wave that the machine moves with, from 1. */
  readonly wave: number;
  /** Where it stands: by Azure Firewall in Azure, else on the site. */
  readonly side: 'site' | 'azure';
  /** From where questions arrive at the machine; no client is seen there. */
  readonly source: FirewallEnd;
  /** What clients of the site ask over the link, or the bridge asks for them. */
  readonly target: FirewallEnd;
  readonly hairpins: readonly Hairpin[];
}

/** The bridge of an address plan; null where clients ask the machine itself. */
export function bridgeOf(plan: AddressPlan, view: WaveView): Bridge | null {
  const { chosen, machine, newAddress } = plan;
  if (chosen !== 'nat' && chosen !== 'proxy') return null;
  const isInAzure = chosen === 'nat' && view.settings.nat.appliance === 'azureFirewall';
  const own: FirewallEnd = {
    ...{ id: machine.id, name: machine.name, addresses: newAddress === null ? [] : [newAddress] },
    today: machine.addresses,
  };
  return {
    ...{ plan, wave: view.wave.number },
    side: isInAzure ? 'azure' : 'site',
    source: sourceOf(plan, view),
    target: targetOf(plan, own, view),
    hairpins: hairpinsOf(plan, view),
  };
}

function sourceOf(
  { chosen, oldAddress }: AddressPlan,
  { settings: { nat, proxy, proxyAddress } }: WaveView,
): FirewallEnd {
  const of = oldAddress ?? 'an old address that is not stated';
  if (chosen === 'proxy') {
    const addresses = proxyAddress === null ? [] : [proxyAddress];
    return { id: null, name: `${proxy ?? 'reverse proxy'} on ${of}, by its own address`, addresses };
  }
  if (nat.appliance === 'azureFirewall') return { id: null, name: 'AzureFirewallSubnet', addresses: [] };
  const words = `NAT for ${of}`;
  return nat.snat === null
    ? { id: null, name: `${words}, by the address of its outgoing interface`, addresses: [] }
    : { id: null, name: words, addresses: [nat.snat] };
}

function targetOf({ chosen, machine }: AddressPlan, own: FirewallEnd, { settings: { nat } }: WaveView): FirewallEnd {
  if (chosen === 'proxy') {
    const front = machine.stated?.loadBalancer ?? null;
    return front === null ? own : { id: null, name: `load balancer of ${machine.name}`, addresses: [front] };
  }
  if (nat.appliance !== 'azureFirewall') return own;
  return { id: null, name: APPLIANCE_WORDS.azureFirewall, addresses: nat.firewall === null ? [] : [nat.firewall] };
}

/** Clients that are in Azure as soon as the machine is, or come later; those that stay are on the side of the old address. */
function hairpinsOf({ ports }: AddressPlan, { wave, waveOf }: WaveView): readonly Hairpin[] {
  const clients = new Map(ports.flatMap((port) => port.clients.map((client) => [client.id, client] as const)));
  return [...clients.values()].flatMap((client) => {
    const own = waveOf(client.id);
    return own === null ? [] : [{ client, after: Math.max(own, wave.number) }];
  });
}
