import { deriveSampledMachines, endOfDay } from '../assessment/index.js';
import type { AssessmentInput } from '../assessment/index.js';
import type { Machine } from '../model/index.js';
import { deriveUtilisation } from '../utilisation/index.js';
import type { Utilisation, UtilisationClass } from '../utilisation/index.js';
import type { AssumptionValues } from './assumptions.js';

/** What classes are read from, as far as an assessment's input says it. */
export type UtilisationSource = Pick<AssessmentInput, 'estate' | 'peaks' | 'asOf'> & {
  readonly policy: Pick<AssessmentInput['policy'], 'sizing'>;
};

const MEGABITS = 1_000_000;
const BITS_PER_BYTE = 8;

/**
 * The class of each machine by the samples of the window that sizing looks at, at the percentile of the policy. Machines
 * whose role raises their percentile for sizing are held to the same as all others here.
 */
export function readUtilisation(
  { estate, peaks, asOf, policy: { sizing } }: UtilisationSource,
  values: AssumptionValues,
): (machine: Machine) => Utilisation {
  const samples =
    peaks === null
      ? null
      : deriveSampledMachines(peaks, estate.machines, {
          windowDays: sizing.windowDays,
          endMs: asOf === null ? null : endOfDay(asOf),
          zone: null,
        });
  const question = {
    thresholds: {
      cpuPercent: values.activeCpuPercent,
      memoryPercent: values.activeMemoryPercent,
      networkPercent: values.activeNetworkPercent,
      mixed: values.mixedUtilisation,
    },
    percent: sizing.percentile,
    method: sizing.percentileMethod,
    linkBytesPerSecond: (values.networkLinkMbps * MEGABITS) / BITS_PER_BYTE,
    leastDays: values.utilisationLeastDays,
    leastCoveragePercent: values.utilisationLeastCoveragePercent,
  };
  return (machine) => deriveUtilisation(machine, samples?.of(machine, sizing)?.series ?? null, question);
}

/** How many machines are of each class. */
export type UtilisationCounts = Readonly<Record<UtilisationClass, number>>;

export function countUtilisation(found: readonly Pick<Utilisation, 'class'>[]): UtilisationCounts {
  const counts = { active: 0, idle: 0, zombie: 0, unknown: 0 };
  for (const one of found) counts[one.class] += 1;
  return counts;
}
