import { AZURE_DNS, formatSourcePage, HOSTS_FILE_USE, PRIVATE_ENDPOINT_FACTS, PRIVATE_ZONES } from '../site/index.js';
import type { Link, Site } from '../site/index.js';
import type { ChecklistItem } from './checklist.js';
import { nameCheck, PREFLIGHT } from './checklist-commands.js';
import type { ChecklistTerms } from './derive-checklist.js';

const NOWHERE = { from: null, to: null, port: null } as const;
const FACTS_SOURCE = formatSourcePage(PRIVATE_ENDPOINT_FACTS.source);

type Draft = Pick<ChecklistItem, 'what' | 'check' | 'why' | 'source'>;

const itemsOf = (part: string, drafts: readonly Draft[]): readonly ChecklistItem[] =>
  drafts.map((draft, index) => ({ id: `${part}/${index + 1}`, ...NOWHERE, ...draft }));

/** What private endpoints ask for, where the site uses them, and what a private circuit does not carry. */
export function privateItems(terms: ChecklistTerms): readonly ChecklistItem[] {
  const { report, site, generations } = terms;
  const isPrivate = report.connectivity === 'private';
  const isVault =
    generations.includes('modernized') || generations.includes('agentBased') || generations.includes('classic');
  return itemsOf('privateEndpoints', [
    ...(isPrivate && isVault ? vaultDrafts(site) : []),
    ...(isPrivate ? cacheDrafts(terms) : []),
    ...(isPrivate ? publicDrafts(terms) : []),
    ...circuitDrafts(terms),
  ]);
}

function vaultDrafts(site: Site | null): readonly Draft[] {
  const { vaultAddresses, cacheAccountAddresses, minimumMobilityVersion } = PRIVATE_ENDPOINT_FACTS;
  const subnet = site?.privateEndpoints?.subnet ?? 'the subnet of the endpoints';
  return [
    {
      what: `${vaultAddresses} free addresses for the endpoint of the vault and ${cacheAccountAddresses} for each cache account in ${subnet}`,
      check:
        'az network vnet subnet show --resource-group <group> --vnet-name <network> --name <subnet> --query "[addressPrefix, addressPrefixes, ipConfigurations[].id]"; of its addresses Azure keeps five, and each one listed is taken',
      why: 'each service of the vault takes an address of its own',
      source: FACTS_SOURCE,
    },
    {
      what: 'the endpoint is made while nothing is registered or protected in the vault',
      check: 'the lists of replicated items and of registered servers of the vault in the portal: both empty',
      why: 'a vault that has items takes no endpoint: make a new vault',
      source: FACTS_SOURCE,
    },
    {
      what: `the Mobility agent of every machine is ${minimumMobilityVersion} or newer`,
      check: 'the column of agent versions in the list of replicated items',
      why: 'older agents do not replicate through private endpoints',
      source: FACTS_SOURCE,
    },
    {
      what: 'each further endpoint of the vault has a private DNS zone of its own',
      check: 'az network private-dns record-set cname list --resource-group <group> --zone-name <zone>',
      why: 'in one zone the records of the endpoint before are overwritten',
      source: FACTS_SOURCE,
    },
  ];
}

function cacheDrafts({ placement, site }: ChecklistTerms): readonly Draft[] {
  const hasEndpoint = site?.privateEndpoints?.cacheAccount?.hasEndpoint;
  return placement.cacheAccounts.map(({ name }) => ({
    what: `the cache account ${name} is ${PRIVATE_ENDPOINT_FACTS.cacheAccountKind} and has an endpoint of its own for blobs${hasEndpoint === false ? '; the site file says that it has none' : ''}`,
    check: 'az storage account show --name <account> --query "[kind, privateEndpointConnections[].id]"',
    why: 'without one protection succeeds all the same, and its data takes the internet: look at the way of the data and at that of control apart',
    source: FACTS_SOURCE,
  }));
}

/** What stays on the internet although there are endpoints. */
const publicDrafts = ({ report }: ChecklistTerms): readonly Draft[] =>
  report.staysPublic.map(({ what, hosts, source }) => ({
    what: `${what}: ${hosts.join(', ')}`,
    check: `${PREFLIGHT} --only tcp,tls,proxy, run on the appliance`,
    why: 'no private endpoint of these tools covers it',
    source: formatSourcePage(source),
  }));

const EXPRESS_ROUTE_SOURCE = 'Azure Migrate documentation, replicate-using-expressroute.md (2022-12-12)';

/** The ways that carry replication by the site file. */
const carriers = (site: Site | null): readonly Link[] =>
  (site?.network?.links ?? []).filter(({ carriesReplication }) => carriesReplication !== false);

function circuitDrafts({ site, generations, report }: ChecklistTerms): readonly Draft[] {
  const links = carriers(site);
  const circuit = links.find(
    ({ kind, peering }) => kind === 'expressRoute' && (peering === 'private' || peering === 'both'),
  );
  const vpn = links.find(({ kind }) => kind === 'siteToSiteVpn');
  const isMigrate = generations.includes('agentless');
  const ofCircuit: readonly Draft[] =
    circuit === undefined || !isMigrate
      ? []
      : [
          {
            what: `${circuit.name}: only the cache account (lsa) may go around the proxy, never *.blob.core.windows.net`,
            check: `${PREFLIGHT} --only proxy, and the exceptions of the proxy: portolan site urls judges them`,
            why: 'the gateway account (gwsa) has no private endpoint and needs the internet',
            source: EXPRESS_ROUTE_SOURCE,
          },
          {
            what: `${circuit.name}: where the project of Azure Migrate is public, its control plane stays on the internet and the public endpoint of the cache account stays reachable`,
            check:
              'az storage account show --name <account> --query "[publicNetworkAccess, networkRuleSet.defaultAction]"',
            why: 'Azure Migrate moves data on from the cache account to the disks through that endpoint',
            source: EXPRESS_ROUTE_SOURCE,
          },
        ];
  const ofVpn: readonly Draft[] =
    vpn === undefined || report.connectivity === 'private' || !generations.includes('modernized')
      ? []
      : [
          {
            what: `${vpn.name}: replication over a site-to-site VPN needs private endpoints`,
            check: 'portolan site check site.yaml, rule R-LINK-1',
            why: 'without them Site Recovery does not support it',
            source: 'Site Recovery documentation, vmware-azure-architecture-modernized.md (2023-04-04)',
          },
        ];
  return [...ofCircuit, ...ofVpn];
}

/** Names that have to resolve: privately where there are endpoints, and the site's own from the appliance. */
export function nameItems({ report, machines }: ChecklistTerms): readonly ChecklistItem[] {
  const ownNames = report.rows
    .filter(({ direction }) => direction === 'internal')
    .flatMap(({ destination }) => /^(?:vCenter|ESXi host|Hyper-V host) (.+)$/.exec(destination)?.[1] ?? []);
  const own = [...new Set(ownNames)].map((name): Draft => ({
    what: `the appliance resolves ${name}`,
    check: nameCheck(name),
    why: 'vCenter and hosts are contacted by the names that they have there',
    source: 'Azure Migrate documentation, troubleshoot-changed-block-tracking-replication.md (2022-11-28)',
  }));
  if (machines.length === 0) return [];
  const named = report.privateNames.map(({ name, zone, subnet }): Draft => ({
    what: `${name} resolves to an address of ${subnet ?? 'the subnet of the endpoints'}${zone === null ? '' : `, from ${zone}`}`,
    check: `${nameCheck(name)}. Asked on the appliance, and never answered by a hosts file (${HOSTS_FILE_USE})`,
    why: 'a public answer sends replication over the internet, or nowhere',
    source: formatSourcePage(PRIVATE_ZONES[0]!.sources[0]!),
  }));
  const forwarded = report.connectivity === 'private' ? forwardDrafts(vaultTools(report.tools)) : [];
  return itemsOf('names', [...named, ...forwarded, ...own]);
}

/** The zones are those of the vault, whichever server replicates to it. */
const vaultTools = (tools: ChecklistTerms['report']['tools']): ChecklistTerms['report']['tools'] =>
  tools.includes('asr-classic') ? [...tools, 'asr-modernized'] : tools;

const forwardDrafts = (tools: ChecklistTerms['report']['tools']): readonly Draft[] =>
  PRIVATE_ZONES.filter((zone) => zone.tools.some((tool) => tools.includes(tool))).map(({ zone, forward, sources }) => ({
    what: `DNS servers of the site forward ${forward.join(' and ')} to a resolver in a virtual network that is linked to ${zone}`,
    check: `Get-DnsServerZone | Where-Object ZoneType -eq Forwarder; none of them may go to ${AZURE_DNS} directly`,
    why: `${AZURE_DNS} answers only who asks from within a virtual network`,
    source: sources.map(formatSourcePage).join('; '),
  }));
