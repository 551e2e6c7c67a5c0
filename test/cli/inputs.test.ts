import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assessment/index.js';
import type { Problem } from '../../src/model/index.js';
import { writePeaksStore } from '../../src/node/index.js';
import { createSampleSink } from '../../src/timeseries/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const INVENTORY = 'machine,cores,memoryMiB,os\nweb01,2,4096,Ubuntu 22.04\n';

describe('--zone', () => {
  it.each([
    ['Australia/Melborne', 'did you mean Australia/Melbourne?'],
    ['Melborne', 'did you mean Australia/Melbourne?'],
    ['Nowhere at all', 'remedy: write a name of the IANA data'],
  ])('of "%s" ends the run before anything is read: %s', async (zone, hint) => {
    for (const command of ['check', 'assess', 'explain web01']) {
      const words = [...command.split(' '), join(folder, 'not-there.csv'), '--zone', zone];
      const { exitCode, error, out } = await runCli(...words);
      expect([exitCode, out], command).toEqual([2, '']);
      expect(error.replace(/\s+/g, ' ')).toContain(`--zone "${zone}" is no time zone`);
      expect(error.replace(/\s+/g, ' ')).toContain(hint);
    }
  });

  it('takes names of the IANA data, offsets and UTC', async () => {
    const input = put('zone.csv', INVENTORY);
    for (const zone of ['Australia/Melbourne', 'europe/berlin', '+10:00', 'UTC']) {
      expect((await runCli('check', input, '--zone', zone)).exitCode, zone).toBe(0);
    }
  });
});

describe('machines of which only samples tell', () => {
  it('name the first file that holds them, not the first of the run', async () => {
    const rows = (machine: string): string =>
      `timestamp,machine,cores,cpuPercent\n1772323200,${machine},4,50\n1772323220,${machine},4,50\n`;
    const inventory = put('only/inventory.csv', INVENTORY);
    const samples = [
      put('only/1.csv', rows('web01')),
      put('only/2.csv', rows('ghost')),
      put('only/3.csv', rows('ghost')),
    ];
    const { out } = await runCli('check', inventory, ...samples, '--json');
    const { problems } = JSON.parse(out) as { problems: readonly Problem[] };
    expect(problems.map(({ code, at }) => `${code} ${at?.file ?? ''}`)).toContain(
      'ingest/samples-without-inventory 2.csv',
    );
    const assessed = await runCli('assess', inventory, ...samples, '--out', join(folder, 'only-out'), '--json');
    const ghost = (JSON.parse(assessed.out) as Assessment).machines.find(({ name }) => name === 'ghost');
    expect(ghost?.origins['cores']?.file).toBe('2.csv');
  });
});

describe('disks of samples and of the inventory', () => {
  const SAMPLES = [
    'timestamp,machine,disk[scsi0:0].readIops,disk[scsi1:2].readIops,disk[sata0:5].readIops',
    ...Array.from({ length: 4 }, (_, index) => `${1772323200 + index * 20},db01,100,700,9`),
  ];

  async function disksOf(name: string, ...inventory: readonly (readonly string[])[]): Promise<unknown> {
    const paths = inventory.map((lines, index) => put(`${name}/inventory-${index}.csv`, lines.join('\n')));
    const samples = put(`${name}/samples.csv`, SAMPLES.join('\n'));
    const { out } = await runCli('assess', ...paths, samples, '--out', join(folder, `${name}-out`), '--json');
    const [machine] = (JSON.parse(out) as Assessment).machines;
    const unmatched = machine!.findings.find(({ rule }) => rule === 'samples/disks-unmatched');
    const iops = machine!.need!.disks.map((disk) => `${disk.name}: ${disk.iops ?? 'unknown'}`);
    return { iops, told: unmatched?.message ?? null };
  }

  const INFO = ['VM,CPUs,Memory,OS according to the VMware Tools', 'db01,4,8192,Ubuntu Linux (64-bit)'];

  it('are the same by controller and unit, where RVTools says "Hard disk 2" and the samples say "scsi1:2"', async () => {
    const disks = [
      'VM,Disk,Capacity MiB,Controller,Unit #',
      'db01,Hard disk 1,65536,SCSI controller 0,0',
      'db01,Hard disk 2,65536,SCSI controller 1,2',
    ];
    expect(await disksOf('controllers', INFO, disks)).toEqual({
      iops: ['Hard disk 1: 130', 'Hard disk 2: 910'],
      told: expect.stringContaining('samples of "sata0:5" match no disk') as string,
    });
  });

  it('are the same by the key of vSphere, where RVTools says no controller', async () => {
    const disks = ['VM,Disk,Capacity MiB,Disk Key', 'db01,Hard disk 1,65536,2000', 'db01,Hard disk 2,65536,2018'];
    const found = await disksOf('keys', INFO, disks);
    expect(found).toMatchObject({ iops: ['Hard disk 1: 130', 'Hard disk 2: 910'] });
  });

  it('are left apart where the inventory says neither', async () => {
    const disks = ['VM,Disk,Capacity MiB', 'db01,Hard disk 1,65536', 'db01,Hard disk 2,65536'];
    expect(await disksOf('neither', INFO, disks)).toMatchObject({
      iops: ['Hard disk 1: unknown', 'Hard disk 2: unknown'],
      told: expect.stringContaining('"sata0:5", "scsi0:0", "scsi1:2"') as string,
    });
  });

  it('are the same by controller, number and location of Hyper-V, whoever wrote the samples', async () => {
    const vms = ['Name,Id,State,ProcessorCount,MemoryStartup,Generation', 'db01,aa-1,Running,4,8589934592,2'];
    const drives = [
      'VMName,VMId,Path,ControllerType,ControllerNumber,ControllerLocation',
      'db01,aa-1,D:\\a.vhdx,SCSI,0,0',
      'db01,aa-1,D:\\b.vhdx,SCSI,1,2',
    ];
    const files = [
      'Path,VhdFormat,VhdType,FileSize,Size,ParentPath',
      'D:\\a.vhdx,VHDX,Dynamic,1073741824,68719476736,',
      'D:\\b.vhdx,VHDX,Dynamic,1073741824,68719476736,',
    ];
    expect(await disksOf('hyperv', vms, drives, files)).toMatchObject({
      iops: ['SCSI 0:0: 130', 'SCSI 1:2: 910'],
    });
  });
});

describe('a stamp far from the rest', () => {
  it('is told by check with the line to look at, and no more once --as-of cuts it off', async () => {
    const rows = Array.from({ length: 15 * 24 }, (_, hour) => `${1772323200 + hour * 3600},web01,1`);
    const path = put('stray/a.csv', ['timestamp,machine,cpuUsedCores', ...rows, '1899999999,web01,1'].join('\n'));
    const { out } = await runCli('check', path);
    expect(out.replace(/\s+/g, ' ')).toMatch(
      /a\.csv:362: warning ingest\/stray-samples: 1 value of 1 machine .* they are set aside, and the window ends with the rest/,
    );
    expect((await runCli('check', path, '--as-of', '2026-03-15')).out).toContain('No problems.');
  });
});

describe('inputs that are something else', () => {
  const told = async (...paths: readonly string[]): Promise<string> =>
    (await runCli('check', ...paths)).out.replace(/\s+/g, ' ');

  it('reads a store of peaks beside an inventory, and says what an empty one alone lacks', async () => {
    const sink = createSampleSink();
    const store = join(folder, 'peaks.store');
    await writePeaksStore(store, sink.finish(null).peaks);
    const text = await told(put('with-store.csv', INVENTORY), store);
    expect(text).toContain('peaks.store taken for peaks-store: it begins with the bytes of a peaks.store');
    const alone = await runCli('assess', store, '--out', join(folder, 'out'));
    expect(alone.exitCode).toBe(2);
    expect(alone.error).toContain('ingest/no-machines');
    expect(readdirSync(folder)).not.toContain('out');
  });

  it('names an archive with nothing in it, and one that is cut', async () => {
    const samples = 'timestamp,machine,cpuUsedCores\n1772323200,web01,1\n';
    const text = await told(
      put('gz/a.csv', INVENTORY),
      put('gz/empty.csv.gz', gzipSync('')),
      put('gz/cut.csv.gz', gzipSync(samples).subarray(0, 12)),
    );
    expect(text).toContain('empty.csv.gz: error ingest/empty-gzip: this is a gzip archive of an empty file');
    expect(text).toContain('cut.csv.gz: error ingest/damaged-gzip: this is a gzip archive that is cut off or damaged');
  });

  it('points to the mapping where a CSV has times and numbers', async () => {
    const perfmon = '"Time","Host","% CPU"\n"03/01/2026 10:00:00","web01","12.5"\n"03/01/2026 10:00:15","web01","13"\n';
    const letter = 'Name,Street,Number\nAnna,Elm,12\nBert,Oak,14\n';
    const inventory = put('foreign/a.csv', INVENTORY);
    expect(await told(inventory, put('foreign/perfmon.csv', perfmon))).toMatch(
      /perfmon\.csv.*remedy: .*samples.*--mapping.*docs\/samples\.md/,
    );
    expect(await told(inventory, put('foreign/letter.csv', letter))).not.toContain('--mapping');
  });
});
