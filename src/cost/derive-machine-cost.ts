import type { VmPrice } from '../catalog/index.js';
import { formatMicros, micros, priceOf, roundHalfEven, sumOfMicros } from '../model/index.js';
import type { Bytes, Micros, Nanos } from '../model/index.js';
import type { CostLine, MachineCost, PriceTerms } from './machine-cost.js';
import type { CostPolicy } from './policy.js';
import { COMPUTE_TERMS, hourlyPrice, paysWindowsLicence } from './price-terms.js';
import type { ComputeTerms, HourlyPrice } from './price-terms.js';
import { backupPerMonth, SITE_RECOVERY_PER_MONTH } from './services.js';

/** The chosen size and disks of one machine, and who runs on it. */
export interface CostSubject {
  readonly sizeName: string;
  readonly price: VmPrice;
  readonly isWindows: boolean;
  /** No source names the operating system, so a Windows licence may be due or not. */
  readonly isSystemUnknown: boolean;
  readonly isProduction: boolean;
  /** What the working of a line is shown in; amounts stay in USD. */
  readonly currency: { readonly code: string; readonly usdToCurrency: number };
  /** Provisioned size of all source disks; null where no disk is known. */
  readonly protectedBytes: Bytes | null;
  readonly disks: readonly CostedDisk[];
  /** Defender for Servers can watch the machine on its chosen size. */
  readonly isDefenderReady: boolean;
  readonly defenderPerServerMonth: Nanos | null;
}

/** One disk of the bill. */
export interface CostedDisk {
  readonly label: string;
  readonly perMonth: Micros | null;
  readonly source: string | null;
}

const HYBRID: Readonly<Record<ComputeTerms, PriceTerms>> = {
  payAsYouGo: 'hybridBenefit',
  reserved1Year: 'reserved1YearHybrid',
  reserved3Year: 'reserved3YearHybrid',
  savings1Year: 'savings1YearHybrid',
  savings3Year: 'savings3YearHybrid',
};

/** An hourly price with as many decimals as it has: `0.172 USD/h`, `0.0096123 AUD/h`. */
const formatHourly = (price: Nanos, { code, usdToCurrency }: CostSubject['currency']): string => {
  const digits = String(roundHalfEven(price * usdToCurrency)).padStart(10, '0');
  return `${`${digits.slice(0, -9)}.${digits.slice(-9)}`.replace(/\.?0+$/, '')} ${code}/h`;
};

const formatMonthly = (amount: Micros, { code, usdToCurrency }: CostSubject['currency']): string =>
  `${formatMicros(micros(roundHalfEven(amount * usdToCurrency)))} ${code}`;

/**
 * Compute or licence for a month: hours x price, less the discount. Rounded half-even once, at the end.
 * A reservation or a savings plan already is the discount, so the policy's percentage leaves it alone.
 */
function perMonth(price: Nanos, policy: CostPolicy, terms: ComputeTerms): Micros {
  const discount = terms === 'payAsYouGo' ? policy.discountPercent : 0;
  return discount === 0
    ? priceOf(price, policy.hoursPerMonth)
    : micros(roundHalfEven((price * policy.hoursPerMonth * (100 - discount)) / 100_000));
}

const monthOf = (price: Nanos | null, policy: CostPolicy, terms: ComputeTerms): Micros | null =>
  price === null ? null : perMonth(price, policy, terms);

/** Compute plus licence of one size per month, or null where either is unknown: what sizing minimises beside the disks. */
export function sizePerMonth(
  price: VmPrice,
  policy: CostPolicy,
  machine: { readonly isWindows: boolean; readonly isProduction: boolean },
): Micros | null {
  const { compute, licence } = hourlyPrice(price, policy.terms, paysWindowsLicence(policy, machine));
  if (compute === null || licence === null) return null;
  return micros(perMonth(compute, policy, policy.terms) + perMonth(licence, policy, 'payAsYouGo'));
}

/** The name that a scenario has for the policy's terms. */
export const termsOf = (policy: CostPolicy): PriceTerms => (policy.hybridBenefit ? HYBRID[policy.terms] : policy.terms);

function scenarios(subject: CostSubject, policy: CostPolicy): Record<PriceTerms, Micros | null> {
  const result = {} as Record<PriceTerms, Micros | null>;
  for (const terms of COMPUTE_TERMS) {
    for (const hybridBenefit of [false, true]) {
      const name = hybridBenefit ? HYBRID[terms] : terms;
      const isKnown = hybridBenefit || !subject.isSystemUnknown;
      result[name] = isKnown ? sizePerMonth(subject.price, { ...policy, terms, hybridBenefit }, subject) : null;
    }
  }
  return result;
}

function workingOf(
  price: Nanos,
  { currency }: CostSubject,
  { policy, terms }: { policy: CostPolicy; terms: ComputeTerms },
): string {
  const discount = terms === 'payAsYouGo' && policy.discountPercent > 0 ? ` less ${policy.discountPercent} %` : '';
  return `${formatHourly(price, currency)} x ${policy.hoursPerMonth} h${discount}`;
}

const MISSING_PRICE = 'no price is known for these terms in this region; a price sheet can supply it';

const UNKNOWN_LICENCE: CostLine = {
  kind: 'windowsLicence',
  label: 'Windows Server licence',
  perMonth: null,
  working: 'no source names the operating system; if it is Windows, a licence is due',
  source: null,
};

function computeLines(subject: CostSubject, policy: CostPolicy, hourly: HourlyPrice): CostLine[] {
  const { sizeName, price } = subject;
  const compute: CostLine = {
    kind: 'compute',
    label: `${sizeName}, ${policy.terms}`,
    perMonth: monthOf(hourly.compute, policy, policy.terms),
    working:
      hourly.compute === null ? MISSING_PRICE : workingOf(hourly.compute, subject, { policy, terms: policy.terms }),
    source: hourly.compute === null ? null : price.baseSource,
  };
  if (subject.isSystemUnknown) return [compute, UNKNOWN_LICENCE];
  if (!subject.isWindows) return [compute];
  const licence: CostLine = {
    kind: 'windowsLicence',
    label: 'Windows Server licence',
    perMonth: monthOf(hourly.licence, policy, 'payAsYouGo'),
    working: licenceWorking(subject, policy, hourly.licence),
    source: hourly.licence === null ? null : price.windowsSource,
  };
  return [compute, licence];
}

function licenceWorking(subject: CostSubject, policy: CostPolicy, licence: Nanos | null): string {
  if (licence === null) return MISSING_PRICE;
  if (policy.hybridBenefit) return 'Azure Hybrid Benefit: an owned licence is used';
  if (!paysWindowsLicence(policy, subject)) return 'Dev/Test offer: non-production Windows pays no licence';
  const working = workingOf(licence, subject, { policy, terms: 'payAsYouGo' });
  return `${working}, the Windows price less the base price`;
}

function serviceLines(subject: CostSubject, policy: CostPolicy): CostLine[] {
  const lines: CostLine[] = [];
  const formulaSource = 'azure-migrate-export-2023';
  if (policy.backup && subject.isProduction && subject.protectedBytes !== null) {
    lines.push({
      kind: 'backup',
      label: 'Azure Backup',
      perMonth: backupPerMonth(subject.protectedBytes),
      working: 'provisioned GB x 3.38 x 0.0224 USD + instance fee',
      source: formulaSource,
    });
  }
  if (policy.siteRecovery && subject.isProduction) {
    lines.push({
      kind: 'siteRecovery',
      label: 'Azure Site Recovery',
      perMonth: SITE_RECOVERY_PER_MONTH,
      working: '25 USD a protected machine',
      source: formulaSource,
    });
  }
  if (policy.defender && subject.isDefenderReady && subject.defenderPerServerMonth !== null) {
    const amount = priceOf(subject.defenderPerServerMonth, 1);
    lines.push({
      kind: 'defender',
      label: 'Defender for Servers',
      perMonth: amount,
      working: `${formatMonthly(amount, subject.currency)} a server`,
      source: 'price sheet',
    });
  }
  return lines;
}

const sumKnown = (lines: readonly CostLine[]): Micros =>
  sumOfMicros(lines.flatMap(({ perMonth: amount }) => (amount === null ? [] : [amount])));

/** The sum of a kind, null as soon as one line of it is unknown. */
const sumOrUnknown = (lines: readonly CostLine[]): Micros | null =>
  lines.some(({ perMonth: amount }) => amount === null) ? null : sumKnown(lines);

/**
 * The monthly bill of one machine: compute, licence, each disk, services. An unknown price is a line with `null` and
 * never a zero. A machine without any known disk gets one line that says its storage is unknown.
 *
 * Backup, Site Recovery and Dev/Test follow Azure Migrate's export utility: the services are for production only.
 */
export function deriveMachineCost(subject: CostSubject, policy: CostPolicy): MachineCost {
  const hourly = hourlyPrice(subject.price, policy.terms, paysWindowsLicence(policy, subject));
  const sizeLines = computeLines(subject, policy, hourly);
  const disks: CostLine[] = subject.disks.map(({ label, perMonth: amount, source }) => ({
    kind: 'disk',
    label,
    perMonth: amount,
    working: amount === null ? MISSING_PRICE : `${formatMonthly(amount, subject.currency)} a month`,
    source: amount === null ? null : source,
  }));
  const storage: CostLine[] =
    disks.length > 0
      ? disks
      : [
          {
            kind: 'disk',
            label: 'Storage',
            perMonth: null,
            working: 'no source lists disks or a storage size for this machine',
            source: null,
          },
        ];
  const services = serviceLines(subject, policy);
  const lines = [...sizeLines, ...storage, ...services];
  return {
    terms: termsOf(policy),
    compute: sizeLines[0]!.perMonth,
    licence: sizeLines[1] === undefined ? micros(0) : sizeLines[1].perMonth,
    storage: sumOrUnknown(storage),
    services: sumOrUnknown(services),
    perMonth: sumKnown(lines),
    unknownLines: lines.filter(({ perMonth: amount }) => amount === null).length,
    lines,
    scenarios: scenarios(subject, policy),
  };
}
