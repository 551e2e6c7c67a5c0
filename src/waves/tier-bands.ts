import type { Tier } from '../graph/index.js';
import type { WaveMachine } from './wave-input.js';

/** The order of the strategy `tier`; the other tiers may be in any wave. */
const TIER_ORDER: readonly Tier[] = ['stateless', 'middleware', 'data'];

/** Which waves a tier may be in, both included, from 0. */
export type TierBands = ReadonlyMap<Tier, readonly [first: number, last: number]>;

interface TierSize {
  readonly tier: Tier;
  readonly size: number;
  /** Of production and of others: one wave cannot hold them one after the other. */
  readonly isMixed: boolean;
}

function sizesOf(machines: readonly WaveMachine[]): readonly TierSize[] {
  return TIER_ORDER.map((tier): TierSize => {
    const own = machines.filter((machine) => machine.tier === tier);
    return { tier, size: own.length, isMixed: new Set(own.map(({ environment }) => environment)).size > 1 };
  }).filter(({ size }) => size > 0);
}

const isNarrow = ({ isMixed }: TierSize, waves: number): boolean => isMixed && waves === 1;

/** Waves that the tiers of an estate take at least: one for each tier that it has. */
export const countTiers = (machines: readonly WaveMachine[]): number => Math.max(1, sizesOf(machines).length);

/**
 * Parts waves among the tiers of an estate in their order: one each; then a second one to each tier that has production and others, so
 * that test can go first, the tier with most machines first; any further wave to the tier that then has most machines in a wave. Where
 * there are fewer waves than tiers, neighbouring tiers share one, and data keeps the last.
 */
export function deriveTierBands(machines: readonly WaveMachine[], waves: number): TierBands {
  const tiers = sizesOf(machines);
  if (waves < tiers.length) {
    const skipped = tiers.length - waves;
    return new Map(tiers.map(({ tier }, at) => [tier, [Math.max(0, at - skipped), Math.max(0, at - skipped)]]));
  }
  const counts = tiers.map(() => 1);
  for (let left = waves - tiers.length; left > 0 && tiers.length > 0; left -= 1) {
    let fullest = 0;
    for (const at of tiers.keys()) {
      const [needs, most] = [isNarrow(tiers[at]!, counts[at]!), isNarrow(tiers[fullest]!, counts[fullest]!)];
      const isFuller = tiers[at]!.size * counts[fullest]! > tiers[fullest]!.size * counts[at]!;
      if (needs === most ? isFuller : needs) fullest = at;
    }
    counts[fullest]! += 1;
  }
  let next = 0;
  return new Map(
    tiers.map(({ tier }, at) => {
      const first = next;
      next += counts[at]!;
      return [tier, [first, next - 1]];
    }),
  );
}
