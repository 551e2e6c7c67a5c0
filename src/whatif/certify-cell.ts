import { AssessmentError } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import { certifyChoice } from '../sizing/index.js';
import type { SizeCertificate } from '../sizing/index.js';
import { createCellMarkets, provenNeed } from './cell-market.js';
import { planCells } from './grid.js';
import { createNeedSource } from './needs.js';
import type { WhatIfInput } from './whatif.js';

/**
 * The certificate of one machine's size in one cell. None is kept with a grid: it is worked out when it is asked for.
 *
 * @param cell its place in `WhatIf.cells`
 * @throws {AssessmentError} `whatif/no-certificate`: no such cell or machine, or no size is looked for
 */
export function certifyCell(input: WhatIfInput, cell: number, machine: MachineId): SizeCertificate {
  const planned = planCells(input)[cell];
  const needs =
    planned === undefined ? [] : createNeedSource(input, planned.policy.sizing.windowDays).under(planned.policy);
  const needed = needs.find((one) => one.machine.id === machine);
  if (planned === undefined || needed === undefined || needed.need === null) {
    throw new AssessmentError({
      code: 'whatif/no-certificate',
      severity: 'error',
      at: null,
      message: `cell ${cell} has no size of "${machine}" to certify`,
      remedy: 'name a cell of the grid and a machine in scope that may run in Azure',
    });
  }
  const market = createCellMarkets(input).of(planned);
  return certifyChoice(provenNeed(needed, market), market.market);
}
