import type { OpenedSamples } from '../open-samples.js';
import { placeOf } from '../row-reader.js';
import { splitCells } from '../split-cells.js';
import { stampsBelow, tableHeaderOf } from './foreign-table.js';
import type { TableHeader } from './foreign-table.js';
import { timeOfFile } from './local-stamps.js';
import type { LocalStamps } from './local-stamps.js';
import { openMetrics } from './open-metrics.js';
import { noCapacityKnown } from './problems.js';
import type { DialectContext, DialectHead, DialectMatch, SampleDialect } from './sample-dialect.js';
import { vsphereMeaning } from './vsphere-metrics.js';

/**
 * What `Get-Stat | Export-Csv` of PowerCLI writes: one row per value, with the properties of a sample as columns in any order
 * (`Value, Timestamp, MetricId, Unit, Description, Entity, EntityId, IntervalSecs, Instance, Uid`), some of them left out by a
 * `Select-Object`, below `#TYPE …` where Windows PowerShell wrote it. Stamps are in the local time and the form of the country
 * of whoever ran it. `IntervalSecs` is 20 for samples of the host; 300, 1800, 7200 and 86400 are averages that vCenter keeps.
 *
 * Values of hosts, clusters and pools are left out: `EntityId` begins with what an entity is.
 *
 * Sources: a row as exported with its header, quoted in public code that draws it (`"Value","Timestamp","MetricId","Unit",
 * "Description","Entity","EntityId","IntervalSecs","Instance"`, stamps `18-09-2015 10:44:20`); on intervals and instances
 * http://www.lucd.info/2009/12/30/powercli-vsphere-statistics-part-1-the-basics/.
 */
export const POWERCLI: SampleDialect = { name: 'powercli-stat', recognise };

function recognise(head: DialectHead): DialectMatch | 'more' | null {
  const header = tableHeaderOf(head.lines);
  if (header === null) return null;
  const { columns } = header;
  const isStat = ['metricid', 'timestamp', 'value'].every((name) => columns.has(name));
  if (!isStat || !(columns.has('entity') || columns.has('entityid'))) return null;
  const stamps = stampsBelow(head, header, columns.get('timestamp')!);
  if (stamps === 'more') return stamps;
  return {
    dialect: POWERCLI.name,
    by: 'the columns of Get-Stat of PowerCLI: MetricId, Timestamp, Value and Entity',
    separator: header.separator,
    headLines: header.index + 1,
    open: (context) => open(context, header, stamps),
  };
}

/** The cells that a row is read from, in this order, whatever the order of the file. */
const ORDER = ['entity', 'timestamp', 'metricid', 'unit', 'instance', 'value'] as const;
/** Set in front of the metric of what is no machine. */
const NO_MACHINE = 'not of a machine: ';
const MAX_INTERVALS = 100;

function open(context: DialectContext, header: TableHeader, stamps: LocalStamps): OpenedSamples | null {
  const time = timeOfFile(context, stamps);
  if (time === null) return null;
  const { cells, columns, separator } = header;
  const nameOf = (index: number): string => cells[columns.get(ORDER[index]!) ?? -1] ?? '';
  const seen = { percent: false, mhz: false };
  const known = new Set<string>([...ORDER, 'entityid', 'intervalsecs']);
  const opened = openMetrics(context, {
    ...{ tool: 'vSphere', separator, width: cells.length, time, zone: null, hasComma: true, missing: [] },
    ...{ machine: 0, stamp: 1, metric: 2, unit: 3, instance: 4, value: 5, headerOf: nameOf },
    used: cells.filter((name) => known.has(name.toLowerCase())),
    ignored: cells.filter((name) => name !== '' && !known.has(name.toLowerCase())),
    split: (line) => ordered(context, header, line),
    isForeign: (metric) => metric.startsWith(NO_MACHINE),
    meaningOf: (metric, unit, instance) => {
      const meaning = vsphereMeaning(metric, unit, instance);
      if (meaning === null || meaning === 'notNeeded' || meaning.field !== 'cpu') return meaning;
      const isMhz = meaning.unit !== 'percent';
      seen[isMhz ? 'mhz' : 'percent'] = true;
      return isMhz ? 'notNeeded' : meaning;
    },
  });
  const { reader } = opened;
  const flush = (): void => {
    reader.pending.flush();
    if (seen.mhz && !seen.percent) {
      context.log.tell('no-capacity', { ...placeOf(reader, nameOf(2)), line: context.line }, noCapacityKnown);
    }
  };
  return { ...opened, reader: { ...reader, pending: { ...reader.pending, flush } } };
}

function ordered(
  { tally }: DialectContext,
  { columns, separator, cells: header }: TableHeader,
  line: string,
): ReturnType<NonNullable<OpenedSamples['split']>> {
  const { cells, isUnclosed } = splitCells(line, separator);
  const textOf = (name: string): string => (cells[columns.get(name) ?? -1] ?? '').trim();
  if (cells.length !== header.length) return { cells, isUnclosed, count: cells.length };
  const id = textOf('entityid');
  const isMachine = id === '' || /^VirtualMachine-/i.test(id);
  const seconds = Number(textOf('intervalsecs'));
  if (isMachine && seconds >= 1 && tally.intervals.size < MAX_INTERVALS) tally.intervals.add(seconds);
  const [machine, ...rest] = ORDER.map(textOf);
  const name = machine === '' ? id.replace(/^VirtualMachine-/i, '') : machine!;
  const metric = `${isMachine ? '' : NO_MACHINE}${rest[1]!}`;
  return { cells: [name, rest[0]!, metric, ...rest.slice(2)], isUnclosed, count: cells.length };
}
