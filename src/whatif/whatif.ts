import type { CostTotal, Policy } from '../assessment/index.js';
import type { Catalogue, PriceSheet, RegionOffer } from '../catalog/index.js';
import type { ComputeTerms } from '../cost/index.js';
import type { Estate, MachineId, Micros } from '../model/index.js';
import type { PeakSet } from '../timeseries/index.js';

/** A name for some series, and the regular expressions that pick them, as in the policy's `sizes.series`. */
export interface SeriesChoice {
  readonly name: string;
  readonly patterns: readonly string[];
}

/** What is varied; an empty list leaves the policy's own. The grid is every combination. */
export interface WhatIfAxes {
  /** Whole numbers from 1 to 100. Databases keep the policy's percentile where that is higher. */
  readonly percentiles: readonly number[];
  /** One factor on used CPU, memory, disk operations and throughput, and network; the factor on disk size stays. */
  readonly comforts: readonly number[];
  readonly historyDays: readonly number[];
  readonly terms: readonly ComputeTerms[];
  readonly series: readonly SeriesChoice[];
  /** Names of regions, each with an offer. */
  readonly regions: readonly string[];
}

/** All that a grid depends on: an assessment's inputs, and the offers of more than one region. */
export interface WhatIfInput {
  readonly estate: Estate;
  readonly peaks: PeakSet | null;
  readonly catalogue: Catalogue;
  /** The policy that the grid varies; it is the first cell. */
  readonly policy: Policy;
  readonly region: string;
  /** By region, the price sheet laid over them; those of `region` and of the axis. */
  readonly offers: ReadonlyMap<string, RegionOffer>;
  readonly axes: WhatIfAxes;
  readonly asOf: string | null;
  readonly priceSheet: PriceSheet | null;
  readonly engineVersion: string;
}

/** Where a cell stands in the grid. */
export interface CellPlace {
  readonly percentile: number;
  /** Null where the policy has more than one factor. */
  readonly comfort: number | null;
  readonly historyDays: number;
  readonly terms: ComputeTerms;
  /** `policy` for the policy's own. */
  readonly series: string;
  readonly region: string;
}

/**
 * 10-minute buckets in which some machine's maximum exceeds what its chosen size or disk offers, over all buckets with a
 * sample of sized machines. In-sample: the same weeks that sizing looked at.
 */
export interface Overload {
  /** Over the machines of the curve. */
  readonly buckets: number;
  readonly overloaded: number;
  /** Machines with an overloaded bucket. */
  readonly machines: number;
}

export interface WhatIfCell extends CellPlace {
  readonly totals: { readonly running: CostTotal; readonly poweredOff: CostTotal; readonly all: CostTotal };
  /** For each of `machines`, the place of its size in `sizes`; null where none fits. */
  readonly sizes: readonly (number | null)[];
  /** Where the cell stands on the curve: a month's cost and the overload of the machines that the curve is about. */
  readonly curve: { readonly perMonth: Micros; readonly overload: Overload } | null;
  /** Why the cell is not on the curve; null where it is. */
  readonly offCurve: string | null;
  /** No other cell is as cheap and overloads less, or overloads as little and is cheaper. */
  readonly isOnFrontier: boolean;
}

/** The cell after which money buys less; see `findKnee`. */
export interface Knee {
  readonly cell: number;
  readonly rule: string;
}

export interface WhatIf {
  readonly schemaVersion: 1;
  readonly engine: { readonly name: 'portolan'; readonly version: string };
  /** SHA-256 of the assessment that it was made from, as `assess` writes it; in what stands in an output folder. */
  readonly assessmentSha256?: string;
  /** Labels of the inputs of that assessment, in reading order; in what stands in an output folder. */
  readonly assessmentInputs?: readonly string[];
  readonly asOf: string;
  readonly policy: Policy;
  readonly axes: WhatIfAxes;
  /** The buckets that overload is counted in: the longest history of the grid. Null without samples. */
  readonly window: { readonly from: string; readonly to: string; readonly days: number } | null;
  readonly machines: readonly { readonly id: MachineId; readonly name: string }[];
  readonly measuredMachines: number;
  /** Names of sizes, in code-unit order. */
  readonly sizes: readonly string[];
  /** The policy's own first, then the grid, the last axis fastest; cells of equal policies once. */
  readonly cells: readonly WhatIfCell[];
  /** Running machines that every cell of the curve sizes at known prices: sums over others would not compare. */
  readonly curveMachines: number;
  /** Of these, machines of whose bill some line has no known price in every cell alike; it is in no sum. */
  readonly partlyPriced: number;
  /** Cells on the frontier, the cheapest first. */
  readonly frontier: readonly number[];
  readonly knee: Knee | null;
  /** Why there is no knee; null where there is one. */
  readonly noKnee: string | null;
}
