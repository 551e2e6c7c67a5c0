import { TIER_OF_ROLE } from '../../src/graph/index.js';
import type { AvailabilityGroup, GraphEdge } from '../../src/graph/index.js';
import type { MachineRole } from '../../src/model/index.js';
import type { WaveInput, WaveMachine, WaveSettings } from '../../src/waves/index.js';
import { aGraphEdge, anAvailabilityGroup, aWaveInput, aWaveMachine } from './a-wave-estate.js';
import { randomOf } from './planted-estate.js';

/** An invented estate of so many machines and, between those that move, so many dependencies. */
export interface PlantedWaves {
  readonly machines: number;
  readonly edges: number;
  readonly seed: number;
  /** How many waves its limits of hours are for; they bear 4 % more than all machines take. */
  readonly waves: number;
  readonly settings?: Partial<WaveSettings>;
}

type Random = (below: number) => number;

/** Machines of each kind in an application: at least, and how many more at most. */
const PARTS = [
  { role: 'web', least: 1, more: 3, port: 443 },
  { role: 'api', least: 1, more: 4, port: 8080 },
  { role: 'cache', least: 0, more: 1, port: 6379 },
  { role: 'queue', least: 0, more: 1, port: 5672 },
  { role: 'batch', least: 0, more: 2, port: 8443 },
  { role: 'database', least: 1, more: 1, port: 5432 },
] as const satisfies readonly { role: MachineRole; least: number; more: number; port: number }[];

type Part = (typeof PARTS)[number]['role'];

const ASKS: Readonly<Record<Part, readonly Part[]>> = {
  web: ['api', 'cache'],
  api: ['cache', 'queue', 'database'],
  cache: [],
  queue: [],
  batch: ['queue', 'database'],
  database: [],
};

const STATEFUL: ReadonlySet<number> = new Set([5432, 5672, 445, 1433]);

/** What all have in common: one of so many machines of an estate is one of these. */
const MACHINES_PER_HUB = 100;
const HUBS = [
  { role: 'file', port: 445 },
  { role: 'database', port: 1433 },
  { role: 'queue', port: 5671 },
  { role: 'gateway', port: 8443 },
] as const satisfies readonly { role: MachineRole; port: number }[];

/** Of ten applications so many ask a given hub. */
const ASK_HUB = 3;
/** Of ten applications so many have development and test. */
const HAVE_TEST = 6;

interface Planted {
  readonly machine: WaveMachine;
  readonly part: Part | 'hub';
  readonly port: number;
}

/** Machines and edges as they come into being. */
class Estate {
  readonly machines: WaveMachine[] = [];
  readonly edges = new Map<string, GraphEdge>();
  readonly groups: AvailabilityGroup[] = [];
  readonly random: Random;

  constructor(seed: number) {
    this.random = randomOf(seed);
  }

  ask(client: string, server: string, port: number): void {
    if (client === server) return;
    this.edges.set(
      `${client} ${server} ${port}`,
      aGraphEdge({
        client,
        server,
        port,
        isStateful: STATEFUL.has(port),
        // Few of the connections make most of the traffic.
        connectionsPerDay: 2 ** this.random(15),
      }),
    );
  }

  add(name: string, role: MachineRole, facts: Partial<WaveMachine>): WaveMachine {
    const disks = 30 + 2 ** this.random(role === 'database' || role === 'file' ? 12 : 9);
    const machine = aWaveMachine({
      name,
      role,
      tier: TIER_OF_ROLE[role],
      complexity: 10 * this.random(role === 'database' ? 9 : 5),
      hours: 8 + 2 * this.random(4),
      transferBytes: disks * 2 ** 30,
      ...facts,
    });
    this.machines.push(machine);
    return machine;
  }
}

/**
 * What waves are planned from, as estates are: applications of web servers, APIs, caches, queues, batch and databases, most of them
 * with a smaller twin for test; databases in pairs; file servers, databases, queues and gateways that many applications ask; a
 * directory that all ask; few applications that most others ask. The same seed gives the same estate.
 */
export function plantedWaveInput({ machines, edges, seed, waves, settings = {} }: PlantedWaves): WaveInput {
  const estate = new Estate(seed);
  const hubs = plantHubs(estate, Math.max(HUBS.length, Math.floor(machines / MACHINES_PER_HUB)));
  const applications: (readonly Planted[])[] = [];
  while (estate.machines.length < machines) {
    const room = machines - estate.machines.length;
    applications.push(...plantApplication(estate, { number: applications.length, room, hubs }));
  }
  plantCalls(estate, applications, edges);
  const hours = estate.machines.reduce((sum, machine) => sum + machine.hours, 0);
  for (const name of ['dc1', 'dc2']) plantDirectory(estate, name, machines);
  return aWaveInput({
    machines: estate.machines,
    edges: [...estate.edges.values()],
    availabilityGroups: estate.groups,
    settings: {
      capacity: {
        machines: Math.ceil((machines / waves) * 1.15),
        hours: Math.ceil((hours / waves) * 1.04),
        transferBytes: null,
        replicating: null,
      },
      ...settings,
    },
  });
}

function plantHubs(estate: Estate, count: number): readonly Planted[] {
  return Array.from({ length: count }, (_, index): Planted => {
    const { role, port } = HUBS[index % HUBS.length]!;
    const machine = estate.add(`shared-${role}${index}`, role, { criticality: 'high' });
    return { machine, part: 'hub', port };
  });
}

/** An application, and most times its test; as many machines of it as there is room for. */
function plantApplication(
  estate: Estate,
  { number, room, hubs }: { readonly number: number; readonly room: number; readonly hubs: readonly Planted[] },
): readonly (readonly Planted[])[] {
  const { random } = estate;
  const criticality = (['low', 'medium', 'medium', 'high'] as const)[random(4)]!;
  const application = `Application ${number}`;
  const asked = hubs.filter(() => random(10 * Math.ceil(hubs.length / HUBS.length)) < ASK_HUB);
  let left = room;
  const environments = random(10) < HAVE_TEST ? (['production', 'nonProduction'] as const) : (['production'] as const);
  return environments.map((environment) => {
    const isTest = environment === 'nonProduction';
    const members = PARTS.flatMap(({ role, least, more, port }) =>
      Array.from({ length: least + (isTest ? 0 : random(more + 1)) }, (_, index) => ({ role, port, index })),
    )
      .slice(0, left)
      .map(({ role, port, index }): Planted => {
        const name = `${isTest ? 'test' : 'prod'}-${role}${index}-a${number}`;
        const facts = {
          application,
          applicationBy: 'stated',
          environment,
          criticality: isTest ? 'low' : criticality,
        } as const;
        return { machine: estate.add(name, role, facts), part: role, port };
      });
    left -= members.length;
    tieMembers(estate, members, asked);
    return members;
  });
}

function tieMembers(estate: Estate, members: readonly Planted[], asked: readonly Planted[]): void {
  const databases = members.filter(({ part }) => part === 'database').map(({ machine }) => machine.name);
  if (databases.length > 1) {
    estate.groups.push(anAvailabilityGroup(databases[0]!, databases));
    estate.ask(databases[0]!, databases[1]!, 5433);
    estate.ask(databases[1]!, databases[0]!, 5433);
  }
  for (const { machine, part } of members) {
    if (part === 'hub') continue;
    for (const server of members) {
      if (server.part !== 'hub' && ASKS[part].includes(server.part))
        estate.ask(machine.name, server.machine.name, server.port);
    }
    for (const hub of asked) if (estate.random(3) > 0) estate.ask(machine.name, hub.machine.name, hub.port);
  }
}

/** Of ten calls so many stay within the application. */
const OWN_CALLS = 8;
/** Other applications that one calls, at most; the first to be planted are called by most. */
const MOST_PARTNERS = 4;

/** More ports between those that know each other, and calls of the few other applications that each needs. */
function plantCalls(estate: Estate, applications: readonly (readonly Planted[])[], edges: number): void {
  const { random } = estate;
  const partners = applications.map(() =>
    Array.from({ length: 1 + random(MOST_PARTNERS) }, () => {
      return applications[Math.min(random(applications.length), random(applications.length))]!;
    }),
  );
  while (estate.edges.size < edges) {
    const number = random(applications.length);
    const from = applications[number]!;
    const isOwn = random(10) < OWN_CALLS;
    const to = isOwn ? from : partners[number]![random(partners[number]!.length)]!;
    const client = from[random(from.length)];
    const servers = isOwn ? to : to.filter(({ part }) => part === 'api' || part === 'web');
    const server = servers[random(servers.length)];
    if (client === undefined || server === undefined) continue;
    estate.ask(client.machine.name, server.machine.name, isOwn ? 9000 + random(20) : server.port);
  }
}

/** A foundation, which is extended before the first wave, whom all ask. */
function plantDirectory(estate: Estate, name: string, clients: number): void {
  const asking = estate.machines.slice(0, clients);
  estate.add(name, 'directory', { unplanned: { kind: 'foundation', reason: 'it serves the directory' } });
  for (const { name: client } of asking) for (const port of [53, 389]) estate.ask(client, name, port);
}
