import type { TieRows } from './tie-rows.js';

/**
 * Sums of units and ties over whole waves, which tell at once what it would cost to let two waves change places. Units that began in one
 * wave are a block: they stay together while blocks change places.
 */
export class TieTotals {
  readonly #days: Float64Array;
  /** `[block * waves + wave]`: what the units of the block and their ties would cost there, each by itself; as in their rows. */
  readonly #costs: Float64Array;
  /** `[block * waves + other]`: of the ties from units of the block to those of the other, as their rows have them. */
  readonly #apart: Float64Array;
  readonly #later: Float64Array;
  readonly #earlier: Float64Array;
  /** The block that stands in each wave now. */
  readonly #blockAt: Int32Array;

  /** @param parts ties, what each unit costs in each wave, and the plan as it stands */
  constructor(
    days: Float64Array,
    { rows, costs, waves: plan }: { readonly rows: TieRows; readonly costs: Float64Array; readonly waves: Int32Array },
  ) {
    const waves = days.length;
    this.#days = days;
    this.#costs = new Float64Array(waves * waves);
    this.#apart = new Float64Array(waves * waves);
    this.#later = new Float64Array(waves * waves);
    this.#earlier = new Float64Array(waves * waves);
    this.#blockAt = Int32Array.from(days, (_day, wave) => wave);
    for (let unit = 0; unit < plan.length; unit += 1) {
      const row = plan[unit]! * waves;
      for (let wave = 0; wave < waves; wave += 1) this.#costs[row + wave]! += costs[unit * waves + wave]!;
      for (let index = rows.begin[unit]!; index < rows.begin[unit + 1]!; index += 1) {
        const at = row + plan[rows.other[index]!]!;
        this.#apart[at]! += rows.apart[index]!;
        this.#later[at]! += rows.later[index]!;
        this.#earlier[at]! += rows.earlier[index]!;
      }
    }
  }

  /**
   * What units and ties would cost more were all units of two waves to change places. A move alone leaves behind whom the unit goes
   * with and meets whom it passes; but ties within the wave stay what they are, and those between the two waves turn round.
   *
   * @param low the earlier of the two
   */
  swapChange(low: number, high: number): number {
    const gap = this.#days[high]! - this.#days[low]!;
    const between = this.#blockAt[low]! * this.#days.length + this.#blockAt[high]!;
    const turned = gap * (this.#later[between]! + this.#earlier[between]!) + 2 * this.#apart[between]!;
    return this.#aloneChange(low, high) + this.#aloneChange(high, low) + turned;
  }

  #aloneChange(from: number, to: number): number {
    const block = this.#blockAt[from]!;
    const row = block * this.#days.length;
    return this.#costs[row + to]! - this.#costs[row + from]! - this.#costBetween(row + block, to, from);
  }

  /** Of the ties of a block to another one, were these their waves. */
  #costBetween(at: number, own: number, other: number): number {
    if (own === other) return 0;
    const ahead = this.#days[other]! - this.#days[own]!;
    return (ahead > 0 ? ahead * this.#later[at]! : -ahead * this.#earlier[at]!) + this.#apart[at]!;
  }

  /** The units of two waves have changed places. */
  swap(low: number, high: number): void {
    const waves = this.#days.length;
    const [one, other] = [this.#blockAt[low]!, this.#blockAt[high]!];
    for (let row = 0; row < this.#costs.length; row += waves) {
      // One goes where the other comes from: what both change is one move of the difference.
      const apart = this.#apart[row + one]! - this.#apart[row + other]!;
      const later = this.#later[row + one]! - this.#later[row + other]!;
      const earlier = this.#earlier[row + one]! - this.#earlier[row + other]!;
      this.#costs[row + low]! += apart;
      this.#costs[row + high]! -= apart;
      if (later !== 0 || earlier !== 0) this.#correct(row, [low, high], { later, earlier });
    }
    this.#blockAt[low] = other;
    this.#blockAt[high] = one;
  }

  /** What the row costs more by days, after what it is tied to has gone from the lower wave to the higher. */
  #correct(
    row: number,
    [low, high]: readonly [number, number],
    { later, earlier }: { readonly later: number; readonly earlier: number },
  ): void {
    const waves = this.#days.length;
    const [dayLow, dayHigh] = [this.#days[low]!, this.#days[high]!];
    // Before both waves and after both, the change is the same for every day; what all waves of a row have in common tells nothing.
    const [before, after] = [(dayHigh - dayLow) * later, (dayLow - dayHigh) * earlier];
    const common = low < waves - high ? after : before;
    if (common === after) for (let wave = 0; wave <= low; wave += 1) this.#costs[row + wave]! += before - common;
    else for (let wave = high; wave < waves; wave += 1) this.#costs[row + wave]! += after - common;
    for (let wave = low + 1; wave < high; wave += 1) {
      const day = this.#days[wave]!;
      this.#costs[row + wave]! += (dayHigh - day) * later - (day - dayLow) * earlier - common;
    }
  }
}
