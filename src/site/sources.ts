const page = (path: string, date: string): string => `MicrosoftDocs/azure-docs articles/${path}.md (${date})`;

type PageName =
  | 'brief'
  | 'factory'
  | 'policy'
  | 'modernized'
  | 'classicEnd'
  | 'applianceMatrix'
  | 'applianceDeploy'
  | 'matrix'
  | 'capacity'
  | 'plannerReport'
  | 'plannerReportHyperV'
  | 'highChurn'
  | 'questions'
  | 'azureQuestions'
  | 'troubleshoot'
  | 'monitor'
  | 'recoveryPlan'
  | 'directory'
  | 'endpoints'
  | 'endpointDns'
  | 'migrateNetwork'
  | 'migrateExpressRoute'
  | 'migrateAppliance'
  | 'agentless'
  | 'migrateMatrix'
  | 'migrateHyperV'
  | 'hyperVMigration'
  | 'plannerRun'
  | 'scaleOut'
  | 'migrateQuestions'
  | 'vmwareAccount'
  | 'reprotect'
  | 'failbackTypes'
  | 'failoverModernized'
  | 'addresses'
  | 'expressRoute'
  | 'outbound'
  | 'passwordAge'
  | 'secureChannel'
  | 'rodc'
  | 'vssWriters'
  | 'linuxScripts'
  | 'mysql'
  | 'hyperBdr';

/** The pages behind the rules, each with its own date. */
export const PAGES: Readonly<Record<PageName, string>> = {
  brief: 'the brief of the first customer, section "what went wrong"',
  factory: 'the brief of the manufacturer, section "trouble"',
  policy: page('site-recovery/vmware-azure-set-up-replication', '03/05/2018'),
  modernized: page('site-recovery/vmware-azure-architecture-modernized', '04/04/2023'),
  classicEnd: `${page('site-recovery/vmware-azure-configuration-server-requirements', '12/31/2018')}; out of support since 30 March 2026`,
  applianceMatrix: page('site-recovery/replication-appliance-support-matrix', '04/21/2026'),
  applianceDeploy: page('site-recovery/deploy-vmware-azure-replication-appliance-modernized', '08/01/2023'),
  matrix: page('site-recovery/vmware-physical-azure-support-matrix', '09/28/2023'),
  capacity: page('site-recovery/site-recovery-plan-capacity-vmware', '08/19/2021'),
  plannerReport: page('site-recovery/site-recovery-vmware-deployment-planner-analyze-report', '01/12/2026'),
  plannerReportHyperV: page('site-recovery/hyper-v-deployment-planner-analyze-report', '10/21/2019'),
  highChurn: page('site-recovery/concepts-azure-to-azure-high-churn-support', '07/14/2023'),
  questions: page('site-recovery/vmware-azure-common-questions', '11/14/2019'),
  azureQuestions: page('site-recovery/azure-to-azure-common-questions', '04/28/2022'),
  troubleshoot: page('site-recovery/vmware-azure-troubleshoot-replication', '08/02/2019'),
  monitor: page('site-recovery/site-recovery-monitor-and-troubleshoot', '02/22/2018'),
  recoveryPlan: page('site-recovery/recovery-plan-overview', '01/23/2020'),
  directory: page('site-recovery/site-recovery-active-directory', '04/01/2020'),
  endpoints: page('site-recovery/hybrid-how-to-enable-replication-private-endpoints', '08/31/2023'),
  endpointDns: page('private-link/private-endpoint-dns', '01/14/2021'),
  migrateNetwork: page('migrate/troubleshoot-network-connectivity', '11/03/2021'),
  migrateExpressRoute: page('migrate/replicate-using-expressroute', '12/12/2022'),
  migrateAppliance: page('migrate/migrate-appliance', '02/06/2025'),
  agentless: page('migrate/concepts-vmware-agentless-migration', '05/12/2025'),
  migrateMatrix: page('migrate/migrate-support-matrix-vmware-migration', '11/01/2022'),
  migrateHyperV: page('migrate/migrate-support-matrix-hyper-v-migration', '10/16/2023'),
  hyperVMigration: page('migrate/hyper-v-migration-architecture', '07/09/2019'),
  plannerRun: page('site-recovery/site-recovery-vmware-deployment-planner-run', '12/28/2018'),
  scaleOut: page('migrate/how-to-scale-out-for-migration', '06/20/2024'),
  migrateQuestions: page('migrate/common-questions-server-migration', '03/06/2023'),
  vmwareAccount: page('site-recovery/vmware-azure-tutorial-prepare-on-premises', '12/31/2018'),
  reprotect: page('site-recovery/vmware-azure-reprotect', '12/17/2018'),
  failbackTypes: page('site-recovery/concepts-types-of-failback', '05/19/2019'),
  failoverModernized: page('site-recovery/failover-failback-overview-modernized', '10/06/2023'),
  addresses: page('site-recovery/concepts-on-premises-to-azure-networking', '10/16/2018'),
  expressRoute: page('expressroute/expressroute-locations-providers', '04/28/2026'),
  outbound:
    'Microsoft Community Hub, "Private subnets by default in Azure virtual networks" (API version 2025-07-01, after 31 March 2026)',
  passwordAge: 'Microsoft Learn, "Domain member: Maximum machine account password age" (06/27/2019)',
  secureChannel: 'Microsoft Learn, "nltest" (Windows Server commands)',
  rodc: 'Microsoft Learn, "Read-Only Domain Controllers Planning and Deployment Guide", credential caching',
  vssWriters: 'Microsoft Learn, "In-Box VSS Writers" (win32/vss)',
  linuxScripts: 'a public note on app-consistent scripts for Linux (weak: no page of the vendor gives the time)',
  mysql: 'MySQL 8.0 Reference Manual, 17.14 and 19.1.6.4 (innodb_flush_log_at_trx_commit, sync_binlog)',
  hyperBdr: 'HyperBDR/docs src/product-overview/product-training/failback.md (2026-08-07)',
};
