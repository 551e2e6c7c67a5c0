import type { Catalogue, ColumnSource, RegionOffer } from './catalogue.js';

const MS_PER_DAY = 86_400_000;

/** One line of the catalogue's provenance: plain values, ready for a table or JSON. */
export interface CatalogueRow {
  readonly table: string;
  /** Names of the columns, separated by a comma and a space. */
  readonly columns: string;
  readonly source: string;
  readonly date: string | null;
  /** Whole days from `date` to the day asked for, negative if the fact is newer; null for an undated source. */
  readonly ageDays: number | null;
  readonly filled: number;
  readonly rows: number;
  readonly licence: string;
  readonly note: string | null;
}

/** What the catalogue holds, how old it is, and where each part comes from. */
export interface CatalogueDescription {
  /** The newest fact. */
  readonly date: string;
  readonly ageDays: number;
  readonly sizeCount: number;
  readonly regionsWithPrices: number;
  readonly osVersionCount: number;
  readonly guestIdCount: number;
  /** What is known of the region that was read; null where none was. */
  readonly region: RegionDescription | null;
  readonly rows: readonly CatalogueRow[];
}

export interface RegionDescription {
  readonly name: string;
  readonly displayName: string;
  readonly priceDate: string;
  readonly ageDays: number;
  /** Sizes that the region lists for sale; null where no source lists them. */
  readonly sizesListed: number | null;
  readonly basePrices: number;
  readonly windowsPrices: number;
  readonly reservedPrices: number;
  readonly savingsPrices: number;
  readonly diskPrices: number;
  /** How far the base prices were tested, by `VmPrice.baseCheck`, in code-unit order. */
  readonly baseChecks: readonly (readonly [check: string, count: number])[];
}

/**
 * Describes the catalogue for people: every source with its date, its age and how much of its columns it fills.
 *
 * @param offer the region to count prices of, or null
 * @param asOf the day to reckon ages to, `YYYY-MM-DD`
 */
export function describeCatalogue(catalogue: Catalogue, offer: RegionOffer | null, asOf: string): CatalogueDescription {
  return {
    date: catalogue.date,
    ageDays: daysBetween(catalogue.date, asOf),
    sizeCount: catalogue.sizes.length,
    regionsWithPrices: catalogue.regions.filter(({ hasPrices }) => hasPrices).length,
    osVersionCount: catalogue.osVersions.length,
    guestIdCount: catalogue.guestIds.length,
    region: offer === null ? null : describeOffer(offer, asOf),
    rows: catalogue.sources.map((source) => rowOf(source, asOf)),
  };
}

function rowOf(
  { table, columns, source, date, licence, filled, rows, note }: ColumnSource,
  asOf: string,
): CatalogueRow {
  const ageDays = date === null ? null : daysBetween(date, asOf);
  return { table, columns: columns.join(', '), source, date, ageDays, filled, rows, licence, note };
}

function describeOffer(offer: RegionOffer, asOf: string): RegionDescription {
  const prices = offer.prices.filter((price) => price !== null);
  const listed = offer.zones.filter((zones) => zones !== null).length;
  const checks = new Map<string, number>();
  for (const { baseCheck } of prices) if (baseCheck !== null) checks.set(baseCheck, (checks.get(baseCheck) ?? 0) + 1);
  return {
    name: offer.region.name,
    displayName: offer.region.displayName,
    priceDate: offer.priceDate,
    ageDays: daysBetween(offer.priceDate, asOf),
    sizesListed: listed === 0 ? null : listed,
    basePrices: prices.filter(({ base }) => base !== null).length,
    windowsPrices: prices.filter(({ windows }) => windows !== null).length,
    reservedPrices: prices.filter((price) => price.reserved1Year !== null || price.reserved3Year !== null).length,
    savingsPrices: prices.filter((price) => price.savings1Year !== null || price.savings3Year !== null).length,
    diskPrices: offer.diskPrices.size,
    baseChecks: [...checks].sort(([left], [right]) => (left < right ? -1 : 1)),
  };
}

/** Both days at UTC midnight, so that no change of clocks makes a day of 23 hours. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY);
}
