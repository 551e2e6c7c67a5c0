import { hit, OK, unknown } from '../../rules/index.js';
import type { Verdict } from '../../rules/index.js';
import { isInRange, parseAddress } from '../addresses.js';
import type { SiteFactName } from '../fact-guides.js';
import type { SiteFacts } from '../facts.js';
import { hitOf, judgeEach, knownOrUnknown, lacks, namesOf, shortList, when, wrong } from '../judge.js';
import type { Opinion } from '../judge.js';
import { siteRule } from '../rule.js';
import type { SiteRule } from '../rule.js';
import type { PrivateEndpoints } from '../site-network.js';
import { PAGES } from '../sources.js';

const MOST_TTL_SECONDS = 300;
const AZURE_DNS = '168.63.129.16';

function checkRecords({ site }: SiteFacts): Verdict<SiteFactName> {
  const { records, areNamesUsed } = site.dns ?? {};
  const found = judgeEach(records, { path: 'dns.records', fact: 'dns.records' }, ({ name, ttlSeconds }) => {
    if (ttlSeconds === undefined) return lacks('dns.records.ttlSeconds');
    return ttlSeconds > MOST_TTL_SECONDS ? wrong(`${name} is kept for ${ttlSeconds} s`) : null;
  });
  if (found.kind === 'hit') return found;
  if (areNamesUsed === false) {
    return hit({ found: 'applications call each other by address, not by name', at: 'dns.areNamesUsed' });
  }
  return found.kind === 'ok' && areNamesUsed === undefined ? unknown('dns.areNamesUsed') : found;
}

const endpointsOf = ({ site }: SiteFacts): PrivateEndpoints => site.privateEndpoints ?? {};

function checkForwarders(facts: SiteFacts): Verdict<SiteFactName> {
  const all = facts.site.dns?.forwarders;
  const faults = (all ?? []).flatMap(({ origin, target, zone, server }, index) => {
    const who = server ?? 'a server on premises';
    const at = `dns.forwarders.${index}`;
    if (origin !== 'onPremises') return [];
    if (target.trim() === AZURE_DNS)
      return [{ words: `${who} forwards ${zone ?? 'all names'} straight to ${AZURE_DNS}`, at }];
    return zone?.startsWith('privatelink.') === true
      ? [{ words: `${who} forwards ${zone} rather than the public zone`, at }]
      : [];
  });
  if (faults.length > 0) return hitOf(faults);
  if (endpointsOf(facts).areUsed === false) return OK;
  return all === undefined ? unknown('dns.forwarders') : OK;
}

const checkHosts = ({ site }: SiteFacts): Verdict<SiteFactName> =>
  judgeEach(site.dns?.hostsEntries, { path: 'dns.hostsEntries', fact: 'dns.hostsEntries' }, ({ machine, names }) => {
    if (names === undefined) return lacks('dns.hostsEntries.names');
    return names.length > 0 ? wrong(`${machine} answers ${namesOf(names)} by itself`) : null;
  });

const SERVICES = ['vault', 'blob', 'keyVault', 'discovery'] as const;
type Resolution = NonNullable<PrivateEndpoints['resolved']>[number];

function resolutionOpinion({ name, address, service }: Resolution, subnet: string | undefined): Opinion {
  if (address === undefined) return lacks('privateEndpoints.resolved.address');
  if (parseAddress(address) === null) return wrong(`${name} gave ${address}`);
  if (subnet === undefined) return lacks('privateEndpoints.subnet');
  const isInside = isInRange(address, subnet);
  if (isInside === null) return lacks('privateEndpoints.subnet');
  if (!isInside) return wrong(`${name} gave ${address}, which is not in ${subnet}`);
  return service === undefined ? lacks('privateEndpoints.resolved.service') : null;
}

function checkResolution(facts: SiteFacts): Verdict<SiteFactName> {
  const { areUsed, resolved, subnet } = endpointsOf(facts);
  if (areUsed === false) return OK;
  const at = { path: 'privateEndpoints.resolved', fact: 'privateEndpoints.resolved' } as const;
  const found = judgeEach(resolved, at, (one) => resolutionOpinion(one, subnet));
  if (areUsed === undefined && found.kind !== 'hit') return unknown('privateEndpoints.areUsed');
  if (found.kind !== 'ok') return found;
  const answered = new Set(resolved?.map(({ service }) => service));
  return SERVICES.every((service) => answered.has(service)) ? OK : unknown('privateEndpoints.resolved');
}

function checkVaultItems(facts: SiteFacts): Verdict<SiteFactName> {
  const { areUsed, hadVaultItems } = endpointsOf(facts);
  if (areUsed === false) return OK;
  if (areUsed === undefined) return unknown('privateEndpoints.areUsed');
  if (hadVaultItems === undefined) return unknown('privateEndpoints.hadVaultItems');
  return hadVaultItems ? hit({ at: 'privateEndpoints.hadVaultItems' }) : OK;
}

function checkCacheAccount(facts: SiteFacts): Verdict<SiteFactName> {
  const { areUsed, cacheAccount = {} } = endpointsOf(facts);
  if (areUsed === false) return OK;
  const { kind, hasEndpoint, isInternetAccepted } = cacheAccount;
  const isOther = kind !== undefined && kind !== 'generalPurposeV2';
  const isOpen = hasEndpoint === false && isInternetAccepted === false;
  const faults = [
    ...when(isOther, () => `its kind is ${kind ?? ''}, not general purpose v2`),
    ...when(isOpen, () => 'it has no endpoint of its own, so data takes the internet, which nobody accepted'),
  ];
  if (areUsed === true && faults.length > 0) {
    return hit({ found: shortList(faults), at: 'privateEndpoints.cacheAccount' });
  }
  return knownOrUnknown([
    [areUsed, 'privateEndpoints.areUsed'],
    [kind, 'privateEndpoints.cacheAccount.kind'],
    [hasEndpoint, 'privateEndpoints.cacheAccount.hasEndpoint'],
    [hasEndpoint === false ? isInternetAccepted : true, 'privateEndpoints.cacheAccount.isInternetAccepted'],
  ]);
}

const SUBNET = '10.20.3.0/27';
const RESOLVED: readonly Resolution[] = SERVICES.map((service, index) => ({
  name: `${service}.example`,
  service,
  address: `10.20.3.${4 + index}`,
}));

export const NAME_RULES: readonly SiteRule[] = [
  siteRule({
    id: 'site/r-dns-1',
    challenge: 'R-DNS-1',
    severity: 'warns',
    needs: ['dns.records', 'dns.records.ttlSeconds', 'dns.areNamesUsed'],
    check: checkRecords,
    message: 'clients keep old answers for too long after the switch: {found}',
    remedy:
      'lower the time to live of every record that switches to 60 to 300 s at least a day before the cutover (the old value must run out first), let programs use fully qualified names, and flush caches in branches',
    source: `${PAGES.brief}; ${PAGES.factory}`,
    passing: [{ dns: { records: [{ name: 'shop', ttlSeconds: 60 }], areNamesUsed: true } }],
    failing: [
      { dns: { records: [{ name: 'shop', ttlSeconds: 3600 }] } },
      { dns: { records: [], areNamesUsed: false } },
    ],
  }),
  siteRule({
    id: 'site/r-pe-1',
    challenge: 'R-PE-1',
    severity: 'blocks',
    needs: [
      'privateEndpoints.areUsed',
      'privateEndpoints.resolved',
      'privateEndpoints.resolved.address',
      'privateEndpoints.resolved.service',
      'privateEndpoints.subnet',
    ],
    check: checkResolution,
    message: 'names of private endpoints do not resolve to their subnet: {found}',
    remedy:
      'make the private DNS zone (privatelink.siterecovery.windowsazure.com, privatelink.prod.migration.windowsazure.com, privatelink.blob.core.windows.net, privatelink.vaultcore.azure.net), link it to the network of the resolver, check its A records, forward the public zone from on premises to a resolver in that network, wait the time to live out and ask again from the appliance',
    source: `${PAGES.migrateNetwork}; ${PAGES.endpoints}`,
    passing: [
      { privateEndpoints: { areUsed: true, subnet: SUBNET, resolved: RESOLVED } },
      { privateEndpoints: { areUsed: false } },
    ],
    failing: [
      { privateEndpoints: { areUsed: true, subnet: SUBNET, resolved: [{ name: 'x', address: '20.60.1.2' }] } },
      { privateEndpoints: { areUsed: true, resolved: [{ name: 'x', address: 'NXDOMAIN' }] } },
    ],
  }),
  siteRule({
    id: 'site/r-pe-2',
    challenge: 'R-PE-2',
    severity: 'blocks',
    needs: ['dns.forwarders'],
    check: checkForwarders,
    message: 'names of private endpoints cannot resolve on premises: {found}',
    remedy:
      'Azure DNS answers queries that originate inside a virtual network only: put a resolver there (Azure DNS Private Resolver, or a DNS server that forwards to 168.63.129.16), link the private zones to its network, and forward the public zone, such as blob.core.windows.net, from on premises to that resolver',
    source: PAGES.endpointDns,
    passing: [
      { dns: { forwarders: [{ origin: 'onPremises', zone: 'blob.core.windows.net', target: '10.20.0.4' }] } },
      { dns: { forwarders: [{ origin: 'azure', target: AZURE_DNS }] } },
      { privateEndpoints: { areUsed: false } },
    ],
    failing: [
      { dns: { forwarders: [{ origin: 'onPremises', target: AZURE_DNS }] } },
      {
        dns: { forwarders: [{ origin: 'onPremises', zone: 'privatelink.blob.core.windows.net', target: '10.20.0.4' }] },
      },
    ],
  }),
  siteRule({
    id: 'site/r-pe-3',
    challenge: 'R-PE-3',
    severity: 'blocks',
    needs: ['privateEndpoints.areUsed', 'privateEndpoints.hadVaultItems'],
    check: checkVaultItems,
    message: 'the vault had items when its private endpoint was made, which is supported for new vaults alone',
    remedy: 'make a new vault, give it its endpoint before anything is registered, and register the appliance there',
    source: PAGES.endpoints,
    passing: [{ privateEndpoints: { areUsed: true, hadVaultItems: false } }],
    failing: [{ privateEndpoints: { areUsed: true, hadVaultItems: true } }],
  }),
  siteRule({
    id: 'site/r-pe-4',
    challenge: 'R-PE-4',
    severity: 'warns',
    needs: [
      'privateEndpoints.areUsed',
      'privateEndpoints.cacheAccount.kind',
      'privateEndpoints.cacheAccount.hasEndpoint',
      'privateEndpoints.cacheAccount.isInternetAccepted',
    ],
    check: checkCacheAccount,
    message: 'the cache storage account does not do for private replication: {found}',
    remedy:
      'use a general purpose v2 account in the region of the vault and give it a private endpoint for blobs; protection succeeds without one, and its data then takes the internet. Let somebody accept that in writing, or change it; test data path and control path apart',
    source: `${PAGES.endpoints}; ${PAGES.migrateExpressRoute}`,
    passing: [
      { privateEndpoints: { areUsed: true, cacheAccount: { kind: 'generalPurposeV2', hasEndpoint: true } } },
      {
        privateEndpoints: {
          areUsed: true,
          cacheAccount: { kind: 'generalPurposeV2', hasEndpoint: false, isInternetAccepted: true },
        },
      },
    ],
    failing: [
      { privateEndpoints: { areUsed: true, cacheAccount: { kind: 'blockBlob' } } },
      { privateEndpoints: { areUsed: true, cacheAccount: { hasEndpoint: false, isInternetAccepted: false } } },
    ],
  }),
  siteRule({
    id: 'site/r-pe-5',
    challenge: 'R-PE-5',
    severity: 'warns',
    needs: ['dns.hostsEntries', 'dns.hostsEntries.names'],
    check: checkHosts,
    message: 'hosts files answer names of Azure services, which is meant for tests alone: {found}',
    remedy:
      'repair the way names resolve (see R-PE-1 and R-PE-2), take the entries out one by one, and ask each name again; an address that changes would stop replication without a word',
    source: `${PAGES.migrateNetwork}; ${PAGES.endpointDns}`,
    passing: [{ dns: { hostsEntries: [] } }, { dns: { hostsEntries: [{ machine: 'appliance01', names: [] }] } }],
    failing: [{ dns: { hostsEntries: [{ machine: 'appliance01', names: ['v.siterecovery.windowsazure.com'] }] } }],
  }),
];
