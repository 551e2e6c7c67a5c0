/** Who is in each wave, so that one of them is chosen at once. */
export class WaveMembers {
  readonly #members: Int32Array[];
  readonly #sizes: Int32Array;
  /** Where each unit stands in the list of its wave. */
  readonly #place: Int32Array;

  constructor(waves: number, plan: ArrayLike<number>) {
    this.#sizes = new Int32Array(waves);
    this.#place = new Int32Array(plan.length);
    this.#members = Array.from({ length: waves }, () => new Int32Array(0));
    for (let unit = 0; unit < plan.length; unit += 1) this.#enlist(unit, plan[unit]!);
  }

  #enlist(unit: number, wave: number): void {
    const place = this.#sizes[wave]!;
    if (place === this.#members[wave]!.length) this.#grow(wave);
    this.#members[wave]![place] = unit;
    this.#place[unit] = place;
    this.#sizes[wave] = place + 1;
  }

  #grow(wave: number): void {
    const list = new Int32Array(Math.max(16, 2 * this.#members[wave]!.length));
    list.set(this.#members[wave]!);
    this.#members[wave] = list;
  }

  move(unit: number, from: number, to: number): void {
    const last = this.#sizes[from]! - 1;
    const mover = this.#members[from]![last]!;
    this.#members[from]![this.#place[unit]!] = mover;
    this.#place[mover] = this.#place[unit]!;
    this.#sizes[from] = last;
    this.#enlist(unit, to);
  }

  sizeOf(wave: number): number {
    return this.#sizes[wave]!;
  }

  /** One of the units of a wave, in no order that means anything. */
  memberOf(wave: number, place: number): number {
    return this.#members[wave]![place]!;
  }

  of(wave: number): Int32Array {
    return this.#members[wave]!.subarray(0, this.#sizes[wave]);
  }
}
