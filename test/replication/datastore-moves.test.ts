import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../src/model/index.js';
import { planMoves } from '../../src/replication/datastore-moves.js';
import type { MovingStore, StoredDisk } from '../../src/replication/datastore-moves.js';

const aDisk = (name: string, bytes: number, used: number, size = used): StoredDisk => ({
  ...{ machine: { id: toMachineId(name), name }, disk: 'Hard disk 2', bytes, freedBytes: used, takenBytes: size },
});
const sum = (growers: readonly StoredDisk[]): number => growers.reduce((all, { bytes }) => all + (bytes ?? 0), 0);
const left = ({ freeBytes, growers }: MovingStore<StoredDisk>): number => freeBytes - sum(growers);

describe('moves of disks', () => {
  it('do not spend the same room twice, and judge a thin disk by what leaves with it', () => {
    const stores = [
      { name: 'prod-01', freeBytes: 48, growers: [aDisk('log03', 150, 700)] },
      { name: 'prod-03', freeBytes: 48, growers: [aDisk('ora02', 80, 275), aDisk('ora03', 355, 900)] },
      { name: 'prod-08', freeBytes: 1200, growers: [] },
    ];
    const moves = planMoves(stores, sum);
    // prod-03 lacks most: ora03 takes 900 of 1,200 and grows by 355, which is more; so ora02 goes: 48 + 275 = 323 of 355 is not enough.
    expect(moves.get(1)).toMatchObject({ lackingBytes: 32 });
    expect(moves.get(1)!.moves.map(({ disk, to, leftBytes }) => [disk.machine.name, to, leftBytes])).toEqual([
      ['ora02', 'prod-08', 845],
    ]);
    // 1,200 - 275 - 80 = 845 are less than 700 + 150: nothing is left for log03.
    expect(moves.get(0)).toEqual({ moves: [], lackingBytes: 102 });
    expect(stores[2]!.growers).toEqual([]);
  });

  it('hold together: no datastore that takes disks is too full then, and what is said to be missing is', () => {
    const disk = fc.record({ bytes: fc.nat(200), used: fc.nat(300), more: fc.nat(200) });
    const store = fc.record({ free: fc.nat(900), disks: fc.array(disk, { maxLength: 5 }) });
    fc.assert(
      fc.property(fc.array(store, { minLength: 1, maxLength: 5 }), (list) => {
        const stores = list.map(({ free, disks }, index) => ({
          ...{ name: `ds${index}`, freeBytes: free },
          growers: disks.map(({ bytes, used, more }, at) => aDisk(`m${index}-${at}`, bytes, used, used + more)),
        }));
        const planned = planMoves(stores, sum);
        const after = stores.map(({ name, freeBytes, growers }) => ({ name, freeBytes, growers: [...growers] }));
        for (const [index, { moves }] of planned) {
          for (const { disk: moved, to } of moves) {
            const [from, target] = [after[index]!, after.find(({ name }) => name === to)!];
            from.growers.splice(from.growers.indexOf(moved), 1);
            from.freeBytes += moved.freedBytes;
            target.growers.push(moved);
            target.freeBytes -= moved.takenBytes;
          }
        }
        for (const [index, one] of after.entries()) {
          const found = planned.get(index);
          expect(found === undefined).toBe(left(stores[index]!) >= 0);
          if (found === undefined) expect(left(one)).toBeGreaterThanOrEqual(0);
          else expect(found.lackingBytes).toBe(Math.max(0, -left(one)));
        }
      }),
    );
  });
});
