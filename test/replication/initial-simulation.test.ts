import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CALENDAR_SETTINGS } from '../../src/calendar/index.js';
import { transferEnd } from '../../src/calendar/link.js';
import { toMachineId } from '../../src/model/index.js';
import type { MachineId } from '../../src/model/index.js';
import type { LinkSchedule } from '../../src/replication/index.js';
import { formBatches } from '../../src/replication/batches.js';
import type { CopyTask } from '../../src/replication/batches.js';
import { QUARTERS_PER_WEEK, weekOf } from '../../src/replication/initial-churn.js';
import type { ChangeWeek } from '../../src/replication/initial-churn.js';
import { simulateCopies } from '../../src/replication/initial-simulation.js';
import type { CopyRun, MinuteTrace, SimulationTerms, WaveTask } from '../../src/replication/initial-simulation.js';
import { createTimeZone } from '../../src/timeseries/index.js';
import { aLink, aReplicatedMachine } from './a-first-copy.js';

const MINUTE_MS = 60_000;
const START = Date.UTC(2026, 9, 3, 5);

interface StatedMachine {
  readonly megabits: number;
  readonly disks: number;
  readonly wave: number;
  readonly isAgentless: boolean;
  readonly host: string | null;
  /** Bits a minute, by the hour of the day. */
  readonly changes: readonly number[];
}

interface StatedCase {
  readonly machines: readonly StatedMachine[];
  readonly mbps: number;
  readonly dayMbps: number;
  readonly blackoutHours: readonly number[];
  /** By wave: minutes from the start to its release, and from there to its window. */
  readonly waves: readonly { readonly release: number; readonly window: number }[];
}

const aCase = (mostChange: number): fc.Arbitrary<StatedCase> =>
  fc.record({
    machines: fc.array(
      fc.record({
        megabits: fc.integer({ min: 0, max: 60_000 }),
        disks: fc.integer({ min: 1, max: 10 }),
        wave: fc.integer({ min: 1, max: 3 }),
        isAgentless: fc.boolean(),
        host: fc.constantFrom('esx1', 'esx2', null),
        changes: fc.array(fc.integer({ min: 0, max: mostChange }), { minLength: 24, maxLength: 24 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    mbps: fc.integer({ min: 40, max: 200 }),
    dayMbps: fc.integer({ min: 20, max: 100 }),
    blackoutHours: fc.subarray([6, 8, 9, 15, 22], { maxLength: 2 }),
    waves: fc.array(fc.record({ release: fc.nat(600), window: fc.integer({ min: 1, max: 3000 }) }), {
      ...{ minLength: 3, maxLength: 3 },
    }),
  });

const nameOf = (index: number): MachineId => toMachineId(`m${index}`);

function weekFrom(changes: readonly number[]): ChangeWeek {
  const bits = new Float64Array(QUARTERS_PER_WEEK);
  return weekOf(bits.map((_, quarter) => changes[Math.floor(quarter / 4) % 24]! * 15));
}

function termsOf(stated: StatedCase, link: LinkSchedule = aLink(stated)): SimulationTerms {
  const { machines } = stated;
  const tasks = machines.map(({ megabits, disks, wave, isAgentless, host }, index): CopyTask => ({
    machine: aReplicatedMachine(`m${index}`, 1, {
      ...{ wave, host, generation: isAgentless ? 'agentless' : 'modernized' },
    }),
    bits: megabits * 1_000_000,
    disks,
  }));
  const waves = stated.waves.map(({ release, window }, index): WaveTask => {
    const releaseMs = START + release * MINUTE_MS;
    const windowMs = releaseMs + window * MINUTE_MS;
    const own = tasks.filter(({ machine }) => machine.wave === index + 1);
    const batches = formBatches(own, { placement: { appliances: [] }, datastores: new Map() });
    return { wave: index + 1, releaseMs, dueMs: windowMs, leavesMs: windowMs, batches };
  });
  const weeks = new Map(machines.map(({ changes }, index) => [nameOf(index), weekFrom(changes)]));
  return { startMs: START, waves, link, weeks };
}

/** The same rules, machine by machine and minute by minute, with nothing kept from one minute to the next but what is left. */
function countByMinute({
  startMs,
  waves,
  link,
  weeks,
}: SimulationTerms): ReadonlyMap<MachineId, readonly [number, number]> {
  const open = link.withoutBlackouts();
  const ends = new Map<MachineId, readonly [number, number]>();
  const todo = waves.map(({ batches }) => [...batches]);
  const sending: { week: ChangeWeek; fromMs: number; toMs: number }[] = [];
  let owed = 0;
  let running: { wave: WaveTask; cycled: boolean; fromMs: number; left: Map<CopyTask, number> } | null = null;
  for (let atMs = startMs; running !== null || todo.some(({ length }) => length > 0); atMs += MINUTE_MS) {
    const capacity = open.bitsPerSecondAt(atMs) * 60;
    const isBlackout = link.isBlackoutAt(atMs);
    const quarter = Math.floor(atMs / 900_000) % QUARTERS_PER_WEEK;
    for (const one of sending) if (atMs >= one.fromMs && atMs < one.toMs) owed += one.week.bits[quarter]! / 15;
    const waiting = Math.min(owed, capacity);
    const changes = isBlackout ? 0 : waiting;
    owed -= changes;
    if (running === null && !isBlackout) {
      const ready = waves.filter(({ releaseMs, wave }) => releaseMs <= atMs && todo[wave - 1]!.length > 0);
      const [wave] = ready.toSorted((left, right) => left.dueMs - right.dueMs || left.wave - right.wave);
      const batch = wave === undefined ? undefined : todo[wave.wave - 1]!.shift();
      if (wave !== undefined && batch !== undefined) {
        running = {
          wave,
          cycled: batch.isCycled,
          fromMs: atMs,
          left: new Map(batch.tasks.map((task) => [task, task.bits])),
        };
      }
    }
    if (running === null || (isBlackout && !running.cycled)) continue;
    for (let rest = capacity - waiting; running.left.size > 0;) {
      const disks = [...running.left.keys()].reduce((sum, task) => sum + task.disks, 0);
      const share = Math.min(rest / disks, ...[...running.left].map(([task, left]) => left / task.disks));
      for (const [task, left] of [...running.left]) {
        const now = left - share * task.disks;
        running.left.set(task, now);
        if (now > 1e-3) continue;
        running.left.delete(task);
        const toMs = atMs + MINUTE_MS;
        const { id } = task.machine;
        ends.set(id, [running.fromMs, toMs]);
        const week = weeks.get(id)!;
        for (let ms = running.fromMs; ms < toMs; ms += MINUTE_MS) {
          owed += week.bits[Math.floor(ms / 900_000) % QUARTERS_PER_WEEK]! / 15;
        }
        const { leavesMs } = running.wave;
        sending.push({ week, fromMs: toMs, toMs: leavesMs < toMs ? Infinity : leavesMs });
      }
      rest -= share * disks;
      if (rest <= 1e-3) break;
    }
    if (running.left.size === 0) running = null;
  }
  return ends;
}

const lastEnd = ({ batches }: CopyRun, wave: number): number =>
  Math.max(0, ...batches.filter((one) => one.wave === wave).map(({ span }) => span?.toMs ?? Infinity));

describe('first copies on one link', () => {
  it('begin and end when a count by the minute says', () => {
    fc.assert(
      fc.property(aCase(30_000_000), (stated) => {
        const terms = termsOf(stated);
        const { machines } = simulateCopies(terms);
        const counted = countByMinute(terms);
        for (const [id, [fromMs, toMs]] of counted) {
          const found = machines.get(id)!;
          // The last bit of a copy may fall to either side of a minute, as sums are rounded.
          expect(Math.abs(found.fromMs - fromMs)).toBeLessThanOrEqual(MINUTE_MS);
          expect(Math.abs(found.toMs! - toMs)).toBeLessThanOrEqual(MINUTE_MS);
        }
        expect(machines.size).toBe(counted.size);
      }),
      { numRuns: 40 },
    );
  });

  it('send what there is to send, and in no minute more than the link carries', () => {
    fc.assert(
      fc.property(aCase(200_000_000), (stated) => {
        const minutes: MinuteTrace[] = [];
        const terms = { ...termsOf(stated), onMinute: (minute: MinuteTrace) => minutes.push(minute) };
        const { machines } = simulateCopies({ ...terms, untilMs: START + 20 * 86_400_000 });
        let copied = 0;
        for (const { atMs, capacity, changes, copies } of minutes) {
          expect(capacity).toBe(terms.link.withoutBlackouts().bitsPerSecondAt(atMs) * 60);
          expect(changes + copies).toBeLessThanOrEqual(capacity * (1 + 1e-12));
          expect(Math.min(changes, copies)).toBeGreaterThanOrEqual(0);
          copied += copies;
        }
        const tasks = terms.waves.flatMap(({ batches }) => batches.flatMap((batch) => batch.tasks));
        const done = tasks.filter(({ machine }) => machines.get(machine.id)?.toMs != null);
        const bits = (list: readonly CopyTask[]): number => list.reduce((sum, task) => sum + task.bits, 0);
        expect(copied).toBeGreaterThanOrEqual(bits(done) * (1 - 1e-9));
        expect(copied).toBeLessThanOrEqual(bits(tasks) * (1 + 1e-9));
      }),
      { numRuns: 60 },
    );
  });

  it('go in the order of what is due, and never begin before their wave may or in a blackout', () => {
    fc.assert(
      fc.property(aCase(10_000_000), (stated) => {
        const terms = termsOf(stated);
        const { batches } = simulateCopies(terms);
        const waveOf = (number: number): WaveTask => terms.waves.find(({ wave }) => wave === number)!;
        let freeMs = START;
        for (const { wave, span } of batches) {
          const { fromMs, toMs } = span!;
          expect(fromMs).toBeGreaterThanOrEqual(Math.max(freeMs, waveOf(wave).releaseMs));
          expect(terms.link.isBlackoutAt(fromMs)).toBe(false);
          for (const other of batches.filter((one) => one.span!.fromMs > fromMs)) {
            const isReady = waveOf(other.wave).releaseMs <= fromMs;
            if (isReady) expect(waveOf(other.wave).dueMs).toBeGreaterThanOrEqual(waveOf(wave).dueMs);
          }
          freeMs = toMs!;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are never later on a faster link, where the link follows the changes', () => {
    fc.assert(
      // Of 8 machines at most 8 x 1.2e6 bits a minute, of 1.2e9 that the slowest link carries.
      fc.property(aCase(1_200_000), fc.integer({ min: 1, max: 300 }), (stated, more) => {
        const slow = simulateCopies(
          termsOf({ ...stated, waves: stated.waves.map((wave) => ({ ...wave, release: 0 })) }),
        );
        const faster = { ...stated, mbps: stated.mbps + more, dayMbps: stated.dayMbps + more };
        const fast = simulateCopies(
          termsOf({ ...faster, waves: stated.waves.map((wave) => ({ ...wave, release: 0 })) }),
        );
        for (const wave of [1, 2, 3]) expect(lastEnd(fast, wave)).toBeLessThanOrEqual(lastEnd(slow, wave));
      }),
      { numRuns: 60 },
    );
  });

  it('are never done earlier for a blackout, whatever changes meanwhile', () => {
    fc.assert(
      fc.property(aCase(300_000_000), fc.subarray([6, 7, 8, 9, 15, 22], { minLength: 1 }), (stated, blackoutHours) => {
        const of = (hours: readonly number[]): readonly number[] => {
          const calm = {
            ...stated,
            blackoutHours: hours,
            waves: stated.waves.map((wave) => ({ ...wave, release: 0 })),
          };
          const run = simulateCopies({ ...termsOf(calm), untilMs: START + 30 * 86_400_000 });
          return [1, 2, 3].map((wave) => lastEnd(run, wave));
        };
        const [open, closed] = [of([]), of(blackoutHours)];
        for (const index of [0, 1, 2]) expect(closed[index]).toBeGreaterThanOrEqual(open[index]!);
      }),
      { numRuns: 60 },
    );
  });

  it('get no more than the appliances send, where that is stated', () => {
    const task: CopyTask = { machine: aReplicatedMachine('m0', 1), bits: 6_000_000_000, disks: 1 };
    const minutesAt = (applianceMbps: number | null): number => {
      const batches = formBatches([task], { placement: { appliances: [] }, datastores: new Map(), applianceMbps });
      const wave: WaveTask = { wave: 1, releaseMs: START, dueMs: Infinity, leavesMs: Infinity, batches };
      const { machines } = simulateCopies({
        ...{ startMs: START, waves: [wave], link: aLink({ mbps: 100 }), weeks: new Map() },
      });
      return (machines.get(toMachineId('m0'))!.toMs! - START) / MINUTE_MS;
    };
    // 6,000 Mb: a minute at 100 Mb/s, ten at 10.
    expect([minutesAt(null), minutesAt(500), minutesAt(10)]).toEqual([1, 1, 10]);
  });

  it('take as long as the calendar reckons, but for the rounding to minutes and to quarters', () => {
    const zone = createTimeZone('UTC')!;
    const { dayHours } = DEFAULT_CALENDAR_SETTINGS.link;
    expect(dayHours).toEqual({ from: '07:00', to: '19:00' });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 10, max: 90 }), (gigabytes, day) => {
        const bits = gigabytes * 8e9;
        const link = aLink({ mbps: 100, dayMbps: day });
        const task: CopyTask = { machine: aReplicatedMachine('m0', 1), bits, disks: 1 };
        const batches = formBatches([task], { placement: { appliances: [] }, datastores: new Map() });
        const wave: WaveTask = { wave: 1, releaseMs: START, dueMs: Infinity, leavesMs: Infinity, batches };
        const { machines } = simulateCopies({ startMs: START, waves: [wave], link, weeks: new Map() });
        const reckoned = transferEnd(
          { startMs: START, bytes: bits / 8 },
          { dayBitsPerSecond: day * 1e6, nightBitsPerSecond: 100e6, dayHours, zone },
          [],
        );
        const toMs = machines.get(toMachineId('m0'))!.toMs!;
        expect(Math.ceil(toMs / 900_000) * 900_000).toBe(reckoned);
      }),
      { numRuns: 40 },
    );
  });
});

describe('batches', () => {
  const task = (name: string, disks: number, host: string | null, megabits = 100): CopyTask => ({
    ...{ machine: aReplicatedMachine(name, 1, { host }), bits: megabits * 1_000_000, disks },
  });
  const names = (
    tasks: readonly CopyTask[],
    datastores: ReadonlyMap<MachineId, ReadonlyMap<string, number>> = new Map(),
  ) =>
    formBatches(tasks, { placement: { appliances: [] }, datastores }).map((batch) => [
      batch.tasks.map(({ machine }) => machine.name).join(' '),
      batch.boundBy,
    ]);

  it('hold as many disks as an appliance reads at once, more where it is scaled out', () => {
    const tasks = Array.from({ length: 30 }, (_, index) => task(`m${String(index).padStart(2, '0')}`, 4, null));
    expect(names(tasks).map(([list]) => list!.split(' ').length)).toEqual([13, 13, 4]);
    expect(names(tasks)[0]?.[1]).toBe('52 disks at once of one appliance');
    const appliance = (name: string) => ({
      ...{ name, kind: 'scaleOut' as const, generation: 'agentless' as const, serves: null, vcpus: null },
      ...{
        memoryGB: null,
        cacheGB: null,
        machines: tasks.map(({ machine }) => machine.id),
        churnGBPerDay: null,
        atOnce: { machines: 1, churnGBPerDay: null },
      },
      ...{ said: '', source: '' },
    });
    const twice = formBatches(tasks, {
      placement: { appliances: [appliance('a'), appliance('b')] },
      datastores: new Map(),
    });
    expect(twice.map((batch) => batch.tasks.length)).toEqual([26, 4]);
  });

  it('hold 8 disks of a host and 15 of a datastore, and a machine with more alone', () => {
    expect(
      names([task('a', 5, 'esx1', 3), task('b', 4, 'esx1', 2), task('c', 3, 'esx1', 1), task('d', 9, 'esx2', 1)]),
    ).toEqual([
      ['a c d', '8 disks at once of the host esx1'],
      ['b', 'the link: nothing bounds how many disks are copied at once'],
    ]);
    const there = (name: string, disks: number) => [toMachineId(name), new Map([['san', disks]])] as const;
    const stores = new Map([there('a', 20), there('b', 10), there('c', 5)]);
    expect(
      names([task('a', 20, null, 3), task('b', 10, null, 2), task('c', 5, null, 1)], stores).map(([list]) => list),
    ).toEqual([...['a', 'b c']]);
  });

  it('hold each machine once, within every bound', () => {
    fc.assert(
      fc.property(aCase(0), (stated) => {
        const tasks = termsOf(stated).waves.flatMap(({ batches }) => batches.flatMap((batch) => batch.tasks));
        const batches = formBatches(tasks, { placement: { appliances: [] }, datastores: new Map() });
        const all = batches.flatMap((batch) => batch.tasks.map(({ machine }) => machine.id));
        expect(all.toSorted()).toEqual(tasks.map(({ machine }) => machine.id).toSorted());
        for (const batch of batches.filter(({ isCycled }) => isCycled)) {
          for (const host of ['esx1', 'esx2']) {
            const there = batch.tasks.filter(({ machine }) => machine.host === host);
            const disks = there.reduce((sum, one) => sum + one.disks, 0);
            expect(disks <= 8 || there.length === 1).toBe(true);
          }
        }
      }),
    );
  });
});
