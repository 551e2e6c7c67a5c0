// The second door of this folder, for the start of the command line: what tells an error and fits a line, without the nouns of an estate.
export { nearestNames } from './nearest-names.js';
export { AssessmentError, formatProblem } from './problem.js';
export type { Problem } from './problem.js';
export { columnsOf } from './text-columns.js';
