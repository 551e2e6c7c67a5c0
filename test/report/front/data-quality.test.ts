import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveDataQuality, gradeOf, GRADES, QUALITY_STEPS, worstOf } from '../../../src/report/front/data-quality.js';
import type { QualityFact } from '../../../src/report/front/data-quality.js';
import { aCalendar, aMachineOfAverages, aSampledMachine } from '../../support/a-sampled-machine.js';
import { anAssessedMachine, anUnsizedMachine } from '../../support/an-assessment.js';

const window = { from: '2026-03-04', to: '2026-04-02', days: 30 };
const gradeBy = (machines: Parameters<typeof deriveDataQuality>[0]['machines'], kind: QualityFact['kind']) =>
  deriveDataQuality({ machines, calendar: aCalendar(), window }).facts.find((fact) => fact.kind === kind);

describe('the grade of the data', () => {
  it.each([
    ['sampled', 95, 'A'],
    ['sampled', 94, 'B'],
    ['sampled', 80, 'B'],
    ['sampled', 50, 'C'],
    ['sampled', 1, 'D'],
    ['sampled', 0, 'E'],
    ['coverage', 90, 'A'],
    ['coverage', 24, 'E'],
    ['granularity', 99, 'B'],
    ['monthEnds', 90, 'A'],
    ['monthEnds', 89, 'B'],
    ['monthEnds', 0, 'C'],
    ['stated', 99, 'A'],
    ['stated', 49, 'E'],
  ] as const)('of %s is for %i of 100 %s', (kind, count, grade) => {
    expect(gradeOf(kind, count, 100)).toBe(grade);
  });

  it('of days counts days and no share', () => {
    expect([28, 27, 14, 7, 6, 1, 0].map((days) => gradeOf('days', days, 30))).toEqual([
      ...['A', 'B', 'B', 'C', 'D', 'D', 'E'],
    ]);
  });

  it('is the worst of its facts, and of no fact the worst there is', () => {
    expect(worstOf(['A', 'C', 'B'])).toBe('C');
    expect(worstOf([])).toBe('E');
  });

  it('never gets worse when more is known', () => {
    const kinds = Object.keys(QUALITY_STEPS) as readonly QualityFact['kind'][];
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.nat(500), fc.nat(500), fc.nat(500), (kind, one, more, rest) => {
        const whole = one + more + rest;
        const before = GRADES.indexOf(gradeOf(kind, one, whole));
        expect(GRADES.indexOf(gradeOf(kind, one + more, whole))).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('tells points by their sum, days by what any machine shows, and month-ends by machines', () => {
    const machines = [
      aSampledMachine({ presentPoints: 90, expectedPoints: 100 }),
      aSampledMachine({
        ...{ presentPoints: 20, expectedPoints: 100 },
        monthEnds: [{ date: '2026-03-31', isQuarterEnd: true, isSeen: false }],
      }),
    ];
    expect(gradeBy(machines, 'coverage')).toMatchObject({ grade: 'C', count: 110, whole: 200 });
    expect(gradeBy(machines, 'days')).toMatchObject({ grade: 'B', count: 27, whole: 30 });
    expect(gradeBy(machines, 'monthEnds')).toMatchObject({ grade: 'B', count: 1, whole: 2 });
  });

  it('does not ask machines that are off for samples, and asks all for a system and a power state', () => {
    const machines = [aSampledMachine(), anAssessedMachine({ power: 'off' }), anUnsizedMachine({ power: 'unknown' })];
    expect(gradeBy(machines, 'sampled')).toMatchObject({ count: 1, whole: 2, grade: 'C' });
    expect(gradeBy(machines, 'stated')).toMatchObject({ count: 2, whole: 3, grade: 'D' });
  });

  it('never takes averages for samples, nor a quantity that was not measured for one that was', () => {
    expect(gradeBy([aMachineOfAverages()], 'granularity')).toMatchObject({ count: 0, grade: 'E' });
    const machines = [aSampledMachine(), aSampledMachine({ notMeasured: ['memory'] })];
    expect(gradeBy(machines, 'measured')).toMatchObject({ count: 1, whole: 2, grade: 'C' });
  });

  it('has no fact of samples where there are none, and is then an E', () => {
    const quality = deriveDataQuality({ machines: [anAssessedMachine()], calendar: null, window: null });
    expect(quality.facts.map(({ kind }) => kind)).toEqual(['sampled', 'stated']);
    expect(quality).toMatchObject({ grade: 'E', intervals: null });
  });
});
