import { PAGES } from './source-page.js';
import type { SourcePage } from './source-page.js';
import type { AzureCloud, ConnectivityTool } from './tool.js';

/**
 * `migration`: only for agentless migration of VMware; an appliance that assesses may do without. `privateLink`: may be served by a
 * private endpoint instead. `optional`: the page says what is lost without it.
 */
export type UrlNeed = 'required' | 'migration' | 'privateLink' | 'optional';

/** Addresses of one purpose, spelled as the page spells them. */
export interface UrlGroup {
  readonly patterns: readonly string[];
  readonly need: UrlNeed;
  readonly why: string;
  /** What the page's own words do not settle. */
  readonly doubt?: string;
}

/** One list of one page. Two pages may list the same tool differently: both stay, and what only one of them names is told. */
export interface UrlList {
  readonly tool: ConnectivityTool;
  readonly cloud: AzureCloud;
  /** `private`: what stays public where private endpoints are used; `public`: everything. */
  readonly connectivity: 'public' | 'private';
  readonly source: SourcePage;
  readonly groups: readonly UrlGroup[];
}

const WHY = {
  portal: 'Azure portal',
  signIn: 'sign-in and identity (Microsoft Entra ID)',
  apps: 'Microsoft Entra applications of the appliance',
  management: 'Azure Resource Manager',
  logs: 'logs of the appliance, for monitoring',
  vault: 'secrets in Key Vault; machines to be replicated need it as well',
  updates: 'updates of the appliance',
  downloads: 'downloads of updates',
  serviceBus: 'messages between appliance and service',
  discovery: 'discovery service',
  orchestration: 'orchestration of replication',
  blob: 'replication data and its cache account',
  protection: 'processing of replicated disks',
  inventory: 'discovery of the estate on premises',
  time: 'time synchronisation',
  siteRecovery: 'Site Recovery services',
  mysql: 'download of MySQL at setup',
} as const;

type GroupRow = readonly [need: UrlNeed, why: keyof typeof WHY, patterns: string, doubt?: string];

/** Rows are written short, with patterns parted by spaces, so that a page and its row can be compared by eye. */
const groups = (...rows: readonly GroupRow[]): readonly UrlGroup[] =>
  rows.map(([need, why, patterns, doubt]) => ({
    patterns: patterns.split(' '),
    need,
    why: WHY[why],
    ...(doubt === undefined ? {} : { doubt }),
  }));

const GOVERNMENT_SIGN_IN = 'login.microsoftonline.us graph.microsoftazure.us';
const CHINA_SIGN_IN = 'login.chinacloudapi.cn graph.chinacloudapi.cn';
const PUBLIC_NAME_IN_GOVERNMENT =
  'the page prints the name of the public cloud; the storage of Azure Government answers at *.blob.core.usgovcloudapi.net (migrate-appliance.md)';

const MIGRATE_SIGN_IN =
  '*.windows.net *.msftauth.net *.msauth.net *.microsoft.com *.live.com *.office.com *.microsoftonline.com *.microsoftonline-p.com *.microsoftazuread-sso.com';

/** Azure Migrate's appliance: the list of discovery is that of migration, of which `need: 'migration'` may be left out. */
const MIGRATE_APPLIANCE: readonly Omit<UrlList, 'tool'>[] = [
  {
    cloud: 'public',
    connectivity: 'public',
    source: PAGES.migrateAppliance,
    groups: groups(
      ['required', 'portal', '*.portal.azure.com'],
      ['required', 'signIn', `${MIGRATE_SIGN_IN} *.cloud.microsoft`],
      ['required', 'management', 'management.azure.com'],
      ['required', 'logs', '*.services.visualstudio.com'],
      ['required', 'vault', '*.vault.azure.net'],
      ['required', 'updates', 'aka.ms/*'],
      ['required', 'downloads', 'download.microsoft.com/download'],
      ['required', 'serviceBus', '*.servicebus.windows.net'],
      ['required', 'discovery', '*.discoverysrv.windowsazure.com *.migration.windowsazure.com'],
      ['migration', 'orchestration', '*.hypervrecoverymanager.windowsazure.com'],
      ['migration', 'blob', '*.blob.core.windows.net'],
    ),
  },
  {
    cloud: 'government',
    connectivity: 'public',
    source: PAGES.migrateAppliance,
    groups: groups(
      ['required', 'portal', '*.portal.azure.us'],
      ['required', 'signIn', 'graph.windows.net graph.microsoftazure.us login.microsoftonline.us'],
      ['required', 'management', 'management.usgovcloudapi.net'],
      ['required', 'logs', '*.services.visualstudio.com *.applicationinsights.us'],
      ['required', 'vault', '*.vault.usgovcloudapi.net'],
      ['required', 'updates', 'aka.ms/*'],
      ['required', 'downloads', 'download.microsoft.com/download'],
      ['required', 'serviceBus', '*.servicebus.usgovcloudapi.net'],
      ['required', 'discovery', '*.discoverysrv.windowsazure.us *.migration.windowsazure.us'],
      ['migration', 'orchestration', '*.hypervrecoverymanager.windowsazure.us'],
      ['migration', 'blob', '*.blob.core.usgovcloudapi.net'],
    ),
  },
  {
    cloud: 'china',
    connectivity: 'public',
    source: PAGES.migrateAppliance,
    groups: groups(
      ['required', 'portal', '*.portal.azure.cn'],
      ['required', 'signIn', 'graph.chinacloudapi.cn login.microsoftonline.cn'],
      ['required', 'management', 'management.chinacloudapi.cn'],
      ['required', 'logs', '*.services.visualstudio.com *.applicationinsights.azure.cn'],
      ['required', 'vault', '*.vault.chinacloudapi.cn'],
      ['required', 'updates', 'aka.ms/*'],
      ['required', 'downloads', 'download.microsoft.com/download'],
      ['required', 'serviceBus', '*.servicebus.chinacloudapi.cn'],
      ['required', 'discovery', '*.discoverysrv.cn2.windowsazure.cn *.cn2.prod.migration.windowsazure.cn'],
      ['migration', 'orchestration', '*.cn2.hypervrecoverymanager.windowsazure.cn'],
      ['migration', 'blob', '*.blob.core.chinacloudapi.cn'],
    ),
  },
  {
    cloud: 'public',
    connectivity: 'private',
    source: PAGES.migrateAppliance,
    groups: groups(
      ['required', 'portal', '*.portal.azure.com'],
      ['required', 'signIn', MIGRATE_SIGN_IN],
      ['required', 'management', 'management.azure.com'],
      ['optional', 'logs', '*.services.visualstudio.com'],
      ['optional', 'updates', 'aka.ms/*'],
      ['required', 'downloads', 'download.microsoft.com/download'],
      ['privateLink', 'blob', '*.blob.core.windows.net'],
    ),
  },
  {
    cloud: 'government',
    connectivity: 'private',
    source: PAGES.migrateAppliance,
    groups: groups(
      ['required', 'portal', '*.portal.azure.us'],
      ['required', 'signIn', 'graph.windows.net login.microsoftonline.us'],
      ['required', 'management', 'management.usgovcloudapi.net'],
      ['optional', 'logs', '*.services.visualstudio.com *.applicationinsights.us'],
      ['optional', 'updates', 'aka.ms/*'],
      ['required', 'downloads', 'download.microsoft.com/download'],
      ['privateLink', 'blob', '*.blob.core.usgovcloudapi.net'],
    ),
  },
];

const REPLICATION_APPLIANCE_SIGN_IN =
  'login.microsoftonline.com secure.aadcdn.microsoftonline-p.com login.live.com graph.windows.net login.windows.net www.live.com www.microsoft.com';

const REPLICATION_APPLIANCE: readonly UrlList[] = [
  {
    tool: 'migrate-agent-based',
    cloud: 'public',
    connectivity: 'public',
    source: PAGES.migrateReplicationAppliance,
    groups: groups(
      ['required', 'protection', '*.backup.windowsazure.com'],
      ['required', 'blob', '*.store.core.windows.net *.blob.core.windows.net'],
      ['required', 'orchestration', '*.hypervrecoverymanager.windowsazure.com'],
      ['required', 'management', 'management.azure.com'],
      ['optional', 'logs', '*.services.visualstudio.com'],
      ['required', 'time', 'time.windows.com'],
      ['required', 'signIn', REPLICATION_APPLIANCE_SIGN_IN],
      ['required', 'mysql', 'dev.mysql.com'],
    ),
  },
  {
    tool: 'migrate-agent-based',
    cloud: 'government',
    connectivity: 'public',
    source: PAGES.migrateReplicationAppliance,
    groups: groups(
      ['required', 'protection', '*.backup.windowsazure.us'],
      ['required', 'blob', '*.store.core.windows.net *.blob.core.windows.net', PUBLIC_NAME_IN_GOVERNMENT],
      ['required', 'orchestration', '*.hypervrecoverymanager.windowsazure.us'],
      ['required', 'management', 'management.usgovcloudapi.net'],
      ['optional', 'logs', '*.services.visualstudio.com'],
      ['required', 'time', 'time.nist.gov'],
      ['required', 'signIn', REPLICATION_APPLIANCE_SIGN_IN],
      ['required', 'mysql', 'dev.mysql.com'],
    ),
  },
  {
    tool: 'migrate-agent-based',
    cloud: 'china',
    connectivity: 'public',
    source: PAGES.migrateReplicationAppliance,
    groups: groups(
      ['required', 'protection', '*.backup.windowsazure.cn'],
      ['required', 'blob', '*.store.core.chinacloudapi.cn *.blob.core.chinacloudapi.cn'],
      ['required', 'orchestration', '*.hypervrecoverymanager.windowsazure.cn'],
      ['required', 'management', 'management.chinacloudapi.cn'],
      ['optional', 'logs', '*.services.visualstudio.com'],
      ['required', 'time', 'time.windows.cn'],
      [
        'required',
        'signIn',
        'login.microsoftonline.cn secure.aadcdn.microsoftonline-p.cn login.live.com graph.chinacloudapi.cn login.chinacloudapi.cn www.live.com www.microsoft.com',
      ],
      ['required', 'mysql', 'dev.mysql.com'],
    ),
  },
  {
    tool: 'migrate-agent-based',
    cloud: 'public',
    connectivity: 'private',
    source: PAGES.migrateReplicationAppliance,
    groups: groups(
      ['privateLink', 'blob', '*.blob.core.windows.net', 'the page prints *.blob.core.windows.com here'],
      ['required', 'management', 'management.azure.com'],
      ['required', 'signIn', 'login.microsoftonline.com login.windows.net www.live.com www.microsoft.com'],
    ),
  },
];

const SITE_RECOVERY: readonly UrlList[] = [
  {
    tool: 'asr-modernized',
    cloud: 'public',
    connectivity: 'public',
    source: PAGES.asrArchitecture,
    groups: groups(
      ['required', 'portal', 'portal.azure.com'],
      ['required', 'signIn', '*.windows.net *.msftauth.net *.msauth.net *.microsoft.com *.live.com *.office.com'],
      ['required', 'apps', '*.microsoftonline.com'],
      ['required', 'management', 'management.azure.com'],
      ['required', 'logs', '*.services.visualstudio.com'],
      ['required', 'vault', '*.vault.azure.net'],
      ['required', 'updates', 'aka.ms'],
      ['required', 'downloads', 'download.microsoft.com/download'],
      ['required', 'serviceBus', '*.servicebus.windows.net'],
      ['required', 'discovery', '*.discoverysrv.windowsazure.com'],
      ['required', 'orchestration', '*.hypervrecoverymanager.windowsazure.com'],
      ['required', 'blob', '*.blob.core.windows.net'],
      ['required', 'protection', '*.backup.windowsazure.com'],
      ['required', 'inventory', '*.prod.migration.windowsazure.com'],
    ),
  },
  {
    tool: 'asr-modernized',
    cloud: 'public',
    connectivity: 'public',
    source: PAGES.asrAppliance,
    groups: groups(
      [
        'required',
        'signIn',
        'login.windows.net graph.windows.net *.msftauth.net *.msauth.net *.live.com *.office.com m365.cloud.microsoft.com developer.microsoft.com graph.microsoft.com',
      ],
      ['required', 'apps', 'login.microsoftonline.com'],
      ['required', 'vault', '*.vault.azure.net'],
      ['privateLink', 'management', 'management.azure.com'],
      ['privateLink', 'blob', '*.blob.core.windows.net'],
      ['privateLink', 'siteRecovery', '*.siterecovery.windowsazure.com'],
      ['privateLink', 'inventory', '*.prod.migration.windowsazure.com'],
      ['optional', 'portal', 'portal.azure.com'],
      ['optional', 'downloads', 'download.microsoft.com/*'],
      ['optional', 'updates', 'aka.ms/v2arcmlatestapplianceservices'],
      ['optional', 'logs', '*.services.visualstudio.com *.events.data.microsoft.com'],
    ),
  },
  {
    tool: 'asr-modernized',
    cloud: 'government',
    connectivity: 'public',
    source: PAGES.asrAppliance,
    groups: groups(
      ['required', 'signIn', GOVERNMENT_SIGN_IN],
      ['required', 'portal', 'portal.azure.us'],
      ['required', 'apps', '*.microsoftonline.us'],
      ['required', 'management', 'management.usgovcloudapi.net'],
      ['required', 'orchestration', '*.hypervrecoverymanager.windowsazure.us'],
      ['required', 'inventory', '*.migration.windowsazure.us'],
      ['required', 'protection', '*.backup.windowsazure.us'],
      ['required', 'vault', '*.vault.usgovcloudapi.net'],
    ),
  },
  {
    tool: 'asr-modernized',
    cloud: 'china',
    connectivity: 'public',
    source: PAGES.asrAppliance,
    groups: groups(
      ['required', 'signIn', CHINA_SIGN_IN],
      ['required', 'portal', 'portal.azure.cn'],
      ['required', 'apps', '*.microsoftonline.cn'],
      ['required', 'management', 'management.chinacloudapi.cn'],
      ['required', 'orchestration', '*.hypervrecoverymanager.windowsazure.cn'],
      ['required', 'inventory', '*.migration.windowsazure.cn'],
      ['required', 'protection', '*.backup.windowsazure.cn'],
      ['required', 'vault', '*.vault.azure.cn'],
    ),
  },
  {
    tool: 'asr-modernized',
    cloud: 'public',
    connectivity: 'private',
    source: PAGES.asrPrivateEndpoints,
    groups: groups(
      ['required', 'portal', 'portal.azure.com'],
      ['required', 'signIn', '*.windows.net *.msftauth.net *.msauth.net *.microsoft.com *.live.com *.office.com'],
      ['required', 'apps', '*.microsoftonline.com *.microsoftonline-p.com'],
      ['required', 'management', 'management.azure.com'],
      ['required', 'siteRecovery', '*.siterecovery.windowsazure.com'],
    ),
  },
  {
    tool: 'asr-modernized',
    cloud: 'government',
    connectivity: 'private',
    source: PAGES.asrPrivateEndpoints,
    groups: groups(
      ['required', 'signIn', 'login.microsoftonline.us graph.windows.net'],
      ['required', 'portal', '*.portal.azure.us'],
      ['required', 'management', 'management.usgovcloudapi.net'],
    ),
  },
  {
    tool: 'asr-modernized',
    cloud: 'china',
    connectivity: 'private',
    source: PAGES.asrPrivateEndpoints,
    groups: groups(
      ['required', 'signIn', 'login.microsoftonline.cn graph.chinacloudapi.cn'],
      ['required', 'portal', '*.portal.azure.cn'],
      ['required', 'management', 'management.chinacloudapi.cn'],
    ),
  },
];

/** Every list of addresses that a vendor's page states, in the order of tools. */
export const URL_LISTS: readonly UrlList[] = [
  ...SITE_RECOVERY,
  ...MIGRATE_APPLIANCE.map((list): UrlList => ({ tool: 'migrate-agentless', ...list })),
  ...MIGRATE_APPLIANCE.map((list): UrlList => ({
    tool: 'migrate-discovery',
    ...list,
    groups: list.groups.filter(({ need }) => need !== 'migration'),
  })),
  ...REPLICATION_APPLIANCE,
];

/** The same address, however a page ends it: `aka.ms`, `aka.ms/*` and `https://aka.ms/` are one. */
export const hostOfPattern = (pattern: string): string =>
  pattern
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '');

/** A name that can be looked up: no pattern. */
export const isConcreteHost = (pattern: string): boolean => !pattern.includes('*');
