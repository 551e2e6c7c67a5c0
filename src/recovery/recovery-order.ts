import type { DependencyGraph, GraphEdge, OutsideEdge } from '../graph/index.js';
import { compareText } from '../model/index.js';
import type { Machine, SourceLocation } from '../model/index.js';
import type { RecoveryInput } from './derive-recovery-plan.js';

/**
 * The input in an order of its own, so that no row of an inventory or an export and no entry of a list decides by its place: machines by
 * name, connections by who asks whom. Lists whose order says something stay as they are: statements, actions, links; and elements of the
 * settings until they are checked, since their place in the file is told by their place in the list.
 */
export const inRecoveryOrder = (input: RecoveryInput): RecoveryInput => ({
  ...input,
  estate: { ...input.estate, machines: input.estate.machines.toSorted(byName) },
  graph: graphInOrder(input.graph),
});

/** Machines, or anything else that is called by name, by it. */
export const byName = (left: Pick<Machine, 'id' | 'name'>, right: Pick<Machine, 'id' | 'name'>): number =>
  compareText(left.name, right.name) || compareText(left.id, right.id);

/** Machines by name; edges and parties outside by their ends and ports. */
export const graphInOrder = (graph: DependencyGraph): DependencyGraph => ({
  ...graph,
  machines: graph.machines.toSorted(byName),
  edges: graph.edges.toSorted(compareEdges),
  outside: graph.outside.toSorted(compareOutside),
});

const compareEdges = (left: GraphEdge, right: GraphEdge): number =>
  compareText(left.client, right.client) ||
  compareText(left.server, right.server) ||
  left.port - right.port ||
  compareText(left.protocol ?? '', right.protocol ?? '') ||
  comparePlaces(left.origin, right.origin);

const compareOutside = (left: OutsideEdge, right: OutsideEdge): number =>
  compareText(left.machine, right.machine) ||
  compareText(left.direction, right.direction) ||
  compareText(left.party, right.party) ||
  compareText(left.addresses.join(), right.addresses.join()) ||
  left.port - right.port ||
  compareText(left.protocol ?? '', right.protocol ?? '') ||
  comparePlaces(left.origin, right.origin);

/** By file, sheet and line. */
export const comparePlaces = (left: SourceLocation, right: SourceLocation): number =>
  compareText(left.file, right.file) ||
  compareText(left.sheet ?? '', right.sheet ?? '') ||
  (left.line ?? 0) - (right.line ?? 0);
