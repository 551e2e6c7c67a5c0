import type { PlannedAppliance, ReplicatedDisk, ReplicationPlan, WaveFill } from '../../replication/index.js';
import { formatCountOf } from '../figures.js';
import { foldCells, foldingTable } from './folding-table.js';
import { PLAN_WORDS } from './plan-words.js';
import { cellsOf, gigabytes, joined, namesOf } from './replication-cells.js';
import type { NameOf } from './replication-cells.js';
import { avoidedTable, leftOutTable, overTable } from './replication-limit-tables.js';
import { amountColumn, countColumn, instantColumn, linesCell, linesColumn, noteColumn, textColumn } from './table.js';
import type { ReportTable, TableCell } from './table.js';

const MICROS = 1_000_000;

/** Every table of a plan of replication, in the order in which people ask. */
export function replicationTables(plan: ReplicationPlan): readonly ReportTable[] {
  const nameOf = namesOf(plan);
  return [
    fillTable(plan),
    overTable(plan, nameOf),
    avoidedTable(plan, nameOf),
    leftOutTable(plan),
    bandwidthTable(plan),
    breachTable(plan),
    foldingTable(plan, nameOf),
    machineTable(plan),
    diskTable(plan),
    batchTable(plan, nameOf),
    applianceTable(plan, nameOf),
    accountTable(plan, nameOf),
    datastoreTable(plan, nameOf),
    commandTable(plan),
    checklistTable(plan),
    costTable(plan),
    leftTable(plan),
  ];
}

/** Machines that replicate and are in no wave have the number 0. */
export const waveText = (wave: number): string => (wave === 0 ? 'in no wave' : `Wave ${wave}`);

const FILL_WORDS = {
  ...{ fits: 'fits', withinMargin: 'in the margin', slips: 'slips', noWindow: 'needs no window', unknown: 'unknown' },
} as const;

/** Behind a state: copies are reckoned against a day on which no cutover is allowed. */
export const REFUSED_WORDS = 'on a planned day that the calendar refuses';

/** A state says when copies are done; what it does not say stands with it, so that nobody reads half of it. */
const fillState = ({ state, keepsUp, unknownMachines, windowBy }: WaveFill): string =>
  [
    FILL_WORDS[state],
    ...(windowBy === 'refusedDay' ? [REFUSED_WORDS] : []),
    ...(keepsUp === false ? ['never caught up with'] : []),
    ...(unknownMachines > 0 && state !== 'unknown' ? ['as far as disks are known'] : []),
  ].join(', ');

/** What is over a limit, disks and datastores apart. */
export const overWords = ({ disksOverALimit, datastoresShort }: ReplicationPlan['counts']): string =>
  [
    formatCountOf(disksOverALimit, 'disk'),
    ...(datastoresShort === 0 ? [] : [formatCountOf(datastoresShort, 'datastore')]),
  ].join(', ');

const NEVER = 'never';

/** Copies that are followed to the end of what is simulated and are not done. */
const neverDone = ({ initial }: ReplicationPlan): ReadonlySet<number> =>
  new Set(initial.batches.filter(({ to }) => to === null).map(({ wave }) => wave));

function fillTable(plan: ReplicationPlan): ReportTable {
  const { initial } = plan;
  const never = neverDone(plan);
  const half = new Map(initial.wavesAtHalf.map((fill) => [fill.wave, fill]));
  return {
    id: 'windows',
    title: 'Cutover windows',
    said: 'How the first copies of each wave stand against its window, how long their last changes take, which is a part of the downtime alone, and what becomes of them if the link is half as fast.',
    columns: [
      ...[textColumn('Wave', 10), instantColumn('Copies begin'), instantColumn('Copies end'), instantColumn('Due')],
      ...[
        instantColumn('Window'),
        textColumn('State', 18),
        amountColumn('Spare', 'h'),
        countColumn('Last changes', 'min'),
        textColumn('At half the link', 18),
      ],
      ...[amountColumn('Spare at half', 'h'), textColumn('Why', 60), textColumn('What to do', 60)],
    ],
    rows: initial.waves.map((fill) => {
      const { wave, from, to, due, window, spareHours, lastSyncMinutes, said, warnings, remedies } = fill;
      const atHalf = half.get(wave);
      return [
        ...[waveText(wave), from, to ?? (never.has(wave) ? NEVER : null), due, window, fillState(fill)],
        ...[spareHours, lastSyncMinutes, atHalf === undefined ? null : fillState(atHalf), atHalf?.spareHours ?? null],
        ...[[said, ...warnings].join(' '), joined(remedies)],
      ];
    }),
  };
}

/** Rows are there only where churn was measured: then it is known that none does, as `Why` tells. */
const NO_BANDWIDTH = 'none does';

const bandwidthTable = ({ bandwidth }: ReplicationPlan): ReportTable => ({
  id: 'bandwidth',
  title: 'Bandwidth',
  said: 'The least open bandwidth with which the objective is met in every minute, and in nine of ten, over the minutes that samples show.',
  columns: [
    ...[
      countColumn('Objective', 'min'),
      countColumn('Met always', 'Mb/s'),
      countColumn('Met 90 % of the time', 'Mb/s'),
    ],
    ...[countColumn('Days with a breach at 90 %'), amountColumn('Worst at 90 %', 'min', 0), textColumn('Why', 60)],
  ],
  rows: bandwidth.least.map(({ rpoMinutes, mbps100, mbps90, at90, whyNone }) => [
    ...[rpoMinutes, mbps100 ?? NO_BANDWIDTH, mbps90 ?? NO_BANDWIDTH],
    ...[at90?.breaches.length ?? NO_BANDWIDTH, at90?.worstRpoMinutes ?? NO_BANDWIDTH, whyNone ?? ''],
  ]),
});

function breachTable({ bandwidth: { given } }: ReplicationPlan): ReportTable {
  return {
    id: 'breaches',
    title: 'Breaches',
    said:
      given === null
        ? 'The bandwidth that is there is unknown: nothing can be said of breaches.'
        : `Days on which the objective is broken at ${given.mbps} Mb/s.`,
    columns: [
      textColumn('Day', 12),
      countColumn('Breaches'),
      countColumn('In breach', 'min'),
      amountColumn('Worst', 'min', 0),
    ],
    rows: (given?.breaches ?? []).map(({ day, breaches, minutes, worstRpoMinutes }) => [
      day,
      breaches,
      minutes,
      worstRpoMinutes,
    ]),
  };
}

function machineTable(plan: ReplicationPlan): ReportTable {
  const churn = new Map(plan.churn.machines.map((one) => [one.machine, one]));
  const copies = new Map(plan.initial.machines.map((one) => [one.machine, one]));
  return {
    id: 'machines',
    title: 'Machines',
    said: 'Every machine that is replicated: by what, its churn, and its first copy.',
    columns: [
      ...[textColumn('Machine'), textColumn('Generation', 14), countColumn('Wave'), countColumn('Disks')],
      ...[amountColumn('Written', 'GB a day'), amountColumn('P95', 'MB/s', 2), amountColumn('Peak minute', 'MB/s', 2)],
      ...[
        instantColumn('Peak at'),
        instantColumn('Copy begins'),
        instantColumn('Copy ends'),
        amountColumn('To copy', 'GB'),
      ],
      ...[countColumn('Cycles'), amountColumn('Last cycle', 'min', 0), textColumn('Why this way', 60)],
    ],
    rows: plan.machines.map(({ id, name, generation, because, wave, disks }) => {
      const copy = copies.get(id);
      return [
        ...[
          name,
          PLAN_WORDS.generation[generation],
          wave,
          disks.length === 0 ? null : disks.filter(({ leftOut }) => leftOut === null).length,
        ],
        ...cellsOf(churn.get(id), ['gbPerDay', 'p95MBps', 'peakMBps', 'peakAt']),
        ...cellsOf(copy, ['from', 'to']),
        gigabytes(copy?.bytes ?? null),
        ...cellsOf(copy, ['cycles', 'lastCycleMinutes']),
        because,
      ];
    }),
  };
}

function diskTable(plan: ReplicationPlan): ReportTable {
  const churn = new Map(
    plan.churn.machines.map((one) => [one.machine, new Map(one.disks.map((disk) => [disk.disk, disk]))]),
  );
  const foldsOf = foldCells(plan);
  return {
    id: 'disks',
    title: 'Disks',
    said: 'Every disk of these machines: its target, what is written to it, how much of that still differs when a cycle is taken, and whether it is left out.',
    columns: [
      ...[textColumn('Machine'), textColumn('Disk', 16), amountColumn('Size', 'GB'), amountColumn('Used', 'GB')],
      ...[textColumn('Target', 14), amountColumn('Written', 'GB a day'), amountColumn('Mean', 'MB/s', 2)],
      ...[amountColumn('P95', 'MB/s', 2), amountColumn('Peak minute', 'MB/s', 2), amountColumn('I/O size', 'KB')],
      ...[amountColumn('Still differs', '%', 1), textColumn('Share by', 20), textColumn('Left out', 50)],
    ],
    rows: plan.machines.flatMap(({ id, name, disks }) =>
      disks.map((disk) => [
        ...[name, disk.name, gigabytes(disk.sizeBytes), gigabytes(disk.usedBytes), targetText(disk)],
        ...cellsOf(churn.get(id)?.get(disk.name), ['gbPerDay', 'averageMBps', 'p95MBps', 'peakMBps', 'ioKB']),
        ...foldsOf(id, disk.name),
        disk.leftOut ?? 'no',
      ]),
    ),
  };
}

const targetText = ({ target }: ReplicatedDisk): string | null =>
  target === null ? null : (target.tier ?? target.type);

const batchTable = ({ initial }: ReplicationPlan, nameOf: NameOf): ReportTable => ({
  id: 'batches',
  title: 'Batches',
  said: 'First copies that run beside each other, in the order of their begin.',
  columns: [
    ...[
      textColumn('Batch', 18),
      textColumn('Wave', 10),
      instantColumn('From'),
      instantColumn('To'),
      amountColumn('To send', 'GB'),
    ],
    ...[textColumn('Bound by', 30), countColumn('Machines'), noteColumn('Names', 80)],
  ],
  rows: initial.batches.map(({ id, wave, from, to, bytes, boundBy, machines }) => [
    ...[id, waveText(wave), from, to, gigabytes(bytes), boundBy, machines.length, machines.map(nameOf).join(', ')],
  ]),
});

const applianceTable = ({ placement }: ReplicationPlan, nameOf: NameOf): ReportTable => ({
  id: 'appliances',
  title: 'Appliances',
  said: 'What moves the data, how large it has to be, and for whom.',
  columns: [
    ...[textColumn('Appliance', 18), textColumn('Kind', 18), textColumn('Generation', 14), textColumn('Serves', 20)],
    ...[countColumn('vCPUs'), countColumn('Memory', 'GB'), countColumn('Cache', 'GB'), countColumn('Machines')],
    ...[
      countColumn('At the same time'),
      amountColumn('Churn', 'GB a day'),
      textColumn('Why', 60),
      noteColumn('Source', 40),
      noteColumn('Names', 80),
    ],
  ],
  rows: placement.appliances.map((one) => [
    ...[
      one.name,
      PLAN_WORDS.appliance[one.kind],
      PLAN_WORDS.generation[one.generation],
      one.serves ?? 'any',
      ...sizeCells(one),
    ],
    ...[...loadCells(one), one.said, one.source, one.machines.map(nameOf).join(', ')],
  ]),
});

/** Machines and churn that two appliances share stand with the first of them alone, so that columns add up. */
const loadCells = ({ sharedWith, machines, atOnce, churnGBPerDay }: PlannedAppliance): readonly TableCell[] => {
  if (sharedWith === undefined) return [machines.length, atOnce.machines, churnGBPerDay];
  const shared = `shared with ${sharedWith}`;
  return [shared, shared, shared];
};

/** A provider runs on its host and has no size of its own; only process servers keep a cache. */
const sizeCells = ({ kind, vcpus, memoryGB, cacheGB }: PlannedAppliance): readonly TableCell[] =>
  kind === 'hyperVProvider'
    ? ['of the host', 'of the host', 'none']
    : [vcpus, memoryGB, kind === 'azureMigrate' || kind === 'scaleOut' ? 'none' : cacheGB];

const accountTable = ({ placement }: ReplicationPlan, nameOf: NameOf): ReportTable => ({
  id: 'cache-accounts',
  title: 'Cache accounts',
  said: 'Storage accounts that take the logs before they reach the disks.',
  columns: [
    ...[textColumn('Account', 26), textColumn('Kind', 18), countColumn('Machines'), amountColumn('IOPS', null, 0)],
    ...[amountColumn('Churn', 'MB/s', 2), textColumn('Why', 60), noteColumn('Source', 40), noteColumn('Names', 80)],
  ],
  rows: placement.cacheAccounts.map(({ name, kind, machines, iops, churnMBps, said, source }) => [
    ...[
      name,
      PLAN_WORDS.account[kind],
      machines.length,
      iops,
      churnMBps,
      said,
      source,
      machines.map(nameOf).join(', '),
    ],
  ]),
});

const datastoreTable = ({ placement }: ReplicationPlan, nameOf: NameOf): ReportTable => ({
  id: 'datastores',
  title: 'Datastores',
  said: 'Room for the snapshots of cycles, and on volumes of Hyper-V hosts for logs and snapshots of first copies: how far they grow, at most.',
  columns: [
    ...[textColumn('Datastore'), amountColumn('Free', 'GB'), amountColumn('Growth', 'GB'), textColumn('State', 10)],
    ...[countColumn('Machines'), textColumn('Why', 60), textColumn('What to do', 60), noteColumn('Names', 80)],
  ],
  rows: placement.datastores.map(({ name, freeBytes, growthBytes, state, machines, said, remedies }) => [
    ...[name, gigabytes(freeBytes), gigabytes(growthBytes), state, machines.length, said, joined(remedies)],
    machines.map(nameOf).join(', '),
  ]),
});

const commandTable = ({ placement }: ReplicationPlan): ReportTable => ({
  id: 'commands',
  title: 'Commands',
  said: 'What sets throttles and blackouts in each tool, line by line, and what takes it back.',
  columns: [
    ...[textColumn('Tool', 24), textColumn('On', 24), textColumn('What for', 50), linesColumn('Commands', 90)],
    ...[linesColumn('To take it back', 90), noteColumn('Source', 40)],
  ],
  rows: placement.commands.map(({ tool, on, purpose, lines, undo, source }) => [
    ...[tool, on, purpose, linesCell(lines, 'none'), linesCell(undo, 'nothing'), source],
  ]),
});

const checklistTable = ({ checklist }: ReplicationPlan): ReportTable => ({
  id: 'checklist',
  title: 'Checklist',
  said: 'What has to be open, to resolve and to be granted for this plan, and how to see that it is.',
  columns: [
    ...[
      textColumn('What', 40),
      textColumn('Part', 16),
      textColumn('From', 20),
      textColumn('To', 30),
      textColumn('Port', 8),
    ],
    ...[textColumn('Check', 60), textColumn('Why', 50), noteColumn('Source', 40)],
  ],
  rows: checklist.flatMap(({ part, items }) =>
    items.map(({ what, from, to, port, check, why, source }) => [
      what,
      PLAN_WORDS.checklistPart[part],
      from ?? '',
      to ?? '',
      port === null ? '' : String(port),
      check,
      why,
      source,
    ]),
  ),
});

const costTable = ({ cost }: ReplicationPlan): ReportTable => ({
  id: 'cost',
  title: 'Cost of replication',
  said: ['By month; a line without a price is unknown and in no sum.', ...cost.said].join(' '),
  columns: [
    ...[textColumn('Month', 10), textColumn('Kind', 12), amountColumn('Quantity', null), textColumn('Unit', 16)],
    ...[amountColumn('US dollars', null, 2), textColumn('Why', 60), noteColumn('Price from', 30)],
  ],
  rows: cost.lines.map(({ month, kind, quantity, unit, perMonth, said, priceSource }) => [
    ...[month, PLAN_WORDS.cost[kind], quantity, unit, perMonth === null ? null : perMonth / MICROS, said, priceSource],
  ]),
});

const leftTable = ({ unreplicated }: ReplicationPlan): ReportTable => ({
  id: 'not-replicated',
  title: 'Not replicated',
  said: 'Machines of the estate that this plan does not replicate, and why.',
  columns: [textColumn('Machine'), textColumn('Why', 80)],
  rows: unreplicated.map(({ name, reason }) => [name, reason]),
});
