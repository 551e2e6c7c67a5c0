import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSite } from '../../../src/node/index.js';
import { renderAllowListCsv, renderAllowListText } from '../../../src/report/index.js';
import { CONNECTIVITY_TOOLS, deriveAllowList, derivePreflightPlan, patternsOf } from '../../../src/site/index.js';
import type { Site } from '../../../src/site/index.js';
import { parseCsvRows } from './parse-csv-rows.js';

let site: Site;
beforeAll(async () => {
  ({ site } = await readSite(resolve(import.meta.dirname, '../../fixtures/connectivity/site.yaml')));
});

const outbound = (...args: Parameters<typeof deriveAllowList>): readonly string[] =>
  deriveAllowList(...args)
    .rows.filter(({ direction }) => direction === 'outbound')
    .map(({ source, destination }) => `${source} > ${destination}`);

describe('the list for the firewall', () => {
  it('has the 19 addresses of the appliance, those of the newer page, and the vault for the machines', () => {
    const { rows } = deriveAllowList(null, { tools: ['asr-modernized'] });
    const all = rows.filter(({ direction }) => direction === 'outbound');
    expect(all.filter(({ source }) => source === 'replicated VM').map(({ destination }) => destination)).toEqual([
      '*.vault.azure.net',
    ]);
    const appliance = all.filter(({ source }) => source === 'Site Recovery appliance');
    const old = appliance.filter(({ pages }) => pages.some(({ date }) => date === '2023-04-04'));
    expect(old).toHaveLength(19);
    expect(appliance.length).toBeGreaterThan(19);
    // Where the pages differ, the row stays and says so.
    expect(appliance.find(({ destination }) => destination === '*.windows.net')?.doubts.join()).toContain('2026-04-21');
    expect(appliance.find(({ destination }) => destination === 'login.windows.net')?.doubts.join()).toContain(
      '2023-04-04',
    );
    expect(appliance.find(({ destination }) => destination === 'portal.azure.com')).toMatchObject({ need: 'required' });
  });

  it('leaves out what only migration needs where a project only discovers', () => {
    const discovery = outbound(null, { tools: ['migrate-discovery'] });
    const migration = outbound(null, { tools: ['migrate-agentless'] });
    expect(migration.filter((row) => !discovery.includes(row))).toEqual([
      'Azure Migrate appliance > *.hypervrecoverymanager.windowsazure.com',
      'Azure Migrate appliance > *.blob.core.windows.net',
    ]);
  });

  it('names no host of another cloud', () => {
    for (const tools of CONNECTIVITY_TOOLS.map((tool) => [tool] as const)) {
      const china = patternsOf(deriveAllowList(null, { tools, cloud: 'china' })).join(' ');
      expect(china).not.toMatch(/usgovcloudapi|azure\.us|core\.windows\.net/);
    }
    const government = deriveAllowList(null, { tools: ['migrate-agentless'], cloud: 'government' });
    expect(patternsOf(government)).toContain('*.blob.core.usgovcloudapi.net');
    expect(patternsOf(government).join(' ')).not.toContain('.cn');
  });

  it('takes tools from the generation, and modernized for classic, with a note', () => {
    expect(deriveAllowList({ replication: { generation: 'agentless' } }).tools).toEqual([
      'migrate-agentless',
      'migrate-discovery',
    ]);
    const classic = deriveAllowList({ replication: { generation: 'classic' } });
    expect(classic.tools).toEqual(['asr-modernized']);
    expect(classic.notes.join()).toContain('unsupported');
    expect(deriveAllowList(null).tools).not.toContain('asr-classic');
  });

  it('tells what of the classic generation reaches Azure, although no table has its addresses', () => {
    const { rows, notes } = deriveAllowList(null, { tools: ['asr-classic'] });
    expect(rows.some(({ direction }) => direction === 'outbound')).toBe(false);
    expect(notes).toEqual([
      'Site Recovery (classic, unsupported since 2026-03-30): no table here lists its addresses; what reaches Azure: configuration server on 443/tcp, process server on 443/tcp',
    ]);
    expect(deriveAllowList(null, { tools: ['asr-modernized', 'hyperbdr-failback'] }).notes).toEqual([]);
  });

  it('names the parts of the site where the file does, with the port as it was changed', () => {
    const { rows } = deriveAllowList(site);
    const internal = rows
      .filter(({ direction }) => direction === 'internal')
      .map((row) => `${row.destination}:${row.port}`);
    expect(internal).toContain('Site Recovery appliance asr01.corp.example:9444');
    expect(internal).toContain('ESXi host esx01.corp.example:902');
    expect(internal).toContain('vCenter vc01.corp.example:443');
    expect(internal).toContain('replicated VM:20004');
    const without = deriveAllowList({ ...site, endpoints: { ...site.endpoints, isMultiVmConsistent: false } });
    expect(without.rows.some(({ port }) => port === 20004)).toBe(false);
  });

  it('tells which rows the site already lists, the wrong bypass, and what has to resolve privately', () => {
    const report = deriveAllowList(site);
    const listed = new Map(report.rows.map((row) => [row.destination, row.isListed]));
    expect(listed.get('*.windows.net')).toBe(true);
    expect(listed.get('*.live.com')).toBe(false);
    expect(report.bypasses.map(({ pattern, isRight }) => [pattern, isRight])).toEqual([
      ['*.blob.core.windows.net', false],
      ['*.vault.azure.net', true],
    ]);
    expect(report.privateNames.map(({ name, zone, subnet }) => [name, zone, subnet])).toEqual([
      [
        'example-asr-pod01-rcm1.ae.siterecovery.windowsazure.com',
        'privatelink.siterecovery.windowsazure.com',
        '10.20.3.0/27',
      ],
      ['migratelsa0815.blob.core.windows.net', 'privatelink.blob.core.windows.net', '10.20.3.0/27'],
      ['migrate-kv-0815.vault.azure.net', 'privatelink.vaultcore.azure.net', '10.20.3.0/27'],
    ]);
    expect(report.staysPublic.flatMap(({ hosts }) => hosts)).toContain('login.microsoftonline.com');
  });
});

it('never tells a password that somebody wrote into the address of a proxy', () => {
  const proxies = [
    { address: 'http://user:hunter2@proxy:8080', bypasses: ['*'] },
    { address: 'socks5://user:hunter2@other:1080', protocol: 'socks' as const, bypasses: ['*'] },
  ];
  const report = deriveAllowList({ proxies });
  expect(report.bypasses.map(({ proxy }) => proxy)).toEqual(['proxy:8080', 'other:1080']);
  expect(JSON.stringify([report, derivePreflightPlan({ proxies })])).not.toContain('hunter2');
});

describe('its forms', () => {
  it('CSV has one row for each rule and private name, and runs no formula', () => {
    const evil = deriveAllowList({
      ...site,
      endpoints: { tools: ['migrate-agentless'], privateNames: ['=cmd|calc.example'] },
    });
    const rows = parseCsvRows(renderAllowListCsv(evil));
    expect(rows).toHaveLength(1 + evil.rows.length + evil.privateNames.length);
    for (const row of rows) {
      expect(row).toHaveLength(rows[0]!.length);
      for (const cell of row) expect(cell).not.toMatch(/^[=+\-@]/);
    }
    expect(rows.flat()).toContain("'=cmd|calc.example");
  });

  it('text says what is missing, wrong and in doubt', () => {
    const text = renderAllowListText(deriveAllowList(site));
    for (const part of ['MISSING', 'WRONG', 'migratelsa0815', 'login.microsoftonline.com', '2027-05-31', 'gwsa']) {
      expect(text).toContain(part);
    }
  });
});
