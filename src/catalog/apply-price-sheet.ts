import { compareText, nanos } from '../model/index.js';
import type { Nanos } from '../model/index.js';
import type { Catalogue, RegionOffer, VmPrice } from './catalogue.js';
import { findRegion, indexOfSize } from './look-up.js';
import type { PriceSheet, PriceSheetVm } from './price-sheet.js';

/** What a size costs of which no list price is known. */
const UNKNOWN_PRICE: VmPrice = {
  base: null,
  windows: null,
  reserved1Year: null,
  reserved3Year: null,
  savings1Year: null,
  savings3Year: null,
  baseSource: null,
  windowsSource: null,
  commitmentSource: null,
  baseCheck: null,
};

/**
 * Lays a user's prices over the list prices of a region. An entry for every region yields to one for this region, whatever
 * their order in the sheet; entries for other regions do nothing. Each price that is replaced names the sheet as its source.
 * A size that has no list price here gets the sheet's: a customer's price is reason enough to believe that it is sold.
 *
 * Entries whose size, region or tier the catalogue does not know change nothing: `parsePriceSheet` reports them.
 *
 * @returns a new offer; the one given is left as it was
 */
export function applyPriceSheet(offer: RegionOffer, catalogue: Catalogue, sheet: PriceSheet): RegionOffer {
  const vm = inForce(sheet.vm, offer, catalogue);
  const disks = inForce(sheet.disks, offer, catalogue);
  if (vm.length === 0 && disks.length === 0) return offer;
  const source = sourceOf(sheet);
  const prices = [...offer.prices];
  for (const entry of vm) {
    const index = indexOfSize(catalogue, entry.size);
    if (index !== null) prices[index] = overlaid(prices[index] ?? UNKNOWN_PRICE, entry, source);
  }
  const diskPrices = new Map(offer.diskPrices);
  const diskPriceSources = new Map(offer.diskPriceSources);
  for (const { tier, perMonth } of disks) {
    diskPrices.set(tier, perMonth);
    diskPriceSources.set(tier, source);
  }
  const priceDate = compareText(offer.priceDate, sheet.date) < 0 ? sheet.date : offer.priceDate;
  return { ...offer, priceDate, prices, diskPrices, diskPriceSources };
}

/** How a price of the sheet names its source, such as `Contoso EA (2026-07-01)`. */
const sourceOf = ({ name, date }: PriceSheet): string => `${name} (${date})`;

/** The entries that hold in the offer's region: those for every region first, so that those for this one win. */
function inForce<Entry extends { readonly region: string | null }>(
  entries: readonly Entry[],
  offer: RegionOffer,
  catalogue: Catalogue,
): readonly Entry[] {
  const isHere = ({ region }: Entry): boolean => {
    if (region === null) return false;
    const found = findRegion(catalogue, region);
    return found.kind === 'found' && found.region.name === offer.region.name;
  };
  return [...entries.filter(({ region }) => region === null), ...entries.filter(isHere)];
}

/**
 * What Windows costs where a sheet gives only the base price: the list's licence on top of the sheet's base. Taking the
 * list's Windows price as it is would charge the base's discount to the licence.
 */
function windowsOver(base: Nanos | null, list: VmPrice): Nanos | null {
  if (base === null || list.windows === null || list.base === null) return list.windows;
  return nanos(base + list.windows - list.base);
}

function overlaid(list: VmPrice, entry: PriceSheetVm, source: string): VmPrice {
  const commitments = [entry.reserved1Year, entry.reserved3Year, entry.savings1Year, entry.savings3Year];
  const hasCommitment = commitments.some((price) => price !== null);
  return {
    base: entry.base ?? list.base,
    windows: entry.windows ?? windowsOver(entry.base, list),
    reserved1Year: entry.reserved1Year ?? list.reserved1Year,
    reserved3Year: entry.reserved3Year ?? list.reserved3Year,
    savings1Year: entry.savings1Year ?? list.savings1Year,
    savings3Year: entry.savings3Year ?? list.savings3Year,
    baseSource: entry.base === null ? list.baseSource : source,
    windowsSource: entry.windows === null ? list.windowsSource : source,
    commitmentSource: hasCommitment ? commitmentSourceOf(list, entry, source) : list.commitmentSource,
    baseCheck: entry.base === null ? list.baseCheck : 'price-sheet',
  };
}

/** Both sources where the sheet gives some terms and the list the others: one field cannot tell which is which. */
function commitmentSourceOf(list: VmPrice, entry: PriceSheetVm, source: string): string {
  const isListLeft = (['reserved1Year', 'reserved3Year', 'savings1Year', 'savings3Year'] as const).some(
    (term) => entry[term] === null && list[term] !== null,
  );
  const listSource = list.commitmentSource;
  return !isListLeft || listSource === null || listSource.includes(source) ? source : `${source}; ${listSource}`;
}
