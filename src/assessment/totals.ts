import { COMPUTE_TERMS } from '../cost/index.js';
import type { CostLine, MachineCost, PriceTerms } from '../cost/index.js';
import { bytes, mib, micros, sumOfMicros } from '../model/index.js';
import type { Micros } from '../model/index.js';
import type { AssessedMachine, CostTotal, ScenarioTotal } from './assessment.js';

const MONTHS_PER_YEAR = 12;

/** What of a machine its totals are made of. */
export type TotalledMachine = Pick<AssessedMachine, 'size' | 'disks' | 'cost'> & {
  readonly source: Pick<AssessedMachine['source'], 'cores' | 'memoryBytes'>;
};

const sum = (machines: readonly TotalledMachine[], of: (machine: TotalledMachine) => number): number =>
  machines.reduce((total, machine) => total + of(machine), 0);

/** One part of every bill: the sum of what is known and the number of machines for which something is missing. */
interface PartTotal {
  readonly known: Micros | null;
  /** Machines with at least one line of the part whose price is known; each may have unknown ones beside. */
  readonly machines: number;
  readonly unknown: number;
}

type Part = 'compute' | 'licence' | 'storage' | 'services';

const PART_OF: Readonly<Record<CostLine['kind'], Part>> = {
  compute: 'compute',
  windowsLicence: 'licence',
  disk: 'storage',
  backup: 'services',
  siteRecovery: 'services',
  defender: 'services',
};

function totalOfPart(costs: readonly MachineCost[], part: Part): PartTotal {
  const lines = costs.map((cost) => cost.lines.filter(({ kind }) => PART_OF[kind] === part));
  const unknown = lines.filter((own) => own.some(({ perMonth }) => perMonth === null)).length;
  const known = lines.flat().flatMap(({ perMonth }) => (perMonth === null ? [] : [perMonth]));
  const machines = lines.filter((own) => own.some(({ perMonth }) => perMonth !== null)).length;
  return { known: known.length === 0 && unknown > 0 ? null : sumOfMicros(known), machines, unknown };
}

/** Sums machines in the order given. What has no known price is counted, never added as zero. */
export function deriveCostTotal(machines: readonly TotalledMachine[]): CostTotal {
  const sized = machines.filter(({ size }) => size !== null);
  const costs = machines.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  const perMonth = sumOfMicros(costs.map((cost) => cost.perMonth));
  const compute = totalOfPart(costs, 'compute');
  const licence = totalOfPart(costs, 'licence');
  const storage = totalOfPart(costs, 'storage');
  const services = totalOfPart(costs, 'services');
  return {
    machines: machines.length,
    cores: sum(sized, ({ source }) => source.cores ?? 0),
    memoryBytes: bytes(sum(sized, ({ source }) => source.memoryBytes ?? 0)),
    vcpus: sum(sized, ({ size }) => size?.vcpus ?? 0),
    targetMemoryMiB: mib(sum(sized, ({ size }) => size?.memoryMiB ?? 0)),
    storageGiB: sum(sized, ({ disks }) => disks.reduce((total, disk) => total + (disk?.sizeGiB ?? 0), 0)),
    compute: compute.known,
    licence: licence.known,
    storage: storage.known,
    services: services.known,
    known: {
      compute: compute.machines,
      licence: licence.machines,
      storage: storage.machines,
      services: services.machines,
    },
    unknown: {
      compute: compute.unknown,
      licence: licence.unknown,
      storage: storage.unknown,
      services: services.unknown,
    },
    perMonth,
    perYear: micros(perMonth * MONTHS_PER_YEAR),
    machinesWithUnknown: costs.filter(({ unknownLines }) => unknownLines > 0).length,
    machinesUnsized: machines.length - sized.length,
  };
}

const HYBRID_TERMS: readonly PriceTerms[] = [
  'hybridBenefit',
  'reserved1YearHybrid',
  'reserved3YearHybrid',
  'savings1YearHybrid',
  'savings3YearHybrid',
];

/**
 * What all sized machines would cost under each set of terms; disks and services stay. Machines for which a price is
 * unknown are left out of both sums, so that what remains compares like with like.
 */
export function deriveScenarios(machines: readonly AssessedMachine[]): readonly ScenarioTotal[] {
  const sized = machines.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  return [...COMPUTE_TERMS, ...HYBRID_TERMS].map((terms) => {
    const known = sized.filter((cost) => cost.scenarios[terms] !== null && cost.scenarios.payAsYouGo !== null);
    const rest = known.map((cost) => micros(cost.perMonth - (cost.compute ?? 0) - (cost.licence ?? 0)));
    const under = (name: PriceTerms): Micros => sumOfMicros(known.map((cost) => cost.scenarios[name] ?? micros(0)));
    return {
      terms,
      known: known.length,
      unknown: sized.length - known.length,
      perMonth: known.length === 0 ? null : micros(under(terms) + sumOfMicros(rest)),
      payAsYouGoOfKnown: known.length === 0 ? null : micros(under('payAsYouGo') + sumOfMicros(rest)),
    };
  });
}
