import type { OsFamily } from '../model/index.js';
import { commentLine, quoteForPowerShell, quoteForShell } from './safe-text.js';

/** Seconds after which a port counts as closed. */
const WAIT_SECONDS = 5;
const DNS_PORT = 53;

/** What to reach: a port of a machine by the name that a command can use. */
export interface ReachTarget {
  /** Null: the machine has no name that could stand in a command. */
  readonly host: string | null;
  readonly name: string;
  readonly port: number;
  readonly protocol: 'tcp' | 'udp' | null;
}

/**
 * Commands that ask ports of other machines, for the shell of an operating system; both shells where it is unknown. A machine without
 * a usable name gets a comment instead, and a port of UDP, which answers nobody, is left to its service.
 */
export function reachLines(family: OsFamily, targets: readonly ReachTarget[]): readonly string[] {
  if (family === 'windows') return targets.map(powerShellLine);
  if (family === 'linux') return targets.map(shellLine);
  return [
    commentLine('if it is Linux or another Unix:'),
    ...targets.map(shellLine),
    commentLine('if it is Windows:'),
    ...targets.map(powerShellLine),
  ];
}

const noName = ({ name, port, protocol }: ReachTarget): string =>
  commentLine(
    `${protocol ?? 'tcp'} ${port} of "${name}": state its name or address under addresses; its name is no host name`,
  );

const noAnswer = ({ name, port }: ReachTarget): string =>
  commentLine(`udp ${port} of "${name}": a closed port looks like a silent one; ask the service itself`);

function shellLine(target: ReachTarget): string {
  const { host, port, protocol } = target;
  if (host === null) return noName(target);
  if (protocol === 'udp')
    return port === DNS_PORT ? `dig +time=${WAIT_SECONDS} ${quoteForShell(`@${host}`)} . NS` : noAnswer(target);
  return `nc -zv -w ${WAIT_SECONDS} ${quoteForShell(host)} ${port}`;
}

function powerShellLine(target: ReachTarget): string {
  const { host, port, protocol } = target;
  if (host === null) return noName(target);
  if (protocol === 'udp') {
    return port === DNS_PORT
      ? `Resolve-DnsName -Name . -Type NS -Server ${quoteForPowerShell(host)}`
      : noAnswer(target);
  }
  return `Test-NetConnection -ComputerName ${quoteForPowerShell(host)} -Port ${port}`;
}

/** Commands that ask for names. */
export function resolveLines(family: OsFamily, names: readonly string[]): readonly string[] {
  const windows = names.map((name) => `Resolve-DnsName -Name ${quoteForPowerShell(name)} -Type A`);
  const linux = names.map((name) => `dig +short ${quoteForShell(name)} A`);
  if (family === 'windows') return windows;
  if (family === 'linux') return linux;
  return [commentLine('if it is Linux or another Unix:'), ...linux, commentLine('if it is Windows:'), ...windows];
}
