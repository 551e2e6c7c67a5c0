/** Where samples come from; each names its counters in its own way. */
export type CounterSource = 'vmware' | 'hyperv' | 'physical-windows' | 'physical-linux';

/** What a counter measures. Disk metrics stand once per disk, NIC metrics once per NIC. */
export type Metric =
  | 'cpu'
  | 'memory'
  | 'diskReadMBps'
  | 'diskWriteMBps'
  | 'diskReadIops'
  | 'diskWriteIops'
  | 'nicReadMBps'
  | 'nicWriteMBps';

/** One metric of one source, by the vendor's names. */
export interface Counter {
  readonly source: CounterSource;
  readonly metric: Metric;
  /** The performance counter set, WMI class or command; null where the name of the counter says it all. */
  readonly counterClass: string | null;
  readonly counter: string;
  /** Other names of the class that mean the same; see {@link isCounterClass}. */
  readonly classAliases: readonly string[];
  /** `once`: one value per machine. `perDisk`, `perNic`: one for each, summed as the assessment needs them. */
  readonly instances: 'once' | 'perDisk' | 'perNic' | 'perVirtualProcessor';
  /** What one value of the counter is, before any conversion. */
  readonly unit: string;
}

const HYPERV_MEMORY = 'Hyper-V Dynamic Memory Server';
const PHYSICAL_DISK = 'Win32_PerfFormattedData_PerfDisk_PhysicalDisk';
const PHYSICAL_NIC = 'Win32_PerfFormattedData_Tcpip_NetworkInterface';

type Row = readonly [
  metric: Metric,
  counterClass: string | null,
  counter: string,
  unit: string,
  aliases?: readonly string[],
];

const instancesOf = (source: CounterSource, metric: Metric): Counter['instances'] => {
  if (metric.startsWith('disk')) return 'perDisk';
  if (metric.startsWith('nic')) return 'perNic';
  return source === 'hyperv' && metric === 'cpu' ? 'perVirtualProcessor' : 'once';
};

const countersOf = (source: CounterSource, rows: readonly Row[]): readonly Counter[] =>
  rows.map(([metric, counterClass, counter, unit, classAliases = []]) => ({
    source,
    metric,
    counterClass,
    counter,
    classAliases,
    instances: instancesOf(source, metric),
    unit,
  }));

/**
 * The counters that an assessment rests on.
 *
 * Hyper-V offers no operations per second in this table: only bytes per second are collected there. Its memory counter set is printed
 * "Hyper-V Dynamic Memory Server" on the page, where every "VM" was once renamed to "server"; Windows itself says "…Dynamic Memory VM".
 * vSphere's own interface gives percentages in hundredths and KBps in units of 1,024 bytes; exports may have converted both.
 *
 * Source: discovered-metadata.md (MicrosoftDocs/azure-docs@012ad308, 02/24/2023), read 2026-11-21.
 */
export const COUNTERS: readonly Counter[] = [
  ...countersOf('vmware', [
    ['cpu', null, 'cpu.usage.average', '1/100 percent of the allocated cores'],
    ['memory', null, 'mem.usage.average', '1/100 percent of the allocated memory'],
    ['diskReadMBps', null, 'virtualDisk.read.average', 'KBps of 1,024 bytes'],
    ['diskWriteMBps', null, 'virtualDisk.write.average', 'KBps of 1,024 bytes'],
    ['diskReadIops', null, 'virtualDisk.numberReadAveraged.average', 'operations per second'],
    ['diskWriteIops', null, 'virtualDisk.numberWriteAveraged.average', 'operations per second'],
    ['nicReadMBps', null, 'net.received.average', 'KBps of 1,024 bytes'],
    ['nicWriteMBps', null, 'net.transmitted.average', 'KBps of 1,024 bytes'],
  ]),
  ...countersOf('hyperv', [
    ['cpu', 'Hyper-V Hypervisor Virtual Processor', '% Guest Run Time', 'percent of one virtual processor'],
    [
      'memory',
      HYPERV_MEMORY,
      'Current Pressure (%), Guest Visible Physical Memory (MB)',
      'percent, and MiB',
      ['Hyper-V Dynamic Memory VM'],
    ],
    ['diskReadMBps', 'Hyper-V Virtual Storage Device', 'Read Bytes/Second', 'bytes per second'],
    ['diskWriteMBps', 'Hyper-V Virtual Storage Device', 'Write Bytes/Second', 'bytes per second'],
    ['nicReadMBps', 'Hyper-V Virtual Network Adapter', 'Bytes Received/Second', 'bytes per second'],
    ['nicWriteMBps', 'Hyper-V Virtual Network Adapter', 'Bytes Sent/Second', 'bytes per second'],
  ]),
  ...countersOf('physical-windows', [
    ['cpu', 'Win32_PerfFormattedData_PerfOS_Processor', 'PercentIdleTime', 'percent idle; used is 100 less this'],
    ['memory', 'Win32_PerfFormattedData_PerfOS_Memory', 'AvailableMBytes', 'MiB free; used is the total less this'],
    ['diskReadMBps', PHYSICAL_DISK, 'DiskReadBytesPerSec', 'bytes per second'],
    ['diskWriteMBps', PHYSICAL_DISK, 'DiskWriteBytesPerSec', 'bytes per second'],
    ['diskReadIops', PHYSICAL_DISK, 'DiskReadsPerSec', 'operations per second'],
    ['diskWriteIops', PHYSICAL_DISK, 'DiskWritesPerSec', 'operations per second'],
    ['nicReadMBps', PHYSICAL_NIC, 'BytesReceivedPerSec', 'bytes per second'],
    ['nicWriteMBps', PHYSICAL_NIC, 'BytesSentPersec', 'bytes per second'],
  ]),
  ...countersOf('physical-linux', [
    ['cpu', null, '/proc/stat', 'jiffies since boot'],
    ['memory', null, 'free', 'bytes used and in all'],
    ['diskReadMBps', null, '/proc/diskstats', 'sectors of 512 bytes since boot'],
    ['diskWriteMBps', null, '/proc/diskstats', 'sectors of 512 bytes since boot'],
    ['diskReadIops', null, '/proc/diskstats', 'operations since boot'],
    ['diskWriteIops', null, '/proc/diskstats', 'operations since boot'],
    ['nicReadMBps', null, '/sys/class/net/*/statistics/rx_bytes', 'bytes since boot'],
    ['nicWriteMBps', null, '/sys/class/net/*/statistics/tx_bytes', 'bytes since boot'],
  ]),
];

/** The counter of a metric; null where the source has none, as for operations per second on Hyper-V. */
export const counterOf = (source: CounterSource, metric: Metric): Counter | null =>
  COUNTERS.find((counter) => counter.source === source && counter.metric === metric) ?? null;

/** Whether a capture's counter set is the one meant: its own name or an alias, in any case of letters. */
export function isCounterClass(counter: Counter, className: string): boolean {
  const names = [counter.counterClass, ...counter.classAliases].filter((name) => name !== null);
  return names.some((name) => name.toLowerCase() === className.trim().toLowerCase());
}

/**
 * Cores in use on Hyper-V: the run times of all virtual processors of one machine, summed, over 100.
 * Source: discovered-metadata.md, "CPU utilization is the sum of all usage, for all virtual processors attached to a server".
 */
export const hypervCoresUsed = (guestRunTimePercents: readonly number[]): number =>
  guestRunTimePercents.reduce((sum, runTime) => sum + runTime, 0) / 100;

/**
 * Memory in use on Hyper-V, in the unit of `visibleMemory`. Pressure above 100 % is by design: the guest asks for more than it has.
 * Source: discovered-metadata.md, "Memory utilization is (Current Pressure * Guest Visible Physical Memory) / 100".
 */
export const hypervMemoryUsed = ({
  pressurePercent,
  visibleMemory,
}: {
  readonly pressurePercent: number;
  readonly visibleMemory: number;
}): number => (pressurePercent * visibleMemory) / 100;

/** What is sampled, how often, and what becomes of the samples. */
export interface RollUp {
  readonly source: 'vmware' | 'hyperv' | 'physical' | 'sql' | 'mysql' | 'webapps';
  readonly sampleSeconds: number;
  readonly dataPointMinutes: number;
  /** What sizing takes of the samples in a data point; web apps are measured once per point. */
  readonly aggregation: 'max' | 'none';
  /** What the appliance sends besides. */
  readonly alsoSent: readonly ('mean' | 'variance')[];
}

/**
 * Sampling and roll-up of the appliance. Physical machines: 5 minutes on the page of 2025, 10 on that of 2020. A 15-minute point (FAQ of
 * 2020 and 2023) and a 5-minute point (best practices of 2019) are stated too; the calculation pages, which agree on 10, are followed.
 *
 * Source: concepts-assessment-calculation.md (02/06/2025), concepts-azure-sql-assessment-calculation.md (03/15/2023),
 * assessments-overview-migrate-to-azure-db-mysql.md (05/08/2025), create-web-app-assessment.md (10/16/2025).
 */
export const ROLL_UPS: readonly RollUp[] = [
  { source: 'vmware', sampleSeconds: 20, dataPointMinutes: 10, aggregation: 'max', alsoSent: [] },
  { source: 'hyperv', sampleSeconds: 30, dataPointMinutes: 10, aggregation: 'max', alsoSent: [] },
  { source: 'physical', sampleSeconds: 300, dataPointMinutes: 5, aggregation: 'max', alsoSent: [] },
  { source: 'sql', sampleSeconds: 30, dataPointMinutes: 10, aggregation: 'max', alsoSent: ['mean', 'variance'] },
  { source: 'mysql', sampleSeconds: 30, dataPointMinutes: 10, aggregation: 'max', alsoSent: ['mean'] },
  { source: 'webapps', sampleSeconds: 900, dataPointMinutes: 15, aggregation: 'none', alsoSent: [] },
];
/** As the page of 01/06/2020 has it. */
export const PHYSICAL_DATA_POINT_MINUTES_2020 = 10;

const MINUTES: Readonly<Record<'Day' | 'Week', number>> = { Day: 24 * 60, Week: 7 * 24 * 60 };

/** Points of a complete history: 144 per day and 1,008 per week at ten minutes. A "Month" is defined nowhere. */
export const completeDataPoints = (history: 'Day' | 'Week', dataPointMinutes: number): number =>
  MINUTES[history] / dataPointMinutes;
