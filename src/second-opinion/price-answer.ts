import { diskTierKey, findSize, indexOfSize } from '../catalog/index.js';
import type { Catalogue, RegionOffer, VmSize } from '../catalog/index.js';
import type { Policy } from '../assessment/index.js';
import { sizePerMonth } from '../cost/index.js';
import type { AnsweredDisk, AnsweredMachine, AnsweredMoney } from '../ingest/index.js';
import { micros, mibCovering, priceOf, roundHalfEven, sumOfMicros } from '../model/index.js';
import type { Machine, Micros } from '../model/index.js';
import type { ComparedAnswer } from './second-opinion.js';

/** What money is worth: amounts of the export in US dollars need a rate, and none is guessed. */
export interface Money {
  readonly currency: string;
  readonly usdToCurrency: number;
}

/** An amount of the export in US dollars; null where its currency is unknown or no rate for it was given. */
function inDollars(amount: AnsweredMoney | null, { currency, usdToCurrency }: Money): Micros | null {
  if (amount?.currency == null) return null;
  if (amount.currency === 'USD') return micros(amount.micros);
  return amount.currency === currency ? micros(roundHalfEven(amount.micros / usdToCurrency)) : null;
}

/** The size of the catalogue that a printed name means, with or without `Standard_`; null where it has none. */
const sizeNamed = (catalogue: Catalogue, printed: string | null): VmSize | null =>
  printed === null ? null : findSize(catalogue, printed);

const diskWords = ({ type, tier, sku, name }: AnsweredDisk): string =>
  type !== null && tier !== null ? `${type} ${tier}` : (sku ?? `${name}: unknown`);

function answerOf(answered: AnsweredMachine, size: VmSize | null): Omit<ComparedAnswer, 'compute' | 'storage'> {
  return {
    size: size?.name ?? answered.size,
    vcpus: size?.vcpusAvailable ?? null,
    memoryMiB: size === null ? null : mibCovering(size.memoryBytes),
    disks: answered.disks.length > 0 ? answered.disks.map(diskWords) : answered.storageSkus,
    readiness: answered.readiness,
  };
}

/** Their answer with the amounts that they print. */
export const asPrinted = (answered: AnsweredMachine, catalogue: Catalogue, money: Money): ComparedAnswer => ({
  ...answerOf(answered, sizeNamed(catalogue, answered.size)),
  compute: inDollars(answered.computePerMonth, money),
  storage: inDollars(answered.storagePerMonth, money),
});

interface Prices {
  readonly catalogue: Catalogue;
  readonly offer: RegionOffer;
  readonly policy: Policy;
}

function computeOf(size: VmSize | null, machine: Machine, { catalogue, offer, policy }: Prices): Micros | null {
  const index = size === null ? null : indexOfSize(catalogue, size.name);
  const price = index === null ? null : (offer.prices[index] ?? null);
  if (price === null || machine.os.family === 'unknown') return null;
  const environment = machine.environment ?? policy.scope.unknownEnvironment;
  return sizePerMonth(price, policy.cost, {
    isWindows: machine.os.family === 'windows',
    isProduction: environment === 'production',
  });
}

/** Disks sold by tier alone: of those whose parts are bought apart no export states all parts. */
function storageOf({ disks }: AnsweredMachine, { offer, policy }: Prices): Micros | null {
  if (disks.length === 0) return null;
  const prices = disks.flatMap(({ type, tier }) => {
    const price =
      type === null || tier === null ? null : offer.diskPrices.get(diskTierKey(type, policy.disks.redundancy, tier));
    return price == null ? [] : [priceOf(price, 1)];
  });
  return prices.length === disks.length ? sumOfMicros(prices) : null;
}

/** The same answer at our prices of today, under their terms: what remains of a difference is not the price list. */
export function atOurPrices(answered: AnsweredMachine, machine: Machine, prices: Prices): ComparedAnswer {
  const size = sizeNamed(prices.catalogue, answered.size);
  return {
    ...answerOf(answered, size),
    compute: computeOf(size, machine, prices),
    storage: storageOf(answered, prices),
  };
}
