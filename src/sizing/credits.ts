import { WHOLE_MACHINE } from '../timeseries/index.js';
import type { BucketSeries } from '../timeseries/index.js';
import { deriveCpuMeans } from './cpu-means.js';
import { runCredits } from './credit-run.js';
import type { CreditVerdict } from './credit-run.js';
import type { CreditTerms } from './credit-terms.js';

/** What samples say of burstable sizes for one machine; small enough to be kept with its need. */
export interface CreditEvidence {
  readonly fromMs: number;
  readonly toMs: number;
  readonly stepMinutes: number;
  readonly steps: number;
  /** Steps without a sample, each taken for the busiest step seen. */
  readonly gaps: number;
  readonly gapCores: number;
  /** Mean use over all steps, comfort included. */
  readonly meanCores: number;
  readonly comfort: number;
  /** One for each burstable size that could be tested; none where the samples are too few. */
  readonly verdicts: readonly CreditVerdict[];
}

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

/**
 * Days that samples must span: a week has a weekend and a Monday.
 * Source: MicrosoftDocs/azure-docs, review-assessment (2025), "at least 7 days".
 */
export const CREDIT_DAYS = 7;

const rounded = (value: number): number => Math.ceil(value * 1e6 - 1e-6) / 1e6;

/**
 * Whether the credits of burstable sizes would last under the CPU that a machine really used.
 *
 * @param series all series of the machine, cut to the window
 * @returns null where no CPU was sampled
 */
export function deriveCreditEvidence(
  series: readonly BucketSeries[],
  sizes: readonly CreditTerms[],
  comfort: number,
): CreditEvidence | null {
  const cpu = series.find(({ key }) => key.channel === 'cpuUsedCores' && key.instance === WHOLE_MACHINE);
  const means = cpu === undefined ? null : deriveCpuMeans(cpu, comfort);
  if (means === null) return null;
  const spanMs = means.cores.length * means.stepMinutes * MS_PER_MINUTE;
  return {
    fromMs: means.startMs,
    toMs: means.startMs + spanMs,
    stepMinutes: means.stepMinutes,
    steps: means.cores.length,
    gaps: means.gaps,
    gapCores: rounded(means.gapCores),
    meanCores: rounded(means.mean),
    comfort,
    verdicts: spanMs < CREDIT_DAYS * MS_PER_DAY ? [] : sizes.map((terms) => runCredits(means, terms)),
  };
}
