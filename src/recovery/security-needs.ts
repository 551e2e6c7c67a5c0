import type { PointGeneration } from './retention.js';
import type { FoundAppliances } from './security-appliances.js';
import type { PlatformNeed } from './target-design.js';

export interface NeedsInput {
  readonly region: string | null;
  readonly generation: PointGeneration;
  readonly appliances: FoundAppliances;
  readonly hasDirectory: boolean;
  readonly hasWindows: boolean;
  readonly hasHyperV: boolean;
  /** Machines of VMware and physical ones, which have an agent within. */
  readonly hasOthers: boolean;
}

interface Way {
  readonly protocol: 'tcp' | 'udp';
  readonly ports: readonly string[];
}

/** A need with what rules are made of: protocol and ports, and which machines of a subnet have it. */
export interface NeedOf extends PlatformNeed {
  readonly way: readonly Way[];
  readonly who: 'all' | 'windows' | 'withAgent' | 'directory';
  /** What has to be answered before its rule can be written; absent: nothing, or nothing yet. */
  readonly question?: string;
}

type Draft = Omit<NeedOf, 'ports'>;

const recovery = (page: string, date: string): string =>
  `MicrosoftDocs/azure-docs, articles/site-recovery/${page}.md, ${date}`;
const network = (page: string, date: string): string =>
  `MicrosoftDocs/azure-docs, articles/virtual-network/${page}.md, ${date}`;

/** The pages that say what has to be let through, with their dates. */
const PAGES = {
  host: network('what-is-ip-address-168-63-129-16', '05/15/2019'),
  groups: network('network-security-groups-overview', '07/15/2025'),
  tags: network('service-tags-overview', '4/23/2021'),
  activation:
    'MicrosoftDocs/SupportArticles-docs, support/azure/virtual-machines/windows/custom-routes-enable-kms-activation.md, 07/17/2024',
  time: 'MicrosoftDocs/azure-compute-docs, articles/virtual-machines/linux/time-sync.md, 12/09/2024',
  azure: recovery('azure-to-azure-about-networking', '3/13/2020'),
  modernized: recovery('vmware-azure-architecture-modernized', '04/04/2023'),
  back: recovery('failover-failback-overview-modernized', '10/06/2023'),
  questions: recovery('vmware-azure-common-questions', '11/14/2019'),
  reprotect: recovery('vmware-azure-reprotect', '12/17/2018'),
  hyperV: recovery('hyper-v-azure-architecture', '02/14/2018'),
  hyperBdr: 'HyperBDR/docs, src/userguide/poc/failback-agent-pre-settings.md, 2026-08-07',
} as const;

const HOST = '168.63.129.16';
const HTTPS: readonly Way[] = [{ protocol: 'tcp', ports: ['443'] }];
const tcp = (...ports: readonly string[]): readonly Way[] => [{ protocol: 'tcp', ports }];

const BACK = 'machines that were failed over are protected back to the site';
const ONWARD = 'machines that run in the recovery region are protected from there to another region of Azure';

/** Everything that is known to be asked, in the order of a failover: to run, to be protected, to go home. */
export function platformNeeds(input: NeedsInput): readonly NeedOf[] {
  return [...hostNeeds(input), ...backNeeds(input), ...regionNeeds(input)].map((one) => ({
    ...one,
    ports: one.way.flatMap(({ protocol, ports }) => ports.map((port) => `${protocol} ${port}`)),
  }));
}

function hostNeeds({ hasDirectory, hasWindows }: NeedsInput): readonly Draft[] {
  return [
    {
      ...{ id: 'host', need: 'Agent of the machine', state: 'open', way: tcp('80', '443', '32526'), who: 'all' },
      ...{ condition: 'machines run in Azure', destinations: [HOST], source: PAGES.host },
      said: 'the agent tells the platform that the machine is ready; the page asks for these ports at least, and warns of blocking the address',
    },
    {
      ...{ id: 'dns', need: 'Names of Azure', state: 'open', who: hasDirectory ? 'directory' : 'all' },
      way: [
        { protocol: 'tcp', ports: ['53'] },
        { protocol: 'udp', ports: ['53'] },
      ],
      condition: hasDirectory
        ? 'the controllers of the recovery site are the DNS servers of the network, and forward names of Azure'
        : 'the network has no DNS server of its own',
      ...{ destinations: [HOST], source: PAGES.host },
      said: `names are answered there, from within the network alone; by another page DNS of the platform is let through unless a tag denies it (${PAGES.groups}), so this rule only says so openly (ours)`,
    },
    ...(hasWindows ? [activation()] : []),
    {
      ...{ id: 'time', need: 'Time', state: 'none', way: [], who: 'all', destinations: ['the host of the machine'] },
      ...{ condition: 'machines run in Azure', source: PAGES.time },
      said: 'the host gives its clock to the machine without the network, where the system is set to take it; a time server that was asked on the site is let through where it was seen, and no other',
    },
  ];
}

const activation = (): Draft => ({
  ...{ id: 'activation', need: 'Activation of Windows', state: 'open', way: tcp('1688'), who: 'windows' },
  condition: 'Windows is activated by the key service of Azure',
  // azkms.core.windows.net has two, kms.core.windows.net one; Azure Global.
  destinations: ['20.118.99.224', '23.102.135.246', '40.83.235.53'],
  source: PAGES.activation,
  said: 'azkms.core.windows.net and kms.core.windows.net of Azure Global, by address, since a rule takes no names; the request has to come from a public address of Azure: behind a firewall or a route to the site these three need a route of their own',
});

function backNeeds({ generation, appliances, hasHyperV, hasOthers, region }: NeedsInput): readonly Draft[] {
  return [
    ...(hasOthers && generation === 'modernized' ? modernizedNeeds(appliances, region) : []),
    ...(hasOthers && generation === 'classic' ? classicNeeds(appliances) : []),
    ...(hasOthers && generation !== 'azureToAzure' ? [togetherNeed(), hyperBdrNeed()] : []),
    ...(hasHyperV
      ? [
          {
            ...({ id: 'hyper-v', need: 'Back to Hyper-V', state: 'none', way: [], who: 'all' } as const),
            ...{ condition: BACK, destinations: ['the hosts on the site'], source: PAGES.hyperV },
            said: 'provider and agent run on the hosts, which ask Azure; nothing runs in the machine',
          },
        ]
      : []),
  ];
}

/** Where an address is known its rule stands ready; else it is asked. */
const placed = (addresses: readonly string[], words: string): Pick<Draft, 'state' | 'destinations'> =>
  addresses.length === 0 ? { state: 'unknown', destinations: [words] } : { state: 'later', destinations: addresses };

const questionOf = (addresses: readonly string[], words: string): Pick<Draft, 'question'> =>
  addresses.length === 0
    ? { question: `at which address ${words} answers: machines that go home need it, and no rule lets them there yet` }
    : {};

const modernizedNeeds = ({ replication }: FoundAppliances, region: string | null): readonly Draft[] => [
  {
    ...{ id: 'appliance', need: 'Back to the appliance', way: tcp('443', '9443'), who: 'withAgent', condition: BACK },
    ...placed(replication, 'the replication appliance on the site'),
    ...questionOf(replication, 'the replication appliance on the site'),
    source: PAGES.modernized,
    said: `443 for control and 9443 for data, which can be changed; failback asks for no other ports than protection (${PAGES.back}), and for no process server in Azure; over the circuit or a VPN`,
  },
  {
    ...{ id: 'key-vault', need: 'Key vault', state: 'later', way: HTTPS, who: 'withAgent', condition: BACK },
    ...{ destinations: [regionTag('AzureKeyVault', region)], source: PAGES.modernized },
    said: `machines that are protected need *.vault.azure.net; the tag is of ${PAGES.tags}`,
  },
];

const classicNeeds = ({ configurationServer, processServer }: FoundAppliances): readonly Draft[] => [
  {
    ...{ id: 'configuration-server', need: 'Back to the configuration server', way: tcp('443'), who: 'withAgent' },
    ...placed(configurationServer, 'the configuration server on the site'),
    ...questionOf(configurationServer, 'the configuration server on the site'),
    ...{ condition: BACK, source: PAGES.questions },
    said: `for control; machines that were failed over have to reach it over the circuit or a VPN (${PAGES.reprotect})`,
  },
  {
    ...{ id: 'process-server', need: 'Back through a process server', way: tcp('9443'), who: 'withAgent' },
    ...placed(processServer, 'a process server, in the network of the recovery site for as long as failback lasts'),
    ...{ condition: BACK, source: PAGES.questions },
    said: `for data; the port can be changed; one in Azure is advised, above all where only a VPN leads to the site (${PAGES.reprotect})`,
  },
];

const togetherNeed = (): Draft => ({
  ...{ id: 'together', need: 'Points of several machines at one time', state: 'unknown', way: tcp('20004') },
  ...{ who: 'withAgent', destinations: ['the other machines of a replication group'], source: PAGES.questions },
  condition: 'machines share a replication group with multi-VM consistency',
  said: 'between the machines of a group; nobody states which they are',
});

const hyperBdrNeed = (): Draft => ({
  ...{ id: 'hyperbdr', need: 'Back by a block-level tool', state: 'unknown', way: tcp('10081', '10443', '30080') },
  ...{ who: 'withAgent', destinations: ['the console of HyperBDR'], source: PAGES.hyperBdr },
  condition: 'failback goes by HyperBDR and not by Site Recovery',
  said: 'from the agent of failback to the console',
});

/** The service tags of protection from region to region, with what asks for each. */
function regionNeeds({ generation, region }: NeedsInput): readonly Draft[] {
  const state = generation === 'azureToAzure' ? 'open' : 'later';
  const rule = (id: string, need: string, tag: string, said: string): Draft => ({
    ...{ id, need, state, way: HTTPS, who: 'all', condition: ONWARD, destinations: [tag], source: PAGES.azure },
    said,
  });
  return [
    rule('site-recovery', 'Site Recovery', 'AzureSiteRecovery', 'the service in any region'),
    rule(
      'storage',
      'Cache of replication',
      regionTag('Storage', region),
      `the storage accounts of the region where the machines run${region === null ? ': narrow the tag to it once it is known' : ''}; a service endpoint keeps it off a firewall`,
    ),
    rule('entra', 'Microsoft Entra ID', 'AzureActiveDirectory', 'the machine proves itself to the service'),
    rule(
      'event-hub',
      'Monitoring of replication',
      'EventHub',
      'the tag may be narrowed to the region that is replicated to, which nobody states',
    ),
    {
      ...rule('key-vault-encryption', 'Key vault of encrypted disks', regionTag('AzureKeyVault', region), ''),
      state: 'later',
      condition: `${ONWARD}, and their disks are encrypted within (Azure Disk Encryption)`,
      said: 'only to enable replication of such machines by the portal',
    },
    {
      ...rule('guest-management', 'Upgrade of the agent', 'GuestAndHybridManagement', ''),
      state: 'later',
      condition: `${ONWARD}, and the Mobility agent upgrades itself`,
      said: 'only to enable the automatic upgrade by the portal',
    },
  ];
}

/** `Storage.EastUS` of `East US`, as the page writes it; a name without its spaces is not told apart, and the whole service stands. */
export function regionTag(tag: string, region: string | null): string {
  const plain = region?.trim() ?? '';
  return /^[A-Z][A-Za-z]*( [A-Z0-9][A-Za-z0-9]*)+$/u.test(plain) ? `${tag}.${plain.replaceAll(' ', '')}` : tag;
}
