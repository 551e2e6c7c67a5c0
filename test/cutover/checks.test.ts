import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CUTOVER_SETTINGS, deriveRunbooks } from '../../src/cutover/index.js';
import type { CutoverSettings, RunbookStep } from '../../src/cutover/index.js';
import type { GraphEdge } from '../../src/graph/index.js';
import { anAddress, edge, estateOf, graphOf, idOf, planOf, SHOP_SETTINGS, shopInput } from './a-shop.js';
import type { ShopMachine } from './a-shop.js';

const testSteps = (wave: number, input: Parameters<typeof deriveRunbooks>[0] = shopInput()): readonly RunbookStep[] =>
  deriveRunbooks(input)
    .find((runbook) => runbook.wave === wave)!
    .parts.find(({ id }) => id === 'testMigration')!.steps;
const stepAt = (steps: readonly RunbookStep[], start: string): RunbookStep | undefined =>
  steps.find(({ title }) => title.startsWith(start));
const withSettings = (more: Partial<CutoverSettings>) => shopInput({ settings: { ...SHOP_SETTINGS, ...more } });

describe('checks of ports behind NAT or a proxy', () => {
  it('ask the new address from the box, and the old one from the clients', () => {
    const steps = testSteps(3);
    const step = stepAt(steps, 'What comes by NAT');
    expect(step?.title).toBe('What comes by NAT reaches shop-db1');
    expect(step?.lines).toEqual([
      '# before the cutover, on the machine that translates (NAT for 10.1.2.11)',
      "nc -zv -w 5 '10.20.2.11' 3306",
      '# after the cutover, on shop-api1, shop-api2',
      "nc -zv -w 5 '10.1.2.11' 3306",
    ]);
    expect(step?.expect.at(-1)).toBe('tcp 3306, mysql: shop-api1 and shop-api2 ask shop-db1.');
    expect(stepAt(steps, 'The ports of the wave')).toBeUndefined();
  });

  it('ask the load balancer before the machine from the proxy', () => {
    const step = stepAt(
      testSteps(
        3,
        withSettings({
          ...{ nat: DEFAULT_CUTOVER_SETTINGS.nat, proxy: 'nginx', proxyAddress: '10.1.0.251' },
          addresses: [anAddress('shop-db1', { newAddress: '10.20.2.11', loadBalancer: '10.20.2.4' })],
        }),
      ),
      'What comes by the proxy',
    );
    expect(step?.lines.slice(0, 2)).toEqual([
      '# before the cutover, on the proxy (nginx on 10.1.2.11, by its own address)',
      "nc -zv -w 5 '10.20.2.4' 3306",
    ]);
    expect(step?.lines.at(-1)).toBe("nc -zv -w 5 '10.1.2.11' 3306");
  });

  it('ask Azure Firewall by its own address from the site', () => {
    const nat = { appliance: 'azureFirewall' as const, snat: null, interface: null, firewall: '10.20.0.4' };
    const step = stepAt(testSteps(3, withSettings({ nat })), 'What comes by NAT');
    expect(step?.lines.slice(0, 2)).toEqual([
      '# before the cutover, on a machine of the site',
      "nc -zv -w 5 '10.20.0.4' 3306",
    ]);
  });

  it('never ask the machine of the site by its name in place of a new address that is not stated', () => {
    const step = stepAt(testSteps(2), 'The ports of the wave');
    expect(step?.lines.filter((line) => line.startsWith('nc '))).toEqual([]);
    expect(step?.what.join(' ')).toContain('newAddress, or a name that a host can have, of shop-api1 and shop-api2.');
  });
});

describe('checks of what was extended', () => {
  it('ask domain controllers in Azure, never those of the site by their names', () => {
    const steps = testSteps(2);
    const step = stepAt(steps, 'Directory and names');
    expect(step?.lines).toEqual([
      '# on a probe machine in the target subnet of shop-api1',
      "dig +time=5 '@SERVER_IN_AZURE' . NS",
      '# which domain controllers the name leads to',
      'dig +short _ldap._tcp.dc._msdcs.DOMAIN_NAME SRV',
    ]);
    expect(step?.expect).toContain('udp 53: for shop-api1, which ask DC01 today.');
    expect(steps.flatMap(({ lines }) => lines).join(' ')).not.toMatch(/DC01/);
    const stated = testSteps(
      2,
      withSettings({ addresses: [...SHOP_SETTINGS.addresses, anAddress('DC01', { newAddress: '10.20.9.4' })] }),
    );
    expect(stepAt(stated, 'Directory and names')?.lines[1]).toBe("dig +time=5 '@10.20.9.4' . NS");
  });

  it('do not ask the old NAT machine, and ask on the site what the plan cuts', () => {
    const machines: readonly ShopMachine[] = [
      { name: 'web1', role: 'web', tier: 'stateless', address: '10.1.0.1', wave: 1 },
      { name: 'nat01', role: 'firewall', tier: 'foundation', address: '10.1.0.2', wave: null },
      { name: 'DC01', role: 'directory', tier: 'foundation', address: '10.1.0.3', wave: null },
    ];
    const plan = planOf(machines);
    const [cut] = [{ client: idOf('web1'), server: idOf('DC01'), port: 1433 }];
    const input = shopInput({
      plan: {
        ...plan,
        cuts: [cut as unknown as (typeof plan.cuts)[number]],
        unplanned: plan.unplanned.map((one) => ({ ...one, kind: 'foundation' as const })),
      },
      graph: graphOf(machines, [edge('web1', 'nat01', 443), edge('web1', 'DC01', 1433), edge('web1', 'DC01', 389)]),
      estate: estateOf(machines),
      calendar: null,
    });
    const steps = testSteps(1, input);
    const lines = steps.flatMap((step) => step.lines);
    expect(lines.join(' ')).not.toContain('nat01');
    expect(stepAt(steps, 'The way out')?.lines[1]).toBe("nc -zv -w 5 'PARTY_OF_THE_INTERNET' 443");
    expect(lines.filter((line) => line.includes('dc01') || line.includes('DC01'))).toEqual([
      "nc -zv -w 5 'DC01.shop.example' 1433",
    ]);
  });
});

/** Who asks whom as the rows to be ticked have it, read back by their words. */
function rowsOf(steps: readonly RunbookStep[]): readonly string[] {
  const split = (words: string): readonly string[] => words.split(/, | and /);
  return steps.flatMap(({ expect: seen, machines }) =>
    seen.flatMap((row) => {
      const asked = /^(?:tcp|udp|tcp\+udp) (\d+)[^:]*: (.+) asks? (.+)\.$/.exec(row);
      const extended = /^(?:tcp|udp|tcp\+udp) (\d+)[^:]*: for (.+), which ask (.+) today\.$/.exec(row);
      const [, port, clients, servers] = extended ?? asked ?? [];
      if (port === undefined) return [];
      const asking = /^all \d+ of them$/.test(clients!) ? machines : split(clients!);
      return asking.flatMap((client) => split(servers!).map((server) => `${client} ${server} ${port}`));
    }),
  );
}

describe('the checks of a wave', () => {
  const NAMES = ['a1', 'a2', 'b1', 'b2', 'c1', 'c2', 'd1', 'd2'] as const;
  const inputs = fc.record({
    waves: fc.array(fc.constantFrom(1, 2, null), { minLength: 8, maxLength: 8 }),
    windows: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    pairs: fc.array(
      fc.record({
        ...{ from: fc.nat(7), to: fc.nat(7), port: fc.constantFrom(389, 443, 3306) },
        isByAddress: fc.constantFrom(true, false, null),
      }),
      { maxLength: 30 },
    ),
  });

  it('are all there, each once, however they are grouped', () => {
    fc.assert(
      fc.property(inputs, ({ waves, windows, pairs }) => {
        const machines = NAMES.map((name, index): ShopMachine => ({
          ...{ name, role: name === 'd1' ? 'directory' : 'api', tier: 'middleware', address: `10.1.0.${index + 1}` },
          ...{ windows: windows[index]!, wave: name === 'd1' ? null : waves[index]! },
        }));
        const known = new Map<string, GraphEdge>();
        for (const { from, to, port, isByAddress } of pairs) {
          if (from !== to) known.set(`${from} ${to} ${port}`, edge(NAMES[from]!, NAMES[to]!, port, { isByAddress }));
        }
        const edges = [...known.values()];
        const addresses = NAMES.map((name, index) => anAddress(name, { newAddress: `10.20.0.${index + 1}` }));
        const input = shopInput({
          ...{ plan: planOf(machines), graph: graphOf(machines, edges), estate: estateOf(machines), calendar: null },
          settings: { ...SHOP_SETTINGS, addresses, canChangeCode: false, applications: [] },
        });
        for (const runbook of deriveRunbooks(input)) {
          const own = new Set(runbook.machines.map(({ id }) => id));
          const asked = edges
            .filter(({ client, server }) => own.has(client) || own.has(server))
            .map(({ client, server, port }) => `${client} ${server} ${port}`);
          const steps = runbook.parts.find(({ id }) => id === 'testMigration')!.steps;
          expect([...rowsOf(steps)].sort()).toEqual(asked.sort());
        }
      }),
    );
  });

  it('are one step for each operating system and place, and disks have titles of their own', () => {
    const titles = testSteps(3).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    const machines = ['x1', 'x2', 'y1'].map((name, index): ShopMachine => ({
      ...{ name, role: 'database', tier: 'data', address: `10.1.0.${index + 1}`, wave: 1 },
    }));
    const estate = estateOf(machines);
    const other = {
      ...estate,
      machines: estate.machines.map((machine) =>
        machine.name === 'y1'
          ? { ...machine, partitions: machine.partitions.map((one) => ({ ...one, name: `${one.name}x` })) }
          : machine,
      ),
    };
    const input = shopInput({ plan: planOf(machines), graph: graphOf(machines, []), estate: other, calendar: null });
    expect(testSteps(1, input).flatMap(({ title }) => (title.startsWith('Disks') ? [title] : []))).toEqual([
      'Disks are there, in order and mounted: Linux, 2 disks of 40 GiB and 500 GiB, as x1 has them',
      'Disks are there, in order and mounted: Linux, 2 disks of 40 GiB and 500 GiB, as y1 has them',
    ]);
  });
});
