// What machines do together: the peak of their sum against the sum of their peaks, for hosts, clusters, waves or any named group.
// Takes series that were already rolled into buckets; sizes nothing and chooses nothing.
export { deriveJoint } from './derive-joint.js';
export type { JointInput } from './derive-joint.js';
export { groupMachines, parseGrouping } from './group-machines.js';
export type { Grouping, GroupOfMachines, GroupedMachines } from './group-machines.js';
export type {
  Joint,
  JointBound,
  JointComplete,
  JointCoverage,
  JointGroup,
  JointMeasure,
  JointMetric,
} from './joint.js';
export { JOINT_METRICS } from './metrics.js';
export { sumMembers } from './sum-members.js';
export type { JointTerms } from './sum-members.js';
