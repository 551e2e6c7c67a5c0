/**
 * Whole plans at two sizes, from facts, graph and settings on, against what is promised of them and beside what people do instead; plans of
 * few units against trying all; cuts of the shared host graphs beside those of METIS.
 */
import { planWaves, scorePlan } from '../../src/waves/index.js';
import type { GivenPlan, WaveInput, WavePlan } from '../../src/waves/index.js';
import { effortFor } from '../../src/waves/search.js';
import { solveWaves } from '../../src/waves/solve.js';
import { exhaustive, randomProblem } from '../support/invented-waves.js';
import { plantedWaveInput } from '../support/planted-wave-estate.js';
import { PARTS, compareCuts } from './compare-cuts.js';
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
export function benchWaves(): Promise<void> {
  for (const size of SIZES) timeSize(size);
  compareExhaustively();
  // One number of parts for each graph: all of them take longer (`npm run study:cuts`).
  compareCuts((graph) => [PARTS[graph % PARTS.length]!]);
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
