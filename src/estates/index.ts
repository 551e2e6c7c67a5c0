// Two invented estates: inventories, connections and months of samples, the same bytes for ever from one seed. For the demo,
// for tests and for trying things out; makes bytes only, and leaves writing them to node/.
export { estateFiles, inventedEstate } from './estate-files.js';
export type { EstateFile } from './estate-files.js';
export { ESTATE_NAMES } from './estate-machine.js';
export type { EstateDisk, EstateMachine, EstateName, InventedEstate } from './estate-machine.js';
export type { LoadShape, Rhythm, Span } from './load-shape.js';
export { DEMO_DAYS, demoMachines } from './manufacturer.js';
export type { RoleName } from './roles.js';
export { sampleFiles } from './sample-files.js';
export type { SampleFile, SamplePart } from './sample-files.js';
export type { EstateZone } from './site-clock.js';
