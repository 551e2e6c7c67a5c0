// The estate as a graph: which machine depends on which, what of it is noise, which machines are one application, which stand in for
// each other, and whose loss takes others along. Reads no file and plans no wave.
export { deriveGraph } from './derive-graph.js';
export type { GraphInput } from './derive-graph.js';
export type {
  ApplicationGroup,
  AvailabilityGroup,
  DependencyGraph,
  EdgeKind,
  GraphEdge,
  GraphMachine,
  Hub,
  NoiseFound,
  OutsideEdge,
  SinglePoint,
} from './graph.js';
export { TIER_OF_ROLE } from './tier.js';
export type { Tier } from './tier.js';
