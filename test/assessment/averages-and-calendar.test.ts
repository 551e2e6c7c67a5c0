import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, deriveAssessment, signOfDay, summarizeSamples } from '../../src/assessment/index.js';
import type { Assessment } from '../../src/assessment/index.js';
import { createTimeZone, machineIdFinder } from '../../src/ingest/index.js';
import { readCatalogue, readEstate, readRegionOffer, readSamples } from '../../src/node/index.js';
import { temporaryFolder } from '../support/run-cli.js';

const folder = temporaryFolder();

/** Averages of 5 minutes of `old`, and of `young` from 29 June 2026 12:00 UTC; both to the end of 1 July. */
function samples(): string {
  const start = Date.parse('2026-06-27T00:00:00Z');
  const rows = Array.from({ length: 5 * 288 }, (_, index) => {
    const at = start + index * 300_000;
    const stamp = new Date(at).toISOString();
    const names = at < Date.parse('2026-06-29T12:00:00Z') ? ['old'] : ['old', 'young'];
    return names.map((name) => `${stamp},${name},4,${10 + (index % 7)},2048`).join('\n');
  });
  return `timestamp,machine,cores,cpuPercent,memoryUsedMiB\n${rows.join('\n')}\n`;
}

async function assessed(zone: string | null): Promise<Assessment> {
  const inventory = join(folder, 'inventory.csv');
  const file = join(folder, 'samples.csv');
  writeFileSync(
    inventory,
    'machine,cores,memoryMiB,os,disks\nold,4,8192,Ubuntu 22.04,64\nyoung,4,8192,Ubuntu 22.04,64\n',
  );
  writeFileSync(file, samples());
  const estate = await readEstate([inventory]);
  const { peaks } = await readSamples([file], { machineIdOf: machineIdFinder(estate.machines) });
  const catalogue = await readCatalogue();
  const offer = await readRegionOffer(catalogue, 'australiaeast');
  const policy = { ...DEFAULT_POLICY, sizing: { ...DEFAULT_POLICY.sizing, windowDays: 7 } };
  const terms = { regionIsAssumed: false, asOf: null, priceSheet: null, engineVersion: 'test' };
  const calendarZone = zone === null ? null : createTimeZone(zone);
  return deriveAssessment({ estate, catalogue, offer, policy, peaks, calendarZone, ...terms });
}

describe('an assessment of averages', () => {
  it('says how far they may read below true peaks, in each finding and for the estate', async () => {
    const { machines, assumptions } = await assessed(null);
    const finding = machines[0]!.findings.find(({ rule }) => rule === 'samples/averages');
    expect(finding?.message).toBe(
      'the source gives averages of 300 s, not samples: true peaks are higher, and none is claimed; ' +
        'CPU may read 40 % to 51 % below true peaks (measured 2026-11-21 on 211 invented machines, 31 days of 20 s samples)',
    );
    expect(assumptions.join(' ')).toContain('2 of 2 machines have averages of 300 s in place of samples');
    expect(machines[0]!.need?.coresSteps.map(({ text }) => text).join(' ')).toContain(
      '10-minute maxima of 300 s averages, which are not peaks',
    );
    expect(machines[0]!.coverage?.granularities).toEqual([{ intervalSeconds: 300, kind: 'average', series: 2 }]);
  });
});

describe('the calendar of an assessment', () => {
  it('has UTC days unless a zone is stated, with gaps, a young machine and the quarter-end', async () => {
    const { calendar, machines } = await assessed(null);
    expect(calendar).toEqual({
      zone: 'UTC',
      from: '2026-06-25',
      machines: 2,
      machinesByDay: [0, 0, 1, 1, 2, 2, 2],
      percentByDay: [0, 0, 50, 50, 75, 100, 100],
      weekends: 1,
      machinesWithEveryWeekend: 1,
      machinesWithoutWeekend: 1,
      monthEnds: [{ date: '2026-06-30', isQuarterEnd: true, machines: 2 }],
    });
    expect(machines.map(({ coverage }) => coverage?.days)).toEqual(['..#####', '....5##']);
    expect(machines.map(({ coverage }) => coverage?.weekendsSeen)).toEqual([1, 0]);
  });

  it('has the days of the zone that is stated, while the window stays what it is', async () => {
    const [utc, tokyo] = [await assessed(null), await assessed('Asia/Tokyo')];
    expect(tokyo.calendar).toMatchObject({ zone: 'Asia/Tokyo', from: '2026-06-25' });
    expect(tokyo.machines.map(({ coverage }) => coverage?.days)).toEqual(['..6####3', '....1##3']);
    expect(tokyo.window).toEqual(utc.window);
    expect(tokyo.machines.map(({ size }) => size)).toEqual(utc.machines.map(({ size }) => size));
  });

  it('is null without samples', () => {
    expect(summarizeSamples({ series: [], spanMs: null }, { windowDays: 30, endMs: null, zone: null })).toBeNull();
  });

  it('signs a day with whole tenths, and neither rounds a trace away nor a gap', () => {
    expect([0, 1 / 144, 0.19, 0.2, 0.5, 143 / 144, 1].map(signOfDay)).toEqual(['.', '1', '1', '2', '5', '9', '#']);
  });
});
