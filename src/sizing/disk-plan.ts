import type { DiskType } from '../catalog/index.js';
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

/** From what every size can attach to what the most capable can. */
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

/** What sizing chooses disks from: one plan for each capability, and the one that is fixed where disks come first. */
export interface DiskPlans {
  readonly byReach: readonly DiskPlan[];
  readonly fixed: DiskPlan;
  readonly fixedReach: number;
}

/** The cheapest disks of a machine, each by itself, for each of the three things a size may be able to attach. */
export function planDisks(need: MachineNeed, market: SizeMarket): DiskPlans {
  const isProduction = need.environment === 'production';
  const byReach = CAPABILITIES.map((capability): DiskPlan => {
    const disks = need.disks.map((disk) => chooseDisk(disk, market.disks, { capability, isProduction }));
    const prices = disks.flatMap((disk) => (disk?.perMonth == null ? [] : [disk.perMonth]));
    return { disks, perMonth: prices.length === disks.length ? sumOfMicros(prices) : null };
  });
  const fixed = byReach[CAPABILITIES.length - 1]!;
  const fixedReach = Math.max(0, ...fixed.disks.map((disk) => (disk === null ? 0 : REACH_NEEDED[disk.type])));
  return { byReach, fixed, fixedReach };
}

/** The plan for a size: the cheapest it can attach, or the fixed one where disks are chosen before the size. */
export function planFor({ size }: OfferedSize, plans: DiskPlans, choice: SizePolicy['choice']): DiskPlan | null {
  const reach = size.premiumStorage ? (size.ultraStorage === true ? 2 : 1) : 0;
  if (choice === 'disksFirst') {
    return reach >= plans.fixedReach && plans.fixed.perMonth !== null ? plans.fixed : null;
  }
  const plan = plans.byReach[reach]!;
  return plan.perMonth === null ? null : plan;
}
