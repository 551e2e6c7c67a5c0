import { describe, expect, it } from 'vitest';
import { renderWavesText } from '../../src/report/index.js';
import { DEFAULT_WAVE_SETTINGS, planWaves, replanWaves, scorePlan, WAVE_PROFILES } from '../../src/waves/index.js';
import type { GivenPlan, WaveInput, WaveSettings } from '../../src/waves/index.js';
import { aGraphEdge, asGiven, aWaveInput, aWaveMachine } from '../support/a-wave-estate.js';

const AT = { file: 'waves.yaml', line: 3 };

const sixty = (settings: Partial<WaveSettings> = {}): WaveInput =>
  aWaveInput({
    machines: Array.from({ length: 60 }, (_, at) =>
      aWaveMachine({ name: `m${at}`, application: 'Shop', tier: at === 0 ? 'data' : 'stateless' }),
    ),
    edges: [],
    settings,
  });

/** All in one wave that people call `Pilot B`, but for those from `missing` on. */
function pilot(input: WaveInput, missing = 60): GivenPlan {
  const given = asGiven(planWaves({ ...input, settings: { ...input.settings, waves: 1, capacity: ROOM } }));
  return {
    ...given,
    waves: given.waves.map((wave) => ({ ...wave, label: 'Pilot B' })),
    machines: given.machines.slice(0, missing),
  };
}
const ROOM = { ...DEFAULT_WAVE_SETTINGS.capacity, machines: 1000 };

describe('a plan that is given', () => {
  it('is told in grammatical numbers what it lacks, and which dates are taken meanwhile', () => {
    const input = sixty({ firstCutover: '2027-01-09' });
    const plan = scorePlan(input, { ...pilot(input, 59), waves: [{ number: 1, label: 'Pilot B', cutover: null }] });
    expect(plan.problems.map(({ message }) => message)).toEqual([
      '1 of 1 wave has no date, so days are counted by the settings',
      expect.stringMatching(/^1 machine that can move is in no wave, the first is m\d+$/),
    ]);
    expect(plan.problems[0]?.remedy).toContain('the settings have dates');
    const undated = scorePlan(sixty(), { ...pilot(input), waves: [{ number: 1, label: 'Pilot B', cutover: null }] });
    expect(undated.problems[0]?.remedy).toContain('or state firstCutover');
  });

  it('says of a wave of which no machine tells its bytes that they are unknown, not 0 GiB', () => {
    const input = aWaveInput({ machines: [aWaveMachine({ name: 'solo', transferBytes: null })] });
    const text = renderWavesText(planWaves(input), { all: false });
    expect(text).toContain('1 unknown');
    expect(text).not.toContain('0 GiB');
  });

  it('names the stateful dependencies that pins part, since no condition counts them', () => {
    const input = aWaveInput({
      machines: ['web01', 'db01'].map((name) => aWaveMachine({ name, application: 'Shop' })),
      edges: [aGraphEdge({ client: 'web01', server: 'db01', port: 5432, isStateful: true })],
      settings: {
        waves: 2,
        pins: ['web01', 'db01'].map((name, at) => ({
          ...{ machines: [name], applications: [], who: 'Ada', why: 'her team', at: AT },
          wave: at + 1,
        })),
      },
    });
    expect(planWaves(input).remarks.join('\n')).toContain(
      '1 stateful dependency within an application (web01 -> db01) could not be held in one wave: the condition leaves it out, and it is weighed instead',
    );
  });

  it('is held to stated capacities alone, whatever the profile: the example of Azure is an aim', () => {
    for (const profile of WAVE_PROFILES) {
      const input = sixty(profile);
      for (const plan of [scorePlan(input, pilot(input)), replanWaves(input, pilot(input), 0)]) {
        expect(plan.conditions.find(({ id }) => id === 'capacities')).toMatchObject({ state: 'notJudged' });
        expect(plan.conditions.find(({ id }) => id === 'wave-size')?.broken.map(({ said }) => said)).toEqual([
          `wave 1 ("Pilot B") has 60 machines; no number is stated, Azure's example is 50`,
        ]);
        expect(plan.waves[0]?.loads[0]).toMatchObject({ load: 60, limit: null });
        expect(plan.settingsWords.join('\n')).toContain('No number of machines is stated');
      }
    }
    const stated = sixty({ capacity: { ...ROOM, machines: 50 } });
    expect(scorePlan(stated, pilot(stated)).conditions.find(({ id }) => id === 'capacities')).toMatchObject({
      state: 'broken',
      broken: [{ said: 'wave 1 ("Pilot B") takes 60 of 50 machines' }],
    });
  });

  it('says beside its cost that machines are missing, and shows the names of its waves', () => {
    const input = sixty();
    const text = renderWavesText(scorePlan(input, pilot(input, 58)), { all: false }).replace(/\s+/g, ' ');
    expect(text).toContain('not comparable with a plan of the whole estate: 2 machines that can move are missing');
    expect(text).toContain('1 Pilot B');
    expect(renderWavesText(scorePlan(input, pilot(input)), { all: false })).not.toContain('not comparable');
  });
});

describe('under tier', () => {
  it('a pinned machine is exempt from the waves of its tier', () => {
    const pins = [{ machines: ['m0'], applications: [], wave: 1, who: 'Ada', why: 'she says so', at: AT }];
    const plan = planWaves(sixty({ strategy: 'tier', pins }));
    expect(plan.conditions.find(({ id }) => id === 'tiers')).toMatchObject({ state: 'kept', judged: 59 });
  });
});

describe('a machine of which nothing says what it is for', () => {
  it('is asked about first, and keeps confidence from being high', () => {
    const machines = Array.from({ length: 30 }, (_, at) =>
      aWaveMachine({ name: `m${at}`, application: at === 0 ? null : 'Shop' }),
    );
    const edges = [aGraphEdge({ client: 'm1', server: 'm2' })];
    expect(planWaves(aWaveInput({ machines: machines.slice(1), edges })).confidence.level).toBe('high');
    const plan = planWaves(aWaveInput({ machines, edges }));
    expect(
      plan.machines.filter(({ why }) => why[0]?.startsWith('ask the owner first')).map(({ name }) => name),
    ).toEqual(['m0']);
    expect(plan.confidence.level).toBe('medium');
    expect(plan.confidence.reasons.join('\n')).toContain('(m0); ask their owners');
  });
});
