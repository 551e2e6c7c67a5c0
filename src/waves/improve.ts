import type { Chance } from './chance.js';
import type { WaveState } from './wave-state.js';

export interface Improving {
  readonly movesPerUnit: number;
  readonly thresholds: number;
  readonly random: Chance;
  /** How much the first threshold allows, in hundredths of a usual change for the worse. */
  readonly heat: number;
}

/**
 * Improves a plan by moves and exchanges within the limits that may worsen it by ever less (threshold accepting: G. Dueck,
 * T. Scheuer, 1990; whole numbers alone, so nothing depends on the machine), then by every move and exchange that helps.
 *
 * @param state where to start; left at the best plan found
 * @returns how much the plan's cost changed; never more than 0
 */
export function improveWaves(state: WaveState, { movesPerUnit, thresholds, random, heat }: Improving): number {
  const units = state.problem.units.length;
  const waves = state.problem.days.length;
  if (units === 0 || waves < 2) return 0;
  const usual = usualChange(state, random);
  let cost = settle(state);
  let best = { waves: state.waves.slice(), cost };
  const attempt = (allowed: number): number => {
    const unit = random(units);
    const from = state.waves[unit]!;
    const to = random(2) === 0 ? state.neighbourWave(unit, random) : random(waves);
    if (to === from) return 0;
    if (!state.bears(unit, to)) return state.allows(unit, to) ? exchange(state, unit, { to, random, allowed }) : 0;
    const change = state.change(unit, to);
    if (change > allowed) return 0;
    state.move(unit, to);
    return change;
  };
  for (let step = 0; step <= thresholds; step += 1) {
    const left = thresholds - step;
    const allowed = Math.floor((usual * heat * left * left) / (100 * thresholds * thresholds));
    for (let turn = 0; turn < movesPerUnit * units; turn += 1) cost += attempt(allowed);
    if (step % SWAP_EVERY === 0) cost += swapWaves(state);
    if (cost < best.cost) best = { waves: state.waves.slice(), cost };
  }
  cost += settle(state) + swapWaves(state);
  if (cost < best.cost) return cost;
  for (let unit = 0; unit < units; unit += 1) state.move(unit, best.waves[unit]!);
  return best.cost + settle(state) + swapWaves(state);
}

/** Beyond so many units exchanges are left to chance: to try all takes the square of their number. */
const MOST_EXCHANGED = 600;

/** Makes every move, and every exchange of two units, that is within the limits and helps, until none does. */
export function descendWaves(state: WaveState): void {
  const units = state.problem.units.length;
  do settle(state);
  while (units <= MOST_EXCHANGED && exchangesHelp(state, units));
}

/** Tries each exchange once, and makes those that help; whether any did. */
function exchangesHelp(state: WaveState, units: number): boolean {
  let isBetter = false;
  for (let unit = 0; unit < units; unit += 1) {
    for (let other = unit + 1; other < units; other += 1) if (exchangeHelps(state, unit, other)) isBetter = true;
  }
  return isBetter;
}

function exchangeHelps(state: WaveState, unit: number, other: number): boolean {
  const [from, to] = [state.waves[unit]!, state.waves[other]!];
  if (from === to || !state.bears(unit, to, other) || !state.bears(other, from, unit)) return false;
  const change = state.change(unit, to);
  state.try(unit, to);
  if (change + state.change(other, from) < 0) {
    state.try(other, from);
    state.keepTried();
    return true;
  }
  state.dropTried();
  return false;
}

/** Whole waves are looked at after so many thresholds. */
const SWAP_EVERY = 4;

/** Of the wave that a unit wants to, at most so many make room for it. */
const MOST_EJECTED = 4;

/** Lets a unit change places with one of the wave it wants to, or with a few where one is too small to make room. */
function exchange(
  state: WaveState,
  unit: number,
  { to, random, allowed }: { readonly to: number; readonly random: Chance; readonly allowed: number },
): number {
  const size = state.sizeOf(to);
  if (size === 0) return 0;
  const other = state.memberOf(to, random(size));
  const from = state.waves[unit]!;
  if (!state.allows(other, from)) return 0;
  if (state.bears(unit, to, other) && !isWorthTrying(state, [unit, other], allowed)) return 0;
  let change = state.change(unit, to);
  state.try(unit, to);
  let ejected = 0;
  for (
    let next = other;
    next !== unit && state.allows(next, from);
    next = state.memberOf(to, random(state.sizeOf(to)))
  ) {
    change += state.change(next, from);
    state.try(next, from);
    ejected += 1;
    if (ejected === MOST_EJECTED || !state.isOverloaded(to)) break;
  }
  if (change <= allowed && isWithin(state, from, to)) {
    state.keepTried();
    return change;
  }
  state.dropTried();
  return 0;
}

const isWithin = (state: WaveState, one: number, other: number): boolean =>
  !state.isOverloaded(one) && !state.isOverloaded(other);

/** Each alone counts a tie between the two as healed, so that by ties both together are never cheaper than this. */
function isWorthTrying(state: WaveState, [unit, other]: readonly [number, number], allowed: number): boolean {
  const from = state.waves[unit]!;
  return state.bears(other, from, unit) && state.exchangeChange(unit, other) <= allowed;
}

/** Lets whole waves change places wherever that helps. */
function swapWaves(state: WaveState): number {
  const waves = state.problem.days.length;
  const swaps = state.swaps();
  let sum = 0;
  for (let low = 0; low < waves; low += 1) {
    for (let high = low + 1; high < waves; high += 1) {
      const change = swaps.change(low, high);
      if (change === null || change >= 0) continue;
      swaps.try(low, high);
      sum += change;
    }
  }
  state.keepTried();
  return sum;
}

/** The middle of the changes for the worse that moves from here would make. */
function usualChange(state: WaveState, random: Chance): number {
  const changes: number[] = [];
  const { units, days } = state.problem;
  for (let turn = 0; turn < 200; turn += 1) {
    const change = state.change(random(units.length), random(days.length));
    if (change > 0) changes.push(change);
  }
  changes.sort((left, right) => left - right);
  return changes[changes.length >> 1] ?? 0;
}

/** Makes every move that helps until none does; the change of cost. */
function settle(state: WaveState): number {
  const { units, days } = state.problem;
  let sum = 0;
  for (let isBetter = true; isBetter;) {
    isBetter = false;
    for (let unit = 0; unit < units.length; unit += 1) {
      for (let wave = 0; wave < days.length; wave += 1) {
        if (wave === state.waves[unit] || !state.bears(unit, wave)) continue;
        const change = state.change(unit, wave);
        if (change >= 0) continue;
        state.move(unit, wave);
        sum += change;
        isBetter = true;
      }
    }
  }
  return sum;
}
