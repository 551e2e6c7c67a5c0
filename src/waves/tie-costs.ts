import type { WaveProblem } from './problem.js';
import { tieCost, tieRows } from './tie-rows.js';
import type { TieRows } from './tie-rows.js';
import { TieTotals } from './tie-totals.js';

/**
 * Of each unit is held what it and its ties would cost in every wave while all others stay, so that judging a move takes no walk over
 * ties; a move made corrects the rows of its neighbours (the gains of B. W. Kernighan, S. Lin, 1970, for costs that grow with days).
 * A move that is only tried corrects nothing: what it changes for others tried with it is found among the ties of those.
 */
export class TieCosts {
  readonly #days: Float64Array;
  readonly #rows: TieRows;
  readonly #waves: Int32Array;
  /** `#costs[unit * waves + wave]`: of the unit itself and its ties, were it there, but for what all waves of the unit have in common. */
  readonly #costs: Float64Array;
  /** Units moved on trial; of each the wave that the rows still have it in. */
  readonly #tried: number[] = [];
  readonly #before: Int32Array;

  /** @param waves the plan, changed by whoever holds it */
  constructor(problem: WaveProblem, waves: Int32Array) {
    const { units, days } = problem;
    this.#days = Float64Array.from(days);
    this.#rows = tieRows(problem);
    this.#waves = waves;
    this.#costs = new Float64Array(units.length * days.length);
    this.#before = new Int32Array(units.length).fill(-1);
    for (const [unit, { costs }] of units.entries()) {
      this.#costs.set(costs, unit * days.length);
      this.#priceTies(unit);
    }
  }

  #priceTies(unit: number): void {
    const waves = this.#days.length;
    for (let index = this.#rows.begin[unit]!; index < this.#rows.begin[unit + 1]!; index += 1) {
      const at = this.#waves[this.#rows.other[index]!]!;
      for (let wave = 0; wave < waves; wave += 1) {
        this.#costs[unit * waves + wave]! += tieCost(
          this.#rows,
          index,
          this.#days[at]! - this.#days[wave]!,
          at !== wave,
        );
      }
    }
  }

  /** Where one of those stands whom a unit is tied to; its own wave where it is tied to nobody. */
  neighbourWave(unit: number, chosen: (below: number) => number): number {
    const begin = this.#rows.begin[unit]!;
    const count = this.#rows.begin[unit + 1]! - begin;
    return this.#waves[count === 0 ? unit : this.#rows.other[begin + chosen(count)]!]!;
  }

  /** What the move would cost; units moved on trial count where they are. */
  change(unit: number, from: number, to: number): number {
    const row = unit * this.#days.length;
    const alone = this.#costs[row + to]! - this.#costs[row + from]!;
    return this.#tried.length === 0 ? alone : alone + this.#withTried(unit, from, to);
  }

  #withTried(unit: number, from: number, to: number): number {
    let change = 0;
    for (let index = this.#rows.begin[unit]!; index < this.#rows.begin[unit + 1]!; index += 1) {
      const other = this.#rows.other[index]!;
      const before = this.#before[other]!;
      if (before < 0) continue;
      const now = this.#waves[other]!;
      change += this.#costBetween(index, to, now) - this.#costBetween(index, from, now);
      change += this.#costBetween(index, from, before) - this.#costBetween(index, to, before);
    }
    return change;
  }

  #costBetween(index: number, own: number, other: number): number {
    return own === other ? 0 : tieCost(this.#rows, index, this.#days[other]! - this.#days[own]!, true);
  }

  /** Whether the unit is elsewhere than the rows have it. */
  isTried(unit: number): boolean {
    return this.#before[unit]! >= 0;
  }

  /** The unit is about to be elsewhere, for as long as nobody says that it stays there. */
  try(unit: number, from: number): void {
    this.#tried.push(unit);
    this.#before[unit] = from;
  }

  /** Whoever was moved on trial has come back. */
  drop(): void {
    for (const unit of this.#tried) this.#before[unit] = -1;
    this.#tried.length = 0;
  }

  /** Whoever was moved on trial stays where it is. */
  keep(): void {
    for (const unit of this.#tried) {
      const from = this.#before[unit]!;
      this.#before[unit] = -1;
      if (this.#waves[unit] !== from) this.move(unit, from, this.#waves[unit]!);
    }
    this.#tried.length = 0;
  }

  move(unit: number, from: number, to: number): void {
    for (let index = this.#rows.begin[unit]!; index < this.#rows.begin[unit + 1]!; index += 1) {
      this.#correct(index, from, to);
    }
  }

  /** The row of a neighbour, after its neighbour has moved. */
  #correct(index: number, from: number, to: number): void {
    const { other, apart, later, earlier } = this.#rows;
    const waves = this.#days.length;
    const row = other[index]! * waves;
    this.#costs[row + from]! += apart[index]!;
    this.#costs[row + to]! -= apart[index]!;
    // What is later seen from here is earlier seen from there.
    const [ahead, behind] = [earlier[index]!, later[index]!];
    if (ahead === 0 && behind === 0) return;
    const [dayTo, dayFrom] = [this.#days[to]!, this.#days[from]!];
    const [low, high] = from < to ? [from, to] : [to, from];
    // Before both waves and after both, the change is the same for every day; what all waves of a row have in common tells nothing.
    const [before, after] = [(dayTo - dayFrom) * ahead, (dayFrom - dayTo) * behind];
    const common = low < waves - high ? after : before;
    if (common === after) for (let wave = 0; wave <= low; wave += 1) this.#costs[row + wave]! += before - common;
    else for (let wave = high; wave < waves; wave += 1) this.#costs[row + wave]! += after - common;
    for (let wave = low + 1; wave < high; wave += 1) {
      const day = this.#days[wave]!;
      this.#costs[row + wave]! +=
        (from < to
          ? (dayTo - day) * ahead - (day - dayFrom) * behind
          : (day - dayTo) * behind - (dayFrom - day) * ahead) - common;
    }
  }

  /** Sums over the waves as they stand now. */
  totals(): TieTotals {
    return new TieTotals(this.#days, { rows: this.#rows, costs: this.#costs, waves: this.#waves });
  }
}
