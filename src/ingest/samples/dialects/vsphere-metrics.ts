import type { SampleField } from '../sample-fields.js';
import { unitsOfField } from '../sample-fields.js';
import type { ReadingMeaning } from './sample-dialect.js';

/** A counter of vSphere that is read: the field, the unit where none is printed, and which of its instances. */
interface VsphereCounter {
  readonly field: SampleField;
  readonly unit: string;
  /** `each`: of every disk or adapter, and of all together. `whole`: the value of the machine, not of a processor or LUN. */
  readonly of: 'each' | 'whole';
}

const counter = (field: SampleField, unit: string, of: VsphereCounter['of']): VsphereCounter => ({ field, unit, of });

/**
 * Names in lower case, as the API and PowerCLI print them: group, counter, rollup. Only the rollup `average` (or `latest`) is
 * read: maximum and minimum of an interval need level 4 and stand beside the average of the same time.
 *
 * - `mem.usage.average` of a machine is its active memory as a share of what it is configured with, so it counts as active.
 * - `disk.*` has a LUN as its instance, which is no disk of the machine; only its value over all of them is taken.
 *
 * Sources: the counters that Azure Migrate takes (`counters.ts`); "Metric Names" of VMware Cloud Director for `cpu.usage`,
 * `mem.usage`, `disk.read` and their units (docs.vmware.com, GUID-A54D67F6-F608-4096-87AE-B01A4E526052), stored copy.
 */
const COUNTERS: ReadonlyMap<string, VsphereCounter> = new Map([
  ['cpu.usage.average', counter('cpu', 'percent', 'whole')],
  ['cpu.usagemhz.average', counter('cpu', 'MHz', 'whole')],
  ['mem.usage.average', counter('memoryActive', 'percent', 'whole')],
  ['mem.active.average', counter('memoryActive', 'KB', 'whole')],
  ['mem.consumed.average', counter('memoryConsumed', 'KB', 'whole')],
  ['guest.mem.needed.latest', counter('memoryUsed', 'KB', 'whole')],
  ['virtualdisk.numberreadaveraged.average', counter('disk.readIops', 'perSecond', 'each')],
  ['virtualdisk.numberwriteaveraged.average', counter('disk.writeIops', 'perSecond', 'each')],
  ['virtualdisk.read.average', counter('disk.readThroughput', 'KBps', 'each')],
  ['virtualdisk.write.average', counter('disk.writeThroughput', 'KBps', 'each')],
  ['disk.numberreadaveraged.average', counter('disk.readIops', 'perSecond', 'whole')],
  ['disk.numberwriteaveraged.average', counter('disk.writeIops', 'perSecond', 'whole')],
  ['disk.read.average', counter('disk.readThroughput', 'KBps', 'whole')],
  ['disk.write.average', counter('disk.writeThroughput', 'KBps', 'whole')],
  ['net.received.average', counter('nic.inThroughput', 'KBps', 'each')],
  ['net.transmitted.average', counter('nic.outThroughput', 'KBps', 'each')],
]);

const GROUPS: ReadonlySet<string> = new Set([
  ...['clusterservices', 'cpu', 'datastore', 'disk', 'gpu', 'guest', 'hbr', 'managementagent', 'mem', 'net', 'pmem'],
  ...['power', 'rescpu', 'storageadapter', 'storagepath', 'sys', 'virtualdisk', 'vmop', 'vflashmodule', 'vsandomobj'],
]);

const UNITS: Readonly<Record<string, string>> = {
  ...{ '%': 'percent', percent: 'percent', mhz: 'MHz', megahertz: 'MHz', ghz: 'GHz', number: 'perSecond' },
  ...{ kb: 'KB', kilobytes: 'KB', mb: 'MB', megabytes: 'MB', gb: 'GB', gigabytes: 'GB' },
  ...{ kbps: 'KBps', kilobytespersecond: 'KBps', mbps: 'MBps', megabytespersecond: 'MBps' },
};

/** A unit as vSphere prints it, `MHz`, `Percent`, `KBps`, in our words; null for any other text. */
export const unitOfVsphere = (printed: string): string | null => UNITS[printed.trim().toLowerCase()] ?? null;

/** What a counter of vSphere means; null where its group or unit is none of vSphere's. */
export function vsphereMeaning(metric: string, unit: string, instance: string): ReadingMeaning | 'notNeeded' | null {
  const name = metric.toLowerCase();
  const found = COUNTERS.get(name);
  if (found === undefined) return GROUPS.has(name.split('.')[0]!) ? 'notNeeded' : null;
  if (found.of === 'whole' && instance !== '' && instance !== '*') return 'notNeeded';
  const printed = unit === '' ? found.unit : (UNITS[unit.toLowerCase()] ?? '');
  if (!unitsOfField(found.field).includes(printed)) return null;
  return { field: found.field, unit: printed, instance: found.of === 'whole' || instance === '*' ? '' : instance };
}
