import { BYTES_PER_KIB } from '../model/index.js';
import { churnLimitOf, figure, HYPER_V_CHURN, SITE_PAGES } from '../site/index.js';
import { unsampledDisks } from './churn-words.js';
import type { MachineChurn } from './churn.js';
import { assumptionsOfGeneration } from './generations.js';
import { grown } from './growth.js';
import { PLANNER_LIMITS } from './limits.js';
import type { LimitName } from './limit-words.js';
import type { MachineCase } from './machine-case.js';
import type { LimitVerdict } from './placement.js';
import { accountVerdict, snapshotVerdict } from './planner-verdicts.js';
import { remediesOfHyperV } from './remedies.js';
import type { ReplicatedMachine } from './replicated.js';
import { judge, unjudged } from './verdict.js';

const SOURCE = SITE_PAGES.plannerReportHyperV;
const BYTES_PER_MB = 1_000_000;
const AGAINST_STORAGE = 'churn of the machine against its storage';

type Storage = keyof typeof HYPER_V_CHURN;
const STORAGE_WORDS: Readonly<Record<Storage, string>> = {
  standard: 'standard storage',
  premium: 'premium storage',
};

/** The row of the table that a machine is held to. */
interface Row {
  readonly storage: Storage;
  readonly rowKB: number;
  readonly mostMBps: number;
  readonly mostGBPerDay: number;
  readonly assumed: readonly string[];
  /** Why a churn within the row says nothing; null: it does. */
  readonly doubt: string | null;
}

/**
 * A machine that its Hyper-V host replicates, against the limits of Site Recovery for Hyper-V: of churn, of operations and of size, all of
 * them of the machine and not of a disk. The Deployment Planner takes the 95th percentile of churn for its peak, which the table is held
 * against as the mean is.
 */
export function hyperVVerdicts(one: MachineCase): readonly LimitVerdict[] {
  const { machine, resolved } = one;
  return [
    ...churnVerdicts(one),
    writesVerdict(one),
    iopsVerdict(one),
    accountVerdict(machine, resolved),
    ...(resolved.purpose.value === 'protect' ? [snapshotVerdict(one)] : []),
  ];
}

function churnVerdicts(one: MachineCase): readonly LimitVerdict[] {
  const { churn, resolved } = one;
  const row = rowOf(one);
  if (typeof row === 'string') {
    return [unjudged('machineChurnMean', { what: AGAINST_STORAGE, missing: row }, SOURCE)];
  }
  const growth = resolved.growthPercent.value;
  const after = growth === 0 ? '' : ` after ${figure(growth)} % growth`;
  const to = `to ${STORAGE_WORDS[row.storage]} at ${row.rowKB} KB`;
  const figures = [
    ['machineChurnMean', 'average churn of the machine', churn?.averageMBps, row.mostMBps, 'MB/s'],
    ['machineChurnP95', '95th percentile of churn of the machine', churn?.p95MBps, row.mostMBps, 'MB/s'],
    ['machineChurnPerDay', 'churn of the machine in a day', churn?.gbPerDay, row.mostGBPerDay, 'GB a day'],
  ] as const satisfies readonly (readonly [LimitName, string, number | null | undefined, number, string])[];
  const why = doubtOf(churn) ?? row.doubt;
  return figures.map(([limit, what, value, most, unit]) =>
    judge({
      ...{ limit, what: `${what}${after}, ${to}`, most, unit, source: SOURCE },
      value: value === null || value === undefined ? null : grown(value, growth),
      assumed: [...row.assumed, ...assumptionsOfGeneration(one.machine.generation, resolved)],
      doubt: why === null ? null : { state: 'within', why },
      whenUnknown: 'no sample tells what it writes',
      remedies: () => remediesOfHyperV({ isStandard: row.storage === 'standard', ...neededOf(one, row) }, resolved),
    }),
  );
}

/** Disks without samples could only add. */
const doubtOf = (churn: MachineChurn | null): string | null =>
  churn !== null && churn.unmeasuredDisks > 0 ? unsampledDisks(churn.unmeasuredDisks) : null;

/** What premium storage takes at the size of writes, for a remedy, and what the machine needs of it. */
function neededOf({ churn, resolved }: MachineCase, { rowKB }: Row): { needMBps: number; premiumMBps: number } {
  const needMBps = grown(Math.max(churn?.averageMBps ?? 0, churn?.p95MBps ?? 0), resolved.growthPercent.value);
  return { needMBps, premiumMBps: churnLimitOf(HYPER_V_CHURN.premium, rowOfWrites(churn) ?? rowKB).megabytesPerSecond };
}

/** The row of the table; in words what is missing to find it. */
function rowOf({ machine, churn, resolved }: MachineCase): Row | string {
  const kinds = storagesOf(machine);
  if (typeof kinds === 'string') return kinds;
  const storage: Storage = kinds.has('premium') ? 'premium' : 'standard';
  const ioKB = rowOfWrites(churn) ?? resolved.settings.ioKB;
  const rows = HYPER_V_CHURN[storage];
  const limit = churnLimitOf(rows, ioKB ?? rows[0]![0]);
  const isMixed = kinds.size > 1;
  return {
    ...{ storage, rowKB: limit.rowKB, mostMBps: limit.megabytesPerSecond, mostGBPerDay: limit.gigabytesPerDay! },
    assumed: [
      ...(machine.disks.some(({ leftOut, target }) => leftOut === null && target?.type === 'standardSsd')
        ? ['the table says "standard storage", taken for a standard SSD too']
        : []),
      ...(isMixed
        ? [
            'some of its disks go to standard and some to premium storage: the page places a machine in one of them, in premium as soon as one disk needs it',
          ]
        : []),
      ...(ioKB === null ? [`nobody measured the size of its writes: the lowest row, ${limit.rowKB} KB`] : []),
      ...(ioKB !== null && limit.isAssumed
        ? [`${Number(ioKB.toFixed(1))} KB is none of the printed sizes: the row of ${limit.rowKB} KB`]
        : []),
    ],
    doubt: isMixed ? doubtOfMixed(machine, churn, resolved.growthPercent.value) : null,
  };
}

/** To what its replicated disks go; in words what is missing to tell. */
function storagesOf({ disks }: ReplicatedMachine): ReadonlySet<Storage> | string {
  const kinds = new Set<Storage>();
  for (const { leftOut, target } of disks) {
    if (leftOut !== null) continue;
    if (target === null) return 'no target was chosen for one of its disks';
    if (target.type === 'premium') kinds.add('premium');
    else if (target.type === 'standardHdd' || target.type === 'standardSsd') kinds.add('standard');
    else return `the table has no row for ${target.tier ?? target.type}`;
  }
  return kinds.size === 0 ? 'none of its disks is replicated' : kinds;
}

/** Which row holds for a machine on both is in no page: what its standard disks write alone must not be more than a machine may there. */
function doubtOfMixed(machine: ReplicatedMachine, churn: MachineChurn | null, growthPercent: number): string | null {
  const ofStandard = machine.disks.reduce((sum, { leftOut, target }, index) => {
    const isStandard = leftOut === null && target?.type !== 'premium';
    return isStandard ? sum + (churn?.disks[index]?.averageMBps ?? 0) : sum;
  }, 0);
  const most = HYPER_V_CHURN.standard[0]![1];
  return grown(ofStandard, growthPercent) <= most
    ? null
    : `its disks on standard storage alone write more than the ${most} MB/s that a machine may there, and no page says which row holds for a machine on both`;
}

interface Writes {
  readonly averageMBps: number;
  /** Null where the size of some of them is unknown. */
  readonly perSecond: number | null;
}

/** What its disks write, in sum, and in how many operations. */
function writesOf(churn: MachineChurn | null): Writes | null {
  let averageMBps = 0;
  let perSecond: number | null = 0;
  for (const disk of churn?.disks ?? []) {
    const mean = disk.averageMBps ?? 0;
    if (mean === 0) continue;
    averageMBps += mean;
    const { ioKB } = disk;
    if (ioKB === null || ioKB <= 0) perSecond = null;
    else if (perSecond !== null) perSecond += (mean * BYTES_PER_MB) / (ioKB * BYTES_PER_KIB);
  }
  return typeof churn?.averageMBps === 'number' ? { averageMBps, perSecond } : null;
}

const THOUSANDTHS = 1000;

/** The mean size of its writes over all disks; null unknown. */
function rowOfWrites(churn: MachineChurn | null): number | null {
  const { averageMBps = 0, perSecond = null } = writesOf(churn) ?? {};
  if (perSecond === null || perSecond === 0) return null;
  const ioKB = (averageMBps * BYTES_PER_MB) / perSecond / BYTES_PER_KIB;
  return Math.round(ioKB * THOUSANDTHS) / THOUSANDTHS;
}

/** What the tables of churn assume to be written twice at once. */
const OVERLAP_PERCENT = 30;

function writesVerdict({ churn, resolved }: MachineCase): LimitVerdict {
  const { most, unit } = PLANNER_LIMITS.diskWriteIops;
  const perSecond = writesOf(churn)?.perSecond ?? null;
  const value = perSecond === null ? null : grown(perSecond, resolved.growthPercent.value);
  const isInDoubt = value !== null && (value * (100 - OVERLAP_PERCENT)) / 100 <= most;
  const why = doubtOf(churn);
  return judge({
    ...{
      limit: 'machineWriteIops',
      what: 'average write operations of the machine',
      value,
      most,
      unit,
      source: SOURCE,
    },
    doubt:
      value !== null && value <= most
        ? why === null
          ? null
          : { state: 'within', why }
        : isInDoubt
          ? {
              state: 'over',
              why: `the limit is on effective writes, which no page defines; with ${OVERLAP_PERCENT} % of overlap they are within`,
            }
          : null,
    whenUnknown: 'no sample tells how large its writes are',
    remedies: () => ['write in larger blocks, or split what it runs over two machines'],
  });
}

function iopsVerdict({ iops, resolved }: MachineCase): LimitVerdict {
  const { most, unit } = PLANNER_LIMITS.machineIops;
  return judge({
    ...{ limit: 'machineIops', what: '95th percentile of operations after growth', most, unit, source: SOURCE },
    value: iops === null ? null : grown(iops, resolved.growthPercent.value),
    whenUnknown: 'no sample tells its operations',
    remedies: () => ['split what it runs over two machines, or leave disks out and move their data apart'],
  });
}
