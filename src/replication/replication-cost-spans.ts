import type { MachineId } from '../model/index.js';
import type { InitialPlan, MachineCopy } from './initial.js';
import { LONGEST_FIRST_COPIES_DAYS } from './initial-simulation.js';
import { listed } from './initial-words.js';
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

interface ReplicatingSpans {
  readonly spans: readonly ReplicatingSpan[];
  /** Which time they are of, for the lines of a month. */
  readonly saidOf: (month: Month) => string;
  /** Which months there are and why, where that is not plain; sentences. */
  readonly about: readonly string[];
  /** Who is in none of them, or not in whole, and why: sentences; empty: nobody. */
  readonly open: readonly string[];
}

/**
 * When each machine replicates: to migrate, from its first copy to its window, or, where that has no date, to the last instant of the
 * plan; to protect, from its first copy to the end of the first whole month behind the last first copy and its free days, which stands for all months
 * that follow. Where nobody states
 * a link, all machines for the month of the plan's day. A machine whose first copy never begins is in no span; one whose copy never ends has one to
 * the last instant of a migration, without the bytes of its copy, and none of steady protection, which it never reaches.
 */
export function replicatingSpans(
  machines: readonly ReplicatedMachine[],
  { initial, purpose, asOf }: SpanTerms,
): ReplicatingSpans {
  if (initial.machines.length === 0) {
    const said = 'of all machines, since no copy is dated; free days are not taken off';
    return { ...steadySpans(machines, monthOf(Date.parse(asOf)), said), about: [NO_COPY_DATED], open: [] };
  }
  const copies = new Map(initial.machines.map((copy) => [copy.machine, copy]));
  const ends = [
    ...initial.machines.map(({ to }) => to),
    ...initial.waves.map(({ window }) => window),
    ...initial.machines.map(({ from }) => from),
  ].flatMap((text) => (text === null ? [] : [Date.parse(text)]));
  const lastMs = ends.reduce((latest, end) => Math.max(latest, end), -Infinity);
  const never = machines.filter(({ id }) => copies.get(id)?.from === null);
  const endless = machines.filter(({ id }) => {
    const copy = copies.get(id);
    return copy !== undefined && copy.from !== null && copy.to === null;
  });
  const open = [...neverWords(never), ...endlessWords(endless, purpose)];
  if (purpose === 'protect') {
    const left = new Set([...never, ...endless]);
    const steady = machines.filter((machine) => !left.has(machine));
    const month = lastMs === -Infinity ? monthOf(Date.parse(asOf)) : steadyMonth(lastMs, purpose);
    return { ...protectedSpans(steady, month, { copies, isAll: left.size === 0 }), open };
  }
  const windows = new Map(initial.waves.map(({ wave, window }) => [wave, window]));
  const spans = machines.flatMap((machine): readonly ReplicatingSpan[] => {
    const copy = copies.get(machine.id);
    if (copy?.from == null) return [];
    const fromMs = Date.parse(copy.from);
    const copiedMs = copy.to === null ? lastMs : Date.parse(copy.to);
    const window = windows.get(machine.wave ?? 0) ?? null;
    const toMs = Math.max(copiedMs, window === null ? lastMs : Date.parse(window));
    const whole = copy.to === null ? null : { fromMs, toMs: copiedMs, bytes: copy.bytes };
    return [{ machine, fromMs, toMs, copy: whole, isSteady: false }];
  });
  return { spans, saidOf: () => 'From the first copy of each machine to its window.', about: [], open };
}

const steadySpans = (
  machines: readonly ReplicatedMachine[],
  month: Month,
  why: string,
): Pick<ReplicatingSpans, 'spans' | 'saidOf'> => ({
  spans: machines.map((machine) => ({ machine, fromMs: month.fromMs, toMs: month.toMs, copy: null, isSteady: true })),
  saidOf: () => `One whole month ${why}: ${month.name}.`,
});

const NO_COPY_DATED =
  'No first copy is dated, since nobody states a link: one whole month of all machines is counted, and none of the months of first copies before it.';

/** From each first copy on; machines that no copy is known of replicate in the last month alone, when all are protected. */
function protectedSpans(
  machines: readonly ReplicatedMachine[],
  last: Month,
  { copies, isAll }: { readonly copies: ReadonlyMap<MachineId, MachineCopy>; readonly isAll: boolean },
): Pick<ReplicatingSpans, 'spans' | 'saidOf' | 'about'> {
  const spans = machines.map((machine): ReplicatingSpan => {
    const { from = null, to = null, bytes = 0 } = copies.get(machine.id) ?? {};
    if (from === null || to === null) {
      return { machine, fromMs: last.fromMs, toMs: last.toMs, copy: null, isSteady: true };
    }
    const copy = { fromMs: Date.parse(from), toMs: Date.parse(to), bytes };
    return { machine, fromMs: copy.fromMs, toMs: last.toMs, copy, isSteady: false };
  });
  const who = isAll ? 'all machines' : 'all machines that ever';
  const free = `the first ${FREE_SITE_RECOVERY_DAYS} days of each`;
  const months = monthsOf(spans).length;
  return {
    spans,
    saidOf: ({ name }) =>
      name === last.name
        ? `One whole month of steady protection: ${who} are copied, and ${free} are over: ${name}.`
        : 'From the first copy of each machine on, which protects it behind that.',
    about:
      months < 2
        ? []
        : [
            `Protection is counted from the first copies on. ${last.name} is the first whole month behind them and behind ${free} for which Site Recovery charges nothing, and stands for every month that follows.`,
          ],
  };
}

const whoWords = (machines: readonly ReplicatedMachine[], one: string, more: string): string =>
  `${machines.length === 1 ? `The first copy of 1 machine ${one}` : `The first copies of ${machines.length} machines ${more}`} within ${LONGEST_FIRST_COPIES_DAYS} days (${listed(machines.map(({ name }) => name))})`;

const neverWords = (machines: readonly ReplicatedMachine[]): readonly string[] =>
  machines.length === 0
    ? []
    : [
        `${whoWords(machines, 'never begins', 'never begin')}, since what goes before them does not end: what they cost is unknown and in no sum.`,
      ];

function endlessWords(machines: readonly ReplicatedMachine[], purpose: ReplicationPurpose): readonly string[] {
  if (machines.length === 0) return [];
  const who = `${whoWords(machines, 'never ends', 'never end')}, since the link is too slow for it`;
  return purpose === 'protect'
    ? [`${who}: they are never protected, and what they cost is unknown and in no sum.`]
    : [
        `${who}: their lines run to the last day of the plan and leave out the bytes of their copy, so that every sum is at least that much.`,
      ];
}
