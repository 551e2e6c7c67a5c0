/** A stream of numbers that one seed fixes for ever (mulberry32, Tommy Ettinger, public domain algorithm). */
export interface SeededRandom {
  /** In [0, 1). */
  readonly next: () => number;
  /** An integer in [from, to], both included. */
  readonly integer: (from: number, to: number) => number;
  readonly pick: <T>(choices: readonly T[]) => T;
  readonly chance: (probability: number) => boolean;
}

export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    integer,
    pick: (choices) => choices[integer(0, choices.length - 1)]!,
    chance: (probability) => next() < probability,
  };
}
