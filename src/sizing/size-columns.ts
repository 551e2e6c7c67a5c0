import type { VmSize } from '../catalog/index.js';
import { LIMITS } from './size-choice.js';
import type { Limit } from './size-choice.js';
import type { SizeDemand } from './size-demand.js';
import type { OfferedSize } from './size-limits.js';

/** A limit as its place in `LIMITS`, for columns; see `limitOf`. */
export const codeOf = (limit: Limit): number => LIMITS.indexOf(limit);
export const limitOf = (code: number): Limit => LIMITS[code]!;
/** In place of a code: fails none. */
export const FITS = -1;

const ARCHITECTURE = codeOf('architecture');
const GENERATION = codeOf('generation');
const CORES = codeOf('cores');
const MEMORY = codeOf('memory');
const DATA_DISKS = codeOf('dataDisks');
const NICS = codeOf('nics');
const DISK_IOPS = codeOf('diskIops');
const DISK_THROUGHPUT = codeOf('diskThroughput');
const NETWORK = codeOf('network');
const RETIREMENT = codeOf('retirement');

/** The figures of many sizes side by side: what is asked for every machine of every size. */
export interface SizeColumns {
  readonly names: readonly string[];
  /** By the name of a series, its sizes. */
  readonly bySeries: ReadonlyMap<string, readonly number[]>;
  /** Compute and licence a month; infinite where unknown. */
  readonly compute: Float64Array;
  readonly isArm: Uint8Array;
  /** Bit 1 for generation 1, bit 2 for generation 2. */
  readonly generations: Uint8Array;
  readonly cores: Float64Array;
  readonly memoryBytes: Float64Array;
  readonly dataDisks: Float64Array;
  readonly nics: Float64Array;
  readonly iops: Float64Array;
  readonly bytesPerSecond: Float64Array;
  /** Infinite where unknown: that fails nothing. */
  readonly networkBitsPerSecond: Float64Array;
  readonly mustProve: Uint8Array;
  /** The first standing limit of each size, for a machine that proves nothing. */
  readonly standing: Int8Array;
  /** The same with retiring sizes refused. */
  readonly standingOrRetiring: Int8Array;
  /** The sizes that a proof may open, with their first standing limit then. */
  readonly provable: readonly (readonly [index: number, standing: number, standingOrRetiring: number])[];
}

const maskOf = (generations: readonly (1 | 2)[]): number =>
  generations.reduce<number>((mask, generation) => mask | generation, 0);

function groupBySeries(sizes: readonly VmSize[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  sizes.forEach(({ series }, index) => {
    const group = groups.get(series);
    if (group === undefined) groups.set(series, [index]);
    else group.push(index);
  });
  return groups;
}

const firstCode = (limits: readonly Limit[]): number => (limits[0] === undefined ? FITS : codeOf(limits[0]));
const orRetiring = (code: number, { isRetiring }: OfferedSize): number =>
  code === FITS && isRetiring ? RETIREMENT : code;

/** @param compute in the order of `offered`; null is unknown */
export function deriveColumns(offered: readonly OfferedSize[], compute: readonly (number | null)[]): SizeColumns {
  const column = (read: (size: VmSize) => number): Float64Array => Float64Array.from(offered, ({ size }) => read(size));
  const standing = Int8Array.from(offered, (one) => firstCode(one.mustProve ? one.standingUnproven : one.standing));
  return {
    names: offered.map(({ size }) => size.name),
    bySeries: groupBySeries(offered.map(({ size }) => size)),
    compute: Float64Array.from(compute, (amount) => amount ?? Infinity),
    isArm: Uint8Array.from(offered, ({ size }) => (size.architecture === 'arm64' ? 1 : 0)),
    generations: Uint8Array.from(offered, ({ size }) => maskOf(size.generations)),
    cores: Float64Array.from(offered, ({ effectiveCores }) => effectiveCores),
    memoryBytes: column((size) => size.memoryBytes),
    dataDisks: column((size) => size.maxDataDisks),
    nics: column((size) => size.maxNics),
    iops: column((size) => size.uncachedIops),
    bytesPerSecond: column((size) => size.uncachedBytesPerSecond),
    networkBitsPerSecond: column((size) => size.networkBitsPerSecond ?? Infinity),
    mustProve: Uint8Array.from(offered, ({ mustProve }) => (mustProve ? 1 : 0)),
    standing,
    standingOrRetiring: Int8Array.from(offered, (one, index) => orRetiring(standing[index]!, one)),
    provable: offered.flatMap((one, index) => {
      const proven = firstCode(one.standing);
      return one.mustProve ? [[index, proven, orRetiring(proven, one)] as const] : [];
    }),
  };
}

/** What a machine asks of a size: from this limit on… */
const FIRST_ASKED = codeOf('architecture');
/** …to this one, in the order of `LIMITS`. */
const LAST_ASKED = codeOf('credits');

const isDry = (columns: SizeColumns, index: number, { credits }: SizeDemand): boolean =>
  columns.mustProve[index] === 1 && credits?.get(columns.names[index]!)?.isLasting !== true;

/** Whether a size fails a limit of the demand. A network figure the catalogue does not know fails nothing. */
function fails(columns: SizeColumns, index: number, { demand, code }: { demand: SizeDemand; code: number }): boolean {
  switch (code) {
    case ARCHITECTURE:
      return (columns.isArm[index] === 1) !== (demand.architecture === 'arm64');
    case GENERATION:
      return (columns.generations[index]! & demand.generationMask) !== demand.generationMask;
    case CORES:
      return columns.cores[index]! < demand.cores;
    case MEMORY:
      return columns.memoryBytes[index]! < demand.memoryBytes;
    case DATA_DISKS:
      return columns.dataDisks[index]! < demand.dataDisks;
    case NICS:
      return columns.nics[index]! < demand.nics;
    case DISK_IOPS:
      return columns.iops[index]! < demand.iops;
    case DISK_THROUGHPUT:
      return columns.bytesPerSecond[index]! < demand.bytesPerSecond;
    case NETWORK:
      return columns.networkBitsPerSecond[index]! < demand.networkBitsPerSecond;
    default:
      return isDry(columns, index, demand);
  }
}

/** Whether a size fails any of some limits of the demand. */
export function failsAny(
  columns: SizeColumns,
  index: number,
  { demand, codes }: { readonly demand: SizeDemand; readonly codes: readonly number[] },
): boolean {
  const asked = { demand, code: FIRST_ASKED };
  for (const code of codes) {
    asked.code = code;
    if (fails(columns, index, asked)) return true;
  }
  return false;
}

/** Every limit of the demand that a size fails, in the order of `LIMITS`. */
export const failingLimits = (columns: SizeColumns, index: number, demand: SizeDemand): readonly Limit[] =>
  LIMITS.filter((_, code) => code >= FIRST_ASKED && code <= LAST_ASKED && fails(columns, index, { demand, code }));

/**
 * The code of the first limit that each size fails, `FITS` for none; disks and price, which depend on the choice of disks,
 * are the caller's.
 */
export function firstFailing(columns: SizeColumns, demand: SizeDemand, retiringRefused: boolean): Int8Array {
  const limits = (retiringRefused ? columns.standingOrRetiring : columns.standing).slice();
  if (demand.credits !== null) {
    for (const [index, open, openOrRetiring] of columns.provable) {
      if (demand.credits.has(columns.names[index]!)) limits[index] = retiringRefused ? openOrRetiring : open;
    }
  }
  const asked = { demand, code: FIRST_ASKED };
  for (let index = 0; index < limits.length; index += 1) {
    if (limits[index] !== FITS) continue;
    asked.code = FIRST_ASKED;
    while (asked.code <= LAST_ASKED && !fails(columns, index, asked)) asked.code += 1;
    if (asked.code <= LAST_ASKED) limits[index] = asked.code;
  }
  return limits;
}

/** Whether a size fails none of the limits that `firstFailing` looks at, one size at a time. */
export function fitsOf(columns: SizeColumns, demand: SizeDemand, retiringRefused: boolean): (index: number) => boolean {
  const standing = retiringRefused ? columns.standingOrRetiring : columns.standing;
  const opened = new Map<number, number>();
  if (demand.credits !== null) {
    for (const [index, open, openOrRetiring] of columns.provable) {
      if (demand.credits.has(columns.names[index]!)) opened.set(index, retiringRefused ? openOrRetiring : open);
    }
  }
  const asked = { demand, code: FIRST_ASKED };
  return (index) => {
    if ((opened.get(index) ?? standing[index]) !== FITS) return false;
    asked.code = FIRST_ASKED;
    while (asked.code <= LAST_ASKED && !fails(columns, index, asked)) asked.code += 1;
    return asked.code > LAST_ASKED;
  };
}
