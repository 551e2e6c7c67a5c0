import { PAGES } from './source-page.js';
import type { SourcePage } from './source-page.js';
import type { ConnectivityTool } from './tool.js';

/** An end of a connection, by its part and not by its name. */
export type Party =
  | 'replicated VM'
  | 'Site Recovery appliance'
  | 'configuration server'
  | 'process server'
  | 'Azure Migrate appliance'
  | 'replication appliance'
  | 'Azure'
  | 'Azure Storage'
  | 'vCenter'
  | 'ESXi host'
  | 'Hyper-V host'
  | 'Windows server'
  | 'Linux server'
  | 'domain controller'
  | 'DNS server'
  | 'operator'
  | 'takeover host'
  | 'HyperBDR console'
  | 'failback transition host'
  | 'HyperBDR sync proxy';

export interface PortRow {
  readonly id: string;
  readonly tools: readonly ConnectivityTool[];
  readonly from: Party;
  readonly to: Party;
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
  /** The vendor lets the port be changed. */
  readonly configurable: boolean;
  /** The row whose port is tried first; this one is used where that fails. */
  readonly fallbackOf: string | null;
  readonly why: string;
  readonly source: SourcePage;
}

type Row = Omit<PortRow, 'protocol' | 'configurable' | 'fallbackOf'> & Partial<PortRow>;

const row = (given: Row): PortRow => ({ protocol: 'tcp', configurable: false, fallbackOf: null, ...given });

const SITE_RECOVERY: readonly PortRow[] = [
  row({
    id: 'asr-control',
    tools: ['asr-modernized'],
    from: 'replicated VM',
    to: 'Site Recovery appliance',
    port: 443,
    why: 'control of replication',
    source: PAGES.asrArchitecture,
  }),
  row({
    id: 'asr-data',
    tools: ['asr-modernized'],
    from: 'replicated VM',
    to: 'Site Recovery appliance',
    port: 9443,
    configurable: true,
    why: 'replication data',
    source: PAGES.asrArchitecture,
  }),
  row({
    id: 'asr-to-azure',
    tools: ['asr-modernized'],
    from: 'Site Recovery appliance',
    to: 'Azure',
    port: 443,
    why: 'orchestration',
    source: PAGES.asrArchitecture,
  }),
  row({
    id: 'asr-to-storage',
    tools: ['asr-modernized'],
    from: 'Site Recovery appliance',
    to: 'Azure Storage',
    port: 443,
    why: 'replication data into the cache account',
    source: PAGES.asrArchitecture,
  }),
  row({
    id: 'asr-vm-to-azure',
    tools: ['asr-modernized'],
    from: 'replicated VM',
    to: 'Azure',
    port: 443,
    why: 'Key Vault, to which machines to be replicated need access themselves',
    source: PAGES.asrArchitecture,
  }),
  row({
    id: 'asr-to-vcenter',
    tools: ['asr-modernized'],
    from: 'Site Recovery appliance',
    to: 'vCenter',
    port: 443,
    configurable: true,
    why: 'discovery; the port is entered with the vCenter server',
    source: PAGES.asrApplianceDeploy,
  }),
  row({
    id: 'asr-multi-vm',
    tools: ['asr-modernized', 'asr-classic'],
    from: 'replicated VM',
    to: 'replicated VM',
    port: 20004,
    why: 'multi-VM consistency, where it is on',
    source: PAGES.asrQuestions,
  }),
  row({
    id: 'asr-classic-control',
    tools: ['asr-classic', 'migrate-agent-based'],
    from: 'replicated VM',
    to: 'configuration server',
    port: 443,
    why: 'control of replication',
    source: PAGES.asrQuestions,
  }),
  row({
    id: 'asr-classic-data',
    tools: ['asr-classic', 'migrate-agent-based'],
    from: 'replicated VM',
    to: 'process server',
    port: 9443,
    configurable: true,
    why: 'replication data',
    source: PAGES.asrQuestions,
  }),
  row({
    id: 'asr-classic-to-azure',
    tools: ['asr-classic'],
    from: 'configuration server',
    to: 'Azure',
    port: 443,
    why: 'orchestration',
    source: PAGES.asrClassic,
  }),
  row({
    id: 'asr-classic-process-server-to-azure',
    tools: ['asr-classic'],
    from: 'process server',
    to: 'Azure',
    port: 443,
    why: 'replication data, which land in the cache account',
    source: PAGES.asrClassic,
  }),
  row({
    id: 'asr-classic-to-storage',
    tools: ['asr-classic', 'migrate-agent-based'],
    from: 'process server',
    to: 'Azure Storage',
    port: 443,
    why: 'replication data into the cache account',
    source: PAGES.migrateReplicationAppliance,
  }),
  row({
    id: 'agent-based-to-azure',
    tools: ['migrate-agent-based'],
    from: 'replication appliance',
    to: 'Azure',
    port: 443,
    why: 'orchestration',
    source: PAGES.migrateReplicationAppliance,
  }),
];

const MIGRATE: readonly PortRow[] = [
  row({
    id: 'migrate-to-azure',
    tools: ['migrate-agentless', 'migrate-discovery'],
    from: 'Azure Migrate appliance',
    to: 'Azure',
    port: 443,
    why: 'metadata, replication data and orchestration',
    source: PAGES.migrateVmware,
  }),
  row({
    id: 'migrate-to-vcenter',
    tools: ['migrate-agentless', 'migrate-discovery'],
    from: 'Azure Migrate appliance',
    to: 'vCenter',
    port: 443,
    configurable: true,
    why: 'discovery, snapshots and the course of replication',
    source: PAGES.migrateVmware,
  }),
  row({
    id: 'migrate-to-esxi',
    tools: ['migrate-agentless'],
    from: 'Azure Migrate appliance',
    to: 'ESXi host',
    port: 902,
    why: 'data of snapshots',
    source: PAGES.migrateVmware,
  }),
  row({
    id: 'migrate-from-esxi',
    tools: ['migrate-agentless'],
    from: 'ESXi host',
    to: 'Azure Migrate appliance',
    port: 902,
    why: 'data of snapshots; the page lists 902 outbound from the host as well',
    source: PAGES.migrateVmware,
  }),
  row({
    id: 'migrate-software-inventory',
    tools: ['migrate-discovery', 'migrate-agentless'],
    from: 'Azure Migrate appliance',
    to: 'ESXi host',
    port: 443,
    why: 'software inventory and agentless dependencies',
    source: PAGES.migrateDiscovery,
  }),
  row({
    id: 'migrate-configuration-manager',
    tools: ['migrate-agentless', 'migrate-discovery'],
    from: 'operator',
    to: 'Azure Migrate appliance',
    port: 44368,
    why: 'configuration manager of the appliance',
    source: PAGES.migrateScaleOut,
  }),
  row({
    id: 'migrate-remote-desktop',
    tools: ['migrate-agentless', 'migrate-discovery'],
    from: 'operator',
    to: 'Azure Migrate appliance',
    port: 3389,
    why: 'remote desktop to the appliance',
    source: PAGES.migrateDiscovery,
  }),
  ...(['Hyper-V host', 'Windows server'] as const).flatMap((to) => {
    const id = to === 'Hyper-V host' ? 'migrate-winrm-hyperv' : 'migrate-winrm-windows';
    const common = {
      tools: ['migrate-discovery'] as const,
      from: 'Azure Migrate appliance' as const,
      to,
      source: PAGES.migrateAppliance,
    };
    return [
      row({ ...common, id, port: 5986, why: 'discovery by WinRM over HTTPS' }),
      row({
        ...common,
        id: `${id}-http`,
        port: 5985,
        fallbackOf: id,
        why: 'discovery by WinRM over HTTP where HTTPS is not prepared, unless the appliance enforces HTTPS',
      }),
    ];
  }),
  row({
    id: 'migrate-ssh',
    tools: ['migrate-discovery'],
    from: 'Azure Migrate appliance',
    to: 'Linux server',
    port: 22,
    why: 'discovery by SSH',
    source: PAGES.migrateAppliance,
  }),
  ...(
    [
      [135, 'tcp', 'RPC endpoint'],
      [389, 'tcp', 'LDAP'],
      [636, 'tcp', 'LDAP over TLS'],
      [445, 'tcp', 'SMB'],
      [88, 'tcp', 'Kerberos'],
      [88, 'udp', 'Kerberos'],
      [464, 'tcp', 'Kerberos change'],
      [464, 'udp', 'Kerberos change'],
    ] as const
  ).map(([port, protocol, what]) =>
    row({
      id: `migrate-domain-${port}-${protocol}`,
      tools: ['migrate-discovery'],
      from: 'Azure Migrate appliance',
      to: 'domain controller',
      port,
      protocol,
      why: `${what}, for software inventory with domain credentials`,
      source: PAGES.migrateDiscovery,
    }),
  ),
];

const HYPERBDR: readonly PortRow[] = [
  ...[10443, 30080, 10081].map((port) =>
    row({
      id: `hyperbdr-console-${port}`,
      tools: ['hyperbdr-failback'],
      from: 'takeover host',
      to: 'HyperBDR console',
      port,
      why: 'failback agent to its console',
      source: PAGES.hyperBdrFailback,
    }),
  ),
  row({
    id: 'hyperbdr-transition',
    tools: ['hyperbdr-failback'],
    from: 'takeover host',
    to: 'failback transition host',
    port: 10729,
    why: 'failback data to the transition host',
    source: PAGES.hyperBdrFailback,
  }),
  row({
    id: 'hyperbdr-sync-proxy',
    tools: ['hyperbdr-failback'],
    from: 'HyperBDR sync proxy',
    to: 'ESXi host',
    port: 902,
    why: 'data of disks',
    source: PAGES.hyperBdrAgentless,
  }),
];

/** The appliances look names up like any machine; a firewall between them and the DNS servers stops everything else. */
const NAMES: readonly PortRow[] = (['tcp', 'udp'] as const).flatMap((protocol) =>
  (
    [
      ['asr-modernized', 'Site Recovery appliance'],
      ['migrate-agentless', 'Azure Migrate appliance'],
    ] as const
  ).map(([tool, from]) =>
    row({
      id: `${tool}-dns-${protocol}`,
      tools: tool === 'migrate-agentless' ? ['migrate-agentless', 'migrate-discovery'] : [tool],
      from,
      to: 'DNS server',
      port: 53,
      protocol,
      why: 'names of Azure, vCenter and hosts',
      source: PAGES.dns,
    }),
  ),
);

/** Every port that a page states, in the order of tools. */
export const PORTS: readonly PortRow[] = [...SITE_RECOVERY, ...MIGRATE, ...HYPERBDR, ...NAMES];

/** Whether the vendor lets a port be changed wherever a row names it; null where no row does. */
export function isConfigurablePort(port: number): boolean | null {
  const rows = PORTS.filter((one) => one.port === port);
  return rows.length === 0 ? null : rows.every(({ configurable }) => configurable);
}
