import type { PlannedWave } from '../waves/index.js';
import type { EventKind } from './calendar.js';
import type { CalendarTerms } from './calendar-terms.js';
import type { PlacedWindow } from './place-window.js';
import type { ReplicatedWave } from './replicate-wave.js';
import { FOUNDATION, TTL_WORK_MS } from './draft-event.js';
import type { DraftEvent, Preparation, ScheduleState } from './draft-event.js';
import { DAY_MS, localText } from './wall-clock.js';

interface EventFacts {
  readonly copy: ReplicatedWave;
  readonly placed: PlacedWindow;
  readonly preparation: Preparation;
  readonly state: ScheduleState;
  readonly downtimeMinutes: number;
}

type After = DraftEvent['after'];

/** The events of one wave, each behind those that it waits for. */
export function waveEvents(wave: PlannedWave, facts: EventFacts, terms: CalendarTerms): readonly DraftEvent[] {
  const own: Own = (kind) => idOf(wave, kind);
  const make = maker(wave);
  return [
    ...before({ make, own }, facts, terms),
    cutover({ make, own }, facts, terms),
    ...behind({ make, own }, facts, terms),
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
  { copy, placed, preparation, state }: EventFacts,
  { settings }: CalendarTerms,
): readonly DraftEvent[] {
  const { copyFromMs, copyToMs, testFromMs, testToMs, ttlLeadMs, freezeMs } = preparation;
  const { fromMs } = placed.found;
  const { ttl, testDays } = settings;
  return [
    make(
      'initialReplication',
      'first copy',
      { fromMs: copyFromMs, toMs: copyToMs },
      {
        after: [...behindOf(FOUNDATION), ...(state.previousCopy === null ? [] : behindOf(state.previousCopy))],
        basis: [
          ...copy.replication.said.slice(0, 1),
          'One pipe: it begins when the first copy of the wave before has ended.',
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
        basis: [`${testDays} whole days of the site, by the settings.`],
      },
    ),
    make(
      'lowerTtl',
      `lower TTL to ${ttl.loweredSeconds} s`,
      { fromMs: fromMs - ttlLeadMs - TTL_WORK_MS, toMs: fromMs - ttlLeadMs },
      {
        after: behindOf(FOUNDATION),
        basis: [
          `Done ${ttl.leadHours} h before the window and no later than the TTL of ${ttl.normalSeconds} s before it, so that no cache holds the old one.`,
        ],
      },
    ),
    make(
      'freeze',
      'no changes to the machines',
      { fromMs: fromMs - freezeMs, toMs: fromMs },
      {
        after: behindOf(own('testMigration')),
        basis: [`${settings.freezeHours} h before the window, by the settings.`],
      },
    ),
  ];
}

function cutover({ make, own }: Maker, facts: EventFacts, { settings, users }: CalendarTerms): DraftEvent {
  const { placed, preparation, state, downtimeMinutes } = facts;
  const { found, spacedMs } = placed;
  const { previous } = state;
  const lag = previous === null || spacedMs === null ? 0 : Math.max(0, spacedMs - previous.toMs);
  const quiet =
    found.usePercent === null
      ? `Quiet by assumption: ${settings.assumedQuietHours.from} to ${settings.assumedQuietHours.to} (${users.name}).`
      : `Use in the window is ${found.usePercent} % of the mean of the week, by ${placed.use.measuredMachines} of ${placed.machinesOfUse} machines of the wave and those they serve.`;
  return make(
    'cutover',
    'cutover',
    { fromMs: found.fromMs, toMs: found.toMs },
    {
      after: [
        ...behindOf(own('initialReplication'), settings.replicationLeadDays * DAY_MS),
        ...behindOf(own('deltaReplication')),
        ...behindOf(own('testMigration'), settings.marginDays * DAY_MS),
        ...behindOf(own('lowerTtl'), preparation.ttlLeadMs),
        ...behindOf(own('freeze')),
        ...(previous === null ? [] : behindOf(idOf(previous.wave, 'cutover'), lag)),
      ],
      basis: [
        placed.isStated ? "The day is the plan's." : 'The day is proposed.',
        quiet,
        `${downtimeMinutes} min of downtime and ${settings.marginMinutes} of margin, ${localText(users, found.fromMs)} to ${localText(users, found.toMs)} for the users.`,
      ],
    },
  );
}

function behind({ make, own }: Maker, { placed }: EventFacts, { settings }: CalendarTerms): readonly DraftEvent[] {
  const { watchDays, decommissionAfterDays, ttl } = settings;
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
      `raise TTL to ${ttl.normalSeconds} s`,
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
