import { countOf } from '../model/index.js';
import {
  MOST_SOCKETS_OF_STANDARD2,
  MOST_VCPUS_OF_STANDARD2,
  oracleCloudProcessors,
  oracleCloudSockets,
  oracleProcessors,
} from './counts.js';
import type { KnownHost } from './host-index.js';
import type { LicenceLine } from './licences.js';
import { GIVE_HOST, GIVE_HOST_CORES, GIVE_SIZE, machineSubject, openLine, priceOfLicences } from './subject.js';
import type { LicenceContext, LicenceSubject } from './subject.js';
import type { LicencePrices, LicenceRules, OracleAnswer } from './terms.js';

const GIVE_EDITION = {
  what: 'the edition of Oracle Database',
  remedy: 'write oracle of the machine in the file of licence terms, or tag it oracle=Enterprise or oracle=Standard2',
} as const;
const GIVE_SCOPE = {
  what: 'the cluster or vCenter of the host',
  remedy: 'give vHost of RVTools, or write the cluster of the host under hosts of the file of licence terms',
} as const;
const GIVE_THREADS = {
  what: 'how many vCPUs of the size share a core',
  remedy: 'the catalogue does not know it: look it up at the vendor, or choose another size',
} as const;
const NOT_STANDARD2 = {
  what: 'a licence: Standard Edition 2 is not licensed on machines this large',
  remedy: `choose a size of at most ${MOST_VCPUS_OF_STANDARD2} vCPUs, such as a constrained-core size, or license Enterprise Edition`,
} as const;
const NOT_STANDARD2_HOST = {
  what: `a licence: Standard Edition 2 is not licensed on servers with more than ${MOST_SOCKETS_OF_STANDARD2} sockets`,
  remedy: 'hold the server against the agreement, or license Enterprise Edition',
} as const;

const runsOracle = ({ software }: LicenceSubject): boolean => software.oracle !== null && software.oracle !== 'none';

const priceOfEdition = (edition: string | null, prices: LicencePrices): number | null => {
  if (edition === 'enterprise') return prices.oracleEnterpriseProcessor;
  return edition === 'standard2' ? prices.oracleStandard2Processor : null;
};

/** The hosts that one machine makes its owner license, under one reading. */
interface Scope {
  readonly key: string;
  readonly name: string;
  readonly hosts: readonly KnownHost[];
}

const same = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one.toLowerCase() === other.toLowerCase();

/** Null where no source says what the reading asks for. */
function scopeOf(one: LicenceSubject, reading: LicenceRules['oracle'], context: LicenceContext): Scope | null {
  const { host, machine } = one;
  if (host === null) return null;
  if (reading === 'host' || machine.source === 'physical') return hostAlone(host);
  return reading === 'manager' ? managerScope(one, host, context) : clusterScope(one, host, context);
}

const hostAlone = (host: KnownHost): Scope => ({
  key: `host:${host.manager ?? ''}/${host.name.toLowerCase()}`,
  name: host.name,
  hosts: [host],
});

function managerScope({ machine }: LicenceSubject, host: KnownHost, { hosts }: LicenceContext): Scope | null {
  const manager = host.manager ?? machine.placement.manager;
  if (manager === null) return null;
  return {
    key: `manager:${manager.toLowerCase()}`,
    name: manager,
    hosts: hosts.hosts.filter((other) => other === host || same(other.manager, manager)),
  };
}

/** A listed host without a cluster stands alone. */
function clusterScope({ machine }: LicenceSubject, host: KnownHost, { hosts }: LicenceContext): Scope | null {
  const cluster = host.cluster ?? machine.placement.cluster;
  if (cluster === null) return host.isListed ? hostAlone(host) : null;
  const manager = host.manager ?? machine.placement.manager;
  const mayBeManaged = (other: KnownHost): boolean =>
    other.manager === null || manager === null || same(other.manager, manager);
  return {
    key: `cluster:${manager?.toLowerCase() ?? ''}/${cluster.toLowerCase()}`,
    name: cluster,
    hosts: hosts.hosts.filter((other) => other === host || (same(other.cluster, cluster) && mayBeManaged(other))),
  };
}

/**
 * Processor licences of Oracle Database before: all physical cores (Standard Edition 2: sockets) of the hosts that the reading takes
 * in, once for each edition, however many machines of them run it.
 */
export function oracleLinesBefore(
  context: LicenceContext,
  reading: LicenceRules['oracle'] = context.rules.oracle,
): readonly LicenceLine[] {
  const scopes = new Map<string, { readonly scope: Scope; readonly edition: OracleAnswer; machines: number }>();
  const lines: LicenceLine[] = [];
  for (const one of context.subjects.filter(runsOracle)) {
    const edition = one.software.oracle!;
    const scope = edition === 'express' ? null : scopeOf(one, reading, context);
    if (scope === null) {
      lines.push(lineWithoutScope(one, edition));
      continue;
    }
    const key = `${scope.key}|${edition}`;
    const known = scopes.get(key);
    if (known === undefined) scopes.set(key, { scope, edition, machines: 1 });
    else known.machines += 1;
  }
  return [...[...scopes.values()].map((one) => lineOfScope(one, context)), ...lines];
}

function lineWithoutScope(one: LicenceSubject, edition: OracleAnswer): LicenceLine {
  const line = openLine({
    ...{ product: 'oracleDatabase', when: 'before', machines: 1, unit: 'processor' },
    subject: machineSubject(one),
  });
  if (edition === 'express') return free(line);
  return {
    ...line,
    edition: edition === 'yes' ? null : edition,
    missing: one.host === null ? GIVE_HOST : GIVE_SCOPE,
  };
}

const free = (line: LicenceLine): LicenceLine => ({
  ...line,
  edition: 'express',
  licences: 0,
  working: 'the express edition takes none',
  perYear: priceOfLicences(0, null),
});

const sumOf = (figures: readonly (number | null)[]): number | null =>
  figures.reduce<number | null>((sum, figure) => (sum === null || figure === null ? null : sum + figure), 0);

function lineOfScope(
  { scope, edition, machines }: { readonly scope: Scope; readonly edition: OracleAnswer; readonly machines: number },
  { rules, prices }: LicenceContext,
): LicenceLine {
  const { hosts } = scope;
  const kind = hosts.length === 1 ? 'host' : 'hosts';
  const line: LicenceLine = {
    ...openLine({
      ...{ product: 'oracleDatabase', when: 'before', machines, unit: 'processor' },
      subject: { kind, name: scope.name, id: null },
    }),
    edition: edition === 'yes' ? null : edition,
  };
  const cores = sumOf(hosts.map((host) => host.cores));
  const sockets = sumOf(hosts.map((host) => host.processors));
  const enterprise = cores === null ? null : oracleProcessors(cores, rules.oracleCoreFactor);
  const many = hosts.length === 1 ? 'the host' : `all ${hosts.length} hosts`;
  const byCores = `${many} of ${scope.name}: ${countOf(cores ?? 0, 'physical core')} x ${rules.oracleCoreFactor}, rounded up`;
  if (edition === 'standard2') {
    if (sockets === null) return { ...line, missing: GIVE_HOST_CORES };
    if (hosts.some(({ processors }) => processors! > MOST_SOCKETS_OF_STANDARD2)) {
      return { ...line, missing: NOT_STANDARD2_HOST };
    }
    return priced(line, sockets, {
      working: `${many} of ${scope.name}: ${countOf(sockets, 'occupied socket')}`,
      prices,
    });
  }
  if (enterprise === null) return { ...line, missing: GIVE_HOST_CORES };
  if (edition === 'enterprise') return priced(line, enterprise, { working: byCores, prices });
  const byEdition = sockets === null ? null : { enterprise, standard2: sockets, express: 0 };
  return { ...line, byEdition, working: byCores, missing: GIVE_EDITION };
}

const priced = (
  line: LicenceLine,
  licences: number,
  { working, prices }: { readonly working: string; readonly prices: LicencePrices },
): LicenceLine => ({
  ...line,
  licences,
  working,
  perYear: priceOfLicences(licences, priceOfEdition(line.edition, prices)),
});

/** Processor licences of Oracle Database in Azure, machine by machine, by the vCPUs that the size shows. */
export const oracleLinesAfter = (context: LicenceContext): readonly LicenceLine[] =>
  context.subjects.filter(runsOracle).map((one) => lineAfter(one, context));

function lineAfter(one: LicenceSubject, { prices }: LicenceContext): LicenceLine {
  const answer = one.software.oracle!;
  const line: LicenceLine = {
    ...openLine({
      ...{ product: 'oracleDatabase', when: 'after', machines: 1, unit: 'processor' },
      subject: machineSubject(one),
    }),
    edition: answer === 'yes' ? null : answer,
  };
  if (answer === 'express') return free(line);
  if (one.size === null) return { ...line, missing: GIVE_SIZE };
  const { vcpusAvailable: vcpus, vcpusPerCore, name } = one.size;
  const sockets = oracleCloudSockets(vcpus);
  if (answer === 'standard2') {
    const working = `${name}: every 4 of ${countOf(vcpus, 'vCPU')} begun count as a socket`;
    return sockets === null ? { ...line, missing: NOT_STANDARD2 } : priced(line, sockets, { working, prices });
  }
  if (vcpusPerCore === null) return { ...line, missing: GIVE_THREADS };
  const enterprise = oracleCloudProcessors(vcpus, vcpusPerCore);
  const working = `${name}: ${countOf(vcpus, 'vCPU')}, ${vcpusPerCore >= 2 ? 'two threads of a core count as one' : 'each is a core of its own'}`;
  if (answer === 'enterprise') return priced(line, enterprise, { working, prices });
  const byEdition = { enterprise, ...(sockets === null ? {} : { standard2: sockets }), express: 0 };
  return { ...line, byEdition, working, missing: GIVE_EDITION };
}
