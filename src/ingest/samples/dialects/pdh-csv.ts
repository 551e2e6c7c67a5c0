import { duplicateColumn, shown } from '../../problems.js';
import type { OpenedSamples } from '../open-samples.js';
import { splitCells } from '../split-cells.js';
import { createTimeZone } from '../../../timeseries/index.js';
import { asCodePage850 } from './code-page-850.js';
import { esxtopReadings, isEsxtop } from './esxtop-counters.js';
import { hyperVReadings, isOfHyperVHost } from './hyperv-counters.js';
import { openColumns } from './open-columns.js';
import type { ColumnReading } from './open-columns.js';
import { counterColumnOf, kindOfColumn, offsetOf, pdhSignatureOf } from './pdh-header.js';
import type { CounterColumn, PdhSignature } from './pdh-header.js';
import { stampOrderOf } from './pdh-stamps.js';
import type { StampOrder } from './pdh-stamps.js';
import {
  ambiguousDates,
  clocksChanged,
  noKnownCounters,
  noMachineOfCounters,
  secondHeader,
  unplacedDisks,
} from './problems.js';
import type { DialectContext, DialectHead, DialectMatch, SampleDialect } from './sample-dialect.js';
import { windowsCounterOf, windowsObjectOf } from './windows-counter-names.js';
import { windowsReadings } from './windows-counters.js';
import { zoneOfWindowsName } from './windows-zones.js';

/**
 * The performance logs of Windows as text, PDH-CSV 4.0: what perfmon, logman, relog and typeperf write, and esxtop of VMware in
 * its batch mode. One row per time; every column is a counter path, `\\HOST\Object(Instance)\Counter`. A host on which machines
 * run tells of those: its own counters are left out, since they measure the host.
 *
 * The minutes in the header are the offset of the clocks when the recording began, and hold for all of its stamps; where the
 * clocks of the stated zone change within the recording this is told, for Windows does not say by which offset it went on.
 */
export const PDH_CSV: SampleDialect = { name: 'pdh-csv', recognise };

/** Rows looked at for the order of day and month. */
const MAX_ROWS_FOR_ORDER = 500;
/** Rows looked at for a decimal comma; the first of a log is mostly empty. */
const ROWS_FOR_NUMBERS = 20;
/** perfmon and typeperf write -1 for a counter that gave nothing; its values are never negative. */
const MISSING = ['-1', '-1.000000', '-1.#IND', '1.#QNAN', '-1.#QNAN', '1.#INF'];

/** Blank lines, comments, and what a spreadsheet writes above a table. */
const ABOVE_HEADER = /^\s*(?:#.*|sep=.)?\s*$/;

function recognise({ lines, isEnd }: DialectHead): DialectMatch | 'more' | null {
  const index = lines.findIndex((line) => !ABOVE_HEADER.test(line));
  const header = lines[index] ?? '';
  const signature = pdhSignatureOf(header);
  if (signature === null) return null;
  const rows = lines.slice(index + 1).filter((line) => /^\s*"?\d/.test(line));
  const order = stampOrderOf(rows.map((line) => /^\s*"?([^",;\t]*(?:,\d+)?)/.exec(line)![1]!.trim()));
  const isOpen = rows.length < (order === 'ambiguous' ? MAX_ROWS_FOR_ORDER : ROWS_FOR_NUMBERS);
  if (isOpen && !isEnd) return 'more';
  const hasComma = signature.separator !== ',' || hasDecimalComma(rows.slice(0, ROWS_FOR_NUMBERS));
  return {
    dialect: PDH_CSV.name,
    by: 'its first cell, as perfmon, relog, typeperf and esxtop write it: (PDH-CSV 4.0)',
    separator: signature.separator,
    headLines: index + 1,
    open: (context) => open(context, { signature, order, hasComma, header }),
  };
}

/** A comma in quotes with digits around it, and no number with a point. */
const hasDecimalComma = (rows: readonly string[]): boolean => {
  const values = rows.map((line) => line.slice(line.indexOf(',', 1) + 1));
  return values.some((text) => /"-?\d+,\d+"/.test(text)) && !values.some((text) => /"-?\d*\.\d+"/.test(text));
};

interface PdhFile {
  readonly signature: PdhSignature;
  readonly order: StampOrder;
  readonly hasComma: boolean;
  readonly header: string;
}

function open(context: DialectContext, file: PdhFile): OpenedSamples | null {
  const { log, line } = context;
  const at = { file: context.file, line };
  if (file.order === 'ambiguous') {
    log.tell('ambiguous-dates', at, ambiguousDates);
    return null;
  }
  const { separator } = file.signature;
  const header = readableHeader(withoutBlankEnd(splitCells(file.header, separator).cells));
  const columns = header.flatMap((path, index) => (index === 0 ? [] : (counterColumnOf(path, index) ?? [])));
  const readings = columnsByHost(columns).flatMap(([host, own]) =>
    distinct(readingsOfHost(context, host, own), (index) => {
      log.tell('duplicate-column', { ...at, column: header[index]! }, (where) => duplicateColumn(where, index + 1));
    }),
  );
  if (readings.length === 0 && columns.length > 0) {
    log.tell('no-known-counters', at, (where) => noKnownCounters(where, kindsOf(columns).slice(0, SHOWN_KINDS)));
  }
  const used = new Set(readings.flatMap((reading) => reading.columns));
  const ignored = columns.filter(({ index }) => !used.has(index));
  const { minutesWest, zoneName } = file.signature;
  const opened = openColumns(context, {
    ...{ separator, header, stamp: 0, readings, hasComma: file.hasComma, missing: MISSING },
    time: file.order === 'unknown' ? { kind: 'iso' } : file.order,
    zone: minutesWest === null ? null : offsetOf(minutesWest),
    used: kindsOf(columns.filter(({ index }) => used.has(index))),
    ignored: kindsOf(ignored),
    ignoredCount: ignored.length,
    onStamp: minutesWest === null ? null : changeOfClocks(context, { minutesWest, zoneName }),
  });
  return { ...opened, split: withoutOtherLines(context, file.header, opened.split!) };
}

const SHOWN_KINDS = 5;

function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1).map((cell) => cell.trim());
}

/** A console of Windows writes code page 850; the names it then knows tell so. */
function readableHeader(header: readonly string[]): readonly string[] {
  if (!header.some((cell) => /[^\0-\x7f]/.test(cell))) return header;
  const knownIn = (cells: readonly string[]): number =>
    cells.filter((path, index) => {
      const column = counterColumnOf(path, index);
      return column !== null && windowsObjectOf(column.object) !== null && windowsCounterOf(column.counter) !== null;
    }).length;
  const other = header.map(asCodePage850);
  return knownIn(other) > knownIn(header) ? other : header;
}

const MAX_KINDS = 200;

/** `Process(…)\Virtual Bytes (4 columns)`, for a list that a reader can take in. */
function kindsOf(columns: readonly CounterColumn[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const column of columns) {
    const kind = kindOfColumn(column);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const kinds = [...counts].map(([kind, count]) => (count === 1 ? kind : `${kind} (${count} columns)`));
  const rest = kinds.length - MAX_KINDS;
  return rest <= 0 ? kinds : [...kinds.slice(0, MAX_KINDS), `${rest} more counters`];
}

function columnsByHost(columns: readonly CounterColumn[]): readonly (readonly [string, readonly CounterColumn[]])[] {
  const byHost = new Map<string, CounterColumn[]>();
  for (const column of columns) {
    const found = byHost.get(column.host);
    if (found === undefined) byHost.set(column.host, [column]);
    else found.push(column);
  }
  return [...byHost];
}

function readingsOfHost(
  context: DialectContext,
  host: string,
  columns: readonly CounterColumn[],
): readonly ColumnReading[] {
  const { file, line, log, comments } = context;
  if (isEsxtop(columns)) return esxtopReadings(columns);
  if (columns.some(isOfHyperVHost)) {
    const { readings, unplaced } = hyperVReadings(columns);
    if (unplaced.length > 0) log.tell('unplaced-disks', { file, line }, (at) => unplacedDisks(at, unplaced));
    return readings;
  }
  const machine = host === '' ? (comments.get('machine') ?? '') : host;
  const readings = windowsReadings(columns, machine);
  if (machine !== '' || readings.length === 0) return readings;
  log.tell('no-machine', { file, line }, noMachineOfCounters);
  return [];
}

/** One reading of each field and instance of a machine on a host; a log may hold a counter twice. */
function distinct(readings: readonly ColumnReading[], onLeftOut: (column: number) => void): readonly ColumnReading[] {
  const seen = new Set<string>();
  return readings.filter(({ machine, meaning, columns }) => {
    const key = [machine, meaning.field, meaning.instance].join('\n');
    const isKept = !seen.has(key);
    seen.add(key);
    if (!isKept) onLeftOut(columns[0]!);
    return isKept;
  });
}

/** Tells, once, that the clocks of the zone changed within the recording. */
function changeOfClocks(
  { file, log }: DialectContext,
  { minutesWest, zoneName }: { readonly minutesWest: number; readonly zoneName: string },
): ((atMs: number, line: number) => void) | null {
  const name = zoneOfWindowsName(zoneName);
  const zone = name === null ? null : createTimeZone(name);
  if (zone === null) return null;
  let isTold = false;
  let isFirst = true;
  return (atMs, line) => {
    if (isTold) return;
    const isOther = zone.instantOf(atMs - minutesWest * 60_000, null) !== atMs;
    // A header that does not fit its own zone at the beginning says nothing of a change.
    isTold = isOther;
    if (isOther && !isFirst) log.tell('clocks-changed', { file, line }, (at) => clocksChanged(at, zoneName));
    isFirst = false;
  };
}

/**
 * typeperf closes with words for the console, which are no row. A log to which another was appended repeats the header: rows
 * below one with other columns are not read.
 */
function withoutOtherLines(
  { file, log }: DialectContext,
  header: string,
  split: NonNullable<OpenedSamples['split']>,
): NonNullable<OpenedSamples['split']> {
  const none = { cells: [''], isUnclosed: false, count: 1 };
  let isOther = false;
  return (line) => {
    if (!/["\d]/.test(line.slice(0, 100))) return none;
    if (pdhSignatureOf(line) !== null) {
      isOther = line.trim() !== header.trim();
      if (isOther) log.tell('second-header', { file }, (at) => secondHeader(at, shown(line)));
      return none;
    }
    return isOther ? { cells: [line], isUnclosed: false, count: 0 } : split(line);
  };
}
