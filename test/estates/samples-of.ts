import { sampleFiles } from '../../src/estates/index.js';
import type { EstateMachine, InventedEstate } from '../../src/estates/index.js';

/** One sample of a machine, as its file prints it. */
export interface Row {
  readonly atMs: number;
  readonly text: string;
  readonly cores: number;
  /** Hyper-V prints the sum over the cores; here it is percent of all of them. */
  readonly cpuPercent: number;
  readonly memoryUsedMiB: number;
  readonly networkOut: number;
  readonly operations: number;
}

/** The rows of single machines over the last days of their estate. */
export function samplesOf(estate: InventedEstate, machine: EstateMachine, days: number): readonly Row[] {
  const rows: Row[] = [];
  for (const { chunks } of sampleFiles(estate, { machines: [machine], days })) {
    const text = Buffer.concat([...chunks()]).toString('latin1');
    const [header, ...lines] = text.trimEnd().split('\n').slice(3);
    const columns = header!.split(',');
    const isSum = columns.includes('cpuRunTimePercentSum');
    const index = (name: string): number => columns.indexOf(name);
    const out = columns.findIndex((name) => name.endsWith('outBytesPerSecond'));
    const operations = columns.flatMap((name, at) => (name.endsWith('Iops') ? [at] : []));
    for (const line of lines) {
      const cells = line.split(',');
      const cores = Number(cells[index('cores')]);
      const cpu = Number(cells[index(isSum ? 'cpuRunTimePercentSum' : 'cpuPercent')]);
      rows.push({
        atMs: Date.parse(cells[0]!),
        text: line,
        cores,
        cpuPercent: isSum ? cpu / cores : cpu,
        memoryUsedMiB: Number(cells[index('memoryUsedMiB')]),
        networkOut: Number(cells[out]),
        operations: operations.reduce((sum, at) => sum + Number(cells[at]), 0),
      });
    }
  }
  return rows;
}

export function machineNamed(estate: InventedEstate, name: string): EstateMachine {
  const found = estate.machines.find((machine) => machine.name === name);
  if (found === undefined) throw new Error(`there is no machine ${name}`);
  return found;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
