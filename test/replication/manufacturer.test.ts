import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inventedEstate, sampleFiles } from '../../src/estates/index.js';
import type { ReplicationPlan } from '../../src/replication/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const FOLDER = resolve(import.meta.dirname, '../../datasets/manufacturer');
const inFolder = (name: string): string => join(FOLDER, name);
const DAYS = 1;
const MINUTES = 240_000;

/** The invented manufacturer with its last day of samples, planned as its own settings say. */
describe('the manufacturer of brief 3', () => {
  const folder = temporaryFolder();
  const samples = join(folder, 'samples');
  let plan: ReplicationPlan;

  const planned = async (settings: string): Promise<ReplicationPlan> => {
    const { exitCode, out, error } = await runCli(
      ...['replication', 'plan', FOLDER, samples, '--region', 'australiaeast', '--json', '--quiet'],
      ...['--wave-settings', inFolder('waves.yaml'), '--settings', settings],
    );
    expect(exitCode, error).toBe(0);
    return JSON.parse(out) as ReplicationPlan;
  };

  beforeAll(async () => {
    const estate = inventedEstate('manufacturer');
    mkdirSync(samples);
    for (const { name, chunks } of sampleFiles(estate, { machines: estate.machines, days: DAYS })) {
      const path = join(samples, name.replaceAll('/', '-').replace(/\.gz$/, ''));
      writeFileSync(path, Buffer.concat([...chunks()]));
    }
    plan = await planned(inFolder('plans.yaml'));
  }, MINUTES);

  it('plans 320 machines of two hypervisors, each replicated or told why not', () => {
    const { counts, machines, unreplicated } = plan;
    expect(counts).toMatchObject({ machines: 320, replicated: 299, unreplicated: 21 });
    expect(machines.length + unreplicated.length).toBe(320);
    expect([...new Set(machines.map(({ source }) => source))].toSorted()).toEqual(['hyperv', 'vmware']);
    expect(unreplicated.every(({ reason }) => reason.length > 10)).toBe(true);
  });

  it('scales the appliance out, since it carries more than 300 machines', () => {
    const agentless = plan.placement.appliances.filter(({ generation }) => generation === 'agentless');
    expect(agentless.map(({ kind }) => kind)).toEqual(['azureMigrate', 'scaleOut']);
    expect(agentless[0]!.said).toMatch(/appliance01 carries 312/);
  });

  it('counts who replicates at the same time, and says what all at once would take', () => {
    const { concurrency, said } = plan.placement;
    expect(concurrency.basis).toBe('schedule');
    expect(concurrency.waves.reduce((sum, { machines }) => sum + machines, 0)).toBe(plan.machines.length);
    expect(concurrency.mostAtOnce).toBeLessThanOrEqual(plan.machines.length);
    expect(concurrency.planned.cacheAccounts).toBe(plan.placement.cacheAccounts.length);
    expect(said[0]).toContain(`at most ${concurrency.mostAtOnce} of ${plan.machines.length}`);
  });

  it('reckons room for the logs of its Hyper-V hosts on the volume that the paths of their disks name', () => {
    const rooms = plan.placement.datastores.filter(({ kind }) => kind === 'logs');
    expect(rooms.map(({ name }) => name)).toEqual(['C:\\ClusterStorage\\Volume1 of 5 hosts']);
    expect(rooms.every(({ state, freeBytes }) => state === 'unknown' && freeBytes === null)).toBe(true);
    expect(rooms[0]!.said).toContain('no input names the clusters of HV1, HV2, HV3, HV4, HV5');
    const hyperV = plan.machines.filter(({ generation }) => generation === 'hyperV');
    expect(rooms.flatMap(({ machines }) => machines).toSorted()).toEqual(hyperV.map(({ id }) => id).toSorted());
  });

  it('leaves the backup disk out, which would be far over the limit of churn, and says how its data moves', () => {
    const bkp = plan.machines.find(({ name }) => name === 'core-bkp01')!;
    expect(bkp.disks.find(({ name }) => name === 'Hard disk 2')!.leftOut).toMatch(/instead: made anew in Azure/);
    const found = plan.avoided.find(({ machine, verdict }) => machine === bkp.id && verdict.limit === 'diskChurnP95')!;
    expect(found.verdict.value!).toBeGreaterThan(found.verdict.most!);
    expect(found.leftOut).not.toBeNull();
  });

  it('fits three waves into their windows with 100 Mb/s by day', () => {
    const { initial, settingsWords } = plan;
    expect(settingsWords.join(' ')).toMatch(/100 Mb\/s from 08:00 to 18:00 on monday/);
    expect(initial.waves.map(({ wave, state }) => [wave, state])).toEqual([
      [1, 'fits'],
      [2, 'fits'],
      [3, 'fits'],
    ]);
    expect(initial.waves.every(({ spareHours }) => spareHours! > 0)).toBe(true);
  });

  it('carries by day no more than the throttle, in its zone', () => {
    const [command] = plan.placement.commands;
    expect(command!.tool).toBe('Azure Migrate appliance');
    expect(command!.purpose).toContain('Australia/Melbourne');
    const recovery = plan.placement.commands.find(({ tool }) => tool === 'Recovery Services agent')!;
    expect(recovery.purpose).toContain('100 Mb/s of the site from 08:00 to 18:00');
  });

  it('copies what its disks hold, compressed, and nothing twice', () => {
    const { initial, machines } = plan;
    const used = machines.flatMap(({ disks }) => disks).filter(({ leftOut }) => leftOut === null);
    const bytes = used.reduce((sum, { usedBytes, sizeBytes }) => sum + (usedBytes ?? sizeBytes), 0);
    const sent = initial.batches.reduce((sum, batch) => sum + batch.bytes, 0);
    expect(sent / (bytes * 0.7)).toBeCloseTo(1, 8);
    const names = initial.batches.flatMap((batch) => batch.machines);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBe(machines.length);
  });

  it(
    'shows disks over the limits of churn under Site Recovery, each with a remedy',
    async () => {
      const settings = join(folder, 'modernized.yaml');
      writeFileSync(settings, 'replicationPlan:\n  purpose: protect\n  generation: { vmware: modernized }\n');
      const { counts, verdicts, machines } = await planned(settings);
      expect(counts.disksOverALimit).toBeGreaterThan(1);
      const names = new Map(machines.map(({ id, name }) => [id, name]));
      const over = verdicts.flatMap(({ machine, disks }) =>
        disks.flatMap((disk) =>
          disk.verdicts.filter(({ state }) => state === 'over').map((verdict) => ({ machine, verdict })),
        ),
      );
      expect(over.map(({ machine }) => names.get(machine))).toContain('core-bkp01');
      expect(over.every(({ verdict }) => verdict.remedies.length > 0)).toBe(true);
    },
    MINUTES,
  );
});

describe('the folder of the manufacturer', () => {
  it('is assessed with its settings beside it, which shape nothing by lying there', async () => {
    const { exitCode, error } = await runCli('assess', FOLDER, '--region', 'australiaeast', '--json', '--quiet');
    expect(exitCode).toBe(0);
    expect(error).not.toMatch(/unrecognised/);
  });
});
