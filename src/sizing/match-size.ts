import { compareText, invariant, micros } from '../model/index.js';
import type { Micros } from '../model/index.js';
import type { DiskMarket } from './choose-disks.js';
import { planDisks, planFor } from './disk-plan.js';
import type { DiskPlan, DiskPlans } from './disk-plan.js';
import type { MachineNeed } from './need.js';
import { findNearMiss } from './near-miss.js';
import { describeNoMatch } from './no-match.js';
import { findNeighbour, listRefusals, summarizeRefusals } from './refusals.js';
import type { Judgement } from './refusals.js';
import type { Limit, RefusedSize, SizeChoice } from './size-choice.js';
import { demandOf, failingLimit, standingOf } from './size-limits.js';
import type { OfferedSize, SizeDemand } from './size-limits.js';
import { sizesFor, sizesWithoutLicence } from './size-market.js';
import type { PricedSize, SizeMarket } from './size-market.js';

interface Rules {
  readonly sizes: readonly PricedSize[];
  readonly demand: SizeDemand;
  readonly plans: DiskPlans;
  readonly market: SizeMarket;
  readonly retiringRefused: boolean;
}

/** The first limit that a size fails, in the order of `LIMITS`; null where it fits. */
function judge({ offered, compute }: PricedSize, { demand, plans, market, retiringRefused }: Rules): Limit | null {
  const [standing] = standingOf(offered, demand);
  if (standing !== undefined) return standing;
  if (offered.isRetiring && retiringRefused) return 'retirement';
  const limit = failingLimit(offered, demand);
  if (limit !== null) return limit;
  if (planFor(offered, plans, market.policy.choice) === null) {
    return plans.fixed.perMonth === null ? 'disks' : 'premiumStorage';
  }
  return compute === null ? 'price' : null;
}

/**
 * Judges every size for one machine. Retiring sizes are refused first; where nothing else fits and the policy says
 * `last`, they are let in.
 */
function judgeAll(
  need: MachineNeed,
  market: SizeMarket,
  sizes: readonly PricedSize[] = sizesFor(market, need),
): Judgement & { readonly plans: DiskPlans } {
  const base = { sizes, demand: demandOf(need, market.policy), plans: planDisks(need, market), market };
  const limitsWith = (retiringRefused: boolean): readonly (Limit | null)[] => {
    const search = { ...base, retiringRefused };
    return sizes.map((size) => judge(size, search));
  };
  const lasting = limitsWith(market.policy.retiring !== 'allowed');
  const limits = market.policy.retiring === 'last' && !lasting.includes(null) ? limitsWith(false) : lasting;
  return { sizes, limits, demand: base.demand, plans: base.plans };
}

interface Candidate {
  readonly index: number;
  readonly offered: OfferedSize;
  readonly plan: DiskPlan;
  readonly perMonth: Micros;
}

const versionOf = (series: string): number => Number(/v(\d+)$/.exec(series)?.[1] ?? 1);

/** Price, then fewer vCPUs, less memory, newer generation, name: a total order. */
function compareCandidates(left: Candidate, right: Candidate): number {
  const a = left.offered.size;
  const b = right.offered.size;
  return (
    left.perMonth - right.perMonth ||
    a.vcpusAvailable - b.vcpusAvailable ||
    a.memoryBytes - b.memoryBytes ||
    versionOf(b.series) - versionOf(a.series) ||
    compareText(a.name, b.name)
  );
}

/** The least sum of compute, licence and disks among the sizes that fit. */
function cheapest({ sizes, limits }: Judgement, plans: DiskPlans, market: SizeMarket): Candidate | null {
  let best: Candidate | null = null;
  for (let index = 0; index < sizes.length; index += 1) {
    const { offered, compute } = sizes[index]!;
    if (limits[index] !== null || compute === null) continue;
    const plan = planFor(offered, plans, market.policy.choice);
    if (plan?.perMonth == null) continue;
    const candidate = { index, offered, plan, perMonth: micros(compute + plan.perMonth) };
    if (best === null || compareCandidates(candidate, best) < 0) best = candidate;
  }
  return best;
}

interface Found {
  readonly judgement: Judgement;
  readonly plans: DiskPlans;
  readonly best: Candidate | null;
}

function search(need: MachineNeed, market: SizeMarket, sizes: readonly PricedSize[]): Found {
  const { plans, ...judgement } = judgeAll(need, market, sizes);
  return { judgement, plans, best: cheapest(judgement, plans, market) };
}

/** Limits of which the catalogue does not know the figure: the network of some sizes, the zones that disks bought apart ask for. */
function uncheckedLimits(
  { offered, plan }: Candidate,
  demand: SizeDemand,
  { isZoneless }: DiskMarket,
): readonly Limit[] {
  const isZoneOpen = isZoneless && plan.disks.some((disk) => disk?.tier === null);
  const isNetworkOpen = offered.size.networkBitsPerSecond === null && demand.networkBitsPerSecond > 0;
  return [...(isZoneOpen ? ['zone' as const] : []), ...(isNetworkOpen ? ['network' as const] : [])];
}

/**
 * The cheapest VM size and disks that cover a need under every limit, chosen together.
 *
 * A size fails at the first of `LIMITS`; among those that fail none the least monthly sum of compute, licence and disks
 * wins, and a tie goes to fewer vCPUs, less memory, the newer generation, the name. Disks depend on the size only by
 * what it can attach, so each of the three capabilities has one cheapest plan and the search over sizes is exact.
 *
 * Where no size that fits has a known price because the Windows price is unknown, the base price decides and the answer
 * says so (`isLicenceUnknown`).
 *
 * Cost: one pass over the catalogue's sizes; nothing is sorted or priced again for a machine.
 */
export function matchSize(need: MachineNeed, market: SizeMarket): SizeChoice {
  const priced = search(need, market, sizesFor(market, need));
  const isLicenceMissing = priced.best === null && need.isWindows && priced.judgement.limits.includes('price');
  const found = isLicenceMissing ? search(need, market, sizesWithoutLicence(market, need)) : priced;
  const { best, plans, judgement } = found;
  const refused = summarizeRefusals(judgement, best?.index ?? null);
  if (best === null) {
    const { disks } = plans.fixed;
    const wouldDo = findNearMiss(judgement, plans, market.policy);
    return {
      kind: 'noMatch',
      disks,
      refused,
      ...describeNoMatch({ need, disks, byLimit: refused.byLimit, wouldDo, market: market.disks }),
    };
  }
  const { offered, plan, perMonth } = best;
  const disks = plan.disks.filter((disk) => disk !== null);
  invariant(disks.length === need.disks.length, 'a match has a disk for every disk needed');
  return {
    kind: 'match',
    size: offered.size,
    disks,
    perMonth,
    refused,
    isLicenceUnknown: isLicenceMissing,
    unchecked: uncheckedLimits(best, judgement.demand, market.disks),
    nextUp: findNeighbour(offered, judgement.sizes, 1),
    nextDown: findNeighbour(offered, judgement.sizes, -1),
  };
}

/** Every size that a need refuses, cheapest first, for a trace without an end. */
export const explainRefusals = (need: MachineNeed, market: SizeMarket): readonly RefusedSize[] =>
  listRefusals(judgeAll(need, market));
