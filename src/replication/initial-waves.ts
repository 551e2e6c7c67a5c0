import type { WaveCalendar } from '../calendar/index.js';
import type { MachineId } from '../model/index.js';
import type { TimeZone } from '../timeseries/index.js';
import type { WavePlan } from '../waves/index.js';
import { formBatches } from './batches.js';
import type { BatchBounds, CopyTask } from './batches.js';
import { MINUTE_MS } from './minute-bytes.js';
import type { WindowBy } from './initial.js';
import type { WaveTask } from './initial-simulation.js';
import type { ReplicatedMachine } from './replicated.js';
import type { ReplicationPurpose, ReplicationSettings } from './replication-settings.js';

const DAY_MS = 86_400_000;
const PERCENT = 100;
const BITS_PER_BYTE = 8;
/** Of the type `WaveFill`: machines that are in no wave. */
export const NO_WAVE = 0;

/** What dates the copies. */
export interface WaveDates {
  /** Null: no plan of waves. */
  readonly plan: Pick<WavePlan, 'waves'> | null;
  /** Null: not dated. */
  readonly calendar: Pick<WaveCalendar, 'windows' | 'events'> | null;
  /** `YYYY-MM-DD`: copies begin no earlier where no calendar says when they do. */
  readonly asOf: string;
  readonly purpose: ReplicationPurpose;
  readonly settings: Pick<ReplicationSettings, 'marginDays' | 'compressionPercent'>;
  readonly zone: TimeZone;
}

/** A wave as copies see it. */
export interface DatedWave {
  readonly task: WaveTask;
  /** Begin of its window; null where it has no date. */
  readonly windowMs: number | null;
  /** Null where it has no date. */
  readonly windowBy: WindowBy | null;
  readonly machines: readonly ReplicatedMachine[];
  /** Of which nothing is known that could be copied. */
  readonly unknown: readonly ReplicatedMachine[];
}

export interface DatedWaves {
  readonly startMs: number;
  /** In the order of numbers. */
  readonly waves: readonly DatedWave[];
  /** Of which nothing is known that could be copied; they count as nothing. */
  readonly unknownBytes: readonly MachineId[];
  readonly said: readonly string[];
}

/** Bytes of the disks that are replicated: what is used of each, else all of it. */
const usedBytesOf = ({ disks }: ReplicatedMachine): number =>
  disks.reduce((sum, { leftOut, usedBytes, sizeBytes }) => sum + (leftOut === null ? (usedBytes ?? sizeBytes) : 0), 0);

/**
 * When each wave's copies may begin and have to be done. The window is the calendar's, else the day of the plan's cutover, which is told apart
 * where a calendar refuses it; the begin is that of the calendar's first copy, else the day of the plan. To protect there are neither: nothing is cut over, so that all may begin
 * at once, and the number of the wave is the order.
 */
export function dateWaves(machines: readonly ReplicatedMachine[], dates: WaveDates, bounds: BatchBounds): DatedWaves {
  const { settings, purpose } = dates;
  const isProtection = purpose === 'protect';
  const { plan, calendar } = isProtection ? { plan: null, calendar: null } : dates;
  const known = machines.filter((machine) => usedBytesOf(machine) > 0);
  const numbers = [...new Set(machines.map(({ wave }) => wave ?? NO_WAVE))].sort((left, right) => left - right);
  const asOfMs = localMidnight(dates.asOf, dates.zone);
  const begins = numbers.map((wave) => beginOf(wave, calendar));
  const stated = begins.filter((begin) => begin !== null);
  const startMs = stated.length === 0 ? asOfMs : stated.reduce((least, begin) => Math.min(least, begin));
  const waves = numbers.map((wave, index): DatedWave => {
    const { windowMs, windowBy } = windowOf(wave, { plan, calendar }, dates.zone);
    const isOwn = (machine: ReplicatedMachine): boolean => (machine.wave ?? NO_WAVE) === wave;
    const own = known.filter(isOwn);
    const tasks = own.map((machine) => taskOf(machine, settings));
    return {
      ...{ windowMs, windowBy },
      machines: own,
      unknown: machines.filter((machine) => isOwn(machine) && usedBytesOf(machine) === 0),
      task: {
        wave,
        releaseMs: begins[index] ?? startMs,
        dueMs: windowMs === null ? Infinity : windowMs - settings.marginDays * DAY_MS,
        batches: formBatches(tasks, bounds),
        leavesMs: windowMs ?? Infinity,
      },
    };
  });
  return {
    ...{ startMs, waves },
    unknownBytes: machines.filter((machine) => usedBytesOf(machine) === 0).map(({ id }) => id),
    said: isProtection
      ? protectionSaid(waves, dates.asOf)
      : saidOf(waves, { isStated: stated.length > 0, asOf: dates.asOf }),
  };
}

function taskOf(
  machine: ReplicatedMachine,
  { compressionPercent }: Pick<ReplicationSettings, 'compressionPercent'>,
): CopyTask {
  const bytes = Math.ceil((usedBytesOf(machine) * (PERCENT - compressionPercent)) / PERCENT);
  return {
    machine,
    bits: bytes * BITS_PER_BYTE,
    disks: machine.disks.filter(({ leftOut }) => leftOut === null).length,
  };
}

const wholeMinute = (atMs: number): number => Math.ceil(atMs / MINUTE_MS) * MINUTE_MS;

function localMidnight(date: string, zone: TimeZone): number {
  const local = Date.parse(`${date}T00:00:00Z`);
  return wholeMinute(zone.instantOf(local, null) ?? local - zone.offsetAt(local));
}

function beginOf(wave: number, calendar: WaveDates['calendar']): number | null {
  const event = calendar?.events.find((one) => one.kind === 'initialReplication' && one.wave === wave);
  return event === undefined ? null : wholeMinute(Date.parse(event.from));
}

function windowOf(
  wave: number,
  { plan, calendar }: Pick<WaveDates, 'plan' | 'calendar'>,
  zone: TimeZone,
): Pick<DatedWave, 'windowMs' | 'windowBy'> {
  const window = calendar?.windows.find((one) => one.wave === wave);
  if (window !== undefined) return { windowMs: wholeMinute(Date.parse(window.from)), windowBy: 'calendar' };
  const day = plan?.waves.find(({ number }) => number === wave)?.cutover ?? null;
  if (day === null) return { windowMs: null, windowBy: null };
  return { windowMs: localMidnight(day, zone), windowBy: calendar === null ? 'plannedDay' : 'refusedDay' };
}

const protectionSaid = (waves: readonly DatedWave[], asOf: string): readonly string[] => [
  `Protection has no window: first copies begin on ${asOf}, the day of the plan, and go as fast as the link allows${waves.length > 1 ? ', in the order of the waves, of which the first counts as the most important' : ''}.`,
];

function saidOf(
  waves: readonly DatedWave[],
  { isStated, asOf }: { readonly isStated: boolean; readonly asOf: string },
): readonly string[] {
  const undated = waves.filter(({ windowMs }) => windowMs === null).length;
  return [
    ...(isStated
      ? []
      : [`No calendar says when first copies begin: they are reckoned from ${asOf}, the day of the plan.`]),
    ...(undated === 0
      ? []
      : [
          `${undated} of ${waves.length} waves have no date: only the hours that their copies take are known, not whether they are in time.`,
        ]),
  ];
}
