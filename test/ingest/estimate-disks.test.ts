import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateDisks } from '../../src/ingest/index.js';
import { BYTES_PER_GIB, BYTES_PER_MIB, bytesOfGib, bytesOfMib } from '../../src/model/index.js';

const base = { count: 1, provisionedBytes: null, memoryBytes: null, isOn: false, partitions: [] } as const;
const gibOf = (disks: ReturnType<typeof estimateDisks>): number[] =>
  disks.map(({ sizeBytes }) => sizeBytes / BYTES_PER_GIB);
const partition = (name: string, gib: number) => ({ name, capacityBytes: bytesOfMib(gib * 1024 - 4) });

describe('estimated disks', () => {
  it('follow the partitions where they explain the provisioned space, as in the example', () => {
    const disks = estimateDisks({
      ...base,
      provisionedBytes: bytesOfMib(86_201),
      memoryBytes: bytesOfGib(4),
      isOn: true,
      partitions: [{ name: 'C:\\', capacityBytes: bytesOfMib(81_916) }],
    });
    expect(gibOf(disks)).toEqual([80]);
  });

  it('are as large as provisioned where the partitions do not explain it', () => {
    expect(
      gibOf(estimateDisks({ ...base, provisionedBytes: bytesOfGib(100), partitions: [partition('/', 20)] })),
    ).toEqual([100]);
    expect(gibOf(estimateDisks({ ...base, count: 3, provisionedBytes: bytesOfGib(100) }))).toEqual([34, 34, 34]);
  });

  it('give each partition its disk, and the largest what is left unexplained', () => {
    const partitions = [partition('D:\\', 100), partition('C:\\', 40)];
    const disks = estimateDisks({ ...base, count: 2, provisionedBytes: bytesOfGib(200), partitions });
    expect(gibOf(disks)).toEqual([40, 160]);
    expect(disks.map(({ isOs }) => isOs)).toEqual([true, false]);
  });

  it('put the smaller partitions on the boot disk where there are more of them than disks', () => {
    const partitions = [partition('/boot', 1), partition('/', 20), partition('/var', 50), partition('/home', 10)];
    const disks = estimateDisks({ ...base, count: 2, provisionedBytes: bytesOfGib(81), partitions });
    expect(disks.map((disk) => disk.partitions)).toEqual([[0, 1, 3], [2]]);
    expect(gibOf(disks)).toEqual([31, 50]);
  });

  it('share what is left over among disks without partitions', () => {
    const disks = estimateDisks({
      ...base,
      count: 3,
      provisionedBytes: bytesOfGib(140),
      partitions: [partition('C:\\', 40)],
    });
    expect(gibOf(disks)).toEqual([40, 50, 50]);
  });

  it('are none where nothing is known or the source counts none', () => {
    expect(estimateDisks(base)).toEqual([]);
    expect(estimateDisks({ ...base, count: 0, provisionedBytes: bytesOfGib(1) })).toEqual([]);
  });

  it('are as many as counted, whole GiB, never smaller than what they hold, and never less than the data together', () => {
    const size = fc.integer({ min: 1, max: 4_000_000 }).map(bytesOfMib);
    fc.assert(
      fc.property(
        fc.record({
          count: fc.integer({ min: 1, max: 20 }),
          provisionedBytes: fc.option(size),
          memoryBytes: fc.option(size),
          isOn: fc.boolean(),
          partitions: fc.array(
            fc.record({ name: fc.constantFrom('C:\\', 'D:\\', '/', '/var', 'x'), capacityBytes: size }),
            { maxLength: 12 },
          ),
        }),
        (evidence) => {
          fc.pre(evidence.provisionedBytes !== null || evidence.partitions.length > 0);
          const disks = estimateDisks(evidence);
          expect(disks).toHaveLength(evidence.count);
          expect(disks.filter(({ isOs }) => isOs)).toHaveLength(1);
          let total = 0;
          for (const disk of disks) {
            const held = disk.partitions.reduce((sum, index) => sum + evidence.partitions[index]!.capacityBytes, 0);
            expect(disk.sizeBytes % BYTES_PER_GIB).toBe(0);
            expect(disk.sizeBytes).toBeGreaterThanOrEqual(held);
            expect(disk.sizeBytes).toBeGreaterThan(0);
            total += disk.sizeBytes;
          }
          const placed = disks.flatMap((disk) => disk.partitions).toSorted((left, right) => left - right);
          expect(placed).toEqual(evidence.partitions.map((_, index) => index));
          const data = evidence.partitions.reduce(
            (sum, { capacityBytes }) => sum + capacityBytes + 4 * BYTES_PER_MIB,
            0,
          );
          expect(total).toBeGreaterThanOrEqual(data);
        },
      ),
    );
  });
});
