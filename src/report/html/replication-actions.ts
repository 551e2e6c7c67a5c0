import type { ReplicationPlan, WaveFill } from '../../replication/index.js';
import { formatAmount, formatCountOf } from '../figures.js';
import { brokenLimits } from '../tables/replication-limit-tables.js';
import { namesOf } from '../tables/replication-cells.js';
import { actionIf } from './plan-actions.js';
import type { PlanAction } from './plan-actions.js';

/** What of a plan of replication needs somebody: promises that do not hold, data without a way, and what nobody knows. */
export const replicationActions = (plan: ReplicationPlan): readonly PlanAction[] => [
  ...windowActions(plan),
  ...limitActions(plan),
  ...bandwidthActions(plan),
  ...placementActions(plan),
  ...actionIf(
    plan.problems.length > 0,
    'mind',
    () => `${formatCountOf(plan.problems.length, 'problem')} of the inputs, each with its remedy.`,
    'basis',
  ),
];

const waveWords = (waves: readonly WaveFill[]): string =>
  waves.map(({ wave }) => (wave === 0 ? 'machines in no wave' : `wave ${wave}`)).join(', ');
const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

function windowActions({ initial }: ReplicationPlan): readonly PlanAction[] {
  const of = (state: WaveFill['state']): readonly WaveFill[] => initial.waves.filter((one) => one.state === state);
  const refused = initial.waves.filter(({ windowBy }) => windowBy === 'refusedDay');
  const fine = new Set(initial.waves.filter(({ state }) => state !== 'slips').map(({ wave }) => wave));
  const half = initial.wavesAtHalf.filter(({ state, wave }) => state === 'slips' && fine.has(wave));
  return [
    ...actionIf(
      of('slips').length > 0,
      'act',
      () => `${sentence(waveWords(of('slips')))}: first copies are not done before the window.`,
      'windows',
    ),
    ...actionIf(
      refused.length > 0,
      'act',
      () =>
        `${sentence(waveWords(refused))}: planned day of the wave plan; the calendar finds no window that is allowed for it.`,
      'windows',
    ),
    ...actionIf(
      of('withinMargin').length > 0,
      'mind',
      () =>
        `${sentence(waveWords(of('withinMargin')))}: done before the window, but within the margin that was asked for.`,
      'windows',
    ),
    ...actionIf(
      half.length > 0,
      'mind',
      () => `${sentence(waveWords(half))}: slips if the link is half as fast.`,
      'windows',
    ),
    ...actionIf(
      of('unknown').length > 0,
      'ask',
      () => `${sentence(waveWords(of('unknown')))}: whether first copies are there in time.`,
      'windows',
    ),
  ];
}

function limitActions(plan: ReplicationPlan): readonly PlanAction[] {
  const told = brokenLimits(plan, namesOf(plan));
  const count = (state: string): number => told.filter(({ verdict }) => verdict.state === state).length;
  const { disksLeftOut } = plan.counts;
  return [
    ...actionIf(
      count('over') > 0,
      'act',
      () => `${formatCountOf(count('over'), 'limit')} broken, each with what helps.`,
      'limits',
    ),
    ...actionIf(
      disksLeftOut > 0,
      'act',
      () => `${formatCountOf(disksLeftOut, 'disk')} left out: their data needs a way of its own.`,
      'limits',
    ),
    ...actionIf(
      count('unknown') > 0,
      'ask',
      () => `${formatCountOf(count('unknown'), 'limit')} that cannot be judged.`,
      'limits',
    ),
  ];
}

function bandwidthActions({
  bandwidth: { given, objectiveMinutes, isObjectiveAssumed },
  churn: { estate },
}: ReplicationPlan): readonly PlanAction[] {
  const objective = `the ${isObjectiveAssumed === true ? 'assumed ' : ''}objective of ${formatCountOf(objectiveMinutes, 'minute')}`;
  return [
    ...actionIf(
      given !== null && given.breaches.length > 0,
      'act',
      () =>
        `${sentence(objective)} is broken on ${formatCountOf(given?.breaches.length ?? 0, 'day')} at ${formatAmount(given?.mbps ?? 0)} Mb/s.`,
      'bandwidth',
    ),
    ...actionIf(
      given === null,
      'ask',
      () =>
        `Whether ${objective} is met: ${estate.gbPerDay === null ? 'no samples of writes' : 'the bandwidth that is there is not known'}.`,
      'bandwidth',
    ),
    ...actionIf(
      estate.machinesUnmeasured > 0,
      'ask',
      () =>
        `What ${formatCountOf(estate.machinesUnmeasured, 'machine')} write: no samples, so figures of churn and bandwidth are lower bounds.`,
      'machines',
    ),
  ];
}

/** What fills, and with what. */
const ROOMS = [
  { kind: 'snapshots', what: 'datastore', filledBy: 'snapshots' },
  { kind: 'logs', what: 'volume', filledBy: 'logs of changes' },
] as const;

function placementActions({ placement: { datastores }, cost, counts }: ReplicationPlan): readonly PlanAction[] {
  const count = (state: string, kind: string): number =>
    datastores.filter((one) => one.state === state && one.kind === kind).length;
  const unpriced = cost.lines.filter(({ perMonth }) => perMonth === null).length;
  return [
    ...ROOMS.flatMap(({ kind, what, filledBy }) => [
      ...actionIf(
        count('short', kind) > 0,
        'act',
        () => `${formatCountOf(count('short', kind), what)} with too little room for ${filledBy}.`,
        'placement',
      ),
      ...actionIf(
        count('unknown', kind) > 0,
        'ask',
        () =>
          `Whether ${formatCountOf(count('unknown', kind), what)} ${count('unknown', kind) === 1 ? 'has' : 'have'} room for ${filledBy}.`,
        'placement',
      ),
    ]),
    ...actionIf(
      unpriced > 0,
      'ask',
      () =>
        `The price of ${formatCountOf(unpriced, 'line')} of the cost, which ${unpriced === 1 ? 'is' : 'are'} in no sum.`,
      'cost',
    ),
    ...actionIf(
      counts.unreplicated > 0,
      'mind',
      () => `${formatCountOf(counts.unreplicated, 'machine')} of the estate not replicated, each with the reason.`,
      'machines',
    ),
  ];
}
