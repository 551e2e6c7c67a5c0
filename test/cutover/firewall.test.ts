import { describe, expect, it } from 'vitest';
import { DEFAULT_CUTOVER_SETTINGS, deriveRunbooks, firewallCsv } from '../../src/cutover/index.js';
import type { CutoverSettings } from '../../src/cutover/index.js';
import { toMachineId } from '../../src/model/index.js';
import { scorePlan } from '../../src/waves/index.js';
import type { CutDependency } from '../../src/waves/index.js';
import { aMachine } from '../support/a-machine.js';
import { aGivenPlan, aGraphEdge, aWaveInput, aWaveMachine } from '../support/a-wave-estate.js';
import { anAddress, edge, estateOf, graphOf, idOf, planOf, SHOP_SETTINGS } from './a-shop.js';

const machine = (name: string, address: string) => aMachine({ id: toMachineId(name), name, addresses: [address] });

describe('firewall.csv', () => {
  it('has each pair once with addresses, reason and how long it stays open', () => {
    const input = aWaveInput({
      machines: ['web01', '=db,01', 'mon01'].map((name) => aWaveMachine({ name })),
      edges: [
        aGraphEdge({ client: 'web01', server: '=db,01', port: 5432, protocol: null, product: 'postgresql' }),
        aGraphEdge({ client: 'mon01', server: 'web01', port: 9100, kind: 'noise', noiseRule: 'monitoring' }),
      ],
    });
    const outside = {
      ...{ machine: toMachineId('web01'), party: 'ntp', addresses: ['10.9.9.9'], direction: 'asks' as const },
      ...{ from: null, to: null },
      ...{ port: 123, protocol: null, connections: null, days: 1, origin: { file: 'c.csv', line: 2 } },
    };
    const given = aGivenPlan(2, { web01: 1, '=db,01': 2, mon01: 2 });
    const plan = scorePlan({ ...input, graph: { ...input.graph, outside: [outside] } }, given);
    const estate = {
      machines: [machine('web01', '10.0.0.1'), machine('=db,01', '10.0.0.2'), machine('mon01', '10.0.0.3')],
    };
    expect(firewallCsv({ plan, estate }).split('\r\n')).toEqual([
      'openBeforeWave,closeAfterWave,into,protocol,port,from,fromAddresses,to,toAddresses,why',
      `1,2,site,tcp,5432,web01,10.0.0.1,"'=db,01",10.0.0.2,dependency`,
      '1,2,Azure,tcp,9100,mon01,10.0.0.3,web01,10.0.0.1,operations: monitoring',
      '1,,site,udp,123,web01,10.0.0.1,ntp,10.9.9.9,in no inventory',
      '',
    ]);
  });
});

/** The APIs of wave 2 and a report of wave 3 ask the database of wave 3 by its address; a web server of wave 4 does too. */
const BRIDGED_SHOP = (() => {
  const edges = ['shop-api1', 'shop-api2', 'report1', 'late1'].map((client) =>
    edge(client, 'shop-db1', 3306, { product: 'mysql', isByAddress: true }),
  );
  const extra = (name: string, wave: number, address: string) =>
    ({ ...{ name, wave, address }, role: 'api', tier: 'middleware' }) as const;
  const machines = [
    extra('shop-api1', 2, '10.1.1.11'),
    extra('shop-api2', 2, '10.1.1.12'),
    { name: 'shop-db1', role: 'database', tier: 'data', address: '10.1.2.11', wave: 3, product: 'mysql' } as const,
    extra('report1', 3, '10.1.1.13'),
    extra('late1', 4, '10.1.1.14'),
  ];
  const cut = (client: string, more: Partial<CutDependency>): CutDependency => ({
    ...{ client: idOf(client), server: idOf('shop-db1'), inAzure: 'client', port: 3306, protocol: 'tcp' },
    ...{ product: 'mysql', isStateful: true, connectionsPerDay: 1, days: 14, latencySecondsPerDay: null },
    ...{ after: 2, until: 3 },
    ...more,
  });
  const plan = {
    ...planOf(machines),
    cuts: [cut('late1', { inAzure: 'server', after: 3, until: 4 }), cut('shop-api1', {}), cut('shop-api2', {})],
  };
  return { plan, graph: graphOf(machines, edges), estate: estateOf(machines) };
})();

const rulesWith = (more: Partial<CutoverSettings>) => {
  const settings = { ...SHOP_SETTINGS, ...more };
  const input = { ...BRIDGED_SHOP, settings, calendar: null };
  const rows = firewallCsv(input).split('\r\n').slice(1, -1);
  const [step] = deriveRunbooks(input)[1]!.parts.find(({ id }) => id === 'addresses')!.steps;
  return { rows, step: step! };
};

describe('rules behind an address plan', () => {
  it('name the NAT as the source of what arrives, and agree with the rules of the plan', () => {
    const { rows, step } = rulesWith({});
    expect(rows).toEqual([
      '3,,Azure,tcp,3306,NAT for 10.1.2.11,10.1.0.250,shop-db1,10.20.2.11,"dependency, of late1, report1, shop-api1 and shop-api2"',
      '2,,site,tcp,3306,shop-api1,"not stated, today 10.1.1.11",shop-db1,10.1.2.11,dependency; from wave 3 on by NAT for 10.1.2.11',
      '2,,site,tcp,3306,shop-api2,"not stated, today 10.1.1.12",shop-db1,10.1.2.11,dependency; from wave 3 on by NAT for 10.1.2.11',
      '4,,site,tcp,3306,late1,"not stated, today 10.1.1.14",shop-db1,10.1.2.11,"hairpin: asks the old address from Azure, and NAT for 10.1.2.11 leads it back there; ends when it asks by name"',
      '3,,site,tcp,3306,report1,"not stated, today 10.1.1.13",shop-db1,10.1.2.11,"hairpin: asks the old address from Azure, and NAT for 10.1.2.11 leads it back there; ends when it asks by name"',
    ]);
    // The same three facts in the lines of the firewall: from which address, to which, on which port.
    const snat = step.lines.find((line) => line.includes('snat to'))!;
    const [, target, port, source] = /daddr ([\d.]+) tcp dport (\d+) .* snat to ([\d.]+)$/.exec(snat)!;
    expect(rows[0]).toContain(`tcp,${port},NAT for 10.1.2.11,${source},shop-db1,${target},`);
    expect(step.what.join(' ')).toContain(
      `tcp ${port} from NAT for 10.1.2.11 (${source}) to shop-db1 (${target}). A rule that names the clients lets nothing through`,
    );
    expect(step.what.join(' ')).toContain(
      'Hairpin: late1 from wave 4 on; report1, shop-api1 and shop-api2 from wave 3 on are in Azure as shop-db1 is',
    );
  });

  it('say that the address of a NAT or a proxy is not stated rather than take that of a client', () => {
    const masquerade = rulesWith({ nat: { ...SHOP_SETTINGS.nat, snat: null } });
    expect(masquerade.rows[0]).toContain(
      'NAT for 10.1.2.11, by the address of its outgoing interface",,shop-db1,10.20.2.11',
    );
    expect(masquerade.step.what.join(' ')).toContain('That address is not stated (nat.snat)');
    const proxy = rulesWith({
      nat: DEFAULT_CUTOVER_SETTINGS.nat,
      proxy: 'haproxy',
      addresses: [anAddress('shop-db1', { newAddress: '10.20.2.11', loadBalancer: '10.20.2.4' })],
    });
    expect(proxy.rows[0]).toContain('"haproxy on 10.1.2.11, by its own address",,load balancer of shop-db1,10.20.2.4,');
    expect(proxy.rows.join('\n')).not.toMatch(/Azure,tcp,3306,late1/);
    expect(proxy.step.what.join(' ')).toContain('That address is not stated (proxyAddress)');
    const stated = rulesWith({
      nat: DEFAULT_CUTOVER_SETTINGS.nat,
      ...{ proxy: 'haproxy', proxyAddress: '10.1.0.251' },
    });
    expect(stated.rows[0]).toContain('"haproxy on 10.1.2.11, by its own address",10.1.0.251,shop-db1,10.20.2.11,');
    expect(stated.step.what.join(' ')).not.toContain('not stated (proxyAddress)');
  });

  it('lead clients of the site to Azure Firewall, which needs no way back for those in Azure', () => {
    const { rows, step } = rulesWith({
      nat: { appliance: 'azureFirewall', snat: null, interface: null, firewall: '10.20.0.4' },
    });
    const asked = rows.filter((row) => row.includes(',Azure,tcp,3306,'));
    expect(asked.every((row) => row.includes(',Azure Firewall,10.20.0.4,'))).toBe(true);
    expect(rows.some((row) => row.includes('hairpin'))).toBe(false);
    expect(step.what.join(' ')).toContain('from AzureFirewallSubnet');
  });

  it('keep an address that moves with its whole range', () => {
    const { rows } = rulesWith({ subnetsThatMove: ['10.1.2.0/24'], addresses: [] });
    expect(rows[0]).toBe('3,4,Azure,tcp,3306,late1,10.1.1.14,shop-db1,10.1.2.11,dependency');
  });
});
