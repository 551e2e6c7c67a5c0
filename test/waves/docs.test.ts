import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseWaveSettings } from '../../src/node/parse-wave-settings.js';
import { waveSettingKeys } from '../../src/node/wave-settings-schema.js';
import { PLAN_WORDS } from '../../src/plan-file/header-words.js';
import { DEFAULT_WAVE_SETTINGS } from '../../src/waves/index.js';

const PAGE = readFileSync('docs/waves.md', 'utf8');
const example = /```yaml\n(?<text>[\s\S]*?)```/.exec(PAGE)?.groups?.['text'] ?? '';

describe('the page about waves', () => {
  it('has an example of settings that is read, with every key', () => {
    const { settings } = parseWaveSettings(example, 'waves.yaml');
    expect(settings).toMatchObject({ profile: 'first draft', firstCutover: '2027-01-09' });
    expect(settings.pins.map(({ wave }) => wave)).toEqual([2, null]);
    for (const key of waveSettingKeys(null)) expect(example).toMatch(new RegExp(`^  ${key}:`, 'm'));
    for (const key of Object.keys(DEFAULT_WAVE_SETTINGS.weights)) expect(example).toContain(`    ${key}: `);
  });

  it('names every header that a plan may have', () => {
    for (const word of [...PLAN_WORDS.machine, ...PLAN_WORDS.wave]) expect(PAGE).toContain(`\`${word}\``);
  });
});
