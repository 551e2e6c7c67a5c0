// Prices times use: the monthly bill of a chosen size and its disks, line by line. Chooses nothing.
export { deriveMachineCost, sizePerMonth, termsOf } from './derive-machine-cost.js';
export type { CostedDisk, CostSubject } from './derive-machine-cost.js';
export type { CostLine, MachineCost, PriceTerms } from './machine-cost.js';
export type { CostPolicy } from './policy.js';
export { COMPUTE_TERMS, hourlyPrice, paysWindowsLicence } from './price-terms.js';
export type { ComputeTerms, HourlyPrice } from './price-terms.js';
export { backupPerMonth, SITE_RECOVERY_PER_MONTH } from './services.js';
