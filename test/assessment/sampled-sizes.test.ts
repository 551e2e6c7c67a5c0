import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, deriveAssessment } from '../../src/assessment/index.js';
import type { AssessedMachine, Policy } from '../../src/assessment/index.js';
import { machineIdFinder } from '../../src/ingest/index.js';
import type { SampleReading } from '../../src/ingest/index.js';
import type { Estate } from '../../src/model/index.js';
import { readCatalogue, readEstate, readRegionOffer, readSamples } from '../../src/node/index.js';
import { temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const DAYS = 28;

/** Every 10 minutes a peak of 20 %, between samples of 5 %; in each 25th bucket, 4 % of all, one of 95 %. */
function samples(): string {
  const start = Date.parse('2026-07-20T00:00:00Z');
  const rows = Array.from({ length: DAYS * 144 }, (_, bucket) => {
    const stampOf = (seconds: number): string => new Date(start + bucket * 600_000 + seconds * 1000).toISOString();
    const peak = bucket % 25 === 0 ? 95 : 20;
    return `${stampOf(0)},erp01,16,5,6144\n${stampOf(20)},erp01,16,${peak},6144\n${stampOf(40)},erp01,16,5,6144\n`;
  });
  return `# interval: 20\ntimestamp,machine,cores,cpuPercent,memoryUsedMiB\n${rows.join('')}`;
}

describe('a machine of 16 vCPU whose 10-minute peaks have their P95 at 20 %', () => {
  let estate: Estate;
  let reading: SampleReading;
  beforeAll(async () => {
    const inventory = join(folder, 'inventory.csv');
    writeFileSync(inventory, 'machine,cores,memoryMiB,os,disks\nerp01,16,16384,Ubuntu 22.04,128\n');
    writeFileSync(join(folder, 'samples.csv'), samples());
    estate = await readEstate([inventory]);
    const machineIdOf = machineIdFinder(estate.machines);
    reading = await readSamples([join(folder, 'samples.csv')], { machineIdOf });
  });

  async function sizeWithComfort(cpu: number): Promise<AssessedMachine> {
    const catalogue = await readCatalogue();
    const offer = await readRegionOffer(catalogue, 'australiaeast');
    const { sizing } = DEFAULT_POLICY;
    const policy: Policy = { ...DEFAULT_POLICY, sizing: { ...sizing, comfort: { ...sizing.comfort, cpu } } };
    const terms = { regionIsAssumed: false, asOf: null, priceSheet: null, engineVersion: 'test' };
    return deriveAssessment({ estate, catalogue, offer, policy, peaks: reading.peaks, ...terms }).machines[0]!;
  }

  it('uses 3.2 cores and gets 4 vCPU with comfort 1', async () => {
    const { need, size } = await sizeWithComfort(1);
    expect(reading.problems).toEqual([]);
    expect(need).toMatchObject({ basis: 'sampled', cores: 3.2 });
    expect(need?.coresSteps.map(({ text }) => text).join(' ')).toContain('P95 of 4,032 10-minute peaks');
    expect(size?.vcpus).toBe(4);
  });

  it('needs 6.4 cores and gets 8 vCPU with comfort 2', async () => {
    const { need, size } = await sizeWithComfort(2);
    expect(need?.cores).toBe(6.4);
    expect(size?.vcpus).toBe(8);
  });
});
