import type { MachineId } from '../model/index.js';
import { isCycled } from './batches.js';
import type { ChangeWeek } from './initial-churn.js';
import { QUARTERS_PER_WEEK } from './initial-churn.js';
import { bitsPerWeek } from './initial-cycles.js';
import type { LinkSchedule } from './link-schedule.js';
import { createMinuteLink } from './minute-link.js';
import type { CopyRun } from './initial-simulation.js';
import type { DatedWave } from './initial-waves.js';

const SECONDS_PER_WEEK = 604_800;
const BITS_PER_MEGABIT = 1_000_000;

/** What one pass of first copies tells of who replicates when. */
export interface LoadTerms {
  readonly waves: readonly DatedWave[];
  readonly run: Pick<CopyRun, 'machines'>;
  readonly weeks: ReadonlyMap<MachineId, ChangeWeek>;
  readonly link: LinkSchedule;
  readonly startMs: number;
}

/** What replicates when the window of a wave begins, or for good where it has none. */
export interface WaveLoad {
  readonly machines: number;
  /** Means over a week: what is written, as it crosses the link, and what the link carries. */
  readonly mbps: number;
  readonly carriedMbps: number;
  /** Null: of some machines of the wave no churn is known, and what is known of the others is carried. */
  readonly keepsUp: boolean | null;
}

/**
 * Whether the link keeps up with changes until a wave is cut over: its own machines, and those of others that are copied by then and have not
 * left, write less in a week than the link carries in one. Streams of agents have to pass outside of blackouts; cycles run through them.
 */
export function deriveWaveLoad(
  { task, windowMs, machines }: Pick<DatedWave, 'task' | 'windowMs' | 'machines'>,
  { waves, run, weeks, link, startMs }: LoadTerms,
): WaveLoad {
  const atMs = windowMs ?? Infinity;
  const others = waves
    .filter((one) => one.task.wave !== task.wave && one.task.leavesMs >= atMs)
    .flatMap((one) => one.machines)
    .filter(({ id }) => (run.machines.get(id)?.toMs ?? Infinity) <= atMs);
  const there = [...machines, ...others].map((machine) => ({
    isStream: !isCycled(machine),
    bits: weeks.get(machine.id)?.before[QUARTERS_PER_WEEK] ?? 0,
  }));
  const sum = (list: typeof there): number => list.reduce((all, { bits }) => all + bits, 0);
  const carried = bitsPerWeek(createMinuteLink(link, startMs));
  const all = sum(there);
  const streams = sum(there.filter(({ isStream }) => isStream));
  const isUnknown = machines.some(({ id }) => !weeks.has(id));
  const isOver = (all > 0 && all >= carried(true)) || (streams > 0 && streams >= carried(false));
  return {
    machines: there.length,
    mbps: all / SECONDS_PER_WEEK / BITS_PER_MEGABIT,
    carriedMbps: carried(streams === 0) / SECONDS_PER_WEEK / BITS_PER_MEGABIT,
    keepsUp: isOver ? false : isUnknown ? null : true,
  };
}
