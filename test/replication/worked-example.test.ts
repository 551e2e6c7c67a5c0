import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReplicationPlan } from '../../src/replication/index.js';
import { runCli } from '../support/run-cli.js';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = resolve(ROOT, 'datasets/manufacturer');
/** A store of all 31 days of the invented manufacturer's samples, which nobody wants to make for a test: `portolan ingest` of them. */
const STORE = process.env['PORTOLAN_MANUFACTURER_STORE'] ?? null;
const MINUTES = 900_000;
const GIB = 1_073_741_824;

const docs = readFileSync(resolve(ROOT, 'docs/replication.md'), 'utf8');
const example = docs
  .slice(docs.indexOf('## Worked example'), docs.indexOf('## How long it takes'))
  .replace(/\s+/g, ' ');
const whole = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');

/** The sentences of the page that rest on figures, made from a plan. */
function sentences({
  counts,
  churn,
  machines,
  bandwidth,
  initial,
  placement,
  settings,
}: ReplicationPlan): readonly string[] {
  const generation = new Map(machines.map((machine) => [machine.id, machine.generation]));
  const writtenBy = (asked: string): number =>
    churn.machines.reduce(
      (sum, { machine, gbPerDay }) => (generation.get(machine) === asked ? sum + (gbPerDay ?? 0) : sum),
      0,
    );
  const count = (asked: string): number => machines.filter((machine) => machine.generation === asked).length;
  const [cycled, others] = [writtenBy('agentless'), writtenBy('hyperV')];
  const sent = 1.3 * 0.7 * ((settings.foldPercent! / 100) * cycled + others);
  const mbps = (sent * 8000) / 86_400;
  const own = bandwidth.least.find(({ rpoMinutes }) => rpoMinutes === bandwidth.objectiveMinutes)!;
  const copied = initial.batches.reduce((sum, { bytes }) => sum + bytes, 0) / 1e9;
  const spare = initial.waves.map(({ spareHours }) => whole(spareHours!));
  const later = initial.waves.map(({ slotDelayHours }) => whole(slotDelayHours));
  const logs = placement.datastores.flatMap(({ kind, growthBytes }) => (kind === 'logs' ? [growthBytes! / GIB] : []));
  return [
    `${counts.machines} machines = ${counts.replicated} replicated + ${counts.unreplicated} not; ${counts.disks} disks, ${counts.disksLeftOut} left out`,
    `${whole(churn.estate.gbPerDay!)} GB a day are written, ${whole(churn.estate.averageMBps!)} MB/s on average. The ${count('agentless')} machines of vSphere`,
    `write ${whole(cycled)} of them and the ${count('hyperV')} of Hyper-V ${whole(others)}`,
    `1.3 x 0.7 x (0.4 x ${whole(cycled)} + ${whole(others)}) = ${whole(sent)} GB a day, ${whole(mbps)} Mb/s`,
    `(${whole(mbps)} x 168 - 100 x 50) / 118 = ${whole((Math.round(mbps) * 168 - 5000) / 118)} Mb/s on average; so that nothing is older than a day, ${whole(own.mbps100!)} are needed, and ${whole(own.mbps90!)} for nine`,
    `If nothing folded it would be ${whole(bandwidth.withoutFold!.mbps100!)}`,
    `First copies are ${whole(copied)} GB`,
    `${spare[0]!}, ${spare[1]!} and ${spare[2]!} hours before they have to be`,
    `up to ${later[0]!}, ${later[1]!} and ${later[2]!} hours later than reckoned`,
    `up to ${whole(Math.min(...logs))} to ${whole(Math.max(...logs))} GiB of room`,
  ];
}

describe('the worked example of the page', () => {
  it('is the share by hand that the page on folding works out', () => {
    expect((24_000 + 12_000) / 120_000).toBe(0.3);
    expect(docs).toContain('1.3 x 0.3 x 0.7 = 0.273');
    expect(1.3 * 0.3 * 0.7).toBeCloseTo(0.273, 12);
    expect(docs).toContain('1,000 x 0.3 + 500 x 0.5 = 550');
  });

  describe.skipIf(STORE === null)('with the store that PORTOLAN_MANUFACTURER_STORE names', () => {
    let plan: ReplicationPlan;
    beforeAll(async () => {
      const { exitCode, out, error } = await runCli(
        ...['replication', 'plan', FOLDER, STORE!, '--region', 'australiaeast', '--json', '--quiet'],
        ...['--wave-settings', resolve(FOLDER, 'waves.yaml'), '--settings', resolve(FOLDER, 'plans.yaml')],
      );
      expect(exitCode, error).toBe(0);
      plan = JSON.parse(out) as ReplicationPlan;
    }, MINUTES);

    it('has the figures of the plan', () => {
      for (const sentence of sentences(plan)) expect(example).toContain(sentence);
    });
  });
});
