import { countOf } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import type { MachineCopy, WaveFill } from './initial.js';
import type { CycleTerms } from './initial-cycles.js';
import { minutesFrom } from './initial-cycles.js';
import type { SlotDelay } from './initial-slots.js';
import type { WaveLoad } from './initial-load.js';
import type { LinkSchedule } from './link-schedule.js';
import type { CopyRun } from './initial-simulation.js';
import { LONGEST_FIRST_COPIES_DAYS } from './initial-simulation.js';
import type { DatedWave } from './initial-waves.js';
import { gigabytes, listed, utcText } from './initial-words.js';
import { MINUTE_MS } from './minute-bytes.js';
import type { ReplicationPurpose } from './replication-settings.js';

const HOUR_MS = 3_600_000;
const BITS_PER_BYTE = 8;
const HUNDREDTHS = 100;

/** What one pass tells of the waves. */
export interface FillFacts {
  readonly run: CopyRun;
  readonly copies: readonly MachineCopy[];
  /** Left at the shutdown, by machine; of cycles alone. */
  readonly leftBits: ReadonlyMap<MachineId, number>;
  readonly terms: CycleTerms;
  readonly link: LinkSchedule;
  readonly load: (wave: DatedWave) => WaveLoad;
  readonly purpose: ReplicationPurpose;
  readonly slots: { readonly delays: ReadonlyMap<number, SlotDelay>; readonly busy: ReadonlySet<number> };
}

/** When the copies of a wave ran; `toMs` null: not all of them ended. Null: there is nothing to copy. */
export interface WaveSpan {
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

export function spanOfWave({ task }: DatedWave, { batches }: CopyRun): WaveSpan | null {
  const own = batches.filter(({ wave }) => wave === task.wave);
  if (own.length === 0) return null;
  const begins = own.flatMap(({ span }) => (span === null ? [] : [span.fromMs]));
  const ends = own.map(({ span }) => span?.toMs ?? Infinity);
  const toMs = ends.reduce((latest, end) => Math.max(latest, end));
  return {
    fromMs: begins.length === 0 ? null : begins.reduce((first, begin) => Math.min(first, begin)),
    toMs: toMs === Infinity ? null : toMs,
  };
}

/** How a wave's copies stand against its window, without what would help. */
export function fillWave(wave: DatedWave, facts: FillFacts): WaveFill {
  const span = spanOfWave(wave, facts.run);
  const { windowMs, task } = wave;
  const state = stateOf(wave, span, facts);
  const toMs = span?.toMs ?? null;
  const isBlackout = windowMs !== null && facts.link.isBlackoutAt(windowMs);
  const lastSyncMinutes = syncMinutes(wave, facts);
  const changes = changesSaid(wave, { ...facts, lastSyncMinutes });
  const load = facts.load(wave);
  return {
    wave: task.wave,
    window: utcOrNull(windowMs),
    due: windowMs === null ? null : utcText(task.dueMs),
    ...{ from: utcOrNull(span?.fromMs ?? null), to: utcOrNull(toMs), state },
    spareHours: windowMs === null || toMs === null ? null : hours(task.dueMs - toMs),
    slotDelayHours: hours(slotDelayOf(wave, facts).minutes * MINUTE_MS),
    keepsUp: load.keepsUp,
    unknownMachines: wave.unknown.length,
    lastSyncMinutes,
    warnings: warningsOf(wave, { copies: facts.copies, load, lastSyncMinutes }),
    said: [
      copiesSaid(wave, span, state),
      ...changes,
      ...slotsSaid(wave, span, facts),
      ...(isBlackout ? [IN_BLACKOUT] : []),
    ].join(' '),
    remedies: isBlackout ? ['Move the blackout or the window, so that the last replication can run.'] : [],
  };
}

const IN_BLACKOUT = 'Its window begins in a blackout: a migration fails then, since its last replication does not run.';

const utcOrNull = (atMs: number | null): string | null => (atMs === null ? null : utcText(atMs));

const hours = (ms: number): number => Math.round((ms / HOUR_MS) * HUNDREDTHS) / HUNDREDTHS;

function stateOf(
  { windowMs, task }: DatedWave,
  span: WaveSpan | null,
  { purpose }: Pick<FillFacts, 'purpose'>,
): WaveFill['state'] {
  if (purpose === 'protect' && span !== null) return 'noWindow';
  if (windowMs === null) return 'unknown';
  if (span === null) return task.batches.length === 0 ? 'unknown' : 'slips';
  if (span.toMs === null || span.toMs > windowMs) return 'slips';
  return span.toMs <= task.dueMs ? 'fits' : 'withinMargin';
}

function copiesSaid(wave: DatedWave, span: WaveSpan | null, state: WaveFill['state']): string {
  const { machines, windowMs, task } = wave;
  if (span === null) return 'Of none of its machines is known what there is to copy.';
  const bits = task.batches.flatMap(({ tasks }) => tasks).reduce((sum, one) => sum + one.bits, 0);
  const what = `${countOf(machines.length, 'machine')}, ${gigabytes(bits / BITS_PER_BYTE)} over the link in ${countOf(task.batches.length, 'batch', 'batches')}`;
  if (span.fromMs === null || span.toMs === null) {
    return `${what}: not done within ${LONGEST_FIRST_COPIES_DAYS} days, since throttles, blackouts and the changes of what is copied already leave too little of the link.`;
  }
  const done = `${what}, from ${utcText(span.fromMs)} to ${utcText(span.toMs)}`;
  if (windowMs === null) {
    const why = state === 'noWindow' ? 'protection has no window' : 'no window is dated';
    return `${done}: ${hours(span.toMs - span.fromMs)} h; ${why}.`;
  }
  if (state === 'fits') return `${done}: ${hours(task.dueMs - span.toMs)} h before they have to be done.`;
  return state === 'slips'
    ? `${done}: ${hours(span.toMs - windowMs)} h after the window begins.`
    : `${done}: ${hours(windowMs - span.toMs)} h before the window, and ${hours(span.toMs - task.dueMs)} h into the margin before it.`;
}

const slotDelayOf = ({ task }: Pick<DatedWave, 'task'>, { slots }: Pick<FillFacts, 'slots'>): SlotDelay =>
  slots.delays.get(task.wave) ?? { minutes: 0, unknown: 0 };

/** What disks at once do to the wave, beside what is reckoned. */
function slotsSaid({ task }: DatedWave, span: WaveSpan | null, { slots }: FillFacts): readonly string[] {
  const { minutes, unknown } = slotDelayOf({ task }, { slots });
  const toMs = span?.toMs ?? null;
  const isCovered = toMs !== null && toMs + minutes * MINUTE_MS <= task.dueMs;
  const until =
    task.dueMs === Infinity ? '' : isCovered ? ', and be in time all the same' : ', and be too late by that';
  return [
    ...(minutes === 0
      ? []
      : [
          `Cycles of changes that run already occupy disks at once too: the copies may be done up to ${hours(minutes * MINUTE_MS)} h later than reckoned${until}.`,
        ]),
    ...(unknown === 0
      ? []
      : [
          `Of ${countOf(unknown, 'machine')} copied before nobody knows how long cycles are: that part is missing in this.`,
        ]),
    ...(slots.busy.has(task.wave)
      ? [
          'When its window begins, first copies of others run behind the same vCenter: its last cycle goes before all that waits, and still may have to wait until one of them is done.',
        ]
      : []),
  ];
}

const isOf =
  ({ machines }: DatedWave) =>
  ({ machine }: MachineCopy): boolean =>
    machines.some(({ id }) => id === machine);

const minutesText = (minutes: number): string => countOf(minutes, 'minute');

/** All machines of a wave are shut down together and share the link. */
function syncMinutes(wave: DatedWave, { leftBits, terms }: FillFacts): number | null {
  const left = wave.machines.flatMap(({ id }) => leftBits.get(id) ?? []);
  if (left.length === 0 || wave.windowMs === null) return null;
  const bits = left.reduce((sum, one) => sum + one, 0);
  return minutesFrom(bits, wave.windowMs, terms);
}

function changesSaid(
  wave: DatedWave,
  { copies, leftBits, lastSyncMinutes }: FillFacts & { readonly lastSyncMinutes: number | null },
): readonly string[] {
  const own = copies.filter(isOf(wave));
  const known = own.filter(({ cycles }) => cycles !== null && cycles > 0);
  const left = wave.machines.reduce((sum, { id }) => sum + (leftBits.get(id) ?? 0), 0);
  const most = known.reduce((longest, { lastCycleMinutes }) => Math.max(longest, lastCycleMinutes ?? 0), 0);
  const minutes = lastSyncMinutes === null ? 'more than a week' : `${minutesText(lastSyncMinutes)} of the downtime`;
  return [
    ...(known.length === 0
      ? []
      : [
          `Cycles of changes of ${known.length} of ${countOf(own.length, 'machine')} are known: the last one before the window takes up to ${minutesText(most)}; at the shutdown at most ${gigabytes(left / BITS_PER_BYTE)} are left, ${minutes}.`,
        ]),
  ];
}

interface Warned {
  readonly copies: readonly MachineCopy[];
  readonly load: WaveLoad;
  readonly lastSyncMinutes: number | null;
}

const mbpsText = (mbps: number): string => String(Math.round(mbps * 10) / 10);

/** Machines whose changes the link does not carry, and what is not known: neither is in the state. */
function warningsOf(wave: DatedWave, { copies, load, lastSyncMinutes }: Warned): readonly string[] {
  const names = new Map(wave.machines.map(({ id, name }) => [id, name]));
  const never = copies.filter((copy) => isOf(wave)(copy) && copy.neverCatchesUp === true);
  const downtime =
    wave.windowMs === null
      ? 'what is left to send grows without end'
      : `at the shutdown what is left takes ${lastSyncMinutes === null ? 'more than a week, or nobody knows how long' : minutesText(lastSyncMinutes)} of the downtime`;
  return [
    ...(never.length === 0
      ? []
      : [
          `Never caught up with, since they write as fast as the link carries or faster: ${listed(never.map(({ machine }) => names.get(machine) ?? machine))}; ${downtime}.`,
        ]),
    ...(load.keepsUp === false && never.length === 0
      ? [
          `The link falls behind: ${countOf(load.machines, 'machine')} that replicate then send ${mbpsText(load.mbps)} Mb/s of changes on average, and it carries ${mbpsText(load.carriedMbps)}; ${downtime}.`,
        ]
      : []),
    ...(wave.unknown.length === 0
      ? []
      : [
          `Of ${countOf(wave.unknown.length, 'machine')} no disk is known that could be copied (${listed(wave.unknown.map(({ name }) => name))}): all that is reckoned is a lower bound.`,
        ]),
  ];
}
