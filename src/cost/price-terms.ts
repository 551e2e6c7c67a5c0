import type { VmPrice } from '../catalog/index.js';
import { nanos } from '../model/index.js';
import type { Nanos } from '../model/index.js';
import type { CostPolicy } from './policy.js';

/** Hourly price of one VM under some terms, split the way Azure bills it. `null` is unknown. */
export interface HourlyPrice {
  /** The machine without an operating-system licence. */
  readonly compute: Nanos | null;
  /** The Windows licence; zero where none is paid. */
  readonly licence: Nanos | null;
}

/** Every way to pay for compute that the catalogue may hold a price for. */
export type ComputeTerms = CostPolicy['terms'];

/** Pay-as-you-go first; the order of every list of terms. */
export const COMPUTE_TERMS: readonly ComputeTerms[] = [
  'payAsYouGo',
  'reserved1Year',
  'reserved3Year',
  'savings1Year',
  'savings3Year',
];

const NOTHING = nanos(0);

function computePrice(price: VmPrice, terms: ComputeTerms): Nanos | null {
  switch (terms) {
    case 'payAsYouGo':
      return price.base;
    case 'reserved1Year':
      return price.reserved1Year;
    case 'reserved3Year':
      return price.reserved3Year;
    case 'savings1Year':
      return price.savings1Year;
    case 'savings3Year':
      return price.savings3Year;
  }
}

/**
 * The hourly price of a size under given terms.
 *
 * A reservation or a savings plan covers compute; the Windows licence goes on at its hourly price, which is what the
 * Windows meter asks above the Linux meter. Under Azure Hybrid Benefit that part is already owned.
 *
 * @param paysLicence the guest is Windows and its licence is bought by the hour
 */
export function hourlyPrice(price: VmPrice, terms: ComputeTerms, paysLicence: boolean): HourlyPrice {
  const compute = computePrice(price, terms);
  if (!paysLicence) return { compute, licence: NOTHING };
  const isKnown = price.windows !== null && price.base !== null && price.windows >= price.base;
  return { compute, licence: isKnown ? nanos(price.windows - price.base) : null };
}

/** Is a Windows licence bought by the hour under this policy? */
export const paysWindowsLicence = (
  policy: Pick<CostPolicy, 'hybridBenefit' | 'devTestOffer'>,
  machine: { readonly isWindows: boolean; readonly isProduction: boolean },
): boolean => machine.isWindows && !policy.hybridBenefit && !(policy.devTestOffer && !machine.isProduction);
