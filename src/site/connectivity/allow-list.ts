import { compareText } from '../../model/index.js';
import type { Site } from '../site.js';
import { coversHost, hostAndPort } from './host-pattern.js';
import { hostsOf } from './hosts-of-site.js';
import { namesOfPrivateEndpoints } from './private-names.js';
import type { PrivateName } from './private-names.js';
import { staysPublic } from './private-endpoints.js';
import type { PublicRest } from './private-endpoints.js';
import type { Party, PortRow } from './ports.js';
import { PORTS } from './ports.js';
import { peeringOf } from './peering-of-site.js';
import { judgeBypass, PROXY_RULES } from './proxy-rules.js';
import type { BypassVerdict, ProxyRule } from './proxy-rules.js';
import { CONNECTIVITY_REVIEW_BY, formatSourcePage } from './source-page.js';
import type { SourcePage } from './source-page.js';
import { CONNECTIVITY_TOOLS, TOOL_NAMES } from './tool.js';
import type { AzureCloud, ConnectivityTool } from './tool.js';
import { URL_LISTS } from './url-lists.js';
import { mergeUrls } from './merge-urls.js';
import type { MergedUrl } from './merge-urls.js';

/** One rule for the firewall. */
export interface AllowRow {
  readonly source: string;
  /** A pattern as its page spells it, or a part of the site with its name where the site file tells it. */
  readonly destination: string;
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
  /** `outbound`: from the site to Azure or the internet. `internal`: within the site. */
  readonly direction: 'outbound' | 'internal';
  readonly need: MergedUrl['need'];
  readonly why: string;
  readonly tools: readonly ConnectivityTool[];
  readonly pages: readonly SourcePage[];
  /** What pages leave open or say differently. */
  readonly doubts: readonly string[];
  /** Whether the site's own list has it; null where the site file states none, or the row stays within the site. */
  readonly isListed: boolean | null;
}

/** All that a firewall team needs to know. */
export interface AllowListReport {
  readonly tools: readonly ConnectivityTool[];
  readonly cloud: AzureCloud;
  readonly connectivity: 'public' | 'private';
  readonly rows: readonly AllowRow[];
  /** Names that have to resolve to an address of the endpoints' subnet, from the site. */
  readonly privateNames: readonly PrivateName[];
  readonly staysPublic: readonly PublicRest[];
  readonly proxyRules: readonly ProxyRule[];
  readonly bypasses: readonly (BypassVerdict & { readonly proxy: string; readonly pattern: string })[];
  readonly notes: readonly string[];
  /** The day from which the lists want reading again. */
  readonly reviewBy: string;
}

export interface AllowListOptions {
  readonly tools?: readonly ConnectivityTool[] | undefined;
  readonly cloud?: AzureCloud | undefined;
  readonly privateEndpoints?: boolean | undefined;
}

/**
 * The connections that a site's tools need, as rules for a firewall: for the tools that the options or the site file name, else for
 * every supported one. Nothing is contacted.
 */
export function deriveAllowList(site: Site | null, options: AllowListOptions = {}): AllowListReport {
  const notes: string[] = [];
  const tools = toolsOf(site, options, notes);
  const { endpoints, privateEndpoints } = site ?? {};
  const cloud = options.cloud ?? endpoints?.cloud ?? 'public';
  const isPrivate = options.privateEndpoints ?? privateEndpoints?.areUsed ?? false;
  const connectivity = isPrivate ? 'private' : 'public';
  const outbound = urlRows(tools, { cloud, connectivity }, notes).map((row) => withListed(row, site));
  const internal = PORTS.filter((port) => isWanted(port, tools, site)).flatMap((port) => portRows(port, tools, site));
  return {
    tools,
    cloud,
    connectivity,
    rows: [...outbound, ...internal],
    privateNames: isPrivate ? namesOfPrivateEndpoints(site, cloud) : [],
    staysPublic: isPrivate ? staysPublic(cloud, tools) : [],
    proxyRules: PROXY_RULES,
    bypasses: bypassesOf(site),
    notes,
    reviewBy: CONNECTIVITY_REVIEW_BY,
  };
}

const TOOLS_OF_GENERATION: Readonly<
  Record<NonNullable<NonNullable<Site['replication']>['generation']>, readonly ConnectivityTool[]>
> = {
  modernized: ['asr-modernized'],
  classic: ['asr-modernized'],
  agentless: ['migrate-agentless', 'migrate-discovery'],
  agentBased: ['migrate-agent-based', 'migrate-discovery'],
  hyperV: ['migrate-discovery'],
};

/** Which tools a generation of replication stands for; a classic one for the modernized, since it is unsupported. */
export const toolsOfGeneration = (
  generation: NonNullable<NonNullable<Site['replication']>['generation']>,
): readonly ConnectivityTool[] => TOOLS_OF_GENERATION[generation];

function toolsOf(site: Site | null, options: AllowListOptions, notes: string[]): readonly ConnectivityTool[] {
  const named = options.tools ?? site?.endpoints?.tools;
  if (named !== undefined) return CONNECTIVITY_TOOLS.filter((tool) => named.includes(tool));
  const generation = site?.replication?.generation;
  if (generation === undefined) {
    notes.push('neither options nor site file name a tool: the list is for every supported one');
    return CONNECTIVITY_TOOLS.filter((tool) => tool !== 'asr-classic');
  }
  if (generation === 'classic') {
    notes.push('classic Site Recovery is unsupported since 2026-03-30: the list is for the modernized appliance');
  }
  if (generation === 'hyperV') {
    notes.push(
      'the list is for discovery alone: the addresses of Hyper-V hosts that replicate are in the checklist of the plan of replication, and in migrate-support-matrix-hyper-v-migration.md (2023-10-16)',
    );
  }
  const tools = toolsOfGeneration(generation);
  return CONNECTIVITY_TOOLS.filter((tool) => tools.includes(tool));
}

const APPLIANCES: Readonly<Record<ConnectivityTool, Party>> = {
  'asr-modernized': 'Site Recovery appliance',
  'asr-classic': 'configuration server',
  'migrate-discovery': 'Azure Migrate appliance',
  'migrate-agentless': 'Azure Migrate appliance',
  'migrate-agent-based': 'replication appliance',
  'hyperbdr-failback': 'takeover host',
};

interface UrlScope {
  readonly cloud: AzureCloud;
  readonly connectivity: 'public' | 'private';
}

function urlRows(tools: readonly ConnectivityTool[], scope: UrlScope, notes: string[]): readonly AllowRow[] {
  notes.push(...tools.flatMap(noteWithoutList));
  const lists = tools.flatMap((tool) => {
    const ofTool = URL_LISTS.filter((list) => list.tool === tool && list.cloud === scope.cloud);
    const wanted = ofTool.filter(({ connectivity }) => connectivity === scope.connectivity);
    if (wanted.length > 0 || !URL_LISTS.some((list) => list.tool === tool)) return wanted;
    notes.push(
      ofTool.length === 0
        ? `${TOOL_NAMES[tool]}: no page lists addresses in the ${scope.cloud} cloud`
        : `${TOOL_NAMES[tool]}: no page says what stays public with private endpoints in the ${scope.cloud} cloud; its full list is given`,
    );
    return ofTool;
  });
  return mergeUrls(lists, (tool) => APPLIANCES[tool]).map((url) => ({
    source: url.from,
    destination: url.pattern,
    ...(url.isTime ? NTP : HTTPS),
    direction: 'outbound',
    need: url.need,
    why: url.why,
    tools: url.tools,
    pages: url.pages,
    doubts: url.isTime ? [...url.doubts, 'the page names no port; 123/udp is that of NTP'] : url.doubts,
    isListed: null,
  }));
}

/** Which parts of a tool reach Azure, where no table has the addresses by which they are told; empty: there is one, or none does. */
function noteWithoutList(tool: ConnectivityTool): readonly string[] {
  if (URL_LISTS.some((list) => list.tool === tool)) return [];
  const rows = PORTS.filter(({ to, tools }) => isInAzure(to) && tools.includes(tool));
  const parts = [...new Set(rows.map(({ from, port, protocol }) => `${from} on ${port}/${protocol}`))];
  if (parts.length === 0) return [];
  return [`${TOOL_NAMES[tool]}: no table here lists its addresses; what reaches Azure: ${parts.join(', ')}`];
}

const isInAzure = (party: Party): boolean => party === 'Azure' || party === 'Azure Storage';

const HTTPS = { port: 443, protocol: 'tcp' } as const;
const NTP = { port: 123, protocol: 'udp' } as const;

function withListed(row: AllowRow, site: Site | null): AllowRow {
  const urls = site?.allowList?.urls;
  return urls === undefined ? row : { ...row, isListed: urls.some((url) => coversHost(url, row.destination)) };
}

/** Connections to Azure are told by their addresses; a replication group only where nobody said that there is none. */
const isWanted = ({ to, from, tools: of }: PortRow, tools: readonly ConnectivityTool[], site: Site | null): boolean =>
  !isInAzure(to) &&
  of.some((tool) => tools.includes(tool)) &&
  !(from === to && site?.endpoints?.isMultiVmConsistent === false);

function portRows(row: PortRow, tools: readonly ConnectivityTool[], site: Site | null): readonly AllowRow[] {
  const doubts = row.fallbackOf === null ? [] : ['only where the encrypted port is not prepared'];
  return hostsOf(row, site).map(({ source, destination, port }) => ({
    source,
    destination,
    port,
    protocol: row.protocol,
    direction: 'internal',
    need: row.fallbackOf === null ? 'required' : 'optional',
    why: row.why,
    tools: tools.filter((tool) => row.tools.includes(tool)),
    pages: [row.source],
    doubts,
    isListed: null,
  }));
}

const bypassesOf = (site: Site | null): AllowListReport['bypasses'] =>
  (site?.proxies ?? []).flatMap(({ address, bypasses }) =>
    (bypasses ?? []).map((pattern) => ({
      proxy: hostAndPort(address),
      pattern,
      ...judgeBypass(pattern, peeringOf(site)),
    })),
  );

/** Every destination once, in the order of code units: for a firewall that takes a plain list. */
export const patternsOf = ({ rows }: AllowListReport): readonly string[] =>
  [...new Set(rows.filter(({ direction }) => direction === 'outbound').map(({ destination }) => destination))].sort(
    compareText,
  );

/** The pages of a row, each once. */
export const pagesOf = ({ pages }: AllowRow): string => [...new Set(pages.map(formatSourcePage))].join('; ');
