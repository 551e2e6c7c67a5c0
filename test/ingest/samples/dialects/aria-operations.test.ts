import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberFormOf, withoutGroups } from '../../../../src/ingest/samples/dialects/grouped-numbers.js';
import type { Bytes } from '../../../../src/model/index.js';
import { cores, record, sorted } from '../recording.js';

const GIB = 1024 ** 3;
const options = { zone: 'UTC', coresOf: () => cores(4), memoryOf: () => (8 * GIB) as Bytes };
const HEADER = [
  ...['Name', 'Time', 'CPU|Usage (%)', 'Memory|Usage (%)', 'Network|Data Receive Rate (KBps)'],
  ...['Virtual Disk:scsi0:0|Read IOPS', 'CPU|Demand (MHz)', 'CPU|Usage (MHz)'],
];
const text = (separator: string, ...rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map((cell) => `"${cell}"`).join(separator)}\r\n`).join('')}`;

describe('a view of Aria Operations', () => {
  it.each([
    ['1,234.5', '12.5', 'Nov 20', ','],
    ['1.234,5', '12,5', 'Nov 20', ';'],
    ['1.234,5', '12,5', 'Nov 20', ','],
  ])('reads numbers such as %s', (rate, share, _, separator) => {
    const { told, problems, summary } = record(
      text(
        separator,
        HEADER,
        ['web01', '20.11.2026 00:05:00', share, '50', rate, '7', '999', '2400'],
        ['web02', '20.11.2026 00:05:00', '-', '-', '-', '', '', ''],
      ),
      options,
    );
    expect(problems).toEqual([]);
    expect(sorted(told)).toEqual(
      sorted(
        [
          'cpuUsedCores 0.5',
          `memoryGuestUsedBytes ${4 * GIB}`,
          `networkInBytesPerSecond ${1234.5 * 1024}`,
          'diskReadIops[scsi0:0] 7',
        ].map((line) => `web01 2026-11-20T00:05:00.000Z ${line}`),
      ),
    );
    expect(summary).toMatchObject({ dialect: 'aria-operations', rowsRead: 2, rowsUsed: 1 });
    expect(summary.columnsIgnored).toEqual(['CPU|Demand (MHz)', 'CPU|Usage (MHz)']);
  });

  it.each([
    'Jan 5, 2026 10:05:00 AM',
    'Jan 5, 2026, 10:05:00\u202fAM',
    'January 5, 2026 10:05 am',
    '05-Jan-2026 10:05',
    '5-JAN-2026 10:05:00 AM',
    '05 Jan 2026 10:05:00',
    'Mon Jan 5 10:05:00 GMT+0000 2026',
  ])('reads the English month of %s', (stamp) => {
    const view = text(',', ['Name', 'Time', 'CPU|Usage (%)'], ['web01', stamp, '25']);
    expect(record(view, options)).toMatchObject({ told: ['web01 2026-01-05T10:05:00.000Z cpuUsedCores 1'], codes: [] });
  });

  it.each([
    '5 janv. 2026 10:05',
    '05-Mai-2026 10:05',
    'enero 5, 2026 10:05:00 AM',
    '5. Januar 2026 10:05',
    'пн янв 5 10:05:00 GMT+0300 2026',
  ])('refuses the month of %s, which is of another language', (stamp) => {
    const view = text(';', ['Name', 'Time', 'CPU|Usage (%)'], ['web01', stamp, '25']);
    const { told, codes, problems } = record(view, options);
    expect([told, codes]).toEqual([[], ['1 foreign-month']]);
    expect(problems[0]!.message).toContain(`"${stamp}" names its month in a language that is not read`);
  });

  it('leaves out the rows of months that are English in some of them only', () => {
    const row = (stamp: string): readonly string[] => ['web01', stamp, '25'];
    const view = text(';', ['Name', 'Time', 'CPU|Usage (%)'], row('05-Apr-2026 10:05'), row('05-Mai-2026 10:05'));
    expect(record(view, options)).toMatchObject({ codes: ['3 bad-stamp'], summary: { rowsRead: 2, rowsUsed: 1 } });
  });

  it('does not guess whether a point groups thousands', () => {
    const header = ['Name', 'Time', 'Network|Data Transmit Rate (KBps)'];
    const view = text(';', header, ['web01', '2026-11-20 00:05', '1.234']);
    expect(record(view, options)).toMatchObject({ told: [], codes: ['1 ambiguous-number'] });
    const stated = record(`# decimal: comma\n${view.slice(1)}`, options);
    expect(stated.told).toEqual([`web01 2026-11-20T00:05:00.000Z networkOutBytesPerSecond ${1234 * 1024}`]);
  });

  it('is none without times or metrics, and tells what is no number', () => {
    expect(record('Name,CPU|Usage (%)\nweb01,5\n', options).codes).toEqual(['1 unrecognised-samples']);
    expect(record('Name,Time,Owner\nweb01,2026-11-20 00:05,me\n', options).codes).toEqual(['1 unrecognised-samples']);
    const faulty = record('Name,Time,CPU|Usage (%)\nweb01,2026-11-20 00:05,high\n,2026-11-20 00:05,1\n', options);
    expect(faulty.codes).toEqual(['2 bad-number', '3 no-machine', '- no-samples']);
  });
});

describe('grouped numbers', () => {
  it('are told by signs that cannot mean two things', () => {
    expect(['1,5', '1.234,5', '1.234.567'].map((one) => numberFormOf([one]))).toEqual(['comma', 'comma', 'comma']);
    expect(['1.5', '1,234.5', '1,234,567', '0.123', '12'].map((one) => numberFormOf([one]))).toEqual([
      ...['point', 'point', 'point', 'point', 'point'],
    ]);
    expect(numberFormOf(['1.234', '-', '1,234'])).toBe('ambiguous');
    expect(numberFormOf(['1.234', '7,5'])).toBe('comma');
  });

  it('keep their value in either form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 99 }), (whole, hundredths) => {
        const groups = String(whole).replace(/\B(?=(?:\d{3})+$)/g, ',');
        const digits = String(hundredths).padStart(2, '0');
        const [printed, value] = [`${groups}.${digits}`, Number(`${whole}.${digits}`)];
        expect(Number(withoutGroups(printed, 'point'))).toBe(value);
        const other = printed.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));
        expect(numberFormOf([other])).toBe('comma');
        expect(Number(withoutGroups(other, 'comma').replace(',', '.'))).toBe(value);
      }),
    );
  });
});
