import { BYTES_PER_KIB } from '../model/index.js';
import { figure, SITE_PAGES } from '../site/index.js';
import { tableRowOf } from './churn-table.js';
import type { TableRow } from './churn-table.js';
import type { DiskChurn } from './churn.js';
import { assumptionsOfGeneration, GENERATION_LIMITS } from './generations.js';
import { hasHighChurn } from './limit-conditions.js';
import type { LimitConditions } from './limit-conditions.js';
import { grown } from './growth.js';
import { PLANNER_LIMITS } from './limits.js';
import type { LimitVerdict } from './placement.js';
import { remediesOfChurn } from './remedies.js';
import type { ReplicatedDisk, ReplicatedMachine } from './replicated.js';
import { sizeVerdict } from './size-verdict.js';
import { judge, undocumented, unjudged } from './verdict.js';

/** A disk with all that its limits depend on. */
export interface DiskCase {
  readonly machine: ReplicatedMachine;
  readonly disk: ReplicatedDisk;
  readonly churn: DiskChurn | null;
  readonly iops: number | null;
  /** The mean of its machine as measured; null: unknown. */
  readonly machineMBps: number | null;
  readonly resolved: LimitConditions;
}

const BYTES_PER_MB = 1_000_000;
/** What the tables of churn assume to be written twice at once. */
const OVERLAP_PERCENT = 30;
const AGAINST_TARGET = 'churn against the target disk';

/** The verdicts of one disk; none of a disk that is left out. */
export function diskVerdicts(one: DiskCase): readonly LimitVerdict[] {
  if (one.disk.leftOut !== null) return [];
  const { churnTable, binds, name, source } = GENERATION_LIMITS[one.machine.generation];
  if (churnTable === 'perMachine') return [sizeVerdict(one), shareVerdict(one), iopsVerdict(one)];
  if (churnTable === null) {
    const said = `no limit of churn per disk is documented for ${name}; what limits it instead: ${binds ?? ''}`;
    return [sizeVerdict(one), undocumented('diskChurn', said, source)];
  }
  return [sizeVerdict(one), ...churnVerdicts(one), writesVerdict(one), iopsVerdict(one)];
}

/** Where the machine is held to a limit, what of its churn is the disk's: which to leave out is told by it. */
function shareVerdict({ machine, disk, churn, machineMBps, resolved }: DiskCase): LimitVerdict {
  const { name, source } = GENERATION_LIMITS[machine.generation];
  const mean = churn?.averageMBps ?? null;
  const value = mean === null ? null : grown(mean, resolved.growthPercent.value);
  const share =
    mean === null || machineMBps === null || machineMBps === 0
      ? ''
      : `, ${figure(Math.min(100, Math.round((mean / machineMBps) * 100)))} % of what its machine writes`;
  const wrote = value === null ? 'what it writes is unknown' : `it writes ${figure(value)} MB/s after growth${share}`;
  return {
    ...undocumented(
      'diskChurn',
      `no limit of churn per disk is documented for ${name}, its machine is held to one: ${disk.name}: ${wrote}`,
      source,
    ),
    ...(value === null ? {} : { value, unit: 'MB/s' }),
  };
}

function churnVerdicts(one: DiskCase): readonly LimitVerdict[] {
  const { machine, disk, churn, resolved } = one;
  const { source } = GENERATION_LIMITS[machine.generation];
  if (disk.target === null) {
    return [unjudged('diskChurn', { what: AGAINST_TARGET, missing: 'no target disk was chosen for it' }, source)];
  }
  const ioKB = churn?.ioKB ?? resolved.settings.ioKB;
  const row = tableRowOf(disk.target, ioKB, hasHighChurn(resolved));
  if (row === null) {
    const { type, tier } = disk.target;
    return [
      unjudged('diskChurn', { what: AGAINST_TARGET, missing: `the table has no row for ${tier ?? type}` }, source),
    ];
  }
  return rowVerdicts(one, row, ioKB);
}

/** Average, what it comes to in a day, and the 95th percentile, which is what the Deployment Planner holds against the table. */
function rowVerdicts(
  { machine, disk, churn, resolved }: DiskCase,
  row: TableRow,
  ioKB: number | null,
): readonly LimitVerdict[] {
  const growth = resolved.growthPercent.value;
  const planned = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : grown(value, growth);
  const to = `to ${row.target} at ${row.rowKB} KB`;
  const after = growth === 0 ? '' : ` after ${figure(growth)} % growth`;
  const figures = [
    ['diskChurn', `average churn${after}, ${to}`, planned(churn?.averageMBps), row.mostMBps, 'MB/s'],
    ['diskChurnP95', `95th percentile of churn${after}, ${to}`, planned(churn?.p95MBps), row.mostMBps, 'MB/s'],
    ['diskChurnPerDay', `churn in a day${after}, ${to}`, planned(churn?.gbPerDay), row.mostGBPerDay, 'GB a day'],
  ] as const;
  return figures.flatMap(([limit, what, value, most, unit]) =>
    most === null
      ? []
      : [
          judge({
            ...{ limit, what, value, most, unit, source: row.source },
            assumed: [...row.assumed, ...assumptionsOfGeneration(machine.generation, resolved)],
            whenUnknown: 'no sample tells what it writes',
            remedies: () =>
              remediesOfChurn({
                ...{ machine, disk, target: row.target, ioKB, resolved },
                mbps: Math.max(planned(churn?.averageMBps) ?? 0, planned(churn?.p95MBps) ?? 0),
              }),
          }),
        ],
  );
}

function writesVerdict({ churn, resolved }: DiskCase): LimitVerdict {
  const { most, unit, source } = PLANNER_LIMITS.diskWriteIops;
  const [average, ioKB] = [churn?.averageMBps ?? null, churn?.ioKB ?? null];
  const isKnown = average !== null && ioKB !== null && ioKB > 0;
  // What writes nothing has no size of writes, and no operations either.
  const idle = average === 0 ? 0 : null;
  const value = isKnown ? (grown(average, resolved.growthPercent.value) * BYTES_PER_MB) / (ioKB * BYTES_PER_KIB) : idle;
  const isInDoubt = value !== null && (value * (100 - OVERLAP_PERCENT)) / 100 <= most;
  return judge({
    ...{ limit: 'diskWriteIops', what: 'average write operations', value, most, unit, source },
    doubt: isInDoubt
      ? {
          state: 'over',
          why: `the limit is on effective writes, which no page defines; with ${OVERLAP_PERCENT} % of overlap they are within`,
        }
      : null,
    whenUnknown: 'no sample tells how large its writes are',
    remedies: () => [
      'write in larger blocks, spread the writes over several disks, or leave the disk out and move its data apart',
    ],
  });
}

function iopsVerdict({ machine, iops, resolved }: DiskCase): LimitVerdict {
  const { most, unit } = PLANNER_LIMITS.diskIops;
  const source = machine.generation === 'hyperV' ? SITE_PAGES.plannerReportHyperV : PLANNER_LIMITS.diskIops.source;
  return judge({
    ...{ limit: 'diskIops', what: '95th percentile of operations after growth', most, unit, source },
    value: iops === null ? null : grown(iops, resolved.growthPercent.value),
    whenUnknown: 'no sample tells its operations',
    remedies: () => ['spread the load over several disks, or leave the disk out and move its data apart'],
  });
}
