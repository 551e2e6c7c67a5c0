/** The kinds of probes, in the order in which they are planned. */
export type ProbeKind = 'dns' | 'tcp' | 'tls' | 'proxy';
export const PROBE_KINDS: readonly ProbeKind[] = ['dns', 'tcp', 'tls', 'proxy'];

interface ProbeBase {
  /** Stable and unique within a plan: `dns:vc01.corp.example`, `tls:vc01.corp.example:443`. */
  readonly id: string;
  /** What the site needs it for. */
  readonly why: string;
  /** The rule about the site that a failure belongs to; null: only its own code. */
  readonly rule: string | null;
}

/** What an answer has to be. */
export type NameExpectation =
  | { readonly kind: 'any' }
  /** Within the range; null: nobody stated one. */
  | { readonly kind: 'private'; readonly subnet: string | null; readonly forward: readonly string[] };

export interface DnsProbe extends ProbeBase {
  readonly kind: 'dns';
  readonly name: string;
  /** Asked directly, `address` or `address:port`; null: what the system would do, and its own DNS servers. */
  readonly server: string | null;
  readonly expect: NameExpectation;
  readonly ttlAtMost: number | null;
}

export interface TcpProbe extends ProbeBase {
  readonly kind: 'tcp';
  readonly host: string;
  readonly port: number;
}

export interface TlsProbe extends ProbeBase {
  readonly kind: 'tls';
  readonly host: string;
  readonly port: number;
  /** The proxy that opens the way, `host:port`; null: directly. */
  readonly via: string | null;
  /** `azure`: the certificate comes from an authority that Azure uses. `any`: the site's own, often self-signed. */
  readonly issuer: 'azure' | 'any';
}

export interface ProxyProbe extends ProbeBase {
  readonly kind: 'proxy';
  readonly proxy: string;
  readonly host: string;
  readonly port: number;
}

/** One thing to look at. No probe sends more than a handshake takes. */
export type Probe = DnsProbe | TcpProbe | TlsProbe | ProxyProbe;

/** How an attempt failed; `other` is told by its detail. */
export type FailureCode = 'notFound' | 'nameTimedOut' | 'refused' | 'timedOut' | 'unreachable' | 'reset' | 'other';

export interface Failure {
  readonly outcome: 'failed';
  readonly code: FailureCode;
  /** What the system said, such as `ECONNREFUSED`. */
  readonly detail: string;
}

/** Not tried: the time of the whole run was over. */
interface NotRun {
  readonly outcome: 'notRun';
}

interface LookedUp {
  readonly outcome: 'answered';
  readonly addresses: readonly string[];
}

interface Queried {
  readonly outcome: 'answered';
  readonly addresses: readonly { readonly address: string; readonly ttlSeconds: number }[];
  /** Other names that the answer went through, where they were asked. */
  readonly aliases: readonly string[];
}

export interface DnsObservation {
  readonly kind: 'dns';
  readonly outcome: 'seen';
  /** As any program of this machine gets it, hosts file included; null where a server was asked directly. */
  readonly lookup: LookedUp | Failure | null;
  /** As DNS servers answer. */
  readonly query: Queried | Failure;
}

export type TcpObservation = { readonly kind: 'tcp' } & (
  { readonly outcome: 'connected'; readonly address: string } | Failure
);

export interface CertificateSeen {
  readonly subject: string;
  readonly issuer: string;
  /** The organisation of the issuer; null where the certificate names none. */
  readonly issuerOrganisation: string | null;
  /** ISO 8601, UTC; null where the text of the certificate is no time. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly fingerprint256: string;
}

export type TlsObservation = { readonly kind: 'tls' } & (
  | {
      readonly outcome: 'negotiated';
      /** `TLSv1.3`, as the library names it. */
      readonly protocol: string;
      readonly certificate: CertificateSeen | null;
      /** Why the chain is not trusted by this machine's authorities, such as `SELF_SIGNED_CERT_IN_CHAIN`; null: it is. */
      readonly distrust: string | null;
    }
  | (Failure & { readonly step: 'connect' | 'proxy' | 'handshake' })
);

export type ProxyObservation = { readonly kind: 'proxy' } & (
  { readonly outcome: 'answered'; readonly status: number } | Failure
);

/** What was seen of one probe. */
export type Observation =
  DnsObservation | TcpObservation | TlsObservation | ProxyObservation | ({ readonly kind: ProbeKind } & NotRun);

/** What follows from what was seen. */
export interface Judgement {
  readonly verdict: 'ok' | 'failed' | 'unknown';
  /** Stable: `preflight/resolves-publicly`. */
  readonly code: string;
  readonly rule: string | null;
  readonly message: string;
  /** What to do; null where nothing is to be done. */
  readonly remedy: string | null;
}
