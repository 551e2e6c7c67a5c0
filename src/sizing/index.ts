// What a machine needs, and the cheapest size and disks that give it, with the reason for every size refused.
export type { DiskNeed, MachineNeed, NeedStep } from './need.js';
export { LIMITS } from './size-choice.js';
export type { DiskChoice, Limit, NeighbourSize, RefusedSize, RefusedSizes, SizeChoice } from './size-choice.js';
