import fc from 'fast-check';
import type { Need, ReliabilityModel } from '../../src/recovery/model.js';

/** Models of few elements whose nodes may need each other in circles. */
export function randomModels(most: {
  readonly elements: number;
  readonly nodes: number;
}): fc.Arbitrary<ReliabilityModel> {
  return fc
    .record({ elements: fc.integer({ min: 1, max: most.elements }), nodes: fc.integer({ min: 1, max: most.nodes }) })
    .chain(({ elements, nodes }) =>
      fc
        .record({
          of: fc.array(needs(elements, nodes), { minLength: nodes, maxLength: nodes }),
          root: needs(elements, nodes),
        })
        .map(({ of, root }) => ({ elements, nodes: of, root })),
    );
}

const needs = (elements: number, nodes: number): fc.Arbitrary<Need> =>
  fc.letrec<{ need: Need }>((tie) => ({
    need: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      fc.integer({ min: 0, max: elements - 1 }).map((element): Need => ({ kind: 'element', element })),
      fc.integer({ min: 0, max: nodes - 1 }).map((node): Need => ({ kind: 'node', node })),
      fc.array(tie('need'), { maxLength: 4 }).map((of): Need => ({ kind: 'all', of })),
      fc
        .tuple(fc.integer({ min: 0, max: 4 }), fc.array(tie('need'), { maxLength: 4 }))
        .map(([needed, of]): Need => ({ kind: 'atLeast', needed, of })),
    ),
  })).need;

/** The chance that the root does not work: every state of the elements by itself, weighed by its chance. */
export function lostByEnumeration(
  { elements }: Pick<ReliabilityModel, 'elements'>,
  down: readonly number[],
  works: (isUp: Uint8Array) => boolean,
): number {
  let lost = 0;
  for (let state = 0; state < 2 ** elements; state += 1) {
    const isUp = Uint8Array.from({ length: elements }, (_, place) => (state >> place) & 1);
    if (!works(isUp)) lost += down.reduce((chance, one, place) => chance * (isUp[place] === 1 ? 1 - one : one), 1);
  }
  return lost;
}

/**
 * The largest fixed point by its definition: of all ways to say which nodes work, those that contradict nothing; the root works where it
 * does in one of them.
 */
export function worksByDefinition({ nodes, root }: ReliabilityModel, isUp: Uint8Array): boolean {
  for (let state = 0; state < 2 ** nodes.length; state += 1) {
    const holds = (need: Need): boolean => {
      if (need.kind === 'element') return isUp[need.element] === 1;
      if (need.kind === 'node') return ((state >> need.node) & 1) === 1;
      const count = need.of.filter(holds).length;
      return need.kind === 'all' ? count === need.of.length : count >= need.needed;
    };
    const isConsistent = nodes.every((need, place) => ((state >> place) & 1) === 0 || holds(need));
    if (isConsistent && holds(root)) return true;
  }
  return false;
}
