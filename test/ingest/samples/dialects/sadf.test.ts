import { describe, expect, it } from 'vitest';
import { cores, record, sorted } from '../recording.js';

const KIB = 1024;
const CPU = '# hostname;interval;timestamp;CPU;%user;%nice;%system;%iowait;%steal;%idle';
const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;
const at = (minute: number): string => `2026-03-01 00:${String(minute).padStart(2, '0')}:01 UTC`;
const told = (machine: string, what: readonly string[]): readonly string[] =>
  sorted(what.map((one) => `${machine} 2026-03-01T00:10:01.000Z ${one}`));

describe('an export of sadf -d', () => {
  it('reads every activity of a file of sysstat 12 below its own header', () => {
    const text = lines(
      'db01;-1;2026-03-01 00:00:07 UTC;LINUX-RESTART\t(4 CPU)',
      CPU,
      `db01;600;${at(10)};-1;10.00;0.00;10.00;5.00;0.00;75.00`,
      '# hostname;interval;timestamp;runq-sz;plist-sz;ldavg-1;ldavg-5;ldavg-15;blocked',
      `db01;600;${at(10)};1;300;1.00;1.00;1.00;0`,
      'db01;-1;2026-03-01 00:00:07 UTC;LINUX-RESTART\t(4 CPU)',
      '# hostname;interval;timestamp;tps;rtps;wtps;dtps;bread/s;bwrtn/s;bdscd/s',
      `db01;600;${at(10)};30.00;10.00;20.00;0.00;16.00;64.00;0.00`,
      '# hostname;interval;timestamp;kbmemfree;kbavail;kbmemused;%memused;kbbuffers;kbcached;kbcommit;%commit',
      `db01;600;${at(10)};200000;600000;250000;25.00;50000;400000;900000;40.00`,
      '# hostname;interval;timestamp;DEV;tps;rkB/s;wkB/s;dkB/s;areq-sz;aqu-sz;await;%util',
      `db01;600;${at(10)};sda;30.00;8.00;32.00;0.00;1.00;0.00;1.00;1.00`,
      `db01;600;${at(10)};sda1;30.00;8.00;32.00;0.00;1.00;0.00;1.00;1.00`,
      `db01;600;${at(10)};dm-0;30.00;8.00;32.00;0.00;1.00;0.00;1.00;1.00`,
      '# hostname;interval;timestamp;IFACE;rxpck/s;txpck/s;rxkB/s;txkB/s;rxcmp/s;txcmp/s;rxmcst/s;%ifutil',
      `db01;600;${at(10)};lo;1.00;1.00;99.00;99.00;0.00;0.00;0.00;0.00`,
      `db01;600;${at(10)};eth0;1.00;1.00;2.00;3.00;0.00;0.00;0.00;0.00`,
      '# hostname;interval;timestamp;IFACE;rxerr/s;txerr/s;coll/s;rxdrop/s;txdrop/s;txcarr/s;rxfram/s;rxfifo/s;txfifo/s',
      `db01;600;${at(10)};eth0;0.00;0.00;0.00;0.00;0.00;0.00;0.00;0.00;0.00`,
    );
    const { problems, summary, intervalMs, ...read } = record(text);
    expect(problems).toEqual([]);
    expect(summary.countersIgnored).toEqual([
      { name: 'disks dm-0', rows: 1 },
      { name: 'disks sda1', rows: 1 },
      { name: 'iface rxerr/s txerr/s coll/s rxdrop/s txdrop/s txcarr/s rxfr…', rows: 1 },
      { name: 'network lo', rows: 1 },
      { name: 'runq-sz plist-sz ldavg-1 ldavg-5 ldavg-15 blocked', rows: 1 },
    ]);
    expect(sorted(read.told)).toEqual(
      told('db01', [
        'cpuUsedCores 1', // 25 % of the four processors that the restart tells
        `memoryGuestUsedBytes ${400_000 * KIB}`, // 250,000 KiB are 25 % of the memory; 600,000 KiB of it are available
        'diskReadIops 10',
        'diskWriteIops 20',
        `diskReadBytesPerSecond ${8 * KIB}`,
        `diskWriteBytesPerSecond ${32 * KIB}`,
        `diskReadBytesPerSecond[sda] ${8 * KIB}`,
        `diskWriteBytesPerSecond[sda] ${32 * KIB}`,
        `networkInBytesPerSecond[eth0] ${2 * KIB}`,
        `networkOutBytesPerSecond[eth0] ${3 * KIB}`,
      ]),
    );
    expect(summary).toMatchObject({
      ...{ dialect: 'sadf', rowsRead: 10, rowsUsed: 5, machines: 1 },
      rowsSkipped: [{ reason: 'counter not needed', count: 5 }],
      columnsUsed: ['cpu', 'transfers', 'memory', 'disks', 'network'],
    });
    expect(intervalMs).toBe(600_000);
  });

  it('reads older versions: sectors, devMAJOR-MINOR, memory without kbavail, local times', () => {
    const text = lines(
      '# hostname;interval;timestamp;kbmemfree;kbmemused;%memused;kbbuffers;kbcached;kbcommit;%commit',
      'old01;600;2026-03-01 00:10:01;250000;750000;75.00;50000;200000;90000;9.00',
      '# hostname;interval;timestamp;DEV;tps;rd_sec/s;wr_sec/s;avgrq-sz;avgqu-sz;await;svctm;%util',
      'old01;600;2026-03-01 00-10-01;dev8-0;13,89;2;4;55,24;0,21;15,44;1,59;2,21',
      'old01;600;2026-03-01 00-10-01;dev8-1;13,89;2;4;55,24;0,21;15,44;1,59;2,21',
      'old01;600;2026-03-01 00-10-01;dev253-1;13,89;2;4;55,24;0,21;15,44;1,59;2,21',
      'old01;600;2026-03-01 00-10-01;dev253-16;13,89;2;4;55,24;0,21;15,44;1,59;2,21',
    );
    const { problems, ...read } = record(text, { zone: 'UTC' });
    expect(problems).toEqual([]);
    expect(sorted(read.told)).toEqual(
      told('old01', [
        `allocatedMemoryBytes ${1_000_000 * KIB}`,
        `memoryGuestUsedBytes ${500_000 * KIB}`,
        ...['dev8-0', 'dev253-16'].flatMap((disk) => [
          `diskReadBytesPerSecond[${disk}] 1024`,
          `diskWriteBytesPerSecond[${disk}] 2048`,
        ]),
      ]),
    );
    expect(record(text).codes.filter((code) => code.includes('zone'))).toHaveLength(5);
  });

  it('counts the processors of -P ALL as cores, without those that are offline', () => {
    const text = lines(
      CPU,
      'web01;60;1772323801;-1;50.00;0.00;0.00;0.00;0.00;50.00',
      'web01;60;1772323801;0;50.00;0.00;0.00;0.00;0.00;50.00',
      'web01;60;1772323801;1;50.00;0.00;0.00;0.00;0.00;50.00',
      'web01;60;1772323801;2;0.00;0.00;0.00;0.00;0.00;0.00',
    );
    const { told: read, problems, summary, intervalMs } = record(text);
    expect(problems).toEqual([]);
    expect(read).toEqual(['web01 2026-03-01T00:10:01.000Z cpuUsedCores 1']);
    expect(summary).toMatchObject({ rowsRead: 4, rowsUsed: 3 });
    expect(intervalMs).toBe(60_000);
  });

  it('needs the cores of a percentage from somewhere', () => {
    const text = lines(CPU, `web01;600;${at(10)};all;10.00;0.00;10.00;5.00;0.00;75.00`);
    expect(record(text).codes).toEqual(['2 percent-without-cores', '- no-samples']);
    expect(record(text, { coresOf: () => cores(8) }).told).toEqual(told('web01', ['cpuUsedCores 2']));
  });

  it('refuses joined activities, and counts rows of another length and faulty values', () => {
    const joined = lines(
      `${CPU}[...];kbmemfree;kbavail;kbmemused;%memused`,
      `web01;600;${at(10)};-1;10.00;0.00;10.00;5.00;0.00;75.00;1;2;3;4`,
    );
    expect(record(joined).codes).toEqual(['- joined-activities', '- no-samples']);
    const faulty = lines(
      CPU,
      `web01;600;${at(10)};-1;10.00`,
      `web01;600;${at(10)};-1;1;1;1;1;1;many`,
      'web01;600;now;-1;1;1;1;1;1;9',
    );
    const { codes, summary } = record(faulty, { coresOf: () => cores(8) });
    expect(codes).toEqual(['2 ragged-row', '3 bad-number', '4 bad-stamp', '- no-samples']);
    expect(summary.rowsRead).toBe(3);
    expect(summary.rowsSkipped.map(({ count }) => count)).toEqual([1, 1, 1]);
  });
});
