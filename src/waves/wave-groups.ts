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

  /** What the groups would cost more were all units of two waves to change places. */
  swapChange(one: number, other: number): number {
    let change = 0;
    for (let group = 0; group < this.#kind.length; group += 1) {
      const row = group * this.#waves;
      // Only who stands in a wave and who does not is paid for, never how many.
      if (isAlike(this.#left, row + one, row + other) && isAlike(this.#right, row + one, row + other)) continue;
      const before = this.#costOf(group);
      this.#swap(row + one, row + other);
      change += this.#costOf(group) - before;
      this.#swap(row + one, row + other);
    }
    return change;
  }

  #swap(one: number, other: number): void {
    for (const counts of [this.#left, this.#right]) {
      const count = counts[one]!;
      counts[one] = counts[other]!;
      counts[other] = count;
    }
  }

  #changeOf(index: number, from: number, to: number): number {
    const group = this.#group[index]!;
    const side = this.#side[index]!;
    if (!this.#matters(group, side, { from, to })) return 0;
    const before = this.#costOf(group);
    this.#shift(group, side, { from, to });
    const change = this.#costOf(group) - before;
    this.#shift(group, side, { from: to, to: from });
    return change;
  }

  move(unit: number, from: number, to: number): void {
    for (let index = this.#begin[unit]!; index < this.#begin[unit + 1]!; index += 1) {
      this.#shift(this.#group[index]!, this.#side[index]!, { from, to });
    }
  }

  /** Only the first member to come into a wave, or the last to leave it, changes what a group costs. */
  #matters(group: number, side: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
    const row = group * this.#waves;
    if ((side & LEFT) !== 0 && ends(this.#left, row, { from, to })) return true;
    return (side & RIGHT) !== 0 && ends(this.#right, row, { from, to });
  }

  #shift(group: number, side: number, { from, to }: { readonly from: number; readonly to: number }): void {
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

  #costOf(group: number): number {
    const waves = this.#waves;
    const row = group * waves;
    const kind = this.#kind[group]!;
    if (kind === MIX) {
      let mixed = 0;
      for (let at = row; at < row + waves; at += 1) if (this.#left[at]! > 0 && this.#right[at]! > 0) mixed += 1;
      return this.#price[group]! * mixed;
    }
    let last = waves - 1;
    while (last >= 0 && this.#left[row + last] === 0) last -= 1;
    if (last <= 0) return 0;
    const others = kind === SPAN ? this.#left : this.#right;
    let first = 0;
    while (first < last && others[row + first] === 0) first += 1;
    return this.#price[group]! * (this.#days[last]! - this.#days[first]!);
  }
}

const isAlike = (counts: Int32Array, one: number, other: number): boolean =>
  (counts[one] === 0) === (counts[other] === 0);

const ends = (counts: Int32Array, row: number, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  (from >= 0 && counts[row + from] === 1) || (to >= 0 && counts[row + to] === 0);

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
