import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CYCLE_CAPS,
  cycleOrder,
  disksPerHost,
  mayJoin,
  nextCycleDelayHours,
  readBlackout,
} from '../../src/replication/index.js';
import type { CycleTurn } from '../../src/replication/index.js';

describe('the wait between two cycles', () => {
  it('is none behind a first copy, and half of the cycle before within one and twelve hours', () => {
    expect(nextCycleDelayHours(null, 'concept2025')).toBe(0);
    const hours = [0, 0.5, 1.5, 2, 8, 23.5, 24, 100];
    expect(hours.map((one) => nextCycleDelayHours(one, 'concept2025'))).toEqual([1, 1, 1, 1, 4, 11.75, 12, 12]);
    expect(hours.map((one) => nextCycleDelayHours(one, 'faq2023'))).toEqual([1, 1, 1, 1, 4, 11.75, 12, 50]);
  });

  it('never shrinks as cycles grow, and the rules differ above a day alone', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (one, more) => {
          for (const rule of ['concept2025', 'faq2023'] as const) {
            expect(nextCycleDelayHours(one + more, rule)).toBeGreaterThanOrEqual(nextCycleDelayHours(one, rule));
          }
          expect(nextCycleDelayHours(one, 'concept2025') === nextCycleDelayHours(one, 'faq2023')).toBe(one <= 24);
        },
      ),
    );
  });
});

describe('the order of turns', () => {
  it('displaces nothing that runs, and lets the last synchronization before a migration go first', () => {
    const turn = (kind: CycleTurn['kind'], isOngoing: boolean): CycleTurn => ({ kind, isOngoing });
    expect(
      cycleOrder([turn('delta', false), turn('initial', false), turn('delta', true), turn('onDemand', false)]),
    ).toEqual([turn('delta', true), turn('onDemand', false), turn('initial', false), turn('delta', false)]);
  });
});

describe('disks that are read at once', () => {
  it('are 52 of an appliance, 8 of a host, and 15 snapshots of a datastore unless one machine has more', () => {
    expect([CYCLE_CAPS.disksPerAppliance, disksPerHost(), CYCLE_CAPS.snapshotsPerDatastore]).toEqual([52, 8, 15]);
    expect([mayJoin(5, 10, 15), mayJoin(6, 10, 15), mayJoin(20, 0, 15), mayJoin(20, 1, 15)]).toEqual([
      ...[true, false, true, false],
    ]);
  });
});

describe('a blackout', () => {
  it('is read window by window, and refused as a whole where one is not of its form', () => {
    expect(readBlackout('Monday;7:00;7h|Sunday;23:05;1d7h')).toEqual([
      { day: 'Monday', start: '07:00', durationMinutes: 420, clock: 'appliance local time' },
      { day: 'Sunday', start: '23:05', durationMinutes: 1860, clock: 'appliance local time' },
    ]);
    expect([readBlackout('Monday;7:00;7h|soon'), readBlackout('Monday;24:00;1h'), readBlackout('')]).toEqual([
      ...[null, null, null],
    ]);
  });
});
