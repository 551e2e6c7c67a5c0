import { invariant } from '../model/index.js';
import type { Need, ReliabilityModel } from './model.js';

/** A model of which the diagram would have more nodes is answered by the simulation alone. */
const MOST_DIAGRAM_NODES = 1_000_000;

/** Places of nodes are packed into one number with this factor. */
const PACK = 2 ** 21;

/** The two leaves. */
const DOWN = 0;
const UP = 1;

/**
 * A model as a reduced ordered binary decision diagram. `unavailability` is exact for any number of elements that blocks share: each path
 * of the diagram asks an element at most once.
 *
 * Source: R. E. Bryant, "Graph-Based Algorithms for Boolean Function Manipulation", IEEE Transactions on Computers C-35 (1986).
 */
export interface ModelDiagram {
  readonly size: number;
  /** The probability that the root does not work where element i is down with probability `down[i]`, independently of the others. */
  readonly unavailability: (down: Float64Array) => number;
}

/** Of the root, and of each node of the model by its place. */
export interface ModelDiagrams {
  readonly root: ModelDiagram;
  readonly node: (place: number) => ModelDiagram;
}

/**
 * Null where the diagrams grow over `most` nodes. Elements are asked in the order of their numbers.
 *
 * Circles: every node starts as "works" and is formed again from the others until nothing changes, which is the largest fixed point.
 */
export function createDiagrams(model: ReliabilityModel, most: number = MOST_DIAGRAM_NODES): ModelDiagrams | null {
  const store = createStore(most);
  try {
    const { works, root } = build(model, store);
    return { root: freeze(store, root), node: (place) => freeze(store, works[place]!) };
  } catch (error) {
    if (error instanceof DiagramTooLarge) return null;
    throw error;
  }
}

class DiagramTooLarge extends Error {}

interface Store {
  readonly variables: number[];
  readonly lows: number[];
  readonly highs: number[];
  readonly element: (variable: number) => number;
  readonly and: (left: number, right: number) => number;
  readonly or: (left: number, right: number) => number;
}

function createStore(most: number): Store {
  invariant(most < PACK, 'places of nodes fit their packing');
  const variables = [Infinity, Infinity];
  const lows = [DOWN, UP];
  const highs = [DOWN, UP];
  const known = new Map<number, Map<number, number>>();
  const make = (variable: number, low: number, high: number): number => {
    if (low === high) return low;
    let own = known.get(variable);
    if (own === undefined) known.set(variable, (own = new Map<number, number>()));
    const key = low * PACK + high;
    const found = own.get(key);
    if (found !== undefined) return found;
    if (variables.length >= most) throw new DiagramTooLarge();
    const place = variables.length;
    variables.push(variable);
    lows.push(low);
    highs.push(high);
    own.set(key, place);
    return place;
  };
  /** `zero` decides alone, `unit` changes nothing. */
  const joinedBy = (zero: number, unit: number): ((left: number, right: number) => number) => {
    const answers = new Map<number, number>();
    const join = (one: number, other: number): number => {
      if (one === zero || other === zero) return zero;
      if (one === unit || one === other) return other;
      if (other === unit) return one;
      const [left, right] = one < other ? [one, other] : [other, one];
      const key = left * PACK + right;
      const known = answers.get(key);
      if (known !== undefined) return known;
      const [first, second] = [variables[left]!, variables[right]!];
      const variable = Math.min(first, second);
      const [lowLeft, highLeft] = first === variable ? [lows[left]!, highs[left]!] : [left, left];
      const [lowRight, highRight] = second === variable ? [lows[right]!, highs[right]!] : [right, right];
      const answer = make(variable, join(lowLeft, lowRight), join(highLeft, highRight));
      answers.set(key, answer);
      return answer;
    };
    return join;
  };
  return {
    ...{ variables, lows, highs },
    element: (variable) => make(variable, DOWN, UP),
    and: joinedBy(DOWN, UP),
    or: joinedBy(UP, DOWN),
  };
}

interface Built {
  readonly works: readonly number[];
  readonly root: number;
}

function build({ nodes, root }: ReliabilityModel, store: Store): Built {
  const works: number[] = nodes.map(() => UP);
  const form = (need: Need): number => {
    switch (need.kind) {
      case 'element':
        return store.element(need.element);
      case 'node':
        return works[need.node]!;
      case 'all':
        return need.of.reduce((sum, one) => (sum === DOWN ? DOWN : store.and(sum, form(one))), UP);
      case 'atLeast':
        return atLeast(need.needed, need.of.map(form), store);
    }
  };
  let isChanged = true;
  while (isChanged) {
    isChanged = false;
    for (const [place, need] of nodes.entries()) {
      const formed = form(need);
      if (formed !== works[place]) {
        works[place] = formed;
        isChanged = true;
      }
    }
  }
  return { works, root: form(root) };
}

/** Counted from the last on: at least j of the rest hold where this one and j - 1 of the others do, or j of the others. */
function atLeast(needed: number, parts: readonly number[], { and, or }: Store): number {
  if (needed <= 0) return UP;
  if (needed > parts.length) return DOWN;
  let counts: readonly number[] = Array.from({ length: needed + 1 }, (_, count) => (count === 0 ? UP : DOWN));
  for (const part of parts) {
    counts = counts.map((before, count) => (count === 0 ? UP : or(and(part, counts[count - 1]!), before)));
  }
  return counts[needed]!;
}

/** Only what the root reaches, children before parents. */
function freeze(store: Store, root: number): ModelDiagram {
  const { variables, lows, highs } = store;
  const isReached = new Uint8Array(variables.length);
  isReached[root] = 1;
  for (let place = root; place > UP; place -= 1) {
    if (isReached[place] !== 1) continue;
    isReached[lows[place]!] = 1;
    isReached[highs[place]!] = 1;
  }
  const kept: number[] = [];
  for (let place = UP + 1; place <= root; place += 1) if (isReached[place] === 1) kept.push(place);
  const newPlace = new Map<number, number>([
    [DOWN, DOWN],
    [UP, UP],
    ...kept.map((place, index) => [place, index + 2] as const),
  ]);
  const variable = kept.map((place) => variables[place]!);
  const low = kept.map((place) => newPlace.get(lows[place]!)!);
  const high = kept.map((place) => newPlace.get(highs[place]!)!);
  const top = newPlace.get(root)!;
  return {
    size: kept.length,
    unavailability: (down) => {
      const lost = new Float64Array(kept.length + 2);
      lost[DOWN] = 1;
      for (let index = 0; index < kept.length; index += 1) {
        const chance = down[variable[index]!]!;
        lost[index + 2] = chance * lost[low[index]!]! + (1 - chance) * lost[high[index]!]!;
      }
      return lost[top]!;
    },
  };
}
