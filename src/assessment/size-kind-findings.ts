import type { VmSize } from '../catalog/index.js';
import type { CostPolicy } from '../cost/index.js';
import { formatMicros, micros, roundHalfEven } from '../model/index.js';
import type { Finding } from '../readiness/index.js';
import { creditsOfBaseline, deriveCoreLicences } from '../sizing/index.js';
import type { CreditEvidence, MachineNeed } from '../sizing/index.js';

type Told = Pick<Finding, 'rule' | 'severity' | 'message' | 'remedy' | 'code'>;

const utcMinute = (atMs: number): string => `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Which hourly rate counted, where the vendor's page and its baseline do not agree. */
function rateWords(size: VmSize): string {
  const ofBaseline = creditsOfBaseline(size);
  const printed = size.burst?.creditsPerHour ?? 0;
  if (ofBaseline === null || ofBaseline === printed) return '';
  return `; the page prints ${printed} credits an hour and its baseline gives ${ofBaseline}, of which the smaller counts`;
}

function gapWords({ gaps, steps, gapCores }: CreditEvidence): string {
  return gaps === 0 ? '' : `; ${gaps} of ${steps} steps without a sample count as the busiest seen, ${gapCores} cores`;
}

/** A burstable size rests on its credits: how low they get, when, and what would empty them. */
function burstableFinding(size: VmSize, { credits }: MachineNeed): Told | null {
  if (size.burst === null) return null;
  const verdict = credits?.verdicts.find((one) => one.size === size.name);
  if (credits === undefined || verdict === undefined) {
    return {
      rule: 'sizing/burstable',
      severity: 'informs',
      message: `${size.name} is burstable: nothing shows that its credits last`,
      remedy: 'watch the metric CPU Credits Remaining, or let the policy ask for proof',
      code: null,
    };
  }
  const { startCredits, creditsPerHour, leastCredits, leastAtMs, netPerHour } = verdict;
  return {
    rule: 'sizing/burstable',
    severity: 'informs',
    message:
      `${size.name} is burstable: over ${credits.steps} means of ${credits.stepMinutes} minutes, times ${credits.comfort}, ` +
      `its credits start at ${startCredits}, earn ${creditsPerHour} an hour and never fall below ${leastCredits} ` +
      `(${utcMinute(leastAtMs)}), also when these days repeat${rateWords(size)}${gapWords(credits)}`,
    remedy:
      `it would run dry with ${leastCredits} vCPU-minutes more up to that time, or with a mean above ` +
      `${Math.floor((creditsPerHour / 60) * 1000) / 1000} cores, ${netPerHour} credits an hour from now: watch CPU Credits Remaining`,
    code: null,
  };
}

/** The prices that an owner states for what is licensed by the core. */
type LicencePrices = Pick<CostPolicy, 'sqlServerCorePerYear' | 'oracleProcessorPerYear'>;

const MICROS_PER_USD = 1_000_000;
const perYear = (licences: number, price: number): string =>
  `${formatMicros(micros(roundHalfEven(licences * price * MICROS_PER_USD)))} USD`;

/** `4 core licences instead of 16 (28,000.00 USD instead of 112,000.00 USD a year)`, without the cost where nobody says. */
function licenceWords(what: string, own: number, full: number, price: number | null): string {
  const counts = `${own} ${what} instead of ${full}`;
  return price === null ? counts : `${counts} (${perYear(own, price)} instead of ${perYear(full, price)} a year)`;
}

/** A constrained-core size is bought for its licences. */
function constrainedFinding(
  size: VmSize,
  { sqlServerCorePerYear, oracleProcessorPerYear }: LicencePrices,
): Told | null {
  if (size.vcpusAvailable === size.vcpus) return null;
  const { own, full } = deriveCoreLicences(size);
  const sql = licenceWords('core licences', own.sqlServerCores, full.sqlServerCores, sqlServerCorePerYear);
  const oracle = licenceWords(
    'processor licences',
    own.oracleProcessors,
    full.oracleProcessors,
    oracleProcessorPerYear,
  );
  const isPriced = sqlServerCorePerYear !== null && oracleProcessorPerYear !== null;
  return {
    rule: 'sizing/constrained-cores',
    severity: 'informs',
    message:
      `${size.name} shows ${size.vcpusAvailable} of ${size.vcpus} vCPUs: SQL Server takes ${sql}; Oracle ${oracle}, or ` +
      `${own.oracleProcessorsWithoutThreads} instead of ${full.oracleProcessorsWithoutThreads} where a vCPU is a whole core`,
    remedy: isPriced
      ? 'hold these counts against the agreements that the licences come from'
      : 'state cost.sqlServerCorePerYear and cost.oracleProcessorPerYear in the policy: no price of theirs is known here',
    code: null,
  };
}

/** What a size of a particular kind asks its owner to know. */
export const deriveSizeKindFindings = (size: VmSize, need: MachineNeed, prices: LicencePrices): readonly Told[] =>
  [burstableFinding(size, need), constrainedFinding(size, prices)].filter((finding) => finding !== null);
