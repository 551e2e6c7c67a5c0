import type { DiskType, VmSize } from '../catalog/index.js';
import { sumOfMicros } from '../model/index.js';
import type { Micros } from '../model/index.js';
import { chooseDisk } from './choose-disks.js';
import type { DiskCapability } from './choose-disks.js';
import type { MachineNeed } from './need.js';
import type { SizePolicy } from './policy.js';
import type { DiskChoice } from './size-choice.js';
import type { OfferedSize } from './size-limits.js';
import type { SizeMarket } from './size-market.js';

/** The disks of a machine under one capability; `perMonth` is null where some disk has no fit. */
export interface DiskPlan {
  readonly disks: readonly (DiskChoice | null)[];
  readonly perMonth: Micros | null;
}

const PREMIUM = 1;
const ULTRA = 2;
/** Every set of what a size may attach beside standard disks; the API gives Ultra to sizes that take no premium disk. */
const CAPABILITIES: readonly DiskCapability[] = [0, PREMIUM, ULTRA, PREMIUM | ULTRA].map((reach) => ({
  premium: (reach & PREMIUM) !== 0,
  ultra: (reach & ULTRA) !== 0,
}));

const REACH_NEEDED: Readonly<Record<DiskType, number>> = {
  StandardHDD: 0,
  StandardSSD: 0,
  PremiumSSD: PREMIUM,
  PremiumSSDv2: PREMIUM,
  UltraDisk: ULTRA,
};

/** What sizing chooses disks from: one plan for each capability, and the one that is fixed where disks come first. */
export interface DiskPlans {
  readonly byReach: readonly DiskPlan[];
  readonly fixed: DiskPlan;
  /** What a size must attach for the fixed plan, as bits. */
  readonly fixedReach: number;
}

/** The cheapest disks of a machine, each by itself, for each set of disks that a size may be able to attach. */
export function planDisks(need: MachineNeed, market: SizeMarket): DiskPlans {
  const isProduction = need.environment === 'production';
  const { generation } = need;
  const byReach = CAPABILITIES.map((capability): DiskPlan => {
    const disks = need.disks.map((disk) => chooseDisk(disk, market.disks, { capability, isProduction, generation }));
    const prices = disks.flatMap((disk) => (disk?.perMonth == null ? [] : [disk.perMonth]));
    return { disks, perMonth: prices.length === disks.length ? sumOfMicros(prices) : null };
  });
  const fixed = byReach[CAPABILITIES.length - 1]!;
  const fixedReach = fixed.disks.reduce((reach, disk) => (disk === null ? reach : reach | REACH_NEEDED[disk.type]), 0);
  return { byReach, fixed, fixedReach };
}

/** What a size may attach, as bits and as the index of its plan. */
const reachOf = ({ premiumStorage, ultraStorage }: VmSize): number =>
  (premiumStorage ? PREMIUM : 0) | (ultraStorage === true ? ULTRA : 0);

/** Whether a size may attach a type of disk. Where no source says that it takes Ultra Disk, it does not. */
export const isAttachableTo = (size: VmSize, type: DiskType): boolean =>
  (reachOf(size) & REACH_NEEDED[type]) === REACH_NEEDED[type];

/** The cheapest disks that a size may attach, one for each need; null where none fits. */
export const disksForSize = (size: VmSize, plans: DiskPlans): DiskPlan['disks'] => plans.byReach[reachOf(size)]!.disks;

/** The plan for a size: the cheapest it can attach, or the fixed one where disks are chosen before the size. */
export function planFor({ size }: OfferedSize, plans: DiskPlans, choice: SizePolicy['choice']): DiskPlan | null {
  const reach = reachOf(size);
  if (choice === 'disksFirst') {
    return (reach & plans.fixedReach) === plans.fixedReach && plans.fixed.perMonth !== null ? plans.fixed : null;
  }
  const plan = plans.byReach[reach]!;
  return plan.perMonth === null ? null : plan;
}
