import { BYTES_PER_GIB, compareText } from '../model/index.js';
import type { Estate, Machine } from '../model/index.js';
import { figure, figuresApart } from '../site/index.js';
import type { Site } from '../site/index.js';
import { haveFor } from './churn-words.js';
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
 * ours. A volume of a cluster, or a share, is one for all hosts that see it. Where no input tells on which volume a disk lies, the volumes of
 * its host stand together, and their free room is unknown.
 */
export function deriveLogRoom(input: LogRoomInput): readonly DatastoreHeadroom[] {
  const named = volumesOf(input);
  const isAlone = ({ volume }: Volume): boolean =>
    named.filter((one) => one.volume?.toLowerCase() === volume?.toLowerCase()).length === 1;
  return named
    .toSorted(
      (one, other) =>
        compareText(one.hosts[0] ?? '', other.hosts[0] ?? '') || compareText(one.volume ?? '', other.volume ?? ''),
    )
    .map((one) => roomOf(one, isAlone(one), input));
}

/** Disks by their volume, in the order of the machines. */
function volumesOf(input: LogRoomInput): readonly Volume[] {
  const volumes = new Map<string, Filling>();
  const sources = new Map(input.estate.machines.map((machine) => [machine.id, machine]));
  for (const machine of input.machines) {
    if (machine.generation !== 'hyperV') continue;
    for (const disk of logsOf(machine, input)) fill(volumes, { machine, disk }, sources.get(machine.id));
  }
  return [...volumes.values()].map(({ byHost, ...one }): Volume => ({
    ...one,
    hosts: [...byHost.values()].sort(compareText),
  }));
}

interface Filling extends Omit<Volume, 'hosts'> {
  readonly logs: MachineLogs[];
  readonly byHost: Map<string, string>;
}

function fill(volumes: Map<string, Filling>, log: MachineLogs, source: Machine | undefined): void {
  const host = hostOf(log.machine);
  const volume = source?.disks.find(({ name }) => name === log.disk.disk)?.datastore ?? null;
  const shared = sharingOf(volume, source?.placement.cluster ?? null);
  const key = JSON.stringify([shared ?? ['host', host.toLowerCase()], volume?.toLowerCase() ?? null]);
  const known: Filling = volumes.get(key) ?? { volume, shared, logs: [], byHost: new Map<string, string>() };
  known.logs.push(log);
  if (!known.byHost.has(host.toLowerCase())) known.byHost.set(host.toLowerCase(), host);
  volumes.set(key, known);
}

const hostOf = ({ host, manager }: ReplicatedMachine): string => host ?? manager ?? 'a host that no source names';

/** Who shares a volume beside its host; null: nobody. */
type Sharing = readonly ['share'] | readonly ['cluster', name: string | null];

function sharingOf(volume: string | null, cluster: string | null): Sharing | null {
  if (volume === null) return null;
  if (/^\\\\(?!\?)/.test(volume)) return ['share'];
  return /^[a-z]:\\ClusterStorage\\/i.test(volume) ? ['cluster', cluster] : null;
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
  readonly volume: string | null;
  readonly shared: Sharing | null;
  /** In the order of names. */
  readonly hosts: readonly string[];
  readonly logs: readonly MachineLogs[];
}

function roomOf(one: Volume, isAlone: boolean, { estate, site }: LogRoomInput): DatastoreHeadroom {
  const { logs } = one;
  const name = nameOf(one);
  const freeBytes = one.volume === null ? null : freeOf([name, ...(isAlone ? [one.volume] : [])], { estate, site });
  const growthBytes = needOf(logs);
  const state = freeBytes === null || growthBytes === null ? 'unknown' : growthBytes <= freeBytes ? 'enough' : 'short';
  return {
    kind: 'logs',
    name,
    ...{ freeBytes, growthBytes, state },
    machines: [...new Set(logs.map(({ machine }) => machine.id))].sort(compareText),
    source: GENERATION_LIMITS.hyperV.source,
    said: saidOf({ ...one, name, freeBytes, growthBytes }),
    remedies: state === 'short' ? remediesOf(growthBytes! - freeBytes!) : [],
  };
}

function nameOf({ volume, shared, hosts }: Volume): string {
  const of = hosts.length === 1 ? hosts[0]! : `${hosts.length} hosts`;
  if (volume === null) return `the volumes of ${of}`;
  if (shared?.[0] === 'share') return volume;
  return `${volume} of ${shared?.[1] ?? of}`;
}

/** By the name that the plan has for it, or by its own where no other host has a volume of that name. */
function freeOf(names: readonly string[], { estate, site }: Pick<LogRoomInput, 'estate' | 'site'>): number | null {
  const wanted = new Set(names.map(plain));
  const isIt = ({ name }: { readonly name: string }): boolean => wanted.has(plain(name));
  const listed = (estate.datastores ?? []).find(isIt)?.freeBytes ?? null;
  if (listed !== null) return listed;
  const stated = (site?.datastores ?? []).find(isIt)?.freeGB;
  return stated === undefined ? null : stated * BYTES_PER_GIB;
}

/** `D:\` and `d:` are one. */
const plain = (name: string): string => name.toLowerCase().replace(/\\(?=$| of )/, '');

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

type Told = Volume & Pick<DatastoreHeadroom, 'name' | 'freeBytes' | 'growthBytes'>;

function saidOf(told: Told): string {
  const { logs, freeBytes, growthBytes } = told;
  const sizes = logs.reduce((sum, { disk }) => sum + disk.sizeBytes, 0);
  const [need, has] =
    freeBytes === null || growthBytes === null
      ? [gib(growthBytes ?? 0), gib(freeBytes ?? 0)]
      : figuresApart(growthBytes / BYTES_PER_GIB, freeBytes / BYTES_PER_GIB);
  const free =
    freeBytes === null
      ? `free space unknown: state it as datastores of the site file, named ${told.name}`
      : `${has} GiB free`;
  const worst = `at worst ${gib(sizes)} GiB, all that its disks hold`;
  const unknown = logs.filter(({ disk }) => disk.initialBytes === null || disk.backlogBytes === null).length;
  return growthBytes === null
    ? `${whereOf(told)}; ${free}; room for logs unknown, since ${unknown} of ${logs.length} disks ${haveFor(unknown)} no samples, no planned copy or no link; ${worst}`
    : `${whereOf(told)}; ${free}; logs of changes and snapshots of first copies take up to ${need} GiB while the worst wave is copied; ${worst}`;
}

/** Where the volume is known from. */
function whereOf({ volume, shared, hosts }: Volume): string {
  if (volume === null) return 'no input tells on which volume of the host these disks lie';
  const from = 'the volume is that of the paths of the disk files';
  if (shared?.[0] !== 'cluster' || shared[1] !== null) return from;
  return `${from}; it is a volume of a cluster, and no input names the clusters of ${hosts.join(', ')}: it counts as one for all of them, an upper bound`;
}

const remediesOf = (lacking: number): readonly string[] => [
  `enlarge the volume by ${Math.ceil(lacking / BYTES_PER_GIB)} GiB before replication is enabled`,
  'enable fewer of its machines at once: without room for logs and snapshots a first copy never ends',
  'copy these machines when the link is open: a shorter first copy lets logs grow less',
];
