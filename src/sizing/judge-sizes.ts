import { planDisks, planFor } from './disk-plan.js';
import type { DiskPlans } from './disk-plan.js';
import type { MachineNeed } from './need.js';
import { codeOf, firstFailing, FITS } from './size-columns.js';
import { demandOf } from './size-demand.js';
import type { SizeDemand } from './size-demand.js';
import type { SizeList, SizeMarket } from './size-market.js';

/** Every size with the code of its first failing limit, `FITS` for those that fit, in the market's order. */
export interface Judgement extends SizeList {
  readonly limits: Int8Array;
  readonly demand: SizeDemand;
  readonly plans: DiskPlans;
  /** Nothing lasting fits, so retiring sizes were let in. */
  readonly isRetiringLetIn: boolean;
}

const DISKS = codeOf('disks');
const PREMIUM_STORAGE = codeOf('premiumStorage');
const PRICE = codeOf('price');

type Base = Omit<Judgement, 'limits' | 'isRetiringLetIn'>;

/** The first limit that each size fails, in the order of `LIMITS`. */
function limitsWith({ sizes, columns, demand, plans }: Base, market: SizeMarket, retiringRefused: boolean): Int8Array {
  const limits = firstFailing(columns, demand, retiringRefused);
  const ofDisks = plans.fixed.perMonth === null ? DISKS : PREMIUM_STORAGE;
  for (let index = 0; index < limits.length; index += 1) {
    if (limits[index] !== FITS) continue;
    if (planFor(sizes[index]!.offered, plans, market.policy.choice) === null) limits[index] = ofDisks;
    else if (columns.compute[index] === Infinity) limits[index] = PRICE;
  }
  return limits;
}

/**
 * Judges every size of a list for one machine. Retiring sizes are refused first; where nothing else fits and the policy
 * says `last`, they are let in.
 */
export function judgeSizes(need: MachineNeed, market: SizeMarket, { sizes, columns }: SizeList): Judgement {
  const base = { sizes, columns, demand: demandOf(need, market.policy), plans: planDisks(need, market) };
  const { retiring } = market.policy;
  const lasting = limitsWith(base, market, retiring !== 'allowed');
  const isRetiringLetIn = retiring === 'last' && !lasting.includes(FITS);
  return { ...base, limits: isRetiringLetIn ? limitsWith(base, market, false) : lasting, isRetiringLetIn };
}
