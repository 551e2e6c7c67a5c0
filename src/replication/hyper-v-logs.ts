import { bytesPerSecondOfMb, BYTES_PER_GIB } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import { figure } from '../site/index.js';
import type { MachineChurn } from './churn.js';
import { grown } from './growth.js';
import type { LinkWaits } from './link-waits.js';
import { logRemedies } from './log-remedies.js';
import type { LimitVerdict } from './placement.js';
import type { ReplicatedMachine } from './replicated.js';
import { worstOverMean } from './snapshot-growth.js';
import type { WrittenMinutes } from './snapshot-growth.js';
import { judge } from './verdict.js';

/**
 * Room that replication takes beside the disks of a Hyper-V host: each disk has a log (.hrl) in its folder, and during the first copy a
 * snapshot (.avhdx) too. The log holds every write, so that nothing folds in it.
 *
 * Source: MicrosoftDocs/azure-docs articles/site-recovery/hyper-v-deployment-planner-analyze-report.md @02d00dc8 (10/21/2019), "On-premises
 * storage requirement"; hyper-v-azure-architecture.md @045a9245 (02/14/2018); the format of the log: Microsoft Open Specifications, MS-HRL.
 */
export const HYPER_V_LOGS = {
  /** Of the disk: a log this large makes the machine copy itself anew, and is the worst case of changes. */
  resyncPercent: 50,
  /** Of the disk: the worst case of log and snapshot during the first copy. */
  initialPercent: 100,
  /** How often changes are copied by default. */
  copyMinutes: 5,
  source:
    'MicrosoftDocs/azure-docs articles/site-recovery/hyper-v-deployment-planner-analyze-report.md (10/21/2019); articles/site-recovery/hyper-v-azure-architecture.md (02/14/2018)',
} as const;

/** What the log and the snapshot of one disk take on its volume. */
export interface DiskLog {
  readonly disk: string;
  readonly sizeBytes: number;
  /** While the first copy runs; null: unknown, and the worst case is the whole disk. */
  readonly initialBytes: number | null;
  /** The log behind the first copy, when the link is furthest behind; null: unknown, and the worst case is half of the disk. */
  readonly backlogBytes: number | null;
  /** What that log would hold if the machine did not copy itself anew before; `Infinity`: it would never stop growing. */
  readonly unstoppedBytes: number | null;
}

export interface LogTerms {
  readonly churn: MachineChurn | null;
  /** What the machine wrote by minute; null: unknown, and its mean counts. */
  readonly written: WrittenMinutes | null;
  /** How long its first copy runs; null: nobody knows. */
  readonly copyHours: number | null;
  /** The age of the oldest unsent byte at its worst; null: unknown; `Infinity`: more is written than the link carries. */
  readonly backlogMinutes: number | null;
  readonly growthPercent: number;
  /** Of the bytes written, the share that still differs; it holds for the snapshot and not for the log. Null: all of them. */
  readonly foldPercent: number | null;
}

const MINUTES_PER_HOUR = 60;
const SECONDS_PER_MINUTE = 60;
const PERCENT = 100;
/** Four weeks: no link is planned that lets changes wait longer. */
const LONGEST_WAIT_MINUTES = 40_320;

/** Of all replicated disks of a machine, in their order. No page prints a formula: ours is an upper bound within the printed worst cases. */
export function diskLogs(machine: ReplicatedMachine, terms: LogTerms): readonly DiskLog[] {
  const { churn, copyHours, backlogMinutes, foldPercent } = terms;
  const copied = copyHours === null ? null : writtenIn(copyHours * MINUTES_PER_HOUR, terms);
  const late = backlogMinutes === null ? null : writtenIn(backlogMinutes + HYPER_V_LOGS.copyMinutes, terms);
  return machine.disks.flatMap(({ name, sizeBytes, leftOut }, index): DiskLog[] => {
    if (leftOut !== null) return [];
    const mean = churn?.disks[index]?.averageMBps ?? null;
    const atMost = (bytes: number, percent: number): number =>
      Math.min((sizeBytes * percent) / PERCENT, Math.ceil(bytes));
    const initialBytes =
      mean === null || copied === null
        ? null
        : atMost(copied(mean) * (1 + (foldPercent ?? PERCENT) / PERCENT), HYPER_V_LOGS.initialPercent);
    return [
      {
        ...{ disk: name, sizeBytes, initialBytes },
        backlogBytes: mean === null || late === null ? null : atMost(late(mean), HYPER_V_LOGS.resyncPercent),
        unstoppedBytes: mean === null || late === null ? null : Math.ceil(late(mean)),
      },
    ];
  });
}

/** Bytes that a disk of some mean writes in the busiest stretch of so many minutes that samples of its machine show. */
function writtenIn(minutes: number, { written, growthPercent }: LogTerms): (meanMBps: number) => number {
  if (minutes === Infinity) return (mean) => (mean === 0 ? 0 : Infinity);
  const worst = written === null ? 1 : worstOverMean(written.bytes, Math.ceil(minutes));
  return (mean) => grown(bytesPerSecondOfMb(mean) * SECONDS_PER_MINUTE * minutes * worst, growthPercent);
}

/**
 * The longest that changes may wait, in whole minutes and no longer than they do, so that the log of a disk stays below half of it; null: even
 * what is written between two copies is too much.
 */
function mostWaitMinutes(sizeBytes: number, mean: number, terms: LogTerms): number | null {
  const most = (sizeBytes * HYPER_V_LOGS.resyncPercent) / PERCENT;
  const holds = (minutes: number): boolean => writtenIn(minutes + HYPER_V_LOGS.copyMinutes, terms)(mean) < most;
  if (!holds(0)) return null;
  let within = 0;
  // Whole, or halving would not end between a whole number and a fraction above it.
  let beyond = Math.ceil(Math.min(terms.backlogMinutes ?? Infinity, LONGEST_WAIT_MINUTES)) + 1;
  while (beyond - within > 1) {
    const middle = (within + beyond) >> 1;
    if (holds(middle)) within = middle;
    else beyond = middle;
  }
  return within;
}

export interface LogVerdictTerms {
  readonly isMeasured: boolean;
  readonly isOs: boolean;
  /** Absent: nothing tells what of the link helps, and by how much. */
  readonly lift?: { readonly mean: number; readonly terms: LogTerms; readonly waits: LinkWaits | null };
}

/** Whether the log of a disk gets so large that its machine copies itself anew. */
export function logVerdict(log: DiskLog, { isMeasured, isOs, lift }: LogVerdictTerms): LimitVerdict {
  const { disk, sizeBytes, unstoppedBytes } = log;
  const gib = (bytes: number): string => figure(bytes / BYTES_PER_GIB);
  const { resyncPercent, source } = HYPER_V_LOGS;
  const most = (sizeBytes * resyncPercent) / PERCENT;
  const isEndless = unstoppedBytes === Infinity;
  const percent = percentOf(unstoppedBytes, sizeBytes);
  const verdict = judge({
    limit: 'hyperVLog',
    what:
      unstoppedBytes === null
        ? `the log of ${disk}`
        : `the log of ${disk} when the link is furthest behind (${isEndless ? 'without end' : `${gib(unstoppedBytes)} GiB`} beside its ${gib(sizeBytes)} GiB)`,
    ...{ value: percent, most: resyncPercent, unit: '% of the disk', source },
    assumed: [
      'The size of the log of a Hyper-V disk is an estimate: what the disk writes in the longest time for which changes wait on the link, and in the five minutes between two copies (the default); no page gives a formula',
    ],
    whenUnknown: isMeasured ? 'nobody states the bandwidth' : 'no sample tells what it writes',
    remedies: () => [],
  });
  // Half of the disk itself is too much: from there on it copies itself anew.
  if (unstoppedBytes === null || unstoppedBytes < most || most === 0) return verdict;
  return {
    ...verdict,
    state: 'over',
    said: `${verdict.said}; ${percent === resyncPercent ? 'once it reaches that' : 'from the limit on'} the machine copies itself anew`,
    remedies: [
      ...remediesOf(log, lift),
      isOs
        ? 'the disk of the system cannot be left out: move what writes most to it to a disk of its own'
        : 'leave the disk out and move its data apart, or move what writes to it elsewhere',
    ],
  };
}

const remediesOf = (log: DiskLog, lift: LogVerdictTerms['lift']): readonly string[] =>
  logRemedies(log, {
    mostWaitMinutes: lift === undefined ? null : mostWaitMinutes(log.sizeBytes, lift.mean, lift.terms),
    backlogMinutes: lift?.terms.backlogMinutes ?? Infinity,
    limitPercent: HYPER_V_LOGS.resyncPercent,
    waits: lift?.waits ?? null,
  });

/** Of the disk; a log without end reaches the limit, and no figure says how far it would go. */
function percentOf(bytes: number | null, sizeBytes: number): number | null {
  if (bytes === null || sizeBytes === 0) return null;
  return bytes === Infinity ? HYPER_V_LOGS.resyncPercent : (bytes * PERCENT) / sizeBytes;
}

/** What a machine wrote by minute; null: unknown. */
export type WrittenOf = (machine: MachineId) => WrittenMinutes | null;
