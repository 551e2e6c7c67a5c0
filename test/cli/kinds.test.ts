import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/assessment/index.js';
import { runCli, temporaryFolder } from '../support/run-cli.js';

const root = temporaryFolder();

function inventory(): string {
  const path = join(root, 'inventory.csv');
  writeFileSync(path, 'machine,cores,memory MiB,disk GiB\nweb01,4,8192,40\n');
  return path;
}

/** Two days of data points of CloudWatch, every five minutes. */
function points(statistic: 'Maximum' | 'Average'): string {
  const rows = Array.from({ length: 576 }, (_, index) => {
    const at = new Date(Date.UTC(2026, 2, 1) + index * 300_000).toISOString();
    return [
      `web01,CPUUtilization,${at},5,${20 + (index % 50)},,Percent`,
      `web01,NetworkOut,${at},5,,${300_000 + index},Bytes`,
    ].join('\n');
  });
  const path = join(root, `${statistic}.csv`);
  writeFileSync(path, `InstanceId,Label,Timestamp,SampleCount,${statistic},Sum,Unit\n${rows.join('\n')}\n`);
  return path;
}

describe('kinds of series from a cloud', () => {
  it('are told by check: maxima without a word of averages, totals as what they are', async () => {
    const maxima = await runCli('check', inventory(), points('Maximum'));
    expect(maxima.out).toContain(
      'maxima of 300 s, each the greatest that the source kept of its interval: 1 series of 1 machine',
    );
    expect(maxima.out).toContain(
      'totals of 300 s, of which no peak is claimed: 1 series of 1 machine; network may read',
    );
    expect(maxima.out).not.toContain('averages of 300 s');
    const averages = await runCli('check', inventory(), points('Average'));
    expect(averages.out).toContain(
      'averages of 300 s, of which no peak is claimed: 1 series of 1 machine; CPU may read',
    );
  });

  it('stay through a store into the assessment, its words and its table', async () => {
    const store = join(root, 'kinds.store');
    const ingested = await runCli('ingest', points('Maximum'), '--store', store, '--inventory', inventory());
    expect(ingested.out).toContain('1 series of maxima and 1 series of averages, of which no peak is claimed (300 s)');
    const folder = join(root, 'out');
    const { out, exitCode } = await runCli('assess', inventory(), store, '--out', folder, '--json');
    expect(exitCode).toBe(0);
    const [machine] = (JSON.parse(out) as Assessment).machines;
    expect(machine?.coverage?.granularities).toEqual([
      { intervalSeconds: 300, kind: 'maximum', series: 1 },
      { intervalSeconds: 300, kind: 'summation', series: 1 },
    ]);
    const explained = (await runCli('explain', 'web01', folder)).out;
    expect(explained).toContain('10-minute maxima of 300 s maxima as the source states them');
    expect(explained.replace(/\s+/g, ' ')).toContain(
      '300 s maxima as the source states them in 1 series; 300 s totals',
    );
  });
});
