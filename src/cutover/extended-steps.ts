import { compareText } from '../model/index.js';
import type { StepDraft } from './draft.js';
import { groupAlike } from './group-alike.js';
import { checksByFamily, familyWords, machinesOf, nameOf, portWords } from './port-checks.js';
import type { PortCheck } from './port-checks.js';
import { reachLines } from './reach-commands.js';
import { commentLine, listWords } from './safe-text.js';
import { SOURCES } from './sources.js';
import type { KnownMachine } from './wave-view.js';

/** To be filled in by hand, one after the other, where nobody stated an address. */
const IN_AZURE = 'SERVER_IN_AZURE';
const PARTY = 'PARTY_OF_THE_INTERNET';

/**
 * What was extended into Azure is asked there, of what answers there: the machines of the site stay on the site, and asked by their names they
 * would answer across the link although nothing stands in Azure.
 */
export function extendedSteps(checks: readonly PortCheck[]): readonly StepDraft[] {
  const isWayOut = ({ server }: PortCheck): boolean => server.roles.includes('firewall');
  return [
    ...checksByFamily(checks.filter((check) => !isWayOut(check))).map(answersStep),
    ...checksByFamily(checks.filter(isWayOut)).map(wayOutStep),
  ];
}

/** Ports once each, with those who ask and who is asked today. */
const byPort = (checks: readonly PortCheck[]): readonly (readonly PortCheck[])[] =>
  groupAlike(
    checks.toSorted((left, right) => left.port - right.port),
    ({ port, protocol, product }) => JSON.stringify([port, protocol, product]),
  );

const inNames = (machines: readonly KnownMachine[]): readonly KnownMachine[] =>
  machines.toSorted((left, right) => compareText(left.name, right.name) || compareText(left.id, right.id));

/** So many are named again behind the comment that names them all. */
const NAMED_AGAIN = 3;

function clientWords(own: readonly PortCheck[], all: readonly KnownMachine[]): string {
  const clients = machinesOf(own, 'client');
  return clients.length === all.length && all.length > NAMED_AGAIN
    ? `all ${all.length} of them`
    : listWords(clients.map(nameOf));
}

const probeComment = (checks: readonly PortCheck[]): string =>
  commentLine(`on a probe machine in the target subnet of ${machinesOf(checks, 'client').map(nameOf).join(', ')}`);

function answersStep(checks: readonly PortCheck[]): StepDraft {
  const family = checks[0]?.client.family ?? 'unknown';
  const clients = machinesOf(checks, 'client');
  const servers = inNames(machinesOf(checks, 'server'));
  const stated = [...new Set(servers.flatMap(({ stated: entry }) => entry?.newAddress ?? []))];
  const hosts = stated.length === 0 ? [IN_AZURE] : stated;
  const ports = byPort(checks);
  const isDirectory = servers.some(({ roles }) => roles.includes('directory'));
  return {
    title: `Directory and names answer in Azure: ${familyWords(family)}`,
    what: [
      `Asked on the site today: ${listWords(servers.map(nameOf))}. In Azure others answer for them: new domain controllers or resolvers, with addresses of their own.`,
      'From a probe machine in the target subnet, and never by the names of the site: these would answer across the link, although nothing stands in Azure.',
      stated.length === 0
        ? `Put the address of each domain controller or resolver in Azure in the place of ${IN_AZURE}, one after the other; newAddress of a machine of the site under addresses writes it here.`
        : `Stated as newAddress: ${listWords(stated)}.`,
    ],
    lines: [
      probeComment(checks),
      ...hosts.flatMap((host) =>
        reachLines(
          family,
          ports.map(([first]) => ({ host, name: host, port: first!.port, protocol: first!.protocol })),
        ),
      ),
      ...(isDirectory ? finderLines(family) : []),
    ],
    machines: clients.map(({ id }) => id),
    expect: [
      'Each of them in Azure answers on every port from the target subnet.',
      ...ports.map(
        (own) =>
          `${portWords(own[0]!)}: for ${clientWords(own, clients)}, which ask ${listWords(inNames(machinesOf(own, 'server')).map(nameOf))} today.`,
      ),
      ...(isDirectory ? ['The domain controller that is found for the subnet is one in Azure.'] : []),
    ],
    source: `${SOURCES.directory}; ${SOURCES.own}`,
  };
}

/** Which domain controller clients of the subnet are led to. */
function finderLines(family: PortCheck['client']['family']): readonly string[] {
  if (family === 'windows') return ['nltest /dsgetdc:DOMAIN_NAME /force'];
  return [commentLine('which domain controllers the name leads to'), 'dig +short _ldap._tcp.dc._msdcs.DOMAIN_NAME SRV'];
}

function wayOutStep(checks: readonly PortCheck[]): StepDraft {
  const family = checks[0]?.client.family ?? 'unknown';
  const clients = machinesOf(checks, 'client');
  const servers = listWords(inNames(machinesOf(checks, 'server')).map(nameOf));
  const ports = byPort(checks);
  return {
    title: `The way out in Azure takes the place of ${servers}: ${familyWords(family)}`,
    what: [
      `${servers} stays on the site, and nobody in Azure asks it: a NAT gateway or a firewall there lets machines out. Asking ${servers} from Azure would prove nothing.`,
      `From a probe machine in the target subnet: ask a party of the internet that takes such requests (the steps on parties of the internet name those that were seen) in the place of ${PARTY}.`,
    ],
    lines: [
      probeComment(checks),
      ...reachLines(
        family,
        ports.map(([first]) => ({ host: PARTY, name: PARTY, port: first!.port, protocol: first!.protocol })),
      ),
    ],
    machines: clients.map(({ id }) => id),
    expect: [
      'The party answers, and sees the public address of the way out in Azure.',
      ...ports.map((own) => `${portWords(own[0]!)}: for ${clientWords(own, clients)}, by ${servers} today.`),
    ],
    source: SOURCES.own,
  };
}
