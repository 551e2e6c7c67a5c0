import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../src/model/index.js';
import { deriveInitial } from '../../src/replication/index.js';
import { deriveSlotDelays, wavesWithBusySlots } from '../../src/replication/initial-slots.js';
import type { CopyRun } from '../../src/replication/initial-simulation.js';
import type { DatedWave } from '../../src/replication/initial-waves.js';
import type { ReplicatedMachine } from '../../src/replication/index.js';
import { aLink, anInitialInput, aReplicatedMachine, aWaveCalendar, flatChurn } from './a-first-copy.js';

const HOUR_MS = 3_600_000;
const hour = (count: number): number => Date.UTC(2027, 0, 1) + count * HOUR_MS;

interface Made {
  readonly machine: ReplicatedMachine;
  readonly wave: number;
  readonly fromHour: number;
  readonly toHour: number;
  readonly longestCycleMinutes: number | null;
}

/** Longest cycle in minutes; `vc` is the vCenter. */
const made = (
  name: string,
  wave: number,
  [fromHour, toHour]: readonly [number, number],
  { longest, vc = 'vc01' }: { readonly longest: number | null; readonly vc?: string },
): Made => ({
  machine: aReplicatedMachine(name, 1, { wave, manager: vc }),
  ...{ wave, fromHour, toHour, longestCycleMinutes: longest },
});

/** A batch of each machine, in the order of their begin. */
function delaysOf(all: readonly Made[], windows: Readonly<Record<number, number>>) {
  const run: CopyRun = {
    batches: all.map(({ machine, wave, fromHour, toHour }) => ({
      ...{ wave, span: { fromMs: hour(fromHour), toMs: hour(toHour) } },
      batch: { tasks: [{ machine, bits: 1, disks: 1 }], isCycled: machine.generation === 'agentless', boundBy: '' },
    })),
    machines: new Map(
      all.map(({ machine, fromHour, toHour }) => [machine.id, { fromMs: hour(fromHour), toMs: hour(toHour) }]),
    ),
  };
  const waves = [...new Set(all.map(({ wave }) => wave))].map((wave): DatedWave => ({
    windowMs: hour(windows[wave]!),
    windowBy: 'calendar',
    unknown: [],
    machines: all.filter((one) => one.wave === wave).map(({ machine }) => machine),
    task: { wave, releaseMs: hour(0), dueMs: hour(windows[wave]!), batches: [], leavesMs: hour(windows[wave]!) },
  }));
  const copies = all.map(({ machine, longestCycleMinutes }) => ({ machine: machine.id, longestCycleMinutes }));
  return { delays: deriveSlotDelays(run, waves, copies), busy: [...wavesWithBusySlots(run, waves)] };
}

describe('what running cycles of changes do to first copies', () => {
  it('is the longest cycle of who was copied before, once for each batch', () => {
    const all = [
      made('a', 1, [0, 2], { longest: 30 }),
      made('b', 1, [2, 4], { longest: 45 }),
      made('c', 2, [4, 6], { longest: 10 }),
      made('d', 2, [6, 8], { longest: 10 }),
    ];
    // a waits for nobody, b for a; c for the longer of both, and so does d.
    expect([...delaysOf(all, { 1: 100, 2: 200 }).delays]).toEqual([
      [1, { minutes: 30, unknown: 0 }],
      [2, { minutes: 30 + 45 + 45, unknown: 0 }],
    ]);
    // Wave 1 is gone when the second batch of wave 2 begins.
    expect(delaysOf(all, { 1: 5, 2: 200 }).delays.get(2)).toEqual({ minutes: 30 + 45 + 10, unknown: 0 });
  });

  it('is nothing behind another vCenter, and told where nobody knows the cycles', () => {
    const apart = [made('a', 1, [0, 2], { longest: 30 }), made('b', 2, [2, 4], { longest: 45, vc: 'vc02' })];
    expect(delaysOf(apart, { 1: 100, 2: 200 }).delays.get(2)).toEqual({ minutes: 0, unknown: 0 });
    const silent = [made('a', 1, [0, 2], { longest: null }), made('b', 2, [2, 4], { longest: 45, vc: 'VC01' })];
    expect(delaysOf(silent, { 1: 100, 2: 200 }).delays.get(2)).toEqual({ minutes: 0, unknown: 1 });
  });

  it('tells of windows that begin while others are copied behind the same vCenter', () => {
    const all = [
      made('a', 1, [0, 2], { longest: 30 }),
      made('b', 2, [2, 9], { longest: 45 }),
      made('c', 3, [9, 10], { longest: 5, vc: 'vc02' }),
    ];
    expect(delaysOf(all, { 1: 5, 2: 50, 3: 60 }).busy).toEqual([1]);
    expect(delaysOf(all, { 1: 20, 2: 50, 3: 60 }).busy).toEqual([]);
  });

  it('bounds a scheduler that displaces nothing and serves first copies before changes', () => {
    const cycle = fc.record({
      length: fc.integer({ min: 1, max: 40 }),
      phase: fc.nat(60),
      disks: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(cycle, { maxLength: 12 }),
        fc.integer({ min: 1, max: 8 }),
        fc.nat(200),
        (cycles, wanted, atMinute) => {
          const slots = 8;
          const running: { until: number; disks: number }[] = [];
          const due = cycles.map(({ phase }) => phase);
          let begun = 0;
          let doneAt = -1;
          for (let minute = 0; doneAt < 0; minute++) {
            for (let index = running.length - 1; index >= 0; index--) {
              if (running[index]!.until <= minute) running.splice(index, 1);
            }
            const free = (): number => slots - running.reduce((sum, { disks }) => sum + disks, 0) - begun;
            if (minute >= atMinute) while (begun < wanted && free() > 0) begun += 1;
            if (begun === wanted) doneAt = minute;
            cycles.forEach(({ length, disks }, index) => {
              // Behind the first copy that waits; a cycle that finds no room comes back in the next minute.
              if (due[index]! > minute || free() < disks || (minute >= atMinute && begun < wanted)) return;
              running.push({ until: minute + length, disks });
              due[index] = minute + length + 60;
            });
          }
          const longest = cycles.reduce((most, { length }) => Math.max(most, length), 0);
          expect(doneAt - atMinute).toBeLessThanOrEqual(longest);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('stands beside the reckoning of each wave, with whether it is in time all the same', () => {
    // 100 Mb/s; each machine sends 70 GB in 5,600 s, 94 begun minutes.
    const machines = ['a', 'b'].map((name, index) =>
      aReplicatedMachine(name, 100_000_000_000, { wave: index + 1, manager: 'vc01' }),
    );
    const waves = (window: string, first: string) => [
      { wave: 1, from: '2027-01-01T00:00:00Z', window: first },
      { wave: 2, from: '2027-01-01T00:00:00Z', window },
    ];
    const planned = (window: string, first = '2027-01-03T00:00:00Z') =>
      deriveInitial(
        anInitialInput({
          ...{ machines, calendar: aWaveCalendar(waves(window, first)), schedule: aLink({ mbps: 100 }) },
          churn: flatChurn({ a: 1, b: 0 }),
        }),
      );
    const { waves: fills, machines: copies, said } = planned('2027-01-10T00:00:00Z');
    const longest = copies.find(({ machine }) => machine === toMachineId('a'))!.longestCycleMinutes!;
    expect(longest).toBeGreaterThan(0);
    expect(fills.map(({ slotDelayHours }) => slotDelayHours)).toEqual([0, Math.round((longest / 60) * 100) / 100]);
    expect(fills[1]!.said).toMatch(/up to [\d.]+ h later than reckoned, and be in time all the same/);
    expect(said.join(' ')).toMatch(/Not reckoned: cycles of changes occupy disks at once/);
    const end = fills[1]!.to!;
    expect(planned(end, '2027-01-01T02:30:00Z').waves[1]!.said).toMatch(/later than reckoned, and be too late by that/);
  });
});
