import type { Assessment, CostTotal } from '../assessment/index.js';
import { formatCount, formatCountOf, formatMoney } from './figures.js';
import { alignRows, joinLines } from './lines.js';
import { READINESS_STATES, READINESS_WORDS } from './words.js';

/**
 * Five lines that say what an assessment came to: machines, readiness, sizes, cost, files.
 *
 * @param paths the files written, as the user can open them
 */
export function renderAssessSummary(assessment: Assessment, paths: readonly string[]): string {
  const { counts, totals, region, asOf, catalogue } = assessment;
  const readiness = READINESS_STATES.map(
    (state) => `${formatCount(counts.readiness[state])} ${READINESS_WORDS[state].toLowerCase()}`,
  );
  const off =
    totals.poweredOff.machines === 0 ? '' : `; powered off ${formatMoney(totals.poweredOff.perMonth, catalogue)}`;
  const rows: readonly (readonly string[])[] = [
    [
      'Machines',
      `${formatCount(counts.machines)} found = ${formatCount(counts.assessed)} assessed + ${formatCount(counts.outOfScope)} out of scope; ` +
        `${region.displayName}${region.isAssumed ? ' (assumed)' : ''} as of ${asOf}`,
    ],
    ['Readiness', readiness.join(', ')],
    [
      'Sizes',
      `${formatCount(counts.assessed)} assessed = ${formatCount(counts.sized)} sized + ${formatCount(counts.unsized)} without a size`,
    ],
    [
      'Cost',
      `${formatMoney(totals.running.perMonth, catalogue)} per month running${off}; ` +
        `${formatMoney(totals.all.perYear, catalogue)} per year in all${incompleteness(totals.all)}`,
    ],
    ['Written', paths.length === 0 ? 'nothing' : paths.join(', ')],
  ];
  return joinLines(alignRows(rows, 0, []));
}

/** A sum that lacks machines says so in the same breath. */
function incompleteness({ machinesWithUnknown, machinesUnsized }: CostTotal): string {
  const missing = [
    ...(machinesWithUnknown === 0 ? [] : [`${formatCountOf(machinesWithUnknown, 'machine')} with an unknown price`]),
    ...(machinesUnsized === 0 ? [] : [`${formatCountOf(machinesUnsized, 'machine')} without a size`]),
  ];
  return missing.length === 0 ? '' : ` (not complete: ${missing.join(', ')})`;
}
