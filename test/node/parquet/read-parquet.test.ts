import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedParquet } from '../../../src/node/parquet/feed-parquet.js';
import { withParquet } from '../../../src/node/parquet/open-parquet.js';
import { parseSampleMapping } from '../../../src/node/parse-sample-mapping.js';
import { readSamples, readSamplesByMachine, separateSamples } from '../../../src/node/read-samples.js';
import { createSampleRun } from '../../../src/ingest/index.js';
import { createSampleSink } from '../../../src/timeseries/index.js';
import { runCli, temporaryFolder } from '../../support/run-cli.js';

const folder = temporaryFolder();
const MARCH = Date.UTC(2026, 2, 1);
let instance: DuckDBInstance;
let duckDb: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  duckDb = await instance.connect();
});
afterAll(() => {
  duckDb.closeSync();
  instance.closeSync();
});

let files = 0;
/** What a query gives, as a Parquet file. */
async function parquetOf(query: string, options = ''): Promise<string> {
  const path = join(folder, `${(files += 1)}.parquet`);
  await duckDb.run(`COPY (${query}) TO '${path}' (FORMAT parquet${options})`);
  return path;
}

const FORMS = [
  '',
  ", COMPRESSION 'uncompressed'",
  ", COMPRESSION 'snappy', ROW_GROUP_SIZE 2048",
  ", COMPRESSION 'gzip'",
  ", COMPRESSION 'zstd', ROW_GROUP_SIZE 2048",
  ", COMPRESSION 'brotli'",
  ", PARQUET_VERSION 'V2'",
  ", PARQUET_VERSION 'V2', COMPRESSION 'zstd', DICTIONARY_SIZE_LIMIT 1",
  ", COMPRESSION 'snappy', DICTIONARY_SIZE_LIMIT 1",
] as const;

/** How stamps are stored, made of the column `ms`, and as they stand in a CSV. */
const STAMPS = [
  { sql: "epoch_ms(ms)::TIMESTAMP AT TIME ZONE 'UTC'", csv: (ms: number) => new Date(ms).toISOString() },
  { sql: 'epoch_ms(ms)::TIMESTAMP_MS', csv: (ms: number) => new Date(ms).toISOString().slice(0, -1) },
  { sql: 'epoch_ms(ms)::TIMESTAMP', csv: (ms: number) => new Date(ms).toISOString().slice(0, -1) },
  { sql: 'epoch_ms(ms)::TIMESTAMP_NS', csv: (ms: number) => new Date(ms).toISOString().slice(0, -1) },
  { sql: "strftime(epoch_ms(ms), '%Y-%m-%dT%H:%M:%SZ')", csv: (ms: number) => new Date(ms).toISOString() },
  { sql: 'ms', csv: (ms: number) => String(ms) },
  { sql: '(ms // 1000)::INTEGER', csv: (ms: number) => String(Math.floor(ms / 1000)) },
] as const;

const TYPES = [
  'DOUBLE',
  'FLOAT',
  'INTEGER',
  'BIGINT',
  'UINTEGER',
  'USMALLINT',
  'DECIMAL(9,3)',
  'DECIMAL(18,3)',
  'HUGEINT',
];
const COLUMNS = [
  'cores',
  'cpuUsedCores',
  'memoryUsedMiB',
  'disk[a b].readIops',
  'disk["c",d].writeIops',
  'nic[x].inBytesPerSecond',
];

const aRow = fc.record({
  step: fc.nat(400),
  machine: fc.constantFrom('web01', 'Db, "north"', 'größe', 'a'.repeat(40)),
  values: fc.array(fc.option(fc.nat(900), { nil: null, freq: 4 }), {
    minLength: COLUMNS.length,
    maxLength: COLUMNS.length,
  }),
});
const aFile = fc.record({
  rows: fc.array(aRow, { minLength: 1, maxLength: 56 }),
  stamp: fc.nat(STAMPS.length - 1),
  form: fc.nat(FORMS.length - 1),
  type: fc.nat(TYPES.length - 1),
  repeat: fc.constantFrom(1, 1, 1, 40),
});

/** The same rows over and over, later and later, so that there are several row groups and pages. */
const repeated = <Row extends { readonly step: number }>(rows: readonly Row[], times: number): readonly Row[] =>
  Array.from({ length: times }, (_, time) => rows.map((row) => ({ ...row, step: row.step + time * 40 }))).flat();

const csvCell = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

describe('samples in Parquet', () => {
  it('give what the same rows as CSV give, whatever the types, the packing and the gaps', async () => {
    await fc.assert(
      fc.asyncProperty(aFile, async ({ rows: first, stamp, form, type, repeat }) => {
        const rows = repeated(first, repeat);
        const { sql, csv } = STAMPS[stamp]!;
        const atMs = (step: number): number => MARCH + step * 20_000;
        const raw = rows.map(({ step, machine, values }) =>
          [
            String(atMs(step)),
            csvCell(machine),
            ...values.map((value) => (value === null ? '' : String(value / 8))),
          ].join(','),
        );
        const given = join(folder, 'given.csv');
        writeFileSync(given, `ms,machine,${COLUMNS.map((_, index) => `c${index}`).join(',')}\n${raw.join('\n')}\n`);
        const source = `read_csv('${given}', all_varchar = true, nullstr = '', quote = '"', escape = '"', header = true)`;
        const typed = COLUMNS.map(
          (name, index) => `c${index}::DOUBLE::${TYPES[type]!} AS "${name.replaceAll('"', '""')}"`,
        );
        const path = await parquetOf(
          `SELECT ${sql} AS timestamp, machine, ${typed.join(',')} FROM (SELECT * REPLACE (ms::BIGINT AS ms) FROM ${source})`,
          FORMS[form],
        );
        // As DuckDB rounds them into the type.
        const cast = await duckDb.runAndReadAll(
          `SELECT ${COLUMNS.map((_, index) => `c${index}::DOUBLE::${TYPES[type]!}::DOUBLE`).join(',')} FROM ${source}`,
        );
        const numbers = cast.getRows();
        const lines = rows.map(({ step, machine }, index) =>
          [
            csv(atMs(step)),
            csvCell(machine),
            ...numbers[index]!.map((value) => (value === null ? '' : String(value as number))),
          ].join(','),
        );
        const text = join(folder, 'same.csv');
        writeFileSync(text, `${['timestamp', 'machine', ...COLUMNS].map(csvCell).join(',')}\n${lines.join('\n')}\n`);
        const options = { zone: 'UTC', workers: 0 };
        const asParquet = await readSamples([path], options);
        const asText = await readSamples([text], options);
        expect(asParquet.peaks).toEqual(asText.peaks);
        const figures = ({ summaries: [one] }: typeof asText) => [
          one!.rowsRead,
          one!.rowsUsed,
          one!.readings,
          one!.spanMs,
        ];
        expect(figures(asParquet)).toEqual(figures(asText));
        const codes = ({ problems }: typeof asText) =>
          problems.map(({ code, count }) => `${code} ${count ?? 1}`).sort();
        expect(codes(asParquet)).toEqual(codes(asText));
      }),
      { seed: 20_260_301, numRuns: 40 },
    );
  });

  it('are read in the long form, with the row in place of the line and the name of the column', async () => {
    const path = await parquetOf(`SELECT * FROM (VALUES
      ('2026-03-01T00:00:00Z', 'web01', 'cores', NULL, 4.0), ('2026-03-01T00:00:00Z', 'web01', 'cpuPercent', NULL, 50.0),
      ('2026-03-01T00:00:20Z', 'web01', 'disk.readIops', 'C:', -1.0), ('2026-03-01T00:00:20Z', 'web01', 'cpuPercnt', NULL, 1.0)
      ) AS t(timestamp, machine, counter, instance, value)`);
    const { peaks, problems, summaries } = await readSamples([path]);
    expect(peaks.series.map(({ key, maxima }) => [key.channel, [...maxima]])).toEqual([
      ['cpuUsedCores', [2]],
      ['allocatedCores', [4]],
    ]);
    const file = `${files}.parquet`;
    expect(problems.map(({ code, at }) => [code, at])).toEqual([
      ['ingest/out-of-range', { file, line: 3, column: 'value' }],
      ['ingest/unknown-counter', { file, line: 4, column: 'counter' }],
    ]);
    expect(summaries[0]).toMatchObject({ kind: 'samples-parquet', format: 'long', rowsRead: 4, rowsUsed: 2 });
  });

  it('take a local time as of the zone given or noted, and leave it out where there is none', async () => {
    const query = "SELECT TIMESTAMP '2026-03-01 11:00:00' AS timestamp, 'web01' AS machine, 1.5 AS cpuUsedCores";
    const path = await parquetOf(query);
    const startOf = ({ peaks }: Awaited<ReturnType<typeof readSamples>>) => peaks.series[0]?.startMs;
    expect(startOf(await readSamples([path], { zone: 'Australia/Melbourne' }))).toBe(MARCH);
    expect(startOf(await readSamples([path], { zone: '+10:00' }))).toBe(MARCH + 3_600_000);
    expect((await readSamples([path])).problems.map(({ code }) => code)).toContain('ingest/stamp-without-zone');
    const noted = await parquetOf(query, ", KV_METADATA {zone: 'Australia/Melbourne', interval: '20', pandas: '{}'}");
    const reading = await readSamples([noted], { zone: 'UTC' });
    expect(startOf(reading)).toBe(MARCH);
    expect([...reading.summaries[0]!.comments]).toEqual([
      ['zone', 'Australia/Melbourne'],
      ['interval', '20'],
    ]);
  });

  it('fit a mapping by the names of their columns', async () => {
    const path = await parquetOf(
      "SELECT TIMESTAMP '2026-03-01 11:00:00' AS Zeit, 'web01' AS Host, 25 AS CPU, 4 AS Kerne, 0 AS Aus UNION ALL SELECT TIMESTAMP '2026-03-01 11:00:20', 'web01', 75, 4, 1",
    );
    const { values: mapping, problems: faults } = parseSampleMapping(
      [
        'name: ours',
        'format: wide',
        "separator: ';'",
        "time: { format: 'dd.MM.yyyy HH:mm', zone: +10:00 }",
        'columns: { Zeit: { field: timestamp }, Host: { field: machine }, CPU: { field: cpu, unit: percent }, Kerne: { field: cores } }',
        'skipRows: [{ column: Aus, equals: 1, because: the machine is off }]',
      ].join('\n'),
      'ours.yaml',
    );
    expect(faults).toEqual([]);
    const { peaks, summaries } = await readSamples([path], { mapping });
    expect(peaks.series.map(({ key, maxima }) => [key.channel, [...maxima]])).toContainEqual(['cpuUsedCores', [1]]);
    expect(summaries[0]).toMatchObject({ rowsUsed: 1, rowsSkipped: [{ reason: 'the machine is off', count: 1 }] });
    expect((await readSamples([path])).problems).toMatchObject([
      {
        code: 'ingest/unrecognised-samples',
        message: expect.stringContaining('the columns are "Zeit,Host,CPU,Kerne,Aus"') as string,
      },
    ]);
  });

  it('tell of columns that they would need and that are of other types', async () => {
    const path = await parquetOf(
      "SELECT '2026-03-01T00:00:00Z' AS timestamp, 'web01' AS machine, 1 AS cpuUsedCores, [1, 2] AS cores, {'a': 1, 'b': {'c': 2}} AS tags, TIME '10:00:00' AS memoryUsedMiB, 7 AS \"disk[a].readIops\"",
    );
    const { problems, peaks, summaries } = await readSamples([path]);
    expect(problems.map(({ code, at }) => [code, at?.column, at?.line])).toEqual([
      ['ingest/unread-column', 'cores', undefined],
      ['ingest/unread-column', 'memoryUsedMiB', undefined],
    ]);
    expect(peaks.series.map(({ key, maxima }) => [key.channel, maxima[0]])).toContainEqual(['diskReadIops', 7]);
    expect(summaries[0]?.columnsIgnored).toEqual(['cores', 'tags', 'memoryUsedMiB']);
  });

  it('are told from inventories by their content, and read machine by machine', async () => {
    const path = await parquetOf(
      "SELECT '2026-03-01T00:00:00Z' AS timestamp, 'm' || i AS machine, i AS cpuUsedCores FROM range(5) t(i)",
    );
    expect(await separateSamples([path])).toEqual({ samples: [path], others: [] });
    const machines: string[] = [];
    await readSamplesByMachine([path], {}, (series) => {
      machines.push(series[0]!.key.machine);
    });
    expect(machines.sort()).toEqual(['samples:m0', 'samples:m1', 'samples:m2', 'samples:m3', 'samples:m4']);
  });

  it('refuse what portolan export writes, in a store, a check and an assessment alike', async () => {
    const samples = await parquetOf(
      "SELECT '2026-03-01T00:00:00Z' AS timestamp, 'web01' AS machine, 4 AS cores, 1 AS cpuUsedCores",
    );
    const store = join(folder, 'peaks.store');
    expect((await runCli('ingest', samples, '--store', store)).out).toContain('samples-parquet');
    const exported = join(folder, 'peaks.parquet');
    expect((await runCli('export', store, exported)).exitCode).toBe(0);
    const { problems } = await readSamples([exported]);
    expect(problems).toMatchObject([{ code: 'ingest/exported-peaks', at: { file: 'peaks.parquet' } }]);
    const checked = await runCli('check', samples, exported);
    expect(checked.out).toContain('ingest/exported-peaks');
    expect(checked.out).toContain('samples-parquet');
    const assessed = await runCli('assess', exported, '--out', join(folder, 'out'));
    expect([assessed.exitCode, assessed.error]).toEqual([2, expect.stringContaining('export of peaks') as string]);
  });
});

const codesOf = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const path = join(folder, 'hostile.parquet');
  writeFileSync(path, bytes);
  return (await readSamples([path], { zone: 'UTC', workers: 0 })).problems.map(({ code }) => code);
};

describe('Parquet files that are damaged', () => {
  const QUERY =
    "SELECT TIMESTAMP '2026-03-01 00:00:00' + INTERVAL (i * 20) SECOND AS timestamp, 'web0' || (i % 3) AS machine, i % 7 AS cpuUsedCores FROM range(6000) t(i)";

  it('are told, wherever they are cut', async () => {
    const whole = readFileSync(await parquetOf(QUERY, ', ROW_GROUP_SIZE 2048'));
    for (const length of [4, 5, 11, 12, 100, whole.length >> 1, whole.length - 9, whole.length - 1]) {
      expect(await codesOf(whole.subarray(0, length))).toEqual(['ingest/damaged-parquet']);
    }
    const pages = Buffer.from(whole);
    pages.fill(0xff, 4, 600);
    expect(await codesOf(pages)).toContain('ingest/cut-short');
    const encrypted = Buffer.from(whole);
    encrypted.write('PARE', whole.length - 4);
    expect(await codesOf(encrypted)).toEqual(['ingest/unsupported-parquet']);
  });

  it('end in problems, never in a fault of ours or without an end, whatever bytes are changed', async () => {
    const files = await Promise.all(FORMS.slice(0, 8).map(async (form) => readFileSync(await parquetOf(QUERY, form))));
    const change = fc.record({ at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), byte: fc.nat(255) });
    const changes = fc.array(change, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.nat(files.length - 1), changes, fc.boolean(), async (index, edits, isAtEnd) => {
        const bytes = Buffer.from(files[index]!);
        // Half of them in the description, which is small.
        const from = isAtEnd ? Math.max(4, bytes.length - 1200) : 4;
        for (const { at, byte } of edits) bytes[from + Math.floor(at * (bytes.length - from))] = byte;
        await codesOf(bytes);
      }),
      { seed: 7, numRuns: 250 },
    );
  });

  it('take no memory for what they only claim', async () => {
    const whole = readFileSync(await parquetOf(QUERY));
    const before = process.memoryUsage().rss;
    const footer = (text: string): Buffer => {
      const body = Buffer.from(text.replaceAll(' ', ''), 'hex');
      const tail = Buffer.alloc(8);
      tail.writeUInt32LE(body.length);
      tail.write('PAR1', 4);
      return Buffer.concat([Buffer.from('PAR1'), body, tail]);
    };
    // A list of 2^31 structs, a number without an end, structs within structs, a text longer than the file.
    for (const text of ['29 fc ffffffff07', `16 ${'ff'.repeat(300)}`, '1c'.repeat(4000), '18 ffffffff07 41']) {
      expect(await codesOf(footer(text))).toEqual(['ingest/damaged-parquet']);
    }
    const long = Buffer.from(whole);
    long.writeUInt32LE(0xff_ff_ff_ff, whole.length - 8);
    expect(await codesOf(long)).toEqual(['ingest/damaged-parquet']);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1_048_576);
  });

  it('stop at what may come out of them', async () => {
    const path = await parquetOf(QUERY);
    const { problems, summaries } = await readSamples([path], { zone: 'UTC', maxUnpackedBytes: 100_000 });
    expect(problems).toMatchObject([
      { code: 'ingest/cut-short', message: expect.stringContaining('more than 100000 bytes') as string },
      { code: 'ingest/no-samples' },
    ]);
    expect(summaries[0]?.rowsRead).toBe(0);
  });
});

describe('columns of Parquet', () => {
  const NUMBERS = ['NULL', "'nan'::DOUBLE", "'inf'::DOUBLE", "'-0.0'::DOUBLE", '-1', '0', '0.1', '3.25', '1e300', '7'];
  const aRow = fc.record({
    second: fc.integer({ min: 0, max: 200 }).map((step) => step * 20),
    machine: fc.constantFrom("'a'", "'a'", "'b'", "'b'", "' b'", '\'say "b"\'', "''", 'NULL'),
    cores: fc.constantFrom('4', '4', '4', '8', '0', 'NULL'),
    cpu: fc.constantFrom(...NUMBERS),
    reads: fc.constantFrom(...NUMBERS),
    writes: fc.constantFrom('1', '2', '3', 'NULL'),
  });

  it('give what their rows give, one by one, whatever they hold', async () => {
    let readings = 0;
    const asked = fc.asyncProperty(
      fc.array(aRow, { minLength: 1, maxLength: 60 }),
      fc.boolean(),
      async (rows, sorted) => {
        const ordered = sorted ? rows.toSorted((left, right) => left.second - right.second) : rows;
        const values = ordered.map(
          ({ second, machine, cores, cpu, reads, writes }) =>
            `(TIMESTAMPTZ '2026-03-01 00:00:00+00' + INTERVAL (${second}) SECOND, ${machine}::VARCHAR, ${cores}::INTEGER, ${cpu}::DOUBLE, ${reads}::DOUBLE, ${writes}::BIGINT)`,
        );
        const path = await parquetOf(
          `SELECT * FROM (VALUES ${values.join(', ')}) t(timestamp, machine, cores, cpuUsedCores, "disk[x].readIops", "disk[x].writeIops")`,
        );
        const columns = await readSamples([path], { workers: 0 });
        const one = await readSamples([path], { workers: 0, isByBytes: false });
        expect(columns).toEqual(one);
        readings += columns.notes.readings;
      },
    );
    await fc.assert(asked, { numRuns: 60, seed: 20_261_121 });
    expect(readings).toBeGreaterThan(500);
  });
});

describe('large Parquet files', () => {
  it('are read by DuckDB to the same rows', async () => {
    const columns = `i % 7 / 8 AS cpuUsedCores, CASE WHEN i % 5 = 0 THEN NULL ELSE i::DECIMAL(9,2) END AS memoryUsedMiB, i::FLOAT AS "disk[a].readIops", uuid() AS machineId, i % 2 = 0 AS x, CASE WHEN i % 11 = 0 THEN NULL WHEN i % 13 = 0 THEN 'nan'::DOUBLE WHEN i % 17 = 0 THEN '-inf'::DOUBLE ELSE -0.0 END AS z, CASE WHEN i % 3 = 0 THEN 'nan'::FLOAT END AS w, DATE '2026-01-01' AS y`;
    for (const stamp of ['TIMESTAMP', 'TIMESTAMPTZ', 'TIMESTAMP_NS', 'TIMESTAMP_S']) {
      const path = await parquetOf(
        `SELECT ('2026-03-01 00:00:00'::TIMESTAMP + INTERVAL (i * 20) SECOND)::${stamp} AS timestamp, 'web0' || (i % 3) AS machine, ${columns} FROM range(5000) t(i)`,
      );
      const cells = async (mostSmallBytes: number): Promise<readonly (readonly string[])[]> => {
        const rows: (readonly string[])[] = [];
        const done = await withParquet(path, { file: 'x', maxBytes: 1e9, mostSmallBytes }, async (table) => {
          const reader = createSampleRun({ sink: createSampleSink() }).openFile('x');
          return feedParquet(table, { ...reader, readCells: (row) => rows.push(row) });
        });
        expect(done).toBeUndefined();
        return rows;
      };
      const large = await cells(0);
      expect(large).toHaveLength(5000);
      expect(large).toEqual(await cells(1e9));
    }
  });

  it('are read by it too where their packing is another', async () => {
    const path = await parquetOf(
      "SELECT '2026-03-01T00:00:00Z' AS timestamp, 'web01' AS machine, 1 AS cpuUsedCores",
      ", COMPRESSION 'lz4_raw'",
    );
    const { peaks, problems } = await readSamples([path]);
    expect([peaks.series.length, problems]).toEqual([1, []]);
  });
});
