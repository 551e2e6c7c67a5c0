import type { WaveCalendar } from '../calendar/index.js';
import type { MachineId } from '../model/index.js';
import type { WavePlan } from '../waves/index.js';
import type { BatchBounds } from './batches.js';
import { isCycled } from './batches.js';
import type { CopyBatch, InitialPlan, MachineCopy } from './initial.js';
import { foldOf, shareSent } from './growth.js';
import { differingMinutes } from './folded-minutes.js';
import { deriveChangeWeek, QUARTERS_PER_WEEK } from './initial-churn.js';
import { MINUTE_MS } from './minute-bytes.js';
import type { ChangeWeek, InitialChurn } from './initial-churn.js';
import { bitsPerWeek, deriveCycles, deriveLeftBefore, minutesFrom } from './initial-cycles.js';
import type { CycleTerms } from './initial-cycles.js';
import type { LinkSchedule } from './link-schedule.js';
import { deriveSlotDelays, wavesWithBusySlots } from './initial-slots.js';
import { deriveKeepUpRemedies, deriveRemedies } from './initial-remedies.js';
import type { RemedyTerms } from './initial-remedies.js';
import { simulateCopies } from './initial-simulation.js';
import type { BatchRun, CopyRun, CopySpan } from './initial-simulation.js';
import { deriveWaveLoad } from './initial-load.js';
import type { WaveLoad } from './initial-load.js';
import { dateWaves, NO_WAVE } from './initial-waves.js';
import type { DatedWave, DatedWaves } from './initial-waves.js';
import { fillWave } from './initial-fill.js';
import { planWords, STATE_THE_LINK, utcText, WITHOUT_LINK } from './initial-words.js';
import { createMinuteLink } from './minute-link.js';
import type { PlacementPlan } from './placement.js';
import type { ReplicatedMachine } from './replicated.js';
import type { ReplicationPurpose, ReplicationSettings } from './replication-settings.js';

const BITS_PER_BYTE = 8;

/** All that first copies are planned from. */
export interface InitialInput {
  readonly machines: readonly ReplicatedMachine[];
  readonly churn: InitialChurn;
  /** Null: nobody states the bandwidth; then nothing is dated. */
  readonly schedule: LinkSchedule | null;
  /** Null: there are no waves. */
  readonly plan: Pick<WavePlan, 'waves'> | null;
  /** Null: not dated; then the plan's days of cutover are the windows. */
  readonly calendar: Pick<WaveCalendar, 'windows' | 'events'> | null;
  readonly settings: Pick<
    ReplicationSettings,
    'marginDays' | 'cycleRule' | 'growthPercent' | 'foldPercent' | 'compressionPercent' | 'link'
  >;
  readonly purpose: ReplicationPurpose;
  readonly placement: Pick<PlacementPlan, 'appliances'>;
  /** By machine how many of its disks lie on which datastore; a machine that is not in it is bounded by none. */
  readonly datastores: BatchBounds['datastores'];
  /** `YYYY-MM-DD`, from which copies are reckoned where no calendar says when they begin. */
  readonly asOf: string;
}

/**
 * First copies of all waves on one link, in one pass: the waves own the windows, and this plan fills them. Batches go in the order of
 * what is due, behind the changes of what is copied already, by the minute and by the clock of the link's zone; what does not end by the
 * margin before its window is told with the hours, and with what would help.
 *
 * It stands beside the calendar of waves thus: that one proposes windows, with mean rates of copies and changes, quarter of an hour by
 * quarter of an hour and a wave at a time; this one takes the windows as they are, checks them by the minute with batches, measured changes
 * and blackouts, and reports what slips. Without changes both reckon the same length, but for the rounding to minutes or quarters.
 *
 * Cost: one step a minute until the last copy ends, some ten runs for the bandwidth that would do; 1,000 machines over 90 days in about
 * a second.
 */
export function deriveInitial(input: InitialInput): InitialPlan {
  const { machines, schedule, settings, purpose, plan, calendar, asOf } = input;
  if (schedule === null) return withoutLink(input);
  const weeks = changeWeeks(input);
  const { zone } = schedule;
  const { applianceMbps } = settings.link;
  const bounds = { placement: input.placement, datastores: input.datastores, applianceMbps };
  const dated = dateWaves(machines, { plan, calendar, asOf, purpose, settings, zone }, bounds);
  const full = runPlan(input, dated, { link: schedule, weeks });
  const remedyTerms: RemedyTerms = { dated, weeks, link: schedule, run: full.run };
  const half = runPlan(input, dated, { link: schedule.scaled(1 / 2), weeks });
  return {
    batches: full.run.batches.map(batchOf(dated)),
    machines: full.copies,
    waves: dated.waves.map((wave) => {
      const fill = fillWave(wave, full.facts);
      const isLate = fill.state === 'slips' || fill.state === 'withinMargin';
      const late = isLate ? deriveRemedies(wave, remedyTerms) : [];
      const behind = fill.keepsUp === false && !isLate ? deriveKeepUpRemedies(wave, remedyTerms) : [];
      return { ...fill, remedies: [...fill.remedies, ...late, ...behind] };
    }),
    wavesAtHalf: dated.waves.map((wave) => ({ ...fillWave(wave, half.facts), remedies: [] })),
    unknownBytes: dated.unknownBytes,
    said: planWords(input, dated, { weeks, ...full }),
  };
}

function withoutLink({ machines }: InitialInput): InitialPlan {
  const numbers = [...new Set(machines.map(({ wave }) => wave ?? NO_WAVE))].sort((left, right) => left - right);
  const unknownIn = (wave: number): number =>
    machines.filter((machine) => (machine.wave ?? NO_WAVE) === wave && machine.disks.length === 0).length;
  const waves = numbers.map((wave) => ({
    ...{
      wave,
      window: null,
      windowBy: null,
      due: null,
      from: null,
      to: null,
      spareHours: null,
      lastSyncMinutes: null,
      slotDelayHours: 0,
      keepsUp: null,
      unknownMachines: unknownIn(wave),
      warnings: [],
    },
    ...{ state: 'unknown' as const, said: WITHOUT_LINK, remedies: [STATE_THE_LINK] },
  }));
  return {
    batches: [],
    machines: [],
    waves,
    wavesAtHalf: waves.map((wave) => ({ ...wave, remedies: [] })),
    unknownBytes: [],
    said: [WITHOUT_LINK, STATE_THE_LINK],
  };
}

/** Machines send changes by their week; one of which no churn is known sends none that anybody can tell. */
function changeWeeks({ machines, churn, settings }: InitialInput): ReadonlyMap<MachineId, ChangeWeek> {
  const byMachine = new Map(churn.machines.map((one) => [one.machine, one]));
  return new Map(
    machines.flatMap(({ id, generation }) => {
      const foldPercent = foldOf(generation, settings.foldPercent);
      const own = churn.foldedByMinute?.(id) ?? null;
      const known = byMachine.get(id);
      const week =
        known === undefined
          ? null
          : own === null
            ? deriveChangeWeek(known, churn, shareSent({ ...settings, foldPercent }))
            : deriveChangeWeek(
                known,
                { bytesByMinute: () => differingMinutes(own, foldPercent) },
                shareSent({ ...settings, foldPercent: null }),
              );
      return week === null ? [] : [[id, week] as const];
    }),
  );
}

/** One pass at one bandwidth. */
interface PlanRun {
  readonly run: CopyRun;
  readonly copies: readonly MachineCopy[];
  readonly facts: Parameters<typeof fillWave>[1];
}

function runPlan(
  { settings, purpose }: InitialInput,
  dated: DatedWaves,
  { link, weeks }: { readonly link: LinkSchedule; readonly weeks: ReadonlyMap<MachineId, ChangeWeek> },
): PlanRun {
  const { startMs, waves } = dated;
  const run = simulateCopies({ startMs, waves: waves.map(({ task }) => task), link, weeks });
  const minuteLink = createMinuteLink(link, startMs);
  const lastWindow = waves.reduce((latest, { windowMs }) => Math.max(latest, windowMs ?? startMs), startMs);
  const minutes = Math.ceil((lastWindow - startMs) / MINUTE_MS);
  const leftBefore = deriveLeftBefore({ startMs, link: minuteLink, minutes }, waves, { run, weeks });
  const terms: CycleTerms = { startMs, link: minuteLink, leftBefore, rule: settings.cycleRule };
  const leftBits = new Map<MachineId, number>();
  const weekBits = bitsPerWeek(minuteLink);
  const copies = run.batches.flatMap((batchRun) =>
    batchRun.batch.tasks.map(({ machine, bits }) =>
      copyOf({ machine, bits, batch: batchRun }, { dated, run, weeks, terms, leftBits, weekBits }),
    ),
  );
  const slots = { delays: deriveSlotDelays(run, waves, copies), busy: wavesWithBusySlots(run, waves) };
  const load = (wave: DatedWave): WaveLoad => deriveWaveLoad(wave, { waves, run, weeks, link, startMs });
  return { run, copies, facts: { run, copies, leftBits, terms, link, slots, load, purpose } };
}

interface CopyFacts {
  readonly dated: DatedWaves;
  readonly run: CopyRun;
  readonly weeks: ReadonlyMap<MachineId, ChangeWeek>;
  readonly terms: CycleTerms;
  readonly leftBits: Map<MachineId, number>;
  readonly weekBits: (isCycled: boolean) => number;
}

const utcOrNull = (atMs: number | null | undefined): string | null => (atMs == null ? null : utcText(atMs));

const batchId = (wave: number, index: number): string =>
  `${wave === NO_WAVE ? 'no-wave' : `wave-${wave}`}/batch-${index + 1}`;

/** The place of a batch among those of its wave. */
const placeOf = ({ wave, batch }: BatchRun, { waves }: DatedWaves): number =>
  waves.find(({ task }) => task.wave === wave)!.task.batches.indexOf(batch);

function copyOf(
  { machine, bits, batch }: { readonly machine: ReplicatedMachine; readonly bits: number; readonly batch: BatchRun },
  facts: CopyFacts,
): MachineCopy {
  const span = facts.run.machines.get(machine.id) ?? null;
  const week = facts.weeks.get(machine.id) ?? null;
  const { windowMs } = facts.dated.waves.find(({ task }) => task.wave === batch.wave)!;
  const isKnown = week !== null && windowMs !== null && isCycled(machine);
  return {
    ...{ machine: machine.id, batch: batchId(batch.wave, placeOf(batch, facts.dated)) },
    ...{ from: utcOrNull(span?.fromMs), to: utcOrNull(span?.toMs), bytes: bits / BITS_PER_BYTE },
    ...(isKnown ? cyclesOf({ id: machine.id, span }, { week, windowMs }, facts) : NO_CYCLES),
    neverCatchesUp: week === null ? null : week.before[QUARTERS_PER_WEEK]! >= facts.weekBits(isCycled(machine)),
  };
}

type CopyCycles = Pick<
  MachineCopy,
  'cycles' | 'lastCycleMinutes' | 'longestCycleMinutes' | 'lastChangeBytes' | 'lastSyncMinutes'
>;

const NO_CYCLES: CopyCycles = {
  ...{ cycles: null, lastCycleMinutes: null, longestCycleMinutes: null },
  ...{ lastChangeBytes: null, lastSyncMinutes: null },
};

function cyclesOf(
  { id, span }: { readonly id: MachineId; readonly span: CopySpan | null },
  { week, windowMs }: { readonly week: ChangeWeek; readonly windowMs: number },
  { terms, leftBits }: CopyFacts,
): CopyCycles {
  if (span?.toMs == null) return NO_CYCLES;
  const { fromMs, toMs } = span;
  const found = deriveCycles({ fromMs, toMs }, { week, windowMs }, terms);
  const { cycles, lastCycleMinutes, longestCycleMinutes, leftBits: left } = found;
  if (cycles === 0) return { ...NO_CYCLES, cycles };
  leftBits.set(id, left);
  return {
    ...{ cycles, lastCycleMinutes, longestCycleMinutes },
    ...{ lastChangeBytes: Math.ceil(left / BITS_PER_BYTE) },
    lastSyncMinutes: minutesFrom(left, windowMs, terms),
  };
}

const batchOf =
  (dated: DatedWaves) =>
  (run: BatchRun): CopyBatch => ({
    ...{ id: batchId(run.wave, placeOf(run, dated)), wave: run.wave },
    machines: run.batch.tasks.map(({ machine }) => machine.id),
    bytes: run.batch.tasks.reduce((sum, { bits }) => sum + bits, 0) / BITS_PER_BYTE,
    from: utcOrNull(run.span?.fromMs),
    to: utcOrNull(run.span?.toMs),
    boundBy: run.batch.boundBy,
  });
