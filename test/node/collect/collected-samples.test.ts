import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSamples } from '../../../src/node/read-samples.js';

const MIB = 1_048_576;

async function collected(name: string) {
  const reading = await readSamples([join(import.meta.dirname, 'samples', name)]);
  const maxima = (machine: string, channel: string, instance = ''): readonly number[] => {
    const { id } = reading.machines.find((one) => one.name === machine)!;
    const found = reading.peaks.series.find(
      ({ key }) => key.machine === id && key.channel === channel && key.instance === instance,
    );
    return [...(found?.maxima ?? [])];
  };
  return { ...reading, maxima };
}

describe('what a collector writes is read without a problem', () => {
  it('from vSphere', async () => {
    const { problems, summaries, machines, maxima } = await collected('vsphere-vcenter.example-2026-11-20.csv');
    expect(problems).toEqual([]);
    expect(summaries).toMatchObject([{ format: 'long', rowsRead: 87, rowsUsed: 87, intervalMs: 20_000 }]);
    expect(machines.map(({ name }) => name)).toEqual(['erp-db01', 'web, front']);
    expect(maxima('erp-db01', 'cpuUsedCores').map((cores) => Number(cores.toFixed(6)))).toEqual([2.0104, 2.1704]);
    expect(maxima('erp-db01', 'memoryGuestUsedBytes')).toEqual([16_384 * MIB, 16_386 * MIB]);
    expect(maxima('erp-db01', 'memoryConsumedBytes')).toEqual([32_255.5 * MIB, 32_257.5 * MIB]);
    expect(maxima('erp-db01', 'diskIops', 'Hard disk 2')).toEqual([60, 64]);
    expect(maxima('erp-db01', 'diskIops', '*')).toEqual([90, 98]);
    expect(maxima('web, front', 'networkInBytesPerSecond', 'Network adapter 2')).toEqual([6 * 1024, 8 * 1024]);
    expect(maxima('web, front', 'networkInBytesPerSecond', '*')).toEqual([11 * 1024, 15 * 1024]);
    expect(maxima('web, front', 'memoryGuestUsedBytes')).toEqual([]);
  });

  it('from Hyper-V', async () => {
    const { problems, summaries, maxima } = await collected('hyperv-HV1-2026-11-20.csv');
    expect(problems).toEqual([]);
    expect(summaries).toMatchObject([{ format: 'long', rowsRead: 75, rowsUsed: 75, intervalMs: 30_000 }]);
    expect(maxima('web01', 'cpuUsedCores')).toEqual([1.3025, 1.5025]);
    expect(maxima('web01', 'memoryGuestUsedBytes')).toEqual([]);
    expect(maxima('db01', 'allocatedCores')).toEqual([8, 8]);
    expect(maxima('db01', 'memoryGuestUsedBytes')).toEqual([13_926.4 * MIB, 14_254.08 * MIB]);
    expect(maxima('db01', 'diskReadIops', 'SCSI 0:0')).toEqual([6.125, 8.125]);
    expect(maxima('db01', 'networkOutBytesPerSecond', 'Network Adapter 00155D010204')).toEqual([5000, 10_000]);
  });
});
