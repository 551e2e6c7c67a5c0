import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { AssessmentError } from '../../src/model/index.js';
import { readEstate } from '../../src/node/read-inputs.js';
import { readSampleMapping } from '../../src/node/read-sample-mapping.js';
import { readSamples, separateSamples } from '../../src/node/read-samples.js';
import { temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

const rows = (count: number, machine = 'web01'): string =>
  Array.from({ length: count }, (_, index) => `${1_772_323_200 + index * 20},${machine},${index % 4}\n`).join('');
const HEADER = 'timestamp,machine,cpuUsedCores\n';
const codesOf = ({ problems }: Awaited<ReturnType<typeof readSamples>>): readonly string[] =>
  problems.map(({ code, at }) => `${at?.file ?? '-'} ${code.replace('ingest/', '')}`);

describe('reading samples from files', () => {
  it('rolls them into peaks, whatever the files are called, packed or not', async () => {
    const text = HEADER + rows(30_000);
    const plain = await readSamples([await put('peaks/a.dat', text)]);
    const packed = await readSamples([await put('packed/a.txt', gzipSync(text))]);
    expect(plain.peaks).toEqual(packed.peaks);
    expect(plain.notes.readings).toBe(30_000);
    expect(plain.peaks.series[0]).toMatchObject({
      key: { machine: 'samples:web01', channel: 'cpuUsedCores' },
      granularity: { intervalMs: 20_000, kind: 'sample' },
    });
    expect([codesOf(plain), codesOf(packed)]).toEqual([[], []]);
  });

  it('reads the files of a folder in order of their names, and tells what is wrong with each', async () => {
    await put('mixed/b.csv', HEADER + rows(3, 'b'));
    await put('mixed/a.csv', HEADER + rows(2, 'a'));
    await put('mixed/c.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]));
    await put('mixed/d.csv', 'machine,cores\nweb01,4\n');
    await put('mixed/e.csv', '');
    const reading = await readSamples([join(folder, 'mixed')]);
    expect(reading.summaries.map(({ file, kind, rowsUsed }) => `${file} ${kind} ${rowsUsed}`)).toEqual([
      'a.csv samples-csv 2',
      'b.csv samples-csv 3',
      'd.csv unrecognised 0',
      'e.csv unrecognised 0',
    ]);
    expect(codesOf(reading)).toEqual([
      'c.png unrecognised-samples',
      'd.csv unrecognised-samples',
      'e.csv unrecognised-samples',
    ]);
  });

  it('uses nothing of packed files that are cut off or damaged, and all of the others', async () => {
    const packed = gzipSync(HEADER + rows(50_000));
    const middle = Math.floor(packed.length / 2);
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, middle, middle + 64);
    const wrongSum = Buffer.from(packed);
    wrongSum[packed.length - 8]! ^= 1;
    // One byte of a text that is stored as it is: the archive can be unpacked, and names a machine that nobody has.
    const invented = gzipSync(HEADER + rows(3), { level: 0 });
    invented[invented.indexOf('web01')] = 0x78;
    await put('broken/a.csv', HEADER + rows(2, 'a'));
    await put('broken/b.gz', packed.subarray(0, middle));
    await put('broken/c.gz', damaged);
    await put('broken/d.gz', wrongSum);
    await put('broken/e.csv.gz', gzipSync(HEADER + rows(4, 'e')));
    await put('broken/f.gz', invented);
    const whole = await readSamples([join(folder, 'broken/a.csv'), join(folder, 'broken/e.csv.gz')]);
    for (const how of [{}, { isByBytes: false }]) {
      const reading = await readSamples([join(folder, 'broken')], how);
      expect(codesOf(reading)).toEqual(['b.gz', 'c.gz', 'd.gz', 'f.gz'].map((name) => `${name} damaged-gzip`));
      expect(reading.problems.every(({ severity }) => severity === 'error')).toBe(true);
      expect(reading.problems.map(({ message }) => /\((.*)\)/.exec(message)![1])).toEqual([
        'unexpected end of file',
        expect.stringMatching(/invalid|incorrect/) as string,
        'incorrect data check',
        'incorrect data check',
      ]);
      expect(reading.summaries).toEqual(whole.summaries);
      expect(reading.machines).toEqual(whole.machines);
      expect(reading.peaks).toEqual(whole.peaks);
    }
  });

  it('says of an archive in which nothing can be found what it is', async () => {
    const empty = await readSamples([await put('nothing/a.gz', gzipSync(''))]);
    expect(empty.problems[0]).toMatchObject({ code: 'ingest/empty-gzip', at: { file: 'a.gz' } });
    const cut = await readSamples([await put('nothing/b.gz', gzipSync(HEADER).subarray(0, 11))]);
    expect(cut.problems[0]).toMatchObject({ code: 'ingest/damaged-gzip', at: { file: 'b.gz' } });
    expect([empty, cut].map(({ summaries }) => summaries)).toEqual([[], []]);
  });

  it('stops at a packed file that holds more than allowed', async () => {
    const path = await put('bomb/a.gz', gzipSync(HEADER + rows(200_000)));
    const reading = await readSamples([path], { maxUnpackedBytes: 1_500_000 });
    expect(reading.problems[0]).toMatchObject({ code: 'ingest/cut-short' });
    expect(reading.summaries[0]!.rowsRead).toBeLessThan(80_000);
    const zeros = await readSamples([await put('zeros/a.gz', gzipSync(new Uint8Array(200_000_000)))]);
    expect(codesOf(zeros)).toEqual(['a.gz unrecognised-samples']);
  });

  it('tells what came twice, as of a file that was given under two names', async () => {
    const text = `timestamp,machine,counter,value\n1772323200,a,cpuUsedCores,1\n1772323220,a,cpuUsedCores,2\n`;
    const reading = await readSamples([await put('twice/a.csv', text), await put('twice/b.csv', text)]);
    expect(codesOf(reading)).toEqual(['- duplicate-readings']);
    expect([...reading.peaks.series[0]!.maxima]).toEqual([2]);
  });

  it('ends where a path does not exist', async () => {
    await expect(readSamples([join(folder, 'nowhere')])).rejects.toThrow(AssessmentError);
  });

  it('sorts samples from inventories, by content', async () => {
    const samples = [await put('sort/a.csv', HEADER + rows(1)), await put('sort/b.gz', gzipSync(HEADER + rows(1)))];
    const others = [
      await put('sort/c.csv', 'machine,cores,memoryMiB,os\nweb01,4,1024,Ubuntu\n'),
      await put('sort/d.bin', 'x'),
    ];
    expect(await separateSamples([join(folder, 'sort')])).toEqual({ samples, others });
  });

  it('leaves samples among the inventories to those who ask for them', async () => {
    await put('both/a.csv', HEADER + rows(1));
    await put('both/b.csv', 'machine,cores,memoryMiB,os\nweb01,4,1024,Ubuntu 22.04\n');
    const estate = await readEstate([join(folder, 'both')]);
    expect(estate.inputs.map(({ file, kind }) => `${file} ${kind}`)).toEqual([
      'b.csv inventory-csv',
      'a.csv samples-csv',
    ]);
    expect(estate.problems).toEqual([]);
    await expect(readEstate([join(folder, 'both', 'a.csv')])).rejects.toThrow('none of the 1 files');
  });
});

describe('reading a mapping from a file', () => {
  it('refuses a faulty one with all its faults, and one that is not there', async () => {
    const path = await put('mapping.yaml', 'name: x\nformt: wide\n');
    await appendFile(path, 'separator: ",,"\n');
    await expect(readSampleMapping(path)).rejects.toThrow(/did you mean format|separator/);
    await expect(readSampleMapping(join(folder, 'none.yaml'))).rejects.toThrow(AssessmentError);
  });
});
