import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { assessMachines, DEFAULT_POLICY, deriveAssessment, findProfile, PROFILES } from '../../src/assessment/index.js';
import type { AnsweredMachine, AzureMigrateAnswer } from '../../src/ingest/index.js';
import {
  bytesOfGib,
  bytesOfMib,
  bytesPerSecondOfMb,
  cores,
  iops,
  percent,
  toMachineId,
} from '../../src/model/index.js';
import type { Machine } from '../../src/model/index.js';
import { policySteps } from '../../src/second-opinion/index.js';
import type { ComparedMachine, SecondOpinion, StepReason } from '../../src/second-opinion/index.js';
import { aDisk, aMachine, anOperatingSystem, aStatedUse } from '../support/a-machine.js';
import { hasShared, NEEDS_SHARED, truthCases } from '../support/shared-material.js';
import { aTold, exportUtility, portal2024, portal2025 } from '../ingest/azure-migrate-answer/answers.js';
import type { Told } from '../ingest/azure-migrate-answer/answers.js';
import { parseAzureMigrateAnswer } from '../../src/ingest/index.js';
import { workbookFile } from '../support/workbook.js';
import type { SheetRows } from '../support/workbook.js';
import { aMarket, anInput, anOpinion } from './opinions.js';

let market: Awaited<ReturnType<typeof aMarket>>;
beforeAll(async () => {
  market = await aMarket();
});

const LINUX = anOperatingSystem({
  name: 'Ubuntu Linux (64-bit)',
  family: 'linux',
  product: 'ubuntu',
  version: '22.04',
  edition: null,
});

/** The machine that `aTold` tells of, as an inventory has it. */
const ourMachine = (told: Partial<Told> = {}, more: Partial<Machine> = {}): Machine => {
  const { name, cores: count, memoryMb, cpuPercent, memoryPercent, storageGb } = aTold(told);
  return aMachine({
    name,
    cores: cores(count),
    memoryBytes: bytesOfMib(memoryMb),
    firmware: 'bios',
    disks: [aDisk({ name: 'scsi0:0', isOs: true, sizeBytes: bytesOfGib(storageGb) })],
    statedUse: aStatedUse({ cpuPercent: percent(cpuPercent), memoryPercent: percent(memoryPercent) }),
    environment: 'production',
    ...more,
  });
};

type Write = (machines: readonly Told[]) => SheetRows;

function answerIn(
  write: Write,
  machines: readonly Told[],
  criterion: 'performance' | 'asIs' = 'performance',
): AzureMigrateAnswer {
  const { answers } = parseAzureMigrateAnswer([workbookFile(write(machines), 'answer.xlsx')]);
  return answers.find((one) => one.criterion === criterion) ?? answers[0]!;
}

const stepOf = (machine: ComparedMachine, reason: StepReason): number =>
  machine.steps.find(({ reasons }) => reasons.length === 1 && reasons[0] === reason)?.perMonth ?? 0;

/** Every sum that a second opinion promises, added up anew. */
function reconcile({ machines, totals }: SecondOpinion): void {
  const known = machines.filter(({ difference }) => difference !== null);
  for (const { difference, steps } of known) {
    expect(steps.reduce((sum, { perMonth }) => sum + perMonth!, 0)).toBe(difference);
  }
  expect(totals.known).toBe(known.length);
  expect(totals.known + totals.unknown).toBe(totals.machines);
  expect(known.reduce((sum, { difference }) => sum + difference!, 0)).toBe(totals.difference);
  expect(totals.byReason.reduce((sum, { perMonth }) => sum + perMonth, 0)).toBe(totals.difference);
  expect(totals.theirs + totals.difference).toBe(totals.ours);
}

describe('a second opinion on an export', () => {
  it.each([
    ['portal-2024', portal2024],
    ['portal-2025', portal2025],
    ['export-utility', exportUtility],
  ] as const)('of %s: their amounts as printed, ours as assessed, and every step between', (generation, write) => {
    const answer = answerIn(write, [aTold(), aTold({ name: 'db01', size: 'Standard_E4s_v5' })]);
    const machines = [ourMachine(), ourMachine({ name: 'db01' })];
    const opinion = anOpinion({ market, machines, answer });
    reconcile(opinion);
    expect(opinion.theirs).toMatchObject({ kind: 'export', generation, file: 'answer.xlsx' });
    const [web] = opinion.machines;
    expect(web).toMatchObject({
      name: 'web01',
      matchedBy: 'name',
      compared: 'computeAndStorage',
      theirAmount: 'printed',
    });
    expect(web?.theirs).toMatchObject({ size: 'Standard_D2as_v5', vcpus: 2, compute: 81_250_000, storage: 19_710_000 });
    const ours = deriveAssessment(anInput({ market, machines })).machines[0]!;
    expect(web?.ours.size).toBe(ours.size?.name);
    expect(web?.difference).toBe(
      ours.cost!.compute! + ours.cost!.licence! + ours.cost!.storage! - 81_250_000 - 19_710_000,
    );
  });

  it('tells the price list from every rule: the same size and disks at our prices', () => {
    const answer = answerIn(portal2025, [aTold({ computeCost: 50, storageCost: 10 })]);
    const { machines } = anOpinion({ market, machines: [ourMachine()], answer });
    const index = market.catalogue.sizes.findIndex(({ name }) => name === 'Standard_D2as_v5');
    const perHour = market.offer.prices[index]!.windows!;
    const disk = market.offer.diskPrices.get('PremiumSSD/LRS/P10')!;
    // The export does not state an uptime: 744 h is the profile's.
    const atOurs = Math.round((perHour * 744) / 1000) + Math.round(disk / 1000);
    expect(Math.abs(stepOf(machines[0]!, 'prices') - (atOurs - 60_000_000))).toBeLessThanOrEqual(1);
  });

  it('imitates the settings that the export states, and says which it does not', () => {
    const { theirs, order } = anOpinion({ market, machines: [ourMachine()], answer: answerIn(portal2024, [aTold()]) });
    expect(theirs.settings).toMatchObject([
      { label: 'Sizing criterion', isImitated: true },
      { label: 'Percentile utilization', printed: '95th', isImitated: true },
      { label: 'Comfort factor', printed: '1.3', isImitated: true, words: 'comfort 1.3' },
      { label: 'Pricing tier', isImitated: false },
    ]);
    expect(theirs.policyWords.join(' ')).toContain('CPU 1.3');
    expect(order.slice(0, 3).map(({ reason }) => reason)).toEqual(['prices', 'notReproduced', 'data']);
  });

  it('attributes another figure of use to data, not to a rule', () => {
    const answer = answerIn(portal2025, [aTold({ cpuPercent: 90, memoryPercent: 90 })]);
    const mine = ourMachine({ cpuPercent: 5, memoryPercent: 10 });
    const [machine] = anOpinion({ market, machines: [mine], answer }).machines;
    const imitation = findProfile('azure-migrate')!;
    const onOurs = assessMachines(anInput({ market, machines: [mine], policy: imitation }), [mine])[0]!;
    const data = machine!.steps.find(({ reasons }) => reasons.includes('data'))!;
    expect(data.reasons).toEqual(['data']);
    expect(data.sizeAfter).toBe(onOurs.size!.name);
    expect(data.perMonth).toBeLessThan(0);
  });

  it('matches by id before name, and lists what only one side has', () => {
    const rows = [
      aTold({ name: 'renamed' }),
      aTold({ name: 'gone' }),
      aTold({ name: 'web02' }),
      aTold({ name: 'WEB02' }),
    ];
    const answer = answerIn(exportUtility, rows);
    const uuid = '420a1b2c-0000-4000-8000-0000000000aa';
    const told = (machine: AnsweredMachine): AnsweredMachine =>
      machine.name === 'renamed' ? { ...machine, machineId: `/subscriptions/x/machines/${uuid}` } : machine;
    const opinion = anOpinion({
      market,
      machines: [
        ourMachine({}, { uuid, id: toMachineId(uuid) }),
        ourMachine({ name: 'web02' }),
        ourMachine({ name: 'new01' }),
      ],
      answer: { ...answer, machines: answer.machines.map(told) },
    });
    expect(opinion.machines.map(({ name, matchedBy }) => [name, matchedBy])).toEqual([
      ['web01', 'id'],
      ['web02', 'name'],
    ]);
    expect(opinion.onlyOurs.map(({ name }) => name)).toEqual(['new01']);
    expect(opinion.onlyTheirs.map(({ name }) => name)).toContain('gone');
    reconcile(opinion);
  });

  it('keeps unknown what it cannot convert: amounts of a currency without a rate are not dollars', () => {
    const answer = answerIn(portal2025, [aTold()]);
    const foreign = answer.machines.map((machine) => ({
      ...machine,
      computePerMonth: { micros: 81_250_000, currency: 'AUD' },
      storagePerMonth: { micros: 19_710_000, currency: 'AUD' },
    }));
    const opinion = anOpinion({ market, machines: [ourMachine()], answer: { ...answer, machines: foreign } });
    const [machine] = opinion.machines;
    expect(machine).toMatchObject({
      theirs: { compute: null, storage: null },
      printed: { currency: 'AUD', compute: 81_250_000 },
      theirAmount: 'atOurPrices',
    });
    expect(machine?.unknown.join()).toContain('AUD');
    expect(machine?.steps.flatMap(({ reasons }) => reasons)).not.toContain('prices');
    reconcile(opinion);
  });

  it('converts by the rate of a price sheet, once', () => {
    const answer = answerIn(portal2025, [aTold({ computeCost: 150, storageCost: 30 })]);
    const foreign = answer.machines.map((machine) => ({
      ...machine,
      computePerMonth: { micros: 150_000_000, currency: 'AUD' },
      storagePerMonth: { micros: 30_000_000, currency: 'AUD' },
    }));
    const priceSheet = { name: 'own', currency: 'AUD', usdToCurrency: 1.5, defenderPerServerMonth: null };
    const more = { priceSheet: priceSheet as never };
    const opinion = anOpinion({ market, machines: [ourMachine()], answer: { ...answer, machines: foreign }, more });
    expect(opinion.machines[0]?.theirs).toMatchObject({ compute: 100_000_000, storage: 20_000_000 });
    reconcile(opinion);
  });

  it('says which of our limits their size fails, and what our policy merely leaves out', () => {
    const rows = [
      aTold({ name: 'small', size: 'Standard_F1', cpuPercent: 80, memoryPercent: 90 }),
      aTold({ name: 'old', size: 'Standard_D2_v2' }),
      aTold({ name: 'good', size: 'Standard_D2as_v5' }),
      aTold({ name: 'odd', size: 'Standard_ZZ9_v9' }),
    ];
    const machines = [
      ourMachine({ name: 'small', cpuPercent: 80, memoryPercent: 90 }),
      ourMachine({ name: 'old' }),
      ourMachine({ name: 'good' }),
      ourMachine({ name: 'odd' }),
      ourMachine({ name: 'unused' }),
    ];
    const opinion = anOpinion({ market, machines, answer: answerIn(portal2025, rows) });
    const of = (name: string): ComparedMachine['theirSize'] =>
      opinion.machines.find((machine) => machine.name === name)!.theirSize;
    expect(of('small')).toMatchObject({ kind: 'fails', limit: 'cores' });
    expect(of('old')).toMatchObject({ kind: 'leftOut', limit: 'series' });
    expect(of('good')).toEqual({ kind: 'keepsAll' });
    expect(of('odd')?.kind).toBe('unknown');
    reconcile(opinion);
  });

  it('names the boot generation where it is what they ignore', () => {
    const efi = ourMachine({ size: 'Standard_F1' }, { firmware: 'efi', os: LINUX });
    const rows = [aTold({ size: 'Standard_A2_v2', boot: 'UEFI', os: 'Ubuntu Linux (64-bit)' })];
    const [machine] = anOpinion({ market, machines: [efi], answer: answerIn(portal2025, rows) }).machines;
    expect(machine?.theirSize).toMatchObject({
      kind: 'fails',
      limit: 'generation',
      why: 'needs generation 2, has generation 1',
    });
  });

  it('keeps the row where one side has no size, without an amount', () => {
    const rows = [aTold({ size: '', readiness: 'Not ready' })];
    const opinion = anOpinion({ market, machines: [ourMachine()], answer: answerIn(portal2025, rows) });
    reconcile(opinion);
    expect(opinion.machines[0]?.theirs).toMatchObject({ size: null, readiness: 'notReady' });
    expect(opinion.machines[0]?.unknown.join()).toContain('they have no size');
  });

  it('is empty, and told, where the estates share no machine', () => {
    const opinion = anOpinion({
      market,
      machines: [ourMachine({ name: 'a' })],
      answer: answerIn(portal2024, [aTold()]),
    });
    expect(opinion.machines).toEqual([]);
    expect(opinion.totals).toMatchObject({ machines: 0, difference: 0, byReason: [] });
    expect([opinion.onlyOurs.length, opinion.onlyTheirs.length]).toEqual([1, 1]);
  });
});

describe('a second opinion without an export', () => {
  it('starts at the answer of the profile that imitates Azure Migrate and ends at ours', () => {
    const machines = [ourMachine(), ourMachine({ name: 'vcenter-prod' })];
    const imitating = findProfile('azure-migrate')!;
    const opinion = anOpinion({ market, machines, imitating });
    reconcile(opinion);
    const theirs = deriveAssessment(anInput({ market, machines, policy: imitating })).machines[0]!;
    expect(opinion.machines[0]?.theirs.size).toBe(theirs.size?.name);
    expect(opinion.machines[0]?.theirs.compute).toBe(theirs.cost!.compute! + theirs.cost!.licence!);
    expect(opinion.onlyTheirs).toEqual([
      { name: 'vcenter-prod', reason: expect.stringContaining('out of our scope') as string },
    ]);
  });

  it('gives the whole of a difference to the one rule that differs', () => {
    const imitating = { ...DEFAULT_POLICY, cost: { ...DEFAULT_POLICY.cost, hoursPerMonth: 365 } };
    const opinion = anOpinion({ market, machines: [ourMachine()], imitating });
    const [machine] = opinion.machines;
    expect(machine?.steps.map(({ reasons }) => reasons)).toEqual([['hours']]);
    // Twice the hours, so compute and licence double, each rounded once.
    expect(Math.abs(machine!.difference! - machine!.theirs.compute!)).toBeLessThanOrEqual(2);
  });

  it('reconciles on any estate between any two profiles, ends where the assessment does, and gives the same bytes twice', () => {
    const machine = fc
      .record({
        cores: fc.constantFrom(1, 2, 4, 16, 64),
        memory: fc.constantFrom(1, 4, 32, 512),
        cpu: fc.option(fc.integer({ min: 0, max: 100 })),
        used: fc.option(fc.integer({ min: 0, max: 100 })),
        disks: fc.array(fc.tuple(fc.constantFrom(1, 40, 1000, 40_000), fc.option(fc.constantFrom(10, 3000, 90_000))), {
          maxLength: 3,
        }),
        firmware: fc.constantFrom('bios' as const, 'efi' as const, null),
        environment: fc.constantFrom('production' as const, 'nonProduction' as const, null),
        family: fc.constantFrom('windows' as const, 'linux' as const, 'unknown' as const),
      })
      .map(
        (given) => (name: string) =>
          aMachine({
            name,
            cores: cores(given.cores),
            memoryBytes: bytesOfGib(given.memory),
            firmware: given.firmware,
            environment: given.environment,
            os: given.family === 'windows' ? anOperatingSystem() : { ...LINUX, family: given.family },
            statedUse: aStatedUse({
              cpuPercent: given.cpu === null ? null : percent(given.cpu),
              memoryPercent: given.used === null ? null : percent(given.used),
            }),
            disks: given.disks.map(([size, operations], index) =>
              aDisk({
                name: `disk ${index}`,
                isOs: index === 0,
                sizeBytes: bytesOfGib(size),
                readIops: operations === null ? null : iops(operations),
                readBytesPerSecond: operations === null ? null : bytesPerSecondOfMb(operations / 100),
              }),
            ),
          }),
      );
    fc.assert(
      fc.property(
        fc.array(machine, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...PROFILES),
        fc.constantFrom(...PROFILES),
        (made, imitating, policy) => {
          const machines = made.map((make, index) => make(`m${index}`));
          const asked = { market, machines, imitating, policy };
          const opinion = anOpinion(asked);
          reconcile(opinion);
          expect(JSON.stringify(anOpinion(asked))).toBe(JSON.stringify(opinion));
          const ours = deriveAssessment(anInput(asked));
          const last = policySteps(imitating, policy).at(-1)?.policy ?? policy;
          const ended = assessMachines({ ...anInput(asked), policy: last }, machines);
          for (const [index, assessed] of ours.machines.entries()) {
            expect(ended[index]?.size).toEqual(assessed.size);
            expect(ended[index]?.cost?.storage ?? null).toEqual(assessed.cost?.storage ?? null);
            expect(ended[index]?.cost?.compute ?? null).toEqual(assessed.cost?.compute ?? null);
          }
        },
      ),
      { seed: 20261121, numRuns: 4 },
    );
  });
});

interface RealInput {
  readonly cores: number;
  readonly memoryMB: number;
  readonly osFamily: 'Windows' | 'Linux';
  readonly bootType: 'EFI' | 'BIOS';
  readonly disks: number;
  readonly environment: 'Prod' | 'Dev';
}

describe.skipIf(!hasShared)(`real answers of Azure Migrate, 2023, as an export${NEEDS_SHARED}`, () => {
  it('are compared row by row: every as-is answer is reproduced, so that rules and prices bear the whole difference', async () => {
    const central = await aMarket('centralus');
    const cases = truthCases('vm-asis-real').filter(
      ({ input }) => input['disks'] === 1 && input['environment'] === 'Prod',
    );
    const told = cases.map(({ input, expected }, index) => {
      const { cores: count, memoryMB, bootType } = input as unknown as RealInput;
      const size = String(expected['recommendedSize']);
      const boot = bootType === 'EFI' ? 'UEFI' : 'BIOS';
      return aTold({ name: `case${index}`, cores: count, memoryMb: memoryMB, size, boot, computeCost: 100 });
    });
    const machines = told.map((row, index) => {
      const { osFamily, bootType } = cases[index]!.input as unknown as RealInput;
      const os = osFamily === 'Windows' ? anOperatingSystem() : LINUX;
      return ourMachine(row, { os, firmware: bootType === 'EFI' ? 'efi' : 'bios' });
    });
    const answer = answerIn(exportUtility, told, 'asIs');
    const opinion = anOpinion({ market: central, machines, answer, imitating: findProfile('azure-migrate-2023')! });
    reconcile(opinion);
    expect(opinion.machines).toHaveLength(cases.length);
    expect(cases.length).toBeGreaterThan(3);
    const resized = opinion.machines.flatMap(({ name, steps }) =>
      steps.flatMap(({ reasons, sizeBefore, sizeAfter }) =>
        reasons.includes('notReproduced') && sizeBefore !== sizeAfter ? [`${name}: ${sizeBefore} -> ${sizeAfter}`] : [],
      ),
    );
    expect(resized).toEqual([]);
    expect(opinion.order.map(({ reason }) => reason)).toContain('criterion');
  });
});
