import { compareText } from '../model/index.js';
import { deriveAllowList, toolsOfGeneration } from '../site/index.js';
import type { AllowListReport, AllowRow, ConnectivityTool, Endpoints, Generation, Site } from '../site/index.js';
import { pagesOf } from '../site/index.js';
import type { ChecklistItem, ChecklistPart } from './checklist.js';
import { classicPortItems, classicUrlItems } from './checklist-classic.js';
import { hyperVUrlItems } from './checklist-hyper-v.js';
import { hostInCommand, portCheck, PREFLIGHT, probedPortCheck } from './checklist-commands.js';
import { nameItems, privateItems } from './checklist-private.js';
import { rightsItems } from './checklist-rights.js';
import type { PlacementPlan } from './placement.js';
import type { ReplicatedMachine } from './replicated.js';

export interface ChecklistInput {
  readonly machines: readonly ReplicatedMachine[];
  readonly placement: Pick<PlacementPlan, 'appliances' | 'cacheAccounts'>;
  /** Null: no site file. */
  readonly site: Site | null;
  /** Absent: to migrate. */
  readonly purpose?: 'migrate' | 'protect';
}

/** What all parts are made from. */
export interface ChecklistTerms extends ChecklistInput {
  /** Each once, in the order of names. */
  readonly generations: readonly Generation[];
  readonly report: AllowListReport;
}

const distinct = (names: readonly (string | null)[]): readonly string[] =>
  [...new Set(names.filter((name) => name !== null))].sort(compareText);

/**
 * What has to be open, resolvable and granted for this plan: for its generations, its vCenters and hosts, its cache accounts, its
 * network, public or private. From the tables of `site/connectivity`, which `portolan site urls` prints for a whole site; every item with
 * the way to see that it is so. Nothing is contacted here.
 *
 * @returns all five parts, in the order in which they are usually asked for; a part that this plan needs nothing of has no items
 */
export function deriveChecklist(input: ChecklistInput): readonly ChecklistPart[] {
  const generations = [...new Set(input.machines.map(({ generation }) => generation))].sort(compareText);
  const tools = [...new Set(generations.flatMap(toolsOf))];
  const report = deriveAllowList(siteOfPlan(input), { tools });
  const terms: ChecklistTerms = { ...input, generations, report };
  const rows = report.rows;
  return [
    {
      part: 'ports',
      items: [
        ...rows.filter(({ direction }) => direction === 'internal').map(portItem),
        ...classicPortItems(generations),
      ],
    },
    {
      part: 'urls',
      items: [
        ...rows.filter(({ direction }) => direction === 'outbound').map(urlItem),
        ...hyperVUrlItems(generations, input.purpose ?? 'migrate'),
        ...classicUrlItems(generations),
        ...proxyItems(terms),
        ...noteItems(terms),
      ],
    },
    { part: 'privateEndpoints', items: privateItems(terms) },
    { part: 'names', items: nameItems(terms) },
    { part: 'rights', items: rightsItems(terms) },
  ];
}

/** Of the servers that this plan has: a classic one has a configuration server, and the list of a whole site names the modernized in its place. */
const toolsOf = (generation: Generation): readonly ConnectivityTool[] =>
  generation === 'classic' ? ['asr-classic'] : toolsOfGeneration(generation);

/** The site with the parts that its file does not name and the inventory does: this plan's vCenters and hosts. */
function siteOfPlan({ machines, site }: ChecklistInput): Site {
  const hostsOf = (names: readonly string[]): Endpoints['vcenters'] =>
    names.length === 0 ? undefined : names.map((host) => ({ host }));
  const ofVmware = machines.filter(({ source }) => source === 'vmware');
  const known = site?.endpoints ?? {};
  return {
    ...site,
    endpoints: {
      ...known,
      vcenters: known.vcenters ?? hostsOf(distinct(ofVmware.map(({ manager }) => manager))),
      esxiHosts: known.esxiHosts ?? hostsOf(distinct(ofVmware.map(({ host }) => host))),
      hyperVHosts:
        known.hyperVHosts ??
        hostsOf(distinct(machines.filter(({ source }) => source === 'hyperv').map(({ host }) => host))),
    },
  };
}

const PARTS = /^(?:vCenter|ESXi host|Hyper-V host|Azure Migrate appliance|Site Recovery appliance|DNS server) (.+)$/;

/** The name behind a part of the site; null where the row names the part alone. */
const namedHost = (destination: string): string | null => PARTS.exec(destination)?.[1] ?? null;

/** A server that no key of the site file names, so that nothing could be tried by it. */
const UNNAMED: ReadonlySet<string> = new Set(['configuration server', 'process server']);

const tcpCheck = (destination: string, port: number): string =>
  UNNAMED.has(destination) ? portCheck(null, port) : probedPortCheck(namedHost(destination), port);

function portItem(row: AllowRow): ChecklistItem {
  const { source, destination, port, protocol, need, why, doubts } = row;
  return {
    id: `ports/${source}/${destination}/${port}/${protocol}`,
    what: `${source} reaches ${destination} on ${port}/${protocol}${need === 'required' ? '' : ` (${need})`}`,
    ...{ from: source, to: destination, port },
    check:
      protocol === 'tcp'
        ? tcpCheck(destination, port)
        : `a datagram has no harmless answer: read the rule of the firewall${port === 53 ? `, or look a name up: ${PREFLIGHT} --only dns` : ''}`,
    why: [why, ...doubts].join('; '),
    source: pagesOf(row),
  };
}

const NEEDS: Readonly<Record<AllowRow['need'], string>> = {
  required: '',
  migration: ' (for the migration; discovery does without)',
  privateLink: ' (or by a private endpoint)',
  optional: ' (optional)',
};

function urlItem(row: AllowRow): ChecklistItem {
  const { source, destination, port, protocol, need, why, doubts, isListed } = row;
  const listed = isListed === false ? ['not in the allow list that the site file states'] : [];
  return {
    id: `urls/${source}/${destination}/${port}`,
    what: `${source} reaches ${destination} on ${port}/${protocol}${NEEDS[need]}`,
    ...{ from: source, to: destination, port },
    check: urlCheck(row),
    why: [why, ...listed, ...doubts].join('; '),
    source: pagesOf(row),
  };
}

function urlCheck({ destination, port, protocol }: AllowRow): string {
  if (protocol === 'udp') return `w32tm /stripchart /computer:${hostInCommand(destination)} /samples:1`;
  return hostInCommand(destination) === '<host>'
    ? 'a pattern is no name that could be tried: read the rule of the firewall, and run the connectivity check of the appliance'
    : `${PREFLIGHT} --only tcp,tls,proxy, run on the appliance; or Test-NetConnection -ComputerName ${destination} -Port ${port}`;
}

/** What a proxy may be and may let by, where the site has one. */
function proxyItems({ site, report }: ChecklistTerms): readonly ChecklistItem[] {
  const proxies = site?.proxies ?? [];
  const rules = proxies.flatMap(({ address }) =>
    report.proxyRules.map(({ rule, text, sources }): ChecklistItem => ({
      id: `urls/proxy/${address}/${rule}`,
      what: `the proxy ${address}: ${text}`,
      ...{ from: null, to: address, port: null },
      check: `${PREFLIGHT} --only proxy, run on the appliance: a 407 is a proxy that asks for authentication`,
      why: 'replication stops behind a proxy that does otherwise',
      source: pagesOf({ pages: sources } as AllowRow),
    })),
  );
  const bypasses = report.bypasses.map(({ proxy, pattern, isRight, why }): ChecklistItem => ({
    id: `urls/proxy/${proxy}/bypass/${pattern}`,
    what: `${pattern} goes around the proxy ${proxy}: ${isRight ? 'right' : 'wrong'}`,
    ...{ from: null, to: pattern, port: null },
    check: 'netsh winhttp show proxy, and the list of exceptions in the configuration manager of the appliance',
    ...{ why, source: 'Azure Migrate documentation, replicate-using-expressroute.md (2022-12-12)' },
  }));
  return [...rules, ...bypasses];
}

/** What the tables leave open: told as an item, since somebody has to look. */
function noteItems({ report }: ChecklistTerms): readonly ChecklistItem[] {
  return report.notes.map((note, index) => ({
    id: `urls/note-${index + 1}`,
    what: note,
    ...{ from: null, to: null, port: null },
    check: 'ask the vendor for the list, and let the appliance check its connectivity',
    why: 'what is not in the tables is unknown here, not unneeded',
    source: 'the tables of portolan site urls',
  }));
}
