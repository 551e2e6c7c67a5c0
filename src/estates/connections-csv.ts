import type { Flow, Party } from './connections.js';
import { csvText } from './csv-text.js';
import type { CsvCell } from './csv-text.js';
import type { EstateMachine } from './estate-machine.js';
import { mix, mixText } from './mix.js';
import { DAY_MS, HOUR_MS } from './site-clock.js';

const SLOT_MS = 6 * HOUR_MS;
const BYTE_ORDER_MARK = '\ufeff';

/** Over which time flows are exported. */
export interface ExportSpan {
  /** A multiple of 6 hours. */
  readonly startMs: number;
  readonly days: number;
}

/** The columns of Azure Migrate's agentless export of connections, as it was until 2025. */
const CLASSIC_COLUMNS = [
  ...['Time slot', 'Source server name', 'Source IP', 'Source application', 'Source process'],
  ...['Destination server name', 'Destination IP', 'Destination application', 'Destination process'],
  'Destination port',
];

/** Those of the export of several appliances at once, which counts connections. */
const NEW_COLUMNS = [
  ...['Date', 'Source Appliance Name', 'Source Machine ARM ID', 'Source Server Name', 'Source IP'],
  ...['Source Application', 'Source Process', 'Destination Machine ARM ID', 'Destination Server Name'],
  ...['Destination IP', 'Destination Application', 'Destination Process', 'Destination Port', 'Connection Count'],
];

const UNKNOWN_PROCESS = 'Unknown process';

interface End {
  readonly name: string;
  readonly address: string;
  readonly armId: string;
}

const endOf = (party: Party): End =>
  party.kind === 'machine'
    ? { name: party.machine.name, address: party.machine.address, armId: armIdOf(party.machine) }
    : { name: party.name, address: party.address, armId: '' };

const SITE_ID =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-migrate/providers/Microsoft.OffAzure';

const armIdOf = ({ platform, id }: EstateMachine): string =>
  platform === 'vsphere'
    ? `${SITE_ID}/VMwareSites/site1/machines/${id}`
    : `${SITE_ID}/HyperVSites/site2/machines/${id}`;

/** The product behind a process, where it has a name of its own. */
const PRODUCTS: Readonly<Record<string, string>> = {
  nginx: 'nginx',
  postgres: 'PostgreSQL',
  oracle: 'Oracle Database',
  'redis-server': 'Redis',
  'beam.smp': 'RabbitMQ',
  'sqlservr.exe': 'SQL Server',
  'w3wp.exe': 'Internet Information Services',
  'svchost.exe': 'Microsoft® Windows® Operating System',
  'lsass.exe': 'Microsoft® Windows® Operating System',
};

const productOf = (process: string): string => PRODUCTS[process] ?? '';

const isSeen = (flow: Flow, index: number, slot: number): boolean =>
  mix(mixText(index, flow.source.name), slot) % 1000 < flow.seenPerMille;

/** One row in 150 comes twice. */
const isRepeated = (index: number, slot: number): boolean => mix(index + 77, slot) % 150 === 0;

/** `12/18/2024 18:00-0:00`. */
function slotText(startMs: number): string {
  const [year, month, day] = new Date(startMs).toISOString().slice(0, 10).split('-') as [string, string, string];
  const hour = (startMs % DAY_MS) / HOUR_MS;
  return `${month}/${day}/${year} ${hour}:00-${(hour + 6) % 24}:00`;
}

/** The classic form: one appliance at a time, a row for each slot of 6 hours; UTF-8 with byte-order mark. */
export function classicConnectionsCsv(flows: readonly Flow[], { startMs, days }: ExportSpan): string {
  const rows: (readonly CsvCell[])[] = [CLASSIC_COLUMNS];
  for (let slotMs = startMs; slotMs < startMs + days * DAY_MS; slotMs += SLOT_MS) {
    const slot = slotMs / SLOT_MS;
    for (const [index, flow] of flows.entries()) {
      if (!isSeen(flow, index, slot)) continue;
      const row = classicRow(flow, slotText(slotMs));
      rows.push(row);
      if (isRepeated(index, slot)) rows.push(row);
    }
  }
  return BYTE_ORDER_MARK + csvText(rows);
}

function classicRow({ source, sourceProcess, destination, destinationProcess, port }: Flow, slot: string): CsvCell[] {
  const end = endOf(destination);
  const process = destinationProcess === '' ? UNKNOWN_PROCESS : destinationProcess;
  return [
    ...[slot, source.name, source.address, productOf(sourceProcess), sourceProcess],
    ...[end.name, end.address, productOf(destinationProcess), process, port],
  ];
}

/** The new form: all appliances, a row for each day. A count that is missing stands for one. */
export function newConnectionsCsv(flows: readonly Flow[], { startMs, days }: ExportSpan): string {
  const rows: (readonly CsvCell[])[] = [NEW_COLUMNS];
  for (let day = 0; day < days; day += 1) {
    const dayMs = startMs + day * DAY_MS;
    for (const [index, flow] of flows.entries()) {
      const slots = [0, 1, 2, 3].filter((step) => isSeen(flow, index, dayMs / SLOT_MS + step)).length;
      if (slots > 0) rows.push(newRow(flow, new Date(dayMs).toISOString().slice(0, 10), slots));
    }
  }
  return csvText(rows);
}

function newRow(flow: Flow, date: string, slots: number): CsvCell[] {
  const { source, sourceProcess, destination, destinationProcess, port, connections } = flow;
  const end = endOf(destination);
  const count = connections * slots;
  return [
    ...[date, source.platform === 'vsphere' ? 'appl-vmware01' : 'appl-hyperv01', armIdOf(source), source.name],
    ...[source.address, productOf(sourceProcess), sourceProcess, end.armId, end.name, end.address],
    ...[productOf(destinationProcess), destinationProcess === '' ? UNKNOWN_PROCESS : destinationProcess, port],
    count <= 1 ? '' : count,
  ];
}
