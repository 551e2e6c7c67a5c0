import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSite } from '../../../src/node/index.js';
import { evidenceJsonSchema } from '../../../src/node/preflight/evidence-schema.js';
import { parseEvidence } from '../../../src/node/preflight/parse-evidence.js';
import { renderPreflightPlan, renderPreflightText } from '../../../src/report/index.js';
import {
  countVerdicts,
  derivePreflightPlan,
  factsOfEvidence,
  hostAndPort,
  judgeProbe,
  PROBE_KINDS,
  withEvidence,
} from '../../../src/site/index.js';
import type { DnsObservation, DnsProbe, Observation, PreflightEvidence, Probe, Site } from '../../../src/site/index.js';
import { isInRange } from '../../../src/site/addresses.js';
import { isPrivateAddress, isRange } from '../../../src/site/connectivity/private-address.js';

let site: Site;
beforeAll(async () => {
  ({ site } = await readSite(resolve(import.meta.dirname, '../../fixtures/connectivity/site.yaml')));
});

const AT = '2026-11-21T20:00:00.000Z';

describe('a plan', () => {
  it('asks for each thing once, kind by kind, and only for what the site names', () => {
    const { probes } = derivePreflightPlan(site);
    expect(new Set(probes.map(({ id }) => id)).size).toBe(probes.length);
    const kinds = probes.map(({ kind }) => PROBE_KINDS.indexOf(kind));
    expect(kinds).toEqual([...kinds].sort((left, right) => left - right));
    const ids = probes.map(({ id }) => id);
    for (const id of [
      'dns:migratelsa0815.blob.core.windows.net',
      'dns:migratelsa0815.blob.core.windows.net@10.1.0.10',
      'dns:shop.corp.example',
      'tcp:esx01.corp.example:902',
      'tcp:migrate01.corp.example:44368',
      'tls:vc01.corp.example:443',
      'tls:asr01.corp.example:9444',
      'proxy:proxy.corp.example:8080:management.azure.com:443',
      'tls:management.azure.com:443 via proxy.corp.example:8080',
      // It is bypassed, and so the proxy is not asked for it; the vault's name is not.
      'proxy:proxy.corp.example:8080:example-asr-pod01-rcm1.ae.siterecovery.windowsazure.com:443',
    ]) {
      expect(ids).toContain(id);
    }
    expect(ids.join('\n')).not.toMatch(/dns:10\.1\.0\.21|\*|tcp:management|proxy:.*migratelsa0815/);
    expect(derivePreflightPlan({}).probes.map(({ kind }) => kind)).not.toContain('proxy');
  });

  it('says what cannot be checked, and why', () => {
    const { notChecked } = derivePreflightPlan(site);
    const words = notChecked.map(({ what, why }) => `${what}: ${why}`).join('\n');
    for (const part of [
      '*.windows.net:443',
      'shop front end',
      'dns02.corp.example',
      'the host opens this connection',
      'UDP',
    ]) {
      expect(words).toContain(part);
    }
    expect(notChecked).toHaveLength(new Set(notChecked.map(({ what, why }) => what + why)).size);
    const socks = derivePreflightPlan({ ...site, proxies: [{ address: 'p:1080', protocol: 'socks' }] });
    expect(socks.notChecked.map(({ why }) => why).join()).toContain('R-PRX-1');
    expect(socks.probes.map(({ id }) => id)).toContain('tcp:management.azure.com:443');
  });

  it('keeps to the kinds and the server that are asked for', () => {
    const { probes } = derivePreflightPlan(site, { only: ['dns'], server: '10.9.9.9' });
    expect(new Set(probes.map(({ kind }) => kind))).toEqual(new Set(['dns']));
    expect(new Set(probes.map((probe) => (probe as DnsProbe).server))).toEqual(new Set(['10.9.9.9', '10.1.0.10']));
  });

  it('never keeps what stands before the @ of a proxy', () => {
    expect(hostAndPort('http://user:hunter2@proxy.corp:8080/x')).toBe('proxy.corp:8080');
    expect(hostAndPort('proxy.corp')).toBe('proxy.corp:80');
    expect(renderPreflightPlan(derivePreflightPlan({ proxies: [{ address: 'http://u:secret@p:1' }] }))).not.toContain(
      'secret',
    );
  });
});

const privateProbe: DnsProbe = {
  kind: 'dns',
  id: 'dns:x.blob.core.windows.net',
  name: 'x.blob.core.windows.net',
  server: null,
  expect: { kind: 'private', subnet: '10.20.3.0/27', forward: ['blob.core.windows.net'] },
  ttlAtMost: null,
  why: 'private endpoint',
  rule: 'R-PE-1',
};
const seen = (lookup: readonly string[], query: readonly string[] | 'notFound' | 'refused'): DnsObservation => ({
  kind: 'dns',
  outcome: 'seen',
  lookup: { outcome: 'answered', addresses: lookup },
  query:
    typeof query === 'string'
      ? { outcome: 'failed', code: query, detail: 'E' }
      : { outcome: 'answered', addresses: query.map((address) => ({ address, ttlSeconds: 60 })), aliases: [] },
});

describe('a name that this machine resolves', () => {
  it('and no DNS server does is an entry of its hosts file, for tests only', () => {
    for (const query of ['notFound', ['20.60.1.1']] as const) {
      const verdict = judgeProbe(privateProbe, seen(['10.20.3.9'], query), AT);
      expect(verdict).toMatchObject({ verdict: 'failed', code: 'preflight/hosts-file', rule: 'R-PE-2' });
    }
  });

  it('is no entry of the hosts file where DNS servers agree, or could not be asked', () => {
    expect(judgeProbe(privateProbe, seen(['10.20.3.9'], ['10.20.3.9']), AT).verdict).toBe('ok');
    expect(judgeProbe(privateProbe, seen(['10.20.3.9'], 'refused'), AT).verdict).toBe('ok');
  });

  it('is of unknown worth where nobody stated the range', () => {
    const probe: DnsProbe = { ...privateProbe, expect: { kind: 'private', subnet: null, forward: [] } };
    expect(judgeProbe(probe, seen(['10.20.3.9'], ['10.20.3.9']), AT)).toMatchObject({
      verdict: 'unknown',
      code: 'preflight/subnet-not-stated',
    });
    expect(judgeProbe(probe, seen(['20.60.1.1'], ['20.60.1.1']), AT).code).toBe('preflight/resolves-publicly');
  });

  it('is wrong if one address of several is', () => {
    expect(judgeProbe(privateProbe, seen(['10.20.3.9', '20.60.1.1'], ['10.20.3.9', '20.60.1.1']), AT).verdict).toBe(
      'failed',
    );
  });

  it('of Azure DNS asked from outside tells of the forwarder', () => {
    const probe: DnsProbe = { ...privateProbe, server: '168.63.129.16' };
    const silent: DnsObservation = {
      kind: 'dns',
      outcome: 'seen',
      lookup: null,
      query: { outcome: 'failed', code: 'timedOut', detail: 'ETIMEOUT' },
    };
    expect(judgeProbe(probe, silent, AT)).toMatchObject({ code: 'preflight/azure-dns-from-outside', rule: 'R-PE-2' });
  });
});

describe('a failed attempt', () => {
  it.each([
    ['notFound', 'preflight/name-not-found'],
    ['nameTimedOut', 'preflight/name-timed-out'],
    ['refused', 'preflight/refused'],
    ['timedOut', 'preflight/timed-out'],
    ['unreachable', 'preflight/unreachable'],
    ['reset', 'preflight/reset'],
    ['other', 'preflight/failed'],
  ] as const)('by %s is told as %s, with what to do', (code, expected) => {
    const probe: Probe = { kind: 'tcp', id: 't', host: 'vc01', port: 443, why: 'w', rule: null };
    const verdict = judgeProbe(probe, { kind: 'tcp', outcome: 'failed', code, detail: 'EXAMPLE' }, AT);
    expect(verdict).toMatchObject({ verdict: 'failed', code: expected });
    expect(verdict.message).toContain('vc01:443');
    expect(verdict.remedy).not.toBeNull();
  });
});

describe('a range', () => {
  it('holds exactly the addresses that share its prefix (against shifts of bits)', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), fc.nat(2 ** 32 - 1), fc.integer({ min: 1, max: 32 }), (base, other, bits) => {
        const text = (number: number): string => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
        const isSame = base >>> (32 - bits) === other >>> (32 - bits);
        expect(isInRange(text(other), `${text(base)}/${bits}`)).toBe(isSame);
      }),
      { seed: 4, numRuns: 500 },
    );
    for (const text of ['10.0.0.0/33', '10.0.0/8', '10.0.0.256/8', 'fe80::1', ''])
      expect(isRange(text), text).toBe(false);
    const isPrivate = ['10.1.1.1', '172.31.255.255', '172.32.0.0', '192.168.0.1', '100.64.0.1', '20.60.1.1', 'x'].map(
      isPrivateAddress,
    );
    expect(isPrivate).toEqual([true, true, false, true, true, false, false]);
  });
});

function evidenceOf(seenProbes: readonly (readonly [Probe, Observation])[]): PreflightEvidence {
  const probes = seenProbes.map(([probe, observation]) => ({
    probe,
    observation,
    judgement: judgeProbe(probe, observation, AT),
  }));
  return {
    kind: 'portolan-preflight',
    version: 1,
    observedAt: AT,
    observedFrom: 'migrate01',
    site: { file: 'site.yaml', sha256: 'a'.repeat(64) },
    options: { only: PROBE_KINDS, server: null, timeoutMs: 5000, deadlineMs: 300_000, concurrency: 8 },
    counts: countVerdicts(probes),
    probes,
    notChecked: [],
  };
}

describe('evidence', () => {
  const name = 'migratelsa0815.blob.core.windows.net';
  const probe: DnsProbe = { ...privateProbe, name, id: `dns:${name}` };
  const record: DnsProbe = {
    ...privateProbe,
    name: 'shop.corp.example',
    id: 'dns:shop',
    expect: { kind: 'any' },
    ttlAtMost: 300,
  };
  const proxy = {
    kind: 'proxy',
    id: 'p',
    proxy: 'proxy.corp.example:8080',
    host: 'h',
    port: 443,
    why: 'w',
    rule: 'R-PRX-1',
  } as const;
  const through = {
    kind: 'tls',
    id: 't',
    host: 'management.azure.com',
    port: 443,
    via: 'proxy.corp.example:8080',
    issuer: 'azure',
    why: 'w',
    rule: 'R-PRX-1',
  } as const;
  const evidence = evidenceOf([
    [probe, seen(['10.20.3.9'], 'notFound')],
    [
      record,
      {
        ...seen(['10.1.1.1'], ['10.1.1.1']),
        query: { outcome: 'answered', addresses: [{ address: '10.1.1.1', ttlSeconds: 3600 }], aliases: [] },
      },
    ],
    [proxy, { kind: 'proxy', outcome: 'answered', status: 407 }],
    [
      through,
      {
        kind: 'tls',
        outcome: 'negotiated',
        protocol: 'TLSv1.3',
        certificate: {
          subject: 'CN=x',
          issuer: 'CN=Corp',
          issuerOrganisation: 'Corp',
          validFrom: null,
          validTo: null,
          fingerprint256: 'AA',
        },
        distrust: 'SELF_SIGNED_CERT_IN_CHAIN',
      },
    ],
    [
      { kind: 'tcp', id: 'c', host: 'h', port: 1, why: 'w', rule: null },
      { kind: 'tcp', outcome: 'notRun' },
    ],
  ]);

  it('establishes facts of the site, which take the place of what the file states', () => {
    expect(factsOfEvidence(evidence).map(({ kind }) => kind)).toEqual([
      'resolved',
      'hostsEntry',
      'ttl',
      'proxyAuthentication',
      'tlsInspection',
    ]);
    const changed = withEvidence(site, evidence);
    expect(changed.privateEndpoints?.resolved).toEqual([{ name, service: 'blob', address: '10.20.3.9' }]);
    expect(changed.dns?.records?.[0]).toEqual({ name: 'shop.corp.example', ttlSeconds: 3600 });
    expect(changed.dns?.hostsEntries).toEqual([{ machine: 'migrate01', names: [name] }]);
    expect(changed.proxies?.[0]).toMatchObject({ needsAuthentication: true, inspectsTls: true });
    expect(changed.vcenters).toBe(site.vcenters);
  });

  it('of nothing establishes nothing', () => {
    expect(factsOfEvidence(evidenceOf([]))).toEqual([]);
    expect(withEvidence(site, evidenceOf([]))).toEqual(site);
    const failed = evidenceOf([
      [probe, { ...seen([], 'notFound'), lookup: { outcome: 'failed', code: 'timedOut', detail: 'E' } }],
    ]);
    expect(factsOfEvidence(failed)).toEqual([]);
  });

  it('is described by its published schema, and read back as it was', async () => {
    await expect(`${JSON.stringify(evidenceJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
      '../../../schemas/preflight.schema.json',
    );
    const validate = new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(
      evidenceJsonSchema() as object,
    );
    validate(evidence);
    expect(validate.errors).toBeNull();
    expect(parseEvidence(JSON.stringify(evidence))).toEqual(evidence);
    for (const text of ['', '{}', JSON.stringify({ ...evidence, version: 2 })]) expect(parseEvidence(text)).toBeNull();
  });

  it('is told in the order of the plan, with a remedy for each failure', () => {
    const text = renderPreflightText(evidence);
    for (const part of [
      'migrate01',
      '0 ok, 4 failed, 1 unknown',
      'hosts file',
      'R-PRX-1',
      'not supported',
      'preflight/not-run',
    ]) {
      expect(text).toContain(part);
    }
  });
});
