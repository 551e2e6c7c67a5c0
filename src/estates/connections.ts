import type { EstateMachine } from './estate-machine.js';
import { mixText } from './mix.js';
import { ROLES } from './roles.js';
import type { RoleName } from './roles.js';

/** One end of a flow: a machine of the estate, or a party outside of which an address is known and sometimes a name. */
export type Party =
  | { readonly kind: 'machine'; readonly machine: EstateMachine }
  | { readonly kind: 'outside'; readonly name: string; readonly address: string };

/** That one end asks another, day after day. */
export interface Flow {
  readonly source: EstateMachine;
  readonly sourceProcess: string;
  readonly destination: Party;
  readonly destinationProcess: string;
  readonly port: number;
  /** In how many of a thousand 6-hour slots it is seen. */
  readonly seenPerMille: number;
  /** Of one busy slot. */
  readonly connections: number;
}

const toMachine = (machine: EstateMachine): Party => ({ kind: 'machine', machine });

/** Which roles a role asks within its application. */
const ASKS: Readonly<Partial<Record<RoleName, readonly RoleName[]>>> = {
  web: ['gateway', 'api', 'app'],
  gateway: ['api'],
  api: ['redis', 'rabbitmq', 'postgresql', 'sqlserver'],
  app: ['rabbitmq', 'postgresql', 'oracle', 'sqlserver', 'file'],
  compute: ['postgresql', 'file'],
  batch: ['postgresql', 'oracle', 'sqlserver'],
};

/** A gateway stands before the APIs, where there is one. */
const BACK_ENDS = 3;

const isDatabase = (role: RoleName): boolean => ['oracle', 'postgresql', 'sqlserver'].includes(role);

/** What one machine asks of others, over the standard port of what it asks. */
export function flowTo(source: EstateMachine, target: EstateMachine, more: Partial<Flow> = {}): Flow {
  const { process, port } = ROLES[target.role];
  return {
    source,
    sourceProcess: ROLES[source.role].process,
    destination: toMachine(target),
    destinationProcess: process,
    port,
    seenPerMille: source.role === 'batch' ? 300 : 960,
    connections: 40 + (mixText(1, source.name + target.name) % 900),
    ...more,
  };
}

/** The flows between the tiers of each application, production and test apart. */
export function flowsOfTiers(machines: readonly EstateMachine[]): readonly Flow[] {
  return groupsOf(machines).flatMap((group) =>
    group.flatMap((source, index) => {
      const all = ASKS[source.role] ?? [];
      const hasGateway = source.role === 'web' && group.some(({ role }) => role === 'gateway');
      const asked = hasGateway ? (['gateway'] as const) : all;
      return asked.flatMap((role) =>
        spread(
          group.filter((one) => one.role === role),
          index,
        ).map((target) => flowTo(source, target)),
      );
    }),
  );
}

/** A few of many, beginning at another one for each who asks; databases are all asked. */
function spread(targets: readonly EstateMachine[], from: number): readonly EstateMachine[] {
  if (targets.length <= BACK_ENDS || isDatabase(targets[0]!.role)) return targets;
  return Array.from({ length: BACK_ENDS }, (_, index) => targets[(from + index) % targets.length]!);
}

function groupsOf(machines: readonly EstateMachine[]): readonly (readonly EstateMachine[])[] {
  const groups = new Map<string, EstateMachine[]>();
  for (const machine of machines) {
    if (machine.application === null) continue;
    const key = `${machine.application}\n${machine.environment}`;
    const group = groups.get(key) ?? [];
    group.push(machine);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Replicas of databases and clusters of queues talk among themselves, both ways. */
export const flowsOfPairs = (machines: readonly EstateMachine[]): readonly Flow[] =>
  groupsOf(machines.filter(({ role }) => isDatabase(role) || role === 'rabbitmq')).flatMap((group) =>
    group.flatMap((left) =>
      group.flatMap((right) =>
        left === right || left.role !== right.role ? [] : [flowTo(left, right, { connections: 6 })],
      ),
    ),
  );
