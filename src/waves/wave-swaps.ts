import type { GroupTotals } from './group-totals.js';
import type { TieTotals } from './tie-totals.js';
import type { WaveLoads } from './wave-loads.js';
import type { WaveState } from './wave-state.js';

type Range = readonly [earliest: number, latest: number];

const isWithin = ([earliest, latest]: Range, wave: number): boolean => wave >= earliest && wave <= latest;

/** Whole waves that change places: an order of waves that single moves cannot mend. */
export class WaveSwaps {
  readonly #state: WaveState;
  readonly #ties: TieTotals;
  readonly #groups: GroupTotals;
  readonly #loads: WaveLoads;
  /** The waves that all of those may be in who stand in each wave now. */
  readonly #ranges: Range[];

  constructor(
    state: WaveState,
    {
      ties,
      groups,
      loads,
      ranges,
    }: {
      readonly ties: TieTotals;
      readonly groups: GroupTotals;
      readonly loads: WaveLoads;
      readonly ranges: readonly Range[];
    },
  ) {
    this.#state = state;
    this.#ties = ties;
    this.#groups = groups;
    this.#loads = loads;
    this.#ranges = [...ranges];
  }

  /**
   * What the plan would cost more were all units of two waves to change places; null where they may not, or where that surely saves
   * nothing.
   *
   * @param low the earlier of the two
   */
  change(low: number, high: number): number | null {
    if (!isWithin(this.#ranges[low]!, high) || !isWithin(this.#ranges[high]!, low)) return null;
    if (!this.#loads.areSwappable(low, high)) return null;
    const ofTies = this.#ties.swapChange(low, high);
    return ofTies >= this.#groups.mostSaved(low, high) ? null : ofTies + this.#groups.swapChange(low, high);
  }

  /** Lets two waves change places on trial. */
  try(low: number, high: number): void {
    this.#groups.swap(low, high);
    const [left, right] = [this.#state.membersOf(low), this.#state.membersOf(high)];
    for (const unit of left) this.#state.try(unit, high);
    for (const unit of right) this.#state.try(unit, low);
    this.#ties.swap(low, high);
    [this.#ranges[low], this.#ranges[high]] = [this.#ranges[high]!, this.#ranges[low]!];
  }
}
