import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, deriveAssessment } from '../../src/assessment/index.js';
import type { AssessedMachine } from '../../src/assessment/index.js';
import { demoMachines, ESTATE_NAMES, inventedEstate, sampleFiles } from '../../src/estates/index.js';
import type { EstateName } from '../../src/estates/index.js';
import { machineIdFinder } from '../../src/ingest/index.js';
import { readCatalogue, readEstate, readRegionOffer, readSamples, writeEstate } from '../../src/node/index.js';
import { temporaryFolder } from '../support/run-cli.js';
import { machineNamed } from './samples-of.js';

const folder = temporaryFolder();

async function written(name: EstateName, days: number): Promise<string> {
  const estate = inventedEstate(name);
  const into = join(folder, `${name}-${days}`);
  mkdirSync(into, { recursive: true });
  await writeEstate({ estate, machines: estate.machines, days, layout: 'flat' }, into);
  return into;
}

describe.each(ESTATE_NAMES)('the estate %s', (name) => {
  const estate = inventedEstate(name);

  it('reads without an error or a warning, and its counts reconcile', async () => {
    const { counts, machines, problems, inputs } = await readEstate([await written(name, 0)]);
    expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(counts.machines).toBe(estate.machines.length);
    expect(counts.rows).toBe(counts.machines + counts.merged + counts.skipped);
    expect(counts.skipped).toBe(0);
    expect(machines.map(({ uuid }) => uuid).sort()).toEqual(estate.machines.map(({ id }) => id).sort());
    expect(inputs.filter(({ kind }) => kind === 'connections')).toHaveLength(name === 'webshop' ? 1 : 2);
    expect(inputs.filter(({ kind }) => kind === 'unrecognised')).toEqual([]);
    for (const machine of machines) {
      const made = machineNamed(estate, machine.name);
      expect(machine).toMatchObject({ cores: made.cores, memoryBytes: made.memoryMiB * 1_048_576 });
      expect(machine.disks, machine.name).toHaveLength(made.disks.length);
      expect(machine.application, machine.name).toBe(made.application);
    }
  });

  it('has samples of every machine that runs, found by id in the inventory, on disks that the inventory has', async () => {
    const inventory = await readEstate([await written(name, 0)]);
    const byId = new Map(inventory.machines.map((machine) => [machine.id, machine]));
    // The first 20 minutes of the last day hold every machine; the whole day would take a minute to read.
    const files = sampleFiles(estate, { machines: estate.machines, days: 1 }).map((file) => {
      const path = join(folder, file.name);
      const chunks = file.chunks();
      writeFileSync(path, Buffer.concat([1, 2, 3].map(() => chunks.next().value ?? new Uint8Array())));
      return path;
    });
    const reading = await readSamples(files, {
      machineIdOf: machineIdFinder(inventory.machines),
      coresOf: (id) => byId.get(id)?.cores ?? null,
    });
    expect(reading.problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(reading.machines.every(({ isKnown }) => isKnown)).toBe(true);
    expect(new Set(reading.machines.map(({ name: sampled }) => sampled))).toEqual(
      new Set(estate.machines.filter(({ load }) => load !== null).map((machine) => machine.name)),
    );
    for (const { key } of reading.peaks.series) {
      if (!key.channel.startsWith('disk') || key.instance === '*') continue;
      expect(byId.get(key.machine)?.disks.map((disk) => disk.name)).toContain(key.instance);
    }
  });
});

describe('the manufacturer of brief 3', () => {
  const estate = inventedEstate('manufacturer');

  it('has 320 machines, 220 on vSphere and 100 on Hyper-V, each with a name and an id of its own', () => {
    expect(estate.machines).toHaveLength(320);
    expect(estate.machines.filter(({ platform }) => platform === 'vsphere')).toHaveLength(220);
    expect(new Set(estate.machines.map(({ name }) => name.toLowerCase())).size).toBe(320);
    expect(new Set(estate.machines.map(({ id }) => id)).size).toBe(320);
    expect(new Set(estate.machines.map(({ address }) => address)).size).toBe(320);
  });

  it('demonstrates with whole applications of both platforms and one of each odd kind', () => {
    const demo = demoMachines(estate);
    expect(demo.length).toBeGreaterThanOrEqual(40);
    expect(demo.length).toBeLessThanOrEqual(48);
    for (const { application } of demo.filter(({ role }) => role !== 'other')) {
      if (application === null) continue;
      const whole = estate.machines.filter((machine) => machine.application === application);
      expect(whole.every((machine) => demo.includes(machine))).toBe(true);
    }
    const has = (test: (machine: (typeof demo)[number]) => boolean): void => {
      expect(demo.some(test)).toBe(true);
    };
    has(({ load }) => load?.leakDays != null);
    has(({ load }) => load?.resized != null);
    has(({ load }) => load?.rhythm === 'nightly');
    has(({ load }) => load?.rhythm === 'idle');
    has(({ load }) => load?.hasMonthEnd === true);
    has(({ load }) => load?.gaps.some(({ startMs }) => startMs === 0) === true);
    has(({ isOn, isTemplate }) => !isOn && !isTemplate);
    has(({ os }) => os.includes('2003'));
    has(({ disks }) => disks.some(({ gib }) => gib > 65_536));
    has(({ platform }) => platform === 'hyperv');
  });

  it('has the server of 16 processors that uses 20 % of them: 4 without comfort, 8 with a comfort of 2', async () => {
    const machine = machineNamed(estate, 'eng-sim01');
    const into = join(folder, 'one');
    mkdirSync(into, { recursive: true });
    await writeEstate({ estate, machines: [machine], days: 16, layout: 'flat' }, into);
    const inventory = await readEstate([into]);
    const { peaks } = await readSamples([into], { machineIdOf: machineIdFinder(inventory.machines) });
    const catalogue = await readCatalogue();
    const offer = await readRegionOffer(catalogue, 'australiaeast');
    const terms = { peaks, regionIsAssumed: false, asOf: null, priceSheet: null, engineVersion: 'test' };
    const assessedWith = (comfort: number): AssessedMachine => {
      const all = { cpu: comfort, memory: comfort, diskPerformance: comfort, network: comfort, diskSize: 1 };
      const policy = { ...DEFAULT_POLICY, sizing: { ...DEFAULT_POLICY.sizing, comfort: all } };
      const { machines } = deriveAssessment({ estate: inventory, catalogue, offer, policy, ...terms });
      return machines.find(({ name }) => name === 'eng-sim01')!;
    };
    expect(assessedWith(1).need).toMatchObject({ basis: 'sampled', cores: 3.2 });
    expect(assessedWith(1).size?.vcpus).toBe(4);
    expect(assessedWith(2).need?.cores).toBe(6.4);
    expect(assessedWith(2).size?.vcpus).toBe(8);
  });
});
