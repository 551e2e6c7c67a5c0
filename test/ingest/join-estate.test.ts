import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfGib } from '../../src/model/index.js';
import { codesOf, estateOf, textFile, workbookFile } from '../support/workbook.js';

const ONE = '4212aaaa-0000-0000-0000-000000000001';
const TWO = '4212aaaa-0000-0000-0000-000000000002';
const V_INFO = [
  'VM',
  'CPUs',
  'Memory',
  'Disks',
  'Provisioned MiB',
  'VM UUID',
  'VI SDK Server',
  'OS according to the VMware Tools',
];
const rvtools = (...rows: readonly (readonly (string | number | null)[])[]) =>
  workbookFile({ vInfo: [V_INFO, ...rows] }, 'rvtools.xlsx');
const csv = (text: string, file = 'more.csv') => textFile(text, file);

describe('inputs that describe the same machines', () => {
  it('fill what an earlier one left open, add tags, and keep counts that reconcile', () => {
    const estate = estateOf(
      rvtools(['WEB01', 2, 4096, 1, 20_480, null, 'vc', 'Ubuntu Linux (64-bit)']),
      csv('machine,environment,tags,cpuPercent\nweb01,prod,owner=ops,12\nnew01,dev,,\n'),
      csv('machine,tags,memoryPercent,application\nWeb01,cost=1,30,shop\n', 'third.csv'),
    );
    expect(estate.counts).toEqual({ rows: 4, machines: 2, merged: 2, skipped: 0 });
    expect(estate.machines[0]).toMatchObject({
      id: 'vmware:vc/web01',
      name: 'WEB01',
      source: 'vmware',
      cores: 2,
      environment: 'production',
      application: 'shop',
      tags: [
        ['owner', 'ops'],
        ['cost', '1'],
      ],
      statedUse: { cpuPercent: 12, memoryPercent: 30 },
    });
    expect(estate.machines[0]?.origins['environment']?.file).toBe('more.csv');
    expect(estate.problems.filter(({ code }) => code === 'ingest/conflict')).toEqual([]);
  });

  it('keep the first of two values that differ, and name both places', () => {
    const estate = estateOf(
      csv('machine,cores,os\na,2,Ubuntu 22.04\n', 'x.csv'),
      csv('machine,cores,os\nA,4,Windows Server 2019\n', 'y.csv'),
    );
    expect(estate.machines[0]).toMatchObject({ cores: 2, os: { product: 'ubuntu' } });
    expect(estate.problems.map(({ code, at, message }) => [code, at?.file, message])).toEqual([
      ['ingest/conflict', 'y.csv', 'the number of cores is 4 here and 2 at x.csv:2 [cores]; the earlier value is kept'],
      [
        'ingest/conflict',
        'y.csv',
        'the operating system is Windows Server 2019 here and Ubuntu 22.04 at x.csv:2 [os]; the earlier value is kept',
      ],
    ]);
  });

  it('let stated disks replace estimated ones, and an exact system one that is "or later"', () => {
    const estate = estateOf(
      rvtools(['db', 2, 4096, 2, 102_400, null, 'vc', 'Microsoft Windows Server 2016 or later (64-bit)']),
      csv('machine,os,disks\ndb,Windows Server 2022 Datacenter,64;128\n'),
    );
    expect(estate.machines[0]).toMatchObject({
      disks: [
        { sizeBytes: bytesOfGib(64), sizeBasis: 'stated' },
        { sizeBytes: bytesOfGib(128), sizeBasis: 'stated' },
      ],
      os: { version: '2022', edition: 'Datacenter', isOrLater: false, architecture: 'x64' },
    });
    expect(codesOf(estate)).toEqual(['disks-estimated']);
  });

  it('join by UUID whatever the names, and by a short name where nothing else fits', () => {
    const estate = estateOf(
      csv(`machine,id,cores\nold-name,${ONE},2\nweb01,,4\n`),
      csv(`machine,id,memoryMiB\nnew-name,${ONE.toUpperCase()},1024\nweb01.corp.example,,2048\n`, 'y.csv'),
    );
    expect(estate.machines.map(({ id, name, memoryBytes }) => [id, name, memoryBytes !== null])).toEqual([
      [ONE, 'old-name', true],
      ['other:/web01', 'web01', true],
    ]);
    expect(estate.counts.merged).toBe(2);
  });

  it('stay apart where UUIDs or vCenters differ', () => {
    const byUuid = estateOf(csv(`machine,id,cores\na,${ONE},2\n`), csv(`machine,id,cores\na,${TWO},2\n`, 'y.csv'));
    expect(byUuid.counts).toMatchObject({ machines: 2, merged: 0 });
    const byManager = estateOf(
      csv('machine,manager,cores\na,vc1,2\n'),
      csv('machine,manager,cores\na,vc2,2\n', 'y.csv'),
    );
    expect(byManager.machines.map(({ id }) => id)).toEqual(['other:vc1/a', 'other:vc2/a']);
  });

  it('are not guessed at: what fits two machines is kept apart and reported', () => {
    const short = estateOf(
      csv('machine,cores\nweb01.a.example,2\nweb01.b.example,2\n'),
      csv('machine,tags\nweb01,k=v\n', 'y.csv'),
    );
    expect(short.counts).toEqual({ rows: 3, machines: 3, merged: 0, skipped: 0 });
    expect(codesOf(short)).toEqual(['ambiguous-machine']);
    const long = estateOf(
      csv('machine,tags\nweb01,k=v\n'),
      csv('machine,cores\nweb01.a.example,2\nweb01.b.example,2\n', 'y.csv'),
    );
    expect(long.counts.machines).toBe(3);
    expect(codesOf(long)).toEqual(['ambiguous-machine']);
  });

  it('take no address for a name with a domain', () => {
    expect(
      estateOf(csv('machine,cores\n10.0.0.1,2\n'), csv('machine,cores\n10.0.0.2,2\n', 'y.csv')).counts.machines,
    ).toBe(2);
  });

  it('reconcile in their counts, give ids that differ, and come out the same each time', () => {
    const name = fc.constantFrom('a', 'A', 'b', 'a.x', 'a.y', '', 'c');
    const row = fc.tuple(
      name,
      fc.constantFrom('', ONE, TWO),
      fc.constantFrom('', 'vc1', 'vc2'),
      fc.constantFrom('', '2', '4', 'x'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 5 }), { minLength: 1, maxLength: 4 }), (files) => {
        const read = () =>
          estateOf(
            ...files.map((rows, index) =>
              csv(
                ['machine,id,manager,cores,os', ...rows.map((cells) => `${cells.join(',')},CentOS`)].join('\n'),
                `${index}.csv`,
              ),
            ),
          );
        const { counts, machines } = read();
        expect(counts.rows).toBe(counts.machines + counts.merged + counts.skipped);
        expect(counts.rows).toBe(files.flat().length);
        expect(counts.machines).toBe(machines.length);
        expect(new Set(machines.map(({ id }) => id)).size).toBe(machines.length);
        expect(JSON.stringify(read())).toBe(JSON.stringify(read()));
      }),
    );
  });
});
