import { costOfChoice, withCredits } from '../assessment/index.js';
import type { BillTerms, Policy } from '../assessment/index.js';
import type { MachineCost } from '../cost/index.js';
import { invariant } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import { deriveSizeMarket, matchBare, planDisks } from '../sizing/index.js';
import type { BareChoice, CreditEvidence, DiskPlans, SizeMarket } from '../sizing/index.js';
import type { PlannedCell } from './grid.js';
import type { NeededMachine } from './needs.js';
import type { WhatIfInput } from './whatif.js';

/** What a cell buys from, and what its credits were seen to do. */
export interface CellMarket {
  readonly policy: Policy;
  readonly market: SizeMarket;
  readonly terms: BillTerms;
  /** By machine, under the same burstable sizes, history and factor on CPU. */
  readonly credits: Map<MachineId, CreditEvidence | 'none'>;
}

/** One machine's answer in a cell. */
export interface CellAnswer {
  readonly choice: BareChoice | null;
  readonly cost: MachineCost | null;
  /** For the next cell of the same needs and region. */
  readonly plans: DiskPlans | null;
}

interface OpenMarket {
  readonly market: SizeMarket;
  readonly priceOf: BillTerms['priceOf'];
}

/** Markets by what they depend on: cells that differ in samples or comfort alone buy from the same. */
export function createCellMarkets(input: WhatIfInput): { readonly of: (cell: PlannedCell) => CellMarket } {
  const { catalogue, offers, priceSheet } = input;
  const open = new Map<string, OpenMarket>();
  const evidence = new Map<string, CellMarket['credits']>();
  const indexByName = new Map(catalogue.sizes.map((size, index) => [size.name, index]));
  const openMarket = ({ policy, place }: PlannedCell): OpenMarket => {
    const { sizes, disks, cost, sizing } = policy;
    const key = JSON.stringify([place.region, sizes, disks, cost, sizing.performanceNumber, sizing.mode]);
    const known = open.get(key);
    if (known !== undefined) return known;
    const offer = offers.get(place.region);
    invariant(offer !== undefined, `the grid has an offer of every region, ${place.region} too`);
    const market = deriveSizeMarket(catalogue, offer, policy);
    const made = { market, priceOf: (name: string) => offer.prices[indexByName.get(name) ?? -1] ?? null };
    open.set(key, made);
    return made;
  };
  return {
    of: (cell) => {
      const { market, priceOf } = openMarket(cell);
      const { windowDays, comfort } = cell.policy.sizing;
      const key = [windowDays, comfort.cpu, ...market.creditTerms.map(({ size }) => size)].join(' ');
      const credits = evidence.get(key) ?? new Map<MachineId, CreditEvidence | 'none'>();
      evidence.set(key, credits);
      return {
        policy: cell.policy,
        market,
        terms: {
          policy: cell.policy.cost,
          priceOf,
          currency: { code: priceSheet?.currency ?? 'USD', usdToCurrency: priceSheet?.usdToCurrency ?? 1 },
          defenderPerServerMonth: priceSheet?.defenderPerServerMonth ?? null,
        },
        credits,
      };
    },
  };
}

/** The need with what its samples say of burstable sizes, run once for each list of them. No percentile is in it. */
export function provenNeed(
  needed: NeededMachine,
  { policy, market, credits }: CellMarket,
): NonNullable<NeededMachine['need']> {
  const need = needed.need!;
  const known = credits.get(needed.machine.id);
  if (known !== undefined) return known === 'none' ? need : { ...need, credits: known };
  const proven = withCredits(need, needed.sampled, { policy, market });
  credits.set(needed.machine.id, proven.credits ?? 'none');
  return proven;
}

/** @param plans of the same machine under the same needs in the same region, if it was asked before */
export function answerIn(needed: NeededMachine, cell: CellMarket, plans: DiskPlans | null): CellAnswer {
  if (needed.need === null) return { choice: null, cost: null, plans: null };
  const need = provenNeed(needed, cell);
  const known = plans ?? planDisks(need, cell.market);
  const choice = matchBare(need, cell.market, known);
  const { machine, azure } = needed;
  const cost = choice === null ? null : costOfChoice(choice, { need, osFamily: machine.os.family, azure }, cell.terms);
  return { choice, cost, plans: known };
}
