import { CHURN_TARGETS, churnLimitOf, HIGH_CHURN, isPrintedTarget, NORMAL_CHURN, SITE_PAGES } from '../site/index.js';
import type { ChurnTarget } from '../site/index.js';
import { TIER_SIZES } from './limits.js';
import type { TargetDisk } from './replicated.js';

/** The row of the table that a disk is held to; null where the table has none for its target. */
export interface TableRow {
  readonly target: ChurnTarget;
  readonly mostMBps: number;
  /** As printed; null in the table of High Churn. */
  readonly mostGBPerDay: number | null;
  readonly rowKB: number;
  /** What is taken although no page prints it, in words; empty where all is printed. */
  readonly assumed: readonly string[];
  readonly source: string;
}

const tableOf = (isHigh: boolean): typeof NORMAL_CHURN => (isHigh ? HIGH_CHURN : NORMAL_CHURN);
const sourceOf = (isHigh: boolean): string =>
  isHigh ? SITE_PAGES.highChurn : `${SITE_PAGES.matrix}, "Churn limits"; ${SITE_PAGES.plannerReport}`;

/** By which row of the table a target disk is judged, and what of that is not printed; null for disks that the table does not know. */
function tableTargetOf(
  { type, tier }: TargetDisk,
  isHigh: boolean,
): { readonly target: ChurnTarget; readonly assumed: string | null } | null {
  if (type === 'standardHdd') return { target: 'standard', assumed: null };
  if (type === 'standardSsd')
    return { target: 'standard', assumed: 'the table says "standard storage", taken for a standard SSD too' };
  const number = type === 'premium' ? Number(/^P(\d{1,2})$/.exec(tier ?? '')?.[1] ?? NaN) : NaN;
  if (Number.isNaN(number)) return null;
  const printed = CHURN_TARGETS.find((name) => name === tier);
  if (printed !== undefined && isPrintedTarget(printed, isHigh)) return { target: printed, assumed: null };
  const target = number < 10 ? 'P10' : 'P50';
  return { target, assumed: `the table has no row for ${tier ?? ''}, that of ${target} is taken` };
}

/**
 * The row for a target disk and an I/O size.
 *
 * @param ioKB null: nobody measured it, and the lowest row holds as an assumption
 */
export function tableRowOf(disk: TargetDisk, ioKB: number | null, isHigh: boolean): TableRow | null {
  const found = tableTargetOf(disk, isHigh);
  if (found === null) return null;
  const rows = tableOf(isHigh)[found.target];
  const limit = churnLimitOf(rows, ioKB ?? rows[0]![0]);
  const assumed = [
    found.assumed,
    ioKB === null ? `nobody measured the size of its writes: the lowest row, ${limit.rowKB} KB` : null,
    ioKB !== null && limit.isAssumed
      ? `${Number(ioKB.toFixed(1))} KB is none of the printed sizes: the row of ${limit.rowKB} KB`
      : null,
  ].filter((words) => words !== null);
  return {
    target: found.target,
    mostMBps: limit.megabytesPerSecond,
    mostGBPerDay: limit.gigabytesPerDay,
    rowKB: limit.rowKB,
    assumed,
    source: sourceOf(isHigh),
  };
}

/** The smallest premium disk above a target that takes a churn at an I/O size; null where none does. */
export function largerTierFor({
  target,
  mbps,
  ioKB,
  isHigh,
}: {
  readonly target: ChurnTarget;
  readonly mbps: number;
  readonly ioKB: number | null;
  readonly isHigh: boolean;
}): { readonly tier: ChurnTarget; readonly leastGB: number; readonly mostMBps: number } | null {
  const own = CHURN_TARGETS.indexOf(target);
  for (const [tier, leastGB] of TIER_SIZES.filter(([name]) => CHURN_TARGETS.indexOf(name) > own)) {
    const rows = tableOf(isHigh)[tier];
    const mostMBps = churnLimitOf(rows, ioKB ?? rows[0]![0]).megabytesPerSecond;
    if (mbps <= mostMBps) return { tier, leastGB, mostMBps };
  }
  return null;
}
