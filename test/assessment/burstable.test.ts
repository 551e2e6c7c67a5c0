import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, deriveAssessment } from '../../src/assessment/index.js';
import type { AssessedMachine } from '../../src/assessment/index.js';
import { machineIdFinder } from '../../src/ingest/index.js';
import { readCatalogue, readEstate, readRegionOffer, readSamples } from '../../src/node/index.js';
import { certifyChoice, deriveSizeMarket } from '../../src/sizing/index.js';
import { verifyCertificate } from '../../src/verify/index.js';
import { temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();

/** 8 days of one sample in 10 minutes: 2 cores at some percent, and for the last hour of each day at another. */
function samplesOf(machine: string, percent: number, nightly: number): string {
  const start = Date.parse('2026-08-03T00:00:00Z');
  return Array.from({ length: 8 * 144 }, (_, bucket) => {
    const used = bucket % 144 >= 138 ? nightly : percent;
    return `${new Date(start + bucket * 600_000).toISOString()},${machine},2,${used},3072\n`;
  }).join('');
}

describe('machines that might do with a burstable size', () => {
  it('get one where they are non-production and their samples prove that its credits last', async () => {
    const [inventory, samples] = [join(folder, 'burst.csv'), join(folder, 'burst-samples.csv')];
    const rows = ['calm,nonProduction', 'busy,nonProduction', 'shop,production', 'mute,nonProduction'];
    const header = 'machine,environment,cores,memoryMiB,os,disks\n';
    writeFileSync(inventory, `${header}${rows.map((row) => `${row},2,8192,Ubuntu 22.04,64\n`).join('')}`);
    const columns = '# interval: 60\ntimestamp,machine,cores,cpuPercent,memoryUsedMiB\n';
    const series = [samplesOf('calm', 4, 60), samplesOf('busy', 35, 60), samplesOf('shop', 4, 60)];
    writeFileSync(samples, `${columns}${series.join('')}`);

    const estate = await readEstate([inventory]);
    const { peaks } = await readSamples([samples], { machineIdOf: machineIdFinder(estate.machines) });
    const catalogue = await readCatalogue();
    const offer = await readRegionOffer(catalogue, 'westeurope');
    const terms = { regionIsAssumed: false, asOf: null, priceSheet: null, engineVersion: 'test' };
    const policy = DEFAULT_POLICY;
    const { machines } = deriveAssessment({ estate, peaks, catalogue, offer, policy, ...terms });
    const named = (name: string): AssessedMachine => machines.find((machine) => machine.name === name)!;

    expect(named('calm').size?.name).toMatch(/^Standard_B/);
    for (const name of ['busy', 'shop', 'mute']) expect(named(name).size?.name).not.toMatch(/^Standard_B/);
    expect(named('busy').refused?.byLimit.credits).toBeGreaterThan(0);
    expect(named('shop').need?.credits).toBeUndefined();
    expect(named('mute').need?.credits).toBeUndefined();
    expect(named('calm').findings.map(({ rule }) => rule)).toContain('sizing/burstable');

    // Everything that explains the choice is kept with the machine: read back, the same certificate follows and holds.
    const need = JSON.parse(JSON.stringify(named('calm').need)) as NonNullable<AssessedMachine['need']>;
    const certificate = certifyChoice(need, deriveSizeMarket(catalogue, offer, policy));
    expect(certificate.chosen?.size).toBe(named('calm').size?.name);
    expect(verifyCertificate(certificate, { need, policies: policy, catalogue, offer })).toEqual([]);
  });
});
