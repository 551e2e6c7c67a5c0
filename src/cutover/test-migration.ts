import type { StepDraft } from './draft.js';
import { diskSteps } from './disk-steps.js';
import { groupAlike } from './group-alike.js';
import { familyWords } from './port-checks.js';
import { portSteps } from './port-steps.js';
import { resolveLines } from './reach-commands.js';
import { machineSentence } from './machine-words.js';
import { commentLine, listWords } from './safe-text.js';
import { SOURCES } from './sources.js';
import { spanWords } from './time-words.js';
import type { KnownMachine, WaveView } from './wave-view.js';

/** What the third brief checks before anything is cut over: boots, log-on, disks, ports of dependencies, names; in a network apart. */
export function testMigrationSteps(view: WaveView): readonly StepDraft[] {
  return [
    isolation(view),
    directory(view),
    start(view),
    ...groupAlike(view.machines, ({ family }) => family).flatMap((alike) => [boots(alike), logOn(alike)]),
    ...diskSteps(view.machines),
    ...groupAlike(view.machines, ({ family }) => family).map((alike) => names(alike, view)),
    ...portSteps(view),
    cleanUp(view),
  ];
}

const familyOf = (machines: readonly KnownMachine[]): KnownMachine['family'] => machines[0]?.family ?? 'unknown';
const idsOf = (machines: readonly KnownMachine[]): readonly KnownMachine['id'][] => machines.map(({ id }) => id);
const wordsOf = (machines: readonly KnownMachine[]): string => listWords(machines.map(({ name }) => name));

/** Machines of one family are named where they boot; further steps on the same ones refer to that. */
const asBooted = (machines: readonly KnownMachine[]): string =>
  machines.length > NAMED_AGAIN
    ? `the ${machines.length} machines of the step "${bootTitle(machines)}"`
    : wordsOf(machines);
const NAMED_AGAIN = 3;
const bootTitle = (machines: readonly KnownMachine[]): string => `It boots: ${familyWords(familyOf(machines))}`;

function isolation(view: WaveView): StepDraft {
  const { machines, event } = view;
  const dated = event('testMigration');
  return {
    title: 'Make a test network that reaches nothing of production',
    what: [
      ...(dated === null ? [] : [`By plan: ${spanWords(view, dated.from, dated.to)}.`]),
      'Make a virtual network for the test with the names and ranges of the target subnets, and with no peering, gateway or route to the site or to production in Azure.',
      'Test copies have the names, accounts and jobs of their originals: in an open network they answer real users and send real orders.',
    ],
    machines: idsOf(machines),
    expect: ['From a machine in the test network no address of the site and none of production in Azure answers.'],
    rollback: ['Delete the test network.'],
    source: `${SOURCES.testFailover}; ${SOURCES.directory}`,
  };
}

function directory({ graph, machines, known }: WaveView): StepDraft {
  const controllers = graph.machines.map(({ id }) => known(id)).filter(({ roles }) => roles.includes('directory'));
  const own = machines.filter(({ roles }) => roles.includes('directory'));
  const found =
    controllers.length === 0
      ? 'No domain controller is known in the estate; where machines are members of a domain, find out which serve it.'
      : `Known domain controllers: ${wordsOf(controllers)}.`;
  return {
    title: 'Bring exactly one domain controller into the test network',
    what: [
      found,
      'Only one of them, as a copy for the test, and the DNS server of the test network is its address. Two copies would take each other for the past.',
    ],
    lines: [
      commentLine('on the copy of the domain controller'),
      'dcdiag /test:Connectivity /test:Advertising /test:MachineAccount',
      'net share',
    ],
    machines: idsOf(own),
    expect: ['dcdiag passes Connectivity, Advertising and MachineAccount; net share lists SYSVOL and NETLOGON.'],
    rollback: ['Delete the copy with the test network; it never meets the others again.'],
    source: SOURCES.directory,
  };
}

function start(view: WaveView): StepDraft {
  const { machines } = view;
  return {
    title: 'Start the test migration of every machine of the wave',
    what: [
      `${machineSentence(machines, view)}.`,
      'The state of replication must be Delta sync. Replication goes on, and the machines of the site stay as they are. Copies bear the ending -test.',
      'A subnet of a gateway, an Application Gateway, a firewall or Bastion cannot be the target.',
    ],
    machines: idsOf(machines),
    expect: ['Each machine has a copy that runs.'],
    rollback: ['Clean up the test migration; a second one is refused before that.'],
    source: `${SOURCES.agentless}; ${SOURCES.migrateQuestions}`,
  };
}

function boots(machines: readonly KnownMachine[]): StepDraft {
  return {
    title: bootTitle(machines),
    what: [
      `On ${wordsOf(machines)}.`,
      'Open the screenshot of boot diagnostics of each copy, then its serial log.',
      'Where it stands still: drivers of Hyper-V that do not start at boot and a DHCP client that is off are what a first start lacks most often.',
    ],
    machines: idsOf(machines),
    expect: ['The screenshot shows a prompt to log on; the agent of Azure reports Ready.'],
    source: SOURCES.hydration,
  };
}

function logOn(machines: readonly KnownMachine[]): StepDraft {
  const isWindows = machines[0]?.family === 'windows';
  return {
    title: `People can log on: ${familyWords(familyOf(machines))}`,
    what: [
      `On ${asBooted(machines)}.`,
      'Log on with an account of the directory, then with a local one, through Bastion or from a machine of the test network.',
    ],
    lines: isWindows ? ['whoami /fqdn', 'nltest /sc_query:%USERDNSDOMAIN%'] : ['id', 'systemctl --failed'],
    machines: idsOf(machines),
    expect: isWindows
      ? [
          'Both accounts log on; the secure channel to the domain answers with Success. A machine that lost its membership is seen here.',
        ]
      : ['Both accounts log on; no unit has failed but those that the test network explains.'],
    source: SOURCES.brief,
  };
}

/** Names of what was extended lead to the site by right: others answer for it in Azure. */
function names(machines: readonly KnownMachine[], { edges, known, placeOf }: WaveView): StepDraft {
  const own = new Set(idsOf(machines));
  const servers = edges
    .filter(({ client, server }) => own.has(client) && placeOf(server) !== 'extended')
    .map(({ server }) => known(server));
  const wanted = [...new Set([...machines, ...servers].map(({ host }) => host))].filter((host) => host !== null);
  const nameless = [...new Set([...machines, ...servers].filter(({ host }) => host === null).map(({ name }) => name))];
  return {
    title: `Names resolve: ${familyWords(familyOf(machines))}`,
    what: [
      `On ${asBooted(machines)}: their own names, and those of the machines that they ask.`,
      ...(nameless.length === 0
        ? []
        : [`Without a name that a host can have, to be stated under addresses: ${listWords(nameless)}.`]),
    ],
    lines: [
      ...resolveLines(machines[0]?.family ?? 'unknown', wanted),
      ...(wanted.length === 0 ? [commentLine('no name is known that could be asked for')] : []),
    ],
    machines: idsOf(machines),
    expect: [
      'Each name has one address, of the test network for copies. An address of the site is a record of before: note it, it would lead back there after the cutover.',
    ],
    source: SOURCES.brief,
  };
}

function cleanUp({ machines }: WaveView): StepDraft {
  return {
    title: 'Write down what was seen, and clean up',
    what: [
      'Note for each machine: passed, or what was wrong and who mends it.',
      'Clean up the test migration. Copies that are left behind hold addresses that the cutover needs.',
    ],
    machines: idsOf(machines),
    expect: ['No copy with the ending -test is left; replication of every machine is at Delta sync.'],
    source: SOURCES.migrateQuestions,
  };
}
