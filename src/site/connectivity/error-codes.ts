import { parseErrorCode, unsignedOf } from './parse-error-code.js';
import type { ErrorCodeReading } from './parse-error-code.js';
import { PAGES } from './source-page.js';
import type { SourcePage } from './source-page.js';

/** An error of Site Recovery or Azure Migrate, as its page explains it. */
export interface ErrorCode {
  /** As the page prints it. */
  readonly code: number;
  /** The same as Windows writes an HRESULT, where it is one: `0x80040154`. */
  readonly hresult: string | null;
  readonly meaning: string;
  /** Where it arises, where the code belongs to one scenario. */
  readonly scenario: 'VMware' | 'Azure VM' | 'agentless' | null;
  /** What to look at, in this order. */
  readonly check: readonly string[];
  /** The port in question, where it is one. */
  readonly port: number | null;
  readonly source: SourcePage;
}

const code = (
  number: number,
  meaning: string,
  source: SourcePage,
  rest: Partial<Pick<ErrorCode, 'hresult' | 'scenario' | 'check' | 'port'>> = {},
): ErrorCode => ({ code: number, hresult: null, meaning, scenario: null, check: [], port: null, source, ...rest });

const VSS_SERVICES = [
  'start type of the Azure Site Recovery VSS Provider is Automatic',
  'restart VSS, the provider and VDS',
];
const AGENT_SERVICES = ['InMage Scout VX Agent runs', 'InMage Scout Application Service runs', 'svagents*.log'];
const GATEWAY = [
  'the appliance runs',
  'the gateway service (asrgwy) runs',
  'connectivity to storage account, Service Bus and Key Vault',
];

/** Every code of which a page says what it means, by number. */
export const ERROR_CODES: readonly ErrorCode[] = [
  code(806, 'process server has no heartbeat', PAGES.asrTroubleshoot, {
    scenario: 'VMware',
    check: ['the process server runs', 'logs of eventmanager and monitor_protection'],
  }),
  code(1011, 'DiskUploadTimedOut', PAGES.migrateChangeTracking, { scenario: 'agentless', check: GATEWAY }),
  code(1022, 'appliance cannot reach ESXi host', PAGES.migrateChangeTracking, {
    scenario: 'agentless',
    port: 902,
    check: ['the name of the host resolves on the appliance', 'TCP 902 of the host'],
  }),
  code(
    28031,
    'VM creation failed: quota, mixed size families in availability set, or policy',
    PAGES.asrTroubleshootFailover,
    {
      check: ['quota of cores', 'sizes of one availability set are of one family', 'policies of the subscription'],
    },
  ),
  code(28092, 'network interface creation failed', PAGES.asrTroubleshootFailover, {
    check: ['quota of network interfaces', 'try again'],
  }),
  code(
    70038,
    'classic VM creation failed: a needed resource such as the virtual network is missing',
    PAGES.asrTroubleshootFailover,
    {
      check: ['the virtual network of the machine exists'],
    },
  ),
  code(78022, 'master target server has no heartbeat', PAGES.asrTroubleshoot, {
    scenario: 'VMware',
    check: ['the master target runs', 'svagents runs', 'register it anew by cdpcli.exe --registermt'],
  }),
  code(78144, 'no app-consistent recovery point in the last N minutes', PAGES.asrTroubleshoot, {
    scenario: 'VMware',
    check: ['known cases of SQL Server', 'script on Linux', 'vacp.log: vacpError'],
  }),
  code(78169, 'initial replication issue', PAGES.asrTroubleshoot, {
    check: ['connectivity', 'bandwidth', 'time sync', 'antivirus exclusions'],
  }),
  code(78174, 'source machine has no heartbeat', PAGES.asrTroubleshoot, {
    scenario: 'VMware',
    check: ['the machine runs', ...AGENT_SERVICES],
  }),
  code(78188, 'source machine with high churn', PAGES.asrTroubleshoot, {
    check: ['type and size of the replica disk', 'a burst passes', 'exclude the disk', 'plan capacity'],
  }),
  code(95001, 'insufficient permissions found when replication is enabled', PAGES.asrTroubleshoot, {
    scenario: 'VMware',
    check: ['IUSR owns the private folder, home\\svsystems and pushinstallsvc'],
  }),
  code(153006, 'no app-consistent recovery point in the last N minutes', PAGES.asrTroubleshootAzure, {
    scenario: 'Azure VM',
    check: ['known cases of SQL Server', 'Storage Spaces Direct', 'script on Linux', 'vacp.log: vacpError'],
  }),
  code(153007, 'no crash-consistent recovery point in the last 60 minutes', PAGES.asrTroubleshootAzure, {
    scenario: 'Azure VM',
    check: ['churn', 'connectivity to the cache account: 4 MB in 3 s'],
  }),
  code(170010, 'hydration failed', PAGES.asrTroubleshootFailover, {
    check: ['drivers atapi, intelide, storflt, vmbus, storvsc start at boot', 'DHCP starts by itself'],
  }),
  code(
    181008,
    'DisposeArtefactsTimedOut: the component that replicates is down or does not answer; also where no disk snapshot was found because a disk is no longer attached',
    PAGES.migrateChangeTracking,
    { scenario: 'agentless', check: [...GATEWAY, 'every included disk is still attached'] },
  ),
  code(2147221164, 'VSS not installed', PAGES.asrTroubleshoot, {
    hresult: '0x80040154',
    check: ['the provider of Site Recovery is installed', 'failures of its installation'],
  }),
  code(2147943458, 'VSS provider disabled', PAGES.asrTroubleshoot, { hresult: '0x80070422', check: VSS_SERVICES }),
  code(2147754756, 'VSS provider not registered', PAGES.asrTroubleshoot, {
    hresult: '0x80042304',
    check: ['uninstall and install the provider by its two scripts in the agent folder', ...VSS_SERVICES],
  }),
  code(2147754994, 'example: CheckWriterStatus failed (a VSS writer timed out)', PAGES.asrTroubleshoot, {
    hresult: '0x800423f2',
    check: ['vssadmin list writers', 'load while the snapshot is taken'],
  }),
];

const BY_NUMBER = new Map<number, ErrorCode>(
  ERROR_CODES.flatMap((entry) => [
    [entry.code, entry] as const,
    ...(entry.hresult === null ? [] : [[unsignedOf(entry.hresult), entry] as const]),
  ]),
);

export interface FoundErrorCode {
  readonly entry: ErrorCode;
  /** How the text was read. */
  readonly reading: ErrorCodeReading;
}

/**
 * The code that a text means, in any of the forms in which logs and portals print one: `78188`, `Error ID 78188`, `0x80040154`,
 * `2147746132`, `-2147221164`, and `2147221164`, which a page prints for the last without its sign.
 *
 * @returns null where no page of the table explains it
 */
export function findErrorCode(text: string): FoundErrorCode | null {
  for (const reading of parseErrorCode(text)) {
    const entry = BY_NUMBER.get(reading.number);
    if (entry !== undefined) return { entry, reading };
  }
  return null;
}
