import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CALENDAR_SETTINGS, deriveWaveCalendar } from '../../src/calendar/index.js';
import type { CutoverWindow } from '../../src/calendar/index.js';
import { DEFAULT_CUTOVER_SETTINGS, deriveRunbooks } from '../../src/cutover/index.js';
import type { CutoverSettings, Runbook, RunbookInput, RunbookPart, RunbookStep } from '../../src/cutover/index.js';
import { parseCutoverSettings } from '../../src/node/parse-cutover-settings.js';
import { openYaml } from '../../src/node/yaml-document.js';
import { renderRunbookMarkdown } from '../../src/report/index.js';
import type { OutsideDependency } from '../../src/waves/index.js';
import { DEFAULT_WAVE_SETTINGS } from '../../src/waves/index.js';
import { anAddress, edge, estateOf, graphOf, idOf, planOf, SHOP_SETTINGS, shopInput } from './a-shop.js';
import { anEstate } from '../calendar/a-wave-plan.js';
import type { ShopMachine } from './a-shop.js';

const partOf = (runbook: Runbook | undefined, id: RunbookPart['id']): readonly RunbookStep[] =>
  runbook?.parts.find((part) => part.id === id)?.steps ?? [];
const linesOf = (steps: readonly RunbookStep[]): readonly string[] => steps.flatMap(({ lines }) => lines);
const of = (wave: number, more: Partial<RunbookInput> = {}): Runbook | undefined =>
  deriveRunbooks(shopInput(more)).find((runbook) => runbook.wave === wave);
const settings = (more: Partial<CutoverSettings>): CutoverSettings => ({ ...SHOP_SETTINGS, ...more });

describe('the runbooks of the shop', () => {
  it('translate the address of the database on the Linux firewall, with a way back for each line', () => {
    const [step] = partOf(of(3), 'addresses');
    expect(step?.title).toBe('shop-db1 is called by its address: NAT in both directions on the old address');
    expect(step?.what).toContain('shop-api1 and shop-api2 ask shop-db1 on tcp 3306.');
    expect(step?.lines).toEqual([
      '# shop-db1: 10.1.2.11 leads to 10.20.2.11',
      'sysctl -w net.ipv4.ip_forward=1',
      'nft add table ip portolan_wave_3_1',
      "nft 'add chain ip portolan_wave_3_1 prerouting { type nat hook prerouting priority -110 ; policy accept ; }'",
      "nft 'add chain ip portolan_wave_3_1 postrouting { type nat hook postrouting priority 90 ; policy accept ; }'",
      'nft add rule ip portolan_wave_3_1 prerouting ip daddr 10.1.2.11 tcp dport 3306 counter dnat to 10.20.2.11:3306',
      'nft add rule ip portolan_wave_3_1 postrouting ip daddr 10.20.2.11 tcp dport 3306 ct status dnat counter snat to 10.1.0.250',
      '# only after the machine of the site is off; needed where clients share its subnet',
      'ip address add 10.1.2.11/32 dev eth1',
      'arping -c 3 -A -I eth1 10.1.2.11',
    ]);
    expect(step?.rollbackLines).toEqual([
      'nft delete table ip portolan_wave_3_1',
      'ip address del 10.1.2.11/32 dev eth1',
    ]);
  });

  it('never guess how the second connection calls: it is listed to be found out', () => {
    const open = partOf(of(3), 'addresses').find(({ title }) => title.startsWith('To find out'));
    expect(open?.what).toContain('shop-db1: tcp 3306 by shop-db2.');
  });

  it('take the other ways where the facts allow them, and say why', () => {
    const chosenBy = (more: Partial<CutoverSettings>): string | undefined =>
      partOf(of(3, { settings: settings(more) }), 'addresses')[0]?.title;
    const db = anAddress('shop-db1', { newAddress: '10.20.2.11' });
    expect(chosenBy({ addresses: [{ ...db, canChangeCode: true }] })).toContain('names instead');
    expect(chosenBy({ nat: DEFAULT_CUTOVER_SETTINGS.nat, proxy: 'haproxy' })).toContain('reverse proxy');
    expect(chosenBy({ subnetsThatMove: ['10.1.2.0/24'] })).toContain('whole subnet');
    expect(chosenBy({ nat: DEFAULT_CUTOVER_SETTINGS.nat })).toContain('not decided');
    // A machine of another wave is left in the range: it cannot move.
    const [step] = partOf(of(3, { settings: settings({ subnetsThatMove: ['10.1.0.0/16'] }) }), 'addresses');
    expect(step?.title).toContain('NAT');
    expect(step?.what.join(' ')).toContain('10.1.0.0/16 cannot move with this wave: shop-web1');
  });

  it('write no rule without both addresses', () => {
    const [step] = partOf(of(3, { settings: settings({ addresses: [] }) }), 'addresses');
    expect(step?.lines).toEqual([]);
    expect(step?.what).toContain('To be stated before the lines are whole: newAddress of shop-db1.');
  });

  it('ask ports from where they will run, and leave noise out', () => {
    const steps = partOf(of(1), 'testMigration');
    const across = steps.find(({ title }) => title.startsWith('Ports of the site answer across the link'));
    expect(across?.lines).toEqual([
      '# on a probe machine in the target subnet of shop-web1, shop-web2, shop-web3',
      "nc -zv -w 5 'shop-api1.shop.example' 8080",
      "nc -zv -w 5 'shop-api2.shop.example' 8080",
    ]);
    expect(linesOf(steps).join(' ')).not.toContain('9100');
    const back = partOf(of(2), 'testMigration').find(({ title }) => title.startsWith('The ports of the wave'));
    expect(back?.title).toBe('The ports of the wave can be reached from clients that are in Azure already: Linux');
    expect(back?.machines).toEqual(['shop-web1', 'shop-web2', 'shop-web3'].map(idOf));
  });

  it('list disks and mount points as the inventory has them', () => {
    const disks = partOf(of(3), 'testMigration').find(({ title }) => title.startsWith('Disks'));
    expect(disks?.expect).toEqual([
      'Disk 1 of 2: Hard disk 1 at scsi0:0, 40 GiB, the boot disk.',
      'Disk 2 of 2: Hard disk 2 at scsi0:1, 500 GiB.',
      'Mounted: /, 38 GiB.',
      'Mounted: /var/lib/mysql, 500 GiB.',
    ]);
  });

  it('freeze, compare, fence and only then promote the database', () => {
    const titles = partOf(of(3), 'cutover').map(({ title }) => title);
    const at = (start: string): number => titles.findIndex((title) => title.startsWith(start));
    const order = [
      'shop-db (MySQL): freeze',
      'shop-db (MySQL): let the copy',
      'shop-db (MySQL): fence',
      'Shut down',
      'Migrate',
      'shop-db (MySQL): compare',
      'Let the clients in',
    ].map(at);
    expect(order.every((index) => index >= 0)).toBe(true);
    expect([...order].sort((left, right) => left - right)).toEqual(order);
    expect(partOf(of(3), 'prepare').flatMap(({ what }) => what)).toContain(
      'shop-db2 asks shop-db1 on port 3306, 1 connections, taken for replication.',
    );
  });

  it('add the domain to Front Door before any record, and state the rollback point', () => {
    const front = partOf(of(1), 'prepare').find(({ title }) => title.includes('Azure Front Door'));
    expect(front?.lines.slice(0, 2)).toEqual([
      '_dnsauth.www.shop.example. 3600 IN TXT "TOKEN_SHOWN_BY_FRONT_DOOR"',
      'www.shop.example. 60 IN CNAME ENDPOINT_NAME.azurefd.net.',
    ]);
    const swap = partOf(of(1), 'cutover').find(({ title }) => title === 'Swap Shop to Azure');
    expect(of(1)?.rollbackPoint).toContain(`step ${swap?.number ?? '?'} first allows`);
    expect(partOf(of(3), 'cutover').some(({ title }) => title.startsWith('Swap'))).toBe(false);
  });

  it('weigh step by step where that is asked for', () => {
    const steps = partOf(of(1, { settings: settings({ method: 'gradual', through: 'trafficManager' }) }), 'cutover');
    expect(steps.flatMap(({ title }) => /^(\d+) %/.exec(title)?.[1] ?? [])).toEqual(['5', '25', '50', '100']);
  });

  it('lower TTLs by the old TTL and a day before, and check one TTL after the switch', () => {
    const table = partOf(of(1), 'addresses').find(({ title }) => title.startsWith('Timetable'));
    const own = table?.lines
      .filter((line) => line.startsWith('shop-web1.shop.example  '))
      .map((line) => line.split(/ {2,}/).slice(1, 3));
    expect(own).toEqual([
      ['lower', '2026-12-04T02:00:00Z'],
      ['switch', '2026-12-05T02:00:00Z'],
      ['check', '2026-12-05T02:01:00Z'],
      ['raise', '2026-12-05T07:00:00Z'],
    ]);
    const long = settings({ dns: { ...SHOP_SETTINGS.dns, oldTtlSeconds: 172_800 } });
    expect(linesOf(partOf(of(1, { settings: long }), 'addresses')).join('\n')).toContain(
      'lower   2026-12-03T02:00:00Z',
    );
  });

  it('bring one domain controller into the test network, not two', () => {
    const [, directory] = partOf(of(1), 'testMigration');
    expect(directory?.title).toBe('Bring exactly one domain controller into the test network');
    expect(directory?.what[0]).toBe('Known domain controllers: DC01 and DC02.');
  });
});

const HOSTILE = [
  '</script><script>alert(1)',
  "a'; rm -rf / #",
  '$(reboot)',
  '`id`',
  'a|b',
  '-oProxyCommand=x',
  'x\ny',
  '__proto__',
  '=HYPERLINK()',
  'a\u2019; calc',
  '* b',
  '1. c',
  '\\',
];
const name = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.stringMatching(/^[a-z]{1,8}[0-9]{1,2}$/),
);
const role = fc.constantFrom(...(['web', 'api', 'database', 'directory', 'queue', null] as const));

/** Estates of any names in up to three waves, with edges between any of them. */
const inputs = fc
  .record({
    machines: fc.uniqueArray(
      fc.record({
        name,
        role,
        wave: fc.constantFrom(1, 2, 3, null),
        windows: fc.boolean(),
        byte: fc.integer({ min: 1, max: 250 }),
      }),
      { minLength: 1, maxLength: 12, selector: (one) => one.name.toLowerCase() },
    ),
    pairs: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(53, 443, 3306), fc.constantFrom(true, false, null)), {
      maxLength: 20,
    }),
    appliance: fc.constantFrom('nftables' as const, 'iptables' as const, 'azureFirewall' as const, null),
  })
  .map(({ machines, pairs, appliance }): RunbookInput => {
    const shop = machines.map((one): ShopMachine => ({
      ...one,
      tier: one.role === 'database' ? 'data' : 'stateless',
      address: `10.9.0.${one.byte}`,
    }));
    const at = (index: number): string => shop[index % shop.length]!.name;
    const edges = pairs.map(([from, to, port, isByAddress]) =>
      edge(at(from), at(to), port, { isByAddress, protocol: null }),
    );
    return shopInput({
      plan: planOf(shop),
      graph: graphOf(shop, edges),
      estate: estateOf(shop),
      settings: {
        ...SHOP_SETTINGS,
        nat: { ...SHOP_SETTINGS.nat, appliance },
        addresses: shop.map((one, index) => anAddress(one.name, { newAddress: `10.20.0.${index + 1}` })),
      },
    });
  });

describe('parties outside the inventory', () => {
  const aParty = (machine: string, more: Partial<OutsideDependency>): OutsideDependency => ({
    ...{ machine: idOf(machine), party: '', addresses: [], parties: 1, direction: 'asks', port: 443, protocol: 'tcp' },
    ...{ product: null, isStateful: false, connectionsPerDay: null, where: 'internet', wave: 2 },
    ...more,
  });
  const steps = partOf(
    of(2, {
      plan: {
        ...shopInput().plan,
        outside: [
          aParty('shop-api1', { party: 'pay.example', addresses: ['203.0.113.9'] }),
          aParty('shop-api2', { party: 'pay.example', addresses: ['203.0.113.9'] }),
          aParty('shop-api1', { addresses: ['10.9.9.9'], port: 1521, product: 'oracle', where: 'site' }),
          aParty('shop-api1', { party: "x'; reboot", where: 'unknown', port: 25 }),
          aParty('shop-api1', { direction: 'isAsked', parties: 3, port: 8443 }),
          aParty('shop-web1', { party: 'other.example', wave: 1 }),
        ],
      },
    }),
    'testMigration',
  );
  const step = (start: string): RunbookStep | undefined => steps.find(({ title }) => title.startsWith(start));

  it('are tried from the target subnet, by name or address, with what has to be true', () => {
    const internet = step('Parties of the internet');
    expect(internet?.machines).toEqual([idOf('shop-api1'), idOf('shop-api2')]);
    expect(internet?.lines).toEqual([
      '# on a probe machine in the target subnet of shop-api1, shop-api2',
      "dig +short 'pay.example' A",
      "nc -zv -w 5 'pay.example' 443",
    ]);
    expect(internet?.what.join(' ')).toContain('the new one is on the list before the cutover');
    expect(step('Parties on the site')?.lines[1]).toBe("nc -zv -w 5 '10.9.9.9' 1521");
    expect(step('Parties of which nobody')?.lines[1]).toMatch(/^# tcp 25 of /);
    expect(step('Who asks')?.what).toContain('shop-api1: tcp 8443 by 3 users of the internet.');
    expect(JSON.stringify(steps)).not.toContain('other.example');
  });

  it('and what else cannot pass in the test network is listed with its reason', () => {
    const what = step('What cannot pass')?.what.join(' ') ?? '';
    // Six of the web servers and one to the directory; two to the database; four of the six parties are asked.
    expect(what).toContain('7 dependencies to or from machines that are in Azure already or were extended there');
    expect(what).toContain('2 dependencies across the link');
    expect(what).toContain('4 dependencies to parties outside the inventory');
  });
});

describe('databases by their engine', () => {
  const PRODUCTS = ['mysql', 'postgresql', 'sql-server', 'oracle', 'mongodb', 'redis', 'rabbitmq', 'some-store'];
  const cutoverOf = (product: string, replication: 'own' | 'machine' | 'dump'): readonly RunbookStep[] => {
    const { graph } = shopInput();
    const other = JSON.parse(JSON.stringify(graph).replaceAll('"mysql"', JSON.stringify(product))) as typeof graph;
    const databases = [{ machines: ['shop-db*'], replication, primary: 'shop-db1' }];
    return partOf(of(3, { graph: other, settings: settings({ databases }) }), 'cutover');
  };
  /** What lets one in Azure take writes. */
  const PROMOTIONS = [
    ...['SET PERSIST read_only = OFF;', 'SELECT pg_promote();', 'ALTER AVAILABILITY GROUP [GROUP_NAME] FAILOVER;'],
    ...[
      'ALTER DATABASE SWITCHOVER TO STANDBY_NAME;',
      'rs.reconfig(cfg)',
      'redis-cli REPLICAOF NO ONE',
      'rabbitmqctl start_app',
    ],
  ];

  it.each(PRODUCTS)('%s: positions are compared before anything is promoted, and users come last', (product) => {
    const steps = cutoverOf(product, 'own');
    const known = product !== 'some-store';
    const compared = steps.findIndex(({ title }) => title.includes('let the copy in Azure come to the noted position'));
    const promoted = steps.findIndex(({ lines }) => lines.some((line) => PROMOTIONS.includes(line)));
    const open = steps.findIndex(({ title }) => title === 'Let the clients in');
    expect(compared).toBeGreaterThan(steps.findIndex(({ title }) => title.includes('freeze writes')));
    expect(steps[compared]?.lines.length).toBeGreaterThan(known ? 0 : -1);
    if (known) expect(promoted).toBeGreaterThan(compared);
    expect(promoted).toBeLessThan(open);
    const freed = steps
      .filter(({ title }) => /fence|exactly one/.test(title))
      .map(({ rollback }) => rollback.join(' '));
    expect(freed).toHaveLength(2);
    for (const back of freed) expect(back).toMatch(/nobody has written in Azure|was not promoted/);
  });

  it.each(['sql-server', 'oracle', 'mongodb'])('%s is handed over while the old one still runs', (product) => {
    const steps = cutoverOf(product, 'own');
    const promoted = steps.findIndex(({ lines }) => lines.some((line) => PROMOTIONS.includes(line)));
    expect(promoted).toBeLessThan(steps.findIndex(({ title }) => title.startsWith('Shut down')));
  });

  it('stop a copy of disks cleanly without disabling it, and take back what the freeze wrote to them', () => {
    for (const product of PRODUCTS) {
      const lines = linesOf(cutoverOf(product, 'machine'));
      expect(lines.filter((line) => line.includes('disable --now') || PROMOTIONS.includes(line))).toEqual([]);
    }
    const postgres = cutoverOf('postgresql', 'machine').find(({ title }) => title.includes('exactly one'));
    const at = (line: string): number => postgres?.lines.indexOf(line) ?? -1;
    expect(at('SELECT pg_current_wal_lsn();')).toBeGreaterThanOrEqual(0);
    expect(at('ALTER SYSTEM RESET default_transaction_read_only;')).toBeGreaterThan(at('SELECT pg_current_wal_lsn();'));
  });

  it('write no line of another mode for a dump', () => {
    for (const product of PRODUCTS) {
      const steps = cutoverOf(product, 'dump');
      expect(linesOf(steps).filter((line) => PROMOTIONS.includes(line))).toEqual([]);
      expect(steps.some(({ title }) => title.includes('copy it to Azure while nobody writes'))).toBe(true);
    }
  });
});

describe('times and batches', () => {
  const calendar = shopInput().calendar!;
  /** The second wave in two batches over the end of summer time in Chicago, whose clocks go back at 07:00Z on 1 November 2026. */
  const withBatches = (machines: readonly (readonly string[])[]): RunbookInput => {
    const window: CutoverWindow = {
      ...calendar.windows[1]!,
      ...{ from: '2026-11-01T06:30:00Z', to: '2026-11-01T08:30:00Z', zone: 'America/Chicago', outageMinutes: 40 },
      batches: machines.map((names, index) => ({
        ...{ number: index + 1, machines: names.map(idOf), minutes: 20 },
        ...{ from: ['2026-11-01T06:30:00Z', '2026-11-01T06:50:00Z'][index]!, to: '2026-11-01T07:10:00Z' },
      })),
    };
    return shopInput({ calendar: { ...calendar, zone: 'Australia/Melbourne', windows: [window] } });
  };
  const cutoverOf = (input: RunbookInput): readonly RunbookStep[] =>
    partOf(
      deriveRunbooks(input).find(({ wave }) => wave === 2),
      'cutover',
    );

  it('are said in UTC, by the clock of the users and by that of the site, right over a change of clocks', () => {
    const [decide] = cutoverOf(withBatches([['shop-api1', 'shop-api2']]));
    expect(decide?.what[0]).toBe(
      'The window: 2026-11-01 06:30 to 08:30 UTC; 2026-11-01 01:30 (-05:00) to 02:30 America/Chicago (-06:00); 2026-11-01 17:30 to 19:30 Australia/Melbourne (+11:00).',
    );
    expect(decide?.what.join(' ')).toContain(
      'By plan every machine is checked in Azure at 2026-11-01 07:10 UTC; 2026-11-01 01:10 America/Chicago (-06:00); 2026-11-01 18:10 Australia/Melbourne (+11:00). The 80 minutes behind that are the margin',
    );
  });

  it('go batch by batch, each shut down, migrated and looked at before the next', () => {
    const titles = cutoverOf(withBatches([['shop-api2'], ['shop-api1']])).map(({ title }) => title);
    expect(titles.filter((title) => title.startsWith('Batch'))).toEqual([
      'Batch 1 of 2: 1 machine',
      'Batch 1 of 2: Shut down on the site: programs and middleware',
      'Batch 1 of 2: Migrate: last cycle, then machines in Azure',
      'Batch 1 of 2: Look at them in Azure: programs and middleware',
      'Batch 2 of 2: 1 machine',
      'Batch 2 of 2: Shut down on the site: programs and middleware',
      'Batch 2 of 2: Migrate: last cycle, then machines in Azure',
      'Batch 2 of 2: Look at them in Azure: programs and middleware',
    ]);
    const steps = cutoverOf(withBatches([['shop-api2'], ['shop-api1']]));
    const machinesOf = (start: string) =>
      steps.filter(({ title }) => title.startsWith(start)).map(({ machines }) => machines);
    expect(machinesOf('Batch 1')).toEqual(Array.from({ length: 4 }, () => [idOf('shop-api2')]));
    expect(machinesOf('Batch 2')).toEqual(Array.from({ length: 4 }, () => [idOf('shop-api1')]));
  });

  it('are one batch where the calendar has those of other machines, and say so', () => {
    const input = withBatches([['shop-api2'], ['shop-web1']]);
    expect(cutoverOf(input).some(({ title }) => title.startsWith('Batch'))).toBe(false);
    expect(deriveRunbooks(input)[1]?.assumptions.join(' ')).toContain('batches of other machines');
  });

  it('have the batches of the calendar, none of their own', () => {
    const input = shopInput();
    const settingsOfCalendar = { ...DEFAULT_CALENDAR_SETTINGS, cutoverAtOnce: 1, firstDay: '2026-11-23' };
    const dated = deriveWaveCalendar({
      plan: {
        ...input.plan,
        asOf: '2026-11-20',
        made: 'planned',
        settings: DEFAULT_WAVE_SETTINGS,
      },
      ...{ graph: input.graph, estate: anEstate(input.estate.machines), peaks: null, settings: settingsOfCalendar },
    });
    for (const { wave, batches } of dated.windows) {
      const steps = partOf(
        deriveRunbooks({ ...input, calendar: dated }).find((runbook) => runbook.wave === wave),
        'cutover',
      );
      for (const step of steps.filter(({ title }) => title.includes('Migrate: last cycle'))) {
        const [, number = '1'] = /^Batch (\d+) of/.exec(step.title) ?? [];
        expect(step.machines).toEqual(batches[Number(number) - 1]!.machines);
      }
      expect(steps.filter(({ title }) => title.includes('Migrate: last cycle'))).toHaveLength(batches.length);
    }
  });
});

describe('any runbooks', () => {
  it('have every machine of the wave in test migration, cutover and decommission', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        for (const runbook of deriveRunbooks(input)) {
          const own = input.plan.waves.find(({ number }) => number === runbook.wave)?.machines ?? [];
          for (const id of ['testMigration', 'cutover', 'decommission'] as const) {
            const seen = new Set(partOf(runbook, id).flatMap(({ machines }) => machines));
            expect(own.filter((machine) => !seen.has(machine))).toEqual([]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('number steps without gaps, and are the same bytes again', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const runbooks = deriveRunbooks(input);
        for (const { wave, parts } of runbooks) {
          const numbers = parts.flatMap(({ steps }) => steps.map(({ number }) => number));
          expect(numbers).toEqual(
            parts.flatMap(({ steps }, part) => steps.map((_, step) => `${wave}.${part + 1}.${step + 1}`)),
          );
          expect(parts.every(({ steps }) => steps.length > 0)).toBe(true);
        }
        expect(deriveRunbooks(input)).toEqual(runbooks);
      }),
      { numRuns: 40 },
    );
  });

  it('let no hostile name into a command: only comments bear names that no host can have', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const hostile = input.estate.machines
          .map((machine) => machine.name)
          .filter((one) => /[^\w.-]|^-/.test(one) && one.trim().length > 2);
        for (const runbook of deriveRunbooks(input)) {
          const lines = runbook.parts.flatMap(({ steps }) =>
            steps.flatMap((step) => [...step.lines, ...step.rollbackLines]),
          );
          expect(lines.filter((line) => /[\n\r]/.test(line))).toEqual([]);
          const commands = lines.filter(
            (line) => !line.startsWith('#') && /^(?:nc|dig|Test-Net|Resolve|nft|iptables|echo|ip )/.test(line),
          );
          const quoted = commands.flatMap((line) => line.match(/'[^']*'/g) ?? []);
          expect(commands.filter((line) => hostile.some((one) => line.includes(`'${one}'`)))).toEqual([]);
          expect(quoted.filter((text) => !/^'[@\w.:/ {};%=#\\$-]*'$/.test(text))).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('render as Markdown in which names are text', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        for (const runbook of deriveRunbooks(input)) {
          const markdown = renderRunbookMarkdown(runbook);
          const prose = markdown.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
          const own = prose.replace(/<\/?sub>|^- \[ \] |^> /gm, '').replace(/\\[\s\S]/g, '');
          expect(own.match(/[<>`|[\]]/g)).toBeNull();
          expect(markdown.match(/^### /gm)?.length).toBe(runbook.parts.flatMap(({ steps }) => steps).length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('count times from the cutover where nothing is dated', () => {
    const [first] = deriveRunbooks(shopInput({ calendar: null }));
    expect(first?.assumptions).toContain('Nothing is dated: times are counted from the cutover.');
    expect(linesOf(partOf(first, 'addresses')).join('\n')).toContain('86400 s before the cutover');
    expect(JSON.stringify(first)).not.toContain('undefined');
  });
});

describe('rules of the other appliances', () => {
  const withNat = (nat: Partial<CutoverSettings['nat']>): RunbookStep | undefined =>
    partOf(of(3, { settings: settings({ nat: { ...SHOP_SETTINGS.nat, ...nat } }) }), 'addresses')[0];

  it('iptables: each rule is removed by its own words', () => {
    const step = withNat({ appliance: 'iptables', snat: null, interface: null });
    const rules = step?.lines.filter((line) => line.startsWith('iptables')) ?? [];
    expect(rules[0]).toBe(
      'iptables -t nat -I PREROUTING -d 10.1.2.11/32 -p tcp --dport 3306 -m comment --comment portolan-wave-3-1 -j DNAT --to-destination 10.20.2.11:3306',
    );
    expect(rules[1]).toContain('-j MASQUERADE');
    expect(step?.rollbackLines).toEqual(rules.map((rule) => rule.replace(' -I ', ' -D ')));
  });

  it('Azure Firewall: a rule as data, for its own address only', () => {
    const step = withNat({ appliance: 'azureFirewall', firewall: '10.20.0.4' });
    expect(JSON.parse(step?.lines[0] ?? '{}')).toEqual({
      ...{ ruleType: 'NatRule', name: 'portolan-wave-3-1-tcp-3306', ipProtocols: ['TCP'] },
      ...{
        sourceAddresses: ['10.1.1.11', '10.1.1.12'],
        destinationAddresses: ['10.20.0.4'],
        destinationPorts: ['3306'],
      },
      ...{ translatedAddress: '10.20.2.11', translatedPort: '3306' },
    });
    expect(step?.warning).toContain('only what is addressed to itself');
  });

  it('a hosts entry is an emergency, and its way back removes exactly this entry', () => {
    const db = anAddress('shop-db1', { newAddress: '10.20.2.11', canChangeCode: true });
    const steps = partOf(of(3, { settings: settings({ addresses: [db] }) }), 'addresses');
    const hosts = steps.find(({ title }) => title.startsWith('Emergency only'));
    expect(hosts?.lines[1]).toBe(
      "echo '10.20.2.11 shop-db1.shop.example # portolan-wave-3-1' | sudo tee -a /etc/hosts",
    );
    expect(hosts?.rollbackLines[1]).toBe("sudo sed -i '/# portolan-wave-3-1$/d' /etc/hosts");
    expect(hosts?.warning).toContain('overrides DNS');
  });
});

describe('docs/cutover.md', () => {
  const page = readFileSync(new URL('../../docs/cutover.md', import.meta.url), 'utf8');
  const blocks = [...page.matchAll(/```(\w+)\n([\s\S]*?)```/g)];

  it('has the rules and the way back that its settings give', () => {
    const [rules, back] = blocks.flatMap(([, language, text]) => (language === 'sh' ? [text] : []));
    const opened = openYaml(blocks.find(([, language]) => language === 'yaml')?.[2] ?? '', 'waves.yaml');
    if (!('document' in opened)) throw new Error(opened.found);
    const read = parseCutoverSettings(opened);
    expect(read.problems).toEqual([]);
    const [step] = partOf(of(3, { settings: read.values }), 'addresses');
    expect(step?.number).toBe('3.3.1');
    expect(step?.lines.join('\n')).toBe(rules?.trim());
    expect(step?.rollbackLines.join('\n')).toBe(back?.trim());
  });
});
