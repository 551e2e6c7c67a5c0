import type { FactGuide } from '../rules/index.js';
import { defineRule } from './define-rule.js';
import { exampleFacts, exampleSign, exampleWith } from './example-facts.js';
import type { CandidateRule } from './rule.js';

const LEARN = 'learn.microsoft.com/azure';

const RULES_OF_FIREWALL: FactGuide = {
  label: 'whether it lets anything in: destination NAT, ports forwarded, VPNs, and rules by name of host',
  howToGet:
    'run iptables-save or nft list ruleset as root, or export the rules of the appliance; list its public addresses and who allows them',
};
const SHARES: FactGuide = {
  label: 'shares, protocols, rights and the size of what is in use',
  howToGet:
    'run Get-SmbShare and Get-SmbShareAccess as an administrator (smbstatus, exportfs -v as root), and sum the folders',
};
const LOGS: FactGuide = {
  label: 'GB a day, how long logs are kept, and who searches them',
  howToGet:
    'read the index sizes (GET _cat/indices with monitor rights) or the spool folder over a week; ask who has dashboards',
};
const LOGONS: FactGuide = {
  label: 'who uses it, from where, and what else lies on it: tools, scripts, scheduled tasks',
  howToGet: 'run last (root) or look at Security events 4624 as an administrator; list schtasks and crontab -l',
};

/** The largest standard share by the page of the rule; newer kinds may hold more. */
const LARGEST_SHARE_GIB = 102_400;

export const EDGE_RULES: readonly CandidateRule[] = [
  defineRule({
    id: 'paas/nat-firewall',
    service: 'azure-firewall',
    roles: ['firewall'],
    inTheWay: () => ['its rules, and whether it lets anything in, are unknown'],
    message: '{machine} is a firewall or translates addresses for others ({sign})',
    remedy:
      'write its rules as policies of {service}: DNAT for what comes in, network and application rules for what goes out; a jump host behind it becomes Azure Bastion',
    source: `${LEARN}/firewall/overview, of 2019-07-10`,
    work: { codeChange: null, containers: false },
    caveats: [
      'never lift and shift it: Azure routes by tables of its own, and one machine is one point of failure',
      'public addresses change: partners that allow the old ones (payments, carriers) are told first',
      'two zones or more, and forced tunnelling where egress stays on premises',
    ],
    toFindOut: [RULES_OF_FIREWALL],
    examples: { passing: [exampleWith('gateway', 'envoy')], failing: [exampleWith('firewall', 'conntrackd')] },
  }),
  defineRule({
    id: 'paas/nat-egress',
    service: 'nat-gateway',
    roles: ['firewall'],
    inTheWay: () => [
      'whether it lets anything in is unknown, and the service lets nothing in',
      'no rules by name of host: whether any are needed is unknown',
    ],
    message: '{machine} gives others their way out ({sign})',
    remedy:
      'if it only lets out, put {service} on each subnet; what comes in goes to Azure Firewall, a load balancer or Application Gateway',
    source: `${LEARN}/nat-gateway/nat-overview, of 2022-12-06`,
    caveats: [
      'outbound only, no filter and no log of destinations',
      'zonal: one for each zone',
      'new networks have no default way out, so this or another is needed',
    ],
    toFindOut: [RULES_OF_FIREWALL],
    examples: { passing: [exampleWith('web', 'nginx')], failing: [exampleWith('firewall', null)] },
  }),
  defineRule({
    id: 'paas/jump-host',
    service: 'bastion',
    roles: ['jumpHost'],
    message: '{machine} is a jump host ({sign})',
    remedy:
      'give people {service} with their own accounts and MFA, move tools to their workstations or a small admin VM, and close 22 and 3389',
    source: `${LEARN}/bastion/bastion-overview, of 2020-01-31`,
    caveats: [
      'it reaches the machines of its network: native clients, file transfer and machines at the site depend on the tier',
      'tools kept on the jump host need another place',
    ],
    toFindOut: [LOGONS],
    examples: {
      passing: [exampleFacts({ roles: [exampleSign('scanner', null)] })],
      failing: [exampleWith('jumpHost', null)],
    },
  }),
  defineRule({
    id: 'paas/file-server',
    service: 'azure-files',
    roles: ['file'],
    movesData: true,
    inTheWay: ({ storageGib }) =>
      storageGib !== null && storageGib > LARGEST_SHARE_GIB
        ? [`its disks hold ${storageGib} GiB, more than one share`]
        : [],
    message: '{machine} serves files ({sign})',
    remedy:
      'copy shares to {service} by Storage Mover or robocopy /MIR with rights, join the account to the directory, and keep names by DFS',
    source: `${LEARN}/storage/files/storage-files-planning, of 2021-03-23`,
    caveats: [
      'rights work with the directory joined; port 445 is often closed towards the internet: a private endpoint',
      'SMB and NFS not on one share; Azure File Sync keeps a cache at the site',
    ],
    toFindOut: [SHARES],
    examples: {
      passing: [exampleWith('database', 'sql-server')],
      failing: [exampleWith('file', 'windows-file', { dataDisksGib: [2000] })],
    },
  }),
  defineRule({
    id: 'paas/file-server-netapp',
    service: 'netapp-files',
    roles: ['file'],
    movesData: true,
    only: ({ storageGib }) => storageGib !== null && storageGib >= 10_240,
    inTheWay: () => ['whether it needs the speed or both protocols at once is unknown'],
    message: '{machine} serves files of more than 10 TiB ({sign})',
    remedy: 'take {service} where files are large, fast, or shared by SMB and NFS at once; else Azure Files costs less',
    source: `${LEARN}/azure-netapp-files/azure-netapp-files-introduction, of 2018-03-28`,
    caveats: ['a capacity pool is paid whole', 'a delegated subnet in the network of its clients'],
    toFindOut: [SHARES],
    examples: {
      passing: [exampleWith('file', 'windows-file', { storageGib: 2048 })],
      failing: [exampleWith('file', 'windows-file', { storageGib: 33_000 })],
    },
  }),
  defineRule({
    id: 'paas/log-server',
    service: 'log-analytics',
    roles: ['log'],
    movesData: true,
    message: '{machine} takes in logs of others ({sign})',
    remedy:
      'send logs by Azure Monitor Agent and data collection rules to {service}; keep the old server to read from until its retention is over',
    source: `${LEARN}/azure-monitor/logs/data-platform-logs, of 2024-07-07`,
    work: { codeChange: 'agents and queries', containers: false },
    caveats: [
      'is paid by GB taken in: measure first',
      'old logs are not moved',
      'dashboards and queries are written anew in KQL',
    ],
    toFindOut: [LOGS],
    examples: {
      passing: [exampleWith('monitoring', 'prometheus')],
      failing: [exampleWith('log', 'logstash', { dataDisksGib: [2000] })],
    },
  }),
  defineRule({
    id: 'paas/directory',
    service: 'domain-controller-vm',
    roles: ['directory'],
    alsoCovers: ['dns'],
    movesData: true,
    message: '{machine} is a domain controller or directory ({sign})',
    remedy:
      'promote a new controller on a VM in Azure and let the directory replicate; never copy its disks, and demote the old one last',
    source: `${LEARN}/architecture/reference-architectures/identity/adds-extend-domain, of 2022-07-28`,
    caveats: [
      'Entra Domain Services is a domain of its own, without domain admins and schema changes: it replaces no existing domain',
      'two controllers, in two zones; DNS of the network points to them',
    ],
    toFindOut: [
      {
        label: 'FSMO roles, sites, trusts and what asks this controller by address',
        howToGet: 'run netdom query fsmo and repadmin /replsummary as a domain user; LDAP clients by events 1644',
      },
    ],
    examples: { passing: [exampleWith('dns', 'bind')], failing: [exampleWith('directory', 'active-directory')] },
  }),
];
