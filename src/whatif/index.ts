// One estate under many policies: a grid of sizes, cost and overload, its frontier and its knee. Gives the answers of a full
// assessment without the reasons; those are the assessment's.
export { certifyCell } from './certify-cell.js';
export { deriveWhatIf } from './derive-whatif.js';
export { findFrontier, findKnee } from './find-knee.js';
export type { CostPoint } from './find-knee.js';
export { planCells } from './grid.js';
export type { PlannedCell } from './grid.js';
export type { CellPlace, Knee, Overload, SeriesChoice, WhatIf, WhatIfAxes, WhatIfCell, WhatIfInput } from './whatif.js';
