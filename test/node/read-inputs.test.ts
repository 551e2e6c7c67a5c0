import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AssessmentError, type Estate, type Problem } from '../../src/model/index.js';
import { labelsOf, listFiles } from '../../src/node/list-files.js';
import { readEstate } from '../../src/node/read-inputs.js';
import { aWorkbook } from '../support/workbook.js';
import { leafPaths } from '../support/leaf-paths.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portolan-inputs-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

const CSV = 'machine,cores,memoryMiB,os\nweb01,2,4096,Ubuntu 22.04\n';
const WORKBOOK = aWorkbook({
  vInfo: [
    ['VM', 'CPUs', 'Memory'],
    ['db01', 4, 8192],
  ],
});
const problemOf = async (promise: Promise<unknown>): Promise<string> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof AssessmentError ? `${error.problem.code} ${error.problem.message}` : String(error);
};

describe('reading inputs', () => {
  it('takes the files of a folder and of its folders, in the order of their paths', async () => {
    await put('b.csv', CSV);
    await put('a.xlsx', WORKBOOK);
    await put('.hidden.csv', CSV);
    await put('aa/c.csv', CSV.replace('web01', 'web02'));
    await put('aa/deeper/d.csv', CSV.replace('web01', 'web03'));
    const { inputs, machines, problems } = await readEstate([folder]);
    expect(inputs.map(({ file, kind }) => [file, kind])).toEqual([
      ['a.xlsx', 'rvtools-workbook'],
      ['c.csv', 'inventory-csv'],
      ['d.csv', 'inventory-csv'],
      ['b.csv', 'inventory-csv'],
    ]);
    expect(machines.map(({ name }) => name)).toEqual(['db01', 'web02', 'web03', 'web01']);
    expect(problems).toEqual([]);
  });

  it('tells what of a folder it does not follow, by names alone', async () => {
    await put('a.csv', CSV);
    await put('deeper/.cache/c.csv', CSV);
    await put('1/2/3/4/5/6/7/8/b.csv', CSV.replace('web01', 'web02'));
    await put('1/2/3/4/5/6/7/8/9/c.csv', CSV);
    await put('.git/config', 'x');
    await symlink(join(folder, 'gone.csv'), join(folder, 'broken.csv'));
    await symlink(folder, join(folder, 'deeper', 'round'));
    const { problems, inputs } = await readEstate([folder]);
    expect(inputs.map(({ file }) => file)).toEqual(['b.csv', 'a.csv']);
    expect(problems.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      [
        'ingest/not-followed',
        'info',
        'not followed: the hidden folder ".git", more than 8 folders down, the folder "1/2/3/4/5/6/7/8/9", the link "broken.csv", the hidden folder "deeper/.cache", the link "deeper/round"',
      ],
    ]);
    expect(JSON.stringify(problems)).not.toContain(folder);
  });

  it('reads nothing that an earlier assessment wrote, and tells so; a store is read where it is named', async () => {
    await put('a.csv', CSV);
    for (const name of ['report.html', 'sizes.csv', 'assessment.lock.json', 'peaks.store'])
      await put(`crossing/${name}`, CSV);
    await put('crossing/assessment.json', '{\n  "schemaVersion": 1,\n');
    await put('crossing/mine.csv', CSV.replace('web01', 'web02'));
    await put('theirs/assessment.json', '[]');
    await put('theirs/sizes.csv', CSV.replace('web01', 'web03'));
    const told: Problem[] = [];
    const files = await listFiles([folder], told);
    expect(files.map((path) => relative(folder, path).split(sep).join('/'))).toEqual([
      'a.csv',
      'crossing/mine.csv',
      'theirs/assessment.json',
      'theirs/sizes.csv',
    ]);
    expect(told.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'ingest/own-output: an earlier assessment wrote its answer to "crossing"; those files are output and were not read as input',
    ]);
    expect(await listFiles([join(folder, 'crossing', 'peaks.store')])).toHaveLength(1);
    await rm(join(folder, 'crossing', 'mine.csv'));
    expect(await problemOf(listFiles([join(folder, 'crossing')]))).toBe(
      'ingest/no-input there is no file to read beside what an earlier assessment wrote',
    );
  });

  it('recognises by content, whatever the name', async () => {
    const { inputs } = await readEstate([await put('list.csv', WORKBOOK), await put('list.xlsx', CSV)]);
    expect(inputs.map(({ kind }) => kind)).toEqual(['rvtools-workbook', 'inventory-csv']);
  });

  it('reads what a gzip archive holds as if it had never been packed', async () => {
    const json = '[{"Name":"hv01","State":"Running","ProcessorCount":2,"MemoryStartup":4294967296,"Generation":2}]';
    const samples = 'timestamp,machine,cpuUsedCores\n1772323200,web01,1\n';
    const contents = [CSV, WORKBOOK, json, samples];
    for (const [index, content] of contents.entries()) {
      await put(`plain/${index}.dat`, content);
      await put(`packed/${index}.dat`, gzipSync(content));
    }
    const plain = await readEstate([join(folder, 'plain')]);
    const packed = await readEstate([join(folder, 'packed')]);
    expect(plain.machines.map(({ name }) => name)).toEqual(['web01', 'db01', 'hv01']);
    expect(packed).toEqual(plain);
  });

  it('tells an archive that is cut, damaged, empty or too large, and reads the rest', async () => {
    const whole = gzipSync(CSV.repeat(200));
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 12, 40);
    await put('a.gz', whole.subarray(0, whole.length - 12));
    await put('b.gz', damaged);
    await put('c.gz', gzipSync(''));
    await put('d.gz', gzipSync(Buffer.alloc(300_000_000)));
    await put('e.csv.gz', gzipSync(CSV));
    await put('f.gz', whole.subarray(0, 5));
    const { problems, machines } = await readEstate([folder]);
    expect(machines.map(({ name }) => name)).toEqual(['web01']);
    expect(problems.map(({ code, at, message }) => `${at!.file} ${code}: ${message}`)).toEqual([
      'a.gz ingest/damaged-gzip: this is a gzip archive that is cut off or damaged (unexpected end of file); nothing of it is used',
      expect.stringMatching(/^b\.gz ingest\/damaged-gzip: this is a gzip archive that is cut off or damaged/),
      'c.gz ingest/empty-gzip: this is a gzip archive of an empty file: there is nothing in it',
      'd.gz ingest/huge-file: the gzip archive holds more than the 268435456 bytes that are read',
      'f.gz ingest/damaged-gzip: this is a gzip archive that is cut off or damaged (unexpected end of file); nothing of it is used',
    ]);
  });

  it('labels files with as many folders as it takes, never with the whole path', async () => {
    const one = await put('north/list.csv', CSV);
    const two = await put('south/list.csv', CSV.replace('web01', 'web02'));
    expect((await readEstate([one, two])).inputs.map(({ file }) => file)).toEqual(['north/list.csv', 'south/list.csv']);
    expect(JSON.stringify(await readEstate([one, two]))).not.toContain(folder);
    expect(labelsOf(['/x/a/l', '/y/a/l', '/y/b/m'])).toEqual(['x/a/l', 'y/a/l', 'm']);
  });

  it('reads a file once, however often it is named', async () => {
    const path = await put('a.csv', CSV);
    expect((await readEstate([path, folder, path])).counts.rows).toBe(1);
  });

  it.each<[string, Uint8Array | string, RegExp]>([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), /a PNG picture/],
    ['a document', '%PDF-1.7 ...', /a PDF document/],
    ['a letter', 'Dear colleague,\nsee attachment\n', /"Dear colleague"/],
    ['nothing', '', /an empty file/],
    ['a cut workbook', WORKBOOK.subarray(0, 500), /cut off or damaged/],
    ['noise', Uint8Array.from({ length: 500 }, (_, index) => (index * 7) % 32), /a binary file/],
  ])('names %s for what it is and reads the rest', async (_, content, words) => {
    const wrong = await put('wrong', content);
    const { problems, machines, inputs } = await readEstate([wrong, await put('right.csv', CSV)]);
    expect(machines).toHaveLength(1);
    expect(inputs).toHaveLength(2);
    const [problem] = problems.filter(({ severity }) => severity === 'error');
    expect(problem?.at?.file).toBe('wrong');
    expect(problem?.message).toMatch(words);
    expect(await problemOf(readEstate([wrong]))).toMatch(words);
  });

  it('ends where nothing can be read', async () => {
    expect(await problemOf(readEstate([join(folder, 'absent.xlsx')]))).toMatch(
      /^ingest\/no-input there is no .*absent/,
    );
    expect(await problemOf(readEstate([folder]))).toMatch(/^ingest\/no-input there is no file to read/);
    await put('a.txt', 'hello\n');
    await put('b.txt', 'hello\n');
    expect(await problemOf(readEstate([folder]))).toMatch(/^ingest\/no-input none of the 2 files/);
  });

  it('reads the CSV files of one folder as one export of RVTools, and those of another as another', async () => {
    await put('north/RVTools_tabvInfo.csv', 'VM,CPUs,Memory,VI SDK Server\na,2,4096,north\n');
    await put('north/RVTools_tabvDisk.csv', 'VM,Disk,Capacity MiB,Thin\na,Hard disk 1,1024,True\n');
    await put('south/RVTools_tabvInfo.csv', 'VM,CPUs,Memory,VI SDK Server\na,4,8192,south\n');
    await put('south/RVTools_tabvDisk.csv', 'VM,Disk,Capacity MiB,Thin\na,Hard disk 1,2048,True\n');
    const { machines, problems } = await readEstate([join(folder, 'north'), join(folder, 'south')]);
    expect(machines.map(({ id, disks }) => [id, disks[0]?.sizeBytes])).toEqual([
      ['vmware:north/a', 1024 * 1_048_576],
      ['vmware:south/a', 2048 * 1_048_576],
    ]);
    expect(problems).toEqual([]);
  });

  it('keeps a cell of 10 MB within bounds', async () => {
    const long = 'x'.repeat(10_000_000);
    const path = await put('a.csv', `VM,CPUs,Memory,Annotation\na,2,4096,${long}\n`);
    const { machines, problems } = await readEstate([path]);
    expect(machines[0]?.annotation).toHaveLength(32_767);
    expect(problems.map(({ code }) => code)).toContain('ingest/huge-cell');
  });
});

const SHARED = resolve(import.meta.dirname, '../../../shared/data/inventory');
const real = (name: string): string => join(SHARED, name);
const lacks = (name: string): boolean => !existsSync(real(name));

function expectSound({ machines, counts, inputs }: Estate): void {
  expect(counts.rows).toBe(counts.machines + counts.merged + counts.skipped);
  for (const { rowsRead, rowsUsed, rowsSkipped } of inputs.flatMap(({ sheets }) => sheets)) {
    expect(rowsRead).toBe(rowsUsed + rowsSkipped);
  }
  for (const machine of machines) {
    expect(Object.keys(machine.origins).toSorted()).toEqual(leafPaths(machine).toSorted());
  }
}

describe('real inventories', () => {
  const workshop = 'rvtools/SizingWorkshop-RVTools.xlsx';
  it.skipIf(lacks(workshop))(
    'an old, reduced RVTools export of 805 machines (skipped where the file is absent)',
    async () => {
      const estate = await readEstate([real(workshop)]);
      expectSound(estate);
      expect(estate.counts).toEqual({ rows: 805, machines: 805, merged: 0, skipped: 0 });
      const { machines, inputs, problems } = estate;
      expect(machines.filter(({ power }) => power === 'on')).toHaveLength(763);
      expect(machines.filter(({ power }) => power === 'off')).toHaveLength(42);
      expect(machines.filter(({ isTemplate }) => isTemplate)).toHaveLength(10);
      expect(
        inputs[0]?.sheets.map(({ name, rowsRead, rowsUsed, rowsEmpty }) => [name, rowsRead, rowsUsed, rowsEmpty]),
      ).toEqual([
        ['vInfo', 805, 805, 2698],
        ['vNetwork', 805, 805, 0],
        ['vPartition', 1618, 1618, 0],
        ['vHost', 34, 34, 0],
      ]);
      expect(machines.flatMap(({ partitions }) => partitions)).toHaveLength(1618);
      // VMware Tools and the configuration name different systems on eleven rows, such as RHEL 6 beside Windows on row 61.
      const differing = problems.filter(({ code }) => code === 'ingest/os-differs');
      expect(differing).toHaveLength(11);
      expect(differing.map(({ at }) => at?.line)).toContain(61);
      expect(problems.filter((one) => !differing.includes(one)).map(({ code }) => code)).toEqual([
        'ingest/disks-estimated',
      ]);
      expect(machines[0]).toMatchObject({
        name: 'wadfs1',
        disks: [{ sizeBytes: 80 * 1024 ** 3, sizeBasis: 'estimated' }],
      });
      expect(machines.every(({ disks, diskCount }) => disks.length === diskCount)).toBe(true);
    },
  );

  const small = 'rvtools/rvtools-small-complete.xlsx';
  it.skipIf(lacks(small))('a complete RVTools export of 3 machines (skipped where the file is absent)', async () => {
    const estate = await readEstate([real(small)]);
    expectSound(estate);
    expect(estate.problems.map(({ severity, code }) => [severity, code])).toEqual([['info', 'ingest/unused-sheets']]);
    expect(estate.inputs[0]?.sheets).toHaveLength(17);
    expect(
      estate.machines.map(({ name, disks, nics, condition }) => [
        name,
        disks.length,
        nics.length,
        condition.snapshotCount,
      ]),
    ).toEqual([
      ['sample-web-01', 2, 1, 0],
      ['sample-db-01', 2, 2, 1],
      ['sample-archive-01', 1, 1, 0],
    ]);
    expect(estate.machines[1]).toMatchObject({
      firmware: 'efi',
      os: { product: 'windows-server', version: '2022' },
      condition: {
        toolsStatus: 'toolsOld',
        cpuReadyPercent: 6.1,
        healthMessages: ['Synthetic sample warning for owner review'],
      },
    });
  });

  const discovery = 'azure-migrate-export/AzureMigrate_Discovery_Report.xlsx';
  it.skipIf(lacks(discovery))('a discovery report of 294 machines (skipped where the file is absent)', async () => {
    const estate = await readEstate([real(discovery)]);
    expectSound(estate);
    expect(estate.counts).toEqual({ rows: 294, machines: 294, merged: 0, skipped: 0 });
    expect(estate.inputs[0]?.kind).toBe('azure-migrate-discovery');
    expect(estate.machines.filter(({ power }) => power === 'off')).toHaveLength(44);
    expect(estate.machines.filter(({ firmware }) => firmware === 'efi')).toHaveLength(41);
    expect(estate.problems.map(({ code }) => code)).toEqual(['ingest/unused-sheets']);
  });
});
