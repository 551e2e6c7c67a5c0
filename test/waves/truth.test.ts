import { describe, expect, it } from 'vitest';
import { AZURE_CONDITIONS, AZURE_WAVE_DEFAULTS, planWaves, WAVE_PROFILES } from '../../src/waves/index.js';
import type { WavePlan, WaveSettings } from '../../src/waves/index.js';
import { aGraphEdge, aWaveInput, aWaveMachine, waveOf } from '../support/a-wave-estate.js';
import { NEEDS_SHARED, truthCases } from '../support/shared-material.js';
import type { TruthCase } from '../support/shared-material.js';

const azure = WAVE_PROFILES.find(({ profile }) => profile === 'azure')!;

const list = (value: unknown): readonly (readonly string[])[] => (Array.isArray(value) ? (value as string[][]) : []);
const table = (value: unknown): Readonly<Record<string, string>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};

/** The estate that a case describes, as large as it has to be. */
function planOf({ input }: TruthCase, settings: Partial<WaveSettings>): WavePlan {
  const pairs = list(input['bidirectional']);
  const environments = table(input['environment']);
  const names = [...new Set([...pairs.flat(), ...Object.keys(environments)])];
  return planWaves(
    aWaveInput({
      machines: names.map((name) =>
        aWaveMachine({
          name,
          environment: /^prod/i.test(environments[name] ?? 'production') ? 'production' : 'nonProduction',
        }),
      ),
      edges: pairs.flatMap(([left = '', right = '']) => [
        aGraphEdge({ client: left, server: right }),
        aGraphEdge({ client: right, server: left }),
      ]),
      settings: { ...azure, ...settings },
    }),
  );
}

function answer(truth: TruthCase): Readonly<Record<string, unknown>> {
  const { input, expected } = truth;
  if ('conditionPriority' in input) {
    const found = AZURE_CONDITIONS.find(({ priority }) => priority === input['conditionPriority'])!;
    return { condition: found.words, inputData: found.inputData };
  }
  if ('bidirectional' in input) {
    const plan = planOf(truth, { waves: 2 });
    const isTogether = ([left = '', right = '']: readonly string[]): boolean =>
      waveOf(plan, left) !== null && waveOf(plan, left) === waveOf(plan, right);
    return { sameWave: list(expected['sameWave']).filter(isTogether) };
  }
  const plan = planOf(truth, {});
  const [, earlier = '', later = ''] = /wave\((.+)\) < wave\((.+)\)/.exec(String(expected['order'])) ?? [];
  const isBefore = (waveOf(plan, earlier) ?? 0) < (waveOf(plan, later) ?? 0);
  return { order: isBefore ? expected['order'] : 'the other way' };
}

describe(`the known answers about waves${NEEDS_SHARED}`, () => {
  it.each(truthCases('waves').map((truth) => [truth.id, truth] as const))('%s', (_id, truth) => {
    expect(answer(truth)).toEqual(truth.expected);
  });
});

// Inputs of the same kind for each condition, driven through the planner: what Azure Migrate's page gives as its examples.
describe('the eight conditions of Azure Migrate, in a plan of its profile', () => {
  const breachesOf = (plan: WavePlan): readonly string[] =>
    plan.conditions.filter(({ priority, state }) => priority !== null && state === 'broken').map(({ id }) => id);

  it('have priorities 1 to 8', () => {
    expect(AZURE_CONDITIONS.map(({ priority }) => priority)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(AZURE_WAVE_DEFAULTS.plannedDurationDays).toBe(azure.daysBetweenWaves);
  });

  it('keep an application of three tiers in one wave', () => {
    const names = ['VM-Web01', 'VM-App01', 'VM-DB01'];
    const plan = planWaves(
      aWaveInput({
        machines: [
          ...names.map((name) => aWaveMachine({ name, application: 'ERP' })),
          ...['a', 'b', 'c'].map((name) => aWaveMachine({ name })),
        ],
        settings: { ...azure, waves: 2 },
      }),
    );
    expect(new Set(names.map((name) => waveOf(plan, name))).size).toBe(1);
    expect(breachesOf(plan)).toEqual([]);
  });

  it('move what is asked in the same or an earlier wave', () => {
    const plan = planWaves(
      aWaveInput({
        machines: [aWaveMachine({ name: 'VM-Portal01' }), aWaveMachine({ name: 'VM-API01' })],
        edges: [aGraphEdge({ client: 'VM-Portal01', server: 'VM-API01' })],
        settings: { ...azure, capacity: { ...azure.capacity, machines: 1 } },
      }),
    );
    expect([waveOf(plan, 'VM-API01'), waveOf(plan, 'VM-Portal01')]).toEqual([1, 2]);
    expect(breachesOf(plan)).toEqual([]);
  });

  it('keep high criticality and high complexity out of the earliest waves', () => {
    const machines = [
      aWaveMachine({ name: 'ERP', application: 'ERP', criticality: 'high', complexity: 80 }),
      aWaveMachine({ name: 'Wiki', application: 'Wiki' }),
      aWaveMachine({ name: 'Blog', application: 'Blog' }),
    ];
    const plan = planWaves(aWaveInput({ machines, settings: { ...azure, waves: 3 } }));
    expect(waveOf(plan, 'ERP')).toBe(3);
    expect(breachesOf(plan)).toEqual([]);
  });

  it('yield to the higher of two that exclude each other', () => {
    // A test machine that production and it ask each other: together (1) means no order of environments (4) and a mixed wave (5).
    const plan = planWaves(
      aWaveInput({
        machines: [aWaveMachine({ name: 'prod' }), aWaveMachine({ name: 'test', environment: 'nonProduction' })],
        edges: [aGraphEdge({ client: 'prod', server: 'test' }), aGraphEdge({ client: 'test', server: 'prod' })],
        settings: { ...azure, waves: 2 },
      }),
    );
    expect(breachesOf(plan)).toEqual(['test-before-production', 'environments-apart']);
  });

  it('hold at most 50 machines in a wave', () => {
    const machines = Array.from({ length: 101 }, (_, index) => aWaveMachine({ name: `vm${index}` }));
    const plan = planWaves(aWaveInput({ machines, settings: azure }));
    expect(plan.waves.length).toBe(3);
    expect(Math.max(...plan.waves.map((wave) => wave.machines.length))).toBeLessThanOrEqual(50);
    expect(plan.conditions.find(({ id }) => id === 'wave-size')!.state).toBe('kept');
    // Each machine by itself where nothing is known of dependencies, and little confidence in that.
    expect(plan.machines.every(({ movesWith }) => movesWith.length === 0)).toBe(true);
    expect(plan.confidence.level).toBe('low');
  });
});
