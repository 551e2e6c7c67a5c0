/**
 * Whole plans at two sizes, from facts, graph and settings on, against what is promised of them and beside what people do instead; plans of
 * few units against trying all; cuts of the shared host graphs beside those of METIS.
 */
import { existsSync } from 'node:fs';

import { planWaves, scorePlan } from '../../src/waves/index.js';
import type { GivenPlan, WaveInput, WavePlan } from '../../src/waves/index.js';
import { scoreWaves } from '../../src/waves/score.js';
import { effortFor, searchWaves } from '../../src/waves/search.js';
import type { SearchEffort } from '../../src/waves/search.js';
import { solveWaves } from '../../src/waves/solve.js';
import { NEEDS_SHARED } from '../support/shared-material.js';
import { exhaustive, randomProblem } from '../support/invented-waves.js';
import { plantedWaveInput } from '../support/planted-wave-estate.js';
import { cutOf, largestPart, metisParts, partitionProblem, readHostGraphs } from './partitions.js';
import { planFromLouvain, planFromSpreadsheet } from './plan-rivals.js';
import { expectEqual } from './timing.js';

/** Of the processor, not of the clock: so a figure is the same whatever else the machine does. */
const SIZES = [
  { machines: 1000, waves: 20, promisedSeconds: 2 },
  { machines: 10_000, waves: 40, promisedSeconds: 20 },
];
const EDGES_PER_MACHINE = 10;
const PROMISED_MIB = 1024;
const MIB = 1024;
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
  for (const size of SIZES) timeSize(size);
  compareExhaustively();
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

function timeSize({ machines, waves, promisedSeconds }: (typeof SIZES)[number]): void {
  const input = plantedWaveInput({ machines, edges: EDGES_PER_MACHINE * machines, seed: 1, waves });
  const [start, before] = [performance.now(), process.cpuUsage()];
  const plan = planWaves(input);
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - start) / 1000;
  const memory = process.resourceUsage().maxRSS / MIB;
  const { cost, bound } = plan;
  expectEqual('machines in waves', plan.counts.planned, machines);
  expectEqual('hard conditions broken', brokenOf(plan), 0);
  const spent = (user + system) / 1e6;
  console.log(
    `${machines} machines, ${EDGES_PER_MACHINE * machines} dependencies among them, ${plan.waves.length} waves: ${seconds.toFixed(1)} s, ` +
      `${spent.toFixed(1)} s of processor (${spent <= promisedSeconds ? 'within' : 'BEYOND'} ${promisedSeconds} s), ` +
      `peak memory ${memory.toFixed(0)} MiB (${memory <= PROMISED_MIB ? 'within' : 'BEYOND'} ${PROMISED_MIB} MiB)`,
  );
  console.log(`  ours          cost ${cost.total}, bound ${bound.bound}, gap ${bound.gapPercent} %`);
  for (const [name, planOf] of RIVALS) {
    const theirs = scorePlan(input, planOf(input));
    console.log(
      `  ${name.padEnd(13)} cost ${theirs.cost.total}, ${(theirs.cost.total / cost.total).toFixed(2)} times ours, ` +
        `${theirs.waves.length} waves, ${brokenOf(theirs)} hard conditions broken`,
    );
    // A rival that keeps what is hard with as many waves may cost less than ours, but never less than the bound.
    if (theirs.waves.length === plan.waves.length && brokenOf(theirs) === 0 && theirs.cost.total < bound.bound)
      throw new Error(`the bound ${bound.bound} is above a plan that costs ${theirs.cost.total}`);
  }
}

const brokenOf = ({ conditions }: WavePlan): number =>
  conditions.filter(({ isHard, state }) => isHard && state === 'broken').length;

const RIVALS: readonly (readonly [name: string, planOf: (input: WaveInput) => GivenPlan])[] = [
  ['spreadsheet', planFromSpreadsheet],
  ['Louvain', planFromLouvain],
];

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
