import { SOURCES } from './sources.js';

/** Through what users reach an application, and by which they are moved to Azure. */
export type ShiftProduct = 'frontDoor' | 'applicationGateway' | 'loadBalancer' | 'trafficManager' | 'dns';
export type CutoverMethod = 'blueGreen' | 'gradual';

/** What a way of moving users can do. */
export interface ShiftFacts {
  readonly product: ShiftProduct;
  readonly words: string;
  /** The order of preference of the third brief, from 1; null for what it does not rank. */
  readonly rank: number | null;
  readonly isGlobal: boolean;
  /** Sees requests rather than packets or questions for names. */
  readonly isLayer7: boolean;
  /** What gives each side its share in a gradual move. */
  readonly gradualThrough: 'itself' | 'poolMembers' | 'trafficManager';
  readonly said: string;
  readonly source: string;
}

/** The ways in the order of the ranking; the unranked ones last. */
export const SHIFT_PRODUCTS: readonly ShiftFacts[] = [
  {
    product: 'frontDoor',
    words: 'Azure Front Door',
    rank: 1,
    isGlobal: true,
    isLayer7: true,
    gradualThrough: 'itself',
    said: 'global, with weights, probes and a web application firewall',
    source: SOURCES.frontDoorDomain,
  },
  {
    product: 'applicationGateway',
    words: 'Application Gateway',
    rank: 2,
    isGlobal: false,
    isLayer7: true,
    gradualThrough: 'poolMembers',
    said: 'of one region, for HTTP; other traffic needs a public load balancer beside it',
    source: SOURCES.brief,
  },
  {
    product: 'loadBalancer',
    words: 'public Load Balancer',
    rank: 3,
    isGlobal: false,
    isLayer7: false,
    gradualThrough: 'trafficManager',
    said: 'the lightest; it sees no requests, and a gradual move needs Traffic Manager above it',
    source: SOURCES.brief,
  },
  {
    product: 'trafficManager',
    words: 'Traffic Manager',
    rank: null,
    isGlobal: true,
    isLayer7: false,
    gradualThrough: 'itself',
    said: 'answers names only and sees no traffic; its TTL and its probes decide how fast users follow',
    source: SOURCES.trafficManager,
  },
  {
    product: 'dns',
    words: 'a DNS record',
    rank: null,
    isGlobal: true,
    isLayer7: false,
    gradualThrough: 'trafficManager',
    said: 'nothing in between; a gradual move needs Traffic Manager behind the name',
    source: SOURCES.ttl,
  },
];

export const shiftFactsOf = (product: ShiftProduct): ShiftFacts =>
  SHIFT_PRODUCTS.find((facts) => facts.product === product) ?? SHIFT_PRODUCTS[0]!;

/** What a Traffic Manager profile is for. */
export type TrafficManagerUse =
  'dr' | 'azure to azure dr' | 'gradual migration' | 'geographic' | 'regional with recovery';

export interface TrafficManagerEndpoint {
  readonly name: 'primary' | 'failover' | 'onPremises' | 'azure';
  /** `External`: what the profile may point to before it runs, or outside Azure; `Azure`: what runs in Azure; `Nested`: a profile. */
  readonly type: 'External' | 'Azure' | 'Nested';
  /** Of the method Priority: the lowest healthy one gets everything. */
  readonly priority: number | null;
}

export interface TrafficManagerProfile {
  readonly method: 'Priority' | 'Weighted' | 'Geographic';
  readonly endpoints: readonly TrafficManagerEndpoint[];
  /** The method of the profiles below; null where there are none. */
  readonly child: 'Priority' | null;
  readonly said: string;
}

const endpoint = (
  name: TrafficManagerEndpoint['name'],
  type: TrafficManagerEndpoint['type'],
  priority: number | null,
): TrafficManagerEndpoint => ({ name, type, priority });

const PROFILES: Readonly<Record<TrafficManagerUse, TrafficManagerProfile>> = {
  dr: {
    method: 'Priority',
    endpoints: [endpoint('primary', 'External', 1), endpoint('failover', 'External', 2)],
    child: null,
    said: 'both endpoints are external: the site lies outside Azure, and before a failover nothing runs in Azure to point to',
  },
  'azure to azure dr': {
    method: 'Priority',
    endpoints: [endpoint('primary', 'Azure', 1), endpoint('failover', 'External', 2)],
    child: null,
    said: 'the primary runs in Azure; before a failover nothing runs in the recovery region to point to',
  },
  'gradual migration': {
    method: 'Weighted',
    endpoints: [endpoint('onPremises', 'External', null), endpoint('azure', 'External', null)],
    child: null,
    said: 'the weight of Azure grows with what has moved, until the endpoint of the site is deactivated',
  },
  geographic: {
    method: 'Geographic',
    endpoints: [],
    child: null,
    said: 'users of a region stay with its endpoint even where that has failed',
  },
  'regional with recovery': {
    method: 'Geographic',
    endpoints: [],
    child: 'Priority',
    said: 'each region is a nested profile of its own, which fails over by priority',
  },
};

/** Facts of Traffic Manager that a cutover rests on. Source: `SOURCES.trafficManager`. */
export const TRAFFIC_MANAGER: {
  readonly maxNestedLevels: number;
  readonly allowsLoops: boolean;
  readonly seesTraffic: boolean;
  readonly needsInternetEndpoints: boolean;
  readonly source: string;
} = {
  /** Levels of profiles within profiles; loops are refused. */
  maxNestedLevels: 10,
  allowsLoops: false,
  /** It answers questions for names and sees no traffic. */
  seesTraffic: false,
  /** It sends users to endpoints that face the internet. */
  needsInternetEndpoints: true,
  source: SOURCES.trafficManager,
};

/** The profile for a use: its routing method with the type and the priority of each endpoint. */
export const methodFor = (use: TrafficManagerUse): TrafficManagerProfile => PROFILES[use];

/**
 * How long users may still be sent to an endpoint that has failed, in seconds: until the probes give up, and then until the last
 * answer is forgotten. Our own estimate: probe interval x tolerated failures + TTL.
 *
 * @throws {RangeError} a figure is negative or no number
 */
export function estimateShiftSeconds(probe: {
  readonly intervalSeconds: number;
  readonly toleratedFailures: number;
  readonly ttlSeconds: number;
}): number {
  const { intervalSeconds, toleratedFailures, ttlSeconds } = probe;
  for (const figure of [intervalSeconds, toleratedFailures, ttlSeconds]) {
    if (!(figure >= 0 && Number.isFinite(figure))) throw new RangeError(`${figure} is no length of time or count`);
  }
  return intervalSeconds * toleratedFailures + ttlSeconds;
}
