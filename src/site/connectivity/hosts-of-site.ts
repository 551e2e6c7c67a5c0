import type { Site } from '../site.js';
import type { Endpoint } from '../site-endpoints.js';
import type { Party, PortRow } from './ports.js';

/** One connection with the names that the site file gives its ends. */
export interface NamedConnection {
  readonly source: string;
  readonly destination: string;
  readonly port: number;
}

type EndpointKey =
  'vcenters' | 'esxiHosts' | 'hyperVHosts' | 'migrateAppliances' | 'replicationAppliances' | 'dnsServers';

const KEYS: Readonly<Partial<Record<Party, EndpointKey>>> = {
  vCenter: 'vcenters',
  'ESXi host': 'esxiHosts',
  'Hyper-V host': 'hyperVHosts',
  'Azure Migrate appliance': 'migrateAppliances',
  'Site Recovery appliance': 'replicationAppliances',
  'DNS server': 'dnsServers',
};

/** The parts of the site that the file names. */
export function endpointsOf(party: Party, site: Site | null): readonly Endpoint[] {
  const key = KEYS[party];
  return key === undefined ? [] : (site?.endpoints?.[key] ?? []);
}

/** The port that an entry's own `port` stands for, as the schema of the site file says; others of the same part stay. */
const USUAL_PORTS: Readonly<Partial<Record<Party, number>>> = {
  vCenter: 443,
  'ESXi host': 902,
  'Hyper-V host': 5986,
  'Azure Migrate appliance': 44_368,
  'Site Recovery appliance': 443,
  'DNS server': 53,
};

/** The port that the site uses, where its file says another than the usual one. */
export function portOf({ id, port, to }: PortRow, endpoint: Endpoint | null, site: Site | null): number {
  if (id === 'asr-data') return site?.endpoints?.dataPort ?? port;
  return port === USUAL_PORTS[to] ? (endpoint?.port ?? port) : port;
}

/** A row of the table of ports for each named destination, or once with the parts' common names. */
export function hostsOf(row: PortRow, site: Site | null): readonly NamedConnection[] {
  const named = endpointsOf(row.to, site);
  if (named.length === 0) return [{ source: row.from, destination: row.to, port: portOf(row, null, site) }];
  return named.map((endpoint) => ({
    source: row.from,
    destination: `${row.to} ${endpoint.host}`,
    port: portOf(row, endpoint, site),
  }));
}
