import { GroupTotals, firstSwapped, lastSwapped } from './group-totals.js';
import type { WaveProblem } from './problem.js';

const SPAN = 0;
const ORDER = 1;
const MIX = 2;

/** A unit may stand on both sides of a group; of a span there is but one. */
const LEFT = 1;
const RIGHT = 2;

/** In no wave yet: a plan may be built unit by unit. */
export const NOWHERE = -1;

/**
 * What spans, orders and mixes cost, kept in step with a plan: of each group is counted how many members stand in each wave. No
 * group ever gets cheaper by a member more, so that what a part of a plan costs bounds the whole from below.
 */
export class WaveGroups {
  readonly #waves: number;
  readonly #days: Float64Array;
  readonly #kind: Uint8Array;
  readonly #price: Float64Array;
  /** Members by group and wave; of orders and mixes the two sides apart. */
  readonly #left: Int32Array;
  readonly #right: Int32Array;
  /** The last wave of each group's left side; -1: none. */
  readonly #last: Int32Array;
  /** The first wave of its right side, of spans of the left; one beyond the waves: none. */
  readonly #first: Int32Array;
  /** Memberships by unit: where those of unit u begin, and for each the group and the side. */
  readonly #begin: Int32Array;
  readonly #group: Int32Array;
  readonly #side: Uint8Array;
  /** For each membership, where units have an order: the places of the group's first member, and of the last before this one. */
  readonly #opens: Int32Array;
  readonly #before: Int32Array;

  /**
   * Nobody is placed yet.
   *
   * @param place where a plan is built unit by unit, the place of each unit in that order
   */
  constructor(problem: WaveProblem, place?: Int32Array) {
    const sides = sidesOf(problem);
    this.#waves = problem.days.length;
    this.#days = Float64Array.from(problem.days);
    this.#kind = Uint8Array.from(sides, ({ kind }) => kind);
    this.#price = Float64Array.from(sides, ({ price }) => price);
    this.#left = new Int32Array(sides.length * this.#waves);
    this.#right = new Int32Array(sides.length * this.#waves);
    this.#last = new Int32Array(sides.length).fill(-1);
    this.#first = new Int32Array(sides.length).fill(this.#waves);
    [this.#begin, this.#group, this.#side] = memberships(problem.units.length, sides);
    this.#opens = new Int32Array(this.#group.length);
    this.#before = new Int32Array(this.#group.length).fill(-1);
    if (place !== undefined) this.#orderMembers(place, sides.length);
  }

  #orderMembers(place: Int32Array, groups: number): void {
    const opens = new Int32Array(groups).fill(-1);
    const latest = new Int32Array(groups).fill(-1);
    for (const unit of place.map((_place, index) => index).sort((left, right) => place[left]! - place[right]!)) {
      for (let index = this.#begin[unit]!; index < this.#begin[unit + 1]!; index += 1) {
        const group = this.#group[index]!;
        if (opens[group] === -1) opens[group] = place[unit]!;
        this.#opens[index] = opens[group]!;
        this.#before[index] = latest[group]!;
        latest[group] = place[unit]!;
      }
    }
  }

  /** Whether the unit is a member of any group. */
  hasGroups(unit: number): boolean {
    return this.#begin[unit + 1]! > this.#begin[unit]!;
  }

  /**
   * What groups must cost more with the unit in the wave, each group asked of its first member at or after `depth` alone, so that sums
   * over units count none twice.
   *
   * @param isBegun only groups of which somebody is placed
   */
  changeOwned(
    unit: number,
    to: number,
    { depth, isBegun }: { readonly depth: number; readonly isBegun: boolean },
  ): number {
    let change = 0;
    for (let index = this.#begin[unit]!; index < this.#begin[unit + 1]!; index += 1) {
      if (this.#before[index]! >= depth || (isBegun && this.#opens[index]! >= depth)) continue;
      change += this.#changeOf(index, NOWHERE, to);
    }
    return change;
  }

  /** What the groups would cost more were the unit moved; `NOWHERE` stands for not placed. */
  change(unit: number, from: number, to: number): number {
    let change = 0;
    for (let index = this.#begin[unit]!; index < this.#begin[unit + 1]!; index += 1) {
      change += this.#changeOf(index, from, to);
    }
    return change;
  }

  /** The groups of each wave, as they stand now. */
  totals(): GroupTotals {
    const waves = this.#waves;
    const inWave = Array.from({ length: waves }, (): number[] => []);
    const atStake = new Float64Array(waves);
    for (let group = 0; group < this.#kind.length; group += 1) {
      // What two waves mix they mix wherever they stand.
      if (this.#kind[group] === MIX) continue;
      const cost = this.#price[group]! * this.#reach(this.#last[group]!, this.#first[group]!);
      for (let wave = 0; wave < waves; wave += 1) {
        if (!this.#isIn(group, wave)) continue;
        inWave[wave]!.push(group);
        atStake[wave]! += cost;
      }
    }
    return new GroupTotals({
      inWave,
      atStake,
      isIn: (group, wave) => this.#isIn(group, wave),
      swapChangeOf: (group, low, high) => this.#swapChangeOf(group, low, high),
    });
  }

  #isIn(group: number, wave: number): boolean {
    const at = group * this.#waves + wave;
    return this.#left[at]! > 0 || this.#right[at]! > 0;
  }

  #swapChangeOf(group: number, low: number, high: number): number {
    const row = group * this.#waves;
    const [last, first] = [this.#last[group]!, this.#first[group]!];
    const lastThen = lastSwapped(this.#left, row, { last, low, high });
    const others = this.#kind[group] === SPAN ? this.#left : this.#right;
    const firstThen = firstSwapped(others, row, { first, low, high });
    return this.#price[group]! * (this.#reach(lastThen, firstThen) - this.#reach(last, first));
  }

  #reach(last: number, first: number): number {
    return last <= first ? 0 : this.#days[last]! - this.#days[first]!;
  }

  #changeOf(index: number, from: number, to: number): number {
    const group = this.#group[index]!;
    const side = this.#side[index]!;
    const price = this.#price[group]!;
    if (this.#kind[group] === MIX) return price * this.#mixedChange(group, side, { from, to });
    const reach = this.#reach(this.#last[group]!, this.#first[group]!);
    return (
      price *
      (this.#reach(this.#lastAfter(group, side, { from, to }), this.#firstAfter(group, side, { from, to })) - reach)
    );
  }

  #mixedChange(group: number, side: number, { from, to }: Way): number {
    const row = group * this.#waves;
    const [left, right] = [side & LEFT, side >> 1];
    let change = 0;
    if (from >= 0) {
      const [ofLeft, ofRight] = [this.#left[row + from]!, this.#right[row + from]!];
      if (ofLeft > 0 && ofRight > 0 && (ofLeft === left || ofRight === right)) change -= 1;
    }
    if (to >= 0) {
      const [ofLeft, ofRight] = [this.#left[row + to]!, this.#right[row + to]!];
      if (!(ofLeft > 0 && ofRight > 0) && ofLeft + left > 0 && ofRight + right > 0) change += 1;
    }
    return change;
  }

  #lastAfter(group: number, side: number, { from, to }: Way): number {
    const last = this.#last[group]!;
    if ((side & LEFT) === 0) return last;
    if (to >= last) return to;
    const row = group * this.#waves;
    if (from !== last || this.#left[row + last] !== 1) return last;
    let wave = last - 1;
    while (wave >= 0 && wave !== to && this.#left[row + wave] === 0) wave -= 1;
    return wave;
  }

  #firstAfter(group: number, side: number, { from, to }: Way): number {
    const first = this.#first[group]!;
    const isSpan = this.#kind[group] === SPAN;
    if ((side & (isSpan ? LEFT : RIGHT)) === 0) return first;
    if (to >= 0 && to <= first) return to;
    const counts = isSpan ? this.#left : this.#right;
    const row = group * this.#waves;
    if (from !== first || counts[row + first] !== 1) return first;
    let wave = first + 1;
    while (wave < this.#waves && wave !== to && counts[row + wave] === 0) wave += 1;
    return wave;
  }

  move(unit: number, from: number, to: number): void {
    for (let index = this.#begin[unit]!; index < this.#begin[unit + 1]!; index += 1) {
      const group = this.#group[index]!;
      const side = this.#side[index]!;
      const last = this.#lastAfter(group, side, { from, to });
      this.#first[group] = this.#firstAfter(group, side, { from, to });
      this.#last[group] = last;
      this.#shift(group, side, { from, to });
    }
  }

  #shift(group: number, side: number, { from, to }: Way): void {
    const row = group * this.#waves;
    if ((side & LEFT) !== 0) {
      if (from >= 0) this.#left[row + from]! -= 1;
      if (to >= 0) this.#left[row + to]! += 1;
    }
    if ((side & RIGHT) !== 0) {
      if (from >= 0) this.#right[row + from]! -= 1;
      if (to >= 0) this.#right[row + to]! += 1;
    }
  }
}

/** Where a unit leaves and where it goes; `NOWHERE` for either. */
interface Way {
  readonly from: number;
  readonly to: number;
}

interface Sides {
  readonly kind: number;
  readonly price: number;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Groups that can cost something. */
function sidesOf({ spans, orders, mixes }: WaveProblem): readonly Sides[] {
  return [
    ...spans.map(({ units, perDay }) => ({ kind: SPAN, price: perDay, left: units, right: [] })),
    ...orders.map(({ before, after, perDay }) => ({ kind: ORDER, price: perDay, left: before, right: after })),
    ...mixes.map(({ left, right, perWave }) => ({ kind: MIX, price: perWave, left, right })),
  ].filter(({ price }) => price > 0);
}

function memberships(units: number, sides: readonly Sides[]): readonly [Int32Array, Int32Array, Uint8Array] {
  const byUnit = Array.from({ length: units }, () => new Map<number, number>());
  sides.forEach(({ left, right }, group) => {
    for (const unit of left) byUnit[unit]!.set(group, LEFT);
    for (const unit of right) byUnit[unit]!.set(group, (byUnit[unit]!.get(group) ?? 0) | RIGHT);
  });
  const begin = new Int32Array(units + 1);
  byUnit.forEach((members, unit) => {
    begin[unit + 1] = begin[unit]! + members.size;
  });
  const flat = byUnit.flatMap((members) => [...members]);
  return [begin, Int32Array.from(flat, ([group]) => group), Uint8Array.from(flat, ([, side]) => side)];
}
