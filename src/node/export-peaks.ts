import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { MachineId } from '../model/index.js';
import { AssessmentError, csvCell } from '../model/index.js';
import { originOf, readJoinedSeries } from '../timeseries/index.js';
import type { BucketSeries } from '../timeseries/index.js';
import { cannotWrite } from './file-problems.js';
import { headOf, refuseForeignTarget } from './foreign-target.js';
import { openPeaksStore } from './peaks-store.js';

/** One row for each bucket with a sample. */
export const EXPORT_COLUMNS = ['machine', 'name', 'channel', 'instance', 'bucketStart', 'max', 'sum', 'count'] as const;
export type ExportFormat = 'csv' | 'parquet';

/** Takes rows some at a time and makes a file of them. */
interface RowWriter {
  readonly write: (rows: Rows) => Promise<void>;
  readonly finish: () => Promise<void>;
}

/** Rows by column. */
interface Rows {
  readonly machine: readonly string[];
  readonly name: readonly string[];
  readonly channel: readonly string[];
  readonly instance: readonly string[];
  readonly bucketStartMs: readonly number[];
  readonly max: readonly number[];
  readonly sum: readonly number[];
  readonly count: readonly number[];
}

/**
 * Writes the joined series of a store in long form, ordered as in the store, buckets without a sample left out. Written beside
 * the target and renamed; the same store gives the same bytes.
 *
 * @returns how many rows were written
 * @throws {AssessmentError} `node/cannot-read`, `node/cannot-write`; `node/foreign-target`: there is a file that is no export;
 *   `timeseries/…`: a store that is not whole gives no export
 */
export async function exportPeaks(storePath: string, target: string, format: ExportFormat): Promise<number> {
  const store = await openPeaksStore(storePath);
  try {
    const damage = store.problems.find(({ severity }) => severity === 'error');
    if (damage !== undefined) throw new AssessmentError(damage);
    await refuseForeign(target);
    const names = new Map(originOf(store).machines.map(({ id, name }) => [id, name]));
    return await replaceFile(target, async (handle) => {
      const writer = format === 'csv' ? await csvWriter(handle) : await parquetWriter(handle);
      let count = 0;
      for await (const series of readJoinedSeries(store)) {
        for (const rows of rowsOf(series, names)) {
          await writer.write(rows);
          count += rows.count.length;
        }
      }
      await writer.finish();
      return count;
    });
  } finally {
    await store.close();
  }
}

/** Only an export is written over: a slip in a name must not cost the samples themselves. */
async function refuseForeign(target: string): Promise<void> {
  const head = await headOf(target);
  if (head === null || head.startsWith(EXPORT_COLUMNS.join(','))) return;
  if (head.startsWith('PAR1')) {
    const { withParquet } = await import('./parquet/open-parquet.js');
    const found = await withParquet(target, { file: basename(target), maxBytes: 0 }, () => Promise.resolve(null));
    if (found?.code === 'ingest/exported-peaks') return;
  }
  refuseForeignTarget(target, 'export of peaks', 'name another file, or move this one away');
}

async function replaceFile<Result>(target: string, write: (handle: FileHandle) => Promise<Result>): Promise<Result> {
  const aside = `${target}.${randomUUID()}.part`;
  try {
    const handle = await open(aside, 'wx');
    let result: Result;
    try {
      result = await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, target);
    return result;
  } catch (cause) {
    await rm(aside, { force: true });
    if (cause instanceof AssessmentError) throw cause;
    return cannotWrite(target, cause, 'name another file as the second argument');
  }
}

/** Rows that are held at a time; a row group of Parquet. */
const ROWS_AT_A_TIME = 262_144;

function* rowsOf(series: readonly BucketSeries[], names: ReadonlyMap<MachineId, string>): Generator<Rows> {
  let rows = noRows();
  for (const { key, bucketMs, startMs, maxima, sums, counts } of series) {
    const name = names.get(key.machine) ?? '';
    for (const [index, count] of counts.entries()) {
      if (count === 0) continue;
      rows.machine.push(key.machine);
      rows.name.push(name);
      rows.channel.push(key.channel);
      rows.instance.push(key.instance);
      rows.bucketStartMs.push(startMs + index * bucketMs);
      rows.max.push(maxima[index]!);
      rows.sum.push(sums[index]!);
      rows.count.push(count);
      if (rows.count.length < ROWS_AT_A_TIME) continue;
      yield rows;
      rows = noRows();
    }
  }
  if (rows.count.length > 0) yield rows;
}

const noRows = (): { readonly [Column in keyof Rows]: Rows[Column][number][] } => ({
  machine: [],
  name: [],
  channel: [],
  instance: [],
  bucketStartMs: [],
  max: [],
  sum: [],
  count: [],
});

/** RFC 4180, UTF-8, lines end in CR LF; numbers in the fewest digits that give them back exactly. */
async function csvWriter(handle: FileHandle): Promise<RowWriter> {
  await handle.write(`${EXPORT_COLUMNS.join(',')}\r\n`);
  return {
    write: async ({ machine, name, channel, instance, bucketStartMs, max, sum, count }) => {
      const lines = count.map((samples, row) => {
        const words = [machine[row]!, name[row]!, channel[row]!, instance[row]!].map(csvCell);
        return `${words.join(',')},${stampOf(bucketStartMs[row]!)},${max[row]!},${sum[row]!},${samples}\r\n`;
      });
      await handle.write(lines.join(''));
    },
    finish: () => Promise.resolve(),
  };
}

const stampOf = (atMs: number): string => new Date(atMs).toISOString().replace('.000Z', 'Z');

const word = (name: string) =>
  ({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' }) as const;
const figure = (name: string) => ({ name, type: 'DOUBLE', repetition_type: 'REQUIRED' }) as const;

/** Loads the library that writes it when it is first needed. */
async function parquetWriter(handle: FileHandle): Promise<RowWriter> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const bytes = new ByteWriter();
  const flush = async (): Promise<void> => {
    await handle.write(new Uint8Array(bytes.buffer, 0, bytes.index));
    bytes.index = 0;
  };
  const writer = new ParquetWriter({
    writer: Object.assign(bytes, { flush, finish: flush }),
    schema: [
      { name: 'peaks', num_children: EXPORT_COLUMNS.length },
      word('machine'),
      word('name'),
      word('channel'),
      word('instance'),
      { name: 'bucketStart', type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', repetition_type: 'REQUIRED' },
      figure('max'),
      figure('sum'),
      { name: 'count', type: 'INT64', repetition_type: 'REQUIRED' },
    ],
    createdBy: 'portolan',
  });
  const write = async ({ machine, name, channel, instance, bucketStartMs, max, sum, count }: Rows): Promise<void> => {
    const columnData = [
      { name: 'machine', data: [...machine] },
      { name: 'name', data: [...name] },
      { name: 'channel', data: [...channel] },
      { name: 'instance', data: [...instance] },
      { name: 'bucketStart', data: bucketStartMs.map(BigInt) },
      { name: 'max', data: Float64Array.from(max) },
      { name: 'sum', data: Float64Array.from(sum) },
      { name: 'count', data: BigInt64Array.from(count, BigInt) },
    ];
    await writer.write({ columnData, rowGroupSize: ROWS_AT_A_TIME });
  };
  return {
    write,
    finish: async () => {
      await writer.finish();
    },
  };
}
