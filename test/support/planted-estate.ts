import type { Connection } from '../../src/dependency/index.js';
import { toMachineId } from '../../src/model/index.js';
import type { Machine } from '../../src/model/index.js';
import { aMachine } from './a-machine.js';

/** An invented estate of which the applications are known, and nothing but ports and directions is seen. */
export interface PlantedEstate {
  readonly machines: readonly Machine[];
  readonly connections: readonly Connection[];
  /** By machine; hubs, scanners and the like have none. */
  readonly truth: ReadonlyMap<string, number>;
}

export interface PlantedOptions {
  readonly seed: number;
  readonly applications: number;
  /** Stray calls between applications, as a share of the calls within them. */
  readonly noise: number;
}

type Random = (below: number) => number;

/** Mulberry32, as everywhere where a seed must give the same numbers. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** Machines of each tier: at least, and how many more at most; the port on which it answers. */
const TIERS = [
  { tier: 'web', least: 0, more: 4, port: 443 },
  { tier: 'api', least: 1, more: 5, port: 8080 },
  { tier: 'cache', least: 0, more: 2, port: 6379 },
  { tier: 'queue', least: 0, more: 1, port: 5672 },
  { tier: 'db', least: 1, more: 2, port: 5432 },
] as const;

type Tier = (typeof TIERS)[number]['tier'];

const ASKS: Readonly<Record<Tier, readonly Tier[]>> = {
  web: ['api'],
  api: ['cache', 'queue', 'db'],
  cache: [],
  queue: [],
  db: ['db'],
};

/** Of so many applications one asks another. */
const BETWEEN = 3;

export function plantedEstate({ seed, applications, noise }: PlantedOptions): PlantedEstate {
  const random = randomOf(seed);
  const edges = new Map<string, readonly [client: string, server: string, port: number]>();
  const truth = new Map<string, number>();
  const ask = (client: string, server: string, port: number): void => {
    if (client !== server) edges.set(`${client} ${server} ${port}`, [client, server, port]);
  };
  const members = Array.from({ length: applications }, (_, application) => {
    const own = TIERS.flatMap(({ tier, least, more, port }) =>
      Array.from({ length: least + random(more + 1) }, () => ({
        tier,
        port,
        name: `m${1000 + random(9000)}-${truth.size}`,
      })).map((one, index) => ({ ...one, name: `${one.name}.${application}.${tier}.${index}` })),
    );
    for (const { name } of own) truth.set(name, application);
    return own;
  });
  for (const own of members) {
    for (const client of own) {
      for (const tier of ASKS[client.tier]) {
        for (const server of own.filter((one) => one.tier === tier)) {
          // Most ask all of a tier; some balancers send them to a few.
          if (random(10) < 8) ask(client.name, server.name, server.port);
        }
      }
    }
  }
  const plain = members.flat();
  const servers = plain.filter(({ tier }) => tier !== 'web');
  const within = edges.size;
  for (let index = 0; index < applications / BETWEEN; index += 1) {
    const [from, to] = [members[random(applications)]!, members[random(applications)]!];
    const target = to.find(({ tier }) => tier === 'api')!;
    for (const { name } of from.filter(({ tier }) => tier === 'api')) ask(name, target.name, target.port);
  }
  for (let index = 0; index < Math.round(within * noise); index += 1) {
    const target = servers[random(servers.length)]!;
    ask(plain[random(plain.length)]!.name, target.name, target.port);
  }
  for (const { name } of plain) plantShared(name, { ask, random });
  const names = [...new Set([...truth.keys(), ...[...edges.values()].flatMap(([client, server]) => [client, server])])];
  return {
    truth,
    machines: names.map((name) =>
      aMachine({ id: toMachineId(name), name: `host-${name.split('.')[0]!}`, uuid: null, addresses: [], nics: [] }),
    ),
    connections: [...edges.values()].map(([client, server, port]) => plainConnection(client, server, port)),
  };
}

/** What everybody has to do with: directory, files, logs, backup, monitoring, a scanner. */
function plantShared(
  name: string,
  { ask, random }: { readonly ask: (client: string, server: string, port: number) => void; readonly random: Random },
): void {
  const directory = `shared-${random(2)}`;
  for (const port of [53, 389]) ask(name, directory, port);
  if (random(10) < 4) ask(name, 'shared-2', 445);
  ask(name, 'shared-3', 5044);
  ask(name, 'shared-4', 13_724);
  ask('shared-5', name, 9100);
  for (const port of [22, 80, 443, 445, 3389]) ask('shared-6', name, port);
}

/** That one machine asks another, of which nothing but the port is known. */
export const plainConnection = (client: string, server: string, port: number): Connection => ({
  source: { kind: 'machine', id: toMachineId(client), name: client, by: 'name' },
  target: { kind: 'machine', id: toMachineId(server), name: server, by: 'name' },
  ...{ port, protocol: null, calledBy: null, sourceProcesses: [], targetProcesses: [], count: null },
  ...{ slots: 0, days: 0, from: null, to: null, direction: 'stated', origin: { file: 'planted.csv', line: 1 } },
});
