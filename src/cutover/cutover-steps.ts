import type { Tier } from '../graph/index.js';
import { planAddresses } from './address-plan.js';
import type { DataKeeper } from './data-keepers.js';
import type { StepDraft } from './draft.js';
import { groupAlike } from './group-alike.js';
import { machineSentence } from './machine-words.js';
import { listWords } from './safe-text.js';
import { fenceSteps, freezeStep, promoteStep } from './single-writer.js';
import { SOURCES } from './sources.js';
import { shiftSteps } from './traffic-steps.js';
import type { TrafficFront } from './traffic-steps.js';
import { recordsOf } from './ttl-timetable.js';
import type { KnownMachine, WaveView } from './wave-view.js';

/** Machines stop from the users inwards, and start the other way round: data, then what works with it, then what users see. */
const STOP_ORDER: readonly Tier[] = ['stateless', 'unknown', 'operations', 'middleware', 'data', 'foundation'];

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
  const tiers = STOP_ORDER.map((tier) => ({ tier, machines: inTier(view, tier) })).filter(
    ({ machines }) => machines.length > 0,
  );
  return [
    goNoGo(view),
    ...together(keepers, (keeper) => [freezeStep(keeper)]),
    ...together(keepers, fenceSteps),
    ...tiers.map(({ tier, machines }) => stopStep(tier, machines)),
    migrate(view),
    ...[...tiers].reverse().map(({ tier, machines }) => startStep(tier, machines)),
    ...together(keepers, (keeper) => [promoteStep(keeper)]),
    ...addressSwitch(view),
    checkPorts(view),
    ...fronts.flatMap((front) => shiftSteps(front, view)),
    ...(fronts.length === 0 ? [openStep(view)] : []),
  ];
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

const inTier = ({ machines }: WaveView, tier: Tier): readonly KnownMachine[] =>
  machines.filter(({ planned }) => (planned?.tier ?? 'unknown') === tier);

const namesOf = (machines: readonly KnownMachine[]): string => listWords(machines.map(({ name }) => name));
const idsOf = (machines: readonly KnownMachine[]): readonly KnownMachine['id'][] => machines.map(({ id }) => id);

function goNoGo({ window, event, machines, wave }: WaveView): StepDraft {
  const replication = event('deltaReplication');
  const when =
    window === null
      ? [`The window is not dated${wave.cutover === null ? '' : `; the plan names the day ${wave.cutover}`}.`]
      : [
          `From ${window.from} to ${window.to}; by the clock of ${window.zone}: ${window.localFrom} to ${window.localTo}.`,
          `Downtime of about ${window.downtimeMinutes} minutes for the longest machine.`,
        ];
  return {
    title: 'Decide: go or not',
    what: [
      ...when,
      ...(replication === null ? [] : [`Changes are replicated since ${replication.from}.`]),
      'One person decides, one writes the log of the night with the time of each step, and everyone knows the latest time to turn back.',
    ],
    machines: idsOf(machines),
    expect: [
      'Every machine passed its test migration, and the test is cleaned up.',
      'Replication of every machine is healthy, at Delta sync, its last cycle not older than planned; no window that blocks replication covers the night.',
      'TTLs are lowered; the people of the applications are there; backups of today exist.',
    ],
    rollback: ['Not going costs nothing yet.'],
    source: `${SOURCES.agentless}; ${SOURCES.brief}`,
  };
}

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

const migrate = (view: WaveView): StepDraft => ({
  title: 'Migrate: last cycle, then machines in Azure',
  what: [
    `${machineSentence(view.machines, view)}.`,
    'Start the migration with the shutdown of the source; the last cycle on demand carries what was written since. Then a helper prepares the disks, and the machine is made from them.',
    'Where the method of a machine is another one, follow its own instructions here.',
  ],
  machines: idsOf(view.machines),
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
      `Run the checks of the test migration again, from the machines themselves and by name: ${edges.length} ${edges.length === 1 ? 'dependency' : 'dependencies'}, ${across} of them across the link.`,
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
