import { describe, expect, it } from 'vitest';
import { calendarIcs, deriveWaveCalendar } from '../../src/calendar/index.js';
import type { WaveCalendar } from '../../src/calendar/index.js';
import type { PlannedMachine, WaveSettings } from '../../src/waves/index.js';
import { toMachineId } from '../../src/model/index.js';
import type { WavePlan } from '../../src/waves/index.js';
import { aMachine } from '../support/a-machine.js';
import { aGraph, anEstate, anInput, aWavePlan, peaksOf, someSettings, weeksOf } from './a-wave-plan.js';
import type { StatedWave } from './a-wave-plan.js';

const GB = 1_000_000_000;
const AT = { file: 'waves.yaml', line: 1 };

/** A plan of ours that states its first cutover, or the days of all. */
function aDatedPlan(waves: readonly StatedWave[], settings: Partial<WavePlan['settings']>): WavePlan {
  const plan = aWavePlan(waves);
  return { ...plan, settings: { ...plan.settings, ...settings } };
}

const cutovers = (days: readonly string[]): readonly StatedWave[] =>
  days.map((cutover, index) => ({
    ...{ cutover, machines: [[`m${index}`, 90 * GB]] },
    day: (Date.parse(cutover) - Date.parse(days[0]!)) / 86_400_000,
  }));

const localDays = (calendar: WaveCalendar): readonly string[] =>
  calendar.windows.map(({ localFrom }) => localFrom.slice(0, 10));

const codes = ({ problems }: WaveCalendar): readonly string[] => problems.map(({ code }) => code);

describe('days that the plan counted from its first cutover', () => {
  // 2026-10-10 is a Saturday; a freeze put the second wave off to a Tuesday, and the third is counted from there.
  const days = ['2026-10-10', '2026-10-20', '2026-10-27'];
  const plan = aDatedPlan(cutovers(days), { firstCutover: '2026-10-10' });
  const calendar = deriveWaveCalendar({ ...anInput([]), plan });

  it('keep the weekday of the first, and say so', () => {
    expect(localDays(calendar)).toEqual(['2026-10-10', '2026-10-24', '2026-10-31']);
    expect(calendar.windows.map(({ planned }) => planned)).toEqual(days);
    expect(calendar.days).toEqual([0, 14, 21]);
    expect(codes(calendar)).toEqual(['calendar/date-moved', 'calendar/date-moved', 'calendar/date-avoided']);
    expect(calendar.problems[0]!.message).toContain("2026-10-24 and not on 2026-10-20, the plan's day");
    expect(calendar.problems[0]!.message).toContain('Saturday');
  });

  it('stay where no such day fits', () => {
    const freezes = [{ from: '2026-10-24', to: '2026-10-24', why: 'stocktaking' }];
    const { windows } = deriveWaveCalendar({ ...anInput([]), plan, settings: someSettings({ freezes }) });
    expect(windows[1]!.localFrom.slice(0, 10)).toBe('2026-10-20');
  });

  it('stay where people stated each', () => {
    const stated = aDatedPlan(cutovers(days), { firstCutover: '2026-10-10', cutovers: days });
    expect(localDays(deriveWaveCalendar({ ...anInput([]), plan: stated }))).toEqual(days);
  });

  it('leave cutovers no slack, and lead the critical path through all of them', () => {
    const slack = calendar.events.filter(({ kind }) => kind === 'cutover').map(({ slackHours }) => slackHours);
    expect(slack).toEqual([0, 0, 0]);
    expect(calendar.criticalPath).toEqual(['wave-1/cutover', 'wave-2/cutover', 'wave-3/cutover']);
  });
});

describe('a day of the plan that cannot be kept', () => {
  const days = ['2026-09-14', '2026-09-28', '2026-10-12'];

  it('puts off the waves behind it by the days between them', () => {
    const freezes = [{ from: '2026-09-10', to: '2026-09-20', why: 'stocktaking' }];
    const plan = aDatedPlan(cutovers(days), { cutovers: days });
    const calendar = deriveWaveCalendar({ ...anInput([]), plan, settings: someSettings({ freezes }) });
    expect(localDays(calendar)).toEqual(['2026-09-21', '2026-10-05', '2026-10-19']);
    expect(codes(calendar)).toEqual(days.map(() => 'calendar/date-not-kept'));
    const [first, second] = calendar.problems;
    expect(first!.message).toBe(
      "Wave 1 cannot be cut over on 2026-09-14, the plan's day: a change freeze from 2026-09-10 to 2026-09-20: stocktaking; 2026-09-21 stands in the calendar instead",
    );
    expect(second!.message).toContain('14 days are kept after Wave 1');
    expect(calendar.windows.map(({ planned }) => planned)).toEqual(days);
  });
});

describe("a plan's own freeze", () => {
  const freeze = (part: { machines?: string[]; applications?: string[] }) => ({
    ...{ from: '2026-09-01', to: '2026-09-30', why: 'harvest', at: AT, machines: [], applications: [] },
    ...part,
  });
  const beginOf = (part: Parameters<typeof freeze>[0]): string => {
    const plan = aDatedPlan([{ machines: [['web', 90 * GB]] }], { freezes: [freeze(part)] });
    const machines = plan.machines.map((machine) => ({ ...machine, application: 'Shop' }));
    return localDays(deriveWaveCalendar({ ...anInput([]), plan: { ...plan, machines } }))[0]!;
  };

  it('holds for everybody, for machines by name and pattern, and for applications', () => {
    for (const part of [{}, { machines: ['WEB'] }, { machines: ['w*'] }, { applications: ['shop'] }]) {
      expect(beginOf(part) > '2026-09-30').toBe(true);
    }
  });

  it('holds for nobody else', () => {
    for (const part of [{ machines: ['db'] }, { applications: ['Other'] }])
      expect(beginOf(part) < '2026-09-30').toBe(true);
  });

  it('of the settings holds by the clock that it names', () => {
    // A window from 20:00 in Chicago lies on the next day in Melbourne.
    const freezes = [{ from: '2026-09-17', to: '2026-09-17', why: 'holiday', zone: 'Australia/Melbourne' }];
    const plan = aDatedPlan(cutovers(['2026-09-17']), { cutovers: ['2026-09-17'] });
    const { windows, problems } = deriveWaveCalendar({ ...anInput([]), plan, settings: someSettings({ freezes }) });
    // 01:00 to 03:00 in Chicago is 16:00 to 18:00 in Melbourne on the same day; from 20:00 it is the day after.
    expect(problems).toEqual([]);
    expect(windows[0]!.localFrom).toBe('2026-09-17T20:00-05:00');
  });
});

describe('the clock of the users', () => {
  const zones = { site: 'Australia/Melbourne', users: null };
  const tagged = (name: string, users: string) => aMachine({ id: toMachineId(name), tags: [['users', users]] });
  const estate = anEstate([
    ...[tagged('a1', 'America/Chicago'), tagged('a2', 'America/Chicago'), tagged('a3', 'America/Chicago')],
    ...[tagged('b1', 'Australia/Melbourne'), tagged('b2', 'Australia/Melbourne'), tagged('c', 'Europe/Berlin')],
  ]);
  const waves = [
    { machines: ['a1', 'a2', 'a3'].map((name) => [name, GB] as const) },
    { machines: ['b1', 'b2'].map((name) => [name, GB] as const) },
  ];

  it('is that of most machines of each wave', () => {
    const calendar = deriveWaveCalendar({ ...anInput(waves, someSettings({ zones })), estate });
    expect(calendar.usersZone).toBe('America/Chicago');
    expect(calendar.windows.map(({ zone, localFrom }) => [zone, localFrom.slice(11, 16)])).toEqual([
      ['America/Chicago', '01:00'],
      ['Australia/Melbourne', '01:00'],
    ]);
    expect(calendar.assumptions.join(' ')).toContain('Wave 2 goes by Australia/Melbourne, which 2 of its machines');
    expect(codes(calendar)).toEqual([]);
  });

  it('is the one of the settings where that is stated, with a warning for those who are at work then', () => {
    const calendar = deriveWaveCalendar({ ...anInput(waves), estate });
    expect(calendar.windows.map(({ zone }) => zone)).toEqual(['America/Chicago', 'America/Chicago']);
    expect(codes(calendar)).toEqual(['calendar/users-awake']);
    expect(calendar.problems[0]!.message).toContain('2 state Australia/Melbourne, where it is');
    // The end of September is avoided; on 4 October Melbourne is on summer time.
    expect(calendar.problems[0]!.message).toContain('2026-10-04T17:00+11:00');
  });

  it('counts the machines served', () => {
    const graph = aGraph([
      ['b1', 'c'],
      ['b2', 'c'],
    ]);
    const alone = [{ machines: [['c', GB]] as const }];
    const { windows } = deriveWaveCalendar({ ...anInput(alone, someSettings({ zones })), estate, graph });
    expect(windows[0]!.zone).toBe('Australia/Melbourne');
  });
});

describe('the first day', () => {
  const begin = (firstDay: string | null, observedTo: string | null, lastSample: string | null): readonly string[] => {
    const observed = observedTo === null ? null : { from: '2026-08-01', to: observedTo, days: 1 };
    const spanMs = lastSample === null ? null : ([Date.parse('2026-08-01'), Date.parse(lastSample)] as const);
    const calendar = deriveWaveCalendar({
      ...anInput([], someSettings({ firstDay, zones: { site: 'UTC', users: 'UTC' } })),
      graph: { ...aGraph(), observed },
      peaks: { ...peaksOf(), spanMs } as ReturnType<typeof peaksOf>,
    });
    return [calendar.events[0]!.from.slice(0, 10), calendar.events[0]!.basis[0]!];
  };

  it('lies behind all evidence of the plan, and says which is the last', () => {
    expect(begin(null, null, null)).toEqual(['2026-09-07', expect.stringContaining('2026-08-24, the day of the plan')]);
    expect(begin(null, '2026-11-15', '2026-10-01T03:00:00Z')).toEqual([
      '2026-11-29',
      expect.stringContaining('2026-11-15, the last day of the observed connections'),
    ]);
    expect(begin(null, '2026-11-15', '2026-11-20T03:00:00Z')).toEqual([
      '2026-12-04',
      expect.stringContaining('2026-11-20, the day of the last sample'),
    ]);
  });

  it('is the stated one, if that is no earlier', () => {
    expect(begin('2026-11-16', '2026-11-15', null)[0]).toBe('2026-11-16');
    expect(begin('2026-11-01', '2026-11-15', null)).toEqual([
      '2026-11-15',
      expect.stringContaining('before the evidence of the plan ends'),
    ]);
  });
});

describe('what the appliances and the people bear', () => {
  const many = (count: number, name: string) => ({
    machines: Array.from({ length: count }, (_, index) => [`${name}${index}`, GB] as const),
  });

  it('is counted over all waves that replicate at one time', () => {
    const settings = someSettings({ daysBetweenWaves: 1 });
    const calendar = deriveWaveCalendar(anInput([many(200, 'a'), many(150, 'b')], settings));
    expect(calendar.replicating).toMatchObject({ most: 350, limit: 300 });
    expect(codes(calendar)).toEqual(['calendar/too-many-replicating']);
    expect(calendar.problems[0]!.message).toContain('200 of wave 1, 150 of wave 2');
    const apart = deriveWaveCalendar(anInput([many(200, 'a'), many(150, 'b')], someSettings({ daysBetweenWaves: 21 })));
    expect(apart.replicating).toMatchObject({ most: 200, limit: 300 });
    expect(codes(apart)).toEqual([]);
  });

  it('counts as the plan does: what is built anew or replicates itself is not carried', () => {
    const input = anInput([many(200, 'a'), many(150, 'b')], someSettings({ daysBetweenWaves: 1 }));
    const carried = (method: PlannedMachine['method']) => {
      const machines = input.plan.machines.map((one) => (one.wave === 2 ? { ...one, method, transferBytes: 0 } : one));
      return deriveWaveCalendar({ ...input, plan: { ...input.plan, machines } });
    };
    expect(carried('agentBased').replicating).toMatchObject({ most: 350, limit: 300 });
    for (const method of ['rebuild', 'replicateNatively'] as const) {
      expect(carried(method).replicating).toMatchObject({ most: 200, limit: 300 });
      expect(codes(carried(method))).toEqual([]);
    }
    const [, second] = carried('rebuild').replication;
    expect(second).toMatchObject({ bytes: 0, machinesWithUnknownBytes: [], machinesWithUnknownChange: 0 });
    expect(second!.said.at(-1)).toBe('150 machines are built anew: nothing of them is copied.');
  });

  it('copies nothing of a machine that is built anew, whatever it writes', () => {
    const input = anInput([
      {
        machines: [
          ['old', GB],
          ['new', null],
        ],
      },
    ]);
    const machines = input.plan.machines.map((one) =>
      one.name === 'new' ? { ...one, method: 'rebuild' as const, transferBytes: null } : one,
    );
    const [replication] = deriveWaveCalendar({ ...input, plan: { ...input.plan, machines } }).replication;
    expect(replication).toMatchObject({ bytes: GB, machinesWithUnknownBytes: [], machinesWithUnknownChange: 1 });
    expect(replication!.said.at(-1)).toBe('1 machine is built anew: nothing of it is copied.');
  });

  it('is held to what single waves may, of several the smallest', () => {
    const settings = someSettings({ daysBetweenWaves: 1 });
    const withLimits = (capacity: number | null, byWave: WaveSettings['byWave']) => {
      const input = anInput([many(200, 'a'), many(150, 'b')], settings);
      const own = {
        ...input.plan.settings,
        capacity: { ...input.plan.settings.capacity, replicating: capacity },
        byWave,
      };
      return deriveWaveCalendar({ ...input, plan: { ...input.plan, settings: own } });
    };
    const raised = withLimits(null, [
      { wave: 1, replicating: 400 },
      { wave: 2, replicating: 350 },
    ]);
    expect(raised.replicating).toMatchObject({ most: 350, limit: 350 });
    expect(codes(raised)).toEqual([]);
    // Wave 2 by itself passes its own limit, which the 350 of both waves together do by more.
    const lowered = withLimits(400, [{ wave: 2, replicating: 100 }]);
    expect(lowered.replicating).toMatchObject({ most: 350, limit: 100 });
    expect(codes(lowered)).toEqual(['calendar/too-many-replicating']);
    const apart = withLimits(400, [{ wave: 1, machines: 5 }]);
    expect(apart.replicating).toMatchObject({ most: 350, limit: 400 });
  });

  it('makes the window as long as all batches take', () => {
    const calendar = deriveWaveCalendar(anInput([many(60, 'a')]));
    const [window] = calendar.windows;
    // Three batches of 20 machines, 20 minutes each, and 100 of margin: 160, on quarters of an hour 165.
    expect(window!.downtimeMinutes).toBe(20);
    expect((Date.parse(window!.to) - Date.parse(window!.from)) / 60_000).toBe(165);
    expect(calendar.events.find(({ kind }) => kind === 'cutover')!.basis.join(' ')).toContain(
      '60 machines in 3 batches',
    );
    expect(window!.outageMinutes).toBe(60);
    const from = Date.parse(window!.from);
    expect(window!.batches.map((batch) => (Date.parse(batch.from) - from) / 60_000)).toEqual([0, 20, 40]);
    expect(window!.batches.map((batch) => (Date.parse(batch.to) - from) / 60_000)).toEqual([20, 40, 60]);
    const ics = calendarIcs(calendar, anInput([many(60, 'a')]).plan).replaceAll('\r\n ', '');
    expect(ics).toContain('Batch 2 of 3\\, 01:20 to 01:40 (America/Chicago)');
  });

  it('synchronizes last what the machines of each batch write', () => {
    // 20 MB/s are 1.73 TB a day; the other machine writes a tenth of it.
    const peaks = peaksOf(
      weeksOf(toMachineId('db'), () => 20_000_000, 'diskWriteBytesPerSecond'),
      weeksOf(toMachineId('web'), () => 2_000_000, 'diskWriteBytesPerSecond'),
    );
    const link = { ...someSettings().link, dayBitsPerSecond: 1_000_000_000, nightBitsPerSecond: 1_000_000_000 };
    const input = anInput(
      [
        {
          machines: [
            ['db', 100 * GB],
            ['web', 100 * GB],
          ],
        },
      ],
      someSettings({ cutoverAtOnce: 1, link }),
      peaks,
    );
    const { windows, replication } = deriveWaveCalendar(input);
    const [window] = windows;
    // The wait behind a short cycle is an hour: in a cycle and an hour each machine writes its rate for so long.
    const sinceMs = (replication[0]!.deltaHours! + 1) * 3_600_000;
    const minutesOf = (bytesPerSecond: number): number =>
      Math.max(5, Math.ceil((bytesPerSecond * (sinceMs / 1000) * 8) / 1_000_000_000 / 60)) + 15;
    expect(window!.batches.map(({ machines, minutes }) => [machines, minutes])).toEqual([
      [['db'], minutesOf(20_000_000)],
      [['web'], minutesOf(2_000_000)],
    ]);
    expect(window!.downtimeMinutes).toBe(minutesOf(20_000_000));
    expect(window!.outageMinutes).toBe(minutesOf(20_000_000) + minutesOf(2_000_000));
  });
});

describe('figures of the cutover', () => {
  const titles = (calendar: WaveCalendar): readonly string[] =>
    calendar.events.filter(({ kind }) => kind.endsWith('Ttl')).map(({ title }) => title);

  it('are in titles where they are handed over, and nowhere else', () => {
    const input = anInput([{ machines: [['web', GB]] }]);
    expect(titles(deriveWaveCalendar(input))).toEqual([
      'Wave 1: lower the TTL of its names',
      'Wave 1: raise the TTL of its names',
    ]);
    const dns = { ttlSeconds: 60, oldTtlSeconds: 172_800, ttlAfterSeconds: 3600 };
    const calendar = deriveWaveCalendar({ ...input, dns });
    expect(titles(calendar)).toEqual(['Wave 1: lower TTL to 60 s', 'Wave 1: raise TTL to 3600 s']);
    const lowered = calendar.events.find(({ kind }) => kind === 'lowerTtl')!.to;
    expect(Date.parse(calendar.windows[0]!.from) - Date.parse(lowered)).toBe(172_800_000);
  });
});

describe('a last synchronization that fits nowhere by the slow rate', () => {
  it('is put where the link has the fast one, and nowhere else', () => {
    // 1.73 TB a day are 160 Mb/s, and the slow rate is a hundredth of the fast one: at 10 Mb/s what is left takes days.
    const peaks = peaksOf(weeksOf(toMachineId('web'), () => 20_000_000, 'diskWriteBytesPerSecond'));
    const link = { ...someSettings().link, dayBitsPerSecond: 10_000_000, nightBitsPerSecond: 1_000_000_000 };
    // Use is lowest from 20:00 to 22:00 in Chicago, which is day in Melbourne, so that the first choice is slow.
    const quiet = weeksOf(toMachineId('web'), (atMs) => (new Date(atMs - 5 * 3_600_000).getUTCHours() >= 20 ? 1 : 8));
    const settings = someSettings({ link, marginMinutes: 10, hours: { from: '20:00', to: '08:00' } });
    const input = anInput([{ machines: [['web', 900 * GB]] }], settings, peaksOf(...peaks.series, quiet));
    const calendar = deriveWaveCalendar(input);
    expect(codes(calendar)).toEqual([]);
    // Night in Melbourne, 19:00 to 07:00, is 04:00 to 16:00 in Chicago; the link is fast for the whole downtime.
    expect(calendar.windows[0]!.localFrom.slice(11, 16) >= '04:00').toBe(true);
    expect(calendar.windows[0]!.refused.map(({ why }) => why)).toContain(
      'the link is too slow then for the last synchronization',
    );
  });
});
