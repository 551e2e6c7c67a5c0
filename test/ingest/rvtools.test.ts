import { describe, expect, it } from 'vitest';
import { bytesOfGib, bytesOfMib, UNKNOWN_CONDITION } from '../../src/model/index.js';
import { codesOf, estateOf, estateOfSheets, textFile } from '../support/workbook.js';

const V_INFO = ['VM', 'Powerstate', 'Template', 'CPUs', 'Memory', 'Disks', 'Provisioned MiB', 'In Use MiB'];
const web = ['web01', 'poweredOn', 'False', 4, 8192, 1, 49_152, 30_000];

describe('the tab vInfo', () => {
  it('gives a machine per row, with the place of each value', () => {
    const { machines, counts } = estateOfSheets({ vInfo: [V_INFO, web] });
    expect(counts).toEqual({ rows: 1, machines: 1, merged: 0, skipped: 0 });
    expect(machines[0]).toMatchObject({
      id: 'vmware:/web01',
      name: 'web01',
      source: 'vmware',
      power: 'on',
      isTemplate: false,
      cores: 4,
      memoryBytes: bytesOfGib(8),
      storageBytes: bytesOfMib(49_152),
      storageUsedBytes: bytesOfMib(30_000),
    });
    expect(machines[0]?.origins['memoryBytes']).toEqual({
      file: 'estate.xlsx',
      sheet: 'vInfo',
      line: 2,
      column: 'Memory',
      how: 'read',
    });
  });

  it('takes MB of old exports for the MiB that they are, and headers with spaces and in any case', () => {
    const old = V_INFO.map((name) => ` ${name.replace('MiB', 'MB').toUpperCase()} `);
    const [now] = estateOfSheets({ vInfo: [V_INFO, web] }).machines;
    const [then] = estateOfSheets({ VINFO: [old, web] }).machines;
    expect({ ...then, origins: {} }).toEqual({ ...now, origins: {} });
  });

  it.each([['True'], [true], [1], ['Yes'], ['TRUE']])('recognises a template by %s', (word) => {
    expect(
      estateOfSheets({ vInfo: [V_INFO, ['t', 'poweredOff', word, 1, 1024, 1, 1, 1]] }).machines[0]?.isTemplate,
    ).toBe(true);
  });

  it.each([
    ['poweredOn', 'on'],
    ['Powered Off', 'off'],
    ['suspended', 'suspended'],
  ])('maps the power state %s', (word, power) => {
    expect(estateOfSheets({ vInfo: [V_INFO, ['m', word, 'False', 1, 1024, 1, 1, 1]] }).machines[0]?.power).toBe(power);
  });

  it('takes what VMware Tools report before what is configured, and tells every contradiction with both cells', () => {
    const TOOLS = 'OS according to the VMware Tools';
    const CONFIGURED = 'OS according to the configuration file';
    const row = (name: string, tools: string, configured: string): (string | number)[] => [
      name,
      2,
      1024,
      configured,
      tools,
    ];
    const { machines, problems } = estateOfSheets({
      vInfo: [
        ['VM', 'CPUs', 'Memory', CONFIGURED, TOOLS],
        row('beast', 'Red Hat Enterprise Linux 6 (64-bit)', 'Microsoft Windows Server 2008 R2 (64-bit)'),
        row('moved', 'Microsoft Windows Server 2012 (64-bit)', 'Microsoft Windows Server 2008 R2 (64-bit)'),
        row('vague', 'Ubuntu Linux (64-bit)', 'Ubuntu 22.04 (64-bit)'),
        row('silent', '', 'Microsoft Windows Server 2008 R2 (64-bit)'),
      ],
    });
    expect(machines.map(({ os }) => [os.family, os.version])).toEqual([
      ['linux', '6'],
      ['windows', '2012'],
      ['linux', '22.04'],
      ['windows', '2008-r2'],
    ]);
    const told = problems.filter(({ code }) => code === 'ingest/os-differs');
    expect(told.map(({ at, severity }) => [severity, at?.line, at?.column])).toEqual([
      ['warning', 2, CONFIGURED],
      ['warning', 3, CONFIGURED],
    ]);
    expect(told[0]?.message).toBe(
      'the operating system of "beast" is "Microsoft Windows Server 2008 R2 (64-bit)" here and "Red Hat Enterprise Linux 6 (64-bit)" at estate.xlsx!vInfo:2 [OS according to the VMware Tools]; the latter is taken, since what the guest reports counts before what the machine was configured for',
    );
  });

  it('says that a template or a power state was assumed where the column is missing', () => {
    const [machine] = estateOfSheets({
      vInfo: [
        ['VM', 'CPUs', 'Memory'],
        ['m', 2, 1024],
      ],
    }).machines;
    expect(machine).toMatchObject({ power: 'unknown', isTemplate: false });
    expect(machine?.origins['power']?.how).toBe('assumed');
    expect(machine?.origins['isTemplate']?.how).toBe('assumed');
  });

  it('reads custom attributes it knows by name and lists the others', () => {
    const { machines, inputs } = estateOfSheets({
      vInfo: [
        ['VM', 'CPUs', 'Memory', 'Environment', 'Application', 'Business Criticality', 'Cost centre'],
        ['m', 2, 1024, 'Prod', 'Shop', 'high', '4711'],
      ],
    });
    expect(machines[0]).toMatchObject({ environment: 'production', application: 'Shop', criticality: 'high' });
    expect(inputs[0]?.sheets[0]?.columnsIgnored).toEqual(['Cost centre']);
  });

  it('reports a bad cell with its place and reads the rest', () => {
    const estate = estateOfSheets({
      vInfo: [V_INFO, ['a', 'poweredOn', 'perhaps', 'four', 8192, 1, 1, 1], ['b', 'flying', 'False', 0, -5, 1.5, 1, 1]],
    });
    expect(estate.machines.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(estate.machines[0]).toMatchObject({ cores: null, memoryBytes: bytesOfGib(8) });
    expect(estate.machines[1]).toMatchObject({ cores: null, memoryBytes: null, diskCount: null, power: 'unknown' });
    expect(codesOf(estate)).toEqual(
      expect.arrayContaining(['bad-flag', 'bad-number', 'unknown-power-state', 'out-of-range']),
    );
    expect(estate.problems.find(({ code }) => code === 'ingest/bad-number')?.at).toEqual({
      file: 'estate.xlsx',
      sheet: 'vInfo',
      line: 2,
      column: 'CPUs',
    });
  });

  it('skips rows without a name and placeholders of Site Recovery Manager, and counts them', () => {
    const estate = estateOfSheets({
      vInfo: [
        ['VM', 'CPUs', 'Memory', 'SRM Placeholder'],
        [null, 2, 1024, 'False'],
        ['stub', 2, 1024, 'True'],
        ['real', 2, 1024, 'False'],
      ],
      vNetwork: [
        ['VM', 'NIC label', 'Network'],
        ['stub', 'Network adapter 1', 'n'],
      ],
    });
    expect(estate.counts).toEqual({ rows: 3, machines: 1, merged: 0, skipped: 2 });
    expect(codesOf(estate)).toEqual(['no-name', 'srm-placeholder', 'skipped-rows']);
  });

  it('counts rows that are formatted but empty', () => {
    const { inputs, counts } = estateOfSheets({ vInfo: [V_INFO, web, ['', null, ' '], [null], [null]] });
    expect(counts.rows).toBe(1);
    expect(inputs[0]?.sheets[0]).toMatchObject({ rowsRead: 1, rowsUsed: 1, rowsSkipped: 0, rowsEmpty: 3 });
  });
});

describe('the other tabs', () => {
  const estate = estateOfSheets({
    vInfo: [
      ['VM', 'Powerstate', 'CPUs', 'Memory', 'Host'],
      ['db01', 'poweredOn', 8, 32_768, 'esx1'],
      ['app01', 'poweredOn', 2, 4096, 'esx2'],
    ],
    vDisk: [
      ['VM', 'Disk', 'Disk Key', 'Capacity MiB', 'Raw', 'Disk Mode', 'Sharing mode', 'Thin', 'Controller', 'Unit #'],
      [
        'db01',
        'Hard disk 2',
        2001,
        204_800,
        'True',
        'independent_persistent',
        'sharingMultiWriter',
        'False',
        'SCSI controller 0',
        1,
      ],
      ['db01', 'Hard disk 1', 2000, 102_400, 'False', 'persistent', 'sharingNone', 'True', 'SCSI controller 0', 0],
      ['app01', 'Hard disk 1', 2000, 51_200, 'False', 'persistent', 'sharingNone', 'True', 'SCSI controller 0', 0],
    ],
    vPartition: [
      ['VM', 'Disk', 'Disk Key', 'Capacity MiB', 'Consumed MiB', 'Free MiB', 'Free % '],
      ['db01', 'D:\\', 2001, 204_000, 150_000, 54_000, 26],
      ['app01', '/', 2000, 50_000, null, 20_000, 40],
    ],
    vNetwork: [
      ['VM', 'NIC label', 'Adapter', 'Network', 'Connected', 'Mac Address', 'IPv4 Address', 'IPv6 Address'],
      ['db01', 'Network adapter 1', 'Vmxnet3', 'db-net', 'True', '00:50:56:AA:00:01', '10.0.0.5, 10.0.0.6', 'fe80::1'],
    ],
    vCPU: [
      ['VM', 'CPUs', 'Overall', 'CPU ready %'],
      ['db01', 8, 900, 4.5],
      ['app01', 4, 100, 0],
    ],
    vMemory: [
      ['VM', 'Size MiB', 'Active', 'Ballooned', 'Swapped'],
      ['db01', 32_768, 1024, 512, 0],
    ],
    vSnapshot: [
      ['VM', 'Name', 'Size MiB (total)'],
      ['db01', 'before', 100],
      ['db01', 'after', 200],
    ],
    vTools: [
      ['VM', 'Tools', 'Tools Version'],
      ['db01', 'toolsOk', 1],
    ],
    vCD: [
      ['VM', 'Device Node', 'Device Type', 'Connected'],
      ['db01', 'CD/DVD drive 1', 'ISO', 'True'],
      ['app01', 'CD/DVD drive 1', 'client', 'False'],
    ],
    vUSB: [
      ['VM', 'Device Node', 'Device Type', 'Connected', 'Family'],
      ['db01', 'USB 1', 'dongle', 'True', 'x'],
    ],
    vHealth: [
      ['Name', 'Message', 'Message type'],
      ['db01', 'Tools are old', 'Tools'],
      ['esx1', 'NTP', 'Host'],
    ],
    vHost: [
      ['Host', 'CPU Model'],
      ['esx1', 'Xeon Gold'],
    ],
  });
  const [db, app] = estate.machines;

  it('lists disks in the order of the source and marks the boot disk', () => {
    expect(db?.disks).toMatchObject([
      { name: 'Hard disk 2', sizeBasis: 'stated', isOs: false, isRawDevice: true, isIndependent: true, isShared: true },
      {
        name: 'Hard disk 1',
        sizeBytes: bytesOfGib(100),
        isOs: true,
        isThin: true,
        isIndependent: false,
        isShared: false,
      },
    ]);
    expect(db?.disks[0]?.usedBytes).toBe(bytesOfMib(150_000));
    expect(app?.disks[0]).toMatchObject({ isOs: true, usedBytes: bytesOfMib(30_000) });
  });

  it('gives NICs, addresses and signs of pressure', () => {
    expect(db?.nics).toMatchObject([{ mac: '00:50:56:aa:00:01', addresses: ['10.0.0.5', '10.0.0.6', 'fe80::1'] }]);
    expect(db?.addresses).toEqual(['10.0.0.5', '10.0.0.6', 'fe80::1']);
    expect(db?.condition).toEqual({
      ...UNKNOWN_CONDITION,
      snapshotNames: ['before', 'after'],
      toolsVersion: '1',
      snapshotCount: 2,
      snapshotBytes: bytesOfMib(300),
      toolsStatus: 'toolsOk',
      changeTracking: null,
      cpuReadyPercent: 4.5,
      balloonedBytes: bytesOfMib(512),
      swappedBytes: 0,
      connectedMedia: ['CD/DVD drive 1: ISO'],
      usbDevices: ['USB 1: dongle'],
      healthMessages: ['Tools are old'],
    });
    expect(app?.condition).toMatchObject({ snapshotCount: 0, connectedMedia: [] });
    expect(db?.placement.hostCpu).toBe('Xeon Gold');
  });

  it('keeps the word of vInfo where another tab differs, and says so', () => {
    expect(app?.cores).toBe(2);
    expect(codesOf(estate)).toEqual(['conflict', 'skipped-rows']);
    expect(estate.problems[0]?.message).toContain('the number of cores is 4 here and 2 at estate.xlsx!vInfo:3 [CPUs]');
  });

  it('may be all there is: without vInfo the machines come from another tab', () => {
    const without = estateOfSheets({
      vDisk: [
        ['VM', 'Powerstate', 'Disk', 'Capacity MiB'],
        ['a', 'poweredOn', 'Hard disk 1', 1024],
        ['a', 'poweredOn', 'Hard disk 2', 2048],
      ],
      vMemory: [
        ['VM', 'Powerstate', 'Size MiB', 'Active'],
        ['a', 'poweredOn', 4096, 1],
      ],
    });
    expect(without.counts).toEqual({ rows: 1, machines: 1, merged: 0, skipped: 0 });
    expect(without.machines[0]).toMatchObject({ power: 'on', memoryBytes: bytesOfGib(4) });
    expect(without.machines[0]?.disks).toHaveLength(2);
    expect(codesOf(without)).toEqual(['no-vinfo']);
  });
});

describe('which machine a row is about', () => {
  const header = ['VM', 'CPUs', 'Memory', 'VM UUID', 'Cluster', 'VI SDK Server'];
  const one = '4212AAAA-0000-0000-0000-000000000001';
  const two = '4212aaaa-0000-0000-0000-000000000002';

  it('is told by the UUID, in any case', () => {
    const { machines, problems } = estateOfSheets({
      vInfo: [header, ['twin', 2, 1024, one, 'c', 'v'], ['twin', 4, 1024, two, 'c', 'v']],
      vDisk: [
        ['VM', 'Disk', 'Capacity MiB', 'VM UUID'],
        ['twin', 'Hard disk 1', 4096, two.toUpperCase()],
        ['twin', 'Hard disk 1', 1024, one],
      ],
    });
    expect(machines.map(({ id }) => id)).toEqual([one.toLowerCase(), two]);
    expect(machines.map(({ disks }) => disks[0]?.sizeBytes)).toEqual([bytesOfMib(1024), bytesOfMib(4096)]);
    expect(problems).toEqual([]);
  });

  it('is never guessed: a row that fits two machines is reported', () => {
    const estate = estateOfSheets({
      vInfo: [header, ['twin', 2, 1024, null, 'c1', 'v'], ['twin', 4, 1024, null, 'c2', 'v']],
      vNetwork: [
        ['VM', 'NIC label', 'Network', 'Cluster'],
        ['twin', 'n1', 'net', null],
        ['twin', 'n2', 'net', 'c2'],
      ],
    });
    expect(estate.machines.map(({ nics }) => nics.map(({ name }) => name))).toEqual([[], ['n2']]);
    expect(estate.machines.map(({ id }) => id)).toEqual(['vmware:v/twin', 'vmware:v/twin#2']);
    expect(codesOf(estate)).toEqual(['shared-name', 'ambiguous-row']);
    expect(estate.inputs[0]?.sheets[1]).toMatchObject({ rowsRead: 2, rowsUsed: 1, rowsSkipped: 1 });
  });

  it('tells vCenters apart', () => {
    const { machines } = estateOfSheets({
      vInfo: [header, ['a', 2, 1024, null, 'c', 'vc1'], ['a', 4, 2048, null, 'c', 'vc2']],
      vNetwork: [
        ['VM', 'NIC label', 'Network', 'VI SDK Server'],
        ['a', 'n', 'net', 'vc2'],
      ],
    });
    expect(machines.map(({ id, nics }) => [id, nics.length])).toEqual([
      ['vmware:vc1/a', 0],
      ['vmware:vc2/a', 1],
    ]);
  });

  it('joins a row that repeats a machine, and reports it', () => {
    const estate = estateOfSheets({ vInfo: [header, ['a', 2, 1024, one, 'c', 'v'], ['a', 2, 1024, one, 'c', 'v']] });
    expect(estate.counts).toEqual({ rows: 2, machines: 1, merged: 1, skipped: 0 });
    expect(codesOf(estate)).toEqual(['duplicate-machine']);
  });

  it('keeps two machines of one UUID and two names', () => {
    const estate = estateOfSheets({ vInfo: [header, ['a', 2, 1024, one, 'c', 'v'], ['b', 2, 1024, one, 'c', 'v']] });
    expect(estate.machines.map(({ id }) => id)).toEqual([one.toLowerCase(), 'vmware:v/b']);
    expect(codesOf(estate)).toEqual(['shared-uuid']);
  });

  it('reports rows of machines that vInfo does not have', () => {
    const estate = estateOfSheets({
      vInfo: [header, ['a', 2, 1024, null, 'c', 'v']],
      vNetwork: [
        ['VM', 'NIC label', 'Network'],
        ['ghost', 'n', 'net'],
      ],
    });
    expect(codesOf(estate)).toEqual(['orphan-row']);
  });
});

describe('RVTools in CSV files', () => {
  it('are one export when they lie together, with German numbers, whatever they are called', () => {
    const info = textFile(
      'VM;Powerstate;CPUs;Memory;Disks;Provisioned MiB\nweb01;poweredOn;2;8.192;1;"81.920,5"\n',
      'a.csv',
    );
    const disk = textFile('VM;Disk;Capacity MiB;Thin\nweb01;Hard disk 1;81.920;True\n', 'b.csv');
    const estate = estateOf(disk, info);
    expect(estate.machines).toHaveLength(1);
    expect(estate.machines[0]).toMatchObject({ memoryBytes: bytesOfGib(8), disks: [{ sizeBytes: bytesOfGib(80) }] });
    expect(estate.inputs.map(({ kind }) => kind)).toEqual(['rvtools-csv', 'rvtools-csv']);
    expect(estate.problems.map(({ code, at, message }) => [code, at?.file, message])).toEqual([
      [
        'ingest/decimal-comma',
        'a.csv',
        '"Provisioned MiB" is "81.920,5", so the numbers of this file are read with a decimal comma, and 1.234 means 1234',
      ],
      [
        'ingest/decimal-comma',
        'b.csv',
        '"Capacity MiB" is "81.920"; the numbers of this file are read with a decimal comma, and 1.234 means 1234, since a.csv:2 [Provisioned MiB] has a decimal comma',
      ],
    ]);
  });

  it('do not decide for one another where they differ', () => {
    const info = 'VM;CPUs;Memory;Provisioned MiB\nweb01;2;8192;"81.920,5"\n';
    const cpu = 'VM;CPUs;CPU ready %;Sockets\nweb01;2;4.5;1\n';
    const disk = 'VM;Disk;Capacity MiB;Thin\nweb01;Hard disk 1;81.920;True\n';
    const estate = estateOf(textFile(info, 'a.csv'), textFile(cpu, 'b.csv'), textFile(disk, 'c.csv'));
    expect(estate.problems.map(({ code, at }) => [code, at?.file])).toEqual([
      ['ingest/decimal-comma', 'a.csv'],
      ['ingest/ambiguous-number', 'c.csv'],
    ]);
  });
});
