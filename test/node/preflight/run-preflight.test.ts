import { describe, expect, it } from 'vitest';
import { runPreflight } from '../../../src/node/index.js';
import type { PreflightRun } from '../../../src/node/index.js';
import type { Judgement, NameExpectation, PreflightEvidence, Probe, TlsProbe } from '../../../src/site/index.js';
import {
  closeServersAfterwards,
  dnsServer,
  proxyServer,
  refusedPort,
  tcpServer,
  tlsServer,
} from '../../support/loopback-servers.js';
import { makeCertificate } from '../../support/test-certificate.js';

closeServersAfterwards();

const AT = '2026-11-21T20:00:00.000Z';
const HOST = '127.0.0.1';

async function look(probes: readonly Probe[], limits: Partial<PreflightRun> = {}): Promise<PreflightEvidence> {
  return runPreflight({
    plan: { probes, notChecked: [] },
    site: { file: 'site.yaml', sha256: '0'.repeat(64) },
    timeoutMs: 2000,
    deadlineMs: 20_000,
    concurrency: 4,
    at: AT,
    from: 'asr01',
    ...limits,
  });
}

async function verdictOf(probe: Probe, limits?: Partial<PreflightRun>): Promise<Judgement> {
  return (await look([probe], limits)).probes[0]!.judgement;
}

const base = { why: 'a test', rule: null };
const tcp = (port: number): Probe => ({ kind: 'tcp', id: `tcp:${HOST}:${port}`, host: HOST, port, ...base });
const tls = (port: number, rest: Partial<TlsProbe> = {}): TlsProbe => ({
  kind: 'tls',
  id: `tls:${port}`,
  host: HOST,
  port,
  via: null,
  issuer: 'any',
  ...base,
  ...rest,
});
const SUBNET: NameExpectation = { kind: 'private', subnet: '10.20.3.0/27', forward: ['blob.core.windows.net'] };
const name = (
  asked: string,
  port: number,
  expectation: NameExpectation = SUBNET,
  ttlAtMost: number | null = null,
): Probe => ({
  kind: 'dns',
  id: `dns:${asked}`,
  name: asked,
  server: `${HOST}:${port}`,
  expect: expectation,
  ttlAtMost,
  why: 'a test',
  rule: 'R-PE-1',
});
const proxy = (port: number, host = 'management.azure.com'): Probe => ({
  kind: 'proxy',
  id: `proxy:${port}`,
  proxy: `${HOST}:${port}`,
  host,
  port: 443,
  why: 'a test',
  rule: 'R-PRX-1',
});

describe('names', () => {
  it('that resolve within the range are ok, outside of it, publicly or not at all they fail, each with its rule', async () => {
    const { port } = await dnsServer({
      'good.blob.core.windows.net': { alias: 'good.privatelink.blob.core.windows.net' },
      'good.privatelink.blob.core.windows.net': { addresses: ['10.20.3.9'], ttl: 10 },
      'other.blob.core.windows.net': { addresses: ['10.20.4.9'] },
      'public.blob.core.windows.net': { addresses: ['20.60.1.1'] },
      'bypassed.blob.core.windows.net': { alias: 'bypassed.privatelink.blob.core.windows.net' },
      'bypassed.privatelink.blob.core.windows.net': { alias: 'blob.ams.store.core.windows.net' },
      'blob.ams.store.core.windows.net': { addresses: ['20.60.1.2'] },
    });
    const { probes } = await look(
      ['good', 'other', 'public', 'bypassed', 'missing'].map((one) => name(`${one}.blob.core.windows.net`, port)),
    );
    expect(probes.map(({ judgement: { verdict, code, rule } }) => [verdict, code, rule])).toEqual([
      ['ok', 'preflight/resolves-privately', 'R-PE-1'],
      ['failed', 'preflight/outside-subnet', 'R-PE-1'],
      ['failed', 'preflight/resolves-publicly', 'R-PE-1'],
      ['failed', 'preflight/endpoint-bypassed', 'R-PE-2'],
      ['failed', 'preflight/name-not-found', 'R-PE-1'],
    ]);
    expect(probes[0]!.observation).toMatchObject({
      lookup: null,
      query: {
        addresses: [{ address: '10.20.3.9', ttlSeconds: 10 }],
        aliases: ['good.privatelink.blob.core.windows.net'],
      },
    });
    expect(probes[3]!.judgement.message).toContain('bypassed.privatelink.blob.core.windows.net');
    expect(probes[3]!.judgement.remedy).toContain('168.63.129.16');
  });

  it('that live too long fail, and those that nobody answers do so after the time-out', async () => {
    const { port } = await dnsServer(
      { 'short.example': { addresses: ['10.1.1.1'], ttl: 60 }, 'long.example': { addresses: ['10.1.1.2'], ttl: 3600 } },
      ['silent.example'],
    );
    const any: NameExpectation = { kind: 'any' };
    const began = performance.now();
    const { probes } = await look(
      ['short', 'long', 'silent'].map((one) => name(`${one}.example`, port, any, 300)),
      { timeoutMs: 300 },
    );
    expect(probes.map(({ judgement }) => judgement.code)).toEqual([
      'preflight/short-ttl',
      'preflight/long-ttl',
      'preflight/dns-no-answer',
    ]);
    expect(probes[1]!.judgement.message).toContain('3600 s');
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it('are looked up by the system too, whose hosts file is seen where DNS servers do not know the name', async () => {
    const { probes } = await look([{ ...name('localhost', 0, { kind: 'any' }), server: null } as Probe], {
      timeoutMs: 500,
    });
    expect(probes[0]!.observation).toMatchObject({
      kind: 'dns',
      lookup: { outcome: 'answered', addresses: ['127.0.0.1'] },
    });
  });
});

describe('ports', () => {
  it('that take connections are ok, without a byte being sent', async () => {
    const heard: Buffer[] = [];
    const port = await tcpServer((bytes) => heard.push(bytes));
    expect(await verdictOf(tcp(port))).toMatchObject({ verdict: 'ok', code: 'preflight/connected' });
    expect(heard).toEqual([]);
  });

  it('that refuse fail as such', async () => {
    expect(await verdictOf(tcp(await refusedPort()))).toMatchObject({ verdict: 'failed', code: 'preflight/refused' });
  });
});

describe('TLS', () => {
  it('shows version, subject, issuer and days of a self-signed certificate, which the site may have', async () => {
    const { certificate, key } = makeCertificate({ commonName: 'vc01.corp.example', organisation: 'VMware' });
    const port = await tlsServer({ cert: certificate, key });
    const { probes } = await look([tls(port)]);
    expect(probes[0]!.observation).toMatchObject({
      protocol: 'TLSv1.3',
      certificate: {
        subject: 'O=VMware, CN=vc01.corp.example',
        issuer: 'O=VMware, CN=vc01.corp.example',
        issuerOrganisation: 'VMware',
        validTo: '2099-01-01T00:00:00.000Z',
      },
    });
    expect(probes[0]!.judgement).toMatchObject({ verdict: 'ok', code: 'preflight/tls' });
  });

  it('below 1.2 fails, though the handshake is let through', async () => {
    const { certificate, key } = makeCertificate({ commonName: 'old.example' });
    const port = await tlsServer({
      cert: certificate,
      key,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT:@SECLEVEL=0',
    });
    expect(await verdictOf(tls(port))).toMatchObject({ verdict: 'failed', code: 'preflight/old-tls' });
  });

  it('with a certificate past its day, or before it, fails', async () => {
    const past = makeCertificate({ commonName: 'past', validTo: new Date('2026-11-20T00:00:00Z') });
    const early = makeCertificate({ commonName: 'early', validFrom: new Date('2026-12-01T00:00:00Z') });
    const ports = await Promise.all([past, early].map(({ certificate, key }) => tlsServer({ cert: certificate, key })));
    const { probes } = await look(ports.map((port) => tls(port)));
    expect(probes.map(({ judgement }) => judgement.code)).toEqual([
      'preflight/certificate-expired',
      'preflight/certificate-not-yet-valid',
    ]);
  });

  it('that somebody opens and signs anew shows as an issuer that Azure does not have', async () => {
    const authority = { commonName: 'Corp Inspection CA', organisation: 'Example Corp' };
    const root = makeCertificate(authority);
    const leaf = makeCertificate({ commonName: 'management.azure.com', issuer: { ...authority, ...root } });
    const port = await tlsServer({ cert: leaf.certificate, key: leaf.key });
    const verdict = await verdictOf(tls(port, { issuer: 'azure' }));
    expect(verdict).toMatchObject({ verdict: 'failed', code: 'preflight/unexpected-issuer', rule: 'R-PRX-1' });
    expect(verdict.message).toContain('Corp Inspection CA');
  });

  it('fails as a handshake where the port speaks something else, or is slow to speak', async () => {
    const mute = await tcpServer();
    const rude = await tcpServer((_bytes, socket) => socket.end('220 smtp ready\r\n'));
    const began = performance.now();
    const { probes } = await look([tls(mute), tls(rude)], { timeoutMs: 300 });
    expect(probes.map(({ judgement }) => judgement.code)).toEqual(['preflight/no-handshake', 'preflight/no-handshake']);
    expect(probes[0]!.observation).toMatchObject({ code: 'timedOut', step: 'handshake' });
    expect(performance.now() - began).toBeLessThan(3000);
    expect(await verdictOf(tls(await refusedPort()))).toMatchObject({ code: 'preflight/refused' });
  });
});

describe('a proxy', () => {
  it('that opens a way is ok, and TLS is seen through it', async () => {
    const { certificate, key } = makeCertificate({ commonName: 'management.azure.com', organisation: 'Example' });
    const target = await tlsServer({ cert: certificate, key });
    const { port, asked } = await proxyServer(200, target);
    const through = tls(443, { host: 'management.azure.com', via: `${HOST}:${port}`, issuer: 'azure' });
    const { probes } = await look([proxy(port), through]);
    expect(probes.map(({ judgement }) => judgement.code)).toEqual([
      'preflight/proxy-connects',
      'preflight/unexpected-issuer',
    ]);
    expect(asked[0]).toBe('CONNECT management.azure.com:443 HTTP/1.1\r\nHost: management.azure.com:443\r\n\r\n');
  });

  it.each([
    [407, 'preflight/proxy-authenticates'],
    [403, 'preflight/proxy-refuses'],
    [502, 'preflight/proxy-cannot-reach'],
  ])('that answers %i fails as %s', async (status, code) => {
    const { port } = await proxyServer(status);
    const verdict = await verdictOf(proxy(port));
    expect(verdict).toMatchObject({ verdict: 'failed', code, rule: 'R-PRX-1' });
    if (status === 407) expect(verdict.message).toContain('an authenticating proxy is not supported');
    const through = tls(443, { host: 'management.azure.com', via: `${HOST}:${port}` });
    const [seen] = (await look([through])).probes;
    expect(seen?.observation).toMatchObject({ step: 'proxy', detail: `HTTP ${status}` });
    expect(seen?.judgement).toMatchObject({ code, message: verdict.message, remedy: verdict.remedy });
  });

  it('that is none, or says nothing, fails', async () => {
    const mail = await tcpServer((_bytes, socket) => socket.write('220 smtp ready\r\n'));
    const mute = await tcpServer();
    const { probes } = await look([proxy(mail), proxy(mute)], { timeoutMs: 300 });
    expect(probes[0]!.judgement).toMatchObject({ verdict: 'failed', code: 'preflight/failed' });
    expect(probes[0]!.judgement.message).toContain('not that of an HTTP proxy');
    expect(probes[1]!.judgement.code).toBe('preflight/timed-out');
  });
});

describe('a run', () => {
  it('keeps the order of its plan whatever ends first, with no more under way than allowed', async () => {
    let open = 0;
    let most = 0;
    const slow = await tcpServer();
    const quick = await tlsServer(makeOptions());
    const counting = await tcpServer((_bytes, socket) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        socket.destroy();
      }, 40);
    });
    const plan = [
      tls(slow),
      tls(quick),
      ...Array.from({ length: 6 }, (_, index) => ({ ...tls(counting), id: `c${index}` })),
    ];
    const { probes, counts } = await look(plan, { timeoutMs: 400, concurrency: 2 });
    expect(probes.map(({ probe }) => probe.id)).toEqual(plan.map(({ id }) => id));
    expect(most).toBeLessThanOrEqual(2);
    expect(counts).toEqual({ ok: 1, failed: 7, unknown: 0 });
  });

  it('ends at its deadline, and says of the rest that it was not tried', async () => {
    const mute = await tcpServer();
    const began = performance.now();
    const { probes, counts } = await look(
      Array.from({ length: 5 }, (_, index) => ({ ...tls(mute), id: `m${index}` })),
      { timeoutMs: 10_000, deadlineMs: 200, concurrency: 1 },
    );
    expect(performance.now() - began).toBeLessThan(3000);
    expect(counts).toEqual({ ok: 0, failed: 0, unknown: 5 });
    expect(new Set(probes.map(({ judgement }) => judgement.code))).toEqual(new Set(['preflight/not-run']));
  });

  it('stops at a signal with every connection closed', async () => {
    const closed: boolean[] = [];
    const mute = await tcpServer((_bytes, socket) => socket.on('close', () => closed.push(true)));
    const stop = new AbortController();
    setTimeout(() => {
      stop.abort(new Error('stopped by the test'));
    }, 150);
    await expect(look([tls(mute)], { timeoutMs: 10_000, signal: stop.signal })).rejects.toThrow('stopped by the test');
    await expect.poll(() => closed.length).toBe(1);
  });

  it('is the same to the byte for the same servers and time', async () => {
    const port = await tcpServer();
    const plan = [tcp(port), proxy(await refusedPort())];
    expect(JSON.stringify(await look(plan))).toBe(JSON.stringify(await look(plan)));
  });
});

function makeOptions(): { cert: string; key: string } {
  const { certificate, key } = makeCertificate({ commonName: 'quick.example' });
  return { cert: certificate, key };
}
