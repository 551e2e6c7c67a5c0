import { DEFAULT_CALENDAR_SETTINGS } from '../../src/calendar/index.js';
import type { CalendarSettings, WaveCalendarInput } from '../../src/calendar/index.js';
import type { DependencyGraph } from '../../src/graph/index.js';
import { toMachineId } from '../../src/model/index.js';
import type { Estate, Machine, MachineId } from '../../src/model/index.js';
import type { PeakSet } from '../../src/timeseries/index.js';
import type { PlannedMachine, PlannedWave, WavePlan } from '../../src/waves/index.js';

/** What a test states of a wave. */
export interface StatedWave {
  readonly name?: string;
  readonly cutover?: string | null;
  readonly day?: number;
  /** Names with the bytes to copy; null: unknown. */
  readonly machines: readonly (readonly [name: string, bytes: number | null])[];
}

const aPlannedMachine = (name: string, wave: number, transferBytes: number | null): PlannedMachine =>
  ({
    ...{
      id: toMachineId(name),
      name,
      wave,
      why: [],
      movesWith: [],
      zone: null,
      application: null,
      applicationBy: null,
    },
    ...{ environment: 'production', environmentIsAssumed: false, criticality: 'low', criticalityIsAssumed: false },
    ...{ role: null, tier: 'unknown', method: 'agentless', readiness: 'ready', complexity: 0, complexityReasons: [] },
    ...{ priorityScore: 0, hours: 4, transferBytes },
  }) as unknown as PlannedMachine;

/** A plan of waves a week apart, as of 2026-08-24, of which only what a calendar reads is filled. */
export function aWavePlan(stated: readonly StatedWave[], changes: Partial<WavePlan> = {}): WavePlan {
  const waves = stated.map(
    ({ name, cutover = null, day, machines }, index): PlannedWave =>
      ({
        ...{ number: index + 1, name: name ?? `Wave ${index + 1}`, cutover, day: day ?? 7 * index },
        machines: machines.map(([machine]) => toMachineId(machine)),
      }) as unknown as PlannedWave,
  );
  const machines = stated.flatMap(({ machines: list }, index) =>
    list.map(([name, size]) => aPlannedMachine(name, index + 1, size)),
  );
  const settings = {
    ...{ link: { roundTripMs: null, bitsPerSecond: null }, freezes: [], firstCutover: null, cutovers: [], byWave: [] },
    capacity: { machines: null, hours: null, transferBytes: null, replicating: null },
  };
  return {
    asOf: '2026-08-24',
    made: 'planned',
    waves,
    machines,
    unplanned: [],
    settings,
    ...changes,
  } as unknown as WavePlan;
}

export const aGraph = (edges: readonly (readonly [client: string, server: string])[] = []): DependencyGraph =>
  ({
    edges: edges.map(([client, server]) => ({
      client: toMachineId(client),
      server: toMachineId(server),
      kind: 'dependency',
    })),
    availabilityGroups: [],
    observed: null,
  }) as unknown as DependencyGraph;

export const anEstate = (machines: readonly Machine[] = []): Estate => ({
  inputs: [],
  counts: { rows: machines.length, merged: 0, skipped: 0, machines: machines.length },
  machines,
  problems: [],
});

/** Defaults with site and users at fixed places and a first day. */
export const someSettings = (changes: Partial<CalendarSettings> = {}): CalendarSettings => ({
  ...DEFAULT_CALENDAR_SETTINGS,
  zones: { site: 'Australia/Melbourne', users: 'America/Chicago' },
  firstDay: '2026-09-07',
  ...changes,
});

export const anInput = (
  stated: readonly StatedWave[],
  settings: CalendarSettings = someSettings(),
  peaks: PeakSet | null = null,
): WaveCalendarInput => ({ plan: aWavePlan(stated), graph: aGraph(), estate: anEstate(), peaks, settings });

const BUCKET_MS = 600_000;

/** Four weeks of buckets of one machine, each with the value that `valueAt` gives its begin; NaN is a gap. */
export function weeksOf(
  machine: MachineId,
  valueAt: (atMs: number) => number,
  channel = 'cpuUsedCores',
): PeakSet['series'][number] {
  const startMs = Date.UTC(2026, 6, 27);
  const maxima = Float64Array.from({ length: 28 * 144 }, (_, bucket) => valueAt(startMs + bucket * BUCKET_MS));
  return {
    key: { machine, channel, instance: '' },
    granularity: { intervalMs: 20_000, kind: 'sample' },
    ...{ bucketMs: BUCKET_MS, startMs, maxima, minuteSums: null },
    sums: maxima.map((value) => value * 30),
    counts: Uint32Array.from(maxima, (value) => (Number.isNaN(value) ? 0 : 30)),
  } as unknown as PeakSet['series'][number];
}

export const peaksOf = (...series: PeakSet['series']): PeakSet => ({ series, spanMs: null });
