import { beforeAll, describe, expect, it } from 'vitest';
import type { OutsideEdge } from '../../src/graph/index.js';
import type { Machine } from '../../src/model/index.js';
import { deriveTargetDesign } from '../../src/recovery/index.js';
import type { TargetDesign } from '../../src/recovery/index.js';
import { readEstate, SETTINGS } from './an-estate.js';
import type { ReadEstate } from './an-estate.js';

const CONTROLLERS: ReadonlySet<string> = new Set(['DC01', 'DC02']);

let shop: ReadEstate;
beforeAll(async () => {
  shop = await readEstate('webshop');
}, 300_000);

const on = (one: Machine, network: string | null): Machine => ({
  ...one,
  ...(network === null ? { nics: [], addresses: [] } : { nics: one.nics.map((nic) => ({ ...nic, network })) }),
});

/** The shop without its controllers, which ask for nothing but what is given, with networks as asked for. */
function designOf(
  networkOf: (one: Machine) => string | null,
  outside: readonly OutsideEdge[] = shop.graph.outside,
): TargetDesign {
  const machines = shop.estate.machines.map((one) => on(one, networkOf(one)));
  const quiet = new Set(machines.filter(isController).map(({ id }) => id));
  const edges = shop.graph.edges.filter(({ client }) => !quiet.has(client));
  return deriveTargetDesign({
    ...{ ...shop, estate: { machines }, graph: { ...shop.graph, edges, outside }, settings: SETTINGS, region: null },
    plan: { asOf: '2026-11-22', machines: machines.filter(({ name }) => !CONTROLLERS.has(name)) },
  });
}

const isController = ({ name }: Machine): boolean => CONTROLLERS.has(name);
const subnetOf = (design: TargetDesign) => {
  const name = design.securityGroups.find((one) => one.name === 'asg-directory')?.subnet;
  return design.subnets.find((one) => one.name === name) ?? expect.fail('no subnet');
};

describe('new domain controllers', () => {
  it('stand where the network of those on the site is mirrored, not in the first subnet', () => {
    const design = designOf((one) => (isController(one) || one.name.startsWith('fe') ? 'vlan-110' : 'a-net'));
    expect(subnetOf(design).name).toBe('snet-vlan-110');
    expect(subnetOf(design).from).toContain('with new domain controllers');
  });

  it('are let in from Bastion, as other machines are: whoever promotes them has to log on', () => {
    const design = designOf((one) => (isController(one) || one.name.startsWith('fe') ? 'vlan-110' : 'a-net'));
    const bastion = design.subnets.find(({ purpose }) => purpose === 'bastion');
    expect(design.rules.find(({ said }) => said.includes('to the new domain controllers'))).toMatchObject({
      ...{ subnet: 'snet-vlan-110', direction: 'inbound', access: 'allow', protocol: 'tcp', ports: ['3389'] },
      ...{ sources: [bastion?.range], destinations: ['asg-directory'] },
    });
  });

  it('have a subnet of their own where only machines of unknown network would be beside them', () => {
    const design = designOf((one) => (isController(one) || one.name.startsWith('fe') ? null : 'a-net'));
    expect(design.subnets.map(({ name }) => name)).toContain('snet-not-known');
    expect(subnetOf(design)).toMatchObject({
      name: 'snet-directory',
      purpose: 'machines',
      machines: [],
      egress: 'none',
    });
    const own = design.rules.filter(({ subnet }) => subnet === 'snet-directory');
    expect(own.filter(({ access }) => access === 'deny')).toHaveLength(2);
    expect(own.find(({ name }) => name === 'out-azure-activation-tcp')?.sources).toEqual(['asg-directory']);
    expect(own.find(({ name }) => name === 'out-azure-host-tcp')?.sources).toEqual(['asg-directory']);
    expect(design.open.join('\n')).toContain(
      'snet-directory: 2 Windows machines, new domain controllers among them, have no way out to the activation',
    );
    // The replica of the lost database stands beside those that ask it, not among the unknown.
    expect(design.securityGroups.find(({ name }) => name === 'asg-database-shop')?.subnet).toBe('snet-a-net');
    expect(design.check.denied).toEqual([]);
  });

  it('have a way out where those on the site go out', () => {
    const [edge = expect.fail('nobody asks outside')] = shop.graph.outside.filter(
      ({ direction }) => direction === 'asks',
    );
    const { id } = shop.estate.machines.find(isController)!;
    const going = { ...edge, machine: id, party: '', addresses: ['198.51.100.90'], port: 443 };
    const design = designOf((one) => (isController(one) ? 'dc-net' : 'a-net'), [...shop.graph.outside, going]);
    expect(subnetOf(design)).toMatchObject({ name: 'snet-directory', egress: 'natGateway' });
    expect(subnetOf(design).egressSaid).toContain('1 of the domain controllers that new ones replace go out');
    expect(design.open.join('\n')).not.toContain('no way out to the activation');
  });
});

describe('a service of Azure that is known by an address', () => {
  it('is asked for what replaces that address in the rules, which say so too', () => {
    const design = designOf(() => 'a-net');
    const [rule = expect.fail('no rule')] = design.rules.filter(({ destinations }) =>
      destinations.includes('203.0.113.10'),
    );
    expect(rule.said).toContain('a private endpoint or a service tag has to replace it');
    const questions = design.open.filter((one) => one.startsWith('shop-pg.postgres.database.azure.com ('));
    expect(questions).toHaveLength(1);
    expect(questions[0]).toContain('203.0.113.10');
    expect(questions[0]).toMatch(/a private endpoint in the recovery region, or the service tag Sql, .*service-tags/u);
  });

  it('is not asked for where no rule names an address of it', () => {
    const nameless = shop.graph.outside.map((one) =>
      one.party.startsWith('shop-pg') ? { ...one, addresses: [] } : one,
    );
    expect(designOf(() => 'a-net', nameless).open.join('\n')).not.toContain('let through by the address');
  });
});
