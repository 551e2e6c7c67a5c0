import { readFile } from 'node:fs/promises';
import { findRegion, nearestRegions, parseCatalogue, parseRegionOffer } from '../catalog/index.js';
import type { Catalogue, Region, RegionOffer } from '../catalog/index.js';
import { AssessmentError } from '../model/index.js';

// The same two steps up from src/node and from dist/node.
const FOLDER = new URL('../../datasets/catalogue/', import.meta.url);

/**
 * Reads the catalogue that ships with the package. Nothing is fetched: its age is for the caller to tell, see
 * `describeCatalogue`.
 *
 * @throws {AssessmentError} `catalog/unreadable`: a file of the package is missing
 * @throws {InvariantError} a file of the package is damaged
 */
export async function readCatalogue(): Promise<Catalogue> {
  const [sizes, disks, regions, operatingSystems, guestIds, sources] = (await Promise.all(
    ['sizes', 'disks', 'regions', 'operating-systems', 'guest-ids', 'sources'].map((name) => readText(`${name}.json`)),
  )) as [string, string, string, string, string, string];
  return parseCatalogue({ sizes, disks, regions, operatingSystems, guestIds, sources });
}

/**
 * Reads what one region sells, with prices.
 *
 * @param regionName its own name or its display name: `eastus`, `East US`
 * @throws {AssessmentError} `catalog/unknown-region`, with the nearest names; `catalog/region-without-prices`: the region is
 * known but no price of a VM size is; `catalog/unreadable`: the file is missing from the package
 */
export async function readRegionOffer(catalogue: Catalogue, regionName: string): Promise<RegionOffer> {
  const { name } = pricedRegion(catalogue, regionName);
  return parseRegionOffer(await readText(`regions/${name}.json`), catalogue);
}

function pricedRegion(catalogue: Catalogue, name: string): Region {
  const found = findRegion(catalogue, name);
  if (found.kind === 'found' && found.region.hasPrices) return found.region;
  const nearest = found.kind === 'unknown' ? found.nearest : nearestRegions(catalogue, name);
  const pick =
    nearest.length > 0 ? `did you mean ${nearest.join(' or ')}?` : 'take the name as Azure writes it, such as eastus';
  throw new AssessmentError(
    found.kind === 'unknown'
      ? {
          code: 'catalog/unknown-region',
          severity: 'error',
          at: null,
          message: `"${name}" is no Azure region that the catalogue knows`,
          remedy: `${pick}; \`portolan catalog\` lists all regions`,
        }
      : {
          code: 'catalog/region-without-prices',
          severity: 'error',
          at: null,
          message: `no price of a VM size is known in ${found.region.displayName} (${found.region.name})`,
          remedy: `choose another region; ${pick}`,
        },
  );
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(new URL(path, FOLDER), 'utf8');
  } catch (cause) {
    throw new AssessmentError(
      {
        code: 'catalog/unreadable',
        severity: 'error',
        at: { file: `datasets/catalogue/${path}` },
        message: 'a file of the catalogue that ships with the package cannot be read',
        remedy: 'install the package again; if it was copied by hand, copy its datasets folder too',
      },
      { cause },
    );
  }
}
