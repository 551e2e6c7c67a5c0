import type { PlannedWave } from '../waves/index.js';
import type { EventKind } from './calendar.js';
import type { CalendarTerms } from './calendar-terms.js';
import { FOUNDATION, TTL_WORK_MS } from './draft-event.js';
import type { DraftEvent, Preparation } from './draft-event.js';
import { freezeMsOf, ttlLeadMsOf } from './place-wave.js';
import type { PlacedWave } from './place-wave.js';
import { DAY_MS, localText } from './wall-clock.js';

interface EventFacts {
  readonly placed: PlacedWave;
  readonly preparation: Preparation;
  /** The copy that held the link before. */
  readonly previousCopy: string | null;
}

type After = DraftEvent['after'];

/** The events of one wave, each behind those that it waits for. */
export function waveEvents(facts: EventFacts, terms: CalendarTerms): readonly DraftEvent[] {
  const { wave } = facts.placed;
  const own: Own = (kind) => idOf(wave, kind);
  const make = maker(wave);
  return [
    ...before({ make, own }, facts, terms),
    cutover({ make, own }, facts.placed, terms),
    ...behind({ make, own }, facts.placed, terms),
  ];
}

interface EventTimes {
  readonly fromMs: number;
  readonly toMs: number;
  /** Where it spans more than it takes. */
  readonly durationMs?: number;
}

type Make = (
  kind: EventKind,
  words: string,
  times: EventTimes,
  rest: Pick<DraftEvent, 'after' | 'basis'>,
) => DraftEvent;

/** The id of another event of the same wave. */
type Own = (kind: EventKind) => string;

interface Maker {
  readonly make: Make;
  readonly own: Own;
}

const idOf = (wave: PlannedWave, kind: EventKind): string => `wave-${wave.number}/${kind}`;

function maker(wave: PlannedWave): Make {
  return (kind, words, { fromMs, toMs, durationMs = toMs - fromMs }, { after, basis }) => ({
    ...{ id: idOf(wave, kind), kind, wave: wave.number, title: `${wave.name}: ${words}` },
    ...{ fromMs, toMs, durationMs, releaseMs: fromMs },
    after,
    basis,
  });
}

const behindOf = (id: string, lagMs = 0): After => [{ id, lagMs }];

function before(
  { make, own }: Maker,
  { placed: { copy, placed }, preparation, previousCopy }: EventFacts,
  terms: CalendarTerms,
): readonly DraftEvent[] {
  const { copyFromMs, copyToMs, testFromMs, testToMs, said } = preparation;
  const { settings, dns } = terms;
  const { fromMs } = placed.found;
  const ttlLeadMs = ttlLeadMsOf(terms);
  const old =
    dns?.oldTtlSeconds == null ? '' : ` and no later than the TTL of today, ${dns.oldTtlSeconds} s, before it`;
  return [
    make(
      'initialReplication',
      'first copy',
      { fromMs: copyFromMs, toMs: copyToMs },
      {
        after: [...behindOf(FOUNDATION), ...(previousCopy === null ? [] : behindOf(previousCopy))],
        basis: [
          ...copy.replication.said.slice(0, 1),
          ...said,
          ...(previousCopy === null ? [] : ['One link: it begins when the first copy of the wave before has ended.']),
        ],
      },
    ),
    make(
      'deltaReplication',
      'cycles of changes',
      { fromMs: copyToMs, toMs: fromMs, durationMs: copy.firstCycleMs },
      { after: behindOf(own('initialReplication')), basis: copy.replication.said.slice(1) },
    ),
    make(
      'testMigration',
      'test migration',
      { fromMs: testFromMs, toMs: testToMs },
      {
        after: behindOf(own('initialReplication')),
        basis: [
          `${settings.testDays} whole days of the site, by the settings, as late as margin and reserve before the window let it.`,
        ],
      },
    ),
    make(
      'lowerTtl',
      dns === null ? 'lower the TTL of its names' : `lower TTL to ${dns.ttlSeconds} s`,
      { fromMs: fromMs - ttlLeadMs - TTL_WORK_MS, toMs: fromMs - ttlLeadMs },
      {
        after: behindOf(FOUNDATION),
        basis: [`Done ${settings.ttl.leadHours} h before the window${old}, so that no cache holds the old answer.`],
      },
    ),
    make(
      'freeze',
      'no changes to the machines',
      { fromMs: fromMs - freezeMsOf(terms), toMs: fromMs },
      {
        after: behindOf(own('testMigration')),
        basis: [`${settings.freezeHours} h before the window, by the settings.`],
      },
    ),
  ];
}

const WHOSE_DAY = {
  decided: "The day is the plan's.",
  counted: "The day is the plan's, counted from its first cutover.",
  proposed: 'The day is proposed.',
} as const;

function cutover({ make, own }: Maker, { placed, downtime, previous }: PlacedWave, terms: CalendarTerms): DraftEvent {
  const { settings } = terms;
  const { found, spacedMs, zone } = placed;
  const lag =
    previous === null || spacedMs === null ? 0 : Math.max(0, Math.min(spacedMs, found.fromMs) - previous.toMs);
  const quiet =
    found.usePercent === null
      ? `Quiet by assumption: ${settings.assumedQuietHours.from} to ${settings.assumedQuietHours.to} (${zone.zone.name}).`
      : `Use in the window is ${found.usePercent} % of the mean of the week, by ${placed.use.measuredMachines} of ${placed.machinesOfUse} machines of the wave and those they serve.`;
  const made = make(
    'cutover',
    `cutover, ${localText(zone.zone, found.fromMs).slice(0, 16).replace('T', ' ')} (${zone.zone.name})`,
    { fromMs: found.fromMs, toMs: found.toMs },
    {
      after: [
        ...behindOf(own('initialReplication'), settings.replicationLeadDays * DAY_MS),
        ...behindOf(own('deltaReplication')),
        ...behindOf(own('testMigration'), settings.marginDays * DAY_MS),
        ...behindOf(own('lowerTtl'), ttlLeadMsOf(terms)),
        ...behindOf(own('freeze')),
        ...(previous === null ? [] : behindOf(idOf(previous.wave, 'cutover'), lag)),
      ],
      basis: [WHOSE_DAY[placed.day], quiet, downtime.said],
    },
  );
  return { ...made, hold: placed.day === 'decided' ? 'decided' : 'kept' };
}

function behind({ make, own }: Maker, { placed }: PlacedWave, { settings, dns }: CalendarTerms): readonly DraftEvent[] {
  const { watchDays, decommissionAfterDays } = settings;
  const watchFrom = placed.found.toMs;
  const watchTo = watchFrom + watchDays * DAY_MS;
  const lagMs = decommissionAfterDays * DAY_MS;
  return [
    make(
      'watch',
      'watch',
      { fromMs: watchFrom, toMs: watchTo },
      { after: behindOf(own('cutover')), basis: [`${watchDays} days, by the settings.`] },
    ),
    make(
      'raiseTtl',
      dns === null ? 'raise the TTL of its names' : `raise TTL to ${dns.ttlAfterSeconds} s`,
      { fromMs: watchTo, toMs: watchTo + TTL_WORK_MS },
      { after: behindOf(own('watch')), basis: ['Once nobody wants to go back.'] },
    ),
    make(
      'decommission',
      'decommission the source',
      { fromMs: watchTo + lagMs, toMs: watchTo + lagMs + DAY_MS },
      {
        after: behindOf(own('watch'), lagMs),
        basis: [
          `${decommissionAfterDays} days after the watch, by the settings; until then the sources stay switched off.`,
        ],
      },
    ),
  ];
}
