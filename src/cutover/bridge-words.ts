import type { AddressPlan } from './address-plan.js';
import { bridgeOf } from './bridge.js';
import type { Bridge } from './bridge.js';
import type { FirewallEnd, FirewallRow } from './firewall-row.js';
import { groupAlike } from './group-alike.js';
import { listWords } from './safe-text.js';
import type { WaveView } from './wave-view.js';

/** What NAT or a proxy changes for firewalls, and who asks from the side on which the machine is; nothing where clients ask the machine itself. */
export function bridgeWords(plan: AddressPlan, view: WaveView, rows: readonly FirewallRow[]): readonly string[] {
  const bridge = bridgeOf(plan, view);
  if (bridge === null) return [];
  return [...ruleWords(bridge, rows), ...hairpinWords(bridge)];
}

/** The same rows as those of firewall.csv, so that both say one thing. */
function ruleWords({ plan, side, source, target, wave }: Bridge, rows: readonly FirewallRow[]): readonly string[] {
  const ports = new Set(plan.ports.map(({ port }) => port));
  const isOwn = ({ after, direction, from, to, port }: FirewallRow): boolean =>
    after === wave &&
    direction === 'toAzure' &&
    ports.has(port) &&
    to.name === target.name &&
    (side === 'azure' || from.name === source.name);
  const own = rows.filter((row) => isOwn(row));
  if (own.length === 0) return [];
  const protocols = [...new Set(own.map(({ protocol, port }) => `${protocol} ${port}`))];
  if (side === 'azure') {
    return [
      `To let through, as firewall.csv has it: ${listWords(protocols)} from the clients to ${endWords(target)}; and in the network security group of ${listWords([plan.machine.name])} from ${source.name}, since Azure Firewall puts an address of its own in the place of the client.`,
    ];
  }
  const missing =
    source.addresses.length === 0
      ? ` That address is not stated${plan.chosen === 'nat' ? ' (nat.snat)' : ' (proxyAddress)'}: look it up on the box, and write it into the rule.`
      : '';
  return [
    `To let through, as firewall.csv has it: ${listWords(protocols)} from ${endWords(source)} to ${endWords(target)}. A rule that names the clients lets nothing through, since no question arrives from them.${missing}`,
  ];
}

const endWords = ({ name, addresses }: FirewallEnd): string =>
  `${listWords([name])} (${addresses.length === 0 ? 'address not stated' : addresses.join(', ')})`;

function hairpinWords({ hairpins, side, plan, wave }: Bridge): readonly string[] {
  if (hairpins.length === 0) return [];
  const own = listWords([plan.machine.name]);
  const groups = groupAlike(hairpins, ({ after }) => `${after}`).map((alike) => {
    const names = listWords(alike.map(({ client }) => client.name));
    return `${names} from wave ${alike[0]!.after} on`;
  });
  const who = `Hairpin: ${groups.join('; ')} ${hairpins.length === 1 ? 'is' : 'are'} in Azure as ${own} is`;
  if (side === 'azure') {
    return [
      `${who}. Azure Firewall sets its own address for them too, so that the answer comes back by it; the better cure is the name or the new address, written into each with its move in wave ${wave} or later.`,
    ];
  }
  return [
    `${who}, and still ${hairpins.length === 1 ? 'asks' : 'ask'} the old address on the site: the question crosses the link twice, and without SNAT the answer would go to them directly, from an address that they never asked. Never leave out the part that sets the source address, not even to see clients in logs. The cure: write the name or the new address into each of them when it moves, since it is touched then anyway.`,
  ];
}
