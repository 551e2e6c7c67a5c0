import { sizePerMonth } from '../cost/index.js';
import type { CostPolicy } from '../cost/index.js';
import type { Catalogue, DiskType, RegionOffer } from '../catalog/index.js';
import { compareText, invariant, micros, mibCovering, sumOfMicros } from '../model/index.js';
import type { Micros } from '../model/index.js';
import { chooseDisk, deriveDiskMarket } from './choose-disks.js';
import type { DiskCapability, DiskMarket } from './choose-disks.js';
import type { MachineNeed } from './need.js';
import { describeNoMatch } from './no-match.js';
import type { DiskPolicy, SizePolicy, SizingPolicy } from './policy.js';
import { LIMITS } from './size-choice.js';
import type { DiskChoice, Limit, NeighbourSize, RefusedSize, RefusedSizes, SizeChoice } from './size-choice.js';
import { demandOf, describeRefusal, failingLimit, offerSizes } from './size-limits.js';
import type { OfferedSize, SizeDemand } from './size-limits.js';

/** A region's offer, judged once under one policy; every machine is matched against it. */
export interface SizeMarket {
  readonly sizes: readonly OfferedSize[];
  readonly disks: DiskMarket;
  readonly policy: SizePolicy;
  readonly cost: CostPolicy;
}

/** The policies that decide what may be chosen and what it costs. */
export interface MatchPolicies {
  readonly sizing: SizingPolicy;
  readonly sizes: SizePolicy;
  readonly disks: DiskPolicy;
  readonly cost: CostPolicy;
}

/** Prepares a region's offer for matching; do it once for all machines. */
export function deriveSizeMarket(catalogue: Catalogue, offer: RegionOffer, policies: MatchPolicies): SizeMarket {
  return {
    sizes: offerSizes(catalogue, offer, policies),
    disks: deriveDiskMarket(catalogue, offer, {
      policy: policies.disks,
      hoursPerMonth: policies.cost.hoursPerMonth,
    }),
    policy: policies.sizes,
    cost: policies.cost,
  };
}

/** The disks of a machine under one capability; `perMonth` is null where some disk has no fit. */
interface DiskPlan {
  readonly capability: DiskCapability;
  readonly disks: readonly (DiskChoice | null)[];
  readonly perMonth: Micros | null;
}

const CAPABILITIES: readonly DiskCapability[] = [
  { premium: false, ultra: false },
  { premium: true, ultra: false },
  { premium: true, ultra: true },
];

/** The first of `CAPABILITIES` under which a type of disk attaches. */
const REACH_NEEDED: Readonly<Record<DiskType, number>> = {
  StandardHDD: 0,
  StandardSSD: 0,
  PremiumSSD: 1,
  PremiumSSDv2: 1,
  UltraDisk: 2,
};

function planDisks(need: MachineNeed, market: SizeMarket): readonly DiskPlan[] {
  const isProduction = need.environment === 'production';
  return CAPABILITIES.map((capability) => {
    const disks = need.disks.map((disk) => chooseDisk(disk, market.disks, { capability, isProduction }));
    const prices = disks.flatMap((disk) => (disk?.perMonth == null ? [] : [disk.perMonth]));
    return { capability, disks, perMonth: prices.length === disks.length ? sumOfMicros(prices) : null };
  });
}

/** The plan for a size: the cheapest it can attach, or the one fixed plan where disks are chosen before the size. */
function planFor(offered: OfferedSize, plans: readonly DiskPlan[], choice: SizePolicy['choice']): DiskPlan | null {
  const { premiumStorage, ultraStorage } = offered.size;
  const reach = premiumStorage ? (ultraStorage === true ? 2 : 1) : 0;
  const plan = plans[reach]!;
  if (choice === 'joint') return plan.perMonth === null ? null : plan;
  const fixed = plans[CAPABILITIES.length - 1]!;
  const reachNeeded = Math.max(0, ...fixed.disks.map((disk) => (disk === null ? 0 : REACH_NEEDED[disk.type])));
  return reach >= reachNeeded && fixed.perMonth !== null ? fixed : null;
}

interface Candidate {
  readonly offered: OfferedSize;
  readonly plan: DiskPlan;
  readonly compute: Micros;
  readonly perMonth: Micros;
}

interface Verdict {
  readonly offered: OfferedSize;
  readonly limit: Limit | null;
  readonly candidate: Candidate | null;
  readonly compute: Micros | null;
}

interface Search {
  readonly need: MachineNeed;
  readonly demand: SizeDemand;
  readonly plans: readonly DiskPlan[];
  readonly market: SizeMarket;
  readonly retiringRefused: boolean;
}

function judge(offered: OfferedSize, { need, demand, plans, market, retiringRefused }: Search): Verdict {
  const machine = { isWindows: need.isWindows, isProduction: need.environment === 'production' };
  const compute = offered.price === null ? null : sizePerMonth(offered.price, market.cost, machine);
  const refuse = (limit: Limit): Verdict => ({ offered, limit, candidate: null, compute });
  if (offered.standing !== null) return refuse(offered.standing);
  if (offered.isRetiring && retiringRefused) return refuse('retirement');
  const limit = failingLimit(offered, demand);
  if (limit !== null) return refuse(limit);
  const plan = planFor(offered, plans, market.policy.choice);
  if (plan === null) return refuse('premiumStorage');
  if (compute === null) return refuse('price');
  const perMonth = micros(compute + (plan.perMonth ?? 0));
  return { offered, limit: null, candidate: { offered, plan, compute, perMonth }, compute };
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

const TOLD_CHEAPEST = 10;
const TOLD_NEAREST = 5;

/** Limits that the policy or the region sets for every machine alike; the others depend on the machine. */
const STANDING_LIMITS: ReadonlySet<Limit> = new Set(LIMITS.slice(0, LIMITS.indexOf('architecture')));

/** Counts every refusal by its first failing limit and tells the cheapest of those that would have cost less. */
function summarizeRefusals(verdicts: readonly Verdict[], search: Search, ceiling: Micros | null): RefusedSizes {
  const byLimit: Partial<Record<Limit, number>> = {};
  const cheaper: { readonly verdict: Verdict; readonly limit: Limit }[] = [];
  for (const verdict of verdicts) {
    const { limit, compute } = verdict;
    if (limit === null) continue;
    byLimit[limit] = (byLimit[limit] ?? 0) + 1;
    if (compute !== null && (ceiling === null || compute < ceiling)) cheaper.push({ verdict, limit });
  }
  cheaper.sort(
    (left, right) =>
      (left.verdict.compute ?? 0) - (right.verdict.compute ?? 0) ||
      compareText(left.verdict.offered.size.name, right.verdict.offered.size.name),
  );
  const tell = ({ verdict, limit }: (typeof cheaper)[number]): RefusedSize => refusedSize(verdict, limit, search);
  const near = cheaper.filter(({ limit }) => !STANDING_LIMITS.has(limit)).reverse();
  return {
    byLimit,
    nearest: near.slice(0, TOLD_NEAREST).map(tell),
    cheapest: cheaper.slice(0, TOLD_CHEAPEST).map(tell),
  };
}

const refusedSize = ({ offered, compute }: Verdict, limit: Limit, { demand }: Search): RefusedSize => ({
  name: offered.size.name,
  limit,
  why: describeRefusal(offered, limit, demand),
  perMonth: compute,
});

const show = (value: number): string => String(Math.round(value * 100) / 100);
const GIB = 1024;

/** The nearest larger or smaller size of the chosen series, with how far the need is from it. */
function neighbour(chosen: OfferedSize, verdicts: readonly Verdict[], direction: 1 | -1): NeighbourSize | null {
  const siblings = verdicts
    .filter(({ offered }) => offered.size.series === chosen.size.series && offered.price !== null)
    .filter(({ offered }) => Math.sign(offered.effectiveCores - chosen.effectiveCores) === direction)
    .filter(({ offered }) => offered.size.vcpusAvailable === offered.size.vcpus)
    .sort(
      (left, right) =>
        direction * (left.offered.size.vcpus - right.offered.size.vcpus) ||
        compareText(left.offered.size.name, right.offered.size.name),
    );
  const nearest = siblings[0];
  if (nearest === undefined) return null;
  const { size, effectiveCores } = nearest.offered;
  const memoryMiB = mibCovering(size.memoryBytes);
  const bound = direction === 1 ? chosen : nearest.offered;
  const limits = `${show(bound.effectiveCores)} cores and ${show(mibCovering(bound.size.memoryBytes) / GIB)} GiB`;
  return {
    name: size.name,
    vcpus: size.vcpusAvailable,
    memoryMiB,
    perMonth: nearest.compute,
    distance:
      direction === 1
        ? `taken once the need passes ${limits}`
        : `would do if the need fell to ${limits}${effectiveCores === size.vcpusAvailable ? '' : ' (weighed)'}`,
  };
}

function uncheckedLimits({ size }: OfferedSize, demand: SizeDemand): readonly Limit[] {
  return size.networkBitsPerSecond === null && demand.networkBitsPerSecond > 0 ? ['network'] : [];
}

/**
 * Every size's verdict for one machine, in the catalogue's order: what `explain` shows in full.
 * Retiring sizes are refused first; where nothing else fits and the policy says `last`, they are let in.
 */
function judgeAll(
  need: MachineNeed,
  market: SizeMarket,
): { readonly search: Search; readonly verdicts: readonly Verdict[] } {
  const base = { need, demand: demandOf(need, market.policy), plans: planDisks(need, market), market };
  const run = (retiringRefused: boolean): { search: Search; verdicts: readonly Verdict[] } => {
    const search = { ...base, retiringRefused };
    return { search, verdicts: market.sizes.map((offered) => judge(offered, search)) };
  };
  const first = run(market.policy.retiring !== 'allowed');
  const hasMatch = first.verdicts.some(({ candidate }) => candidate !== null);
  return hasMatch || market.policy.retiring !== 'last' ? first : run(false);
}

/**
 * The cheapest VM size and disks that cover a need under every limit, chosen together.
 *
 * A size fails at the first of `LIMITS`; among those that fail none the least monthly sum of compute, licence and disks
 * wins, and a tie goes to fewer vCPUs, less memory, the newer generation, the name. Disks depend on the size only by
 * what it can attach, so each of the three capabilities has one cheapest plan and the search over sizes is exact.
 *
 * Cost: one pass over the catalogue's sizes.
 */
export function matchSize(need: MachineNeed, market: SizeMarket): SizeChoice {
  const { search, verdicts } = judgeAll(need, market);
  let best: Candidate | null = null;
  for (const { candidate } of verdicts) {
    if (candidate !== null && (best === null || compareCandidates(candidate, best) < 0)) best = candidate;
  }
  const refused = summarizeRefusals(verdicts, search, best?.compute ?? null);
  if (best === null) {
    const disks = search.plans[CAPABILITIES.length - 1]!.disks;
    return { kind: 'noMatch', disks, refused, ...describeNoMatch({ need, disks, byLimit: refused.byLimit }) };
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
    unchecked: uncheckedLimits(offered, search.demand),
    nextUp: neighbour(offered, verdicts, 1),
    nextDown: neighbour(offered, verdicts, -1),
  };
}

/** Every size that a need refuses, cheapest first, for a trace without an end. */
export function explainRefusals(need: MachineNeed, market: SizeMarket): readonly RefusedSize[] {
  const { search, verdicts } = judgeAll(need, market);
  return verdicts
    .flatMap((verdict) => (verdict.limit === null ? [] : [refusedSize(verdict, verdict.limit, search)]))
    .sort(
      (left, right) =>
        (left.perMonth ?? Number.MAX_SAFE_INTEGER) - (right.perMonth ?? Number.MAX_SAFE_INTEGER) ||
        compareText(left.name, right.name),
    );
}
