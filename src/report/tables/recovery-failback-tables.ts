import type { FailbackGroup, FailbackWay, RecoveryPlan } from '../../recovery/index.js';
import { PLAN_WORDS } from './plan-words.js';
import { gigabytes } from './replication-cells.js';
import { amountColumn, countColumn, noteColumn, textColumn } from './table.js';
import type { ReportTable } from './table.js';

/** Steps are sentences, in the order in which people take them. */
const numbered = (steps: readonly string[]): string => steps.map((step, at) => `${at + 1}. ${step}`).join(' ');

/** Anchors of the ways of one platform, and of what they ask for. */
export const waysId = ({ platform }: FailbackGroup): string => `failback-${platform}`;
export const conditionsId = ({ platform }: FailbackGroup): string => `failback-${platform}-conditions`;

/** The choice for each platform, and for each the ways with what they ask for. */
export const failbackTables = ({ failback }: RecoveryPlan): readonly ReportTable[] => [
  choiceTable(failback),
  ...failback.groups.flatMap((group) => [waysTable(group), conditionTable(group)]),
];

const chosen = ({ ways, recommended }: FailbackGroup): FailbackWay | null =>
  ways.find(({ way }) => way === recommended) ?? null;

const choiceTable = ({ groups, together }: RecoveryPlan['failback']): ReportTable => ({
  id: 'failback',
  title: 'Failback',
  said: `Which way home is recommended for the machines of each platform, which have ways of their own; ${together.said}.`,
  columns: [
    ...[textColumn('Come from', 18), countColumn('Machines'), textColumn('Recommended', 36), textColumn('State', 12)],
    ...[
      amountColumn('In full', 'GB'),
      amountColumn('Changes', 'GB a day'),
      amountColumn('Transfer', 'h'),
      amountColumn('Downtime', 'min', 0),
    ],
    textColumn('Why', 80),
  ],
  rows: [
    ...groups.map((group) => {
      const way = chosen(group);
      const { fullBytes, changedBytesPerDay, transferHours, downtimeMinutes } = way ?? {};
      return [
        ...[PLAN_WORDS.platform[group.platform], group.machines.length],
        ...[way === null ? 'none' : PLAN_WORDS.way[way.way], way?.state ?? 'none'],
        ...[way !== null && fullBytes === null && isOfChanges(way) ? 'only changes' : gigabytes(fullBytes ?? null)],
        ...[gigabytes(changedBytesPerDay ?? null), transferHours ?? null, downtimeMinutes ?? null, group.why],
      ];
    }),
    ...(groups.length < 2
      ? []
      : [
          [
            ...['all at the same time', groups.reduce((sum, { machines }) => sum + machines.length, 0), 'as above', ''],
            ...['', '', together.transferHours, together.downtimeMinutes, together.said],
          ],
        ]),
  ],
});

const isOfChanges = ({ way }: FailbackWay): boolean => way === 'siteRecoveryOriginal' || way === 'hyperVOriginal';

function waysTable(group: FailbackGroup): ReportTable {
  const { platform, machines, recommended, ways } = group;
  const who = `${machines.length} ${machines.length === 1 ? 'machine' : 'machines'} of ${PLAN_WORDS.platform[platform]}`;
  return {
    id: waysId(group),
    title: `Failback ${PLAN_WORDS.platform[platform]}`,
    said: `Ways home of ${who}, in the order in which they are taken (ours). ${recommended === null ? 'None can be recommended' : `Recommended: ${PLAN_WORDS.way[recommended]}`}. Transfer is of all, or of what one day away changes where only that is sent; all figures are of the disks that are replicated, without the machines of "Without".`,
    columns: [
      ...[textColumn('Way', 36), textColumn('State', 12), textColumn('Without', 24), amountColumn('In full', 'GB')],
      ...[
        amountColumn('Changes', 'GB a day'),
        amountColumn('Transfer', 'h'),
        amountColumn('Downtime', 'min', 0),
        textColumn('Downtime from', 50),
        textColumn('Steps', 90),
        noteColumn('Source', 40),
      ],
    ],
    rows: ways.map((one) => [
      ...[PLAN_WORDS.way[one.way], one.state, one.except.length === 0 ? 'nobody' : one.except.join(', ')],
      ...[isOfChanges(one) ? 'only changes' : gigabytes(one.fullBytes), gigabytes(one.changedBytesPerDay)],
      ...[one.transferHours, one.downtimeMinutes, one.downtimeSaid, numbered(one.steps), one.source],
    ]),
  };
}

/** A condition that some break is kept by the others alone. */
const stateWords = (state: FailbackWay['conditions'][number]['state'], except: number): string =>
  state === 'kept' && except > 0 ? `kept but for ${except}` : state;

function conditionTable(group: FailbackGroup): ReportTable {
  return {
    id: conditionsId(group),
    title: `Conditions ${PLAN_WORDS.platform[group.platform]}`,
    said: `What each way home asks for, of machines of ${PLAN_WORDS.platform[group.platform]}.`,
    columns: [
      ...[textColumn('Way', 36), textColumn('Condition', 40), textColumn('State', 10), textColumn('Why', 70)],
      ...[textColumn('Broken by', 24), noteColumn('Source', 40)],
    ],
    rows: group.ways.flatMap(({ way, conditions }) =>
      conditions.map(({ condition, state, said, except, source }) => [
        ...[PLAN_WORDS.way[way], condition, stateWords(state, except.length), said],
        ...[state === 'broken' ? 'all' : except.length === 0 ? 'nobody' : except.join(', '), source],
      ]),
    ),
  };
}
