import { flowTo } from './connections.js';
import type { Flow, Party } from './connections.js';
import type { EstateMachine } from './estate-machine.js';
import { mixText } from './mix.js';

type Machines = readonly EstateMachine[];

/** Names and logons: everybody asks two controllers of the domain. */
export function flowsToDirectory(machines: Machines, controllers: Machines): readonly Flow[] {
  return machines.flatMap((machine) => {
    const first = mixText(3, machine.name) % Math.max(1, controllers.length);
    const near =
      controllers.length < 2 ? controllers : [0, 1].map((step) => controllers[(first + step) % controllers.length]!);
    return near
      .filter((controller) => controller !== machine)
      .flatMap((controller) => [
        flowTo(machine, controller, {
          port: 53,
          destinationProcess: 'dns.exe',
          connections: 300,
          ...resolver(machine),
        }),
        ...(machine.isWindows
          ? [
              flowTo(machine, controller, { sourceProcess: 'lsass.exe', connections: 24 }),
              flowTo(machine, controller, { port: 88, sourceProcess: 'lsass.exe', connections: 12, seenPerMille: 800 }),
            ]
          : []),
      ]);
  });
}

const resolver = ({ isWindows }: EstateMachine): Partial<Flow> => ({
  sourceProcess: isWindows ? 'svchost.exe' : 'systemd-resolved',
});

/** What runs on every machine and means nothing for moving together: agents, backups, monitoring, a scanner. */
export function flowsOfAgents(machines: Machines, shared: Machines): readonly Flow[] {
  const of = (role: EstateMachine['role']): Machines => shared.filter((one) => one.role === role);
  const others = (machine: EstateMachine): Machines => machines.filter((one) => one !== machine);
  return [
    ...of('monitor').flatMap((monitor) =>
      others(monitor).map((target) =>
        flowTo(monitor, target, {
          ...(target.isWindows ? { port: 9182, destinationProcess: 'windows_exporter.exe' } : EXPORTER),
          connections: 720,
        }),
      ),
    ),
    ...of('backup').flatMap((backup) =>
      others(backup).map((source) =>
        flowTo(source, backup, { sourceProcess: 'bkpagent', seenPerMille: 260, connections: 4 }),
      ),
    ),
    ...of('scanner').flatMap((scanner) => others(scanner).flatMap((target) => scansOf(scanner, target))),
    ...of('log').flatMap((log, index, all) =>
      others(log)
        .filter(({ name }) => mixText(5, name) % all.length === index)
        .map((source) => flowTo(source, log, { sourceProcess: 'filebeat', connections: 30 })),
    ),
    ...of('jump').flatMap((jump) =>
      others(jump)
        .filter(({ name }) => mixText(7, name + jump.name) % 9 === 0)
        .map((target) =>
          flowTo(jump, target, {
            ...(target.isWindows ? REMOTE_DESKTOP : SECURE_SHELL),
            ...{ seenPerMille: 120, connections: 2 },
          }),
        ),
    ),
  ];
}

const EXPORTER = { port: 9100, destinationProcess: 'node_exporter' };
const REMOTE_DESKTOP = { port: 3389, destinationProcess: 'svchost.exe', sourceProcess: 'mstsc.exe' };
const SECURE_SHELL = { port: 22, destinationProcess: 'sshd', sourceProcess: 'ssh' };

/** A scanner tries ports whether or not somebody listens. */
const scansOf = (scanner: EstateMachine, target: EstateMachine): readonly Flow[] =>
  [22, 443, 445].map((port) =>
    flowTo(scanner, target, { port, destinationProcess: '', seenPerMille: 45, connections: 1 }),
  );

const outside = (name: string, address: string): Party => ({ kind: 'outside', name, address });

/** Of parties outside an export mostly knows the address alone. */
export const PARTIES: Readonly<Record<'payments' | 'carrier' | 'cdn' | 'updates' | 'mail', Party>> = {
  payments: outside('', '203.0.113.40'),
  carrier: outside('', '203.0.113.77'),
  cdn: outside('', '198.51.100.20'),
  updates: outside('', '198.51.100.90'),
  mail: outside('smtp.mail.example', '198.51.100.25'),
};

/** What one machine asks of a party outside. */
export const flowOut = (source: EstateMachine, destination: Party, more: Partial<Flow> = {}): Flow => ({
  ...flowTo(source, source),
  destination,
  destinationProcess: '',
  port: 443,
  connections: 60,
  ...more,
});

/** A server that asks itself, by its own address. */
export const flowToSelf = (machine: EstateMachine): Flow => flowTo(machine, machine, { connections: 20 });
