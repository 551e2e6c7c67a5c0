import type { TieTotals } from './tie-totals.js';
import type { WaveGroups } from './wave-groups.js';
import type { WaveLoads } from './wave-loads.js';
import type { WaveState } from './wave-state.js';

type Range = readonly [earliest: number, latest: number];

const isWithin = ([earliest, latest]: Range, wave: number): boolean => wave >= earliest && wave <= latest;

/** Whole waves that change places: an order of waves that single moves cannot mend. */
export class WaveSwaps {
  readonly #state: WaveState;
  readonly #ties: TieTotals;
  readonly #groups: WaveGroups;
  readonly #loads: WaveLoads;
  /** Of who stands in each wave now: the groups that they are of, and the waves that all of them may be in. */
  readonly #inWave: number[][];
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
      readonly groups: WaveGroups;
      readonly loads: WaveLoads;
      readonly ranges: readonly Range[];
    },
  ) {
    this.#state = state;
    this.#ties = ties;
    this.#groups = groups;
    this.#loads = loads;
    this.#inWave = groups.byWave();
    this.#ranges = [...ranges];
  }

  /**
   * What the plan would cost more were all units of two waves to change places; null where they may not.
   *
   * @param low the earlier of the two
   */
  change(low: number, high: number): number | null {
    if (!isWithin(this.#ranges[low]!, high) || !isWithin(this.#ranges[high]!, low)) return null;
    if (!this.#loads.areSwappable(low, high)) return null;
    return this.#ties.swapChange(low, high) + this.#groups.swapChange(low, high, this.#inWave);
  }

  /** Lets two waves change places. */
  swap(low: number, high: number): void {
    const [left, right] = [this.#state.membersOf(low), this.#state.membersOf(high)];
    for (const unit of left) this.#state.move(unit, high);
    for (const unit of right) this.#state.move(unit, low);
    this.#ties.swap(low, high);
    [this.#inWave[low], this.#inWave[high]] = [this.#inWave[high]!, this.#inWave[low]!];
    [this.#ranges[low], this.#ranges[high]] = [this.#ranges[high]!, this.#ranges[low]!];
  }
}
