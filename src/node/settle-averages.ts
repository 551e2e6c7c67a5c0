import type { SampleReading } from '../ingest/index.js';
import { describeStatedIntervals, unmaskAverages } from '../timeseries/index.js';
import type { WatchedRows } from '../timeseries/index.js';

/**
 * What rows show of samples beside their values: averages that pose as samples are called what they are, and an interval that
 * contradicts the stamps is told.
 *
 * @param seen what the rows have shown (`probeRepeats`)
 */
export function settleAverages(reading: SampleReading, seen: WatchedRows): SampleReading {
  const byId = new Map(reading.machines.map((machine) => [machine.id, machine]));
  const nameOf = (machine: (typeof reading.machines)[number]['id']): string => byId.get(machine)?.name ?? machine;
  const { peaks, problems } = unmaskAverages(reading.peaks, seen, nameOf);
  const stated = [...new Set(reading.summaries.filter(({ readings }) => readings > 0).map((one) => one.intervalMs))];
  const [statedMs] = stated;
  // Where files state several intervals, or one of them none, that of each series is inferred from its stamps.
  const differences =
    stated.length !== 1 || statedMs == null
      ? []
      : describeStatedIntervals(
          peaks,
          { statedMs, apartMs: seen.apartMs },
          {
            nameOf,
            fileOf: (machine) => {
              const file = byId.get(machine)?.file;
              return file === undefined ? null : { file };
            },
          },
        );
  return { ...reading, peaks, problems: [...reading.problems, ...problems, ...differences] };
}
