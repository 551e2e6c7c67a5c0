import type { WaveCalendar } from '../calendar/index.js';
import { countOf } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import type { InitialPlan, WaveFill } from './initial.js';
import { NO_WAVE } from './initial-waves.js';
import { listed, utcText } from './initial-words.js';
import type { ReplicatedMachine } from './replicated.js';
import type { ReplicationPurpose } from './replication-settings.js';

const HOUR_MS = 3_600_000;
/** Where a window has a begin and no end: the day of its cutover. */
const HOURS_WITHOUT_END = 24;

/** From when until when the machines of a wave replicate. Instants are ISO 8601 in UTC. */
export interface ReplicatingWave {
  /** From 1; 0: machines that are in no wave. */
  readonly wave: number;
  readonly machines: number;
  /** When the first of its copies begins; null: nobody knows. */
  readonly from: string | null;
  /** When the last of them is cut over or copied, whichever is later; null: they replicate for good, or nobody knows until when. */
  readonly to: string | null;
}

/** How many machines replicate at the same time, which is what appliances and cache accounts are counted for. */
export interface Concurrency {
  /** `schedule`: what the waves and their first copies need; `allAtOnce`: nothing tells who does not replicate beside whom. */
  readonly basis: 'schedule' | 'allAtOnce';
  readonly machines: number;
  readonly mostAtOnce: number;
  /** The first instant at which so many replicate; null where all are counted at once. */
  readonly at: string | null;
  /** The same where the link is half as fast, since copies and late waves then lie beside others for longer; null as `at`. */
  readonly mostAtHalf: number | null;
  readonly waves: readonly ReplicatingWave[];
  readonly said: string;
}

/** The same, with what is planned for it and what it would take if all machines replicated at once. */
export interface PlannedConcurrency extends Concurrency {
  readonly planned: MoverCounts;
  readonly ifAllAtOnce: MoverCounts;
}

/** Appliances and process servers, without what runs on the hosts themselves, and cache accounts. */
export interface MoverCounts {
  readonly appliances: number;
  readonly cacheAccounts: number;
}

/** Machines that replicate beside each other, each set at one time; none of the sets lies within another. */
export type Moments = readonly ReadonlySet<MachineId>[];

export interface ConcurrencyInput {
  readonly machines: readonly ReplicatedMachine[];
  readonly initial: Pick<InitialPlan, 'waves' | 'wavesAtHalf'>;
  /** Null: windows have no end that is known. */
  readonly calendar: Pick<WaveCalendar, 'windows'> | null;
  readonly purpose: ReplicationPurpose;
}

/**
 * Who replicates beside whom: the machines of a wave from the begin of its first copy until the end of its window, or of its last copy where
 * that is later. Then they run in Azure, replication is stopped, and they write nothing any more that an appliance or a cache account would
 * carry. All machines of a wave count from its first copy on, since a queued machine is enabled and counts too: our own rule, an upper bound.
 *
 * Protection never ends, and without dates nobody knows who replicates beside whom: then all machines count at once.
 */
export function deriveConcurrency(input: ConcurrencyInput): {
  readonly concurrency: Concurrency;
  readonly moments: Moments;
} {
  const { machines, initial } = input;
  const spans = spansOf(initial.waves, input);
  const waves = spans.map(({ wave, ids, fromMs, toMs }) => ({
    ...{ wave, machines: ids.length, from: textOf(fromMs), to: textOf(toMs) },
  }));
  const why = whyAllAtOnce(spans, input);
  if (why !== null) {
    const said = `${allWords(machines.length)} counted as replicating at the same time: ${why}.`;
    return {
      concurrency: {
        ...{ basis: 'allAtOnce', machines: machines.length, mostAtOnce: machines.length },
        ...{ at: null, mostAtHalf: null, waves, said },
      },
      moments: machines.length === 0 ? [] : [new Set(machines.map(({ id }) => id))],
    };
  }
  const most = busiest(spans);
  const atHalf = busiest(spansOf(initial.wavesAtHalf, input));
  return {
    concurrency: {
      ...{ basis: 'schedule', machines: machines.length, mostAtOnce: most.machines, at: utcText(most.atMs) },
      ...{ mostAtHalf: atHalf.machines, waves, said: scheduleSaid(machines.length, most, atHalf) },
    },
    moments: momentsOf(spans),
  };
}

interface Span {
  readonly wave: number;
  readonly ids: readonly MachineId[];
  /** Null: nobody knows. */
  readonly fromMs: number | null;
  /** `Infinity`: for good, as far as anybody knows. */
  readonly toMs: number;
}

function spansOf(fills: readonly WaveFill[], { machines, calendar, purpose }: ConcurrencyInput): readonly Span[] {
  const ends = new Map(calendar?.windows.map(({ wave, to }) => [wave, Date.parse(to)]));
  return fills.map(({ wave, from, to, window }) => {
    const ids = machines.filter((machine) => (machine.wave ?? NO_WAVE) === wave).map(({ id }) => id);
    const windowEnd = window === null ? Infinity : (ends.get(wave) ?? Date.parse(window) + HOURS_WITHOUT_END * HOUR_MS);
    const isCopied = from === null || to !== null;
    const lastCopy = to === null ? -Infinity : Date.parse(to);
    return {
      ...{ wave, ids, fromMs: from === null ? null : Date.parse(from) },
      toMs: purpose === 'migrate' && isCopied ? Math.max(windowEnd, lastCopy) : Infinity,
    };
  });
}

const textOf = (atMs: number | null): string | null => (atMs === null || atMs === Infinity ? null : utcText(atMs));

function whyAllAtOnce(spans: readonly Span[], { purpose }: ConcurrencyInput): string | null {
  if (purpose === 'protect') return 'protection has no end';
  if (spans.every(({ wave }) => wave === NO_WAVE))
    return 'no plan of waves says which of them come one after the other';
  const undated = spans.filter(({ fromMs }) => fromMs === null);
  if (undated.length > 0) return `when the first copies of ${wavesText(undated)} begin is unknown`;
  const endless = spans.filter(({ toMs }) => toMs === Infinity);
  return endless.length === spans.length ? `when ${wavesText(endless)} are cut over is unknown` : null;
}

const wavesText = (spans: readonly Span[]): string =>
  listed(spans.map(({ wave }) => (wave === NO_WAVE ? 'machines in no wave' : `wave ${wave}`)));

interface Busiest {
  readonly machines: number;
  readonly atMs: number;
}

const activeAt = (spans: readonly Span[], atMs: number): readonly Span[] =>
  spans.filter(({ fromMs, toMs }) => fromMs !== null && fromMs <= atMs && atMs < toMs);

/** The subject of a sentence about them all. */
export const allWords = (machines: number): string =>
  machines === 1 ? 'The one machine is' : `All ${machines} machines are`;

const machinesIn = (spans: readonly Span[]): number => spans.reduce((sum, { ids }) => sum + ids.length, 0);

/** The number changes upwards only where a wave begins. */
function busiest(spans: readonly Span[]): Busiest {
  return begins(spans)
    .map((atMs) => ({ atMs, machines: machinesIn(activeAt(spans, atMs)) }))
    .reduce((most, one) => (one.machines > most.machines ? one : most), { atMs: 0, machines: 0 });
}

const begins = (spans: readonly Span[]): readonly number[] =>
  [...new Set(spans.flatMap(({ fromMs }) => fromMs ?? []))].sort((left, right) => left - right);

function momentsOf(spans: readonly Span[]): Moments {
  const sets = begins(spans).map((atMs) => activeAt(spans, atMs));
  const isWithin = (inner: readonly Span[], outer: readonly Span[]): boolean =>
    inner.every((one) => outer.includes(one));
  return sets
    .filter(
      (one, index) =>
        !sets.some((other, at) => at !== index && isWithin(one, other) && (at < index || other.length > one.length)),
    )
    .map((active) => new Set(active.flatMap(({ ids }) => ids)));
}

function scheduleSaid(machines: number, most: Busiest, atHalf: Busiest): string {
  const half =
    atHalf.machines === most.machines
      ? 'as many if the link is half as fast'
      : `${atHalf.machines} if the link is half as fast`;
  return `By the waves at most ${most.machines} of ${countOf(machines, 'machine')} replicate at the same time, first on ${utcText(most.atMs)}; ${half}. Appliances and cache accounts are counted for these: stop the replication of each wave behind its cutover.`;
}

/** Whether whoever replicates beside each other in some moments does so in others too. */
export const areCovered = (moments: Moments, by: Moments): boolean =>
  moments.every((one) => by.some((other) => [...one].every((id) => other.has(id))));

/** Of a group, those that replicate beside each other; a group that never meets is no moment. */
export const momentsWithin = (moments: Moments, group: readonly { readonly id: MachineId }[]): Moments =>
  moments
    .map((moment) => new Set(group.flatMap(({ id }) => (moment.has(id) ? [id] : []))))
    .filter(({ size }) => size > 0);

/** A load for each moment: what a machine weighs while it replicates, and nothing in all others. */
export const loadsByMoment = (moments: Moments, id: MachineId, loads: readonly number[]): readonly number[] =>
  moments.flatMap((moment) => (moment.has(id) ? loads : loads.map(() => 0)));

/** The greatest of a sum over the machines of a moment. */
export const mostOf = <Item extends { readonly id: MachineId }>(
  moments: Moments,
  items: readonly Item[],
  of: (item: Item) => number,
): number =>
  moments.reduce(
    (most, moment) =>
      Math.max(
        most,
        items.reduce((sum, item) => sum + (moment.has(item.id) ? of(item) : 0), 0),
      ),
    0,
  );
