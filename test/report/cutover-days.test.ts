import { describe, expect, it } from 'vitest';
import type { WaveCalendar } from '../../src/calendar/index.js';
import { toMachineId } from '../../src/model/index.js';
import type { ReplicationPlan } from '../../src/replication/index.js';
import { cutoverDay } from '../../src/report/cutover-days.js';
import { costCharts } from '../../src/report/estate-charts/cost-charts.js';
import { deriveRisks } from '../../src/report/front/risks.js';
import { toText } from '../../src/report/html.js';
import { replicationActions } from '../../src/report/html/replication-actions.js';
import { renderPlannedWaves } from '../../src/report/html/waves-parts.js';
import { contentsOfAssessment, estateTables, renderWavesText } from '../../src/report/index.js';
import type { ReportContents } from '../../src/report/index.js';
import type { PlannedWave, WavePlan } from '../../src/waves/index.js';
import { anAssessedMachine, anAssessment } from '../support/an-assessment.js';

const IDS = ['a', 'b', 'c'].map(toMachineId);

const aWave = (number: number, cutover: string | null, day: number): PlannedWave =>
  ({
    ...{ number, name: `Wave ${number}`, cutover, day, machines: [IDS[number - 1]!], tiers: [], loads: [] },
    ...{ applications: [], environments: [], risk: { level: 'low', reasons: [] } },
  }) as unknown as PlannedWave;

const aPlan = (waves: readonly PlannedWave[]): WavePlan =>
  ({
    ...{ waves, remarks: [], unplanned: [], moves: [], cuts: [], boundaries: [], outside: [], extended: [] },
    machines: waves.map(({ number, machines }) => ({ id: machines[0], name: machines[0], wave: number, why: [] })),
    ...{ asOf: '2026-11-16', made: 'planned', settings: {}, conditions: [], confidence: { level: 'low', reasons: [] } },
    ...{ counts: { machines: 3, planned: 3, unplanned: 0 }, cost: { total: 0, lines: [] }, bound: { said: 'a test' } },
  }) as unknown as WavePlan;

const window = (wave: number, localFrom: string, planned: string | null) => ({ wave, localFrom, planned });

const NO_WINDOW = {
  ...{ code: 'calendar/no-window', severity: 'error', at: null },
  message: 'Wave 2 and every wave behind it have no date: its window is too long',
  remedy: 'allow more hours',
};
/** The first of three has a window; the second has none, so that the third has none either. */
const refusing = {
  windows: [window(1, '2027-01-23T02:00-06:00', '2027-01-23')],
  ...{ days: [0], problems: [NO_WINDOW], events: [] },
} as unknown as WaveCalendar;
const stated = [aWave(1, '2027-01-23', 0), aWave(2, '2027-02-06', 14), aWave(3, '2027-02-20', 28)];
const TOLD = 'planned day of the wave plan; the calendar finds no window that is allowed for it';

const plain = (markup: string): string => markup.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the day of a cutover', () => {
  it('is firm where the calendar has its window, and the plan alone where there is no calendar', () => {
    expect(cutoverDay(stated[0]!, refusing)).toMatchObject({ date: '2027-01-23', words: '2027-01-23', note: null });
    expect(cutoverDay(stated[1]!, null)).toMatchObject({ date: '2027-02-06', words: '2027-02-06', note: null });
    expect(cutoverDay(aWave(2, null, 14), null)).toMatchObject({ date: null, words: 'day 14', note: null });
  });

  it('is told as planned alone where the calendar refuses it', () => {
    expect(cutoverDay(stated[1]!, refusing)).toEqual({
      ...{ date: null, words: '2027-02-06', inShort: 'planned 2027-02-06 (no window)', note: TOLD },
    });
    expect(cutoverDay(aWave(3, null, 28), refusing)).toMatchObject({
      ...{ date: null, words: 'day 28', note: 'no date: the calendar finds no window that is allowed for it' },
    });
  });

  it("has the calendar's date with the day where the plan counts days, and both where they differ", () => {
    const calendar = {
      windows: [window(1, '2026-09-26T01:00+00:00', null), window(2, '2026-10-12T01:00+00:00', null)],
      days: [0, 16],
    } as unknown as WaveCalendar;
    expect(cutoverDay(aWave(1, null, 0), calendar)).toMatchObject({ date: '2026-09-26', words: '2026-09-26, day 0' });
    expect(cutoverDay(aWave(2, null, 14), calendar)).toMatchObject({
      ...{ words: '2026-10-12, day 16', note: 'the plan counts day 14' },
    });
    expect(cutoverDay(aWave(1, '2026-09-25', 0), calendar).note).toBe('the plan has 2026-09-25');
  });
});

describe('days that the calendar of a plan refuses', () => {
  const plan = aPlan(stated);
  const assessment = anAssessment({ machines: IDS.map((id) => anAssessedMachine({ id, name: id, findings: [] })) });
  const contents: ReportContents = { ...contentsOfAssessment(assessment), waves: plan, calendar: refusing };

  it('are told so in the table of waves, on the page and on a terminal', () => {
    const page = plain(toText(renderPlannedWaves(plan, refusing)));
    expect(page.split(TOLD)).toHaveLength(3);
    const text = renderWavesText(plan, { all: false, calendar: refusing }).replace(/\s+/g, ' ');
    expect(text).toContain('planned 2027-02-06 (no window)');
    expect(text).toContain(`Wave 3: ${TOLD}`);
    expect(text).not.toContain(`Wave 1: ${TOLD}`);
  });

  it('are told so beside the cost of each wave', () => {
    const chart = costCharts(contents).find(({ table }) => table.id === 'cost-by-wave')!;
    expect(chart.table.rows.map(([name]) => name)).toContain('Wave 2, planned 2027-02-06 (no window)');
    expect(chart.table.rows.map(([name]) => name)).toContain('Wave 1, 2027-01-23');
    expect(chart.table.said).toContain(`Wave 2, wave 3: ${TOLD}.`);
  });

  it('are no dates of the workbook, which says why, while days of the calendar are', () => {
    const waves = estateTables({ ...contents, problems: [] }).find(({ id }) => id === 'waves')!;
    const at = (title: string): number => waves.columns.findIndex((column) => column.title === title);
    expect(waves.columns[at('Cutover')]!.kind).toBe('day');
    expect(waves.rows.map((row) => row[at('Cutover')])).toEqual(['2027-01-23', null, null]);
    expect(waves.rows.map((row) => row[at('Day of the plan')])).toEqual(['2027-01-23', '2027-02-06', '2027-02-20']);
    expect(waves.rows.map((row) => row[at('Why there is no window')])).toEqual([null, TOLD, TOLD]);
  });

  it('are a risk that comes first, with how many machines and what to do', () => {
    const [first] = deriveRisks(contents);
    expect(first).toMatchObject({ id: 'no-window', effect: 'stops', machines: [IDS[1], IDS[2]] });
    expect(first!.title).toBe('2 machines in waves without a window');
    expect(first!.why).toContain('Wave 2, wave 3: no cutover is allowed as things stand');
    expect(first!.why).toContain('its window is too long. What to do: allow more hours.');
  });

  it('are no risk where the calendar dates every wave, but one where it puts a wave on another day', () => {
    const windows = [
      ...[window(1, '2027-01-23T02:00-06:00', '2027-01-23'), window(2, '2027-02-08T02:00-06:00', '2027-02-06')],
      window(3, '2027-02-22T02:00-06:00', '2027-02-20'),
    ];
    const kept = { ...refusing, windows, problems: [] } as unknown as WaveCalendar;
    const risks = deriveRisks({ ...contents, calendar: kept });
    expect(risks.map(({ id }) => id)).not.toContain('no-window');
    expect(risks.find(({ id }) => id === 'another-day')).toMatchObject({
      effect: 'breaks',
      machines: [IDS[1], IDS[2]],
    });
  });

  it('are something to do in a plan of replication that reckons by them', () => {
    const waves = [
      { wave: 1, state: 'fits', windowBy: 'calendar' },
      { wave: 2, state: 'fits', windowBy: 'refusedDay' },
    ];
    const replication = {
      initial: { waves, wavesAtHalf: [], batches: [] },
      ...{ verdicts: [], machines: [], counts: {}, bandwidth: { given: null }, churn: { estate: {} }, problems: [] },
      ...{ placement: { datastores: [] }, cost: { lines: [] }, unreplicated: [] },
    } as unknown as ReplicationPlan;
    expect(replicationActions(replication).map(({ said }) => said)).toContain(`Wave 2: ${TOLD}.`);
  });
});
