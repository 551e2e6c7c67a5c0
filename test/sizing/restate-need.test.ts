import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, PROFILES } from '../../src/assessment/index.js';
import { bytes, bytesOfGib, bytesPerSecond, cores, iops, percent } from '../../src/model/index.js';
import type { Machine } from '../../src/model/index.js';
import { deriveNeed, matchBare, matchSize, deriveSizeMarket, restateNeed } from '../../src/sizing/index.js';
import type { MachineNeed, SizingPolicy } from '../../src/sizing/index.js';
import { aCondition, aDisk, aMachine, anOperatingSystem } from '../support/a-machine.js';
import { smallMarkets } from '../support/small-market.js';

const factor = fc.constantFrom(1, 1.1, 1.3, 1.7, 2);
const sizings = fc
  .record({
    mode: fc.constantFrom('performance' as const, 'performance' as const, 'asIs' as const),
    cpu: factor,
    memory: factor,
    diskPerformance: factor,
    network: factor,
    comfortOnAsIs: fc.boolean(),
    comfortOnFallback: fc.boolean(),
    fallback: fc.constantFrom('both' as const, 'each' as const),
    pressureForbidsDownsizing: fc.boolean(),
    vcpus: fc.constantFrom(0, 2, 4),
    memoryGiB: fc.constantFrom(0, 2, 8),
  })
  .map(
    ({
      mode,
      comfortOnAsIs,
      comfortOnFallback,
      fallback,
      pressureForbidsDownsizing,
      vcpus,
      memoryGiB,
      ...comfort
    }): SizingPolicy => ({
      ...DEFAULT_POLICY.sizing,
      mode,
      comfortOnAsIs,
      comfortOnFallback,
      fallback,
      pressureForbidsDownsizing,
      comfort: { ...comfort, diskSize: 1 },
      floors: { vcpus, memoryGiBWindows: memoryGiB, memoryGiBLinux: memoryGiB / 2 },
    }),
  );

const maybe = (max: number): fc.Arbitrary<number | null> => fc.option(fc.integer({ min: 0, max }));
const machines = fc
  .record({
    cores: fc.integer({ min: 1, max: 32 }),
    memory: fc.integer({ min: 1, max: 128 }),
    cpuPercent: fc.option(fc.double({ min: 0, max: 110, noNaN: true })),
    memoryPercent: fc.option(fc.double({ min: 0, max: 110, noNaN: true })),
    disks: fc.array(fc.record({ reads: maybe(900), writes: maybe(900), rate: maybe(1e8) }), {
      minLength: 1,
      maxLength: 3,
    }),
    out: maybe(1e8),
    isWindows: fc.boolean(),
    swapped: fc.option(fc.integer({ min: 0, max: 2 ** 30 })),
    ready: fc.option(fc.integer({ min: 0, max: 10 })),
  })
  .map((given): Machine =>
    aMachine({
      cores: cores(given.cores),
      memoryBytes: bytesOfGib(given.memory),
      os: anOperatingSystem({ family: given.isWindows ? 'windows' : 'linux' }),
      condition: aCondition({
        swappedBytes: given.swapped === null ? null : bytes(given.swapped),
        cpuReadyPercent: given.ready === null ? null : percent(given.ready),
      }),
      disks: given.disks.map(({ reads, writes, rate }, index) =>
        aDisk({
          name: `disk ${index}`,
          isOs: index === 0,
          readIops: reads === null ? null : iops(reads),
          writeIops: writes === null ? null : iops(writes),
          readBytesPerSecond: rate === null ? null : bytesPerSecond(rate),
        }),
      ),
      statedUse: {
        cpuPercent: given.cpuPercent === null ? null : percent(given.cpuPercent),
        memoryPercent: given.memoryPercent === null ? null : percent(given.memoryPercent),
        diskReadIops: null,
        diskWriteIops: null,
        diskReadBytesPerSecond: null,
        diskWriteBytesPerSecond: null,
        networkInBytesPerSecond: null,
        networkOutBytesPerSecond: given.out === null ? null : bytesPerSecond(given.out),
      },
    }),
  );

function needOf(machine: Machine, sizing: SizingPolicy): MachineNeed {
  const context = {
    environment: 'production',
    environmentIsAssumed: true,
    isFromRvtools: false,
    measured: null,
  } as const;
  const result = deriveNeed(machine, { sizing, disks: DEFAULT_POLICY.disks, ...context });
  if (result.kind !== 'need') throw new TypeError('these machines have cores and memory');
  return result.need;
}

/** What a match asks of a need. */
const figuresOf = (need: MachineNeed): unknown => [
  need.basis,
  need.cores,
  need.memoryBytes,
  need.totalIops,
  need.totalBytesPerSecond,
  need.networkOutBytesPerSecond,
  need.disks.map(({ name, isOs, sizeBytes, iops: operations, bytesPerSecond: rate }) => [
    name,
    isOs,
    sizeBytes,
    operations,
    rate,
  ]),
];

describe('a need restated under another policy', () => {
  it('is the need that the other policy derives from the machine', () => {
    let restatedCount = 0;
    fc.assert(
      fc.property(machines, sizings, sizings, (machine, from, to) => {
        const [own, other] = [from, to].map((sizing) => ({ ...DEFAULT_POLICY, sizing })) as [
          typeof DEFAULT_POLICY,
          typeof DEFAULT_POLICY,
        ];
        const restated = restateNeed(needOf(machine, from), { own, other, provable: [] }, 'production');
        if (restated.kind === 'needsSource') return;
        restatedCount += 1;
        expect(figuresOf(restated.need)).toEqual(figuresOf(needOf(machine, to)));
      }),
      { seed: 20_261_121, numRuns: 1000 },
    );
    expect(restatedCount).toBeGreaterThan(400);
  });

  it('is refused where the need does not keep what is asked for', () => {
    const [portolan, azureMigrate] = PROFILES as [typeof DEFAULT_POLICY, typeof DEFAULT_POLICY];
    const asIs = { ...portolan, sizing: { ...portolan.sizing, mode: 'asIs' as const } };
    const need = needOf(aMachine(), asIs.sizing);
    const back = restateNeed(need, { own: asIs, other: portolan, provable: [] }, 'production');
    expect(back).toEqual({ kind: 'needsSource', because: 'sizing.mode' });
    const merged = restateNeed(need, { own: portolan, other: azureMigrate, provable: [] }, 'production');
    expect(merged).toEqual({ kind: 'needsSource', because: 'disks.oneDiskFromRvtools' });
    const sampled = { ...need, percentile: { percent: 95, reason: 'the policy' } };
    const higher = { ...portolan, sizing: { ...portolan.sizing, percentile: 99 } };
    const other = restateNeed(sampled, { own: portolan, other: higher, provable: [] }, 'production');
    expect(other).toEqual({ kind: 'needsSource', because: 'sizing.percentile' });
  });
});

describe('a match without reasons', () => {
  it('is the size and the disks of the match with reasons', () => {
    const asked = { match: 0, noMatch: 0 };
    fc.assert(
      fc.property(smallMarkets, ({ catalogue, offer, policies, need }) => {
        const market = deriveSizeMarket(catalogue, offer, policies);
        const whole = matchSize(need, market);
        asked[whole.kind] += 1;
        const bare = whole.kind === 'match' ? { size: whole.size, disks: whole.disks } : null;
        expect(matchBare(need, market)).toEqual(bare);
      }),
      { seed: 20_261_121, numRuns: 3000 },
    );
    expect(Math.min(asked.match, asked.noMatch)).toBeGreaterThan(500);
  });
});
