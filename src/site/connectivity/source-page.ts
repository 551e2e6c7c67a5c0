/** A page that states a fact: which one, the date it bears, and the day it was read. Dates are `YYYY-MM-DD`. */
export interface SourcePage {
  readonly page: string;
  /** The page's own date; null where it bears none. */
  readonly date: string | null;
  readonly readOn: string;
}

/** For people: `Site Recovery documentation, x.md (2023-04-04)`. */
export const formatSourcePage = ({ page, date }: SourcePage): string => `${page} (${date ?? 'undated'})`;

/** All pages below were read together. */
const READ_ON = '2026-11-21';
/** The day from which the tables of this folder want reading again: address lists change a few times a year. */
export const CONNECTIVITY_REVIEW_BY = '2027-05-31';

const siteRecovery = (page: string, date: string): SourcePage => ({
  page: `Site Recovery documentation, ${page}`,
  date,
  readOn: READ_ON,
});
const migrate = (page: string, date: string): SourcePage => ({
  page: `Azure Migrate documentation, ${page}`,
  date,
  readOn: READ_ON,
});

type PageName =
  | 'asrArchitecture'
  | 'asrClassic'
  | 'asrAppliance'
  | 'asrApplianceDeploy'
  | 'asrPrivateEndpoints'
  | 'asrQuestions'
  | 'asrTroubleshoot'
  | 'asrTroubleshootAzure'
  | 'asrTroubleshootFailover'
  | 'asrDirectory'
  | 'asrFailover'
  | 'asrNetworking'
  | 'migrateAppliance'
  | 'migrateVmware'
  | 'migrateDiscovery'
  | 'migrateScaleOut'
  | 'migrateReplicationAppliance'
  | 'migrateExpressRoute'
  | 'migrateConnectivity'
  | 'migrateChangeTracking'
  | 'migrateAgentless'
  | 'privateLinkDns'
  | 'azureAuthorities'
  | 'hyperBdrFailback'
  | 'hyperBdrAgentless'
  | 'dns';

/** The pages of the tables of this folder, by a short name; in brackets the revision of MicrosoftDocs/azure-docs that was read. */
export const PAGES: Readonly<Record<PageName, SourcePage>> = {
  asrArchitecture: siteRecovery('vmware-azure-architecture-modernized.md [c7e8fd20]', '2023-04-04'),
  asrClassic: siteRecovery('vmware-azure-architecture.md [03058105]', '2024-09-10'),
  asrAppliance: siteRecovery('replication-appliance-support-matrix.md [07d10dec]', '2026-04-21'),
  asrApplianceDeploy: siteRecovery('deploy-vmware-azure-replication-appliance-modernized.md [28e46e11]', '2023-08-01'),
  asrPrivateEndpoints: siteRecovery('hybrid-how-to-enable-replication-private-endpoints.md [02d00dc8]', '2023-08-31'),
  asrQuestions: siteRecovery('vmware-azure-common-questions.md [014bcff1]', '2019-11-14'),
  asrTroubleshoot: siteRecovery('vmware-azure-troubleshoot-replication.md [8013c115]', '2019-08-02'),
  asrTroubleshootAzure: siteRecovery('azure-to-azure-troubleshoot-replication.md [b5106424; 02130e33]', '2025-04-29'),
  asrTroubleshootFailover: siteRecovery('site-recovery-failover-to-azure-troubleshoot.md [02d00dc8]', '2023-08-01'),
  asrDirectory: siteRecovery('site-recovery-active-directory.md [02d00dc8]', '2020-04-01'),
  asrFailover: siteRecovery('site-recovery-failover.md [00a142ac]', '2016-03-14'),
  asrNetworking: siteRecovery('concepts-on-premises-to-azure-networking.md [02d00dc8]', '2022-07-26'),
  migrateAppliance: migrate('migrate-appliance.md [03e5750a]', '2025-02-06'),
  migrateVmware: migrate('migrate-support-matrix-vmware-migration.md [005321d7]', '2022-11-01'),
  migrateDiscovery: migrate('migrate-support-matrix-vmware.md [00fe6a4e]', '2025-05-09'),
  migrateScaleOut: migrate('how-to-scale-out-for-migration.md [0064c4ba]', '2024-06-20'),
  migrateReplicationAppliance: migrate('migrate-replication-appliance.md [017654d1]', '2020-01-30'),
  migrateExpressRoute: migrate('replicate-using-expressroute.md [02d00dc8]', '2022-12-12'),
  migrateConnectivity: migrate('troubleshoot-network-connectivity.md [014bcff1]', '2021-11-03'),
  migrateChangeTracking: migrate('troubleshoot-changed-block-tracking-replication.md [001bf860]', '2022-11-28'),
  migrateAgentless: migrate('concepts-vmware-agentless-migration.md [0b81ec33]', '2025-05-12'),
  privateLinkDns: {
    page: 'Azure Private Link documentation, private-endpoint-dns.md [0095ac36]',
    date: '2021-01-14',
    readOn: READ_ON,
  },
  azureAuthorities: {
    page: 'Azure security documentation, azure-CA-details.md [019eb004]',
    date: '2022-04-28',
    readOn: READ_ON,
  },
  hyperBdrFailback: {
    page: 'HyperBDR documentation, userguide/poc/failback-agent-pre-settings.md [45b2ba3]',
    date: '2026-08-07',
    readOn: READ_ON,
  },
  hyperBdrAgentless: {
    page: 'HyperBDR documentation, limitations/vmware-agentless.md [45b2ba3]',
    date: '2026-08-07',
    readOn: READ_ON,
  },
  dns: { page: 'RFC 1035, section 4.2, and RFC 7766', date: '2016-03-01', readOn: READ_ON },
};
