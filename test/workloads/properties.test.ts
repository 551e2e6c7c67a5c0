import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assessWorkload,
  DEFAULT_WORKLOAD_POLICY,
  MANAGED_INSTANCE_SIZES,
  matchServiceSize,
  MYSQL_SIZES,
  packWebApps,
  poolShare,
  POSTGRESQL_SIZES,
  SQL_DATABASE_SIZES,
  webPlanSku,
} from '../../src/workloads/index.js';
import type { ServiceNeed, ServiceSizes, SqlFacts, TargetAnswer, WorkloadPolicy } from '../../src/workloads/index.js';
import { plainMysql } from '../../src/workloads/mysql-rules.js';
import { plainPostgresql } from '../../src/workloads/postgresql-rules.js';
import { plainSql } from '../../src/workloads/sql-examples.js';
import { plainWebApp } from '../../src/workloads/web-app-rules.js';

const RUNS = { numRuns: 200, seed: 20_261_121 };
const CONTEXT = { policy: DEFAULT_WORKLOAD_POLICY, region: null, isProduction: true };

const answerFor = (facts: SqlFacts, target: TargetAnswer['target'], policy?: WorkloadPolicy): TargetAnswer =>
  assessWorkload(facts, { ...CONTEXT, policy: policy ?? DEFAULT_WORKLOAD_POLICY }).find(
    (one) => one.target === target,
  )!;

const tables: readonly (readonly [name: string, table: ServiceSizes])[] = [
  ['Managed Instance', MANAGED_INSTANCE_SIZES],
  ['Azure SQL Database', SQL_DATABASE_SIZES],
  ['PostgreSQL', POSTGRESQL_SIZES],
  ['MySQL', MYSQL_SIZES],
];

const needs: fc.Arbitrary<ServiceNeed> = fc.record({
  vCores: fc.double({ min: 0, max: 120, noNaN: true }),
  memoryGB: fc.double({ min: 0, max: 700, noNaN: true }),
  storageGB: fc.double({ min: 0, max: 40_000, noNaN: true }),
  iops: fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: null }),
  megabytesPerSecond: fc.option(fc.integer({ min: 0, max: 1500 }), { nil: null }),
  latencyMs: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
  databases: fc.constant(1),
  grantedIops: fc.option(fc.integer({ min: 500, max: 100_000 }), { nil: null }),
});

/** Where a size stands in its table; behind it where there is none. */
const rankIn = (table: ServiceSizes, need: ServiceNeed): number => {
  const match = matchServiceSize(need, table);
  return match.kind === 'none' ? table.sizes.length : table.sizes.indexOf(match.size);
};

/** All that a size must satisfy, asked of one size without looking at any other. */
function carries(size: ServiceSizes['sizes'][number], need: ServiceNeed): boolean {
  const iops = size.iops ?? need.grantedIops;
  const held = (needed: number | null, offer: number | null): boolean =>
    needed === null || offer === null || offer >= needed - 1e-9;
  const isFast = need.latencyMs === null || size.latencyMs === null || size.latencyMs <= need.latencyMs;
  return (
    held(need.vCores, size.vCores) &&
    held(need.memoryGB, size.memoryGB) &&
    held(need.storageGB, size.storageGB) &&
    held(need.iops, iops) &&
    held(need.megabytesPerSecond, size.megabytesPerSecond) &&
    isFast
  );
}

describe.each(tables)('sizes of %s', (_name, table) => {
  it('are the first that carry the need, and none exactly where none does', () => {
    fc.assert(
      fc.property(needs, (need) => {
        const index = table.sizes.findIndex((size) => carries(size, need));
        expect(rankIn(table, need)).toBe(index < 0 ? table.sizes.length : index);
        const match = matchServiceSize(need, table);
        if (match.kind === 'none') expect(match.shortfalls.length).toBeGreaterThan(0);
        else expect(match.storageGB).toBeGreaterThanOrEqual(Math.max(need.storageGB - 1e-6, table.leastStorageGB));
      }),
      RUNS,
    );
  });

  it('never come earlier in the table for more load', () => {
    fc.assert(
      fc.property(needs, fc.double({ min: 1, max: 3, noNaN: true }), (need, factor) => {
        const more = { ...need, vCores: need.vCores * factor, memoryGB: need.memoryGB * factor };
        expect(rankIn(table, more)).toBeGreaterThanOrEqual(rankIn(table, need));
        const faster = { ...need, iops: (need.iops ?? 0) * factor, storageGB: need.storageGB * factor };
        expect(rankIn(table, faster)).toBeGreaterThanOrEqual(rankIn(table, { ...need, iops: need.iops ?? 0 }));
      }),
      RUNS,
    );
  });
});

/** Worse comes later. */
const STATE_ORDER = ['ready', 'readyWithConditions', 'unknown', 'notReady'];
const badness = ({ state }: TargetAnswer): number => STATE_ORDER.indexOf(state);

describe('readiness of SQL Server', () => {
  it('never grows with the number of databases', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 }), (some, more) => {
        const of = (userDatabases: number): TargetAnswer =>
          answerFor(plainSql({ databases: null, userDatabases, databasesMiB: 1000 }), 'sqlManagedInstance');
        expect(badness(of(some + more))).toBeGreaterThanOrEqual(badness(of(some)));
      }),
      RUNS,
    );
  });

  it('is ready with up to 100 databases, and not ready with one more', () => {
    const of = (userDatabases: number): TargetAnswer =>
      answerFor(plainSql({ databases: null, userDatabases, databasesMiB: 1000 }), 'sqlManagedInstance');
    expect([of(58).state, of(100).state, of(101).state]).toEqual(['ready', 'ready', 'notReady']);
    expect(
      of(101)
        .findings.flatMap(({ code }) => code ?? [])
        .sort(),
    ).toEqual(['NumDbExceeds100', 'SkuNotFound']);
  });

  it('is unknown where no data is there, and so is the size; zero databases are none that anybody saw', () => {
    const seen = answerFor(plainSql({ databases: null, userDatabases: 0, databasesMiB: 0 }), 'sqlManagedInstance');
    expect(seen.state).toBe('unknown');
    const nothing = { ...plainSql(), databases: null, databasesMiB: null, features: null, cores: null };
    const answers = assessWorkload(nothing, CONTEXT);
    expect(answers.map(({ state, size }) => [state, size.kind])).toEqual([
      ...[
        ['unknown', 'unknown'],
        ['unknown', 'unknown'],
        ['unknown', 'unknown'],
      ],
    ]);
  });

  it('takes trace flags as a warning, an unsupported feature as a condition', () => {
    const flags = answerFor(plainSql({ features: ['TraceFlags'] }), 'sqlManagedInstance');
    expect([flags.state, flags.findings.map(({ code }) => code)]).toEqual(['ready', ['TraceFlags']]);
    expect(answerFor(plainSql({ features: ['FileStream'] }), 'sqlManagedInstance').state).toBe('readyWithConditions');
  });
});

describe('sizes by hand', () => {
  it('are use times comfort, and the smallest configuration that holds them', () => {
    // 16 cores at 30 % with comfort 1.3 are 6.24; 50 GB of buffers 65 GB, more than 8 vCores with 5.1 GB each have.
    const facts = plainSql({ cores: 16, cpuPercent: 30, memoryUsedMiB: 51_200 });
    const { size } = answerFor(facts, 'sqlManagedInstance');
    expect(size).toMatchObject({ name: 'GP_Gen5_16', memoryGB: 81.6, decidedBy: 'memoryGB' });
    expect(answerFor(facts, 'sqlOnMachine').size).toMatchObject({ need: { vCores: 6.24, memoryGB: 65 } });
  });

  it('include the first 32 GB of Managed Instance, and sell 32 at a time', () => {
    const of = (databasesMiB: number): unknown =>
      answerFor(plainSql({ databases: null, userDatabases: 4, databasesMiB }), 'sqlManagedInstance').size;
    expect(of(51.0625)).toMatchObject({ vCores: 4, storageGB: 32, billedStorageGB: 0 });
    expect(of(100 * 1024)).toMatchObject({ storageGB: 128, billedStorageGB: 96 });
  });

  it('rise to business critical for a latency below that of general purpose, unless it is ignored', () => {
    const facts = plainSql({ latencyMs: 2 });
    expect(answerFor(facts, 'sqlManagedInstance').size).toMatchObject({ name: 'BC_Gen5_4', decidedBy: 'latencyMs' });
    const ignored = { ...DEFAULT_WORKLOAD_POLICY, latency: 'ignored' } as const;
    expect(answerFor(facts, 'sqlManagedInstance', ignored).size).toMatchObject({ name: 'GP_Gen5_4' });
  });

  it('sell at least 5 GB to a database, and take its own use', () => {
    const { size } = answerFor(plainSql(), 'sqlDatabase');
    expect(size).toMatchObject({ databases: [{ size: { name: 'GP_Gen5_2', storageGB: 10, billedStorageGB: 10 } }] });
  });

  it('take what is allocated where nothing was measured, the smallest, or none, as the policy says', () => {
    const facts = plainSql({ cores: 32, memoryMiB: 131_072, cpuPercent: null, memoryUsedMiB: null, databases: null });
    const of = (missingPerformance: WorkloadPolicy['missingPerformance']): unknown =>
      answerFor({ ...facts, userDatabases: 3, databasesMiB: 1000 }, 'sqlManagedInstance', {
        ...DEFAULT_WORKLOAD_POLICY,
        missingPerformance,
      }).size;
    expect(of('allocated')).toMatchObject({ vCores: 32 });
    expect(of('smallest')).toMatchObject({ vCores: 4 });
    expect(of('unknown')).toMatchObject({ kind: 'unknown', missing: ['use'] });
  });

  it('hold MySQL between 20 GiB and 16 TiB, 32 TiB in the business-critical tier', () => {
    const of = (tib: number): unknown => assessWorkload(plainMysql({ storageMiB: tib * 1_048_576 }), CONTEXT)[0]!.size;
    expect(of(0.001)).toMatchObject({ storageGB: 20, tier: 'generalPurpose' });
    expect(of(16)).toMatchObject({ tier: 'generalPurpose' });
    expect(of(17)).toMatchObject({ tier: 'businessCritical' });
    expect(of(33)).toMatchObject({ kind: 'none' });
  });

  it('give PostgreSQL memory by the core: 4 GiB, or 8 where fewer cores do', () => {
    const of = (memoryUsedMiB: number): unknown => assessWorkload(plainPostgresql({ memoryUsedMiB }), CONTEXT)[0]!.size;
    expect(of(4096)).toMatchObject({ name: 'Standard_D2ds_v5' });
    expect(of(12 * 1024)).toMatchObject({ name: 'Standard_E2ds_v5' });
  });
});

describe('plans of App Service', () => {
  it('are I1, P1v3 or P1v2 by isolation and reservation, and P1v3 as real output has it', () => {
    const sku = (isolation: boolean, reservation: boolean, webPlan: 'documented' | 'observed'): string =>
      webPlanSku({ isolation, reservation, webPlan });
    expect([sku(true, true, 'documented'), sku(true, false, 'observed')]).toEqual(['I1', 'I1']);
    expect([sku(false, true, 'documented'), sku(false, false, 'documented'), sku(false, false, 'observed')]).toEqual([
      ...['P1v3', 'P1v2', 'P1v3'],
    ]);
  });

  it('hold every application once, none but the last less than full', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.constantFrom(8, 16), (apps, perPlan) => {
        const { plans, appsInLastPlan } = packWebApps(apps, perPlan);
        expect(Math.max(0, plans - 1) * perPlan + appsInLastPlan).toBe(apps);
        expect(appsInLastPlan).toBeLessThanOrEqual(perPlan);
      }),
      RUNS,
    );
  });

  it('give each of several applications less of their pool, and never less than 60 %', () => {
    expect([1, 2, 5, 50].map(poolShare)).toEqual([1, 0.9, 0.6, 0.6]);
    const facts = plainWebApp({ appsInPool: 2, poolCores: 2, poolMemoryMiB: 4096 });
    const policy = { ...DEFAULT_WORKLOAD_POLICY, comfort: 1 };
    expect(assessWorkload(facts, { ...CONTEXT, policy })[0]!.size).toMatchObject({
      ...{ app: { cores: 1.8, memoryGB: 3.6 }, inContainer: { cores: 2, memoryGB: 4.25 } },
    });
  });
});
