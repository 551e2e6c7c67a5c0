// What replication and discovery connect to, as dated tables: addresses, ports, private endpoints, proxies, error codes; the list for
// the firewall team; and what to probe. Contacts nothing: `node/preflight` does, on request.
export { deriveAllowList, pagesOf, patternsOf, toolsOfGeneration } from './allow-list.js';
export type { AllowListOptions, AllowListReport, AllowRow } from './allow-list.js';
export { ERROR_CODES, findErrorCode } from './error-codes.js';
export type { ErrorCode, FoundErrorCode } from './error-codes.js';
export { coversHost, hostAndPort } from './host-pattern.js';
export { canKeepAddress } from './ip-retention.js';
export type { AddressAnswer, AddressQuestion } from './ip-retention.js';
export { codesOfVacpLog, hresultOf, parseErrorCode } from './parse-error-code.js';
export type { ErrorCodeReading } from './parse-error-code.js';
export { isConfigurablePort, PORTS } from './ports.js';
export type { Party, PortRow } from './ports.js';
export {
  AZURE_DNS,
  HOSTS_FILE_USE,
  isAnsweredPrivately,
  PRIVATE_ENDPOINT_FACTS,
  PRIVATE_ZONES,
  staysPublic,
  storageRoleOf,
  VAULT_IDENTITY_ROLES,
  zoneOfName,
  zoneOfResource,
} from './private-endpoints.js';
export type {
  PrivateEndpointFacts,
  PrivateResource,
  PublicRest,
  PrivateZone,
  QueryOrigin,
  StorageKind,
} from './private-endpoints.js';
export type { PrivateName } from './private-names.js';
export { peeringOf } from './peering-of-site.js';
export { judgeBypass, PROXY_RULES } from './proxy-rules.js';
export type { BypassVerdict, Peering, ProxyRule } from './proxy-rules.js';
export { CONNECTIVITY_REVIEW_BY, formatSourcePage } from './source-page.js';
export type { SourcePage } from './source-page.js';
export { AZURE_CLOUDS, CONNECTIVITY_TOOLS, TOOL_NAMES } from './tool.js';
export type { AzureCloud, ConnectivityTool } from './tool.js';
export { hostOfPattern, URL_LISTS } from './url-lists.js';
export type { UrlGroup, UrlList, UrlNeed } from './url-lists.js';
export { judgeProbe } from './judge-probe.js';
export { countVerdicts, factsOfEvidence, withEvidence } from './preflight-evidence.js';
export type { EvidenceFact, PreflightEvidence, ProbeEvidence } from './preflight-evidence.js';
export { derivePreflightPlan } from './preflight-plan.js';
export type { PreflightOptions, PreflightPlan } from './preflight-plan.js';
export { PROBE_KINDS } from './preflight-probe.js';
export type {
  CertificateSeen,
  DnsObservation,
  DnsProbe,
  Failure,
  FailureCode,
  Judgement,
  NameExpectation,
  Observation,
  Probe,
  ProbeKind,
  ProxyObservation,
  ProxyProbe,
  TcpObservation,
  TcpProbe,
  TlsObservation,
  TlsProbe,
} from './preflight-probe.js';
