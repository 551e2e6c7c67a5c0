import type { Connection } from '../../src/dependency/index.js';
import { toMachineId } from '../../src/model/index.js';
import { aMachine } from './a-machine.js';
import { plainConnection, randomOf } from './planted-estate.js';
import type { PlantedEstate, PlantedOptions } from './planted-estate.js';

/** From 2 to 60 machines, many small and few large: the share of those of at least k machines falls as 1 / k. */
const LEAST = 2;
const MOST = 60;
const PORTS = [443, 8080, 8443, 9000, 1433, 1521, 3306, 5432, 6379, 27_017, 5672, 9092];
/** Of so many machines one is asked by a random share of all, as a service that grew shared is. */
const MACHINES_PER_HUB = 60;

/**
 * Estates of another shape than those of `plantedEstate`, written after the method was fixed and never used to choose anything in it:
 * sizes of applications by a power law; within one each machine but the first asks one to three that came before it, more likely
 * those that are asked already, on ports by chance; hubs are asked by a share of all machines between a tenth and a half, also by chance.
 */
export function plantedPowerLaw({ seed, applications, noise }: PlantedOptions): PlantedEstate {
  const random = randomOf(seed);
  const edges = new Map<string, Connection>();
  const ask = (client: string, server: string, port: number): void => {
    if (client !== server) edges.set(`${client} ${server} ${port}`, plainConnection(client, server, port));
  };
  const truth = new Map<string, number>();
  for (let application = 0; application < applications; application += 1) {
    const size = Math.min(MOST, Math.floor(LEAST / (1 - random(1_000_000) / 1_000_000)));
    const names = Array.from({ length: size }, (_, at) => `p${1000 + random(9000)}-${application}-${at}`);
    const ends: string[] = [];
    for (const [at, name] of names.entries()) {
      truth.set(name, application);
      for (let call = at === 0 ? 0 : 1 + random(3); call > 0; call -= 1) {
        const known = ends.length > 0 && random(2) === 0 ? ends : names.slice(0, at);
        const server = known[random(known.length)]!;
        ends.push(server);
        ask(name, server, PORTS[random(PORTS.length)]!);
      }
    }
  }
  const plain = [...truth.keys()];
  const strays = Math.round(edges.size * noise);
  for (let stray = 0; stray < strays; stray += 1) {
    ask(plain[random(plain.length)]!, plain[random(plain.length)]!, PORTS[random(PORTS.length)]!);
  }
  const hubs = Array.from({ length: Math.ceil(plain.length / MACHINES_PER_HUB) }, (_, hub) => `hub-${hub}`);
  for (const hub of hubs) {
    const share = 10 + random(41);
    const port = PORTS[random(PORTS.length)]!;
    for (const name of plain) if (random(100) < share) ask(name, hub, port);
  }
  return {
    truth,
    machines: [...plain, ...hubs].map((name) =>
      aMachine({ id: toMachineId(name), name: `host-${name}`, uuid: null, addresses: [], nics: [] }),
    ),
    connections: [...edges.values()],
  };
}
