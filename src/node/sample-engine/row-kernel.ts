import { emptyLedger, hasStamp, noteRun, noteStamp } from '../../timeseries/index.js';
import type { RolledRest, StampLedger } from '../../timeseries/index.js';
import type { FilledColumns } from './filled-columns.js';
import type { StampForm } from './day-starts.js';
import { openKernel } from './kernel-exports.js';
import type { KernelExports, KernelImports } from './kernel-exports.js';
import {
  GROWING_AT,
  INPUT_AT,
  INPUT_BYTES,
  openRecordBytes,
  placesOf,
  PAD_BYTES,
  RESTS_AT,
  tellArena,
  VALUES_AT,
  writeForm,
} from './kernel-tables.js';
import type { TablePlaces } from './kernel-tables.js';
import { groupRecords } from './record-order.js';
import type { RecordRuns } from './record-order.js';
import { isSummed } from './row-form.js';
import type { RowForm } from './row-form.js';
import { partsOfKey } from './row-key.js';
import { wasm } from './web-assembly.js';
import type { WasmMemory } from './web-assembly.js';

/** What a kernel asks of whoever runs it. */
export interface KernelHost {
  /** See `dayStartsOf`. */
  readonly dayOf: (date: string) => number;
  /** The number of the machine of a key that was not met before: an old number, the next one, or -1 for no machine. */
  readonly machineOf: (name: string, id: string) => number;
  /** The stamps of a machine that were taken before, in rows of the same form. */
  readonly takenBefore: (machine: number) => StampLedger | null;
  /** The columns that those rows fill. */
  readonly filledBefore: (machine: number) => FilledColumns;
  /** The stamp of the row before the first; null where there is none. */
  readonly lastBefore: (machine: number) => number | null;
  /** A machine has a number of cores at a stamp: where it changes, and where stamps do not rise. */
  readonly onCores: (machine: number, atMs: number, cores: number) => void;
  /** A row has the stamp of the row before of its machine. */
  readonly onRepeat: (machine: number) => void;
  /** Records, machine by machine; valid during the call. */
  readonly onRecords: (records: Float64Array, runs: RecordRuns) => void;
}

/** Why the kernel stopped in front of a row. */
type KernelStop = 'end' | 'odd' | 'spread';

/** What the kernel keeps of a machine beside its records. */
export interface KernelMachine {
  readonly ledger: StampLedger;
  leastMs: number;
  greatestMs: number;
  rows: number;
  readings: number;
  repeatedReadings: number;
  readonly masks: number[];
  readonly rests: RolledRest[];
}

const PAGE_BYTES = 65_536;
const MACHINE_BYTES = 96;
const NO_BUCKET = -2_147_483_648;
const FIRST_MACHINES = 256;
const FIRST_KEY_BYTES = 65_536;
/** Records wait in it; it grows with the machines, so that those of one machine lie together where they come in turn. */
const LEAST_ARENA_BYTES = 2_097_152;
const MOST_ARENA_BYTES = 8_388_608;
const ARENA_RECORDS_A_MACHINE = 4;

/** Fields of a machine's entry, in bytes from its start. */
const ENTRY = {
  keyLength: 4,
  keyAt: 8,
  bucket: 12,
  last: 16,
  greatest: 24,
  step: 32,
  run: 40,
  mask: 48,
  cores: 56,
  rows: 64,
  readings: 68,
  coresStamp: 72,
  byAll: 80,
  byAny: 88,
};

/** Stamps and their lines; infinite and 0 where no row was scanned. */
export interface KernelEdges {
  readonly firstMs: number;
  readonly firstLine: number;
  readonly lastMs: number;
  readonly lastLine: number;
}

/** What a machine is called in a table. */
export interface TableKey {
  readonly name: string;
  readonly id: string;
  /** Null until a plain row of it comes: machines are met in the order of their rows. */
  number: number | null;
}

/** Columns of rows in place of their text. */
export interface KernelTable {
  readonly rows: number;
  readonly stampsMs: Float64Array;
  /** By row the number of a key, else `-2 - n` for the `n`-th of `keys`; -1 for a row that is not for the kernel. */
  readonly machines: Int32Array;
  /** By column of the form: `NaN` where there is no value; null for a column that holds no numbers. */
  readonly columns: readonly (Float64Array | null)[];
}

/** The kernel with its memory: takes bytes of a file, gives records. One per form of rows and run. */
export interface RowKernel {
  /** Where the next bytes of the file are to be put; valid until the next call. */
  readonly space: () => Uint8Array;
  /**
   * Tells that so many bytes were put there, of which the first `skip` are no rows; `isLast`: none follow. Call `scan` until it
   * says `end`.
   */
  readonly fill: (length: number, how: { readonly skip: number; readonly isLast: boolean }) => void;
  /** Takes rows up to the end of what was filled, or up to a row that is not for the kernel. `lines`: before the first. */
  readonly scan: (lines: number) => KernelStop;
  /** Where rows of a table are to be put, `rows` of them at a time; valid until the next call. */
  readonly table: () => KernelTable;
  /**
   * Takes the rows `[from, to)` of the table, up to one that is not for the kernel. `lines`: rows of the file before the first
   * of the table. Returns the row in front of which it stopped.
   */
  readonly scanTable: (
    rows: { readonly from: number; readonly to: number; readonly keys: readonly TableKey[] },
    lines: number,
  ) => { readonly at: number; readonly stop: KernelStop };
  /** The earliest and the latest stamp of rows that were scanned. */
  readonly edges: () => KernelEdges;
  /** The row in front of which `scan` stopped, without its line end; null where no line end is in sight. Then goes on behind it. */
  readonly takeLine: () => Uint8Array | null;
  /** Counts the values of a row that was read elsewhere, by slot, `NaN` where empty; false where it spreads a sample. */
  readonly takeValues: (machine: number, stampMs: number, values: Float64Array) => boolean;
  /** Rows taken since last asked. */
  readonly takeRows: () => number;
  /** The same, while a row is read. */
  readonly rowsSoFar: () => number;
  readonly setInterval: (seconds: number) => void;
  /** A row of a machine was placed elsewhere, and none of its values counts. */
  readonly passRow: (machine: number, stampMs: number) => void;
  /** `NaN` where there is none. */
  readonly lastStampOf: (machine: number) => number;
  /** Gives out what is left. By number. */
  readonly finish: () => readonly KernelMachine[];
}

export const createRowKernel = (form: RowForm, stamps: StampForm, host: KernelHost): RowKernel =>
  new Kernel(form, stamps, host);

/** A thing with a lifetime: its memory, which grows with the machines. */
class Kernel implements RowKernel {
  private readonly form: RowForm;
  private readonly host: KernelHost;
  private readonly memory: WasmMemory;
  private readonly kernel: KernelExports;
  private readonly machines: KernelMachine[] = [];
  private readonly byKey = new Map<string, number>();
  private bytes: Buffer;
  private view: DataView;
  /** The first byte behind what is in use. */
  private top = GROWING_AT;
  private machinesAt = 0;
  private openAt = 0;
  private machineCapacity = 0;
  private keysAt = 0;
  private keyBytes = 0;
  private keyCapacity = 0;
  /** The bytes of the file that wait: `[from, to)`; up to `whole` they are whole rows. */
  private from = INPUT_AT;
  private whole = INPUT_AT;
  private to = INPUT_AT;
  private readonly values: Float64Array;
  /** The columns of disks and NICs. */
  private readonly summed: bigint;
  private readonly recordBytes: number;
  private readonly places: TablePlaces;
  /** Of the table that is scanned. */
  private keys: readonly TableKey[] = [];
  private arena: { readonly at: number; readonly bytes: number };

  constructor(form: RowForm, stamps: StampForm, host: KernelHost) {
    this.form = form;
    this.host = host;
    this.memory = new wasm.Memory({ initial: Math.ceil(GROWING_AT / PAGE_BYTES) + 1, maximum: 65_536 });
    this.bytes = Buffer.from(this.memory.buffer);
    this.view = new DataView(this.memory.buffer);
    this.kernel = openKernel(this.memory, this.imports());
    this.values = new Float64Array(64);
    this.summed = form.layout.bases.reduce(
      (all, { bit, channel }) => (isSummed(channel) ? all | (1n << BigInt(bit)) : all),
      0n,
    );
    this.recordBytes = openRecordBytes(form.layout);
    this.places = placesOf(form);
    writeForm({ bytes: this.bytes, view: this.view }, this.kernel, { form, places: this.places }, stamps);
    this.arena = this.openArena(LEAST_ARENA_BYTES);
    this.growMachines(FIRST_MACHINES);
    this.growKeys(FIRST_KEY_BYTES);
  }

  space(): Uint8Array {
    if (this.from > INPUT_AT) {
      this.bytes.copyWithin(INPUT_AT, this.from, this.to);
      this.to -= this.from - INPUT_AT;
      this.from = INPUT_AT;
    }
    return this.bytes.subarray(this.to, INPUT_AT + INPUT_BYTES);
  }

  fill(length: number, { skip, isLast }: { readonly skip: number; readonly isLast: boolean }): void {
    this.to += length;
    this.from += skip;
    // A last line without an end gets one, so that every row is whole.
    if (isLast && this.to > this.from && this.bytes[this.to - 1] !== LINE_FEED) this.bytes[this.to++] = LINE_FEED;
    const end = this.to === this.from ? -1 : this.bytes.lastIndexOf(LINE_FEED, this.to - 1);
    this.whole = Math.max(this.from, end + 1);
  }

  edges(): KernelEdges {
    const { getFirstMs, getFirstLine, getLastMs, getLastLine } = this.kernel;
    return { firstMs: getFirstMs(), firstLine: getFirstLine(), lastMs: getLastMs(), lastLine: getLastLine() };
  }

  scan(lines: number): KernelStop {
    if (this.from >= this.whole) return 'end';
    this.kernel.setLine(lines);
    this.from = this.kernel.scan(this.from, this.whole);
    return STOPS[this.kernel.getStatus()]!;
  }

  table(): KernelTable {
    const { buffer } = this.memory;
    const { rows, stampsAt, machinesAt, columnsAt } = this.places;
    return {
      rows,
      stampsMs: new Float64Array(buffer, stampsAt, rows),
      machines: new Int32Array(buffer, machinesAt, rows),
      columns: columnsAt.map((at) => (at === null ? null : new Float64Array(buffer, at, rows))),
    };
  }

  scanTable(
    { from, to, keys }: { readonly from: number; readonly to: number; readonly keys: readonly TableKey[] },
    lines: number,
  ): { readonly at: number; readonly stop: KernelStop } {
    this.keys = keys;
    // Lines are counted from where rows begin, so those before `from` are before the first.
    this.kernel.setLine(lines + from);
    const at = this.kernel.takeTable(from, to, this.places.stampsAt, this.places.machinesAt);
    return { at, stop: STOPS[this.kernel.getStatus()]! };
  }

  takeLine(): Uint8Array | null {
    const end = this.bytes.indexOf(LINE_FEED, this.from);
    if (end < 0 || end >= this.whole) return null;
    const start = this.from;
    this.from = end + 1;
    return this.bytes.subarray(start, end > start && this.bytes[end - 1] === RETURN ? end - 1 : end);
  }

  takeValues(machine: number, stampMs: number, values: Float64Array): boolean {
    this.openMachines(machine + 1);
    this.values.fill(0);
    let mask = 0n;
    for (const { bit } of this.form.layout.bases) {
      if (Number.isNaN(values[bit])) continue;
      this.values[bit] = values[bit]!;
      mask |= 1n << BigInt(bit);
    }
    new Float64Array(this.memory.buffer, VALUES_AT, 64).set(this.values);
    return this.kernel.takeValues(machine, stampMs, mask) !== 0;
  }

  passRow(machine: number, stampMs: number): void {
    this.openMachines(machine + 1);
    this.noteRunOf(machine);
    const at = this.entry(machine);
    this.view.setFloat64(at + ENTRY.step, Number.NaN, true);
    this.setLast(machine, stampMs);
  }

  takeRows(): number {
    return this.kernel.takeRows();
  }

  rowsSoFar(): number {
    return this.kernel.getRows();
  }

  setInterval(seconds: number): void {
    this.kernel.setInterval(seconds);
  }

  lastStampOf(machine: number): number {
    return machine < this.machines.length ? this.view.getFloat64(this.entry(machine) + ENTRY.last, true) : Number.NaN;
  }

  finish(): readonly KernelMachine[] {
    this.kernel.closeAll(this.machines.length);
    this.takeArena();
    this.machines.forEach((machine, index) => {
      this.noteRunOf(index);
      const at = this.entry(index);
      const cores = this.view.getFloat64(at + ENTRY.cores, true);
      if (cores > 0) this.host.onCores(index, this.view.getFloat64(at + ENTRY.coresStamp, true), cores);
      machine.rows = this.view.getInt32(this.entry(index) + ENTRY.rows, true);
      machine.readings = this.view.getInt32(this.entry(index) + ENTRY.readings, true);
      const { arrived, greatestMs } = machine.ledger;
      machine.greatestMs = Math.max(machine.greatestMs, greatestMs);
      // Where every row repeats a stamp of another file, none arrived.
      if (arrived.count > 0) machine.leastMs = Math.min(machine.leastMs, arrived.firstMs);
    });
    return this.machines;
  }

  private imports(): KernelImports {
    return {
      lookup: (start: number, end: number) => this.lookup(start, end),
      day: (start: number) => this.host.dayOf(this.bytes.toString('latin1', start, start + 10)),
      breakRun: (machine: number, stampMs: number) => {
        this.breakRun(machine, stampMs);
      },
      disorder: (machine: number, stampMs: number, mask: bigint) => this.disorder(machine, stampMs, mask),
      maskChange: (machine: number, low: number, high: number) => {
        const { masks, ledger } = this.machines[machine]!;
        const run = this.view.getInt32(this.entry(machine) + ENTRY.run, true);
        masks.push(ledger.arrived.count + run - 1, low, high);
      },
      coresChange: (machine: number, stampMs: number, cores: number) => {
        const at = this.entry(machine);
        const before = this.view.getFloat64(at + ENTRY.cores, true);
        // A statement holds until the next: the last row of the old number is stated too.
        if (before > 0) this.host.onCores(machine, this.view.getFloat64(at + ENTRY.coresStamp, true), before);
        this.host.onCores(machine, stampMs, cores);
      },
      rest: (record: number, minute: number) => {
        this.keepRests(record, minute);
      },
      flush: () => {
        this.takeArena();
      },
    };
  }

  private entry(machine: number): number {
    return this.machinesAt + machine * MACHINE_BYTES;
  }

  private lookup(start: number, end: number): number {
    if (start < 0) return this.lookupKey(this.keys[-2 - start]!);
    const key = this.bytes.toString('latin1', start, end);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const parts = partsOfKey(this.bytes.subarray(start, end), this.form);
    const machine = parts === null ? -1 : this.host.machineOf(parts.name, parts.id);
    if (this.byKey.size < MOST_KEYS) this.byKey.set(key, machine);
    if (machine < 0) return -1;
    this.openMachines(machine + 1);
    const at = this.entry(machine);
    if (this.view.getInt32(at + ENTRY.keyLength, true) < 0) {
      const length = end - start;
      if (this.keyBytes + length + 16 > this.keyCapacity) this.growKeys(Math.max(this.keyCapacity * 2, length * 4));
      this.bytes.copyWithin(this.keysAt + this.keyBytes, start, end);
      this.view.setInt32(this.entry(machine) + ENTRY.keyLength, length, true);
      this.view.setInt32(this.entry(machine) + ENTRY.keyAt, this.keyBytes, true);
      this.keyBytes += length;
    }
    return machine;
  }

  private lookupKey(key: TableKey): number {
    if (key.number === null) {
      key.number = this.host.machineOf(key.name, key.id);
      if (key.number >= 0) this.openMachines(key.number + 1);
    }
    return key.number;
  }

  /** Makes entries up to a number of machines. */
  private openMachines(count: number): void {
    if (count > this.machineCapacity) this.growMachines(Math.max(count, this.machineCapacity * 2));
    while (this.machines.length < count) {
      const index = this.machines.length;
      const before = this.host.takenBefore(index);
      this.machines.push({
        ledger: emptyLedger(),
        leastMs: Number.POSITIVE_INFINITY,
        greatestMs: Number.NEGATIVE_INFINITY,
        rows: 0,
        readings: 0,
        repeatedReadings: 0,
        masks: [],
        rests: [],
      });
      const at = this.entry(index);
      this.bytes.fill(0, at, at + MACHINE_BYTES);
      this.view.setInt32(at, index, true);
      this.view.setInt32(at + ENTRY.keyLength, -1, true);
      this.view.setInt32(at + ENTRY.bucket, NO_BUCKET, true);
      this.view.setFloat64(at + ENTRY.last, Number.NaN, true);
      this.view.setFloat64(at + ENTRY.greatest, before?.greatestMs ?? Number.NEGATIVE_INFINITY, true);
      this.view.setFloat64(at + ENTRY.step, Number.NaN, true);
      const { byAll, byAny } = this.host.filledBefore(index);
      this.view.setBigUint64(at + ENTRY.byAll, byAll, true);
      this.view.setBigUint64(at + ENTRY.byAny, byAny, true);
      const last = this.host.lastBefore(index);
      if (last !== null) this.setLast(index, last);
    }
  }

  /** A row of that stamp need not be new: the kernel asks for those that are not later. */
  private setLast(machine: number, stampMs: number): void {
    const at = this.entry(machine);
    const greatest = this.view.getFloat64(at + ENTRY.greatest, true);
    this.view.setFloat64(at + ENTRY.last, stampMs, true);
    this.view.setFloat64(at + ENTRY.greatest, Math.max(greatest, stampMs), true);
  }

  private noteRunOf(machine: number): void {
    const at = this.entry(machine);
    noteRun(
      this.machines[machine]!.ledger,
      this.view.getFloat64(at + ENTRY.step, true),
      this.view.getInt32(at + ENTRY.run, true),
    );
    this.view.setInt32(at + ENTRY.run, 0, true);
  }

  private breakRun(machine: number, stampMs: number): void {
    this.noteRunOf(machine);
    const at = this.entry(machine);
    const last = this.view.getFloat64(at + ENTRY.last, true);
    noteStamp(this.machines[machine]!.ledger, stampMs);
    // After a stamp out of order the steps begin anew.
    this.view.setFloat64(at + ENTRY.step, stampMs - last, true);
  }

  private disorder(machine: number, stampMs: number, mask: bigint): number {
    this.noteRunOf(machine);
    const at = this.entry(machine);
    const one = this.machines[machine]!;
    if (stampMs === this.view.getFloat64(at + ENTRY.last, true)) this.host.onRepeat(machine);
    const before = this.host.takenBefore(machine);
    const isNew = (before === null || !hasStamp(before, stampMs)) && noteStamp(one.ledger, stampMs);
    one.leastMs = Math.min(one.leastMs, stampMs);
    one.greatestMs = Math.max(one.greatestMs, stampMs);
    if (isNew) {
      this.view.setFloat64(at + ENTRY.step, Number.NaN, true);
      return NEW;
    }
    // Which row had that stamp first is not known: where one of them lacks a column, this row may fill it.
    const byAll = this.view.getBigUint64(at + ENTRY.byAll, true);
    const byAny = this.view.getBigUint64(at + ENTRY.byAny, true);
    if ((mask & ~byAll) !== 0n) return SPREAD;
    // Sums over disks and NICs join the first values of a stamp, the second ones and so on: columns that are filled now and
    // then would be joined otherwise than row by row.
    if ((((mask ^ byAll) | (mask ^ byAny)) & this.summed) !== 0n) return SPREAD;
    one.repeatedReadings += bitCount(mask);
    return REPEATED;
  }

  private keepRests(record: number, minute: number): void {
    const { targets, minuteSlots } = this.form.layout;
    const machine = this.machines[this.view.getInt32(record, true)]!;
    const bucket = this.view.getInt32(record + 4, true);
    const restAt = (index: number): number => this.view.getFloat64(RESTS_AT + index * 8, true);
    targets.forEach((_, slot) => {
      if (restAt(slot) !== 0) machine.rests.push({ bucket, slot, minute: null, rest: restAt(slot) });
    });
    minuteSlots.forEach((slot, index) => {
      const rest = restAt(targets.length + index);
      if (rest !== 0) machine.rests.push({ bucket, slot, minute, rest });
    });
  }

  /** Gives out the records of the arena, machine by machine. */
  private takeArena(): void {
    const { at, bytes } = this.arena;
    const records = new Float64Array(this.memory.buffer, at, (this.kernel.getArenaAt() - at) / 8);
    groupRecords(records, this.machines.length, (piece, runs) => {
      this.host.onRecords(piece, runs);
    });
    const wanted = this.machines.length * ARENA_RECORDS_A_MACHINE * this.recordBytes;
    if (wanted > bytes && bytes < MOST_ARENA_BYTES) this.arena = this.openArena(Math.min(wanted, MOST_ARENA_BYTES));
    else this.kernel.emptyArena();
  }

  private openArena(bytes: number): { readonly at: number; readonly bytes: number } {
    const arena = { at: this.reserve(bytes), bytes };
    tellArena(this.kernel, arena, this.form.layout);
    return arena;
  }

  private growMachines(capacity: number): void {
    const { recordBytes } = this;
    const entries = this.reserve(capacity * MACHINE_BYTES);
    const open = this.reserve(capacity * recordBytes);
    this.bytes.copyWithin(entries, this.machinesAt, this.machinesAt + this.machineCapacity * MACHINE_BYTES);
    this.bytes.copyWithin(open, this.openAt, this.openAt + this.machineCapacity * recordBytes);
    this.machinesAt = entries;
    this.openAt = open;
    this.machineCapacity = capacity;
    this.kernel.configureTables(this.machinesAt, this.keysAt, this.openAt);
  }

  private growKeys(capacity: number): void {
    const keys = this.reserve(capacity);
    this.bytes.copyWithin(keys, this.keysAt, this.keysAt + this.keyBytes);
    this.keysAt = keys;
    this.keyCapacity = capacity;
    this.kernel.configureTables(this.machinesAt, this.keysAt, this.openAt);
  }

  /** Tables double when they grow, so what they leave behind is less than what they hold. */
  private reserve(bytes: number): number {
    const at = this.top;
    this.top = Math.ceil((at + bytes + PAD_BYTES) / 64) * 64;
    const missing = this.top - this.memory.buffer.byteLength;
    if (missing > 0) {
      this.memory.grow(Math.ceil(missing / PAGE_BYTES));
      this.bytes = Buffer.from(this.memory.buffer);
      this.view = new DataView(this.memory.buffer);
    }
    return at;
  }
}

/** Keys remembered: a column of changing values taken for names would fill the memory. */
const MOST_KEYS = 400_000;
const LINE_FEED = 10;
const RETURN = 13;
const STOPS: readonly KernelStop[] = ['end', 'odd', 'spread'];
const NEW = 0;
const REPEATED = 1;
const SPREAD = 2;

function bitCount(mask: bigint): number {
  let count = 0;
  for (let left = mask; left > 0n; left &= left - 1n) count++;
  return count;
}
