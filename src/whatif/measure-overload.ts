import type { SampledMachine } from '../assessment/index.js';
import type { VmSize } from '../catalog/index.js';
import type { BareChoice } from '../sizing/index.js';
import { ALL_INSTANCES, WHOLE_MACHINE } from '../timeseries/index.js';
import type { BucketSeries, Channel } from '../timeseries/index.js';
import { matchDiskSamples } from '../model/index.js';
import type { Machine } from '../model/index.js';

/** The 10-minute maxima of one channel, and what a choice offers of it; null: it sets no bound. */
interface Load {
  readonly bucketMs: number;
  readonly startMs: number;
  readonly maxima: Float64Array;
  readonly greatest: number;
  readonly offered: (choice: BareChoice) => number | null;
}

/** Buckets of one machine, and how many of them a choice overloads. */
export interface MachineLoad {
  /** With a sample of any channel that is looked at. */
  readonly buckets: number;
  readonly overloadedBy: (choice: BareChoice) => number;
}

const BITS_PER_BYTE = 8;

const OF_THE_SIZE: readonly (readonly [Channel, string, (size: VmSize) => number | null])[] = [
  ['cpuUsedCores', WHOLE_MACHINE, (size) => size.vcpusAvailable],
  ['diskIops', ALL_INSTANCES, (size) => size.uncachedIops],
  ['diskBytesPerSecond', ALL_INSTANCES, (size) => size.uncachedBytesPerSecond],
  [
    'networkOutBytesPerSecond',
    ALL_INSTANCES,
    (size) => (size.networkBitsPerSecond === null ? null : size.networkBitsPerSecond / BITS_PER_BYTE),
  ],
];

function greatestOf(values: Float64Array): number {
  let greatest = -Infinity;
  for (const value of values) if (value > greatest) greatest = value;
  return greatest;
}

type Find = (channel: Channel, instance: string) => BucketSeries | undefined;

const loadOf = (series: BucketSeries | undefined, offered: Load['offered']): readonly Load[] =>
  series === undefined
    ? []
    : [
        {
          bucketMs: series.bucketMs,
          startMs: series.startMs,
          maxima: series.maxima,
          greatest: greatestOf(series.maxima),
          offered,
        },
      ];

/** Each disk against the disk chosen for it, where its samples are known by name or it is the only one. */
function loadsOfDisks(machine: Machine, series: readonly BucketSeries[], find: Find): readonly Load[] {
  const ofDisks = series.filter(({ key }) => key.channel.startsWith('disk') && key.instance !== ALL_INSTANCES);
  const instances = new Map(ofDisks.map(({ key }) => [key.instance.toLowerCase(), key.instance]));
  const names = matchDiskSamples(machine.disks, instances.keys());
  const isOnly = machine.disks.length === 1;
  return machine.disks.flatMap((_, index) => {
    const instance = instances.get(names.get(index) ?? '') ?? (isOnly ? ALL_INSTANCES : null);
    if (instance === null) return [];
    // Several disks sized as one have fewer choices than disks: then no disk has one of its own.
    const own = ({ disks }: BareChoice): BareChoice['disks'][number] | null =>
      disks.length === machine.disks.length ? disks[index]! : null;
    return [
      ...loadOf(find('diskIops', instance), (choice) => own(choice)?.iops ?? null),
      ...loadOf(find('diskBytesPerSecond', instance), (choice) => own(choice)?.bytesPerSecond ?? null),
    ];
  });
}

function loadsOf(machine: Machine, series: readonly BucketSeries[]): readonly Load[] {
  const byKey = new Map(series.map((one) => [`${one.key.channel}\u0000${one.key.instance}`, one]));
  const find: Find = (channel, instance) => byKey.get(`${channel}\u0000${instance}`);
  const memory = find('memoryGuestUsedBytes', WHOLE_MACHINE) ?? find('memoryConsumedBytes', WHOLE_MACHINE);
  return [
    ...OF_THE_SIZE.flatMap(([channel, instance, offered]) =>
      loadOf(find(channel, instance), ({ size }) => offered(size)),
    ),
    ...loadOf(memory, ({ size }) => size.memoryBytes),
    ...loadsOfDisks(machine, series, find),
  ].filter(({ greatest }) => greatest > -Infinity);
}

/** Buckets in which some load passes its bound; each bucket counts once, however many loads do. */
function countAbove(loads: readonly (readonly [Load, number])[]): number {
  const startMs = Math.min(...loads.map(([load]) => load.startMs));
  const endOf = ({ bucketMs, startMs: at, maxima }: Load): number => (at - startMs) / bucketMs + maxima.length;
  const marks = new Uint8Array(Math.max(...loads.map(([load]) => endOf(load))));
  let count = 0;
  for (const [load, bound] of loads) {
    const shift = (load.startMs - startMs) / load.bucketMs;
    const { maxima } = load;
    for (let index = 0; index < maxima.length; index += 1) {
      // A gap is above nothing.
      if (!(maxima[index]! > bound) || marks[index + shift] === 1) continue;
      marks[index + shift] = 1;
      count += 1;
    }
  }
  return count;
}

const keyOf = ({ size, disks }: BareChoice): string =>
  `${size.name} ${disks.map(({ iops, bytesPerSecond }) => `${iops}/${bytesPerSecond}`).join(' ')}`;

/**
 * What a machine's samples say of any choice: in how many 10-minute buckets the maximum of CPU, memory, disks or network
 * exceeds what the chosen size offers, or a disk its own. Series begin on whole buckets. A choice is counted once, however
 * many cells make it.
 *
 * @returns null where nothing of it was sampled
 */
export function measureLoad(machine: Machine, { series }: SampledMachine): MachineLoad | null {
  const loads = loadsOf(machine, series);
  if (loads.length === 0) return null;
  const known = new Map<string, number>();
  return {
    buckets: countAbove(loads.map((load) => [load, -Infinity])),
    overloadedBy: (choice) => {
      const key = keyOf(choice);
      const counted = known.get(key);
      if (counted !== undefined) return counted;
      const above = loads.flatMap((load) => {
        const bound = load.offered(choice);
        return bound !== null && load.greatest > bound ? [[load, bound] as const] : [];
      });
      const count = above.length === 0 ? 0 : countAbove(above);
      known.set(key, count);
      return count;
    },
  };
}
