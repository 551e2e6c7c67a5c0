/** What is known of groups by wave, and how one of them is judged. */
interface GroupsInWaves {
  /** The groups that have somebody in each wave. */
  readonly inWave: number[][];
  /** What they cost together: whatever happens to the wave, no more than this is saved by them. */
  readonly atStake: Float64Array;
  readonly isIn: (group: number, wave: number) => boolean;
  readonly swapChangeOf: (group: number, low: number, high: number) => number;
}

/** What tells what spans and orders would cost more, were all units of two waves to change places. */
export class GroupTotals {
  readonly #given: GroupsInWaves;

  constructor(given: GroupsInWaves) {
    this.#given = given;
  }

  /** The most that can be saved by it. */
  mostSaved(low: number, high: number): number {
    return this.#given.atStake[low]! + this.#given.atStake[high]!;
  }

  /** @param low the earlier of the two */
  swapChange(low: number, high: number): number {
    const { inWave, isIn, swapChangeOf } = this.#given;
    let change = 0;
    for (const group of inWave[low]!) change += swapChangeOf(group, low, high);
    for (const group of inWave[high]!) if (!isIn(group, low)) change += swapChangeOf(group, low, high);
    return change;
  }

  /** The units of two waves are about to change places. */
  swap(low: number, high: number): void {
    const { inWave, isIn } = this.#given;
    for (const group of inWave[low]!) this.#stake(group, low, high);
    for (const group of inWave[high]!) if (!isIn(group, low)) this.#stake(group, low, high);
    [inWave[low], inWave[high]] = [inWave[high]!, inWave[low]!];
    const { atStake } = this.#given;
    [atStake[low], atStake[high]] = [atStake[high]!, atStake[low]!];
  }

  #stake(group: number, low: number, high: number): void {
    const { atStake, isIn, swapChangeOf } = this.#given;
    const change = swapChangeOf(group, low, high);
    if (change === 0) return;
    for (let wave = 0; wave < atStake.length; wave += 1) if (isIn(group, wave)) atStake[wave]! += change;
  }
}

/** The last wave with anyone, after all of two waves have changed places. */
export function lastSwapped(
  counts: Int32Array,
  row: number,
  { last, low, high }: { readonly last: number; readonly low: number; readonly high: number },
): number {
  if (last < low || last > high) return last;
  if (counts[row + low]! > 0) return high;
  let wave = last === high ? high - 1 : last;
  while (wave > low && counts[row + wave] === 0) wave -= 1;
  return wave;
}

/** The first wave with anyone, after all of two waves have changed places. */
export function firstSwapped(
  counts: Int32Array,
  row: number,
  { first, low, high }: { readonly first: number; readonly low: number; readonly high: number },
): number {
  if (first < low || first > high) return first;
  if (counts[row + high]! > 0) return low;
  let wave = first === low ? low + 1 : first;
  while (wave < high && counts[row + wave] === 0) wave += 1;
  return wave;
}
