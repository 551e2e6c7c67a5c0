import { invariant } from './invariant.js';

declare const unit: unique symbol;
/** A bare number at run time that the compiler will not let pass for a number of another unit. */
export type Quantity<Unit extends string> = number & { readonly [unit]: Unit };

export type Bytes = Quantity<'bytes'>;
export type MiB = Quantity<'MiB'>;
/** 2^30 bytes; managed disks and VM memory are sold in it. */
export type GiB = Quantity<'GiB'>;
/** Storage throughput, disk and memory traffic. */
export type BytesPerSecond = Quantity<'bytes/s'>;
/** Network figures are published in bits. */
export type BitsPerSecond = Quantity<'bits/s'>;
export type Iops = Quantity<'operations/s'>;
/** Processor capacity; a fraction is a share of one core. */
export type Cores = Quantity<'cores'>;
export type Percent = Quantity<'percent'>;
export type Milliseconds = Quantity<'ms'>;
/** Milliseconds since 1970-01-01T00:00:00Z, without leap seconds. */
export type Instant = Quantity<'epoch ms UTC'>;

export const BYTES_PER_KIB = 1024;
export const BYTES_PER_MIB = 1_048_576;
export const BYTES_PER_GIB = 1_073_741_824;
/** Disk and VM storage limits are published in 10^6 bytes per second. */
export const BYTES_PER_MB = 1_000_000;

function quantity<Unit extends string>(value: number, name: Unit): Quantity<Unit> {
  invariant(Number.isFinite(value) && value >= 0, `${name} must be finite and not negative, found ${value}`);
  return value as Quantity<Unit>;
}

export const bytes = (value: number): Bytes => quantity(value, 'bytes');
export const mib = (value: number): MiB => quantity(value, 'MiB');
export const gib = (value: number): GiB => quantity(value, 'GiB');
export const bytesPerSecond = (value: number): BytesPerSecond => quantity(value, 'bytes/s');
export const bitsPerSecond = (value: number): BitsPerSecond => quantity(value, 'bits/s');
export const iops = (value: number): Iops => quantity(value, 'operations/s');
export const cores = (value: number): Cores => quantity(value, 'cores');
export const percent = (value: number): Percent => quantity(value, 'percent');

export const bytesOfMib = (value: number): Bytes => bytes(value * BYTES_PER_MIB);
export const bytesOfGib = (value: number): Bytes => bytes(value * BYTES_PER_GIB);
export const bytesPerSecondOfMb = (value: number): BytesPerSecond => bytesPerSecond(value * BYTES_PER_MB);

/** Rounds up: a disk must never be planned smaller than the data it holds. */
export const gibCovering = (size: Bytes): GiB => gib(Math.ceil(size / BYTES_PER_GIB));
/** Rounds up, for the same reason. */
export const mibCovering = (size: Bytes): MiB => mib(Math.ceil(size / BYTES_PER_MIB));
