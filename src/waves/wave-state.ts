import type { WaveAssignment, WaveProblem } from './problem.js';

/** How many members of a group stand in each wave, and from that what the group costs. */
interface Group {
  readonly kind: 'span' | 'order' | 'mix';
  readonly perDay: number;
  /** Members by wave; of orders and mixes the two sides apart. */
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** A unit may stand on both sides of a group. */
const LEFT = 1;
const RIGHT = 2;

function shift({ left, right }: Group, sides: number, from: number, to: number): void {
  if ((sides & LEFT) !== 0) {
    left[from]! -= 1;
    left[to]! += 1;
  }
  if ((sides & RIGHT) !== 0) {
    right[from]! -= 1;
    right[to]! += 1;
  }
}

/**
 * A plan with its cost kept in step: what a move would change is counted from what the moved unit touches alone. `scoreWaves`
 * says the same from the definition.
 */
export class WaveState {
  readonly problem: WaveProblem;
  readonly waves: Int32Array;
  readonly #days: Float64Array;
  readonly #loads: readonly Float64Array[];
  /** Ties by unit: where those of unit u begin, and for each the other end and its costs, seen from u. */
  readonly #begin: Int32Array;
  readonly #other: Int32Array;
  readonly #apart: Float64Array;
  /** For each day the other is later, and earlier. */
  readonly #later: Float64Array;
  readonly #earlier: Float64Array;
  readonly #groups: readonly Group[];
  readonly #memberBegin: Int32Array;
  readonly #memberGroup: Int32Array;
  readonly #memberSide: Uint8Array;

  constructor(problem: WaveProblem, waves: WaveAssignment | Int32Array) {
    this.problem = problem;
    this.waves = Int32Array.from(waves);
    this.#days = Float64Array.from(problem.days);
    this.#loads = problem.limits.map((limits) => new Float64Array(limits.length));
    problem.units.forEach(({ loads }, unit) => {
      loads.forEach((load, resource) => {
        this.#loads[resource]![this.waves[unit]!]! += load;
      });
    });
    const ties = tiesByUnit(problem);
    [this.#begin, this.#other, this.#apart, this.#later, this.#earlier] = ties;
    const { groups, begin, group, side } = this.#gather();
    this.#groups = groups;
    this.#memberBegin = begin;
    this.#memberGroup = group;
    this.#memberSide = side;
  }

  #gather(): {
    readonly groups: readonly Group[];
    readonly begin: Int32Array;
    readonly group: Int32Array;
    readonly side: Uint8Array;
  } {
    const { units, spans, orders, mixes, days } = this.problem;
    const sides: (readonly [kind: Group['kind'], perDay: number, left: readonly number[], right: readonly number[]])[] =
      [
        ...spans.map(({ units: members, perDay }) => ['span', perDay, members, []] as const),
        ...orders.map(({ before, after, perDay }) => ['order', perDay, before, after] as const),
        ...mixes.map(({ left, right, perWave }) => ['mix', perWave, left, right] as const),
      ];
    const byUnit = units.map((): Map<number, number> => new Map<number, number>());
    const groups = sides.map(([kind, perDay, left, right], number): Group => {
      const group = { kind, perDay, left: new Int32Array(days.length), right: new Int32Array(days.length) };
      for (const unit of left) {
        group.left[this.waves[unit]!]! += 1;
        byUnit[unit]!.set(number, LEFT);
      }
      for (const unit of right) {
        group.right[this.waves[unit]!]! += 1;
        byUnit[unit]!.set(number, (byUnit[unit]!.get(number) ?? 0) | RIGHT);
      }
      return group;
    });
    const begin = new Int32Array(units.length + 1);
    byUnit.forEach((members, unit) => {
      begin[unit + 1] = begin[unit]! + members.size;
    });
    const flat = byUnit.flatMap((members) => [...members]);
    return {
      groups,
      begin,
      group: Int32Array.from(flat, ([number]) => number),
      side: Uint8Array.from(flat, ([, side]) => side),
    };
  }

  /** Whether the wave is one the unit may be in and bears it, beside what leaves it in exchange. */
  bears(unit: number, wave: number, leaving = -1): boolean {
    const { earliest, latest, loads } = this.problem.units[unit]!;
    if (wave < earliest || wave > latest) return false;
    const given = leaving < 0 ? null : this.problem.units[leaving]!.loads;
    for (let resource = 0; resource < loads.length; resource += 1) {
      const after = this.#loads[resource]![wave]! + loads[resource]! - (given === null ? 0 : given[resource]!);
      if (after > this.problem.limits[resource]![wave]!) return false;
    }
    return true;
  }

  /** What the plan would cost more (less, if negative) were the unit in the wave. */
  change(unit: number, wave: number): number {
    const from = this.waves[unit]!;
    if (from === wave) return 0;
    const { costs } = this.problem.units[unit]!;
    let change = costs[wave]! - costs[from]!;
    const day = this.#days[wave]!;
    const dayFrom = this.#days[from]!;
    for (let index = this.#begin[unit]!; index < this.#begin[unit + 1]!; index += 1) {
      const at = this.waves[this.#other[index]!]!;
      const ahead = this.#days[at]! - day;
      const aheadFrom = this.#days[at]! - dayFrom;
      change += ahead > 0 ? ahead * this.#later[index]! : -ahead * this.#earlier[index]!;
      change -= aheadFrom > 0 ? aheadFrom * this.#later[index]! : -aheadFrom * this.#earlier[index]!;
      if (at === wave) change -= this.#apart[index]!;
      else if (at === from) change += this.#apart[index]!;
    }
    for (let index = this.#memberBegin[unit]!; index < this.#memberBegin[unit + 1]!; index += 1) {
      const group = this.#groups[this.#memberGroup[index]!]!;
      const side = this.#memberSide[index]!;
      const before = this.#costOf(group);
      shift(group, side, from, wave);
      change += this.#costOf(group) - before;
      shift(group, side, wave, from);
    }
    return change;
  }

  move(unit: number, wave: number): void {
    const from = this.waves[unit]!;
    const { loads } = this.problem.units[unit]!;
    for (let resource = 0; resource < loads.length; resource += 1) {
      this.#loads[resource]![from]! -= loads[resource]!;
      this.#loads[resource]![wave]! += loads[resource]!;
    }
    for (let index = this.#memberBegin[unit]!; index < this.#memberBegin[unit + 1]!; index += 1) {
      shift(this.#groups[this.#memberGroup[index]!]!, this.#memberSide[index]!, from, wave);
    }
    this.waves[unit] = wave;
  }

  #costOf({ kind, perDay, left, right }: Group): number {
    const waves = left.length;
    if (kind === 'mix') {
      let mixed = 0;
      for (let wave = 0; wave < waves; wave += 1) if (left[wave]! > 0 && right[wave]! > 0) mixed += 1;
      return perDay * mixed;
    }
    let last = waves - 1;
    while (last >= 0 && left[last] === 0) last -= 1;
    if (last < 0) return 0;
    const others = kind === 'span' ? left : right;
    let first = 0;
    while (first < waves && others[first] === 0) first += 1;
    return first >= last ? 0 : perDay * (this.#days[last]! - this.#days[first]!);
  }
}

/** Each tie from both of its ends, in rows of typed arrays. */
function tiesByUnit({
  units,
  ties,
}: WaveProblem): readonly [Int32Array, Int32Array, Float64Array, Float64Array, Float64Array] {
  const begin = new Int32Array(units.length + 1);
  for (const { client, server } of ties) {
    if (client === server) continue;
    begin[client + 1]! += 1;
    begin[server + 1]! += 1;
  }
  for (let unit = 0; unit < units.length; unit += 1) begin[unit + 1]! += begin[unit]!;
  const next = begin.slice();
  const count = begin[units.length]!;
  const other = new Int32Array(count);
  const [apart, later, earlier] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  for (const tie of ties) {
    if (tie.client === tie.server) continue;
    const [atClient, atServer] = [next[tie.client]!, next[tie.server]!];
    next[tie.client]! += 1;
    next[tie.server]! += 1;
    other[atClient] = tie.server;
    other[atServer] = tie.client;
    apart[atClient] = apart[atServer] = tie.apart;
    // The client sees its server later; the server sees its client earlier.
    later[atClient] = earlier[atServer] = tie.perDay + tie.serverLaterPerDay;
    earlier[atClient] = later[atServer] = tie.perDay;
  }
  return [begin, other, apart, later, earlier];
}
