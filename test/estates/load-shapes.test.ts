import { describe, expect, it } from 'vitest';
import { demoMachines, inventedEstate, sampleFiles } from '../../src/estates/index.js';
import { machineNamed, mean, samplesOf } from './samples-of.js';
import type { Row } from './samples-of.js';

const estate = inventedEstate('manufacturer');
const of = (name: string, days: number): readonly Row[] => samplesOf(estate, machineNamed(estate, name), days);
const day = (row: Row): string => new Date(row.atMs).toISOString().slice(0, 10);
const bucket = (row: Row): number => Math.floor(row.atMs / 600_000);

function byKey<Key>(rows: readonly Row[], keyOf: (row: Row) => Key): ReadonlyMap<Key, readonly Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row)) ?? [];
    group.push(row);
    groups.set(keyOf(row), group);
  }
  return groups;
}

const correlation = (left: readonly number[], right: readonly number[]): number => {
  const [x, y] = [mean(left), mean(right)];
  const covariance = mean(left.map((value, index) => (value - x) * (right[index]! - y)));
  const spread = (values: readonly number[], middle: number): number =>
    Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
  return covariance / (spread(left, x) * spread(right, y));
};

describe('the samples of a machine', () => {
  it('are the same bytes each time, alone or among others, over one day or many', () => {
    const machine = machineNamed(estate, 'fin-app01');
    const alone = samplesOf(estate, machine, 2).map(({ text }) => text.replace(/,+$/, ''));
    const file = sampleFiles(estate, { machines: demoMachines(estate), days: 1 })[0]!;
    const among = Buffer.concat([...file.chunks()])
      .toString('latin1')
      .split('\n');
    const own = among.filter((line) => line.includes(machine.id)).map((line) => line.replace(/,+$/, ''));
    expect(own).toHaveLength(4320);
    expect(alone.slice(-own.length)).toEqual(own);
  });

  it('stand 20 s apart on vSphere and 30 s on Hyper-V, in order of time, within their UTC day', () => {
    for (const { name, chunks } of sampleFiles(estate, { machines: demoMachines(estate), days: 1 })) {
      const lines = Buffer.concat([...chunks()])
        .toString('latin1')
        .trimEnd()
        .split('\n');
      expect(lines.slice(0, 3)).toEqual([
        '# zone: UTC',
        `# interval: ${name.startsWith('vsphere') ? 20 : 30}`,
        `# source: ${name.startsWith('vsphere') ? 'vsphere' : 'hyperv'}`,
      ]);
      const stamps = lines.slice(4).map((line) => line.slice(0, 20));
      expect(stamps).toEqual(stamps.toSorted());
      expect(new Set(stamps.map((stamp) => stamp.slice(0, 10)))).toEqual(new Set([name.slice(-14, -4)]));
      expect(new Set(lines.slice(3).map((line) => line.split(',').length)).size).toBe(1);
    }
  });

  it('peak well above the mean of their 10 minutes, and move processor, network and disks together', () => {
    const rows = of('fin-app02', 3).filter(({ atMs }) => new Date(atMs).getUTCHours() === 16);
    const buckets = [...byKey(rows, bucket).values()];
    const ratio = mean(
      buckets.map(
        (own) => Math.max(...own.map(({ cpuPercent }) => cpuPercent)) / mean(own.map((row) => row.cpuPercent)),
      ),
    );
    expect(ratio).toBeGreaterThan(1.5);
    const cpu = rows.map(({ cpuPercent }) => cpuPercent);
    expect(
      correlation(
        cpu,
        rows.map((row) => row.networkOut),
      ),
    ).toBeGreaterThan(0.8);
    expect(
      correlation(
        cpu,
        rows.map((row) => row.operations),
      ),
    ).toBeGreaterThan(0.8);
  });

  it('follow the day of the users, not of the site', () => {
    const rows = of('dealer-api01', 5).filter((row) => day(row) === '2026-11-12');
    const at = (hour: number): number =>
      mean(rows.filter((row) => new Date(row.atMs).getUTCHours() === hour).map((row) => row.cpuPercent));
    // 16:00 UTC is ten in the morning in Chicago and three at night in Melbourne.
    expect(at(16)).toBeGreaterThan(4 * at(7));
  });
});

describe('the odd machines', () => {
  it('close the books: a month-end works harder than other days', () => {
    const days = byKey(of('fin-batch01', 31), day);
    const work = (date: string): number => mean(days.get(date)!.map(({ cpuPercent }) => cpuPercent));
    expect(work('2026-10-31')).toBeGreaterThan(2 * work('2026-11-11'));
    const books = byKey(of('fin-app01', 31), day);
    const busy = (date: string): number => mean(books.get(date)!.map(({ cpuPercent }) => cpuPercent));
    expect(busy('2026-10-30')).toBeGreaterThan(1.4 * busy('2026-10-23'));
  });

  it('leak memory until they are rebooted, which leaves a gap', () => {
    const rows = of('qual-api02', 16);
    const used = rows.map(({ memoryUsedMiB }) => memoryUsedMiB);
    const drops = rows.filter((row, index) => index > 0 && row.memoryUsedMiB < 0.5 * used[index - 1]!);
    expect(drops.length).toBeGreaterThanOrEqual(3);
    for (const drop of drops) {
      const before = rows.findLast(({ atMs }) => atMs < drop.atMs)!;
      expect(drop.atMs - before.atMs).toBeGreaterThan(100_000);
    }
    const rising = byKey(
      rows.filter(({ atMs }) => atMs > drops[0]!.atMs && atMs < drops[1]!.atMs),
      day,
    );
    const means = [...rising.values()].map((own) => mean(own.map((row) => row.memoryUsedMiB)));
    expect(means).toEqual(means.toSorted((left, right) => left - right));
  });

  it('miss the hour in which the collector was down, and the days before they were made', () => {
    const gap = of('fin-app01', 6).filter(
      ({ atMs }) => atMs >= Date.UTC(2026, 10, 10, 3) && atMs < Date.UTC(2026, 10, 10, 4),
    );
    expect(gap).toEqual([]);
    expect(of('qual-api05', 31)[0]?.atMs).toBe(Date.UTC(2026, 10, 4, 1, 20));
  });

  it('change their cores within the window', () => {
    const days = byKey(of('qual-pg02', 16), day);
    const cores = (date: string): readonly number[] => [...new Set(days.get(date)!.map((row) => row.cores))];
    expect(cores('2026-11-05')).toEqual([4]);
    expect(cores('2026-11-06')).toEqual([4, 8]);
    expect(cores('2026-11-07')).toEqual([8]);
    expect(machineNamed(estate, 'qual-pg02').cores).toBe(8);
  });

  it('run by night, do nothing at all, or are off', () => {
    const byHour = byKey(of('rep-batch01', 7), (row) => new Date(row.atMs).getUTCHours());
    const hour = (at: number): number => mean(byHour.get(at)!.map(({ cpuPercent }) => cpuPercent));
    expect(hour(6)).toBeGreaterThan(10 * hour(18));
    // Backups and the scan for viruses come to idle machines too.
    expect(mean(of('eng-app04', 7).map(({ cpuPercent }) => cpuPercent))).toBeLessThan(1.5);
    expect(Math.max(...of('eng-app04', 7).map(({ networkOut }) => networkOut))).toBeLessThan(10_000);
    expect(of('fin-app-t01', 2)).toEqual([]);
  });

  it('reach exactly 20 % at the 95th percentile of 10-minute peaks, over the month and over its last half', () => {
    const peaks = (days: number): readonly number[] =>
      [...byKey(of('eng-sim01', days), bucket).values()]
        .map((rows) => Math.max(...rows.map(({ cpuPercent }) => cpuPercent)))
        .sort((left, right) => left - right);
    for (const sorted of [peaks(31), peaks(16)]) expect(sorted[Math.ceil(0.95 * sorted.length) - 1]).toBe(20);
    expect(Math.max(...peaks(31))).toBeGreaterThan(40);
  });
});
