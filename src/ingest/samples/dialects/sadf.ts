import type { OpenedSamples } from '../open-samples.js';
import { shown } from '../../problems.js';
import { raggedSampleRow } from '../problems.js';
import { countRow, machineNamed, stampOfRow, textIn } from '../row-reader.js';
import { countIgnored, countSkip } from '../sample-tally.js';
import { createDialectReader } from './dialect-reader.js';
import type { DialectReader } from './dialect-reader.js';
import { planReading } from './plan-reading.js';
import type { PlannedMeaning } from './plan-reading.js';
import { joinedActivities } from './problems.js';
import { isCountedDisk, isCountedInterface } from './sadf-devices.js';
import type { DialectContext, DialectHead, DialectMatch, SampleDialect } from './sample-dialect.js';
import type { SampleField } from '../sample-fields.js';

/**
 * What `sadf -d` of sysstat writes of a Linux machine: a section for each activity, below a line `# hostname;interval;timestamp;…`
 * that names its columns, which differ between versions. Stamps are UTC (`2026-03-01 00:10:00 UTC`), local (`-t`, `-T`) or seconds
 * since 1970 (`-U`); `interval` is the seconds that a row is an average of. A restart is a row of four cells.
 *
 * - `-u`: 100 less `%idle` of the row `-1` (or `all`), all processors together. Rows of single processors (`-P ALL`) only count
 *   them: their number at a time is the machine's cores.
 * - `-r`: the memory of the machine less `kbavail`, what the kernel can give without swapping; without `kbavail` (before 11.5.7)
 *   `kbmemused - kbbuffers - kbcached`. See `readMemory` for what `kbmemused` means in which version.
 * - `-b`: `rtps`, `wtps` and blocks of 512 bytes, over all disks. `-d`: bytes by disk; its `tps` are reads and writes together and
 *   cannot be split, so operations come from `-b` alone.
 * - `-n DEV`: interfaces but `lo` and those that pass on what another carries.
 *
 * Rows that `-h` joined, several activities on one line, are refused.
 *
 * Sources: man pages sadf(1) and sar(1) of sysstat 12 (http://www.linuxman7.org/linux/man-pages/man1/sadf.1.html); headers and rows
 * of versions 10 to 12.6 as quoted in public code and notes (`# hostname;interval;timestamp;DEV;tps;rd_sec/s;wr_sec/s;…`,
 * `…;DEV;tps;rkB/s;wkB/s;dkB/s;…`, `…;tps;rtps;wtps;dtps;bread/s;bwrtn/s;bdscd/s`, `box;-1;…;LINUX-RESTART (16 CPU)`).
 */
export const SADF: SampleDialect = { name: 'sadf', recognise };

const HEADER = /^#\s*hostname;interval;timestamp;/i;
const RESTART = /^[^;]*;-?\d+;[^;]*;(?:LINUX-RESTART|COM\b)/;

function recognise({ lines }: DialectHead): DialectMatch | 'more' | null {
  const index = lines.findIndex((line) => HEADER.test(line));
  if (index < 0) return lines.every((line) => line.trim() === '' || RESTART.test(line)) ? 'more' : null;
  return {
    dialect: SADF.name,
    by: 'the header of sadf -d of sysstat: # hostname;interval;timestamp',
    separator: ';',
    headLines: index,
    open,
  };
}

/** What one activity says, as its header names its columns. */
type Activity = 'cpu' | 'memory' | 'disks' | 'transfers' | 'network' | 'other';

interface Section {
  readonly activity: Activity;
  readonly columns: ReadonlyMap<string, number>;
  readonly width: number;
}

const planOf = (field: SampleField, unit: string | null): PlannedMeaning => planReading({ field, unit, instance: '' });
const CPU = planOf('cpu', 'percent');
const MEMORY = planOf('memory', 'KB');
const MEMORY_USED = planOf('memoryUsed', 'KB');
const PLAIN = planOf('disk.readIops', null);

/** Columns of rates, by activity: of each the field and what a unit of it is. */
const RATES: Readonly<Record<'disks' | 'transfers' | 'network', readonly (readonly [string, SampleField, number])[]>> =
  {
    transfers: [
      ['rtps', 'disk.readIops', 1],
      ['wtps', 'disk.writeIops', 1],
      ['bread/s', 'disk.readThroughput', 512],
      ['bwrtn/s', 'disk.writeThroughput', 512],
    ],
    disks: [
      ['rkb/s', 'disk.readThroughput', 1024],
      ['wkb/s', 'disk.writeThroughput', 1024],
      ['rd_sec/s', 'disk.readThroughput', 512],
      ['wr_sec/s', 'disk.writeThroughput', 512],
    ],
    network: [
      ['rxkb/s', 'nic.inThroughput', 1024],
      ['txkb/s', 'nic.outThroughput', 1024],
      ['rxbyt/s', 'nic.inThroughput', 1],
      ['txbyt/s', 'nic.outThroughput', 1],
    ],
  };

function sectionOf(header: string): Section {
  const names = header
    .replace(/^#\s*/, '')
    .split(';')
    .map((name) => name.trim().toLowerCase());
  const columns = new Map(names.map((name, index) => [name, index] as const));
  const has = (...wanted: readonly string[]): boolean => wanted.every((name) => columns.has(name));
  const activity = (): Activity => {
    if (has('cpu', '%idle')) return 'cpu';
    if (has('kbmemfree', 'kbmemused')) return 'memory';
    if (has('rtps', 'wtps')) return 'transfers';
    if (has('dev', 'tps')) return 'disks';
    return has('iface') && (has('rxkb/s') || has('rxbyt/s')) ? 'network' : 'other';
  };
  return { activity: activity(), columns, width: names.length };
}

/** Processors met at one time of one machine. */
interface CountedProcessors {
  key: string;
  readonly names: Set<string>;
}

function open(context: DialectContext): OpenedSamples {
  const { file, log, tally } = context;
  let section: Section = { activity: 'other', columns: new Map(), width: 0 };
  let isJoined = false;
  const activities = new Map<Activity, number>();
  const reader = createDialectReader(context, {
    ...{ time: { kind: 'auto' }, zone: null, hasComma: true, missing: ['-nan', 'nan'] },
    headerOf: (index) => [...section.columns.keys()][index] ?? '',
  });
  const processors: CountedProcessors = { key: '', names: new Set() };
  const plans = new Map<string, PlannedMeaning>();
  const planFor = (field: SampleField, instance: string, scale: number): PlannedMeaning => {
    const key = `${field}\n${instance}\n${scale}`;
    const known = plans.get(key) ?? planReading({ field, unit: null, instance, scale });
    if (plans.size < MAX_PLANS) plans.set(key, known);
    return known;
  };
  const none = { cells: [''], isUnclosed: false, count: 1 };
  return {
    reader,
    width: null,
    get used() {
      return [...activities.keys()].filter((one) => one !== 'other');
    },
    ignored: [],
    split: (line) => {
      if (RESTART.test(line)) readRestart(reader, withUtc(line.split(';')));
      if (HEADER.test(line)) {
        section = sectionOf(line);
        isJoined = line.includes('[...]') || (line.match(/%idle|kbmemfree|IFACE|rtps/g) ?? []).length > 1;
        if (isJoined) log.tell('joined-activities', { file }, joinedActivities);
        activities.set(section.activity, 0);
        return none;
      }
      if (line.startsWith('#') || RESTART.test(line)) return none;
      const cells = withUtc(line.split(';'));
      return { cells, isUnclosed: false, count: cells.length };
    },
    readRow: () => {
      reader.begin();
      if (section.activity === 'other' || isJoined) {
        if (isJoined) countSkip(tally, 'wrong number of cells');
        else countIgnored(tally, shown(countersOf(section)), 'counter not needed');
        return;
      }
      readRow(reader, section, { processors, planFor });
    },
  };
}

/** What an activity measures, without host, interval and stamp. */
const countersOf = ({ columns }: Section): string => [...columns.keys()].slice(3).join(' ');

const MAX_PLANS = 10_000;

/** `2026-03-01 00:10:00 UTC` as ISO has it, and the hyphens that some versions print in local times. */
function withUtc(cells: readonly string[]): readonly string[] {
  const [host = '', interval = '', stamp = '', ...rest] = cells;
  const plain = stamp
    .trim()
    .replace(/ UTC$/, 'Z')
    .replace(/^(\d{4}-\d\d-\d\d) (\d\d)-(\d\d)-(\d\d)$/, '$1 $2:$3:$4');
  return [host, interval, plain, ...rest];
}

interface RowContext {
  readonly processors: CountedProcessors;
  readonly planFor: (field: SampleField, instance: string, scale: number) => PlannedMeaning;
}

const MAX_INTERVALS = 100;

function readRow(reader: DialectReader, section: Section, context: RowContext): void {
  const { tally } = reader;
  const found = reader.row.cells.length;
  if (found !== section.width) {
    const at = { file: reader.file, line: reader.row.line };
    reader.log.tell('ragged-row', at, (where) => raggedSampleRow(where, found, section.width));
    countSkip(tally, 'wrong number of cells');
    return;
  }
  const machine = machineNamed(reader, textIn(reader, 0), '');
  if (machine === null) return;
  const stamp = stampOfRow(reader, 2, machine);
  if (stamp === null) return;
  machine.previousMs = stamp;
  const seconds = Number(textIn(reader, 1));
  if (seconds >= 1 && tally.intervals.size < MAX_INTERVALS) tally.intervals.add(seconds);
  if (section.activity === 'cpu') readCpu(reader, section, machine, context.processors);
  else if (section.activity === 'memory') readMemory(reader, section, machine);
  else readRates(reader, section, machine, context.planFor);
}

type Machine = NonNullable<ReturnType<typeof machineNamed>>;

function readCpu(reader: DialectReader, { columns }: Section, machine: Machine, processors: CountedProcessors): void {
  const name = textIn(reader, columns.get('cpu')!).toLowerCase();
  const idle = columns.get('%idle')!;
  if (name === '-1' || name === 'all') {
    const value = reader.valueIn(idle, PLAIN);
    if (!Number.isNaN(value)) reader.give(Math.max(0, 100 - value), { machine, planned: CPU, index: idle });
    countRow(reader);
    return;
  }
  const key = `${machine.id}\n${reader.row.atMs}`;
  if (processors.key !== key) processors.names.clear();
  processors.key = key;
  processors.names.add(name);
  // One that is offline is printed with nothing but zeros.
  const isOff = [...columns].every(([column, index]) => !column.startsWith('%') || Number(textIn(reader, index)) === 0);
  if (isOff) processors.names.delete(name);
  else machine.cores.add(reader.row.atMs, processors.names.size);
  reader.row.taken += isOff ? 0 : 1;
  countRow(reader);
}

/**
 * `kbmemused` is all but `kbmemfree` in older versions; newer ones leave buffers, cache and slab out of it. `%memused` is its share
 * of the machine's memory in both, and so tells which it is. In the newer form the share is rounded, and the memory that follows
 * from it good to a thousandth: enough for what is used, but not stated as the memory that the machine has.
 */
function readMemory(reader: DialectReader, { columns }: Section, machine: Machine): void {
  const valueOf = (name: string): number => {
    const index = columns.get(name);
    return index === undefined ? Number.NaN : reader.valueIn(index, PLAIN);
  };
  const [free, used] = [valueOf('kbmemfree'), valueOf('kbmemused')];
  const [share, available] = [valueOf('%memused'), valueOf('kbavail')];
  const sum = free + used;
  const byShare = share > 0 ? (used * 100) / share : sum;
  const isPlain = Math.abs(byShare - sum) <= sum * 0.02;
  const index = columns.get('kbmemused')!;
  if (isPlain && sum > 0) reader.give(sum * 1024, { machine, planned: MEMORY, index });
  const total = isPlain ? sum : byShare;
  const inUse = Number.isNaN(available)
    ? used - (isPlain ? (valueOf('kbbuffers') || 0) + (valueOf('kbcached') || 0) : 0)
    : total - available;
  if (!Number.isNaN(inUse)) reader.give(Math.max(0, inUse) * 1024, { machine, planned: MEMORY_USED, index });
  countRow(reader);
}

function readRates(
  reader: DialectReader,
  { activity, columns }: Section,
  machine: Machine,
  planFor: RowContext['planFor'],
): void {
  if (activity !== 'disks' && activity !== 'transfers' && activity !== 'network') return;
  const instance = activity === 'transfers' ? '' : textIn(reader, columns.get(activity === 'disks' ? 'dev' : 'iface')!);
  const isCounted = activity === 'network' ? isCountedInterface(instance) : isCountedDisk(instance);
  if (activity !== 'transfers' && !isCounted) {
    countIgnored(reader.tally, shown(`${activity} ${instance}`), 'counter not needed');
    return;
  }
  for (const [name, field, scale] of RATES[activity]) {
    const index = columns.get(name);
    if (index === undefined) continue;
    const planned = planFor(field, instance, scale);
    const value = reader.valueIn(index, planned);
    if (!Number.isNaN(value)) reader.give(value, { machine, planned, index });
  }
  countRow(reader);
}

/** A restart says how many processors the machine came up with. */
function readRestart(reader: DialectReader, [host = '', , stamp = '', what = '']: readonly string[]): void {
  const count = Number(/\((\d{1,5}) CPU\)/.exec(what)?.[1] ?? 0);
  const machine = count > 0 && host !== '' ? reader.machines.find(host, '') : null;
  const atMs = machine === null ? 'notAStamp' : reader.stamps.parse(stamp, machine.previousMs);
  if (machine !== null && typeof atMs !== 'string') machine.cores.add(atMs, count);
}
