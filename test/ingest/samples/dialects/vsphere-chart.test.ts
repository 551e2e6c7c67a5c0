import { describe, expect, it } from 'vitest';
import { cores, record, sorted } from '../recording.js';

const text = (...lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;
const options = { coresOf: () => cores(4), zone: 'UTC' };
const at = (lines: readonly string[]): readonly string[] =>
  sorted(lines.map((line) => line.replace(' ', ' 2019-09-06T00:00:00.000Z ')));

describe('a chart of the vSphere Client', () => {
  it('is read by its labels, the percentage where MHz stand beside it', () => {
    const { told, codes, summary } = record(
      text(
        'Time,Usage in MHz for web01,Usage for web01,Usage for 0,Usage in MHz for 0,Ready for web01,Usage for db01,Usage in MHz for db01',
        '2019-09-06T00:00:00Z,2400,25,30,600,120,50,1',
      ),
      options,
    );
    expect(sorted(told)).toEqual(at(['web01 cpuUsedCores 1', 'db01 cpuUsedCores 2']));
    expect(codes).toEqual([]);
    expect(summary).toMatchObject({
      dialect: 'vsphere-chart',
      rowsRead: 1,
      rowsUsed: 1,
      columnsUsed: ['Time', 'Usage for web01', 'Usage for db01'],
    });
  });

  it('gives memory, disk and network in the units of vSphere', () => {
    const header =
      '"Time";"Consumed for web01";"Active for web01";"Granted for web01";"Read rate for web01";"Write rate for web01";"Average read requests per second for web01";"Data receive rate for web01";"Data transmit rate for web01"';
    const { told, codes } = record(
      text(header, '"6.9.2019 2:00";1024;512;4096;2,5;3;7;10;20', '"16.9.2019 2:00";;;;;;;;'),
      {
        ...options,
        zone: 'Europe/Warsaw',
      },
    );
    expect(codes).toEqual([]);
    expect(sorted(told)).toEqual(
      at([
        'web01 memoryConsumedBytes 1048576',
        'web01 memoryActiveBytes 524288',
        'web01 diskReadBytesPerSecond 2560',
        'web01 diskWriteBytesPerSecond 3072',
        'web01 diskReadIops 7',
        'web01 networkInBytesPerSecond 10240',
        'web01 networkOutBytesPerSecond 20480',
      ]),
    );
  });

  it('prints its times in several forms, each with the zone it states', () => {
    const of = (stamp: string) =>
      record(text('Time,Consumed for web01', `"${stamp}",1`), { ...options, zone: 'Europe/Warsaw' });
    const expected = at(['web01 memoryConsumedBytes 1024']);
    for (const stamp of [
      'Fri Sep 6 02:00:00 GMT+0200 2019',
      'Fri Sep 06 01:00:00 GMT+01:00 2019',
      '2019-09-06T00:00:00.000Z',
      '2019-09-06 02:00:00',
      'Sep 6, 2019, 2:00:00 AM',
    ]) {
      expect([stamp, of(stamp).told, of(stamp).codes]).toEqual([stamp, expected, []]);
    }
    expect(of('9/6/2019, 2:00:00 AM').codes).toEqual(['1 ambiguous-dates']);
  });

  it('is not read where it does not say what it shows, or whose it is', () => {
    const of = (header: string, above = '') =>
      record(text(...(above === '' ? [] : [above]), `Time,${header}`, '2019-09-06T00:00:00Z,5'), options);
    expect(of('Usage for web01').codes).toEqual(['1 usage-of-unknown-kind', '- no-samples']);
    expect(of('Usage in MHz for web01').codes).toEqual(['1 mhz-without-capacity', '- no-samples']);
    expect(of('Read rate for scsi0:0').codes).toEqual(['1 no-machine', '- no-samples']);
    expect(of('Read rate for scsi0:0', '# machine: web01').told).toEqual(
      at(['web01 diskReadBytesPerSecond[scsi0:0] 5120']),
    );
    expect(of('Data receive rate for 4000', '# machine: web01').told).toEqual(
      at(['web01 networkInBytesPerSecond[4000] 5120']),
    );
    expect(of('Consumed for web (old)').told).toEqual(['web (old) 2019-09-06T00:00:00.000Z memoryConsumedBytes 5120']);
    expect(of('Consumed for web01 (MB)').told).toEqual(at(['web01 memoryConsumedBytes 5242880']));
    expect(of('Auslastung für web01').summary.kind).toBe('unrecognised');
  });
});
