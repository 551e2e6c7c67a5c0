import { describe, expect, it } from 'vitest';
import { openMetrics } from '../../../../src/ingest/samples/dialects/open-metrics.js';
import type { MetricTable } from '../../../../src/ingest/samples/dialects/open-metrics.js';
import { createProblemLog } from '../../../../src/ingest/samples/problem-log.js';
import { createMachineRegistry } from '../../../../src/ingest/samples/sample-machines.js';
import { emptyTally } from '../../../../src/ingest/samples/sample-tally.js';
import { cores, recordingSink } from '../recording.js';

const HEADER = ['Timestamp', 'Entity', 'MetricId', 'Unit', 'Instance', 'Value'];

/** A tool of one row per value, with a dictionary of six metrics. */
const TABLE: MetricTable = {
  ...{ tool: 'the tool', separator: ',', width: HEADER.length, used: HEADER, ignored: [] },
  ...{ time: { kind: 'auto' }, zone: null, hasComma: false, missing: ['n/a'] },
  ...{ stamp: 0, machine: 1, metric: 2, unit: 3, instance: 4, value: 5 },
  headerOf: (index) => HEADER[index] ?? '',
  meaningOf: (metric, unit, instance) => {
    if (metric === 'cpu.usage') return { field: 'cpu', unit: 'percent', instance: '' };
    if (metric === 'cpu.cores') return { field: 'cores', unit: null, instance: '' };
    if (metric === 'mem.size') return { field: 'memory', unit: 'MiB', instance: '' };
    if (metric === 'mem.usage') return { field: 'memoryUsed', unit: 'percent', instance: '' };
    if (metric === 'disk.read') return { field: 'disk.readThroughput', unit, instance };
    return metric.startsWith('sys.') ? 'notNeeded' : null;
  },
};

function read(rows: readonly string[], coresOf: (() => ReturnType<typeof cores>) | null = null) {
  const [sink, log, tally] = [recordingSink(), createProblemLog(), emptyTally()];
  const machines = createMachineRegistry(null, { currentFile: () => 'f.csv', onNew: () => undefined });
  const opened = openMetrics(
    {
      ...{ file: 'f.csv', fileName: 'f.csv', line: 1, comments: new Map(), log, tally },
      recognised: { format: 'dialect', dialect: null, separator: ',', header: [], by: 'a test' },
      environment: { sink, machines, coresOf, memoryOf: null, mapping: null, zone: null, latestMs: null },
    },
    TABLE,
  );
  for (const [index, row] of rows.entries()) {
    Object.assign(opened.reader.row, { cells: row.split(','), line: index + 2, taken: 0, faults: 0 });
    tally.rowsRead += 1;
    opened.readRow();
  }
  opened.reader.pending.flush();
  return {
    told: sink.readings.map(({ machine, channel, instance, value }) =>
      [machine, channel, instance, value].join(' ').trim(),
    ),
    codes: log.list().map(({ code, at }) => `${at?.line ?? '-'} ${code.replace('ingest/', '')}`),
    skipped: Object.fromEntries(tally.skipped),
    tally,
  };
}

describe('a table of one row per value', () => {
  it('reads through a dictionary of metrics, and lets shares wait for what they are shares of', () => {
    const { told, codes, tally } = read([
      '1772323200,Web01,cpu.usage,%,,50',
      '1772323200,Web01,mem.usage,%,,25',
      '1772323200,Web01,disk.read,KB/s,scsi0:0,3',
      '1772323200,Web01,cpu.cores,,,4',
      '1772323200,Web01,mem.size,MB,,8192',
    ]);
    expect(codes).toEqual([]);
    expect(told).toEqual([
      'samples:web01 diskReadBytesPerSecond scsi0:0 3072',
      'samples:web01 allocatedCores  4',
      'samples:web01 allocatedMemoryBytes  8589934592',
      'samples:web01 cpuUsedCores  2',
      'samples:web01 memoryGuestUsedBytes  2147483648',
    ]);
    expect(tally).toMatchObject({ rowsRead: 5, rowsUsed: 5, readings: 5 });
  });

  it('counts rows of metrics that are not needed, and tells each unknown one once', () => {
    const { told, codes, skipped, tally } = read([
      '1772323200,a,sys.uptime,s,,1',
      '1772323200,a,gpu.temp,C,,1',
      '1772323220,a,gpu.temp,C,,2',
      '1772323220,a,gpu.fan,rpm,,2',
      '1772323220,,cpu.cores,,,2',
      'soon,a,cpu.cores,,,2',
      '1772323220,a,cpu.cores,,,n/a',
      '1772323220,a,cpu.cores,,,many',
      '1772323220,a,cpu.usage,%,,10',
      '1772323220,a,mem.usage,%,,10',
      '1772323220,a,cpu.cores,,,0',
    ]);
    expect(told).toEqual([]);
    expect(codes).toEqual([
      ...['3 unknown-metric', '5 unknown-metric', '6 no-machine', '7 bad-stamp', '9 bad-number', '12 no-allocation'],
      ...['10 percent-without-cores', '11 share-without-memory'],
    ]);
    expect(skipped).toEqual({
      ...{ 'counter not needed': 1, 'unknown counter': 3, 'no machine': 1, 'no usable stamp': 1 },
      ...{ 'nothing measured': 1, 'no usable value': 4 },
    });
    expect(tally).toMatchObject({ rowsRead: 11, rowsUsed: 0 });
    expect(read(['1772323220,a,cpu.usage,%,,10'], () => cores(20)).told).toEqual(['samples:a cpuUsedCores  2']);
  });
});
