import type { FailbackPlatform, FailbackWayName, RecoveryPlan } from '../../recovery/index.js';
import { LIMIT_WORDS } from '../../replication/index.js';
import type { LimitName, ReplicationPlan } from '../../replication/index.js';

type Placement = ReplicationPlan['placement'];
type RecoveryAction = RecoveryPlan['groups']['runs'][number]['groups'][number]['before'][number];
type Words<Name extends string> = Readonly<Record<Name, string>>;

/** Limits of a plan of replication, and rooms that stand among them in its table. */
const LIMITS: Words<LimitName | 'datastoreRoom' | 'volumeRoom'> = {
  ...LIMIT_WORDS,
  datastoreRoom: 'room on the datastore',
  volumeRoom: 'room on the volume',
};

const GENERATIONS: Words<ReplicationPlan['machines'][number]['generation']> = {
  modernized: 'modernized',
  classic: 'classic',
  agentless: 'agentless',
  agentBased: 'agent-based',
  hyperV: 'Hyper-V',
};

const APPLIANCES: Words<Placement['appliances'][number]['kind']> = {
  azureMigrate: 'Azure Migrate appliance',
  scaleOut: 'scale-out appliance',
  replication: 'replication appliance',
  configurationServer: 'configuration server',
  processServer: 'process server',
  hyperVProvider: 'provider on the Hyper-V host',
};

const ACCOUNTS: Words<Placement['cacheAccounts'][number]['kind']> = {
  standard: 'standard',
  premiumBlockBlob: 'premium block blob',
};

const CHECKLIST_PARTS: Words<ReplicationPlan['checklist'][number]['part']> = {
  ports: 'ports',
  urls: 'addresses of the web',
  privateEndpoints: 'private endpoints',
  names: 'names',
  rights: 'rights',
};

const COSTS: Words<ReplicationPlan['cost']['lines'][number]['kind']> = {
  instance: 'instance',
  cache: 'cache',
  seedDisk: 'seed disk',
  snapshot: 'snapshot',
  egress: 'egress',
};

/** By the ids of the checks of a policy. */
const POLICY_RULES: Words<string> = {
  generation: 'generation',
  retention: 'how long points are kept',
  'app-frequency': 'application-consistent points, how often',
  'crash-frequency': 'crash-consistent points, how often',
  'any-point': 'back to any moment',
  'rpo-threshold': 'alarm of the recovery point objective',
  'multi-vm': 'points that several machines share',
};

const POINTS: Words<RecoveryPlan['points']['rpo'][number]['kind']> = {
  crashConsistent: 'crash-consistent',
  appConsistent: 'application-consistent',
};

const SCOPES: Words<RecoveryAction['scope'][number]> = {
  test: 'test failover',
  failover: 'failover',
  plannedFailover: 'planned failover',
};

const EGRESS: Words<RecoveryPlan['target']['subnets'][number]['egress']> = {
  natGateway: 'NAT gateway',
  firewall: 'firewall',
  none: 'none',
};

const ENDPOINTS: Words<RecoveryPlan['target']['endpoints'][number]['kind']> = {
  paas: 'service of Azure',
  database: 'database',
  cdn: 'CDN',
  internet: 'internet',
  site: 'site',
  unknown: 'unknown',
};

const DOUBTS: Words<RecoveryPlan['protection']['doubts'][number]['state']> = {
  atRisk: 'over a limit',
  leftOut: 'disk left out',
};

const PLATFORMS: Words<FailbackPlatform> = {
  vmware: 'VMware',
  hyperv: 'Hyper-V',
  physical: 'physical',
  other: 'platform unknown',
};

const WAYS: Words<FailbackWayName> = {
  siteRecoveryOriginal: 'Site Recovery, original location',
  siteRecoveryAlternate: 'Site Recovery, alternate location',
  hyperVOriginal: 'Hyper-V, original host, least downtime',
  hyperVAlternate: 'Hyper-V, another host',
  hyperVFullDownload: 'Hyper-V, full download',
  general: 'general (transition host)',
  automated: 'automated (cloud interface)',
  conditionalAutomated: 'conditional automated (object storage)',
};

interface PlanWords {
  readonly limit: typeof LIMITS;
  readonly generation: typeof GENERATIONS;
  readonly appliance: typeof APPLIANCES;
  readonly account: typeof ACCOUNTS;
  readonly checklistPart: typeof CHECKLIST_PARTS;
  readonly cost: typeof COSTS;
  readonly policyRule: typeof POLICY_RULES;
  readonly point: typeof POINTS;
  readonly scope: typeof SCOPES;
  readonly egress: typeof EGRESS;
  readonly endpoint: typeof ENDPOINTS;
  readonly doubt: typeof DOUBTS;
  readonly platform: typeof PLATFORMS;
  readonly way: typeof WAYS;
}

/** How people read the values of enumerations of the plans of replication and recovery, on pages, in text and in workbooks. */
export const PLAN_WORDS: PlanWords = {
  limit: LIMITS,
  generation: GENERATIONS,
  appliance: APPLIANCES,
  account: ACCOUNTS,
  checklistPart: CHECKLIST_PARTS,
  cost: COSTS,
  policyRule: POLICY_RULES,
  point: POINTS,
  scope: SCOPES,
  egress: EGRESS,
  endpoint: ENDPOINTS,
  doubt: DOUBTS,
  platform: PLATFORMS,
  way: WAYS,
};
