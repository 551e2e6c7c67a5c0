import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/run-cli.js';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');
const root = temporaryFolder();
const HEADER = 'timestamp,machine,cores,cpuPercent,memoryUsedMiB\n';

/** Rows that are wrong in six ways by turns, each with words of its own, so that no two problems are alike. */
function badRows(name: string, count: number): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(2026, 2, 1) + (index % 10_000) * 20_000).toISOString();
    const ways = [
      `not a time ${index},vm1,4,50,3000`,
      `${at},vm1,4,abc${index},x${index}`,
      `${at},,4,50,3000`,
      `${at},vm1,4`,
      `${at},vm1,4,-5,-${index}`,
      `${at},vm${index % 50},4,${index % 100},3000`,
    ];
    return ways[index % ways.length]!;
  });
  const path = join(root, name);
  writeFileSync(path, `${HEADER}${lines.join('\n')}\n`);
  return path;
}

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

/** In so little memory that the problems of every row would not fit. */
function portolan(...words: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--max-old-space-size=64', MAIN, ...words], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
  });
  return { status, out: stdout, error: stderr };
}

describe('300,000 rows, most of them bad', () => {
  const file = badRows('bad.csv', 300_000);

  it('are a summary and not a line each, for a person and for a program', () => {
    const told = portolan('check', file);
    expect([told.status, told.error]).toEqual([0, '']);
    // Rows whose cores can be read are used for them.
    expect(told.out).toContain('300,000  =  150,000  +  150,000');
    expect(told.out.split('\n').length).toBeLessThan(120);
    const asJson = portolan('check', file, '--json');
    expect(asJson.out.length).toBeLessThan(200_000);
    const { problems } = JSON.parse(asJson.out) as { readonly problems: readonly { readonly count?: number }[] };
    expect(problems.length).toBeLessThan(250);
    // 50,000 of a kind in a column, of which the first 20 are told one by one.
    expect(problems.filter(({ count }) => count === 49_980).length).toBeGreaterThanOrEqual(4);
  });

  it('end in exit code 1 where asked, once all is written that can be', () => {
    const store = join(root, 'bad.store');
    const ingested = portolan('ingest', file, '--store', store, '--strict');
    expect([ingested.status, existsSync(store)]).toEqual([1, true]);
    expect(ingested.error).toMatch(/^3\d\d,\d{3} problems of level error or warning: exit code 1 as asked\n$/);
    const folder = join(root, 'out');
    const assessed = portolan('assess', file, '--out', folder, '--strict');
    expect(assessed.status).toBe(1);
    expect(readFileSync(join(folder, 'assessment.json')).length).toBeLessThan(500_000);
    expect(portolan('ingest', file, '--store', join(root, 'lenient.store')).status).toBe(0);
  });
});

describe('--strict and --fail-on', () => {
  const clean = join(root, 'clean.csv');
  const minutes = Array.from({ length: 3 }, (_, index) => `2026-03-01T00:0${index}:00,vm,4,50,3000`);
  writeFileSync(clean, `${HEADER.replace(/^/, '# zone: UTC\n')}${minutes.join('\n')}\n`);

  it('count warnings, and notes where asked', () => {
    mkdirSync(join(root, 'twice'));
    const store = join('twice', 'peaks.store');
    expect(portolan('ingest', clean, '--store', store, '--strict').status).toBe(0);
    // The store holds it already: a note, and no problem under --strict.
    expect(portolan('ingest', clean, '--store', store, '--strict').status).toBe(0);
    expect(portolan('ingest', clean, '--store', store, '--fail-on', 'info').status).toBe(1);
    // With another zone than then: a warning.
    expect(portolan('ingest', clean, '--store', store, '--strict', '--zone', 'Australia/Melbourne').status).toBe(1);
    expect(
      portolan('ingest', clean, '--store', store, '--fail-on', 'error', '--zone', 'Australia/Melbourne').status,
    ).toBe(0);
  });

  it('refuse a level that is none before anything is read', () => {
    const { status, error } = portolan('check', join(root, 'clean.csv'), '--fail-on', 'fatal');
    expect(status).toBe(2);
    expect(error).toContain('--fail-on "fatal" is not a level');
  });
});
