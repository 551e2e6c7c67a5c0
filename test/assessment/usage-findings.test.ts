import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, deriveAssessment, findProfile, summarizeSamples } from '../../src/assessment/index.js';
import type { Assessment, Policy } from '../../src/assessment/index.js';
import { bytesOfGib, cores, percent } from '../../src/model/index.js';
import type { Instant, Machine, Milliseconds } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/index.js';
import { DEFAULT_BUCKET_MS } from '../../src/timeseries/index.js';
import type { BucketSeries, Channel, PeakSet } from '../../src/timeseries/index.js';
import { renderAssessSummary, renderCheckText, renderExplainText } from '../../src/report/index.js';
import { aDisk, aMachine, aStatedUse } from '../support/a-machine.js';
import { reportPage } from '../support/report-page.js';

const START = Date.parse('2026-06-01T00:00:00Z') as Instant;
const WEEK = 1008;
const GIB = 2 ** 30;

/** One value in every bucket, 20 s samples. */
function aSeries(channel: Channel, values: readonly number[], instance = ''): BucketSeries {
  return {
    key: { machine: machine.id, channel, instance },
    granularity: { intervalMs: 20_000 as Milliseconds, kind: 'sample' },
    startMs: START,
    maxima: Float64Array.from(values),
    sums: Float64Array.from(values),
    counts: Uint32Array.from(values, (value) => (Number.isNaN(value) ? 0 : 30)),
    bucketMs: DEFAULT_BUCKET_MS,
    minuteSums: null,
  };
}

const machine = aMachine({ cores: cores(8), memoryBytes: bytesOfGib(16), statedUse: null });
const every = (buckets: number, value: number): readonly number[] => Array.from({ length: buckets }, () => value);

const peaksOf = (...series: readonly BucketSeries[]): PeakSet => ({
  series,
  spanMs: [START, (START + series[0]!.maxima.length * DEFAULT_BUCKET_MS - 1) as Instant],
});

async function assess(peaks: PeakSet, policy: Policy = DEFAULT_POLICY, one: Machine = machine): Promise<Assessment> {
  const catalogue = await readCatalogue();
  const offer = await readRegionOffer(catalogue, 'westeurope');
  const estate = { inputs: [], counts: { rows: 1, merged: 0, skipped: 0, machines: 1 }, machines: [one], problems: [] };
  const run = { regionIsAssumed: false, asOf: null, priceSheet: null, engineVersion: 'test' };
  return deriveAssessment({ estate, catalogue, offer, policy, peaks, ...run });
}

const findingOf = ({ machines }: Assessment, rule: string): string | undefined =>
  machines[0]!.findings.find((finding) => finding.rule === rule)?.message;

describe('cores and memory that inventory and samples state', () => {
  const used = aSeries('cpuUsedCores', every(WEEK, 2));

  it('are told with both values where they differ, with what each is used for', async () => {
    const assessment = await assess(
      peaksOf(used, aSeries('allocatedCores', every(WEEK, 16)), aSeries('allocatedMemoryBytes', every(WEEK, 20 * GIB))),
    );
    const { origins } = machine;
    expect(origins['cores']?.file).toBeDefined();
    expect(findingOf(assessment, 'samples/cores-differ')).toMatch(
      /^the inventory \(.+\) gives it 8 cores, its samples 16 cores, last on 2026-06-07: what is used is counted in amounts as the samples/,
    );
    expect(findingOf(assessment, 'samples/memory-differs')).toMatch(
      /gives it 16 GiB of memory, its samples 20 GiB, last on 2026-06-07/,
    );
    expect(assessment.machines[0]!.need?.coresSteps[0]?.text).toBe('8 cores configured');
    const told = assessment.machines[0]!.findings.filter(({ rule }) => rule.includes('differ'));
    expect(told.map(({ severity }) => severity)).toEqual(['warns', 'warns']);
  });

  it('are not told where they agree, nor what a guest does not see of its memory', async () => {
    const agreeing = peaksOf(
      used,
      aSeries('allocatedCores', every(WEEK, 8)),
      aSeries('allocatedMemoryBytes', every(WEEK, 15.4 * GIB)),
    );
    const { machines } = await assess(agreeing);
    expect(machines[0]!.findings.filter(({ rule }) => rule.includes('differ'))).toEqual([]);
  });
});

describe('what samples never measured', () => {
  const cpuAlone = peaksOf(aSeries('cpuUsedCores', every(WEEK, 2)));

  it('is a warning on the machine for each quantity, and says what stands in', async () => {
    const { machines } = await assess(cpuAlone);
    const told = machines[0]!.findings.filter(({ rule }) => rule.endsWith('-not-measured'));
    expect(told.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['samples/disks-not-measured', 'warns'],
      ['samples/memory-not-measured', 'warns'],
      ['samples/network-not-measured', 'warns'],
    ]);
    expect(told[1]?.message).toBe('memory was never measured while other things were: it stays as configured (16 GiB)');
    expect(machines[0]!.readiness.state).toBe('ready');
    expect(machines[0]!.coverage?.notMeasured).toEqual(['memory', 'diskIops', 'diskThroughput', 'network']);
  });

  it('rests on the share that the input states, where it does', async () => {
    const stated = { ...machine, statedUse: aStatedUse({ memoryPercent: percent(40) }) };
    const { machines } = await assess(cpuAlone, DEFAULT_POLICY, stated);
    const message = machines[0]!.findings.find(({ rule }) => rule === 'samples/memory-not-measured')?.message;
    expect(message).toContain('it rests on the single figure of the input, 40 % of 16 GiB');
  });

  it('takes the other down with it under a policy that wants both, and says so', async () => {
    const assessment = await assess(cpuAlone, findProfile('azure-migrate')!);
    expect(assessment.machines[0]!.need?.basis).toBe('allocated');
    expect(findingOf(assessment, 'samples/memory-not-measured')).toContain('and CPU too, since the policy takes both');
  });

  it('is counted by assess, by check and among the assumptions', async () => {
    const assessment = await assess(cpuAlone);
    expect(assessment.assumptions).toContain(
      '1 of 1 machines have samples but none of memory: it rests on what the input states, else stays as configured.',
    );
    expect(renderAssessSummary(assessment, [])).toContain(
      'Unmeasured of 1 machine with samples: memory of 1 machine, disk IOPS of 1, disk throughput of 1, outgoing network of 1\n',
    );
    const summary = summarizeSamples(cpuAlone, { windowDays: 30, endMs: null, zone: null });
    expect(summary).toMatchObject({ machines: 1, unmeasured: [{ quantity: 'memory', machines: 1 }, {}, {}, {}] });
    const estate = { inputs: [], counts: { rows: 0, merged: 0, skipped: 0, machines: 0 }, machines: [], problems: [] };
    expect(renderCheckText(estate, summary)).toContain(
      'never measured, of 1 machine with samples: memory of 1 machine',
    );
  });

  it('is nothing where all was measured, nor under a policy that does not look at use', async () => {
    const all = peaksOf(
      aSeries('cpuUsedCores', every(WEEK, 2)),
      aSeries('memoryGuestUsedBytes', every(WEEK, 8 * GIB)),
      aSeries('diskIops', every(WEEK, 100), '*'),
      aSeries('diskBytesPerSecond', every(WEEK, 1e6), '*'),
      aSeries('networkOutBytesPerSecond', every(WEEK, 1e6), '*'),
    );
    const measured = await assess(all);
    expect(measured.machines[0]!.coverage?.notMeasured).toEqual([]);
    expect(measured.machines[0]!.findings.filter(({ rule }) => rule.endsWith('not-measured'))).toEqual([]);
    expect(renderAssessSummary(measured, [])).not.toContain('Unmeasured');
    const asIs = { ...DEFAULT_POLICY, sizing: { ...DEFAULT_POLICY.sizing, mode: 'asIs' as const } };
    expect(findingOf(await assess(cpuAlone, asIs), 'samples/memory-not-measured')).toBeUndefined();
  });
});

describe('an idle machine', () => {
  it('is told with the numbers: 0.3 of 8 cores at the most is 3.75 %', async () => {
    const peaks = peaksOf(
      aSeries('cpuUsedCores', [0.3, ...every(WEEK - 1, 0.1)]),
      aSeries('networkOutBytesPerSecond', every(WEEK, 2500), '*'),
    );
    expect(findingOf(await assess(peaks), 'samples/idle')).toBe(
      'it looks idle: the highest of 1008 10-minute peaks of CPU from 2026-06-01 to 2026-06-07 is 3.75 % of its 8 cores, ' +
        'and it sent 2.5 kB/s at the most',
    );
  });

  it.each([
    ['one peak of 5 %', [aSeries('cpuUsedCores', [0.4, ...every(WEEK - 1, 0.1)])]],
    ['less than a week', [aSeries('cpuUsedCores', every(WEEK - 1, 0.1))]],
    [
      'a network that is used',
      [aSeries('cpuUsedCores', every(WEEK, 0.1)), aSeries('networkOutBytesPerSecond', every(WEEK, 1e5), '*')],
    ],
  ])('is not one with %s', async (_, series) => {
    expect(findingOf(await assess(peaksOf(...series)), 'samples/idle')).toBeUndefined();
  });
});

describe('memory that only rises', () => {
  /** By week a lowest value in GiB, with a peak of 12 GiB on top every day. */
  const memory = (lowest: readonly number[], channel: Channel = 'memoryGuestUsedBytes'): PeakSet =>
    peaksOf(
      aSeries(
        channel,
        lowest.flatMap((gib) => Array.from({ length: WEEK }, (__, at) => (at % 144 === 0 ? 12 : gib) * GIB)),
      ),
    );

  it('is told with the lowest of each week', async () => {
    expect(findingOf(await assess(memory([4, 5, 6.5])), 'samples/memory-rises')).toContain(
      'only rises: 4 GiB from 2026-06-01, 5 GiB from 2026-06-08, 6.5 GiB from 2026-06-15',
    );
  });

  it.each([
    ['falls back once', memory([4, 6, 5, 7])],
    ['rises by less than 2 % of the memory', memory([4, 4.3, 5])],
    ['was seen for two weeks', memory([4, 6])],
    ['is what a hypervisor counts', memory([4, 5, 6], 'memoryConsumedBytes')],
  ])('is not told where it %s', async (_, peaks) => {
    expect(findingOf(await assess(peaks), 'samples/memory-rises')).toBeUndefined();
  });
});

describe('a size that is larger than the machine is today', () => {
  it('is told with the arithmetic: 7.5 of 8 cores with comfort 1.3 need 9.75', async () => {
    const peaks = peaksOf(aSeries('cpuUsedCores', every(WEEK, 7.5)));
    const message = findingOf(await assess(peaks), 'sizing/larger-than-today');
    expect(message).toContain('7.5 cores x comfort 1.3 = 9.75 cores, of 8 today: 16 vCPU');
    expect(message).not.toContain('GiB');
  });

  it('is not told where only a floor or the steps of sizes make it larger', async () => {
    const small = { ...machine, cores: cores(1), memoryBytes: bytesOfGib(3) };
    const peaks = peaksOf(aSeries('cpuUsedCores', every(WEEK, 0.2)), aSeries('memoryGuestUsedBytes', every(WEEK, GIB)));
    const assessment = await assess(peaks, DEFAULT_POLICY, small);
    expect(assessment.machines[0]!.size?.vcpus).toBe(2);
    expect(findingOf(assessment, 'sizing/larger-than-today')).toBeUndefined();
  });
});

describe('the percentile of a machine', () => {
  const peaks = peaksOf(aSeries('cpuUsedCores', every(WEEK, 2)));

  it('is explained by its tag, or by the policy alone', async () => {
    const database = { ...machine, tags: [['Role', 'Database']] as const };
    const { machines } = await assess(peaks, DEFAULT_POLICY, database);
    expect(machines[0]!.need?.percentile).toEqual({
      percent: 99,
      reason:
        'its tag "role" is "Database", and the policy takes P99 for databases and directories, P95 for all others',
    });
    const plain = await assess(peaks);
    expect(plain.machines[0]!.need?.percentile?.percent).toBe(95);
    expect(renderExplainText(plain, plain.machines[0]!)).toContain(
      'P95: the policy takes P95 but for machines whose tag',
    );
    const alike = await assess(peaks, findProfile('azure-migrate')!, database);
    expect(alike.machines[0]!.need?.percentile?.reason).toBe('the policy takes P95 for every machine');
  });

  it('comes with what was never figured, in words and not in codes', async () => {
    const { machines, ...rest } = await assess(peaks);
    const text = renderExplainText({ machines, ...rest }, machines[0]!);
    expect(text).toContain('no figures of memory use, disk IOPS, disk throughput, outgoing network');
    expect(text).not.toContain('UtilizedMissing');
    expect(reportPage({ machines, ...rest })).not.toContain('UtilizedMissing');
  });
});

describe('disks that only samples know', () => {
  const peaks = peaksOf(
    aSeries('diskReadIops', every(WEEK, 5), 'a'),
    aSeries('diskReadIops', every(WEEK, 5), 'b'),
    aSeries('diskIops', every(WEEK, 5), 'a'),
    aSeries('diskIops', every(WEEK, 5), 'b'),
    aSeries('diskIops', every(WEEK, 10), '*'),
  );

  it('are told, since nobody sizes or pays for them here', async () => {
    const one = { ...machine, disks: [aDisk()], diskCount: null };
    const { machines } = await assess(peaks, DEFAULT_POLICY, one);
    const found = machines[0]!.findings.find(({ rule }) => rule === 'samples/more-disks-than-inventory');
    expect(found).toMatchObject({ severity: 'warns' });
    expect(found?.message).toMatch(/^samples name 2 disks \("a", "b"\), the inventory 1: what it lacks has no size/);
  });

  it('are not told where the inventory has as many, or none at all', async () => {
    for (const disks of [[aDisk({ name: 'x' }), aDisk({ name: 'y' })], []]) {
      const assessment = await assess(peaks, DEFAULT_POLICY, {
        ...machine,
        disks,
        diskCount: null,
        storageBytes: null,
      });
      expect(findingOf(assessment, 'samples/more-disks-than-inventory')).toBeUndefined();
    }
  });
});

describe('a short span of samples', () => {
  it('of one day is one day', async () => {
    const told = findingOf(await assess(peaksOf(aSeries('cpuUsedCores', every(144, 2)))), 'samples/under-a-week');
    expect(told).toContain('samples span 1 day, 2026-06-01 to 2026-06-01');
  });
});
