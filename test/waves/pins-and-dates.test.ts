import { describe, expect, it } from 'vitest';
import { deriveWaveDays } from '../../src/waves/wave-days.js';
import { pinOf } from '../../src/waves/derive-unplanned.js';
import { DEFAULT_WAVE_SETTINGS, planWaves } from '../../src/waves/index.js';
import type { WavePin, WaveSettings } from '../../src/waves/index.js';
import { aWaveInput, aWaveMachine } from '../support/a-wave-estate.js';

const at = { file: 'waves.yaml', line: 3 };
const pin = (wave: number | null, names: Partial<WavePin>): WavePin => ({
  ...{ machines: [], applications: [], who: 'Ada', why: 'her team', at },
  wave,
  ...names,
});
const settingsOf = (overrides: Partial<WaveSettings>): WaveSettings => ({ ...DEFAULT_WAVE_SETTINGS, ...overrides });

describe('a pin', () => {
  const decide = (pins: readonly WavePin[], name: string, application: string | null = null) =>
    pinOf(settingsOf({ pins }))({ name, application })?.wave;

  it('that names a machine goes before patterns and applications, in any order', () => {
    const pins = [
      pin(1, { applications: ['ERP'] }),
      pin(2, { machines: ['erp-*'] }),
      pin(3, { machines: ['erp-db01'] }),
      pin(null, { applications: ['*'] }),
    ];
    for (const ordered of [pins, pins.toReversed()]) {
      expect(decide(ordered, 'erp-db01', 'ERP')).toBe(3);
      expect(decide(ordered, 'erp-app01', 'ERP')).toBe(2);
      expect(decide(ordered, 'other', 'ERP')).toBe(1);
      expect(decide(ordered, 'other', 'CRM')).toBeNull();
      expect(decide(ordered, 'other')).toBeUndefined();
    }
  });

  it('that contradicts another about the same machine ends the run, with both', () => {
    const pins = [pin(1, { machines: ['a'] }), pin(2, { machines: ['a'], who: 'Bob' })];
    expect(() => decide(pins, 'a')).toThrow(/Ada pinned it to wave 1.*Bob pinned it to wave 2/);
    expect(decide(pins, 'b')).toBeUndefined();
    expect(() => decide([pin(1, { machines: ['a'] }), pin(null, { machines: ['A'] })], 'a')).toThrow(/leaves it out/);
    expect(decide([pin(1, { machines: ['a'] }), pin(1, { machines: ['a'] })], 'a')).toBe(1);
  });
});

describe('days of waves', () => {
  const freeze = {
    machines: [],
    applications: [],
    from: '2027-01-01',
    to: '9999-12-31',
    why: 'until further notice',
    at,
  };

  it('end before the year 2200: a freeze of everybody without an end leaves no plan', () => {
    expect(() => deriveWaveDays(settingsOf({ firstCutover: '2027-01-01', freezes: [freeze] }), 2)).toThrow(
      /everything is frozen until 9999-12-31 \(until further notice\)/,
    );
    const last = { ...freeze, to: '2199-12-31' };
    expect(() => deriveWaveDays(settingsOf({ firstCutover: '2027-01-01', freezes: [last] }), 2)).toThrow(
      /everything is frozen until 2199-12-31/,
    );
    expect(() => deriveWaveDays(settingsOf({ firstCutover: '9999-12-31' }), 2)).toThrow(/2199-12-31/);
    expect(() => deriveWaveDays(settingsOf({ firstCutover: '2199-12-30' }), 2)).toThrow(/2199-12-31/);
    expect(deriveWaveDays(settingsOf({ firstCutover: '2199-12-01' }), 2).dates).toEqual(['2199-12-01', '2199-12-15']);
  });
});

describe('more waves than are of use', () => {
  it('are told', () => {
    const plan = planWaves(aWaveInput({ machines: [aWaveMachine({ name: 'a' })], settings: { waves: 3 } }));
    expect(plan.problems.map(({ code, message }) => [code, message])).toEqual([
      ['waves/empty-wave', expect.stringContaining('of 3 hold no machine')],
    ]);
  });
});
