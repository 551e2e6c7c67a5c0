import type { LoadShape } from './load-shape.js';
import { mix } from './mix.js';
import { activityAt, maintenanceAt } from './rhythm.js';
import { DAY_MS, MINUTE_MS } from './site-clock.js';

/** Samples are made in blocks of 10 minutes, each from its own chance: no block asks what came before it. */
export const BLOCK_MS: number = 10 * MINUTE_MS;

/** The columns of a block, then four for each disk: reads/s, writes/s, bytes read/s, bytes written/s. */
export const COLUMN = { cores: 0, cpu: 1, memoryUsed: 2, networkIn: 3, networkOut: 4, disks: 5 } as const;
export const COLUMNS_PER_DISK = 4;

/** What a block is filled for. */
export interface SampledLoad {
  readonly shape: LoadShape;
  readonly cores: number;
  readonly memoryMiB: number;
  readonly diskCount: number;
}

/** The samples of one machine over 10 minutes, reused from block to block. */
export interface Block {
  readonly samples: number;
  readonly columns: number;
  /** Row by row; processor use in hundredths of a percent, memory in MiB. */
  readonly values: Int32Array;
  /** 1 where a sample was taken. */
  readonly isThere: Uint8Array;
}

export function createBlock(diskCount: number, intervalSeconds: number): Block {
  const samples = BLOCK_MS / 1000 / intervalSeconds;
  const columns = COLUMN.disks + diskCount * COLUMNS_PER_DISK;
  return { samples, columns, values: new Int32Array(samples * columns), isThere: new Uint8Array(samples) };
}

const REBOOT_SAMPLES = 8;
const FULL = 10_000;

/** What holds for a whole block. */
interface BlockPlan {
  readonly activity: number;
  readonly cores: number;
  readonly cpu: number;
  readonly memory: number;
  readonly readsMore: number;
  readonly burstFrom: number;
  readonly burstUntil: number;
}

/** Fills a block with the samples of `[startMs, startMs + 10 minutes)`; which of them are there, `isThere` tells. */
export function fillBlock(block: Block, load: SampledLoad, startMs: number): void {
  const { shape } = load;
  const chance = mix(shape.seed, startMs / BLOCK_MS);
  markGaps(block, shape, startMs);
  const plan = planBlock(block, load, { startMs, chance });
  let state = (chance | 1) >>> 0;
  for (let row = 0; row < block.samples; row += 1) {
    state = step(state);
    const isBurst = row >= plan.burstFrom && row < plan.burstUntil;
    // Most samples lie below the mean of the block and few far above it.
    const spread = (state & 0xffff) / 0x10000;
    const level = plan.activity * (0.62 + 0.95 * spread * spread * spread) * (isBurst ? shape.burst.factor : 1);
    fillRow(block, row * block.columns, { load, plan, level, state });
  }
  if (shape.exactPeakPercent !== null) pinPeak(block, { percent: shape.exactPeakPercent, chance });
}

/** Marsaglia's xorshift of 32 bits. */
function step(state: number): number {
  let next = state;
  next ^= next << 13;
  next ^= next >>> 17;
  next ^= next << 5;
  return next >>> 0;
}

function markGaps(block: Block, { gaps, leakDays, seed }: LoadShape, startMs: number): void {
  const { isThere, samples } = block;
  isThere.fill(1);
  const stepMs = BLOCK_MS / samples;
  for (const gap of gaps) {
    if (gap.endMs <= startMs || gap.startMs >= startMs + BLOCK_MS) continue;
    for (let row = 0; row < samples; row += 1) {
      const at = startMs + row * stepMs;
      if (at >= gap.startMs && at < gap.endMs) isThere[row] = 0;
    }
  }
  if (leakDays !== null && sinceReboot(leakDays, seed, startMs) < BLOCK_MS) isThere.fill(0, 0, REBOOT_SAMPLES);
}

/** Milliseconds since the last reboot of a machine that leaks. */
const sinceReboot = (leakDays: number, seed: number, atMs: number): number =>
  (atMs + (seed % (144 * leakDays)) * BLOCK_MS) % (leakDays * DAY_MS);

function planBlock(
  block: Block,
  { shape, cores, memoryMiB }: SampledLoad,
  { startMs, chance }: { readonly startMs: number; readonly chance: number },
): BlockPlan {
  const usual = activityAt(shape, startMs);
  const maintenance = maintenanceAt(shape, startMs);
  const coresNow = shape.resized !== null && startMs < shape.resized.atMs ? shape.resized.coresBefore : cores;
  const hasBurst = chance % 1000 < shape.burst.perMille;
  const burstFrom = hasBurst ? (chance >>> 10) % block.samples : block.samples;
  // 15 % up or down from block to block, so that no two days are alike.
  const activity = usual * (0.85 + ((chance >>> 16) & 0xff) / 850) + 0.02;
  const extra = maintenance === 'scan' ? 18 : maintenance === 'backup' ? 5 : 0;
  return {
    activity,
    cores: coresNow,
    cpu: (shape.cpuPercent * 100 * cores) / coresNow + (activity > 0 ? (extra * 100) / activity : 0),
    memory: (memoryMiB * memoryPercentAt(shape, usual, startMs)) / 100,
    readsMore: maintenance === null ? 0 : 0.9,
    burstFrom,
    burstUntil: burstFrom + 1 + ((chance >>> 24) % 3),
  };
}

function memoryPercentAt({ memoryPercent, leakDays, seed }: LoadShape, usual: number, atMs: number): number {
  const { least, greatest } = memoryPercent;
  const share = leakDays === null ? Math.min(1, usual) : sinceReboot(leakDays, seed, atMs) / (leakDays * DAY_MS);
  return least + (greatest - least) * share;
}

interface RowFill {
  readonly load: SampledLoad;
  readonly plan: BlockPlan;
  readonly level: number;
  readonly state: number;
}

/** One factor moves processor, disks and network together; each has a little noise of its own. */
function fillRow({ values, columns }: Block, at: number, { load, plan, level, state }: RowFill): void {
  const { shape, diskCount } = load;
  values[at + COLUMN.cores] = plan.cores;
  values[at + COLUMN.cpu] = Math.max(15, Math.min(FULL, plan.cpu * level));
  values[at + COLUMN.memoryUsed] = plan.memory * (0.985 + ((state >>> 16) & 31) / 1000);
  const network = level * (0.8 + ((state >>> 20) & 63) / 160);
  values[at + COLUMN.networkIn] = Math.trunc(shape.networkKiB.in * network) * 1024;
  values[at + COLUMN.networkOut] = Math.trunc(shape.networkKiB.out * network) * 1024;
  let noise = state;
  for (let column = COLUMN.disks; column < columns; column += COLUMNS_PER_DISK) {
    const disk = (column - COLUMN.disks) / COLUMNS_PER_DISK;
    noise = step(noise);
    const operations = shape.iops * shareOfDisk(disk, diskCount) * level * (0.7 + (noise & 63) / 105);
    const readsMore = disk === 0 && diskCount > 1 ? 0 : plan.readsMore * shape.iops * 0.5;
    const reads = Math.trunc((operations * shape.readsPerMille) / 1000 + readsMore);
    const writes = Math.trunc((operations * (1000 - shape.readsPerMille)) / 1000);
    values[at + column] = reads;
    values[at + column + 1] = writes;
    values[at + column + 2] = Math.min(MAX_BYTES, reads * shape.bytesPerOperation);
    values[at + column + 3] = Math.min(MAX_BYTES, writes * shape.bytesPerOperation);
  }
}

const MAX_BYTES = 2_000_000_000;

/** The disk of the system is quiet; the load lies on the others, or on it where there are none. */
function shareOfDisk(disk: number, diskCount: number): number {
  if (diskCount === 1) return 1;
  return disk === 0 ? 0.1 : 0.9 / (diskCount - 1);
}

const PINNED_OF_A_THOUSAND = 930;
const BURSTS_OF_A_THOUSAND = 30;

/** Holds processor use below a percent that most blocks reach once exactly; 3 % of the blocks burst far above it. */
function pinPeak(
  { samples, columns, values }: Block,
  { percent, chance }: { readonly percent: number; readonly chance: number },
): void {
  const peak = percent * 100;
  for (let row = 0; row < samples; row += 1) {
    const at = row * columns + COLUMN.cpu;
    values[at] = Math.min(values[at]!, peak - 1);
  }
  const kind = (chance >>> 3) % 1000;
  const at = ((chance >>> 13) % samples) * columns + COLUMN.cpu;
  if (kind < PINNED_OF_A_THOUSAND) values[at] = peak;
  else if (kind < PINNED_OF_A_THOUSAND + BURSTS_OF_A_THOUSAND) values[at] = peak * 2 + (chance % peak);
}
