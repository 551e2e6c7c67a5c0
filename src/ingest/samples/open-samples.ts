import { invariant } from '../../model/index.js';
import type { Bytes, Cores, Instant, MachineId } from '../../model/index.js';
import { createTimeZone } from '../../timeseries/index.js';
import type { SampleSink, TimeZone } from '../../timeseries/index.js';
import { createStampParser } from './parse-stamp.js';
import type { StampFormat, StampOptions, StampParser } from './parse-stamp.js';
import { createPendingShares, MAX_PENDING } from './pending-shares.js';
import type { PendingShare } from './pending-shares.js';
import { badInterval, noCores, noCoresYet, noMachineInFileName, unknownZone } from './problems.js';
import type { ProblemLog } from './problem-log.js';
import { planLongRows, readLongRow } from './read-long-row.js';
import { readWideRow } from './read-wide-row.js';
import type { RecognisedSamples } from './recognise-samples.js';
import { planRows } from './row-plan.js';
import type { RowPlan } from './row-plan.js';
import type { RowReader } from './row-reader.js';
import type { MachineRegistry } from './sample-machines.js';
import type { SampleMapping } from './sample-mapping.js';
import { parseSampleNumber } from './sample-number.js';
import { countSkip } from './sample-tally.js';
import type { SampleTally } from './sample-tally.js';
import type { SplitLine } from './split-cells.js';

/** What the files of one run share. */
export interface SampleEnvironment {
  readonly sink: SampleSink;
  readonly machines: MachineRegistry;
  readonly coresOf: ((machine: MachineId) => Cores | null) | null;
  readonly memoryOf?: ((machine: MachineId) => Bytes | null) | null;
  readonly mapping: SampleMapping | null;
  readonly zone: string | null;
  readonly latestMs: Instant | null;
}

/** A file of which the header is known. */
export interface OpenedSamples {
  readonly reader: RowReader;
  /** Reads the row whose cells and line stand in `reader.row`. */
  readonly readRow: () => void;
  /** Cells of a whole row; 0 where the first row decides, null where rows may have any number. */
  readonly width: number | null;
  /** Cuts a line in a way of its own: `cells` may then hold fewer than the `count` that the line has. */
  readonly split?: (line: string) => SplitLine & { readonly count: number };
  /** How the rows below can be read as bytes; null or absent where only `readRow` can. */
  readonly wide?: WideRows | null;
  readonly used: readonly string[];
  readonly ignored: readonly string[];
  /** How many columns those are, where one entry stands for several. */
  readonly ignoredCount?: number;
}

/** What a reader of bytes needs to know of rows of many columns, one machine at one time each. */
export interface WideRows {
  readonly plan: RowPlan;
  readonly separator: string;
  readonly hasComma: boolean;
  readonly stamps: StampOptions;
}

/** What stands in the file before its rows. */
export interface SampleHeader {
  readonly file: string;
  readonly fileName: string;
  readonly line: number;
  readonly recognised: RecognisedSamples;
  readonly comments: ReadonlyMap<string, string>;
  readonly log: ProblemLog;
  readonly tally: SampleTally;
}

/** Prepares to read the rows below a header; null where they cannot be read, which is told. */
export function openSamples(environment: SampleEnvironment, header: SampleHeader): OpenedSamples | null {
  const { file, line, recognised, log, tally } = header;
  if (recognised.dialect !== null) return recognised.dialect.open({ ...header, environment });
  const mapping = recognised.format === 'mapped' ? environment.mapping : null;
  const fileMachine = fileMachineOf(header, mapping);
  if (fileMachine === undefined) return null;
  statedInterval(header, mapping);
  const stamps = stampsOf(environment, header, mapping);
  const reader: RowReader = {
    file,
    log,
    tally,
    sink: environment.sink,
    machines: environment.machines,
    pending: createPendingShares<PendingShare>((share, isEarly) => {
      settleShare(reader, environment.coresOf, { ...share, isEarly });
    }),
    stamps:
      timesOfRows(mapping, () => reader.row.line - line - (mapping?.hasHeader === true ? 1 : 0)) ?? parserOf(stamps),
    hasComma: mapping === null ? recognised.separator !== ',' : mapping.decimal === 'comma',
    fileMachine,
    headerOf: (index) => recognised.header[index] ?? (index < 0 ? '' : String(index + 1)),
    row: { cells: [], line, atMs: 0 as Instant, taken: 0, faults: 0 },
  };
  if (recognised.format === 'long') {
    const plan = planLongRows(recognised.header);
    return {
      ...plan,
      reader,
      readRow: () => {
        readLongRow(reader, plan);
      },
    };
  }
  const plan = planRows(recognised, mapping, { at: { file, line }, log });
  const { hasComma } = reader;
  return {
    ...plan,
    reader,
    readRow: () => {
      readWideRow(reader, plan);
    },
    wide:
      fileMachine === null && mapping?.rowTimes == null
        ? { plan, separator: recognised.separator, hasComma, stamps }
        : null,
  };
}

/** Null: the rows tell the machine. Undefined: the name of the file should, and does not. */
function fileMachineOf(
  { file, fileName, log }: SampleHeader,
  mapping: SampleMapping | null,
): string | null | undefined {
  const pattern = mapping?.machineFromFileName ?? null;
  if (pattern === null) return null;
  const found = new RegExp(pattern, 'u').exec(fileName);
  const name = (found?.groups?.['machine'] ?? found?.[1] ?? '').trim();
  if (name !== '') return name;
  log.tell('no-machine-in-file-name', { file }, (at) => noMachineInFileName(at, pattern));
  return undefined;
}

function statedInterval({ file, comments, log, tally }: SampleHeader, mapping: SampleMapping | null): void {
  const text = comments.get('interval') ?? null;
  if (text === null) {
    const seconds = mapping?.intervalSeconds ?? mapping?.rowTimes?.intervalSeconds ?? null;
    if (seconds !== null) tally.intervals.add(seconds);
    return;
  }
  const seconds = parseSampleNumber(text.replace(/\s*(?:s|seconds?)$/i, ''), true);
  if (seconds >= 1 && seconds <= 31 * 86_400) tally.intervals.add(seconds);
  else log.tell('bad-interval', { file }, (at) => badInterval(at, text));
}

function zoneStatedBy(comments: SampleHeader['comments'], mapping: SampleMapping | null): string {
  if (comments.has('zone')) return 'the file';
  return mapping?.zone == null ? 'the caller' : `the mapping "${mapping.name}"`;
}

/** What the file says of its zone comes before the mapping, which knows the tool, and both before the caller. */
function stampsOf(
  { zone, latestMs }: SampleEnvironment,
  { file, comments, log }: SampleHeader,
  mapping: SampleMapping | null,
): StampOptions {
  const name = comments.get('zone') ?? mapping?.zone ?? zone;
  const found: TimeZone | null = name === null ? null : createTimeZone(name);
  if (name !== null && found === null)
    log.tell('unknown-zone', { file }, (at) => unknownZone(at, name, zoneStatedBy(comments, mapping)));
  const format: StampFormat = mapping?.time ?? { kind: 'auto' };
  return { format, zone: found, latestMs };
}

/** The times of rows that print none, by how many lines each stands below the first; null where a column has them. */
function timesOfRows(mapping: SampleMapping | null, linesBelow: () => number): StampParser | null {
  const times = mapping?.rowTimes ?? null;
  if (times === null) return null;
  return { parse: () => (times.start + linesBelow() * times.intervalSeconds * 1000) as Instant };
}

function parserOf(stamps: StampOptions): StampParser {
  const parser = createStampParser(stamps);
  invariant(parser !== null, 'the pattern of a mapping was checked when the mapping was made');
  return parser;
}

/** Turns a percentage that waited into cores, by what the rows said of its time, else by the inventory. */
function settleShare(
  { file, log, sink, tally }: RowReader,
  coresOf: SampleEnvironment['coresOf'],
  { machine, atMs, percent, line, isAlone, isEarly }: PendingShare & { readonly isEarly: boolean },
): void {
  const stated = machine.cores.at(atMs);
  const cores = stated ?? coresOf?.(machine.candidate ?? machine.id) ?? null;
  if (stated === null && machine.candidate !== null) machine.usesCoresOfCandidate = true;
  if (cores !== null) {
    sink.add({ machine: machine.id, atMs, channel: 'cpuUsedCores', instance: '', value: (cores * percent) / 100 });
    tally.readings += 1;
    return;
  }
  if (isEarly) log.tell('no-cores-yet', { file, line }, (at) => noCoresYet(at, machine.name, MAX_PENDING));
  else log.tell('no-cores', { file, line }, (at) => noCores(at, machine.name));
  if (!isAlone) return;
  tally.rowsUsed -= 1;
  countSkip(tally, 'no usable value');
}
