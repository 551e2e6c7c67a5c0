import type { AssessedMachine } from '../assessment/index.js';
import { micros } from '../model/index.js';
import type { DiffAnswer, DiffFigures } from './diff.js';

export const FIGURES: readonly (keyof DiffFigures)[] = ['perMonth', 'vcpus', 'memoryMiB', 'storageGiB'];

export const NO_FIGURES: DiffFigures = { perMonth: micros(0), vcpus: 0, memoryMiB: 0, storageGiB: 0 };

const combine = (left: DiffFigures, right: DiffFigures, sign: 1 | -1): DiffFigures => ({
  perMonth: micros(left.perMonth + sign * right.perMonth + 0),
  vcpus: left.vcpus + sign * right.vcpus + 0,
  memoryMiB: left.memoryMiB + sign * right.memoryMiB + 0,
  storageGiB: left.storageGiB + sign * right.storageGiB + 0,
});

export const plus = (left: DiffFigures, right: DiffFigures): DiffFigures => combine(left, right, 1);
export const minus = (left: DiffFigures, right: DiffFigures): DiffFigures => combine(left, right, -1);
export const sumOfFigures = (all: readonly DiffFigures[]): DiffFigures => all.reduce(plus, NO_FIGURES);
export const isNothing = (figures: DiffFigures): boolean => FIGURES.every((name) => figures[name] === 0);

type Answered = Pick<AssessedMachine, 'size' | 'disks' | 'cost'>;

/** What a machine adds to the sums; one without a size adds nothing. */
export function figuresOf({ size, disks, cost }: Answered): DiffFigures {
  if (size === null) return NO_FIGURES;
  return {
    perMonth: cost?.perMonth ?? micros(0),
    vcpus: size.vcpus,
    memoryMiB: size.memoryMiB,
    storageGiB: disks.reduce((sum, disk) => sum + (disk?.sizeGiB ?? 0), 0),
  };
}

/** Disks as the bill names them: `PremiumSSD LRS P10`, or `PremiumSSDv2 LRS 100 GiB 3000 IOPS`. */
const disksOf = ({ size, disks }: Answered): readonly string[] =>
  size === null
    ? []
    : disks.map((disk) =>
        disk === null
          ? 'none'
          : `${disk.type} ${disk.redundancy} ${disk.tier ?? `${disk.sizeGiB} GiB ${disk.iops} IOPS ${disk.bytesPerSecond / 1e6} MB/s`}`,
      );

/** The choice as one text: equal where size and disks are. */
export const choiceOf = (machine: Answered): string => [machine.size?.name ?? '', ...disksOf(machine)].join('\n');

export const answerOf = (machine: AssessedMachine): DiffAnswer => ({
  size: machine.size?.name ?? null,
  disks: disksOf(machine),
  readiness: machine.readiness.state,
  perMonth: figuresOf(machine).perMonth,
  unknownLines: machine.cost?.unknownLines ?? 0,
});
