import type { Problem, Severity, SourceLocation } from '../../../model/index.js';
import { shown } from '../../problems.js';

// What reading the forms of other tools can report beside what every reading of samples can, with its prose.

type Words = readonly [message: string, remedy: string];

const problem = (severity: Severity, code: string, at: SourceLocation, ...[message, remedy]: Words): Problem => ({
  code: `ingest/${code}`,
  severity,
  at: at.column === undefined ? at : { ...at, column: shown(at.column) },
  message,
  remedy,
});

export const noMemoryKnown = (at: SourceLocation, machine: string): Problem =>
  problem(
    'error',
    'share-without-memory',
    at,
    `nothing says how much memory "${shown(machine)}" has, so what it uses cannot be told from a share or from what is free; it is left out`,
    'give an inventory that has the machine and its memory',
  );

/** As `noCoresYet`, of memory. */
export const noMemoryYet = (at: SourceLocation, machine: string, waiting: number): Problem =>
  problem(
    'error',
    'share-without-memory',
    at,
    `nothing said how much memory "${shown(machine)}" has before ${waiting} values waited for theirs, which is as many as may wait; what it uses is left out`,
    'put the rows with memory first, or sort the rows by time; or give an inventory that has the machine and its memory',
  );

export const noCapacityKnown = (at: SourceLocation): Problem =>
  problem(
    'error',
    'mhz-without-capacity',
    at,
    'MHz cannot be turned into cores without the capacity of one core; they are left out',
    'export processor use in percent too, or read the file with a mapping that states mhzPerCore',
  );

export const unknownMetric = (at: SourceLocation, metric: string, tool: string): Problem =>
  problem(
    'info',
    'unknown-metric',
    at,
    `"${shown(metric)}" is no metric of ${tool} that Portolan knows; its rows are left out`,
    'nothing, if the metric is not needed; docs/samples.md lists those that are read',
  );

export const noSeriesName = (at: SourceLocation, what: string): Problem =>
  problem(
    'error',
    'unnamed-series',
    at,
    `the file holds one series and does not say ${what}; no row is read`,
    'name the file MACHINE.COUNTER.csv, such as web01.cpuPercent.csv, or write "# machine: web01" and "# counter: cpuPercent" above the header',
  );

const SHOWN_NAMES = 5;

const listed = (names: readonly string[]): string => {
  const first = names.slice(0, SHOWN_NAMES).map((name) => `"${shown(name)}"`);
  return `${first.join(', ')}${names.length > SHOWN_NAMES ? ` and ${names.length - SHOWN_NAMES} more` : ''}`;
};

export const ambiguousDates = (at: SourceLocation): Problem =>
  problem(
    'error',
    'ambiguous-dates',
    at,
    'no stamp has a day above 12, so day and month could stand in either order; no row is read',
    'give the log as perfmon, relog or typeperf wrote it and not through a spreadsheet, or a mapping that states time.format',
  );

export const ambiguousStamps = (at: SourceLocation): Problem =>
  problem(
    'error',
    'ambiguous-dates',
    at,
    'none of the first stamps has a day above 12, so day and month could stand in either order; no row is read',
    'write a line such as "# time: dd/MM/yyyy HH:mm:ss" or "# time: M/d/yyyy h:mm:ss a" above the header, or export ISO 8601',
  );

/** @param stamp the first that was seen */
export const foreignMonths = (at: SourceLocation, stamp: string): Problem =>
  problem(
    'error',
    'foreign-month',
    at,
    `"${shown(stamp)}" names its month in a language that is not read, which is any but English; no row is read`,
    'export with an English locale of the user or of the browser, or with the month as a number',
  );

export const usageOfUnknownKind = (at: SourceLocation): Problem =>
  problem(
    'warning',
    'usage-of-unknown-kind',
    at,
    'charts of processor, memory, disk and network all have such a column, in percent or KBps, and nothing beside it tells which it is; it is not read',
    'add the counter "Usage in MHz" to a chart of the processor, and export reads, writes and rates of disk and network one by one',
  );

export const ambiguousNumbers = (at: SourceLocation): Problem =>
  problem(
    'error',
    'ambiguous-number',
    at,
    'numbers such as 1.234 or 1,234 could have a fraction or thousands, and no other number of the first rows tells; no row is read',
    'write "# decimal: point" or "# decimal: comma" above the header',
  );

export const joinedActivities = (at: SourceLocation): Problem =>
  problem(
    'error',
    'joined-activities',
    at,
    'several activities of sysstat stand on one line, as sadf -h joins them; their rows are not read',
    'export without -h: sadf -d -- -u -r -b -d -n DEV',
  );

export const maximaOfAverages = (at: SourceLocation, tool: string): Problem =>
  problem(
    'info',
    'maximum-of-averages',
    at,
    `${tool} gives the maximum of each period: the highest of the averages, of a minute or more, that it keeps; true peaks are higher`,
    'nothing: the values are labelled by their period and never called peaks',
  );

export const sumWithoutPeriod = (at: SourceLocation): Problem =>
  problem(
    'error',
    'sum-without-period',
    at,
    'the values are totals of a period, and nothing says how long it is; they are not read',
    'write "# interval: 300" above the header with the seconds of a period',
  );

export const unusableStatistic = (at: SourceLocation, statistic: string): Problem =>
  problem(
    'warning',
    'unusable-statistic',
    at,
    `the ${shown(statistic === '' ? 'statistic' : statistic)} of this metric says nothing of its use over the period; it is not read`,
    'export the average or the maximum of percentages and rates, and the sum of bytes and operations',
  );

export const unnamedMetric = (at: SourceLocation, what: string): Problem =>
  problem(
    'error',
    'unnamed-series',
    at,
    `the file does not say ${what} its values are; no row is read`,
    'write "# machine: web01" and "# metric: CPUUtilization" above the header, or name the file after both',
  );

/** @param nameOfFile a name by which such a file would tell; null where its name tells nothing */
export const noMachineOfLabels = (at: SourceLocation, nameOfFile: string | null): Problem =>
  problem(
    'error',
    'no-machine',
    at,
    `the column "${shown(at.column ?? '')}" does not say whose metric it is; it is not read`,
    `write "# machine: NAME" above the header${nameOfFile === null ? '' : `, or name the file after machine and metric, such as ${nameOfFile}`}, or give a mapping with machineFromFileName (docs/samples.md)`,
  );

export const noKnownCounters = (at: SourceLocation, kinds: readonly string[]): Problem =>
  problem(
    'warning',
    'no-known-counters',
    at,
    `none of the counters is one that Portolan reads: ${listed(kinds)}`,
    'record processor, memory, disk and network (docs/samples.md); on a Windows whose language is not listed there, give an English log, as typeperf of an English system or a collector of Get-CimInstance writes it',
  );

export const noMachineOfCounters = (at: SourceLocation): Problem =>
  problem(
    'error',
    'no-machine',
    at,
    'the counter paths name no machine; their values are not read',
    'write "# machine: NAME" above the header, or record with \\\\NAME in front of each counter',
  );

export const unplacedDisks = (at: SourceLocation, disks: readonly string[]): Problem =>
  problem(
    'warning',
    'unplaced-disk',
    at,
    `${disks.length} virtual disks belong to no machine that their path tells: ${listed(disks)}; they are not read`,
    'record the virtual processors of the machines too, so that their names are known, and keep disks in folders or files named after the machine',
  );

export const clocksChanged = (at: SourceLocation, zone: string): Problem =>
  problem(
    'warning',
    'clocks-changed',
    at,
    `the clocks of ${shown(zone)} change within the recording; the offset of its header is applied to all of it`,
    'nothing, if an hour does not matter; else begin a new log at the change',
  );

export const secondHeader = (at: SourceLocation, header: string): Problem =>
  problem(
    'error',
    'second-header',
    at,
    `a further log with other columns was appended: ${header}; its rows are left out`,
    'give each log as a file of its own',
  );
