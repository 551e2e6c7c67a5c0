/**
 * Planning waves as plain arithmetic, freed of names: units are 0…n-1, waves are 0…k-1. Every cost is a whole number of the same
 * small unit, so that sums are exact, a plan's cost is the same on every machine, and a lower bound proves what it says.
 */
export interface WaveProblem {
  /** Day on which each wave cuts over, ascending, counted from the first, which is 0. Its length is the number of waves. */
  readonly days: readonly number[];
  readonly units: readonly WaveUnit[];
  readonly ties: readonly WaveTie[];
  readonly spans: readonly WaveSpan[];
  readonly orders: readonly WaveOrder[];
  readonly mixes: readonly WaveMix[];
  /** What a wave can bear, by resource: `limits[resource][wave]`. */
  readonly limits: readonly (readonly number[])[];
  /** Absent: waves may differ in size as they please. */
  readonly balance?: WaveBalance;
}

/** What moves as one: a machine, or machines that nothing may part. */
export interface WaveUnit {
  /** What it takes of each resource, in the order of `limits`. */
  readonly loads: readonly number[];
  /** First and last wave it may be in, both included. */
  readonly earliest: number;
  readonly latest: number;
  /** What it costs to be in each wave. */
  readonly costs: readonly number[];
}

/** Calls from a client to a server, which cross the link for as long as the two stand on different sides of it. */
export interface WaveTie {
  readonly client: number;
  readonly server: number;
  /** Once, where the two are in different waves. */
  readonly apart: number;
  /** For each day between their waves. */
  readonly perDay: number;
  /** In addition for each day on which the server has not followed its client yet. */
  readonly serverLaterPerDay: number;
}

/** Units that belong together, such as an application: each day between its first and its last wave costs. */
export interface WaveSpan {
  readonly units: readonly number[];
  readonly perDay: number;
}

/** All of `before` should be there when the first of `after` moves: each day that they are late costs. */
export interface WaveOrder {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly perDay: number;
}

/** Each wave that holds units of both sides costs, such as production beside test. */
export interface WaveMix {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly perWave: number;
}

/** What a wave should take of a resource: each unit of the resource below `from` or above `to` costs, in every wave. */
export interface WaveBalance {
  readonly resource: number;
  readonly from: number;
  readonly to: number;
  readonly perUnit: number;
}

/** What a wave costs for taking so much of the resource. */
export const imbalanceCost = ({ from, to, perUnit }: WaveBalance, load: number): number =>
  load < from ? perUnit * (from - load) : load > to ? perUnit * (load - to) : 0;

/** The wave of each unit. */
export type WaveAssignment = readonly number[];
