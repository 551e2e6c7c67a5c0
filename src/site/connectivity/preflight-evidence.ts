import { compareText } from '../../model/index.js';
import type { Site } from '../site.js';
import { zoneOfName } from './private-endpoints.js';
import { hostAndPort } from './host-pattern.js';
import type { PreflightPlan } from './preflight-plan.js';
import type { DnsObservation, Judgement, Observation, Probe, ProbeKind } from './preflight-probe.js';

/** One probe, what was seen and what follows. */
export interface ProbeEvidence {
  readonly probe: Probe;
  readonly observation: Observation;
  readonly judgement: Judgement;
}

/** What a run of `portolan preflight` saw: `preflight.json`, described by `schemas/preflight.schema.json`. */
export interface PreflightEvidence {
  readonly kind: 'portolan-preflight';
  readonly version: 1;
  /** When the run began, ISO 8601, UTC. */
  readonly observedAt: string;
  /** The machine it ran on: what it saw holds for no other. */
  readonly observedFrom: string;
  /** The site file, by its label and content. */
  readonly site: { readonly file: string; readonly sha256: string };
  readonly options: {
    readonly only: readonly ProbeKind[];
    readonly server: string | null;
    readonly timeoutMs: number;
    readonly deadlineMs: number;
    readonly concurrency: number;
  };
  readonly counts: Readonly<Record<Judgement['verdict'], number>>;
  readonly probes: readonly ProbeEvidence[];
  readonly notChecked: PreflightPlan['notChecked'];
}

/** How many probes ended in each verdict. */
export function countVerdicts(probes: readonly ProbeEvidence[]): PreflightEvidence['counts'] {
  const counts = { ok: 0, failed: 0, unknown: 0 };
  for (const { judgement } of probes) counts[judgement.verdict] += 1;
  return counts;
}

/** A fact about the site that a run saw, with the probe that shows it. */
export type EvidenceFact = { readonly probe: string } & (
  | { readonly kind: 'resolved'; readonly name: string; readonly service: ResolvedService; readonly address: string }
  | { readonly kind: 'ttl'; readonly name: string; readonly ttlSeconds: number }
  | { readonly kind: 'hostsEntry'; readonly machine: string; readonly name: string }
  | { readonly kind: 'proxyAuthentication'; readonly proxy: string; readonly isNeeded: boolean }
  | { readonly kind: 'tlsInspection'; readonly proxy: string }
);

type ResolvedService = 'vault' | 'blob' | 'keyVault' | 'discovery';

const SERVICES = { vault: 'vault', storageBlob: 'blob', keyVault: 'keyVault', migrateProject: 'discovery' } as const;

/**
 * The facts that a run establishes about the site file's own keys, in the order of its probes. A probe that failed for want of an
 * answer establishes nothing, and a lifetime that a cache told is no more than a lower bound: it counts where it is already too long.
 */
export function factsOfEvidence(evidence: PreflightEvidence): readonly EvidenceFact[] {
  return evidence.probes.flatMap((one) => [
    ...factsOfName(one, evidence.observedFrom),
    ...factsOfProxy(one),
    ...factsOfTls(one),
  ]);
}

const PROXY_AUTHENTICATION = 407;

function factsOfProxy({ probe, observation }: ProbeEvidence): readonly EvidenceFact[] {
  if (probe.kind !== 'proxy' || observation.kind !== 'proxy' || observation.outcome !== 'answered') return [];
  const isNeeded = observation.status === PROXY_AUTHENTICATION;
  const isOpen = observation.status >= 200 && observation.status < 300;
  // A proxy that refuses for another reason may ask for a name as well.
  return isNeeded || isOpen ? [{ probe: probe.id, kind: 'proxyAuthentication', proxy: probe.proxy, isNeeded }] : [];
}

const factsOfTls = ({ probe, judgement }: ProbeEvidence): readonly EvidenceFact[] =>
  probe.kind === 'tls' && probe.via !== null && judgement.code === 'preflight/unexpected-issuer'
    ? [{ probe: probe.id, kind: 'tlsInspection', proxy: probe.via }]
    : [];

function factsOfName({ probe, judgement, observation }: ProbeEvidence, machine: string): readonly EvidenceFact[] {
  if (probe.kind !== 'dns' || observation.kind !== 'dns' || observation.outcome !== 'seen') return [];
  const facts: EvidenceFact[] = [];
  const zone = zoneOfName(probe.name);
  if (probe.expect.kind === 'private' && zone !== null) {
    const service = SERVICES[zone.resource];
    for (const address of addressesOf(observation)) {
      facts.push({ probe: probe.id, kind: 'resolved', name: probe.name, service, address });
    }
  }
  if (judgement.code === 'preflight/hosts-file') {
    facts.push({ probe: probe.id, kind: 'hostsEntry', machine, name: probe.name });
  }
  if (judgement.code === 'preflight/long-ttl' && observation.query.outcome === 'answered') {
    const ttlSeconds = Math.max(...observation.query.addresses.map((one) => one.ttlSeconds));
    facts.push({ probe: probe.id, kind: 'ttl', name: probe.name, ttlSeconds });
  }
  return facts;
}

function addressesOf({ lookup, query }: DnsObservation): readonly string[] {
  if (lookup !== null) return lookup.outcome === 'answered' ? lookup.addresses : [];
  return query.outcome === 'answered' ? query.addresses.map(({ address }) => address) : [];
}

/** A site file with what a run saw: it replaces what the file states of the same name or proxy, and adds the rest. */
export function withEvidence(site: Site, evidence: PreflightEvidence): Site {
  const facts = factsOfEvidence(evidence);
  return {
    ...site,
    ...changed('privateEndpoints', mergeResolved(site, facts)),
    ...changed('dns', mergeDns(site, facts)),
    ...changed('proxies', mergeProxies(site, facts)),
  };
}

const changed = <Key extends keyof Site>(key: Key, value: Site[Key]): Partial<Record<Key, Site[Key]>> =>
  value === undefined ? {} : ({ [key]: value } as Partial<Record<Key, Site[Key]>>);

type FactOf<Kind extends EvidenceFact['kind']> = Extract<EvidenceFact, { kind: Kind }>;

const factsOf = <Kind extends EvidenceFact['kind']>(
  facts: readonly EvidenceFact[],
  kind: Kind,
): readonly FactOf<Kind>[] => facts.filter((fact): fact is FactOf<Kind> => fact.kind === kind);

function mergeResolved({ privateEndpoints }: Site, facts: readonly EvidenceFact[]): Site['privateEndpoints'] {
  const seen = factsOf(facts, 'resolved');
  if (seen.length === 0) return privateEndpoints;
  const names = new Set(seen.map(({ name }) => name));
  const kept = (privateEndpoints?.resolved ?? []).filter(({ name }) => !names.has(name.toLowerCase()));
  const added = [...new Map(seen.map((fact) => [`${fact.name} ${fact.address}`, fact])).values()];
  return {
    ...privateEndpoints,
    resolved: [...kept, ...added.map(({ name, service, address }) => ({ name, service, address }))],
  };
}

function mergeDns({ dns }: Site, facts: readonly EvidenceFact[]): Site['dns'] {
  const lifetimes = new Map(factsOf(facts, 'ttl').map(({ name, ttlSeconds }) => [name, ttlSeconds]));
  const entries = factsOf(facts, 'hostsEntry');
  if (lifetimes.size === 0 && entries.length === 0) return dns;
  const records = dns?.records?.map((record) => {
    const ttlSeconds = lifetimes.get(record.name);
    return ttlSeconds === undefined ? record : { ...record, ttlSeconds };
  });
  const byMachine = new Map<string, Set<string>>(
    (dns?.hostsEntries ?? []).map(({ machine, names }) => [machine, new Set(names ?? [])]),
  );
  for (const { machine, name } of entries) byMachine.set(machine, (byMachine.get(machine) ?? new Set()).add(name));
  const hostsEntries = [...byMachine].map(([machine, names]) => ({ machine, names: [...names].sort(compareText) }));
  return {
    ...dns,
    ...(records === undefined ? {} : { records }),
    ...(entries.length === 0 ? {} : { hostsEntries }),
  };
}

function mergeProxies({ proxies }: Site, facts: readonly EvidenceFact[]): Site['proxies'] {
  const asked = factsOf(facts, 'proxyAuthentication');
  const inspecting = new Set(factsOf(facts, 'tlsInspection').map(({ proxy }) => proxy));
  return proxies?.map((proxy) => {
    const ofProxy = asked.filter((fact) => fact.proxy === hostAndPort(proxy.address));
    return {
      ...proxy,
      ...(ofProxy.length === 0 ? {} : { needsAuthentication: ofProxy.some(({ isNeeded }) => isNeeded) }),
      ...(inspecting.has(hostAndPort(proxy.address)) ? { inspectsTls: true } : {}),
    };
  });
}
