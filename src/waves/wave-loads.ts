import type { WaveProblem } from './problem.js';

/** What each wave takes of each resource, kept in step with a plan, beside what it bears and who may be in it. */
export class WaveLoads {
  readonly #waves: number;
  readonly #resources: number;
  /** `#taken[resource * waves + wave]`. */
  readonly #taken: Float64Array;
  readonly #limits: Float64Array;
  /** `#loads[unit * resources + resource]`. */
  readonly #loads: Float64Array;
  readonly #earliest: Int32Array;
  readonly #latest: Int32Array;

  constructor({ units, days, limits }: WaveProblem, waves: ArrayLike<number>) {
    this.#waves = days.length;
    this.#resources = limits.length;
    this.#taken = new Float64Array(limits.length * days.length);
    this.#limits = Float64Array.from(limits.flat());
    this.#loads = Float64Array.from(units.flatMap(({ loads }) => loads));
    this.#earliest = Int32Array.from(units, ({ earliest }) => earliest);
    this.#latest = Int32Array.from(units, ({ latest }) => latest);
    for (let unit = 0; unit < units.length; unit += 1) this.#take(unit, waves[unit]!, 1);
  }

  #take(unit: number, wave: number, sign: 1 | -1): void {
    for (let resource = 0; resource < this.#resources; resource += 1) {
      this.#taken[resource * this.#waves + wave]! += sign * this.#loads[unit * this.#resources + resource]!;
    }
  }

  move(unit: number, from: number, to: number): void {
    this.#take(unit, from, -1);
    this.#take(unit, to, 1);
  }

  loadOf(unit: number, resource: number): number {
    return this.#loads[unit * this.#resources + resource]!;
  }

  takenOf(resource: number, wave: number): number {
    return this.#taken[resource * this.#waves + wave]!;
  }

  /** Whether the wave is one the unit may be in. */
  allows(unit: number, wave: number): boolean {
    return wave >= this.#earliest[unit]! && wave <= this.#latest[unit]!;
  }

  /** Whether the wave is one the unit may be in and bears it, beside what leaves it in exchange. */
  bears(unit: number, wave: number, leaving: number): boolean {
    if (!this.allows(unit, wave)) return false;
    for (let resource = 0; resource < this.#resources; resource += 1) {
      const given = leaving < 0 ? 0 : this.#loads[leaving * this.#resources + resource]!;
      const at = resource * this.#waves + wave;
      const after = this.#taken[at]! + this.#loads[unit * this.#resources + resource]! - given;
      if (after > this.#limits[at]!) return false;
    }
    return true;
  }

  /** The first and the last wave that all of some units may be in. */
  commonRange(units: Int32Array): readonly [earliest: number, latest: number] {
    let [earliest, latest] = [0, this.#waves - 1];
    for (const unit of units) {
      earliest = Math.max(earliest, this.#earliest[unit]!);
      latest = Math.min(latest, this.#latest[unit]!);
    }
    return [earliest, latest];
  }

  /** Whether each of two waves bears what the other takes. */
  areSwappable(one: number, other: number): boolean {
    for (let row = 0; row < this.#taken.length; row += this.#waves) {
      if (this.#taken[row + one]! > this.#limits[row + other]!) return false;
      if (this.#taken[row + other]! > this.#limits[row + one]!) return false;
    }
    return true;
  }

  /** Whether the wave holds more than it bears. */
  isOverloaded(wave: number): boolean {
    for (let at = wave; at < this.#taken.length; at += this.#waves)
      if (this.#taken[at]! > this.#limits[at]!) return true;
    return false;
  }

  /** By how much the plan exceeds what waves can bear, over all waves and resources. */
  overload(): number {
    return this.#taken.reduce((sum, amount, at) => sum + excess(amount, this.#limits[at]!), 0);
  }

  /** By how much the plan would exceed what waves can bear more than now. */
  overloadChange(unit: number, from: number, to: number): number {
    if (from === to) return 0;
    let change = 0;
    for (let resource = 0; resource < this.#resources; resource += 1) {
      const load = this.#loads[unit * this.#resources + resource]!;
      const [at, left] = [resource * this.#waves + to, resource * this.#waves + from];
      change += excess(this.#taken[at]! + load, this.#limits[at]!) - excess(this.#taken[at]!, this.#limits[at]!);
      change +=
        excess(this.#taken[left]! - load, this.#limits[left]!) - excess(this.#taken[left]!, this.#limits[left]!);
    }
    return change;
  }
}

const excess = (amount: number, limit: number): number => (amount > limit ? amount - limit : 0);
