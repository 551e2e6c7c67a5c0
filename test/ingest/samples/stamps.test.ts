import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern, createTimeZone } from '../../../src/ingest/index.js';
import type { Instant } from '../../../src/model/index.js';
import { record } from './recording.js';

const stampsOf = (stamps: readonly string[], zone: string | null = null): readonly string[] =>
  record(`timestamp,machine,cpuUsedCores\n${stamps.map((stamp) => `"${stamp}",a,1\n`).join('')}`, { zone }).told.map(
    (line) => line.split(' ')[1]!,
  );
const codesOf = (stamp: string, zone: string | null = null): readonly string[] =>
  record(`timestamp,machine,cpuUsedCores\n"${stamp}",a,1\n1772323200,b,1\n`, { zone }).codes;

describe('a stamp', () => {
  it('is ISO 8601 with a zone, or digits since 1970', () => {
    expect(
      stampsOf([
        '2026-03-01T00:00:00Z',
        '2026-03-01t00:00z',
        '2026-03-01 10:30:00.5+10:30',
        '2026-02-28T19:00:00,25 -0500',
        '2026-03-01T01:00:00+01',
        '1772323200',
        '1772323200000',
        '1772323200.5',
      ]),
    ).toEqual([
      '2026-03-01T00:00:00.000Z',
      '2026-03-01T00:00:00.000Z',
      '2026-03-01T00:00:00.500Z',
      '2026-03-01T00:00:00.250Z',
      '2026-03-01T00:00:00.000Z',
      '2026-03-01T00:00:00.000Z',
      '2026-03-01T00:00:00.000Z',
      '2026-03-01T00:00:00.500Z',
    ]);
  });

  it('without a zone is a problem, unless a zone is stated', () => {
    expect(codesOf('2026-03-01T11:00:00')).toEqual(['2 stamp-without-zone']);
    expect(stampsOf(['2026-03-01T11:00:00'], 'Australia/Melbourne')).toEqual(['2026-03-01T00:00:00.000Z']);
    expect(stampsOf(['2026-03-01T05:30:00'], '+05:30')).toEqual(['2026-03-01T00:00:00.000Z']);
    expect(codesOf('2026-03-01T11:00:00', 'Atlantis/Capital')).toEqual(['- unknown-zone', '2 stamp-without-zone']);
  });

  it('follows the zone that the file states before that of the caller', () => {
    const { told } = record('# zone: Australia/Melbourne\ntimestamp,machine,cpuUsedCores\n2026-03-01 11:00,a,1\n', {
      zone: 'UTC',
    });
    expect(told).toEqual(['a 2026-03-01T00:00:00.000Z cpuUsedCores 1']);
  });

  it('that no clock or calendar shows is a problem', () => {
    for (const stamp of [
      '2026-02-29T00:00:00Z',
      '2026-13-01T00:00:00Z',
      '2026-01-01T24:00:00Z',
      '01/02/2026 10:00',
      '2026-01-01',
      '',
      '12',
      '2026-01-01T00:00:00+99:00',
    ]) {
      expect(codesOf(stamp)).toEqual(['2 bad-stamp']);
    }
  });

  it('outside of any plausible time, or after the latest allowed, is a problem', () => {
    expect(codesOf('1772323200000000')).toEqual(['2 implausible-stamp']);
    expect(codesOf('123456789')).toEqual(['2 implausible-stamp']);
    expect(codesOf('2150-01-01T00:00:00Z')).toEqual(['2 implausible-stamp']);
    const latestMs = Date.UTC(2026, 2, 1) as Instant;
    expect(record('timestamp,machine,cpuUsedCores\n1772323200,a,1\n1772323201,a,1\n', { latestMs }).codes).toEqual([
      '3 future-stamp',
    ]);
  });

  it('in the hour that clocks skip is a problem', () => {
    // Melbourne put its clocks forward on 2025-10-05 at 02:00.
    expect(codesOf('2025-10-05 02:30', 'Australia/Melbourne')).toEqual(['2 stamp-in-gap']);
    expect(stampsOf(['2025-10-05 01:59', '2025-10-05 03:00'], 'Australia/Melbourne')).toEqual([
      '2025-10-04T15:59:00.000Z',
      '2025-10-04T16:00:00.000Z',
    ]);
  });

  it('in the hour that comes twice is the first, unless the sequence shows the second', () => {
    // Melbourne put its clocks back on 2026-04-05 at 03:00 to 02:00: 15:00Z to 16:00Z is the first pass.
    const zone = 'Australia/Melbourne';
    expect(stampsOf(['2026-04-05 02:30'], zone)).toEqual(['2026-04-04T15:30:00.000Z']);
    const night = ['02:00', '02:20', '02:40', '02:00', '02:20', '02:40', '03:00'].map((time) => `2026-04-05 ${time}`);
    expect(stampsOf(night, zone)).toEqual([
      '2026-04-04T15:00:00.000Z',
      '2026-04-04T15:20:00.000Z',
      '2026-04-04T15:40:00.000Z',
      '2026-04-04T16:00:00.000Z',
      '2026-04-04T16:20:00.000Z',
      '2026-04-04T16:40:00.000Z',
      '2026-04-04T17:00:00.000Z',
    ]);
    // A stamp that is out of order by seconds, or a second file of the same night, shows no second pass.
    expect(stampsOf(['2026-04-05 02:20:01', '2026-04-05 02:20:00'], zone)[1]).toBe('2026-04-04T15:20:00.000Z');
    expect(stampsOf([...night, '2026-04-05 02:00'], zone).at(-1)).toBe('2026-04-04T15:00:00.000Z');
  });

  it('is placed machine by machine, so that neighbours do not shift each other', () => {
    const rows = ['02:40,a', '02:40,b', '02:00,a', '02:00,c', '02:00,b'];
    const { told } = record(`timestamp,machine,cpuUsedCores\n${rows.map((row) => `2026-04-05 ${row},1\n`).join('')}`, {
      zone: 'Australia/Melbourne',
    });
    expect(told.map((line) => line.slice(0, 18))).toEqual([
      'a 2026-04-04T15:40',
      'b 2026-04-04T15:40',
      'a 2026-04-04T16:00',
      'c 2026-04-04T15:00',
      'b 2026-04-04T16:00',
    ]);
  });
});

describe('a time zone', () => {
  it('agrees with the platform in every hour of a year', () => {
    const zones = [
      'Australia/Melbourne',
      'Pacific/Chatham',
      'America/New_York',
      'Asia/Kolkata',
      'Europe/Berlin',
      'Australia/Lord_Howe',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 366 * 24 * 60 }), (name, minute) => {
        const instant = Date.UTC(2026, 0, 1) + minute * 60_000;
        const format = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' });
        const localMs = Date.parse(`${format.format(instant).replace(' ', 'T')}Z`);
        const found = createTimeZone(name)!.instantOf(localMs, null)!;
        // In the hour that comes twice the first is taken.
        expect(found === instant || instant - found === 3_600_000 || instant - found === 1_800_000).toBe(true);
        expect(createTimeZone(name)!.instantOf(localMs, instant - 1000)).toBeLessThanOrEqual(instant);
      }),
    );
  });

  it('is an IANA name, an offset or UTC, and nothing else', () => {
    for (const name of ['UTC', 'z', '+10:00', '-0330', 'UTC+2', 'GMT', 'Europe/Berlin'])
      expect(createTimeZone(name)).not.toBeNull();
    for (const name of ['', 'AEST time', '+99:00', '__proto__', '../etc', 'Mars/Phobos', 'A'.repeat(100)]) {
      expect(createTimeZone(name)).toBeNull();
    }
  });
});

describe('a pattern of stamps', () => {
  const read = (pattern: string, text: string): string | null => {
    const printed = compilePattern(pattern)?.(text);
    if (printed == null) return null;
    return `${new Date(printed.localMs).toISOString()}${printed.offsetMs === null ? '' : ` ${printed.offsetMs / 60_000}`}`;
  };

  it('reads what tools print', () => {
    expect(read('MM/dd/yyyy HH:mm:ss', '03/01/2026 13:05:09')).toBe('2026-03-01T13:05:09.000Z');
    expect(read('M/d/yyyy h:mm a', '3/1/2026 12:05 AM')).toBe('2026-03-01T00:05:00.000Z');
    expect(read('M/d/yyyy h:mm a', '3/1/2026 12:05 pm')).toBe('2026-03-01T12:05:00.000Z');
    expect(read('dd.MM.yyyy HH:mm:ss.SSS', '01.03.2026 13:05:09.25')).toBe('2026-03-01T13:05:09.250Z');
    expect(read("yyyyMMdd'T'HHmmssXXX", '20260301T130509+10:00')).toBe('2026-03-01T13:05:09.000Z 600');
    expect(read('MMM d, yyyy h:mm:ss a', 'Sept. 5, 2026 1:05:09 PM')).toBe('2026-09-05T13:05:09.000Z');
    expect(read('MMM d, yyyy h:mm:ss a', 'Dezember 5, 2026 1:05:09 PM')).toBeNull();
    expect(read("EEE MMM d HH:mm:ss 'GMT'XXX yyyy", 'Fri Sep 6 02:00:00 GMT+0200 2019')).toBe(
      '2019-09-06T02:00:00.000Z 120',
    );
    expect(read('yyyy-MM-dd HH:mm XXX', '2026-03-01 13:05 Z')).toBe('2026-03-01T13:05:00.000Z 0');
  });

  it('refuses other texts and other patterns', () => {
    expect(read('MM/dd/yyyy HH:mm:ss', '2026-03-01 13:05:09')).toBeNull();
    expect(read('MM/dd/yyyy HH:mm:ss', '02/30/2026 13:05:09')).toBeNull();
    expect(read('M/d/yyyy h:mm a', '3/1/2026 13:05 PM')).toBeNull();
    for (const pattern of [
      '',
      'yyyy-MM-dd',
      'HH:mm',
      'yyyy-MM-dd hh:mm',
      'yyyy-MM-dd HH:mm HH',
      'ZZZ yyyy-MM-dd HH:mm',
      'MMM MM d yyyy HH:mm',
      'EEE d yyyy HH:mm',
      "yyyy-MM-dd 'T HH:mm",
      '%Y-%m-%d',
    ]) {
      expect(compilePattern(pattern)).toBeNull();
    }
  });
});
