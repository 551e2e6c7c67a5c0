import type { CostPolicy } from '../cost/index.js';
import type { ReadinessPolicy } from '../readiness/index.js';
import type { DiskPolicy, SizePolicy, SizingPolicy } from '../sizing/index.js';

/** Every choice an assessment makes, as one visible value. Profiles are policies with a name. */
export interface Policy {
  readonly name: string;
  readonly description: string;
  readonly sizing: SizingPolicy;
  readonly sizes: SizePolicy;
  readonly disks: DiskPolicy;
  readonly readiness: ReadinessPolicy;
  readonly cost: CostPolicy;
  readonly scope: ScopePolicy;
}

export interface ScopePolicy {
  /** `include` puts powered-off machines in a subtotal of their own. */
  readonly poweredOff: 'include' | 'exclude';
  readonly templates: 'include' | 'exclude';
  /** vCLS, vCenter, NSX, replication and backup appliances, matched by name or annotation. */
  readonly appliances: 'include' | 'exclude';
  readonly unknownEnvironment: 'production' | 'nonProduction';
}

/** What a policy need not state. */
const DEFAULT_BUCKET_MINUTES = 10;

/** A policy with another length of buckets. The default is left unstated, so that asking for it changes no byte of an answer. */
export function withBucketMinutes(policy: Policy, bucketMinutes: number): Policy {
  if ((policy.sizing.bucketMinutes ?? DEFAULT_BUCKET_MINUTES) === bucketMinutes) return policy;
  const stated = Object.entries(policy.sizing).filter(([key]) => key !== 'bucketMinutes');
  const sizing = Object.fromEntries(stated) as unknown as Policy['sizing'];
  return { ...policy, sizing: bucketMinutes === DEFAULT_BUCKET_MINUTES ? sizing : { ...sizing, bucketMinutes } };
}
