import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveAssessment } from '../../src/assessment/index.js';
import { deriveGraph } from '../../src/graph/index.js';
import { readAssessmentInput } from '../../src/node/index.js';
import { DEFAULT_WAVE_SETTINGS, deriveWaveInput, planWaves, scorePlan } from '../../src/waves/index.js';
import type { GivenPlan, WaveInput, WavePlan } from '../../src/waves/index.js';
import { createReplanner } from '../../src/waves/replan-waves.js';
import { asGiven } from '../support/a-wave-estate.js';

/** As many moves as are tried, from none on. */
const MOST_MOVES = 10;

let input: WaveInput;
let planned: GivenPlan;

beforeAll(async () => {
  const folder = resolve(import.meta.dirname, '../../datasets/manufacturer');
  const files = ['vsphere-rvtools.xlsx', 'hyperv', 'applications.csv', 'dependencies-classic.csv.gz'];
  const read = await readAssessmentInput(files.map((name) => resolve(folder, name)));
  const { estate, dependencies = null } = read;
  const graph = deriveGraph({ machines: estate.machines, dependencies, keepNoise: [] });
  const assessment = deriveAssessment(read);
  input = deriveWaveInput({ assessment, estate, graph, settings: DEFAULT_WAVE_SETTINGS });
  planned = asGiven(planWaves(input));
});

/** The plan with so many machines in waves that people chose without regard to anything. */
function disturbed(seed: number, count: number): { readonly given: GivenPlan; readonly edited: readonly number[] } {
  let state = seed;
  const random = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
  const waves = new Map<number, number>();
  while (waves.size < count) waves.set(random(planned.machines.length), 1 + random(planned.waves.length));
  const machines = planned.machines.map((machine, index) => ({ ...machine, wave: waves.get(index) ?? machine.wave }));
  return { given: { ...planned, machines }, edited: [...waves.keys()] };
}

const placesOf = ({ machines }: WavePlan): ReadonlyMap<string, number> =>
  new Map(machines.map(({ id, wave }) => [id, wave]));

/** Goes through all numbers of moves; the plans, whose cost never rises. */
function sweep(of: WaveInput, given: GivenPlan): readonly WavePlan[] {
  const replan = createReplanner(of, given);
  const start = scorePlan(of, given);
  const plans = Array.from({ length: MOST_MOVES + 1 }, (_plan, moves) => replan(moves));
  expect(placesOf(plans[0]!)).toEqual(placesOf(start));
  expect(plans[0]!.cost).toEqual(start.cost);
  expect(plans[0]!.moves).toEqual([]);
  for (const [moves, plan] of plans.entries()) {
    const moved = given.machines.filter(({ id, wave }) => placesOf(plan).get(id) !== wave);
    expect(moved.length).toBeLessThanOrEqual(moves);
    expect(new Set(plan.moves.flatMap(({ machines }) => machines))).toEqual(new Set(moved.map(({ id }) => id)));
    expect(plan.cost.total).toBeLessThanOrEqual(plans[Math.max(0, moves - 1)]!.cost.total);
  }
  return plans;
}

describe('the manufacturer, from a plan that people edited, with none to ten moves', () => {
  it.each([1, 2, 3])(
    'costs less with more moves (seed %i)',
    (seed) => {
      const plans = sweep(input, disturbed(seed, 15).given);
      expect(plans.at(-1)!.cost.total).toBeLessThan(plans[0]!.cost.total);
    },
    300_000,
  );

  it.each([6])(
    'leaves what people pinned where they put it (seed %i)',
    (seed) => {
      const { given, edited } = disturbed(seed, 20);
      const names = new Map(input.machines.map(({ id, name }) => [id, name]));
      const kept = edited.slice(0, 10).map((index) => given.machines[index]!);
      const pins = kept.map(({ id, wave, origin }) => {
        return { wave, machines: [names.get(id)!], applications: [], who: 'Ada', why: 'it is agreed', at: origin };
      });
      const plans = sweep({ ...input, settings: { ...input.settings, pins } }, given);
      for (const plan of plans) {
        const places = placesOf(plan);
        for (const { id, wave } of kept) expect([id, places.get(id)]).toEqual([id, wave]);
      }
      expect(plans.at(-1)!.cost.total).toBeLessThan(plans[0]!.cost.total);
    },
    300_000,
  );

  it.each([8])(
    'goes on from a plan that no wave bears (seed %i)',
    (seed) => {
      const { given } = disturbed(seed, 15);
      // Two waves in one: more machines than are stated for a wave.
      const crowded = given.machines.map((one) => ({ ...one, wave: one.wave === 2 ? 1 : one.wave }));
      const settings = { ...input.settings, capacity: { ...input.settings.capacity, machines: 50 } };
      const plans = sweep({ ...input, settings }, { ...given, machines: crowded });
      const overloads = plans.map(({ waves }) =>
        waves.reduce((sum, { loads }) => sum + Math.max(0, loads[0]!.load - (loads[0]!.limit ?? loads[0]!.load)), 0),
      );
      expect(overloads[0]!).toBeGreaterThan(0);
      for (const overload of overloads) expect(overload).toBeLessThanOrEqual(overloads[0]!);
      expect(plans.at(-1)!.cost.total).toBeLessThan(plans[0]!.cost.total);
    },
    300_000,
  );
});
