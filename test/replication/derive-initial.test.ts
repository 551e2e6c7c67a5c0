import { describe, expect, it } from 'vitest';
import { deriveInitial, DEFAULT_REPLICATION_SETTINGS } from '../../src/replication/index.js';
import type { InitialInput, InitialPlan } from '../../src/replication/index.js';
import {
  aLink,
  anInitialInput,
  aReplicatedDisk,
  aReplicatedMachine,
  aWaveCalendar,
  flatChurn,
} from './a-first-copy.js';

const GB = 1_000_000_000;

describe('a first copy by hand', () => {
  it('of 500 GB at 100 Mb/s with 30 % saved takes 28,000 s: 467 begun minutes', () => {
    const { machines, batches } = deriveInitial(
      anInitialInput({
        machines: [aReplicatedMachine('db', 500 * GB)],
        calendar: aWaveCalendar([{ wave: 1, from: '2026-10-03T08:00:00Z', window: '2026-10-05T00:00:00Z' }]),
      }),
    );
    expect(machines[0]).toMatchObject({ from: '2026-10-03T08:00:00Z', to: '2026-10-03T15:47:00Z', bytes: 350 * GB });
    expect(batches[0]).toMatchObject({ id: 'wave-1/batch-1', bytes: 350 * GB, to: '2026-10-03T15:47:00Z' });
  });

  /**
   * 100 Mb/s until 19:00 and 500 Mb/s by night; `db` writes 1.25 MB/s, of which 7 Mb/s cross: 4.2e8 bits a minute.
   *
   * Wave 1, 2.8e12 bits from 18:00: 60 min x 6e9 = 3.6e11 by day, then 2.44e12 / 3e10 = 81.3 min: done at 20:22.
   * Wave 2, 5.6e12 bits from 20:22. What `db` wrote in 142 min, 5.964e10, goes first: minutes 1 and 2 are full, minute 3 has 3e10 - 9e8
   * left, each of the 155 until 23:00 has 3e10 - 4.2e8 = 2.958e10. Then `db` runs in Azure: (5.6e12 - 2.91e10 - 155 x 2.958e10) / 3e10 =
   * 32.9 min. Done at 23:33.
   *
   * Cycles of `db`: at 20:22 with 5.964e10, 2 min; 1 h behind it at 21:24 and 22:25, 1 min each; the next would be at 23:26, after the
   * window at 23:00. Left then: 35 min x 4.2e8 = 1.47e10 bits, 1.8375 GB, which take one minute.
   */
  const twoWaves = (changes: Partial<InitialInput> = {}): InitialPlan =>
    deriveInitial(
      anInitialInput({
        machines: [aReplicatedMachine('db', 500 * GB), aReplicatedMachine('files', 1000 * GB, { wave: 2 })],
        churn: flatChurn({ db: 1.25 }),
        schedule: aLink({ mbps: 500, dayMbps: 100 }),
        calendar: aWaveCalendar([
          { wave: 1, from: '2026-10-03T18:00:00Z', window: '2026-10-03T23:00:00Z' },
          { wave: 2, from: '2026-10-03T18:00:00Z', window: '2026-10-04T00:00:00Z' },
        ]),
        ...changes,
      }),
    );

  it('of two waves goes one behind the other, by day and by night, behind the changes of the first', () => {
    const plan = twoWaves();
    expect(plan.machines.map(({ machine, from, to }) => [machine, from, to])).toEqual([
      ['db', '2026-10-03T18:00:00Z', '2026-10-03T20:22:00Z'],
      ['files', '2026-10-03T20:22:00Z', '2026-10-03T23:33:00Z'],
    ]);
    expect(plan.waves.map(({ state, spareHours }) => [state, spareHours])).toEqual([
      ['fits', 2.63],
      ['fits', 0.45],
    ]);
    expect(plan.machines[0]).toMatchObject({
      ...{ cycles: 3, lastCycleMinutes: 1, lastChangeBytes: 1_837_500_000, lastSyncMinutes: 1, neverCatchesUp: false },
    });
    expect(plan.machines[1]).toMatchObject({ cycles: null, lastChangeBytes: null, neverCatchesUp: null });
    expect(plan.waves[0]?.lastSyncMinutes).toBe(1);
  });

  it('on a planned day that the calendar refuses says so, in its state and in what to do', () => {
    const waves = [
      { number: 1, cutover: '2026-10-04', machines: [], day: 0 },
      { number: 2, cutover: '2026-10-05', machines: [], day: 1 },
    ] as unknown as NonNullable<InitialInput['plan']>['waves'];
    const dates = [{ wave: 1, from: '2026-10-03T18:00:00Z', window: '2026-10-03T23:00:00Z' }];
    const [first, second] = twoWaves({ plan: { waves }, calendar: aWaveCalendar(dates) }).waves;
    expect(first).toMatchObject({ windowBy: 'calendar', state: 'fits' });
    expect(second).toMatchObject({ windowBy: 'refusedDay', window: '2026-10-05T00:00:00Z', state: 'fits' });
    expect(second?.warnings.join(' ')).toContain('the calendar finds no window that is allowed for it');
    expect(second?.remedies.join(' ')).toContain('The calendar of waves says why');
    const undated = twoWaves({ plan: { waves }, calendar: null }).waves;
    expect(undated.map(({ windowBy, warnings }) => [windowBy, warnings])).toEqual([
      ['plannedDay', []],
      ['plannedDay', []],
    ]);
  });

  it('slips on half of the link, and says by how much', () => {
    const { wavesAtHalf } = twoWaves();
    expect(wavesAtHalf.map(({ wave, state }) => [wave, state])).toEqual([
      [1, 'fits'],
      [2, 'slips'],
    ]);
    expect(wavesAtHalf[1]?.said).toMatch(/h after the window begins/);
  });

  it('finds what would help, and it does', () => {
    const late = { settings: { ...DEFAULT_REPLICATION_SETTINGS, growthPercent: 0, marginDays: 1 / 24 } };
    const { waves } = twoWaves(late);
    expect(waves[1]?.state).toBe('withinMargin');
    const [begin, link, fewer] = waves[1]?.remedies ?? [];
    // Its copies wait for those of wave 1, so that no earlier begin behind them helps; before them it does.
    expect(begin).toMatch(/^Begin its copies \d+ h earlier, at 2026-10-0\dT\d\d:00:00Z/);
    const mbps = Number(/^An open link of (\d+) Mb\/s/.exec(link ?? '')?.[1]);
    const stateAt = (open: number): string | undefined =>
      twoWaves({ ...late, schedule: aLink({ mbps: open, dayMbps: 100 }) }).waves[1]?.state;
    expect([stateAt(mbps), stateAt(mbps - 1)]).toEqual(['fits', 'withinMargin']);
    expect(fewer).toMatch(/1 of 1 machines, 700 GB \(files\)/);
    const hours = Number(/(\d+) h earlier/.exec(begin ?? '')?.[1]);
    const begins = (count: number): string | undefined =>
      twoWaves({
        ...late,
        calendar: aWaveCalendar([
          { wave: 1, from: '2026-10-03T18:00:00Z', window: '2026-10-03T23:00:00Z' },
          {
            ...{ wave: 2, window: '2026-10-04T00:00:00Z' },
            from: new Date(Date.UTC(2026, 9, 3, 18 - count)).toISOString(),
          },
        ]),
      }).waves[1]?.state;
    expect([begins(hours), begins(hours - 1)]).toEqual(['fits', 'withinMargin']);
  });

  it('says where throttles leave no open link that would do', () => {
    const plan = deriveInitial(
      anInitialInput({
        machines: [aReplicatedMachine('db', 500 * GB)],
        schedule: aLink({ mbps: 200, dayMbps: 50 }),
        calendar: aWaveCalendar([{ wave: 1, from: '2026-10-03T08:00:00Z', window: '2026-10-03T12:00:00Z' }]),
      }),
    );
    // 2.8e12 bits in 4 h: 194.4 Mb/s.
    expect(plan.waves[0]?.remedies).toContainEqual(
      expect.stringMatching(/^No open link would do with throttles as they are: 195 Mb\/s at all times would/),
    );
  });
});

describe('what first copies do not know', () => {
  it('is said: no bandwidth, no dates, no bytes, no churn', () => {
    const machines = [aReplicatedMachine('a', 10 * GB), aReplicatedMachine('b', 0, { disks: [] })];
    const none = deriveInitial(anInitialInput({ machines, schedule: null }));
    expect([none.batches, none.waves[0]?.state]).toEqual([[], 'unknown']);
    const undated = deriveInitial(anInitialInput({ machines }));
    expect(undated.unknownBytes).toEqual(['b']);
    expect(undated.waves[0]).toMatchObject({ state: 'unknown', window: null, from: '2026-10-03T00:00:00Z' });
    const said = undated.said.join(' ');
    expect(said).toMatch(/reckoned from 2026-10-03/);
    expect(said).toMatch(/Of 2 of 2 machines no churn is known/);
    expect(said).toMatch(/Of 2 agentless machines no datastore is known/);
  });

  it('takes the day of the plan for a window where there is no calendar', () => {
    const plan = { waves: [{ number: 1, cutover: '2026-10-10' }] } as unknown as InitialInput['plan'];
    const { waves } = deriveInitial(anInitialInput({ machines: [aReplicatedMachine('a', 10 * GB)], plan }));
    expect(waves[0]).toMatchObject({ state: 'fits', window: '2026-10-10T00:00:00Z' });
  });

  it('counts all of a disk where nobody says what is used, and nothing of one that is left out', () => {
    const disks = [
      aReplicatedDisk(100 * GB, { usedBytes: null }),
      aReplicatedDisk(900 * GB, { name: 'disk-1', leftOut: 'scratch' }),
    ];
    const { machines } = deriveInitial(anInitialInput({ machines: [aReplicatedMachine('a', 0, { disks })] }));
    expect(machines[0]?.bytes).toBe(70 * GB);
  });
});

describe('a machine that writes as fast as the link carries', () => {
  it('never catches up, and a copy behind it never ends', () => {
    const calendar = aWaveCalendar([
      { wave: 1, from: '2026-10-03T08:00:00Z', window: '2026-10-13T08:00:00Z' },
      { wave: 2, from: '2026-10-03T08:00:00Z', window: '2026-10-20T08:00:00Z' },
    ]);
    const input = anInitialInput({
      machines: [aReplicatedMachine('log', 10 * GB), aReplicatedMachine('files', 10 * GB, { wave: 2 })],
      churn: flatChurn({ log: 20 }),
      calendar,
    });
    const { machines, waves } = deriveInitial(input);
    expect(machines[0]).toMatchObject({ machine: 'log', neverCatchesUp: true });
    expect(waves[0]?.warnings.join()).toMatch(/Never caught up with.*: log; at the shutdown .* of the downtime/);
    expect(waves[0]).toMatchObject({ state: 'fits', keepsUp: false });
    // 20 MB/s are 160 Mb/s, of which compression leaves 112.
    expect(waves[0]?.remedies.join()).toMatch(/An open link of 113 instead of 100 Mb\/s would carry these changes/);
    expect(waves[1]).toMatchObject({ keepsUp: null, warnings: [] });
    // From the window of wave 1 on `log` runs in Azure and leaves the link to what it still owes and to the copy of wave 2.
    expect(waves[1]?.state).toBe('fits');
    expect(Date.parse(machines[1]?.to ?? '')).toBeGreaterThan(Date.parse('2026-10-13T08:00:00Z'));
    const forGood = deriveInitial({ ...input, purpose: 'protect' });
    expect(forGood.waves[1]).toMatchObject({ state: 'noWindow', to: null, keepsUp: false });
    expect(forGood.machines[1]?.to).toBeNull();
    expect(forGood.waves[1]?.said).toMatch(/not done within 730 days/);
  });
});

describe('a link that carries each machine and not all of them', () => {
  const input = anInitialInput({
    machines: [aReplicatedMachine('a', 10 * GB), aReplicatedMachine('b', 10 * GB)],
    churn: flatChurn({ a: 10, b: 10 }),
    calendar: aWaveCalendar([{ wave: 1, from: '2026-10-03T08:00:00Z', window: '2026-10-13T08:00:00Z' }]),
  });

  it('falls behind, which stands beside a first copy in time', () => {
    const { machines, waves } = deriveInitial(input);
    expect(machines.map(({ neverCatchesUp }) => neverCatchesUp)).toEqual([false, false]);
    expect(waves[0]).toMatchObject({ state: 'fits', keepsUp: false });
    expect(waves[0]?.warnings.join()).toMatch(/2 machines .* 112 Mb\/s of changes on average, and it carries 100/);
  });

  it('is no remedy for a wave that is late', () => {
    const calendar = aWaveCalendar([{ wave: 1, from: '2026-10-03T08:00:00Z', window: '2026-10-03T09:00:00Z' }]);
    const { waves } = deriveInitial({ ...input, calendar, schedule: aLink({ mbps: 10 }) });
    expect(waves[0]?.state).toBe('slips');
    const [, mbps] = /open link of (\d+)/.exec(waves[0]!.remedies.join())!;
    expect(Number(mbps)).toBeGreaterThan(112);
  });
});

describe('protection', () => {
  it('goes as fast as the link allows, in the order of waves, whatever windows there are', () => {
    const calendar = aWaveCalendar([
      { wave: 1, from: '2027-02-01T00:00:00Z', window: '2027-03-01T00:00:00Z' },
      { wave: 2, from: '2027-05-01T00:00:00Z', window: '2027-06-01T00:00:00Z' },
    ]);
    const machines = [2, 1].map((wave) => aReplicatedMachine(`m${wave}`, 100 * GB, { wave, generation: 'modernized' }));
    const { waves, machines: copies, said } = deriveInitial(anInitialInput({ machines, calendar, purpose: 'protect' }));
    expect(waves.map(({ state, window, due }) => [state, window, due])).toEqual([
      ['noWindow', null, null],
      ['noWindow', null, null],
    ]);
    expect(copies.map(({ machine, from }) => [machine, from])).toEqual([
      ['m1', '2026-10-03T00:00:00Z'],
      ['m2', copies[0]!.to],
    ]);
    expect(said.join(' ')).toMatch(/Protection has no window/);
  });
});

describe('machines of unknown disks', () => {
  it('make what is reckoned of their wave a lower bound', () => {
    const machines = [aReplicatedMachine('a', 10 * GB), aReplicatedMachine('bare', 0, { disks: [] })];
    const calendar = aWaveCalendar([{ wave: 1, from: '2026-10-03T08:00:00Z', window: '2026-10-13T08:00:00Z' }]);
    const { waves } = deriveInitial(anInitialInput({ machines, calendar }));
    expect(waves[0]).toMatchObject({ state: 'fits', unknownMachines: 1 });
    expect(waves[0]?.warnings.join()).toMatch(/no disk is known .*\(bare\).* lower bound/);
  });
});

describe('what bounds first copies', () => {
  it('is said to be the link alone, or what an appliance sends where that is stated', () => {
    const base = anInitialInput({ machines: [aReplicatedMachine('a', 10 * GB)] });
    expect(deriveInitial(base).said.join(' ')).toMatch(/An assumption: the link alone .* applianceMbps/);
    const link = { ...base.settings.link, applianceMbps: 50 };
    const stated = deriveInitial({ ...base, settings: { ...base.settings, link } });
    expect(stated.said.join(' ')).toMatch(/at most 50 Mb\/s \(the settings\)/);
    const hours = ({ machines }: InitialPlan): number =>
      Math.round((Date.parse(machines[0]!.to!) - Date.parse(machines[0]!.from!)) / 60_000);
    // 7 GB are 56,000 Mb.
    expect([hours(deriveInitial(base)), hours(stated)]).toEqual([10, 19]);
  });
});

describe('a blackout', () => {
  const inBlackout = (generation: 'agentless' | 'modernized', window: string): InitialPlan =>
    deriveInitial(
      anInitialInput({
        machines: [aReplicatedMachine('db', 500 * GB, { generation })],
        schedule: aLink({ mbps: 100, blackoutHours: [8, 12, 13] }),
        calendar: aWaveCalendar([{ wave: 1, from: '2026-10-03T08:00:00Z', window }]),
      }),
    );

  it('lets nothing begin and lets a copy in cycles finish', () => {
    // Begins when the blackout of 08:00 is over and runs through that of 12:00: 467 minutes.
    expect(inBlackout('agentless', '2026-10-05T00:00:00Z').machines[0]).toMatchObject({
      ...{ from: '2026-10-03T09:00:00Z', to: '2026-10-03T16:47:00Z' },
    });
    // Replication by an agent stands still from 12:00 to 14:00.
    expect(inBlackout('modernized', '2026-10-05T00:00:00Z').machines[0]).toMatchObject({
      ...{ from: '2026-10-03T09:00:00Z', to: '2026-10-03T18:47:00Z' },
    });
  });

  it('over the begin of a window makes the migration fail, and says so', () => {
    const [wave] = inBlackout('agentless', '2026-10-05T12:30:00Z').waves;
    expect(wave?.said).toMatch(/a migration fails then/);
    expect(wave?.remedies[0]).toMatch(/^Move the blackout or the window/);
  });
});
