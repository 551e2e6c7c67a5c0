const page = (path: string, date: string): string =>
  `MicrosoftDocs/azure-docs articles/site-recovery/${path}.md (${date})`;

type SourceName =
  | 'own'
  | 'brief'
  | 'policyClassic'
  | 'modernized'
  | 'classicEnd'
  | 'azureQuestions'
  | 'questions'
  | 'recoveryPlan'
  | 'createPlan'
  | 'runbooks'
  | 'monitor'
  | 'directory'
  | 'failoverModernized'
  | 'failoverClassic'
  | 'failoverTutorial'
  | 'failbackTypes'
  | 'failbackClassic'
  | 'reprotect'
  | 'hyperVArchitecture'
  | 'hyperVPolicy'
  | 'hyperVDefaults'
  | 'hyperVQuestions'
  | 'hyperVSteps'
  | 'hyperVFailback'
  | 'hyperVFailover'
  | 'hyperBdr'
  | 'hyperBdrDrill'
  | 'hyperBdrPolicy';

/** The documents that plans of recovery rest on, with the dates that they carry; `own` is our design and nobody's documentation. */
export const RECOVERY_SOURCES: Readonly<Record<SourceName, string>> = {
  own: 'ours, no document of a vendor',
  brief: 'the brief of the first customer',
  policyClassic: page('vmware-azure-set-up-replication', '03/05/2018'),
  modernized: page('vmware-azure-architecture-modernized', '04/04/2023'),
  classicEnd: `${page('vmware-azure-configuration-server-requirements', '12/31/2018')}; out of support since 30 March 2026`,
  azureQuestions: page('azure-to-azure-common-questions', '04/28/2022'),
  questions: page('vmware-azure-common-questions', '11/14/2019'),
  recoveryPlan: page('recovery-plan-overview', '01/23/2020'),
  createPlan: page('site-recovery-create-recovery-plans', '10/28/2018'),
  runbooks: page('site-recovery-runbook-automation', '07/06/2018'),
  monitor: page('site-recovery-monitor-and-troubleshoot', '02/22/2018'),
  directory: page('site-recovery-active-directory', '04/01/2020'),
  failoverModernized: page('failover-failback-overview-modernized', '10/06/2023'),
  failoverClassic: page('failover-failback-overview', '06/30/2021'),
  failoverTutorial: page('vmware-azure-tutorial-failover-failback-modernized', '08/19/2021'),
  failbackTypes: page('concepts-types-of-failback', '05/19/2019'),
  failbackClassic: page('vmware-azure-failback', '03/05/2018'),
  hyperVArchitecture: page('hyper-v-azure-architecture', '02/14/2018'),
  hyperVPolicy: page('hyper-v-azure-tutorial', '12/21/2022'),
  hyperVDefaults: page('hyper-v-vmm-azure-tutorial', '03/19/2020'),
  hyperVQuestions: page('hyper-v-azure-common-questions', '12/27/2024'),
  hyperVSteps: page('hyper-v-site-walkthrough-replication', '06/22/2017'),
  hyperVFailback: page('hyper-v-azure-failback', '11/27/2018'),
  hyperVFailover: page('hyper-v-azure-failover-failback-tutorial', '12/16/2019'),
  reprotect: page('vmware-azure-reprotect', '12/17/2018'),
  hyperBdr: 'HyperBDR/docs src/product-overview/product-training/failback.md (2026-08-07)',
  hyperBdrDrill: 'HyperBDR/docs src/userguide/technical-practices/general-failback-drill.md (2026-08-07)',
  hyperBdrPolicy: 'HyperBDR/docs src/userguide/technical-practices/policy-best-practices.md (2026-08-07)',
};
