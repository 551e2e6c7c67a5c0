import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveAssessment } from '../../src/assessment/index.js';
import { deriveGraph } from '../../src/graph/index.js';
import { readAssessmentInput } from '../../src/node/index.js';
import { DEFAULT_WAVE_SETTINGS, deriveWaveInput, planWaves, replanWaves, scorePlan } from '../../src/waves/index.js';
import type { GivenPlan, WaveInput, WavePlan } from '../../src/waves/index.js';
import { asGiven } from '../support/a-wave-estate.js';

let input: WaveInput;
let planned: WavePlan;

beforeAll(async () => {
  const folder = resolve(import.meta.dirname, '../../datasets/manufacturer');
  const files = ['vsphere-rvtools.xlsx', 'hyperv', 'applications.csv', 'dependencies-classic.csv.gz'];
  const read = await readAssessmentInput(files.map((name) => resolve(folder, name)));
  const assessment = deriveAssessment(read);
  const { estate, dependencies = null } = read;
  const graph = deriveGraph({ machines: estate.machines, dependencies, keepNoise: [] });
  input = deriveWaveInput({ assessment, estate, graph, settings: DEFAULT_WAVE_SETTINGS });
  planned = planWaves(input);
});

/** The same plan with so many machines in other waves, and waves that people named and dated in part. */
function shuffled(seed: number, count: number): GivenPlan {
  const given = asGiven(planned);
  let state = seed;
  const random = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
  const moved = new Map<number, number>();
  while (moved.size < count) moved.set(random(given.machines.length), 1 + random(given.waves.length));
  return {
    ...given,
    waves: given.waves.map((wave) => ({ ...wave, label: `Move ${wave.number}` })),
    machines: given.machines.map((machine, index) => ({ ...machine, wave: moved.get(index) ?? machine.wave })),
  };
}

const placesOf = ({ machines }: WavePlan): readonly (readonly [string, number])[] =>
  machines.map(({ id, wave }) => [id, wave]);

describe('the manufacturer, planned anew from a plan that people edited', () => {
  it('is the given plan where nothing may move, whatever it breaks', () => {
    const given = shuffled(7, 15);
    const [kept, scored] = [replanWaves(input, given, 0), scorePlan(input, given)];
    expect(placesOf(kept)).toEqual(placesOf(scored));
    expect(kept.cost).toEqual(scored.cost);
    expect(kept.moves).toEqual([]);
    expect(kept.waves.map(({ name }) => name)).toEqual(given.waves.map(({ label }) => label));
  });

  it('keeps names, dates and what is missing', () => {
    const all = shuffled(3, 15);
    const given: GivenPlan = {
      ...all,
      machines: all.machines.filter((_machine, index) => index % 20 !== 0),
      waves: all.waves.map((wave) => ({ ...wave, cutover: `2027-${String(wave.number).padStart(2, '0')}-09` })),
    };
    const plan = replanWaves(input, given, 5);
    expect(plan.waves.map(({ name, cutover }) => [name, cutover])).toEqual(
      given.waves.map(({ label, cutover }) => [label, cutover]),
    );
    expect(new Set(plan.machines.map(({ id }) => id))).toEqual(new Set(given.machines.map(({ id }) => id)));
    expect(plan.moves.reduce((sum, { machines }) => sum + machines.length, 0)).toBeLessThanOrEqual(5);
  });

  it.each([1])(
    'never costs more with more moves, and says what each mends (seed %i)',
    (seed) => {
      const given = shuffled(seed, 15);
      const start = scorePlan(input, given).cost.total;
      let least = start;
      for (const most of [3, 10]) {
        const plan = replanWaves(input, given, most);
        expect(plan.cost.total).toBeLessThanOrEqual(least);
        least = plan.cost.total;
        expect(plan.moves.reduce((sum, { change }) => sum + change, start)).toBe(plan.cost.total);
        const at = new Map(given.machines.map(({ id, wave }) => [id, wave]));
        const moved = plan.machines.filter(({ id, wave }) => at.get(id) !== wave);
        expect(moved.length).toBeLessThanOrEqual(most);
        for (const { said } of plan.moves) expect(said).toMatch(/saves|costs|mends|changes no cost/);
      }
      expect(least).toBeLessThan(start);
    },
    300_000,
  );
});
