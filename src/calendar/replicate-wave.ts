import { countOf, isCarriedByAppliances } from '../model/index.js';
import type { MachineId, Problem } from '../model/index.js';
import type { PlannedMachine, PlannedWave } from '../waves/index.js';
import type { WaveReplication } from './calendar.js';
import type { CalendarTerms } from './calendar-terms.js';
import { bytesPerDay, lastCycle, lastSyncBytes, transferBegin, transferEnd, waitAfter } from './link.js';
import type { DeltaCycle, ReservedRate } from './link.js';
import { changeOverLink, unknownBytes } from './problems.js';
import { sumWaveBytes } from './replicated-bytes.js';
import type { WaveBytes } from './replicated-bytes.js';
import { deriveBatches } from './start-order.js';
import { ceilToQuarter, DAY_MS, HOUR_MS, QUARTER_MS } from './wall-clock.js';

const PERCENT = 100;
const THOUSANDTHS = 1000;
const BYTES_PER_GB = 1_000_000_000;
const BITS_PER_MEGABIT = 1_000_000;
const BITS_PER_BYTE = 8;

const megabitsPerSecond = (changePerDay: number): number =>
  (changePerDay * BITS_PER_BYTE) / (DAY_MS / 1000) / BITS_PER_MEGABIT;

/** Machines of a wave that are cut over beside each other. */
export interface CopiedBatch {
  readonly machines: readonly MachineId[];
  /** Of their last synchronization, at most; null where no writes are known. */
  readonly lastSyncBytes: number | null;
}

/** What the copy of a wave and its changes take, whenever they run. */
export interface WaveCopy {
  /** But for `initialHours`, which hangs on when it runs. */
  readonly replication: Omit<WaveReplication, 'initialHours'>;
  /** That the replication appliances carry, as the plan counts them: those that are built anew are not among them. */
  readonly machines: number;
  /** Bytes that cross the link; null: none is known, and `unknownReplicationHours` stand for the copy. */
  readonly crossing: number | null;
  /** The first cycle of changes takes at least so long: whole quarters. */
  readonly firstCycleMs: number;
  /** In the order in which they are cut over. */
  readonly batches: readonly CopiedBatch[];
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * What a wave has to copy, and what changes of it: bytes x the share that crosses the link. Changes are an upper bound: all that the
 * machines write, at a mean rate; cycles are reckoned behind a first copy at the mean rate of the link.
 */
export function deriveWaveCopy(wave: PlannedWave, terms: CalendarTerms): WaveCopy {
  const { settings, link } = terms;
  const planned = terms.plan.machines.filter((machine) => machine.wave === wave.number);
  const copied = planned.filter(isCopied);
  const sum = sumWaveBytes(copied, terms.machines, terms.written);
  const { bytes, machinesWithUnknownBytes, changePerDayBytes, machinesWithUnknownChange } = sum;
  const isUnknown = bytes === 0 && machinesWithUnknownBytes.length > 0;
  const crossing = Math.ceil((bytes * settings.link.transferPercent) / PERCENT);
  const initialMs = isUnknown
    ? settings.unknownReplicationHours * HOUR_MS
    : ceilToQuarter((crossing / bytesPerDay(link)) * DAY_MS);
  const changes = changesOf(sum, initialMs, terms);
  return {
    replication: {
      ...{ wave: wave.number, bytes, machinesWithUnknownBytes, changePerDayBytes, machinesWithUnknownChange },
      deltaHours: changes.deltaHours,
      said: [
        ...saidOf({ ...sum, crossing, isUnknown, count: copied.length }, terms),
        ...builtAnewWords(planned.length - copied.length),
      ],
    },
    machines: planned.filter(({ method }) => isCarriedByAppliances(method)).length,
    crossing: isUnknown ? null : crossing,
    firstCycleMs: firstCycle(changePerDayBytes, initialMs, terms),
    batches: deriveBatches(planned, terms.graph, settings.cutoverAtOnce).map((machines) => ({
      machines,
      lastSyncBytes: syncBytesOf(copiedOf(machines, copied), changes.cycle, terms),
    })),
    assumptions: assumptionsOf(wave, machinesWithUnknownBytes.length, isUnknown),
    problems: [
      ...(isUnknown ? [unknownBytes(wave.name, settings.unknownReplicationHours)] : []),
      ...(changes.isOverLink ? [changeOverLink(wave.name, Math.ceil(megabitsPerSecond(changePerDayBytes ?? 0)))] : []),
    ],
  };
}

const isCopied = ({ method }: PlannedMachine): boolean => method !== 'rebuild';

function copiedOf(machines: readonly MachineId[], copied: readonly PlannedMachine[]): readonly MachineId[] {
  const ids = new Set(copied.map(({ id }) => id));
  return machines.filter((machine) => ids.has(machine));
}

const builtAnewWords = (count: number): readonly string[] =>
  count === 0
    ? []
    : [
        `${count === 1 ? '1 machine is' : `${count} machines are`} built anew: nothing of ${count === 1 ? 'it' : 'them'} is copied.`,
      ];

/** When a first copy that begins at an instant ends; null where the link is too slow for it. */
export const copyEnd = (
  { crossing }: WaveCopy,
  startMs: number,
  { link, settings }: CalendarTerms,
  reserved: readonly ReservedRate[],
): number | null =>
  crossing === null
    ? startMs + settings.unknownReplicationHours * HOUR_MS
    : transferEnd({ startMs, bytes: crossing }, link, reserved);

/** The latest begin of a first copy that has to end by an instant; null where the link is too slow for it. */
export const copyBegin = (
  { crossing }: WaveCopy,
  endMs: number,
  { link, settings }: CalendarTerms,
  reserved: readonly ReservedRate[],
): number | null =>
  crossing === null
    ? endMs - settings.unknownReplicationHours * HOUR_MS
    : transferBegin({ endMs, bytes: crossing }, link, reserved);

/** Of the last cycle before a window that keeps the least distance. */
interface Changes {
  readonly deltaHours: number | null;
  readonly cycle: DeltaCycle | null;
  readonly isOverLink: boolean;
}

function changesOf(
  { changePerDayBytes: change }: WaveBytes,
  initialMs: number,
  { settings, link }: CalendarTerms,
): Changes {
  if (change === null) return { deltaHours: null, cycle: null, isOverLink: false };
  const withinMs = settings.replicationLeadDays * DAY_MS;
  const cycle = lastCycle({ changePerDay: change, initialMs, withinMs }, link);
  if (cycle === null) return { deltaHours: null, cycle: null, isOverLink: true };
  const deltaHours = Math.round((cycle.lengthMs / HOUR_MS) * THOUSANDTHS) / THOUSANDTHS;
  return { deltaHours, cycle, isOverLink: false };
}

/** What the machines of a batch write from the begin of the last cycle on; null where none of them has samples. */
function syncBytesOf(
  machines: readonly MachineId[],
  cycle: DeltaCycle | null,
  { written }: CalendarTerms,
): number | null {
  const known = machines.flatMap((machine) => written.get(machine) ?? []);
  if (cycle === null || known.length === 0) return null;
  return lastSyncBytes(
    known.reduce((sum, bytes) => sum + bytes, 0),
    cycle,
  );
}

function firstCycle(change: number | null, initialMs: number, { link }: CalendarTerms): number {
  if (change === null) return QUARTER_MS;
  const share = Math.min(1, change / bytesPerDay(link));
  return Math.max(QUARTER_MS, ceilToQuarter(share * initialMs));
}

function assumptionsOf({ name }: PlannedWave, unknown: number, isUnknown: boolean): readonly string[] {
  if (unknown === 0 || isUnknown) return [];
  return [
    `${name}: ${countOf(unknown, 'machine')} of unknown size ${unknown === 1 ? 'counts' : 'count'} as nothing in the length of the first copy.`,
  ];
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
