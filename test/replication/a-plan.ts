import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MINUTE_MS = 60_000;
const INTERVAL_SECONDS = 20;

/** A machine of two disks that writes so many bytes a second; a function of the minute of the day. */
export interface MadeMachine {
  readonly name: string;
  /** Bytes a second that are written to its second disk. */
  readonly writes: (minute: number) => number;
}

export interface MadeEstate {
  readonly from: string;
  readonly minutes: number;
}

/** An inventory of machines with disks of 64 and 256 GiB, and samples of each 20 s of what their second disk writes, a file each. */
export function writeMadeEstate(
  folder: string,
  machines: readonly MadeMachine[],
  { from, minutes }: MadeEstate,
): readonly [inventory: string, samples: string] {
  const inventory = join(folder, 'inventory.csv');
  const samples = join(folder, 'made.csv');
  const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
  const rows = machines.map(({ name }) => `${quoted(name)},4,16384,vmware,Ubuntu 22.04,64;256\n`);
  writeFileSync(inventory, `machine,cores,memoryMiB,source,os,disks\n${rows.join('')}`);
  const start = Date.parse(from);
  const stamps = (minutes * 60) / INTERVAL_SECONDS;
  const lines: string[] = [];
  for (let index = 0; index < stamps; index++) {
    const atMs = start + index * INTERVAL_SECONDS * 1000;
    const stamp = new Date(atMs).toISOString();
    for (const { name, writes } of machines) {
      const rate = writes(Math.floor((atMs - start) / MINUTE_MS));
      lines.push(`${stamp},${quoted(name)},4,20,4096,0,0,${rate},${rate / 16_384}\n`);
    }
  }
  const disks = ['Disk 1', 'Disk 2'].flatMap((disk) => [
    `disk[${disk}].writeBytesPerSecond`,
    `disk[${disk}].writeIops`,
  ]);
  const header = ['timestamp', 'machine', 'cores', 'cpuPercent', 'memoryUsedMiB', ...disks].join(',');
  writeFileSync(samples, `# interval: ${INTERVAL_SECONDS}\n${header}\n${lines.join('')}`);
  return [inventory, samples];
}
