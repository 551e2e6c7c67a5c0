import type { Problem } from '../model/index.js';
import { unusedSheets } from './problems.js';
import type { UnusedSheets } from './problems.js';
import type { Recognised } from './recognise.js';
import type { Grid } from './table.js';

const WHY: Readonly<Partial<Record<Recognised['kind'], UnusedSheets>>> = {
  rvtoolsOther: 'otherTab',
  azureMigrateAnswer: 'answer',
  unrecognised: 'noHeader',
};

/** Tells, once per reason, which sheets of a file that was read were not, and how many rows they have below the first. */
export function reportUnusedSheets(
  file: string,
  grids: readonly { readonly grid: Grid; readonly recognised: Recognised }[],
  problems: Problem[],
): void {
  const found = new Map<UnusedSheets, string[]>();
  for (const { grid, recognised } of grids) {
    const why = WHY[recognised.kind];
    const rows = grid.rows.length - 1;
    if (why === undefined || rows < 1) continue;
    const sheet = `${grid.sheet ?? 'the file'} (${rows} ${rows === 1 ? 'row' : 'rows'})`;
    found.set(why, [...(found.get(why) ?? []), sheet]);
  }
  for (const [why, sheets] of found) problems.push(unusedSheets({ file }, why, sheets));
}
