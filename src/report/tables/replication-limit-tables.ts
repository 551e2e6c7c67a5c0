import type { DatastoreHeadroom, LimitVerdict, ReplicationPlan } from '../../replication/index.js';
import { PLAN_WORDS } from './plan-words.js';
import { cellsOf, gigabytes, joined } from './replication-cells.js';
import type { NameOf } from './replication-cells.js';
import { decimalsApart } from '../../site/index.js';
import { amountColumn, noteColumn, textColumn } from './table.js';
import type { ReportTable } from './table.js';

const BYTES_PER_GIB = 1_073_741_824;
const ROOM_STATES = { enough: 'within', short: 'over', unknown: 'unknown' } as const;

/** The room of a datastore or a volume as a limit beside those of churn: what is full stops the machines on it. */
function roomVerdict({ kind, state, freeBytes, growthBytes, said, remedies, source }: DatastoreHeadroom): ToldVerdict {
  const [limit, what] =
    kind === 'snapshots' ? (['datastoreRoom', 'datastore'] as const) : (['volumeRoom', 'volume'] as const);
  return {
    ...{ limit, state: ROOM_STATES[state], unit: 'GiB', remedies, source },
    value: growthBytes === null ? null : growthBytes / BYTES_PER_GIB,
    most: freeBytes === null ? null : freeBytes / BYTES_PER_GIB,
    said: state === 'short' ? `${said}; a full ${what} stops the machines on it` : said,
    assumption: 'growth is an upper bound of ours',
  };
}

/** A limit of the plan, or room that stands among them. */
type ToldVerdict = Omit<LimitVerdict, 'limit'> & { readonly limit: keyof typeof PLAN_WORDS.limit };

interface Broken {
  readonly machine: string;
  readonly disk: string;
  readonly verdict: ToldVerdict;
}

/** What no page limits is told in the documentation, not machine by machine. */
const isTold = ({ state }: ToldVerdict): boolean => state === 'over' || state === 'unknown';

/** Limits that are broken or cannot be judged, machine by machine, and behind them datastores and volumes without room. */
export function brokenLimits(plan: ReplicationPlan, nameOf: NameOf): readonly Broken[] {
  const rooms = plan.placement.datastores.map((one) => ({
    machine: one.name,
    disk: one.kind === 'snapshots' ? 'the datastore' : 'the volume',
    verdict: roomVerdict(one),
  }));
  const ofMachines = plan.verdicts.flatMap(({ machine, verdicts, disks }) => [
    ...verdicts.filter(isTold).map((verdict) => ({ machine: nameOf(machine), disk: '', verdict })),
    ...disks.flatMap(({ disk, verdicts: ofDisk }) =>
      ofDisk.filter(isTold).map((verdict) => ({ machine: nameOf(machine), disk, verdict })),
    ),
  ]);
  return [...ofMachines, ...rooms.filter(({ verdict }) => isTold(verdict))];
}

export function overTable(plan: ReplicationPlan, nameOf: NameOf): ReportTable {
  const all = brokenLimits(plan, nameOf);
  const told = [
    ...all.filter(({ verdict }) => verdict.state === 'over'),
    ...all.filter(({ verdict }) => verdict.state === 'unknown'),
  ];
  const decimals = decimalsOf(told.map(({ verdict }) => verdict));
  return {
    id: 'limits',
    title: 'Limits',
    said: 'Limits that are broken, and behind them those that cannot be judged, with what to do.',
    columns: [
      ...[textColumn('Machine or datastore'), textColumn('Disk', 16), textColumn('Limit', 28), textColumn('State', 10)],
      ...[
        amountColumn('Value', null, decimals),
        amountColumn('At most', null, decimals),
        textColumn('Unit', 8),
        textColumn('Why', 60),
      ],
      ...[textColumn('What to do', 70), noteColumn('Assumption', 40), noteColumn('Source', 40)],
    ],
    rows: told.map(({ machine, disk, verdict }) => [
      ...[
        machine,
        disk === '' ? 'the machine' : disk,
        PLAN_WORDS.limit[verdict.limit],
        verdict.state,
        verdict.value,
        verdict.most,
      ],
      ...[verdict.unit, verdict.said, joined(verdict.remedies), verdict.assumption ?? 'none', verdict.source],
    ]),
  };
}

const FEWEST_DECIMALS = 2;

/** So many that no figure over its limit reads as the limit. */
const decimalsOf = (verdicts: readonly ToldVerdict[]): number =>
  Math.max(
    FEWEST_DECIMALS,
    ...verdicts.map(({ value, most }) =>
      value === null || most === null ? 0 : decimalsApart(value, most, FEWEST_DECIMALS),
    ),
  );

export const avoidedTable = ({ avoided }: ReplicationPlan, nameOf: NameOf): ReportTable => ({
  id: 'avoided',
  title: 'Limits avoided',
  said: 'Limits of churn of Site Recovery that these would break, of its modernized generation, or of Hyper-V where a disk is left out. Here they do not: by their generation, of which no limit of churn is documented, or since the disk is left out.',
  columns: [
    ...[
      textColumn('Machine'),
      textColumn('Disk', 16),
      textColumn('Limit', 28),
      amountColumn('Value', null, decimalsOf(avoided.map(({ verdict }) => verdict))),
    ],
    ...[
      amountColumn('At most', null, decimalsOf(avoided.map(({ verdict }) => verdict))),
      textColumn('Unit', 8),
      textColumn('Avoided by', 50),
      textColumn('Why', 60),
    ],
    ...[textColumn('What to do there', 70), noteColumn('Assumption', 40), noteColumn('Source', 40)],
  ],
  rows: avoided.map(({ machine, disk, leftOut, verdict }) => [
    ...[
      nameOf(machine),
      disk ?? 'the machine',
      PLAN_WORDS.limit[verdict.limit],
      verdict.value,
      verdict.most,
      verdict.unit,
    ],
    ...[leftOut === null ? 'the generation' : 'leaving the disk out', verdict.said, joined(verdict.remedies)],
    ...[verdict.assumption ?? 'none', verdict.source],
  ]),
});

export const leftOutTable = (plan: ReplicationPlan): ReportTable => {
  const churn = new Map(
    plan.churn.machines.map((one) => [one.machine, new Map(one.disks.map((disk) => [disk.disk, disk]))]),
  );
  return {
    id: 'left-out',
    title: 'Disks left out',
    said: 'Disks of replicated machines that are not replicated: their data needs a way of its own.',
    columns: [
      ...[textColumn('Machine'), textColumn('Disk', 16), amountColumn('Size', 'GB'), amountColumn('Used', 'GB')],
      ...[amountColumn('Written', 'GB a day'), amountColumn('P95', 'MB/s', 2), textColumn('Why', 70)],
    ],
    rows: plan.machines.flatMap(({ id, name, disks }) =>
      disks
        .filter(({ leftOut }) => leftOut !== null)
        .map((disk) => [
          ...[name, disk.name, gigabytes(disk.sizeBytes), gigabytes(disk.usedBytes)],
          ...cellsOf(churn.get(id)?.get(disk.name), ['gbPerDay', 'p95MBps']),
          disk.leftOut,
        ]),
    ),
  };
};
