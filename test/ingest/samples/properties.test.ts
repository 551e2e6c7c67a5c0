import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSampleSink } from '../../../src/timeseries/index.js';
import { createSampleRun } from '../../../src/ingest/index.js';
import { latinBytes, record, sorted, utf16Bytes } from './recording.js';

/** One machine at one time, as a tool may print it; null: not measured. */
interface Sample {
  readonly second: number;
  readonly machine: string;
  readonly cores: number | null;
  readonly cpuPercent: number | null;
  readonly memoryUsedMiB: number | null;
  readonly disks: readonly { readonly readIops: number | null; readonly writeBytesPerSecond: number | null }[];
}

const DISKS = ['scsi0:0', 'a,"b"'];
const amount = fc.option(fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 1e6, noNaN: true })));
const samples = (cores: fc.Arbitrary<number | null>): fc.Arbitrary<Sample[]> =>
  fc.uniqueArray(
    fc.record({
      second: fc.integer({ min: 1_772_323_200, max: 1_772_323_260 }),
      machine: fc.constantFrom('a', 'b', '__proto__', 'web;01', 'x "y"'),
      cores,
      cpuPercent: fc.option(fc.integer({ min: 0, max: 100 })),
      memoryUsedMiB: amount,
      disks: fc.tuple(...DISKS.map(() => fc.record({ readIops: amount, writeBytesPerSecond: amount }))),
    }),
    { selector: ({ second, machine }) => `${second} ${machine}`, maxLength: 30 },
  );
const someCores = fc.integer({ min: 1, max: 64 });

const cell = (value: string | number | null): string =>
  value === null ? '' : /[",;]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
const rowOf = (cells: readonly (string | number | null)[]): string => `${cells.map(cell).join(',')}\n`;

const WIDE = rowOf([
  ...['timestamp', 'machine', 'cores', 'cpuPercent', 'memoryUsedMiB'],
  ...DISKS.flatMap((disk) => [`disk[${disk}].readIops`, `disk[${disk}].writeBytesPerSecond`]),
]);
const wideRow = ({ second, machine, cores, cpuPercent, memoryUsedMiB, disks }: Sample): string =>
  rowOf([
    ...[second, machine, cores, cpuPercent, memoryUsedMiB],
    ...disks.flatMap(({ readIops, writeBytesPerSecond }) => [readIops, writeBytesPerSecond]),
  ]);

const LONG = 'timestamp,machine,counter,instance,value\n';
function longRows({ second, machine, cores, cpuPercent, memoryUsedMiB, disks }: Sample): readonly string[] {
  const row = (counter: string, instance: string, value: number | null): readonly string[] =>
    value === null ? [] : [rowOf([second, machine, counter, instance, value])];
  return [
    ...row('cores', '', cores),
    ...row('cpuPercent', '', cpuPercent),
    ...row('memoryUsedMiB', '', memoryUsedMiB),
    ...disks.flatMap(({ readIops, writeBytesPerSecond }, index) => [
      ...row('disk.readIops', DISKS[index]!, readIops),
      ...row('disk.writeBytesPerSecond', DISKS[index]!, writeBytesPerSecond),
    ]),
  ];
}

describe('samples', () => {
  it('are the same in the wide and in the long form, whatever the order of rows', () => {
    fc.assert(
      fc.property(
        samples(someCores).chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length }),
            fc.shuffledSubarray(all.flatMap(longRows), { minLength: all.flatMap(longRows).length }),
          ),
        ),
        ([all, shuffled, long]) => {
          const wide = sorted(record(WIDE + all.map(wideRow).join('')).told);
          expect(sorted(record(WIDE + shuffled.map(wideRow).join('')).told)).toEqual(wide);
          expect(sorted(record(LONG + long.join('')).told)).toEqual(wide);
        },
      ),
    );
  });

  it('whose cores are stated now and then are the same in both forms, in order of time', () => {
    fc.assert(
      fc.property(samples(fc.option(someCores)), (all) => {
        const ordered = all.toSorted((left, right) => left.second - right.second);
        const wide = sorted(record(WIDE + ordered.map(wideRow).join('')).told);
        expect(sorted(record(LONG + ordered.flatMap(longRows).join('')).told)).toEqual(wide);
        expect(sorted(record(LONG + ordered.flatMap(longRows).toReversed().join('')).told).length).toBe(wide.length);
      }),
    );
  });

  it('do not depend on how the file is cut into pieces, in any encoding', () => {
    const text = `\ufeff# zone: UTC\r\n${WIDE}1772323200,"bü,ro",2,50,1,1,1,,\r\n\r\n1772323220,"bü,ro",2,x,1,1,1\n1772323240,c,1,1,,,,,`;
    const utf8 = new TextEncoder().encode(text);
    const utf16 = utf16Bytes(text.slice(1));
    const old = latinBytes(text.slice(1));
    const whole = record(utf8);
    expect(whole.told).toHaveLength(7);
    fc.assert(
      fc.property(
        fc.constantFrom(utf8, utf16, old),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
        (bytes, sizes) => {
          const pieces: Uint8Array[] = [];
          for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
            const size = sizes[turn % sizes.length]!;
            pieces.push(bytes.subarray(at, at + size));
            at += size;
          }
          const { told, summary } = record(pieces);
          expect(told).toEqual(whole.told);
          expect(summary).toEqual(whole.summary);
        },
      ),
    );
  });

  it('add up: rows read are rows used and rows skipped, and every reading is finite, whatever the file holds', () => {
    const junk = fc.constantFrom(
      ...[
        '1',
        '-1',
        'x',
        '',
        '"',
        '""',
        ',',
        ';',
        '\n',
        '\r\n',
        '\0',
        '1772323200',
        'NaN',
        '1e400',
        '1e308',
        'web01',
        '2026-03-01T00:00Z',
      ],
      ...['cores', 'cpuPercent', '#', '__proto__', 'constructor', '9'.repeat(400), '\u202e', '\ud800'],
    );
    const headers = fc.constantFrom(WIDE, LONG, WIDE.replaceAll(',', ';'), '');
    fc.assert(
      fc.property(headers, fc.array(junk, { maxLength: 60 }), (header, parts) => {
        const sink = createSampleSink();
        const run = createSampleRun({ sink, zone: 'Australia/Melbourne' });
        const reader = run.openFile('junk.csv');
        reader.push(header + parts.join(''));
        const { rowsRead, rowsUsed, rowsSkipped } = reader.end().summary;
        expect(rowsSkipped.reduce((sum, { count }) => sum + count, rowsUsed)).toBe(rowsRead);
        const { peaks, problems } = run.finish();
        for (const { maxima } of peaks.series)
          expect(maxima.every((value) => value >= 0 || Number.isNaN(value))).toBe(true);
        for (const { message } of problems) expect(message).not.toMatch(/[\u0000-\u001f]/);
      }),
      { numRuns: 300 },
    );
    expect(({} as Record<string, unknown>)['cores']).toBeUndefined();
  });
});

describe('a file that would fill the memory', () => {
  const header = 'timestamp,machine,cpuUsedCores\n';

  it('costs one line: a cell of 10 MB is left out, and the rows behind it are read', () => {
    const huge = 'z'.repeat(1_000_000);
    const pieces = [header, '1772323200,', ...Array.from({ length: 10 }, () => huge), ',1\n1772323220,a,1\n'];
    const asBytes = pieces.map((piece) => new TextEncoder().encode(piece));
    for (const input of [pieces, asBytes]) {
      const { told, codes, summary } = record(input);
      expect([told, codes]).toEqual([['a 2026-03-01T00:00:20.000Z cpuUsedCores 1'], ['2 huge-line']]);
      expect(summary.rowsSkipped).toEqual([{ reason: 'line or cell too long', count: 1 }]);
    }
  });

  it('may hold NUL bytes, which are left out and told', () => {
    const { told, codes } = record(`${header}1772\u0000323200,\u0000a,1\n`);
    expect([told, codes]).toEqual([['a 2026-03-01T00:00:00.000Z cpuUsedCores 1'], ['2 nul-bytes']]);
  });

  it('is refused at its first line where it is no text', () => {
    const noise = new Uint8Array(100_000).map((_, index) => (index * 7919) % 251);
    const { summary, problems } = record([noise, noise]);
    expect(summary.kind).toBe('unrecognised');
    expect(problems[0]?.message).not.toMatch(/[\u0000-\u001f]/);
  });
});
