import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickCells } from '../../../../src/ingest/samples/dialects/pick-cells.js';
import { splitCells } from '../../../../src/ingest/samples/split-cells.js';
import { record, sorted } from '../recording.js';
import { at, pdhLog } from './pdh-log.js';

const NAMES = ['web01', 'db:01 (old)', '__proto__', 'ä"b', 'a)\\b'];
const pathsOf = (name: string): readonly string[] => [
  ...[0, 1].map((index) => `\\\\hv\\Hyper-V Hypervisor Virtual Processor(${name}:Hv VP ${index})\\% Guest Run Time`),
  `\\\\hv\\Hyper-V Dynamic Memory VM(${name})\\Guest Visible Physical Memory`,
  `\\\\hv\\Hyper-V Dynamic Memory VM(${name})\\Current Pressure`,
  `\\\\hv\\Hyper-V Virtual Storage Device(D:-${name}.vhdx)\\Read Bytes/sec`,
  `\\\\hv\\Hyper-V Virtual Network Adapter(${name}_nic)\\Bytes Sent/sec`,
];
const PATHS = [...NAMES.flatMap(pathsOf), '\\\\hv\\Process(x)\\% Processor Time', 'no path', ''];
const cell = fc.oneof(fc.nat(1000), fc.constantFrom('', ' ', '-1', 'n/a', '1e3', '-5', '"'));

describe('performance logs', () => {
  it('give the same readings whatever the order of their columns, and every row is accounted for', () => {
    fc.assert(
      fc.property(
        fc
          .shuffledSubarray(PATHS, { minLength: 1 })
          .chain((paths) =>
            fc.tuple(
              fc.constant(paths),
              fc.shuffledSubarray(paths, { minLength: paths.length }),
              fc.array(fc.array(cell, { minLength: paths.length, maxLength: paths.length }), { maxLength: 4 }),
            ),
          ),
        ([paths, shuffled, rows]) => {
          const log = (order: readonly string[]): string =>
            pdhLog(
              // A name stands last, so that no empty one is cut off behind it.
              [...order, '\\\\hv\\System\\Threads'],
              rows.map((row, index) => [at(index), ...order.map((path) => row[paths.indexOf(path)]!), 1]),
            );
          const [one, other] = [record(log(paths)), record(log(shuffled))];
          expect(sorted(other.told)).toEqual(sorted(one.told));
          for (const { summary } of [one, other]) {
            const skipped = summary.rowsSkipped.reduce((sum, { count }) => sum + count, 0);
            expect(summary.rowsUsed + skipped).toBe(summary.rowsRead);
            expect(summary.rowsRead).toBe(rows.length);
            expect(summary.readings).toBe(one.told.length);
          }
        },
      ),
    );
  });

  it('never make reading throw, however damaged they are', () => {
    const whole = pdhLog(PATHS, [
      [at(0), ...PATHS.map((_, index) => index)],
      [at(20), ...PATHS.map(() => 7)],
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length), fc.nat(40), fc.string({ maxLength: 3 })), { maxLength: 6 }),
        (cuts) => {
          const text = cuts.reduce(
            (log, [from, length, put]) => log.slice(0, from) + put + log.slice(from + length),
            whole,
          );
          const { summary } = record(text);
          const skipped = summary.rowsSkipped.reduce((sum, { count }) => sum + count, 0);
          expect(summary.rowsUsed + skipped).toBe(summary.rowsRead);
        },
      ),
    );
  });

  it('have the cells that splitting a whole line gives', () => {
    const part = fc.constantFrom('a', '"', '""', ',', ' ', '1', '"a"', '","');
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 12 }),
        fc.uniqueArray(fc.nat(6)),
        fc.integer({ min: 1, max: 6 }),
        (parts, some, width) => {
          const line = parts.join('');
          const wanted = some.toSorted((left, right) => left - right).filter((index) => index < width);
          const { cells, isUnclosed } = splitCells(line, ',');
          const picked = pickCells(line, { separator: ',', wanted, width });
          expect(picked.isUnclosed).toBe(isUnclosed);
          expect(wanted.map((_, index) => picked.cells[index] ?? '')).toEqual(
            wanted.map((index) => cells[index] ?? ''),
          );
          const isBlankBehind = cells.length > width && cells.slice(width).every((one) => one.trim() === '');
          expect(picked.count).toBe(isBlankBehind ? width : cells.length);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
