import { START_ORDER } from '../calendar/index.js';
import type { CutoverWindow } from '../calendar/index.js';
import type { Tier } from '../graph/index.js';
import { planAddresses } from './address-plan.js';
import type { DataKeeper } from './data-keepers.js';
import type { StepDraft } from './draft.js';
import { groupAlike } from './group-alike.js';
import { secondsBetween, shiftInstant } from './instants.js';
import { machineSentence } from './machine-words.js';
import { listWords } from './safe-text.js';
import { fenceSteps, freezeStep, promoteStep } from './single-writer.js';
import { SOURCES } from './sources.js';
import { spanWords, timeWords } from './time-words.js';
import { shiftSteps } from './traffic-steps.js';
import type { TrafficFront } from './traffic-steps.js';
import { recordsOf } from './ttl-timetable.js';
import type { KnownMachine, ViewedBatch, WaveView } from './wave-view.js';

/** The other way round of how they start: from the users inwards. */
const STOP_ORDER: readonly Tier[] = START_ORDER.toReversed();

const SECONDS_PER_MINUTE = 60;

const TIER_WORDS: Readonly<Record<Tier, string>> = {
  foundation: 'identity, names and network',
  stateless: 'what keeps nothing',
  middleware: 'programs and middleware',
  data: 'data',
  operations: 'operations',
  unknown: 'machines without a sign of a role',
};

/** The night itself, in order. */
export function cutoverSteps(
  view: WaveView,
  keepers: readonly DataKeeper[],
  fronts: readonly TrafficFront[],
): readonly StepDraft[] {
  return [
    goNoGo(view),
    keepOut(view, fronts),
    ...view.batches.flatMap((batch) => batchSteps(view, batch, keepers)),
    ...addressSwitch(view),
    checkPorts(view),
    ...fronts.flatMap((front) => shiftSteps(front, view)),
    ...(fronts.length === 0 ? [openStep(view)] : []),
  ];
}

/** Keepers are handed over with the batch that holds the first of their machines. */
function batchSteps(view: WaveView, batch: ViewedBatch, keepers: readonly DataKeeper[]): readonly StepDraft[] {
  const batchOf = new Map(
    view.batches.flatMap(({ number, machines }) => machines.map(({ id }) => [id, number] as const)),
  );
  const own = keepers.filter(
    ({ machines }) => Math.min(...machines.map(({ id }) => batchOf.get(id) ?? 1)) === batch.number,
  );
  const tiers = STOP_ORDER.map((tier) => ({
    tier,
    machines: batch.machines.filter(({ planned }) => (planned?.tier ?? 'unknown') === tier),
  })).filter(({ machines }) => machines.length > 0);
  const steps = [
    ...together(own, (keeper) => [freezeStep(keeper)]),
    ...together(own, fenceSteps),
    ...tiers.map(({ tier, machines }) => stopStep(tier, machines)),
    migrate(view, batch.machines),
    ...[...tiers].reverse().map(({ tier, machines }) => startStep(tier, machines)),
    ...together(own, (keeper) => [promoteStep(keeper)]),
  ];
  if (view.batches.length === 1) return steps;
  const name = `Batch ${batch.number} of ${view.batches.length}`;
  return [batchStep(view, batch, name), ...steps.map((step) => ({ ...step, title: `${name}: ${step.title}` }))];
}

function batchStep(view: WaveView, { number, machines, from, to }: ViewedBatch, name: string): StepDraft {
  return {
    title: `${name}: ${machines.length === 1 ? '1 machine' : `${machines.length} machines`}`,
    what: [
      ...(from === null || to === null ? [] : [`By plan: ${spanWords(view, from, to)}.`]),
      `${namesOf(machines)}.`,
      number === 1
        ? 'Batches go one behind the other, in the order in which machines start: data, then what works with it, then what users see.'
        : `Only when every machine of batch ${number - 1} is checked in Azure. Machines of this batch were on until now, and what they ask of batches before was out.`,
    ],
    machines: idsOf(machines),
    expect: ['The time is written into the log of the night; what is late against the plan is taken from the margin.'],
    rollback: [
      'Turning back between batches: what is in Azure goes back by its own steps, the latest batch first; the others were never stopped.',
    ],
    source: 'the batches of the calendar (cutoverAtOnce)',
  };
}

/** Keepers of data for which the same is done, in one step for each thing to do: twenty databases of one engine are one page. */
function together(
  keepers: readonly DataKeeper[],
  stepsOf: (keeper: DataKeeper) => readonly StepDraft[],
): readonly StepDraft[] {
  const done = (keeper: DataKeeper): string =>
    JSON.stringify(stepsOf(keeper).map((step) => ({ ...step, title: '', machines: [] })));
  return groupAlike(keepers, done).flatMap((alike) =>
    stepsOf({
      ...alike[0]!,
      name: listWords(alike.map(({ name }) => name)),
      machines: alike.flatMap(({ machines }) => machines),
    }),
  );
}

const namesOf = (machines: readonly KnownMachine[]): string => listWords(machines.map(({ name }) => name));
const idsOf = (machines: readonly KnownMachine[]): readonly KnownMachine['id'][] => machines.map(({ id }) => id);

function goNoGo(view: WaveView): StepDraft {
  const { window, event, machines, wave } = view;
  const replication = event('deltaReplication');
  const when =
    window === null
      ? [`The window is not dated${wave.cutover === null ? '' : `; the plan names the day ${wave.cutover}`}.`]
      : [`The window: ${spanWords(view, window.from, window.to)}.`, ...downtimeWords(view, window)];
  return {
    title: 'Decide: go or not',
    what: [
      ...when,
      ...(replication === null ? [] : [`Changes are replicated since ${timeWords(view, replication.from)}.`]),
      'One person decides, one writes the log of the night with the time of each step, and everyone knows the latest time to turn back.',
    ],
    machines: idsOf(machines),
    expect: [
      'Every machine passed its test migration, and the test is cleaned up.',
      'Replication of every machine is healthy, at Delta sync, its last cycle not older than planned; no window that blocks replication covers the night.',
      'TTLs are lowered; the people of the applications are there; backups of today exist.',
      'On every machine somebody can log on without the directory: a local account whose password was tried.',
    ],
    rollback: ['Not going costs nothing yet.'],
    source: `${SOURCES.agentless}; ${SOURCES.brief}`,
  };
}

/** How long what is down, and when there is only the margin left for the way back. */
function downtimeWords(view: WaveView, window: CutoverWindow): readonly string[] {
  const { downtimeMinutes, outageMinutes, from, to } = window;
  const doneAt = shiftInstant(from, outageMinutes * SECONDS_PER_MINUTE);
  const margin = doneAt === null ? null : secondsBetween(doneAt, to);
  const across =
    view.batches.length === 1
      ? []
      : [
          `${view.batches.length} batches: what is in several of them is down from the first to the last, up to ${outageMinutes} minutes.`,
        ];
  return [
    `Downtime of about ${downtimeMinutes} minutes for the longest machine.`,
    ...across,
    ...(doneAt === null || margin === null || margin <= 0
      ? []
      : [
          `By plan every machine is checked in Azure at ${timeWords(view, doneAt)}. The ${Math.floor(margin / SECONDS_PER_MINUTE)} minutes behind that are the margin, which is also all the time for going back: whoever is not done by then turns back, or asks for a longer window.`,
        ]),
  ];
}

/** Before anything stops: whoever would write, ask or raise an alarm. */
function keepOut({ machines }: WaveView, fronts: readonly TrafficFront[]): StepDraft {
  const users =
    fronts.length === 0
      ? 'No machine of the wave has users of its own, as far as roles tell: tell the owners of its clients.'
      : `Show users of ${listWords(fronts.map(frontWords))} a page that says until when, from the front or the web servers of the site; a page in a cache does not keep anybody from writing.`;
  return {
    title: 'Keep users, jobs and alarms out',
    what: [
      users,
      'Stop what writes by itself: schedulers, batch jobs, interfaces, mail that is fetched, agents of deployment. Note what was stopped, and by whom; it is started again last.',
      'Silence the monitoring of these machines until the end of the window, and tell whoever is on call.',
      'Take no backup or snapshot from now on until the machines run in Azure: it would hold on to disks that the last cycle reads.',
    ],
    machines: idsOf(machines),
    expect: ['No user and no job works on the machines of the wave any more, by their own logs.'],
    rollback: ['Start again what was stopped, by the note; take the page away; switch the monitoring on.'],
    source: `${SOURCES.brief}; ${SOURCES.own}`,
  };
}

const frontWords = ({ applications, machines }: TrafficFront): string =>
  applications.length > 0 ? listWords(applications) : namesOf(machines);

const stopStep = (tier: Tier, machines: readonly KnownMachine[]): StepDraft => ({
  title: `Shut down on the site: ${TIER_WORDS[tier]}`,
  what: [
    `${namesOf(machines)}.`,
    'From inside the machine, and wait until it is off. Services that start at boot stay as they are: nothing was changed on these disks.',
  ],
  machines: idsOf(machines),
  expect: ['The platform shows each of them as off.'],
  rollback: ['Start them again, in the opposite order.'],
  source: `${SOURCES.recoveryPlan}; the order is our own`,
});

const migrate = (view: WaveView, machines: readonly KnownMachine[]): StepDraft => ({
  title: 'Migrate: last cycle, then machines in Azure',
  what: [
    `${machineSentence(machines, view)}.`,
    'Start the migration, and let it shut the source down where it is not off yet; the last cycle on demand carries what was written since. Then a helper prepares the disks, and the machine is made from them.',
    'Where the method of a machine is another one, follow its own instructions here.',
  ],
  machines: idsOf(machines),
  expect: [
    'The job of each machine ends with success; the machine in Azure has the size, the disks, the zone and the network of the plan.',
  ],
  rollback: ['Delete the machine in Azure, and start the one of the site: its disks were not changed.'],
  warning:
    'Azure Migrate itself has no way back after a final migration with the source shut down: the way back is the old machine, which therefore stays as it is.',
  source: `${SOURCES.agentless}; ${SOURCES.migrateQuestions}`,
});

const startStep = (tier: Tier, machines: readonly KnownMachine[]): StepDraft => ({
  title: `Look at them in Azure: ${TIER_WORDS[tier]}`,
  what: [
    `${namesOf(machines)}.`,
    'Boot diagnostics, log-on, disks in order and mounted, services: as in the test, in this order, and before anything that asks them.',
    ...zoneWords(machines),
  ],
  machines: idsOf(machines),
  expect: ['As in the test migration.'],
  rollback: ['Delete the machine in Azure, and start the one of the site.'],
  source: `${SOURCES.recoveryPlan}; ${SOURCES.brief}`,
});

const zoneWords = (machines: readonly KnownMachine[]): readonly string[] =>
  machines.flatMap(({ name, planned }) =>
    planned?.zone == null ? [] : [`${listWords([name])} is in zone ${planned.zone}.`],
  );

/** Names and rules of the part on addresses, put in place now. */
function addressSwitch(view: WaveView): readonly StepDraft[] {
  const { plans } = planAddresses(view);
  const records = recordsOf(view).filter(({ machine }) => machine !== null);
  const machines = [
    ...new Set([...plans.map(({ machine }) => machine.id), ...records.map(({ machine }) => machine!.id)]),
  ];
  if (machines.length === 0) return [];
  return [
    {
      title: 'Switch names and old addresses to Azure',
      what: [
        ...(records.length === 0
          ? []
          : [
              `Records of the timetable: ${listWords(records.map(({ name }) => name))}. Forget cached answers on DNS servers.`,
            ]),
        ...(plans.length === 0
          ? []
          : [`Rules of the part on addresses: ${namesOf(plans.map(({ machine }) => machine))}.`]),
      ],
      lines: ['Clear-DnsServerCache -Force', 'rndc flush'],
      machines,
      expect: ['Each name has its new address on every DNS server; counters of rules begin to rise.'],
      rollback: ['Records back to the old address; rules away by their own lines; machines of the site on.'],
      source: `${SOURCES.ttl}; ${SOURCES.brief}`,
    },
  ];
}

function checkPorts({ machines, edges, placeOf }: WaveView): StepDraft {
  const across = edges.filter(({ client, server }) => placeOf(client) === 'site' || placeOf(server) === 'site').length;
  return {
    title: 'Ports once more, now in earnest',
    what: [
      `Run the checks of the test migration again, from the machines themselves, by name or by the address that their step says: ${edges.length} ${edges.length === 1 ? 'dependency' : 'dependencies'}, ${across} of them across the link.`,
      'Then let a few people who know the applications work in Azure, reading only, before all users come.',
    ],
    machines: idsOf(machines),
    expect: ['Every port answers; the people who know the applications say go.'],
    rollback: ['Until here nobody has written in Azure: turning back loses nothing.'],
    source: SOURCES.brief,
  };
}

/** A wave without users of its own is opened by its clients. */
const openStep = ({ machines }: WaveView): StepDraft => ({
  title: 'Let the clients in',
  what: [
    'No machine of the wave has users of its own, as far as roles tell: its clients come by name or by the old address.',
    'Start jobs and applications that were stopped for the freeze, those that write last.',
  ],
  machines: idsOf(machines),
  expect: ['Clients work, and the log of errors is what it was before.'],
  rollback: [
    'Stop the clients again. Allowed while none of them has written anything in Azure; after that, the part on rolling back says how.',
  ],
  source: SOURCES.brief,
  opensWrites: true,
});
