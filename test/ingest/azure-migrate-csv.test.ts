import { describe, expect, it } from 'vitest';
import {
  AZURE_MIGRATE_CSV_COLUMNS,
  AZURE_MIGRATE_MAX_DISKS,
  AZURE_MIGRATE_MAX_SERVERS,
  AZURE_MIGRATE_RVTOOLS_IMPORT,
} from '../../src/ingest/index.js';
import { bytesOfGib, bytesOfMib } from '../../src/model/index.js';
import { codesOf, estateOf, estateOfSheets, estateOfText, textFile } from '../support/workbook.js';

const FULL =
  '*Server name,IP addresses,*Cores,*Memory (In MB),*OS name,OS version,OS architecture,Server type,Hypervisor,CPU utilization percentage,Memory utilization percentage,Network adapters,Network In throughput,Network Out throughput,Boot type,Number of disks,Storage in use (In GB),Disk 1 size (In GB),Disk 1 read throughput (MB per second),Disk 1 write throughput (MB per second),Disk 1 read ops (operations per second),Disk 1 write ops (operations per second),Disk 2 size (In GB)';
const ROW =
  'web01.corp,10.0.0.1;10.0.0.2,4,8192,Windows Server,2019,x64,Virtual,VMware,45.5,60,2,1.5,2.5,UEFI,2,70,80,1.5,2,100,50,200';

const ruleOf = (field: string) => AZURE_MIGRATE_CSV_COLUMNS.find((rule) => rule.field === field);

describe('the import template of Azure Migrate', () => {
  it('is read in its full form', () => {
    const { machines, problems, inputs } = estateOfText(`${FULL}\n${ROW}\n`);
    expect(problems).toEqual([]);
    expect(inputs[0]).toMatchObject({ kind: 'azure-migrate-csv', sheets: [{ rowsRead: 1, columnsIgnored: [] }] });
    expect(machines[0]).toMatchObject({
      name: 'web01.corp',
      source: 'vmware',
      cores: 4,
      memoryBytes: bytesOfGib(8),
      addresses: ['10.0.0.1', '10.0.0.2'],
      firmware: 'efi',
      nicCount: 2,
      diskCount: 2,
      storageUsedBytes: bytesOfGib(70),
      os: {
        name: 'Windows Server',
        family: 'windows',
        product: 'windows-server',
        version: '2019',
        architecture: 'x64',
      },
      statedUse: {
        cpuPercent: 45.5,
        memoryPercent: 60,
        networkInBytesPerSecond: 1_500_000,
        networkOutBytesPerSecond: 2_500_000,
      },
      disks: [
        {
          sizeBytes: bytesOfGib(80),
          sizeBasis: 'stated',
          isOs: true,
          readIops: 100,
          writeIops: 50,
          readBytesPerSecond: 1_500_000,
          writeBytesPerSecond: 2_000_000,
        },
        { sizeBytes: bytesOfGib(200), isOs: false },
      ],
    });
  });

  it('is read in its reduced form, where the total stands for the disks', () => {
    const { machines, problems } = estateOfText(
      'Server name,Cores,Memory (In MB),OS name,Hypervisor,CPU utilization percentage,Memory utilization percentage,Storage in use (In MB),*Storage allocated (In MB)\nx,2,4096,Ubuntu Linux,Hyper-V,10,20,5000,10240\n',
    );
    expect(problems).toEqual([]);
    expect(machines[0]).toMatchObject({
      source: 'hyperv',
      storageBytes: bytesOfMib(10_240),
      storageUsedBytes: bytesOfMib(5000),
      disks: [{ sizeBytes: bytesOfGib(10), sizeBasis: 'estimated', isOs: true }],
    });
  });

  it('is read without stars, in any case, and from a sheet', () => {
    const header = FULL.replaceAll('*', '').toUpperCase().split(',');
    const { machines, inputs } = estateOfSheets({ Import: [header, ROW.split(',')] });
    expect(inputs[0]?.kind).toBe('azure-migrate-csv');
    expect(machines[0]).toMatchObject({
      cores: 4,
      disks: [{ sizeBytes: bytesOfGib(80) }, { sizeBytes: bytesOfGib(200) }],
    });
  });

  it('may give totals of use instead of use per disk', () => {
    const { machines } = estateOfText(
      'Server name,Cores,Memory (In MB),OS name,Number of disks,Total disks read ops,Total disks write ops,Total disks read throughput,Total disks write throughput\nx,2,4096,CentOS,4,10,20,1,2\n',
    );
    expect(machines[0]).toMatchObject({
      diskCount: 4,
      disks: [],
      statedUse: { diskReadIops: 10, diskWriteIops: 20, diskReadBytesPerSecond: 1e6, diskWriteBytesPerSecond: 2e6 },
    });
  });

  it('numbers disks up to the documented limit and beyond, which is told', () => {
    const sizes = (count: number) =>
      Array.from({ length: count }, (_, index) => `Disk ${index + 1} size (In GB)`).join(',');
    const text = (count: number) =>
      `Server name,Cores,Memory (In MB),OS name,${sizes(count)}\nx,2,4096,CentOS,${'10,'.repeat(count).slice(0, -1)}\n`;
    expect(estateOfText(text(AZURE_MIGRATE_MAX_DISKS)).problems).toEqual([]);
    const more = estateOfText(text(AZURE_MIGRATE_MAX_DISKS + 1));
    expect(more.machines[0]?.disks).toHaveLength(21);
    expect(codesOf(more)).toEqual(['too-many-disks']);
  });

  it('names the four columns without which nothing can be sized', () => {
    const mandatory = AZURE_MIGRATE_CSV_COLUMNS.filter((rule) => rule.mandatory).map(({ field }) => field);
    expect(mandatory).toEqual(['Server name', 'Cores', 'Memory', 'OS name']); // csv-import-001
    const estate = estateOfText('Server name,Cores,OS name\na,2,\n,4,CentOS\n');
    expect(estate.problems.map(({ code, at }) => [code, at?.line])).toEqual([
      ['ingest/missing-column', 1],
      ['ingest/missing-value', 2],
      ['ingest/no-name', 3],
    ]);
    expect(estate.counts).toEqual({ rows: 2, machines: 1, merged: 0, skipped: 1 });
  });

  it.each([
    ['Server type', ['Virtual', 'Physical']], // csv-import-006
    ['Hypervisor', ['VMware', 'Hyper-V']], // csv-import-007
    ['OS architecture', ['x64', 'x86', 'amd64', '32-bit', '64-bit']],
    ['Firmware type', ['BIOS', 'UEFI']],
  ])('knows the valid values of %s, and reports another with all of them', (field, valid) => {
    const rule = ruleOf(field);
    expect(rule?.validValues).toEqual(valid);
    const header = `Server name,Cores,Memory (In MB),OS name,${rule?.headers[0] ?? ''}`;
    for (const value of valid) {
      expect(estateOfText(`${header}\nx,2,4096,CentOS,${value.toLowerCase()}\n`).problems).toEqual([]);
    }
    const [problem] = estateOfText(`${header}\nx,2,4096,CentOS,nonsense\n`).problems;
    expect(problem?.code).toBe('ingest/bad-value');
    for (const value of valid) expect(problem?.message).toContain(value);
  });

  it('takes a physical server for one', () => {
    expect(
      estateOfText('Server name,Cores,Memory (In MB),OS name,Server type\nx,2,4096,CentOS,Physical\n').machines[0]
        ?.source,
    ).toBe('physical');
  });

  it('says when there are more servers than Azure Migrate takes, and reads them all', () => {
    const rows = Array.from({ length: AZURE_MIGRATE_MAX_SERVERS + 1 }, (_, index) => `m${index},2,4096,CentOS`).join(
      '\n',
    );
    const estate = estateOfText(`Server name,Cores,Memory (In MB),OS name\n${rows}\n`);
    expect(estate.counts.machines).toBe(AZURE_MIGRATE_MAX_SERVERS + 1);
    expect(codesOf(estate)).toEqual(['too-many-machines']);
  });

  it('makes one machine of two rows with one name, and says so', () => {
    const estate = estateOfText('Server name,Cores,Memory (In MB),OS name\nx,2,4096,CentOS\nX,4,4096,CentOS\n');
    expect(estate.counts).toEqual({ rows: 2, machines: 1, merged: 1, skipped: 0 });
    expect(codesOf(estate)).toEqual(['duplicate-machine', 'conflict']);
    expect(estate.machines[0]?.cores).toBe(2);
  });

  it('leaves out a use above 100 % and a disk without a size, and says so', () => {
    const estate = estateOfText(
      'Server name,Cores,Memory (In MB),OS name,CPU utilization percentage,Disk 1 size (In GB),Disk 1 read ops\nx,2,4096,CentOS,130,,5\n',
    );
    expect(estate.machines[0]).toMatchObject({ statedUse: null, disks: [] });
    expect(codesOf(estate)).toEqual(['no-size', 'out-of-range']);
  });
});

describe('what Azure Migrate takes from RVTools', () => {
  it('is one disk per server, from three sheets', () => {
    expect(AZURE_MIGRATE_RVTOOLS_IMPORT.disksPerServer).toBe(1); // rvtools-import-004
    expect(Object.keys(AZURE_MIGRATE_RVTOOLS_IMPORT.sheets)).toEqual(['vInfo', 'vPartition', 'vMemory']);
  });
});

describe('reports of Azure Migrate', () => {
  it('are named as its answer, not read as an inventory', () => {
    const estate = estateOf(
      textFile(
        'Machine,Azure VM readiness,Recommended size,Cores,Memory(MB)\nx,Ready,Standard_D2s_v5,2,4096\n',
        'answer.csv',
      ),
    );
    expect(estate.inputs[0]?.kind).toBe('azure-migrate-answer');
    expect(estate.problems[0]?.message).toContain("Azure Migrate's answer, not an inventory");
    expect(estate.counts.rows).toBe(0);
  });

  it('of discovery tell what was found of SQL Server, and where nobody looked', () => {
    const { machines, problems } = estateOfSheets({
      Discovery_Report: [
        [
          'Machine Name',
          'Software Inventory Count',
          'SQL Discovery Server Count',
          'Is SQL Service Present',
          'Operating System',
          'Cores',
          'Memory (in MB)',
          'Machine ID',
        ],
        ...[
          ['serves', 45, 3, 1],
          ['has', 45, 1, 0],
          ['none', 45, 0, 0],
          ['unasked', -1, -1, 0],
        ].map((cells) => [...cells, 'Microsoft Windows Server 2019', 2, 4096, '/x/vmwaresites/y/machines/z']),
      ],
    });
    expect(
      machines.map(({ condition: { sqlServersFound, sqlServiceFound } }) => [sqlServersFound, sqlServiceFound]),
    ).toEqual([
      [3, true],
      [1, false],
      [0, false],
      [null, null],
    ]);
    expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('of discovery are read: they have what the appliance found', () => {
    const { machines, inputs } = estateOfSheets({
      Discovery_Report: [
        [
          'Machine Name',
          'Environment',
          'Operating System',
          'Cores',
          'Memory (in MB)',
          'Total Disks',
          'IP Addresses',
          'MAC Addresses',
          'Boot Type',
          'Power Stats',
          'Machine ID',
        ],
        [
          'a',
          'Dev',
          'Ubuntu Linux (64-bit)',
          2,
          4096,
          3,
          '[10.0.0.1,fe80::1];[10.0.0.2];',
          '[00:50:56:8B:74:7A];[00:50:56:8B:74:7B];',
          'EFI',
          'OFF',
          '/subscriptions/x/providers/microsoft.offazure/hypervsites/y/machines/z',
        ],
      ],
    });
    expect(inputs[0]?.kind).toBe('azure-migrate-discovery');
    expect(machines[0]).toMatchObject({
      source: 'hyperv',
      power: 'off',
      environment: 'nonProduction',
      firmware: 'efi',
      diskCount: 3,
      addresses: ['10.0.0.1', 'fe80::1', '10.0.0.2'],
      nics: [{ mac: '00:50:56:8b:74:7a' }, { mac: '00:50:56:8b:74:7b' }],
    });
  });
});
