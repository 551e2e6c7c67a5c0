import { applicationsCsv } from './applications-csv.js';
import { classicConnectionsCsv, newConnectionsCsv } from './connections-csv.js';
import type { EstateMachine, EstateName, InventedEstate } from './estate-machine.js';
import { hypervExports } from './hyperv-exports.js';
import { manufacturerFlows } from './manufacturer-connections.js';
import { manufacturer } from './manufacturer.js';
import { rvtoolsWorkbook } from './rvtools-workbook.js';
import { DAY_MS } from './site-clock.js';
import { webshop, webshopFlows } from './webshop.js';

/** One small file of an estate: an inventory or an export of connections. */
export interface EstateFile {
  /** With its folder, such as `hyperv/HV1-vms.csv`. */
  readonly name: string;
  readonly content: Uint8Array | string;
}

/** An invented estate by its name. */
export const inventedEstate = (name: EstateName): InventedEstate => (name === 'webshop' ? webshop() : manufacturer());

const CLASSIC_DAYS = 1;
const NEW_DAYS = 7;

/** The inventories and connections of some machines of an estate; its samples are made by `sampleFiles`. */
export function estateFiles(estate: InventedEstate, machines: readonly EstateMachine[]): readonly EstateFile[] {
  return estate.name === 'webshop' ? webshopFiles(estate, machines) : manufacturerFiles(estate, machines);
}

/** The last full days before the samples end. */
const lastDays = ({ startMs, days }: InventedEstate, count: number): { startMs: number; days: number } => ({
  startMs: startMs + (days - count) * DAY_MS,
  days: count,
});

function webshopFiles(estate: InventedEstate, machines: readonly EstateMachine[]): readonly EstateFile[] {
  const flows = webshopFlows(machines);
  return [
    { name: 'rvtools.xlsx', content: rvtoolsWorkbook(estate, machines) },
    { name: 'applications.csv', content: applicationsCsv(machines) },
    { name: 'connections.csv', content: classicConnectionsCsv(flows, lastDays(estate, NEW_DAYS)) },
  ];
}

function manufacturerFiles(estate: InventedEstate, machines: readonly EstateMachine[]): readonly EstateFile[] {
  const chosen = new Set(machines);
  // Flows are those of the whole estate: a part of it goes on asking what lies outside the part.
  const flows = manufacturerFlows(estate.machines).filter(
    ({ source, destination }) =>
      chosen.has(source) || (destination.kind === 'machine' && chosen.has(destination.machine)),
  );
  const ofVmware = flows.filter(({ source }) => source.platform === 'vsphere');
  return [
    { name: 'vsphere-rvtools.xlsx', content: rvtoolsWorkbook(estate, machines) },
    { name: 'applications.csv', content: applicationsCsv(machines) },
    { name: 'dependencies-classic.csv', content: classicConnectionsCsv(ofVmware, lastDays(estate, CLASSIC_DAYS)) },
    { name: 'dependencies-new.csv', content: newConnectionsCsv(flows, lastDays(estate, NEW_DAYS)) },
    ...hypervExports(machines).map(({ name, text }) => ({ name: `hyperv/${name}`, content: text })),
  ];
}
