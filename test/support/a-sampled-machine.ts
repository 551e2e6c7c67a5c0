import type {
  AssessedCalendar,
  AssessedCoverage,
  AssessedMachine,
  SamplesSummary,
} from '../../src/assessment/index.js';
import { anAssessedMachine } from './an-assessed-machine.js';

/**
 * 30 days from Wednesday 2026-03-04 in Melbourne, four machines: all days whole but a gap of three days, half of 20 March,
 * and a trace of the last day.
 */
export function aCalendar(overrides: Partial<AssessedCalendar> = {}): AssessedCalendar {
  const percent = Array.from({ length: 30 }, (_, day): number => (day >= 7 && day < 10 ? 0 : day === 16 ? 50 : 100));
  percent[29] = 0.1;
  return {
    zone: 'Australia/Melbourne',
    from: '2026-03-04',
    machines: 4,
    machinesByDay: percent.map((share) => (share === 0 ? 0 : share < 1 ? 1 : 4)),
    percentByDay: percent,
    weekends: 4,
    machinesWithEveryWeekend: 3,
    machinesWithoutWeekend: 0,
    monthEnds: [{ date: '2026-03-31', isQuarterEnd: true, machines: 3 }],
    ...overrides,
  };
}

/** The coverage that belongs to `aCalendar`. */
const aCoverage = (overrides: Partial<AssessedCoverage> = {}): AssessedCoverage => ({
  percent: 88.5,
  stars: 5,
  presentPoints: 45_878,
  expectedPoints: 51_840,
  sampledFrom: '2026-03-03T13:00:00.000Z',
  sampledTo: '2026-04-02T00:10:00.000Z',
  longestGapHours: 72,
  intervalSeconds: 20,
  isOfAverages: false,
  granularities: [{ intervalSeconds: 20, kind: 'sample', series: 12 }],
  notMeasured: [],
  days: '#######...######5############1',
  weekendsSeen: 3,
  monthEnds: [{ date: '2026-03-31', isQuarterEnd: true, isSeen: true }],
  ...overrides,
});

/** A machine sized by its samples. */
export const aSampledMachine = (coverage: Partial<AssessedCoverage> = {}): AssessedMachine => {
  const machine = anAssessedMachine({ name: 'mes-db-01', coverage: aCoverage(coverage) });
  return { ...machine, need: machine.need === null ? null : { ...machine.need, basis: 'sampled' } };
};

/** A machine of which only averages of two hours are known, beside samples of its memory. */
export const aMachineOfAverages = (): AssessedMachine => {
  const machine = aSampledMachine({
    intervalSeconds: 7200,
    isOfAverages: true,
    granularities: [
      { intervalSeconds: 20, kind: 'sample', series: 1 },
      { intervalSeconds: 7200, kind: 'average', series: 11 },
    ],
    stars: 1,
    percent: 8.33,
  });
  return { ...machine, name: 'old-fileserver', id: anAssessedMachine({ name: 'old-fileserver' }).id };
};

/** What `check` tells of samples. */
export const aSamplesSummary = (): SamplesSummary => ({
  granularities: [
    { intervalSeconds: 20, kind: 'sample', series: 36, machines: 3, shortfall: null },
    {
      intervalSeconds: 7200,
      kind: 'average',
      series: 11,
      machines: 1,
      shortfall: 'CPU may read 44 % to 61 % below true peaks (measured 2026-11-21 on invented machines)',
    },
  ],
  machines: 4,
  unmeasured: [{ quantity: 'memory', machines: 1 }],
  calendar: aCalendar(),
});
