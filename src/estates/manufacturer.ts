import type { EstateMachine, InventedEstate } from './estate-machine.js';
import { growMachines } from './grow-machines.js';
import type { Site } from './grow-machines.js';
import type { LoadShape, Span } from './load-shape.js';
import { MANUFACTURER_APPLICATIONS } from './manufacturer-applications.js';
import { manufacturerOddities } from './manufacturer-oddities.js';
import { numberMachines } from './number-machines.js';
import { HOUR_MS, MINUTE_MS } from './site-clock.js';

const SITE: Site = {
  seed: 20_260_822,
  domain: 'plant.example',
  hypervHosts: ['HV1', 'HV2', 'HV3', 'HV4', 'HV5'],
};

const START_MS = Date.UTC(2026, 9, 16);
const DAYS = 31;
const at = (month: number, day: number, hour: number): number => Date.UTC(2026, month - 1, day, hour);

/** Where a collector was down for an hour: on the vCenter, and on one host of Hyper-V another day. */
const VCENTER_GAP: Span = { startMs: at(11, 10, 3), endMs: at(11, 10, 3) + HOUR_MS };
const HV2_GAP: Span = { startMs: at(11, 5, 6), endMs: at(11, 5, 6) + HOUR_MS };
/** A host that was patched: its machines were shut down with it. */
const ESX_GAP: Span = { startMs: at(11, 7, 4), endMs: at(11, 7, 4) + 50 * MINUTE_MS };

/** What sets single machines apart from their kind, by name. */
const SHAPES: Readonly<Record<string, Partial<LoadShape>>> = {
  'qual-api02': { leakDays: 5, memoryPercent: { least: 24, greatest: 92 } },
  'tele-api03': { leakDays: 8, memoryPercent: { least: 30, greatest: 88 } },
  'qual-api05': { gaps: [{ startMs: 0, endMs: at(11, 4, 1) + 20 * MINUTE_MS }] },
  'shop-api12': { gaps: [{ startMs: 0, endMs: at(10, 27, 9) }] },
  'qual-pg02': { resized: { atMs: at(11, 6, 10), coresBefore: 4 } },
  'care-app03': { resized: { atMs: at(10, 29, 10), coresBefore: 8 } },
  'eng-app04': { rhythm: 'idle', cpuPercent: 4, iops: 3, networkKiB: { in: 2, out: 2 } },
  'SRV-0815': { rhythm: 'idle', cpuPercent: 3, iops: 2, networkKiB: { in: 1, out: 1 } },
  'franks-box': { rhythm: 'idle', cpuPercent: 3, iops: 2, networkKiB: { in: 1, out: 1 } },
  'eng-sim01': { exactPeakPercent: 20, isScanned: false },
};

/** The server of brief 3: 16 processors of which 20 % are used at the 95th percentile of its 10-minute peaks. */
const SIMULATION: Partial<EstateMachine> = { cores: 16, memoryMiB: 32_768, isEfi: true, isOn: true };

const MACHINES: Readonly<Record<string, Partial<EstateMachine>>> = {
  'eng-sim01': SIMULATION,
  'qual-pg02': { cores: 8 },
  'care-app03': { cores: 4 },
  'fin-app-t01': { isOn: false },
  'fin-ora01': { snapshots: 3 },
};

function withOddity(machine: EstateMachine): EstateMachine {
  const changed = { ...machine, ...MACHINES[machine.name] };
  if (!changed.isOn || changed.isTemplate || machine.load === null) return { ...changed, load: null };
  const special = SHAPES[machine.name] ?? {};
  const gaps = [
    ...(special.gaps ?? []),
    ...(machine.platform === 'vsphere' ? [VCENTER_GAP] : []),
    ...(machine.host === 'HV2' ? [HV2_GAP] : []),
    ...(machine.host.startsWith('esx-p03.') ? [ESX_GAP] : []),
  ];
  return { ...changed, load: { ...machine.load, ...special, gaps } };
}

/** The last disk of each Oracle server of the ERP is one of the storage system itself. */
function withRawDisk(machine: EstateMachine): EstateMachine {
  if (!machine.name.startsWith('erp-ora0')) return machine;
  const last = machine.disks.length - 1;
  return { ...machine, disks: machine.disks.map((disk, index) => ({ ...disk, isRaw: index === last })) };
}

/**
 * The manufacturer of brief 3, invented: 320 machines, 220 on vSphere and 100 on Hyper-V, at a site in Australia. Most of its
 * users are in the United States, so that by night, at the site, much is busy. Samples of 31 days hold one turn of the month
 * and a change of the clocks of the users. Always the same.
 */
export function manufacturer(): InventedEstate {
  const grown = [...growMachines(SITE, MANUFACTURER_APPLICATIONS), ...manufacturerOddities(SITE)];
  const machines = numberMachines(grown.map(withOddity).map(withRawDisk), { vsphere: '10.20', hyperv: '10.30' });
  return {
    ...{ name: 'manufacturer', vcenter: 'vcenter.plant.example', datacenter: 'DC-Plant' },
    ...{ startMs: START_MS, days: DAYS, machines },
  };
}

const DEMO_APPLICATIONS: ReadonlySet<string> = new Set([
  ...['Finance', 'Quality', 'Engineering', 'Old ERP', 'File service', 'Reporting'],
]);
const DEMO_OTHERS: ReadonlySet<string> = new Set(['vcsa01', 'vCLS-7f2c', 'tmpl-w2022', 'old-crm-db01', 'SRV-0815']);

/** The last days that the demo is sampled for: they begin with a turn of the month. */
export const DEMO_DAYS = 16;

/** The part of the manufacturer that the demo assesses: whole applications of both platforms, and one of each odd kind. */
export const demoMachines = ({ machines }: InventedEstate): readonly EstateMachine[] =>
  machines.filter(({ name, application }) => DEMO_APPLICATIONS.has(application ?? '') || DEMO_OTHERS.has(name));
