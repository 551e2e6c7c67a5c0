import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROFILES } from '../../src/assessment/index.js';
import type { Assessment } from '../../src/assessment/index.js';
import { ESTATE_NAMES, inventedEstate } from '../../src/estates/index.js';
import { writeEstate } from '../../src/node/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';
import { aWorkbook } from '../support/workbook.js';
import { checkTrace } from './check-trace.js';

const DATASETS = resolve(import.meta.dirname, '../../datasets');
const folder = temporaryFolder();
/** So many machines of a large estate with a day of samples, which is what a test has time for. */
const SAMPLED = 6;

/** An assessment as its file has it: text that was written and read again. */
async function assessed(...words: readonly string[]): Promise<Assessment> {
  const { exitCode, out, error } = await runCli('assess', ...words, '--json', '--out', join(folder, 'out'));
  expect(exitCode, error).toBe(0);
  return JSON.parse(out) as Assessment;
}

describe.each(ESTATE_NAMES)('the trace of every machine of the estate %s', (name) => {
  it.each(PROFILES.map((profile) => profile.name))('gives its answer anew under the profile %s', async (profile) => {
    const assessment = await assessed(join(DATASETS, name), '--profile', profile, '--region', 'westeurope');
    expect(assessment.machines.length).toBeGreaterThan(10);
    expect(checkTrace(assessment)).toEqual([]);
  });

  it('does so where samples decide, with each percentile and its moment', async () => {
    const estate = inventedEstate(name);
    const into = join(folder, name);
    mkdirSync(into, { recursive: true });
    await writeEstate(
      {
        estate,
        machines: name === 'manufacturer' ? estate.machines.slice(0, SAMPLED) : estate.machines,
        days: 1,
        layout: 'flat',
      },
      into,
    );
    const assessment = await assessed(into, '--region', 'westeurope');
    expect(checkTrace(assessment)).toEqual([]);
    const sampled = assessment.machines.filter(({ need }) => need?.basis === 'sampled');
    expect(sampled.length).toBeGreaterThan(0);
    for (const { need } of sampled) {
      const used = need!.coresSteps.find(({ kind }) => kind === 'used');
      expect(used?.sample).toMatchObject({
        percentile: need!.percentile!.percent,
        at: expect.stringMatching(/Z$/) as string,
      });
    }
  });
});

describe('the trace of machines that were held back', () => {
  const held = join(folder, 'held');
  beforeAll(() => {
    mkdirSync(held, { recursive: true });
    const workbook = aWorkbook({
      vInfo: [
        ['VM', 'Powerstate', 'CPUs', 'Memory', 'Overall Cpu Readiness', 'OS according to the configuration file'],
        ['free', 'poweredOn', 16, 65_536, 1, 'Microsoft Windows Server 2022 (64-bit)'],
        ['waits', 'poweredOn', 16, 65_536, 9, 'Microsoft Windows Server 2022 (64-bit)'],
        ['swaps', 'poweredOn', 16, 65_536, 0, 'Microsoft Windows Server 2022 (64-bit)'],
      ],
      vMemory: [
        ['VM', 'Size MiB', 'Ballooned', 'Swapped'],
        ['swaps', 65_536, 0, 2048],
      ],
      vDisk: [['VM', 'Disk', 'Capacity MiB'], ...['free', 'waits', 'swaps'].map((vm) => [vm, 'Hard disk 1', 102_400])],
    });
    writeFileSync(join(held, 'rvtools.xlsx'), workbook);
    const used = ['free', 'waits', 'swaps'].map((name) => `${name},10,12.5,production`);
    writeFileSync(join(held, 'used.csv'), ['machine,cpuPercent,memoryPercent,environment', ...used].join('\n'));
  });

  it('lifts only the resource that was short, tells why, and follows from the sign alone', async () => {
    const assessment = await assessed(held, '--region', 'westeurope');
    expect(checkTrace(assessment)).toEqual([]);
    expect(
      assessment.machines.map(({ name, need }) => [name, need?.cores, (need?.memoryBytes ?? 0) / 2 ** 30]),
    ).toEqual([
      ['free', 2.08, expect.closeTo(10.4, 6)],
      ['waits', 16, expect.closeTo(10.4, 6)],
      ['swaps', 2.08, 64],
    ]);
    const told = assessment.machines.map(({ findings }) =>
      findings.filter(({ rule }) => rule.includes('held-back')).map(({ rule }) => rule),
    );
    expect(told).toEqual([
      [],
      ['azure/cpu-held-back', 'sizing/held-back'],
      ['azure/memory-held-back', 'sizing/held-back'],
    ]);
  });

  it('is told of where the sign is taken out, or the need is not lifted', async () => {
    const sound = await assessed(held, '--region', 'westeurope');
    const machines = sound.machines.map((machine) => ({ ...machine, need: { ...machine.need!, pressure: [] } }));
    expect(checkTrace({ ...sound, machines }).join()).toContain('is less than it has');
    const trusting = await assessed(held, '--region', 'westeurope', '--profile', 'azure-migrate');
    expect(checkTrace(trusting)).toEqual([]);
    const sizing = { ...trusting.policy.sizing, pressureForbidsDownsizing: true };
    const claimed = { ...trusting, policy: { ...trusting.policy, sizing } };
    expect(checkTrace(claimed).join()).toContain('it was held back, and is given less than it has');
  });
});

describe('the checker of traces', () => {
  let sound: Assessment;
  beforeAll(async () => {
    sound = await assessed(join(DATASETS, 'webshop'), '--region', 'westeurope');
  });

  /** Every figure below one machine, by its path, but for those that the trace does not derive from others. */
  const TOLD_ALONE =
    /^(coverage|source\.(?!cores|memoryBytes)|origins|findings|refused\.(byLimit|nearest)|refused\.cheapest\.\d+\.perMonth|cost\.scenarios|need\.credits|need\.generation|need\.nicCount|need\.diskCount)|\.(iops|bytesPerSecond|sizeGiB|vcpus|memoryMiB|acu|line|has|perMonth|memoryPercent|cpuPercent|away|bound)(\.|$)/;

  function figures(value: unknown, path: readonly string[] = []): (readonly string[])[] {
    if (typeof value === 'number') return TOLD_ALONE.test(path.join('.')) ? [] : [path];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, part]) => figures(part, [...path, key]));
  }

  function doubled<T>(value: T, [first, ...rest]: readonly string[]): T {
    if (first === undefined) return (2 * Number(value) + 1) as T;
    const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>;
    copy[first] = doubled(copy[first], rest);
    return copy as T;
  }

  it('finds any figure that is changed and follows from others', () => {
    const [machine] = sound.machines;
    const paths = figures(machine);
    expect(paths.length).toBeGreaterThan(15);
    const missed = paths.filter(
      (path) => checkTrace({ ...sound, machines: [doubled(machine!, path), ...sound.machines.slice(1)] }).length === 0,
    );
    expect(missed.map((path) => path.join('.'))).toEqual([]);
  });

  it.each([
    ['the cost of the bill', ['cost', 'perMonth']],
    ['a line of the bill', ['cost', 'lines', '0', 'perMonth']],
    ['the distance to the size above', ['nextUp', 'away', 'cores']],
    ['the money to the size above', ['nextUp', 'morePerMonth']],
    ['the price of the size above', ['nextUp', 'perMonth']],
    ['the need at which the size above is taken', ['nextUp', 'bound', 'memoryBytes']],
    ['what the size has', ['limits', '0', 'has']],
    ['the vCPUs of the size', ['size', 'vcpus']],
  ])('finds a change of %s', (_, path) => {
    const index = sound.machines.findIndex(({ nextUp }) => nextUp !== null);
    const machines = sound.machines.map((machine, at) => (at === index ? doubled(machine, path) : machine));
    expect(checkTrace({ ...sound, machines })).not.toEqual([]);
  });

  it('finds a disk that is too small, and a refusal that is none', () => {
    const [machine, ...others] = sound.machines;
    const small = { ...machine!, disks: machine!.disks.map((disk) => ({ ...disk!, sizeGiB: 1 as never })) };
    expect(checkTrace({ ...sound, machines: [small, ...others] }).join()).toContain('smaller or slower');
    const cheapest = [{ name: 'X', limit: 'cores' as const, why: 'needs 2 cores, has 4', perMonth: null }];
    const refused = { ...machine!, refused: { ...machine!.refused!, cheapest } };
    expect(checkTrace({ ...sound, machines: [refused, ...others] }).join()).toContain('is no reason');
  });
});
