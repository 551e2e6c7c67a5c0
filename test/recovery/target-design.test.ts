import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DependencyGraph, GraphEdge } from '../../src/graph/index.js';
import { deriveGraph } from '../../src/graph/index.js';
import type { Machine, MachineId } from '../../src/model/index.js';
import { createFlowCheck, deriveTargetDesign, SECURITY_LIMITS } from '../../src/recovery/index.js';
import type { AskedFlow, TargetDesign } from '../../src/recovery/index.js';
import { endpointOf } from '../../src/recovery/endpoints-table.js';
import { createNamer } from '../../src/recovery/security-names.js';
import { regionTag } from '../../src/recovery/security-needs.js';
import { ageOf } from '../../src/recovery/security-rules.js';
import { formatRange, overlaps, parseRange } from '../../src/recovery/subnets-ranges.js';
import { protocolsOf } from '../../src/waves/index.js';
import { aMachine } from '../support/a-machine.js';
import { readEstate, SETTINGS } from './an-estate.js';
import type { ReadEstate } from './an-estate.js';

const allOf = ({ estate }: Pick<ReadEstate, 'estate'>) => ({
  asOf: '2026-11-22',
  machines: estate.machines.map(({ id }) => ({ id })),
});

/**
 * The rules read a second time, as text: each address and group spelt out to machines, and every rule tried. Of two rules that fit the one
 * with the lower number decides.
 */
function passesByText({ machines, securityGroups, rules }: TargetDesign, flow: AskedFlow): boolean {
  const spelt = (names: readonly string[]): ReadonlySet<string> =>
    new Set(
      names.flatMap((name) => {
        const group = securityGroups.find((one) => one.name === name);
        if (group !== undefined) return group.machines;
        return machines.filter(({ address }) => name === '*' || name === address).map(({ machine }) => machine);
      }),
    );
  return (['outbound', 'inbound'] as const).every((direction) => {
    const end = direction === 'outbound' ? flow.client : flow.server;
    const { subnet } = machines.find(({ machine }) => machine === end)!;
    const fitting = rules.filter(
      (rule) =>
        rule.subnet === subnet &&
        rule.direction === direction &&
        ['any', flow.protocol].includes(rule.protocol) &&
        rule.ports.some((ports) => {
          const [from, to = from] = ports === '*' ? ['0', '65535'] : ports.split('-');
          return Number(from) <= flow.port && flow.port <= Number(to);
        }) &&
        spelt(rule.sources).has(flow.client) &&
        spelt(rule.destinations).has(flow.server),
    );
    const first = fitting.reduce<(typeof fitting)[number] | null>(
      (best, rule) => (best === null || rule.priority < best.priority ? rule : best),
      null,
    );
    return first?.access === 'allow';
  });
}

const seenFlows = (edges: readonly GraphEdge[]): ReadonlySet<string> =>
  new Set(
    edges
      .filter(({ kind }) => kind !== 'noise')
      .flatMap((edge) => protocolsOf(edge).protocols.map((protocol) => keyOf({ ...edge, protocol }))),
  );
const keyOf = ({
  client,
  server,
  port,
  protocol,
}: Pick<AskedFlow, 'client' | 'server' | 'port' | 'protocol'>): string => [client, server, port, protocol].join();

function* everyFlow(ids: readonly MachineId[], ports: Iterable<number>): Generator<AskedFlow> {
  const all = [...new Set(ports)];
  for (const client of ids) {
    for (const server of ids) {
      if (client === server) continue;
      for (const port of all) for (const protocol of ['tcp', 'udp'] as const) yield { client, server, port, protocol };
    }
  }
}

let shop: ReadEstate;
let design: TargetDesign;
const shopWith = (more: Partial<Parameters<typeof deriveTargetDesign>[0]>): TargetDesign =>
  deriveTargetDesign({ ...shop, plan: allOf(shop), settings: SETTINGS, region: null, ...more });

beforeAll(async () => {
  shop = await readEstate('webshop');
  design = shopWith({});
});

describe('the rules of the web shop', () => {
  it('let through every dependency that was seen', () => {
    expect(design.check).toEqual({ seen: 73, allowed: 73, denied: [] });
  });

  it('let through nothing else, pair by pair and port by port, where every machine stands for itself', () => {
    const exact = shopWith({ aggregation: 'exact' });
    const seen = seenFlows(shop.graph.edges);
    const passes = createFlowCheck(exact);
    const ids = shop.estate.machines.map(({ id }) => id);
    for (const flow of everyFlow(ids, [...shop.graph.edges.map(({ port }) => port), 3306, 445])) {
      // The directory keeps itself in step over ports of its document, to addresses of the site that no machine here has.
      expect([keyOf(flow), passes(flow)]).toEqual([keyOf(flow), seen.has(keyOf(flow))]);
    }
  });

  it('let through nothing that no member of a group was seen to do, where members are treated alike', () => {
    const unitOf = new Map(
      design.machines.map(({ machine, securityGroup }) => [machine, securityGroup ?? machine] as const),
    );
    const unitKey = (flow: AskedFlow): string =>
      [unitOf.get(flow.client), unitOf.get(flow.server), flow.port, flow.protocol].join();
    const seen = new Set(
      shop.graph.edges.flatMap((edge) => protocolsOf(edge).protocols.map((protocol) => unitKey({ ...edge, protocol }))),
    );
    const passes = createFlowCheck(design);
    for (const flow of everyFlow(
      shop.estate.machines.map(({ id }) => id),
      [...shop.graph.edges.map(({ port }) => port), 22],
    )) {
      expect([keyOf(flow), passes(flow)]).toEqual([keyOf(flow), seen.has(unitKey(flow))]);
      expect(passesByText(design, flow)).toBe(passes(flow));
    }
  });

  it('keep the limits of Azure: priorities once each and in their range, one group a side, names that it takes, and an end', () => {
    for (const { name: subnet } of design.subnets.filter(({ purpose }) => purpose === 'machines')) {
      for (const direction of ['inbound', 'outbound'] as const) {
        const own = [...design.rules, ...design.operations, ...design.later].filter(
          (rule) => rule.subnet === subnet && rule.direction === direction,
        );
        const priorities = own.map(({ priority }) => priority);
        expect(new Set(priorities).size).toBe(own.length);
        expect(Math.min(...priorities)).toBeGreaterThanOrEqual(SECURITY_LIMITS.priority.first);
        expect(own.filter(({ access }) => access === 'deny').map(({ priority }) => priority)).toEqual([
          SECURITY_LIMITS.priority.last,
        ]);
        expect(new Set(own.map(({ name }) => name)).size).toBe(own.length);
        for (const { name, sources, destinations } of own) {
          expect(name).toMatch(/^[a-z0-9][a-z0-9._-]{0,78}[a-z0-9_]$/u);
          for (const side of [sources, destinations]) {
            const groups = side.filter((one) => one.startsWith('asg-')).length;
            expect(groups === 0 || side.length === 1).toBe(true);
            // One service tag at most, and nothing beside it.
            const tags = side.filter((one) => /^[A-Z]/u.test(one)).length;
            expect(tags === 0 || side.length === 1).toBe(true);
          }
        }
      }
    }
  });

  it('rest on evidence with its age, and say where it is old', () => {
    const rule = (asOf: string) =>
      shopWith({ plan: { ...allOf(shop), asOf } }).rules.find(({ name }) => name === 'in-asg-fe-asg-api-tcp-8080')!;
    expect(rule('2026-11-22').evidence).toMatchObject({ edges: 6, lastSeen: '2026-11-15', ageDays: 7, isOld: false });
    expect(rule('2027-02-13').evidence).toMatchObject({ ageDays: 90, isOld: false });
    expect(rule('2027-02-14').evidence).toMatchObject({ ageDays: 91, isOld: true });
    expect(rule('2027-02-14').said).toContain('ask before it is opened');
    expect(ageOf({ lastSeen: null }, '2026-11-22')).toEqual({ ageDays: null, isOld: false });
  });

  it('send what went out through the NAT firewall to what that one asked, and no further', () => {
    const out = design.rules.filter(({ name }) => name.startsWith('out-asg-fe-'));
    expect(
      out.filter(({ said }) => said.includes('nat01')).map(({ destinations, ports }) => [destinations, ports]),
    ).toEqual([
      [['198.51.100.20'], ['443']],
      [['203.0.113.40'], ['443']],
    ]);
    expect(design.rules.some(({ destinations }) => destinations.includes('Internet'))).toBe(false);
  });
});

describe('what a rule of the web shop rests on', () => {
  it('is what was seen inbound, and an inference from the same connections outbound, each with its evidence', () => {
    const between = design.rules.filter(({ said }) => said.includes('ways between its machines were seen'));
    expect(new Set(between.map(({ direction, basis }) => `${direction} ${basis}`))).toEqual(
      new Set(['inbound seen', 'outbound inferred']),
    );
    const inbound = between.filter(({ direction }) => direction === 'inbound');
    for (const rule of between.filter(({ direction }) => direction === 'outbound')) {
      expect(rule.said).toMatch(/^inferred from the other end of connections/u);
      const other = inbound.find(
        ({ sources, destinations, ports, protocol }) =>
          [sources, destinations, ports, protocol].join() ===
          [rule.sources, rule.destinations, rule.ports, rule.protocol].join(),
      );
      expect(other?.evidence).toEqual(rule.evidence);
    }
    for (const rule of design.rules) {
      const isSeen = rule.basis === 'seen' || rule.basis === 'inferred';
      expect([rule.name, isSeen]).toEqual([rule.name, rule.evidence.edges > 0]);
      if (isSeen)
        expect([rule.name, rule.at !== null, rule.evidence.lastSeen]).toEqual([rule.name, true, '2026-11-15']);
      expect([rule.name, rule.source !== null]).toEqual([rule.name, rule.basis === 'documented']);
    }
  });

  it('points to the replica that answers in the recovery site, and lets it in there', () => {
    const toShop = design.rules.filter(({ ports }) => ports.includes('3306'));
    expect(toShop.map(({ name, basis, sources, destinations }) => [name, basis, sources, destinations])).toEqual([
      ['in-asg-api-asg-database-shop-tcp-3306', 'inferred', ['asg-api'], ['asg-database-shop']],
      ['out-asg-api-asg-database-shop-tcp-3306', 'inferred', ['asg-api'], ['asg-database-shop']],
      ['out-site-asg-database-shop', 'ours', ['asg-database-shop'], ['10.40.0.51', '10.40.0.52']],
    ]);
    expect(toShop[0]?.evidence).toMatchObject({ edges: 12, ageDays: 7 });
    expect(toShop[1]?.said).toMatch(
      /mysql01, mysql02 on the site today, lost with it; in their place answers a replica of shop/u,
    );
    expect(design.securityGroups.find(({ name }) => name === 'asg-database-shop')).toMatchObject({ machines: [] });
    const open = design.open.join('\n');
    expect(open).toContain('mysql01, mysql02 on the site is answered for by the replica of shop: which machine');
    expect(open).not.toContain('what answers while the site is lost');
    expect(design.endpoints.find(({ name }) => name === 'mysql01')?.said).toContain('rules call it asg-database-shop');
  });

  it('stays an address of the site where nobody states a replica, and says that nothing answers there then', () => {
    const without = shopWith({ statements: null });
    const [rule] = without.rules.filter(({ name }) => name === 'out-asg-api-mysql01-tcp-3306');
    expect(rule).toMatchObject({ basis: 'seen', destinations: ['10.40.0.51'] });
    expect(rule?.said).toContain(
      'while the site is lost nothing answers there, and what does in its place nobody states',
    );
    expect(without.open.join('\n')).toContain('mysql01, mysql02: what answers while the site is lost');
  });
});

describe('what the platform needs', () => {
  const needOf = ({ platform }: TargetDesign, id: string) => platform.find((one) => one.id === id);
  const outOf = ({ rules }: TargetDesign) =>
    rules.filter(({ direction, name }) => direction === 'outbound' && name.startsWith('out-azure-'));

  it('is let out of every subnet of machines, with a condition and a document each', () => {
    const left = new Set(['DC01', 'DC02', 'nat01']);
    const machines = shop.estate.machines.filter(({ name }) => !left.has(name));
    const linux = shopWith({ plan: { asOf: '2026-11-22', machines } });
    // Of Windows there are the new domain controllers alone.
    const [activation, ...others] = outOf(linux);
    expect(activation).toMatchObject({ name: 'out-azure-activation-tcp', sources: ['asg-directory'], ports: ['1688'] });
    expect(others.length).toBe(3);
    for (const { destinations, ports, protocol, source, condition, basis } of others) {
      expect([basis, destinations]).toEqual(['documented', ['168.63.129.16']]);
      expect(`${protocol} ${ports.join()}`).toMatch(/^tcp 80,443,32526$|^(tcp|udp) 53$/u);
      expect(source).toContain('what-is-ip-address-168-63-129-16.md');
      expect(condition).not.toBeNull();
    }
    expect(needOf(design, 'time')).toMatchObject({ state: 'none', ports: [] });
    expect(needOf(design, 'activation')).toMatchObject({ state: 'open', ports: ['tcp 1688'] });
  });

  it('has the tags of protection to another region ready and closed, and open where that is the plan', () => {
    const tags = (one: TargetDesign, list: 'rules' | 'later') =>
      one[list].flatMap(({ destinations, ports }) =>
        destinations.filter((to) => /^[A-Z]/u.test(to)).map((to) => `${to} ${ports.join()}`),
      );
    const plain = shopWith({ region: 'East US', generation: 'classic' });
    expect(tags(plain, 'rules')).toEqual([]);
    expect(tags(plain, 'later').toSorted()).toEqual(
      [
        'AzureActiveDirectory',
        'AzureKeyVault.EastUS',
        'AzureSiteRecovery',
        'EventHub',
        'GuestAndHybridManagement',
        'Storage.EastUS',
      ].map((tag) => `${tag} 443`),
    );
    const azure = shopWith({ region: 'East US', generation: 'azureToAzure' });
    expect(tags(azure, 'rules').toSorted()).toEqual(
      ['AzureActiveDirectory', 'AzureSiteRecovery', 'EventHub', 'Storage.EastUS'].map((tag) => `${tag} 443`),
    );
    expect(tags(azure, 'later').toSorted()).toEqual(['AzureKeyVault.EastUS 443', 'GuestAndHybridManagement 443']);
    expect(tags(shopWith({ region: 'eastus' }), 'later')).toContain('Storage 443');
  });

  it('knows the way home by the generation, and asks for an address that nobody gives', () => {
    const classic = shopWith({ generation: 'classic' });
    expect(needOf(classic, 'configuration-server')).toMatchObject({ state: 'unknown', ports: ['tcp 443'] });
    expect(needOf(classic, 'process-server')).toMatchObject({ state: 'unknown', ports: ['tcp 9443'] });
    expect(classic.open.join('\n')).toContain('at which address the configuration server on the site answers');
    const modern = shopWith({});
    expect(needOf(modern, 'appliance')).toMatchObject({ state: 'unknown', ports: ['tcp 443', 'tcp 9443'] });
    expect(needOf(modern, 'key-vault')).toMatchObject({ state: 'later' });
    const site = { ...shop.site, appliances: [{ name: 'NAT01', kind: 'replication' as const }] };
    const known = shopWith({ site });
    expect(needOf(known, 'appliance')).toMatchObject({ state: 'later' });
    const rule = known.later.find(({ name }) => name === 'out-azure-appliance-tcp');
    expect(rule?.destinations).toEqual(shop.estate.machines.find(({ name }) => name === 'nat01')?.addresses);
    expect(rule).toMatchObject({ ports: ['443', '9443'], basis: 'documented' });
    expect(known.open.join('\n')).not.toContain('at which address the replication appliance');
  });

  it('writes tags of a region as its page does, and leaves what it cannot tell to the whole service', () => {
    expect(
      ['East US', 'Australia East', 'East US 2', 'eastus', '', null].map((one) => regionTag('Storage', one)),
    ).toEqual([...['Storage.EastUS', 'Storage.AustraliaEast', 'Storage.EastUS2', 'Storage', 'Storage', 'Storage']]);
  });
});

describe('the network of the web shop', () => {
  it('mirrors its one network, with its way out, a gateway and Bastion, away from what the site uses', () => {
    expect(
      design.subnets.map(({ name, range, purpose, egress, machines }) => [
        name,
        range,
        purpose,
        egress,
        machines.length,
      ]),
    ).toEqual([
      ['snet-vlan-110', '10.255.0.0/26', 'machines', 'natGateway', 16],
      ['GatewaySubnet', '10.255.0.128/27', 'gateway', 'none', 0],
      ['AzureBastionSubnet', '10.255.0.64/26', 'bastion', 'none', 0],
    ]);
  });

  it('keeps the range of the site where that was chosen, and the addresses with it', () => {
    const kept = shopWith({
      site: {
        ...shop.site,
        hardCodedAddresses: { found: [{ where: 'fe01', address: '10.40.0.13', plan: 'keepSubnet' }] },
      },
    });
    expect(kept.subnets[0]).toMatchObject({ range: '10.40.0.0/24', isRangeKept: true });
    expect(kept.vnet.ranges).toEqual(['10.255.0.0/22', '10.40.0.0/24']);
    expect(kept.machines.find(({ name }) => name === 'fe01')?.address).toBe('10.40.0.10');
  });

  it('takes a stated range, and says where it clashes or is none', () => {
    const withRange = (vnet: string) => shopWith({ settings: { ...SETTINGS, network: { ...SETTINGS.network, vnet } } });
    expect(withRange('10.99.0.0/22').subnets[0]?.range).toBe('10.99.0.0/26');
    expect(withRange('10.40.0.0/16').open.join('\n')).toContain('both cannot be routed');
    expect(withRange('10.40.0.7/22').open.join('\n')).toContain('is no range');
    expect(withRange('10.99.0.0/28').open.join('\n')).toContain('too small');
  });

  it('names what has to be reachable, and does not guess the region, the directory or the database', () => {
    expect(design.region).toBeNull();
    expect(design.endpoints.map(({ name, kind }) => [name, kind])).toEqual([
      ...[
        ['198.51.100.20', 'internet'],
        ['203.0.113.40', 'internet'],
        ['mysql01', 'site'],
        ['mysql02', 'site'],
      ],
      ['shop-pg.postgres.database.azure.com', 'database'],
    ]);
    const open = design.open.join('\n');
    for (const words of [
      'East US',
      'Southeast Asia',
      'read-only controller',
      'Azure Database for PostgreSQL',
      'passive partner',
    ]) {
      expect(open).toContain(words);
    }
    expect(shopWith({ region: 'eastus' }).region).toBe('eastus');
    expect(design.directory[0]?.step).toContain('writable domain controller');
    expect(design.dns).toMatchObject([{ name: 'shop front end', ttlSeconds: 60 }]);
  });

  it('is the same for machines and edges in another order', () => {
    const { graph, estate } = shop;
    const turned: DependencyGraph = { ...graph, edges: graph.edges.toReversed(), outside: graph.outside.toReversed() };
    const again = shopWith({ graph: turned });
    expect(again).toEqual(design);
    expect(shopWith({ estate: { ...estate, machines: estate.machines.toReversed() } })).toEqual(design);
  });
});

describe('a plan without the domain controllers and the firewall', () => {
  it('lets its machines ask the controllers of the recovery site, and go out by the way out there', () => {
    const left = new Set(['DC01', 'DC02', 'nat01']);
    const machines = shop.estate.machines.filter(({ name }) => !left.has(name));
    const part = shopWith({ plan: { asOf: '2026-11-22', machines } });
    const controllers = part.securityGroups.find(({ name }) => name === 'asg-directory');
    expect(controllers).toMatchObject({ machines: [], subnet: 'snet-vlan-110' });
    const asking = part.rules.filter(
      ({ direction, destinations }) => direction === 'inbound' && destinations.includes('asg-directory'),
    );
    expect(asking.flatMap(({ sources }) => sources)).toEqual(
      expect.arrayContaining(['asg-api', 'asg-fe', 'asg-rec', '10.40.0.23']),
    );
    expect(part.rules.some(({ name }) => name === 'out-asg-fe-198.51.100.20-tcp-443')).toBe(true);
    expect(part.open.join('\n')).not.toContain('not in it');
    expect(part.check).toMatchObject({ denied: [] });
  });
});

describe('the manufacturer', () => {
  it('lets through all of its dependencies within the limits of Azure', async () => {
    const factory = await readEstate('manufacturer');
    const large = deriveTargetDesign({ ...factory, plan: allOf(factory), settings: SETTINGS, region: null });
    expect(large.check).toEqual({ seen: 2044, allowed: 2044, denied: [] });
    expect(large.region).toBe('Australia East');
    expect(large.open.filter((said) => /split|priorities/u.test(said))).toEqual([]);
    for (const { name } of large.subnets) {
      const rules = [...large.rules, ...large.operations, ...large.later].filter(({ subnet }) => subnet === name);
      expect(rules.length).toBeLessThanOrEqual(SECURITY_LIMITS.rulesPerGroup);
      const named = new Set(
        rules
          .flatMap(({ sources, destinations }) => [...sources, ...destinations])
          .filter((one) => one.startsWith('asg-')),
      );
      expect(named.size).toBeLessThanOrEqual(SECURITY_LIMITS.securityGroupsPerGroup);
    }
    // What operations did is named by its rule, and no scan is ever opened.
    expect(large.operations.length).toBeGreaterThan(0);
    expect(large.operations.some(({ said }) => said.includes('(scan)'))).toBe(false);
    // Windows asks for its activation by three addresses, where a subnet has a way out; where not, that is asked.
    const activation = large.rules.filter(({ name }) => name === 'out-azure-activation-tcp');
    expect(new Set(activation.map(({ ports, destinations }) => `${ports.join()} ${destinations.length}`))).toEqual(
      new Set(['1688 3']),
    );
    expect(large.open.filter((said) => said.includes('no way out to the activation')).length).toBe(
      large.subnets.filter(({ purpose, egress, machines: ids }) => {
        const own = new Set(ids);
        const isWindows = factory.estate.machines.some(({ id, os }) => own.has(id) && os.family === 'windows');
        return purpose === 'machines' && egress === 'none' && isWindows;
      }).length,
    );
    const ranges = large.subnets.map(({ range }) => parseRange(range)!);
    for (const [place, one] of ranges.entries()) {
      for (const other of ranges.slice(place + 1)) expect(overlaps(one, other)).toBe(false);
    }
  });
});

describe('any estate', () => {
  const machineOf = (name: string, network: string, address: string): Machine =>
    aMachine({
      name,
      addresses: [address],
      nics: [
        {
          ...{ name: 'nic', network, mac: null, adapter: null, isConnected: true, startsConnected: true },
          ...{ addresses: [address], inBytesPerSecond: null, outBytesPerSecond: null },
        },
      ],
    });

  it('has all of its dependencies let through and no other pair of machines, whatever they are called', () => {
    const names = ['</script>', '=HYPERLINK("x")', '__proto__', 'constructor', 'a', 'b', 'c', '名前'];
    const cases = fc.record({
      networks: fc.array(fc.constantFrom('lan', 'dmz', '__proto__', ' '), {
        minLength: names.length,
        maxLength: names.length,
      }),
      asked: fc.array(
        fc.tuple(
          fc.nat(names.length - 1),
          fc.nat(names.length - 1),
          fc.constantFrom(53, 443, 3306),
          fc.constantFrom('tcp' as const, 'udp' as const),
        ),
        { maxLength: 20 },
      ),
    });
    fc.assert(
      fc.property(cases, ({ networks, asked }) => {
        const machines = names.map((name, place) => machineOf(name, networks[place]!, `10.1.0.${place + 1}`));
        const bare = deriveGraph({ machines, dependencies: null });
        const edges = asked.map(([client, server, port, protocol]): GraphEdge => ({
          ...{
            client: machines[client]!.id,
            server: machines[server]!.id,
            port,
            protocol,
            product: null,
            kind: 'dependency',
          },
          ...{
            noiseRule: null,
            isStateful: false,
            connections: 1,
            connectionsPerDay: 1,
            days: 1,
            from: '2026-11-01',
            to: '2026-11-02',
          },
          ...{ clientProcesses: [], serverProcesses: [], isByAddress: null, origin: { file: 'x' } },
        }));
        const graph = { ...bare, edges };
        const estate = { machines };
        const one = deriveTargetDesign({
          ...{ graph, estate, site: null, settings: SETTINGS, region: null },
          plan: { asOf: '2026-11-22', machines },
        });
        const seen = seenFlows(edges);
        expect(one.check.denied).toEqual([]);
        const passes = createFlowCheck(one);
        for (const flow of everyFlow(
          machines.map(({ id }) => id),
          [53, 443, 3306],
        )) {
          expect(passes(flow)).toBe(seen.has(keyOf(flow)));
          expect(passesByText(one, flow)).toBe(passes(flow));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('writes ranges as they are read', () => {
    for (const text of ['10.0.0.0/8', '192.168.4.0/22', '1.2.3.4/32'])
      expect(formatRange(parseRange(text)!)).toBe(text);
    for (const text of ['10.0.0.1/8', '10.0.0.0', '10.0.0.0/33', 'a/8', '10.0.0.0/8/8'])
      expect(parseRange(text)).toBeNull();
  });

  it('makes names that Azure takes, each once', () => {
    const name = createNamer('asg-');
    expect(['<b>', '<b>', '', '../..', 'ÄÖ', 'x'.repeat(200)].map(name)).toEqual([
      ...['asg-b', 'asg-b-2', 'asg-unnamed', 'asg-unnamed-2', 'asg-unnamed-3', `asg-${'x'.repeat(66)}`],
    ]);
  });

  it('knows services by whole ends of names alone', () => {
    expect(endpointOf('Shop-PG.postgres.database.azure.com.')?.kind).toBe('database');
    expect(endpointOf('cdn.azureedge.net')?.kind).toBe('cdn');
    expect(endpointOf('evilpostgres.database.azure.com.example')).toBeNull();
    expect(endpointOf('notazurefd.net')).toBeNull();
  });
});
