import { describe, expect, it } from 'vitest';
import { record, sorted } from '../recording.js';
import { at, pdhLog } from './pdh-log.js';

const HOST = String.raw`\\esx01.corp.example`;
const path = (object: string, instance: string, counter: string): string =>
  `${HOST}\\${object}(${instance})\\${counter}`;

describe('a batch of esxtop', () => {
  it('reads the machines and not the host or its processes', () => {
    const world = (index: number): string => `1234:web01:${5000 + index}:vmx-vcpu-${index}:web01`;
    const columns: readonly (readonly [string, number])[] = [
      [`${HOST}\\Memory\\Machine MBytes`, 65_536],
      [path('Physical Cpu', '_Total', '% Util Time'), 40],
      [path('Group Cpu', '1:idle', '% Used'), 900],
      [path('Group Cpu', '77:hostd.2098', '% Used'), 5],
      [path('Group Cpu', '1234:web01', 'Members'), 9],
      [path('Group Cpu', '1234:web01', '% Used'), 130],
      [path('Group Cpu', '1234:web01', '% Run'), 120],
      [path('Vcpu', world(0), '% Used'), 70],
      [path('Vcpu', world(1), '% Used'), 50],
      [path('Vcpu', '1234:web01:4999:vmx', '% Used'), 10],
      [path('Group Memory', '1234:web01', 'Touched MBytes'), 512],
      [path('Group Memory', '1234:web01', 'Memory Size MBytes'), 4096],
      [path('Group Memory', '1234:web01', 'Memory Consumed Size MBytes'), 2048],
      [path('Group Memory', '77:hostd.2098', 'Memory Size MBytes'), 64],
      [path('Virtual Disk', 'web01', 'Reads/sec'), 30],
      [path('Virtual Disk', 'web01:scsi0:0', 'Reads/sec'), 30],
      [path('Virtual Disk', 'web01:scsi0:0', 'MBytes Written/sec'), 2],
      [path('Physical Disk', 'vmhba1', 'Reads/sec'), 300],
      [path('Network Port', 'vSwitch0:5033:web01.eth0', 'MBits Received/sec'), 8],
      [path('Network Port', 'vSwitch0:5034:1234:web01', 'MBits Transmitted/sec'), 16],
      [path('Network Port', 'vSwitch0:5001:Management', 'MBits Received/sec'), 99],
    ];
    const { told, problems, summary } = record(
      pdhLog(
        columns.map(([name]) => name),
        [[at(0), ...columns.map(([, value]) => value)]],
      ),
    );
    expect(problems).toEqual([]);
    expect(sorted(told)).toEqual(
      sorted(
        [
          'allocatedCores 2', // two worlds vmx-vcpu, whatever Members says
          'cpuUsedCores 1.3',
          'allocatedMemoryBytes 4294967296',
          'memoryConsumedBytes 2147483648',
          'memoryActiveBytes 536870912',
          'diskReadIops[scsi0:0] 30',
          'diskWriteBytesPerSecond[scsi0:0] 2097152',
          'networkInBytesPerSecond[eth0] 1000000',
          'networkOutBytesPerSecond[5034] 2000000',
        ].map((line) => `web01 2026-03-01T00:00:00.000Z ${line}`),
      ),
    );
    expect(summary).toMatchObject({ dialect: 'pdh-csv', machines: 1, rowsRead: 1, rowsUsed: 1 });
  });

  it('takes the number of a world before the name of a port for no part of the name', () => {
    const of = (instance: string): string => path('Network Port', instance, 'MBits Received/sec');
    const columns = [
      path('Group Cpu', '12345:web01', '% Run'),
      path('Group Cpu', '9:7:db01', '% Run'),
      of('vSwitch0:50331656:12345:web01.eth0'),
      of('vSwitch0:50331657:12345:web01'),
      of('vSwitch0:50331658:7:db01.eth1'),
    ];
    const { told, machines } = record(pdhLog(columns, [[at(0), 5, 5, 8, 8, 8]]), { coresOf: () => 2 as never });
    expect(machines.map(({ name }) => name).toSorted()).toEqual(['7:db01', 'web01']);
    expect(told.filter((line) => line.includes('network')).map((line) => line.replace(/ 2026\S+/, ''))).toEqual([
      'web01 networkInBytesPerSecond[eth0] 1000000',
      'web01 networkInBytesPerSecond[50331657] 1000000',
      '7:db01 networkInBytesPerSecond[eth1] 1000000',
    ]);
  });

  it('sums virtual processors where the group is not recorded, and takes a machine as a whole without its disks', () => {
    const { told } = record(
      pdhLog(
        [
          path('Vcpu', '1:db:01:11:vmx-vcpu-0:db:01', '% Run'),
          path('Vcpu', '1:db:01:12:vmx-vcpu-1:db:01', '% Run'),
          path('Virtual Disk', 'db:01', 'Writes/sec'),
        ],
        [[at(0), 25, 50, 4]],
      ),
    );
    expect(told).toEqual([
      'db:01 2026-03-01T00:00:00.000Z allocatedCores 2',
      'db:01 2026-03-01T00:00:00.000Z cpuUsedCores 0.75',
      'db:01 2026-03-01T00:00:00.000Z diskWriteIops 4',
    ]);
  });

  it('leaves out groups by the names of processes where nothing else tells them', () => {
    const groups = ['4:helper', '5:sshd.71', '6:web.01x', '7:idle'];
    const { told } = record(
      pdhLog(
        groups.map((group) => path('Group Cpu', group, '% Used')),
        [[at(0), 1, 2, 300, 4]],
      ),
    );
    expect(told).toEqual(['web.01x 2026-03-01T00:00:00.000Z cpuUsedCores 3']);
  });

  it('reads sixty thousand columns in time, of which few are needed', () => {
    const noise = Array.from({ length: 60_000 }, (_, index) =>
      path('Group Cpu', `${index + 10}:p.${index}`, '% Ready'),
    );
    const values = noise.map((_, index) => index);
    const needed = [path('Group Cpu', '1:web01', '% Used'), path('Virtual Disk', 'web01', 'Reads/sec')];
    const rows = Array.from({ length: 30 }, (_, row) => [at(row * 20), ...values, 100, row] as const);
    const log = new TextEncoder().encode(pdhLog([...noise, ...needed], rows));
    const begin = performance.now();
    const pieces = Array.from({ length: Math.ceil(log.length / 65_536) }, (_, index) =>
      log.subarray(index * 65_536, (index + 1) * 65_536),
    );
    const { told, problems, summary } = record(pieces);
    expect(problems).toEqual([]);
    expect(told).toHaveLength(60);
    expect(summary).toMatchObject({ rowsRead: 30, rowsUsed: 30 });
    expect(summary.columnsIgnored).toEqual([String.raw`Group Cpu(…)\% Ready (60000 columns)`]);
    expect(summary.columnsIgnoredCount).toBe(60_000);
    expect(performance.now() - begin).toBeLessThan(20_000);
  });
});
