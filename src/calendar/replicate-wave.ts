import type { Problem } from '../model/index.js';
import type { PlannedWave } from '../waves/index.js';
import type { WaveReplication } from './calendar.js';
import type { CalendarTerms } from './calendar-terms.js';
import { bytesPerDay, lastCycle, lastSyncBytes, LONGEST_TRANSFER_YEARS, transferEnd, waitAfter } from './link.js';
import type { ReservedRate } from './link.js';
import { changeOverLink, transferTooLong, unknownBytes } from './problems.js';
import { sumWaveBytes } from './replicated-bytes.js';
import { ceilToQuarter, DAY_MS, HOUR_MS, hoursOf, QUARTER_MS } from './wall-clock.js';

const PERCENT = 100;
const THOUSANDTHS = 1000;
const BYTES_PER_GB = 1_000_000_000;
const BITS_PER_MEGABIT = 1_000_000;
const BITS_PER_BYTE = 8;

const megabitsPerSecond = (changePerDay: number): number =>
  (changePerDay * BITS_PER_BYTE) / (DAY_MS / 1000) / BITS_PER_MEGABIT;

/** The copy of a wave: from when to when, and what its changes take. */
export interface ReplicatedWave {
  readonly replication: WaveReplication;
  readonly fromMs: number;
  /** Null where the link is too slow for it. */
  readonly toMs: number | null;
  /** The first cycle of changes takes at least so long: whole quarters. */
  readonly firstCycleMs: number;
  /** Bytes of the last synchronization, at most; null where no writes are known. */
  readonly lastSyncBytes: number | null;
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * When the first copy of a wave ends, and how long its changes take.
 *
 * Bytes x the share that crosses the link, at the rates of day and night, less the changes of earlier waves that are not cut over: earlier
 * waves go first. Changes are an upper bound: all that the machines write, at a mean rate.
 */
export function replicateWave(
  wave: PlannedWave,
  { startMs, reserved }: { readonly startMs: number; readonly reserved: readonly ReservedRate[] },
  terms: CalendarTerms,
): ReplicatedWave {
  const { settings, link } = terms;
  const planned = terms.plan.machines.filter((machine) => machine.wave === wave.number);
  const sum = sumWaveBytes(planned, terms.machines, terms.written);
  const { bytes, machinesWithUnknownBytes, changePerDayBytes, machinesWithUnknownChange } = sum;
  const isUnknown = bytes === 0 && machinesWithUnknownBytes.length > 0;
  const crossing = Math.ceil((bytes * settings.link.transferPercent) / PERCENT);
  const toMs = isUnknown
    ? startMs + ceilToQuarter(settings.unknownReplicationHours * HOUR_MS)
    : transferEnd({ startMs, bytes: crossing }, link, reserved);
  const initialMs = toMs === null ? 0 : toMs - startMs;
  const changes = changesOf(changePerDayBytes, initialMs, terms);
  return {
    replication: {
      ...{ wave: wave.number, bytes, machinesWithUnknownBytes, changePerDayBytes, machinesWithUnknownChange },
      initialHours: toMs === null || isUnknown ? null : hoursOf(initialMs),
      deltaHours: changes.deltaHours,
      said: saidOf({ ...sum, crossing, isUnknown, count: planned.length }, terms),
    },
    fromMs: startMs,
    toMs,
    firstCycleMs: firstCycle(changePerDayBytes, initialMs, terms),
    lastSyncBytes: changes.syncBytes,
    assumptions: assumptionsOf(wave, machinesWithUnknownBytes.length, isUnknown),
    problems: [
      ...(isUnknown ? [unknownBytes(wave.name, settings.unknownReplicationHours)] : []),
      ...(toMs === null ? [transferTooLong(wave.name, LONGEST_TRANSFER_YEARS)] : []),
      ...(changes.isOverLink ? [changeOverLink(wave.name, Math.ceil(megabitsPerSecond(changePerDayBytes ?? 0)))] : []),
    ],
  };
}

/** Of the last cycle before a window that keeps the least distance. */
interface Changes {
  readonly deltaHours: number | null;
  readonly syncBytes: number | null;
  readonly isOverLink: boolean;
}

function changesOf(change: number | null, initialMs: number, { settings, link }: CalendarTerms): Changes {
  if (change === null) return { deltaHours: null, syncBytes: null, isOverLink: false };
  const withinMs = settings.replicationLeadDays * DAY_MS;
  const cycle = lastCycle({ changePerDay: change, initialMs, withinMs }, link);
  if (cycle === null) return { deltaHours: null, syncBytes: null, isOverLink: true };
  const deltaHours = Math.round((cycle.lengthMs / HOUR_MS) * THOUSANDTHS) / THOUSANDTHS;
  return { deltaHours, syncBytes: lastSyncBytes(change, cycle), isOverLink: false };
}

function firstCycle(change: number | null, initialMs: number, { link }: CalendarTerms): number {
  if (change === null) return QUARTER_MS;
  const share = Math.min(1, change / bytesPerDay(link));
  return Math.max(QUARTER_MS, ceilToQuarter(share * initialMs));
}

function assumptionsOf({ name }: PlannedWave, unknown: number, isUnknown: boolean): readonly string[] {
  if (unknown === 0 || isUnknown) return [];
  return [`${name}: ${unknown} machines of unknown size count as nothing in the length of the first copy.`];
}

interface SaidOf {
  readonly bytes: number;
  readonly crossing: number;
  readonly count: number;
  readonly isUnknown: boolean;
  readonly machinesWithUnknownBytes: readonly unknown[];
  readonly changePerDayBytes: number | null;
  readonly machinesWithUnknownChange: number;
}

function saidOf(sum: SaidOf, { settings, link }: CalendarTerms): readonly string[] {
  const gigabytes = (value: number): string => `${Math.round(value / (BYTES_PER_GB / 10)) / 10} GB`;
  const megabits = (value: number): string => `${value / BITS_PER_MEGABIT} Mb/s`;
  const { dayHours, transferPercent } = settings.link;
  const known = sum.count - sum.machinesWithUnknownBytes.length;
  const first = sum.isUnknown
    ? `Of none of ${sum.count} machines is the size known: ${settings.unknownReplicationHours} hours stand for the first copy.`
    : `${gigabytes(sum.bytes)} of ${known} of ${sum.count} machines, of which ${transferPercent} % cross the link: ${gigabytes(sum.crossing)} at ${megabits(link.dayBitsPerSecond)} from ${dayHours.from} to ${dayHours.to} (${link.zone.name}) and ${megabits(link.nightBitsPerSecond)} otherwise, less the changes of earlier waves.`;
  if (sum.changePerDayBytes === null)
    return [first, 'No samples tell what the machines write: the length of a cycle of changes is unknown.'];
  const seen = sum.count - sum.machinesWithUnknownChange;
  const rate = `${Math.round(megabitsPerSecond(sum.changePerDayBytes) * 10) / 10} Mb/s`;
  return [
    first,
    `${gigabytes(sum.changePerDayBytes)} a day (${rate}) are written by the ${seen} of ${sum.count} machines that have samples: an upper bound of the changes, since a block written twice between two cycles counts twice.`,
    `The next cycle begins min[max[1 h, previous / 2], 12 h] after one has ended; after one of 8 h that is ${waitAfter(8 * HOUR_MS) / HOUR_MS} h.`,
  ];
}
