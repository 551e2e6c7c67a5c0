import type { MachineChurn, ReplicatedMachine } from '../replication/index.js';
import { compareText } from '../model/index.js';
import type { KeptPoints, PointPolicy } from './points.js';
import { RECOVERY_SOURCES } from './recovery-sources.js';
import { keptBands } from './retention.js';
import type { KeptBand } from './retention.js';

const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;
const BYTES_PER_GB = 1e9;

type KeptRow = KeptPoints['rows'][number];

export interface KeptInput {
  readonly churn: readonly MachineChurn[];
  readonly machines: readonly ReplicatedMachine[];
}

/**
 * The points that are there once the retention is full, by age, and what they need beside the disks. In a stretch that is thinned one
 * point is left of each slot; that it is the application-consistent one where there is one, is our reading, since no page says.
 */
export function deriveKeptPoints(
  { retentionHours, crashConsistentMinutes, appConsistentMinutes, generation, checks }: PointPolicy,
  input: KeptInput,
): KeptPoints {
  const isRefused = checks.some(({ id, state }) => id === 'retention' && state === 'broken');
  const rows = keptBands(retentionHours ?? 0).map((band) => rowOf(band, crashConsistentMinutes, appConsistentMinutes));
  const total = rows.reduce((sum, { crashConsistent, appConsistent }) => sum + crashConsistent + appConsistent, 0);
  return {
    rows,
    total,
    said: [
      ...(retentionHours === null ? ['how long points are kept is not known, so neither is which are there'] : []),
      ...(retentionHours === 0 ? ['nothing is kept but the latest point'] : []),
      ...(isRefused
        ? ['counted for the retention that is asked for, which this generation refuses: they are those of the way out']
        : []),
      ...(generation === 'azureToAzure'
        ? []
        : ['the table is documented for machines in Azure; no page gives one for VMware']),
      'where no new point can be made, the old ones stay past the retention',
    ],
    storage: retentionHours === null ? [] : storageOf(rows, retentionHours, input),
    source: `how points are thinned and that the first is a full copy: ${RECOVERY_SOURCES.azureQuestions}, written for machines in Azure; which point of a slot is left, and the bytes: ${RECOVERY_SOURCES.own}`,
  };
}

/** Points of one stretch: all of both kinds, or one of each slot, the application-consistent one where there is one. */
function rowOf(band: KeptBand, crashMinutes: number, appMinutes: number | null): KeptRow {
  const minutes = (band.toHours - band.fromHours) * MINUTES_PER_HOUR;
  const made = (everyMinutes: number | null): number =>
    everyMinutes === null ? 0 : Math.floor(minutes / everyMinutes);
  if (band.spacingHours === null) {
    return { ...band, crashConsistent: made(crashMinutes), appConsistent: made(appMinutes) };
  }
  const slots = Math.ceil(minutes / (band.spacingHours * MINUTES_PER_HOUR));
  const appConsistent = Math.min(slots, made(appMinutes));
  return { ...band, crashConsistent: slots - appConsistent, appConsistent };
}

/** What the disks that are replicated hold; all of a disk where nobody tells how much of it is used. */
const bytesOf = ({ disks }: ReplicatedMachine): number =>
  disks.reduce((sum, { leftOut, usedBytes, sizeBytes }) => sum + (leftOut === null ? (usedBytes ?? sizeBytes) : 0), 0);

/**
 * Our estimate: the first point as large as what is used, and each later one as large as what is written until the next that is kept, at
 * most the whole again. That blocks are written twice is not known here, so it is an upper bound.
 */
function storageOf(
  rows: readonly KeptRow[],
  retentionHours: number,
  { churn, machines }: KeptInput,
): KeptPoints['storage'] {
  const sizes = new Map(machines.map((machine) => [machine.id, bytesOf(machine)] as const));
  return churn
    .toSorted((left, right) => compareText(left.machine, right.machine))
    .map(({ machine, gbPerDay, unmeasuredDisks }) => {
      const size = sizes.get(machine) ?? null;
      if (gbPerDay === null) {
        return { machine, bytes: null, said: 'what it writes is not known, so neither is what its points need' };
      }
      const bytesPerHour = (gbPerDay * BYTES_PER_GB) / HOURS_PER_DAY;
      const written = deltaBytes(rows, { bytesPerHour, mostBytes: size });
      const bytes = Math.round(written + (size ?? 0));
      const gaps = unmeasuredDisks === 0 ? '' : `; ${unmeasuredDisks} of its disks have no samples and count as silent`;
      const full = size === null ? 'without the first full copy, since its disks are not known' : 'with one full copy';
      return {
        machine,
        bytes,
        said: `our upper bound: ${Math.round(gbPerDay * 10) / 10} GB written a day over ${retentionHours} h, ${full}${gaps}`,
      };
    });
}

interface Writing {
  readonly bytesPerHour: number;
  readonly mostBytes: number | null;
}

/** A delta is never larger than the disks. */
function deltaBytes(rows: readonly KeptRow[], { bytesPerHour, mostBytes }: Writing): number {
  return rows.reduce((sum, { fromHours, toHours, crashConsistent, appConsistent }) => {
    const points = crashConsistent + appConsistent;
    const each = points === 0 ? 0 : ((toHours - fromHours) * bytesPerHour) / points;
    return sum + points * (mostBytes === null ? each : Math.min(each, mostBytes));
  }, 0);
}
