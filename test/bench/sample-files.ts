/** Seeded sample files for benchmarks: canonical wide CSV, 8 metrics, 20 s; values depend on machine, tick and metric alone. */
import { closeSync, openSync, writeSync } from 'node:fs';

const METRICS = [
  'cpuUsedCores',
  'memoryUsedMiB',
  'disk.readIops',
  'disk.writeIops',
  'disk.readBytesPerSecond',
  'disk.writeBytesPerSecond',
  'nic.inBytesPerSecond',
  'nic.outBytesPerSecond',
] as const;

/** Scaled by ten to the power of `decimals`. */
const DECIMALS = [2, 0, 0, 0, 0, 0, 0, 0];
const GREATEST = [16, 65_536, 5000, 8000, 2e8, 3e8, 1.2e8, 1.2e8];
const START_MS = Date.UTC(2026, 0, 5);
const STEP_MS = 20_000;
const TICKS_A_DAY = 4320;
const CHUNK_BYTES = 1 << 22;

export interface SampleFile {
  readonly machines: number;
  readonly ticks: number;
  readonly order: 'machine' | 'time';
}

const mixed = (seed: number): number => {
  let hash = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** Writes the file; one cell in 2,000 is empty. Returns its rows. */
export function writeSampleFile(path: string, { machines, ticks, order }: SampleFile): number {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES + 4096);
  const descriptor = openSync(path, 'w');
  let at = buffer.write(`timestamp,machine,${METRICS.join(',')}\n`, 0, 'latin1');
  const stamps = Array.from({ length: ticks }, (_, tick) =>
    Buffer.from(`${new Date(START_MS + tick * STEP_MS).toISOString().slice(0, 19)}Z,`),
  );
  const names = Array.from({ length: machines }, (_, machine) =>
    Buffer.from(`vm-${String(machine).padStart(5, '0')}.corp.example`),
  );
  const putNumber = (scaled: number, decimals: number): void => {
    const digits = String(Math.floor(scaled));
    if (decimals === 0) at += buffer.write(digits, at, 'latin1');
    else {
      const padded = digits.padStart(decimals + 1, '0');
      at += buffer.write(`${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`, at, 'latin1');
    }
  };
  const row = (machine: number, tick: number): void => {
    at += stamps[tick]!.copy(buffer, at);
    at += names[machine]!.copy(buffer, at);
    let hash = mixed(machine * 1_000_003 + tick);
    const daily = 0.25 * (1 + Math.sin((tick % TICKS_A_DAY) * (Math.PI / (TICKS_A_DAY / 2)) + machine));
    for (let metric = 0; metric < METRICS.length; metric += 1) {
      buffer[at++] = 44;
      hash = (Math.imul(hash, 1_664_525) + 1_013_904_223 + metric) >>> 0;
      const chance = hash / 2 ** 32;
      if (chance < 0.0005) continue;
      const base = ((mixed(machine * 17 + metric) % 1000) / 1000) * 0.5 + 0.05;
      const share = Math.min(1, base + daily * 0.6 + chance ** 3 * 0.35);
      putNumber(share * GREATEST[metric]! * 10 ** DECIMALS[metric]!, DECIMALS[metric]!);
    }
    buffer[at++] = 10;
    if (at < CHUNK_BYTES) return;
    writeSync(descriptor, buffer, 0, at);
    at = 0;
  };
  if (order === 'machine') {
    for (let machine = 0; machine < machines; machine += 1)
      for (let tick = 0; tick < ticks; tick += 1) row(machine, tick);
  } else {
    for (let tick = 0; tick < ticks; tick += 1)
      for (let machine = 0; machine < machines; machine += 1) row(machine, tick);
  }
  writeSync(descriptor, buffer, 0, at);
  closeSync(descriptor);
  return machines * ticks;
}
