import { imbalanceCost } from './problem.js';
import type { WaveAssignment, WaveProblem } from './problem.js';
import { TieCosts } from './tie-costs.js';
import { WaveGroups, NOWHERE } from './wave-groups.js';
import { WaveLoads } from './wave-loads.js';
import { WaveMembers } from './wave-members.js';
import { WaveSwaps } from './wave-swaps.js';

/**
 * A plan with its cost kept in step: what units and ties, groups and loads of waves would change by a move is known without walking
 * over the plan. Moves may be tried, several one after the other, and then be kept or taken back; that is much cheaper than to
 * make and unmake them. `scoreWaves` says the same from the definition.
 */
export class WaveState {
  readonly problem: WaveProblem;
  readonly waves: Int32Array;
  readonly #ties: TieCosts;
  readonly #groups: WaveGroups;
  readonly #loads: WaveLoads;
  readonly #members: WaveMembers;
  /** Units that are moved on trial, and where each came from. */
  readonly #tried: number[] = [];
  readonly #from: number[] = [];

  constructor(problem: WaveProblem, waves: WaveAssignment | Int32Array) {
    this.problem = problem;
    this.waves = Int32Array.from(waves);
    this.#ties = new TieCosts(problem, this.waves);
    this.#groups = new WaveGroups(problem);
    this.waves.forEach((wave, unit) => {
      this.#groups.move(unit, NOWHERE, wave);
    });
    this.#loads = new WaveLoads(problem, this.waves);
    this.#members = new WaveMembers(problem.days.length, this.waves);
  }

  /** How many units the wave holds. */
  sizeOf(wave: number): number {
    return this.#members.sizeOf(wave);
  }

  /** One of the units of a wave, in no order that means anything. */
  memberOf(wave: number, place: number): number {
    return this.#members.memberOf(wave, place);
  }

  /** The units of a wave. */
  membersOf(wave: number): readonly number[] {
    return [...this.#members.of(wave)];
  }

  /** Judges and tries whole waves that change places, from the plan as it stands on; until another unit moves. */
  swaps(): WaveSwaps {
    const ranges = this.problem.days.map((_day, wave) => this.#loads.commonRange(this.#members.of(wave)));
    return new WaveSwaps(this, {
      ties: this.#ties.totals(),
      groups: this.#groups.totals(),
      loads: this.#loads,
      ranges,
    });
  }

  /** Whether the wave holds more than it bears. */
  isOverloaded(wave: number): boolean {
    return this.#loads.isOverloaded(wave);
  }

  /** Where one of those stands whom a unit is tied to; its own wave where it is tied to nobody. */
  neighbourWave(unit: number, chosen: (below: number) => number): number {
    return this.#ties.neighbourWave(unit, chosen);
  }

  /** Whether the wave is one the unit may be in. */
  allows(unit: number, wave: number): boolean {
    return this.#loads.allows(unit, wave);
  }

  /** Whether the wave is one the unit may be in and bears it, beside what leaves it in exchange. */
  bears(unit: number, wave: number, leaving = -1): boolean {
    return this.#loads.bears(unit, wave, leaving);
  }

  /** What the plan would cost more (less, if negative) were the unit in the wave. */
  change(unit: number, wave: number): number {
    const from = this.waves[unit]!;
    if (from === wave) return 0;
    const own = this.#ties.change(unit, from, wave) + this.#groups.change(unit, from, wave);
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
    return balance === undefined ? 0 : this.#loads.loadOf(unit, balance.resource);
  }

  #balanceChange(load: number, from: number, to: number): number {
    const { balance } = this.problem;
    if (balance === undefined || load === 0) return 0;
    const left = this.#loads.takenOf(balance.resource, from);
    const joined = this.#loads.takenOf(balance.resource, to);
    return (
      imbalanceCost(balance, left - load) -
      imbalanceCost(balance, left) +
      imbalanceCost(balance, joined + load) -
      imbalanceCost(balance, joined)
    );
  }

  /** By how much the plan would exceed what waves can bear more than now. */
  overloadChange(unit: number, wave: number): number {
    return this.#loads.overloadChange(unit, this.waves[unit]!, wave);
  }

  /** 1 where the unit would leave the waves it may be in, -1 where it would come back to them. */
  misplacedChange(unit: number, wave: number): number {
    return (this.allows(unit, wave) ? 0 : 1) - (this.allows(unit, this.waves[unit]!) ? 0 : 1);
  }

  move(unit: number, wave: number): void {
    const from = this.waves[unit]!;
    if (from === wave) return;
    this.#put(unit, from, wave);
    this.#ties.move(unit, from, wave);
  }

  #put(unit: number, from: number, to: number): void {
    this.#loads.move(unit, from, to);
    this.#members.move(unit, from, to);
    this.#groups.move(unit, from, to);
    this.waves[unit] = to;
  }

  /** Moves a unit on trial: until that is kept or taken back nothing is moved for good. */
  try(unit: number, wave: number): void {
    const from = this.waves[unit]!;
    if (!this.#ties.isTried(unit)) {
      this.#tried.push(unit);
      this.#from.push(from);
      this.#ties.try(unit, from);
    }
    this.#put(unit, from, wave);
  }

  /** What was tried stands. */
  keepTried(): void {
    this.#tried.length = 0;
    this.#from.length = 0;
    this.#ties.keep();
  }

  /** Nothing was tried. */
  dropTried(): void {
    this.#ties.drop();
    // In this order and no other: who stands where in the list of its wave decides what chance takes next.
    for (let at = 1; at < this.#tried.length; at += 1) this.#putBack(at);
    if (this.#tried.length > 0) this.#putBack(0);
    this.#tried.length = 0;
    this.#from.length = 0;
  }

  #putBack(at: number): void {
    const unit = this.#tried[at]!;
    this.#put(unit, this.waves[unit]!, this.#from[at]!);
  }
}
