// Databases and web applications on the way to services that would take them over: facts, rules as data, and sizes. Reads no file,
// chooses no machine, and knows no price.
export { assessWorkload } from './assess-workload.js';
export type { TargetAnswer } from './assess-workload.js';
export { assessWorkloads } from './assess-workloads.js';
export type {
  DiscoveredWorkloads,
  TargetCount,
  WebPlanAnswer,
  WorkloadAnswer,
  WorkloadCounts,
  WorkloadsAnswer,
  WorkloadsInput,
} from './assess-workloads.js';
export type { WorkloadBinding, WorkloadMachine } from './bind-workload.js';
export { WORKLOAD_GUIDES } from './facts.js';
export { matchServiceSize } from './match-service-size.js';
export type { ServiceMatch, ServiceNeed, ServiceShortfall } from './match-service-size.js';
export { MYSQL_RULES } from './mysql-rules.js';
export { MYSQL_SIZE_RULE, POSTGRESQL_SIZE_RULE } from './open-source-size.js';
export { DEFAULT_WORKLOAD_POLICY } from './policy.js';
export type { WorkloadPolicy } from './policy.js';
export { POSTGRESQL_OLDEST, POSTGRESQL_READ_REPLICAS, POSTGRESQL_RULES } from './postgresql-rules.js';
export type { Target, WorkloadContext, WorkloadFactName, WorkloadRule } from './rule.js';
export { MANAGED_INSTANCE_SIZES, MYSQL_SIZES, POSTGRESQL_SIZES, SQL_DATABASE_SIZES } from './service-sizes.js';
export type { ServiceSize, ServiceSizes } from './service-sizes.js';
export { FREE_INSTANCE_STORAGE_GB } from './size-workload.js';
export type { MachineNeed, NamedSize, TargetSize } from './size-workload.js';
export { SQL_FEATURE_NAMES, SQL_FEATURES } from './sql-features.js';
export type { SqlFeature } from './sql-features.js';
export { SQL_RULES } from './sql-rules.js';
export { WEB_APP_RULES } from './web-app-rules.js';
export {
  APPS_PER_PLAN,
  asIsShare,
  containerOverhead,
  LEAST_WEB_SHARE,
  packWebApps,
  poolShare,
  webPlanSku,
} from './web-plans.js';
export type { WebPlans, WebPlanSku, WebShare } from './web-plans.js';
export { UNKNOWN_MYSQL, UNKNOWN_POSTGRESQL, UNKNOWN_SQL, UNKNOWN_SQL_DATABASE, UNKNOWN_WEB_APP } from './workload.js';
export type {
  MysqlFacts,
  PostgresqlFacts,
  ServerUse,
  SqlDatabase,
  SqlFacts,
  WebAppFacts,
  WebPlatform,
  Workload,
  WorkloadFacts,
  WorkloadKind,
} from './workload.js';
