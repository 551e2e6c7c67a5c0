// The estate on nodes of Azure VMware Solution: may each machine go there, and how many nodes would carry them. Knows no price.
export { deriveAvs } from './derive-avs.js';
export type { AvsAnswer, AvsMachine, AvsMachineAnswer } from './derive-avs.js';
export { avsManagement, PUBLISHED_AVS_MANAGEMENT } from './management.js';
export type { AvsManagement } from './management.js';
export { AVS_NODE_NAMES, AVS_NODES, AVS_STORAGE, AVS_STORAGE_NAMES, OBSERVED_AV36 } from './nodes.js';
export type { AvsNode, AvsNodeName, AvsStorageName, AvsStoragePolicy } from './nodes.js';
export { AVS_CPU_CAP_2020, AVS_RANGES, DEFAULT_AVS_POLICY } from './policy.js';
export type { AvsPolicy, AvsRange } from './policy.js';
export { AVS_GUIDES, AVS_RULES } from './rules.js';
export type { AvsFactName, AvsFacts, AvsRule } from './rules.js';
export { limitingFactorOf, predictedPercent, sizeAvsNodes } from './size-nodes.js';
export type { AvsDemand, AvsNodes, AvsResource, AvsStep } from './size-nodes.js';
