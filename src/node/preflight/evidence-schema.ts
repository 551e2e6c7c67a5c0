import { z } from 'zod';
import { PROBE_KINDS } from '../../site/index.js';
import type {
  DnsObservation,
  Judgement,
  NameExpectation,
  PreflightEvidence,
  Probe,
  ProbeKind,
  ProxyObservation,
  TcpObservation,
  TlsObservation,
} from '../../site/index.js';

const MOST_PROBES = 100_000;
const text = z.string().max(2000);
const port = z.int().min(1).max(65_535);
const kind = z.enum(PROBE_KINDS as [ProbeKind, ...ProbeKind[]]);

const EXPECTATION: z.ZodType<NameExpectation> = z.union([
  z.strictObject({ kind: z.literal('any') }),
  z.strictObject({ kind: z.literal('private'), subnet: text.nullable(), forward: z.array(text).max(100) }),
]);

const base = { id: text, why: text, rule: text.nullable() };

const PROBE: z.ZodType<Probe> = z.union([
  z.strictObject({
    kind: z.literal('dns'),
    ...base,
    name: text,
    server: text.nullable(),
    expect: EXPECTATION,
    ttlAtMost: z.int().nullable(),
  }),
  z.strictObject({ kind: z.literal('tcp'), ...base, host: text, port }),
  z.strictObject({
    kind: z.literal('tls'),
    ...base,
    host: text,
    port,
    via: text.nullable(),
    issuer: z.enum(['azure', 'any']),
  }),
  z.strictObject({ kind: z.literal('proxy'), ...base, proxy: text, host: text, port }),
]);

const failure = {
  outcome: z.literal('failed'),
  code: z.enum(['notFound', 'nameTimedOut', 'refused', 'timedOut', 'unreachable', 'reset', 'other']),
  detail: text,
};
const FAILURE = z.strictObject(failure);
const addresses = z.array(text).max(1000);

const DNS_SEEN: z.ZodType<DnsObservation> = z.strictObject({
  kind: z.literal('dns'),
  outcome: z.literal('seen'),
  lookup: z.union([z.strictObject({ outcome: z.literal('answered'), addresses }), FAILURE]).nullable(),
  query: z.union([
    z.strictObject({
      outcome: z.literal('answered'),
      addresses: z.array(z.strictObject({ address: text, ttlSeconds: z.int().min(0) })).max(1000),
      aliases: z.array(text).max(100),
    }),
    FAILURE,
  ]),
});

const TCP_SEEN: z.ZodType<TcpObservation> = z.union([
  z.strictObject({ kind: z.literal('tcp'), outcome: z.literal('connected'), address: text }),
  z.strictObject({ kind: z.literal('tcp'), ...failure }),
]);

const TLS_SEEN: z.ZodType<TlsObservation> = z.union([
  z.strictObject({
    kind: z.literal('tls'),
    outcome: z.literal('negotiated'),
    protocol: text,
    certificate: z
      .strictObject({
        subject: text,
        issuer: text,
        issuerOrganisation: text.nullable(),
        validFrom: text.nullable(),
        validTo: text.nullable(),
        fingerprint256: text,
      })
      .nullable(),
    distrust: text.nullable(),
  }),
  z.strictObject({ kind: z.literal('tls'), ...failure, step: z.enum(['connect', 'proxy', 'handshake']) }),
]);

const PROXY_SEEN: z.ZodType<ProxyObservation> = z.union([
  z.strictObject({ kind: z.literal('proxy'), outcome: z.literal('answered'), status: z.int() }),
  z.strictObject({ kind: z.literal('proxy'), ...failure }),
]);

const JUDGEMENT: z.ZodType<Judgement> = z.strictObject({
  verdict: z.enum(['ok', 'failed', 'unknown']),
  code: text,
  rule: text.nullable(),
  message: text,
  remedy: text.nullable(),
});

const count = z.int().min(0);

/** The evidence of a preflight. The annotation keeps schema and types from drifting apart. */
export const EVIDENCE_SCHEMA: z.ZodType<PreflightEvidence> = z
  .strictObject({
    kind: z.literal('portolan-preflight'),
    version: z.literal(1),
    observedAt: z.iso.datetime().meta({ description: 'when the run began, UTC' }),
    observedFrom: text.meta({ description: 'the machine it ran on: what it saw holds for no other' }),
    site: z.strictObject({ file: text, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    options: z.strictObject({
      only: z.array(kind),
      server: text.nullable(),
      timeoutMs: z.number().positive(),
      deadlineMs: z.number().positive(),
      concurrency: z.int().min(1),
    }),
    counts: z.strictObject({ ok: count, failed: count, unknown: count }),
    probes: z
      .array(
        z.strictObject({
          probe: PROBE,
          observation: z.union([
            DNS_SEEN,
            TCP_SEEN,
            TLS_SEEN,
            PROXY_SEEN,
            z.strictObject({ kind, outcome: z.literal('notRun') }),
          ]),
          judgement: JUDGEMENT,
        }),
      )
      .max(MOST_PROBES)
      .meta({ description: 'in the order of the plan' }),
    notChecked: z.array(z.strictObject({ what: text, why: text })).max(MOST_PROBES),
  })
  .meta({ description: 'What portolan preflight saw' });

/** The schema as `schemas/preflight.schema.json` publishes it. */
export const evidenceJsonSchema = (): unknown => z.toJSONSchema(EVIDENCE_SCHEMA);
