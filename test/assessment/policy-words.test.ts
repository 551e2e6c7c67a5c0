import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, describePolicy, findProfile } from '../../src/assessment/index.js';
import type { Policy } from '../../src/assessment/index.js';

/** A policy in which every field has an effect that can be told: a field without one in some policy says nothing there. */
const BASE: Policy = { ...DEFAULT_POLICY, sizing: { ...DEFAULT_POLICY.sizing, comfortOnFallback: true } };
const AS_IS: Policy = { ...BASE, sizing: { ...BASE.sizing, mode: 'asIs' } };

/** Another value of every field, by its path; a field that is missing here fails the first test. */
const OTHER: Readonly<Record<string, unknown>> = {
  'sizing.mode': 'asIs',
  'sizing.percentile': 90,
  'sizing.percentileOfDatabases': 90,
  'sizing.percentileMethod': 'interpolated',
  'sizing.readsAndWrites': 'perCounter',
  'sizing.windowDays': 7,
  'sizing.comfort.cpu': 1.7,
  'sizing.comfort.memory': 1.7,
  'sizing.comfort.diskPerformance': 1.7,
  'sizing.comfort.network': 1.7,
  'sizing.comfort.diskSize': 1.7,
  'sizing.comfortOnAsIs': true,
  'sizing.comfortOnFallback': false,
  'sizing.fallback': 'both',
  'sizing.pressureForbidsDownsizing': false,
  'sizing.floors.vcpus': 3,
  'sizing.floors.memoryGiBWindows': 3,
  'sizing.floors.memoryGiBLinux': 3,
  'sizing.performanceNumber.kind': 'acu',
  'sizes.series': ['^D'],
  'sizes.seriesExcluded': ['^A'],
  'sizes.burstable': 'never',
  'sizes.zones': [1],
  'sizes.constrainedCores': true,
  'sizes.temporaryDisk': 'needed',
  'sizes.confidential': true,
  'sizes.accelerated': true,
  'sizes.nvmeOnly': 'allowed',
  'sizes.generationIsLimit': false,
  'sizes.retiring': 'refused',
  'sizes.choice': 'disksFirst',
  'disks.production': ['StandardSSD'],
  'disks.nonProduction': ['PremiumSSD'],
  'disks.redundancy': 'ZRS',
  'disks.figures': 'documented2019',
  'disks.missingPerformance': 'standardSsd',
  'disks.oneDiskFromRvtools': true,
  'disks.hddForOs': true,
  'disks.osDiskSizeIsLimit': false,
  'disks.ultraSizes': 'steps',
  'readiness.edition': '2018',
  'readiness.method': 'agentBased',
  'readiness.windows2008On32Bit': 'ready',
  'readiness.computeLimits': 'page',
  'cost.hoursPerMonth': 744,
  'cost.terms': 'reserved1Year',
  'cost.hybridBenefit': true,
  'cost.devTestOffer': true,
  'cost.discountPercent': 7,
  'cost.backup': true,
  'cost.siteRecovery': true,
  'cost.defender': false,
  'cost.sqlServerCorePerYear': 1,
  'cost.oracleProcessorPerYear': 1,
  'scope.poweredOff': 'exclude',
  'scope.templates': 'include',
  'scope.appliances': 'include',
  'scope.unknownEnvironment': 'nonProduction',
};

function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, path === '' ? key : `${path}.${key}`));
}

function changed<T>(value: T, [first = '', ...rest]: readonly string[], to: unknown): T {
  const before = value as Record<string, unknown>;
  return { ...value, [first]: rest.length === 0 ? to : changed(before[first], rest, to) };
}

describe('the words of a policy', () => {
  it('are asked of every field that a policy has', () => {
    const fields = leaves(DEFAULT_POLICY).filter((path) => path !== 'name' && path !== 'description');
    expect(Object.keys(OTHER).sort()).toEqual(fields.sort());
  });

  it.each(Object.entries(OTHER))('differ when %s becomes %j', (path, value) => {
    const base = path === 'sizing.comfortOnAsIs' ? AS_IS : BASE;
    const other = changed(base, path.split('.'), value);
    expect(other).not.toEqual(base);
    expect(describePolicy(other)).not.toEqual(describePolicy(base));
  });

  it('tell every choice of a field of several apart', () => {
    const texts = (['bySize', 'standardHdd', 'standardSsd'] as const).map((missingPerformance) =>
      describePolicy({ ...BASE, disks: { ...BASE.disks, missingPerformance } }).join('\n'),
    );
    expect(new Set(texts).size).toBe(3);
    const terms = (['payAsYouGo', 'reserved1Year', 'reserved3Year', 'savings1Year', 'savings3Year'] as const).map(
      (one) => describePolicy({ ...BASE, cost: { ...BASE.cost, terms: one } }).join('\n'),
    );
    expect(new Set(terms).size).toBe(5);
  });

  it('tell the reference of a performance number', () => {
    const policy = findProfile('azure-migrate-2023')!;
    const other = changed(policy, ['sizing', 'performanceNumber', 'reference'], 180);
    expect(describePolicy(other)).not.toEqual(describePolicy(policy));
  });
});
