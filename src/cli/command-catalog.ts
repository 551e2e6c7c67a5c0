import type { Command } from 'commander';
import { describeCatalogue } from '../catalog/index.js';
import type { CatalogueDescription, RegionDescription } from '../catalog/index.js';
import { readCatalogue, readRegionOffer } from '../node/index.js';
import type { CommandLine } from './command-line.js';
import { asOfOf, ASSUMED_REGION } from './options.js';
import type { AssessOptions } from './options.js';

function regionText(region: RegionDescription): string {
  const checks = region.baseChecks.map(([check, count]) => `${check} ${count}`).join(', ');
  return [
    `Region ${region.name} (${region.displayName}), prices of ${region.priceDate}, ${region.ageDays} days old`,
    `  sizes listed for sale   ${region.sizesListed ?? 'not known for this region'}`,
    `  hourly prices           ${region.basePrices} base, ${region.windowsPrices} with Windows`,
    `  commitment prices       ${region.reservedPrices} reserved, ${region.savingsPrices} savings plan`,
    `  disk prices             ${region.diskPrices}`,
    `  how base prices were tested: ${checks}`,
  ].join('\n');
}

function catalogueText(description: CatalogueDescription): string {
  const { date, ageDays, sizeCount, regionsWithPrices, osVersionCount, guestIdCount, region, rows } = description;
  const head = [
    `Catalogue of ${date}, ${ageDays} days old: ${sizeCount} VM sizes, ${regionsWithPrices} regions with prices,`,
    `${osVersionCount} versions of operating systems, ${guestIdCount} vSphere guest ids. Prices in USD, tax excluded.`,
  ].join('\n');
  const sources = rows.map((row) =>
    [
      `${row.table}: ${row.columns}`,
      `  ${row.source}, ${row.date ?? 'undated'}${row.ageDays === null ? '' : ` (${row.ageDays} days)`}, ${row.licence}; ${row.filled} of ${row.rows} cells filled`,
      ...(row.note === null ? [] : [`  ${row.note}`]),
    ].join('\n'),
  );
  return [head, ...(region === null ? [] : [regionText(region)]), 'Sources', ...sources].join('\n\n');
}

async function catalog(options: AssessOptions, line: CommandLine): Promise<void> {
  const catalogue = await readCatalogue();
  const offer = await readRegionOffer(catalogue, options.region ?? ASSUMED_REGION);
  const description = describeCatalogue(catalogue, offer, asOfOf(options) ?? catalogue.date);
  line.out(options.json === true ? `${JSON.stringify(description, null, 2)}\n` : `${catalogueText(description)}\n`);
}

export function addCatalogCommand(program: Command, line: CommandLine): void {
  program
    .command('catalog')
    .description('tell what the catalogue knows, how old it is, and where each column comes from')
    .option('--region <name>', 'region whose prices to count', ASSUMED_REGION)
    .option('--as-of <date>', "YYYY-MM-DD to reckon ages to (default: the catalogue's date)")
    .option('--json', 'print JSON on stdout')
    .action((options: AssessOptions) => catalog(options, line));
}
