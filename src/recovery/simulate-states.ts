import { evaluateModel } from './model.js';
import type { ReliabilityModel } from './model.js';

/** Which elements are down, and what that means. */
interface SimulatedState {
  readonly isUp: boolean;
  /** With all that a failover gets around up, it works. */
  readonly isCurable: boolean;
  readonly isDown: (place: number) => boolean;
}

export interface StateWalk {
  /** Everything is up. */
  readonly start: SimulatedState;
  /** The state where the element of that place is down in place of up, or up in place of down. */
  readonly next: (from: SimulatedState, place: number) => SimulatedState;
}

/** States remembered with their neighbours; beyond them all are forgotten and met again, which changes no answer. */
const MOST_STATES = 50_000;

interface KnownState extends SimulatedState {
  readonly down: readonly number[];
  readonly neighbours: Map<number, KnownState>;
}

/**
 * The states of a run as a graph: each is judged once and knows its neighbours, since nearly always few elements are down and the same
 * few states come again and again.
 */
export function createStateWalk(
  model: ReliabilityModel,
  elements: readonly { readonly isCurable: boolean }[],
): StateWalk {
  const known = new Map<string, KnownState>();
  const judged = (down: readonly number[]): KnownState => {
    const isUp = new Uint8Array(elements.length).fill(1);
    const isIncurable = new Uint8Array(elements.length).fill(1);
    for (const place of down) {
      isUp[place] = 0;
      if (!elements[place]!.isCurable) isIncurable[place] = 0;
    }
    return {
      down,
      isUp: evaluateModel(model, isUp),
      isCurable: evaluateModel(model, isIncurable),
      isDown: (place) => down.includes(place),
      neighbours: new Map(),
    };
  };
  const stateOf = (down: readonly number[]): KnownState => {
    const key = down.join();
    const found = known.get(key) ?? judged(down);
    if (known.size >= MOST_STATES) forget(known);
    known.set(key, found);
    return found;
  };
  const step = (from: KnownState, place: number): KnownState => {
    const found = from.neighbours.get(place);
    if (found !== undefined) return found;
    const { down } = from;
    const next = stateOf(
      down.includes(place) ? down.filter((one) => one !== place) : [...down, place].sort((left, right) => left - right),
    );
    from.neighbours.set(place, next);
    return next;
  };
  return { start: stateOf([]), next: (from, place) => step(from as KnownState, place) };
}

/** Neighbours too: what is left of them would keep all that was forgotten. */
function forget(known: Map<string, KnownState>): void {
  for (const { neighbours } of known.values()) neighbours.clear();
  known.clear();
}
