import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assessment/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();
const put = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const INVENTORY = put(
  'inventory.csv',
  'machine,cores,memoryMiB,os,disks,environment\nweb01,4,8192,Ubuntu 22.04,64,production\ndb01,8,65536,Windows Server 2022,256,production\n',
);
const samplesOf = (day: number, machine: string): string =>
  'timestamp,machine,cores,cpuPercent,memoryUsedMiB,disk[a].readIops,disk[a].writeBytesPerSecond\n' +
  Array.from({ length: 300 }, (_, at) => {
    const stamp = new Date(Date.UTC(2026, 2, day) + at * 20_000).toISOString();
    return `${stamp},${machine},4,${at % 90},${2000 + at},${at * 3},${at * 1000}\n`;
  }).join('');
const MONDAY = put('monday.csv', samplesOf(2, 'WEB01'));
const TUESDAY = put('tuesday.csv', samplesOf(3, 'web01.corp.example'));
const STRANGER = put('stranger.csv', samplesOf(3, 'unlisted'));

const assessed = async (name: string, ...inputs: readonly string[]): Promise<Assessment> => {
  const out = join(folder, name);
  const { exitCode, error } = await runCli('assess', ...inputs, '--out', out);
  expect([exitCode === 0, error]).toEqual([true, error]);
  return JSON.parse(readFileSync(join(out, 'assessment.json'), 'utf8')) as Assessment;
};

describe('portolan ingest', () => {
  it('tells what it read and holds, and of a second time that nothing is new', async () => {
    const store = join(folder, 'told.store');
    const first = await runCli('ingest', MONDAY, '--store', store);
    expect(first.exitCode).toBe(0);
    expect(first.out).toContain('Added 1,500 values: 1 machine, 10 series of samples (20 s), 2026-03-02T00:00:00Z to');
    expect(first.out).toContain('No problems.');
    const again = await runCli('ingest', MONDAY, '--store', store);
    expect([again.exitCode, again.out.includes('Nothing was added.')]).toEqual([0, true]);
    expect(again.out).toContain('ingest/already-in-store');
    expect((await runCli('ingest', MONDAY, '--store', store, '--fail-on', 'info')).exitCode).toBe(1);
    expect((await runCli('ingest', MONDAY, '--store', store, '--strict')).exitCode).toBe(0);
  });

  it('fails where no file could be used, with the problems told, and not where all are there already', async () => {
    const store = join(folder, 'unused.store');
    const bare = put('bare.csv', samplesOf(2, 'web01').replaceAll('Z,', ','));
    const twin = put('bare-too.csv', samplesOf(2, 'web01').replaceAll('Z,', ','));
    const first = await runCli('ingest', bare, twin, '--store', store);
    expect([first.exitCode, first.error]).toEqual([2, expect.stringContaining('None of the files could be used')]);
    expect(first.out).toContain('ingest/stamp-without-zone');
    expect((await runCli('ingest', INVENTORY, '--store', store, '--json')).exitCode).toBe(2);
    expect((await runCli('ingest', bare, MONDAY, '--store', store)).exitCode).toBe(0);
    expect((await runCli('ingest', bare, MONDAY, '--store', store)).exitCode).toBe(0);
    expect((await runCli('ingest', bare, '--store', store)).exitCode).toBe(2);
  });

  it('prints JSON, compacts, and refuses what no run could follow', async () => {
    const store = join(folder, 'json.store');
    await runCli('ingest', MONDAY, '--store', store);
    const { out } = await runCli('ingest', TUESDAY, '--store', store, '--compact', '--json');
    expect(JSON.parse(out)).toMatchObject({
      files: [{ file: 'tuesday.csv', kind: 'read', summary: { rowsUsed: 300 } }],
      store: { appends: 1, machines: 2 },
      compaction: { appends: 2 },
    });
    for (const words of [
      ['--zone', 'Mars/Olympus'],
      ['--fail-on', 'trifles'],
    ]) {
      expect((await runCli('ingest', MONDAY, '--store', store, ...words)).error).toContain('cli/bad-option');
    }
    expect((await runCli('ingest', join(folder, 'nothing'), '--store', store)).exitCode).toBe(2);
    const { error } = await runCli('ingest', MONDAY, '--store', join(folder, 'no', 'where.store'));
    expect(error).toContain('node/cannot-write');
    expect(error).toContain('name another file with --store');
    const exported = await runCli('export', store, join(folder, 'no', 'where.csv'));
    expect(exported.error).toContain('name another file as the second argument');
    expect(error + exported.error).not.toContain('--out');
  });
});

describe('an assessment of a store', () => {
  it('says what one of the samples themselves says, machine by machine', async () => {
    const store = join(folder, 'same.store');
    await runCli('ingest', MONDAY, '--store', store);
    await runCli('ingest', TUESDAY, STRANGER, '--store', store);
    const raw = await assessed('raw', INVENTORY, MONDAY, TUESDAY, STRANGER);
    const stored = await assessed('stored', INVENTORY, store);
    expect(stored.machines.map(({ id, name, size, need }) => [id, name, size, need])).toEqual(
      raw.machines.map(({ id, name, size, need }) => [id, name, size, need]),
    );
    expect(stored.inputs.map(({ kind }) => kind)).toEqual(['inventory-csv', 'peaks-store']);
    const codes = stored.problems.map(({ code }) => code);
    expect(codes).toContain('ingest/samples-without-inventory');
    expect(codes.filter((code) => code.startsWith('timeseries/'))).toEqual([]);
  });

  it('needs no inventory, and counts no sample twice that is given beside the store', async () => {
    const store = join(folder, 'alone.store');
    await runCli('ingest', MONDAY, TUESDAY, '--store', store);
    const alone = await assessed('alone', store);
    const beside = await assessed('beside', store, MONDAY, STRANGER);
    expect(alone.machines.map(({ name }) => name).sort()).toEqual(['WEB01', 'web01.corp.example']);
    expect(beside.machines.map(({ name }) => name).sort()).toEqual(['WEB01', 'unlisted', 'web01.corp.example']);
    expect(beside.problems.map(({ code }) => code)).toContain('ingest/already-in-store');
    const needs = ({ machines }: Assessment): unknown => machines.find(({ name }) => name === 'WEB01')!.need;
    expect(needs(beside)).toEqual(needs(alone));
  });

  it('warns where two stores hold one file, or a store does not say what it holds', async () => {
    const [one, two] = [join(folder, 'one.store'), join(folder, 'two.store')];
    await runCli('ingest', MONDAY, '--store', one);
    await runCli('ingest', MONDAY, TUESDAY, '--store', two);
    const both = await runCli('check', INVENTORY, one, two);
    expect(both.out).toContain('ingest/stores-overlap');
    await assessed('first', INVENTORY, MONDAY);
    const after = await runCli('check', INVENTORY, join(folder, 'first', 'peaks.store'), TUESDAY);
    expect(after.out).toContain('ingest/unknown-sources');
  });

  it('finds the machines of a store that an assessment wrote, with their inventory and without', async () => {
    const before = await assessed('wrote', INVENTORY, MONDAY);
    const store = join(folder, 'wrote', 'peaks.store');
    const again = await assessed('again', INVENTORY, store);
    expect(again.machines.map(({ id, need }) => [id, need])).toEqual(before.machines.map(({ id, need }) => [id, need]));
    expect((await assessed('bare', store)).machines.map(({ name }) => name)).toEqual(['web01']);
  });

  it('reads what is whole of a damaged store, and says what is not', async () => {
    const store = join(folder, 'damaged.store');
    await runCli('ingest', MONDAY, '--store', store);
    await runCli('ingest', TUESDAY, '--store', store);
    const bytes = readFileSync(store);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 700) ^ 1, bytes.length - 700);
    writeFileSync(store, bytes);
    const { out, exitCode } = await runCli('check', INVENTORY, store);
    expect([exitCode, out.includes('timeseries/damaged-peaks-store')]).toEqual([0, true]);
  });
});
