import type { Instant, Problem } from '../../model/index.js';
import { AssessmentError } from '../../model/index.js';
import { decodeColumnInto } from './column-bytes.js';
import { columnReadingOf } from './decode-segments.js';
import type { StoreReading } from './decode-segments.js';
import { fetchedBytesOf, storedBytesOf } from './read-stored-column.js';
import { scanSegments } from './scan-segments.js';
import type { Scan, ScannedSegment } from './scan-segments.js';
import { lengthOf } from './segment-header.js';
import type { AppendPart, ColumnName, StoredColumn, StoredSeries } from './segment-header.js';
import { damagedSegment } from './store-problems.js';
import type { StoreOrigin } from './store-origin.js';

/** The port through which a store is read piece by piece: a file, a blob, bytes in memory. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** Exactly `length` bytes from `offset`; both lie inside. They may be put into `room`, which is at least as long. */
  readonly read: (offset: number, length: number, room?: Uint8Array) => Promise<Uint8Array>;
}

/** A store of which only the headers are in memory. */
export interface OpenStore {
  readonly segments: readonly OpenSegment[];
  readonly problems: readonly Problem[];
}

export interface OpenSegment extends StoreOrigin {
  /** In the order of a `PeakSet`. The same key may stand in several segments; `mergePeaks` says how they add up. */
  readonly series: readonly StoredSeries[];
  readonly spanMs: readonly [Instant, Instant] | null;
  /** The first segment of an append, and only it, has the sources. */
  readonly part: AppendPart;
  /**
   * One column of one of `series`, counts as floats. Null where the series has no such column.
   *
   * @throws {AssessmentError} `timeseries/damaged-peaks-store`: not the bytes that were written
   */
  readonly readColumn: (series: StoredSeries, name: ColumnName) => Promise<Float64Array | null>;
  /**
   * Columns of one kind, in the order in which they lie in the file and in few long reads: much faster than one by one.
   * Series without such a column are passed over.
   *
   * @param visit is given numbers that are overwritten after it returns
   * @throws {AssessmentError} `timeseries/damaged-peaks-store`
   */
  readonly visitColumns: (
    series: readonly StoredSeries[],
    name: ColumnName,
    visit: (series: StoredSeries, values: Float64Array) => void,
  ) => Promise<void>;
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

/** The segment of a store that was scanned. */
export function openSegment(source: ByteSource, segment: ScannedSegment, reading: StoreReading): OpenSegment {
  const { header } = segment;
  const refuse = (what: string): never => {
    throw new AssessmentError(damagedSegment(reading.file, segment.offsetBytes, what));
  };
  const decodeInto = (values: Float64Array, fetched: Uint8Array, { series, name, column }: Place): void => {
    const how = columnReadingOf(segment, reading) ?? refuse(`its columns are packed with "${header.codec}"`);
    const bytes = storedBytesOf(fetched, column, { length: values.length, reading: how });
    if (bytes === null)
      return refuse(`${name} of ${series.key.channel} of ${series.key.machine} do not match their checksum`);
    decodeColumnInto(values, bytes, column.form);
  };
  const readColumn: OpenSegment['readColumn'] = async (series, name) => {
    const column = series.columns[name];
    if (column === null) return null;
    const fetched = await source.read(segment.bodyOffsetBytes + column.offsetBytes, fetchedBytesOf(column));
    const values = new Float64Array(lengthOf(name, series));
    decodeInto(values, fetched, { series, name, column });
    return values;
  };
  const visitColumns: OpenSegment['visitColumns'] = async (wanted, name, visit) => {
    const runs = runsOf(placesOf(wanted, name));
    const longest = wanted.reduce((length, one) => Math.max(length, lengthOf(name, one)), 0);
    const scratch = new Float64Array(longest);
    const widest = runs.reduce((length, run) => Math.max(length, run.endBytes - run.startBytes), 0);
    // While one piece is decoded the next is on its way.
    const rooms = [new Uint8Array(widest), new Uint8Array(runs.length > 1 ? widest : 0)] as const;
    const fetch = (index: number): Promise<Uint8Array> | null => {
      const run = runs[index];
      if (run === undefined) return null;
      const length = run.endBytes - run.startBytes;
      const fetched = source.read(segment.bodyOffsetBytes + run.startBytes, length, rooms[index % 2 === 0 ? 0 : 1]);
      fetched.catch(() => undefined); // told where it is awaited, which a visit that throws may prevent
      return fetched;
    };
    let ahead = fetch(0);
    for (const [index, run] of runs.entries()) {
      const fetched = (await ahead)!;
      ahead = fetch(index + 1);
      for (const place of run.places) {
        const start = place.column.offsetBytes - run.startBytes;
        const values = scratch.subarray(0, lengthOf(name, place.series));
        decodeInto(values, fetched.subarray(start, start + fetchedBytesOf(place.column)), place);
        visit(place.series, values);
      }
    }
  };
  const { series, spanMs, part, sources, machines } = header;
  return { series, spanMs, part, sources, machines, readColumn, visitColumns };
}

interface Place {
  readonly series: StoredSeries;
  readonly name: ColumnName;
  readonly column: StoredColumn;
}

/** Columns that are fetched by one read. */
interface Run {
  readonly places: Place[];
  readonly startBytes: number;
  endBytes: number;
}

/** Long enough that the system call does not count, short enough that two of them are little memory. */
const RUN_BYTES = 4_194_304;
/** Reading over a gap is cheaper than a read of its own. */
const GAP_BYTES = 65_536;

function placesOf(wanted: readonly StoredSeries[], name: ColumnName): readonly Place[] {
  const places: Place[] = [];
  for (const series of wanted) {
    const column = series.columns[name];
    if (column !== null) places.push({ series, name, column });
  }
  return places.sort((left, right) => left.column.offsetBytes - right.column.offsetBytes);
}

function runsOf(places: readonly Place[]): readonly Run[] {
  const runs: Run[] = [];
  for (const place of places) {
    const startBytes = place.column.offsetBytes;
    const endBytes = startBytes + fetchedBytesOf(place.column);
    const run = runs.at(-1);
    if (run !== undefined && startBytes <= run.endBytes + GAP_BYTES && endBytes - run.startBytes <= RUN_BYTES) {
      run.places.push(place);
      run.endBytes = Math.max(run.endBytes, endBytes);
    } else runs.push({ places: [place], startBytes, endBytes });
  }
  return runs;
}
