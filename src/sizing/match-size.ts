import type { VmSize } from '../catalog/index.js';
import { compareText, invariant, micros } from '../model/index.js';
import type { Micros } from '../model/index.js';
import type { DiskMarket } from './choose-disks.js';
import { planDisks, planFor } from './disk-plan.js';
import type { DiskPlan, DiskPlans } from './disk-plan.js';
import { judgeSizes } from './judge-sizes.js';
import type { Judgement } from './judge-sizes.js';
import type { MachineNeed } from './need.js';
import { heldLimits } from './limit-figures.js';
import { findNearMiss } from './near-miss.js';
import { describeNoMatch } from './no-match.js';
import { findNeighbour, listRefusals, summarizeRefusals, verdictOf } from './refusals.js';
import { codeOf, fitsOf, FITS } from './size-columns.js';
import type { DiskChoice, Limit, RefusedSize, SizeChoice, SizeVerdict } from './size-choice.js';
import { demandOf } from './size-demand.js';
import type { SizeDemand } from './size-demand.js';
import type { OfferedSize } from './size-limits.js';
import { sizesFor, sizesWithoutLicence } from './size-market.js';
import type { SizeList, SizeMarket } from './size-market.js';

const PRICE = codeOf('price');

/** A size that fits, with its disks. */
export interface Candidate {
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

/** A further condition on the sizes that fit, such as one on the series of a machine that no limit can express. */
export type AcceptSize = (offered: OfferedSize, disks: readonly (DiskChoice | null)[]) => boolean;
const ACCEPT_ALL: AcceptSize = () => true;

/** The least sum of compute, licence and disks among the sizes that fit; dearer compute alone ends the search. */
function cheapest(
  { sizes, columns, limits, plans }: Judgement,
  market: SizeMarket,
  isAccepted: AcceptSize,
): Candidate | null {
  let best: Candidate | null = null;
  for (let index = 0; index < limits.length; index += 1) {
    const compute = columns.compute[index]!;
    if (best !== null && compute > best.perMonth) break;
    if (limits[index] !== FITS) continue;
    const { offered } = sizes[index]!;
    const plan = planFor(offered, plans, market.policy.choice);
    if (plan?.perMonth == null) continue;
    const candidate = { index, offered, plan, perMonth: micros(compute + plan.perMonth) };
    const isBetter = best === null || compareCandidates(candidate, best) < 0;
    if (isBetter && isAccepted(offered, plan.disks)) best = candidate;
  }
  return best;
}

/** The judgement that decides, with the best of it. */
export interface Found {
  readonly judgement: Judgement;
  readonly best: Candidate | null;
  /** No Windows price is known for any size that fits: base prices decided. */
  readonly isLicenceUnknown: boolean;
}

/** Judges all sizes and finds the best, for those who need the judgement too. */
export function findBest(need: MachineNeed, market: SizeMarket, isAccepted: AcceptSize = ACCEPT_ALL): Found {
  const priced = judgeSizes(need, market, sizesFor(market, need));
  const best = cheapest(priced, market, isAccepted);
  if (best !== null || !need.isWindows || !priced.limits.includes(PRICE)) {
    return { judgement: priced, best, isLicenceUnknown: false };
  }
  const unlicensed = judgeSizes(need, market, sizesWithoutLicence(market, need));
  return { judgement: unlicensed, best: cheapest(unlicensed, market, isAccepted), isLicenceUnknown: true };
}

/** A choice without the reasons: the same size and disks as `matchSize` gives. */
export interface BareChoice {
  readonly size: VmSize;
  readonly disks: readonly DiskChoice[];
}

/**
 * The size and disks of `matchSize` for those who ask many questions and no reasons: nothing dearer than the answer is
 * looked at. Null where `matchSize` finds none.
 *
 * @param plans the machine's disks under this market, where they are known from another question
 */
export function matchBare(
  need: MachineNeed,
  market: SizeMarket,
  plans: DiskPlans = planDisks(need, market),
): BareChoice | null {
  const best = findBare(need, market, plans);
  return best === null ? null : { size: best.offered.size, disks: best.plan.disks.filter((disk) => disk !== null) };
}

function findBare(need: MachineNeed, market: SizeMarket, plans: DiskPlans): Candidate | null {
  const demand = demandOf(need, market.policy);
  const { retiring } = market.policy;
  const among = (list: SizeList): Candidate | null => {
    const asked = { ...list, demand, plans };
    const lasting = cheapestBare(asked, market, retiring !== 'allowed');
    if (lasting !== null || retiring !== 'last') return lasting;
    return cheapestBare(asked, market, false);
  };
  const priced = among(sizesFor(market, need));
  return priced === null && need.isWindows ? among(sizesWithoutLicence(market, need)) : priced;
}

/** As `cheapest`, judging a size only when its turn comes. */
function cheapestBare(
  { sizes, columns, demand, plans }: SizeList & Pick<Judgement, 'demand' | 'plans'>,
  market: SizeMarket,
  retiringRefused: boolean,
): Candidate | null {
  const isFit = fitsOf(columns, demand, retiringRefused);
  let best: Candidate | null = null;
  for (let index = 0; index < sizes.length; index += 1) {
    const compute = columns.compute[index]!;
    if (compute === Infinity || (best !== null && compute > best.perMonth)) break;
    if (!isFit(index)) continue;
    const { offered } = sizes[index]!;
    const plan = planFor(offered, plans, market.policy.choice);
    if (plan?.perMonth == null) continue;
    const candidate = { index, offered, plan, perMonth: micros(compute + plan.perMonth) };
    if (best === null || compareCandidates(candidate, best) < 0) best = candidate;
  }
  return best;
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
 * what it can attach, so each of the four capabilities has one cheapest plan and the search over sizes is exact.
 *
 * Where no size that fits has a known price because the Windows price is unknown, the base price decides and the answer
 * says so (`isLicenceUnknown`).
 *
 * Cost: one pass over the catalogue's sizes; nothing is sorted or priced again for a machine.
 *
 * @param isAccepted asked of sizes that keep every limit and would be better than the best so far; `refused` does not tell whom it turns down
 */
export function matchSize(need: MachineNeed, market: SizeMarket, isAccepted: AcceptSize = ACCEPT_ALL): SizeChoice {
  const { best, judgement, isLicenceUnknown } = findBest(need, market, isAccepted);
  const refused = summarizeRefusals(judgement, best?.index ?? null);
  if (best === null) {
    const { disks } = judgement.plans.fixed;
    const wouldDo = findNearMiss(judgement, market.policy);
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
    isLicenceUnknown,
    limits: heldLimits(offered, judgement.demand),
    unchecked: uncheckedLimits(best, judgement.demand, market.disks),
    nextUp: findNeighbour(best.index, judgement, 1),
    nextDown: findNeighbour(best.index, judgement, -1),
  };
}

/** Every size that a need refuses, cheapest first, for a trace without an end. */
export const explainRefusals = (need: MachineNeed, market: SizeMarket): readonly RefusedSize[] =>
  listRefusals(judgeSizes(need, market, sizesFor(market, need)));

/** Whether one size would do for a need, and if not, the first limit that it fails: a second opinion on someone's choice. */
export const judgeSize = (need: MachineNeed, market: SizeMarket, name: string): SizeVerdict =>
  verdictOf(judgeSizes(need, market, sizesFor(market, need)), name);
