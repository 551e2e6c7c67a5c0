import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evenPacks,
  oracleCloudProcessors,
  oracleCloudSockets,
  oracleProcessors,
  sixteenCoreSets,
  sqlHostCores,
  sqlMachineCores,
  windowsHostCores,
  windowsMachineCores,
} from '../../src/licences/index.js';

describe('Windows Server on a host', () => {
  it.each([
    [2, 12, 16, '2 x 6 cores: 8 a processor'],
    [2, 24, 24, '2 x 12'],
    [1, 8, 16, '1 x 8: 16 a server'],
    [1, 20, 20, '1 x 20'],
    [4, 24, 32, '4 x 6'],
    [2, 2, 16, '2 x 1'],
  ])('of %i processors and %i cores takes %i (%s)', (processors, cores, licences) => {
    expect(windowsHostCores({ processors, cores })).toBe(licences);
  });
});

describe('licences of one machine', () => {
  it.each([
    [1, 8, 4],
    [4, 8, 4],
    [5, 8, 5],
    [8, 8, 8],
    [9, 9, 9],
    [12, 12, 12],
  ])('of %i vCPUs: %i of Windows Server, %i of SQL Server', (vcpus, windows, sql) => {
    expect([windowsMachineCores(vcpus), sqlMachineCores(vcpus)]).toEqual([windows, sql]);
  });

  it('come in packs of two', () => {
    expect([0, 1, 8, 9, 10].map(evenPacks)).toEqual([0, 2, 8, 10, 10]);
  });

  it('of Oracle in Azure: two threads count as one, a core as one, four vCPUs as a socket up to eight', () => {
    expect([1, 2, 3, 8].map((vcpus) => oracleCloudProcessors(vcpus, 2))).toEqual([1, 1, 2, 4]);
    expect([1, 2, 3, 8].map((vcpus) => oracleCloudProcessors(vcpus, 1))).toEqual([1, 2, 3, 8]);
    expect([1, 4, 5, 8, 9].map(oracleCloudSockets)).toEqual([1, 1, 2, 2, null]);
  });
});

describe('sets of 16 core licences', () => {
  it.each([
    [[8, 8], 1],
    [[8], 1],
    [[2, 4, 8], 2],
    [[9], 1],
    [[16], 1],
    [[17], 2],
    [[9, 8], 2],
    [[], 0],
  ])('for machines of %j vCPUs are %i', (vcpus, sets) => {
    expect(sixteenCoreSets(vcpus)).toBe(sets);
  });
});

describe('physical cores', () => {
  it('of SQL Server are 4 at least for each processor', () => {
    expect(sqlHostCores({ processors: 4, cores: 8 })).toBe(16);
    expect(sqlHostCores({ processors: 2, cores: 24 })).toBe(24);
  });

  it('of Oracle are weighed by the core factor and rounded up once', () => {
    expect(oracleProcessors(48, 0.5)).toBe(24);
    expect(oracleProcessors(9, 0.5)).toBe(5);
    expect(oracleProcessors(100, 0.07)).toBe(7); // 100 * 0.07 is 7.000000000000001 in floating point
  });
});

describe('every count', () => {
  const hosts = fc.record({ processors: fc.integer({ min: 1, max: 16 }), cores: fc.integer({ min: 1, max: 512 }) });
  const vcpus = fc.integer({ min: 1, max: 416 });

  it('never falls below its minimum or the cores themselves', () => {
    fc.assert(
      fc.property(hosts, vcpus, (host, count) => {
        expect(windowsHostCores(host)).toBeGreaterThanOrEqual(Math.max(16, host.cores, 8 * host.processors));
        expect(sqlHostCores(host)).toBeGreaterThanOrEqual(Math.max(host.cores, 4 * host.processors));
        expect(windowsMachineCores(count)).toBeGreaterThanOrEqual(Math.max(8, count));
        expect(sqlMachineCores(count)).toBeGreaterThanOrEqual(Math.max(4, count));
        expect(evenPacks(count) - count).toBeOneOf([0, 1]);
      }),
      { seed: 20_261_121 },
    );
  });

  it('never falls as cores are added', () => {
    fc.assert(
      fc.property(hosts, vcpus, fc.integer({ min: 0, max: 64 }), (host, count, more) => {
        const larger = { ...host, cores: host.cores + more };
        expect(windowsHostCores(larger)).toBeGreaterThanOrEqual(windowsHostCores(host));
        expect(sqlHostCores(larger)).toBeGreaterThanOrEqual(sqlHostCores(host));
        expect(windowsMachineCores(count + more)).toBeGreaterThanOrEqual(windowsMachineCores(count));
        expect(sqlMachineCores(count + more)).toBeGreaterThanOrEqual(sqlMachineCores(count));
        expect(oracleProcessors(count + more, 0.5)).toBeGreaterThanOrEqual(oracleProcessors(count, 0.5));
        for (const threads of [1, 2]) {
          expect(oracleCloudProcessors(count + more, threads)).toBeGreaterThanOrEqual(
            oracleCloudProcessors(count, threads),
          );
        }
      }),
      { seed: 20_261_121 },
    );
  });

  it('of sets covers what a search over pairs finds', () => {
    // Small machines share sets in pairs; no other machine shares one.
    const bySearch = (counts: readonly number[]): number => {
      const [first, ...rest] = counts;
      if (first === undefined) return 0;
      if (first > 8) return Math.ceil(first / 16) + bySearch(rest);
      const partners = rest.flatMap((count, index) =>
        count <= 8 ? [1 + bySearch(rest.filter((_, other) => other !== index))] : [],
      );
      return Math.min(1 + bySearch(rest), ...partners);
    };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 6 }), (counts) => {
        expect(sixteenCoreSets(counts)).toBe(bySearch(counts));
      }),
      { seed: 20_261_121 },
    );
  });
});
