import { PRODUCTS } from '../dependency/index.js';
import type { MachineRole } from '../model/index.js';

/** What must all hold of an edge; a part that is absent asks for nothing. */
export interface NoiseSign {
  readonly ports?: readonly number[];
  /** Names of processes, lower case, without `.exe`. */
  readonly clientProcesses?: readonly string[];
  readonly serverProcesses?: readonly string[];
  /** A role of which a tag, a decision, a process or a habit tells; a name alone is not enough. */
  readonly client?: MachineRole;
  readonly server?: MachineRole;
  /** The end that has the role has so many partners on this port that it is the same with all of them. */
  readonly isWide?: true;
  /** Not on ports of what keeps data, and where only its habit tells the server's role, only on a port that it asks of others itself. */
  readonly isOwnPort?: true;
}

/** One kind of traffic that says nothing of which machines belong together. */
export interface NoiseRule {
  readonly id: string;
  /** What it is, in words. */
  readonly words: string;
  /** Why it plans nothing. */
  readonly reason: string;
  /** Any of them is enough. */
  readonly signs: readonly NoiseSign[];
}

/** With so many partners on one port the agent of a service is meant, not a tie of its own. */
export const WIDE = 5;

/** Names, logons and directories: everybody asks them, and nothing runs without. Never noise. */
export const FOUNDATION_PORTS: ReadonlySet<number> = new Set([53, 88, 389, 464, 636, 3268, 3269]);

/** Ports of what keeps data: databases, queues, file shares; that of members of Elasticsearch alone is none. */
export const DATA_PORTS: ReadonlySet<number> = new Set(
  PRODUCTS.filter(({ roles }) => roles.some((role) => role === 'database' || role === 'queue' || role === 'file'))
    .flatMap(({ ports }) => ports)
    .filter((port) => port !== 9300),
);

/** SSH, Telnet, Remote Desktop, VNC and Windows Remote Management. */
export const LOGON_PORTS: readonly number[] = [22, 23, 3389, 5900, 5985, 5986];

/**
 * The rules by which edges are taken for noise, the first that fits. Which of them say nothing about moving together is our choice, and
 * `keepNoise` undoes each. Looked up in November 2026: 1556 and 13724 (Veritas, article 100002391, of 2023-04-17, and its predecessor for
 * NetBackup 7.0), 13782 (NetBackup Administrator's Guide 11.1), 10050 and 10051 (firewall files of SUSE's Zabbix packages), 9100 (Prometheus,
 * "Default port allocations"). All other ports and the names of processes are by convention and were not looked up.
 */
export const NOISE_RULES: readonly NoiseRule[] = [
  {
    id: 'scan',
    words: 'vulnerability scanner',
    reason: 'a scanner tries ports of everybody, whether or not somebody listens',
    signs: [
      { client: 'scanner' },
      { clientProcesses: ['nessusd', 'nmap', 'masscan', 'openvas', 'openvassd', 'qualys-cloud-agent', 'nexpose'] },
    ],
  },
  {
    id: 'monitoring',
    words: 'monitoring and its agents',
    reason: 'the same question to everybody; the target gets a monitoring of its own',
    signs: [
      { ports: [161, 162, 5666, 6556, 9100, 9182, 10_050, 10_051] },
      { client: 'monitoring', isWide: true },
      { server: 'monitoring', isWide: true, isOwnPort: true },
      { clientProcesses: ['zabbix_agentd', 'zabbix_agent2', 'telegraf', 'datadog-agent', 'nrpe', 'newrelic-infra'] },
      { serverProcesses: ['node_exporter', 'windows_exporter', 'snmpd', 'nrpe', 'check_mk_agent'] },
    ],
  },
  {
    id: 'backup',
    words: 'backup and its agents',
    reason: 'copies for keeping; what is moved is backed up anew where it stands then',
    signs: [
      { ports: [1556, 6160, 6162, 9392, 10_000, 13_724, 13_782] },
      { client: 'backup', isWide: true },
      { server: 'backup', isWide: true },
      { clientProcesses: ['bpbkar', 'bpbkar32', 'dsmc', 'dsmcad', 'veeamagent', 'veeamdeploymentsvc', 'bkpagent'] },
    ],
  },
  {
    id: 'log-shipping',
    words: 'log shipping',
    reason: 'logs are sent by everybody, and may arrive late',
    signs: [
      { ports: [514, 1514, 5044, 6514, 9997, 12_201] },
      { server: 'log', isWide: true },
      { clientProcesses: ['filebeat', 'winlogbeat', 'metricbeat', 'fluentd', 'fluent-bit', 'td-agent', 'nxlog'] },
      { clientProcesses: ['rsyslogd', 'syslog-ng', 'promtail', 'vector', 'splunkd'] },
    ],
  },
  {
    id: 'time',
    words: 'time (NTP)',
    reason: 'the clock comes from wherever the machine stands',
    signs: [{ ports: [123] }, { clientProcesses: ['chronyd', 'ntpd', 'w32time', 'systemd-timesyncd'] }],
  },
  {
    id: 'name-chatter',
    words: 'name service chatter (NetBIOS, LLMNR, mDNS, SSDP)',
    reason: 'calls into the subnet, which nobody needs to answer',
    signs: [{ ports: [137, 138, 1900, 5353, 5355] }],
  },
  {
    id: 'updates',
    words: 'updates and patches',
    reason: 'asked by everybody, and not in the minutes of a cutover',
    signs: [
      { ports: [7680, 8530, 8531] },
      { clientProcesses: ['wuauclt', 'usoclient', 'ccmexec', 'apt-get', 'apt', 'yum', 'dnf', 'zypper', 'packagekitd'] },
    ],
  },
  {
    id: 'antivirus',
    words: 'protection against malware',
    reason: 'an agent on everybody that reports to one console',
    signs: [
      {
        clientProcesses: ['ccsvchst', 'mcshield', 'masvc', 'ntrtscan', 'tmlisten', 'mssense', 'msmpeng', 'savservice'],
      },
    ],
  },
  {
    id: 'configuration',
    words: 'configuration management',
    reason: 'an agent on everybody that fetches its settings now and then',
    signs: [
      { ports: [4505, 4506, 8140] },
      { clientProcesses: ['puppet', 'puppet-agent', 'salt-minion', 'chef-client', 'cf-agent'] },
    ],
  },
  {
    id: 'remote-administration',
    words: 'remote administration',
    reason: 'people who log on, from wherever they may',
    signs: [
      { client: 'jumpHost', ports: LOGON_PORTS },
      { clientProcesses: ['mstsc', 'putty', 'mremoteng'], ports: LOGON_PORTS },
    ],
  },
];
