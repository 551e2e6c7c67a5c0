import { encodeSegment, openStore } from '../../../src/timeseries/index.js';
import type { ByteSource, OpenStore, PeakSet, SegmentOptions } from '../../../src/timeseries/index.js';

export const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));

export const inMemory = (bytes: Uint8Array): ByteSource => ({
  sizeBytes: bytes.length,
  read: (offset, length) => Promise.resolve(bytes.slice(offset, offset + length)),
});

/** A store in memory of several appends. */
export const storeOf = (
  sets: readonly PeakSet[],
  options: (index: number) => SegmentOptions = () => ({}),
): Promise<OpenStore> =>
  openStore(inMemory(joined(...sets.map((set, index) => encodeSegment(set, options(index))))), { file: 'peaks.store' });
