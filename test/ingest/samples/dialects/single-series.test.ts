import { describe, expect, it } from 'vitest';
import { cores, record } from '../recording.js';

describe('a file of one series', () => {
  it('takes machine and counter from the name of the file, and waits for the cores of a percentage', () => {
    const { told, problems, summary } = record('timestamp,value\n2026-03-01 00:00:00Z,25\n2026-03-01 00:05:00Z,\n', {
      fileName: 'web01.corp.example.cpuPercent.csv.gz',
      coresOf: () => cores(4),
    });
    expect(problems).toEqual([]);
    expect(told).toEqual(['web01.corp.example 2026-03-01T00:00:00.000Z cpuUsedCores 1']);
    expect(summary).toMatchObject({
      ...{ kind: 'samples-csv', format: 'dialect', dialect: 'single-series' },
      recognisedBy: 'the form single-series: the columns of one series, a time and a value',
      ...{
        rowsRead: 2,
        rowsUsed: 1,
        rowsSkipped: [{ reason: 'nothing measured', count: 1 }],
        readings: 1,
        machines: 1,
      },
    });
  });

  it('takes them from comments before the name, and a disk with points in its name', () => {
    const text = '# machine: db01\n# counter: disk[a.b].readIops\n# zone: +10:00\n\nTime;Value\n2026-03-01 10:00;1,5\n';
    expect(record(text, { fileName: 'export.csv' }).told).toEqual([
      'db01 2026-03-01T00:00:00.000Z diskReadIops[a.b] 1.5',
    ]);
    const named = record('time,value\n1772323200,7\n', { fileName: 'db01.disk[C:].writeIops.csv' });
    expect(named.told).toEqual(['db01 2026-03-01T00:00:00.000Z diskWriteIops[C:] 7']);
  });

  it('says what is not told, and reads no row', () => {
    const { told, problems, codes } = record('timestamp,value\n1772323200,7\n', { fileName: 'chart.csv' });
    expect(told).toEqual([]);
    expect(codes).toEqual(['- unnamed-series']);
    expect(problems[0]!.message).toContain('of which counter');
    const near = record('timestamp,value\n1772323200,7\n', { fileName: 'web01.cpuPercnt.csv' }).problems[0]!;
    expect(near.message).toContain('did you mean cpuPercent');
  });

  it('leaves a percentage out where nothing says the cores, and counts its row as skipped', () => {
    const { told, codes, summary } = record('timestamp,value\n1772323200,7\n', { fileName: 'web01.cpuPercent.csv' });
    expect(told).toEqual([]);
    expect(codes).toEqual(['2 percent-without-cores', '- no-samples']);
    expect(summary).toMatchObject({ rowsRead: 1, rowsUsed: 0, rowsSkipped: [{ reason: 'no usable value', count: 1 }] });
  });

  it('counts ragged rows, bad stamps and bad numbers as every other reader does', () => {
    const { codes, summary } = record('timestamp,value\n1772323200,7,8\nsoon,7\n1772323200,many\n1772323200,-7\n', {
      fileName: 'web01.cpuUsedCores.csv',
    });
    expect(codes).toEqual(['2 ragged-row', '3 bad-stamp', '4 bad-number', '5 out-of-range', '- no-samples']);
    expect(summary.rowsSkipped).toEqual([
      { reason: 'wrong number of cells', count: 1 },
      { reason: 'no usable stamp', count: 1 },
      { reason: 'no usable value', count: 2 },
    ]);
  });
});
