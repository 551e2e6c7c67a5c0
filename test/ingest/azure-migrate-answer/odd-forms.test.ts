import { describe, expect, it } from 'vitest';
import type { SheetCell } from '../../../src/ingest/index.js';
import { textFile } from '../../support/workbook.js';
import { answerOf, aTold, codesOf, portal2024, portal2025, readingOf, readingOfFiles, unaccounted } from './answers.js';

const HEADER = ['Machine', 'Azure VM readiness', 'Recommended size', 'Cores', 'Memory(MB)'];
const GIB = 1024 ** 3;

/** One sheet of machines with these columns and rows. */
const sheet = (header: readonly string[], ...rows: readonly (readonly SheetCell[])[]) => ({
  Machines: [header, ...rows],
});
const machineOf = (header: readonly string[], row: readonly SheetCell[]) => answerOf(sheet(header, row)).machines[0];

describe('readiness', () => {
  it.each([
    ['Ready', 'ready'],
    ['Ready for Azure', 'ready'],
    ['Suitable', 'ready'],
    ['Ready with conditions', 'readyWithConditions'],
    ['ReadyWithConditions', 'readyWithConditions'],
    ['Conditionally ready for Azure', 'readyWithConditions'],
    ['ConditionallySuitable', 'readyWithConditions'],
    ['Not ready', 'notReady'],
    ['Not ready for Azure', 'notReady'],
    ['NotSuitable', 'notReady'],
    ['Unknown', 'unknown'],
    ['Unknown Readiness', 'unknown'],
    ['Readiness unknown', 'unknown'],
    ['-', null],
    ['N/A', null],
    ['', null],
  ])('%s', (printed, readiness) => {
    const reading = readingOf(sheet(HEADER, ['x', printed, 'Standard_D2s_v5', 2, 4096]));
    expect(reading.answers[0]?.machines[0]?.readiness).toBe(readiness);
    expect(codesOf(reading)).not.toContain('answer-readiness');
  });

  it('that is no word of Azure Migrate is left out and told', () => {
    const reading = readingOf(sheet(HEADER, ['x', 'purple', 'Standard_D2s_v5', 2, 4096]));
    expect(reading.answers[0]?.machines[0]?.readiness).toBeNull();
    expect(codesOf(reading)).toContain('answer-readiness');
  });
});

describe('sizes', () => {
  it.each([
    ['Standard_D2as_v5', 'Standard_D2as_v5'],
    ['Standard D2as v5', 'Standard_D2as_v5'],
    ['D2as_v5', 'Standard_D2as_v5'],
    ['Basic_A1', 'Basic_A1'],
    ['Standard_M416-208s_v2', 'Standard_M416-208s_v2'],
    ['Not applicable', null],
    ['-', null],
    ['No suitable size', null],
  ])('%s', (printed, size) => {
    expect(machineOf(HEADER, ['x', 'Ready', printed, 2, 4096])?.size).toBe(size);
  });
});

describe('numbers', () => {
  it.each(['-', 'N/A', 'Unknown', 'Not applicable', '', '-1', -1, null])('%j is no number', (cell) => {
    const reading = readingOf(sheet([...HEADER, 'CPU usage(%)'], ['x', 'Ready', 'Standard_D2s_v5', cell, cell, cell]));
    expect(reading.answers[0]?.machines[0]).toMatchObject({ cores: null, memoryBytes: null, cpuPercent: null });
    expect(reading.problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('with decimal commas and thousands are read, and the style is told', () => {
    const header = [...HEADER, 'CPU usage(%)', 'Compute monthly cost estimate EUR'];
    const reading = readingOf(sheet(header, ['x', 'Ready', 'D2s_v5', 2, '8.192', '12,5', '1.234,56 €']));
    expect(reading.answers[0]?.machines[0]).toMatchObject({
      memoryBytes: 8 * GIB,
      cpuPercent: 12.5,
      computePerMonth: { micros: 1_234_560_000, currency: 'EUR' },
    });
    expect(codesOf(reading)).toContain('decimal-comma');
  });

  it('may carry the sign of a currency, a percent sign or a unit', () => {
    const header = [...HEADER, 'CPU usage', 'Monthly compute cost', 'Disk read(MBPS)'];
    expect(
      machineOf(header, ['x', 'Ready', 'D2s_v5', '2 cores', '4,096 MB', '12.5%', 'A$1,234.50', '1.5 MBps']),
    ).toMatchObject({
      cores: 2,
      memoryBytes: 4 * GIB,
      cpuPercent: 12.5,
      computePerMonth: { micros: 1_234_500_000, currency: 'AUD' },
      diskReadBytesPerSecond: 1_500_000,
    });
  });

  it('with a unit are read in it where the header has none, and told where the header has another', () => {
    const header = ['Machine', 'Recommended size', 'Memory', 'Storage(GB)'];
    const reading = readingOf(sheet(header, ['x', 'D2s_v5', '4 GiB', '1 TB']));
    expect(reading.answers[0]?.machines[0]).toMatchObject({ memoryBytes: 4 * GIB, storageBytes: null });
    expect(codesOf(reading)).toContain('bad-number');
  });

  it('that are none are left out and told with their cell', () => {
    const reading = readingOf(sheet(HEADER, ['x', 'Ready', 'D2s_v5', 'many', 4096]));
    expect(reading.answers[0]?.machines[0]?.cores).toBeNull();
    expect(reading.problems.find(({ code }) => code === 'ingest/bad-number')?.at).toMatchObject({
      line: 2,
      column: 'Cores',
    });
  });
});

describe('units', () => {
  it.each([
    ['Memory(MB)', 4096],
    ['Memory (MB)', 4096],
    ['ONPREM_MEMORY_MB', 4096],
    ['Memory (in MB)', 4096],
    ['RAM (GiB)', 4],
    ['memorygb', 4],
    ['Memory in bytes', 4 * GIB],
  ])('of %s', (header, value) => {
    expect(machineOf(['Machine', 'Recommended size', header], ['x', 'D2s_v5', value])?.memoryBytes).toBe(4 * GIB);
  });

  it.each([
    ['Disk read(MBPS)', 2, 2_000_000],
    ['DISK_READ_MBPS', 2, 2_000_000],
    ['Disk read throughput (MB/s)', 2, 2_000_000],
    ['Disk read (KBPS)', 2, 2000],
  ])('of %s', (header, value, perSecond) => {
    expect(machineOf(['Machine', 'Recommended size', header], ['x', 'D2s_v5', value])?.diskReadBytesPerSecond).toBe(
      perSecond,
    );
  });
});

describe('columns', () => {
  it('are told: what each was taken for, which is a guess and which are not read', () => {
    const reading = readingOf(
      sheet([...HEADER, 'Contoso CPU usage(%)', 'Favourite colour'], ['x', 'Ready', 'D2s_v5', 2, 4096, 5, 'blue']),
    );
    expect(reading.columns.map(({ header, field }) => [header, field])).toEqual([
      ['Machine', 'name'],
      ['Azure VM readiness', 'readiness'],
      ['Recommended size', 'size'],
      ['Cores', 'cores'],
      ['Memory(MB)', 'memory'],
      ['Contoso CPU usage(%)', 'cpuPercent'],
    ]);
    expect(codesOf(reading)).toEqual(expect.arrayContaining(['answer-column-guessed', 'answer-columns-not-read']));
    const unread = reading.problems.find(({ code }) => code === 'ingest/answer-columns-not-read');
    expect(unread?.message).toContain('"Favourite colour"');
  });

  it('of what is recommended are never taken for what there is', () => {
    const header = [
      'SERVER_NAME',
      'RECOMMENDED_COMPUTE_SKU',
      'RECOMMENDED_NUMBER_OF_CORES',
      'RECOMMENDED_STORAGE_SIZE_GB',
    ];
    expect(machineOf([...header, 'MIGRATION_READINESS'], ['x', 'D2s_v5', 2, 128, 'Ready'])).toMatchObject({
      cores: null,
      storageBytes: null,
    });
  });

  it('of savings and of single kinds of disk are not taken for the cost', () => {
    const header = [...HEADER, 'Estimated monthly savings from Azure Hybrid Benefit for Windows OS USD'];
    expect(
      machineOf([...header, 'Monthly Storage Cost for Premium Disks'], ['x', 'Ready', 'D2s_v5', 2, 4096, 9, 8]),
    ).toMatchObject({
      compute: [],
      totalPerMonth: null,
      storagePerMonth: null,
    });
  });

  it('in a foreign currency keep it; without any it is unknown and told', () => {
    const cost = 'Compute monthly cost estimate';
    expect(machineOf([...HEADER, `${cost} AUD`], ['x', 'Ready', 'D2s_v5', 2, 4096, 10])?.computePerMonth).toEqual({
      micros: 10_000_000,
      currency: 'AUD',
    });
    const bare = readingOf(sheet([...HEADER, cost], ['x', 'Ready', 'D2s_v5', 2, 4096, 10]));
    expect(bare.answers[0]?.machines[0]?.computePerMonth).toEqual({ micros: 10_000_000, currency: null });
    expect(codesOf(bare)).toContain('answer-currency-unknown');
  });

  it('whose cells name several currencies give no amounts', () => {
    const reading = readingOf(
      sheet(
        [...HEADER, 'Monthly compute cost'],
        ['x', 'Ready', 'D2s_v5', 2, 4096, '10 EUR'],
        ['y', 'Ready', 'D2s_v5', 2, 4096, '10 USD'],
      ),
    );
    expect(reading.answers[0]?.machines.map(({ computePerMonth }) => computePerMonth)).toEqual([null, null]);
    expect(codesOf(reading)).toContain('answer-currencies');
  });
});

describe('rows', () => {
  it('of a machine that has one already are counted and told, and the first is kept', () => {
    const reading = readingOf(sheet(HEADER, ['x', 'Ready', 'D2s_v5', 2, 4096], ['X', 'Ready', 'D4s_v5', 4, 4096]));
    expect(reading.answers[0]?.counts).toMatchObject({ rows: 2, machines: 1, duplicates: 1 });
    expect(reading.answers[0]?.machines[0]?.size).toBe('Standard_D2s_v5');
    expect(reading.problems.find(({ code }) => code === 'ingest/answer-duplicate')?.message).toContain(
      'differs in "size", "cores"',
    );
  });

  it('with one name in two groups, or with two ids, are two machines', () => {
    const grouped = readingOf(
      sheet([...HEADER, 'Group name'], ['x', 'Ready', 'D2s_v5', 2, 1, 'a'], ['x', 'Ready', 'D2s_v5', 2, 1, 'b']),
    );
    expect(grouped.answers[0]?.machines).toHaveLength(2);
    const ids = readingOf(
      sheet([...HEADER, 'Machine ID'], ['x', 'Ready', 'D2s_v5', 2, 1, 'i1'], ['x', 'Ready', 'D2s_v5', 2, 1, 'i2']),
    );
    expect(ids.answers[0]?.machines).toHaveLength(2);
  });

  it('above the header, totals, nameless ones and repeated headers are no machines', () => {
    const reading = readingOf({
      Machines: [
        ['Assessment of all', '2024-01-31'],
        ['exported by', 'somebody'],
        HEADER,
        ['x', 'Ready', 'D2s_v5', 2, 4096],
        HEADER,
        ['', 'Ready', 'D2s_v5', 2, 1],
        ['TOTAL', '', '', 2, 4096],
      ],
    });
    expect(reading.answers[0]?.counts).toMatchObject({ rows: 4, machines: 1, skipped: 3 });
    expect(codesOf(reading)).toEqual(
      expect.arrayContaining(['answer-rows-nameless', 'answer-rows-total', 'answer-rows-header']),
    );
  });

  it('of disks of no machine are told and counted', () => {
    const sheets = portal2024([aTold()]);
    const disks = sheets['All_Assessed_Disks']!;
    const reading = readingOf({ ...sheets, All_Assessed_Disks: [...disks, ['ghost', 'scsi0:0', 'Ready', 'P10']] });
    expect(reading.answers[0]?.counts).toMatchObject({ disks: 1, skipped: 1 });
    expect(reading.problems.find(({ code }) => code === 'ingest/answer-orphan')?.message).toContain('"ghost"');
    expect(unaccounted(reading.answers[0]!)).toBe(0);
  });
});

describe('lists in one cell', () => {
  const header = [
    ...HEADER,
    'Disk Names',
    'Azure Disk Readiness',
    'Recommended Disk SKUs',
    'IP Addresses',
    'MAC Addresses',
  ];

  it('are taken apart side by side', () => {
    const machine = machineOf(header, [
      ...[
        'x',
        'Ready',
        'D2s_v5',
        2,
        4096,
        'scsi0:0;scsi0:1;',
        'Ready;ReadyWithConditions;',
        'Standard_S6;StandardSSD_E10;',
      ],
      ...['[10.0.0.1,fe80::1];[10.0.0.2];', '[00:50:AA:00:00:01];'],
    ]);
    expect(machine?.disks).toMatchObject([
      { name: 'scsi0:0', tier: 'S6', type: 'StandardHDD', readiness: 'ready' },
      { name: 'scsi0:1', tier: 'E10', type: 'StandardSSD', readiness: 'readyWithConditions' },
    ]);
    expect(machine).toMatchObject({ addresses: ['10.0.0.1', 'fe80::1', '10.0.0.2'], macs: ['00:50:aa:00:00:01'] });
  });

  it('of different length leave out what cannot be assigned', () => {
    const reading = readingOf(sheet(header, ['x', 'Ready', 'D2s_v5', 2, 4096, 'a;b;', 'Ready;', 'P10;P20;', '', '']));
    expect(reading.answers[0]?.machines[0]?.disks).toMatchObject([
      { name: 'a', readiness: null, tier: 'P10' },
      { name: 'b', readiness: null, tier: 'P20' },
    ]);
    expect(codesOf(reading)).toContain('answer-uneven-lists');
  });
});

describe('several files', () => {
  const csv = (rows: readonly (readonly SheetCell[])[]): string =>
    rows.map((row) => row.map((cell) => `"${String(cell)}"`).join(',')).join('\n');

  it('with one sheet each are one answer', () => {
    const sheets = portal2024([aTold(), aTold({ name: 'db01' })]);
    const files = Object.entries(sheets).map(([name, rows]) => textFile(csv(rows), `${name}.csv`));
    const reading = readingOfFiles(...files);
    expect(reading.answers).toHaveLength(1);
    expect(reading.answers[0]).toMatchObject({
      file: 'All_Assessed_Machines.csv',
      criterion: 'performance',
      generation: 'portal-2024',
    });
    expect(reading.answers[0]?.machines.map(({ disks }) => disks.length)).toEqual([1, 1]);
    expect(unaccounted(reading.answers[0]!)).toBe(0);
  });

  it('of two assessments keep their disks apart', () => {
    const { All_Assessed_Machines: machines, All_Assessed_Disks: disks } = portal2024([aTold()]);
    const reading = readingOfFiles(
      ...['payg', 'ri'].flatMap((name) => [
        textFile(csv(machines!), `${name}_Machines.csv`),
        textFile(csv(disks!), `${name}_Disks.csv`),
      ]),
    );
    expect(reading.answers.map((one) => one.machines[0]?.disks.length)).toEqual([1, 1]);
  });

  it('of issues and warnings find their machines in the answers', () => {
    const strategy = portal2025([aTold()]);
    const header = [
      'ServerName',
      'MachineOperatingSystem',
      'AzureVMReadiness',
      'Category',
      'AzureReadinessIssues',
      'DataCollectionIssues',
      'ProbableCause',
      'Recommendation',
    ];
    const reading = readingOf({
      ...strategy,
      'Issues&Warnings_VM': [
        header,
        ['WEB01', 'x', 'Ready', 'Issue', 'Boot type not supported', 'CPU missing', 'c', 'r'],
        ['ghost', 'x', 'Ready', 'Issue', 'y', '', '', ''],
      ],
    });
    expect(reading.answers[0]?.machines[0]).toMatchObject({
      issues: ['Boot type not supported'],
      dataIssues: ['CPU missing'],
    });
    expect(reading.answers[0]?.counts).toMatchObject({ issues: 1, skipped: 1 });
    expect(unaccounted(reading.answers[0]!)).toBe(0);
  });

  it('without machines are told', () => {
    expect(
      codesOf(
        readingOf({
          Sheet1: [
            ['a', 'b'],
            ['c', 'd'],
          ],
        }),
      ),
    ).toContain('answer-no-machines');
    expect(codesOf(readingOfFiles())).toContain('answer-no-machines');
  });
});

describe('settings', () => {
  const machines = portal2024([aTold()])['All_Assessed_Machines']!;
  const propertiesOf = (...rows: readonly (readonly SheetCell[])[]) =>
    answerOf({ All_Assessed_Machines: machines, Assessment_Properties: rows }).properties;

  it('are read with decimal commas, and as they stand where they are words', () => {
    const properties = propertiesOf(
      ['Sizing criteria', 'AsOnPremises'],
      ['Comfort factor', '1,3'],
      ['Discount (%)', '10 %'],
      ['Performance history', '1 month'],
      ['VM uptime', '31 days 24 hours'],
      ['Offer/Licensing program', 'Pay-As-You-Go'],
      ['Savings options (compute)', 'None'],
      ['Currency', 'Australian Dollar (A$)'],
      ['VM series', 'Dsv5_series, Esv5_series'],
    );
    expect(properties).toMatchObject({
      sizingCriterion: { value: 'asIs' },
      comfortFactor: { value: 1.3 },
      discountPercent: { value: 10 },
      performanceHistory: { value: '1 month' },
      uptime: { value: '31 days 24 hours' },
      offer: { value: 'Pay-As-You-Go' },
      savingsOption: null,
      currency: { value: 'AUD' },
      vmSeries: { printed: 'Dsv5_series, Esv5_series' },
      percentile: null,
    });
    expect(properties.all).toHaveLength(9);
  });

  it('that cannot be read give way to a later one that can', () => {
    const properties = propertiesOf(
      ['Sizing criterion', 'see below'],
      ['Sizing method', 'Performance-based'],
      ['Region', 'x'],
    );
    expect(properties.sizingCriterion?.value).toBe('performance');
  });

  it('are not taken from a sheet of figures', () => {
    const reading = readingOf({
      All_Assessed_Machines: machines,
      Financial_Summary: [
        ['Type', 'Year 1'],
        ['Savings', 1234],
      ],
    });
    expect(reading.answers[0]?.properties).toMatchObject({ savingsOption: null, region: null });
  });
});
