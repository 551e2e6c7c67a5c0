import dns from 'node:dns';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/run.js';
import { readPreflightEvidence } from '../../src/node/index.js';
import type { AllowListReport, PreflightEvidence } from '../../src/site/index.js';
import {
  closeServersAfterwards,
  dnsServer,
  proxyServer,
  refusedPort,
  tcpServer,
  tlsServer,
} from '../support/loopback-servers.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { makeCertificate } from '../support/test-certificate.js';

closeServersAfterwards();

const folder = temporaryFolder();
const FIXTURE = resolve(import.meta.dirname, '../fixtures/connectivity/site.yaml');
const AT = ['--at', '2026-11-21T20:00:00Z', '--from', 'migrate01'];

const writeSite = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('portolan site urls', () => {
  it('prints text, CSV, JSON and plain patterns, and contacts nothing', async () => {
    const spies = [
      vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(() => {
        throw new Error('a connection was tried');
      }),
      vi.spyOn(dns, 'lookup').mockImplementation(() => {
        throw new Error('a name was looked up');
      }),
    ];
    const text = await runCli('site', 'urls', FIXTURE);
    const csv = await runCli('site', 'urls', FIXTURE, '--format', 'csv');
    const json = await runCli('site', 'urls', '--tool', 'asr-modernized', '--cloud', 'china', '--json');
    const patterns = await runCli('site', 'urls', '--tool', 'migrate-discovery', '--format', 'patterns');
    const plan = await runCli('preflight', FIXTURE, '--plan');
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
    for (const one of [text, csv, json, patterns, plan]) expect(one.exitCode).toBe(0);
    expect(text.out).toContain('WRONG');
    expect(csv.out.split('\r\n')[0]).toBe(
      'source,destination,port,protocol,direction,need,why,tools,pages,doubts,inSiteAllowList',
    );
    expect((JSON.parse(json.out) as AllowListReport).cloud).toBe('china');
    expect(patterns.out.split('\n').filter((line) => line !== '')).toHaveLength(19);
    expect(plan.out).toContain('look up');
  });

  it('says where there is no address to list', async () => {
    const { out, error } = await runCli('site', 'urls', '--tool', 'hyperbdr-failback', '--format', 'patterns');
    expect(out).toBe('');
    expect(error).toContain('no page of the table lists addresses for HyperBDR failback');
  });

  it('says what it does not know', async () => {
    for (const options of [
      ['--tool', 'asr'],
      ['--cloud', 'moon'],
      ['--format', 'xlsx'],
    ]) {
      expect(await runCli('site', 'urls', ...options)).toMatchObject({ exitCode: 2, out: '' });
    }
  });
});

describe('portolan site error-code', () => {
  it('explains a code in any form, and ends with 2 where no page explains any', async () => {
    const { out, exitCode } = await runCli('site', 'error-code', '0x80040154', '1022');
    expect(exitCode).toBe(0);
    expect(out).toContain('VSS not installed');
    expect(out).toContain('902');
    expect((await runCli('site', 'error-code', '--json', '--', '-2147221164')).out).toContain('0x80040154');
    expect(await runCli('site', 'error-code', '999999')).toMatchObject({ exitCode: 2 });
  });
});

async function aSite(name: string): Promise<string> {
  const own = makeCertificate({ commonName: 'vc01.corp.example' });
  const vcenter = await tlsServer({ cert: own.certificate, key: own.key });
  const azure = makeCertificate({ commonName: 'any.azure.example', organisation: 'Corp Inspection' });
  const target = await tlsServer({ cert: azure.certificate, key: azure.key });
  const { port: proxy } = await proxyServer(200, target);
  return writeSite(
    name,
    `endpoints:
  tools: [asr-modernized]
  vcenters: [{ host: 127.0.0.1, port: ${vcenter} }]
  replicationAppliances: []
proxies: [{ address: '127.0.0.1:${proxy}', protocol: http }]
`,
  );
}

describe('portolan preflight', () => {
  it('prints what it will contact, then what it saw, and keeps the evidence once', async () => {
    const site = await aSite('own.yaml');
    const out = join(folder, 'preflight.json');
    const first = await runCli('preflight', site, '--out', out, '--timeout', '3', ...AT);
    expect(first).toMatchObject({ exitCode: 0 });
    expect(first.error).toContain('through 127.0.0.1:');
    expect(first.out).toContain('Seen from migrate01 at 2026-11-21T20:00:00.000Z');
    expect(first.out).toContain('Corp Inspection');
    const evidence = await readPreflightEvidence(out);
    const schema = JSON.parse(readFileSync('schemas/preflight.schema.json', 'utf8')) as object;
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    expect(validate(evidence)).toBe(true);
    expect(evidence.site.file).toBe('own.yaml');
    expect(evidence.probes.length).toBeGreaterThan(10);
    const again = await runCli('preflight', site, '--out', out, '--timeout', '3', ...AT);
    expect(again).toMatchObject({ exitCode: 2 });
    expect(again.error).toContain('left as it is');
    const json = await runCli('preflight', site, '--json', '--timeout', '3', ...AT);
    expect(JSON.parse(json.out)).toEqual(evidence);
  });

  it('asks a DNS server for the private names, and ends with 1 only where that was asked for', async () => {
    const { port, asked } = await dnsServer({
      'migratelsa1.blob.core.windows.net': { addresses: ['10.20.3.4'] },
      'kv1.vault.azure.net': { addresses: ['20.1.1.1'] },
    });
    const site = writeSite(
      'names.yaml',
      'endpoints: { cacheAccounts: [migratelsa1], keyVaults: [kv1] }\nprivateEndpoints: { areUsed: true, subnet: 10.20.3.0/27 }\nproxies: [{ address: 127.0.0.1:9, protocol: http }]\n',
    );
    const options = [site, '--only', 'dns', '--server', `127.0.0.1:${port}`, ...AT];
    const plain = await runCli('preflight', ...options);
    expect(plain.exitCode).toBe(0);
    expect(plain.out).toContain('1 ok, 1 failed, 0 unknown');
    expect(asked).toContain('migratelsa1.blob.core.windows.net 1');
    const strict = await runCli('preflight', ...options, '--fail-on', 'failed');
    expect(strict.exitCode).toBe(1);
    expect(strict.error).toContain('1 probe failed');
  });

  it('gives evidence that a check of the site takes in place of what the file states', async () => {
    const name = 'migratelsa2.blob.core.windows.net';
    const { port } = await dnsServer({ [name]: { addresses: ['10.20.3.4'] } });
    const site = writeSite(
      'stated.yaml',
      `privateEndpoints:\n  areUsed: true\n  subnet: 10.20.3.0/27\n  resolved:\n    - { name: ${name}, service: blob, address: 20.60.1.1 }\n`,
    );
    const before = await runCli('site', 'check', site, '--json');
    expect(before.out).toContain('20.60.1.1');
    const out = join(folder, 'seen.json');
    await runCli('preflight', site, '--only', 'dns', '--server', `127.0.0.1:${port}`, '--out', out, ...AT);
    // Without a proxy in the file the plan has public names too, and this server knows none of them.
    const after = await runCli('site', 'check', site, '--json', '--evidence', out);
    expect(after.exitCode).toBe(0);
    const { findings, problems } = JSON.parse(after.out) as {
      findings: { message: string }[];
      problems: { code: string }[];
    };
    expect(findings.map(({ message }) => message).join('\n')).not.toContain('20.60.1.1');
    expect(problems.map(({ code }) => code)).toContain('preflight/evidence-used');
    const other = await runCli('site', 'check', FIXTURE, '--evidence', out);
    expect(other.error).toContain('preflight/evidence-of-another-file');
  });

  it('is named where a finding rests on it, in place of the line that says the opposite', async () => {
    const { port } = await proxyServer(407);
    const proxy = `{ address: '127.0.0.1:${port}', protocol: http, needsAuthentication: false, resolvesCname: true, inspectsTls: true }`;
    const site = writeSite('opposite.yaml', `endpoints: { tools: [asr-modernized] }\nproxies:\n  - ${proxy}\n`);
    const out = join(folder, 'opposite.json');
    await runCli('preflight', site, '--only', 'proxy', '--out', out, ...AT);
    const { findings } = JSON.parse((await runCli('site', 'check', site, '--json', '--evidence', out)).out) as {
      findings: { challenges: string[]; from: string[] }[];
    };
    const fromOf = (challenge: string) => findings.find(({ challenges }) => challenges.includes(challenge))?.from;
    expect(fromOf('R-PRX-1')).toEqual(['opposite.json']);
    expect(fromOf('R-PRX-2')).toEqual(['opposite.yaml:3']);
    const text = await runCli('site', 'check', site, '--evidence', out);
    expect(text.out).toContain('[opposite.json]');
    expect(text.out).toMatch(/Evidence counts\n.*preflight\/evidence-used.*they replace what opposite\.yaml states/s);
  });

  it('names a port that refuses, and one that never answers, within its time-out', async () => {
    const refused = await refusedPort();
    const mute = await tcpServer();
    const site = writeSite(
      'dead.yaml',
      `endpoints:
  tools: [asr-modernized]
  vcenters: [{ host: 127.0.0.1, port: ${refused} }]
  dnsServers: [{ host: 127.0.0.1, port: ${mute} }]
proxies: [{ address: '127.0.0.1:${mute}' }]
`,
    );
    const began = performance.now();
    const { out } = await runCli('preflight', site, '--json', '--timeout', '0.2', '--concurrency', '16', ...AT);
    const { probes } = JSON.parse(out) as PreflightEvidence;
    const codes = new Map(probes.map(({ probe, judgement }) => [probe.id, judgement.code]));
    expect(codes.get(`tcp:127.0.0.1:${refused}`)).toBe('preflight/refused');
    expect(codes.get(`tcp:127.0.0.1:${mute}`)).toBe('preflight/connected');
    expect(codes.get(`proxy:127.0.0.1:${mute}:management.azure.com:443`)).toBe('preflight/timed-out');
    expect(performance.now() - began).toBeLessThan(8000);
  });

  it('stops at Ctrl-C with nothing written', async () => {
    const mute = await tcpServer();
    const site = writeSite(
      'slow.yaml',
      `endpoints: { tools: [asr-modernized] }\nproxies: [{ address: '127.0.0.1:${mute}' }]\n`,
    );
    const out = join(folder, 'never.json');
    let error = '';
    const heard = new Map<string, () => void>();
    setTimeout(() => heard.get('SIGINT')?.(), 300);
    const exitCode = await run({
      arguments: ['preflight', site, '--out', out, '--timeout', '30'],
      out: () => undefined,
      error: (text) => (error += text),
      today: '2026-11-21',
      isTerminal: false,
      system: {
        on: (signal, hear) => heard.set(signal, hear),
        off: (signal) => heard.delete(signal),
        exit: () => undefined,
      },
    });
    expect(exitCode).toBe(130);
    expect(error).toContain(`nothing was written to ${out}`);
    expect(existsSync(out)).toBe(false);
    expect(heard.size).toBe(0);
  });

  it('refuses options that it could not follow before anything is read', async () => {
    const wrong = [
      ['--only', 'dns,ping'],
      ['--server', 'dns01'],
      ['--timeout', '0'],
      ['--concurrency', 'many'],
      ['--deadline', '-1'],
      ['--fail-on', 'error'],
      ['--at', 'yesterday'],
    ];
    for (const options of wrong) {
      const { exitCode, error } = await runCli('preflight', 'no-such-file.yaml', ...options);
      expect([exitCode, error.includes('cli/bad-option')], options.join(' ')).toEqual([2, true]);
    }
    expect((await runCli('preflight', 'no-such-file.yaml')).error).toContain('node/cannot-read');
  });

  it('does not take another file for evidence', async () => {
    const path = writeSite('other.json', '{}');
    await expect(readPreflightEvidence(path)).rejects.toThrow('preflight/bad-evidence');
  });
});
