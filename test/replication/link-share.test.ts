import { describe, expect, it } from 'vitest';
import { weekOf } from '../../src/replication/initial-churn.js';
import type { ChangeWeek } from '../../src/replication/initial-churn.js';
import { simulateCopies } from '../../src/replication/initial-simulation.js';
import type { MinuteTrace, WaveTask } from '../../src/replication/initial-simulation.js';
import type { MachineId } from '../../src/model/index.js';
import { aLink, aReplicatedMachine } from './a-first-copy.js';

const MBIT = 1_000_000;
const START = Date.parse('2026-11-02T07:00:00Z');
const QUARTERS = 672;

const flatWeek = (mbps: number): ChangeWeek => weekOf(new Float64Array(QUARTERS).fill(mbps * MBIT * 900));

const aWave = (wave: number, tasks: readonly (readonly [name: string, bits: number, disks: number])[]): WaveTask => ({
  ...{ wave, releaseMs: START, dueMs: START + wave * 86_400_000, leavesMs: Infinity },
  batches: [
    {
      tasks: tasks.map(([name, bits, disks]) => ({ machine: aReplicatedMachine(name, bits / 8), bits, disks })),
      ...{ isCycled: true, boundBy: 'a test' },
    },
  ],
});

/** The example of docs/replication.md: 8 Mb/s, 2 Mb/s by day; `a` is copied and sends changes, `b` and `c` are copied. */
function shares(mbpsOfChanges: number): {
  readonly minutes: readonly MinuteTrace[];
  readonly endOf: (name: string) => number;
} {
  const minutes: MinuteTrace[] = [];
  const run = simulateCopies({
    startMs: START,
    link: aLink({ mbps: 8, dayMbps: 2 }),
    waves: [
      aWave(1, [['a', 1, 1]]),
      aWave(2, [
        ['b', 217.5 * MBIT, 1],
        ['c', 1e12, 3],
      ]),
    ],
    weeks: new Map([['a' as MachineId, flatWeek(mbpsOfChanges)]]),
    untilMs: START + 24 * 3_600_000,
    onMinute: (minute) => minutes.push(minute),
  });
  return { minutes, endOf: (name) => (run.machines.get(name as MachineId)!.toMs! - START) / 60_000 };
}

describe('the link in throttled hours', () => {
  it('gives changes what they need first, and shares the rest by disk', () => {
    const { minutes, endOf } = shares(0.5);
    const [day, night] = [minutes[5]!, minutes[12 * 60 + 5]!];
    expect([day.capacity, day.changes, day.copies]).toEqual([120 * MBIT, 30 * MBIT, 90 * MBIT]);
    expect([night.capacity, night.changes, night.copies]).toEqual([480 * MBIT, 30 * MBIT, 450 * MBIT]);
    // In its first minute the changes of two minutes go before it: 60 / 4 = 15 Mbit; then 90 / 4 = 22.5 in each of nine.
    expect(endOf('b')).toBe(1 + 1 + 9);
  });

  it('gives first copies nothing while changes need more than it has, and what waited goes first in the evening', () => {
    const { minutes } = shares(2.5);
    const day = minutes.slice(1, 12 * 60);
    expect(new Set(day.map(({ copies }) => copies))).toEqual(new Set([0]));
    const first = minutes.findIndex(({ copies }, minute) => minute > 0 && copies > 0);
    // 720 minutes leave 30 Mbit each; the minute of the copy itself is owed too. By night 330 Mbit a minute pay it back.
    expect(first).toBe(12 * 60 + Math.floor((720 * 30 + 120) / 330));
  });
});
