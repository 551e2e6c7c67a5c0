import { hit, OK, unknown } from '../../rules/index.js';
import type { Verdict } from '../../rules/index.js';
import { geographyOfLocation, geographyOfRegion, plainRegion } from '../express-route-regions.js';
import { hostAndPort, judgeBypass, peeringOf } from '../connectivity/index.js';
import type { Peering } from '../connectivity/index.js';
import type { SiteFactName } from '../fact-guides.js';
import type { SiteFacts } from '../facts.js';
import { judgeEach, lacks, lacksAnyOf, wrong } from '../judge.js';
import type { Opinion } from '../judge.js';
import { siteRule } from '../rule.js';
import type { SiteRule } from '../rule.js';
import type { Site } from '../site.js';
import type { Link, Proxy, Subnet } from '../site-network.js';
import { PAGES } from '../sources.js';
import { checkAllowList } from './allow-list.js';

const LINKS = { path: 'network.links', fact: 'network.links' } as const;

/** A way that is private only where the vault and its storage are reached through private endpoints. */
const needsEndpoints = ({ kind, peering }: Link): boolean =>
  kind === 'siteToSiteVpn' || (kind === 'expressRoute' && peering === 'private');

function linkOpinion(link: Link, { replication = {}, privateEndpoints = {} }: Site): Opinion {
  const { kind, name } = link;
  if (link.carriesReplication === false || kind === 'internet') return null;
  const isVpn = kind === 'siteToSiteVpn';
  const open = lacksAnyOf([
    [kind, 'network.links.kind'],
    [link.carriesReplication, 'network.links.carriesReplication'],
    ...(isVpn ? [] : [[link.peering, 'network.links.peering'] as const]),
  ]);
  if (open !== null || !needsEndpoints(link)) return open;
  if (isVpn && replication.generation === 'classic') {
    return wrong(`${name} is a site-to-site VPN, which the classic generation does not support`);
  }
  const what = isVpn ? 'a site-to-site VPN' : 'ExpressRoute with private peering alone';
  if (privateEndpoints.areUsed === false) return wrong(`${name} is ${what}, and no private endpoints are used`);
  return lacksAnyOf([
    [privateEndpoints.areUsed, 'privateEndpoints.areUsed'],
    [replication.generation, 'replication.generation'],
  ]);
}

const checkLinks = ({ site }: SiteFacts): Verdict<SiteFactName> =>
  judgeEach(site.network?.links, LINKS, (link) => linkOpinion(link, site));

function isOutOfReach(link: Link, region: string): Opinion {
  const [from, to] = [geographyOfLocation(link.peeringLocation, link.geography), geographyOfRegion(region)];
  if (link.tier === 'local') {
    if (link.localRegions === undefined) return lacks('network.links.localRegions');
    const isNear = link.localRegions.some((one) => plainRegion(one) === plainRegion(region));
    return isNear
      ? null
      : wrong(`${link.name} is Local and reaches ${link.localRegions.join(', ')} alone, not ${region}`);
  }
  if (from === null) return lacks('network.links.peeringLocation');
  if (to === null) return lacks('network.links.regions');
  return from === to
    ? null
    : wrong(
        `${link.name} (${link.tier ?? 'Standard'}, ${link.peeringLocation ?? from}) lies in ${from}, and ${region} in ${to}`,
      );
}

function tierOpinion(link: Link, wanted: readonly string[]): Opinion {
  const { kind, tier, regions = wanted } = link;
  if (kind === undefined) return lacks('network.links.kind');
  if (kind !== 'expressRoute') return null;
  if (regions.length === 0) return lacks('network.links.regions');
  if (tier === undefined) return lacks('network.links.tier');
  if (tier === 'premium') return null;
  const opinions = regions.map((region) => isOutOfReach(link, region));
  return opinions.find((one) => one !== null && 'wrong' in one) ?? opinions.find((one) => one !== null) ?? null;
}

function checkTiers({ site }: SiteFacts): Verdict<SiteFactName> {
  const { targetRegion, secondRegion } = site.replication ?? {};
  const wanted = [targetRegion, secondRegion].filter((region) => region !== undefined);
  return judgeEach(site.network?.links, LINKS, (link) => tierOpinion(link, wanted));
}

function checkSecondRegion({ site }: SiteFacts): Verdict<SiteFactName> {
  const { targetRegion: target, secondRegion: second } = site.replication ?? {};
  const at = 'replication.secondRegion replication.targetRegion network.links';
  if (target === undefined) return unknown('replication.targetRegion');
  if (second === undefined) return unknown('replication.secondRegion');
  if (plainRegion(second) === plainRegion(target))
    return hit({ found: `the second region is the target itself, ${target}`, at });
  const links = site.network?.links;
  if (links === undefined) return unknown('network.links');
  const reaches = links.some(({ regions = [] }) => regions.some((one) => plainRegion(one) === plainRegion(second)));
  if (reaches) return OK;
  const isOpen = links.some(({ regions, kind }) => regions === undefined && kind !== 'internet');
  return isOpen ? unknown('network.links.regions') : hit({ found: `no link reaches ${second}`, at });
}

function checkLinkCount({ site }: SiteFacts): Verdict<SiteFactName> {
  const links = site.network?.links;
  if (links === undefined) return unknown('network.links');
  const [first, ...rest] = links.filter(({ kind }) => kind !== 'internet');
  if (first === undefined || rest.length > 0) return OK;
  if (first.mode === undefined) return unknown('network.links.mode');
  return first.mode === 'single' ? hit({ name: first.name, at: 'network.links' }) : OK;
}

function egressOpinion({ name, egress, isNetworkNew, needsEgress }: Subnet): Opinion {
  if (needsEgress === false) return null;
  if (egress === undefined) return lacks('network.subnets.egress');
  if (egress === 'default') {
    if (isNetworkNew === undefined) return lacks('network.subnets.isNetworkNew');
    return isNetworkNew
      ? wrong(`${name} counts on default outbound access, which its new network does not have`)
      : null;
  }
  if (egress !== 'none') return null;
  return needsEgress === undefined ? lacks('network.subnets.needsEgress') : wrong(`${name} has none`);
}

const checkEgress = ({ site }: SiteFacts): Verdict<SiteFactName> =>
  judgeEach(site.network?.subnets, { path: 'network.subnets', fact: 'network.subnets' }, egressOpinion);

const checkEgressPoints = ({ site }: SiteFacts): Verdict<SiteFactName> =>
  judgeEach(
    site.network?.egressPoints,
    { path: 'network.egressPoints', fact: 'network.egressPoints' },
    ({ name, carries, hasStandby, standby }) => {
      if (hasStandby === true || standby !== undefined) return null;
      if (hasStandby === undefined) return lacks('network.egressPoints.hasStandby');
      return wrong(`${name}${carries === undefined ? '' : ` (${carries})`}`);
    },
  );

function proxyOpinion({ address, protocol, needsAuthentication, resolvesCname }: Proxy): Opinion {
  const faults = [
    ...(protocol === undefined || protocol === 'http' ? [] : [`is spoken to by ${protocol}`]),
    ...(needsAuthentication === true ? ['asks who calls'] : []),
    ...(resolvesCname === false ? ['does not follow CNAMEs'] : []),
  ];
  if (faults.length > 0) return wrong(`${hostAndPort(address)} ${faults.join(', ')}`);
  if (protocol === undefined) return lacks('proxies.protocol');
  if (needsAuthentication === undefined) return lacks('proxies.needsAuthentication');
  return resolvesCname === undefined ? lacks('proxies.resolvesCname') : null;
}

const checkProxies = ({ site }: SiteFacts): Verdict<SiteFactName> =>
  judgeEach(site.proxies, { path: 'proxies', fact: 'proxies' }, proxyOpinion);

const ALL_BLOBS = '*.blob.core.windows.net';

/** What goes around the proxy and must not, in words; null: nothing does. */
function wrongBypasses(address: string, patterns: readonly string[], peering: Peering): string | null {
  const found = patterns.filter((pattern) => !judgeBypass(pattern, peering).isRight);
  return found.length === 0
    ? null
    : `${found.join(', ')} ${found.length === 1 ? 'goes' : 'go'} around ${hostAndPort(address)}`;
}

const checkBypasses = ({ site }: SiteFacts): Verdict<SiteFactName> =>
  judgeEach(site.proxies, { path: 'proxies', fact: 'proxies' }, ({ address, inspectsTls, bypasses }) => {
    if (inspectsTls === true) return wrong(`${hostAndPort(address)} opens TLS and signs it anew`);
    const around = wrongBypasses(address, bypasses ?? [], peeringOf(site));
    if (around !== null) return wrong(around);
    if (inspectsTls === undefined) return lacks('proxies.inspectsTls');
    return bypasses === undefined ? lacks('proxies.bypasses') : null;
  });

const CIRCUIT: Link = {
  name: 'circuit 1',
  kind: 'expressRoute',
  peering: 'microsoft',
  tier: 'standard',
  peeringLocation: 'Sydney',
  mode: 'activePassive',
  regions: ['Australia East'],
  carriesReplication: true,
};
const VPN: Link = { name: 'vpn 1', kind: 'siteToSiteVpn', carriesReplication: true };
const linked = (...links: readonly Link[]): Site => ({ network: { links } });

export const LINK_RULES: readonly SiteRule[] = [
  siteRule({
    id: 'site/r-link-1',
    challenge: 'R-LINK-1',
    severity: 'blocks',
    needs: [
      'network.links',
      'network.links.kind',
      'network.links.carriesReplication',
      'network.links.peering',
      'privateEndpoints.areUsed',
      'replication.generation',
    ],
    check: checkLinks,
    message: 'replication cannot take this way: {found}',
    remedy:
      'use the internet with TLS, ExpressRoute with Microsoft peering, or private endpoints for vault and cache account over VPN or private peering (modernized only; older pages say that a site-to-site VPN is never supported)',
    source: `${PAGES.modernized}; the older page on the classic architecture (09/09/2019) says never`,
    passing: [
      linked(CIRCUIT),
      { ...linked(VPN), privateEndpoints: { areUsed: true }, replication: { generation: 'modernized' } },
    ],
    failing: [
      { ...linked(VPN), replication: { generation: 'classic' } },
      { ...linked(VPN), privateEndpoints: { areUsed: false } },
      { ...linked({ ...CIRCUIT, peering: 'private' }), privateEndpoints: { areUsed: false } },
    ],
  }),
  siteRule({
    id: 'site/r-er-1',
    challenge: 'R-ER-1',
    severity: 'blocks',
    needs: [
      'network.links',
      'network.links.kind',
      'network.links.regions',
      'network.links.tier',
      'network.links.peeringLocation',
      'network.links.localRegions',
    ],
    check: checkTiers,
    message: 'a circuit does not reach its region: {found}',
    remedy:
      'raise the circuit to the Premium SKU, which reaches all geopolitical regions, or order one in a peering location of the geopolitical region of the target; from Local to Standard or Premium a circuit has to be raised too',
    source: PAGES.expressRoute,
    passing: [
      linked(CIRCUIT),
      linked({ ...CIRCUIT, tier: 'premium', regions: ['East US'] }),
      linked({ ...CIRCUIT, tier: 'local', localRegions: ['Australia East'] }),
    ],
    failing: [
      linked({ ...CIRCUIT, regions: ['Southeast Asia'] }),
      linked({ ...CIRCUIT, tier: 'local', localRegions: ['Australia East'], regions: ['Australia Southeast'] }),
    ],
  }),
  siteRule({
    id: 'site/r-reg-1',
    challenge: 'R-REG-1',
    severity: 'warns',
    needs: ['replication.targetRegion', 'replication.secondRegion', 'network.links', 'network.links.regions'],
    check: checkSecondRegion,
    message: 'the loss of the target region has no answer: {found}',
    remedy:
      'name a second region (the pair of the target where there is one), connect a circuit to it, in another peering location and with the Premium SKU where it lies in another geopolitical region, and say what runs there',
    source: `${PAGES.brief}; ${PAGES.expressRoute}`,
    passing: [
      {
        ...linked({ ...CIRCUIT, regions: ['Australia East', 'Australia Southeast'] }),
        replication: { targetRegion: 'Australia East', secondRegion: 'australiasoutheast' },
      },
    ],
    failing: [
      { ...linked(CIRCUIT), replication: { targetRegion: 'Australia East', secondRegion: 'Australia Southeast' } },
      { replication: { targetRegion: 'East US', secondRegion: 'eastus' } },
    ],
  }),
  siteRule({
    id: 'site/r-link-2',
    challenge: 'R-LINK-2',
    severity: 'warns',
    needs: ['network.links', 'network.links.mode'],
    check: checkLinkCount,
    message:
      '{name} is the only link to Azure and is single: its fault stops replication, logons and the services beside it',
    remedy:
      'order a second circuit in another peering location, active/passive or active/active, or a site-to-site VPN as the standby of ExpressRoute, and test the change-over',
    source: PAGES.brief,
    passing: [linked(CIRCUIT), linked({ ...CIRCUIT, mode: 'single' }, VPN)],
    failing: [linked({ ...CIRCUIT, mode: 'single' })],
  }),
  siteRule({
    id: 'site/r-egr-1',
    challenge: 'R-EGR-1',
    severity: 'blocks',
    needs: ['network.subnets', 'network.subnets.egress', 'network.subnets.isNetworkNew', 'network.subnets.needsEgress'],
    check: checkEgress,
    message: 'machines get no way out of {count} subnets: {found}',
    remedy:
      'state the egress of every subnet: NAT gateway, Azure Firewall by a route, outbound rules of a load balancer, or public addresses. New virtual networks have no default outbound access (subnets are private from API version 2025-07-01 on)',
    source: PAGES.outbound,
    passing: [
      { network: { subnets: [{ name: 'app', egress: 'natGateway' }] } },
      { network: { subnets: [{ name: 'db', egress: 'none', needsEgress: false }] } },
      { network: { subnets: [{ name: 'old', egress: 'default', isNetworkNew: false }] } },
    ],
    failing: [
      { network: { subnets: [{ name: 'app', egress: 'default', isNetworkNew: true }] } },
      { network: { subnets: [{ name: 'app', egress: 'none', needsEgress: true }] } },
    ],
  }),
  siteRule({
    id: 'site/r-egr-2',
    challenge: 'R-EGR-2',
    severity: 'warns',
    needs: ['network.egressPoints', 'network.egressPoints.hasStandby'],
    check: checkEgressPoints,
    message: 'nothing takes over when this fails: {found}',
    remedy:
      'build the way out of the target as a NAT gateway or Azure Firewall over zones instead of moving the machine, tell partners the new addresses before the switch, and give the one on premises a standby until then',
    source: PAGES.brief,
    passing: [{ network: { egressPoints: [{ name: 'fw01', hasStandby: true }] } }],
    failing: [{ network: { egressPoints: [{ name: 'nat01', carries: 'all egress', hasStandby: false }] } }],
  }),
  siteRule({
    id: 'site/r-prx-1',
    challenge: 'R-PRX-1',
    severity: 'blocks',
    needs: ['proxies', 'proxies.protocol', 'proxies.needsAuthentication', 'proxies.resolvesCname'],
    check: checkProxies,
    message: 'the appliance cannot work through a proxy: {found}',
    remedy:
      'give appliance and agents an HTTP proxy without authentication that follows CNAMEs (allow it by their addresses instead), or a direct way on 443',
    source: `${PAGES.modernized}; ${PAGES.migrateAppliance}`,
    passing: [
      { proxies: [] },
      { proxies: [{ address: 'p:8080', protocol: 'http', needsAuthentication: false, resolvesCname: true }] },
    ],
    failing: [
      { proxies: [{ address: 'p:8080', needsAuthentication: true }] },
      { proxies: [{ address: 'p:1080', protocol: 'socks' }] },
    ],
  }),
  siteRule({
    id: 'site/r-prx-2',
    challenge: 'R-PRX-2',
    severity: 'warns',
    needs: ['proxies', 'proxies.inspectsTls', 'proxies.bypasses'],
    check: checkBypasses,
    message: 'a proxy is set so that replication breaks or takes the wrong way: {found}',
    remedy:
      "let the URLs of the service pass unopened; around the proxy goes only the cache account's own name (lsa....blob.core.windows.net), never *.blob.core.windows.net or what covers it, except over Microsoft peering, since the gateway account (gwsa...) still needs the internet",
    source: PAGES.migrateExpressRoute,
    passing: [{ proxies: [{ address: 'p:8080', inspectsTls: false, bypasses: ['lsaabc.blob.core.windows.net'] }] }],
    failing: [
      { proxies: [{ address: 'p:8080', inspectsTls: false, bypasses: [ALL_BLOBS] }] },
      { proxies: [{ address: 'p:8080', inspectsTls: true, bypasses: [] }] },
    ],
  }),
  siteRule({
    id: 'site/r-url-1',
    challenge: 'R-URL-1',
    severity: 'blocks',
    needs: ['allowList.isApplied', 'replication.generation'],
    check: checkAllowList,
    message: 'the firewall does not yet let appliance and machines reach the URLs that they need: {found}{which}',
    remedy:
      'give the firewall team the list of URLs and ports of the generation you use (portolan site urls), for the appliance and for every machine with an agent (*.vault.azure.net too), and test each from where it is called; the control plane stays public on 443 even with private endpoints',
    source: PAGES.applianceMatrix,
    passing: [
      { allowList: { isApplied: true } },
      { allowList: { isApplied: true, urls: ['*'] }, replication: { generation: 'modernized' } },
    ],
    failing: [
      { allowList: { isApplied: false } },
      { allowList: { isApplied: true, urls: ['example.com'] }, replication: { generation: 'modernized' } },
    ],
  }),
];
