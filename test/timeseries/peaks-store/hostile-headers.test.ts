import { describe, expect, it } from 'vitest';
import { toMachineId } from '../../../src/model/index.js';
import { decodeSegments, encodeSegment, mergePeaks, openStore } from '../../../src/timeseries/index.js';
import { crc32c } from '../../../src/timeseries/peaks-store/crc-32.js';
import { aReading, MARCH, plain, rollUp } from '../readings.js';
import { inMemory } from './open-stores.js';

const file = 'peaks.store';
const write = { channel: 'diskWriteBytesPerSecond', instance: '__proto__', machine: toMachineId('__proto__') } as const;
const { peaks } = rollUp([aReading(MARCH, 1.5, write), aReading(MARCH + 700_000, 70_000, write)]);
const origin = {
  sources: [],
  machines: [{ id: toMachineId('__proto__'), name: 'constructor', sourceId: 'toString' }],
};

/** A segment whose checksums hold and whose header was changed by somebody who knows the format. */
function forged(change: (header: DataView, recordsAt: number) => void): Uint8Array {
  const bytes = encodeSegment(peaks, { origin });
  const view = new DataView(bytes.buffer);
  const headerBytes = view.getUint32(12, true);
  const header = new DataView(bytes.buffer, 32, headerBytes);
  change(header, 8 + header.getUint32(0, true));
  view.setUint32(24, crc32c(bytes.subarray(32, 32 + headerBytes)), true);
  view.setUint32(28, crc32c(bytes.subarray(0, 28)), true);
  return bytes;
}

const HUGE = 0xffff_ffff;
const forgeries: Readonly<Record<string, (header: DataView, recordsAt: number) => void>> = {
  'JSON longer than the header': (header) => {
    header.setUint32(0, HUGE, true);
  },
  'more series than there is room': (header) => {
    header.setUint32(4, HUGE, true);
  },
  'fewer series than there are bytes': (header) => {
    header.setUint32(4, 1, true);
  },
  'JSON of another shape': (header) => {
    header.setUint8(8, 0x5b);
  },
  'a machine that is not named': (header, at) => {
    header.setUint32(at, HUGE, true);
  },
  'an instance that is not named': (header, at) => {
    header.setUint32(at + 4, HUGE, true);
  },
  'a channel that is not named': (header, at) => {
    header.setUint8(at + 8, 200);
  },
  'a form that is none': (header, at) => {
    header.setUint8(at + 9, 77);
  },
  'a series without maxima': (header, at) => {
    header.setUint8(at + 9, 255);
  },
  'a start between buckets': (header, at) => {
    header.setFloat64(at + 16, MARCH + 1, true);
  },
  'a start in no known age': (header, at) => {
    header.setFloat64(at + 16, 600_000 * 2 ** 33, true);
  },
  'a start that is no number': (header, at) => {
    header.setFloat64(at + 16, NaN, true);
  },
  'a negative interval': (header, at) => {
    header.setFloat64(at + 24, -1, true);
  },
  'buckets for millennia': (header, at) => {
    header.setUint32(at + 32, HUGE, true);
  },
  'a column behind the end': (header, at) => {
    header.setUint32(at + 40, HUGE, true);
  },
  'a column longer than all': (header, at) => {
    header.setUint32(at + 44, HUGE, true);
  },
};

describe('a header that lies', () => {
  it.each(Object.keys(forgeries))('is found out: %s', async (name) => {
    const bytes = forged(forgeries[name]!);
    const { segments, problems } = decodeSegments(bytes, { file });
    expect(segments).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['timeseries/damaged-peaks-store']);
    expect((await openStore(inMemory(bytes), { file })).segments).toEqual([]);
  });

  it('about the length of a column in range is found out when the column is read', () => {
    const { segments, problems } = decodeSegments(
      forged((header, at) => {
        header.setUint32(at + 32, header.getUint32(at + 32, true) + 1, true);
      }),
      { file },
    );
    expect([segments, problems.length]).toEqual([[], 1]);
  });

  it('and names that mean something to the language mean nothing here', () => {
    const { segments, problems } = decodeSegments(
      forged(() => undefined),
      { file },
    );
    expect(problems).toEqual([]);
    expect(plain(mergePeaks([...segments, ...segments]))).toEqual(plain(mergePeaks([peaks, peaks])));
  });
});
