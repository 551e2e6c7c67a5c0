import { compareText, visibleLine } from '../model/index.js';
import type { DataKeeper } from './data-keepers.js';
import { dataKeepersOf } from './data-keepers.js';
import { planAddresses } from './address-plan.js';
import type { StepDraft } from './draft.js';
import type { FirewallRow } from './firewall-row.js';
import { groupAlike } from './group-alike.js';
import { shiftInstant } from './instants.js';
import { machineSentence, machineWords } from './machine-words.js';
import { listWords } from './safe-text.js';
import { freeOldLines, knowWriterStep, mergeStep } from './single-writer.js';
import { SOURCES } from './sources.js';
import { spanWords, timeWords } from './time-words.js';
import { prepareFront } from './traffic-steps.js';
import type { TrafficFront } from './traffic-steps.js';
import type { KnownMachine, WaveView } from './wave-view.js';

const DAY_SECONDS = 86_400;

const namesOf = (machines: readonly KnownMachine[]): string => listWords(machines.map(({ name }) => name));
const idsOf = (machines: readonly KnownMachine[]): readonly KnownMachine['id'][] => machines.map(({ id }) => id);

/** Weeks and days before: replication, fronts, and who writes. */
export function prepareSteps(
  view: WaveView,
  keepers: readonly DataKeeper[],
  fronts: readonly TrafficFront[],
  firewallRows: readonly FirewallRow[],
): readonly StepDraft[] {
  return [replicate(view), firewall(view, firewallRows), ...fronts.map(prepareFront), ...keepers.map(knowWriterStep)];
}

function replicate(view: WaveView): StepDraft {
  const { machines, event } = view;
  const initial = event('initialReplication');
  return {
    title: 'Replicate every machine of the wave',
    what: [
      ...(initial === null ? [] : [`The first copy: ${spanWords(view, initial.from, initial.to)}.`]),
      ...methodWords(view),
      'State the target of each: subnet, size, zone, disks, and its private address, else the next free one of the subnet is taken.',
    ],
    machines: idsOf(machines),
    expect: ['Every machine is at Delta sync before the test migration.'],
    rollback: ['Stop the replication of a machine: the copy is deleted, and the machine of the site is as before.'],
    source: `${SOURCES.agentless}; ${SOURCES.addressing}`,
  };
}

function methodWords(view: WaveView): readonly string[] {
  const methods = new Map<string, KnownMachine[]>();
  for (const machine of view.machines) {
    const method = machine.planned?.method ?? 'unknown';
    const own = methods.get(method) ?? [];
    own.push(machine);
    methods.set(method, own);
  }
  return [...methods].map(([method, own]) => `Method ${method}: ${machineWords(own, view)}.`);
}

/** What must cross the link after this wave: a line for each port, direction and reason. */
function firewall({ plan, wave }: WaveView, all: readonly FirewallRow[]): StepDraft {
  const boundary = plan.boundaries.find(({ after }) => after === wave.number);
  const rows = all.filter(({ after, until }) => after <= wave.number && (until === null || until > wave.number));
  const rules = groupAlike(rows, ({ direction, protocol, port, why }) =>
    JSON.stringify([why, direction, port, protocol]),
  );
  const own = new Set(rows.flatMap(({ from, to }) => [from.id, to.id]));
  return {
    title: 'Open what must cross the link while the others have not followed',
    what: [
      'Before the test migration where the checks across the link are to pass, and before the cutover at the latest.',
      rules.length === 0
        ? 'Nothing crosses the link after this wave, as far as connections were seen.'
        : `${rules.length} ${rules.length === 1 ? 'rule' : 'rules'} for firewalls and network security groups${boundary?.days == null ? '' : `, for ${boundary.days} days until the next wave`}; firewall.csv has each pair with its addresses.`,
      ...(rows.some(({ from, to }) => [from, to].some((end) => end.today !== undefined && end.addresses.length === 0))
        ? [
            'Machines in Azure without a newAddress under addresses stand there as not stated: their address of today must not be written into a rule.',
          ]
        : []),
      'Rules of earlier waves that are not in this list can go once this wave has cut over.',
    ],
    lines: rules.map(ruleLine),
    machines: wave.machines.filter((id) => own.has(id)),
    expect: ['The checks of the test migration across the link pass.'],
    rollback: ['Remove the rules that only this wave needs.'],
    source: 'the boundary of the wave in the plan',
  };
}

function ruleLine(rows: readonly FirewallRow[]): string {
  const { direction, protocol, port, why } = rows[0]!;
  const way = direction === 'toAzure' ? 'site -> Azure' : 'Azure -> site';
  const reason = why === 'dependency' ? '' : `  (${why})`;
  return `${way}  ${protocol} ${port}  ${endWords(rows.map(({ from }) => from))} -> ${endWords(rows.map(({ to }) => to))}${reason}`;
}

/** Names once each, in order; a name that could be taken for two stands in quotes. */
function endWords(ends: readonly FirewallRow['from'][]): string {
  const names = ends.map(({ name, addresses }) => visibleLine(name === '' ? addresses.join(' ') : name));
  return [...new Set(names)]
    .toSorted(compareText)
    .map((name) => (/[,;"]|->/.test(name) ? JSON.stringify(name) : name))
    .join(', ');
}

/** After the last user has moved. */
export function watchSteps(view: WaveView): readonly StepDraft[] {
  const { machines, settings, event } = view;
  const dated = event('watch');
  const bridged = planAddresses(view).plans.filter(({ chosen }) => chosen === 'nat' || chosen === 'proxy');
  const keepers = dataKeepersOf(view);
  return [
    {
      title: `Watch for ${settings.watchMinutes} minutes at least`,
      what: [
        ...(dated === null ? [] : [`By plan: ${spanWords(view, dated.from, dated.to)}.`]),
        'Errors, times of answer, use of processor and disks, and what users say; compared with the same hours of a week before.',
        ...(keepers.length === 0
          ? []
          : [
              `Of ${listWords(keepers.map(({ name }) => name))}: that exactly one takes writes, and that its replicas follow.`,
            ]),
      ],
      machines: idsOf(machines),
      expect: ['Nothing is worse than before; what is worse has a cause and somebody who mends it.'],
      rollback: ['See the part on rolling back: what it costs depends on whether users have written in Azure.'],
      source: SOURCES.brief,
    },
    {
      title: 'Who still comes the old way?',
      what: [
        'The old addresses must become silent: every connection to one is a client that was forgotten.',
        ...(bridged.length === 0
          ? []
          : [
              `Bridges are in place for ${namesOf(bridged.map(({ machine }) => machine))}: read their counters and logs, and tell the owners of what is found there.`,
            ]),
      ],
      lines: bridged.length === 0 ? [] : ['nft list ruleset', 'iptables -t nat -L -v -n'],
      machines: idsOf(machines),
      expect: ['A list of clients that use a bridge, each with the day on which it asks by name.'],
      source: SOURCES.own,
    },
  ];
}

/** How to go back, before anyone has written in Azure and after. */
export function rollbackSteps(
  view: WaveView,
  keepers: readonly DataKeeper[],
  fronts: readonly TrafficFront[],
): readonly StepDraft[] {
  const { machines, settings } = view;
  const before: StepDraft = {
    title: 'Before anyone has written in Azure: swap back',
    what: [
      `In this order: ${fronts.length === 0 ? 'clients are stopped' : 'users back to the site by the front (swap or weights back)'}; the writer in Azure stopped and disabled; names and rules back; machines of the site started, data first; writes freed on the site.`,
      'The machines of the site are as they were when they were shut down: what was written since then is only what was written in Azure.',
      `Names follow within ${settings.dns.ttlSeconds} s, which is why their TTL stays low until the watch is over.`,
    ],
    lines: freeOldLines(keepers),
    machines: idsOf(machines),
    expect: [
      'Users work on the site; every machine of the wave in Azure is off; replication is started again before the next try.',
    ],
    warning:
      'Make sure that nobody has written: jobs, interfaces and mail count too. Where it is not certain, take it for written.',
    source: `${SOURCES.migrateQuestions}; ${SOURCES.singleWriter}`,
  };
  return [before, mergeStep(keepers)];
}

/** Long after. */
export function decommissionSteps(view: WaveView): readonly StepDraft[] {
  const { machines, settings, event, window } = view;
  const dated = event('decommission');
  const keepUntil = dated?.from ?? (window === null ? null : shiftInstant(window.to, settings.keepDays * DAY_SECONDS));
  const bridged = planAddresses(view).plans.filter(({ chosen }) => chosen === 'nat' || chosen === 'proxy');
  const controllers = machines.filter(({ roles }) => roles.includes('directory'));
  return [
    {
      title: 'Keep the machines of the site, switched off',
      what: [
        `${machineSentence(machines, view)}.`,
        keepUntil === null
          ? `For ${settings.keepDays} days after the cutover.`
          : `Until ${timeWords(view, keepUntil)}.`,
        'Off, without a network card that connects at start, and marked, so that nobody starts them: a second one of a name does harm.',
        'Backups of the last state are kept as long as the rules of the data ask for it.',
      ],
      machines: idsOf(machines),
      expect: ['None of them was needed.'],
      rollback: [
        'Until they are deleted they can be started; what Azure wrote since is decided first, see the part on rolling back.',
      ],
      source: SOURCES.own,
    },
    {
      title: 'Is anything still asking for them?',
      what: [
        'Look for questions for old names on DNS servers, for old addresses in flow logs of the site, and take the connections once more as the graph did.',
      ],
      lines: [...new Set(machines.flatMap(({ addresses }) => addresses))].map(
        (address) => `tcpdump -n -c 20 host ${address}`,
      ),
      machines: idsOf(machines),
      expect: [
        'No connection to an old machine or address was seen for a whole week, with a month end in it where the applications have one.',
      ],
      source: SOURCES.own,
    },
    {
      title: 'Take everything away that was only for the move',
      what: [
        'Complete the migration of each machine in Azure Migrate, which ends its replication; raise the TTLs; remove rules of firewalls that no other wave needs.',
        ...(bridged.length === 0
          ? []
          : [
              `Bridges of ${namesOf(bridged.map(({ machine }) => machine))}: only when their counters stay at 0 for a week.`,
            ]),
        ...(controllers.length === 0
          ? []
          : [`${namesOf(controllers)}: demote a domain controller, never just delete it.`]),
        'Delete the machines of the site, their snapshots and their entries in monitoring, backup and the directory; give back licences.',
      ],
      machines: idsOf(machines),
      expect: ['The inventory of the site no longer lists them, and nothing alarms.'],
      source: `${SOURCES.agentless}; ${SOURCES.own}`,
    },
  ];
}
