import type { Instant, Machine } from '../model/index.js';
import type { SizeMarket } from '../sizing/index.js';
import type { BucketSeries } from '../timeseries/index.js';
import { assessMachine } from './assess-machine.js';
import type { AssessmentContext } from './assess-machine.js';
import type { AssessedMachine } from './assessment.js';
import { contextOf, refuseBarrenPolicy } from './derive-assessment.js';
import type { AssessmentInput } from './derive-assessment.js';
import { utcDay } from './sample-findings.js';
import { deriveSampledMachines } from './sampled-machines.js';

/** What one machine is assessed by. */
export interface AssessorQuestion {
  /** Series of the machine alone; what begins at `endMs` or later is not looked at. */
  readonly series: readonly BucketSeries[];
  /** Where the window ends, a midnight UTC; it begins as many days before as the policy says. */
  readonly endMs: Instant;
  /** In place of the policy's own choice. */
  readonly choose?: NonNullable<AssessmentContext['choose']> | undefined;
}

/** Assesses one machine after another under one policy. */
export interface MachineAssessor {
  readonly market: SizeMarket;
  readonly assess: (machine: Machine, question: AssessorQuestion) => AssessedMachine;
}

/**
 * An assessment for those who ask it of many windows: the market is prepared once, and each answer is the machine that
 * `deriveAssessment` would give with `asOf` the day before the window's end, as long as samples reach to that day.
 *
 * @throws {AssessmentError} `assessment/policy-allows-nothing`
 */
export function createAssessor(input: Omit<AssessmentInput, 'peaks' | 'asOf'>): MachineAssessor {
  const shared = contextOf({ ...input, peaks: null, asOf: null }, input.catalogue.date);
  refuseBarrenPolicy(shared);
  const { windowDays } = input.policy.sizing;
  return {
    market: shared.market,
    assess: (machine, { series, endMs, choose }) => {
      const before = (endMs - 1) as Instant;
      const first = Math.min(before, ...series.map(({ startMs }) => startMs)) as Instant;
      const samples = deriveSampledMachines({ series, spanMs: [first, before] }, [machine], {
        windowDays,
        endMs: null,
        zone: input.calendarZone ?? null,
      });
      const readiness = { ...shared.readiness, asOf: utcDay(before) };
      return assessMachine(machine, { ...shared, readiness, samples, ...(choose === undefined ? {} : { choose }) });
    },
  };
}
