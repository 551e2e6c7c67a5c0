import { compareText } from '../model/index.js';
import type { Machine, MachineId } from '../model/index.js';
import { commonBucketLength, minutesIn, sliceWindow } from '../timeseries/index.js';
import type { BucketSeries, PeakSet, Window } from '../timeseries/index.js';
import { groupMachines } from './group-machines.js';
import type { Grouping } from './group-machines.js';
import type { Joint, JointGroup, JointMeasure } from './joint.js';
import { JOINT_METRICS, seriesOfMetric } from './metrics.js';
import { sumMembers } from './sum-members.js';

/** The machines of an estate with their samples, the days that count, and by what to group. */
export interface JointInput {
  readonly machines: readonly Machine[];
  readonly peaks: PeakSet;
  readonly window: Window;
  readonly by: Grouping;
}

/**
 * Peak of the sum against sum of the peaks, metric by metric, for each group and the whole estate. One group after the other is
 * summed, machine by machine, so that no more than the buckets of one sum are held beside the samples.
 */
export function deriveJoint({ machines, peaks, window, by }: JointInput): Joint {
  const bucketMs = commonBucketLength(peaks.series);
  const byMachine = new Map<MachineId, BucketSeries[]>();
  for (const series of peaks.series) {
    const known = byMachine.get(series.key.machine);
    const cut = sliceWindow(series, window.startMs, window.endMs);
    if (known === undefined) byMachine.set(series.key.machine, [cut]);
    else known.push(cut);
  }
  const seriesOf = (machine: Machine): readonly BucketSeries[] => byMachine.get(machine.id) ?? [];
  const jointOf = (
    { name, manager }: { readonly name: string; readonly manager: string | null },
    members: readonly Machine[],
  ): JointGroup => ({
    name,
    manager,
    machines: members.length,
    poweredOff: members.filter(({ power }) => power === 'off' || power === 'suspended').length,
    measures: JOINT_METRICS.flatMap((metric): JointMeasure[] => {
      const own = function* (): Generator<BucketSeries> {
        for (const machine of members) {
          const series = seriesOfMetric(seriesOf(machine), metric);
          if (series !== null) yield series;
        }
      };
      const measure = sumMembers(own(), { metric, machines: members.length, window, bucketMs });
      return measure === null ? [] : [measure];
    }),
  });
  const { groups, ungrouped, inSeveral } = groupMachines(machines, by);
  const whole = machines.filter(({ isTemplate }) => !isTemplate);
  return {
    schemaVersion: 1,
    by: by.kind === 'tag' ? `tag:${by.key}` : by.kind,
    window: { from: new Date(window.startMs).toISOString(), to: new Date(window.endMs).toISOString() },
    bucketMinutes: minutesIn(bucketMs),
    estate: jointOf({ name: 'the whole estate', manager: null }, whole),
    groups: groups.map((group) => jointOf(group, group.machines)),
    ungrouped: ungrouped.map(({ name }) => name).sort(compareText),
    inSeveralGroups: inSeveral
      .map(({ machine, groups: names }) => ({ machine: machine.name, groups: names }))
      .sort((left, right) => compareText(left.machine, right.machine)),
    activeMemoryOnly: whole.filter((machine) => hasActiveMemoryOnly(seriesOf(machine))).length,
  };
}

const hasActiveMemoryOnly = (series: readonly BucketSeries[]): boolean =>
  seriesOfMetric(series, 'memoryBytes') === null &&
  series.some(({ key, counts }) => key.channel === 'memoryActiveBytes' && counts.some((count) => count > 0));
