import type { Policy } from '../assessment/index.js';
import type { ComputeTerms } from '../cost/index.js';
import type { CellPlace, SeriesChoice, WhatIfInput } from './whatif.js';

/** A cell before it is worked out: the very policy and region that a full run of it would be given. */
export interface PlannedCell {
  readonly place: CellPlace;
  readonly policy: Policy;
}

/** Null for what the policy has itself. */
interface Choice {
  readonly historyDays: number | null;
  readonly percentile: number | null;
  readonly comfort: number | null;
  readonly region: string | null;
  readonly series: SeriesChoice | null;
  readonly terms: ComputeTerms | null;
}

const OWN: Choice = { historyDays: null, percentile: null, comfort: null, region: null, series: null, terms: null };

function policyOf({ sizing, sizes, cost, ...rest }: Policy, choice: Choice): Policy {
  const { percentile, comfort } = choice;
  const factors = comfort === null ? {} : { cpu: comfort, memory: comfort, diskPerformance: comfort, network: comfort };
  return {
    ...rest,
    sizing: {
      ...sizing,
      ...(percentile === null
        ? {}
        : { percentile, percentileOfDatabases: Math.max(percentile, sizing.percentileOfDatabases) }),
      windowDays: choice.historyDays ?? sizing.windowDays,
      comfort: { ...sizing.comfort, ...factors },
    },
    sizes: { ...sizes, series: choice.series?.patterns ?? sizes.series },
    cost: { ...cost, terms: choice.terms ?? cost.terms },
  };
}

function placeOf({ sizing, cost }: Policy, region: string, series: SeriesChoice | null): CellPlace {
  const { cpu, memory, diskPerformance, network } = sizing.comfort;
  const isOne = [memory, diskPerformance, network].every((factor) => factor === cpu);
  return {
    percentile: sizing.percentile,
    comfort: isOne ? cpu : null,
    historyDays: sizing.windowDays,
    terms: cost.terms,
    series: series?.name ?? 'policy',
    region,
  };
}

const orOwn = <Value>(values: readonly Value[]): readonly (Value | null)[] => (values.length === 0 ? [null] : values);

/** Every combination: what changes the needs varies slowest, so that cells which share them follow each other. */
function combinations({ axes }: WhatIfInput): readonly Choice[] {
  return orOwn(axes.historyDays).flatMap((historyDays) =>
    orOwn(axes.percentiles).flatMap((percentile) =>
      orOwn(axes.comforts).flatMap((comfort) =>
        orOwn(axes.regions).flatMap((region) =>
          orOwn(axes.series).flatMap((series) =>
            orOwn(axes.terms).map((terms) => ({ historyDays, percentile, comfort, region, series, terms })),
          ),
        ),
      ),
    ),
  );
}

/** The cells of a grid, the policy's own first, equal ones once. */
export function planCells(input: WhatIfInput): readonly PlannedCell[] {
  const seen = new Set<string>();
  return [OWN, ...combinations(input)].flatMap((choice) => {
    const policy = policyOf(input.policy, choice);
    const region = choice.region ?? input.region;
    const key = JSON.stringify([policy, region]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ place: placeOf(policy, region, choice.series), policy }];
  });
}
