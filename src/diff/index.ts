// Two assessments compared: the change of cost and sizes by cause, in parts that add up. Reads nothing; assesses mixtures of
// the two anew from what they keep, and says what cannot be told apart.
export { deriveDiff } from './derive-diff.js';
export { CAUSES } from './diff.js';
export type {
  AssessmentDiff,
  Cause,
  DiffAnswer,
  DiffCause,
  DiffFigures,
  DiffMachine,
  DiffSide,
  DiffSideSummary,
  DiffWorld,
  PolicyChange,
  Unattributed,
} from './diff.js';
export { shareChange } from './share-change.js';
