import { coversHost, normalPattern } from './host-pattern.js';
import { storageRoleOf } from './private-endpoints.js';
import { PAGES } from './source-page.js';
import type { SourcePage } from './source-page.js';

/** What a proxy between an appliance and Azure may and may not be. */
export interface ProxyRule {
  readonly rule: 'authentication' | 'protocol' | 'cname' | 'vault';
  readonly allowed: boolean;
  readonly text: string;
  readonly sources: readonly SourcePage[];
}

export const PROXY_RULES: readonly ProxyRule[] = [
  {
    rule: 'authentication',
    allowed: false,
    text: 'Site Recovery supports no proxy that asks for authentication',
    sources: [PAGES.asrArchitecture],
  },
  {
    rule: 'protocol',
    allowed: true,
    text: 'the appliances support HTTP proxies only: no SOCKS, no address that begins with https',
    sources: [PAGES.asrApplianceDeploy, PAGES.migrateScaleOut],
  },
  {
    rule: 'cname',
    allowed: true,
    text: 'the proxy resolves the CNAME records it receives; those of private endpoints are such',
    sources: [PAGES.migrateAppliance, PAGES.asrPrivateEndpoints],
  },
  {
    rule: 'vault',
    allowed: true,
    text: 'machines to be replicated need *.vault.azure.net as well, not only the appliance',
    sources: [PAGES.asrAppliance, PAGES.migrateAppliance],
  },
];

/** How data gets to Azure where a proxy stands in the way of some of it. */
export type Peering = 'private' | 'microsoft';

export interface BypassVerdict {
  readonly isRight: boolean;
  readonly why: string;
}

/** An account of which every part but its use is invented; a pattern that covers it covers every gateway account. */
const ANY_GATEWAY_ACCOUNT = 'migrategwsa0';
const BLOB_DOMAINS = ['blob.core.windows.net', 'blob.core.usgovcloudapi.net', 'blob.core.chinacloudapi.cn'];

/**
 * Whether a pattern may go around the proxy. With private peering only the cache account may: another account of the same project
 * (`gwsa`) has no private endpoint and still needs the internet, so that a pattern over all of Blob Storage cuts it off. With Microsoft
 * peering all of Blob Storage may, since its public addresses are reached over the circuit.
 */
export function judgeBypass(pattern: string, peering: Peering): BypassVerdict {
  const domain = BLOB_DOMAINS.find((one) => isAbout(pattern, one));
  if (domain === undefined) return { isRight: true, why: 'it takes no Blob Storage with it' };
  if (peering === 'microsoft') {
    return { isRight: true, why: 'over Microsoft peering the public addresses of storage are reached by the circuit' };
  }
  if (normalPattern(pattern) === domain || coversHost(pattern, `${ANY_GATEWAY_ACCOUNT}.${domain}`)) {
    return {
      isRight: false,
      why: 'it takes the gateway account (gwsa) along, which has no private endpoint and needs the internet: name the cache account alone',
    };
  }
  return storageRoleOf(normalPattern(pattern).split('.')[0]!) === 'gateway storage account'
    ? { isRight: false, why: 'it is the gateway account (gwsa), which needs the internet' }
    : { isRight: true, why: 'it names one account' };
}

/** Whether a pattern takes any account of a domain along, or names one. */
function isAbout(pattern: string, domain: string): boolean {
  const host = normalPattern(pattern);
  return host === domain || host.endsWith(`.${domain}`) || coversHost(pattern, `account.${domain}`);
}
