/**
 * How well applications are found from connections alone: measures what `docs/graph.md` says of it.
 *
 *   tsx scripts/study-groups.ts [seeds=10] [applications=40]
 *
 * Invented estates of which the applications are known: tiers of web servers, APIs, caches, queues and databases; two controllers of a
 * directory, a file server, a log server, a backup server, a monitoring server and a scanner shared by all; some applications that ask
 * others; and stray calls between applications, as a share of the calls within them. Nothing is seen but who asks whom on which port.
 * Printed is the adjusted Rand index, the mean over the seeds with the least in brackets, beside Louvain's method (as graphology has
 * it) and connected components, on the whole graph and on the one without the hubs and the noise that ours found.
 *
 * A second table is of estates of another shape and other seeds (`planted-power-law.ts`); the rule for splitting was chosen by these two. The
 * third is of a shape written after that and held out (`planted-layers.ts`).
 */
import { compareMethods } from '../test/support/group-methods.js';
import type { MethodFigures } from '../test/support/group-methods.js';
import { plantedEstate } from '../test/support/planted-estate.js';
import type { PlantedEstate } from '../test/support/planted-estate.js';
import { plantedLayers } from '../test/support/planted-layers.js';
import { plantedPowerLaw } from '../test/support/planted-power-law.js';

const [seeds = 10, applications = 40] = process.argv.slice(2).map(Number);
const NOISE = [0, 0.1, 0.2, 0.3] as const;
const METHODS: readonly (readonly [keyof MethodFigures, string])[] = [
  ['ours', 'ours'],
  ['louvain', 'Louvain'],
  ['components', 'components'],
  ['louvainCleaned', 'Louvain, cleaned'],
  ['componentsCleaned', 'components, cleaned'],
];

/** Estates of the other shapes begin at these seeds. */
const POWER_LAW = 1001;
const HELD_OUT = 5001;

function printTable(estateOf: (noise: number, seed: number) => PlantedEstate): void {
  process.stdout.write(
    `| noise | ${METHODS.map(([, name]) => name).join(' | ')} |\n|---|${METHODS.map(() => '---|').join('')}\n`,
  );
  for (const noise of NOISE) {
    const runs = Array.from({ length: seeds }, (_, seed) => compareMethods(estateOf(noise, seed)));
    const cells = METHODS.map(([method]) => {
      const figures = runs.map((run) => run[method]);
      const mean = figures.reduce((sum, one) => sum + one, 0) / figures.length;
      return `${mean.toFixed(2)} (${Math.min(...figures).toFixed(2)})`;
    });
    process.stdout.write(`| ${Math.round(noise * 100)} % | ${cells.join(' | ')} |\n`);
  }
}

printTable((noise, seed) => plantedEstate({ seed: seed + 1, applications, noise }));
process.stdout.write('\nSizes by a power law\n\n');
printTable((noise, seed) => plantedPowerLaw({ seed: seed + POWER_LAW, applications, noise }));
process.stdout.write('\nHeld out\n\n');
printTable((noise, seed) => plantedLayers({ seed: seed + HELD_OUT, applications, noise }));
