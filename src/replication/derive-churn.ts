import type { MachineId } from '../model/index.js';
import type { BucketSeries, PeakSet } from '../timeseries/index.js';
import { isCycled } from './batches.js';
import { sourcesOf, writesByMachine } from './churn-sources.js';
import type { MachineSources, WriteSeries } from './churn-sources.js';
import { wordsOfChurn } from './churn-words.js';
import type { DiskChurn, EstateChurn, MachineChurn } from './churn.js';
import { ioSizeKB } from './io-size.js';
import {
  addWithMean,
  figuresOfMinutes,
  gigabytesPerDay,
  megabytesPerSecond,
  minuteBytesOf,
  minutesOfSeries,
  spanOfMinutes,
  sumOfMinutes,
  totalsOf,
  UNMEASURED,
} from './minute-bytes.js';
import { foldedMinutes } from './folded-minutes.js';
import type { FoldedMinutes } from './folded-minutes.js';
import type { OwnFolds } from './folding.js';
import type { MinuteBytes, MinuteFigures } from './minute-bytes.js';
import type { ReplicatedDisk, ReplicatedMachine } from './replicated.js';

const MS_PER_SECOND = 1000;

/** Churn of all replicated machines. */
export interface DerivedChurn {
  /** In the order of the machines asked about. */
  readonly machines: readonly MachineChurn[];
  readonly estate: EstateChurn;
  /** What a machine wrote by minute, over the disks that are replicated, reckoned anew at each call; null: nothing was measured. */
  readonly bytesByMinute: (machine: MachineId) => MinuteBytes | null;
  /** The same in parts, for a machine that has shares of its own of what folds; null for all others. */
  readonly foldedByMinute: (machine: MachineId) => FoldedMinutes | null;
}

/**
 * What replicated machines write, from the sums by the minute of the store and never from its peaks of shorter samples.
 *
 * Of a machine counts what its replicated disks write, and samples of disks that the inventory names otherwise, since they may be those;
 * where samples give totals alone, the total.
 */
export function deriveChurn({
  machines,
  peaks,
  folds = new Map(),
}: {
  readonly machines: readonly ReplicatedMachine[];
  readonly peaks: PeakSet | null;
  /** Shares of single machines and disks; absent: nobody knows any. */
  readonly folds?: OwnFolds;
}): DerivedChurn {
  const written = writesByMachine(peaks);
  const sources = new Map(machines.map((machine) => [machine.id, sourcesOf(machine, written.get(machine.id))]));
  const bytesByMinute = (machine: MachineId): MinuteBytes | null => {
    const found = sources.get(machine);
    return found === undefined ? null : minutesTogether(found.counted);
  };
  const foldedByMinute = (machine: MachineId): FoldedMinutes | null => {
    const found = sources.get(machine);
    const own = folds.get(machine);
    return found === undefined || own === undefined ? null : foldedMinutes(found, own);
  };
  return { ...churnOf([...sources.values()], foldedByMinute), bytesByMinute, foldedByMinute };
}

/** Minutes of a machine are made once, used and let go: those of an estate would not fit into memory together. */
function churnOf(
  sources: readonly MachineSources[],
  foldedByMinute: DerivedChurn['foldedByMinute'],
): Pick<DerivedChurn, 'machines' | 'estate'> {
  const span = spanOfMinutes(sources.flatMap(({ counted }) => counted.map(minutesOfSeries)));
  const all: MinuteBytes = { startMs: span.startMs, bytes: new Float64Array(span.minutes) };
  const cycled: MinuteBytes = { startMs: span.startMs, bytes: new Float64Array(span.minutes) };
  let folded: MinuteBytes | null = null;
  let measured = 0;
  let filled = 0;
  const machines = sources.map((source) => {
    const minutes = minutesTogether(source.counted);
    if (minutes === null) return machineChurn(source, UNMEASURED);
    const totals = totalsOf(minutes.bytes);
    if (totals.minutes > 0) {
      measured++;
      filled += addWithMean(all, minutes, totals);
      const own = isCycled(source.machine) ? foldedByMinute(source.machine.id) : null;
      if (own !== null) {
        folded ??= { startMs: span.startMs, bytes: new Float64Array(span.minutes) };
        addWithMean(folded, own.folded, totalsOf(own.folded.bytes));
        addWithMean(cycled, own.open, totalsOf(own.open.bytes));
      } else if (isCycled(source.machine)) addWithMean(cycled, minutes, totals);
    }
    return machineChurn(source, figuresOfMinutes(minutes, totals));
  });
  return { machines, estate: estateChurn(sources, { all, cycled, folded }, { measured, filled }) };
}

function minutesTogether(series: readonly BucketSeries[]): MinuteBytes | null {
  return sumOfMinutes(series.flatMap((one) => minuteBytesOf(one) ?? []));
}

function machineChurn({ machine, series, ofDisk, counted }: MachineSources, figures: MinuteFigures): MachineChurn {
  const { averageMBps, p95MBps, peakMBps, peakAt, gbPerDay } = figures;
  const disks = machine.disks.map((disk, index) => diskChurn(disk, ofDisk.get(index), series));
  const unmeasured = machine.disks.filter(({ leftOut }, index) => leftOut === null && disks[index]!.minutes === 0);
  const intervals = counted.map(({ granularity }) => granularity.intervalMs / MS_PER_SECOND);
  return {
    machine: machine.id,
    disks,
    ...{ averageMBps, p95MBps, peakMBps, peakAt, gbPerDay },
    unmeasuredDisks: unmeasured.length,
    intervalSeconds: intervals.length === 0 ? null : Math.max(...intervals),
  };
}

function diskChurn({ name }: ReplicatedDisk, series: BucketSeries | undefined, all: WriteSeries): DiskChurn {
  const minutes = series === undefined ? null : minuteBytesOf(series);
  const figures = minutes === null ? UNMEASURED : figuresOfMinutes(minutes, totalsOf(minutes.bytes));
  const operations = series === undefined ? undefined : all.operations.get(series.key.instance);
  return {
    disk: name,
    basis: figures.minutes === 0 ? 'none' : 'minuteSums',
    ...figures,
    ioKB: series === undefined || operations === undefined ? null : ioSizeKB(series, operations),
  };
}

function estateChurn(
  sources: readonly MachineSources[],
  { all, cycled, folded }: Record<'all' | 'cycled', MinuteBytes> & { readonly folded: MinuteBytes | null },
  { measured, filled }: { readonly measured: number; readonly filled: number },
): EstateChurn {
  const unmeasured = sources.length - measured;
  const hasOwnFolds = folded !== null;
  if (measured === 0)
    return {
      ...NO_CHURN,
      machinesUnmeasured: unmeasured,
      said: wordsOfChurn(sources, unmeasured, { filledPercent: 0, hasOwnFolds }),
    };
  const minutes = all.bytes.length;
  const { total, peak } = totalsOf(all.bytes);
  return {
    startMs: all.startMs,
    bytes: all.bytes,
    cycledBytes: cycled.bytes,
    ...(folded === null ? {} : { foldedBytes: folded.bytes }),
    machinesMeasured: measured,
    machinesUnmeasured: unmeasured,
    averageMBps: megabytesPerSecond(total / minutes),
    peakMBps: megabytesPerSecond(peak),
    gbPerDay: gigabytesPerDay(total / minutes),
    said: wordsOfChurn(sources, unmeasured, { filledPercent: (filled * 100) / (measured * minutes), hasOwnFolds }),
  };
}

const NO_CHURN: Omit<EstateChurn, 'machinesUnmeasured' | 'said'> = {
  ...{ startMs: null, bytes: new Float64Array(0), machinesMeasured: 0 },
  ...{ averageMBps: null, peakMBps: null, gbPerDay: null },
};
