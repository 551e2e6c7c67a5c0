import { KERNEL_WASM } from './kernel-wasm.js';
import { wasm } from './web-assembly.js';
import type { WasmMemory } from './web-assembly.js';

/** What `kernel/scan.ts` exports. */
export interface KernelExports {
  readonly configureColumns: (at: number, count: number, separator: number, decimal: number) => void;
  readonly configureStamps: (digits: number, suffixLength: number, leastMs: number, mostMs: number) => void;
  readonly configureSlots: (count: number, base: bigint, cores: number) => void;
  readonly configureValues: (values: number, rests: number) => void;
  readonly configureShares: (at: number, count: number) => void;
  readonly configureCeilings: (at: number, count: number, slot: number) => void;
  readonly configureSums: (at: number, count: number, minutes: number, minuteCount: number) => void;
  readonly configureTables: (machines: number, keys: number, open: number) => void;
  readonly configureArena: (at: number, end: number, recordBytes: number, bucketMs: number) => void;
  readonly getStatus: () => number;
  readonly getArenaAt: () => number;
  readonly emptyArena: () => void;
  readonly takeRows: () => number;
  readonly getRows: () => number;
  readonly setLine: (before: number) => void;
  readonly getFirstMs: () => number;
  readonly getFirstLine: () => number;
  readonly getLastMs: () => number;
  readonly getLastLine: () => number;
  readonly setInterval: (seconds: number) => void;
  readonly closeAll: (machineCount: number) => void;
  readonly scan: (from: number, to: number) => number;
  readonly takeTable: (from: number, to: number, stamps: number, machines: number) => number;
  readonly takeValues: (machine: number, stampMs: number, mask: bigint) => number;
}

/** What the kernel calls. */
export interface KernelImports {
  readonly lookup: (start: number, end: number) => number;
  readonly day: (start: number) => number;
  readonly breakRun: (machine: number, stampMs: number) => void;
  readonly disorder: (machine: number, stampMs: number, mask: bigint) => number;
  readonly maskChange: (machine: number, low: number, high: number) => void;
  readonly coresChange: (machine: number, stampMs: number, cores: number) => void;
  readonly rest: (record: number, minute: number) => void;
  readonly flush: () => void;
}

let compiled: object | null = null;
const kernelModule = (): object => (compiled ??= new wasm.Module(Buffer.from(KERNEL_WASM, 'base64')));

/** A kernel of its own on a memory. */
export const openKernel = (memory: WasmMemory, imports: KernelImports): KernelExports =>
  new wasm.Instance(kernelModule(), { env: { memory, ...imports } }).exports as KernelExports;
