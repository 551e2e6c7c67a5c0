import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveChecklist } from '../../src/replication/index.js';
import type { CacheAccount, ChecklistInput, ChecklistItem, ReplicatedMachine } from '../../src/replication/index.js';
import { AGENTLESS_PRIVILEGES, deriveAllowList, PRIVATE_ZONES } from '../../src/site/index.js';
import type { Site } from '../../src/site/index.js';
import { aReplicatedMachine } from './a-first-copy.js';

const aMachine = (changes: Partial<ReplicatedMachine> = {}): ReplicatedMachine =>
  aReplicatedMachine('db', 1, { manager: 'vc01.corp.example', host: 'esx1.corp.example', ...changes });

const anAccount = (name: string): CacheAccount => ({
  ...{ name, kind: 'standard', machines: [], iops: null, churnMBps: null, said: '', source: '' },
});

const anInput = (changes: Partial<ChecklistInput> = {}): ChecklistInput => ({
  machines: [aMachine()],
  ...{ placement: { appliances: [], cacheAccounts: [anAccount('cache-1')] }, site: null },
  ...changes,
});

type Part = ReturnType<typeof deriveChecklist>[number]['part'];
const itemsOf = (part: Part, input: ChecklistInput = anInput()): readonly ChecklistItem[] =>
  deriveChecklist(input).find((one) => one.part === part)!.items;
const whats = (items: readonly ChecklistItem[]): string => items.map(({ what }) => what).join('\n');

/** What would end a line of a shell, or of a sheet. */
const ANY_BREAK = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;
/** A name that is no plain host: it stands in no command. Very short ones stand in any text. */
const isHostile = (name: string): boolean =>
  name.length > 3 &&
  !/^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/i.test(name) &&
  !/^[0-9a-f:.]+$/i.test(name) &&
  name !== '-Port';

describe('the checklist of a plan', () => {
  it('has ports to the vCenters and hosts of its machines, with a command for each', () => {
    const ports = itemsOf('ports');
    expect(whats(ports)).toMatch(/Azure Migrate appliance reaches vCenter vc01\.corp\.example on 443\/tcp/);
    const esxi = ports.find(
      ({ to, port, from }) => to === 'ESXi host esx1.corp.example' && port === 902 && from !== null,
    );
    expect(esxi?.check).toContain('portolan preflight site.yaml --only tcp');
    expect(esxi?.check).toContain('Test-NetConnection -ComputerName esx1.corp.example -Port 902');
    expect(whats(ports)).not.toMatch(/9443|20004/);
  });

  it('is that of the generations that it uses, and of no other', () => {
    const modernized = [aMachine({ generation: 'modernized' })];
    expect(whats(itemsOf('ports', anInput({ machines: modernized })))).toMatch(/9443\/tcp/);
    expect(whats(itemsOf('ports', anInput({ machines: modernized })))).not.toMatch(/ 902\//);
    const hyperV = anInput({ machines: [aMachine({ generation: 'hyperV', source: 'hyperv', host: 'hv1' })] });
    expect(whats(itemsOf('ports', hyperV))).toMatch(/Hyper-V host hv1 on 5986/);
    const needed = itemsOf('urls', hyperV).filter(({ from }) => from === 'Hyper-V host');
    expect(needed.map(({ to, port }) => `${to}:${port}`)).toEqual([
      'login.microsoftonline.com:443',
      'backup.windowsazure.com:443',
      '*.hypervrecoverymanager.windowsazure.com:443',
      '*.blob.core.windows.net:443',
      'dc.services.visualstudio.com:443',
      'time.windows.com:123',
    ]);
    expect(needed.every(({ source }) => source.includes('hyper-v-migration.md (10/16/2023), "URL access'))).toBe(true);
    expect(whats(itemsOf('urls', hyperV))).not.toMatch(/no page/);
    const protect = itemsOf('urls', { ...hyperV, purpose: 'protect' }).find(({ from }) => from === 'Hyper-V host')!;
    expect(protect.why).toMatch(/the page is Azure Migrate's/);
  });

  it('of the classic generation is that of a configuration server, and says what is unknown of it', () => {
    const input = anInput({ machines: [aMachine({ generation: 'classic' })] });
    const ports = whats(itemsOf('ports', input));
    expect(ports).toMatch(/replicated VM reaches configuration server on 443\/tcp/);
    expect(ports).toMatch(/replicated VM reaches process server on 9443\/tcp/);
    expect(ports).toMatch(/unknown: how the configuration server reaches vCenter/);
    const urls = itemsOf('urls', input);
    expect(urls.map(({ id }) => id)).toEqual(['urls/configuration-server', 'urls/note-1']);
    expect(urls[1]!.what).toContain('configuration server on 443/tcp, process server on 443/tcp');
    expect(urls[0]!.what).toMatch(/^unknown: the addresses in Azure/);
    expect(urls[0]!.check).toContain('vmware-azure-configuration-server-requirements.md');
    const all = deriveChecklist(input).flatMap(({ items }) => items);
    for (const { what, source } of all) {
      expect(what).not.toContain('Site Recovery appliance');
      expect(source).not.toContain('modernized');
    }
    const server = itemsOf('ports', input).find(({ to }) => to === 'configuration server');
    expect(server?.check).not.toContain('endpoints');
    const zones = whats(itemsOf('names', { ...input, site: { privateEndpoints: { areUsed: true } } }));
    expect(zones).toContain('siterecovery');
  });

  it('has every address of the tables for its tools, once', () => {
    const { rows } = deriveAllowList(null, { tools: ['migrate-agentless', 'migrate-discovery'] });
    const urls = itemsOf('urls');
    for (const { destination, direction } of rows) {
      if (direction === 'outbound') expect(urls.some(({ to }) => to === destination)).toBe(true);
    }
    expect(urls.find(({ to }) => to?.startsWith('*.') === true)?.check).toMatch(/a pattern is no name/);
  });

  it('asks for private endpoints, their names and rights where the site uses them, and for none elsewhere', () => {
    expect(itemsOf('privateEndpoints')).toEqual([]);
    const site: Site = {
      privateEndpoints: { areUsed: true, subnet: '10.20.3.0/27', resolved: [] },
      endpoints: { privateNames: ['x.siterecovery.windowsazure.com'], keyVaults: ['kv1'] },
    };
    const input = anInput({ machines: [aMachine({ generation: 'modernized' })], site });
    const endpoints = whats(itemsOf('privateEndpoints', input));
    expect(endpoints).toMatch(
      /5 free addresses for the endpoint of the vault and 1 for each cache account in 10\.20\.3\.0\/27/,
    );
    expect(endpoints).toMatch(/cache-1 is General Purpose v2/);
    expect(endpoints).toMatch(/login\.microsoftonline\.com/);
    const names = itemsOf('names', input);
    expect(whats(names)).toMatch(/x\.siterecovery\.windowsazure\.com resolves to an address of 10\.20\.3\.0\/27/);
    const zones = PRIVATE_ZONES.filter(({ tools }) => tools.includes('asr-modernized'));
    for (const { zone } of zones) expect(whats(names)).toContain(zone);
    expect(names.some(({ check }) => check.includes('168.63.129.16'))).toBe(true);
    expect(whats(itemsOf('rights', input))).toMatch(
      /Contributor and Storage Blob Data Contributor on the cache account cache-1/,
    );
  });

  it('tells what a private circuit does not carry', () => {
    const links = [{ name: 'er1', kind: 'expressRoute', peering: 'private', carriesReplication: true }] as const;
    const onCircuit = whats(itemsOf('privateEndpoints', anInput({ site: { network: { links } } })));
    expect(onCircuit).toMatch(/er1: only the cache account \(lsa\) may go around the proxy/);
    expect(onCircuit).toMatch(
      /er1: where the project of Azure Migrate is public, its control plane stays on the internet/,
    );
    const vpn = [{ name: 'vpn1', kind: 'siteToSiteVpn', carriesReplication: true }] as const;
    const machines = [aMachine({ generation: 'modernized' })];
    expect(whats(itemsOf('privateEndpoints', anInput({ machines, site: { network: { links: vpn } } })))).toMatch(
      /vpn1: replication over a site-to-site VPN needs private endpoints/,
    );
  });

  it('judges the proxy of the site and what goes around it', () => {
    const proxies = [{ address: 'http://proxy.corp.example:3128', bypasses: ['*.blob.core.windows.net'] }];
    const urls = whats(itemsOf('urls', anInput({ site: { proxies } })));
    expect(urls).toMatch(/no proxy that asks for authentication/);
    expect(urls).toMatch(/\*\.blob\.core\.windows\.net goes around the proxy .*: wrong/);
  });

  it('names the privileges of each vCenter by generation', () => {
    const machines = [
      aMachine(),
      aMachine({ manager: 'vc02' }),
      aMachine({ manager: 'vc02', generation: 'modernized' }),
    ];
    const rights = itemsOf('rights', anInput({ machines }));
    expect(rights.map(({ id }) => id)).toEqual([
      ...[
        'rights/vcenter/vc01.corp.example/agentless',
        'rights/vcenter/vc02/agentless',
        'rights/vcenter/vc02/modernized',
      ],
    ]);
    for (const one of AGENTLESS_PRIVILEGES) expect(rights[0]?.what).toContain(one);
  });

  it('holds each id once, checks everything, and makes no command of a name', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom('x; Remove-Item C:\\', '$(reboot)', '`id`', '</script>', '__proto__', '=HYPERLINK("x")', 'a b'),
      fc.constantFrom(
        'a\nreboot',
        'a\r\nreboot',
        '-Port',
        "x' -or 'y",
        'x" | iex',
        'x & calc',
        'a\u2028b',
        '..',
        'x|y',
        '%PATH%',
      ),
    );
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), fc.boolean(), (names, areUsed) => {
        const machines = names.map((one) =>
          aMachine({ manager: one, host: one, generation: areUsed ? 'modernized' : 'agentless' }),
        );
        const parts = deriveChecklist(anInput({ machines, site: { privateEndpoints: { areUsed } } }));
        expect(parts.map(({ part }) => part)).toEqual(['ports', 'urls', 'privateEndpoints', 'names', 'rights']);
        const items = parts.flatMap((part) => part.items);
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
        for (const { check, why, source } of items) {
          expect(Math.min(check.length, why.length, source.length)).toBeGreaterThan(0);
          const hosts = [
            ...check.matchAll(/(?:Test-NetConnection -ComputerName|Resolve-DnsName -Name|nc -vz|\/computer:) ?(\S+)/g),
          ].map((found) => found[1]);
          expect(check).not.toMatch(ANY_BREAK);
          for (const evil of names.filter(isHostile)) expect(check).not.toContain(evil);
          for (const host of hosts) expect(host).toMatch(/^(?:<host>|[\w.:-]+);?\.?$/);
        }
      }),
      { numRuns: 60 },
    );
  });
});
