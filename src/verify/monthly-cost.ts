import type { VmPrice } from '../catalog/index.js';
import type { CertificateSubject } from './subject.js';

/** The nearest integer, a half to the even one. */
export function toEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest < 0.5) return below;
  return rest > 0.5 || below % 2 !== 0 ? below + 1 : below;
}

const NANOS_PER_MICRO = 1000;

function hourly(price: VmPrice, terms: string): number | null {
  const prices = new Map<string, number | null>([
    ['payAsYouGo', price.base],
    ['reserved1Year', price.reserved1Year],
    ['reserved3Year', price.reserved3Year],
    ['savings1Year', price.savings1Year],
    ['savings3Year', price.savings3Year],
  ]);
  return prices.get(terms) ?? null;
}

/** Hours times price; the discount is for pay-as-you-go prices alone. Micros from nanos. */
function forMonth(price: number, { policies: { cost } }: CertificateSubject, isDiscounted: boolean): number {
  const discount = isDiscounted ? cost.discountPercent : 0;
  if (discount === 0) return toEven((price * cost.hoursPerMonth) / NANOS_PER_MICRO);
  return toEven((price * cost.hoursPerMonth * (100 - discount)) / (100 * NANOS_PER_MICRO));
}

function paysLicence({ need, policies: { cost } }: CertificateSubject): boolean {
  if (!need.isWindows || cost.hybridBenefit) return false;
  return need.environment === 'production' || !cost.devTestOffer;
}

/** Compute a month, with the Windows licence where one is paid and asked for; null where a price is unknown. */
export function computePerMonth(price: VmPrice, subject: CertificateSubject, withLicence: boolean): number | null {
  const { terms } = subject.policies.cost;
  const base = hourly(price, terms);
  if (base === null) return null;
  const compute = forMonth(base, subject, terms === 'payAsYouGo');
  if (!withLicence || !paysLicence(subject)) return compute;
  if (price.windows === null || price.base === null || price.windows < price.base) return null;
  return compute + forMonth(price.windows - price.base, subject, true);
}
