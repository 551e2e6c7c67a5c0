import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDiagrams } from '../../src/recovery/model-diagram.js';
import { evaluateModel } from '../../src/recovery/model.js';
import type { Need, ReliabilityModel } from '../../src/recovery/model.js';
import { lostByEnumeration, randomModels, worksByDefinition } from './random-models.js';

const element = (place: number): Need => ({ kind: 'element', element: place });
const atLeast = (needed: number, ...of: readonly Need[]): Need => ({ kind: 'atLeast', needed, of });
const all = (...of: readonly Need[]): Need => ({ kind: 'all', of });
const modelOf = (elements: number, root: Need, nodes: readonly Need[] = []): ReliabilityModel => ({
  elements,
  nodes,
  root,
});
const lost = (model: ReliabilityModel, down: readonly number[]): number =>
  createDiagrams(model)!.root.unavailability(Float64Array.from(down));

describe('the closed form', () => {
  it('knows chains, pairs, two of three and the bridge', () => {
    expect(lost(modelOf(2, all(element(0), element(1))), [0.1, 0.2])).toBeCloseTo(1 - 0.9 * 0.8, 15);
    expect(lost(modelOf(2, atLeast(1, element(0), element(1))), [0.1, 0.2])).toBeCloseTo(0.02, 15);
    const three = atLeast(2, element(0), element(1), element(2));
    expect(lost(modelOf(3, three), [0.1, 0.1, 0.1])).toBeCloseTo(3 * 0.01 * 0.9 + 0.001, 15);
    // Barlow & Proschan's bridge: with p = 0.9 it works with 2p^2 + 2p^3 - 5p^4 + 2p^5.
    const ways = [
      [0, 1],
      [2, 3],
      [0, 4, 3],
      [2, 4, 1],
    ].map((path) => all(...path.map(element)));
    const p = 0.9;
    expect(1 - lost(modelOf(5, atLeast(1, ...ways)), Array<number>(5).fill(1 - p))).toBeCloseTo(
      2 * p ** 2 + 2 * p ** 3 - 5 * p ** 4 + 2 * p ** 5,
      14,
    );
  });

  it('does not multiply what is shared: three front ends with one database are no better than the database', () => {
    const frontEnds = [1, 2, 3].map((place) => all(element(place), { kind: 'node', node: 0 }));
    const model = modelOf(4, atLeast(1, ...frontEnds), [element(0)]);
    expect(lost(model, [0.1, 0.01, 0.01, 0.01])).toBeCloseTo(1 - 0.9 * (1 - 1e-6), 15);
    // Taken for independent it would be a thousandfold better: (1 - 0.9 * 0.99) ** 3.
    expect(lost(model, [0.1, 0.01, 0.01, 0.01])).toBeGreaterThan(50 * (1 - 0.9 * 0.99) ** 3);
  });

  it('lets machines that need each other work while both do', () => {
    const circle = [all(element(0), { kind: 'node', node: 1 }), all(element(1), { kind: 'node', node: 0 })] as const;
    expect(lost(modelOf(2, { kind: 'node', node: 0 }, circle), [0.1, 0.2])).toBeCloseTo(1 - 0.9 * 0.8, 15);
  });

  it('is the sum over all states of 16 elements on four shared hosts', () => {
    const machines = Array.from({ length: 12 }, (_, place) => all(element(12 + (place % 4)), element(place)));
    const groups = [0, 4, 8].map((from, at) => atLeast(2 + (at % 2), ...machines.slice(from, from + 4)));
    const model = modelOf(16, all(...groups));
    const down = Array.from({ length: 16 }, (_, place) => 0.01 + 0.013 * place);
    const known = lostByEnumeration(model, down, (isUp) => evaluateModel(model, isUp));
    expect(lost(model, down)).toBeCloseTo(known, 12);
  });

  it('is the sum over all states of any model, circles included', () => {
    const cases = randomModels({ elements: 8, nodes: 5 }).chain((model) =>
      fc.tuple(
        fc.constant(model),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: model.elements, maxLength: model.elements }),
      ),
    );
    fc.assert(
      fc.property(cases, ([model, down]) => {
        const known = lostByEnumeration(model, down, (isUp) => worksByDefinition(model, isUp));
        expect(lost(model, down)).toBeCloseTo(known, 10);
      }),
      { numRuns: 150 },
    );
  });

  it('answers nothing where the diagram grows too large', () => {
    const model = modelOf(20, atLeast(10, ...Array.from({ length: 20 }, (_, place) => element(place))));
    expect(createDiagrams(model, 50)).toBeNull();
    expect(createDiagrams(model, 5000)).not.toBeNull();
  });
});

describe('a state of a model', () => {
  it('is judged as its definition says', () => {
    const cases = randomModels({ elements: 6, nodes: 5 }).chain((model) =>
      fc.tuple(
        fc.constant(model),
        fc.array(fc.constantFrom(0, 1), { minLength: model.elements, maxLength: model.elements }),
      ),
    );
    fc.assert(
      fc.property(cases, ([model, states]) => {
        const isUp = Uint8Array.from(states);
        expect(evaluateModel(model, isUp)).toBe(worksByDefinition(model, isUp));
      }),
      { numRuns: 300 },
    );
  });

  it('never turns worse by an element that works', () => {
    const cases = randomModels({ elements: 6, nodes: 4 }).chain((model) =>
      fc.tuple(
        fc.constant(model),
        fc.array(fc.constantFrom(0, 1), { minLength: model.elements, maxLength: model.elements }),
        fc.integer({ min: 0, max: model.elements - 1 }),
      ),
    );
    fc.assert(
      fc.property(cases, ([model, states, mended]) => {
        const before = evaluateModel(model, Uint8Array.from(states));
        const after = evaluateModel(model, Uint8Array.from(states.with(mended, 1)));
        expect(Number(after)).toBeGreaterThanOrEqual(Number(before));
      }),
    );
  });
});
