import type { MapData, MapWay } from '../src/report/map/map-data.ts';
import { pageData } from './page-data.ts';

/** An edge of one machine, seen from it. */
export interface Neighbour {
  /** The machine at the other end. */
  readonly machine: number;
  readonly way: MapWay;
  /** -1: not counted. */
  readonly connections: number;
  readonly days: number;
}

/** The map's data, with the edges of each machine. */
export interface MapEdges extends MapData {
  readonly outOf: (machine: number) => readonly Neighbour[];
  readonly into: (machine: number) => readonly Neighbour[];
}

/** Unpacks what `packMap` wrote. */
export async function readMapEdges(): Promise<MapEdges> {
  const data = (await pageData<MapData>('map-data'))!;
  const begins: number[] = [];
  const servers: number[] = [];
  const clients: number[] = [];
  const asked: number[][] = data.asks.map(() => []);
  data.asks.forEach((count, client) => {
    begins.push(servers.length);
    for (let server = 0, left = count; left > 0; left -= 1) {
      server += data.steps[servers.length]!;
      asked[server]!.push(servers.length);
      servers.push(server);
      clients.push(client);
    }
  });
  const neighbour = (edge: number, machine: number): Neighbour => ({
    ...{ machine, way: data.ways[data.way[edge]!]! },
    ...{ connections: data.connections[edge]!, days: data.days[edge]! },
  });
  const sorted = (all: Neighbour[]): readonly Neighbour[] =>
    all.sort((one, other) => other.connections - one.connections || one.machine - other.machine);
  return {
    ...data,
    outOf: (machine) =>
      sorted(
        Array.from({ length: data.asks[machine] ?? 0 }, (_, at) => {
          const edge = begins[machine]! + at;
          return neighbour(edge, servers[edge]!);
        }),
      ),
    into: (machine) => sorted((asked[machine] ?? []).map((edge) => neighbour(edge, clients[edge]!))),
  };
}
