import { beforeAll, describe, expect, it } from 'vitest';
import { deriveAssessment, DEFAULT_POLICY, findProfile } from '../../src/assessment/index.js';
import type { Policy } from '../../src/assessment/index.js';
import type { Catalogue, RegionOffer } from '../../src/catalog/index.js';
import { bytesOfGib, cores, toMachineId } from '../../src/model/index.js';
import type { Estate } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/index.js';
import { WHOLE_MACHINE } from '../../src/timeseries/index.js';
import type { PeakSet } from '../../src/timeseries/index.js';
import { certifyCell, deriveWhatIf, planCells } from '../../src/whatif/index.js';
import type { WhatIfAxes, WhatIfInput } from '../../src/whatif/index.js';
import { aBucketSeries, aPeakSet, inventSampledEstate } from '../support/invented-peaks.js';
import { aMachine, anOperatingSystem } from '../support/a-machine.js';

const NO_AXES: WhatIfAxes = { percentiles: [], comforts: [], historyDays: [], terms: [], series: [], regions: [] };
const REGIONS = ['westeurope', 'chilecentral'] as const;

let catalogue: Catalogue;
let offers: ReadonlyMap<string, RegionOffer>;
beforeAll(async () => {
  catalogue = await readCatalogue();
  offers = new Map(
    await Promise.all(REGIONS.map(async (name) => [name, await readRegionOffer(catalogue, name)] as const)),
  );
});

const inputOf = (
  estate: Estate,
  peaks: PeakSet | null,
  axes: WhatIfAxes,
  policy: Policy = DEFAULT_POLICY,
): WhatIfInput => ({
  estate,
  peaks,
  catalogue,
  policy,
  region: 'westeurope',
  offers,
  axes,
  asOf: null,
  priceSheet: null,
  engineVersion: 'test',
});

/** Holds every cell against an assessment of its own, sizes and totals, byte for byte. */
function expectFullRuns(input: WhatIfInput): void {
  const { cells, sizes } = deriveWhatIf(input);
  const planned = planCells(input);
  expect(cells).toHaveLength(planned.length);
  cells.forEach((cell, index) => {
    const { place, policy } = planned[index]!;
    const { estate, peaks, asOf, priceSheet, engineVersion } = input;
    const offer = input.offers.get(place.region)!;
    const full = deriveAssessment({
      estate,
      peaks,
      catalogue,
      offer,
      policy,
      regionIsAssumed: false,
      asOf,
      priceSheet,
      engineVersion,
    });
    const names = cell.sizes.map((size) => (size === null ? null : sizes[size]!));
    expect(names).toEqual(full.machines.map(({ size }) => size?.name ?? null));
    const { running, poweredOff, all } = full.totals;
    expect(JSON.stringify(cell.totals)).toBe(JSON.stringify({ running, poweredOff, all }));
  });
}

describe('every cell of a grid', () => {
  it('is what a full run under its policy gives, over every axis', () => {
    const { estate, peaks } = inventSampledEstate(24, 16);
    expectFullRuns(
      inputOf(estate, peaks, {
        percentiles: [90, 100],
        comforts: [1.5],
        historyDays: [6, 16],
        terms: ['payAsYouGo', 'reserved3Year'],
        series: [{ name: 'E', patterns: ['^E[a-z]*v[56]$'] }],
        regions: REGIONS,
      }),
    );
  });

  it('is so under another profile, and without samples', () => {
    const { estate, peaks } = inventSampledEstate(12, 3);
    const axes = { ...NO_AXES, percentiles: [50, 95], comforts: [1.2] };
    expectFullRuns(inputOf(estate, peaks, axes, findProfile('azure-migrate-2023')!));
    expectFullRuns(inputOf(estate, null, { ...NO_AXES, comforts: [1, 2], terms: ['reserved1Year'] }));
  });

  it('stands once, the policy itself first', () => {
    const { estate } = inventSampledEstate(1, 1);
    const planned = planCells(inputOf(estate, null, { ...NO_AXES, percentiles: [95, 99], comforts: [1.3, 1.5] }));
    expect(planned.map(({ place }) => [place.percentile, place.comfort])).toEqual([
      [95, 1.3],
      [95, 1.5],
      [99, 1.3],
      [99, 1.5],
    ]);
    expect(planned[0]!.policy).toEqual(DEFAULT_POLICY);
  });
});

describe('the overload of a cell', () => {
  it('counts the buckets above what the size offers, each once', () => {
    // 100 buckets: 60 of 1 core, 30 of 3, 8 of 6, 2 of 20. Memory passes 16 GiB in the last three, two of them the same.
    const maxima = Float64Array.from({ length: 100 }, (_, at) => (at < 60 ? 1 : at < 90 ? 3 : at < 98 ? 6 : 20));
    const memory = Float64Array.from({ length: 100 }, (_, at) => (at < 97 ? 4 : 130) * 2 ** 30);
    const id = toMachineId('invented:one');
    const machine = aMachine({
      id,
      cores: cores(32),
      memoryBytes: bytesOfGib(256),
      os: anOperatingSystem({ family: 'linux' }),
    });
    const estate: Estate = {
      inputs: [],
      counts: { rows: 1, merged: 0, skipped: 0, machines: 1 },
      machines: [machine],
      problems: [],
    };
    const peaks = aPeakSet([
      aBucketSeries(id, ['cpuUsedCores', WHOLE_MACHINE], maxima),
      aBucketSeries(id, ['memoryGuestUsedBytes', WHOLE_MACHINE], memory),
    ]);
    const axes = { ...NO_AXES, percentiles: [60, 90, 97, 100], comforts: [1] };
    const { cells } = deriveWhatIf(inputOf(estate, peaks, axes));
    const told = cells
      .slice(1)
      .map(({ percentile, totals, curve }) => [percentile, totals.all.vcpus, curve?.overload.overloaded]);
    // P60 = 1 core on 2 vCPU: 40 above; P90 = 3 on 4: 10; P97 = 6 on 8: 2 by cores and the 97th too by memory.
    expect(told).toEqual([
      [60, 2, 40],
      [90, 4, 10],
      [97, 8, 3],
      [100, 20, 0],
    ]);
    expect(cells.every(({ curve }) => curve?.overload.buckets === 100)).toBe(true);
  });

  it('is unknown without samples, and so is the knee', () => {
    const { estate } = inventSampledEstate(3, 1);
    const { cells, knee, noKnee } = deriveWhatIf(inputOf(estate, null, { ...NO_AXES, comforts: [1] }));
    expect(cells.map(({ curve }) => curve)).toEqual([null, null]);
    expect(knee).toBeNull();
    expect(noKnee).toContain('sampled');
  });

  it('compares machines of whose bill the same line is unknown in every cell', () => {
    const { estate, peaks } = inventSampledEstate(24, 10);
    const isNamed = (index: number): boolean => index % 2 === 0;
    const unnamed = estate.machines.map((machine, index) => ({
      ...machine,
      os: isNamed(index) ? machine.os : { ...machine.os, name: null, family: 'unknown' as const },
    }));
    const input = inputOf({ ...estate, machines: unnamed }, peaks, { ...NO_AXES, percentiles: [80, 95] });
    const { cells, curveMachines, partlyPriced } = deriveWhatIf(input);
    const named = deriveWhatIf({
      ...input,
      estate: { ...estate, machines: unnamed.filter((_, index) => isNamed(index)) },
    });
    expect(named.partlyPriced).toBe(0);
    expect(curveMachines).toBe(named.curveMachines + partlyPriced);
    expect(partlyPriced).toBeGreaterThan(5);
    // What is known of them is in the sums: no licence, but compute and disks.
    cells.forEach(({ curve, offCurve }, index) => {
      expect(offCurve).toBeNull();
      expect(curve!.perMonth).toBeGreaterThan(named.cells[index]!.curve!.perMonth);
    });
  });

  it('leaves out a machine of whose bill one cell knows less than another', () => {
    const { estate, peaks } = inventSampledEstate(24, 10);
    const isLinux = ({ os }: (typeof estate.machines)[number]): boolean => os.family === 'linux';
    const linux = estate.machines.filter(isLinux);
    const windows = { ...linux[0]!, os: anOperatingSystem({ family: 'windows', name: 'Windows Server 2022' }) };
    const regions = { ...NO_AXES, percentiles: [95], regions: REGIONS };
    const pricedIn = (machines: typeof linux): ReturnType<typeof deriveWhatIf> =>
      deriveWhatIf(inputOf({ ...estate, machines }, peaks, regions));
    const all = pricedIn(linux);
    // No source has a price of Windows in Chile.
    const mixed = pricedIn([windows, ...linux.slice(1)]);
    expect(all.curveMachines).toBeGreaterThan(10);
    expect(mixed.cells.map(({ offCurve }) => offCurve)).toEqual(mixed.cells.map(() => null));
    expect([mixed.curveMachines, mixed.partlyPriced]).toEqual([all.curveMachines - 1, 0]);
  });

  it('is held to the same machines in every cell', () => {
    const { estate, peaks } = inventSampledEstate(24, 10);
    const { cells, curveMachines, frontier } = deriveWhatIf(
      inputOf(estate, peaks, { ...NO_AXES, percentiles: [80, 95, 100], comforts: [1, 2] }),
    );
    expect(curveMachines).toBeGreaterThan(10);
    const buckets = new Set(cells.flatMap(({ curve }) => (curve === null ? [] : [curve.overload.buckets])));
    expect(buckets.size).toBe(1);
    const [first, last] = [cells[frontier[0]!]!, cells[frontier.at(-1)!]!];
    expect(frontier.length).toBeGreaterThan(2);
    expect(first.curve!.overload.overloaded).toBeGreaterThan(last.curve!.overload.overloaded);
  });
});

describe('the certificate of a machine in a cell', () => {
  it('is of the size in the cell, and holds', () => {
    const { estate, peaks } = inventSampledEstate(6, 8);
    const input = inputOf(estate, peaks, { ...NO_AXES, percentiles: [90, 100] });
    const { cells, sizes, machines } = deriveWhatIf(input);
    cells.forEach((cell, index) => {
      const { policy } = planCells(input)[index]!;
      const certificate = certifyCell(input, index, machines[1]!.id);
      expect(certificate.chosen?.size).toBe(sizes[cell.sizes[1]!]);
      expect(certificate.bound).not.toBeNull();
      expect(policy.sizing.percentile).toBe(cell.percentile);
    });
    expect(() => certifyCell(input, 99, machines[1]!.id)).toThrow(/no size/);
  });
});
