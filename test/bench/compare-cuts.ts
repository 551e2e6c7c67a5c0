/** Cuts of the shared host graphs beside those of METIS, at the balance that METIS reached; skipped where either is not there. */
import { existsSync } from 'node:fs';

import { scoreWaves } from '../../src/waves/score.js';
import { searchWaves } from '../../src/waves/search.js';
import type { SearchEffort } from '../../src/waves/search.js';
import { NEEDS_SHARED } from '../support/shared-material.js';
import { cutOf, largestPart, metisParts, partitionProblem, readHostGraphs } from './partitions.js';
import { expectEqual } from './timing.js';

export const PARTS: readonly number[] = [2, 4, 8, 16];

/** More than a plan gets: METIS is compared by its cuts, not by its time. */
const patient = (nodes: number): SearchEffort => ({
  movesPerUnit: 10,
  thresholds: 24,
  starts: 16,
  runs: nodes <= 500 ? 24 : 2,
  cycles: 3,
});

/** @param partsOf into how many parts each graph is cut, by its number from 0 */
export function compareCuts(partsOf: (graph: number) => readonly number[]): void {
  if (NEEDS_SHARED !== '' || !existsSync('/usr/bin/gpmetis')) {
    console.log('cuts beside METIS: skipped, as ../shared or gpmetis (Debian: metis) is not there');
    return;
  }
  let [better, equal, dearer] = [0, 0, 0];
  for (const [index, graph] of readHostGraphs()
    .filter(({ nodes }) => nodes > 2 * Math.max(...PARTS))
    .entries()) {
    for (const parts of partsOf(index)) {
      const theirs = metisParts(graph, parts);
      if (theirs === null) return;
      const problem = partitionProblem(graph, parts, largestPart(theirs));
      const ours = searchWaves(problem, patient(graph.nodes));
      if (ours === null) throw new Error(`${graph.name} in ${parts}: no parts within the balance of METIS`);
      expectEqual('the cut', scoreWaves(problem, [...ours]).total, cutOf(graph, ours));
      const [cut, cutOfTheirs] = [cutOf(graph, ours), cutOf(graph, theirs)];
      if (cut < cutOfTheirs) better += 1;
      else if (cut === cutOfTheirs) equal += 1;
      else dearer += 1;
      console.log(
        `${graph.name.padEnd(6)} ${String(graph.nodes).padStart(5)} hosts ${String(graph.edges.length).padStart(6)} edges in ` +
          `${String(parts).padStart(2)}: METIS ${String(cutOfTheirs).padStart(6)}  ours ${String(cut).padStart(6)}` +
          (cut > cutOfTheirs ? '  DEARER' : ''),
      );
    }
  }
  console.log(`${better + equal + dearer} cuts beside METIS: ${better} cheaper, ${equal} equal, ${dearer} dearer`);
}
