import { describe, expect, it } from 'vitest';
import type { AssessedMachine } from '../../src/assessment/index.js';
import { deriveGraph } from '../../src/graph/index.js';
import type { Estate, Machine } from '../../src/model/index.js';
import { DEFAULT_WAVE_SETTINGS, deriveWaveInput } from '../../src/waves/index.js';
import type { WaveInput, WaveSettings } from '../../src/waves/index.js';
import { readCriticality } from '../../src/waves/machine-facts.js';
import { aMachine } from '../support/a-machine.js';
import { anAssessedMachine, anAssessment } from '../support/an-assessment.js';

const READY = {
  state: 'ready',
  code: 'NotApplicable',
  migration: 'ready',
  protection: 'ready',
  security: 'ready',
} as const;

function inputOf(
  machines: readonly (readonly [Machine, Partial<AssessedMachine>])[],
  settings: Partial<WaveSettings> = {},
): WaveInput {
  const estate: Estate = {
    inputs: [],
    counts: { rows: machines.length, merged: 0, skipped: 0, machines: machines.length },
    machines: machines.map(([machine]) => machine),
    problems: [],
  };
  const assessed = machines.map(([{ id, name }, facts]) =>
    anAssessedMachine({ id, name, application: null, criticality: null, readiness: READY, findings: [], ...facts }),
  );
  return deriveWaveInput({
    assessment: anAssessment({ machines: assessed, outOfScope: [] }),
    estate,
    graph: deriveGraph({ machines: estate.machines, dependencies: null, keepNoise: [] }),
    settings: { ...DEFAULT_WAVE_SETTINGS, ...settings },
  });
}

const method = (kind: AssessedMachine['method']['kind'], decidedBy = 'decision'): AssessedMachine['method'] => {
  return { kind, reason: `it is ${kind}`, findings: [], alternatives: [], decidedBy };
};

describe('deriveWaveInput', () => {
  it('assumes what nobody stated, and says so', () => {
    const [machine] = inputOf([[aMachine({ name: 'app1' }), {}]]).machines;
    expect(machine).toMatchObject({
      criticality: 'medium',
      criticalityIsAssumed: true,
      environment: 'production',
      unplanned: null,
    });
  });

  it('leaves out whom people or the assessment keep out, with the reason', () => {
    const notReady = { ...READY, state: 'notReady' as const };
    const { machines } = inputOf(
      [
        [aMachine({ name: 'paas1' }), { method: method('paas') }],
        [aMachine({ name: 'old1' }), { method: method('retire') }],
        [aMachine({ name: 'mf1' }), { method: method('leave') }],
        [aMachine({ name: 'big1' }), { readiness: notReady }],
        [aMachine({ name: 'new1' }), { readiness: notReady, method: method('rebuild') }],
        [aMachine({ name: 'new2' }), { readiness: notReady, method: method('rebuild', 'method/not-ready') }],
        [aMachine({ name: 'dc1', tags: [['role', 'directory']] }), {}],
        [aMachine({ name: 'fax1' }), {}],
      ],
      {
        pins: [
          { machines: ['fax*'], applications: [], wave: null, who: 'Ada', why: 'given up', at: { file: 'w.yaml' } },
        ],
      },
    );
    const kinds = machines.map(({ name, unplanned }) => [name, unplanned?.kind ?? null]);
    expect(kinds).toEqual([
      ['paas1', 'replaced'],
      ['old1', 'retired'],
      ['mf1', 'stays'],
      ['big1', 'blocked'],
      ['new1', null],
      ['new2', 'blocked'],
      ['dc1', 'foundation'],
      ['fax1', 'pinnedOut'],
    ]);
    expect(machines[7]!.unplanned!.reason).toBe('given up (Ada)');
  });

  it('tells names that mean nobody, criticalities that it does not know and pins in vain', () => {
    const at = { file: 'waves.yaml', line: 4 };
    const { problems } = inputOf([[aMachine({ name: 'a1' }), { criticality: 'purple', method: method('retire') }]], {
      pins: [
        { machines: ['nobody'], applications: [], wave: 1, who: 'Ada', why: 'x', at },
        { machines: ['a1'], applications: [], wave: 1, who: 'Ada', why: 'x', at },
      ],
    });
    expect(problems.map(({ code }) => code)).toEqual([
      'waves/names-nobody',
      'waves/unknown-criticality',
      'waves/pinned-in-vain',
    ]);
  });

  it('sums complexity from points with reasons', () => {
    const [machine] = inputOf([
      [aMachine({ name: 'db1', tags: [['role', 'database']] }), { method: method('replicateNatively') }],
    ]).machines;
    const points = machine!.complexityReasons.map((reason) => Number(/: (\d+)$/.exec(reason)![1]));
    expect(points.reduce((sum, point) => sum + point, 0)).toBe(machine!.complexity);
    expect(machine!.complexityReasons).toContain('role database: 25');
  });
});

describe('readCriticality', () => {
  it.each([
    ['High', 'high'],
    ['Mission-Critical', 'high'],
    ['not critical', 'low'],
    ['Tier 2', 'medium'],
    ['purple', null],
  ])('%s', (words, criticality) => {
    expect(readCriticality(words)).toBe(criticality);
  });
});
