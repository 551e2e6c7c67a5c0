// The site: what no inventory tells of network, directory, vCenter, vault, appliances, policy and drills, as people write it down,
// and rules over it. Reads no file, asks no network, and simulates no replication.
export { APPLIANCE_SIZES, MIGRATE_APPLIANCE, MOST_PER_VCENTER } from './appliance-sizes.js';
export type { ApplianceRow } from './appliance-sizes.js';
export {
  CHURN_TARGETS,
  churnLimitOf,
  HIGH_CHURN,
  HYPER_V_CHURN,
  isPrintedTarget,
  MACHINE_CHURN,
  NORMAL_CHURN,
} from './churn-limits.js';
export type { ChurnTarget } from './churn-limits.js';
export { REPLICATED_DISK_LIMITS } from './disk-limits.js';
export { parseAddress } from './addresses.js';
export { deriveSiteCheck } from './derive-site-check.js';
export type { SiteCheck, SiteCheckInput, SiteCounts, SiteFinding } from './derive-site-check.js';
export { DRILL_DIRECTORY } from './directory-facts.js';
export type { RegistrySetting } from './directory-facts.js';
export { FACT_GUIDES } from './fact-guides.js';
export type { SiteFactName } from './fact-guides.js';
export type { SiteEvidence } from './evidence-places.js';
export type { SiteContext, SiteFacts, SiteInventory } from './facts.js';
export { DIRECTORY_WORDS } from './with-statements.js';
export { decimalsApart, figure, figuresApart } from './judge.js';
export type { SiteRule } from './rule.js';
export { SITE_RULES } from './rules.js';
export { PAGES as SITE_PAGES } from './sources.js';
export { AGENTLESS_PRIVILEGES, PRIVILEGES_SOURCE, RECOVERY_PRIVILEGES } from './vcenter-privileges.js';
export { doOverlap, MINUTES_PER_WEEK, parseBlackout, throttleMinutes, throttleWindows, weeklyMbps } from './week.js';
export type { WeekWindow } from './week.js';
export { siteStrangers } from './site-strangers.js';
export type { Entry, Partly } from './partly.js';
export type { Site, SiteMachines, VCenter } from './site.js';
export type { Antivirus, Consistency, SiteDatabase } from './site-consistency.js';
export type { Directory, Dns, DomainController } from './site-directory.js';
export type {
  AllowList,
  Cutover,
  HardCodedAddresses,
  Link,
  Network,
  PrivateEndpoints,
  Proxy,
  Quota,
  Subnet,
  Throttle,
  Weekday,
} from './site-network.js';
export type {
  Agent,
  Appliance,
  Churn,
  ConfigurationServer,
  Datastore,
  Drill,
  Failback,
  FailoverState,
  Generation,
  Replication,
  Scenario,
  SiteDisk,
  Snapshots,
} from './site-replication.js';
export type { Endpoints } from './site-endpoints.js';
export * from './connectivity/index.js';
