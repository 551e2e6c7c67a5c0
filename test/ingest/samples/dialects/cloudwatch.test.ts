import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasShared, NEEDS_SHARED, sharedPath } from '../../../support/shared-material.js';
import { cores, record, sorted } from '../recording.js';

const options = { coresOf: () => cores(4) };
const point = (minute: number): string => `2026-03-01T00:${String(minute).padStart(2, '0')}:00+00:00`;
const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('data points of CloudWatch', () => {
  it('reads the maximum of percentages and the sum of counts by the period, and says what a maximum is', () => {
    const { told, codes, summary, intervalMs } = record(
      text(
        'InstanceId,Label,Timestamp,SampleCount,Average,Sum,Minimum,Maximum,Unit',
        `i-0abc1234,CPUUtilization,${point(5)},5,20,100,10,50,Percent`,
        `i-0abc1234,CPUUtilization,${point(0)},5,10,50,5,25,Percent`,
        `i-0abc1234,NetworkIn,${point(0)},5,60000,300000,1,90000,Bytes`,
        `i-0abc1234,EBSWriteOps,${point(0)},5,60,600,1,90,Count`,
        `i-0abc1234,StatusCheckFailed,${point(0)},5,0,0,0,0,Count`,
      ),
      options,
    );
    expect(codes).toEqual(['1 maximum-of-averages', '6 unknown-metric']);
    expect(sorted(told)).toEqual(
      sorted([
        'i-0abc1234 2026-03-01T00:05:00.000Z cpuUsedCores 2',
        'i-0abc1234 2026-03-01T00:00:00.000Z cpuUsedCores 1',
        'i-0abc1234 2026-03-01T00:00:00.000Z networkInBytesPerSecond 1000',
        'i-0abc1234 2026-03-01T00:00:00.000Z diskWriteIops[EBS] 2',
      ]),
    );
    expect(summary).toMatchObject({ dialect: 'cloudwatch', rowsRead: 5, rowsUsed: 4 });
    expect(intervalMs).toBe(300_000);
  });

  it('takes metric, machine and period from lines above, columns or the name of the file', () => {
    const rows = [`${point(0)},10,Percent`, `${point(5)},20,Percent`];
    const stated = record(
      text('# machine: web01', '# metric: CPUUtilization', 'Timestamp,Average,Unit', ...rows),
      options,
    );
    expect(stated.problems).toEqual([]);
    expect(stated.told[0]).toBe('web01 2026-03-01T00:00:00.000Z cpuUsedCores 0.4');
    const fileName = 'i-0123456789abcdef0_NetworkOut.csv';
    const named = record(text('Timestamp;Sum;Period;Unit', `${point(0)};120;60;Bytes`), { fileName });
    expect(named.told).toEqual(['i-0123456789abcdef0 2026-03-01T00:00:00.000Z networkOutBytesPerSecond 2']);
    expect(named.intervalMs).toBe(60_000);
    expect(record(text('Timestamp,Average,Unit', ...rows)).codes).toEqual(['- unnamed-series']);
  });

  it('makes no rate of counts whose time is not known', () => {
    const average = text(
      '# metric: NetworkIn',
      '# machine: a',
      'Timestamp,Average,Unit',
      `${point(0)},1,Bytes`,
      `${point(5)},2,Bytes`,
    );
    expect(record(average)).toMatchObject({ told: [], codes: ['3 unusable-statistic', '- no-samples'] });
    const single = text('# metric: NetworkIn', '# machine: a', 'Timestamp,Sum,Unit', `${point(0)},600,Bytes`);
    expect(record(single).codes).toEqual(['3 sum-without-period', '- no-samples']);
    expect(record(`# interval: 300\n${single}`).told).toEqual(['a 2026-03-01T00:00:00.000Z networkInBytesPerSecond 2']);
  });
});

describe('a table of CloudWatch metrics', () => {
  it('reads a column for each metric of each instance', () => {
    const { told, codes, summary } = record(
      text(
        'Timestamp,CPUUtilization i-0aaaaaaa (Average),CPUUtilization i-0bbbbbbb (Maximum),"NetworkIn (Sum), web 03",VolumeIdleTime vol-1',
        '2026-03-01 00:00:00Z,10,20,600,1',
        '2026-03-01 00:01:00Z,,20,,1',
      ),
      options,
    );
    expect(codes).toEqual(['1 maximum-of-averages']);
    expect(sorted(told)).toEqual(
      sorted([
        'i-0aaaaaaa 2026-03-01T00:00:00.000Z cpuUsedCores 0.4',
        'i-0bbbbbbb 2026-03-01T00:00:00.000Z cpuUsedCores 0.8',
        'i-0bbbbbbb 2026-03-01T00:01:00.000Z cpuUsedCores 0.8',
        'web 03 2026-03-01T00:00:00.000Z networkInBytesPerSecond 10',
      ]),
    );
    expect(summary.columnsIgnored).toEqual(['VolumeIdleTime vol-1']);
  });

  it('names the column that does not say whose it is, and reads it where the name of the file does', () => {
    const table = text('Timestamp,CPUUtilization (Maximum)', '2026-03-01 00:00:00Z,10', '2026-03-01 00:01:00Z,10');
    const { problems, told } = record(table, { ...options, fileName: 'export.csv' });
    expect(told).toEqual([]);
    expect(problems[0]).toMatchObject({
      code: 'ingest/no-machine',
      at: { column: 'CPUUtilization (Maximum)' },
      message: 'the column "CPUUtilization (Maximum)" does not say whose metric it is; it is not read',
    });
    expect(problems[0]?.remedy).toContain(
      'such as web01.CPUUtilization.csv, or give a mapping with machineFromFileName',
    );
    const named = record(table, { ...options, fileName: 'web01.CPUUtilization.csv' });
    expect(named.machines.map(({ name }) => name)).toEqual(['web01']);
    expect(named.told).toHaveLength(2);
  });

  it('leaves alone what only looks like it', () => {
    const fileName = 'export.csv';
    expect(record('timestamp,value\n1772323200,7\n', { fileName }).codes).toEqual(['- unnamed-series']);
    expect(record('timestamp,average,high\n1772323200,7,8\n', { fileName }).codes).toEqual(['1 unrecognised-samples']);
    expect(record('name,CPUUtilization\nweb01,7\n', { fileName }).codes).toEqual(['1 unrecognised-samples']);
  });
});

const NAB = 'data/utilisation/nab-cloudwatch';

describe.skipIf(!hasShared)(`the series of the Numenta Anomaly Benchmark${NEEDS_SHARED}`, () => {
  const read = (fileName: string) =>
    record(readFileSync(sharedPath(`${NAB}/${fileName}`)), { fileName, zone: 'UTC', coresOf: () => cores(2) });

  it.each([
    ['ec2_cpu_utilization_825cc2.csv', '825cc2 2014-04-10T00:04:00.000Z cpuUsedCores 1.83916'],
    ['rds_cpu_utilization_e47b3b.csv', 'e47b3b 2014-04-10T00:02:00.000Z cpuUsedCores 0.28024'],
    ['ec2_network_in_257a54.csv', '257a54 2014-04-10T00:04:00.000Z networkInBytesPerSecond 838.81'],
  ])('reads all of %s, as averages of five minutes', (fileName, first) => {
    const { told, problems, summary, intervalMs } = read(fileName);
    expect(problems).toEqual([]);
    expect(told[0]).toBe(first);
    expect(summary).toMatchObject({ dialect: 'cloudwatch', rowsRead: 4032, rowsUsed: 4032, machines: 1 });
    expect(intervalMs).toBe(300_000);
  });

  it('reads the bytes that were written', () => {
    const { told, summary } = read('ec2_disk_write_bytes_c0d644.csv');
    expect(summary.rowsUsed).toBe(4032);
    expect(told[0]).toBe('c0d644 2014-04-02T14:25:00.000Z diskWriteBytesPerSecond[instance store] 0');
  });
});
