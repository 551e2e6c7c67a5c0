import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ASSUMPTION_KEYS,
  ASSUMPTIONS,
  CASE_PROFILES,
  energyCapacityKw,
  resolveAssumptions,
  yearAfterSupport,
} from '../../src/business-case/index.js';
import type { AssumptionChanges } from '../../src/business-case/index.js';
import { parseAssumptions } from '../../src/node/index.js';
import { assumptionRow } from '../support/assumption-row.js';

const guide = readFileSync(new URL('../../docs/business-case.md', import.meta.url), 'utf8');

describe('docs/business-case.md', () => {
  it('lists every assumption with its default, meaning and source, and no other', () => {
    const rows = guide.split('\n').filter((line) => /^\| `\w+` +\|/.test(line) && line.split('|').length === 6);
    const plain = (row: string): string => row.replace(/ +/g, ' ').trim();
    expect(rows.map(plain)).toEqual(ASSUMPTION_KEYS.map((key) => plain(assumptionRow(key, ASSUMPTIONS[key]))));
  });

  it('names every profile, and its example of a file is one', () => {
    for (const { name } of CASE_PROFILES) expect(guide).toContain(`| \`${name}\``);
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? [];
    expect(Object.keys(parseAssumptions(example, 'guide').changes)).toHaveLength(5);
  });
});

describe('the assumptions', () => {
  it('have values within their own bounds, a source, and a profile that differs says why', () => {
    for (const key of ASSUMPTION_KEYS) {
      const one = ASSUMPTIONS[key];
      expect(one.source.length).toBeGreaterThan(3);
      expect(one.meaning).not.toMatch(/\.$/);
      if (one.kind !== 'number' || one.value === null) continue;
      expect(one.value).toBeGreaterThanOrEqual(one.least);
      expect(one.value).toBeLessThanOrEqual(one.most);
    }
    for (const { changes } of CASE_PROFILES) {
      for (const { key, value, source } of changes) {
        expect(value).not.toEqual(ASSUMPTIONS[key].value);
        expect(source).toContain('Azure Migrate');
      }
    }
  });

  it('are unknown until the customer says them, and unknown again where she takes that back', () => {
    const stated = [
      { changes: { monitorUsdPerGb: 3 }, saidIn: 'one' },
      { changes: { monitorUsdPerGb: null }, saidIn: 'two' },
    ];
    const found = resolveAssumptions(undefined, stated).used.find(({ key }) => key === 'monitorUsdPerGb');
    expect(found).toMatchObject({ value: null, origin: 'unknown' });
  });
});

describe('counts that cannot be', () => {
  const resolved = (changes: AssumptionChanges) =>
    resolveAssumptions(undefined, [{ changes, saidIn: 'ours.yaml' }]).values;

  it.each([
    [{ sqlServerMachines: 1.5 }, 'sqlServerMachines is 1.5 (ours.yaml), and machines are counted whole'],
    [{ sqlServerCoresInEsuYear2: 0.5 }, 'sqlServerCoresInEsuYear2 is 0.5 (ours.yaml), and cores are counted whole'],
    [
      { sqlServerCores: 8, sqlServerCoresInEsuYear1: 4, sqlServerCoresInEsuYear3: 5 },
      'sqlServerCoresInEsuYear1 + sqlServerCoresInEsuYear3 come to 9 cores past support, and sqlServerCores says 8',
    ],
    [{ sqlServerMachines: 0, sqlServerCores: 8 }, 'sqlServerMachines is 0, and sqlServerCores is 8'],
  ] as const)('are refused with what to write: %j', (changes, message) => {
    expect(() => resolved(changes)).toThrow(message);
    expect(() => resolved(changes)).toThrow(/business-case\/bad-count/);
  });

  it.each([
    { sqlServerCores: 8, sqlServerCoresInEsuYear1: 4, sqlServerCoresInEsuYear3: 4 },
    { sqlServerCoresInEsuYear1: 400 },
    { sqlServerMachines: 2, sqlServerCores: 0 }, // Express and Developer take no licence
    { sqlServerMachines: 0, sqlServerCores: 0 },
  ])('and those that can are taken: %j', (changes) => {
    expect(resolved(changes)).toMatchObject(changes);
  });
});

describe('the documented energy capacity', () => {
  it('of 100 cores and 10 TB is 5.46 kW: (100 x 0.009 + 10 x 10 x 0.0001) x 2 x 1.8 / 0.6', () => {
    const { values } = resolveAssumptions();
    expect(energyCapacityKw({ cores: 100, storageTb: 10 }, values)).toBeCloseTo(5.46, 10);
  });
});

describe('the year after support', () => {
  it.each([
    ['2023-10-10', '2023-10-10', 0],
    ['2023-10-10', '2023-10-11', 1],
    ['2023-10-10', '2024-10-10', 1],
    ['2023-10-10', '2024-10-11', 2],
    ['2023-10-10', '2026-11-21', 4],
    ['2023-10-10', '2020-01-01', 0],
    ['2024-12-31', '2025-01-01', 1],
  ])('support to %s: on %s it is year %i', (end, day, year) => {
    expect(yearAfterSupport(end, day)).toBe(year);
  });
});
