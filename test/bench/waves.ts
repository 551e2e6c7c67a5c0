/**
 * Plans and bounds at two sizes against what is promised of them, plans of twelve units against trying all, and cuts of the shared
 * host graphs beside those of METIS.
 */
import { existsSync } from 'node:fs';

import { boundByCases, boundEffortFor } from '../../src/waves/bound-by-cases.js';
import type { WaveProblem } from '../../src/waves/problem.js';
import { scoreWaves } from '../../src/waves/score.js';
import { effortFor, searchWaves } from '../../src/waves/search.js';
import type { SearchEffort } from '../../src/waves/search.js';
import { solveWaves } from '../../src/waves/solve.js';
import { NEEDS_SHARED } from '../support/shared-material.js';
import { exhaustive, plantedProblem, randomProblem } from '../support/invented-waves.js';
import { cutOf, largestPart, metisParts, partitionProblem, readHostGraphs } from './partitions.js';
import { expectEqual } from './timing.js';

const SIZES = [
  { applications: 100, size: 10, waves: 20, promisedMs: 2000 },
  { applications: 1000, size: 10, waves: 40, promisedMs: 20_000 },
];
const ROUNDS = 3;
const EXHAUSTIVE = 200;
const PARTS = [2, 4, 8, 16];
/** More than a plan gets: METIS is compared by its cuts, not by its time. */
const patient = (nodes: number): SearchEffort => ({
  movesPerUnit: 10,
  thresholds: 24,
  starts: 16,
  runs: nodes <= 500 ? 24 : 2,
  cycles: 3,
});

export function benchWaves(): Promise<void> {
  compareExhaustively();
  for (const size of SIZES) timeSize(size);
  compareMetis();
  return Promise.resolve();
}

function compareExhaustively(): void {
  for (let seed = 1; seed <= EXHAUSTIVE; seed += 1) {
    const problem = randomProblem(seed, { units: 8, waves: 3 });
    expectEqual(
      `problem ${seed}`,
      solveWaves(problem, effortFor(problem))?.score.total ?? -1,
      exhaustive(problem) ?? -1,
    );
  }
  console.log(`${EXHAUSTIVE} problems of 8 units and 3 waves: each plan costs what trying all finds`);
}

function timeSize({ applications, size, waves, promisedMs }: (typeof SIZES)[number]): void {
  const problem = plantedProblem({ applications, size, waves });
  const times: number[] = [];
  let said = '';
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    said = planned(problem);
    times.push(performance.now() - start);
  }
  times.sort((left, right) => left - right);
  const median = times[ROUNDS >> 1]!;
  const memory = process.memoryUsage.rss() / 2 ** 20;
  console.log(
    `${problem.units.length} units, ${problem.ties.length} ties, ${waves} waves: median ${median.toFixed(0)} ms ` +
      `(${median <= promisedMs ? 'within' : 'BEYOND'} ${promisedMs} ms), process ${memory.toFixed(0)} MiB; ${said}`,
  );
}

function planned(problem: WaveProblem): string {
  const solved = solveWaves(problem, effortFor(problem));
  if (solved === null) throw new Error('there is a plan of every planted problem');
  const { total, overload, misplaced } = solved.score;
  expectEqual('what exceeds limits', overload + misplaced, 0);
  const { bound } = boundByCases(problem, total, boundEffortFor(problem));
  return `cost ${total}, bound ${bound}`;
}

function compareMetis(): void {
  if (NEEDS_SHARED !== '' || !existsSync('/usr/bin/gpmetis')) {
    console.log('cuts beside METIS: skipped, as ../shared or gpmetis (Debian: metis) is not there');
    return;
  }
  let dearer = 0;
  let compared = 0;
  for (const graph of readHostGraphs().filter(({ nodes }) => nodes > 2 * Math.max(...PARTS))) {
    for (const parts of PARTS) {
      const theirs = metisParts(graph, parts);
      if (theirs === null) return;
      const problem = partitionProblem(graph, parts, largestPart(theirs));
      const ours = searchWaves(problem, patient(graph.nodes));
      if (ours === null) throw new Error(`${graph.name} in ${parts}: no parts within the balance of METIS`);
      expectEqual('the cut', scoreWaves(problem, [...ours]).total, cutOf(graph, ours));
      const [cut, cutOfTheirs] = [cutOf(graph, ours), cutOf(graph, theirs)];
      compared += 1;
      if (cut > cutOfTheirs) dearer += 1;
      console.log(
        `${graph.name.padEnd(6)} ${String(graph.nodes).padStart(5)} hosts ${String(graph.edges.length).padStart(6)} edges in ` +
          `${String(parts).padStart(2)}: METIS ${String(cutOfTheirs).padStart(6)}  ours ${String(cut).padStart(6)}` +
          (cut > cutOfTheirs ? '  DEARER' : ''),
      );
    }
  }
  console.log(`${compared} cuts, ${dearer} of them dearer than those of METIS`);
}
