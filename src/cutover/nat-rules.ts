import type { CutoverSettings } from './cutover-settings.js';
import { commentLine } from './safe-text.js';

/** An old address whose ports lead to a new one. Addresses are IPv4 and checked. */
export interface Translation {
  /** From 1 within the wave: rules of each machine can be removed by themselves. */
  readonly index: number;
  readonly wave: number;
  readonly name: string;
  readonly oldAddress: string;
  readonly newAddress: string;
  readonly ports: readonly { readonly port: number; readonly protocol: 'tcp' | 'udp' | null }[];
  /** IPv4 addresses of clients, for rules that name them; empty: unknown. */
  readonly clients: readonly string[];
}

/** Rules to put in place, and those that take them away again. */
export interface RuleLines {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

const protocolOf = ({ protocol }: Translation['ports'][number]): 'tcp' | 'udp' => protocol ?? 'tcp';

/**
 * DNAT and SNAT of one old address. With SNAT the answer comes back the same way: without it the machine in Azure would answer the
 * client directly, from an address that the client never asked.
 */
export function translationLines(one: Translation, nat: CutoverSettings['nat']): RuleLines {
  switch (nat.appliance) {
    case null:
      return { add: [], remove: [] };
    case 'nftables':
      return nftables(one, nat);
    case 'iptables':
      return iptables(one, nat);
    case 'azureFirewall':
      return azureFirewall(one, nat);
  }
}

const takeOver = ({ oldAddress }: Translation, nat: CutoverSettings['nat']): RuleLines => {
  const device = nat.interface;
  if (device === null) {
    const said = commentLine(
      `where clients share the subnet of ${oldAddress}: add ${oldAddress}/32 to the interface that faces them; state nat.interface to have the line`,
    );
    return { add: [said], remove: [] };
  }
  return {
    add: [
      commentLine('only after the machine of the site is off; needed where clients share its subnet'),
      `ip address add ${oldAddress}/32 dev ${device}`,
      `arping -c 3 -A -I ${device} ${oldAddress}`,
    ],
    remove: [`ip address del ${oldAddress}/32 dev ${device}`],
  };
};

const FORWARDING = 'sysctl -w net.ipv4.ip_forward=1';

/** A table of its own, before the chains of the firewall (-100 and 100), so that neither its rules nor its masquerading come first. */
function nftables(one: Translation, nat: CutoverSettings['nat']): RuleLines {
  const table = `portolan_wave_${one.wave}_${one.index}`;
  const { add, remove } = takeOver(one, nat);
  const source = nat.snat === null ? 'masquerade' : `snat to ${nat.snat}`;
  const rules = one.ports.flatMap((entry) => {
    const match = `${protocolOf(entry)} dport ${entry.port}`;
    return [
      `nft add rule ip ${table} prerouting ip daddr ${one.oldAddress} ${match} counter dnat to ${one.newAddress}:${entry.port}`,
      `nft add rule ip ${table} postrouting ip daddr ${one.newAddress} ${match} ct status dnat counter ${source}`,
    ];
  });
  return {
    add: [
      commentLine(`${one.name}: ${one.oldAddress} leads to ${one.newAddress}`),
      FORWARDING,
      `nft add table ip ${table}`,
      `nft 'add chain ip ${table} prerouting { type nat hook prerouting priority -110 ; policy accept ; }'`,
      `nft 'add chain ip ${table} postrouting { type nat hook postrouting priority 90 ; policy accept ; }'`,
      ...rules,
      ...add,
    ],
    remove: [`nft delete table ip ${table}`, ...remove],
  };
}

/** Inserted first, for the same reason; each rule is removed by the same words. */
function iptables(one: Translation, nat: CutoverSettings['nat']): RuleLines {
  const { add, remove } = takeOver(one, nat);
  const target = nat.snat === null ? '-j MASQUERADE' : `-j SNAT --to-source ${nat.snat}`;
  const rulesOf = (action: '-I' | '-D'): readonly string[] =>
    one.ports.flatMap((entry) => {
      const protocol = protocolOf(entry);
      const comment = `-m comment --comment portolan-wave-${one.wave}-${one.index}`;
      return [
        `iptables -t nat ${action} PREROUTING -d ${one.oldAddress}/32 -p ${protocol} --dport ${entry.port} ${comment} -j DNAT --to-destination ${one.newAddress}:${entry.port}`,
        `iptables -t nat ${action} POSTROUTING -d ${one.newAddress}/32 -p ${protocol} --dport ${entry.port} -m conntrack --ctstate DNAT ${comment} ${target}`,
        `iptables ${action} FORWARD -d ${one.newAddress}/32 -p ${protocol} --dport ${entry.port} ${comment} -j ACCEPT`,
        `iptables ${action} FORWARD -s ${one.newAddress}/32 -p ${protocol} --sport ${entry.port} -m conntrack --ctstate ESTABLISHED ${comment} -j ACCEPT`,
      ];
    });
  return {
    add: [
      commentLine(`${one.name}: ${one.oldAddress} leads to ${one.newAddress}`),
      FORWARDING,
      ...rulesOf('-I'),
      ...add,
    ],
    remove: [...rulesOf('-D'), ...remove],
  };
}

/** Rules as data of a collection of DNAT rules of a firewall policy; Azure Firewall sets the source itself. */
function azureFirewall(one: Translation, nat: CutoverSettings['nat']): RuleLines {
  const firewall = nat.firewall;
  if (firewall === null) {
    return {
      add: [commentLine('state nat.firewall: only what is addressed to the firewall itself is translated')],
      remove: [],
    };
  }
  const nameOf = (entry: Translation['ports'][number]): string =>
    `portolan-wave-${one.wave}-${one.index}-${protocolOf(entry)}-${entry.port}`;
  const rules = one.ports.map((entry) =>
    JSON.stringify({
      ruleType: 'NatRule',
      name: nameOf(entry),
      ipProtocols: [protocolOf(entry).toUpperCase()],
      sourceAddresses: one.clients.length === 0 ? ['*'] : one.clients,
      destinationAddresses: [firewall],
      destinationPorts: [`${entry.port}`],
      translatedAddress: one.newAddress,
      translatedPort: `${entry.port}`,
    }),
  );
  return {
    add: rules,
    remove: one.ports.map((entry) => commentLine(`remove the rule ${nameOf(entry)} from the collection`)),
  };
}
