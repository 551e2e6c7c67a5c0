import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createSampleRun } from '../../../src/ingest/index.js';
import type { SampleReading } from '../../../src/ingest/index.js';
import { openWideFile } from '../../../src/node/sample-engine/wide-file.js';
import { readSamples } from '../../../src/node/read-samples.js';
import { createMemorySpool, createSampleSink, DEFAULT_SINK_OPTIONS } from '../../../src/timeseries/index.js';
import { temporaryFolder } from '../../support/run-cli.js';
import { plain } from '../../timeseries/readings.js';
import { readBothWays } from './both-ways.js';

const folder = temporaryFolder();

/** Every kind of row: quoted, blank, ragged, repeated, out of order, with a comma in a name, without a last line end. */
const FILE = Buffer.from(
  [
    '\ufeff# zone: UTC',
    'timestamp,machine,cores,cpuPercent,disk[a].writeBytesPerSecond,note',
    '2026-03-01T00:00:00Z,web01,4,25,1000,',
    '2026-03-01T00:00:00Z,"db,02",8,12.5,2000.125,"a ""note"""',
    '"2026-03-01T00:00:20Z","web01","4","26","1001",""',
    '',
    '2026-03-01T00:00:40Z,web01,4,,1002,été',
    '2026-03-01T00:00:20Z,web01,4,,1003,again',
    '2026-03-01T00:01:00Z,web01,4,27',
    '2026-03-01T00:01:20Z,web01,4,28,1e3,',
    '2026-03-01T00:11:00Z,web01,4,29,123456789.125,',
  ].join('\r\n'),
);

function readPieces(pieces: readonly Uint8Array[]): SampleReading {
  const spool = createMemorySpool();
  const sink = createSampleSink(DEFAULT_SINK_OPTIONS, spool);
  const run = createSampleRun({ sink });
  const file = openWideFile(FILE, { file: 'a.csv', fileName: 'a.csv' }, { run, sink, spool });
  for (const piece of pieces) expect(file?.push(piece)).toBe(true);
  expect(file?.end(undefined)).toBe(true);
  return run.finish();
}

const comparable = ({ peaks, ...rest }: SampleReading): unknown => ({ ...rest, peaks: plain(peaks) });

describe('a file in pieces', () => {
  const whole = comparable(readPieces([FILE]));

  it('is the same, wherever it is cut in two', () => {
    for (let at = 0; at <= FILE.length; at++) {
      expect(comparable(readPieces([FILE.subarray(0, at), FILE.subarray(at)]))).toEqual(whole);
    }
  });

  it('is the same in pieces of any length', () => {
    for (let length = 1; length <= 70; length++) {
      const pieces = Array.from({ length: Math.ceil(FILE.length / length) }, (_, index) =>
        FILE.subarray(index * length, (index + 1) * length),
      );
      expect(comparable(readPieces(pieces))).toEqual(whole);
    }
  });

  it('is the same when rows lie across the pieces of an archive or the space of the kernel', async () => {
    for (const name of ['m', 'machine-0001', 'a.long.name.of.a.machine.example']) {
      const rows = Array.from({ length: 45_000 }, (_, index) => {
        const stamp = new Date(Date.UTC(2026, 2, 1) + Math.floor(index / 3) * 20_000).toISOString().slice(0, 19);
        return `${stamp}Z,${name}${index % 3},${(index * 7919) % 1000}.${index % 10},${index % 97 === 0 ? '-1' : index}`;
      });
      const text = `timestamp,machine,disk[a].readIops,disk[a].writeBytesPerSecond\n${rows.join('\n')}`;
      const [flat, packed] = [join(folder, 'a.csv'), join(folder, 'b.csv')];
      writeFileSync(flat, text);
      writeFileSync(packed, gzipSync(text, { level: 1 }));
      const both = await readBothWays([flat]);
      expect(both.isByBytes).toBe(true);
      expect(both.bytes).toEqual(both.rows);
      const unpacked = await readSamples([packed]);
      expect(plain(unpacked.peaks)).toEqual(plain(both.reading.peaks));
      expect(unpacked.notes).toEqual(both.reading.notes);
    }
  });
});
