import { BYTES_PER_GIB, compareText } from '../model/index.js';
import type { Estate } from '../model/index.js';
import { figure } from '../site/index.js';
import type { Site } from '../site/index.js';
import type { MachineChurn } from './churn.js';
import { diskLogs } from './hyper-v-logs.js';
import type { DiskLog, WrittenOf } from './hyper-v-logs.js';
import { GENERATION_LIMITS } from './generations.js';
import type { InitialPlan } from './initial.js';
import type { DatastoreHeadroom } from './placement.js';
import type { ReplicatedMachine } from './replicated.js';

export interface LogRoomInput {
  readonly machines: readonly ReplicatedMachine[];
  readonly churn: { readonly machines: readonly MachineChurn[]; readonly bytesByMinute?: WrittenOf };
  readonly initial: Pick<InitialPlan, 'machines'>;
  readonly estate: Pick<Estate, 'machines' | 'datastores'>;
  readonly site: Site | null;
  readonly resolved: {
    readonly growthPercent: { readonly value: number };
    readonly foldPercent: { readonly value: number | null };
  };
  /** How long changes wait on the link at worst; null: unknown; `Infinity`: more is written than the link carries. */
  readonly backlogMinutes: number | null;
}

interface MachineLogs {
  readonly machine: ReplicatedMachine;
  readonly disk: DiskLog;
}

const MS_PER_HOUR = 3_600_000;

/**
 * What the volumes of Hyper-V hosts have left for the logs of changes and for the snapshots of first copies, in the order of hosts and
 * volumes. First copies of one wave run beside each other and beside the changes of all others: the worst wave counts, an upper bound of
 * ours. Where no input tells on which volume a disk lies, the volumes of its host stand together, and their free room is unknown.
 */
export function deriveLogRoom(input: LogRoomInput): readonly DatastoreHeadroom[] {
  const volumes = new Map<string, { readonly host: string; readonly volume: string | null; logs: MachineLogs[] }>();
  const sources = new Map(input.estate.machines.map(({ id, disks }) => [id, disks]));
  for (const machine of input.machines) {
    if (machine.generation !== 'hyperV') continue;
    const host = machine.host ?? machine.manager ?? 'a host that no source names';
    for (const disk of logsOf(machine, input)) {
      const volume = sources.get(machine.id)?.find(({ name }) => name === disk.disk)?.datastore ?? null;
      const key = JSON.stringify([host.toLowerCase(), volume]);
      const known = volumes.get(key) ?? { host, volume, logs: [] };
      known.logs.push({ machine, disk });
      volumes.set(key, known);
    }
  }
  return [...volumes.values()]
    .toSorted((one, other) => compareText(one.host, other.host) || compareText(one.volume ?? '', other.volume ?? ''))
    .map((one) => roomOf(one, input));
}

function logsOf(machine: ReplicatedMachine, input: LogRoomInput): readonly DiskLog[] {
  const copy = input.initial.machines.find((one) => one.machine === machine.id);
  const [from, to] = [copy?.from ?? null, copy?.to ?? null];
  return diskLogs(machine, {
    churn: input.churn.machines.find((one) => one.machine === machine.id) ?? null,
    written: input.churn.bytesByMinute?.(machine.id) ?? null,
    copyHours: from === null || to === null ? null : (Date.parse(to) - Date.parse(from)) / MS_PER_HOUR,
    backlogMinutes: input.backlogMinutes,
    growthPercent: input.resolved.growthPercent.value,
    foldPercent: input.resolved.foldPercent.value,
  });
}

interface Volume {
  readonly host: string;
  readonly volume: string | null;
  readonly logs: readonly MachineLogs[];
}

function roomOf({ host, volume, logs }: Volume, { estate, site }: LogRoomInput): DatastoreHeadroom {
  const freeBytes = volume === null ? null : freeOf(volume, { estate, site });
  const growthBytes = needOf(logs);
  const state = freeBytes === null || growthBytes === null ? 'unknown' : growthBytes <= freeBytes ? 'enough' : 'short';
  return {
    kind: 'logs',
    name: volume === null ? `the volumes of ${host}` : `${volume} of ${host}`,
    ...{ freeBytes, growthBytes, state },
    machines: [...new Set(logs.map(({ machine }) => machine.id))].sort(compareText),
    source: GENERATION_LIMITS.hyperV.source,
    said: saidOf({ volume, logs, freeBytes, growthBytes }),
    remedies: state === 'short' ? remediesOf(growthBytes! - freeBytes!) : [],
  };
}

function freeOf(volume: string, { estate, site }: Pick<LogRoomInput, 'estate' | 'site'>): number | null {
  const listed = (estate.datastores ?? []).find(({ name }) => name === volume)?.freeBytes ?? null;
  if (listed !== null) return listed;
  const stated = (site?.datastores ?? []).find(({ name }) => name === volume)?.freeGB;
  return stated === undefined ? null : stated * BYTES_PER_GIB;
}

/** The worst wave: its disks with their first copies, those of all others with their changes. Null: something of it is unknown. */
function needOf(logs: readonly MachineLogs[]): number | null {
  if (logs.some(({ disk }) => disk.initialBytes === null || disk.backlogBytes === null)) return null;
  const waves = [...new Set(logs.map(({ machine }) => machine.wave))];
  const needs = waves.map((wave) =>
    logs.reduce((sum, { machine, disk }) => {
      const backlog = disk.backlogBytes ?? 0;
      return sum + (machine.wave === wave ? Math.max(backlog, disk.initialBytes ?? 0) : backlog);
    }, 0),
  );
  return needs.reduce((most, one) => Math.max(most, one), 0);
}

const gib = (bytes: number): string => figure(bytes / BYTES_PER_GIB);

function saidOf({
  volume,
  logs,
  freeBytes,
  growthBytes,
}: Pick<Volume, 'volume' | 'logs'> & Pick<DatastoreHeadroom, 'freeBytes' | 'growthBytes'>): string {
  const sizes = logs.reduce((sum, { disk }) => sum + disk.sizeBytes, 0);
  const where = volume === null ? 'no input tells on which volume of the host these disks lie; ' : '';
  const free = freeBytes === null ? 'free space unknown' : `${gib(freeBytes)} GiB free`;
  const worst = `at worst ${gib(sizes)} GiB, all that its disks hold`;
  const unknown = logs.filter(({ disk }) => disk.initialBytes === null || disk.backlogBytes === null).length;
  return growthBytes === null
    ? `${where}${free}; room for logs unknown, since ${unknown} of ${logs.length} disks have no samples, no planned copy or no link; ${worst}`
    : `${where}${free}; logs of changes and snapshots of first copies take up to ${gib(growthBytes)} GiB while the worst wave is copied; ${worst}`;
}

const remediesOf = (lacking: number): readonly string[] => [
  `enlarge the volume by ${Math.ceil(lacking / BYTES_PER_GIB)} GiB before replication is enabled`,
  'enable fewer of its machines at once: without room for logs and snapshots a first copy never ends',
  'copy these machines when the link is open: a shorter first copy lets logs grow less',
];
