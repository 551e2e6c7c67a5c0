// Who asks whom: Azure Migrate's exports of connections, read and aggregated; what each machine serves; what it is for, with the
// signs of it. Opens no file, and plans nothing: groups, waves and services that could take over stand above.
export { askingsOf } from './askings-of.js';
export type { Connection, ConnectionCounts, ConnectionEnd, Dependencies, ProcessSeen } from './connection.js';
export { createConnectionRun } from './connection-run.js';
export type { ConnectionFileReader, ConnectionRun } from './connection-run.js';
export { groupByFunction } from './group-by-function.js';
export type { FunctionGroup, FunctionGroups } from './group-by-function.js';
export { recogniseConnections } from './header.js';
export { PRODUCTS } from './products.js';
export type { Product } from './products.js';
export { deriveRoles } from './roles.js';
export { deriveServices } from './services.js';
export type { Asking, MachineServices, Service, ServicesByMachine } from './services.js';
