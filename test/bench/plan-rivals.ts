/**
 * What people do instead of planning waves, to be scored by the same function: applications from the top of a spreadsheet into the
 * first wave with room, or communities of the graph (Louvain, by graphology) packed into waves. Both put development and test first, and keep
 * machines and hours of waves; neither looks at days.
 */
import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';

import type { GivenPlan, WaveInput, WaveMachine } from '../../src/waves/index.js';
import { aGivenPlan } from '../support/a-wave-estate.js';

/** The package is CommonJS: its types say that the function is the default of its default, and Node gives it as the default. */
const louvain = louvainModule as unknown as typeof louvainModule.default;

type Group = readonly WaveMachine[];

const planned = ({ machines }: WaveInput): Group => machines.filter(({ unplanned }) => unplanned === null);

function groupBy(machines: Group, keyOf: (machine: WaveMachine) => string): readonly Group[] {
  const groups = new Map<string, WaveMachine[]>();
  for (const machine of machines) {
    const key = keyOf(machine);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [machine]);
    else known.push(machine);
  }
  return [...groups.values()];
}

/** Applications in the order of the list, test before production; who is of none follows one by one. */
export const planFromSpreadsheet = (input: WaveInput): GivenPlan =>
  firstFit(
    input,
    groupBy(planned(input), ({ name, environment, application }) =>
      application === null ? name : `${environment}/${application}`,
    ),
  );

/** Communities of who asks whom, weighed by the ties between two machines, the largest first. */
export function planFromLouvain(input: WaveInput): GivenPlan {
  const graph = new UndirectedGraph();
  const machines = planned(input);
  for (const { id } of machines) graph.addNode(id);
  for (const { client, server, kind } of input.graph.edges) {
    if (kind === 'noise' || client === server || !graph.hasNode(client) || !graph.hasNode(server)) continue;
    graph.updateEdge(client, server, ({ weight = 0 }: { weight?: number }) => ({ weight: weight + 1 }));
  }
  // The same answer on every run: nodes in their order instead of by chance.
  const labels = louvain(graph, { randomWalk: false, rng: () => 0.5, getEdgeWeight: 'weight' });
  const groups = groupBy(machines, ({ id }) => String(labels[id]));
  return firstFit(
    input,
    [...groups].sort((left, right) => right.length - left.length),
  );
}

/** Each group into the first wave with room for all of it; one that no wave bears is parted where the wave is full. */
function firstFit({ settings }: WaveInput, groups: readonly Group[]): GivenPlan {
  const most = {
    machines: settings.capacity.machines ?? 50,
    hours: settings.capacity.hours ?? Number.POSITIVE_INFINITY,
  };
  const waves: { machines: number; hours: number }[] = [];
  const places: Record<string, number> = {};
  const place = (group: Group): void => {
    const hours = group.reduce((sum, machine) => sum + machine.hours, 0);
    if (group.length > 1 && (group.length > most.machines || hours > most.hours)) {
      for (const machine of group) place([machine]);
      return;
    }
    let at = waves.findIndex(
      (wave) => wave.machines + group.length <= most.machines && wave.hours + hours <= most.hours,
    );
    if (at === -1) at = waves.push({ machines: 0, hours: 0 }) - 1;
    waves[at]!.machines += group.length;
    waves[at]!.hours += hours;
    for (const { id } of group) places[id] = at + 1;
  };
  const isTest = ([first]: Group): boolean => first?.environment === 'nonProduction';
  for (const group of groups.filter(isTest)) place(group);
  for (const group of groups.filter((one) => !isTest(one))) place(group);
  return aGivenPlan(waves.length, places);
}
