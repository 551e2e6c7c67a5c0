import { flowOut, flowsToDirectory } from './connection-noise.js';
import { flowTo } from './connections.js';
import type { Flow, Party } from './connections.js';
import type { EstateMachine, InventedEstate } from './estate-machine.js';
import { growMachines } from './grow-machines.js';
import type { Application, Site } from './grow-machines.js';
import { numberMachines } from './number-machines.js';
import type { RoleName } from './roles.js';

const SITE: Site = { seed: 20_261_101, domain: 'shop.example', hypervHosts: [] };
const START_MS = Date.UTC(2026, 10, 1);
const DAYS = 15;

/** The 16 machines that the customer lists after saying "13": names, application and role. */
const LISTED: readonly (readonly [prefix: string, count: number, application: string, role: RoleName])[] = [
  ['fe', 3, 'Front end', 'web'],
  ['api', 6, 'Orders', 'api'],
  ['rec', 4, 'Recommendations', 'recommendation'],
  ['DC', 2, 'Directory', 'directory'],
  ['nat', 1, 'Egress', 'firewall'],
];

const twoDigits = (number: number): string => String(number).padStart(2, '0');

function listed(): readonly EstateMachine[] {
  const host = (index: number): string => `esx0${(index % 2) + 1}.${SITE.domain}`;
  const grown = LISTED.flatMap(([prefix, count, name, role]) => {
    const application: Application = {
      ...{ name, key: prefix, platform: 'vsphere', users: 'America/Chicago', criticality: 'high', rhythm: 'shop' },
      tiers: { [role]: [count] },
    };
    return growMachines(SITE, [application]).map((machine, index) => ({
      ...machine,
      name: `${prefix}${twoDigits(index + 1)}`,
    }));
  });
  return grown.map((machine, index) => ({ ...machine, host: host(index), cluster: 'Cluster-SHOP', isOn: true }));
}

/** The web shop of brief 0: 16 machines in one machine room, all egress through one firewall. Always the same. */
export function webshop(): InventedEstate {
  const machines = numberMachines(listed(), { vsphere: '10.40', hyperv: '10.41' });
  return {
    ...{ name: 'webshop', vcenter: 'vcenter.shop.example', datacenter: 'Machine room' },
    ...{ startMs: START_MS, days: DAYS, machines },
  };
}

const outside = (name: string, address: string): Party => ({ kind: 'outside', name, address });

/**
 * The brief says twice where the orders are: in a pair of MySQL servers of the machine room, which no inventory lists, and in
 * Azure Database for PostgreSQL. The connections hold both.
 */
const MYSQL: readonly Party[] = [outside('mysql01', '10.40.0.51'), outside('mysql02', '10.40.0.52')];
const POSTGRESQL: Party = outside('shop-pg.postgres.database.azure.com', '203.0.113.10');
const PAYMENTS: Party = outside('', '203.0.113.40');
const CDN: Party = outside('', '198.51.100.20');

export function webshopFlows(machines: readonly EstateMachine[]): readonly Flow[] {
  const of = (role: RoleName): readonly EstateMachine[] => machines.filter((one) => one.role === role);
  const [nat] = of('firewall');
  const inside = machines.filter((one) => one !== nat);
  const two = (all: readonly EstateMachine[], from: number): readonly EstateMachine[] =>
    [0, 1].map((step) => all[(from + step) % all.length]!);
  return [
    ...of('web').flatMap((web, index) => two(of('api'), index * 2).map((api) => flowTo(web, api))),
    ...of('web').flatMap((web, index) => two(of('recommendation'), index).map((rec) => flowTo(web, rec))),
    ...of('api').flatMap((api, index) => two(of('recommendation'), index).map((rec) => flowTo(api, rec))),
    ...of('api').flatMap((api) => [
      ...MYSQL.map((mysql) => flowOut(api, mysql, { port: 3306, destinationProcess: 'mysqld', connections: 900 })),
      flowOut(api, POSTGRESQL, { port: 5432, connections: 220 }),
    ]),
    ...inside.map((source) =>
      flowTo(source, nat!, { port: 443, destinationProcess: '', seenPerMille: source.role === 'api' ? 960 : 300 }),
    ),
    flowOut(nat!, PAYMENTS, { connections: 500 }),
    flowOut(nat!, CDN, { connections: 300 }),
    flowOut(nat!, POSTGRESQL, { port: 5432, connections: 1200 }),
    ...flowsToDirectory(machines, of('directory')),
  ];
}
