import type { DiskFold, FoldSource, ReplicationPlan } from '../../replication/index.js';
import type { NameOf } from './replication-cells.js';
import { amountColumn, countColumn, textColumn } from './table.js';
import type { ReportTable, TableCell } from './table.js';

const SOURCE_WORDS: Readonly<Record<FoldSource, string>> = {
  measured: 'measured',
  disk: 'stated of the disk',
  machine: 'stated of the machine',
  estate: 'stated of all',
  nobody: 'nobody',
};

/** Of what a disk writes, the share that crosses, and who says so; one that is not copied in cycles sends every write. */
export function foldCells(plan: ReplicationPlan): (machine: string, disk: string) => readonly TableCell[] {
  const folds = new Map(plan.folding.disks.map((fold) => [JSON.stringify([fold.machine, fold.disk]), fold]));
  const cycled = new Set(plan.folding.disks.map(({ machine }) => machine as string));
  return (machine, disk) => {
    const fold = folds.get(JSON.stringify([machine, disk]));
    if (fold !== undefined) return [fold.percent, SOURCE_WORDS[fold.from]];
    return cycled.has(machine) ? [null, 'left out'] : [EVERY_WRITE, 'no cycles'];
  };
}

const EVERY_WRITE = 100;

/** Disks of which changed blocks are known, with the intervals that say so. */
export const foldingTable = ({ folding }: ReplicationPlan, nameOf: NameOf): ReportTable => ({
  id: 'folding',
  title: 'What folds',
  said: 'Disks of which changed blocks are known: what changed by what was written in the same intervals.',
  columns: [
    ...[textColumn('Machine'), textColumn('Disk', 16), amountColumn('Still differs', '%'), textColumn('By', 20)],
    ...[countColumn('Intervals'), amountColumn('Shortest', 'min'), amountColumn('Longest', 'min')],
    ...[amountColumn('Least', '%'), amountColumn('Median', '%'), amountColumn('Most', '%')],
    ...[countColumn('Longer intervals'), amountColumn('Over longer', '%'), textColumn('Why', 60)],
  ],
  rows: folding.disks
    .filter(({ carrying, longer }) => carrying !== null || longer !== null)
    .map((fold) => [
      nameOf(fold.machine),
      fold.disk,
      fold.percent,
      SOURCE_WORDS[fold.from],
      ...figureCells(fold),
      fold.said,
    ]),
});

const figureCells = ({ carrying, longer }: DiskFold): readonly TableCell[] => [
  ...(carrying === null
    ? [0, null, null, null, null, null]
    : [
        ...[carrying.intervals, carrying.shortestMinutes, carrying.longestMinutes],
        ...[carrying.minPercent, carrying.medianPercent, carrying.maxPercent],
      ]),
  ...[longer?.intervals ?? 0, longer?.percent ?? null],
];
