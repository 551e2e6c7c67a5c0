import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assessment/index.js';
import { renderCheckText, renderExplainText, renderSizesCsv } from '../../src/report/index.js';
import { aCalendar, aMachineOfAverages, aSampledMachine, aSamplesSummary } from '../support/a-sampled-machine.js';
import { anAssessment } from '../support/an-assessment.js';
import { reportPage } from '../support/report-page.js';

const sampled = (overrides: Partial<Assessment> = {}): Assessment =>
  anAssessment({
    window: { from: '2026-03-03', to: '2026-04-01', days: 30 },
    calendar: aCalendar(),
    machines: [aSampledMachine(), aMachineOfAverages()],
    ...overrides,
  });

const textOf = (html: string): string =>
  html
    // What the script may say of any machine is said of none here.
    .replace(/<style>.*?<\/style>|<script>.*?<\/script>|<template id="words">.*?<\/template>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

const peaksIn = (text: string): readonly string[] => text.match(/[^.;·]{0,60}\bpeaks?\b/gi) ?? [];

describe('days that samples show', () => {
  it('are told by check, a line for each week, with what the samples are', async () => {
    const estate = { inputs: [], counts: { rows: 4, merged: 0, skipped: 0, machines: 4 }, machines: [], problems: [] };
    const text = renderCheckText(estate, aSamplesSummary());
    await expect(text).toMatchFileSnapshot('../golden/report/check-samples.txt');
    expect(text.split('\n').every((line) => line.length <= 100)).toBe(true);
  });

  it('are told by explain for one machine, in words and as signs', () => {
    const text = renderExplainText(sampled(), aSampledMachine());
    expect(text.replace(/\s+/g, ' ')).toContain(
      '30 days from 2026-03-04 (Australia/Melbourne): 25 whole, 2 in part, 3 not at all; 3 of 4 weekends; nothing of 2026-03-11 to 2026-03-13',
    );
    expect(text).toContain('##### ##...## ####5## ####### ###1');
    expect(text).toContain('quarter-end 2026-03-31 seen');
  });

  it('are shown by the report as a table that reads without its shades', () => {
    const html = reportPage(sampled());
    const table = /<table class="heat">.*?<\/table>/s.exec(html)![0];
    expect(table.match(/<tr>/g)).toHaveLength(6);
    expect(table.match(/scope="row"/g)).toHaveLength(5);
    const text = textOf(table);
    expect(text).toContain('2026-03-09 9 100 % 10 100 % 11 0 % 12 0 % 13 0 % 14 100 % 15 100 %');
    expect(text).toContain('31 100 % quarter-end');
    expect(table).toContain('title="2026-04-02: 1 of 4 machines"');
    expect(textOf(html)).toContain('1 with 5 , 0 with 4 , 0 with 3 , 0 with 2 , 1 with 1 .');
    expect(textOf(html)).toContain('Quarter-end 2026-03-31 seen on 3 of 4 machines.');
    expect(reportPage(sampled())).toBe(html);
  });

  it('are left out of the report, and of its menu, where there are no samples', () => {
    const html = reportPage(anAssessment());
    expect(html).not.toContain('id="seen"');
    expect(html).not.toContain('#seen');
  });

  it('take little room: under 1 kB for each of a thousand machines', () => {
    const many = (isSampled: boolean): number => {
      const one = aSampledMachine();
      const machine = isSampled ? one : { ...one, coverage: null };
      return reportPage(sampled({ machines: Array.from({ length: 1000 }, () => machine) })).length;
    };
    expect((many(true) - many(false)) / 1000).toBeLessThan(1000);
  });

  it('are told of a window that begins on a Monday, and of a single day', () => {
    const percents = [100, 100, 100, 100, 100, 0, 9.9];
    const calendar = aCalendar({
      from: '2026-03-02',
      machinesByDay: percents.map(() => 4),
      percentByDay: percents,
      monthEnds: [],
      weekends: 0,
    });
    const lines = renderCheckText(
      { inputs: [], counts: { rows: 0, merged: 0, skipped: 0, machines: 0 }, machines: [], problems: [] },
      { granularities: [], machines: 4, unmeasured: [], calendar },
    );
    expect(lines).toContain('2026-03-02   #   #   #   #   #   .   1\n');
    expect(lines).toContain('no month-end lies in the window');
    expect(lines).toContain('no weekend lies in the window');
  });

  it('fit the schema of assessment.json', () => {
    const url = new URL('../../schemas/assessment.schema.json', import.meta.url);
    const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
      JSON.parse(readFileSync(url, 'utf8')) as object,
    );
    validate(JSON.parse(JSON.stringify(sampled())));
    expect(validate.errors).toBeNull();
    const plain = JSON.parse(JSON.stringify(sampled())) as { machines: { coverage: Record<string, unknown> }[] };
    plain.machines[0]!.coverage['days'] = '##x';
    expect(validate(plain)).toBe(false);
  });
});

describe('averages are never called peaks', () => {
  const averages = sampled({ machines: [aMachineOfAverages()] });

  it('in explain and in the report, wherever a peak is named', () => {
    const machine = { ...aMachineOfAverages(), findings: [] };
    const explained = renderExplainText(averages, machine).replace(/\s+/g, ' ');
    const told = textOf(reportPage(averages));
    expect(explained).toContain('20 s samples in 1 series; 7200 s averages, which are not peaks in 11 series');
    expect(told).toContain('For 1 machine they are averages longer than a minute, of which no peak is claimed.');
    for (const words of [...peaksIn(explained), ...peaksIn(told)]) {
      expect(words).toMatch(/not (?:called )?peaks?$|no peaks?$|The peaks$|peaks within/i);
    }
  });

  it('in sizes.csv, which says what kind they are', () => {
    const [head, row] = renderSizesCsv(averages).split('\r\n');
    const cellsOf = (line: string) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((cell) => cell[1]);
    const values = cellsOf(row!);
    const cells = new Map(cellsOf(head!).map((name, index) => [name, values[index]]));
    expect([cells.get('sampleKind'), cells.get('sampleIntervalSeconds')]).toEqual(['mixed', '7200']);
    expect([cells.get('coverageStars'), cells.get('daysSeen')]).toEqual(['1', '27']);
    expect(row).not.toMatch(/peak/i);
  });
});
