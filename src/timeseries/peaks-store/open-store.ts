import type { Problem } from '../../model/index.js';
import { AssessmentError } from '../../model/index.js';
import { codecNamed } from './decode-segments.js';
import type { StoreReading } from './decode-segments.js';
import { decodeStoredColumn, fetchedBytesOf } from './read-stored-column.js';
import { scanSegments } from './scan-segments.js';
import type { Scan, ScannedSegment } from './scan-segments.js';
import type { ColumnName, StoredSeries } from './segment-header.js';
import { damagedSegment } from './store-problems.js';

/** The port through which a store is read piece by piece: a file, a blob, bytes in memory. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** Exactly `length` bytes from `offset`; both lie inside. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
}

/** A store of which only the headers are in memory. */
export interface OpenStore {
  readonly segments: readonly OpenSegment[];
  readonly problems: readonly Problem[];
}

export interface OpenSegment {
  /** In the order of a `PeakSet`. The same key may stand in several segments; `mergePeaks` says how they add up. */
  readonly series: readonly StoredSeries[];
  /**
   * One column of one of `series`, counts as floats. Null where the series has no such column.
   *
   * @throws {AssessmentError} `timeseries/damaged-peaks-store`: not the bytes that were written
   */
  readonly readColumn: (series: StoredSeries, name: ColumnName) => Promise<Float64Array | null>;
}

/** Walks a source that answers later. Reads prologues and headers only. @throws {AssessmentError} `timeseries/newer-peaks-store` */
export async function scanSource(source: ByteSource, file: string): Promise<Scan> {
  const walk = scanSegments(source.sizeBytes, file);
  let step = walk.next();
  while (step.done !== true) step = walk.next(await source.read(...step.value));
  return step.value;
}

/**
 * Opens a store to read single columns of single series: a percentile of one channel reads a tenth of the file.
 *
 * @throws {AssessmentError} `timeseries/newer-peaks-store`
 */
export async function openStore(source: ByteSource, reading: StoreReading): Promise<OpenStore> {
  const { segments, problems } = await scanSource(source, reading.file);
  return { segments: segments.map((segment) => openSegment(source, segment, reading)), problems };
}

function openSegment(source: ByteSource, segment: ScannedSegment, { file, codecs }: StoreReading): OpenSegment {
  const refuse = (what: string): never => {
    throw new AssessmentError(damagedSegment(file, segment.offsetBytes, what));
  };
  const readColumn = async (series: StoredSeries, name: ColumnName): Promise<Float64Array | null> => {
    const column = series.columns[name];
    if (column === null) return null;
    const { header } = segment;
    const codec = codecNamed(header.codec, codecs ?? []) ?? refuse(`its columns are packed with "${header.codec}"`);
    const fetched = await source.read(segment.bodyOffsetBytes + column.offsetBytes, fetchedBytesOf(column));
    const values = decodeStoredColumn(fetched, { series, name, codec });
    return values ?? refuse(`${name} of ${series.key.channel} of ${series.key.machine} do not match their checksum`);
  };
  return { series: segment.header.series, readColumn };
}
