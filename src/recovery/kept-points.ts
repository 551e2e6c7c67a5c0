import { mostWritten } from '../replication/index.js';
import type { DerivedChurn, MachineChurn, ReplicatedMachine } from '../replication/index.js';
import { compareText, countOf } from '../model/index.js';
import type { KeptPoints, PointPolicy } from './points.js';
import { RECOVERY_SOURCES } from './recovery-sources.js';
import { keptBands } from './retention.js';
import type { KeptBand } from './retention.js';

const MINUTES_PER_HOUR = 60;
const BYTES_PER_GB = 1e9;

type MostWritten = NonNullable<ReturnType<typeof mostWritten>>;
type KeptRow = KeptPoints['rows'][number];

export interface KeptInput {
  readonly churn: readonly MachineChurn[];
  readonly machines: readonly ReplicatedMachine[];
  /** What a machine wrote by minute; null, or absent: its mean alone is known. */
  readonly bytesByMinute?: DerivedChurn['bytesByMinute'];
  /** Absent: none. */
  readonly growthPercent?: number;
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
    ...(retentionHours === null ? { storage: [], inTotal: null } : storageOfPoints(total, retentionHours, input)),
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

/** What the points of one machine need, or of all: changes and full copies apart. */
interface Needed {
  readonly changed: number;
  readonly full: number;
}

/** The machines of which something is known, in sum. */
interface Totals extends Needed {
  /** Of them it is no more than an estimate. */
  readonly open: number;
}

/**
 * Our upper bound: the first point as large as what is used, and the later ones together as large as all that is written in the worst stretch
 * as long as the retention that samples show, after growth. A block that is written twice counts twice, and no point is larger than the disks.
 * Of a machine whose samples are shorter than the stretch, or miss a disk, it is an estimate and called so.
 *
 * @param total how many points are there; null: nobody knows, and what is written alone bounds
 */
export function storageOfPoints(
  total: number | null,
  retentionHours: number,
  input: KeptInput,
): Pick<KeptPoints, 'storage' | 'inTotal'> {
  const sizes = new Map(input.machines.map((machine) => [machine.id, bytesOf(machine)] as const));
  const totals = { changed: 0, full: 0, open: 0 };
  let unknown = 0;
  const storage = input.churn
    .toSorted((left, right) => compareText(left.machine, right.machine))
    .map((churn) => {
      const size = sizes.get(churn.machine) ?? null;
      const written = input.bytesByMinute?.(churn.machine) ?? null;
      const most = mostWritten(churn, { hours: retentionHours, growthPercent: input.growthPercent ?? 0, written });
      if (most === null) {
        unknown += 1;
        const said = 'what it writes is not known, so neither is what its points need';
        return { machine: churn.machine, bytes: null, said };
      }
      const all = Math.round(most.gigabytes * BYTES_PER_GB);
      const changed = size === null || total === null ? all : Math.min(all, total * size);
      const doubts = doubtsOf(churn, most, { retentionHours, size });
      totals.changed += changed;
      totals.full += size ?? 0;
      totals.open += doubts.length === 0 ? 0 : 1;
      const words = `${gigabyteWords(changed)} of changes in its worst ${retentionHours} h after growth`;
      return {
        machine: churn.machine,
        bytes: changed + (size ?? 0),
        said: `${boundWords(doubts.length)}: ${[`${words}, and ${fullWords(size)}`, ...doubts].join('; ')}`,
      };
    });
  return { storage, inTotal: totalOf(totals, { known: storage.length - unknown, unknown, retentionHours }) };
}

const boundWords = (doubts: number): string => (doubts === 0 ? 'our upper bound' : 'our estimate, no upper bound');

const gigabyteWords = (bytes: number): string => `${Math.round((bytes * 10) / BYTES_PER_GB) / 10} GB`;

const fullWords = (size: number | null): string =>
  size === null ? 'no full copy, since its disks are not known' : `one full copy of ${gigabyteWords(size)}`;

/** Why the figure of a machine bounds nothing; empty: it does. */
function doubtsOf(
  { unmeasuredDisks }: MachineChurn,
  { measuredHours }: MostWritten,
  { retentionHours, size }: { readonly retentionHours: number; readonly size: number | null },
): readonly string[] {
  return [
    ...(measuredHours >= retentionHours
      ? []
      : [`samples show ${Math.floor(measuredHours)} h of the ${retentionHours} h, and the mean stands for the rest`]),
    ...(unmeasuredDisks === 0
      ? []
      : [`${unmeasuredDisks} of its disks ${unmeasuredDisks === 1 ? 'has' : 'have'} no samples and count as silent`]),
    ...(size === null ? ['the first full copy is missing'] : []),
  ];
}

interface Counted {
  readonly known: number;
  readonly unknown: number;
  readonly retentionHours: number;
}

function totalOf({ changed, full, open }: Totals, { known, unknown, retentionHours }: Counted): KeptPoints['inTotal'] {
  if (known === 0) return null;
  const all = known + unknown;
  const who =
    unknown === 0
      ? `the points of ${countOf(all, 'machine')} that ${all === 1 ? 'replicates' : 'replicate'}`
      : `${countOf(all, 'machine')} ${all === 1 ? 'replicates' : 'replicate'}; what ${unknown} of them ${unknown === 1 ? 'writes' : 'write'} is not known, and the points of the other ${known}`;
  const bound = open === 0 ? 'our upper bound' : `our estimate, since that of ${open} is no upper bound`;
  return {
    bytes: changed + full,
    changedBytes: changed,
    fullBytes: full,
    said: `${who} need ${gigabyteWords(changed + full)}: ${gigabyteWords(changed)} of changes, of each machine in its own worst ${retentionHours} h after growth, as in the cost of the plan of replication where it keeps points as long, and ${gigabyteWords(full)} of full copies; ${bound}`,
  };
}
