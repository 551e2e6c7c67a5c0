import type { MachineId } from '../model/index.js';
import type { ChangeWeek } from './initial-churn.js';
import { spanOfWave } from './initial-fill.js';
import { deriveWaveLoad } from './initial-load.js';
import type { LinkSchedule } from './link-schedule.js';
import { simulateCopies } from './initial-simulation.js';
import type { CopyRun, WaveTask } from './initial-simulation.js';
import type { DatedWave, DatedWaves } from './initial-waves.js';
import { gigabytes, listed, utcText } from './initial-words.js';

const HOUR_MS = 3_600_000;
const BITS_PER_BYTE = 8;
/** Nobody begins earlier by more than so long. */
const MOST_EARLIER_HOURS = 90 * 24;
/** The fastest port of ExpressRoute Direct: nothing faster is looked for. */
const MOST_LINK_MBPS = 100_000;

export interface RemedyTerms {
  readonly dated: DatedWaves;
  readonly weeks: ReadonlyMap<MachineId, ChangeWeek>;
  readonly link: LinkSchedule;
  /** As it stands. */
  readonly run: CopyRun;
}

/**
 * What would help a wave that is not done by the margin before its window, the least change first: begin earlier, more bandwidth, fewer
 * machines, another way for some of the data. Figures are found by halving and hold by the same simulation.
 */
export function deriveRemedies(wave: DatedWave, terms: RemedyTerms): readonly string[] {
  return [...earlier(wave, terms), ...moreBandwidth(wave, terms), ...fewerMachines(wave, terms)];
}

/**
 * What would help a wave whose changes the link does not carry: a faster link, or fewer machines and disks on it. The bandwidth holds by the
 * rule that found it.
 */
export function deriveKeepUpRemedies(wave: DatedWave, { dated, weeks, link, run }: RemedyTerms): readonly string[] {
  const terms = { waves: dated.waves, weeks, run, startMs: dated.startMs };
  const holds = (mbps: number): boolean =>
    deriveWaveLoad(wave, { ...terms, link: link.withOpen(mbps) }).keepsUp !== false;
  const least = leastFrom({ from: Math.floor(link.openMbps), most: MOST_LINK_MBPS }, holds);
  return [
    least === null
      ? 'No open link would carry these changes with throttles and blackouts as they are: lift them.'
      : `An open link of ${least} instead of ${link.openMbps} Mb/s would carry these changes; first copies take more.`,
    'Or let fewer of these machines replicate at the same time, or leave out the disks that write most and move their data apart.',
  ];
}

/** Whether a wave is done in time by another run, on a link that keeps up with its changes. */
function isInTime(
  wave: DatedWave,
  terms: RemedyTerms,
  change: Partial<{ link: LinkSchedule; task: WaveTask }>,
): boolean {
  const { link = terms.link, task = wave.task } = change;
  const waves = terms.dated.waves.map((one) => (one.task.wave === task.wave ? task : one.task));
  const startMs = Math.min(terms.dated.startMs, task.releaseMs);
  const run = simulateCopies({ startMs, waves, link, weeks: terms.weeks, untilMs: task.dueMs });
  const toMs = spanOfWave({ ...wave, task }, run)?.toMs ?? null;
  if (toMs === null || toMs > task.dueMs) return false;
  const { dated, weeks } = terms;
  return (
    change.link === undefined ||
    deriveWaveLoad(wave, { waves: dated.waves, run, weeks, link, startMs }).keepsUp !== false
  );
}

function earlier(wave: DatedWave, terms: RemedyTerms): readonly string[] {
  const { task } = wave;
  const at = (hours: number): WaveTask => ({ ...task, releaseMs: task.releaseMs - hours * HOUR_MS });
  const hours = leastFrom({ from: 0, most: MOST_EARLIER_HOURS }, (count) => isInTime(wave, terms, { task: at(count) }));
  if (hours === null) return [];
  return [`Begin its copies ${hours} h earlier, at ${utcText(at(hours).releaseMs)}: then they are done in time.`];
}

function moreBandwidth(wave: DatedWave, terms: RemedyTerms): readonly string[] {
  const { link } = terms;
  const from = Math.floor(link.openMbps);
  const range = { from, most: MOST_LINK_MBPS };
  const open = leastFrom(range, (mbps) => isInTime(wave, terms, { link: link.withOpen(mbps) }));
  if (open !== null) {
    return [`An open link of ${open} Mb/s instead of ${link.openMbps} would do, with throttles as they are.`];
  }
  const wide = (mbps: number): LinkSchedule => link.withOpen(Math.max(link.openMbps, mbps)).withThrottlesFrom(mbps);
  const raised = leastFrom({ from: 0, most: MOST_LINK_MBPS }, (mbps) => isInTime(wave, terms, { link: wide(mbps) }));
  return [
    raised === null
      ? 'No bandwidth of the link would do by itself.'
      : `No open link would do with throttles as they are: ${raised} Mb/s at all times would.`,
  ];
}

function fewerMachines(wave: DatedWave, { run }: RemedyTerms): readonly string[] {
  const { dueMs, batches } = wave.task;
  const late = batches
    .flatMap(({ tasks }) => tasks)
    .filter(({ machine }) => (run.machines.get(machine.id)?.toMs ?? Infinity) > dueMs);
  const bits = late.reduce((sum, one) => sum + one.bits, 0);
  const what = `${late.length} of ${wave.machines.length} machines, ${gigabytes(bits / BITS_PER_BYTE)} (${listed(late.map(({ machine }) => machine.name))})`;
  return [
    `Move to a later wave what is not copied by ${utcText(dueMs)}: ${what}.`,
    'Bring some of the data by another way, such as backup and restore or a shipped disk, and leave those disks out of the replication: no page at hand says that replication can begin from a shipped copy.',
  ];
}

/**
 * The least whole number above `from` with which something holds: doubled until it does, then halved. Where it holds it was tried;
 * that it does not hold below is as true as that more of it helps.
 */
function leastFrom(
  { from, most }: { readonly from: number; readonly most: number },
  holds: (value: number) => boolean,
): number | null {
  let short = from;
  let step = 1;
  let enough = Math.min(most, from + step);
  while (!holds(enough)) {
    if (enough >= most) return null;
    short = enough;
    step *= 2;
    enough = Math.min(most, from + step);
  }
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (holds(middle)) enough = middle;
    else short = middle;
  }
  return enough;
}
