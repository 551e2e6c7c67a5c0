import type { Command } from 'commander';
import { describeCatalogue } from '../catalog/index.js';
import type { CatalogueDescription, RegionDescription } from '../catalog/index.js';
import { ASSUMED_REGION, readCatalogue, readRegionOffer } from '../node/index.js';
import { asText } from './as-text.js';
import type { CommandLine } from './command-line.js';
import { asOfOf } from './options.js';
import type { AssessOptions } from './options.js';

const COLUMNS = 3;
const COLUMN_WIDTH = 22;

/** Names in columns that fit 80 characters. */
const columns = (names: readonly string[]): string =>
  Array.from({ length: Math.ceil(names.length / COLUMNS) }, (_, row) =>
    names
      .slice(row * COLUMNS, (row + 1) * COLUMNS)
      .map((name) => `  ${name.padEnd(COLUMN_WIDTH)}`)
      .join('')
      .trimEnd(),
  ).join('\n');

const daysOld = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'} old`;

function regionText(region: RegionDescription): string {
  const checks = region.baseChecks.map(([check, count]) => `${check} ${count}`).join(', ');
  return [
    `Region ${region.name} (${region.displayName}), newest prices of ${region.priceDate}, ${daysOld(region.ageDays)}`,
    `  sizes listed for sale   ${region.sizesListed ?? 'not known for this region'}`,
    `  hourly prices           ${region.basePrices} base, ${region.windowsPrices} with Windows`,
    `  commitment prices       ${region.reservedPrices} reserved, ${region.savingsPrices} savings plan`,
    `  disk prices             ${region.diskPrices}`,
    `  how base prices were tested: ${checks}`,
  ].join('\n');
}

function catalogueText(description: CatalogueDescription, regionNames: readonly string[], asOf: string): string {
  const regions = `Regions with prices\n${columns(regionNames)}`;
  const { date, ageDays, sizeCount, regionsWithPrices, osVersionCount, guestIdCount, region, rows } = description;
  const head = [
    `Catalogue of ${date}, ${daysOld(ageDays)} on ${asOf}: ${sizeCount} VM sizes, ${regionsWithPrices} regions with prices,`,
    `${osVersionCount} versions of operating systems, ${guestIdCount} vSphere guest ids. Prices in USD, tax excluded.`,
  ].join('\n');
  const sources = rows.map((row) =>
    [
      `${row.table}: ${row.columns}`,
      `  ${row.source}, ${row.date ?? 'undated'}${row.ageDays === null ? '' : ` (${row.ageDays} days)`}, ${row.licence}; ${row.filled} of ${row.rows} cells filled`,
      ...(row.note === null ? [] : [`  ${row.note}`]),
    ].join('\n'),
  );
  return [head, ...(region === null ? [] : [regionText(region)]), regions, 'Sources', ...sources].join('\n\n');
}

async function catalog(options: AssessOptions, line: CommandLine): Promise<void> {
  const catalogue = await readCatalogue();
  const offer = await readRegionOffer(catalogue, options.region ?? ASSUMED_REGION);
  const asked = asOfOf(options);
  const asOf = asked ?? line.today;
  const description = describeCatalogue(catalogue, offer, asOf);
  const regions = catalogue.regions.filter(({ hasPrices }) => hasPrices).map(({ name }) => name);
  line.out(
    options.json === true
      ? `${JSON.stringify({ asOf, ...description, regions }, null, 2)}\n`
      : asText(line, () => `${catalogueText(description, regions, asked === null ? `${asOf} (today)` : asOf)}\n`),
  );
}

export function addCatalogCommand(program: Command, line: CommandLine): void {
  program
    .command('catalog')
    .description('tell what the catalogue knows, how old it is, and where each column comes from')
    .option('--region <name>', 'region whose prices to count', ASSUMED_REGION)
    .option('--as-of <date>', 'YYYY-MM-DD to reckon ages to (default: today)')
    .option('--json', 'print JSON on stdout')
    .action((options: AssessOptions) => catalog(options, line));
}
