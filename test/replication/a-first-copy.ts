import { toMachineId } from '../../src/model/index.js';
import type { MachineId } from '../../src/model/index.js';
import { DEFAULT_REPLICATION_SETTINGS } from '../../src/replication/index.js';
import type {
  InitialChurn,
  InitialInput,
  LinkSchedule,
  MachineChurn,
  ReplicatedDisk,
  ReplicatedMachine,
} from '../../src/replication/index.js';
import { createTimeZone } from '../../src/timeseries/index.js';

const MINUTE_MS = 60_000;
const BITS_PER_MEGABIT = 1_000_000;

/** A disk of so many bytes, all of them used. */
export const aReplicatedDisk = (bytes: number, changes: Partial<ReplicatedDisk> = {}): ReplicatedDisk => ({
  ...{
    name: 'disk-0',
    isOs: true,
    sizeBytes: bytes,
    sizeBasis: 'stated',
    usedBytes: bytes,
    target: null,
    instance: null,
    leftOut: null,
  },
  ...changes,
});

/** An agentless machine whose bytes lie on one disk. */
export const aReplicatedMachine = (
  name: string,
  bytes: number,
  changes: Partial<ReplicatedMachine> = {},
): ReplicatedMachine => ({
  ...{ id: toMachineId(name), name, source: 'vmware', generation: 'agentless', because: 'a test', wave: 1 },
  ...{ manager: null, host: null, memoryBytes: null, firmware: null, disks: [aReplicatedDisk(bytes)] },
  ...changes,
});

/** Open, by an hour of the day in UTC, without blackouts unless stated. */
export interface StatedLink {
  readonly mbps: number;
  /** Mb/s from 07:00 to 19:00. */
  readonly dayMbps?: number;
  /** Hours of the day in UTC in which nothing begins. */
  readonly blackoutHours?: readonly number[];
}

const hourOf = (atMs: number): number => new Date(atMs).getUTCHours();

export function aLink({ mbps, dayMbps = Infinity, blackoutHours = [] }: StatedLink): LinkSchedule {
  const isBlackoutAt = (atMs: number): boolean => blackoutHours.includes(hourOf(atMs));
  const bitsPerSecondAt = (atMs: number): number => {
    if (isBlackoutAt(atMs)) return 0;
    const isDay = hourOf(atMs) >= 7 && hourOf(atMs) < 19;
    return Math.min(mbps, isDay ? dayMbps : Infinity) * BITS_PER_MEGABIT;
  };
  return {
    openMbps: mbps,
    zone: createTimeZone('UTC')!,
    isBlackoutAt,
    bitsPerSecondAt,
    fill: (startMs, minutes) =>
      new Float64Array(minutes).map((_, minute) => bitsPerSecondAt(startMs + minute * MINUTE_MS) * 60),
    withoutBlackouts: () => aLink({ mbps, dayMbps }),
    scaled: (factor) => aLink({ mbps: mbps * factor, dayMbps: dayMbps * factor, blackoutHours }),
    withOpen: (other) => aLink({ mbps: other, dayMbps, blackoutHours }),
    withThrottlesFrom: (least) => aLink({ mbps, dayMbps: Math.max(dayMbps, least), blackoutHours }),
    withThrottlesShorterBy: () => aLink({ mbps, dayMbps, blackoutHours }),
  };
}

/** Machines of which only a mean in MB/s is known. */
export const flatChurn = (rates: Readonly<Record<string, number>>): InitialChurn => ({
  machines: Object.entries(rates).map(([name, averageMBps]) => aChurn(name, averageMBps)),
  bytesByMinute: () => null,
});

export const aChurn = (name: string, averageMBps: number | null): MachineChurn => ({
  ...{ machine: toMachineId(name), disks: [], averageMBps, p95MBps: null, peakMBps: null, peakAt: null },
  ...{ gbPerDay: null, unmeasuredDisks: 0, intervalSeconds: null },
});

/** A calendar of waves, of which only begins of copies and windows are filled. */
export function aWaveCalendar(
  dates: readonly { readonly wave: number; readonly from: string; readonly window: string }[],
): NonNullable<InitialInput['calendar']> {
  return {
    windows: dates.map(({ wave, window }) => ({ wave, from: window })),
    events: dates.map(({ wave, from }) => ({
      id: `wave-${wave}/initialReplication`,
      kind: 'initialReplication',
      wave,
      from,
    })),
  } as unknown as NonNullable<InitialInput['calendar']>;
}

const NOTHING_KNOWN: ReadonlyMap<MachineId, ReadonlyMap<string, number>> = new Map();

/** Without growth, with 30 % compression and no margin, on 100 Mb/s, unless stated otherwise. */
export const anInitialInput = (changes: Partial<InitialInput> = {}): InitialInput => ({
  ...{ machines: [], churn: flatChurn({}), schedule: aLink({ mbps: 100 }), plan: null, calendar: null },
  settings: { ...DEFAULT_REPLICATION_SETTINGS, growthPercent: 0, marginDays: 0 },
  ...{ purpose: 'migrate', placement: { appliances: [] }, datastores: NOTHING_KNOWN, asOf: '2026-10-03' },
  ...changes,
});
