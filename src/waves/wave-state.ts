import { imbalanceCost } from './problem.js';
import type { WaveAssignment, WaveProblem } from './problem.js';
import { tieCost, tieRows } from './tie-rows.js';
import type { TieRows } from './tie-rows.js';
import { WaveGroups, NOWHERE } from './wave-groups.js';

/**
 * A plan with its cost kept in step. Of each unit is held what it and its ties would cost in every wave while all others stay,
 * so that judging a move takes no walk over ties; a move made corrects the rows of its neighbours (the gains of B. W. Kernighan,
 * S. Lin, 1970, for costs that grow with days). `scoreWaves` says the same from the definition.
 */
export class WaveState {
  readonly problem: WaveProblem;
  readonly waves: Int32Array;
  readonly #days: Float64Array;
  readonly #rows: TieRows;
  readonly #groups: WaveGroups;
  /** `#costs[unit * waves + wave]`: of the unit itself and its ties, were it there. */
  readonly #costs: Float64Array;
  readonly #resources: number;
  /** `#taken[resource * waves + wave]`. */
  readonly #taken: Float64Array;
  readonly #limits: Float64Array;
  /** `#loads[unit * resources + resource]`. */
  readonly #loads: Float64Array;
  readonly #earliest: Int32Array;
  readonly #latest: Int32Array;
  /** Units by wave, and where each stands in its list. */
  readonly #members: Int32Array[];
  readonly #sizes: Int32Array;
  readonly #place: Int32Array;

  constructor(problem: WaveProblem, waves: WaveAssignment | Int32Array) {
    const { units, days, limits } = problem;
    this.problem = problem;
    this.waves = Int32Array.from(waves);
    this.#days = Float64Array.from(days);
    this.#rows = tieRows(problem);
    this.#groups = new WaveGroups(problem);
    this.#costs = new Float64Array(units.length * days.length);
    this.#resources = limits.length;
    this.#taken = new Float64Array(limits.length * days.length);
    this.#limits = Float64Array.from(limits.flat());
    this.#loads = Float64Array.from(units.flatMap(({ loads }) => loads));
    this.#earliest = Int32Array.from(units, ({ earliest }) => earliest);
    this.#latest = Int32Array.from(units, ({ latest }) => latest);
    this.#members = days.map(() => new Int32Array(units.length));
    this.#sizes = new Int32Array(days.length);
    this.#place = new Int32Array(units.length);
    units.forEach(({ costs }, unit) => {
      this.#costs.set(costs, unit * days.length);
      this.#priceTies(unit);
      this.#groups.move(unit, NOWHERE, this.waves[unit]!);
      this.#take(unit, this.waves[unit]!, 1);
      this.#enlist(unit, this.waves[unit]!);
    });
  }

  #priceTies(unit: number): void {
    const waves = this.#days.length;
    for (let index = this.#rows.begin[unit]!; index < this.#rows.begin[unit + 1]!; index += 1) {
      const at = this.waves[this.#rows.other[index]!]!;
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

  #take(unit: number, wave: number, sign: 1 | -1): void {
    const waves = this.#days.length;
    for (let resource = 0; resource < this.#resources; resource += 1) {
      this.#taken[resource * waves + wave]! += sign * this.#loads[unit * this.#resources + resource]!;
    }
  }

  #enlist(unit: number, wave: number): void {
    const place = this.#sizes[wave]!;
    this.#members[wave]![place] = unit;
    this.#place[unit] = place;
    this.#sizes[wave] = place + 1;
  }

  #delist(unit: number, wave: number): void {
    const last = this.#sizes[wave]! - 1;
    const mover = this.#members[wave]![last]!;
    this.#members[wave]![this.#place[unit]!] = mover;
    this.#place[mover] = this.#place[unit]!;
    this.#sizes[wave] = last;
  }

  /** How many units the wave holds. */
  sizeOf(wave: number): number {
    return this.#sizes[wave]!;
  }

  /** One of the units of a wave, in no order that means anything. */
  memberOf(wave: number, place: number): number {
    return this.#members[wave]![place]!;
  }

  /** The units of a wave. */
  membersOf(wave: number): readonly number[] {
    return [...this.#members[wave]!.subarray(0, this.#sizes[wave])];
  }

  /** Whether all units of two waves may change places, and both waves bear that. */
  isSwappable(one: number, other: number): boolean {
    const waves = this.#days.length;
    for (let row = 0; row < this.#taken.length; row += waves) {
      if (this.#taken[row + one]! > this.#limits[row + other]!) return false;
      if (this.#taken[row + other]! > this.#limits[row + one]!) return false;
    }
    return this.#allAllow(one, other) && this.#allAllow(other, one);
  }

  #allAllow(from: number, to: number): boolean {
    for (let place = 0; place < this.#sizes[from]!; place += 1) {
      if (!this.allows(this.#members[from]![place]!, to)) return false;
    }
    return true;
  }

  /** What the plan would cost more were all units of two waves to change places. */
  swapChange(one: number, other: number): number {
    return this.#moveAllChange(one, other) + this.#moveAllChange(other, one) + this.#groups.swapChange(one, other);
  }

  /**
   * By units and ties. A move alone leaves behind whom the unit goes with and meets whom it passes; but ties within the wave stay what
   * they are, and those between the two waves turn round, which the earlier of them counts.
   */
  #moveAllChange(from: number, to: number): number {
    const waves = this.#days.length;
    const gap = this.#days[from]! - this.#days[to]!;
    let [change, turned] = [0, 0];
    for (let place = 0; place < this.#sizes[from]!; place += 1) {
      const unit = this.#members[from]![place]!;
      change += this.#costs[unit * waves + to]! - this.#costs[unit * waves + from]!;
      for (let index = this.#rows.begin[unit]!; index < this.#rows.begin[unit + 1]!; index += 1) {
        const at = this.waves[this.#rows.other[index]!]!;
        if (at === from) change -= tieCost(this.#rows, index, gap, true);
        else if (at === to && from < to) {
          turned += tieCost(this.#rows, index, gap, true) + tieCost(this.#rows, index, -gap, true);
        }
      }
    }
    return change + turned;
  }

  /** Whether the wave holds more than it bears. */
  isOverloaded(wave: number): boolean {
    const waves = this.#days.length;
    for (let at = wave; at < this.#taken.length; at += waves) if (this.#taken[at]! > this.#limits[at]!) return true;
    return false;
  }

  /** Where one of those stands whom a unit is tied to; its own wave where it is tied to nobody. */
  neighbourWave(unit: number, chosen: (below: number) => number): number {
    const begin = this.#rows.begin[unit]!;
    const count = this.#rows.begin[unit + 1]! - begin;
    return this.waves[count === 0 ? unit : this.#rows.other[begin + chosen(count)]!]!;
  }

  /** Whether the wave is one the unit may be in. */
  allows(unit: number, wave: number): boolean {
    return wave >= this.#earliest[unit]! && wave <= this.#latest[unit]!;
  }

  /** Whether the wave is one the unit may be in and bears it, beside what leaves it in exchange. */
  bears(unit: number, wave: number, leaving = -1): boolean {
    if (!this.allows(unit, wave)) return false;
    const waves = this.#days.length;
    for (let resource = 0; resource < this.#resources; resource += 1) {
      const given = leaving < 0 ? 0 : this.#loads[leaving * this.#resources + resource]!;
      const at = resource * waves + wave;
      const after = this.#taken[at]! + this.#loads[unit * this.#resources + resource]! - given;
      if (after > this.#limits[at]!) return false;
    }
    return true;
  }

  /** What the plan would cost more (less, if negative) were the unit in the wave. */
  change(unit: number, wave: number): number {
    const from = this.waves[unit]!;
    if (from === wave) return 0;
    const row = unit * this.#days.length;
    const own = this.#costs[row + wave]! - this.#costs[row + from]! + this.#groups.change(unit, from, wave);
    return own + this.#balanceChange(this.#balanced(unit), from, wave);
  }

  /**
   * What the plan would cost more were two units of different waves to change places, each counted as if it moved alone but for the
   * balance of the waves.
   */
  exchangeChange(unit: number, other: number): number {
    const [from, to] = [this.waves[unit]!, this.waves[other]!];
    const [load, back] = [this.#balanced(unit), this.#balanced(other)];
    const alone = this.#balanceChange(load, from, to) + this.#balanceChange(back, to, from);
    return this.change(unit, to) + this.change(other, from) - alone + this.#balanceChange(load - back, from, to);
  }

  /** What the unit takes of the resource by which waves are balanced. */
  #balanced(unit: number): number {
    const { balance } = this.problem;
    return balance === undefined ? 0 : this.#loads[unit * this.#resources + balance.resource]!;
  }

  #balanceChange(load: number, from: number, to: number): number {
    const { balance } = this.problem;
    if (balance === undefined || load === 0) return 0;
    const row = balance.resource * this.#days.length;
    const [left, joined] = [this.#taken[row + from]!, this.#taken[row + to]!];
    return (
      imbalanceCost(balance, left - load) -
      imbalanceCost(balance, left) +
      imbalanceCost(balance, joined + load) -
      imbalanceCost(balance, joined)
    );
  }

  /** The same without spans, orders, mixes and balance, for choosing what to look at. */
  tieChange(unit: number, wave: number): number {
    const row = unit * this.#days.length;
    return this.#costs[row + wave]! - this.#costs[row + this.waves[unit]!]!;
  }

  /** By how much the plan exceeds what waves can bear, over all waves and resources. */
  overload(): number {
    return this.#taken.reduce((sum, amount, at) => sum + excess(amount, this.#limits[at]!), 0);
  }

  /** By how much the plan would exceed what waves can bear more than now. */
  overloadChange(unit: number, wave: number): number {
    const from = this.waves[unit]!;
    if (from === wave) return 0;
    const waves = this.#days.length;
    let change = 0;
    for (let resource = 0; resource < this.#resources; resource += 1) {
      const load = this.#loads[unit * this.#resources + resource]!;
      const [at, left] = [resource * waves + wave, resource * waves + from];
      change += excess(this.#taken[at]! + load, this.#limits[at]!) - excess(this.#taken[at]!, this.#limits[at]!);
      change +=
        excess(this.#taken[left]! - load, this.#limits[left]!) - excess(this.#taken[left]!, this.#limits[left]!);
    }
    return change;
  }

  /** 1 where the unit would leave the waves it may be in, -1 where it would come back to them. */
  misplacedChange(unit: number, wave: number): number {
    return (this.allows(unit, wave) ? 0 : 1) - (this.allows(unit, this.waves[unit]!) ? 0 : 1);
  }

  move(unit: number, wave: number): void {
    const from = this.waves[unit]!;
    if (from === wave) return;
    this.#take(unit, from, -1);
    this.#take(unit, wave, 1);
    this.#delist(unit, from);
    this.#enlist(unit, wave);
    this.#groups.move(unit, from, wave);
    this.waves[unit] = wave;
    for (let index = this.#rows.begin[unit]!; index < this.#rows.begin[unit + 1]!; index += 1) {
      this.#correct(index, from, wave);
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
    // Before both waves and after both, the change is the same for every day.
    const [low, high] = from < to ? [from, to] : [to, from];
    const [before, after] = [(dayTo - dayFrom) * ahead, (dayFrom - dayTo) * behind];
    for (let wave = 0; wave <= low; wave += 1) this.#costs[row + wave]! += before;
    for (let wave = high; wave < waves; wave += 1) this.#costs[row + wave]! += after;
    for (let wave = low + 1; wave < high; wave += 1) {
      const day = this.#days[wave]!;
      this.#costs[row + wave]! +=
        from < to ? (dayTo - day) * ahead - (day - dayFrom) * behind : (day - dayTo) * behind - (dayFrom - day) * ahead;
    }
  }
}

const excess = (amount: number, limit: number): number => (amount > limit ? amount - limit : 0);
