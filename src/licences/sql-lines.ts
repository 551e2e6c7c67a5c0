import { countOf } from '../model/index.js';
import { evenPacks, sqlHostCores, sqlMachineCores } from './counts.js';
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
} from './subject.js';
import type { LicenceContext, LicenceSubject } from './subject.js';
import type { LicencePrices, SqlAnswer } from './terms.js';

/** Editions that take no licence. */
const FREE_EDITIONS: ReadonlySet<string> = new Set(['developer', 'express']);

const GIVE_EDITION = {
  what: 'the edition of SQL Server',
  remedy:
    'write sqlServer of the machine in the file of licence terms, or tag it sqlServer=Standard; Developer and Express take none',
} as const;

const priceOfEdition = (edition: string | null, prices: LicencePrices): number | null => {
  if (edition === 'enterprise') return prices.sqlEnterpriseCore;
  return edition === 'standard' ? prices.sqlStandardCore : null;
};

const runsSql = ({ software }: LicenceSubject): boolean => software.sqlServer !== null && software.sqlServer !== 'none';

const isOwnHost = ({ machine }: LicenceSubject): boolean => machine.source === 'physical';

/**
 * Core licences of SQL Server before: by virtual cores, or for Enterprise by all physical cores of its host where the rule says so.
 * A physical machine is licensed by its physical cores under either.
 */
export function sqlLinesBefore(context: LicenceContext): readonly LicenceLine[] {
  const byHost = new Map<KnownHost, LicenceSubject[]>();
  const lines: LicenceLine[] = [];
  for (const one of context.subjects.filter(runsSql)) {
    const isByHost = context.rules.sqlServer === 'hosts' && one.software.sqlServer === 'enterprise' && !isOwnHost(one);
    if (isOwnHost(one)) lines.push(lineOfPhysical(one, context));
    else if (!isByHost) lines.push(lineOfMachine(one, 'before', context));
    else if (one.host === null) lines.push({ ...lineFor(one, 'before'), edition: 'enterprise', missing: GIVE_HOST });
    else byHost.set(one.host, [...(byHost.get(one.host) ?? []), one]);
  }
  return [...[...byHost].map(([host, guests]) => lineOfHost(host, guests.length, context)), ...lines];
}

/** Core licences of SQL Server in Azure: one for each vCPU that the size shows, 4 at least. */
export const sqlLinesAfter = (context: LicenceContext): readonly LicenceLine[] =>
  context.subjects.filter(runsSql).map((one) => lineOfMachine(one, 'after', context));

const lineFor = (one: LicenceSubject, when: LicenceLine['when']): LicenceLine =>
  openLine({ product: 'sqlServer', when, subject: machineSubject(one), machines: 1, unit: 'core' });

const extentWords = ({ size }: LicenceSubject, when: LicenceLine['when'], vcpus: number): string =>
  when === 'before' ? countOf(vcpus, 'virtual core') : `${size?.name ?? ''}: ${countOf(vcpus, 'vCPU')}`;

function lineOfMachine(one: LicenceSubject, when: LicenceLine['when'], context: LicenceContext): LicenceLine {
  const line = lineFor(one, when);
  const vcpus = when === 'before' ? one.machine.cores : (one.size?.vcpusAvailable ?? null);
  const answer = one.software.sqlServer!;
  if (vcpus === null && !FREE_EDITIONS.has(answer)) {
    return { ...line, edition: editionOf(answer), missing: when === 'before' ? GIVE_CORES : GIVE_SIZE };
  }
  const counted = vcpus === null ? 0 : evenPacks(sqlMachineCores(vcpus));
  const where = extentWords(one, when, vcpus ?? 0);
  return answered(line, answer, { counted, working: `${where}, 4 at least, in packs of 2`, prices: context.prices });
}

function lineOfPhysical(one: LicenceSubject, { prices }: LicenceContext): LicenceLine {
  const line = lineFor(one, 'before');
  const answer = one.software.sqlServer!;
  const processors = one.host?.processors ?? null;
  const cores = one.host?.cores ?? null;
  if (FREE_EDITIONS.has(answer)) return answered(line, answer, { counted: 0, working: '', prices });
  if (processors === null || cores === null) return { ...line, edition: editionOf(answer), missing: GIVE_HOST_CORES };
  const counted = evenPacks(sqlHostCores({ processors, cores }));
  const working = `${countOf(cores, 'physical core')}, 4 at least for each of ${countOf(processors, 'processor')}`;
  return answered(line, answer, { counted, working, prices });
}

const editionOf = (answer: SqlAnswer): string | null => (answer === 'yes' ? null : answer);

function answered(
  line: LicenceLine,
  answer: SqlAnswer,
  { counted, working, prices }: { readonly counted: number; readonly working: string; readonly prices: LicencePrices },
): LicenceLine {
  if (answer === 'yes') {
    const byEdition = { enterprise: counted, standard: counted, developer: 0, express: 0 };
    return { ...line, byEdition, working, missing: GIVE_EDITION };
  }
  const isFree = FREE_EDITIONS.has(answer);
  const licences = isFree ? 0 : counted;
  return {
    ...line,
    edition: answer,
    licences,
    working: isFree ? `the ${answer} edition takes none` : working,
    perYear: priceOfLicences(licences, priceOfEdition(answer, prices)),
  };
}

function lineOfHost(host: KnownHost, guests: number, { prices }: LicenceContext): LicenceLine {
  const subject = { kind: 'host', name: host.name, id: null } as const;
  const line = {
    ...openLine({ product: 'sqlServer', when: 'before', subject, machines: guests, unit: 'core' }),
    edition: 'enterprise',
  };
  const { processors, cores } = host;
  if (processors === null || cores === null) return { ...line, missing: GIVE_HOST_CORES };
  const licences = evenPacks(sqlHostCores({ processors, cores }));
  return {
    ...line,
    licences,
    working: `all ${countOf(cores, 'physical core')}, 4 at least for each of ${countOf(processors, 'processor')}; with Software Assurance for any number of machines`,
    perYear: priceOfLicences(licences, prices.sqlEnterpriseCore),
  };
}
