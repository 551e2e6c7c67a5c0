import type { AvailabilityGroup, DependencyGraph, GraphEdge, GraphMachine } from '../../src/graph/index.js';
import { toMachineId } from '../../src/model/index.js';
import type { Machine, MachineRole, MachineSource, OsFamily } from '../../src/model/index.js';
import { TIER_OF_ROLE } from '../../src/graph/index.js';
import { aGraphEdge } from '../support/a-wave-estate.js';
import { aMachine, anOperatingSystem } from '../support/a-machine.js';

/** A machine of a small estate by name: what it is for, which hypervisor runs it. */
export interface Known {
  readonly name: string;
  readonly role?: MachineRole | null;
  readonly application?: string;
  readonly source?: MachineSource;
  readonly family?: OsFamily;
  readonly product?: string;
}

/** Pairs of client and server by name; the third part makes the server keep what the client works with. */
export type Ask = readonly [client: string, server: string, product?: string];

export interface SmallEstate {
  readonly machines: readonly Machine[];
  readonly graph: DependencyGraph;
}

/** An estate and its graph, as small as a test needs; the ids are the names. */
export function aRecoveryEstate(
  known: readonly Known[],
  asks: readonly Ask[] = [],
  availabilityGroups: readonly AvailabilityGroup[] = [],
): SmallEstate {
  const machines = known.map(({ name, source = 'vmware', family = 'windows', application }) =>
    aMachine({
      id: toMachineId(name),
      name,
      source,
      os: anOperatingSystem({ family }),
      application: application ?? null,
    }),
  );
  const edges = asks.map(([client, server, product]): GraphEdge =>
    aGraphEdge({ client, server, product: product ?? null, isStateful: product !== undefined }),
  );
  const named = new Set(asks.flatMap(([client, server]) => [client, server]));
  return {
    machines,
    graph: {
      machines: known.map(({ name, role = null, application, product }): GraphMachine => ({
        id: toMachineId(name),
        name,
        application: application ?? null,
        environment: null,
        roles:
          role === null ? [] : [{ role, product: product ?? null, from: 'tag', confidence: 'high', said: 'a tag' }],
        role,
        tier: role === null ? 'unknown' : TIER_OF_ROLE[role],
      })),
      edges,
      outside: [],
      noise: [],
      hubs: [],
      groups: [],
      availabilityGroups,
      singlePoints: [],
      observed: null,
      unseen: known.filter(({ name }) => !named.has(name)).map(({ name }) => toMachineId(name)),
      problems: [],
    },
  };
}
