/** A grid of 100 cells over 1,000 machines with 30 days of samples, all needs different and most needs shared. */
import { DEFAULT_POLICY, deriveAssessment } from '../../src/assessment/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/index.js';
import { deriveWhatIf } from '../../src/whatif/index.js';
import type { WhatIfAxes, WhatIfInput } from '../../src/whatif/index.js';
import { inventSampledEstate } from '../support/invented-peaks.js';
import { expectEqual, time } from './timing.js';

const MACHINES = 1000;
const DAYS = 30;

const NO_AXES: WhatIfAxes = { percentiles: [], comforts: [], historyDays: [], terms: [], series: [], regions: [] };
const GRIDS: readonly (readonly [string, WhatIfAxes])[] = [
  [
    'percentile x comfort x terms',
    {
      ...NO_AXES,
      percentiles: [90, 95, 98, 99, 100],
      comforts: [1, 1.15, 1.3, 1.5],
      terms: ['payAsYouGo', 'reserved1Year', 'reserved3Year', 'savings1Year', 'savings3Year'],
    },
  ],
  [
    'percentile x comfort x history, no need shared',
    { ...NO_AXES, percentiles: [90, 95, 98, 99, 100], comforts: [1, 1.1, 1.2, 1.3, 1.5], historyDays: [7, 14, 21, 30] },
  ],
];

export async function benchWhatIf(): Promise<void> {
  const catalogue = await readCatalogue();
  const offer = await readRegionOffer(catalogue, 'westeurope');
  const { estate, peaks } = inventSampledEstate(MACHINES, DAYS);
  const shared = {
    estate,
    peaks,
    catalogue,
    policy: DEFAULT_POLICY,
    asOf: null,
    priceSheet: null,
    engineVersion: 'bench',
  };
  for (const [name, axes] of GRIDS) {
    const input: WhatIfInput = { ...shared, region: 'westeurope', offers: new Map([['westeurope', offer]]), axes };
    const { cells } = deriveWhatIf(input);
    // What is timed must be right: the policy's own cell against a full run.
    const { totals } = deriveAssessment({ ...shared, offer, regionIsAssumed: false });
    expectEqual('cost of the first cell', cells[0]!.totals.all.perMonth, totals.all.perMonth);
    await time(`${cells.length} cells of ${MACHINES} machines: ${name}`, () => deriveWhatIf(input).cells.length);
  }
}
