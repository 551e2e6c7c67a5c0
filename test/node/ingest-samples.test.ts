import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseSampleMapping } from '../../src/node/parse-sample-mapping.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toMachineId } from '../../src/model/index.js';
import { ingestSamples, MAX_APPENDS } from '../../src/node/ingest-samples.js';
import type { Ingestion } from '../../src/node/ingest-samples.js';
import { openPeaksStore, readPeaksStore, writePeaksStore } from '../../src/node/peaks-store.js';
import { readSamples } from '../../src/node/read-samples.js';
import { plain } from '../timeseries/readings.js';

let folder = '';
let store = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portolan-'));
  store = join(folder, 'peaks.store');
  await mkdir(join(folder, 'in'));
});
afterEach(() => rm(folder, { recursive: true }));

const HEADER = 'timestamp,machine,machineId,cpuUsedCores,disk[a].readIops\n';
const dayOf = (day: number, machine = 'web01', rows = 90): string =>
  HEADER +
  Array.from({ length: rows }, (_, at) => {
    const stamp = new Date(Date.UTC(2026, 2, day) + at * 20_000).toISOString();
    return `${stamp},${machine},4212-${machine},${(at % 7) / 4},${at}\n`;
  }).join('');
const put = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(folder, 'in', name);
  await writeFile(path, content);
  return path;
};
const codesOf = ({ problems }: Ingestion): readonly string[] => problems.map(({ code }) => code);

describe('ingesting samples', () => {
  it('day by day gives the peaks of all days, and notes where they came from', async () => {
    const paths = [await put('1.csv', dayOf(1)), await put('2.csv', dayOf(2)), await put('3.csv', dayOf(3, 'DB01'))];
    for (const path of paths) await ingestSamples([path], store, { zone: 'UTC' });
    const { values, problems, origin } = await readPeaksStore(store);
    expect(problems).toEqual([]);
    expect(plain(values)).toEqual(plain((await readSamples(paths)).peaks));
    expect(origin.sources.map(({ file, bytes, bucketMs, readAs }) => [file, bytes, bucketMs, readAs])).toEqual([
      ['1.csv', dayOf(1).length, 600_000, 'zone UTC'],
      ['2.csv', dayOf(2).length, 600_000, 'zone UTC'],
      ['3.csv', dayOf(3, 'DB01').length, 600_000, 'zone UTC'],
    ]);
    expect(origin.sources.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
    expect(origin.machines).toEqual([
      { id: 'samples:4212-db01', name: 'DB01', sourceId: '4212-DB01' },
      { id: 'samples:4212-web01', name: 'web01', sourceId: '4212-web01' },
    ]);
  });

  it('tells what was read, added and is there now', async () => {
    await put('1.csv', dayOf(1));
    const first = await ingestSamples([join(folder, 'in')], store);
    expect(first).toMatchObject({ readings: 180, duplicates: 0, compaction: null, problems: [] });
    expect(first.files).toMatchObject([{ file: '1.csv', kind: 'read', summary: { rowsRead: 90, rowsUsed: 90 } }]);
    expect(first.added).toMatchObject({ machines: 1, averageSeries: 0, intervalsMs: [20_000] });
    const second = await ingestSamples([await put('2.csv', dayOf(2, 'db01'))], store);
    expect(second.added.machines).toBe(1);
    expect(second.store).toMatchObject({ machines: 2, appends: 2, bytes: (await readFile(store)).length });
  });

  it('takes no file twice, by whatever name, and then changes not one byte', async () => {
    await ingestSamples([await put('1.csv', dayOf(1))], store);
    const before = await readFile(store);
    const copies = [await put('copy.csv', dayOf(1)), await put('packed.gz', gzipSync(dayOf(1)))];
    const again = await ingestSamples([join(folder, 'in'), ...copies], store);
    expect(codesOf(again)).toEqual(Array.from({ length: 3 }, () => 'ingest/already-in-store'));
    expect(again.problems.every(({ severity }) => severity === 'info')).toBe(true);
    expect(again.files.map(({ kind }) => kind)).toEqual(['left', 'left', 'left']);
    expect(Buffer.compare(await readFile(store), before)).toBe(0);
    expect(await readdir(folder)).toEqual(['in', 'peaks.store']);
  });

  it('counts one file given twice in one run once', async () => {
    const paths = [await put('1.csv', dayOf(1)), await put('2.csv.gz', gzipSync(dayOf(1)))];
    const result = await ingestSamples(paths, store);
    expect([result.readings, codesOf(result)]).toEqual([180, ['ingest/already-in-store']]);
  });

  it('takes files of the same bytes for two where their names say machine and counter, each once', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `2026-03-01T00:${10 + index}:00Z,50\n`).join('');
    const series = `timestamp,value\n${rows}`;
    const names = ['web01.disk[a].readIops.csv', 'web01.disk[a].writeIops.csv', 'db01.disk[a].readIops.csv.gz'];
    for (const name of names) await put(name, name.endsWith('.gz') ? gzipSync(series) : series);
    const result = await ingestSamples([join(folder, 'in')], store);
    expect([result.readings, result.added.machines, codesOf(result)]).toEqual([90, 2, []]);
    // Packed since, it is known again; renamed, it is another series.
    await put('web01.disk[a].readIops.csv.gz', gzipSync(series));
    await put('mail.disk[a].readIops.csv', series);
    const again = await ingestSamples([join(folder, 'in')], store);
    expect([again.readings, codesOf(again)]).toEqual([30, Array.from({ length: 4 }, () => 'ingest/already-in-store')]);
    // What states both above its header is the same file by any name.
    const stated = `# machine: m\n# counter: disk[a].readIops\n${series}`;
    const twice = [await put('x.csv', stated), await put('y.csv', stated)];
    expect(codesOf(await ingestSamples(twice, join(folder, 'other.store')))).toEqual(['ingest/already-in-store']);
  });

  it('takes files of the same bytes for two where a mapping takes the machine from their names', async () => {
    const { values: mapping } = parseSampleMapping(
      [
        'name: by file',
        'format: wide',
        "separator: ','",
        'time: { format: iso, zone: UTC }',
        "machineFromFileName: '^(?<machine>[^.]+)'",
        'columns: { t: { field: timestamp }, c: { field: cores }, u: { field: cpu, unit: percent } }',
      ].join('\n'),
      'ours.yaml',
    );
    const rows = 't,c,u\n2026-03-01T00:00:00Z,4,50\n2026-03-01T00:00:20Z,4,50\n';
    const paths = [await put('a.csv', rows), await put('b.csv', rows)];
    const result = await ingestSamples(paths, store, { mapping });
    expect([result.added.machines, codesOf(result)]).toEqual([2, []]);
  });

  it('refuses a file whose beginning it holds, whatever follows', async () => {
    const path = await put('1.csv', dayOf(1));
    await ingestSamples([path], store);
    const before = await readFile(store);
    await appendFile(path, dayOf(2).slice(HEADER.length));
    const result = await ingestSamples([path], store);
    expect(codesOf(result)).toEqual(['ingest/grown-since']);
    expect(Buffer.compare(await readFile(store), before)).toBe(0);
  });

  it('says when a file that it holds would be read differently now', async () => {
    const path = await put('1.csv', dayOf(1));
    await ingestSamples([path], store, { zone: 'UTC' });
    const result = await ingestSamples([path], store, { zone: 'Asia/Tokyo' });
    expect(codesOf(result)).toEqual(['ingest/already-in-store', 'ingest/read-otherwise']);
    expect(result.problems[1]!.message).toContain('zone UTC; now it would be read with zone Asia/Tokyo');
  });

  it('says when other files hold the same series and time, and not when they only meet', async () => {
    await ingestSamples([await put('1.csv', dayOf(1))], store);
    const later = await ingestSamples([await put('2.csv', dayOf(1, 'web01', 45))], store);
    expect(codesOf(later)).toEqual(['ingest/overlaps-store']);
    expect(codesOf(await ingestSamples([await put('3.csv', dayOf(2))], store))).toEqual([]);
  });

  it('counts a day that two files hold once, however its rows stand, and tells how much', async () => {
    const rows = dayOf(1).slice(HEADER.length).trimEnd().split('\n');
    const turned = `${HEADER}${rows.toReversed().join('\n')}\n`;
    const wider = `${HEADER.trimEnd()},note\n${rows.map((row) => `${row},x\n`).join('')}`;
    await ingestSamples([await put('1.csv', dayOf(1))], store);
    const alone = await readPeaksStore(store);
    for (const [name, text] of [
      ['turned.csv', turned],
      ['wider.csv', wider],
    ] as const) {
      const { problems } = await ingestSamples([await put(name, text)], store);
      const told = problems.find(({ code }) => code === 'ingest/overlaps-store');
      // Of 90 samples each: CPU and the reads of one disk.
      expect(told?.message).toContain('6 buckets in 2 series of 1 machine hold more samples than fit');
    }
    const three = await readPeaksStore(store);
    expect(plain(three.values)).toEqual(plain(alone.values));
    expect(three.overlaps.map(({ key, buckets }) => [key.channel, key.instance, buckets])).toEqual([
      ['cpuUsedCores', '', 3],
      ['diskReadIops', 'a', 3],
    ]);
    const compacted = await ingestSamples([join(folder, 'in')], store, { compact: true });
    expect(codesOf(compacted).filter((code) => code !== 'ingest/already-in-store')).toEqual([
      'samples/overlaps-resolved',
    ]);
    const after = await readPeaksStore(store);
    expect([plain(after.values), after.overlaps]).toEqual([plain(alone.values), []]);
  });

  it('adds up what two files hold of a bucket that was cut between them, minute by minute', async () => {
    const header = 'timestamp,machine,cpuUsedCores,disk[a].writeBytesPerSecond,nic[e].inBytesPerSecond\n';
    const rows = Array.from({ length: 4320 }, (_, at) => {
      const stamp = new Date(Date.UTC(2026, 2, 1) + at * 20_000).toISOString();
      return `${stamp},web01,${(at % 9) / 8},${at * 1000},500\n`;
    });
    const whole = await put('whole.csv', header + rows.join(''));
    await ingestSamples([await put('1.csv', header + rows.slice(0, 2173).join(''))], store);
    const second = await ingestSamples([await put('2.csv', header + rows.slice(2173).join(''))], store);
    expect(codesOf(second)).toEqual([]);
    const { values, overlaps } = await readPeaksStore(store);
    expect([plain(values), overlaps]).toEqual([plain((await readSamples([whole])).peaks), []]);
  });

  it('does not note a file of which nothing could be used, so that it may be given again', async () => {
    const bare = dayOf(1).replaceAll('Z,', ',');
    const path = await put('1.csv', bare);
    const first = await ingestSamples([path], store);
    expect([first.store, first.readings]).toEqual([null, 0]);
    expect((await ingestSamples([path], store, { zone: 'UTC' })).readings).toBe(180);
  });

  it('reads nothing of an archive that is cut off', async () => {
    const packed = gzipSync(dayOf(1));
    const result = await ingestSamples([await put('1.gz', packed.subarray(0, packed.length - 9))], store);
    expect([codesOf(result), result.store]).toEqual([['ingest/damaged-gzip'], null]);
  });

  it('takes cores from an inventory where the samples state none', async () => {
    const path = await put('1.csv', 'timestamp,machine,cpuPercent\n2026-03-01T00:00:00Z,WEB01,50\n');
    const machines = [{ id: toMachineId('vc/web01'), name: 'web01', uuid: null, cores: 8 as never }];
    await ingestSamples([path], store, { machines });
    const { values } = await readPeaksStore(store);
    expect(values.series.map(({ key, maxima }) => [key.machine, key.channel, maxima[0]])).toContainEqual([
      'samples:web01',
      'cpuUsedCores',
      4,
    ]);
  });

  it('takes memory from an inventory too, of which the samples state a share', async () => {
    const path = await put(
      'stat.csv',
      'MetricId,Timestamp,Value,Unit,Entity,IntervalSecs\nmem.usage.average,2026-03-01 00:00:00,50,%,WEB01,20\n',
    );
    const machine = { id: toMachineId('vc/web01'), name: 'web01', uuid: null, cores: null };
    const bare = await ingestSamples([path], store, { zone: 'UTC', machines: [machine] });
    expect(codesOf(bare)).toContain('ingest/share-without-memory');
    const machines = [{ ...machine, memoryBytes: 8192 as never }];
    expect(codesOf(await ingestSamples([path], store, { zone: 'UTC', machines }))).toEqual([]);
    const { values } = await readPeaksStore(store);
    expect(values.series.map(({ key, maxima }) => [key.channel, maxima[0]])).toContainEqual([
      'memoryActiveBytes',
      4096,
    ]);
    const again = await ingestSamples([path], store, { zone: 'UTC', machines: [machine] });
    expect(codesOf(again)).toEqual(['ingest/already-in-store', 'ingest/read-otherwise']);
  });

  it('is refused by a store that cannot say what it holds, and leaves it as it is', async () => {
    const path = await put('1.csv', dayOf(1));
    await ingestSamples([path], store);
    const bytes = await readFile(store);
    bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60);
    await writeFile(store, bytes);
    const next = await put('2.csv', dayOf(2));
    await expect(ingestSamples([next], store)).rejects.toThrow(/timeseries\/damaged-peaks-store/);
    await writeFile(store, 'machine,cores\n');
    await expect(ingestSamples([next], store)).rejects.toThrow(/timeseries\/not-a-peaks-store/);
    expect(await readFile(store, 'utf8')).toBe('machine,cores\n');
  });

  it('is refused by a store whose body is damaged, whether the file is new to it or held', async () => {
    const path = await put('1.csv', dayOf(1));
    await ingestSamples([path], store);
    const bytes = await readFile(store);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 700) ^ 1, bytes.length - 700);
    await writeFile(store, bytes);
    for (const given of [path, await put('2.csv', dayOf(2))]) {
      await expect(ingestSamples([given], store)).rejects.toMatchObject({
        problem: {
          code: 'timeseries/damaged-peaks-store',
          remedy: expect.stringContaining('ingest all the samples again') as unknown,
        },
      });
    }
    expect(Buffer.compare(await readFile(store), bytes)).toBe(0);
    expect((await readdir(folder)).toSorted()).toEqual(['in', 'peaks.store']);
  });

  it('warns of peaks whose files nobody noted', async () => {
    const path = await put('1.csv', dayOf(1));
    await writePeaksStore(store, (await readSamples([path])).peaks);
    expect(codesOf(await ingestSamples([await put('2.csv', dayOf(3))], store))).toEqual(['ingest/unknown-sources']);
  });
});

describe('compacting', () => {
  it('happens by itself once there are many appends, and gives the bytes that one asks for', async () => {
    const others = join(folder, 'other.store');
    const path = join(folder, 'in', 'day.csv');
    for (let index = 0; index <= MAX_APPENDS; index++) {
      await writeFile(path, dayOf(1, `m${index}`, 2));
      const { compaction } = await ingestSamples([path], store);
      expect(compaction === null).toBe(index < MAX_APPENDS);
    }
    for (let index = MAX_APPENDS; index >= 0; index--) {
      await writeFile(path, dayOf(1, `m${index}`, 2));
      await ingestSamples([path], others, { compact: index === 0 });
    }
    expect(Buffer.compare(await readFile(store), await readFile(others))).toBe(0);
    const opened = await openPeaksStore(store);
    expect(opened.segments.length).toBe(1);
    await opened.close();
    expect(codesOf(await ingestSamples([path], store))).toEqual(['ingest/already-in-store']);
  });
});
