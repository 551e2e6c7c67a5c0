import type { WorkloadPolicy } from './policy.js';
import { shownNeed } from './rule.js';
import type { WebAppFacts, WebPlatform } from './workload.js';

export type WebPlanSku = 'I1' | 'P1v2' | 'P1v3';

/**
 * How many web applications Azure Migrate puts into one plan.
 *
 * Source: concepts-azure-webapps-assessment-calculation.md (03/03/2023), "Azure App Service cost details".
 */
export const APPS_PER_PLAN: Readonly<Record<WebPlanSku, number>> = { I1: 8, P1v2: 8, P1v3: 16 };

/**
 * The plan by isolation and reservation. Documents and output contradict each other for hourly prices: see `WorkloadPolicy.webPlan`.
 *
 * Source: as above; real output of August 2023 (93 web applications on 6 plans of the Premium v3 tier at hourly prices).
 */
export function webPlanSku(policy: Pick<WorkloadPolicy, 'isolation' | 'reservation' | 'webPlan'>): WebPlanSku {
  if (policy.isolation) return 'I1';
  return policy.reservation || policy.webPlan === 'observed' ? 'P1v3' : 'P1v2';
}

export interface WebPlans {
  readonly plans: number;
  readonly appsInLastPlan: number;
}

/** Plans filled one after another. The cost of a plan is split evenly over the web applications in it. */
export function packWebApps(apps: number, appsPerPlan: number): WebPlans {
  const plans = Math.ceil(apps / appsPerPlan);
  return { plans, appsInLastPlan: plans === 0 ? 0 : apps - (plans - 1) * appsPerPlan };
}

export interface WebShare {
  readonly cores: number;
  readonly memoryGB: number;
}

/** Source of all shares: create-web-app-assessment.md (10/16/2025), "Target right-sizing for Web apps". */
const AS_IS: Readonly<Record<WebPlatform, WebShare>> = {
  aspnet: { cores: 0.15, memoryGB: 0.25 },
  java: { cores: 0.15, memoryGB: 0.15 },
};
const CONTAINER_OVERHEAD: Readonly<Record<WebPlatform, WebShare>> = {
  aspnet: { cores: 0.2, memoryGB: 0.65 },
  java: { cores: 0.1, memoryGB: 0.25 },
};
export const LEAST_WEB_SHARE = 0.6;

/** What a web application is given where nothing was measured; a Tomcat with a fixed heap counts by that. */
export const asIsShare = (platform: WebPlatform, tomcatMemoryMiB: number | null = null): WebShare =>
  platform === 'java' && tomcatMemoryMiB !== null
    ? { cores: AS_IS.java.cores, memoryGB: tomcatMemoryMiB / MIB_PER_GIB }
    : AS_IS[platform];

/** What the image adds, on Kubernetes and in containers of App Service. */
export const containerOverhead = (platform: WebPlatform): WebShare => CONTAINER_OVERHEAD[platform];

const MIB_PER_GIB = 1024;
const PERCENT = 100;

/**
 * The share of its pool that one of several web applications counts: a line from 100 % for one application to the least share. The
 * page says "linear" and "at least 60 %" and not how steep: here each further application takes 10 points, so that 5 reach the least.
 */
export function poolShare(appsInPool: number): number {
  const POINTS_PER_APP = 10;
  const share = (PERCENT - POINTS_PER_APP * (appsInPool - 1)) / PERCENT;
  return Math.max(LEAST_WEB_SHARE, share);
}

export type WebSize =
  | {
      readonly kind: 'share';
      readonly app: WebShare;
      /** The same and what the image of a container adds. */
      readonly inContainer: WebShare;
      readonly steps: readonly string[];
    }
  | { readonly kind: 'unknown' };

const plus = (left: WebShare, right: WebShare): WebShare => ({
  cores: shownNeed(left.cores + right.cores),
  memoryGB: shownNeed(left.memoryGB + right.memoryGB),
});

/** What one web application takes of a plan or a cluster. Unknown where nobody says what it runs on. */
export function webSizeOf(facts: WebAppFacts, policy: WorkloadPolicy): WebSize {
  const { platform, appsInPool, poolCores, poolMemoryMiB, tomcatMemoryMiB } = facts;
  if (platform === null) return { kind: 'unknown' };
  const isMeasured = appsInPool !== null && poolCores !== null && poolMemoryMiB !== null;
  const overhead = containerOverhead(platform);
  if (policy.sizing === 'asOnPremises' || !isMeasured) {
    const app = asIsShare(platform, tomcatMemoryMiB);
    const steps = [`as allocated: ${shownNeed(app.cores)} cores and ${shownNeed(app.memoryGB)} GB for ${platform}`];
    return { kind: 'share', app, inContainer: plus(app, overhead), steps };
  }
  const share = poolShare(appsInPool) * policy.comfort;
  const app = { cores: poolCores * share, memoryGB: (poolMemoryMiB / MIB_PER_GIB) * share };
  const steps = [
    `share of the pool: ${poolShare(appsInPool) * PERCENT} % for one of ${appsInPool}, x comfort ${policy.comfort}`,
    `${shownNeed(poolCores)} cores and ${shownNeed(poolMemoryMiB / MIB_PER_GIB)} GB of the pool`,
  ];
  return {
    kind: 'share',
    app: { cores: shownNeed(app.cores), memoryGB: shownNeed(app.memoryGB) },
    inContainer: plus(app, overhead),
    steps,
  };
}
