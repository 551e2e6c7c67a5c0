import { describe, expect, it } from 'vitest';
import { toText } from '../../src/report/html.js';
import { renderPlannedWaves } from '../../src/report/html/waves-parts.js';
import { planWaves } from '../../src/waves/index.js';
import { aWaveInput, aWaveMachine } from '../support/a-wave-estate.js';

const plan = planWaves(
  aWaveInput({ machines: [aWaveMachine({ name: 'web', application: 'shop', tier: 'stateless' })] }),
);

function rowWith(count: number): string {
  const reasons = Array.from({ length: count }, (_, at) => `reason ${at + 1}`);
  const waves = plan.waves.map((wave) => ({ ...wave, risk: { ...wave.risk, reasons } }));
  return toText(renderPlannedWaves({ ...plan, waves }, null)).replaceAll(/\s+/g, ' ');
}

describe('the row of a wave', () => {
  it.each([
    [1, null],
    [3, null],
    [4, '2 more reasons'],
    [9, '7 more reasons'],
  ])('tells %i reasons of its risk, the first in sight and the rest where they open', (count, summary) => {
    const row = rowWith(count);
    for (let at = 1; at <= count; at++) expect(row.split(`<small>reason ${at}</small>`)).toHaveLength(2);
    expect(/<summary>(.*?)<\/summary>/.exec(row)?.[1] ?? null).toBe(summary);
    if (summary !== null) expect(row.indexOf('reason 3<')).toBeGreaterThan(row.indexOf('<summary>'));
  });
});
