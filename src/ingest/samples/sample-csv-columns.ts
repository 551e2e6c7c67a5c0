import { nearestNames } from '../../model/index.js';
import { ALL_INSTANCES, WHOLE_MACHINE } from '../../timeseries/index.js';
import type { SampleColumn, SampleField } from './sample-fields.js';

/** A column of the wide sample CSV, or a counter of the long one. */
export interface SampleCsvColumn {
  /** As written in the header; `disk[NAME].` and `nic[NAME].` stand for one column per disk and NIC. */
  readonly column: string;
  readonly field: SampleField;
  readonly unit: string | null;
  readonly mandatory: boolean;
  readonly meaning: string;
}

const column = (name: string, field: SampleField, unit: string | null, meaning: string): SampleCsvColumn => ({
  column: name,
  field,
  unit,
  mandatory: field === 'timestamp' || field === 'machine',
  meaning,
});

/**
 * The columns of Portolan's wide sample CSV: one row per machine and stamp, columns in any order, an empty cell where nothing
 * was measured. Header names are compared without case. Of the three processor columns the first one filled counts, in the
 * order `cpuUsedCores`, `cpuRunTimePercentSum`, `cpuPercent`.
 *
 * In the long form (`timestamp,machine,machineId,counter,instance,value`) these names are the counters, with the name of the
 * disk or NIC in `instance` instead of brackets: `disk.readIops`. In the wide form a name without brackets is the total over
 * all disks or NICs.
 */
export const SAMPLE_CSV_COLUMNS: readonly SampleCsvColumn[] = [
  column('timestamp', 'timestamp', null, 'ISO 8601, or digits: seconds or milliseconds since 1970 UTC'),
  column('machine', 'machine', null, 'the name of the machine'),
  column('machineId', 'machineId', null, 'its UUID as the inventory has it; decides before the name'),
  column('intervalSeconds', 'interval', 'seconds', 'the time that one sample stands for'),
  column('cores', 'cores', 'count', 'cores the machine has at that time'),
  column('memoryMiB', 'memory', 'MiB', 'memory the machine has at that time'),
  column('cpuUsedCores', 'cpu', 'cores', 'cores in use; 1.5 is one and a half'),
  column('cpuRunTimePercentSum', 'cpu', 'percentSum', 'Hyper-V: % guest run time summed over the virtual processors'),
  column('cpuPercent', 'cpu', 'percent', 'percent of the cores the machine has at that time'),
  column('memoryUsedMiB', 'memoryUsed', 'MiB', 'memory in use as the guest sees it'),
  column('memoryConsumedMiB', 'memoryConsumed', 'MiB', 'host memory that the machine occupies'),
  column('memoryActiveMiB', 'memoryActive', 'MiB', 'memory touched lately, as the hypervisor estimates it'),
  column('disk[NAME].readIops', 'disk.readIops', 'perSecond', 'read operations/s of the disk'),
  column('disk[NAME].writeIops', 'disk.writeIops', 'perSecond', 'write operations/s of the disk'),
  column('disk[NAME].readBytesPerSecond', 'disk.readThroughput', 'bytes/s', 'bytes/s read from the disk'),
  column('disk[NAME].writeBytesPerSecond', 'disk.writeThroughput', 'bytes/s', 'bytes/s written to the disk'),
  column('nic[NAME].inBytesPerSecond', 'nic.inThroughput', 'bytes/s', 'bytes/s received by the NIC'),
  column('nic[NAME].outBytesPerSecond', 'nic.outThroughput', 'bytes/s', 'bytes/s sent by the NIC'),
];

/** The columns of the long form beside those that place a row. */
export const LONG_CSV_COLUMNS = ['counter', 'instance', 'value'] as const;

const plain = (name: string): string => name.replace('[NAME]', '').toLowerCase();
const BY_NAME: ReadonlyMap<string, SampleCsvColumn> = new Map(
  SAMPLE_CSV_COLUMNS.map((one) => [plain(one.column), one] as const),
);

/** The name in brackets may itself hold brackets: it ends at the last one before the counter. */
const WITH_INSTANCE = /^(disk|nic)\[(.*)\]\.(\w+)$/i;

/** What a header of the wide form says, or null where it is no column of ours. */
export function columnOfHeader(header: string): SampleColumn | null {
  const found = WITH_INSTANCE.exec(header);
  const name = found === null ? header : `${found[1]!}.${found[3]!}`;
  const known = BY_NAME.get(name.toLowerCase());
  if (known === undefined) return null;
  return { field: known.field, unit: known.unit, instance: instanceOf(found?.[2] ?? '') };
}

/** A disk or NIC as named; `*` stands for all of them, like no name at all. */
export function instanceOf(name: string): string {
  const trimmed = name.trim();
  return trimmed === ALL_INSTANCES ? WHOLE_MACHINE : trimmed;
}

const SUGGESTIONS = 2;

/** The columns that a mistyped header or counter may have meant. */
export function nearestColumns(header: string): readonly string[] {
  const name = header.replace(/\[.*\]/, '');
  const near = nearestNames(
    name,
    SAMPLE_CSV_COLUMNS.map((one) => one.column.replace('[NAME]', '')),
    SUGGESTIONS,
  );
  return name === header ? near : near.map((one) => one.replace('.', '[NAME].'));
}
