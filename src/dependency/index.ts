// Who asks whom: exports, logs and captures of connections, read and aggregated; what each machine serves; what it is for, with the
// signs of it. Opens no file, and plans nothing: groups, waves and services that could take over stand above.
export { askingsOf } from './askings-of.js';
export type {
  Connection,
  ConnectionCounts,
  ConnectionEnd,
  Dependencies,
  FoldedPorts,
  ProcessSeen,
  UnansweredAttempts,
} from './connection.js';
export { createConnectionRun } from './connection-run.js';
export { machineFinder } from './find-machine.js';
export type { ConnectionFileReader, ConnectionRun, ConnectionRunOptions } from './connection-run.js';
export { FLOW_FIELDS } from './flow-rows.js';
export type { FlowField } from './flow-rows.js';
export { recogniseConnections } from './forms.js';
export { groupByFunction } from './group-by-function.js';
export type { FunctionGroup, FunctionGroups } from './group-by-function.js';
export type { ConnectionMapping, MappedColumn, MappedServices } from './mapping.js';
export { PRODUCTS } from './products.js';
export type { Product } from './products.js';
export { deriveRoles } from './roles.js';
export { deriveServices } from './services.js';
export type { Asking, MachineServices, Service, ServicesByMachine } from './services.js';
