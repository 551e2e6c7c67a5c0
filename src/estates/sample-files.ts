import type { EstateMachine, InventedEstate } from './estate-machine.js';
import { BLOCK_MS, COLUMN, COLUMNS_PER_DISK, createBlock, fillBlock } from './fill-block.js';
import type { Block, SampledLoad } from './fill-block.js';
import { DAY_MS } from './site-clock.js';
import { createRowWriter } from './write-rows.js';
import type { RowWriter } from './write-rows.js';

/** One file of samples: a vCenter, or a host of Hyper-V, over one UTC day. */
export interface SampleFile {
  /** Without a folder and without the ending of a packed file. */
  readonly name: string;
  readonly rowsAtMost: number;
  /** The bytes in order, made when they are asked for. */
  readonly chunks: () => Generator<Uint8Array, undefined>;
}

/** Which part of an estate's samples is wanted. */
export interface SamplePart {
  readonly machines: readonly EstateMachine[];
  /** The last so many days. */
  readonly days: number;
}

interface Source {
  readonly label: string;
  readonly intervalSeconds: number;
  readonly machines: readonly EstateMachine[];
}

/**
 * The files of samples of some machines of an estate, in order of day, then of source. What a machine's rows say depends on
 * nothing but the machine and the time: a part of the estate holds the same values as the whole.
 */
export function sampleFiles(estate: InventedEstate, { machines, days }: SamplePart): readonly SampleFile[] {
  const sources = sourcesOf(estate, machines);
  const wanted = Math.min(days, estate.days);
  return Array.from({ length: wanted }, (_, index) => estate.days - wanted + index).flatMap((day) =>
    sources.map((source) => fileOf(source, estate.startMs + day * DAY_MS)),
  );
}

function sourcesOf({ vcenter }: InventedEstate, machines: readonly EstateMachine[]): readonly Source[] {
  const running = machines.filter(({ load }) => load !== null);
  const vsphere = running.filter(({ platform }) => platform === 'vsphere');
  const hyperv = running.filter(({ platform }) => platform === 'hyperv');
  const hosts = [...new Set(hyperv.map(({ host }) => host))].sort();
  const all = [
    { label: `vsphere-${vcenter.split('.')[0]!}`, intervalSeconds: 20, machines: vsphere },
    ...hosts.map((host) => ({
      label: `hyperv-${host}`,
      intervalSeconds: 30,
      machines: hyperv.filter((machine) => machine.host === host),
    })),
  ];
  return all.filter((source) => source.machines.length > 0);
}

const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

const fileOf = (source: Source, startMs: number): SampleFile => ({
  name: `${source.label}-${dayOf(startMs)}.csv`,
  rowsAtMost: source.machines.length * (DAY_MS / 1000 / source.intervalSeconds),
  chunks: () => chunksOf(source, startMs),
});

/** The disk as the platform's collector calls it. */
export function diskName({ platform, isEfi }: EstateMachine, index: number): string {
  if (platform === 'vsphere') return `Hard disk ${index + 1}`;
  if (isEfi) return `SCSI 0:${index}`;
  return index === 0 ? 'IDE 0:0' : `SCSI 0:${index - 1}`;
}

/** The network adapter as the platform's collector calls it. */
const nicName = ({ platform }: EstateMachine): string =>
  platform === 'vsphere' ? 'Network adapter 1' : 'Network Adapter';

const DISK_COUNTERS = ['readIops', 'writeIops', 'readBytesPerSecond', 'writeBytesPerSecond'] as const;

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** One machine of a file: what is written of it, and into which columns. */
interface Recorded {
  readonly load: SampledLoad;
  readonly block: Block;
  /** Name and id, with the commas around them. */
  readonly prefix: Uint8Array;
  readonly memory: Uint8Array;
  /** Whether the platform knows what the guest uses; on vSphere also what it occupies of the host. */
  readonly hasMemoryUsed: boolean;
  readonly consumedMiB: number | null;
  /** For each disk of the header, the first column of the block, or -1 where the machine lacks it. */
  readonly disks: readonly number[];
}

function* chunksOf(source: Source, startMs: number): Generator<Uint8Array, undefined> {
  const { machines, intervalSeconds } = source;
  const diskNames = [
    ...new Set(machines.flatMap((machine) => machine.disks.map((_, at) => diskName(machine, at)))),
  ].sort();
  const writer = createRowWriter();
  writer.text(ascii(headOf(source, diskNames)));
  yield writer.take();
  const recorded = machines.flatMap((machine) => recordedOf(machine, diskNames, intervalSeconds));
  for (let at = startMs; at < startMs + DAY_MS; at += BLOCK_MS) {
    for (const { block, load } of recorded) fillBlock(block, load, at);
    for (let row = 0; row * intervalSeconds * 1000 < BLOCK_MS; row += 1) {
      const stamp = ascii(`${new Date(at + row * intervalSeconds * 1000).toISOString().slice(0, 19)}Z`);
      for (const one of recorded) if (one.block.isThere[row] === 1) writeRow(writer, one, { row, stamp });
    }
    const bytes = writer.take();
    if (bytes.length > 0) yield bytes;
  }
  return undefined;
}

function headOf({ label, intervalSeconds, machines }: Source, diskNames: readonly string[]): string {
  const isVsphere = label.startsWith('vsphere');
  const nic = nicName(machines[0]!);
  const columns = [
    ...['timestamp', 'machine', 'machineId', 'cores', 'memoryMiB', isVsphere ? 'cpuPercent' : 'cpuRunTimePercentSum'],
    ...['memoryUsedMiB', ...(isVsphere ? ['memoryConsumedMiB'] : [])],
    ...[`nic[${nic}].inBytesPerSecond`, `nic[${nic}].outBytesPerSecond`],
    ...diskNames.flatMap((name) => DISK_COUNTERS.map((counter) => `disk[${name}].${counter}`)),
  ];
  const source = isVsphere ? 'vsphere' : 'hyperv';
  return `# zone: UTC\n# interval: ${intervalSeconds}\n# source: ${source}\n${columns.join(',')}\n`;
}

function recordedOf(machine: EstateMachine, diskNames: readonly string[], intervalSeconds: number): Recorded[] {
  const { load: shape, cores, memoryMiB, disks, platform, name, id } = machine;
  if (shape === null) return [];
  const own = disks.map((_, index) => diskName(machine, index));
  return [
    {
      load: { shape, cores, memoryMiB, diskCount: disks.length },
      block: createBlock(disks.length, intervalSeconds),
      prefix: ascii(`,${name},${id},`),
      memory: ascii(`,${memoryMiB},`),
      hasMemoryUsed: platform === 'vsphere' || machine.hasDynamicMemory,
      consumedMiB: platform === 'vsphere' ? Math.trunc(memoryMiB * 0.97) : null,
      disks: diskNames.map((disk) => {
        const index = own.indexOf(disk);
        return index < 0 ? -1 : COLUMN.disks + index * COLUMNS_PER_DISK;
      }),
    },
  ];
}

function writeRow(
  writer: RowWriter,
  one: Recorded,
  { row, stamp }: { readonly row: number; readonly stamp: Uint8Array },
): void {
  const { block, consumedMiB } = one;
  const at = row * block.columns;
  const cores = block.values[at + COLUMN.cores]!;
  writer.text(stamp);
  writer.text(one.prefix);
  writer.whole(cores);
  writer.text(one.memory);
  const cpu = block.values[at + COLUMN.cpu]!;
  // vSphere counts percent of all cores, Hyper-V the sum over them.
  writer.hundredths(consumedMiB === null ? cpu * cores : cpu);
  writer.comma();
  if (one.hasMemoryUsed) writer.whole(block.values[at + COLUMN.memoryUsed]!);
  if (consumedMiB !== null) {
    writer.comma();
    writer.whole(consumedMiB);
  }
  writer.comma();
  writer.whole(block.values[at + COLUMN.networkIn]!);
  writer.comma();
  writer.whole(block.values[at + COLUMN.networkOut]!);
  for (const column of one.disks) writeDisk(writer, block.values, column < 0 ? -1 : at + column);
  writer.newline();
}

function writeDisk(writer: RowWriter, values: Int32Array, from: number): void {
  for (let counter = 0; counter < COLUMNS_PER_DISK; counter += 1) {
    writer.comma();
    if (from >= 0) writer.whole(values[from + counter]!);
  }
}
