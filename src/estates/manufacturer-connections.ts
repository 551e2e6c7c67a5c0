import { flowOut, flowsOfAgents, flowsToDirectory, flowToSelf, PARTIES } from './connection-noise.js';
import { flowsOfPairs, flowsOfTiers, flowTo } from './connections.js';
import type { Flow } from './connections.js';
import type { EstateMachine } from './estate-machine.js';

/** Which application asks which other, and which of its roles does the asking and the answering. */
const BETWEEN: readonly (readonly [
  from: string,
  by: EstateMachine['role'],
  to: string,
  role: EstateMachine['role'],
])[] = [
  ['Storefront', 'api', 'Parts catalogue', 'api'],
  ['Storefront', 'api', 'ERP', 'api'],
  ['Dealer portal', 'api', 'Parts catalogue', 'api'],
  ['Dealer portal', 'api', 'ERP', 'api'],
  ['Customer service', 'app', 'Dealer portal', 'api'],
  ['ERP', 'batch', 'Finance', 'oracle'],
  ['Finance', 'app', 'ERP', 'oracle'],
  ['Plant scheduling', 'app', 'ERP', 'api'],
  ['Plant control', 'app', 'Plant scheduling', 'rabbitmq'],
  ['Plant control', 'api', 'Quality', 'api'],
  ['Machine telemetry', 'api', 'Quality', 'api'],
  ['Warehouse', 'app', 'ERP', 'rabbitmq'],
  ['Logistics', 'app', 'Warehouse', 'sqlserver'],
  ['Reporting', 'app', 'Finance', 'oracle'],
  ['Reporting', 'batch', 'Warehouse', 'sqlserver'],
  ['Engineering', 'app', 'File service', 'file'],
  ['Personnel', 'app', 'Finance', 'app'],
  ['Old ERP', 'app', 'Finance', 'oracle'],
];

const ASKED_OF_ANOTHER = 2;

/** The flows of the manufacturer's machines that run, in a fixed order: tiers first, noise last. */
export function manufacturerFlows(machines: readonly EstateMachine[]): readonly Flow[] {
  const running = machines.filter(({ load }) => load !== null);
  const known = running.filter(({ application }) => application !== null);
  const controllers = running.filter(({ role }) => role === 'directory');
  const shared = running.filter(({ application }) => application === 'Shared services' || application === 'Logging');
  return [
    ...flowsOfTiers(running),
    ...flowsOfPairs(running),
    ...flowsBetween(known),
    ...flowsOut(known),
    ...flowsToDirectory(running, controllers),
    ...flowsOfAgents(running, shared),
  ];
}

const flowsBetween = (machines: readonly EstateMachine[]): readonly Flow[] =>
  BETWEEN.flatMap(([from, by, to, role]) => {
    const isOf = (application: string, of: EstateMachine['role']) => (one: EstateMachine) =>
      one.application === application && one.role === of && one.environment === 'production';
    const targets = machines.filter(isOf(to, role));
    return machines
      .filter(isOf(from, by))
      .flatMap((source, index) =>
        targets.length === 0
          ? []
          : Array.from({ length: Math.min(ASKED_OF_ANOTHER, targets.length) }, (_, step) =>
              flowTo(source, targets[(index + step) % targets.length]!, { seenPerMille: 850 }),
            ),
      );
  });

function flowsOut(machines: readonly EstateMachine[]): readonly Flow[] {
  return machines.flatMap((machine) => {
    const { application, role, environment } = machine;
    if (environment === 'test') return [];
    return [
      ...(role === 'gateway' && application === 'Storefront' ? [flowOut(machine, PARTIES.payments)] : []),
      ...(role === 'app' && application === 'Logistics' ? [flowOut(machine, PARTIES.carrier)] : []),
      ...(role === 'web' ? [flowOut(machine, PARTIES.cdn, { seenPerMille: 500 })] : []),
      ...(machine.isWindows
        ? [flowOut(machine, PARTIES.updates, { sourceProcess: 'svchost.exe', seenPerMille: 90, connections: 3 })]
        : []),
      ...(application === 'Customer service' && role === 'app' ? [flowOut(machine, PARTIES.mail, { port: 587 })] : []),
      ...(role === 'api' && application === 'ERP' ? [flowToSelf(machine)] : []),
    ];
  });
}
