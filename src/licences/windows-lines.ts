import { countOf } from '../model/index.js';
import { evenPacks, LEAST_WINDOWS_CORES_PER_OWNER, windowsHostCores, windowsMachineCores } from './counts.js';
import type { KnownHost } from './host-index.js';
import type { LicenceLine } from './licences.js';
import {
  GIVE_CORES,
  GIVE_HOST,
  GIVE_HOST_CORES,
  GIVE_SIZE,
  machineSubject,
  openLine,
  priceOfLicences,
  windowsKindOf,
} from './subject.js';
import type { LicenceContext, LicenceSubject } from './subject.js';
import type { LicencePrices, WindowsEdition } from './terms.js';

const MACHINES_OF_STANDARD = 2;

/**
 * Core licences of Windows Server before, by the rule chosen; a physical machine goes by its own cores under either. Machines that run
 * another system have no line.
 */
export function windowsLinesBefore(context: LicenceContext): readonly LicenceLine[] {
  const servers = context.subjects.filter(({ machine }) => windowsKindOf(machine) === 'server');
  if (context.rules.windows === 'hosts') return linesByHost(servers, context);
  const isPhysical = ({ machine }: LicenceSubject): boolean => machine.source === 'physical';
  return [
    ...linesByHost(servers.filter(isPhysical), context),
    ...linesByMachine(
      servers.filter((one) => !isPhysical(one)),
      context,
    ),
  ];
}

const priceOfEdition = (edition: string | null, prices: LicencePrices): number | null => {
  if (edition === null) return null;
  return edition === 'datacenter' ? prices.windowsDatacenterCore : prices.windowsStandardCore;
};

const beforeLine = (subject: LicenceLine['subject'], machines: number): LicenceLine =>
  openLine({ product: 'windowsServer', when: 'before', subject, machines, unit: 'core' });

function linesByMachine(servers: readonly LicenceSubject[], { rules, prices }: LicenceContext): readonly LicenceLine[] {
  const lines = servers.map((one): LicenceLine => {
    const line = beforeLine(machineSubject(one), 1);
    const { cores } = one.machine;
    if (cores === null) return { ...line, missing: GIVE_CORES };
    const edition = guestEdition(one) ?? rules.windowsEdition;
    const licences = evenPacks(windowsMachineCores(cores));
    return {
      ...line,
      edition,
      licences,
      working: `${countOf(cores, 'virtual core')}, 8 at least, in packs of 2`,
      perYear: priceOfLicences(licences, priceOfEdition(edition, prices)),
    };
  });
  const total = lines.reduce((sum, { licences }) => sum + (licences ?? 0), 0);
  const lacks = LEAST_WINDOWS_CORES_PER_OWNER - total;
  if (lines.length === 0 || lacks <= 0 || lines.some(({ licences }) => licences === null)) return lines;
  const rest = beforeLine({ kind: 'owner', name: 'the owner', id: null }, 0);
  const { windowsEdition: edition } = rules;
  return [
    ...lines,
    {
      ...rest,
      edition,
      licences: lacks,
      working: `whoever licenses by the machine has ${LEAST_WINDOWS_CORES_PER_OWNER} core licences at least`,
      perYear: priceOfLicences(lacks, priceOfEdition(edition, prices)),
    },
  ];
}

function linesByHost(servers: readonly LicenceSubject[], context: LicenceContext): readonly LicenceLine[] {
  const byHost = new Map<KnownHost, LicenceSubject[]>();
  const lines: LicenceLine[] = [];
  for (const one of servers) {
    const { host } = one;
    if (host === null) lines.push({ ...beforeLine(machineSubject(one), 1), missing: GIVE_HOST });
    else byHost.set(host, [...(byHost.get(host) ?? []), one]);
  }
  return [...[...byHost].map(([host, guests]) => lineOfHost(host, guests, context)), ...lines];
}

function lineOfHost(
  host: KnownHost,
  guests: readonly LicenceSubject[],
  { rules, prices }: LicenceContext,
): LicenceLine {
  const line = beforeLine({ kind: 'host', name: host.name, id: null }, guests.length);
  const { processors, cores } = host;
  const edition = host.windowsEdition ?? rules.windowsEdition ?? editionOfGuests(guests);
  if (processors === null || cores === null) return { ...line, edition, missing: GIVE_HOST_CORES };
  const once = windowsHostCores({ processors, cores });
  const times = Math.ceil(guests.length / MACHINES_OF_STANDARD);
  const standard = evenPacks(once * times);
  const datacenter = evenPacks(once);
  const base = `${countOf(processors, 'processor')} with ${countOf(cores, 'core')} in all ${processors === 1 ? 'takes' : 'take'} ${once} (8 a processor, 16 a server at least)`;
  const working = `${base}; Standard covers 2 machines each time, so ${times === 1 ? 'once' : `${times} times`} for ${guests.length}`;
  const known = edition === null ? (standard === datacenter ? standard : null) : { standard, datacenter }[edition];
  return {
    ...line,
    edition,
    licences: known,
    byEdition: known === null ? { standard, datacenter } : null,
    working: edition === 'datacenter' ? `${base}; Datacenter covers any number of machines` : working,
    missing: known === null ? GIVE_EDITION : null,
    perYear: priceOfLicences(known, priceOfEdition(edition, prices)),
  };
}

const GIVE_EDITION = {
  what: 'the edition of Windows Server that the host is licensed with',
  remedy: 'write windowsEdition under rules, or of the host under hosts, in the file of licence terms',
} as const;

const guestEdition = ({ machine, software }: LicenceSubject): WindowsEdition | null => {
  if (software.windowsEdition !== null) return software.windowsEdition;
  const printed = machine.os.edition?.toLowerCase() ?? '';
  if (printed.includes('datacenter')) return 'datacenter';
  return printed.includes('standard') ? 'standard' : null;
};

/** A guest of Datacenter needs a host of Datacenter; one of Standard may run on either. */
const editionOfGuests = (guests: readonly LicenceSubject[]): WindowsEdition | null =>
  guests.some((guest) => guestEdition(guest) === 'datacenter') ? 'datacenter' : null;

/** The vCPUs of the size by which hybrid benefit for Windows counts. */
export function windowsVcpus({ size }: LicenceSubject, { rules }: LicenceContext): number | null {
  if (size === null) return null;
  return rules.windowsOfConstrained === 'full' ? size.vcpus : size.vcpusAvailable;
}

/** Core licences of Windows Server in Azure under hybrid benefit, machine by machine. */
export function windowsLinesAfter(context: LicenceContext): readonly LicenceLine[] {
  const servers = context.subjects.filter(({ machine }) => windowsKindOf(machine) === 'server');
  return servers.map((one): LicenceLine => {
    const subject = machineSubject(one);
    const line = openLine({ product: 'windowsServer', when: 'after', subject, machines: 1, unit: 'core' });
    const vcpus = windowsVcpus(one, context);
    if (vcpus === null) return { ...line, missing: GIVE_SIZE };
    const edition = guestEdition(one) ?? context.rules.windowsEdition;
    const licences = evenPacks(windowsMachineCores(vcpus));
    return {
      ...line,
      edition,
      licences,
      working: `${one.size!.name}: ${vcpus} vCPUs, 8 at least, in packs of 2`,
      perYear: priceOfLicences(licences, priceOfEdition(edition, context.prices)),
    };
  });
}
