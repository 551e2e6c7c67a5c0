import { compareText, nearestNames } from '../model/index.js';
import type { Catalogue, GuestId, OsVersion, Region, RegionOffer, VmSize } from './catalogue.js';

/** How a region is named in answer to a name that is none. */
const SUGGESTIONS = 3;
const SIZE_PREFIX = 'Standard_';

/**
 * The index of a size in `catalogue.sizes`, and so of its price and zones in a `RegionOffer`. The name is taken in any case
 * and with or without `Standard_`, as people write it: `d4as_v5`.
 *
 * @returns null if the catalogue knows no such size
 *
 * Cost: O(log n) for the exact name, O(n) for any other.
 */
export function indexOfSize(catalogue: Catalogue, name: string): number | null {
  const exact = exactIndex(catalogue.sizes, name);
  if (exact !== null) return exact;
  const wanted = name.toLowerCase();
  const index = catalogue.sizes.findIndex((size) => {
    const known = size.name.toLowerCase();
    return known === wanted || known === SIZE_PREFIX.toLowerCase() + wanted;
  });
  return index === -1 ? null : index;
}

/** The size of that name, see `indexOfSize`; null if the catalogue knows none. */
export function findSize(catalogue: Catalogue, name: string): VmSize | null {
  const index = indexOfSize(catalogue, name);
  return index === null ? null : catalogue.sizes[index]!;
}

function exactIndex(sizes: readonly VmSize[], name: string): number | null {
  let [start, end] = [0, sizes.length];
  while (start < end) {
    const middle = (start + end) >>> 1;
    if (compareText(sizes[middle]!.name, name) < 0) start = middle + 1;
    else end = middle;
  }
  return sizes[start]?.name === name ? start : null;
}

export type RegionLookUp =
  | { readonly kind: 'found'; readonly region: Region }
  /** Display names with the region's own, such as `eastus2 (East US 2)`, the nearest first; of regions with prices only. */
  | { readonly kind: 'unknown'; readonly nearest: readonly string[] };

/**
 * The region of that name: its own (`eastus`) or its display name (`East US`), whatever the case, spaces and dashes.
 * A region that is found may still have no prices: see `Region.hasPrices`.
 */
export function findRegion(catalogue: Catalogue, name: string): RegionLookUp {
  const wanted = plainName(name);
  const region = catalogue.regions.find((known) => known.name === wanted || plainName(known.displayName) === wanted);
  return region === undefined
    ? { kind: 'unknown', nearest: nearestRegions(catalogue, name) }
    : { kind: 'found', region };
}

/** Regions with prices whose names come near, such as `eastus2 (East US 2)`; empty if none does. */
export function nearestRegions(catalogue: Catalogue, name: string): readonly string[] {
  const priced = catalogue.regions.filter(({ hasPrices }) => hasPrices);
  const names = priced.map((region) => region.name);
  return nearestNames(name, names, SUGGESTIONS).map((near) => {
    const { displayName } = priced[names.indexOf(near)]!;
    return displayName === near ? near : `${near} (${displayName})`;
  });
}

const plainName = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');

/** The version as the catalogue writes it, such as `windows-server` `2012-r2`; null if it stands there differently or not at all. */
export function findOsVersion(catalogue: Catalogue, product: string, version: string): OsVersion | null {
  return catalogue.osVersions.find((os) => os.product === product && os.version === version) ?? null;
}

/**
 * All versions that a coarser name stands for, the newest first: `sles` `12` stands for 12.0 to 12.5, `windows` `10` for every
 * release of it, `windows-server` `2008-r2` for its service packs. An exact version stands for itself and its refinements.
 *
 * @returns empty if the catalogue knows none
 */
export function osVersionsWithin(catalogue: Catalogue, product: string, version: string): readonly OsVersion[] {
  return catalogue.osVersions.filter(
    (os) =>
      os.product === product &&
      (os.version === version || os.version.startsWith(`${version}.`) || os.version.startsWith(`${version}-`)),
  );
}

/** The products that the table of operating systems holds, such as `rhel`, in code-unit order. */
export function osProducts(catalogue: Catalogue): readonly string[] {
  return [...new Set(catalogue.osVersions.map(({ product }) => product))].sort(compareText);
}

/** The versions known of a product, the newest first; empty for an unknown product. */
export function osVersionsOf(catalogue: Catalogue, product: string): readonly OsVersion[] {
  return catalogue.osVersions.filter((os) => os.product === product);
}

/**
 * Whether an end of support has come.
 *
 * @param end a date, `never` or `ended`, as in `OsVersion`; null is unknown
 * @param asOf `YYYY-MM-DD`; the day itself is still within support
 * @returns null if the end is unknown
 */
export function hasEnded(end: string | null, asOf: string): boolean | null {
  if (end === null) return null;
  if (end === 'never' || end === 'ended') return end === 'ended';
  return compareText(end, asOf) < 0;
}

/** What a vSphere guest id stands for, such as `windows9Server64Guest`; case counts, as in vSphere. */
export function findGuestId(catalogue: Catalogue, id: string): GuestId | null {
  return catalogue.guestIds.find((guest) => guest.id === id) ?? null;
}

/**
 * Whether the region lists each size for sale, index-aligned with the sizes: false where a source covers the region and
 * leaves the size out, even if a price is known; null where no source covers the region.
 */
export function listedSizes(offer: RegionOffer): readonly (boolean | null)[] {
  const isCovered = offer.zones.some((zones) => zones !== null);
  return offer.zones.map((zones) => (isCovered ? zones !== null : null));
}
