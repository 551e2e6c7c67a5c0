import type { DependencyGraph } from '../graph/index.js';
import { compareText, plainMachineName } from '../model/index.js';
import type { MachineId } from '../model/index.js';
import type { DomainController, Link, Site } from '../site/index.js';
import type { ResolvedStatements } from '../statements/index.js';
import type { RecoverySettings } from './recovery-settings.js';
import type { TargetDesign } from './target-design.js';

const AD = 'MicrosoftDocs/azure-docs, articles/site-recovery/site-recovery-active-directory.md, 04/01/2020';

/** Where domain controllers stand before anything is failed over. */
export function directorySteps(site: Site | null, statements: ResolvedStatements | null): TargetDesign['directory'] {
  const controllers = site?.directory?.domainControllers ?? [];
  const ready = controllers.filter(isReadyInAzure);
  const readOnly = controllers
    .filter((one) => one.site === 'azure' && one.isWritable === false)
    .map(({ name }) => name);
  const wantsReadOnly = (statements?.recoverySiteDirectory ?? []).some(({ statements: said }) =>
    said.some(({ directory }) => directory === 'readOnlyDomainController'),
  );
  return [
    {
      step: 'place a writable domain controller with DNS in the recovery region',
      said:
        ready.length > 0
          ? `${ready.map(({ name }) => name).join(', ')} of the site file is one; it is promoted there, not copied`
          : `an additional one, promoted there and kept in step, so that it runs before the first machine is failed over (${AD})`,
    },
    ...(wantsReadOnly || readOnly.length > 0
      ? [
          {
            step: 'do not count on a read-only domain controller',
            said: `it takes no writes and can hold no operations master role${readOnly.length === 0 ? '' : `: ${readOnly.join(', ')}`}; while the site is lost it logs on only whom it has cached`,
          },
        ]
      : []),
    {
      step: 'make the range of the virtual network a site of the directory',
      said: 'with its subnets, so that machines there find the controller there',
    },
    {
      step: 'give the virtual network the controller as its DNS server',
      said: 'names of Azure are forwarded to 168.63.129.16 from within the network alone',
    },
    {
      step: 'directory first: before every failover check that it answers',
      said: `dcdiag passes Connectivity, Advertising and MachineAccount, SYSVOL is shared; seize the operations master roles only where the site is lost for good (${AD})`,
    },
  ];
}

const isReadyInAzure = ({ site, isWritable }: DomainController): boolean => site === 'azure' && isWritable === true;

/** Records that switch, with the steps of their time to live. */
export function dnsRecords(site: Site | null, settings: RecoverySettings): TargetDesign['dns'] {
  const ttlSeconds = settings.network.dnsTtlSeconds;
  return (site?.dns?.records ?? []).map(({ name, ttlSeconds: now }) => ({
    ...{ name, now: null, after: null, ttlSeconds },
    said: ttlWords(now, ttlSeconds),
  }));
}

function ttlWords(now: number | undefined, wanted: number): string {
  const addresses = 'both addresses are still to be filled in';
  if (now === undefined) return `its time to live is not known: set ${wanted} s a day before at least; ${addresses}`;
  if (now <= wanted)
    return `${now} s today, which is short enough: resolvers forget it within ${now} s of the switch; ${addresses}`;
  return `${now} s today: set ${wanted} s, then wait ${now} s before a switch, since resolvers keep the old answer that long; set it back afterwards; ${addresses}`;
}

/** Circuits, the active one first. */
export function linksOf(site: Site | null): {
  readonly links: TargetDesign['links'];
  readonly open: readonly string[];
} {
  const all = (site?.network?.links ?? []).filter(({ kind }) => kind === 'expressRoute' || kind === 'siteToSiteVpn');
  const links = all.map((link, place) => ({
    name: link.name,
    role: place === 0 || link.mode === 'activeActive' ? ('active' as const) : ('passive' as const),
    said: linkWords(link, place),
  }));
  const [first] = all;
  const open = [
    ...(first === undefined
      ? ['how the recovery site is reached is not stated: no link of the site file is a circuit or a VPN']
      : []),
    ...(all.length === 1 && first?.mode === 'activePassive'
      ? [
          `${first.name} is said to be active/passive, and its passive partner is not named: which circuit, over which place`,
        ]
      : []),
    ...all
      .filter(({ regions }) => regions === undefined)
      .map(({ name }) => `which Azure regions ${name} reaches is not stated`),
  ];
  return { links, open };
}

function linkWords({ mode, regions, kind }: Link, place: number): string {
  const to = regions === undefined ? 'to regions that nobody states' : `to ${regions.join(' and ')}`;
  const what = kind === 'siteToSiteVpn' ? 'a VPN' : 'a circuit';
  const rank = 'a lower weight or a longer AS path on the other one keeps it passive';
  if (mode === 'activePassive')
    return `${what} ${to}, ${place === 0 ? `carries everything; ${rank}` : 'carries what the active one leaves when it fails'}`;
  return `${what} ${to}${mode === undefined ? ', with a mode that nobody states' : `, ${mode}`}`;
}

/** Machines that are called by address, which is another one in the recovery site. */
export function calledByAddress(
  graph: DependencyGraph,
  { site, isPlanned, isKept }: AddressContext,
): TargetDesign['addresses'] {
  const names = new Map(graph.machines.map(({ id, name }) => [id, name] as const));
  const callers = new Map<MachineId, Set<string>>();
  for (const { client, server, port, isByAddress, kind } of graph.edges) {
    if (isByAddress !== true || kind === 'noise' || !isPlanned(server) || isKept(server)) continue;
    callers.set(
      server,
      (callers.get(server) ?? new Set<string>()).add(`${names.get(client) ?? client} on port ${port}`),
    );
  }
  const seen = [...callers]
    .map(([machine, all]) => ({
      machine,
      said: `called by address by ${listed([...all].sort(compareText))}: call it by a name with a short time to live, or keep its subnet`,
    }))
    .sort((left, right) => compareText(left.machine, right.machine));
  const byName = new Map(graph.machines.map(({ id, name }) => [plainMachineName(name), id] as const));
  const found = (site?.hardCodedAddresses?.found ?? []).flatMap(({ where, address, plan }) => {
    const machine = byName.get(plainMachineName(where));
    if (machine === undefined) return [];
    return [
      {
        machine,
        said: `holds the address ${address ?? 'not given'} in its configuration; planned: ${plan ?? 'nothing'}`,
      },
    ];
  });
  return [...seen, ...found];
}

export interface AddressContext {
  readonly site: Site | null;
  readonly isPlanned: (id: MachineId) => boolean;
  /** Its subnet keeps its range, and the machine its address. */
  readonly isKept: (id: MachineId) => boolean;
}

const MOST_LISTED = 5;
const listed = (all: readonly string[]): string =>
  all.length <= MOST_LISTED
    ? all.join(', ')
    : `${all.slice(0, MOST_LISTED).join(', ')} and ${all.length - MOST_LISTED} more`;

/** Statements that differ and would change the design: told with both of their places, and not chosen between. */
export function openStatements(statements: ResolvedStatements | null, region: string | null): readonly string[] {
  if (statements === null) return region === null ? ['the region of the recovery site is not stated'] : [];
  const regions = statements.targetRegion
    .filter(({ kind }) => kind === 'contradicted')
    .flatMap((one) => one.statements);
  const directories = statements.recoverySiteDirectory
    .filter(({ kind }) => kind === 'contradicted')
    .flatMap((one) => one.statements);
  const databases = statements.database.filter(({ kind }) => kind === 'contradicted');
  const stated = statements.targetRegion.some(({ kind }) => kind === 'stated');
  return [
    ...(regions.length === 0
      ? []
      : [
          `which region: ${regions.map((one) => `${one.region} (${one.said})`).join(' or ')}; ${region === null ? 'none was chosen' : `${region} was given`}`,
        ]),
    ...(region === null && regions.length === 0 && !stated ? ['the region of the recovery site is not stated'] : []),
    ...(directories.length === 0
      ? []
      : [
          `which directory: ${directories.map((one) => `${one.directory === 'readOnlyDomainController' ? 'a read-only controller' : 'an additional controller'} (${one.said})`).join(' or ')}; the design has an additional writable one, since a read-only one can hold no operations master role`,
        ]),
    ...databases.map(
      ({ subject, statements: said }) =>
        `which database "${subject}" is: ${said.map((one) => `${one.engine ?? 'engine not said'} (${one.said})`).join(' or ')}`,
    ),
  ];
}
