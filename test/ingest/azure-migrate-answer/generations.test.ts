import { describe, expect, it } from 'vitest';
import type { AnsweredMachine } from '../../../src/ingest/index.js';
import { hasShared, NEEDS_SHARED, truthCases } from '../../support/shared-material.js';
import {
  answerOf,
  aTold,
  codesOf,
  exportUtility,
  portal2024,
  portal2025,
  readingOf,
  unaccounted,
  type Told,
} from './answers.js';

const GENERATIONS = { 'portal-2024': portal2024, 'portal-2025': portal2025, 'export-utility': exportUtility } as const;

/** What every generation tells. */
const shared = (one: AnsweredMachine) => ({
  name: one.name,
  readiness: one.readiness,
  size: one.size,
  cores: one.cores,
  memoryBytes: one.memoryBytes,
  cpuPercent: one.cpuPercent,
  memoryPercent: one.memoryPercent,
  storageBytes: one.storageBytes,
  bootType: one.bootType,
  os: one.os,
  compute: one.computePerMonth,
  storage: one.storagePerMonth,
  disks: one.disks.map(({ name, tier, type, readiness }) => ({ name, tier, type, readiness })),
});

describe.each(Object.entries(GENERATIONS))('%s', (generation, write) => {
  const sheets = write([aTold(), aTold({ name: 'db01', readiness: 'Ready with conditions', boot: 'UEFI' })]);

  it('is told from the other generations, with its settings', () => {
    const answer = answerOf(sheets);
    expect(answer.generation).toBe(generation);
    expect(answer.criterion).toBe('performance');
    expect(answer.properties.currency?.value).toBe('USD');
    expect(answer.properties.region?.printed.toLowerCase().replaceAll(' ', '')).toBe('eastus2');
    expect(answer.properties.region?.origin).toMatchObject({ file: 'answer.xlsx', how: 'read' });
  });

  it('is read into machines in the units of the house', () => {
    const [web, db] = answerOf(sheets).machines;
    expect(shared(web!)).toEqual({
      name: 'web01',
      readiness: 'ready',
      size: 'Standard_D2as_v5',
      cores: 4,
      memoryBytes: 8 * 1024 ** 3,
      cpuPercent: 12.5,
      memoryPercent: 40,
      storageBytes: 100 * 1024 ** 3,
      bootType: 'bios',
      os: 'Microsoft Windows Server 2016 (64-bit)',
      compute: { micros: 81_250_000, currency: 'USD' },
      storage: { micros: 19_710_000, currency: 'USD' },
      disks: [{ name: 'scsi0:0', tier: 'P10', type: 'PremiumSSD', readiness: 'ready' }],
    });
    expect(db).toMatchObject({ readiness: 'readyWithConditions', bootType: 'efi' });
  });

  it('accounts for every row and reports nothing wrong', () => {
    const reading = readingOf(sheets);
    for (const answer of reading.answers) expect(unaccounted(answer)).toBe(0);
    expect(reading.problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

describe('the three generations', () => {
  it.skipIf(!hasShared)(`tell the same of real machines${NEEDS_SHARED}`, () => {
    const told = truthCases('vm-perf-real').map(({ id, input, expected }): Told =>
      aTold({
        name: id,
        cores: input['cores'] as number,
        memoryMb: input['memoryMB'] as number,
        cpuPercent: input['cpuPct'] as number,
        memoryPercent: input['memPct'] as number,
        storageGb: input['storageGB'] as number,
        boot: input['bootType'] as string,
        os: input['osFamily'] as string,
        size: expected['recommendedSize'] as string,
      }),
    );
    expect(told.length).toBeGreaterThan(40);
    const [first, ...others] = Object.values(GENERATIONS).map((write) => answerOf(write(told)).machines.map(shared));
    expect(first).toHaveLength(told.length);
    for (const machines of others) expect(machines).toEqual(first);
    const [one] = truthCases('vm-perf-real');
    expect(first?.[0]).toMatchObject({ size: one?.expected['recommendedSize'], cores: one?.input['cores'] });
  });
});

describe('the portal until 2024', () => {
  it('tells the settings with their cells', () => {
    const { properties } = answerOf(portal2024([aTold()]));
    expect(properties.comfortFactor).toMatchObject({ value: 1.3, origin: { sheet: 'Assessment_Properties', line: 4 } });
    expect(properties.percentile?.value).toBe(95);
    expect(properties.sizingCriterion?.value).toBe('performance');
    expect(properties.pricingTier?.value).toBe('Standard');
    expect(properties.assessmentName?.value).toBe('invented');
  });

  it('tells disks, throughput in 10^6 bytes per second, and groups', () => {
    const [machine] = answerOf(portal2024([aTold()])).machines;
    expect(machine).toMatchObject({
      group: 'wave1',
      diskReadIops: 12,
      diskReadBytesPerSecond: 500_000,
      networkInBytesPerSecond: 250_000,
      dataIssues: [],
      origin: { file: 'answer.xlsx', sheet: 'All_Assessed_Machines', line: 2 },
    });
    expect(machine?.disks).toMatchObject([
      {
        sku: 'Premium_P10',
        sourceBytes: 100 * 1024 ** 3,
        targetBytes: 128 * 1024 ** 3,
        perMonth: { micros: 19_710_000, currency: 'USD' },
        readBytesPerSecond: 500_000,
      },
    ]);
  });
});

describe('the export utility', () => {
  const reading = readingOf(exportUtility([aTold(), aTold({ name: 'db01' })]));

  it('gives two answers on the same machines, by sizing criterion', () => {
    expect(reading.answers.map(({ criterion, machines }) => [criterion, machines.length])).toEqual([
      ['performance', 2],
      ['asIs', 2],
    ]);
    expect(reading.answers[1]?.machines[0]).toMatchObject({ cpuPercent: null, machineId: '/machines/web01' });
  });

  it('joins the sheet of all machines with the one that has more terms', () => {
    const [performance] = reading.answers;
    expect(performance?.sheets).toEqual(['All_VM_IaaS_Server_Rehost_Perf', 'VM_IaaS_Server_Rehost_Perf']);
    expect(performance?.counts).toMatchObject({ rows: 3, machines: 2, merged: 1 });
    expect(performance?.machines[0]?.compute).toEqual([
      { terms: 'payAsYouGo', perMonth: { micros: 81_250_000, currency: 'USD' } },
      { terms: 'reservationHybridBenefit', perMonth: { micros: 40_625_000, currency: 'USD' } },
    ]);
    expect(performance?.machines[0]?.alsoAt).toMatchObject([{ sheet: 'VM_IaaS_Server_Rehost_Perf', line: 2 }]);
  });

  it('counts and passes over what is no machine', () => {
    const unread = reading.problems.filter(({ code }) => code === 'ingest/answer-sheet-not-read');
    expect(unread.map(({ severity, message }) => [severity, message])).toEqual([
      ['info', 'the sheet with 1 row is not read: it holds SQL Server instances'],
    ]);
    expect(codesOf(reading)).not.toContain('answer-columns-guessed');
  });
});
