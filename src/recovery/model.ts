import { invariant } from '../model/index.js';

/** What has to work: an element, a node of the model, all of several, or at least so many of them. Elements and nodes by their places. */
export type Need =
  | { readonly kind: 'element'; readonly element: number }
  | { readonly kind: 'node'; readonly node: number }
  | { readonly kind: 'all'; readonly of: readonly Need[] }
  | { readonly kind: 'atLeast'; readonly needed: number; readonly of: readonly Need[] };

/**
 * A reliability block diagram whose blocks may be shared and may need each other in a circle. Elements fail independently of each other;
 * everything else follows from them. Of nodes that need each other the largest answer holds: a circle of which every element works, works.
 */
export interface ReliabilityModel {
  /** How many elements; they are 0 up to this number. */
  readonly elements: number;
  readonly nodes: readonly Need[];
  readonly root: Need;
}

/**
 * Whether the root works while just the elements of which `isUp` holds 1 work: straight from the definition, without the decision diagram
 * of the closed form, so that one can check the other.
 *
 * Cost: O(size of the model) where nodes need only what stands before them; at worst times the number of nodes.
 */
export function evaluateModel({ elements, nodes, root }: ReliabilityModel, isUp: Uint8Array): boolean {
  invariant(isUp.length === elements, 'one state for each element');
  const works = new Uint8Array(nodes.length).fill(1);
  const holds = (need: Need): boolean => {
    switch (need.kind) {
      case 'element':
        return isUp[need.element] === 1;
      case 'node':
        return works[need.node] === 1;
      case 'all':
        return need.of.every(holds);
      case 'atLeast':
        return need.needed <= 0 || countUp(need.of, need.needed, holds) >= need.needed;
    }
  };
  let isChanged = true;
  while (isChanged) {
    isChanged = false;
    for (const [place, need] of nodes.entries()) {
      if (works[place] === 1 && !holds(need)) {
        works[place] = 0;
        isChanged = true;
      }
    }
  }
  return holds(root);
}

/** Counts no further than asked for. */
function countUp(needs: readonly Need[], most: number, holds: (need: Need) => boolean): number {
  let count = 0;
  for (const need of needs) {
    if (count === most) return count;
    if (holds(need)) count += 1;
  }
  return count;
}
