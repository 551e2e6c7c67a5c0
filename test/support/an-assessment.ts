import { DEFAULT_POLICY } from '../../src/assessment/index.js';
import type {
  AssessedMachine,
  Assessment,
  AssessmentCounts,
  CostTotal,
  ScenarioTotal,
} from '../../src/assessment/index.js';
import type { MachineCost, PriceTerms } from '../../src/cost/index.js';
import { bytes, mib, micros, sumOfMicros, toMachineId } from '../../src/model/index.js';
import type { Micros } from '../../src/model/index.js';
import type { ReadinessState } from '../../src/readiness/index.js';
import {
  aFinding,
  aMachineOfUnknownPrice,
  anAssessedMachine,
  anUnsizedMachine,
  HOSTILE_NAMES,
  TERMS,
} from './an-assessed-machine.js';

export {
  aFinding,
  aMachineOfUnknownPrice,
  anAssessedMachine,
  anUnsizedMachine,
  HOSTILE_NAMES,
} from './an-assessed-machine.js';

/** One of each kind: sized, ready, powered off, unknown price, hostile name, without a size. */
const defaultMachines = (): readonly AssessedMachine[] => [
  anAssessedMachine(),
  anAssessedMachine({
    name: 'web-01',
    application: null,
    readiness: { state: 'ready', code: 'NotApplicable', migration: 'ready', protection: 'ready', security: 'ready' },
    findings: [],
  }),
  anAssessedMachine({ name: 'old-batch', power: 'off', environment: 'nonProduction', environmentIsAssumed: false }),
  aMachineOfUnknownPrice(),
  anAssessedMachine({
    name: HOSTILE_NAMES[0],
    readiness: {
      state: 'notReady',
      code: 'DiskSizeMoreThanSupported',
      migration: 'notReady',
      protection: 'notReady',
      security: 'ready',
    },
    findings: [
      aFinding({
        rule: 'disk/too-large',
        severity: 'blocks',
        message: 'disk "Hard disk 2" holds 70,000 GiB; a managed disk holds at most 65,536 GiB',
        remedy: 'split the volume over two disks before the move',
        code: 'DiskSizeMoreThanSupported',
      }),
      aFinding(),
    ],
  }),
  anUnsizedMachine(),
];

const sumBy = (machines: readonly AssessedMachine[], of: (machine: AssessedMachine) => number): number =>
  machines.reduce((sum, machine) => sum + of(machine), 0);

/** The sums of these machines, by the rules of `CostTotal`. */
function aTotalOf(machines: readonly AssessedMachine[]): CostTotal {
  const costs = machines.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  const part = (of: (cost: MachineCost) => Micros | null): Micros | null => {
    const known = costs.flatMap((cost) => of(cost) ?? []);
    return known.length === 0 && costs.length > 0 ? null : sumOfMicros(known);
  };
  const perMonth = sumOfMicros(costs.map((cost) => cost.perMonth));
  const missing = (name: 'compute' | 'licence' | 'storage'): number =>
    costs.filter((cost) => cost[name] === null).length;
  const having = (name: 'compute' | 'licence' | 'storage' | 'services'): number =>
    costs.filter((cost) => (cost[name] ?? 0) > 0).length;
  return {
    machines: machines.length,
    cores: sumBy(machines, ({ source, size }) => (size === null ? 0 : (source.cores ?? 0))),
    memoryBytes: bytes(sumBy(machines, ({ source, size }) => (size === null ? 0 : (source.memoryBytes ?? 0)))),
    vcpus: sumBy(machines, ({ size }) => size?.vcpus ?? 0),
    targetMemoryMiB: mib(sumBy(machines, ({ size }) => size?.memoryMiB ?? 0)),
    storageGiB: sumBy(machines, ({ disks }) => disks.reduce((sum, disk) => sum + (disk?.sizeGiB ?? 0), 0)),
    compute: part((cost) => cost.compute),
    licence: part((cost) => cost.licence),
    storage: part((cost) => cost.storage),
    services: part((cost) => cost.services),
    known: {
      compute: having('compute'),
      licence: having('licence'),
      storage: having('storage'),
      services: having('services'),
    },
    unknown: { compute: missing('compute'), licence: missing('licence'), storage: missing('storage'), services: 0 },
    perMonth,
    perYear: micros(12 * perMonth),
    machinesWithUnknown: machines.filter(({ cost }) => cost !== null && cost.unknownLines > 0).length,
    machinesUnsized: machines.filter(({ size }) => size === null).length,
  };
}

function scenarioOf(terms: PriceTerms, machines: readonly AssessedMachine[]): ScenarioTotal {
  const costs = machines.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  const known = costs.filter((cost) => cost.scenarios[terms] !== null);
  const total = (cost: MachineCost, of: PriceTerms): Micros =>
    sumOfMicros([cost.scenarios[of] ?? micros(0), cost.storage ?? micros(0), cost.services ?? micros(0)]);
  return {
    terms,
    known: known.length,
    unknown: costs.length - known.length,
    perMonth: known.length === 0 ? null : sumOfMicros(known.map((cost) => total(cost, terms))),
    payAsYouGoOfKnown: known.length === 0 ? null : sumOfMicros(known.map((cost) => total(cost, 'payAsYouGo'))),
  };
}

/** A total that costs a quarter more: what the same machines would cost as they are configured. */
function aDearerTotal(total: CostTotal): CostTotal {
  const dearer = (amount: Micros | null): Micros | null => (amount === null ? null : micros(Math.round(amount * 1.25)));
  const perMonth = micros(Math.round(total.perMonth * 1.25));
  return {
    ...total,
    vcpus: 2 * total.vcpus,
    compute: dearer(total.compute),
    licence: dearer(total.licence),
    perMonth,
    perYear: micros(12 * perMonth),
  };
}

function countsOf(machines: readonly AssessedMachine[], outOfScope: number): AssessmentCounts {
  const inState = (state: ReadinessState): number =>
    machines.filter(({ readiness }) => readiness.state === state).length;
  const sized = machines.filter(({ size }) => size !== null).length;
  const poweredOff = machines.filter(({ power }) => power === 'off').length;
  const all = machines.length + outOfScope;
  return {
    rows: all === 0 ? 0 : all + 3,
    merged: all === 0 ? 0 : 2,
    skipped: all === 0 ? 0 : 1,
    machines: all,
    outOfScope,
    assessed: machines.length,
    sized,
    unsized: machines.length - sized,
    poweredOn: machines.length - poweredOff,
    poweredOff,
    powerUnknown: 0,
    templates: 0,
    readiness: {
      ready: inState('ready'),
      readyWithConditions: inState('readyWithConditions'),
      notReady: inState('notReady'),
      unknown: inState('unknown'),
    },
  };
}

/** An assessment of a handful of machines whose counts and totals follow from its machines, so that they reconcile. */
export function anAssessment(overrides: Partial<Assessment> = {}): Assessment {
  const machines = overrides.machines ?? defaultMachines();
  const outOfScope = overrides.outOfScope ?? [
    {
      id: toMachineId('vmware:vcenter.example/vcls-1'),
      name: 'vCLS-1',
      reason: 'vSphere Cluster Services machine: it belongs to the platform that is left behind',
      power: 'on',
    },
  ];
  const all = aTotalOf(machines);
  return {
    schemaVersion: 1,
    engine: { name: 'portolan', version: '0.1.0' },
    asOf: '2026-08-22',
    region: { name: 'eastus', displayName: 'East US', isAssumed: true },
    policy: DEFAULT_POLICY,
    window: null,
    calendar: null,
    policyWords: [
      'Sizes follow utilisation where the input gives it, else what is configured.',
      'CPU and memory that are used are multiplied by a comfort factor of 1.3.',
      'Production machines get Premium SSD, others Standard SSD, all locally redundant.',
    ],
    catalogue: {
      date: '2026-08-22',
      priceDate: '2026-08-22',
      pricesUsed: { oldest: '2025-05-16', newest: '2026-08-01' },
      ageDays: 0,
      sizes: 1199,
      priceSheet: null,
      currency: 'USD',
      usdToCurrency: 1,
    },
    inputs: [
      {
        file: 'estate.xlsx',
        kind: 'rvtools-workbook',
        recognisedBy: 'the sheets vInfo, vDisk and vTools with the columns of RVTools 4',
        sheets: [
          {
            name: 'vInfo',
            isUsed: true,
            rowsRead: 10,
            rowsUsed: 9,
            rowsSkipped: 1,
            rowsEmpty: 2,
            columnsUsed: ['VM', 'Powerstate', 'CPUs', 'Memory'],
            columnsIgnored: ['Annotation', 'Cluster rule(s)'],
          },
          {
            name: 'vLicense',
            isUsed: false,
            rowsRead: 3,
            rowsUsed: 0,
            rowsSkipped: 3,
            rowsEmpty: 0,
            columnsUsed: [],
            columnsIgnored: ['Name', 'Key'],
          },
        ],
      },
    ],
    counts: countsOf(machines, outOfScope.length),
    totals: {
      running: aTotalOf(machines.filter(({ power }) => power !== 'off')),
      poweredOff: aTotalOf(machines.filter(({ power }) => power === 'off')),
      all,
      asIs: aDearerTotal(all),
      scenarios: TERMS.map((terms) => scenarioOf(terms, machines)),
    },
    machines,
    outOfScope,
    decisions: [],
    problems: [
      {
        code: 'ingest/bad-number',
        severity: 'error',
        at: { file: 'estate.xlsx', sheet: 'vInfo', line: 12, column: 'CPUs' },
        message: 'CPUs is "four", which is not a number',
        remedy: 'write CPUs as digits',
        count: 3,
      },
      {
        code: 'ingest/no-environment',
        severity: 'info',
        at: null,
        message: 'no source names an environment',
        remedy: 'add a tag or a column "Environment", or accept production for all',
      },
    ],
    notIncluded: [
      'outbound traffic',
      'licences of databases and other software on the machines',
      'backup and its storage',
    ],
    assumptions: [
      'no region was asked for, so East US was taken',
      'machines without an environment count as production',
    ],
    ...overrides,
  };
}
