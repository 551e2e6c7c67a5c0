import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveAllowList, SITE_RULES } from '../../src/site/index.js';
import type { ConnectivityTool, Site, SiteRule } from '../../src/site/index.js';
import { isInRange, parseAddress } from '../../src/site/addresses.js';
import { churnLimitOf, HIGH_CHURN, NORMAL_CHURN } from '../../src/site/churn-limits.js';
import { geographyOfLocation, geographyOfRegion } from '../../src/site/express-route-regions.js';
import { describeVssCode } from '../../src/site/vss-codes.js';
import { doOverlap, parseBlackout, throttleMinutes, weekdayOf, weeklyMbps } from '../../src/site/week.js';

const ruleOf = (id: string): SiteRule => SITE_RULES.find((rule) => rule.id === `site/${id}`)!;
const verdict = (id: string, site: Site, asOf = '2026-11-20') =>
  ruleOf(id).check({ site, inventory: null, disputes: {} }, { asOf });
const kind = (...about: Parameters<typeof verdict>): string => verdict(...about).kind;

describe('retention', () => {
  it.each([
    ['classic', 'premium', 24, 'ok'],
    ['classic', 'premium', 25, 'hit'],
    ['classic', 'standard', 72, 'ok'],
    ['classic', 'standard', 73, 'hit'],
    ['classic', undefined, 48, 'unknown'],
    ['classic', undefined, 73, 'hit'],
    ['modernized', undefined, 360, 'ok'],
    ['modernized', undefined, 361, 'hit'],
    ['modernized', 'unmanaged', 72, 'ok'],
    ['modernized', 'unmanaged', 73, 'hit'],
    ['classic', 'unmanaged', 24, 'ok'],
    ['classic', 'unmanaged', 72, 'unknown'],
    ['classic', 'unmanaged', 73, 'hit'],
  ] as const)('%s on %s: %i h is %s', (generation, storage, retentionHours, expected) => {
    expect(kind('r-pol-1', { replication: { generation, storage, retentionHours } })).toBe(expected);
  });

  it.each([
    [undefined, 360, 'ok'],
    [undefined, 361, 'hit'],
    ['unmanaged', 72, 'ok'],
    ['unmanaged', 73, 'hit'],
  ] as const)('machines in Azure on %s disks: %i h is %s', (storage, retentionHours, expected) => {
    const replication = { scenario: 'azureRecovery', storage, retentionHours } as const;
    expect(kind('r-pol-1', { replication })).toBe(expected);
  });
});

describe('what goes around a proxy', () => {
  const around = (bypasses: readonly string[], peering?: 'private' | 'microsoft'): string =>
    kind('r-prx-2', {
      proxies: [{ address: 'p:8080', inspectsTls: false, bypasses }],
      ...(peering === undefined
        ? {}
        : { network: { links: [{ name: 'c', kind: 'expressRoute', peering, carriesReplication: true }] } }),
    });

  it.each([
    '*.blob.core.windows.net',
    '.blob.core.windows.net',
    '*.BLOB.core.windows.net',
    '*.windows.net',
    '*',
    'migrategwsa01.blob.core.windows.net',
    '*.blob.core.usgovcloudapi.net',
  ])('is wrong with private peering where it takes the gateway account along: %s', (pattern) => {
    expect([around([pattern]), around([pattern], 'private')]).toEqual(['hit', 'hit']);
    expect(around([pattern], 'microsoft')).toBe('ok');
  });

  it('is right where it names the cache account, or no storage', () => {
    expect(around(['lsaabc.blob.core.windows.net', '*.vault.azure.net', 'intranet.corp.example'], 'private')).toBe(
      'ok',
    );
    expect(around([])).toBe('ok');
  });

  it('is named without what somebody wrote into the address of the proxy', () => {
    const proxy = { address: 'http://user:hunter2@proxy:8080', protocol: 'socks' } as const;
    for (const more of [{ inspectsTls: true }, { inspectsTls: false, bypasses: ['*'] }]) {
      const site: Site = { proxies: [{ ...proxy, ...more }] };
      const said = JSON.stringify([verdict('r-prx-1', site), verdict('r-prx-2', site)]);
      expect(said).toContain('proxy:8080');
      expect(said).not.toContain('hunter2');
    }
  });

  it('is named, all of it', () => {
    const proxies = [
      { address: 'p:8080', inspectsTls: false, bypasses: ['*', 'lsaabc.blob.core.windows.net', '.windows.net'] },
    ];
    expect(JSON.stringify(verdict('r-prx-2', { proxies }))).toContain('*, .windows.net go around p:8080');
  });
});

describe('the least size of a disk', () => {
  it.each([
    ['modernized', 1, 'hit'],
    ['modernized', 1.001, 'ok'],
    ['agentBased', 1, 'hit'],
    ['agentless', 1, 'ok'],
    ['agentless', 0.5, 'ok'],
  ] as const)('%s: %d GB is %s', (generation, sizeGB, expected) => {
    const ordinary = { isSystemDisk: false, type: 'ordinary', logicalSectorBytes: 512 } as const;
    const disks = [{ machine: 'a', disk: '2', sizeGB, ...ordinary }];
    expect(kind('r-disk-1', { replication: { generation }, disks })).toBe(expected);
  });
});

describe('churn', () => {
  it('takes the printed rows, and between rows the lower one as an assumption', () => {
    expect(churnLimitOf(NORMAL_CHURN.P10, 16)).toEqual({
      ...{ megabytesPerSecond: 4, gigabytesPerDay: 336 },
      ...{ rowKB: 16, isAssumed: false },
    });
    expect(churnLimitOf(NORMAL_CHURN.P10, 24)).toMatchObject({ rowKB: 16, isAssumed: true });
    expect(churnLimitOf(NORMAL_CHURN.P15, 64)).toMatchObject({
      megabytesPerSecond: 8,
      gigabytesPerDay: 672,
      isAssumed: false,
    });
    expect(churnLimitOf(NORMAL_CHURN.P40, 4)).toMatchObject({ megabytesPerSecond: 5, rowKB: 8, isAssumed: true });
    expect(churnLimitOf(NORMAL_CHURN.standard, 64)).toMatchObject({ megabytesPerSecond: 2, isAssumed: true });
    expect(churnLimitOf(HIGH_CHURN.P20, 8).gigabytesPerDay).toBeNull();
    expect(churnLimitOf(HIGH_CHURN.P50, 24).megabytesPerSecond).toBe(50);
  });

  it('never lowers the limit as writes grow', () => {
    const rows = fc.constantFrom(...Object.values(NORMAL_CHURN), ...Object.values(HIGH_CHURN));
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 256 }), fc.integer({ min: 1, max: 256 }), (one, a, b) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)];
        expect(churnLimitOf(one, small).megabytesPerSecond).toBeLessThanOrEqual(
          churnLimitOf(one, large).megabytesPerSecond,
        );
      }),
      { seed: 6 },
    );
  });

  it.each([
    ['P60', 20, false, 'ok'],
    ['P60', 20.01, false, 'hit'],
    ['P80', 50, true, 'ok'],
    ['P80', 50.01, true, 'hit'],
  ] as const)('takes disks above P50: %s at %d MB/s, High Churn %s, is %s', (target, p95MBps, highChurn, expected) => {
    const churn = { disks: [{ machine: 'db01', disk: '2', p95MBps, ioKB: 24, target }] };
    const site = { churn, replication: { scenario: 'azureRecovery', highChurn } } as const;
    expect(kind('r-churn-1', site)).toBe(expected);
    if (expected === 'hit') {
      expect(JSON.stringify(verdict('r-churn-1', site)).includes('assuming the row of P50')).toBe(!highChurn);
    }
  });

  it('tells the assumption in the finding', () => {
    const churn = { disks: [{ machine: 'db01', disk: '2', p95MBps: 5, ioKB: 24, target: 'P15' }] };
    expect(verdict('r-churn-1', { churn })).toMatchObject({
      values: {
        found: 'db01 2 writes 5 MB/s at 24 KB to P15, limit 4 MB/s, assuming the row of 16 KB for a size between rows',
      },
    });
  });
});

describe('bandwidth', () => {
  const cutover = { on: '2026-12-05', initialReplicationOn: '2026-12-01', initialReplicationGB: 500 };

  it('takes 28,000 s for 500 GB at 100 Mb/s, as the vendor computes', () => {
    const found = verdict('r-bw-2', {
      cutover: { ...cutover, on: '2026-12-02' },
      network: { replicationMbps: 100, throttles: [] },
    });
    expect(found).toMatchObject({ kind: 'hit', values: { took: '0.32 days', latest: '2026-11-29' } });
    expect(28_000 / 86_400).toBeCloseTo(0.32, 2);
    expect(kind('r-bw-2', { cutover, network: { replicationMbps: 100, throttles: [] } })).toBe('unknown');
    expect(kind('r-bw-2', { cutover, network: { replicationMbps: 100, throttles: [], blackouts: [] } })).toBe('ok');
  });

  it('counts what throttles leave', () => {
    // 500 GB x 0.7 = 2,800,000 Mb; at 8 Mb/s day and night that is 350,000 s, over 4 days.
    const throttles = [{ from: '00:00', to: '00:00', mbps: 8 }];
    expect(verdict('r-bw-2', { cutover, network: { replicationMbps: 100, throttles } })).toMatchObject({
      values: { took: '4.05 days', end: 'on 2026-12-05' },
    });
  });

  it('counts what blackout windows leave', () => {
    // One hour a week, Sunday 23:00: 3,600 s x 1,000 Mb/s / 8,000 / 0.7 = 642.9 GB. 2026-11-20 is a Friday, so the hours are on
    // November 22 and 29 and December 6; all has to be there by December 2.
    const network = { replicationMbps: 1000, throttles: [], blackouts: ['Monday;0:00;6d23h'] };
    const of = (initialReplicationGB: number) =>
      verdict('r-bw-2', {
        network,
        cutover: { on: '2026-12-05', initialReplicationOn: '2026-11-20', initialReplicationGB },
      });
    expect(of(642)).toMatchObject({ kind: 'ok' });
    expect(of(1285)).toMatchObject({ kind: 'ok' });
    expect(of(1286)).toMatchObject({ kind: 'hit', values: { end: 'on 2026-12-06', latest: '2026-12-02' } });
    // 62.2 hours of as many weeks: 62 whole weeks from Friday 0:00, then 0.2 h on the Sunday after, 2 days and 23 h later.
    expect(of(40_000)).toMatchObject({ kind: 'hit', values: { took: '437 days', end: 'on 2028-01-30' } });
    expect(62 * 7 + 2 + 23.22 / 24).toBeCloseTo(437, 0);
    const always = { ...network, blackouts: ['Monday;0:00;6d23h | Sunday;22:00;2h'] };
    expect(
      kind('r-bw-2', {
        network: always,
        cutover: { on: '2026-12-05', initialReplicationOn: '2026-11-20', initialReplicationGB: 1 },
      }),
    ).toBe('hit');
  });

  it('blocks only what is certain: more written than sent, even when compressed by 30 %', () => {
    const of = (averageMBps: number): string =>
      kind('r-bw-1', { churn: { averageMBps }, network: { replicationMbps: 56 } });
    expect([of(9.9), of(10), of(10.1)]).toEqual(['unknown', 'unknown', 'hit']);
  });

  it('tells how far a throttle leaves data behind', () => {
    // 40 MB/s are 224 Mb/s sent; 112 Mb/s for 10 h send the first half: the oldest unsent byte is 5 h old.
    const site: Site = {
      network: { throttles: [{ from: '08:00', to: '18:00', mbps: 112 }] },
      churn: { averageMBps: 40 },
      replication: { rpoThresholdMinutes: 299 },
    };
    expect(verdict('r-bw-3', site)).toMatchObject({ kind: 'hit', values: { at: 'network.throttles.0' } });
    expect(JSON.stringify(verdict('r-bw-3', site))).toContain('300 min');
    expect(kind('r-bw-3', { ...site, replication: { rpoThresholdMinutes: 300 } })).toBe('unknown');
  });
});

describe('what is wrong in two ways', () => {
  it('is told in one finding', () => {
    const drill = { name: 'shop', kind: 'machine', lastTestOn: '2026-03-20', isCleanedUp: false } as const;
    expect(verdict('r-drill-1', { drills: [drill] })).toMatchObject({
      values: {
        found:
          'the last one of shop was not cleaned up, and so does not count, and was on 2026-03-20, and was due again by 2026-09-20',
        count: 1,
      },
    });
    const vcenter = { name: 'vc01', account: 'svc', role: 'administrator', isAudited: false } as const;
    expect(verdict('r-gov-1', { vcenters: [vcenter] })).toMatchObject({
      values: {
        found: 'svc is an administrator of vc01, and what svc does on vc01 is not logged out of its reach',
        count: 1,
      },
    });
  });

  it('names both loads of an appliance', () => {
    const one = { name: 'appl2', kind: 'replication', machines: 210, churnGBPerDay: 2100, cpus: 8 } as const;
    expect(JSON.stringify(verdict('r-scale-2', { appliances: [one] }))).toContain(
      'appl2 has 210 machines and 2100 GB of changes a day',
    );
  });
});

describe('the port of an endpoint', () => {
  it.each([
    ['esxiHosts', 'ESXi host', 902, 443],
    ['hyperVHosts', 'Hyper-V host', 5986, 5985],
    ['migrateAppliances', 'Azure Migrate appliance', 44_368, 3389],
    ['replicationAppliances', 'Site Recovery appliance', 443, 9443],
  ] as const)('of %s takes the place of the usual one alone', (key, part, usual, other) => {
    const { rows } = deriveAllowList({ endpoints: { [key]: [{ host: 'h1', port: 1234 }] } });
    const ports = rows.filter(({ destination }) => destination === `${part} h1`).map(({ port }) => port);
    expect(ports).toContain(1234);
    expect(ports).toContain(other);
    expect(ports).not.toContain(usual);
  });
});

describe('the allow-list', () => {
  const of = (urls: readonly string[], rest: Site = {}) =>
    verdict('r-url-1', { allowList: { isApplied: true, urls }, ...rest });
  const needed = (tool: ConnectivityTool): readonly string[] =>
    deriveAllowList({}, { tools: [tool] })
      .rows.filter(({ direction, need }) => direction === 'outbound' && need !== 'optional')
      .map(({ destination }) => destination);

  it('is compared with the addresses that the tools of the site need', () => {
    const replication = { generation: 'modernized' } as const;
    const urls = needed('asr-modernized');
    expect(of(urls, { replication }).kind).toBe('ok');
    expect(of(urls.slice(1), { replication })).toMatchObject({
      kind: 'hit',
      values: { which: urls[0], at: 'allowList.urls' },
    });
    expect(JSON.stringify(of(['example.com'], { replication }))).toContain(
      `lacks ${urls.length} of ${urls.length} addresses`,
    );
    expect(of(urls, { replication: { generation: 'agentless' } }).kind).toBe('hit');
  });

  it('lacks something for certain where no tool could do with it, and is unknown where one could', () => {
    expect(of(['example.com']).kind).toBe('hit');
    expect(of(needed('asr-modernized'))).toMatchObject({ kind: 'unknown', fact: 'replication.generation' });
    expect(of(['*']).kind).toBe('ok');
  });
});

describe('the week', () => {
  it('reads blackout windows as the appliance writes them', () => {
    expect(parseBlackout('Monday;7:00;7h')).toEqual([{ startMinute: 420, minutes: 420, text: 'Monday;7:00;7h' }]);
    expect(parseBlackout('Tuesday;8:00;1d7h | Wednesday;16:00;1d')?.map(({ minutes }) => minutes)).toEqual([
      1860, 1440,
    ]);
    for (const text of ['', 'Monday', 'Someday;7:00;7h', 'Monday;25:00;7h', 'Monday;7:00;0h', 'Monday;7:00;8d']) {
      expect(parseBlackout(text), text).toBeNull();
    }
  });

  it('knows weekdays and overlaps over its end', () => {
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-12-05')]).toEqual([0, 5]);
    const [sunday, monday, tuesday] = ['Sunday;22:00;4h', 'Monday;1:00;1h', 'Tuesday;1:00;1h'].map(
      (text) => parseBlackout(text)![0]!,
    );
    expect([doOverlap(sunday!, monday!), doOverlap(monday!, sunday!), doOverlap(sunday!, tuesday!)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('lets the lowest throttle win, over midnight too', () => {
    const week = weeklyMbps(100, [
      { days: ['sunday'], from: '23:00', to: '01:00', mbps: 5 },
      { from: '00:30', to: '02:00', mbps: 50 },
    ]);
    expect([week[0], week[45], week[90], week[150], week[7 * 1440 - 1]]).toEqual([5, 5, 50, 100, 5]);
    expect(throttleMinutes({ from: '08:00', to: '08:00' })).toBe(1440);
  });
});

describe('small readers', () => {
  it('tells addresses within a subnet', () => {
    expect(parseAddress('10.0.0.256')).toBeNull();
    expect(isInRange('10.20.3.31', '10.20.3.0/27')).toBe(true);
    expect(isInRange('10.20.3.32', '10.20.3.0/27')).toBe(false);
    expect(isInRange('1.2.3.4', '0.0.0.0/0')).toBe(true);
    expect(isInRange('x', '10.0.0.0/8')).toBeNull();
    expect(isInRange('10.0.0.1', '10.0.0.0')).toBeNull();
  });

  it('reads one code of VSS however it is printed', () => {
    for (const text of ['0x80040154', '2147746132', '-2147221164', '2147221164']) {
      expect(describeVssCode(text), text).toBe('0x80040154, the provider is not installed');
    }
    expect(describeVssCode('2147943458')).toContain('disabled');
    expect(describeVssCode('2147754756')).toContain('not registered');
    expect(describeVssCode('none')).toBeNull();
  });

  it('knows the geopolitical region of places and regions', () => {
    expect([geographyOfRegion('eastus'), geographyOfRegion('Southeast Asia'), geographyOfRegion('Mars')]).toEqual([
      'North America',
      'Asia',
      null,
    ]);
    expect(geographyOfLocation('Sydney2', undefined)).toBe('Oceania');
    expect(geographyOfLocation('Somewhere', 'europe')).toBe('Europe');
    expect(geographyOfLocation(undefined, undefined)).toBeNull();
  });
});

describe('appliances', () => {
  it.each([
    ['configurationServer', 99, 500, [8, 16, 300]],
    ['configurationServer', 100, 500, [12, 18, 600]],
    ['configurationServer', 50, 501, [12, 18, 600]],
    ['configurationServer', 200, 2048, [16, 32, 1024]],
    ['processServer', 85, 251, [8, 12, 600]],
    ['processServer', 151, 1000, [12, 24, 1024]],
    ['replication', 100, 500, [8, 32, 620]],
    ['replication', 150, 1024, [8, 32, 620]],
    ['replication', 151, 500, [16, 32, 1024]],
  ] as const)('%s for %i machines and %i GB a day', (what, machines, churnGBPerDay, [cpus, memoryGB, cacheGB]) => {
    const one = { name: 'x', kind: what, machines, churnGBPerDay, cpus, memoryGB, cacheGB };
    expect(kind('r-scale-2', { appliances: [one] })).toBe('ok');
    expect(kind('r-scale-2', { appliances: [{ ...one, cpus: cpus - 1 }] })).toBe('hit');
    expect(kind('r-scale-2', { appliances: [{ ...one, memoryGB: memoryGB - 1 }] })).toBe('hit');
    expect(kind('r-scale-2', { appliances: [{ ...one, cacheGB: cacheGB - 1 }] })).toBe('hit');
  });

  it.each([
    [8, 'hit', true],
    [15, 'hit', true],
    [16, 'hit', false],
    [31, 'hit', false],
    [32, 'ok', false],
  ] as const)('check the memory of a replication appliance against 32 GB: %i GB', (memoryGB, expected, isLess) => {
    const appliances = [
      { name: 'x', kind: 'replication', machines: 100, churnGBPerDay: 500, cpus: 8, memoryGB, cacheGB: 620 },
    ] as const;
    expect([kind('r-apl-1', { appliances }), kind('r-scale-2', { appliances })]).toEqual([expected, expected]);
    expect(JSON.stringify(verdict('r-apl-1', { appliances })).includes('less than either')).toBe(isLess);
  });
});

describe('drills', () => {
  it.each([
    ['application', '2026-08-20', 'ok'],
    ['application', '2026-08-19', 'hit'],
    ['machine', '2026-05-20', 'ok'],
    ['machine', '2026-05-19', 'hit'],
    ['machine', '2026-11-21', 'hit'],
  ] as const)('an %s tested on %s is %s on 2026-11-20', (what, lastTestOn, expected) => {
    const drills = [{ name: 'x', kind: what, lastTestOn, isSuccessful: true, isCleanedUp: true }];
    expect(kind('r-drill-1', { drills })).toBe(expected);
  });
});
