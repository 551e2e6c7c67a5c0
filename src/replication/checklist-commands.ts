/** Names and addresses that stand in a command as they are; anything else is for people to fill in, so that no name becomes a command. */
const PLAIN_HOST = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/i;
const ADDRESS = /^[0-9a-f:.]+$/i;

export const PREFLIGHT = 'portolan preflight site.yaml';

/** A host as a command may hold it. */
export const hostInCommand = (host: string | null): string =>
  host !== null && (PLAIN_HOST.test(host) || ADDRESS.test(host)) ? host : '<host>';

/**
 * How to see from a Windows appliance that a port answers, and with which probe of `portolan preflight`.
 *
 * Source: Test-NetConnection of the module NetTCPIP, its parameter set RemotePort (learn.microsoft.com, read 2026-11-22).
 */
export const portCheck = (host: string | null, port: number): string =>
  `on the machine that opens the connection: Test-NetConnection -ComputerName ${hostInCommand(host)} -Port ${port}; on Linux: nc -vz ${hostInCommand(host)} ${port}`;

/** The same for a machine that the site file names, which preflight contacts. */
export const probedPortCheck = (host: string | null, port: number): string =>
  host === null
    ? `${portCheck(host, port)}. Name it under "endpoints" of the site file, and "${PREFLIGHT} --only tcp" tries it`
    : `${PREFLIGHT} --only tcp, run on the appliance; or ${portCheck(host, port)}`;

export const nameCheck = (name: string): string =>
  `${PREFLIGHT} --only dns, run on the appliance; or Resolve-DnsName -Name ${hostInCommand(name)}`;
