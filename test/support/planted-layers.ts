import type { Connection } from '../../src/dependency/index.js';
import { toMachineId } from '../../src/model/index.js';
import { aMachine } from './a-machine.js';
import { plainConnection, randomOf } from './planted-estate.js';
import type { PlantedEstate, PlantedOptions } from './planted-estate.js';

/** An application has two layers at least, and one more each time that two of three throws say so; so has a layer its machines. */
const MOST_LAYERS = 7;
const PORTS = [443, 8080, 9000, 8090, 5672, 5432, 1433] as const;
/** Middleware that so many applications share. */
const SHARED_BY = 5;

/**
 * Estates of a third shape, written after the method was fixed by the other two: applications in layers of which each machine asks some of the
 * next layer and now and then one further down, with geometric numbers of layers and of machines in them; middleware that five
 * applications share, of which one owns it; a directory for all; and stray calls between any two machines.
 */
export function plantedLayers({ seed, applications, noise }: PlantedOptions): PlantedEstate {
  const random = randomOf(seed);
  const edges = new Map<string, Connection>();
  const ask = (client: string, server: string, port: number): void => {
    if (client !== server) edges.set(`${client} ${server} ${port}`, plainConnection(client, server, port));
  };
  const geometric = (least: number, most: number): number => {
    let count = least;
    while (count < most && random(3) < 2) count += 1;
    return count;
  };
  const truth = new Map<string, number>();
  const layersOf = Array.from({ length: applications }, (_, application) =>
    Array.from({ length: geometric(2, MOST_LAYERS) }, () =>
      Array.from({ length: geometric(1, 12) }, () => {
        const name = `d${1000 + random(9000)}-${truth.size}`;
        truth.set(name, application);
        return name;
      }),
    ),
  );
  for (const layers of layersOf) {
    for (const [depth, clients] of layers.slice(0, -1).entries()) {
      const next = layers[depth + 1]!;
      const port = PORTS[Math.min(depth, PORTS.length - 1)]!;
      for (const client of clients) {
        ask(client, next[random(next.length)]!, port);
        for (const server of next) if (random(3) === 0) ask(client, server, port);
        const further = layers[depth + 2];
        if (further !== undefined && random(5) === 0) ask(client, further[random(further.length)]!, 5432);
      }
    }
  }
  for (let first = 0; first + SHARED_BY <= applications; first += SHARED_BY) {
    const middleware = layersOf[first]!.at(-1)![0]!;
    for (const layers of layersOf.slice(first + 1, first + SHARED_BY)) {
      for (const client of layers.at(-2)!) if (random(2) === 0) ask(client, middleware, 5672);
    }
  }
  const plain = [...truth.keys()];
  const strays = Math.round(edges.size * noise);
  for (let stray = 0; stray < strays; stray += 1) {
    ask(plain[random(plain.length)]!, plain[random(plain.length)]!, PORTS[random(PORTS.length)]!);
  }
  for (const name of plain) ask(name, 'directory', 389);
  return {
    truth,
    machines: [...plain, 'directory'].map((name) =>
      aMachine({ id: toMachineId(name), name: `host-${name}`, uuid: null, addresses: [], nics: [] }),
    ),
    connections: [...edges.values()],
  };
}
