import { COMPUTE_TERMS } from '../cost/index.js';
import type { PriceTerms } from '../cost/index.js';
import { bytes, mib, micros, sumOfMicros } from '../model/index.js';
import type { Micros } from '../model/index.js';
import type { AssessedMachine, CostTotal, ScenarioTotal } from './assessment.js';

const MONTHS_PER_YEAR = 12;

const sum = (machines: readonly AssessedMachine[], of: (machine: AssessedMachine) => number): number =>
  machines.reduce((total, machine) => total + of(machine), 0);

const sumMoney = (
  machines: readonly AssessedMachine[],
  of: (machine: AssessedMachine) => Micros | null | undefined,
): Micros => sumOfMicros(machines.map((machine) => of(machine) ?? micros(0)));

/** Known storage of a machine: disks without a price stay out and are counted as unknown. */
const knownStorage = ({ cost }: AssessedMachine): Micros =>
  sumOfMicros(
    (cost?.lines ?? []).flatMap((line) => (line.kind === 'disk' && line.perMonth !== null ? [line.perMonth] : [])),
  );

/** Sums machines in the order given. What has no known price is counted, never added as zero. */
export function deriveCostTotal(machines: readonly AssessedMachine[]): CostTotal {
  const perMonth = sumMoney(machines, ({ cost }) => cost?.perMonth);
  return {
    machines: machines.length,
    cores: sum(machines, ({ source }) => source.cores ?? 0),
    memoryBytes: bytes(sum(machines, ({ source }) => source.memoryBytes ?? 0)),
    vcpus: sum(machines, ({ size }) => size?.vcpus ?? 0),
    targetMemoryMiB: mib(sum(machines, ({ size }) => size?.memoryMiB ?? 0)),
    storageGiB: sum(machines, (machine) =>
      machine.size === null ? 0 : machine.disks.reduce((total, disk) => total + (disk?.sizeGiB ?? 0), 0),
    ),
    compute: sumMoney(machines, ({ cost }) => cost?.compute),
    licence: sumMoney(machines, ({ cost }) => cost?.licence),
    storage: sumMoney(machines, knownStorage),
    services: sumMoney(machines, ({ cost }) => cost?.services),
    perMonth,
    perYear: micros(perMonth * MONTHS_PER_YEAR),
    machinesWithUnknown: machines.filter(({ cost }) => cost !== null && cost.unknownLines > 0).length,
    machinesUnsized: machines.filter(({ size }) => size === null).length,
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
      perMonth: micros(under(terms) + sumOfMicros(rest)),
      payAsYouGoOfKnown: micros(under('payAsYouGo') + sumOfMicros(rest)),
    };
  });
}
