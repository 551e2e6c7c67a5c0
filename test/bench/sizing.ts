/** Size and disks of 10,000 machines over the whole catalogue of a region. */
import { DEFAULT_POLICY } from '../../src/assessment/index.js';
import { bytesOfGib, bytesPerSecondOfMb, cores, iops } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/index.js';
import { certifyChoice, deriveSizeMarket, matchSize } from '../../src/sizing/index.js';
import type { DiskNeed, MachineNeed, SizeMarket } from '../../src/sizing/index.js';
import { verifyCertificate } from '../../src/verify/index.js';
import { expectEqual, time } from './timing.js';

const MACHINES = 10_000;
const CHECKED = 50;

/** A linear congruential generator: the same machines in every run. */
function randomBelow(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 32) * bound;
  };
}

/** An estate as they are: mostly small, a few large, two disks on average, one machine in three of unknown load. */
function inventNeeds(count: number): readonly MachineNeed[] {
  const below = randomBelow(20_261_121);
  return Array.from({ length: count }, (_, index): MachineNeed => {
    const isMeasured = below(3) > 1;
    const size = 2 ** below(6);
    const disks = Array.from({ length: 1 + Math.floor(below(3.5)) }, (_disk, at): DiskNeed => {
      const load = isMeasured ? below(1200) : null;
      return {
        name: `Hard disk ${at + 1}`,
        isOs: at === 0,
        sizeBytes: bytesOfGib(20 + Math.floor(2 ** below(at === 0 ? 8 : 11))),
        sizeBasis: 'stated',
        iops: load === null ? null : iops(load),
        bytesPerSecond: load === null ? null : bytesPerSecondOfMb(load / 16),
      };
    });
    const total = (of: (disk: DiskNeed) => number | null): number =>
      disks.reduce((sum, disk) => sum + (of(disk) ?? 0), 0);
    return {
      basis: isMeasured ? 'sampled' : 'allocated',
      cores: cores(0.3 + size),
      memoryBytes: bytesOfGib(1 + size * below(8)),
      coresSteps: [],
      memorySteps: [],
      cpuPercent: null,
      memoryPercent: null,
      disks,
      diskCount: disks.length,
      nicCount: 1 + Math.floor(below(2)),
      totalIops: isMeasured ? iops(total((disk) => disk.iops)) : null,
      totalBytesPerSecond: isMeasured ? bytesPerSecondOfMb(total((disk) => disk.bytesPerSecond) / 1e6) : null,
      networkOutBytesPerSecond: isMeasured ? bytesPerSecondOfMb(below(100)) : null,
      generation: index % 3 === 0 ? 2 : 1,
      architecture: 'x64',
      isWindows: index % 2 === 0,
      environment: index % 4 === 0 ? 'nonProduction' : 'production',
      environmentIsAssumed: false,
      missing: [],
    };
  });
}

const totalOf = (needs: readonly MachineNeed[], market: SizeMarket): number =>
  needs.reduce((sum, need) => {
    const choice = matchSize(need, market);
    return sum + (choice.kind === 'match' ? choice.perMonth : 0);
  }, 0);

export async function benchSizing(): Promise<void> {
  const catalogue = await readCatalogue();
  const offer = await readRegionOffer(catalogue, 'westeurope');
  const needs = inventNeeds(MACHINES);
  const market = deriveSizeMarket(catalogue, offer, DEFAULT_POLICY);
  // What is timed must be right: certificates of some of the machines, held against the catalogue.
  for (const need of needs.slice(0, CHECKED)) {
    const subject = { need, policies: DEFAULT_POLICY, catalogue, offer };
    expectEqual('faults', verifyCertificate(certifyChoice(need, market), subject).length, 0);
  }
  const figure = await time(`size and disks of ${MACHINES} machines, with every refusal counted`, () =>
    totalOf(needs, market),
  );
  console.log(
    `  per machine: ${((figure.medianMs / MACHINES) * 1000).toFixed(0)} microseconds over ${catalogue.sizes.length} sizes`,
  );
}
