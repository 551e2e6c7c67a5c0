import type { Site } from '../site.js';
import { deriveAllowList } from './allow-list.js';
import type { AllowListReport } from './allow-list.js';
import { parseAddress } from '../addresses.js';
import { coversHost, hostAndPort } from './host-pattern.js';
import { endpointsOf, portOf } from './hosts-of-site.js';
import { PORTS } from './ports.js';
import type { PortRow } from './ports.js';
import { PROBE_KINDS } from './preflight-probe.js';
import type { DnsProbe, NameExpectation, Probe, ProbeKind } from './preflight-probe.js';
import { hostOfPattern, isConcreteHost } from './url-lists.js';

/** What a run would contact, and what it cannot tell. */
export interface PreflightPlan {
  /** In the order of their evidence; each id once. */
  readonly probes: readonly Probe[];
  readonly notChecked: readonly { readonly what: string; readonly why: string }[];
}

export interface PreflightOptions {
  readonly only?: readonly ProbeKind[] | undefined;
  /** Ask this DNS server instead of the system. */
  readonly server?: string | undefined;
}

/** Clients of what moves should not keep an old address longer: 60 to 300 seconds are usual before a cutover. */
const TTL_AT_MOST = 300;

/** Ports on which a handshake begins with TLS. */
const TLS_PORTS: readonly number[] = [443, 9443, 44368, 5986];
const HTTPS_PORT = 443;

/**
 * The probes for what a site file names: its private names, its records, its own parts, and the concrete names of Azure, through the
 * proxy where there is one. Contacts nothing.
 */
export function derivePreflightPlan(site: Site, options: PreflightOptions = {}): PreflightPlan {
  const report = deriveAllowList(site);
  const draft = createDraft(options);
  addPrivateNames(draft, report);
  addRecords(draft, site);
  addOwnParts(draft, site, report);
  addAzureNames(draft, site, report);
  addPrivateThroughProxy(draft, site, report);
  return { probes: draft.probes(), notChecked: eachOnce(draft.notChecked) };
}

type NotChecked = PreflightPlan['notChecked'];

function eachOnce(all: NotChecked): NotChecked {
  return [...new Map(all.map((one) => [`${one.what} ${one.why}`, one])).values()];
}

interface Draft {
  readonly servers: readonly (string | null)[];
  readonly notChecked: { what: string; why: string }[];
  readonly add: (probe: Probe) => void;
  readonly probes: () => readonly Probe[];
}

function createDraft({ only, server }: PreflightOptions): Draft {
  const found = new Map<string, Probe>();
  return {
    servers: [server ?? null],
    notChecked: [],
    add: (probe) => {
      if (only?.includes(probe.kind) !== false && !found.has(probe.id)) found.set(probe.id, probe);
    },
    probes: () => PROBE_KINDS.flatMap((kind) => [...found.values()].filter((probe) => probe.kind === kind)),
  };
}

interface NameToAsk extends Pick<DnsProbe, 'name' | 'why' | 'rule' | 'expect'> {
  readonly ttlAtMost?: number;
}

function addName(draft: Draft, asked: NameToAsk, servers: readonly (string | null)[] = draft.servers): void {
  if (parseAddress(asked.name) !== null) return;
  for (const server of servers) {
    const id = `dns:${asked.name}${server === null ? '' : `@${server}`}`;
    draft.add({ ttlAtMost: null, ...asked, kind: 'dns', id, server });
  }
}

interface Listener {
  readonly host: string;
  readonly port: number;
  readonly why: string;
  readonly rule: string | null;
  readonly issuer: 'azure' | 'any';
  /** Whether a handshake begins with TLS; absent: by the port. */
  readonly isTls?: boolean;
}

function addListener(draft: Draft, { host, port, why, rule, issuer, isTls }: Listener): void {
  draft.add({ kind: 'tcp', id: `tcp:${host}:${port}`, host, port, why, rule });
  if (isTls ?? TLS_PORTS.includes(port)) {
    draft.add({ kind: 'tls', id: `tls:${host}:${port}`, host, port, why, rule, via: null, issuer });
  }
}

/** Every name that has an endpoint, asked of the system and of each DNS server that the site file lists. */
function addPrivateNames(draft: Draft, { privateNames }: AllowListReport): void {
  for (const { name, forward, subnet, service } of privateNames) {
    const expect: NameExpectation = { kind: 'private', subnet, forward };
    const why = `private endpoint${service === null ? '' : ` (${service})`}`;
    addName(draft, { name, why, rule: 'R-PE-1', expect });
    addListener(draft, { host: name, port: HTTPS_PORT, why, rule: 'R-PE-1', issuer: 'azure' });
  }
}

const HOST_NAME = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.?$/i;

function addRecords(draft: Draft, { dns }: Site): void {
  for (const { name } of dns?.records ?? []) {
    if (!HOST_NAME.test(name) || !name.includes('.')) {
      draft.notChecked.push({ what: `record "${name}"`, why: 'it is not a full name that DNS could be asked for' });
      continue;
    }
    addName(draft, {
      name,
      why: 'record that clients of what moves use',
      rule: 'R-DNS-1',
      expect: { kind: 'any' },
      ttlAtMost: TTL_AT_MOST,
    });
  }
}

function addOwnParts(draft: Draft, site: Site, { tools, privateNames }: AllowListReport): void {
  for (const { host, port } of endpointsOf('DNS server', site)) {
    if (parseAddress(host) === null) {
      draft.notChecked.push({
        what: `DNS server ${host}`,
        why: 'a DNS server is asked by its address: write it in the site file',
      });
      continue;
    }
    const server = port === undefined ? host : `${host}:${port}`;
    for (const { name, subnet, forward } of privateNames) {
      const expect: NameExpectation = { kind: 'private', subnet, forward };
      addName(draft, { name, why: `private endpoint, as ${server} answers`, rule: 'R-PE-2', expect }, [server]);
    }
  }
  for (const row of PORTS.filter((port) => port.tools.some((tool) => tools.includes(tool)))) {
    for (const endpoint of endpointsOf(row.to, site)) {
      const port = portOf(row, endpoint, site);
      const reason = whyNot(row);
      if (reason !== null) {
        draft.notChecked.push({ what: `${endpoint.host}:${port}/${row.protocol} (${row.why})`, why: reason });
        continue;
      }
      const { host } = endpoint;
      addName(draft, { name: host, why: `name of ${row.to}`, rule: null, expect: { kind: 'any' } });
      addListener(draft, {
        host,
        port,
        why: `${row.to}: ${row.why}`,
        rule: null,
        issuer: 'any',
        // A port that was moved speaks what it spoke.
        isTls: TLS_PORTS.includes(row.port),
      });
    }
  }
}

function whyNot({ protocol, fallbackOf, from }: PortRow): string | null {
  if (protocol === 'udp')
    return 'nothing answers on UDP without data of its own protocol; DNS is asked for names instead';
  if (fallbackOf !== null) return 'only where the encrypted port is not prepared';
  return from === 'ESXi host' ? 'the host opens this connection, not this machine' : null;
}

function addAzureNames(draft: Draft, site: Site, report: AllowListReport): void {
  const proxies = (site.proxies ?? []).filter(({ address, protocol }) => {
    if (protocol === undefined || protocol === 'http') return true;
    draft.notChecked.push({
      what: `proxy ${hostAndPort(address)}`,
      why: `only HTTP proxies are supported, and it is ${protocol} (R-PRX-1)`,
    });
    return false;
  });
  for (const row of report.rows.filter(({ direction }) => direction === 'outbound')) {
    const host = hostOfPattern(row.destination);
    if (!isConcreteHost(host)) {
      draft.notChecked.push({
        what: `${row.destination}:${row.port}`,
        why: 'a pattern is no name that could be looked up',
      });
    } else if (row.protocol === 'udp') {
      draft.notChecked.push({ what: `${host}:${row.port}/udp`, why: 'time is not asked for' });
    } else {
      addAzureName(draft, { host, why: row.why, proxies });
    }
  }
}

function addAzureName(
  draft: Draft,
  {
    host,
    why,
    proxies,
  }: { readonly host: string; readonly why: string; readonly proxies: NonNullable<Site['proxies']> },
): void {
  const issuer = host.endsWith('.mysql.com') ? 'any' : 'azure';
  const through = proxies.filter(({ bypasses }) => bypasses?.some((pattern) => coversHost(pattern, host)) !== true);
  for (const { address } of through) {
    const proxy = hostAndPort(address);
    const target = { host, port: HTTPS_PORT, why, rule: 'R-PRX-1' };
    draft.add({ kind: 'proxy', id: `proxy:${proxy}:${host}:${HTTPS_PORT}`, proxy, ...target });
    draft.add({ kind: 'tls', id: `tls:${host}:${HTTPS_PORT} via ${proxy}`, via: proxy, issuer, ...target });
  }
  if (through.length > 0) return;
  addName(draft, { name: host, why, rule: null, expect: { kind: 'any' } });
  addListener(draft, { host, port: HTTPS_PORT, why, rule: null, issuer });
}

/** A private name that does not go around a proxy has to be resolved by the proxy. */
function addPrivateThroughProxy(draft: Draft, { proxies = [] }: Site, { privateNames }: AllowListReport): void {
  for (const { address, protocol, bypasses = [] } of proxies) {
    if (protocol !== undefined && protocol !== 'http') continue;
    const proxy = hostAndPort(address);
    for (const { name } of privateNames) {
      if (bypasses.some((pattern) => coversHost(pattern, name))) continue;
      draft.add({
        kind: 'proxy',
        id: `proxy:${proxy}:${name}:${HTTPS_PORT}`,
        proxy,
        host: name,
        port: HTTPS_PORT,
        why: 'private endpoint that does not go around the proxy',
        rule: 'R-PE-1',
      });
    }
  }
}
