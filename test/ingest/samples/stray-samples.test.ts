import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSampleRun } from '../../../src/ingest/index.js';
import type { SampleReading } from '../../../src/ingest/index.js';
import type { Instant } from '../../../src/model/index.js';
import { createSampleSink } from '../../../src/timeseries/index.js';

const START = Date.parse('2026-07-01T00:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const row = (atMs: number, machine = 'web01'): string => `${new Date(atMs).toISOString()},${machine},1\n`;
const hourly = (days: number, fromMs = START): string =>
  Array.from({ length: days * 24 }, (_, hour) => row(fromMs + hour * HOUR)).join('');

function read(files: Readonly<Record<string, string>>, endMs: number | null = null): SampleReading {
  const run = createSampleRun({ sink: createSampleSink(), endMs: endMs as Instant | null });
  for (const [name, rows] of Object.entries(files)) {
    const reader = run.openFile(name);
    reader.push(`timestamp,machine,cpuUsedCores\n${rows}`);
    reader.end();
  }
  return run.finish();
}

const strays = ({ problems }: SampleReading): readonly (readonly unknown[])[] =>
  problems
    .filter(({ code }) => code === 'ingest/stray-samples')
    .map(({ severity, at }) => [severity, at?.file ?? null, at?.line ?? null]);

describe('a handful of samples far from the rest', () => {
  it('is told with file, line, count and what to do where it comes after', () => {
    const reading = read({ 'a.csv': hourly(14), 'b.csv': hourly(2) + row(START + 200 * DAY) + row(START + DAY) });
    expect(strays(reading)).toEqual([['warning', 'b.csv', 50]]);
    expect(reading.problems.find(({ code }) => code === 'ingest/stray-samples')).toMatchObject({
      message:
        '1 value of 1 machine is stamped between 2027-01-17 00:00 and 2027-01-17 00:10 UTC, 186 days after the rest of the run, which ends on 2026-07-14: they are set aside, and the window ends with the rest',
      remedy:
        'correct or remove these rows if a clock was wrong; if they are true, collect for longer: more than an hour, or a twentieth of the run, is kept',
    });
  });

  it('is a note where it comes before, and several clocks are told one by one', () => {
    const early = row(START - 9 * DAY, 'db01') + row(START - 9 * DAY + 20_000, 'db01');
    const reading = read({ 'a.csv': early + hourly(14) + row(START + 60 * DAY) + row(START + 70 * DAY) });
    expect(strays(reading)).toEqual([
      ['info', 'a.csv', 2],
      ['warning', 'a.csv', null],
      ['warning', 'a.csv', 341],
    ]);
    expect(reading.problems.map(({ message }) => message).join(' ')).toContain('2 values of 1 machine are stamped');
  });

  it('is not told where the window ends before it', () => {
    const files = { 'a.csv': hourly(14) + row(START + 60 * DAY) };
    expect(strays(read(files, START + 14 * DAY))).toEqual([]);
    expect(strays(read(files, START + 61 * DAY))).toHaveLength(1);
  });

  it('is set aside: the peaks are those of the run without it, and no series reaches to it', () => {
    const clean = read({ 'a.csv': hourly(14) });
    const far = read({
      'a.csv': row(Date.parse('1999-01-01T00:00:00Z')) + hourly(14) + row(Date.parse('2062-01-01T00:00:00Z'), 'db01'),
    });
    expect(far.peaks.series).toEqual(clean.peaks.series);
    const [first, last] = far.peaks.spanMs!;
    expect(first).toBe(START);
    // The span ends with the last bucket of the rest.
    expect(last).toBe(START + 14 * DAY - HOUR + 10 * 60_000 - 1);
    expect(far.notes.readings).toBe(14 * 24 + 2);
    expect(far.machines.map(({ name }) => name)).toEqual(['web01', 'db01']);
  });

  it('is told and kept where series are taken machine by machine', () => {
    const run = createSampleRun({ sink: createSampleSink() });
    const reader = run.openFile('a.csv');
    reader.push(`timestamp,machine,cpuUsedCores\n${hourly(14)}${row(START + 60 * DAY)}`);
    reader.end();
    const taken: number[] = [];
    const { problems } = run.finishEach((series) => void taken.push(series[0]!.maxima.length));
    expect(taken).toEqual([60 * 144 + 1]);
    expect(problems[0]?.message).toContain('they are still among the series');
  });

  it('is neither a break of two days, nor a second collection, nor one of two samples', () => {
    expect(strays(read({ 'a.csv': hourly(14) + row(START + 15.9 * DAY) }))).toEqual([]);
    expect(strays(read({ 'a.csv': hourly(14) + hourly(1, START + 60 * DAY) }))).toEqual([]);
    expect(strays(read({ 'a.csv': row(START) + row(START + 60 * DAY) }))).toEqual([]);
    expect(strays(read({}))).toEqual([]);
  });

  it('never takes more than a twentieth of what the run holds, whatever the stamps', () => {
    const stamps = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(stamps, (minutes) => {
        const reading = read({ 'a.csv': minutes.map((one) => row(START + one * 60_000)).join('') });
        const told = strays(reading).length;
        const cells = reading.peaks.series[0]!.counts.filter((count) => count > 0).length;
        expect(told * 20).toBeLessThanOrEqual(cells);
      }),
      { numRuns: 50 },
    );
  });
});
