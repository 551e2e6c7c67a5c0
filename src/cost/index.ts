// Prices times use: the monthly bill of a chosen size and its disks, line by line. Chooses nothing.
export type { CostLine, MachineCost, PriceTerms } from './machine-cost.js';
