import type { PointsPart, RecoveryPlan } from '../recovery/index.js';

/** Every part of the points of a plan, the plan's own first: machines on Hyper-V have a policy apart from those with an agent. */
export const partsOfPoints = ({ points }: Pick<RecoveryPlan, 'points'>): readonly PointsPart[] =>
  points.hyperV === undefined ? [points] : [points, points.hyperV];
