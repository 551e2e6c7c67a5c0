import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ASSUMPTION_KEYS,
  ASSUMPTIONS,
  calculateCase,
  resolveAssumptions,
  unitAfter,
} from '../../src/business-case/index.js';
import type {
  AssumptionChanges,
  AssumptionKey,
  AssumptionValues,
  CalculatedCase,
  CaseFacts,
  CaseLine,
} from '../../src/business-case/index.js';
import { micros } from '../../src/model/index.js';
import { noFacts } from '../support/case-facts.js';

const USD = 1_000_000;
const usd = (dollars: number) => micros(Math.round(dollars * 100) * 10_000);

const valuesOf = (changes: AssumptionChanges): AssumptionValues =>
  resolveAssumptions(undefined, [{ changes, saidIn: 'test' }]).values;

/** All that nobody but the customer knows, in round numbers. */
const SAID: AssumptionChanges = {
  windowsUsdPerTwoCorePack: 0,
  windowsAssuranceUsdPerPackYear: 0,
  sqlServerMachines: 0,
  sqlServerCores: 0,
  sqlServerUsdPerTwoCorePack: 0,
  sqlServerAssuranceUsdPerPackYear: 0,
  linuxUsdPerMachineYear: 0,
  vmwareUsdPerCore: 0,
  colocationUsdPerKwMonth: 100,
  machinesPerAdministrator: 50,
  administratorUsdPerHour: 60,
  managementSoftwareUsdPerYear: 0,
  defenderUsdPerMachineMonth: 15,
  monitorUsdPerGb: 2.5,
  migrationUsdPerMachine: 500,
};

/** Ten machines of 4 cores and 32 GB with 100 GB each. */
const TEN: CaseFacts = {
  ...noFacts(),
  machines: 10,
  cores: 40,
  memoryGb: 320,
  storageGb: 1000,
  azure: {
    ...noFacts().azure,
    machines: 10,
    compute: usd(1000),
    storage: usd(200),
    defenderMachines: 10,
    backup: usd(100),
  },
};

const amounts = (lines: readonly CaseLine[]): Readonly<Record<string, number | null>> =>
  Object.fromEntries(lines.map(({ id, perYear: { amount } }) => [id, amount === null ? null : amount / USD]));

describe('a worked example: ten machines of 4 cores, 32 GB and 100 GB of disk', () => {
  const { steady } = calculateCase(TEN, valuesOf(SAID), 3);

  it('on-premises', () => {
    expect(amounts(steady.onPremises.lines)).toEqual({
      hardware: 1179.28, // 80 threads / 320 GB = 0.25; 16.232 x 0.25 + 113.87 = 117.928; x 40 = 4,717.12; / 4
      vmwareLicence: 0,
      windowsLicence: 0,
      windowsAssurance: 0,
      sqlServerLicence: 0,
      sqlServerAssurance: 0,
      linuxSubscription: 0,
      windowsUpdates: 0,
      sqlServerUpdates: 0,
      storage: 6000, // 1,000 GB x 2 x 12 = 24,000; / 4
      storageMaintenance: 2400, // 10 %
      network: 574.34, // 10 % of 4,717.12 + 24,000 = 2,871.71; / 5
      networkMaintenance: 430.76, // 15 % of 2,871.71
      security: 2500,
      sqlSecurity: 0,
      facilities: 2599.03, // (40 x 0.009 + 1000/1024 x 10 x 0.0001) x 2 x 1.8 / 0.6 = 2.165859 kW; x 100 x 12
      labour: 24_960, // 10 / 50 x 60 x 2,080
      monitoring: 4300,
      patching: 4300,
      backup: 5800,
      managementSoftware: 0,
    });
    expect(steady.onPremises.perYear).toBe(usd(55_043.41));
  });

  it('in Azure', () => {
    expect(amounts(steady.azure.lines)).toEqual({
      azureCompute: 12_000,
      azureWindows: 0,
      azureStorage: 2400,
      azureNetwork: 1440, // 10 % of 14,400
      azureNetworkMaintenance: 216, // 15 % of 1,440
      azureSecurity: 1800, // 10 x 15 x 12
      azureLabour: 24_960,
      azureMonitor: 900, // 10 x 3 GB x 2.5 x 12
      azureBackup: 1200,
      azureUpdateManager: 0,
    });
    expect(steady.azure.perYear).toBe(usd(44_916));
  });

  it('over three years without growth, 0, 20, 50 and 100 % moved', () => {
    const { current, future } = calculateCase(TEN, valuesOf({ ...SAID, growthPercent: 0 }), 3);
    expect(current.cashFlow).toEqual(Array(4).fill(usd(55_043.41)));
    expect(future.cashFlow).toEqual([
      usd(55_043.41),
      usd(54_017.92), // 0.8 x 55,043.41 line by line = 44,034.72; 0.2 x 44,916 = 8,983.20; 2 machines moved for 1,000
      usd(51_479.71), // 27,521.71 + 22,458 + 3 machines for 1,500
      usd(47_416), // 44,916 + 5 machines for 2,500
    ]);
    // 7 %: 55,043.41 + 51,442.44 + 48,077.05 + 44,931.82
    expect(current.presentValue).toEqual([usd(55_043.41), usd(51_442.44), usd(48_077.05), usd(44_931.82)]);
    expect(current.netPresentValue).toBe(usd(199_494.72));
  });

  it('tells what times what, in names and in numbers', () => {
    const hardware = steady.onPremises.lines[0]!;
    expect(hardware.perYear.formula).toBe('acquisition of Servers / hardwareYears');
    expect(hardware.perYear.working).toBe('4,717.12 USD / 4 years');
    expect(hardware.acquisition?.working).toBe(
      '40 cores / 1 core x (16.232 USD x 40 cores / 1 core x 2 threads / 320 GB + 113.87 USD)',
    );
    expect(steady.onPremises.lines.find(({ id }) => id === 'monitoring')?.perYear).toEqual({
      amount: usd(4300),
      formula: 'machines x monitoringUsdPerMachineYear',
      working: '10 machines x 430 USD',
      inputs: [
        { name: 'machines', value: 10, unit: 'machines', from: 'fact' },
        { name: 'monitoringUsdPerMachineYear', value: 430, unit: 'USD', from: 'assumption' },
      ],
      missing: [],
    });
  });
});

describe('a unit after a number', () => {
  it.each([
    [1, 'machines', 'machine'],
    [2, 'machines', 'machines'],
    [0, 'cores', 'cores'],
    [1, 'cores a pack', 'core a pack'],
    [1.5, 'packs', 'packs'],
    [1, 'USD', 'USD'],
    [1, '', ''],
  ])('%d %s: %s', (value, unit, expected) => {
    expect(unitAfter(value, unit)).toBe(expected);
  });

  it('stands in the workings', () => {
    const { steady } = calculateCase(TEN, valuesOf({ ...SAID, sqlServerMachines: 1 }), 1);
    const security = steady.onPremises.lines.find(({ id }) => id === 'security')!;
    expect(security.perYear.working).toBe('(10 machines - 1 machine) x 250 USD');
  });
});

describe('what is not known', () => {
  const { steady, current, future } = calculateCase(TEN, valuesOf({}), 2);

  it('is a line without an amount, never a zero, and in no sum', () => {
    const known = steady.onPremises.lines.flatMap(({ perYear: { amount } }) => amount ?? []);
    expect(steady.onPremises.perYear).toBe(known.reduce((sum: number, amount) => sum + amount, 0));
    expect(steady.onPremises.unknown).toEqual(
      expect.arrayContaining(['sqlServerLicence', 'sqlSecurity', 'facilities', 'labour', 'managementSoftware']),
    );
    expect(current.lines.find(({ id }) => id === 'labour')?.amounts).toEqual([null, null, null]);
    expect(future.unknown).toEqual(
      expect.arrayContaining(['azureSecurity', 'azureLabour', 'azureMonitor', 'migration']),
    );
  });

  it('makes a share of it known in part, with what it waits for', () => {
    const network = steady.onPremises.lines.find(({ id }) => id === 'network')!;
    expect(network.perYear.amount).toBe(usd(574.34));
    expect(network.perYear.missing).toEqual(['sqlServerCores', 'sqlServerUsdPerTwoCorePack']);
    expect(steady.onPremises.partial).toEqual(['network', 'networkMaintenance']);
  });

  it('makes a line unknown that it is taken away from: nobody can tell how many machines are without SQL Server', () => {
    const security = steady.onPremises.lines.find(({ id }) => id === 'security')!;
    expect(security.perYear).toMatchObject({ amount: null, missing: ['sqlServerMachines'] });
    expect(steady.onPremises.unknown).toContain('security');
    expect(current.unknown).toContain('security');
  });

  it('is nothing where there is nothing of it: no Windows, no price wanted', () => {
    expect(amounts(steady.onPremises.lines)).toMatchObject({
      windowsLicence: 0,
      vmwareLicence: 0,
      linuxSubscription: 0,
    });
  });

  it('leaves an estate without machines at zero, whatever is unknown', () => {
    const empty = calculateCase(noFacts(), valuesOf({}), 5);
    for (const side of [empty.steady.onPremises, empty.steady.azure]) {
      expect(side).toMatchObject({ perYear: 0, unknown: [], partial: [] });
    }
    expect([empty.current.netPresentValue, empty.future.netPresentValue]).toEqual([0, 0]);
  });
});

describe('more money than can be counted', () => {
  it.each([{ administratorUsdPerHour: 1e9 }, { migrationUsdPerMachine: 1e9, managementSoftwareUsdPerYear: 1e9 }])(
    'is refused with what to check: %j',
    (changes) => {
      const facts = { ...TEN, machines: 5000, azure: { ...TEN.azure, machines: 5000 } };
      expect(() => calculateCase(facts, valuesOf({ ...SAID, machinesPerAdministrator: 1, ...changes }), 5)).toThrow(
        /business-case\/too-large/,
      );
    },
  );
});

describe('the choices where documents contradict themselves', () => {
  const lineOf = (changes: AssumptionChanges, id: string, facts: CaseFacts = TEN): CaseLine | undefined =>
    calculateCase(facts, valuesOf({ ...SAID, ...changes }), 4).steady.onPremises.lines.find((line) => line.id === id);

  it('hardware by thread costs twice that by core', () => {
    expect(lineOf({ hardwarePricedPer: 'hyperthread' }, 'hardware')?.perYear.amount).toBe(usd(2358.56));
  });

  it('storage every year costs four times that spread over four', () => {
    expect(lineOf({ storageCost: 'everyYear' }, 'storage')).toMatchObject({
      kind: 'opex',
      perYear: { amount: usd(24_000) },
    });
  });

  it('vSphere Standard asks for support beside the licence', () => {
    const facts = { ...TEN, vmwareCores: 40 };
    expect(lineOf({}, 'vmwareSupport', facts)).toBeUndefined();
    const support = lineOf(
      { vmwareEdition: 'vsphereStandard', vmwareSupportUsdPerCoreYear: 30 },
      'vmwareSupport',
      facts,
    );
    expect(support?.perYear.amount).toBe(usd(1200));
  });

  it('Azure grows every year, or once as the document writes it', () => {
    const grown = (azureGrowth: 'once' | 'everyYear'): readonly (number | null)[] =>
      calculateCase(TEN, valuesOf({ ...SAID, growthPercent: 10, azureGrowth, migratedPercentByYear: [100] }), 3)
        .future.lines.find(({ id }) => id === 'azureCompute')!
        .amounts.map((amount) => (amount ?? 0) / USD);
    expect(grown('everyYear')).toEqual([12_000, 13_200, 14_520, 15_972]);
    expect(grown('once')).toEqual([12_000, 13_200, 13_200, 13_200]);
  });

  it('owned licences stay under hybrid benefit, and end as the formula has it', () => {
    const facts = { ...TEN, windowsPacks: 20, azure: { ...TEN.azure, hybridBenefit: true } };
    const left = (licencesAfterMove: 'end' | 'stayUnderHybridBenefit'): readonly (number | null)[] =>
      calculateCase(facts, valuesOf({ ...SAID, windowsUsdPerTwoCorePack: 100, growthPercent: 0, licencesAfterMove }), 3)
        .future.lines.find(({ id }) => id === 'windowsLicence')!
        .amounts.map((amount) => (amount ?? 0) / USD);
    expect(left('stayUnderHybridBenefit')).toEqual([400, 400, 400, 400]);
    expect(left('end')).toEqual([400, 320, 200, 0]);
  });

  it('extended updates follow the years after support: 75, 100, 125 % and then none', () => {
    const windowsEsuPacks = [
      [10, 0, 0],
      [0, 10, 0],
      [0, 0, 10],
      [0, 0, 0],
    ] as const;
    const facts = { ...TEN, windowsPacks: 10, windowsEsuPacks };
    const { current } = calculateCase(facts, valuesOf({ ...SAID, windowsUsdPerTwoCorePack: 100, growthPercent: 0 }), 3);
    expect(current.lines.find(({ id }) => id === 'windowsUpdates')?.amounts).toEqual([
      usd(750),
      usd(1000),
      usd(1250),
      0,
    ]);
  });

  it('Azure Arc replaces protection and updates and reduces management, from year 0 on', () => {
    const { steady, future } = calculateCase(TEN, valuesOf({ ...SAID, arc: 'on' }), 1);
    expect(amounts(steady.onPremisesWithArc!.lines)).toMatchObject({
      security: 1800, // 10 x 15 x 12
      patching: 0,
      monitoring: 3010, // 70 % of 4,300
      backup: 4060,
      arcMonitor: 900,
    });
    expect(future.cashFlow[0]).toBe(steady.onPremisesWithArc!.perYear);
  });
});

const amount = fc.integer({ min: 0, max: 100_000_000 }).map((cents) => micros(cents * 10_000));
const count = fc.integer({ min: 0, max: 5000 });
const factsArbitrary: fc.Arbitrary<CaseFacts> = fc
  .record({
    machines: fc.integer({ min: 1, max: 5000 }),
    cores: count,
    gb: fc.double({ min: 1, max: 1e6, noNaN: true }),
    packs: count,
  })
  .chain(({ machines, cores, gb, packs }) =>
    fc.record({ compute: amount, storage: amount, backup: amount }).map((azure) => ({
      ...noFacts(),
      machines,
      cores,
      memoryGb: gb,
      storageGb: 3 * gb,
      vmwareCores: cores,
      windowsPacks: packs,
      azure: { ...noFacts().azure, machines, defenderMachines: machines, ...azure },
    })),
  );

const NUMBER_KEYS = ASSUMPTION_KEYS.filter((key) => ASSUMPTIONS[key].kind === 'number');
const changesArbitrary: fc.Arbitrary<AssumptionChanges> = fc
  .record({
    growthPercent: fc.double({ min: -20, max: 50, noNaN: true }),
    waccPercent: fc.double({ min: 0, max: 30, noNaN: true }),
    windowsUsdPerTwoCorePack: fc.option(fc.double({ min: 0, max: 5000, noNaN: true }), { nil: null }),
    administratorUsdPerHour: fc.option(fc.double({ min: 0, max: 300, noNaN: true }), { nil: null }),
    migratedPercentByYear: fc
      .array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 })
      .map((shares) => shares.sort((left, right) => left - right)),
    azureGrowth: fc.constantFrom('once' as const, 'everyYear' as const),
    arc: fc.constantFrom('on' as const, 'off' as const),
  })
  .map((changes) => ({ ...SAID, ...changes }));
const yearsArbitrary = fc.integer({ min: 1, max: 5 });
const RUNS = { seed: 20261121, numRuns: 60 };

const isWholeCents = (value: number | null): boolean => value === null || value % 10_000 === 0;

/** The flows again from the steady lines alone, in the plainest way: no rounding but at the end. */
function plainFlows({ steady, migration }: CalculatedCase, values: AssumptionValues, years: number) {
  const total = (lines: readonly CaseLine[]): number =>
    lines.reduce((sum, { perYear }) => sum + (perYear.amount ?? 0) / USD, 0);
  const [before, azure] = [total(steady.onPremises.lines), total(steady.azure.lines)];
  const left = total((steady.onPremisesWithArc ?? steady.onPremises).lines);
  const keptIds = ['sqlServerLicence', 'sqlServerAssurance', 'linuxSubscription'];
  const kept = total(steady.onPremises.lines.filter(({ id }) => keptIds.includes(id)));
  const flows = { current: [] as number[], future: [] as number[] };
  let factor = 1;
  let moved = 0;
  for (let year = 0; year <= years; year++) {
    const ramp = values.migratedPercentByYear;
    const now = ramp[year] ?? ramp[ramp.length - 1]!;
    const inAzure = values.azureGrowth === 'once' && year > 0 ? 1 + values.growthPercent / 100 : factor;
    const once = ((migration.perYear.amount ?? 0) / USD) * ((now - moved) / 100);
    flows.current.push(before * factor);
    flows.future.push((left - kept) * factor * (1 - now / 100) + kept * factor + azure * inAzure * (now / 100) + once);
    moved = now;
    factor *= 1 + values.growthPercent / 100;
  }
  return flows;
}

describe('any case', () => {
  it('foots to the cent: lines to sums, capital and running to flows, years to totals', () => {
    fc.assert(
      fc.property(factsArbitrary, changesArbitrary, yearsArbitrary, (facts, changes, years) => {
        const { current, future, steady } = calculateCase(facts, valuesOf(changes), years);
        for (const state of [current, future]) {
          for (let year = 0; year <= years; year++) {
            const of = (kind: string): number =>
              state.lines.reduce((sum, line) => sum + (line.kind === kind ? (line.amounts[year] ?? 0) : 0), 0);
            expect([state.capex[year], state.opex[year]]).toEqual([of('capex'), of('opex')]);
            expect(state.cashFlow[year]).toBe(state.capex[year]! + state.opex[year]!);
          }
          expect(state.totalCashFlow).toBe(state.cashFlow.reduce((sum: number, one) => sum + one, 0));
          expect(state.netPresentValue).toBe(state.presentValue.reduce((sum: number, one) => sum + one, 0));
          expect(state.lines.every((line) => line.amounts.every(isWholeCents))).toBe(true);
        }
        expect(steady.onPremises.lines.every(({ perYear }) => isWholeCents(perYear.amount))).toBe(true);
      }),
      RUNS,
    );
  });

  it('flows as its plain twin does, but for half a cent a line and year, and is discounted year by year', () => {
    fc.assert(
      fc.property(factsArbitrary, changesArbitrary, yearsArbitrary, (facts, changes, years) => {
        const values = valuesOf(changes);
        const found = calculateCase(facts, values, years);
        const twin = plainFlows(found, values, years);
        for (const state of ['current', 'future'] as const) {
          let [worth, discount] = [0, 1];
          found[state].cashFlow.forEach((flow, year) => {
            // Twice: once for the year, once for what remains of it.
            expect(Math.abs(flow / USD - twin[state][year]!)).toBeLessThan(0.01 * found[state].lines.length + 1e-6);
            worth += flow / USD / discount;
            discount *= 1 + values.waccPercent / 100;
          });
          expect(Math.abs(found[state].netPresentValue / USD - worth)).toBeLessThanOrEqual(0.005 * (years + 1) + 1e-6);
        }
      }),
      RUNS,
    );
  });

  it('costs as many times as much for as many times the machines, but for the rounding', () => {
    fc.assert(
      fc.property(factsArbitrary, fc.integer({ min: 2, max: 9 }), (facts, many) => {
        const values = valuesOf(SAID);
        const times = (record: object): object =>
          Object.fromEntries(
            Object.entries(record).map(([key, value]) => [key, typeof value === 'number' ? many * value : value]),
          );
        const more = { ...facts, ...times(facts), azure: { ...facts.azure, ...times(facts.azure) } } as CaseFacts;
        const [one, all] = [calculateCase(facts, values, 1).steady, calculateCase(more, values, 1).steady];
        one.onPremises.lines.forEach(({ perYear }, index) => {
          const other = all.onPremises.lines[index]!.perYear.amount!;
          // A line of a share of a rounded line of an acquisition: each rounding counts `many` times.
          expect(Math.abs(other - many * perYear.amount!)).toBeLessThanOrEqual(2 * many * 10_000);
        });
      }),
      RUNS,
    );
  });

  it('changes with an assumption only in lines that name it, or that name such a line', () => {
    const values = valuesOf(SAID);
    const facts: CaseFacts = { ...TEN, windowsPacks: 20, vmwareCores: 40, subscribedLinuxMachines: 3 };
    const all = (one: CalculatedCase): readonly CaseLine[] => [
      ...one.steady.onPremises.lines,
      ...one.steady.azure.lines,
      one.migration,
    ];
    const before = all(calculateCase(facts, values, 2));
    for (const key of NUMBER_KEYS) {
      const after = all(calculateCase(facts, { ...values, [key]: ((values[key] as number | null) ?? 0) + 3 }, 2));
      const allowed = linesNaming(before, key);
      before.forEach((line, index) => {
        if (allowed.has(line.id)) return;
        expect([key, line.id, after[index]]).toEqual([key, line.id, line]);
      });
    }
  });

  it('has every number but those of classes, years and of the edition not chosen in some line', () => {
    const lines = (changes: AssumptionChanges): readonly CaseLine[] => {
      const { steady, migration } = calculateCase(TEN, valuesOf({ ...SAID, ...changes }), 1);
      return [...steady.onPremises.lines, ...(steady.onPremisesWithArc?.lines ?? []), ...steady.azure.lines, migration];
    };
    const named = new Set(
      [
        ...lines({ sqlServerMachines: 1, sqlServerCores: 8 }),
        ...lines({ arc: 'on', vmwareEdition: 'vsphereStandard' }),
      ].flatMap(inputNames),
    );
    const elsewhere = /^(active|utilisation|networkLink|growthPercent|waccPercent)/;
    expect(NUMBER_KEYS.filter((key) => !named.has(key) && !elsewhere.test(key))).toEqual([]);
  });
});

const inputNames = ({ acquisition, perYear }: CaseLine): readonly string[] =>
  [...(acquisition?.inputs ?? []), ...perYear.inputs].map(({ name }) => name);

/** Lines that name an assumption, and those that name such a line by its label, and so on. */
function linesNaming(lines: readonly CaseLine[], key: AssumptionKey): ReadonlySet<string> {
  const found = new Map<string, string>();
  for (let size = -1; size < found.size;) {
    size = found.size;
    for (const line of lines) {
      const names = inputNames(line);
      const isNaming =
        names.includes(key) || names.some((name) => [...found.values()].some((label) => name.includes(label)));
      if (isNaming) found.set(line.id, line.label);
    }
  }
  return new Set(found.keys());
}
