import { createHash } from 'node:crypto';
import { buildGuestIds, buildOperatingSystems, buildRegions } from './descriptions.js';
import { buildDisks } from './disks.js';
import { fileText } from './file-text.js';
import { buildOffers } from './offers.js';
import { buildSizes } from './sizes.js';
import { buildSources } from './sources.js';

/** The files of the catalogue, by path below its folder, and what the builder should be told. */
export interface BuiltCatalogue {
  readonly files: ReadonlyMap<string, string>;
  readonly remarks: readonly string[];
}

/**
 * Turns the facts into the catalogue's files. Same facts, same bytes: nothing is read but the facts, and every order is by
 * name or as the facts stand.
 *
 * @throws {Error} an odd cell, with its file, line and column
 */
export function buildCatalogueFiles(factsDir: string): BuiltCatalogue {
  const sizes = buildSizes(factsDir);
  const disks = buildDisks(factsDir);
  const offers = buildOffers(factsDir, sizes, disks);
  const regions = buildRegions(factsDir, offers.regionNames);
  const operatingSystems = buildOperatingSystems(factsDir);
  const guestIds = buildGuestIds(factsDir);
  const sources = buildSources(
    { sizes, diskTiers: disks.tiers, provisionedDisks: disks.provisioned, regions, operatingSystems, guestIds },
    offers.counts,
  );
  const dates = sources.columns.find(({ name }) => name === 'date')!.cells.filter((cell) => cell !== null);
  const date = dates.map(String).sort().at(-1)!;
  const files = new Map([
    ['sizes.json', fileText({ fingerprint: sizes.fingerprint }, { sizes })],
    ['disks.json', fileText({}, { diskTiers: disks.tiers, provisionedDisks: disks.provisioned })],
    ['regions.json', fileText({}, { regions })],
    ['operating-systems.json', fileText({}, { operatingSystems })],
    ['guest-ids.json', fileText({}, { guestIds })],
    ['sources.json', fileText({ date }, { sources })],
  ]);
  for (const [region, text] of offers.files) files.set(`regions/${region}.json`, text);
  files.set('SHA256SUMS', checksumsOf(files));
  return {
    files,
    remarks: [
      `${sizes.rows} sizes, ${offers.files.size} regions with prices, facts up to ${date}`,
      `${offers.counts.zeros} prices of zero taken as unknown`,
      `disks priced but no VM prices known, left out: ${offers.disksOnly.join(', ')}`,
      `sizes listed but no prices known, left out: ${offers.listedOnly.join(', ')}`,
    ],
  };
}

/** In the form that `sha256sum --check` reads. */
function checksumsOf(files: ReadonlyMap<string, string>): string {
  return [...files].map(([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}\n`).join('');
}
