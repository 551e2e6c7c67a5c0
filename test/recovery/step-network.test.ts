import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criticalPath } from '../../src/recovery/index.js';
import type { NetworkStep } from '../../src/recovery/index.js';
import { stronglyConnected } from '../../src/recovery/strongly-connected.js';

const aNetwork = fc
  .array(fc.record({ minutes: fc.integer({ min: 0, max: 30 }), after: fc.array(fc.nat(11), { maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((steps) =>
    steps.map(({ minutes, after }, at): NetworkStep => ({
      ...{ id: `s${at}`, step: `step ${at}`, minutes, basis: 'ours' },
      after: [...new Set(after.filter((one) => one < at))].map((one) => `s${one}`),
    })),
  );

/** Every way to a step, walked backwards, one by one. */
function waysTo(steps: readonly NetworkStep[], id: string): readonly number[] {
  const step = steps.find((one) => one.id === id)!;
  if (step.after.length === 0) return [step.minutes];
  return step.after.flatMap((before) => waysTo(steps, before).map((minutes) => minutes + step.minutes));
}

describe('the longest way through steps', () => {
  it('is the longest of all ways, and its steps add up to it and follow each other', () => {
    fc.assert(
      fc.property(aNetwork, (steps) => {
        const last = steps.at(-1)!.id;
        const path = criticalPath(steps, last);
        expect(path.minutes).toBe(Math.max(...waysTo(steps, last)));
        expect(path.steps.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(path.minutes);
        expect(path.steps.at(-1)?.id).toBe(last);
        for (const [at, step] of path.steps.entries()) {
          if (at === 0) expect(step.after).toEqual([]);
          else expect(step.after).toContain(path.steps[at - 1]!.id);
        }
      }),
    );
  });

  it('is never shorter for one more dependency', () => {
    fc.assert(
      fc.property(aNetwork, fc.nat(), fc.nat(), (steps, to, from) => {
        const at = to % steps.length;
        fc.pre(at > 0);
        const more = steps.map((step, place) =>
          place === at ? { ...step, after: [...new Set([...step.after, `s${from % at}`])] } : step,
        );
        for (const { id } of steps) {
          expect(criticalPath(more, id).minutes).toBeGreaterThanOrEqual(criticalPath(steps, id).minutes);
        }
      }),
    );
  });

  it('has nothing to a step that is not there', () => {
    expect(criticalPath([], 'end')).toEqual({ minutes: 0, steps: [] });
  });
});

describe('sets of nodes that reach each other', () => {
  it('are those of reachability, each behind what it leads to', () => {
    const aGraph = fc.integer({ min: 1, max: 9 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        edges: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 20 }),
      }),
    );
    fc.assert(
      fc.property(aGraph, ({ count, edges }) => {
        const next = (node: number): readonly number[] => edges.filter(([from]) => from === node).map(([, to]) => to);
        const reach = Array.from({ length: count }, (_, from) => {
          const seen = new Set([from]);
          for (const node of seen) for (const to of next(node)) seen.add(to);
          return seen;
        });
        const sets = stronglyConnected(count, next);
        const setOf = new Map(sets.flatMap((set, at) => set.map((node) => [node, at] as const)));
        expect(sets.flat().sort((left, right) => left - right)).toEqual(
          Array.from({ length: count }, (_, node) => node),
        );
        for (let one = 0; one < count; one += 1) {
          for (let other = 0; other < count; other += 1) {
            expect(setOf.get(one) === setOf.get(other)).toBe(reach[one]!.has(other) && reach[other]!.has(one));
          }
        }
        for (const [from, to] of edges) expect(setOf.get(to)!).toBeLessThanOrEqual(setOf.get(from)!);
      }),
    );
  });
});
