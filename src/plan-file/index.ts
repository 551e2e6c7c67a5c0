// Plans of waves as files: tables that people edit, Azure Migrate's own waves, and ours. Judges no plan.
export { joinRows } from './join-rows.js';
export type { PlanExtras, ReadPlan } from './join-rows.js';
export { planCsv } from './plan-csv.js';
export type { PlanRows } from './plan-row.js';
export { isCalledAfterWave } from './header-words.js';
export { emptyPlan, noPlan, severalPlans, wavesBySheet } from './problems.js';
export { resourcesOfGrid } from './resources-of-grid.js';
export { rowsOfPlan } from './rows-of-plan.js';
export { rowsOfResources } from './rows-of-resources.js';
export { rowsOfTable } from './rows-of-table.js';
