import { countOf } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import { isCycled } from './batches.js';
import type { InitialInput } from './derive-initial.js';
import type { MachineCopy } from './initial.js';
import type { ChangeWeek } from './initial-churn.js';
import { QUARTERS_PER_WEEK } from './initial-churn.js';
import type { DatedWaves } from './initial-waves.js';

const BYTES_PER_GB = 1_000_000_000;
const MOST_NAMES = 5;

export const WITHOUT_LINK = 'Nobody states the bandwidth for replication: no first copy can be dated.';
/** What to write, and where. */
export const STATE_THE_LINK =
  'Write the bandwidth in Mb/s that replication may use while nothing is throttled: as mbps under link under replicationPlan in the file that --settings names, or as replicationMbps under network in the site file.';

/** `2026-12-05T04:00:00Z`. */
export const utcText = (atMs: number): string => `${new Date(atMs).toISOString().slice(0, 19)}Z`;

export const gigabytes = (bytes: number): string => `${Math.round((bytes / BYTES_PER_GB) * 10) / 10} GB`;

/** The first few names, and how many more there are. */
export function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return `${names.slice(0, MOST_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** How a plan of first copies was reckoned, in words that mark what is ours. */
export function planWords(
  { machines, settings, datastores, calendar, placement, schedule, purpose }: InitialInput,
  dated: DatedWaves,
  { weeks, copies }: { readonly weeks: ReadonlyMap<MachineId, ChangeWeek>; readonly copies: readonly MachineCopy[] },
): readonly string[] {
  const cycled = machines.filter(isCycled);
  const unplaced = cycled.filter(({ id }) => !datastores.has(id)).length;
  const unhosted = cycled.filter(({ host }) => host === null).length;
  const silent = machines.length - weeks.size;
  const flat = [...weeks.values()].filter(isFlat).length;
  return [
    ...dated.said,
    ...calendarSaid({ calendar, purpose }),
    'Our own model: the changes of what is copied already go before first copies, the wave that is due first before others, and what runs is not displaced.',
    'Who gets what of the link, open or throttled, in a minute: first the changes that wait, all of it if they need it; then the batch of first copies that runs, whose disks share the rest evenly, so that a machine with three disks gets three times as much as one with one. A cycle of changes is reckoned with what the changes of all machines leave, and its own.',
    moversSaid({ settings, placement, schedule }),
    `Changes to come are those of the same quarter of the week in the samples, ${settings.growthPercent} % larger; ${settings.compressionPercent} % of all bytes are kept off the link by compression.`,
    ...(settings.foldPercent === null
      ? ['Nobody measured how far writes fold: all that is written counts as changed, an upper bound.']
      : cycled.length === 0
        ? []
        : [
            `Of the bytes that machines copied in cycles write, ${settings.foldPercent} % count as changed; of all others every write crosses the link.`,
          ]),
    ...(silent === 0
      ? []
      : [
          `Of ${silent} of ${machines.length} machines no churn is known: they send no changes here, and more in truth.`,
        ]),
    ...(flat === 0 ? [] : [`Of ${countOf(flat, 'machine')} only a mean of churn is known: it is spread evenly.`]),
    ...(dated.unknownBytes.length === 0
      ? []
      : [
          `Of ${countOf(dated.unknownBytes.length, 'machine')} no disk is known that could be copied: no time is counted for that here.`,
        ]),
    ...(unhosted === 0
      ? []
      : [`Of ${countOf(unhosted, 'agentless machine')} the host is unknown: its 8 disks at once do not bound them.`]),
    ...(unplaced === 0
      ? []
      : [`Of ${unplaced} agentless machines no datastore is known: its 15 snapshots at once do not bound them.`]),
    ...(copies.some(({ to }) => to === null) ? ['Some copies never end: see their waves.'] : []),
    ...(cycled.length === 0
      ? []
      : [
          'Not reckoned: cycles of changes occupy disks at once of an appliance, a host and a datastore as first copies do. Nothing that runs is displaced, and a first copy that waits goes before a cycle that waits: each wave says by how many hours it may be later at most. A cycle of changes may wait for as long as a batch of first copies holds the disks that it would need; what it then carries is in the reckoning of the link.',
        ]),
  ];
}

const calendarSaid = ({ calendar, purpose }: Pick<InitialInput, 'calendar' | 'purpose'>): readonly string[] =>
  calendar === null || purpose === 'protect'
    ? []
    : [
        'The calendar of waves proposes windows with mean rates; here they are taken as they are, and copies and changes are reckoned by the minute.',
      ];

/** What the link alone does not tell of a first copy. */
function moversSaid({
  settings,
  placement,
  schedule,
}: Pick<InitialInput, 'settings' | 'placement' | 'schedule'>): string {
  const { applianceMbps } = settings.link;
  const movers = placement.appliances.length;
  if (applianceMbps !== null) {
    return `One machine that moves data sends at most ${applianceMbps} Mb/s (the settings), so that a batch has no more than that of its own; disks and hosts that read more slowly are not reckoned.`;
  }
  const through =
    movers === 0
      ? ''
      : `, through ${movers === 1 ? '1 machine' : `${movers} machines`} that ${movers === 1 ? 'moves' : 'move'} data`;
  return `An assumption: the link alone bounds first copies, at up to ${schedule?.openMbps ?? 0} Mb/s${through}. What disks are read with, hosts and appliances send, and disks in Azure take is bounded by nobody here and may be less: measure the first batch, and state in the settings what one machine that moves data sends at most (key applianceMbps under link).`;
}

function isFlat({ bits }: ChangeWeek): boolean {
  for (let quarter = 1; quarter < QUARTERS_PER_WEEK; quarter++) if (bits[quarter] !== bits[0]) return false;
  return bits[0]! > 0;
}
