import type { VmSize } from '../catalog/index.js';

/** What a burstable size earns, holds and starts with, as far as it can be relied on. */
export interface CreditTerms {
  readonly size: string;
  readonly vcpus: number;
  readonly creditsPerHour: number;
  readonly startCredits: number;
  readonly maxCredits: number;
}

const MINUTES_PER_HOUR = 60;

/** What a baseline earns an hour where nothing runs: a credit is one vCPU for one minute. */
export const creditsOfBaseline = ({ vcpus, burst }: Pick<VmSize, 'vcpus' | 'burst'>): number | null =>
  burst === null ? null : Math.round(vcpus * burst.baselinePercentOfVm * MINUTES_PER_HOUR * 10) / 1000;

/**
 * The terms to count on: the smaller of the hourly rate that the vendor prints and the rate that its baseline gives, since
 * for some sizes the two differ (24 printed, 48 by the baseline of 40 % of 2 vCPU). Null where the vendor's terms are not
 * known.
 */
export function creditTermsOf(size: VmSize): CreditTerms | null {
  const ofBaseline = creditsOfBaseline(size);
  if (size.burst === null || ofBaseline === null) return null;
  return {
    size: size.name,
    vcpus: size.vcpus,
    creditsPerHour: Math.min(size.burst.creditsPerHour, ofBaseline),
    startCredits: Math.min(size.burst.initialCredits, size.burst.maxCredits),
    maxCredits: size.burst.maxCredits,
  };
}
