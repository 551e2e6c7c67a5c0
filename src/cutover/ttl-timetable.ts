import type { StepDraft } from './draft.js';
import { secondsBetween, shiftInstant } from './instants.js';
import { isHostName, listWords, quoteForPowerShell, quoteForShell } from './safe-text.js';
import { SOURCES } from './sources.js';
import { localWords } from './time-words.js';
import { frontsOf } from './traffic-steps.js';
import type { KnownMachine, WaveView } from './wave-view.js';

const DAY_SECONDS = 86_400;

/** A name that leads to Azure from the cutover on. */
export interface NameRecord {
  readonly name: string;
  readonly machine: KnownMachine | null;
  readonly oldAddress: string | null;
  readonly newAddress: string | null;
}

/** When what is done to the TTL of every record of a wave; `at` null: nothing is dated. */
interface TimetableEntry {
  readonly kind: 'lower' | 'switch' | 'check' | 'raise';
  readonly at: string | null;
  /** Where no calendar dates it. */
  readonly relative: string;
  readonly said: string;
}

/** Records of the wave: its machines' full names, then the names that users type; each once. */
export function recordsOf(view: WaveView): readonly NameRecord[] {
  const own = view.machines.flatMap((machine): NameRecord[] => {
    if (machine.host?.includes('.') !== true) return [];
    const [only, ...others] = machine.addresses;
    const oldAddress = machine.stated?.oldAddress ?? (others.length === 0 ? (only ?? null) : null);
    return [{ name: machine.host, machine, oldAddress, newAddress: machine.stated?.newAddress ?? null }];
  });
  const typed = frontsOf(view).flatMap(({ publicNames }) => publicNames);
  const shared = typed
    .filter(isHostName)
    .map((name): NameRecord => ({ name, machine: null, oldAddress: null, newAddress: null }));
  const byName = new Map<string, NameRecord>();
  for (const record of [...own, ...shared]) {
    const key = record.name.toLowerCase();
    if (!byName.has(key)) byName.set(key, record);
  }
  return [...byName.values()];
}

/**
 * Lowering comes before the cutover by the old TTL, and by a day at least, so that no cache still holds an old answer; an old TTL that
 * nobody stated is taken for a day. Switching is part of the cutover; checking one lowered TTL later; raising after the watch.
 */
function timetable(view: WaveView): readonly TimetableEntry[] {
  const { dns, watchMinutes } = view.settings;
  const { from, to } = view.window ?? view.event('cutover') ?? { from: null, to: null };
  return [
    lowering(view, from),
    {
      kind: 'switch',
      at: from,
      relative: 'at the step of the cutover that switches',
      said: 'the record leads to Azure; not before the machine answers there',
    },
    {
      kind: 'check',
      at: from === null ? null : shiftInstant(from, dns.ttlSeconds),
      relative: `${dns.ttlSeconds} s after switching`,
      said: 'every DNS server of the site, of branches and in Azure gives the new answer',
    },
    {
      kind: 'raise',
      at: view.event('raiseTtl')?.from ?? (to === null ? null : shiftInstant(to, watchMinutes * 60)),
      relative: `after ${watchMinutes} minutes of watching, and when nobody means to go back`,
      said: `TTL from ${dns.ttlSeconds} to ${dns.ttlAfterSeconds} s`,
    },
  ];
}

/** As the calendar has it, unless that is too late for the old TTL. */
function lowering({ settings: { dns }, event }: WaveView, cutover: string | null): TimetableEntry {
  const lead = Math.max(dns.oldTtlSeconds ?? DAY_SECONDS, DAY_SECONDS);
  const latest = cutover === null ? null : shiftInstant(cutover, -lead);
  const planned = event('lowerTtl')?.from ?? null;
  const isLate = planned !== null && latest !== null && (secondsBetween(planned, latest) ?? 0) < 0;
  const old = dns.oldTtlSeconds === null ? 'what it is' : `${dns.oldTtlSeconds}`;
  const late = isLate ? '; the calendar has it later, which is too late for the old TTL' : '';
  return {
    kind: 'lower',
    at: planned === null || isLate ? latest : planned,
    relative: `${lead} s before the cutover`,
    said: `TTL from ${old} to ${dns.ttlSeconds} s${late}`,
  };
}

/** The timetable of every record of the wave, with its instants. */
export function timetableSteps(view: WaveView): readonly StepDraft[] {
  const records = recordsOf(view);
  const nameless = view.machines.filter(({ host }) => host?.includes('.') !== true);
  if (records.length === 0) return [unnamed(nameless)];
  const entries = timetable(view);
  const width = Math.max(...records.map(({ name }) => name.length));
  const localOrNone = (at: string | null): readonly string[] =>
    [at === null ? '' : localWords(view, at)].filter((words) => words !== '');
  const rows = records.flatMap((record) =>
    entries.map(({ kind, at, relative, said }) =>
      [
        record.name.padEnd(width),
        kind.padEnd(6),
        at ?? relative,
        ...localOrNone(at),
        rowWords(record, kind, said),
      ].join('  '),
    ),
  );
  return [
    {
      title: 'Timetable of names: TTL lowered, switched, checked, raised',
      what: [
        `${records.length} ${records.length === 1 ? 'record' : 'records'}. Times are UTC, then the clocks of the users and of the site where those are others${entries.some(({ at }) => at === null) ? '; without a calendar they are counted from the cutover' : ''}. Switching may come later within the window; checking then moves with it.`,
        'An answer lives in caches for the TTL that it had when it was asked: what is lowered later than the old TTL before the cutover helps nobody.',
        ...(view.settings.dns.oldTtlSeconds === null
          ? [
              'The TTL of today is not stated (dns.oldTtlSeconds): read it first. Where it is more than a day, lower it earlier by as much.',
            ]
          : []),
        ...(nameless.length === 0
          ? []
          : [`Without a full name, so not in the timetable: ${listWords(nameless.map(({ name }) => name))}.`]),
      ],
      lines: [...readLines(records[0]!.name), ...rows],
      machines: records.flatMap(({ machine }) => (machine === null ? [] : [machine.id])),
      expect: [
        `A question for each name returns a TTL of at most ${view.settings.dns.ttlSeconds} s when the window opens.`,
      ],
      rollback: ['Switch the record back to the old address; raise the TTL only after the way back is done.'],
      source: SOURCES.ttl,
    },
  ];
}

const readLines = (name: string): readonly string[] => [
  `dig +noall +answer ${quoteForShell(name)} A`,
  `Resolve-DnsName -Name ${quoteForPowerShell(name)} -Type A`,
];

function rowWords({ oldAddress, newAddress, machine }: NameRecord, kind: TimetableEntry['kind'], said: string): string {
  if (kind !== 'switch') return said;
  const target = machine === null ? 'the front that serves it' : (newAddress ?? 'an address that is not stated');
  return `from ${oldAddress ?? 'what it is'} to ${target}; not before it answers`;
}

const unnamed = (machines: readonly KnownMachine[]): StepDraft => ({
  title: 'No full name is known: no timetable of names',
  what: [
    'State dns.zone, or name under addresses, or publicNames under applications.',
    `Without a full name: ${listWords(machines.map(({ name }) => name))}.`,
  ],
  machines: machines.map(({ id }) => id),
  expect: ['Every name that leads to a machine of the wave is listed with its TTL.'],
  source: SOURCES.ttl,
});
