import type { InitialPlan } from './initial.js';
import type { ReplicatedMachine } from './replicated.js';
import type { ReplicationPurpose } from './replication-settings.js';

const DAY_MS = 86_400_000;
/**
 * Site Recovery charges nothing for the first days of each protected machine; storage and transfer it does.
 *
 * Source: MicrosoftDocs/azure-docs, site-recovery-faq.yml, 2021-05-27 (revision 017654d1).
 */
export const FREE_SITE_RECOVERY_DAYS = 31;

/** When a machine replicates, and when its first copy runs. Both half-open, in milliseconds. */
export interface ReplicatingSpan {
  readonly machine: ReplicatedMachine;
  readonly fromMs: number;
  readonly toMs: number;
  /** Null: in no month of this cost. */
  readonly copy: { readonly fromMs: number; readonly toMs: number; readonly bytes: number } | null;
  /** It has replicated for long before: nothing of it is free any more. */
  readonly isSteady: boolean;
}

/** A calendar month in UTC. */
export interface Month {
  /** `2026-12` */
  readonly name: string;
  readonly fromMs: number;
  readonly toMs: number;
}

function monthOf(atMs: number): Month {
  const date = new Date(atMs);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const fromMs = Date.UTC(year, month, 1);
  return { name: new Date(fromMs).toISOString().slice(0, 7), fromMs, toMs: Date.UTC(year, month + 1, 1) };
}

/** Every month that some spans touch, in order. */
export function monthsOf(spans: readonly ReplicatingSpan[]): readonly Month[] {
  if (spans.length === 0) return [];
  const first = spans.reduce((least, { fromMs }) => Math.min(least, fromMs), Infinity);
  const last = spans.reduce((most, { toMs }) => Math.max(most, toMs), -Infinity);
  const months: Month[] = [];
  for (let month = monthOf(first); month.fromMs < last; month = monthOf(month.toMs)) months.push(month);
  return months;
}

/** Milliseconds that two spans share. */
export const shared = (
  one: { readonly fromMs: number; readonly toMs: number },
  other: { readonly fromMs: number; readonly toMs: number },
): number => Math.max(0, Math.min(one.toMs, other.toMs) - Math.max(one.fromMs, other.fromMs));

export interface SpanTerms {
  readonly initial: Pick<InitialPlan, 'machines' | 'waves'>;
  readonly purpose: ReplicationPurpose;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

/** The first whole month in which every machine is copied and, where Site Recovery protects, paid for. */
const steadyMonth = (lastMs: number, purpose: ReplicationPurpose): Month =>
  monthOf(monthOf(lastMs + (purpose === 'protect' ? FREE_SITE_RECOVERY_DAYS * DAY_MS : 0)).toMs);

/**
 * When each machine replicates: to migrate, from its first copy to its window, or, where that has no date, to the last instant of the
 * plan; to protect, for one whole month behind the last first copy and its free days, since what follows is paid for years. Where no copy is dated, all machines for the month of the plan's day.
 */
export function replicatingSpans(
  machines: readonly ReplicatedMachine[],
  { initial, purpose, asOf }: SpanTerms,
): { readonly spans: readonly ReplicatingSpan[]; readonly said: string } {
  const copies = new Map(initial.machines.map((copy) => [copy.machine, copy]));
  const ends = [
    ...initial.machines.map(({ to }) => to),
    ...initial.waves.map(({ window }) => window),
    ...initial.machines.map(({ from }) => from),
  ].flatMap((text) => (text === null ? [] : [Date.parse(text)]));
  const lastMs = ends.reduce((latest, end) => Math.max(latest, end), -Infinity);
  if (purpose === 'protect' || lastMs === -Infinity) {
    const month = lastMs === -Infinity ? monthOf(Date.parse(asOf)) : steadyMonth(lastMs, purpose);
    const spans = machines.map((machine) => ({ machine, ...month, copy: null, isSteady: true }));
    const why =
      purpose !== 'protect' || lastMs === -Infinity
        ? 'of all machines, since no copy is dated; free days are not taken off'
        : `of steady protection: all machines are copied, and the first ${FREE_SITE_RECOVERY_DAYS} days of each are over`;
    return { spans, said: `One whole month ${why}: ${month.name}.` };
  }
  const windows = new Map(initial.waves.map(({ wave, window }) => [wave, window]));
  const spans = machines.flatMap((machine): readonly ReplicatingSpan[] => {
    const copy = copies.get(machine.id);
    if (copy?.from == null) return [];
    const fromMs = Date.parse(copy.from);
    const copiedMs = copy.to === null ? lastMs : Date.parse(copy.to);
    const window = windows.get(machine.wave ?? 0) ?? null;
    const toMs = Math.max(copiedMs, window === null ? lastMs : Date.parse(window));
    return [{ machine, fromMs, toMs, copy: { fromMs, toMs: copiedMs, bytes: copy.bytes }, isSteady: false }];
  });
  return { spans, said: 'From the first copy of each machine to its window.' };
}
