// Whether a machine is active, idle, a zombie or unknown, from its samples. What follows from that is the business case's.
export { classifyUtilisation, DOCUMENTED_THRESHOLDS } from './classify-utilisation.js';
export type {
  MeasuredDirection,
  MixedRule,
  UsedPercent,
  Utilisation,
  UtilisationClass,
  UtilisationFigures,
  UtilisationGroup,
  UtilisationThresholds,
} from './classify-utilisation.js';
export { deriveUtilisation } from './derive-utilisation.js';
export type { UtilisationQuestion } from './derive-utilisation.js';
