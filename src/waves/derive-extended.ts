import type { GraphEdge } from '../graph/index.js';
import type { MachineId, MachineRole } from '../model/index.js';
import { nameOrder } from './name-order.js';
import type { Placement } from './placement.js';
import type { WaveMachine } from './wave-input.js';
import type { ExtendedService } from './wave-plan.js';

type Role = ExtendedService['role'];
type Between = ExtendedService['betweenSites'][number];

const ROLES: readonly Role[] = ['directory', 'dns', 'firewall'];
const isRole = (role: MachineRole | null): role is Role => ROLES.some((one) => one === role);

/** What domain controllers ask each other across sites, by the vendor's list: `EXTENSIONS.directory.source`. */
export const DIRECTORY_PORTS: readonly Between[] = [
  { from: 53, to: 53, protocols: ['tcp', 'udp'], service: 'DNS' },
  { from: 88, to: 88, protocols: ['tcp', 'udp'], service: 'Kerberos' },
  { from: 123, to: 123, protocols: ['udp'], service: 'time' },
  { from: 135, to: 135, protocols: ['tcp'], service: 'RPC endpoint mapper' },
  { from: 389, to: 389, protocols: ['tcp', 'udp'], service: 'LDAP' },
  { from: 445, to: 445, protocols: ['tcp'], service: 'SMB' },
  { from: 464, to: 464, protocols: ['tcp', 'udp'], service: 'change of Kerberos passwords' },
  { from: 636, to: 636, protocols: ['tcp'], service: 'LDAP over TLS, where it is used' },
  { from: 3268, to: 3268, protocols: ['tcp'], service: 'global catalogue' },
  { from: 3269, to: 3269, protocols: ['tcp'], service: 'global catalogue over TLS, where it is used' },
  {
    from: 49_152,
    to: 65_535,
    protocols: ['tcp'],
    service: 'RPC: replication of the directory and of SYSVOL, LSA, SAM, Netlogon',
  },
];
const DNS_PORTS: readonly Between[] = [{ from: 53, to: 53, protocols: ['tcp', 'udp'], service: 'forwarded DNS' }];

interface Extension {
  readonly words: string;
  readonly betweenSites: readonly Between[];
  readonly source: string;
}

const EXTENSIONS: Readonly<Record<Role, Extension>> = {
  directory: {
    words:
      'new domain controllers in Azure answer on that side, as a site of their own with the subnets of Azure; they replicate with those on the site, in both directions',
    betweenSites: DIRECTORY_PORTS,
    source: 'MicrosoftDocs/SupportArticles-docs, config-firewall-for-ad-domains-and-trusts.md, 12/26/2023',
  },
  dns: {
    words:
      'resolvers in Azure answer on that side: they forward what they do not know to those on the site, and those on the site forward names of Azure to them',
    betweenSites: DNS_PORTS,
    source: 'MicrosoftDocs/azure-docs, articles/dns/private-resolver-endpoints-rulesets.md; RFC 1035, 4.2',
  },
  firewall: {
    words: 'the way out in Azure is a NAT gateway or a firewall there, so nothing of it passes between the sites',
    betweenSites: [],
    source: 'MicrosoftDocs/azure-docs, articles/virtual-network/ip-services/default-outbound-access.md, 01/30/2026',
  },
};

const covers = (ports: readonly Between[], port: number): boolean =>
  ports.some(({ from, to }) => port >= from && port <= to);

/**
 * Whether what is extended answers such a request on both sides: what a domain controller or resolver is asked as such, and anything
 * that a firewall carries. A database on a domain controller is not extended with the directory. Active Directory Web Services (9389)
 * are of the directory too.
 */
export function isAnsweredByExtension({ unplanned, role }: WaveMachine, { port }: Pick<GraphEdge, 'port'>): boolean {
  if (unplanned?.kind !== 'foundation' || !isRole(role)) return false;
  if (role === 'firewall') return true;
  return covers(EXTENSIONS[role].betweenSites, port) || (role === 'directory' && port === 9389);
}

/**
 * What was extended into Azure before the first wave, by role: who of the plan asks it, and what passes between the sites for the
 * extension itself. Roles without a machine are left out.
 */
export function deriveExtended({ input, terms }: Placement): readonly ExtendedService[] {
  const { sorted } = nameOrder(input.machines);
  return ROLES.flatMap((role): readonly ExtendedService[] => {
    const machines = input.machines.filter((one) => one.unplanned?.kind === 'foundation' && one.role === role);
    if (machines.length === 0) return [];
    const asked = terms.anchored.filter((one) => one.isAnswered && one.other.role === role);
    const counted = asked.flatMap(({ edge }) => edge.connectionsPerDay ?? []);
    const askedBy = new Set(asked.map(({ machine }): MachineId => terms.machines[machine]!.id));
    return [
      {
        role,
        machines: sorted(machines.map(({ id }) => id)),
        askedBy: sorted(askedBy),
        // In whole thousandths, whose sum is exact in any order.
        connectionsPerDay:
          counted.length === 0 && asked.length > 0
            ? null
            : counted.reduce((sum, perDay) => sum + Math.round(perDay * 1000), 0) / 1000,
        ...EXTENSIONS[role],
      },
    ];
  });
}
