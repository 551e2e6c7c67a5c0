import { describe, expect, it } from 'vitest';
import { machineOfPath } from '../../../../src/ingest/samples/dialects/hyperv-counters.js';
import { record, sorted } from '../recording.js';
import { at, pdhLog } from './pdh-log.js';

const HOST = String.raw`\\HV01`;
const GUIDS = '6f1e1c5a-0b5e-4c55-9c3e-000000000001--6f1e1c5a-0b5e-4c55-9c3e-000000000002';
const processor = (instance: string, counter = '% Guest Run Time'): string =>
  `${HOST}\\Hyper-V Hypervisor Virtual Processor(${instance})\\${counter}`;

describe('a performance log of a Hyper-V host', () => {
  it('reads the machines on it and not the host', () => {
    const log = pdhLog(
      [
        processor('web01:Hv VP 0'),
        processor('web01:Hv VP 1'),
        processor('_Total'),
        `${HOST}\\Hyper-V Dynamic Memory VM(web01)\\Current Pressure`,
        `${HOST}\\Hyper-V Dynamic Memory VM(web01)\\Guest Visible Physical Memory`,
        `${HOST}\\Hyper-V Virtual Storage Device(D:-VMs-web01-data.vhdx)\\Read Bytes/sec`,
        `${HOST}\\Hyper-V Virtual Storage Device(D:-VMs-web01-data.vhdx)\\Write Operations/Sec`,
        `${HOST}\\Hyper-V Virtual Network Adapter(web01_Network Adapter_${GUIDS})\\Bytes Sent/sec`,
        `${HOST}\\Processor(_Total)\\% Processor Time`,
        `${HOST}\\Memory\\Available MBytes`,
      ],
      // 60 % and 90 % of a processor each; 75 % of 4096 MB
      [[at(0), 60, 90, 75, 75, 4096, 1000, 20, 500, 99, 1]],
    );
    const { told, problems, summary } = record(log);
    expect(problems).toEqual([]);
    expect(sorted(told)).toEqual(
      sorted(
        [
          'allocatedCores 2',
          'cpuUsedCores 1.5',
          'allocatedMemoryBytes 4294967296',
          'memoryGuestUsedBytes 3221225472',
          'diskReadBytesPerSecond[D:-VMs-web01-data.vhdx] 1000',
          'diskWriteIops[D:-VMs-web01-data.vhdx] 20',
          `networkOutBytesPerSecond[Network Adapter_${GUIDS}] 500`,
        ].map((line) => `web01 2026-03-01T00:00:00.000Z ${line}`),
      ),
    );
    expect(summary.columnsIgnored).toEqual([
      String.raw`Hyper-V Hypervisor Virtual Processor(…)\% Guest Run Time`,
      String.raw`Processor(…)\% Processor Time`,
      String.raw`Memory\Available MBytes`,
    ]);
  });

  it('counts the processors that run at each time, so that a machine may be resized, stopped or moved', () => {
    const other = processor('web01:Hv VP 0').replace('HV01', 'HV02');
    const { told, problems, summary } = record(
      pdhLog(
        [processor('web01:Hv VP 0'), processor('web01:Hv VP 1'), other],
        [
          [at(0), 50, ' ', ' '],
          [at(20), 50, 25, ' '],
          [at(40), ' ', ' ', ' '],
          [at(60), '', '', 10],
        ],
      ),
    );
    expect(problems).toEqual([]);
    expect(told.map((line) => line.slice('web01 2026-03-01T00:'.length).replace('.000Z', ''))).toEqual([
      ...['00:00 allocatedCores 1', '00:00 cpuUsedCores 0.5'],
      ...['00:20 allocatedCores 2', '00:20 cpuUsedCores 0.75'],
      ...['01:00 allocatedCores 1', '01:00 cpuUsedCores 0.1'],
    ]);
    expect(summary).toMatchObject({ rowsRead: 4, rowsUsed: 3, machines: 1 });
  });

  it('leaves out a sum of which a part is faulty', () => {
    const { told, codes, summary } = record(
      pdhLog([processor('a:Hv VP 0'), processor('a:Hv VP 1')], [[at(0), 50, 'n/a']]),
    );
    expect(told).toEqual([]);
    expect(codes).toEqual(['2 bad-number', '2 bad-number', '- no-samples']);
    expect(summary.rowsSkipped).toEqual([{ reason: 'no usable value', count: 1 }]);
  });

  it('reads total run time where guest run time is not recorded, and names with colons and parentheses', () => {
    const names = ['db:01 (old)', 'a)\\b(', '__proto__', 'Hv VP 0'];
    const { told, summary } = record(
      pdhLog(
        names.map((name) => processor(`${name}:Hv VP 0`, '% Total Run Time')),
        [[at(0), 100, 200, 300, 400]],
      ),
    );
    expect(told.filter((line) => line.includes('Used'))).toEqual(
      names.map((name, index) => `${name.toLowerCase()} 2026-03-01T00:00:00.000Z cpuUsedCores ${index + 1}`),
    );
    expect(summary.machines).toBe(4);
  });

  it('tells the machine of a disk by its path, and guesses none', () => {
    const machines = ['web', 'web-01', 'db', 'VMs'];
    const of = (path: string): string | null => machineOfPath(path, machines);
    expect(of('D:-Hyper-V-web-01-Virtual Hard Disks-web-01.vhdx')).toBe('web-01');
    expect(of('D:-VMs-WEB.vhdx')).toBe('web'); // the file, not the folder
    expect(of('C:-ClusterStorage-Volume1-db-data.vhdx')).toBe('db');
    expect(of('D:-disks-db_log.vhdx')).toBe('db');
    expect(of('D:-disks-db_6f1e1c5a-0b5e-4c55-9c3e-000000000001.avhdx')).toBe('db'); // a checkpoint
    expect(of('D:-VMs-db-data.vhdx')).toBeNull(); // a folder of either name
    expect(of('D:-disks-webshop.vhdx')).toBeNull();
    expect(of('')).toBeNull();
  });

  it('leaves out the counters of a host that records no machine', () => {
    const { told, codes } = record(
      pdhLog(
        [
          String.raw`${HOST}\Hyper-V Hypervisor Logical Processor(_Total)\% Total Run Time`,
          `${HOST}\\Processor(_Total)\\% Processor Time`,
        ],
        [[at(0), 10, 5]],
      ),
    );
    expect(told).toEqual([]);
    expect(codes).toEqual(['1 no-known-counters', '- no-samples']);
  });

  it('says which disks belong to nobody', () => {
    const { told, codes, problems } = record(
      pdhLog(
        [processor('web01:Hv VP 0'), `${HOST}\\Hyper-V Virtual Storage Device(D:-pool-disk7.vhdx)\\Read Bytes/sec`],
        [[at(0), 10, 5]],
      ),
    );
    expect(told).toHaveLength(2);
    expect(codes).toEqual(['1 unplaced-disk']);
    expect(problems[0]!.message).toContain('"D:-pool-disk7.vhdx"');
  });

  it('reads an adapter of a machine that is named nowhere else by the GUIDs behind it', () => {
    const adapter = (instance: string): string =>
      `${HOST}\\Hyper-V Virtual Network Adapter(${instance})\\Bytes Received/sec`;
    const { told } = record(pdhLog([adapter(`app_01_Netzwerkkarte_${GUIDS}`), adapter('HostVNic-1')], [[at(0), 7, 8]]));
    expect(told).toEqual([`app_01 2026-03-01T00:00:00.000Z networkInBytesPerSecond[Netzwerkkarte_${GUIDS}] 7`]);
  });
});
